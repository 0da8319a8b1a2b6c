//! The setting of the card of what is read, in the room that there is.

use egui::{Pos2, Rect, pos2};

use crate::document::Role;
use crate::view::layout::claims::role_shape;
use crate::view::look::SelectionIx;
use crate::view::scene::{ColorRole, Hue, Target, Tone};
use crate::words;

use super::card_contents::{Card, of_claim, of_document, of_event};
use super::page::ScreenTexts;
use super::screen::AUDIENCE_TEXT;
use super::text::{Words, italic, regular, semibold};

/// The size of the title.
const TITLE: f32 = 16.5;
/// The size of the text at ease, which gives way to [`AUDIENCE_TEXT`] where it is long.
const BODY: f32 = 15.0;
/// The room below the title, and below the text.
const BELOW_TITLE: f32 = 2.0;
const BELOW_TEXT: f32 = 3.0;
/// The room between two items of the list and between the parts of one, and the room for the mark before one.
const BETWEEN_ITEMS: f32 = 14.0;
const BETWEEN_PARTS: f32 = 5.0;
const MARK_ROOM: f32 = 13.0;
const MARK: f32 = 4.1;

/// A part of an item, set in one face.
struct Part {
    mark: Option<(Role, bool, Hue)>,
    text: String,
    is_quoted: bool,
    /// True for the first part of an item.
    begins: bool,
}

impl Part {
    /// The room before it, where it does not begin a line.
    fn gap(&self) -> f32 {
        if self.begins {
            BETWEEN_ITEMS
        } else {
            BETWEEN_PARTS
        }
    }

    fn mark_room(&self) -> f32 {
        if self.mark.is_some() { MARK_ROOM } else { 0.0 }
    }

    fn words(&self) -> Words<'_> {
        if self.is_quoted {
            italic(&self.text)
        } else {
            regular(&self.text, AUDIENCE_TEXT)
        }
    }
}

