//! The facets of the document's events, to narrow what is shown.

use egui::{CollapsingHeader, Label, Layout, Role, Sense, Ui, WidgetInfo, vec2};

use crate::bidi::in_visual_order;
use crate::document::source::ValueName;
use crate::document::{Facet, FacetValue};
use crate::state::{Edit, Editing, Msg};
use crate::theme::Palette;
use crate::ui::choice::{entry_ui, more_ui};
use crate::ui::field::Field;
use crate::ui::widgets::{link, muted, note, outline_boxes, overline, section};
use crate::view::facets::FacetCounts;
use crate::view::scene::ColorRole;
use crate::words;

use super::DetailPanel;

/// The height of a value's line.
const LINE: f32 = 22.0;

impl DetailPanel<'_> {
    pub(super) fn filters_ui(&mut self, ui: &mut Ui) {
        let state = self.state;
        let accent = Palette::of(ui.visuals()).color(ColorRole::Accent);
        overline(ui, "What is shown", accent);
        note(
            ui,
            "Several values of one heading widen, several headings narrow. The numbers are those of the events that one would get.",
        );
        self.lanes_ui(ui);
        self.comparison_ui(ui);
        self.views_ui(ui);
        let Some(facets) = state.explore().filtering.facets() else {
            note(ui, "Counting…");
            return;
        };
        for counts in &facets.facets {
            if tells_apart(counts, state.edited_filter()) {
                self.facet_ui(ui, counts);
            }
        }
    }

    /// The facets that lanes can be made of.
    fn lanes_ui(&mut self, ui: &mut Ui) {
        let arrangement = &self.state.look().arrangement;
        let facets = self.state.lane_facets();
        section(ui, "Lanes by", |ui| {
            ui.horizontal_wrapped(|ui| {
                for facet in facets {
                    let is_chosen = arrangement.against.is_none() && arrangement.lanes_by == facet;
                    let name = words::facet(&self.state.timeline, facet);
                    let choice = ui.selectable_label(is_chosen, in_visual_order(&name));
                    choice.widget_info(|| {
                        let name = format!("Lanes by: {name}");
                        WidgetInfo::selected(Role::RadioButton, true, is_chosen, name)
                    });
                    if choice.clicked() {
                        self.out.push(Msg::MakeLanesBy(facet));
                    }
                }
            });
        });
    }

    /// A second filter below the first, and which of the two is edited.
    fn comparison_ui(&mut self, ui: &mut Ui) {
        let state = self.state;
        let mut compares = state.look().arrangement.against.is_some();
        let checkbox = ui
            .scope(|ui| {
                outline_boxes(ui);
                ui.checkbox(&mut compares, "Two filters, one above the other")
            })
            .inner;
        if checkbox.changed() {
            self.out.push(Msg::ToggleComparison);
        }
        if compares {
            let edits_below = state.explore().filtering.edits_below;
            ui.horizontal(|ui| {
                ui.label(muted(ui, "Choose what is shown"));
                for (name, is_below) in [("above", false), ("below", true)] {
                    let choice = ui.selectable_label(edits_below == is_below, name);
                    if choice.clicked() {
                        self.out.push(Msg::EditBelow(is_below));
                    }
                }
            });
        }
    }

    /// The filters that the document keeps under a name.
    fn views_ui(&mut self, ui: &mut Ui) {
        let views = &self.state.timeline.document().views;
        if views.is_empty() {
            return;
        }
        let document = self.state.timeline.document();
        let mut asked = None;
        section(ui, "Kept in the document", |ui| {
            for (at, view) in views.iter().enumerate() {
                let name = ValueName::to("views").at(at).field("name");
                let typed_in = self.state.editing().and_then(Editing::field);
                if typed_in == Some(&name) {
                    let field = Field {
                        is_optional: false,
                        ..Field::prose(name, "name", "of the view", &view.name)
                    };
                    self.field_ui(ui, &field);
                    continue;
                }
                ui.horizontal(|ui| {
                    if link(ui, &view.name).clicked() {
                        asked = Some(Msg::ShowView(view.name.clone()));
                    }
                    if !self.is_editable() {
                        return;
                    }
                    more_ui(
                        ui,
                        &format!("Menu of the view “{}”", view.name),
                        "…",
                        |ui| {
                            if entry_ui(ui, true, "Another name") {
                                asked = Some(Msg::BeginField(name.clone()));
                            }
                            if entry_ui(ui, true, "Take it away") {
                                asked = Some(Msg::Edit(Edit::without_view(document, at)));
                            }
                        },
                    );
                });
            }
        });
        self.out.extend(asked);
    }

    fn facet_ui(&mut self, ui: &mut Ui, counts: &FacetCounts) {
        let name = words::facet(&self.state.timeline, counts.facet);
        let is_asked =
            |(value, _): &(FacetValue, usize)| self.state.edited_filter().contains(value);
        let is_short = !matches!(counts.facet, Facet::Role | Facet::Claim);
        let begins_open = is_short || counts.values.iter().any(is_asked);
        CollapsingHeader::new(in_visual_order(&name))
            .id_salt(counts.facet)
            .default_open(begins_open)
            .show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                let whole = self.state.explore().filtering.whole();
                let whole = whole.and_then(|whole| whole.count_of(counts.facet));
                for (at, (value, count)) in counts.values.iter().enumerate() {
                    let of_all = whole.and_then(|whole| whole.get(at)).map_or(0, |all| all.1);
                    self.value_ui(ui, value, *count, of_all);
                }
            });
    }

    /// A value with its number; one that no event would have cannot be asked for, and is not told of where no event has it at all.
    fn value_ui(&mut self, ui: &mut Ui, value: &FacetValue, count: usize, of_all: usize) {
        let mut is_asked = self.state.edited_filter().contains(value);
        if of_all == 0 && !is_asked {
            return;
        }
        let is_enabled = count > 0 || is_asked;
        let name = words::facet_value(&self.state.timeline, value);
        let counted = words::thousands(count);
        let size = vec2(ui.available_width(), LINE);
        ui.allocate_ui_with_layout(size, Layout::right_to_left(egui::Align::Center), |ui| {
            ui.add(Label::new(muted(ui, &counted)).sense(Sense::hover()));
            ui.with_layout(Layout::left_to_right(egui::Align::Center), |ui| {
                let text = in_visual_order(&name).into_owned();
                let checkbox = egui::Checkbox::new(&mut is_asked, egui::RichText::new(text));
                let response = ui.scope(|ui| {
                    outline_boxes(ui);
                    ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Truncate);
                    ui.add_enabled(is_enabled, checkbox)
                });
                let response = response.inner;
                response.widget_info(|| {
                    let name = format!("{name}, {counted}");
                    WidgetInfo::selected(Role::CheckBox, is_enabled, is_asked, name)
                });
                if response.changed() {
                    self.out.push(Msg::ToggleFacetValue(value.clone()));
                }
            });
        });
    }
}

/// True of a facet of which events have different values, or whose values are asked for.
fn tells_apart(counts: &FacetCounts, filter: &[FacetValue]) -> bool {
    let some = counts.values.iter().filter(|(_, count)| *count > 0);
    some.count() > 1 || filter.iter().any(|value| value.facet() == counts.facet)
}
