//! Lines of the list of what was found: what each stands for, and what of it matched.

use std::ops::Range;

use crate::timeline::{EventIx, Field, Thing, Timeline, Word};
use crate::view::query::{Excerpt, Findings, Line, excerpt, marked};
use crate::words;

/// A piece of a line, with the words that were looked for by their places in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    pub text: String,
    pub marked: Vec<Range<usize>>,
}

/// A line's texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundLine {
    pub title: Piece,
    /// Its date, or the number of what goes with it, and where the words stand if they are not in the title.
    pub below: Vec<Piece>,
    /// True of what is only feared or forecast.
    pub is_feared: bool,
}

impl Piece {
    fn plain(text: String) -> Self {
        Self {
            text,
            marked: Vec::new(),
        }
    }

    fn of(text: &str, words: &[Word]) -> Self {
        Self {
            text: text.to_owned(),
            marked: marked(text, words),
        }
    }
}

impl From<Excerpt> for Piece {
    fn from(excerpt: Excerpt) -> Self {
        Self {
            text: excerpt.text,
            marked: excerpt.marked,
        }
    }
}

impl FoundLine {
    pub fn of(timeline: &Timeline, findings: &Findings, line: Line) -> Self {
        let words = &findings.query.words;
        match line {
            Line::Event(event) => of_event(timeline, event, words),
            Line::Claim(claim) => {
                let entry = timeline.claim(claim);
                let heading = words::claim_heading(timeline, claim);
                let about = elsewhere(timeline, Thing::Claim(claim), &entry.title, words);
                let about = about.unwrap_or_else(|| Piece::plain(entry.summary.clone()));
                Self {
                    title: Piece::of(&heading, words),
                    below: vec![about],
                    is_feared: false,
                }
            }
            Line::Text(thing, field) => of_text(timeline, thing, field, words),
            Line::Sentence(_) => {
                let found = findings.sentence_of(line);
                let place = found.and_then(|found| found.place);
                let place = place.map(|place| words::capitalised(&words::place(timeline, place)));
                Self {
                    title: found.map_or_else(
                        || Piece::plain(String::new()),
                        |found| found.excerpt.clone().into(),
                    ),
                    below: place.map(Piece::plain).into_iter().collect(),
                    is_feared: false,
                }
            }
            Line::Actor(actor) => {
                let entry = timeline.actor(actor);
                let events = timeline.events_of_actor(actor).len();
                let counted = Piece::plain(words::count_events(events));
                let other = entry.other_names.join(", ");
                let other = (!other.is_empty()).then(|| Piece::of(&other, words));
                Self {
                    title: Piece::of(&entry.name, words),
                    below: [counted].into_iter().chain(other).collect(),
                    is_feared: false,
                }
            }
            Line::GoTo(place) => {
                let date = findings.query.date.as_ref();
                let date = date.and_then(|date| date.dates.get(place));
                let hemisphere = timeline.document().hemisphere;
                let date = date.map_or_else(String::new, |date| date.words(hemisphere));
                Self {
                    title: Piece::plain(date),
                    below: Vec::new(),
                    is_feared: false,
                }
            }
            Line::More(_) => Self {
                title: Piece::plain(String::new()),
                below: Vec::new(),
                is_feared: false,
            },
        }
    }

    /// The whole in one line, as it is read aloud.
    pub fn name(&self) -> String {
        let below = self.below.iter().map(|piece| piece.text.as_str());
        let texts = [self.title.text.as_str()].into_iter().chain(below);
        texts.collect::<Vec<&str>>().join(", ")
    }
}

fn of_event(timeline: &Timeline, event: EventIx, words: &[Word]) -> FoundLine {
    let entry = timeline.event(event);
    let date = Piece::of(&timeline.date_label(event).words, words);
    let kind = words::kind_note(entry.kind).map(|note| Piece::of(note, words));
    let title = Piece::of(&entry.title, words);
    // A date that was looked for is not written as it was typed; what overlaps it has matched all the same.
    let so_far = [Some(&title), Some(&date), kind.as_ref()]
        .into_iter()
        .flatten()
        .map(|piece| piece.text.as_str());
    let matched_so_far = has_all(&so_far.collect::<Vec<&str>>().join(" "), words);
    let about = (!matched_so_far)
        .then(|| around(timeline, event, words))
        .flatten();
    FoundLine {
        title,
        below: [Some(date), kind, about].into_iter().flatten().collect(),
        is_feared: entry.kind == crate::document::EventKind::Hypothetical,
    }
}

/// Where an event has the words that are neither in its title nor in its date: in its other texts, its lane's name, or the names
/// of those who take part.
fn around(timeline: &Timeline, event: EventIx, words: &[Word]) -> Option<Piece> {
    let entry = timeline.event(event);
    let lanes = timeline.lanes_of(event).iter();
    let lanes = lanes.map(|lane| Piece::of(&timeline.lane(*lane).name, words));
    let actors = entry.actors.iter();
    let actors = actors.filter_map(|id| timeline.actor_by_id(id));
    let names = actors.flat_map(|actor| {
        let actor = timeline.actor(actor);
        let others = actor.other_names.iter().map(String::as_str);
        others.chain([actor.name.as_str()]).collect::<Vec<&str>>()
    });
    let names = names.map(|name| Piece::of(name, words));
    let own = excerpt(timeline, Thing::Event(event), words, |field| {
        !matches!(field, Field::Title | Field::Date)
    });
    let own = own.map(Piece::from);
    let all = own.into_iter().chain(lanes).chain(names);
    all.max_by_key(|piece| (piece.marked.len(), std::cmp::Reverse(piece.text.len())))
        .filter(|piece| !piece.marked.is_empty())
}

/// The best text of a thing beside its title, where that has not all words.
fn elsewhere(timeline: &Timeline, thing: Thing, title: &str, words: &[Word]) -> Option<Piece> {
    if has_all(title, words) {
        return None;
    }
    let excerpt = excerpt(timeline, thing, words, |field| field != Field::Title)?;
    Some(excerpt.into())
}

fn has_all(text: &str, words: &[Word]) -> bool {
    let mut words = words.iter();
    words.all(|word| !marked(text, std::slice::from_ref(word)).is_empty())
}

fn of_text(timeline: &Timeline, thing: Thing, field: Field, words: &[Word]) -> FoundLine {
    let found = excerpt(timeline, thing, words, |other| other == field);
    let link = found.as_ref().and_then(|found| found.link);
    let mut title = found.map_or_else(|| Piece::plain(String::new()), Piece::from);
    if field == Field::Quotation {
        let lead = "“".len();
        title.text = format!("“{}”", title.text);
        for place in &mut title.marked {
            *place = place.start + lead..place.end + lead;
        }
    }
    let sort = match field {
        Field::Quotation => "In the text’s words",
        Field::Reason => "Reason for a reading",
        Field::Record => "The record",
        Field::Note | Field::Title | Field::OtherName | Field::About | Field::Date => "Note",
    };
    let of = match (thing, link) {
        (_, Some(link)) => timeline.event(timeline.event_of_link(link)).title.clone(),
        (Thing::Event(event), None) => timeline.event(event).title.clone(),
        (Thing::Claim(claim), None) => words::claim_heading(timeline, claim),
        (Thing::Actor(actor), None) => timeline.actor(actor).name.clone(),
        (Thing::Lane(lane), None) => timeline.lane(lane).name.clone(),
        (Thing::Source, None) => timeline.document().source.title.clone(),
    };
    FoundLine {
        title,
        below: vec![Piece::plain(sort.to_owned()), Piece::plain(of)],
        is_feared: false,
    }
}