impl ScreenTexts<'_> {
    /// Sets the card of the claim, the event or the document that is read. A title that stands in the headline is not said
    /// again.
    ///
    /// Where not all has room, first the words for dates give way up to the first, then the size of the text, then the line
    /// above the title, which goes beside it, then the last items, and then the first words. A text that has no room even so
    /// ends in an ellipsis.
    pub fn card(&mut self, selection: Option<SelectionIx>, headline: &str, area: Rect) {
        let mut card = match selection {
            Some(SelectionIx::Claim(claim)) => of_claim(self.timeline, claim),
            Some(SelectionIx::Link(link)) => of_claim(self.timeline, link.claim),
            Some(SelectionIx::Event(event)) => of_event(self.timeline, event),
            Some(SelectionIx::Actor(_)) | None => of_document(self.timeline),
        };
        if card.title == headline {
            card.title.clear();
        }
        let mut size = BODY;
        // The first item with words of the text stays.
        let least = 1 + card
            .items
            .iter()
            .position(|item| item.words.is_some())
            .unwrap_or(0);
        let mut quoted = card
            .items
            .iter()
            .filter(|item| item.words.is_some())
            .count();
        while self.height(&card, size, quoted, area) > area.height() + 0.5 {
            if quoted > 1 {
                quoted -= 1;
            } else if size > AUDIENCE_TEXT {
                size = (size - 0.5).max(AUDIENCE_TEXT);
            } else if !card.is_kicker_beside && self.has_room_beside_title(&card, area) {
                card.is_kicker_beside = true;
            } else if card.items.len() > least {
                card.items.pop();
                card.more += 1;
            } else if quoted > 0 {
                quoted = 0;
            } else {
                break;
            }
        }
        let target = Some(card.target.clone());
        let mut top = area.top();
        if card.is_kicker_beside {
            let kicker = kicker(&card);
            let left = area.right() - self.typesetter.width(kicker);
            let below_middle = (title(&card).height(1) - kicker.height(1)) * 0.75;
            let lines = vec![card.kicker.clone()];
            let at = pos2(left, top + below_middle);
            self.typesetter
                .set(kicker, lines, at, area, self.fade, target.clone());
        }
        for (words, gap) in texts(&card, size) {
            let at = pos2(area.left(), top);
            if !words.text.is_empty() {
                let below = self
                    .typesetter
                    .paragraph(words, at, area, self.fade, target.clone());
                top = below + gap;
            }
        }
        let parts = parts(&card, quoted);
        for (part, at, lines) in self.flow(&parts, pos2(area.left(), top), area) {
            self.part(part, at, lines, &target, area);
        }
    }

    fn has_room_beside_title(&mut self, card: &Card, area: Rect) -> bool {
        let widths = [kicker(card), title(card)].map(|words| self.typesetter.width(words));
        !card.title.is_empty() && widths.iter().sum::<f32>() + BETWEEN_ITEMS <= area.width()
    }

    fn height(&mut self, card: &Card, size: f32, quoted: usize, area: Rect) -> f32 {
        let mut height = 0.0;
        for (words, gap) in texts(card, size) {
            if !words.text.is_empty() {
                height += self.typesetter.height(&[words], area.width()) + gap;
            }
        }
        let parts = parts(card, quoted);
        let flow = self.flow(&parts, Pos2::ZERO, area);
        let list = flow.last().map_or(0.0, |(part, at, lines)| {
            at.y + part.words().height(lines.len())
        });
        height + list
    }

    /// The places of the parts of a list, each with its lines: items beside one another where that fits.
    fn flow<'p>(
        &mut self,
        parts: &'p [Part],
        start: Pos2,
        area: Rect,
    ) -> Vec<(&'p Part, Pos2, Vec<String>)> {
        let right = start.x + area.width();
        let widths: Vec<f32> = parts
            .iter()
            .map(|part| part.mark_room() + self.typesetter.width(part.words()))
            .collect();
        let mut placed = Vec::with_capacity(parts.len());
        let (mut x, mut y) = (start.x, start.y);
        for (index, part) in parts.iter().enumerate() {
            let words = part.words();
            // An item that has room in a line is not parted.
            let rest = parts[index + 1..].iter().take_while(|part| !part.begins);
            let rest = rest.zip(&widths[index + 1..]);
            let whole: f32 = rest.map(|(part, width)| part.gap() + width).sum();
            let whole = if part.begins {
                whole + widths[index]
            } else {
                0.0
            };
            let whole = if whole > area.width() { 0.0 } else { whole };
            let needed = widths[index].max(whole);
            if x > start.x && x + part.gap() + needed > right {
                (x, y) = (start.x, y + words.height(1));
            } else if x > start.x {
                x += part.gap();
            }
            let room = (right - x - part.mark_room()).max(1.0);
            let lines = self.typesetter.lines(words, room);
            let count = lines.len();
            placed.push((part, pos2(x, y), lines));
            if count > 1 {
                // What takes several lines has them to itself.
                (x, y) = (start.x, y + words.height(count));
            } else {
                x += widths[index];
            }
        }
        placed
    }

    fn part(
        &mut self,
        part: &Part,
        at: Pos2,
        lines: Vec<String>,
        target: &Option<Target>,
        area: Rect,
    ) {
        let words = part.words();
        if let Some((role, direct, hue)) = part.mark {
            let center = pos2(at.x + MARK + 1.0, at.y + words.height(1) / 2.0);
            for (shape, is_paper) in role_shape(role, direct, center, MARK) {
                let color_role = match is_paper {
                    true => ColorRole::Paper,
                    false => ColorRole::Lane(hue, Tone::Strong),
                };
                self.typesetter.mark(
                    shape,
                    color_role,
                    self.fade,
                    target.clone(),
                    area.expand(4.0),
                );
            }
        }
        let at = pos2(at.x + part.mark_room(), at.y);
        self.typesetter
            .set(words, lines, at, area, self.fade, target.clone());
    }
}

fn kicker(card: &Card) -> Words<'_> {
    semibold(&card.kicker, AUDIENCE_TEXT)
}

fn title(card: &Card) -> Words<'_> {
    semibold(&card.title, TITLE)
}

/// The texts above the list, below each other, each with the room below it.
fn texts(card: &Card, size: f32) -> [(Words<'_>, f32); 3] {
    let above = if card.is_kicker_beside {
        ""
    } else {
        &card.kicker
    };
    [
        (semibold(above, AUDIENCE_TEXT), 0.0),
        (title(card), BELOW_TITLE),
        (regular(&card.text, size), BELOW_TEXT),
    ]
}

/// The parts of the list, with so many of the words for dates. A role is named once, where the items that have it begin.
fn parts(card: &Card, mut quoted: usize) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut last_role = None;
    for item in &card.items {
        let role = item.mark.map(|(role, _, _)| role);
        let named = role.filter(|_| role != last_role).map(words::role);
        last_role = role;
        let text = match named {
            Some(role) => format!("{role}: {}", item.text),
            None => item.text.clone(),
        };
        let has_text = !text.is_empty();
        if has_text {
            parts.push(Part {
                mark: item.mark,
                text,
                is_quoted: false,
                begins: true,
            });
        }
        if let Some(words) = item.words.as_ref().filter(|_| quoted > 0) {
            quoted -= 1;
            parts.push(Part {
                mark: None,
                text: words.clone(),
                is_quoted: true,
                begins: !has_text,
            });
        }
    }
    if card.more > 0 {
        parts.push(Part {
            mark: None,
            text: format!("and {} more", words::thousands(card.more)),
            is_quoted: false,
            begins: true,
        });
    }
    parts
}
