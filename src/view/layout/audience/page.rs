//! The parts of the audience view around the canvas: the headline, what is said, and the place of all of it.

use egui::{Rect, pos2};

use crate::document::{Phrase, Place, quoted};
use crate::markup;
use crate::timeline::{ClaimIx, EventIx, LinkIx, Timeline};
use crate::view::document_layout::DocumentLayout;
use crate::view::look::SelectionIx;
use crate::view::measure::Measure;
use crate::view::presentation::Script;
use crate::view::scene::{ColorRole, Face, Mark, Shape, Target};
use crate::words;

use super::screen::{AUDIENCE_TEXT, AudienceView};
use super::text::{Typesetter, Words, italic, regular, title_words};

/// The room beside texts.
const MARGIN: f32 = 14.0;
/// The sizes of a headline in one line, the largest that fits, and the one in two lines.
const HEADLINE: [f32; 3] = [22.0, 20.0, 18.0];
const HEADLINE_IN_TWO: f32 = 15.5;
/// The size of what is said at ease, which gives way to [`AUDIENCE_TEXT`] where it is long.
const BODY: f32 = 13.0;
/// The room between the parts of what is said.
const GAPS: f32 = 6.0;
/// The room that a column of earlier claims needs at least.
const MIN_COLUMN: f32 = 120.0;

/// Dates are looked for among so many of a claim's events, and so many of them are tried for room.
const MAX_LINKS: usize = 60;
const MAX_DATES: usize = 12;

/// Texts in the making.
pub(super) struct ScreenTexts<'a> {
    timeline: &'a Timeline,
    typesetter: Typesetter<'a>,
    /// The opacity of what is said, which comes into view softly.
    fade: f32,
}

impl<'a> ScreenTexts<'a> {
    pub fn new(timeline: &'a Timeline, measure: &'a mut dyn Measure, fade: f32) -> Self {
        Self {
            timeline,
            typesetter: Typesetter {
                measure,
                marks: Vec::new(),
            },
            fade,
        }
    }

    pub fn into_marks(self) -> Vec<Mark> {
        self.typesetter.marks
    }

    pub fn headline(&mut self, text: &str, area: Rect) {
        let area = area.shrink2(egui::vec2(MARGIN, 0.0));
        let fits =
            |size: &f32| self.typesetter.measure.width(text, Face::SemiBold, *size) <= area.width();
        let size = HEADLINE.into_iter().find(fits).unwrap_or(HEADLINE_IN_TWO);
        let words = Words {
            text,
            face: Face::SemiBold,
            size,
        };
        let lines = self.typesetter.lines(words, area.width());
        let height = words.height(lines.len().min(2));
        let top = area.center().y - height / 2.0 + 1.0;
        self.typesetter
            .set(words, lines, pos2(area.left(), top), area, 1.0, None);
    }

    /// Sets the claim or the event that is read, and on the left the claims that appeared before it.
    pub fn say(
        &mut self,
        revealed: &[ClaimIx],
        selection: Option<SelectionIx>,
        area: Rect,
        gutter: f32,
    ) {
        let rule = Shape::Line {
            points: vec![area.left_top(), area.right_top()],
            width: 1.0,
            dash: None,
        };
        self.typesetter.mark(rule, ColorRole::Rule, 1.0, None, area);
        let read = match selection {
            Some(SelectionIx::Claim(claim)) => Some(claim),
            Some(SelectionIx::Link(link)) => Some(link.claim),
            Some(SelectionIx::Event(_) | SelectionIx::Actor(_)) | None => None,
        };
        let earlier: Vec<ClaimIx> = revealed
            .iter()
            .copied()
            .filter(|claim| Some(*claim) != read)
            .collect();
        let column = gutter.max(MIN_COLUMN);
        let inner = area.shrink2(egui::vec2(MARGIN, 6.0));
        let left = Rect::from_min_max(
            inner.min,
            pos2(area.left() + column - MARGIN, inner.bottom()),
        );
        let right = Rect::from_min_max(pos2(area.left() + column + 6.0, inner.top()), inner.max);
        self.earlier(&earlier, left);
        match selection {
            Some(SelectionIx::Claim(claim)) => self.claim(claim, right),
            Some(SelectionIx::Link(link)) => self.claim(link.claim, right),
            Some(SelectionIx::Event(event)) => self.event(event, right),
            Some(SelectionIx::Actor(_)) | None => self.document(right),
        }
    }

