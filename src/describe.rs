//! Names of the things on the canvas: in the accessibility tree and in exports.

mod found;

use std::collections::HashSet;

use crate::document::date::words::words_for_window;
use crate::document::date::{Instant, Window};
use crate::document::quoted;
use crate::markup;
use crate::timeline::{ClaimIx, EventIx, LinkIx, Timeline};
use crate::view::document_layout::DocumentLayout;
use crate::view::layout::fold_length_words;
use crate::view::look::SelectionIx;
use crate::view::scene::{Bin, GroupPlace, LinkGroup, OutOfView, Target};
use crate::view::stretches::{Drawn, Stretch};
use crate::words;

pub use found::{FoundLine, Piece};

/// The title of what is selected, as the document gives it.
pub fn title(timeline: &Timeline, on: SelectionIx) -> &str {
    match on {
        SelectionIx::Event(event) => &timeline.event(event).title,
        SelectionIx::Claim(claim) => &timeline.claim(claim).title,
        SelectionIx::Link(link) => &timeline.event(timeline.event_of_link(link)).title,
        SelectionIx::Actor(actor) => &timeline.actor(actor).name,
    }
}

/// What is selected in words that stand by themselves elsewhere: title, date, what it is to the claim, and the source. It keeps
/// what is feared from being taken for something that happened.
pub fn citation(timeline: &Timeline, on: SelectionIx) -> String {
    let dated = |event: EventIx| {
        let entry = timeline.event(event);
        let date = timeline.date_label(event).words;
        match words::kind_note(entry.kind) {
            Some(note) => format!("{}, {date} ({note})", entry.title),
            None => format!("{}, {date}", entry.title),
        }
    };
    let said = match on {
        SelectionIx::Event(event) => dated(event),
        SelectionIx::Claim(claim) => words::claim_heading(timeline, claim),
        SelectionIx::Link(link) => format!(
            "{}. {} in {}",
            dated(timeline.event_of_link(link)),
            words::role(timeline.link(link).role),
            words::claim_heading(timeline, link.claim)
        ),
        SelectionIx::Actor(actor) => timeline.actor(actor).name.clone(),
    };
    format!("{said}. {}.", words::source(timeline))
}

/// The text's words for the date of what is selected, each with its place, and the source; nothing where it has none.
pub fn quotation(timeline: &Timeline, on: SelectionIx) -> Option<String> {
    let event = on.event(timeline)?;
    let phrases = timeline.event(event).when.phrases.iter();
    let quoted = phrases.map(|phrase| match phrase.place {
        Some(place) => format!(
            "{} ({})",
            quoted(&phrase.text),
            words::place(timeline, place)
        ),
        None => quoted(&phrase.text),
    });
    let quoted: Vec<String> = quoted.collect();
    let source = words::source(timeline);
    (!quoted.is_empty()).then(|| format!("{}. {source}.", quoted.join("; ")))
}

/// The accessible name: title, date in words, and how many claims or events go with it.
pub fn name(timeline: &Timeline, document_layout: &DocumentLayout, target: &Target) -> String {
    match target {
        Target::Lane(lane) => {
            let lane = timeline.lane(*lane);
            let said = [lane.name.as_str(), &lane.holds];
            let said: Vec<&str> = said.into_iter().filter(|text| !text.is_empty()).collect();
            match &said[..] {
                [] => "Events without a lane".to_owned(),
                said => format!("Lane: {}", said.join(". ")),
            }
        }
        Target::Event(event) => event_name(timeline, *event),
        Target::ClaimCount(event) => words::count_claims(timeline, timeline.claim_count(*event)),
        Target::Record(event) => record_name(timeline, *event),
        Target::Cluster(events) if events.len() == 1 => event_name(timeline, events[0]),
        Target::Cluster(events) => {
            let titles: Vec<&str> = events
                .iter()
                .map(|e| timeline.event(*e).title.as_str())
                .collect();
            let held = format!("{} events: {}", events.len(), titles.join("; "));
            let records = events.iter().filter_map(|event| timeline.record_of(*event));
            match words::records_counted(records) {
                Some(counted) => format!("{held}. {counted}"),
                None => held,
            }
        }
        Target::Bin(bin) => bin_name(timeline, *bin),
        Target::Claim(claim) => claim_name(timeline, *claim),
        Target::Tension(claim) => tension_name(timeline, *claim),
        Target::Link(link) => link_name(timeline, *link),
        Target::LinkGroup(group) => group_name(timeline, group),
        Target::ClaimOrder => {
            let claims = words::capitalised(&timeline.document().claims_are_called.many);
            format!("{claims}: order them otherwise")
        }
        Target::MoreClaims(count) => {
            let claims = words::count_claims(timeline, *count as usize);
            format!("{claims} more about it below")
        }
        Target::OutOfView(beyond) => out_of_view(timeline, *beyond),
        Target::Writing => words::written(timeline),
        Target::Fold(index) => match document_layout.stretches.get(*index) {
            Some(fold) => format!(
                "{} folded away. Click to show true scale",
                fold_length_words(fold.end - fold.start)
            ),
            None => "Folded years".to_owned(),
        },
        Target::Condensed(index) => {
            let words = document_layout.stretches.get(*index).map(condensed_words);
            format!("{}. Click to show true scale", words.unwrap_or_default())
        }
    }
}

