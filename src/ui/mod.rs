//! Draws the state and turns input into messages. Nothing here changes the state.

mod answer;
mod article_pane;
mod asked_address;
mod canvas;
mod choice;
mod context_menu;
mod detail;
mod dividers;
mod drag;
mod editing_bar;
mod field;
mod file_form;
mod filter_bar;
mod find;
mod help;
mod keys;
mod label_fade;
mod legend_strip;
mod listed;
mod load_page;
mod notice;
mod overview;
mod paint;
mod plot;
mod present;
mod preview;
mod problems_page;
mod recent;
mod rich_text;
mod row_glide;
mod settings;
mod side_panels;
mod stale_file;
mod start_page;
mod text_view;
mod top_bar;
mod widgets;

use egui::{CentralPanel, Frame, Margin, Panel, Ui};

use crate::state::{ArticleMsg, Editing, Msg, SizedPanel, State, ThemeChoice};
use crate::theme::Palette;
use crate::view::scene::ColorRole;

use side_panels::SidePanels;
use widgets::tell_panel_size;

pub use file_form::{FileForm, FormAnswer, file_form_ui};
pub use load_page::{LoadStatus, load_page_ui};
pub use notice::{notice_ui, unfinished_ui};
pub use problems_page::{OpenRequest, cancelled_ui, problems_page_ui};
pub use recent::RecentFile;
pub use stale_file::{stale_banner_ui, stale_page_ui};
pub use start_page::{StartRequest, start_page_ui};

/// Draws the whole window of an open document, in whichever mode it is.
pub fn window_ui(ui: &mut Ui, state: &State, out: &mut Vec<Msg>) {
    apply_theme(ui, state.preferences.theme);
    let now = ui.input(|input| input.time);
    out.push(Msg::Frame(now));
    let text_percent = (ui.ctx().zoom_factor() * 100.0).round() as u16;
    if text_percent != state.text_percent {
        out.push(Msg::TextSizeIs(text_percent));
    }
    // In a presentation the keys that would zoom the interface size the notes.
    let in_presentation = state.presentation().is_some();
    ui.ctx()
        .options_mut(|options| options.zoom_with_keyboard = !in_presentation);
    let is_typing = state.editing().is_some_and(Editing::is_typing);
    let is_dragging = state
        .editing()
        .is_some_and(|editing| editing.drag().is_some());
    // Esc has ended the typing or the drag by now, and is to do no more than that.
    let keys_taken = keys::are_taken(ui) || is_typing || is_dragging;
    if is_typing {
        keys::field_keys_ui(ui, state, out);
    }
    let canvas_has_focus = match state.presentation() {
        Some(presentation) => {
            present::present_ui(ui, state, presentation.windows.main_shows_audience(), out);
            false
        }
        None => explore_ui(ui, state, out),
    };
    field::end_typing_ui(ui, state, out);
    keys::note_chords(ui);
    if !keys_taken {
        keys::keys_ui(ui, state, canvas_has_focus, out);
    }
    if state.is_moving() {
        ui.ctx().request_repaint();
    }
    if let Some(seconds) = state.due_in_seconds(now) {
        ui.ctx().request_repaint_after_secs(seconds as f32);
    }
}

/// Draws the second window of a presentation.
pub fn second_window_ui(ui: &mut Ui, state: &State, out: &mut Vec<Msg>) {
    if let Some(presentation) = state.presentation() {
        let keys_taken = keys::are_taken(ui);
        present::present_ui(ui, state, !presentation.windows.main_shows_audience(), out);
        // On a desktop without a second window this one lies in the first, which has read the keys.
        if !keys_taken && ui.ctx().viewport_id() != egui::ViewportId::ROOT {
            keys::keys_ui(ui, state, false, out);
        }
    }
}