    /// Sets titles where they fit, else only numbers.
    fn earlier(&mut self, claims: &[ClaimIx], area: Rect) {
        let mut top = area.top();
        for (index, &claim) in claims.iter().enumerate() {
            let entry = self.timeline.claim(claim);
            let title = format!("{}  {}", entry.number, entry.title);
            let words = Words {
                text: &title,
                face: Face::Regular,
                size: AUDIENCE_TEXT,
            };
            let lines = self.typesetter.lines(words, area.width());
            let rest = &claims[index..];
            let last = usize::from(rest.len() > 1);
            let needed = words.height(lines.len() + last);
            if top + needed > area.bottom() + 1.0 {
                let numbers: Vec<String> = rest
                    .iter()
                    .map(|claim| self.timeline.claim(*claim).number.to_string())
                    .collect();
                let text = numbers.join(", ");
                let words = Words {
                    text: &text,
                    ..words
                };
                self.typesetter
                    .paragraph(words, pos2(area.left(), top), area, 1.0, None);
                return;
            }
            let target = Some(Target::Claim(claim));
            top = self
                .typesetter
                .set(words, lines, pos2(area.left(), top), area, 1.0, target)
                + 3.0;
        }
    }

    fn claim(&mut self, claim: ClaimIx, area: Rect) {
        let entry = self.timeline.claim(claim);
        let document = self.timeline.document();
        let kicker = format!(
            "{} {} · {} argues",
            words::claim_word(self.timeline),
            entry.number,
            words::author(&document.source)
        );
        let dates = date_words(self.timeline, claim);
        let summary = markup::plain(&entry.summary);
        let said = (summary.as_str(), &dates[..]);
        self.card(&kicker, &entry.title, said, Target::Claim(claim), area);
    }

    fn event(&mut self, event: EventIx, area: Rect) {
        let entry = self.timeline.event(event);
        let kicker = format!(
            "{} · {}",
            words::kind(entry.kind),
            self.timeline.date_label(event).words
        );
        let phrases: Vec<String> = entry
            .when
            .phrases
            .iter()
            .map(|phrase| with_its_place(self.timeline, phrase))
            .collect();
        let about = markup::plain(entry.about.as_deref().unwrap_or_default());
        let target = Target::Event(event);
        self.card(&kicker, &entry.title, (&about, &phrases), target, area);
    }

    fn document(&mut self, area: Rect) {
        let source = &self.timeline.document().source;
        let kicker = words::byline(source);
        let mut about = markup::plain(source.about_author.as_deref().unwrap_or_default());
        if !about.is_empty() {
            about.push(' ');
        }
        let written = words::written(self.timeline);
        about.push_str(&match &source.publisher {
            Some(publisher) => format!("Published by {publisher}. {written}."),
            None => format!("{written}."),
        });
        let document = self.timeline.document();
        let claims = words::count_claims(self.timeline, document.claims.len());
        let events = words::count_events(document.events.len());
        let counts = match (document.claims.len(), document.events.len()) {
            (0, _) => events,
            (_, 0) => claims,
            _ => format!("{claims} about {events}"),
        };
        let said = (about.as_str(), &[counts][..]);
        self.card(&kicker, &source.title, said, Target::Writing, area);
    }

    /// Sets a kicker, a title, a text and the words that date it, each below the other. Of the words that date it there are
    /// as many as there is room for: the first says most, and the events have the others. A text that has no room even
    /// without them ends in an ellipsis.
    fn card(
        &mut self,
        kicker: &str,
        title: &str,
        (text, dates): (&str, &[String]),
        target: Target,
        area: Rect,
    ) {
        let opacity = self.fade;
        let mut size = BODY;
        let mut count = dates.len();
        let kicker = Words {
            text: kicker,
            face: Face::SemiBold,
            size: AUDIENCE_TEXT,
        };
        let height = |page: &mut Self, size: f32, count: usize| {
            let dates = joined(dates, count);
            let parts = [
                kicker,
                title_words(title),
                regular(text, size),
                italic(&dates),
            ];
            page.typesetter.height(&parts, area.width()) + GAPS
        };
        while height(self, size, count) > area.height() {
            if count > 1 {
                count -= 1;
            } else if size > AUDIENCE_TEXT {
                size = (size - 0.5).max(AUDIENCE_TEXT);
            } else if count > 0 {
                count = 0;
            } else {
                break;
            }
        }
        let dates = joined(dates, count);
        let target = Some(target);
        let left = area.left();
        let mut top = area.top();
        for (words, gap) in [
            (kicker, 0.0),
            (title_words(title), 2.0),
            (regular(text, size), 4.0),
            (italic(&dates), 0.0),
        ] {
            if words.text.is_empty() {
                continue;
            }
            top = self
                .typesetter
                .paragraph(words, pos2(left, top), area, opacity, target.clone())
                + gap;
        }
    }

