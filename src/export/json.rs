//! The whole document as JSON with its dates resolved: days, inclusive, `null` where a bound is open.
//!
//! It is written as a stream, one event and one claim after the other, since a document of a million events as one
//! tree of values takes twenty times its own memory. Fields stand in the order of the alphabet.

use std::io::{self, Write};

use serde::ser::SerializeMap as _;
use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use crate::document::date::{OwnDate, Window};
use crate::document::{
    ActorId, Claim, ClaimNumber, EventId, EventKind, FORMAT, LaneId, Link, Role, Tension,
};
use crate::printable::escaped_json;
use crate::timeline::{EventIx, RecordDate, RecordRelation, Timeline};
use crate::words;

/// Writes the document, indented.
///
/// # Errors
/// The writer's.
pub fn write(timeline: &Timeline, out: &mut dyn Write) -> io::Result<()> {
    let mut out = Escaping(out);
    serde_json::to_writer_pretty(&mut out, &JsonDocument(timeline))?;
    out.write_all(b"\n")
}

/// Escapes whatever a terminal would obey. serde_json hands each piece of a text over as a whole.
struct Escaping<'a>(&'a mut dyn Write);

impl Write for Escaping<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.write_all(bytes)?;
        Ok(bytes.len())
    }

    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        match str::from_utf8(bytes) {
            Ok(json) => self.0.write_all(escaped_json(json).as_bytes()),
            Err(_) => self.0.write_all(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

struct JsonDocument<'a>(&'a Timeline);

impl Serialize for JsonDocument<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let timeline = self.0;
        let document = timeline.document();
        let events = 0..document.events.len() as u32;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("actors", &Each(|| document.actors.iter().map(in_order)))?;
        map.serialize_entry("claims", &Each(|| document.claims.iter().map(claim)))?;
        map.serialize_entry("claims_are_called", &in_order(&document.claims_are_called))?;
        map.serialize_entry(
            "events",
            &Each(|| events.clone().map(|index| event(timeline, EventIx(index)))),
        )?;
        map.serialize_entry("format", &FORMAT)?;
        map.serialize_entry("hemisphere", &document.hemisphere)?;
        map.serialize_entry("lanes", &Each(|| document.lanes.iter().map(in_order)))?;
        map.serialize_entry("source", &source(timeline))?;
        map.serialize_entry("views", &in_order(&document.views))?;
        map.serialize_entry("story", &in_order(&document.story))?;
        map.end()
    }
}

/// A list whose items are made one by one as they are written.
struct Each<F>(F);

impl<F: Fn() -> I, I: Iterator<Item: Serialize>> Serialize for Each<F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}

/// A small part of the document with its fields in the order of the alphabet.
fn in_order<T: Serialize>(part: &T) -> Value {
    json!(part)
}

fn source(timeline: &Timeline) -> Value {
    let source = &timeline.document().source;
    let written = timeline.written();
    let label = timeline.written_label();
    let hemisphere = timeline.document().hemisphere;
    let published = source.published.as_ref().map(|published| {
        let date = published.own_date(hemisphere);
        let bounds = date.as_ref().map(|date| date.meaning().bounds);
        json!({
            "place": published.place,
            "edtf": date.as_ref().and_then(|date| date.edtf().one().map(str::to_owned)),
            "as_written": in_order(published),
            "words": date.as_ref().map(OwnDate::words),
            "earliest": bounds.and_then(|bounds| bounds.start.earliest_day()),
            "latest": bounds.and_then(|bounds| bounds.end.latest_day()),
            "note": published.note,
        })
    });
    json!({
        "title": source.title,
        "author": source.author,
        "about_author": source.about_author,
        "publisher": source.publisher,
        "genre": source.genre,
        "published": published,
        "text": source.text,
        "text_inline": source.text_inline,
        "written": {
            "edtf": label.edtf.one(),
            "as_written": in_order(&source.written),
            "words": label.words,
            "earliest": written.bounds.start.earliest_day(),
            "latest": written.bounds.end.latest_day(),
            "evidence": source.written.evidence,
        },
    })
}

#[derive(Serialize)]
struct JsonClaim<'a> {
    actors: &'a [ActorId],
    builds_on: &'a [ClaimNumber],
    events: Vec<JsonLink<'a>>,
    number: ClaimNumber,
    summary: &'a str,
    tensions: Vec<JsonTension<'a>>,
    title: &'a str,
}

#[derive(Serialize)]
struct JsonLink<'a> {
    direct: bool,
    event: &'a EventId,
    note: Option<&'a str>,
    role: Role,
}

#[derive(Serialize)]
struct JsonTension<'a> {
    note: &'a str,
    with: ClaimNumber,
}

fn claim(claim: &Claim) -> JsonClaim<'_> {
    JsonClaim {
        actors: &claim.actors,
        builds_on: &claim.builds_on,
        events: claim.events.iter().map(link).collect(),
        number: claim.number,
        summary: &claim.summary,
        tensions: claim.tensions.iter().map(tension).collect(),
        title: &claim.title,
    }
}

fn link(link: &Link) -> JsonLink<'_> {
    JsonLink {
        direct: link.direct,
        event: &link.event,
        note: link.note.as_deref(),
        role: link.role,
    }
}

fn tension(tension: &Tension) -> JsonTension<'_> {
    JsonTension {
        note: &tension.note,
        with: tension.with,
    }
}

