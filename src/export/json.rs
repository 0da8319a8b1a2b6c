//! The whole document as JSON with its dates resolved: days, inclusive, `null` where a bound is open.

use serde_json::{Value, json};

use crate::document::FORMAT;
use crate::document::date::{Bounds, Window};
use crate::document::when::{DateLabel, Dated};
use crate::timeline::{EventIx, Timeline};
use crate::words;

/// Writes the document, indented.
pub fn write(timeline: &Timeline) -> String {
    let document = timeline.document();
    let source = &document.source;
    let written = timeline.written();
    let said = timeline.written_label();
    let published = source.published.as_ref().map(|published| {
        json!({
            "place": published.place,
            "edtf": published.edtf,
            "note": published.note,
        })
    });
    let value = json!({
        "format": FORMAT,
        "source": {
            "title": source.title,
            "author": source.author,
            "about_author": source.about_author,
            "publisher": source.publisher,
            "genre": source.genre,
            "published": published,
            "written": {
                "edtf": said.edtf,
                "words": said.words,
                "earliest": written.bounds.start.earliest_day(),
                "latest": written.bounds.end.latest_day(),
                "evidence": source.written.evidence,
            },
        },
        "claims_are_called": document.claims_are_called,
        "hemisphere": document.hemisphere,
        "lanes": document.lanes,
        "actors": document.actors,
        "events": (0..document.events.len() as u32)
            .map(|index| event(timeline, EventIx(index)))
            .collect::<Vec<Value>>(),
        "story": document.story,
        "claims": document.claims.iter().map(|claim| json!({
            "number": claim.number,
            "title": claim.title,
            "summary": claim.summary,
            "actors": claim.actors,
            "events": claim.events.iter().map(|link| json!({
                "event": link.event,
                "role": link.role,
                "direct": link.direct,
                "note": link.note,
            })).collect::<Vec<Value>>(),
            "builds_on": claim.builds_on,
            "tensions": claim.tensions.iter().map(|tension| json!({
                "with": tension.with,
                "note": tension.note,
            })).collect::<Vec<Value>>(),
        })).collect::<Vec<Value>>(),
    });
    format!("{value:#}\n")
}

fn event(timeline: &Timeline, ix: EventIx) -> Value {
    let entry = timeline.event(ix);
    let phrases: Vec<Value> = entry
        .when
        .phrases
        .iter()
        .map(|phrase| json!({ "text": phrase.text, "in": words::place_in_export(phrase.place) }))
        .collect();
    let relative_to = words::relation(&entry.when.relative_to)
        .map(|(relation, event)| json!({ "relation": relation, "event": event }));
    let record = entry.record.as_ref().map(|record| {
        let hemisphere = timeline.document().hemisphere;
        let Bounds { start, end } = record.edtf.meaning(hemisphere).bounds;
        json!({
            "edtf": record.edtf,
            "words": record.edtf.words(hemisphere),
            "earliest": start.earliest_day(),
            "latest": end.latest_day(),
            "note": record.note,
        })
    });
    json!({
        "id": entry.id,
        "title": entry.title,
        "about": entry.about,
        "kind": entry.kind,
        "lane": entry.lane,
        "actors": entry.actors,
        "when": when(&timeline.dated(ix), &timeline.date_label(ix)),
        "as_written": entry.when,
        "relative_to": relative_to,
        "because": entry.when.because,
        "phrases": phrases,
        "record": record,
    })
}

fn when(dated: &Dated, said: &DateLabel) -> Value {
    let Bounds { start, end } = dated.bounds;
    json!({
        "edtf": said.edtf,
        "words": said.words,
        "start": window(start),
        "end": window(end),
    })
}

fn window(window: Window) -> Value {
    json!({
        "earliest": window.earliest_day(),
        "latest": window.latest_day(),
    })
}
