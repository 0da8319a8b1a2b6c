//! The few lines shown when the pointer rests on something.

use egui::{RichText, Ui};

use crate::describe::bin_name;
use crate::document::EventKind;
use crate::state::State;
use crate::timeline::{EventIx, Timeline};
use crate::view::layout::fold_length_words;
use crate::view::scene::Target;

use super::widgets::{muted, note_if_any, prose_if_any, semibold};
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
                "" => ui.label("Events in no lane"),
                name => ui.label(semibold(name)),
            };
            note_if_any(ui, &lane.holds);
        }
        Target::Event(event) => event_lines(ui, timeline, *event),
        Target::Cluster(events) => {
            ui.label(semibold(&words::count_events(events.len())));
            let first = &events[..events.len().min(MAX_LISTED)];
            list(ui, timeline, first, events.len());
        }
        Target::Bin(bin) => {
            ui.label(semibold(&bin_name(timeline, *bin)));
            let index = state.look().lane_index(timeline, bin.lane);
            let (from, until) = (bin.from as f64, bin.until as f64);
            let found = index.top_k_starting(from, until, MAX_LISTED);
            list(ui, timeline, &found.events, bin.events as usize);
        }
        Target::Claim(claim) => {
            ui.label(semibold(&words::claim_heading(timeline, *claim)));
            prose_if_any(ui, &timeline.claim(*claim).summary);
        }
        Target::Link(link) => {
            let entry = timeline.link(*link);
            ui.label(semibold(&words::claim_heading(timeline, link.claim)));
            ui.label(format!(
                "{}: {}",
                words::role(entry.role),
                words::directness(entry.direct)
            ));
            if let Some(note) = &entry.note {
                ui.label(RichText::new(note).italics());
            }
            ui.separator();
            event_lines(ui, timeline, timeline.event_of_link(*link));
        }
        Target::Writing => {
            ui.label(semibold(&format!(
                "Written {}",
                timeline.written_label().words
            )));
            prose_if_any(ui, &timeline.document().source.written.evidence);
        }
        Target::Fold(index) => {
            if let Some(fold) = state.document_layout.stretches.get(*index) {
                let length = fold_length_words(fold.end - fold.start);
                ui.label(semibold(&format!("{length} folded away")));
                ui.label("Nothing that the text dates more closely than to a year begins or ends here. Click, or press G, for true scale.");
            }
        }
    }
}

/// Some of the events that a click zooms in to.
fn list(ui: &mut Ui, timeline: &Timeline, some: &[EventIx], all: usize) {
    for event in some {
        let entry = timeline.event(*event);
        let line = RichText::new(format!(
            "{} · {}",
            entry.title,
            timeline.date_label(*event).words
        ));
        ui.label(match entry.kind {
            EventKind::Hypothetical => line.italics(),
            EventKind::Happened | EventKind::Ongoing | EventKind::Alleged => line,
        });
    }
    if all > some.len() {
        let more = words::thousands(all - some.len());
        ui.label(muted(ui, &format!("and {more} more")));
    }
    ui.label(muted(ui, "Click, or press Enter, to zoom in to them"));
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