#[derive(Serialize)]
struct JsonEvent<'a> {
    about: Option<&'a str>,
    actors: &'a [ActorId],
    as_written: Value,
    because: &'a str,
    id: &'a EventId,
    kind: EventKind,
    lane: Option<&'a LaneId>,
    phrases: Vec<JsonPhrase<'a>>,
    record: Option<JsonRecord<'a>>,
    relative_to: Option<JsonRelation<'a>>,
    title: &'a str,
    weight: Option<u32>,
    when: JsonWhen,
}

#[derive(Serialize)]
struct JsonPhrase<'a> {
    #[serde(rename = "in")]
    place: Option<String>,
    text: &'a str,
}

#[derive(Serialize)]
struct JsonRecord<'a> {
    as_written: Value,
    earliest: Option<String>,
    edtf: Option<String>,
    latest: Option<String>,
    note: &'a str,
    relation: RecordRelation,
    words: String,
}

#[derive(Serialize)]
struct JsonRelation<'a> {
    event: Option<&'a str>,
    relation: &'static str,
}

#[derive(Serialize)]
struct JsonWhen {
    /// None where EDTF has no one text for the date; its start and its end have theirs then.
    edtf: Option<String>,
    end: JsonWindow,
    start: JsonWindow,
    /// The clock's time with its zone, as the document writes them, where it does.
    time: Option<String>,
    /// True where nothing is known of the time; its bounds are open then.
    undated: bool,
    words: String,
}

#[derive(Serialize)]
struct JsonWindow {
    earliest: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    edtf: Option<String>,
    latest: Option<String>,
    /// That of a clock at this end of a period.
    #[serde(skip_serializing_if = "Option::is_none")]
    time: Option<String>,
}

fn event(timeline: &Timeline, ix: EventIx) -> JsonEvent<'_> {
    let event = timeline.event(ix);
    let phrases = event.when.phrases.iter().map(|phrase| JsonPhrase {
        place: phrase.place.map(words::place_in_export),
        text: &phrase.text,
    });
    JsonEvent {
        about: event.about.as_deref(),
        actors: &event.actors,
        as_written: in_order(&event.when),
        because: &event.when.because,
        id: &event.id,
        kind: event.kind,
        lane: event.lane.as_ref(),
        phrases: phrases.collect(),
        record: record(timeline, ix),
        relative_to: words::relation(&event.when.relative_to)
            .map(|(relation, event)| JsonRelation { event, relation }),
        title: &event.title,
        weight: event.weight,
        when: when(timeline, ix),
    }
}

fn record(timeline: &Timeline, ix: EventIx) -> Option<JsonRecord<'_>> {
    let record = timeline.event(ix).record.as_ref()?;
    let RecordDate {
        dated, relation, ..
    } = timeline.record_of(ix)?;
    let bounds = dated.bounds;
    let date = record.own_date(timeline.document().hemisphere);
    Some(JsonRecord {
        as_written: in_order(record),
        earliest: bounds.start.earliest_day(),
        edtf: date.edtf().one().map(str::to_owned),
        latest: bounds.end.latest_day(),
        note: &record.note,
        relation: *relation,
        words: words::record_date(timeline, ix),
    })
}

fn when(timeline: &Timeline, ix: EventIx) -> JsonWhen {
    let dated = timeline.dated(ix);
    let label = timeline.date_label(ix);
    let own = timeline
        .event(ix)
        .when
        .own_date(timeline.document().hemisphere);
    let own = own.filter(|own| own.edtf() == label.edtf);
    let [start, end] = own.map_or([None; 2], |own| own.days_and_times());
    let [start_edtf, end_edtf] = label.edtf.ends();
    let time = |clock: Option<(&str, &str)>| clock.map(|(_, time)| time.to_owned());
    let is_period = dated.is_period();
    let window = |window: Window, edtf: Option<&str>, clock: Option<(&str, &str)>| {
        // The day of a clock is that of its own zone, and a leap second ends its day.
        let day = clock.map(|(day, _)| day.to_owned());
        JsonWindow {
            earliest: day.clone().or_else(|| window.earliest_day()),
            edtf: edtf.map(str::to_owned),
            latest: day.or_else(|| window.latest_day()),
            time: time(clock).filter(|_| is_period),
        }
    };
    JsonWhen {
        edtf: label.edtf.one().map(str::to_owned),
        end: window(dated.bounds.end, end_edtf, end),
        start: window(dated.bounds.start, start_edtf, start),
        time: time(start).filter(|_| !is_period),
        undated: dated.is_undated(),
        words: label.words,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_a_terminal_would_obey_is_written_as_escapes_and_reads_as_it_was() {
        let text = "a\u{1b}\u{9b}31m\u{202e}\u{e0001}é\n";
        let mut written = Vec::new();
        serde_json::to_writer(Escaping(&mut written), text).expect("written");
        let written = String::from_utf8(written).expect("UTF-8");
        assert_eq!(written, r#""a\u001b\u009b31m\u202e\udb40\udc01é\n""#);
        let read: String = serde_json::from_str(&written).expect("JSON");
        assert_eq!(read, text);
    }

    /// Takes so many bytes and no more.
    struct Full(usize);

    impl Write for Full {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0 = self
                .0
                .checked_sub(bytes.len())
                .ok_or(io::ErrorKind::StorageFull)?;
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn the_items_of_a_list_are_made_as_they_are_written() {
        let made = std::cell::Cell::new(0);
        let list = Each(|| (0..1000).inspect(|_| made.set(made.get() + 1)));
        let error = serde_json::to_writer(Full(50), &list).expect_err("it is full");
        assert_eq!(error.io_error_kind(), Some(io::ErrorKind::StorageFull));
        assert!((10..50).contains(&made.get()), "{} were made", made.get());
    }
}