/// How a stretch is condensed, "Time is drawn 60 times smaller here".
pub fn condensed_words(stretch: &Stretch) -> String {
    let Drawn::Condensed(rate) = stretch.drawn else {
        return String::new();
    };
    let times = (1.0 / rate).round();
    if times < 2.0 {
        return "Time is drawn a little smaller here".to_owned();
    }
    format!(
        "Time is drawn {} times smaller here",
        words::thousands(times as usize)
    )
}

/// A name that stays the same as long as the document's ids do: in exports, and for the keyboard's focus.
pub fn stable_id(timeline: &Timeline, target: &Target) -> String {
    match target {
        Target::Lane(lane) => format!("lane-{}", timeline.lane(*lane).id),
        Target::Event(event) => format!("event-{}", timeline.event(*event).id),
        Target::ClaimCount(event) => {
            let claims = &timeline.document().claims_are_called.many;
            format!("{claims}-about-{}", timeline.event(*event).id)
        }
        Target::Record(event) => format!("record-of-{}", timeline.event(*event).id),
        Target::Cluster(events) => {
            let first = events
                .first()
                .map_or("", |event| timeline.event(*event).id.as_str());
            format!("events-{}-from-{first}", events.len())
        }
        Target::Bin(bin) => {
            let lane = &timeline.lane(bin.lane).id;
            format!("events-{}-of-{lane}-from-{}", bin.events, bin.from)
        }
        Target::Claim(claim) => format!("claim-{}", timeline.claim(*claim).number),
        Target::Tension(claim) => format!("tension-of-{}", timeline.claim(*claim).number),
        Target::Link(link) => format!(
            "claim-{}-on-{}-as-{}",
            timeline.claim(link.claim).number,
            timeline.event(timeline.event_of_link(*link)).id,
            words::role(timeline.link(*link).role).to_lowercase()
        ),
        Target::LinkGroup(group) => {
            let number = timeline.claim(group.claim).number;
            match (group.place, group.listed.first()) {
                (GroupPlace::Earlier, _) => format!("claim-{number}-earlier"),
                (GroupPlace::Later, _) => format!("claim-{number}-later"),
                (GroupPlace::Undated, _) => format!("claim-{number}-undated"),
                (GroupPlace::Within, None) => format!("claim-{number}-on-{}", group.count),
                (GroupPlace::Within, Some(first)) => {
                    let first = &timeline.event(timeline.event_of_link(*first)).id;
                    format!("claim-{number}-on-{}-from-{first}", group.count)
                }
            }
        }
        Target::MoreClaims(_) => "more-claims".to_owned(),
        Target::ClaimOrder => "claim-order".to_owned(),
        Target::OutOfView(beyond) => {
            format!("{}-of-{}", beyond.side(), timeline.lane(beyond.lane).id)
        }
        Target::Writing => "written".to_owned(),
        Target::Fold(index) => format!("fold-{index}"),
        Target::Condensed(index) => format!("condensed-{index}"),
    }
}

/// The audience view's words for a selection, as one text.
pub fn selection_text(timeline: &Timeline, selection: Option<SelectionIx>) -> String {
    match selection {
        Some(SelectionIx::Claim(claim)) => claim_text(timeline, claim),
        Some(SelectionIx::Link(link)) => claim_text(timeline, link.claim),
        Some(SelectionIx::Event(event)) => {
            let about = markup::plain(timeline.event(event).about.as_deref().unwrap_or_default());
            format!("{}. {about}", event_name(timeline, event))
        }
        Some(SelectionIx::Actor(_)) | None => timeline.document().source.title.clone(),
    }
}

fn claim_text(timeline: &Timeline, claim: ClaimIx) -> String {
    let heading = words::claim_heading(timeline, claim);
    match timeline.claim(claim).summary.as_str() {
        "" => heading,
        summary => format!("{heading}. {}", markup::plain(summary)),
    }
}

