//! The few lines shown when the pointer rests on something.

use egui::{RichText, Ui};

use crate::bidi::in_visual_order;
use crate::describe::{bin_name, condensed_words, group_heading, out_of_view, tension_name};
use crate::document::EventKind;
use crate::fonts::family;
use crate::state::{Msg, State};
use crate::timeline::{EventIx, RecordDate, Timeline};
use crate::view::layout::fold_length_words;
use crate::view::scene::{Face, GroupPlace, LinkGroup, Target};

use super::rich_text::{TextLook, styled_text_ui};
use super::widgets::{NOTE, PROSE, link_mark, muted, pictured_row, semibold};
use crate::words;

/// The widest a preview gets, in points.
const WIDTH: f32 = 320.0;
/// Of more events than this only some are listed.
const MAX_LISTED: usize = 12;

pub fn preview_ui(ui: &mut Ui, state: &State, target: &Target) {
    ui.set_max_width(WIDTH);
    let timeline = &state.timeline;
    match target {
        Target::Lane(lane) => {
            let lane = timeline.lane(*lane);
            match lane.name.as_str() {
                "" => ui.label("Events without a lane"),
                name => ui.label(semibold(name)),
            };
            text_if_any(ui, &lane.holds, NOTE);
        }
        Target::Event(event) | Target::ClaimCount(event) => event_lines(ui, timeline, *event),
        Target::Record(event) => record_lines(ui, timeline, *event),
        Target::Cluster(events) if events.len() == 1 => event_lines(ui, timeline, events[0]),
        Target::Cluster(events) => {
            ui.label(semibold(&words::count_events(events.len())));
            let records = events.iter().filter_map(|event| timeline.record_of(*event));
            records_line(ui, records);
            let first = &events[..events.len().min(MAX_LISTED)];
            list(ui, state, target, first, events.len());
        }
        Target::Bin(bin) => {
            ui.label(semibold(&bin_name(timeline, *bin)));
            let index = state.look().lane_index(timeline, bin.lane);
            let (from, until) = (bin.from as f64, bin.until as f64);
            let is_held = |event: EventIx| {
                let (start, _) = timeline.time_sort_key(event);
                let begins_here = (from..until).contains(&start);
                begins_here
                    && timeline.lanes_of(event).contains(&bin.lane)
                    && state.look().shows_event(event)
            };
            let records = timeline.records().iter();
            records_line(ui, records.filter(|record| is_held(record.event)));
            let found = index.top_k_starting(from, until, MAX_LISTED);
            list(ui, state, target, &found.events, bin.events as usize);
        }
        Target::Claim(claim) => {
            ui.label(semibold(&words::claim_heading(timeline, *claim)));
            text_if_any(ui, &timeline.claim(*claim).summary, PROSE);
            if let Some(chain) = words::chain(timeline, *claim) {
                ui.label(muted(ui, &chain));
            }
        }
        Target::Tension(claim) => {
            ui.label(semibold(&tension_name(timeline, *claim)));
            let tensions = timeline.tensions_of(*claim);
            for (other, note) in tensions.into_iter().take(MAX_LISTED) {
                ui.label(words::claim_heading(timeline, other));
                text_if_any(ui, note, PROSE);
            }
        }
        Target::Link(link) => {
            let entry = timeline.link(*link);
            ui.label(semibold(&words::claim_heading(timeline, link.claim)));
            ui.label(format!(
                "{}: {}",
                words::role(entry.role),
                words::directness(entry.direct)
            ));
            text_if_any(ui, entry.note.as_deref().unwrap_or_default(), PROSE);
            ui.separator();
            event_lines(ui, timeline, timeline.event_of_link(*link));
        }
        Target::LinkGroup(group) => group_lines(ui, state, group),
        Target::ClaimOrder => {
            let order = state.look().claim_order;
            ui.label(words::claim_order(timeline, order));
            let next = words::claim_order(timeline, order.next());
            ui.label(muted(
                ui,
                &format!("Click, or press C, for another order: {next}"),
            ));
        }
        Target::MoreClaims(count) => {
            let claims = words::count_claims(timeline, *count as usize);
            ui.label(format!(
                "{claims} more about what is read. Click to scroll there"
            ));
        }
        Target::OutOfView(beyond) => {
            ui.label(out_of_view(timeline, *beyond));
            ui.label(muted(ui, "Click to go to the nearest"));
        }
        Target::Writing => {
            ui.label(semibold(&words::written(timeline)));
            text_if_any(ui, &timeline.document().source.written.evidence, PROSE);
        }
        Target::Fold(index) => {
            if let Some(fold) = state.document_layout.stretches.get(*index) {
                let length = fold_length_words(fold.end - fold.start);
                ui.label(semibold(&format!("{length} folded away")));
                ui.label("Nothing that the text dates more closely than to a year begins or ends here. Click, or press G, for true scale.");
            }
        }
        Target::Condensed(index) => {
            if let Some(stretch) = state.document_layout.stretches.get(*index) {
                ui.label(semibold(&condensed_words(stretch)));
                ui.label("So that the rest has room, and what is dated vaguely is seen whole. Click, or press G, for true scale.");
            }
        }
    }
}

