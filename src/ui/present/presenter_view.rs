//! The presenter view: the audience view live, the next step, the notes, the time, and the audience's screen.

use chrono::Local;
use egui::{Align, CentralPanel, Frame, Layout, Margin, Panel, Rect, Ui, UiBuilder};

use crate::command::CommandId;
use crate::state::{AudienceScreen, Msg, Pace, PresentMsg, SizedPanel, State, WindowSetup};
use crate::theme::Palette;
use crate::ui::top_bar::{command_button, toggle};
use crate::ui::widgets::{muted, panel_size, semibold, tell_panel_size};
use crate::view::layout::AudienceView;
use crate::view::scene::ColorRole;
use crate::words;

use super::{audience_view, notes, step_overview};

/// The size of what is read from a step away.
const LARGE: f32 = 20.0;
/// The share of the height for the speaker's picture where the room sees another one.
const YOUR_SHARE: f32 = 0.62;

pub fn presenter_ui(ui: &mut Ui, state: &State, out: &mut Vec<Msg>) {
    let Some(presentation) = state.presentation() else {
        return;
    };
    let palette = Palette::of(ui.visuals());
    let bar = Frame::NONE
        .fill(palette.color(ColorRole::Band))
        .inner_margin(Margin::symmetric(14, 8));
    Panel::top("presenter time")
        .frame(bar)
        .show(ui, |ui| time_ui(ui, state));
    Panel::bottom("presenter commands")
        .frame(bar)
        .show(ui, |ui| commands_ui(ui, state, out));
    if presentation.overview_cursor.is_some() {
        step_overview::step_overview_ui(ui, state, out);
        return;
    }
    let inner = Frame::NONE.inner_margin(Margin::same(14));
    let width = ui.available_width();
    let height = ui.available_height();
    let panels = state.preferences.panels;
    let notes_size = panel_size(panels.notes, width * 0.36);
    let next_size = panel_size(panels.next_step, height * 0.38);
    let notes_panel = Panel::right("presenter side")
        .resizable(true)
        .default_size(notes_size)
        .size_range(160.0..=(width * 0.7).max(161.0))
        .frame(Frame::NONE)
        .show(ui, |ui| {
            let next_panel = Panel::top("presenter next")
                .resizable(true)
                .default_size(next_size)
                .size_range(90.0..=(height * 0.75).max(91.0))
                .frame(inner)
                .show(ui, |ui| next_ui(ui, state));
            let shown = next_panel.response.rect.height();
            tell_panel_size(SizedPanel::NextStep, next_size, shown, out);
            CentralPanel::default().frame(inner).show(ui, |ui| {
                if presentation.notes_shown {
                    let told = state.current_step().and_then(|told| told.notes);
                    let points = f32::from(state.preferences.notes_points);
                    notes::notes_ui(ui, told.as_deref(), points);
                } else {
                    ui.label(muted(ui, "The notes are hidden. N shows them."));
                }
            });
        });
    let shown = notes_panel.response.rect.width();
    tell_panel_size(SizedPanel::Notes, notes_size, shown, out);
    CentralPanel::default().frame(inner).show(ui, |ui| {
        if presentation.shows_the_room_something_else() {
            two_pictures_ui(ui, state, out);
        } else {
            let rect = ui.available_rect_before_wrap();
            audience_view::live_ui(ui, state, rect, out);
        }
    });
    repaint_with_the_clock(ui, state);
}

/// The picture that the speaker looks at, and below it, smaller, the one that the room sees meanwhile.
fn two_pictures_ui(ui: &mut Ui, state: &State, out: &mut Vec<Msg>) {
    let area = ui.available_rect_before_wrap();
    let (yours, rooms) = area.split_top_bottom_at_fraction(YOUR_SHARE);
    let pane = |ui: &mut Ui, rect: Rect, name: &str| {
        ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
            ui.label(semibold(name).size(LARGE * 0.8));
            ui.available_rect_before_wrap()
        })
        .inner
    };
    let picture = pane(ui, yours, "You look at").with_max_y(yours.bottom() - 14.0);
    audience_view::live_ui(ui, state, picture, out);
    let picture = pane(ui, rooms, "The room sees");
    audience_view::kept_ui(ui, state, picture);
}

/// Asks for a frame when the next second is shown, and for none in between: of the time taken while that runs, else of the
/// day.
fn repaint_with_the_clock(ui: &Ui, state: &State) {
    let shown = state.elapsed_seconds().unwrap_or_else(|| {
        let now = Local::now();
        f64::from(now.timestamp_subsec_millis()) / 1000.0
    });
    ui.ctx()
        .request_repaint_after_secs(seconds_to_the_next(shown) as f32);
}

/// Seconds until a clock shows its next second, a little late rather than a frame too early.
fn seconds_to_the_next(shown: f64) -> f64 {
    1.005 - shown.fract()
}

/// The step, the time and the pace.
fn time_ui(ui: &mut Ui, state: &State) {
    let Some(presentation) = state.presentation() else {
        return;
    };
    let palette = Palette::of(ui.visuals());
    ui.horizontal(|ui| {
        let place = format!(
            "Step {}",
            words::place_among(presentation.step, presentation.script.len())
        );
        ui.label(semibold(&place).size(LARGE));
        let claims = state.current_step().map_or(0, |told| told.claims.len());
        if claims > 0 {
            let claims = words::count_claims(&state.timeline, claims);
            let text = format!("{} of {claims}", presentation.revealed);
            ui.label(muted(ui, &text).size(LARGE * 0.8));
        }
        if let Some(number) = presentation.typed {
            let text = format!("Go to {number}: Enter");
            ui.label(
                semibold(&text)
                    .size(LARGE)
                    .color(palette.color(ColorRole::Accent)),
            );
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let now = Local::now().format("%H:%M").to_string();
            ui.label(semibold(&now).size(LARGE));
            ui.separator();
            let elapsed = state
                .elapsed_seconds()
                .map_or_else(|| "0:00".to_owned(), minutes_and_seconds);
            let planned = presentation
                .script
                .minutes
                .map_or_else(String::new, |minutes| format!(" of {minutes}:00"));
            let text = semibold(&format!("{elapsed}{planned}")).size(LARGE);
            ui.label(text)
                .on_hover_text("Counts from when the step is left that the talk was started at");
            pace_ui(ui, state);
            ui.separator();
            audience_state_ui(ui, state);
        });
    });
}

