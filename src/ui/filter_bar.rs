//! The values of the filter below the bar: what is not shown is never forgotten.

use egui::{Button, Role, TextStyle, Ui, WidgetInfo};

use crate::bidi::in_visual_order;
use crate::command::CommandId;
use crate::state::{Msg, State};
use crate::theme::Palette;
use crate::view::scene::ColorRole;
use crate::words;

use super::top_bar::command_button;
use super::widgets::{muted, semibold};

pub fn filter_bar_ui(ui: &mut Ui, state: &State, out: &mut Vec<Msg>) {
    let timeline = &state.timeline;
    let fill = Palette::of(ui.visuals()).color(ColorRole::Rule);
    ui.horizontal_wrapped(|ui| {
        // As high as a button, so that the words beside it stand on its line.
        let button = ui.text_style_height(&TextStyle::Button) + 2.0 * ui.spacing().button_padding.y;
        ui.set_row_height(button.max(ui.spacing().interact_size.y));
        let shown = state.shown_count();
        let shown = shown.map_or_else(|| "…".to_owned(), |shown| words::shown(timeline, shown));
        // An empty picture is told why it is.
        let is_empty = state.shown_count() == Some(0);
        ui.label(match is_empty {
            true => semibold(&shown),
            false => muted(ui, &shown),
        });
        for value in &state.look().filter {
            let name = words::facet_value(timeline, value);
            let facet = words::facet(timeline, value.facet());
            let text = format!("{facet}: {} ×", in_visual_order(&name));
            let chip = ui.add(Button::new(text).fill(fill));
            chip.widget_info(|| {
                WidgetInfo::labeled(
                    Role::Button,
                    true,
                    format!("Do not ask for {facet}: {name}"),
                )
            });
            if chip.on_hover_text("Click to ask for it no more").clicked() {
                out.push(Msg::ToggleFacetValue(value.clone()));
            }
        }
        command_button(ui, state, CommandId::ClearFilter, "Show all", out);
        let copy = ui.add(Button::new("Copy").frame_when_inactive(false));
        let hint = "Copy the filter as a document keeps it, in `views`, under a name";
        if copy.on_hover_text(hint).clicked() {
            out.push(Msg::CopyFilter);
        }
    });
}
