//! A date as it is typed: in EDTF, in words, or by another event.

use crate::document::date::EdtfDate;
use crate::document::source::{self, ValueName};
use crate::document::{Document, Event, EventId, RelativeTo};
use crate::draft::Anchor;
use crate::draft::times::{Context, tag};
use crate::timeline::{EventIx, Timeline};

use super::Edit;

/// A date that is being typed for an event. The picture shows it already, and the document does not have it yet.
#[derive(Clone, Debug, PartialEq)]
pub struct DateTyping {
    /// The event as the document has it.
    pub event: Event,
    pub text: String,
    /// The likeliest first; none of a text that cannot be read.
    pub readings: Vec<DateReading>,
    pub chosen: usize,
    /// The reason why it cannot be read, with a mend.
    pub fault: Option<String>,
}

/// A date that a text may mean.
#[derive(Clone, Debug, PartialEq)]
pub struct DateReading {
    /// As the interface tells it.
    pub words: String,
    pub date: ReadDate,
    /// A reason for it, where words were read.
    pub because: Option<String>,
}

/// The date of a reading.
#[derive(Clone, Debug, PartialEq)]
pub enum ReadDate {
    /// None.
    Undated,
    Edtf(EdtfDate),
    /// Counted from another event.
    Relation(RelativeTo),
}

/// Makes a relation to an event.
type ToEvent = fn(EventId) -> RelativeTo;

/// Words that tie a date to an event, with the relation.
const RELATIONS: [(&str, ToEvent); 5] = [
    ("before ", RelativeTo::Before),
    ("after ", RelativeTo::After),
    ("from ", RelativeTo::From),
    ("since ", RelativeTo::From),
    ("until ", RelativeTo::Until),
];

impl DateTyping {
    /// Reads what is typed for an event.
    pub fn of(document: &Document, event: Event, text: &str) -> Self {
        let (readings, fault) = match readings(document, &event.id, text) {
            Ok(readings) => (readings, None),
            Err(fault) => (Vec::new(), Some(fault)),
        };
        Self {
            event,
            text: text.to_owned(),
            readings,
            chosen: 0,
            fault,
        }
    }

    /// The edit that gives the event the date that is chosen.
    pub fn edit(&self) -> Option<Edit> {
        let (event, reading) = (&self.event, self.readings.get(self.chosen)?);
        let when = ValueName::event(&event.id).field("when");
        let edit = Edit::new(format!("the date of “{}”", event.title));
        let edit = edit
            .remove(when.clone().field("start"))
            .remove(when.clone().field("end"));
        let edit = match &reading.date {
            ReadDate::Undated => edit.remove(when.clone().field("edtf")),
            ReadDate::Edtf(date) => edit.set(when.clone().field("edtf"), source::text(date.edtf())),
            ReadDate::Relation(relation) => {
                let relation = source::in_a_line(relation).ok()?;
                edit.remove(when.clone().field("edtf"))
                    .set(when.clone().field("relative_to"), relation)
            }
        };
        let is_tied = event.when.relative_to.event().is_some();
        let edit = match is_tied && !matches!(reading.date, ReadDate::Relation(_)) {
            true => edit.remove(when.clone().field("relative_to")),
            false => edit,
        };
        let because = reading.because.as_deref();
        Some(match because.filter(|_| event.when.because.is_empty()) {
            Some(because) => edit.set(when.field("because"), source::text(because)),
            None => edit,
        })
    }
}

/// An event's date as somebody would type it.
pub fn as_typed(timeline: &Timeline, event: EventIx) -> String {
    let entry = timeline.event(event);
    match &entry.when.relative_to {
        RelativeTo::Nothing | RelativeTo::Writing => timeline.date_label(event).edtf.to_string(),
        relation => relation
            .event()
            .and_then(|id| timeline.event_by_id(id))
            .map_or_else(String::new, |other| {
                format!("{} {}", relation.name(), timeline.event(other).title)
            }),
    }
}

/// The dates that a text may mean for an event.
fn readings(document: &Document, event: &EventId, text: &str) -> Result<Vec<DateReading>, String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(vec![DateReading {
            words: "undated".to_owned(),
            date: ReadDate::Undated,
            because: None,
        }]);
    }
    if let Some(relation) = relation(document, event, text) {
        return Ok(vec![relation]);
    }
    let relation_word = RELATIONS
        .iter()
        .find(|(word, _)| text.to_lowercase().starts_with(word));
    let fault = match EdtfDate::parse(text) {
        Ok(date) => match date.resolve(document.hemisphere) {
            Ok(_) => return Ok(vec![of_edtf(document, date, None)]),
            Err(error) => error,
        },
        Err(error) => error,
    };
    let mut readings = in_words(document, text);
    for date in EdtfDate::typed(text) {
        if date.resolve(document.hemisphere).is_ok() {
            readings.push(of_edtf(document, date, None));
        }
    }
    let mut seen: Vec<ReadDate> = Vec::new();
    readings.retain(|reading| {
        let is_new = !seen.contains(&reading.date);
        seen.push(reading.date.clone());
        is_new
    });
    match readings.is_empty() {
        false => Ok(readings),
        true => Err(match (relation_word, fault.hint) {
            (Some((word, _)), _) => {
                let named = text[word.len()..].trim();
                format!("no other event has “{named}” in its title")
            }
            (None, Some(hint)) => format!("{}; {hint}", fault.message),
            (None, None) => fault.message,
        }),
    }
}