    /// Sets the strip: the author, the part of the document that the picture shows, and the step.
    pub fn strip(
        &mut self,
        script: &Script,
        picture: &AudienceView,
        document_layout: &DocumentLayout,
        area: Rect,
    ) {
        let ground = Shape::Area {
            rect: area,
            left: 1.0,
            right: 1.0,
            corner: 0.0,
        };
        self.typesetter
            .mark(ground, ColorRole::Band, 1.0, None, area);
        let source = &self.timeline.document().source;
        let by = words::byline(source);
        let place = words::place_among(picture.step, script.len());
        let middle = area.center().y;
        let widths = [&by, &place].map(|text| self.typesetter.width(regular(text, AUDIENCE_TEXT)));
        let [by_width, place_width] = widths;
        let place_left = area.right() - MARGIN - place_width;
        let track = Rect::from_min_max(
            pos2(area.left() + MARGIN + by_width + 2.0 * MARGIN, middle - 3.0),
            pos2(place_left - 2.0 * MARGIN, middle + 3.0),
        );
        let has_track = track.width() > 60.0;
        let room = if has_track {
            by_width + 1.0
        } else {
            (place_left - MARGIN - area.left() - MARGIN).max(0.0)
        };
        if let Some(by) = self
            .typesetter
            .measure
            .fitted(&by, Face::Regular, AUDIENCE_TEXT, room)
        {
            self.typesetter.line(
                regular(&by, AUDIENCE_TEXT),
                pos2(area.left() + MARGIN, middle),
                area,
            );
        }
        self.typesetter.line(
            regular(&place, AUDIENCE_TEXT),
            pos2(place_left, middle),
            area,
        );
        if !has_track {
            return;
        }
        let viewport = document_layout.viewport(f64::from(track.width()), picture.look.folding);
        let scale = viewport.scale(viewport.home);
        let x = |time: f64| {
            let x = scale.x_from_time(time).clamp(0.0, f64::from(track.width()));
            track.left() + x as f32
        };
        let (from, until) = (x(picture.look.camera.start), x(picture.look.camera.end));
        let window = Rect::from_min_max(
            pos2(from.min(track.right() - 5.0), track.top() - 1.5),
            pos2(until.max(from + 5.0), track.bottom() + 1.5),
        );
        for (rect, color_role) in [(track, ColorRole::Fold), (window, ColorRole::Accent)] {
            let shape = Shape::Area {
                rect,
                left: 1.0,
                right: 1.0,
                corner: 3.0,
            };
            self.typesetter.mark(shape, color_role, 1.0, None, area);
        }
    }
}

/// The text's own words for the dates of the events that a claim names: those that stand in the claim itself, or else
/// wherever the text dates these events; and where it names none, those of the events that it is about.
fn date_words(timeline: &Timeline, claim: ClaimIx) -> Vec<String> {
    let here = Place::Claim(timeline.claim(claim).number);
    // The first in the order of the document, whose author knows what matters most.
    let links = timeline.claim(claim).events.iter().zip(0..);
    let links = links.map(|(_, link)| LinkIx { claim, link });
    let links: Vec<LinkIx> = links.take(MAX_LINKS).collect();
    let events = |direct: bool| {
        let links = links
            .iter()
            .filter(move |id| timeline.link(**id).direct == direct);
        links.map(|id| timeline.event(timeline.event_of_link(*id)))
    };
    let in_claim = events(true).filter_map(|event| {
        let phrase = event
            .when
            .phrases
            .iter()
            .find(|phrase| phrase.place == Some(here))?;
        Some(format!("{}: {}", event.title, quoted(&phrase.text)))
    });
    let elsewhere = events(true).chain(events(false)).filter_map(|event| {
        let phrase = event.when.phrases.first()?;
        Some(format!(
            "{}: {}",
            event.title,
            with_its_place(timeline, phrase)
        ))
    });
    let mut dates: Vec<String> = in_claim.take(MAX_DATES).collect();
    if dates.is_empty() {
        dates.extend(elsewhere.take(MAX_DATES));
    }
    dates.dedup();
    dates
}

fn joined(dates: &[String], count: usize) -> String {
    dates[..count].join("; ")
}

fn with_its_place(timeline: &Timeline, phrase: &Phrase) -> String {
    let quoted = quoted(&phrase.text);
    match phrase.place {
        Some(place) => format!("{quoted} ({})", words::place(timeline, place)),
        None => quoted,
    }
}
