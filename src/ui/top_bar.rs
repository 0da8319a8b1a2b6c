//! The bar at the top: the document's title, going back and forward, and how it is shown.

use egui::{Align, Button, Label, Layout, RichText, Ui};

use crate::command;
use crate::state::{Msg, State, ThemeChoice};
use crate::words;

use super::widgets::{muted, semibold};

pub fn top_bar_ui(ui: &mut Ui, state: &State, out: &mut Vec<Msg>) {
    ui.horizontal(|ui| {
        for (name, sign) in [("Back", "←"), ("Forward", "→")] {
            command_button(ui, state, name, sign, out);
        }
        ui.add_space(4.0);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            command_button(ui, state, "Present from the first step", "Present", out);
            command_button(ui, state, "Keys and legend", "?", out);
            theme_menu(ui, state, out);
            toggle(
                ui,
                state,
                "Show or hide the details",
                "Details",
                state.preferences.detail_shown,
                out,
            );
            toggle(
                ui,
                state,
                "Show or hide the overview",
                "Overview",
                state.preferences.overview_shown,
                out,
            );
            if state.has_folds() {
                toggle(
                    ui,
                    state,
                    "Fold quiet years, or show true scale",
                    "Fold quiet years",
                    state.folded,
                    out,
                );
            }
            command_button(ui, state, "Show everything", "Show everything", out);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| title(ui, state));
        });
    });
}

fn title(ui: &mut Ui, state: &State) {
    let source = &state.timeline.document().source;
    let by = format!("{} by {}", words::genre(source.genre), source.author);
    let title = semibold(&source.title).size(14.5);
    let by_width = 12.0 + by.chars().count() as f32 * 6.5;
    let whole = ui.available_width();
    ui.scope(|ui| {
        ui.set_max_width((whole - by_width).max(whole * 0.5));
        ui.add(Label::new(title).truncate());
    });
    if ui.available_width() > 60.0 {
        ui.add(Label::new(muted(ui, &by)).truncate());
    }
}

fn hover_text(name: &str) -> String {
    match command::named(name) {
        Some(command) => format!("{name} ({})", command.keys_text()),
        None => name.to_owned(),
    }
}

pub fn command_button(ui: &mut Ui, state: &State, name: &str, label: &str, out: &mut Vec<Msg>) {
    let Some(command) = command::named(name) else {
        return;
    };
    let button = Button::new(RichText::new(label));
    let response = ui
        .add_enabled((command.enabled)(state), button)
        .on_hover_text(hover_text(name))
        .on_disabled_hover_text(hover_text(name));
    response.widget_info(|| {
        egui::WidgetInfo::labeled(egui::Role::Button, (command.enabled)(state), name)
    });
    if response.clicked()
        && let command::Action::Send(msg) = command.action
    {
        out.push(msg(state));
    }
}

fn toggle(ui: &mut Ui, state: &State, name: &str, label: &str, on: bool, out: &mut Vec<Msg>) {
    let response = ui
        .add(Button::selectable(on, label))
        .on_hover_text(hover_text(name));
    if response.clicked()
        && let Some(command) = command::named(name)
        && let command::Action::Send(msg) = command.action
    {
        out.push(msg(state));
    }
}

fn theme_menu(ui: &mut Ui, state: &State, out: &mut Vec<Msg>) {
    let response = ui
        .menu_button("Appearance", |ui| {
            for (choice, label) in [
                (ThemeChoice::System, "As the system"),
                (ThemeChoice::Light, "Light"),
                (ThemeChoice::Dark, "Dark"),
            ] {
                if ui.radio(state.preferences.theme == choice, label).clicked() {
                    out.push(Msg::SetTheme(choice));
                    ui.close();
                }
            }
            ui.separator();
            let mut reduced = state.preferences.reduced_motion;
            if ui
                .checkbox(&mut reduced, "Cuts instead of motion")
                .clicked()
            {
                out.push(Msg::ToggleReducedMotion);
            }
        })
        .response;
    response.on_hover_text(hover_text("Light, dark, or as the system"));
}
