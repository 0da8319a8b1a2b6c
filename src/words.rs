//! Words of the interface. They are attributed: the app itself asserts nothing.

mod facets;

use crate::article::Standing;
use crate::document::date::words::words_for_end;
use crate::document::date::{self, Bounds, Form};
use crate::document::when::Dated;
use crate::document::{EventKind, Genre, Place, RelativeTo, Role, Source};
use crate::timeline::{
    ClaimIx, ClaimOrder, EventIx, MAX_CHAIN, RecordDate, RecordRelation, Timeline,
};

pub use facets::{
    ALL_EVENTS, facet, facet_value, filter, filter_values, shown, shown_by, two_filters, without,
};

/// The document's word for one claim, capitalised.
pub fn claim_word(timeline: &Timeline) -> String {
    capitalised(&timeline.document().claims_are_called.one)
}

/// "1 truth", "3 truths".
pub fn count_claims(timeline: &Timeline, count: usize) -> String {
    let word = &timeline.document().claims_are_called;
    let word = if count == 1 { &word.one } else { &word.many };
    format!("{} {word}", thousands(count))
}

/// "Truths as they are numbered".
pub fn claim_order(timeline: &Timeline, order: ClaimOrder) -> String {
    let many = capitalised(&timeline.document().claims_are_called.many);
    let order = match order {
        ClaimOrder::Number => "as they are numbered",
        ClaimOrder::Time => "by the time of their first events",
        ClaimOrder::Structure => "with what is built on above what builds on it",
    };
    format!("{many} {order}")
}

/// "Rests on 3 truths, carries 11", directly or through others; nothing of a claim that stands by itself.
pub fn chain(timeline: &Timeline, claim: ClaimIx) -> Option<String> {
    let chain = timeline.structure().chain_of(claim);
    let at_most = |count: usize| if count < MAX_CHAIN { "" } else { " or more" };
    let (premises, followers) = (chain.premises.len(), chain.followers.len());
    let rests = format!(
        "rests on {}{}",
        count_claims(timeline, premises),
        at_most(premises)
    );
    let carries = |what: String| format!("carries {what}{}", at_most(followers));
    match (premises, followers) {
        (0, 0) => None,
        (_, 0) => Some(capitalised(&rests)),
        (0, _) => Some(capitalised(&carries(count_claims(timeline, followers)))),
        _ => Some(capitalised(&format!(
            "{rests}, {}",
            carries(thousands(followers))
        ))),
    }
}

/// "1 event", "12,345 events".
pub fn count_events(count: usize) -> String {
    let word = if count == 1 { "event" } else { "events" };
    format!("{} {word}", thousands(count))
}

/// "Truth 8: The August strike in Kabul".
pub fn claim_heading(timeline: &Timeline, claim: ClaimIx) -> String {
    let entry = timeline.claim(claim);
    format!("{} {}: {}", claim_word(timeline), entry.number, entry.title)
}

/// A number with its thousands apart, "12,345".
pub fn thousands(number: usize) -> String {
    date::words::thousands(number as u64)
}

/// "Page 3 of 12".
pub fn page(index: usize, all: usize) -> String {
    format!("Page {}", place_among(index, all))
}

/// "3 of 12".
pub fn place_among(index: usize, all: usize) -> String {
    format!("{} of {}", thousands(index + 1), thousands(all))
}

pub fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// The name of a kind of event.
pub fn kind(kind: EventKind) -> &'static str {
    match kind {
        EventKind::Happened => "Happened",
        EventKind::Ongoing => "Ongoing when written",
        EventKind::Alleged => "Alleged",
        EventKind::Hypothetical => "Feared or forecast",
    }
}

/// The note that keeps a title from being taken for something that happened.
pub fn kind_note(kind: EventKind) -> Option<&'static str> {
    match kind {
        EventKind::Happened | EventKind::Ongoing => None,
        EventKind::Alleged => Some("alleged by the author"),
        EventKind::Hypothetical => Some("feared or forecast, not something that happened"),
    }
}

pub fn role(role: Role) -> &'static str {
    match role {
        Role::Background => "Background",
        Role::Cause => "Cause",
        Role::Motive => "Motive",
        Role::Consequence => "Consequence",
        Role::Interpretation => "Interpretation",
        Role::Prediction => "Prediction",
        Role::Prescription => "Prescription",
        Role::Evidence => "Evidence",
    }
}