fn text_if_any(ui: &mut Ui, text: &str, look: TextLook) {
    if !text.is_empty() {
        styled_text_ui(ui, text, look);
    }
}

/// How the record goes together with what a count holds.
fn records_line<'a>(ui: &mut Ui, records: impl Iterator<Item = &'a RecordDate> + Clone) {
    if let Some(counted) = words::records_counted(records) {
        ui.label(muted(ui, &counted));
    }
}

/// Some of the events of a count that a click opens.
fn list(ui: &mut Ui, state: &State, count: &Target, some: &[EventIx], all: usize) {
    let timeline = &state.timeline;
    for event in some {
        ui.label(event_line(timeline, *event));
    }
    if all > some.len() {
        let more = words::thousands(all - some.len());
        ui.label(muted(ui, &format!("and {more} more")));
    }
    let click = match state.click(count) {
        Some(Msg::List(_)) => "list them",
        Some(Msg::Click(_)) => "read about the first of them",
        _ => "zoom in to them",
    };
    ui.label(muted(ui, &format!("Click, or press Enter, to {click}")));
}

fn event_line(timeline: &Timeline, event: EventIx) -> RichText {
    let entry = timeline.event(event);
    let line = format!("{} · {}", entry.title, timeline.date_label(event).words);
    let line = words::with_record(line, timeline, event);
    let face = match entry.kind {
        EventKind::Hypothetical => Face::Italic,
        EventKind::Happened | EventKind::Ongoing | EventKind::Alleged => Face::Regular,
    };
    RichText::new(in_visual_order(&line)).family(family(face))
}

/// The links that a count holds, or that an arrow leads to, and the way there.
fn group_lines(ui: &mut Ui, state: &State, group: &LinkGroup) {
    let timeline = &state.timeline;
    ui.label(semibold(&group_heading(timeline, group)));
    for link in &group.listed {
        let event = timeline.event_of_link(*link);
        pictured_row(
            ui,
            16.0,
            |ui, rect| link_mark(ui, rect, timeline, *link),
            |ui| {
                ui.label(event_line(timeline, event));
            },
        );
    }
    if !group.lists_all() {
        let more = words::thousands(group.count as usize - group.listed.len());
        ui.label(muted(ui, &format!("and {more} more")));
    }
    let click = match (group.place, state.click(&Target::LinkGroup(group.clone()))) {
        (GroupPlace::Earlier | GroupPlace::Later, _) => "go there",
        (GroupPlace::Within, Some(Msg::ZoomTo(_))) => "zoom in to them",
        (GroupPlace::Within, Some(Msg::ToggleFolds)) => "see them at true scale",
        (GroupPlace::Within | GroupPlace::Undated, _) => "read about them",
    };
    ui.label(muted(ui, &format!("Click, or press Enter, to {click}")));
}

fn record_lines(ui: &mut Ui, timeline: &Timeline, event: EventIx) {
    let record = timeline.event(event).record.as_ref();
    if let (Some(record), Some(dated)) = (record, timeline.record_of(event)) {
        ui.label(semibold(words::record_heading(dated.relation)));
        let date = words::record_date(timeline, event);
        ui.label(words::capitalised(&date));
        ui.label(muted(ui, words::record_meaning(dated.relation)));
        text_if_any(ui, &record.note, NOTE);
        ui.separator();
    }
    event_lines(ui, timeline, event);
}

fn event_lines(ui: &mut Ui, timeline: &Timeline, event: EventIx) {
    let entry = timeline.event(event);
    let said = timeline.date_label(event);
    ui.label(semibold(&entry.title));
    if let Some(note) = words::kind_note(entry.kind) {
        ui.label(muted(ui, note));
    }
    ui.label(&said.words);
    ui.label(muted(ui, &format!("EDTF {}", said.edtf)));
    let claims = words::count_claims(timeline, timeline.claim_count(event));
    ui.label(muted(ui, &claims));
}
