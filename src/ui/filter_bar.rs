//! The filters and the lanes below the bar: what is not shown is never forgotten.

use egui::{Button, Id, Key, Role, TextEdit, TextStyle, Ui, WidgetInfo};

use crate::bidi::in_visual_order;
use crate::command::CommandId;
use crate::document::{Facet, FacetValue};
use crate::state::{Msg, State};
use crate::theme::Palette;
use crate::view::scene::ColorRole;
use crate::words;

use super::top_bar::command_button;
use super::widgets::{muted, semibold};

/// The name of the field for a view's name.
const NAME: &str = "Name of the view";

pub fn filter_bar_ui(ui: &mut Ui, state: &State, out: &mut Vec<Msg>) {
    let timeline = &state.timeline;
    let arrangement = &state.look().arrangement;
    ui.horizontal_wrapped(|ui| {
        // As high as a button, so that the words beside it stand on its line.
        let button = ui.text_style_height(&TextStyle::Button) + 2.0 * ui.spacing().button_padding.y;
        ui.set_row_height(button.max(ui.spacing().interact_size.y));
        if arrangement.narrows() {
            let shown = state.shown_count();
            let shown = shown.map_or_else(|| "…".to_owned(), |shown| words::shown(timeline, shown));
            // An empty picture is told why it is.
            let is_empty = state.shown_count() == Some(0);
            ui.label(match is_empty {
                true => semibold(&shown),
                false => muted(ui, &shown),
            });
        }
        match &arrangement.against {
            None => values_ui(ui, state, (&arrangement.filter, false), out),
            Some(against) => {
                let edits_below = state.explore().filtering.edits_below;
                for (name, filter, is_below) in [
                    ("Above", &arrangement.filter, false),
                    ("Below", against, true),
                ] {
                    let choice = ui.selectable_label(edits_below == is_below, format!("{name}:"));
                    choice.widget_info(|| {
                        let name = format!("Choose what is shown {}", name.to_lowercase());
                        WidgetInfo::selected(Role::Button, true, edits_below == is_below, name)
                    });
                    if choice.clicked() {
                        out.push(Msg::EditBelow(is_below));
                    }
                    match filter.is_empty() {
                        true => drop(ui.label(muted(ui, words::ALL_EVENTS))),
                        false => values_ui(ui, state, (filter, is_below), out),
                    }
                }
                let arranged = state.explore().filtering.arranged.as_ref();
                if let Some(in_both) = arranged.and_then(|arranged| arranged.0.in_both) {
                    ui.label(muted(ui, &format!("{} in both", words::thousands(in_both))));
                }
            }
        }
        if let Some(lanes) = arrangement.told_lanes(timeline)
            && chip_ui(ui, lanes.clone(), &lanes).clicked()
        {
            out.push(Msg::MakeLanesBy(Facet::default()));
        }
        command_button(ui, state, CommandId::ShowAll, "Show all", out);
        if arrangement.narrows() {
            let copy = ui.add(Button::new("Copy").frame_when_inactive(false));
            let hint = "Copy the filter as a document keeps it, in `views`, under a name";
            if copy.on_hover_text(hint).clicked() {
                out.push(Msg::CopyFilter);
            }
            keep_ui(ui, state, out);
        }
    });
}

/// Asks for a name, and keeps the filter under it in the document's file.
fn keep_ui(ui: &mut Ui, state: &State, out: &mut Vec<Msg>) {
    let id = Id::unique("name of the view");
    let Some(naming) = &state.explore().filtering.naming else {
        let keep = ui.add(Button::new("Keep…").frame_when_inactive(false));
        let hint =
            "Keep the filter in the document’s file, under a name; not what lanes are made of";
        if keep.on_hover_text(hint).clicked() {
            out.push(Msg::NameFilter(Some(String::new())));
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        return;
    };
    let mut name = naming.clone();
    let field = TextEdit::singleline(&mut name)
        .id(id)
        .hint_text(NAME)
        .desired_width(180.0);
    let field = ui.add(field);
    field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, NAME));
    if field.changed() {
        out.push(Msg::NameFilter(Some(name)));
    }
    let is_left_by = |key| field.lost_focus() && ui.input(|input| input.key_pressed(key));
    let (is_done, is_given_up) = (is_left_by(Key::Enter), is_left_by(Key::Escape));
    if ui.button("Keep").clicked() || is_done {
        out.push(Msg::KeepFilter);
    } else if is_given_up {
        out.push(Msg::NameFilter(None));
    }
}

/// The values of a filter, each of which a click takes away; of two filters, those of the lower one or of the upper.
fn values_ui(
    ui: &mut Ui,
    state: &State,
    (filter, is_below): (&[FacetValue], bool),
    out: &mut Vec<Msg>,
) {
    let timeline = &state.timeline;
    for value in filter {
        let name = words::facet_value(timeline, value);
        let facet = words::facet(timeline, value.facet());
        let text = format!("{facet}: {}", in_visual_order(&name));
        if chip_ui(ui, text, &format!("{facet}: {name}")).clicked() {
            out.push(Msg::AskNoMoreFor(value.clone(), is_below));
        }
    }
}

fn chip_ui(ui: &mut Ui, text: String, name: &str) -> egui::Response {
    let fill = Palette::of(ui.visuals()).color(ColorRole::Rule);
    let chip = ui.add(Button::new(format!("{text} ×")).fill(fill));
    chip.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Do not ask for {name}")));
    chip.on_hover_text("Click to ask for it no more")
}