/// The heading over claims that speak of an event in a role.
pub fn as_role(role: Role) -> &'static str {
    match role {
        Role::Background => "As background",
        Role::Cause => "As a cause",
        Role::Motive => "As a motive",
        Role::Consequence => "As a consequence",
        Role::Interpretation => "Interpreting it",
        Role::Prediction => "As a prediction",
        Role::Prescription => "As a prescription",
        Role::Evidence => "As evidence",
    }
}

pub const ROLES: [Role; 8] = [
    Role::Background,
    Role::Cause,
    Role::Motive,
    Role::Consequence,
    Role::Interpretation,
    Role::Prediction,
    Role::Prescription,
    Role::Evidence,
];

pub fn directness(direct: bool) -> &'static str {
    if direct {
        "the text names or dates it here"
    } else {
        "the text is about it here without naming it"
    }
}

pub fn genre(genre: Genre) -> &'static str {
    match genre {
        Genre::Opinion => "Opinion",
        Genre::Analysis => "Analysis",
        Genre::Report => "Report",
        Genre::Speech => "Speech",
        Genre::Paper => "Paper",
        Genre::Testimony => "Testimony",
    }
}

/// "Written 3 January 2023", "Written on one of 3–9 January 2023", "Written in one of 2020–2022".
pub fn written(timeline: &Timeline) -> String {
    let words = &timeline.written_label().words;
    let (from, until) = timeline.written_seconds();
    let at = match words.starts_with("one of ") {
        false => "",
        // Days are counted on, months and years in.
        true if until - from < 45.0 * 86_400.0 => "on ",
        true => "in ",
    };
    format!("Written {at}{words}")
}

/// "The Daily, Lahore", the publisher and the place where a text appeared, as far as the document says.
pub fn published_at(source: &Source) -> Option<String> {
    let place = source
        .published
        .as_ref()
        .and_then(|published| published.place.as_deref());
    let publisher = source.publisher.as_deref();
    let mut places: Vec<&str> = publisher.into_iter().chain(place).collect();
    places.dedup();
    (!places.is_empty()).then(|| places.join(", "))
}

/// "4 January 2023", the date on which a text appeared, where the document gives it.
pub fn published_on(timeline: &Timeline) -> Option<String> {
    let document = timeline.document();
    let published = document.source.published.as_ref()?;
    let date = published.own_date(document.hemisphere)?;
    Some(timeline.date_style().date(date.words(), date.edtf()))
}

/// "Published: The Daily, Lahore, 4 January 2023", or as much of it as the document says.
pub fn published(timeline: &Timeline) -> Option<String> {
    let place = published_at(&timeline.document().source);
    let said: Vec<String> = place.into_iter().chain(published_on(timeline)).collect();
    (!said.is_empty()).then(|| format!("Published: {}", said.join(", ")))
}

/// "A. Writer, “20 truths”, The Daily, Lahore, 4 January 2023", or as much of it as the document says.
pub fn source(timeline: &Timeline) -> String {
    let source = &timeline.document().source;
    let title = format!("“{}”", source.title);
    let said = source.author.clone().into_iter().chain([title]);
    let published = published_at(source).into_iter();
    let said: Vec<String> = said
        .chain(published)
        .chain(published_on(timeline))
        .collect();
    said.join(", ")
}

/// "Opinion by A. Writer", or as much of it as the document says.
pub fn byline(source: &Source) -> String {
    match (source.genre.map(genre), &source.author) {
        (Some(genre), Some(author)) => format!("{genre} by {author}"),
        (Some(genre), None) => genre.to_owned(),
        (None, Some(author)) => format!("By {author}"),
        (None, None) => String::new(),
    }
}

/// The one who argues, for attribution: the author, or the text where nobody is named.
pub fn author(source: &Source) -> &str {
    source.author.as_deref().unwrap_or("the text")
}

/// The place of a phrase, "truth 8".
pub fn place(timeline: &Timeline, place: Place) -> String {
    match place {
        Place::Title => "title".to_owned(),
        Place::Introduction => "introduction".to_owned(),
        Place::Claim(number) => format!("{} {number}", timeline.document().claims_are_called.one),
        Place::Closing => "closing".to_owned(),
    }
}

/// The fault of a phrase that does not stand in the text as the document says.
pub fn astray(standing: &Standing) -> Option<&'static str> {
    match standing {
        Standing::Exact(_) => None,
        Standing::Elsewhere(..) => Some("(the text has it elsewhere)"),
        Standing::Near(_) => Some("(the text has other words)"),
        Standing::Missing => Some("(not in the text)"),
    }
}