fn of_edtf(document: &Document, date: EdtfDate, because: Option<String>) -> DateReading {
    DateReading {
        words: date.words(document.hemisphere),
        date: ReadDate::Edtf(date),
        because,
    }
}

/// The readings of an expression of time that the whole text is.
fn in_words(document: &Document, text: &str) -> Vec<DateReading> {
    let context = Context {
        written: Some(document.source.written.edtf.clone()),
        anchor: Some(Anchor::News),
        hemisphere: document.hemisphere,
    };
    let whole = 0..text.len();
    let expressions = tag(text, std::slice::from_ref(&whole), &context);
    let [expression] = &expressions[..] else {
        return Vec::new();
    };
    let around = text.len() - expression.bytes.len();
    // "in April", "on 4 August".
    if around > LEAD {
        return Vec::new();
    }
    let first = expression
        .edtf
        .iter()
        .map(|edtf| (edtf, &expression.because));
    let others = expression.alternatives.iter();
    let others = others.map(|other| (&other.edtf, &other.because));
    first
        .chain(others)
        .filter_map(|(edtf, because)| {
            let date = EdtfDate::parse(edtf).ok()?;
            Some(of_edtf(document, date, Some(because.clone())))
        })
        .collect()
}

/// Bytes of a preposition before an expression.
const LEAD: usize = 5;

/// The event that a text counts from: one whose title has all of its words, the shortest of these.
fn relation(document: &Document, event: &EventId, text: &str) -> Option<DateReading> {
    let lower = text.to_lowercase();
    let (word, relation) = RELATIONS.iter().find(|(word, _)| lower.starts_with(word))?;
    let words: Vec<&str> = lower[word.len()..]
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty() && *word != "the")
        .collect();
    if words.is_empty() {
        return None;
    }
    let others = document.events.iter().filter(|other| other.id != *event);
    let named = others.filter(|other| {
        let title = other.title.to_lowercase();
        let of_title = title.split(|letter: char| !letter.is_alphanumeric());
        let begins = |word: &&str| of_title.clone().any(|other| other.starts_with(word));
        other.id.as_str() == lower[word.len()..].trim() || words.iter().all(begins)
    });
    let other = named.min_by_key(|other| other.title.len())?;
    Some(DateReading {
        words: format!("{word}“{}”", other.title),
        date: ReadDate::Relation(relation(other.id.clone())),
        because: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::sample::explored;

    /// What is typed for an event of that id.
    fn typed(id: &str, text: &str) -> DateTyping {
        let timeline = explored().timeline;
        let event = Event {
            id: id.into(),
            ..timeline.event(EventIx(0)).clone()
        };
        DateTyping::of(timeline.document(), event, text)
    }

    fn edtfs(text: &str) -> Vec<String> {
        let typing = typed("other", text);
        let readings = typing.readings.into_iter();
        readings
            .map(|reading| match reading.date {
                ReadDate::Edtf(date) => date.edtf().to_owned(),
                ReadDate::Undated => "undated".to_owned(),
                ReadDate::Relation(relation) => {
                    let event = relation.event().map(ToString::to_string);
                    format!("{} {}", relation.name(), event.unwrap_or_default())
                }
            })
            .collect()
    }

    #[test]
    fn a_date_is_read_in_edtf_in_words_and_by_an_event() {
        for (typed, first) in [
            ("2022-08", "2022-08"),
            ("[2022-08-01..2022-08-10]", "[2022-08-01..2022-08-10]"),
            ("early August 2022", "[2022-08-01..2022-08-10]"),
            ("10 August 2022", "2022-08-10"),
            ("44 BC", "-0043"),
            ("19th century", "18XX"),
            ("last year", "2019"),
            ("after the fire", "after e"),
            ("until fire", "until e"),
            ("", "undated"),
        ] {
            let read = edtfs(typed);
            assert_eq!(
                read.first().map(String::as_str),
                Some(first),
                "{typed}: {read:?}"
            );
        }
        assert_eq!(edtfs("the moon"), Vec::<String>::new());
    }

    #[test]
    fn an_event_that_is_not_there_is_named() {
        let typing = typed("x", "after the flood");
        let fault = typing.fault.unwrap_or_default();
        assert_eq!(fault, "no other event has “the flood” in its title");
    }

    #[test]
    fn what_cannot_be_read_says_why_and_how_it_is_written() {
        let typing = typed("e", "2022-13");
        let fault = typing.fault.unwrap_or_default();
        assert!(fault.contains("month"), "{fault}");
    }
}
