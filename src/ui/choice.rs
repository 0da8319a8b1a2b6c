//! Values of the document that are chosen from a list. They look like text until they are used.

use egui::containers::menu::MenuButton;
use egui::{Button, Color32, Response, RichText, Role, ScrollArea, Ui, WidgetInfo};

use super::widgets::muted;

/// The height at which a long list begins to scroll.
const LIST_HEIGHT: f32 = 320.0;

/// Shows a value that opens a list of others.
pub fn choice_ui(ui: &mut Ui, name: &str, shown: RichText, list: impl FnOnce(&mut Ui)) -> Response {
    let value = shown.text().to_owned();
    ui.scope(|ui| {
        let visuals = ui.visuals_mut();
        visuals.widgets.inactive.weak_bg_fill = Color32::TRANSPARENT;
        visuals.widgets.inactive.bg_stroke.color = Color32::TRANSPARENT;
        // No higher than the line that it stands in.
        ui.spacing_mut().button_padding = egui::vec2(4.0, 0.0);
        ui.spacing_mut().interact_size.y = 0.0;
        let (response, _) = MenuButton::from_button(Button::new(shown)).ui(ui, |ui| {
            ScrollArea::vertical()
                .max_height(LIST_HEIGHT)
                .show(ui, list);
        });
        response.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::Button, true, name.to_owned());
            info.current_text_value = Some(value.clone());
            info
        });
        response
    })
    .inner
}

/// A sign that adds something to what it stands beside; true once it is to be.
pub fn add_ui(ui: &mut Ui, name: &str) -> bool {
    let button = Button::new(muted(ui, "+").size(13.5)).frame_when_inactive(false);
    let response = ui.add(button.small()).on_hover_text(name);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name.to_owned()));
    response.clicked()
}

/// A sign that opens a list of what can be done beside it.
pub fn more_ui(ui: &mut Ui, name: &str, sign: &str, list: impl FnOnce(&mut Ui)) -> Response {
    let sign = muted(ui, sign).size(13.5);
    choice_ui(ui, name, sign, list).on_hover_text(name)
}

/// Something that can be done, in a list; true once it is to be.
pub fn entry_ui(ui: &mut Ui, is_enabled: bool, text: &str) -> bool {
    let button = Button::new(text).frame_when_inactive(false);
    ui.add_enabled(is_enabled, button).clicked()
}

/// One of the values of a list; true once it is chosen.
pub fn option_ui(ui: &mut Ui, is_chosen: bool, text: &str) -> bool {
    ui.radio(is_chosen, text).clicked()
}

/// One of the values of a list of which several may hold; true once it is to change.
pub fn switch_ui(ui: &mut Ui, mut holds: bool, text: &str) -> bool {
    ui.checkbox(&mut holds, text).clicked()
}