/// The place of a phrase in exports, where the document's own word would not be understood: "claim 8".
pub fn place_in_export(place: Place) -> String {
    match place {
        Place::Title => "title".to_owned(),
        Place::Introduction => "introduction".to_owned(),
        Place::Claim(number) => format!("claim {number}"),
        Place::Closing => "closing".to_owned(),
    }
}

/// The words for the date or event that a date counts from; the name of the event, if it is one, goes behind it.
pub fn relation(relative_to: &RelativeTo) -> Option<(&'static str, Option<&str>)> {
    match relative_to {
        RelativeTo::Nothing => None,
        RelativeTo::Writing => Some(("the time of writing", None)),
        RelativeTo::Before(event) => Some(("before", Some(event.as_str()))),
        RelativeTo::After(event) => Some(("after", Some(event.as_str()))),
        RelativeTo::From(event) => Some(("from the beginning of", Some(event.as_str()))),
        RelativeTo::Until(event) => Some(("until the beginning of", Some(event.as_str()))),
    }
}

/// The heading over the record's date of an event.
pub fn record_heading(relation: RecordRelation) -> &'static str {
    match relation {
        RecordRelation::Disagrees => "The record disagrees",
        RecordRelation::Differs => "The record differs",
        RecordRelation::MoreExact => "The record is more exact",
    }
}

/// A line about an event, with the same as a remark at its end where there is a record.
pub fn with_record(line: String, timeline: &Timeline, event: EventIx) -> String {
    let Some(record) = timeline.record_of(event) else {
        return line;
    };
    let remark = match record.relation {
        RecordRelation::Disagrees => "the record disagrees",
        RecordRelation::Differs => "the record differs",
        RecordRelation::MoreExact => "the record is more exact",
    };
    format!("{line} · {remark}")
}

/// What such a heading means.
pub fn record_meaning(relation: RecordRelation) -> &'static str {
    match relation {
        RecordRelation::Disagrees => "Both dates cannot hold.",
        RecordRelation::Differs => {
            "Both may hold: they overlap, or one of them is only about right."
        }
        RecordRelation::MoreExact => "It lies within what the text says.",
    }
}

/// "The record disagrees in 4 places, differs in 1 and is more exact in 5"; nothing where there are none.
pub fn records_counted<'a>(
    records: impl IntoIterator<Item = &'a RecordDate, IntoIter: Clone>,
) -> Option<String> {
    use RecordRelation::{Differs, Disagrees, MoreExact};
    let records = records.into_iter();
    let mut said: Vec<String> = Vec::new();
    for (relation, does) in [
        (Disagrees, "disagrees"),
        (Differs, "differs"),
        (MoreExact, "is more exact"),
    ] {
        let alike = records.clone().filter(|record| record.relation == relation);
        let count = alike.count();
        let places = match (said.is_empty(), count) {
            (true, 1) => " place",
            (true, _) => " places",
            (false, _) => "",
        };
        if count > 0 {
            said.push(format!("{does} in {}{places}", thousands(count)));
        }
    }
    let last = said.pop()?;
    Some(match said.join(", ").as_str() {
        "" => format!("The record {last}"),
        others => format!("The record {others} and {last}"),
    })
}

/// The record's date of an event, in words.
pub fn record_date(timeline: &Timeline, event: EventIx) -> String {
    let record = timeline.event(event).record.as_ref();
    record.map_or_else(String::new, |record| {
        let own = record.own_date(timeline.document().hemisphere);
        timeline.date_style().date(own.words(), own.edtf())
    })
}

/// The bounds of a date in numbers, "start 1–10 August 2022; end unknown", and whether the writing sets one of them.
pub fn bounds(timeline: &Timeline, dated: &Dated, kind: EventKind) -> String {
    let Bounds { start, end } = dated.bounds;
    let start = words_for_end(start, dated.start_edge, dated.zone());
    let end = words_for_end(end, dated.end_edge, dated.zone());
    let range = match &dated.form {
        Form::OneOf(windows) if windows.len() == 1 => format!("One of {start}"),
        Form::Once | Form::OneOf(_) => format!("Somewhere within {start}"),
        Form::Period => format!("Start {start}; end {end}"),
        Form::EachOf(_) => format!("The first {start}, the last {end}"),
    };
    let range = timeline.date_style().words(range);
    match (dated.cut_at_writing, kind) {
        (false, _) => range,
        (true, EventKind::Hypothetical) => format!("{range} (after the writing)"),
        (true, _) => format!("{range} (before the end of the writing)"),
    }
}
