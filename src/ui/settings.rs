//! The settings, over everything else: each with a line that says what it does.

use egui::{Button, Id, Margin, Modal, Role, ScrollArea, Ui, WidgetInfo, style::ScrollStyle};

use crate::document::date::DateStyle;
use crate::state::{MotionChoice, Msg, State, TEXT_PERCENT, ThemeChoice};

use super::widgets::{note, outline_boxes, semibold};

/// The width of the contents, the room that the window keeps around them, and the height of the heading, in points.
const WIDTH: f32 = 460.0;
const AROUND: f32 = 80.0;
const HEADING: f32 = 40.0;
/// The step by which texts grow and shrink, which is that of egui's own keys.
const PERCENT: u16 = 10;

const THEMES: [(ThemeChoice, &str); 5] = [
    (ThemeChoice::System, "As the system"),
    (ThemeChoice::Light, "Light"),
    (ThemeChoice::Dark, "Dark"),
    (ThemeChoice::HighContrast, "High contrast"),
    (ThemeChoice::Print, "Print"),
];

const MOTION: [(MotionChoice, &str); 3] = [
    (MotionChoice::System, "As the desktop asks"),
    (MotionChoice::Full, "Flights and fades"),
    (MotionChoice::Reduced, "Cuts"),
];

const DATES: [(DateStyle, &str); 3] = [
    (DateStyle::DayFirst, "10 August 2022"),
    (DateStyle::MonthFirst, "August 10, 2022"),
    (DateStyle::Iso, "2022-08-10"),
];

pub fn settings_ui(ui: &Ui, state: &State, out: &mut Vec<Msg>) {
    let room = ui.ctx().content_rect().size();
    let frame = egui::Frame::popup(ui.style()).inner_margin(Margin::same(20));
    let modal = Modal::new(Id::unique("settings"))
        .frame(frame)
        .show(ui.ctx(), |ui| {
            ui.set_width((room.x - AROUND).min(WIDTH));
            ui.horizontal(|ui| {
                ui.label(semibold("Settings").size(18.0));
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    if ui.button("Close").clicked() {
                        out.push(Msg::ToggleSettings);
                    }
                });
            });
            ui.add_space(6.0);
            // A bar that stays says that there is more below.
            ui.spacing_mut().scroll = ScrollStyle {
                foreground_color: true,
                ..ScrollStyle::solid()
            };
            outline_boxes(ui);
            let height = room.y - AROUND - HEADING;
            ScrollArea::vertical()
                .max_height(height)
                .min_scrolled_height(height)
                .show(ui, |ui| {
                    theme_ui(ui, state, out);
                    text_size_ui(ui, state, out);
                    dates_ui(ui, state, out);
                    motion_ui(ui, state, out);
                    ui.add_space(10.0);
                    note(ui, "Settings are kept from one run to the next.");
                });
        });
    if modal.backdrop_response.clicked() {
        out.push(Msg::ToggleSettings);
    }
}

/// A setting's name and the line on it, with room before it.
fn heading(ui: &mut Ui, name: &str, explanation: &str) {
    ui.add_space(8.0);
    ui.label(semibold(name));
    note(ui, explanation);
}

fn theme_ui(ui: &mut Ui, state: &State, out: &mut Vec<Msg>) {
    heading(
        ui,
        "Theme",
        "The colours of the window and of the room’s picture. High contrast is white on black, with stronger lines; print is black on white, for paper and pale projectors.",
    );
    ui.horizontal_wrapped(|ui| {
        for (choice, name) in THEMES {
            if ui.radio(state.preferences.theme == choice, name).clicked() {
                out.push(Msg::SetTheme(choice));
            }
        }
    });
}

fn text_size_ui(ui: &mut Ui, state: &State, out: &mut Vec<Msg>) {
    let (least, most) = TEXT_PERCENT;
    let shown = state.text_percent;
    heading(
        ui,
        "Size of texts",
        &format!(
            "And of all else in the window, from {least} to {most} %. Ctrl++, Ctrl+- and Ctrl+0 change it too."
        ),
    );
    ui.horizontal(|ui| {
        let mut button = |ui: &mut Ui, sign: &str, name: &str, percent: u16, enabled: bool| {
            let response = ui.add_enabled(enabled, Button::new(sign));
            response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, name));
            if response.on_hover_text(name).clicked() {
                out.push(Msg::SetTextSize(percent));
            }
        };
        let smaller = shown.saturating_sub(PERCENT);
        button(ui, "−", "Smaller texts", smaller, shown > least);
        ui.label(format!("{shown} %"));
        let larger = shown.saturating_add(PERCENT);
        button(ui, "+", "Larger texts", larger, shown < most);
        button(ui, "100 %", "Texts at 100 %", 100, shown != 100);
    });
}

fn dates_ui(ui: &mut Ui, state: &State, out: &mut Vec<Msg>) {
    heading(
        ui,
        "Dates",
        "As the window and the room’s picture tell them. What is typed is understood in every way.",
    );
    ui.horizontal_wrapped(|ui| {
        for (choice, name) in DATES {
            if ui
                .radio(state.preferences.date_style == choice, name)
                .clicked()
            {
                out.push(Msg::SetDateStyle(choice));
            }
        }
    });
}

fn motion_ui(ui: &mut Ui, state: &State, out: &mut Vec<Msg>) {
    heading(
        ui,
        "Motion",
        "With cuts, the view jumps to where it would fly, and steps of a talk change at once.",
    );
    ui.horizontal_wrapped(|ui| {
        for (choice, name) in MOTION {
            if ui.radio(state.preferences.motion == choice, name).clicked() {
                out.push(Msg::SetMotion(choice));
            }
        }
    });
}