/// "Truth 8: 2 events earlier", "Truth 8: 3 links to 1 event here".
pub fn group_heading(timeline: &Timeline, group: &LinkGroup) -> String {
    let word = words::claim_word(timeline);
    let number = timeline.claim(group.claim).number;
    let place = match group.place {
        GroupPlace::Within => "here",
        GroupPlace::Earlier => "earlier",
        GroupPlace::Later => "later",
        GroupPlace::Undated => "without a date",
    };
    let links = format!("{} links", words::thousands(group.count as usize));
    // A claim may be linked to one event in several roles.
    let listed = group.listed.iter();
    let events: HashSet<EventIx> = listed.map(|link| timeline.event_of_link(*link)).collect();
    let events_counted = words::count_events(events.len());
    let held = if events.len() == group.count as usize {
        events_counted
    } else if group.lists_all() {
        format!("{links} to {events_counted}")
    } else {
        links
    };
    format!("{word} {number}: {held} {place}")
}

fn group_name(timeline: &Timeline, group: &LinkGroup) -> String {
    let listed: Vec<String> = group
        .listed
        .iter()
        .map(|link| {
            let event = timeline.event(timeline.event_of_link(*link));
            let role = words::role(timeline.link(*link).role).to_lowercase();
            format!("{} as {role}", event.title)
        })
        .collect();
    let more = if group.lists_all() { "" } else { "; and more" };
    let heading = group_heading(timeline, group);
    format!("{heading}: {}{more}", listed.join("; "))
}

/// "7 events of Europe, later than what is in view".
pub fn out_of_view(timeline: &Timeline, beyond: OutOfView) -> String {
    let events = words::count_events(beyond.events as usize);
    let side = beyond.side();
    match timeline.lane(beyond.lane).name.as_str() {
        "" => format!("{events} without a lane, {side} than what is in view"),
        lane => format!("{events} of {lane}, {side} than what is in view"),
    }
}

/// "1,234 events of Europe that begin 1–10 August 2022".
pub fn bin_name(timeline: &Timeline, bin: Bin) -> String {
    let events = words::count_events(bin.events as usize);
    let begin = if bin.events == 1 { "begins" } else { "begin" };
    let window = Window {
        from: Some(Instant::from_seconds(bin.from)),
        until: Some(Instant::from_seconds(bin.until)),
    };
    let when = timeline.date_style().words(words_for_window(window));
    match timeline.lane(bin.lane).name.as_str() {
        "" => format!("{events} that {begin} {when}"),
        lane => format!("{events} of {lane} that {begin} {when}"),
    }
}

/// "Truth 5 is hard to hold together with truth 9".
pub fn tension_name(timeline: &Timeline, claim: ClaimIx) -> String {
    let word = &timeline.document().claims_are_called.one;
    let named = |claim: ClaimIx| format!("{word} {}", timeline.claim(claim).number);
    let others = match timeline.structure().tensions_of(claim) {
        [other] => named(*other),
        [one, other] => format!("{} and {}", named(*one), named(*other)),
        others => words::count_claims(timeline, others.len()),
    };
    let own = words::capitalised(&named(claim));
    format!("{own} is hard to hold together with {others}")
}

fn event_name(timeline: &Timeline, event: EventIx) -> String {
    let entry = timeline.event(event);
    let claims = words::count_claims(timeline, timeline.claim_count(event));
    let kind = words::kind_note(entry.kind).map_or(String::new(), |note| format!(", {note}"));
    let name = format!(
        "{}, {}{kind}, {claims}",
        entry.title,
        timeline.date_label(event).words
    );
    match timeline.lanes_of(event) {
        lanes @ [_, _, ..] => {
            let names = lanes.iter().map(|lane| timeline.lane(*lane).name.as_str());
            let names: Vec<&str> = names.collect();
            format!("{name}, in {} lanes: {}", names.len(), names.join("; "))
        }
        _ => name,
    }
}

/// "The record disagrees on Fall of Kabul: 15 August 2021".
fn record_name(timeline: &Timeline, event: EventIx) -> String {
    let relation = timeline.record_of(event).map(|record| record.relation);
    let heading = relation.map_or("The record", words::record_heading);
    let title = &timeline.event(event).title;
    format!(
        "{heading} on {title}: {}",
        words::record_date(timeline, event)
    )
}

fn claim_name(timeline: &Timeline, claim: ClaimIx) -> String {
    let entry = timeline.claim(claim);
    let count = entry.events.len();
    let events = if count == 1 {
        "1 event".to_owned()
    } else {
        format!("{count} events")
    };
    format!("{}, {events}", words::claim_heading(timeline, claim))
}

fn link_name(timeline: &Timeline, link: LinkIx) -> String {
    let entry = timeline.link(link);
    let event = timeline.event(timeline.event_of_link(link));
    format!(
        "{} {}: {} as {}, {}",
        words::claim_word(timeline),
        timeline.claim(link.claim).number,
        event.title,
        words::role(entry.role).to_lowercase(),
        timeline.date_label(timeline.event_of_link(link)).words,
    )
}