fn pace_ui(ui: &mut Ui, state: &State) {
    let palette = Palette::of(ui.visuals());
    let text = match state.pace() {
        None | Some(Pace::OnTime) => return,
        Some(Pace::Behind(seconds)) => format!("{} behind", minutes_and_seconds(seconds)),
        Some(Pace::Ahead(seconds)) => format!("{} ahead", minutes_and_seconds(seconds)),
    };
    ui.label(semibold(&text).size(LARGE).color(palette.warning()));
}

/// The audience's screen in a word, coloured where it differs from the speaker's view.
fn audience_state_ui(ui: &mut Ui, state: &State) {
    let Some(presentation) = state.presentation() else {
        return;
    };
    let palette = Palette::of(ui.visuals());
    let (text, special) = match (presentation.screen, &presentation.frozen) {
        (AudienceScreen::Black, _) => ("Room: black", true),
        (AudienceScreen::White, _) => ("Room: white", true),
        (AudienceScreen::Picture, Some(_)) => ("Room: frozen", true),
        (AudienceScreen::Picture, None) => ("Room: live", false),
    };
    let text = semibold(text).size(LARGE);
    ui.label(if special {
        text.color(palette.warning())
    } else {
        text
    });
}

fn minutes_and_seconds(seconds: f64) -> String {
    let seconds = seconds.max(0.0) as u64;
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// The view after the next press.
fn next_ui(ui: &mut Ui, state: &State) {
    ui.label(muted(ui, "Next"));
    let next = state.next_picture();
    let name = next.as_ref().and_then(|next| name_of(state, next));
    if let Some(name) = name {
        ui.label(semibold(&name).size(LARGE * 0.85));
    }
    let rect = ui.available_rect_before_wrap();
    // The pane is as large as it was made, whatever the picture takes of it.
    ui.expand_to_include_rect(rect);
    match next {
        Some(picture) => {
            let rect = audience_view::fitted(state, rect);
            audience_view::thumbnail(ui, state, &picture, rect.min, rect.width());
        }
        None => {
            ui.label(semibold("This is the end.").size(LARGE));
        }
    }
}

/// The claim that appears, or the step that begins.
fn name_of(state: &State, next: &AudienceView) -> Option<String> {
    let presentation = state.presentation()?;
    let told = presentation.script.step(&state.timeline, next.step);
    let claim = next
        .revealed
        .checked_sub(1)
        .and_then(|last| told.claims.get(last));
    Some(match claim {
        Some(claim) => words::claim_heading(&state.timeline, *claim),
        None => format!("Step {}: {}", next.step + 1, told.headline),
    })
}

/// The commands of a presentation as buttons.
fn commands_ui(ui: &mut Ui, state: &State, out: &mut Vec<Msg>) {
    let Some(presentation) = state.presentation() else {
        return;
    };
    ui.horizontal_wrapped(|ui| {
        for (id, label) in [
            (CommandId::PreviousReveal, "← Back"),
            (CommandId::NextReveal, "Next →"),
            (CommandId::StepOverview, "All steps"),
        ] {
            command_button(ui, state, id, label, out);
        }
        ui.separator();
        let screen = presentation.screen;
        for (id, label, on) in [
            (
                CommandId::BlackScreen,
                "Black",
                screen == AudienceScreen::Black,
            ),
            (
                CommandId::WhiteScreen,
                "White",
                screen == AudienceScreen::White,
            ),
            (CommandId::Freeze, "Freeze", presentation.frozen.is_some()),
            (CommandId::Spotlight, "Spotlight", presentation.spotlight),
        ] {
            toggle(ui, state, id, label, on, out);
        }
        ui.separator();
        if matches!(presentation.windows, WindowSetup::Two { .. }) {
            command_button(ui, state, CommandId::SwapWindows, "Swap", out);
        }
        screen_menu(ui, state, out);
        command_button(ui, state, CommandId::ToggleNotes, "Notes", out);
        command_button(ui, state, CommandId::SmallerNotes, "A−", out);
        command_button(ui, state, CommandId::LargerNotes, "A+", out);
        command_button(ui, state, CommandId::ToggleHelp, "?", out);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if ui
                .button("End")
                .on_hover_text("End the talk (Esc)")
                .clicked()
            {
                out.push(Msg::Present(PresentMsg::End));
            }
        });
    });
}

/// The menu of monitors for the audience.
fn screen_menu(ui: &mut Ui, state: &State, out: &mut Vec<Msg>) {
    if state.monitors.len() < 2 {
        return;
    }
    ui.menu_button("Screen", |ui| {
        ui.label(muted(ui, "The room looks at"));
        for name in &state.monitors {
            let chosen = state.audience_monitor() == Some(name);
            if ui.radio(chosen, name).clicked() {
                out.push(Msg::AudienceMonitor(name.clone()));
                ui.close();
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_frame_of_a_clock_shows_another_second_than_the_one_before() {
        let mut shown = 71.3;
        for second in 72..80 {
            shown += seconds_to_the_next(shown);
            assert_eq!(
                minutes_and_seconds(shown),
                minutes_and_seconds(f64::from(second))
            );
        }
    }
}
