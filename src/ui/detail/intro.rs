//! Nothing is selected: the document introduces itself.

use egui::{Align, Button, Layout, RichText, Ui};

use crate::document::source::ValueName;
use crate::state::{Edit, ListOrder, Listed, Msg, Page};
use crate::theme::Palette;
use crate::timeline::Timeline;
use crate::ui::choice::more_ui;
use crate::ui::field::Field;
use crate::ui::widgets::{NOTE, link, note, overline, prose, section, section_heading};
use crate::view::look::SelectionIx;
use crate::view::scene::ColorRole;
use crate::words;

use super::{DetailPanel, legend_ui};

/// No more pairs of claims are listed than these.
const MAX_STRAINS: usize = 6;

impl DetailPanel<'_> {
    pub(super) fn intro_ui(&mut self, ui: &mut Ui) {
        let timeline = &self.state.timeline;
        let source = &timeline.document().source;
        let accent = Palette::of(ui.visuals()).color(ColorRole::Accent);
        let genre = source.genre.map(words::genre);
        let genre = genre.map_or_else(String::new, |genre| format!(" · {genre}"));
        overline(ui, &format!("A reading of one text{genre}"), accent);
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
        section(ui, "Written", |ui| {
            ui.label(RichText::new(words::capitalised(
                &timeline.written_label().words,
            )))
            .on_hover_text(format!("EDTF {}", timeline.written_label().edtf));
            self.written_ui(ui);
        });
        self.published_ui(ui);
        self.document_lanes_ui(ui);
        self.cast_ui(ui);
        ui.add_space(6.0);
        ui.separator();
        legend_ui(ui, timeline);
    }

    /// The title and the author of the text.
    fn source_ui(&mut self, ui: &mut Ui) {
        let source = &self.state.timeline.document().source;
        let name = |field| ValueName::to("source").field(field);
        self.field_ui(
            ui,
            &Field::title(name("title"), "of the text", &source.title),
        );
        let author = source.author.as_deref().unwrap_or_default();
        match self.is_editable() {
            true => {
                let field = Field::prose(name("author"), "author", "of the text", author);
                self.field_ui(ui, &field);
            }
            false if author.is_empty() => {}
            false => {
                prose(ui, &format!("by {author}"));
            }
        }
        let about = source.about_author.as_deref().unwrap_or_default();
        let about = Field {
            look: NOTE,
            ..Field::prose(
                name("about_author"),
                "line on the author",
                "of the text",
                about,
            )
        };
        self.field_ui(ui, &about);
    }

    /// The date of the writing as EDTF has it, and how it is known.
    fn written_ui(&mut self, ui: &mut Ui) {
        let written = &self.state.timeline.document().source.written;
        let name = |field| ValueName::to("source").field("written").field(field);
        if self.is_editable() {
            let edtf = Field {
                look: NOTE,
                is_optional: false,
                ..Field::prose(
                    name("edtf"),
                    "EDTF date",
                    "of the writing",
                    written.edtf.edtf(),
                )
            };
            self.field_ui(ui, &edtf);
        }
        let evidence = Field {
            look: NOTE,
            ..Field::prose(
                name("evidence"),
                "reason",
                "for that date",
                &written.evidence,
            )
        };
        self.field_ui(ui, &evidence);
    }

    /// The lanes, to name, to order and to add to.
    fn document_lanes_ui(&mut self, ui: &mut Ui) {
        let document = self.state.timeline.document();
        let Some(editing) = self.state.editing() else {
            return;
        };
        let mut asked = None;
        section_heading(ui, "Lanes, from top to bottom", |ui| {
            if ui.small_button("+").on_hover_text("New lane").clicked() {
                asked = Some(Edit::new_lane(document, editing.source()));
            }
        });
        for lane in &document.lanes {
            ui.horizontal(|ui| {
                ui.with_layout(Layout::right_to_left(Align::TOP), |ui| {
                    more_ui(ui, &format!("Lane “{}”", lane.name), "…", |ui| {
                        for (text, edit) in [
                            ("Further up", Edit::move_lane(document, lane, false)),
                            ("Further down", Edit::move_lane(document, lane, true)),
                            ("Take it away", Edit::without_lane(document, lane)),
                        ] {
                            let button = Button::new(text).frame_when_inactive(false);
                            if ui.add_enabled(edit.is_some(), button).clicked() {
                                asked = edit;
                            }
                        }
                    });
                    ui.with_layout(Layout::top_down(Align::LEFT), |ui| {
                        let name = ValueName::lane(&lane.id).field("name");
                        let of = format!("of the lane “{}”", lane.name);
                        let field = Field {
                            is_optional: false,
                            ..Field::prose(name, "name", &of, &lane.name)
                        };
                        self.field_ui(ui, &field);
                    });
                });
            });
        }
        self.out.extend(asked.map(Msg::Edit));
    }

    /// Those that the text speaks of, to read and to add to.
    fn cast_ui(&mut self, ui: &mut Ui) {
        let document = self.state.timeline.document();
        let Some(editing) = self.state.editing() else {
            return;
        };
        let mut asked = None;
        section_heading(ui, "Who it speaks of", |ui| {
            if ui.small_button("+").on_hover_text("Somebody new").clicked() {
                asked = Some(Edit::new_actor(document, editing.source()));
            }
        });
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 14.0;
            for actor in &document.actors {
                if let Some(found) = self.state.timeline.actor_by_id(&actor.id) {
                    self.selection_link(ui, &actor.name, SelectionIx::Actor(found));
                }
            }
        });
        self.out.extend(asked.map(Msg::Edit));
    }

    /// How often the record has another date than the text; leads to the list of those.
    fn records_ui(&mut self, ui: &mut Ui) {
        let Some(counted) = words::records_counted(&self.state.timeline) else {
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

    /// Place and date of the text's appearance, as far as the document says.
    fn published_ui(&mut self, ui: &mut Ui) {
        let document = self.state.timeline.document();
        let published = document.source.published.as_ref();
        let places = words::published_at(&document.source);
        let date = words::published_on(&self.state.timeline);
        let note = published.and_then(|published| published.note.as_ref());
        if places.is_none() && date.is_none() && note.is_none() {
            return;
        }
        section(ui, "Published", |ui| {
            if let Some(places) = &places {
                prose(ui, places);
            }
            if let Some(date) = date {
                let edtf = published.and_then(|published| published.edtf.as_ref());
                let date = prose(ui, &words::capitalised(&date));
                if let Some(edtf) = edtf {
                    date.on_hover_text(format!("EDTF {edtf}"));
                }
            }
            if let Some(text) = note {
                self.text_ui(ui, text, NOTE);
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
