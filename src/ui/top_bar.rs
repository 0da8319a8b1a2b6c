//! The bar at the top: the document's title, going back and forward, and how it is revealed.

use egui::{
    Align, Button, EventFilter, Id, Key, Label, Layout, RichText, Role, TextEdit, Ui, WidgetInfo,
};

use crate::command::{Action, CommandId};
use crate::state::{Msg, State, ThemeChoice};
use crate::theme::Palette;
use crate::view::scene::ColorRole;
use crate::words;

use super::widgets::{muted, semibold};

pub fn top_bar_ui(ui: &mut Ui, state: &State, out: &mut Vec<Msg>) {
    ui.horizontal(|ui| {
        for (id, sign) in [(CommandId::Back, "←"), (CommandId::Forward, "→")] {
            command_button(ui, state, id, sign, out);
        }
        ui.add_space(4.0);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            command_button(ui, state, CommandId::PresentFromFirst, "Present", out);
            command_button(ui, state, CommandId::ToggleHelp, "?", out);
            theme_menu(ui, state, out);
            toggle(
                ui,
                state,
                CommandId::ToggleDetail,
                "Details",
                state.preferences.detail_shown,
                out,
            );
            toggle(
                ui,
                state,
                CommandId::ToggleOverview,
                "Overview",
                state.preferences.overview_shown,
                out,
            );
            if state.has_folds() {
                toggle(
                    ui,
                    state,
                    CommandId::ToggleFolds,
                    "Fold quiet years",
                    state.is_folded(),
                    out,
                );
            }
            command_button(ui, state, CommandId::FitAll, "Show everything", out);
            find_ui(ui, state, out);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| title(ui, state));
        });
    });
}

/// The box to type in what is looked for, and how much is left.
fn find_ui(ui: &mut Ui, state: &State, out: &mut Vec<Msg>) {
    let mut text = state.explore().find.text.clone();
    if !text.is_empty()
        && ui
            .add(Button::new("×").frame(false))
            .on_hover_text("Look for nothing (Esc)")
            .clicked()
    {
        out.push(Msg::Find(String::new()));
    }
    let left = match &state.look().filter {
        _ if state.explore().find.is_under_way => Some("…".to_owned()),
        Some(filter) => {
            let left = words::thousands(filter.0.event_order().all().len());
            let all = words::count_events(state.timeline.document().events.len());
            Some(format!("{left} of {all}"))
        }
        None => None,
    };
    if let Some(left) = left {
        ui.label(muted(ui, &left));
    }
    let edit = TextEdit::singleline(&mut text)
        .id(Id::unique("find"))
        .hint_text("Find  /")
        .background_color(Palette::of(ui.visuals()).color(ColorRole::Paper))
        .desired_width(ui.available_width().clamp(60.0, 420.0) * 0.4);
    let response = ui
        .add(edit)
        .on_hover_text(CommandId::Find.command().hint(ui.ctx().os()));
    response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, "Find"));
    if response.changed() {
        out.push(Msg::Find(text));
    }
    if state.explore().find.wants_focus {
        response.request_focus();
        out.push(Msg::FindFocused);
    }
    let pressed = |key| ui.input(|input| input.key_pressed(key));
    if response.has_focus() {
        // Esc is the box's own, or it would leave the selection too.
        let filter = EventFilter {
            horizontal_arrows: true,
            vertical_arrows: true,
            escape: true,
            tab: false,
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        if pressed(Key::Escape) {
            response.surrender_focus();
            out.push(Msg::Find(String::new()));
        }
    } else if response.lost_focus() && pressed(Key::Enter) {
        out.push(Msg::NextEvent);
    }
}

fn title(ui: &mut Ui, state: &State) {
    let source = &state.timeline.document().source;
    let by = words::byline(source);
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

pub fn command_button(ui: &mut Ui, state: &State, id: CommandId, label: &str, out: &mut Vec<Msg>) {
    let command = id.command();
    let (hint, enabled) = (command.hint(ui.ctx().os()), (command.enabled)(state));
    let response = ui
        .add_enabled(enabled, Button::new(RichText::new(label)))
        .on_hover_text(&hint)
        .on_disabled_hover_text(&hint);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, command.name));
    if response.clicked() {
        send(id, state, out);
    }
}

pub fn toggle(
    ui: &mut Ui,
    state: &State,
    id: CommandId,
    label: &str,
    on: bool,
    out: &mut Vec<Msg>,
) {
    let response = ui
        .add(Button::selectable(on, label))
        .on_hover_text(id.command().hint(ui.ctx().os()));
    if response.clicked() {
        send(id, state, out);
    }
}

fn send(id: CommandId, state: &State, out: &mut Vec<Msg>) {
    if let Action::Send(msg) = id.command().action {
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
    response.on_hover_text(CommandId::NextTheme.command().hint(ui.ctx().os()));
}
