//! Nothing is selected: the document introduces itself.

use egui::Ui;

use crate::state::{ListOrder, Listed, Msg, Page};
use crate::timeline::Timeline;
use crate::ui::widgets::{link, note, prose, section};
use crate::view::look::SelectionIx;
use crate::words;

use super::{DetailPanel, legend_ui};

/// No more pairs of claims are listed than these.
const MAX_STRAINS: usize = 6;

impl DetailPanel<'_> {
    pub(super) fn intro_ui(&mut self, ui: &mut Ui) {
        let timeline = &self.state.timeline;
        self.source_ui(ui);
        section(ui, "How to begin", |ui| {
            prose(ui, &how_to_begin(timeline));
            let has_events = !timeline.document().events.is_empty();
            if has_events && link(ui, "List of events").clicked() {
                let list = Page::Events(ListOrder::default());
                self.out.push(Msg::ShowPage(list));
            }
            note(
                ui,
                "All of it is what the text says, in its author’s view. Nothing here is this program’s opinion.",
            );
        });
        self.records_ui(ui);
        self.strains_ui(ui);
        self.written_ui(ui);
        self.published_ui(ui);
        self.talk_link_ui(ui);
        self.document_lanes_ui(ui);
        self.cast_ui(ui);
        self.document_words_ui(ui);
        ui.add_space(6.0);
        ui.separator();
        legend_ui(ui, timeline);
    }

    /// How often the record has another date than the text; leads to the list of those.
    fn records_ui(&mut self, ui: &mut Ui) {
        let Some(counted) = words::records_counted(self.state.timeline.records()) else {
            return;
        };
        section(ui, "Text and record", |ui| {
            if link(ui, &counted).clicked() {
                self.out.push(Msg::List(Listed::Records));
            }
        });
    }

    /// The pairs of claims that are hard to hold together, each leading to the claim that says why.
    fn strains_ui(&mut self, ui: &mut Ui) {
        let timeline = &self.state.timeline;
        let pairs = timeline.claims_by_number().iter().flat_map(|claim| {
            let others = timeline.structure().tensions_of(*claim).iter();
            others.map(move |other| (*claim, *other))
        });
        let number = |claim| timeline.claim(claim).number;
        let mut pairs = pairs.filter(|(a, b)| number(*a) < number(*b));
        let shown: Vec<_> = pairs.by_ref().take(MAX_STRAINS).collect();
        if shown.is_empty() {
            return;
        }
        let more = pairs.count();
        section(ui, "Hard to hold together", |ui| {
            for (claim, other) in shown {
                let names = format!(
                    "{} {} and {}",
                    self.claims_word(),
                    number(claim),
                    number(other)
                );
                self.selection_link(ui, &names, SelectionIx::Claim(claim));
            }
            if more > 0 {
                note(ui, &format!("And {} more.", words::thousands(more)));
            }
        });
    }
}

/// A sentence or two on what there is and what can be done with it.
fn how_to_begin(timeline: &Timeline) -> String {
    let (dated, undated) = (
        timeline.events_by_time().len(),
        timeline.event_order().undated().len(),
    );
    let claims = timeline.claims_by_number().len();
    let are = if dated + undated == 1 { "is" } else { "are" };
    let counted = match (dated, undated) {
        (_, 0) => format!("{} that the text dates", words::count_events(dated)),
        (0, _) => format!("{} without a date", words::count_events(undated)),
        _ => format!(
            "{} that the text dates and {} without a date",
            words::count_events(dated),
            words::thousands(undated)
        ),
    };
    let begin = match (dated + undated, claims) {
        (0, _) => format!(
            "The text argues {}. Click one to read it.",
            words::count_claims(timeline, claims)
        ),
        (_, 0) => {
            format!("Above the time axis {are} {counted}. Click one to read what is known of it.")
        }
        _ => format!(
            "Above the time axis {are} {counted}, below it the text’s {}. \
             Click an event to read what is claimed about it, or a claim to see its events.",
            words::count_claims(timeline, claims)
        ),
    };
    format!("{begin} Wheel to zoom, drag to pan, ? for all keys.")
}