/// Draws explore mode; true if something on the canvas has the keyboard's focus.
fn explore_ui(ui: &mut Ui, state: &State, out: &mut Vec<Msg>) -> bool {
    let palette = Palette::of(ui.visuals());

    let bar = Frame::NONE
        .fill(palette.color(ColorRole::Band))
        .inner_margin(Margin::symmetric(12, 7));
    Panel::top("top bar")
        .frame(bar)
        .show(ui, |ui| top_bar::top_bar_ui(ui, state, out));

    if !state.look().arrangement.is_plain() {
        let bar = Frame::NONE
            .fill(palette.color(ColorRole::Band))
            .inner_margin(Margin::symmetric(12, 5));
        Panel::top("filter bar")
            .frame(bar)
            .show(ui, |ui| filter_bar::filter_bar_ui(ui, state, out));
    }

    editing_bar::editing_bar_ui(ui, state, out);

    let SidePanels { detail, article } = SidePanels::of(state, ui.available_width());
    let article_waits = state.wants_article_pane() && article.is_none();
    if article_waits != state.article_waits {
        out.push(Msg::Article(ArticleMsg::WaitForRoom(article_waits)));
        ui.ctx().request_repaint();
    }
    if let Some(width) = detail {
        let panel = Panel::right("detail")
            .resizable(true)
            .default_size(width.at_first)
            .size_range(width.least..=width.most)
            .frame(Frame::NONE)
            .show(ui, |ui| detail::detail_ui(ui, state, out));
        let shown = panel.response.rect.width();
        tell_panel_size(SizedPanel::Detail, width.at_first, shown, out);
    }
    if let Some(width) = article {
        // The panel keeps a width of its own for the room beside the details and for that without them.
        let panel = Panel::left(("article", detail.is_some()))
            .resizable(true)
            .default_size(width.at_first)
            .size_range(width.least..=width.most)
            .frame(Frame::NONE)
            .show(ui, |ui| article_pane::article_pane_ui(ui, state, out));
        let shown = panel.response.rect.width();
        tell_panel_size(SizedPanel::Article, width.at_first, shown, out);
    }
    // Below the canvas alone, so that it starts and ends where the canvas's time does.
    if state.preferences.overview_shown {
        Panel::bottom("overview")
            .exact_size(overview::HEIGHT)
            .frame(Frame::NONE)
            .show(ui, |ui| overview::overview_ui(ui, state, out));
    }
    if state.preferences.legend_shown {
        Panel::bottom("legend")
            .exact_size(legend_strip::HEIGHT)
            .frame(Frame::NONE.fill(palette.color(ColorRole::Band)))
            .show(ui, legend_strip::legend_strip_ui);
    }
    let canvas = CentralPanel::no_frame()
        // Room for the handle of the panel beside it.
        .frame(Frame::NONE.inner_margin(Margin {
            right: 5,
            ..Margin::ZERO
        }))
        .show(ui, |ui| canvas::canvas_ui(ui, state, out));
    answer::answer_ui(ui, state, canvas.response.rect);

    if state.help_open {
        help::help_ui(ui, state, out);
    }
    if state.settings_open {
        settings::settings_ui(ui, state, out);
    }
    listed::listed_ui(ui, state, out);
    context_menu::context_menu_ui(ui, state, out);
    if let Some(address) = &state.asked_address {
        asked_address::asked_address_ui(ui, address, out);
    }
    canvas.inner
}

/// Sets the theme that was chosen, where it is not set already.
pub fn apply_theme(ui: &Ui, choice: ThemeChoice) {
    let preference = match choice {
        ThemeChoice::System => egui::ThemePreference::System,
        ThemeChoice::Light | ThemeChoice::Print => egui::ThemePreference::Light,
        ThemeChoice::Dark | ThemeChoice::HighContrast => egui::ThemePreference::Dark,
    };
    // egui knows two themes, whose places high contrast and print take.
    let dark = match choice {
        ThemeChoice::HighContrast => Palette::HIGH_CONTRAST,
        _ => Palette::DARK,
    };
    let light = match choice {
        ThemeChoice::Print => Palette::PRINT,
        _ => Palette::LIGHT,
    };
    for (theme, palette) in [(egui::Theme::Dark, dark), (egui::Theme::Light, light)] {
        let shown = ui.ctx().style_of(theme);
        if Palette::of(&shown.visuals) != palette {
            ui.ctx().set_visuals_of(theme, palette.visuals());
            ui.ctx().request_repaint();
        }
    }
    let current = ui.ctx().options(|options| options.theme_preference);
    if current != preference {
        ui.ctx().set_theme(preference);
        // It is the next frame's.
        ui.ctx().request_repaint();
    }
}
