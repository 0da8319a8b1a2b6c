//! The window: eframe's side of things.

mod desktop_motion;
mod drafting;
mod files;
mod find_task;
mod journal;
mod launch;
mod load_task;
mod loading;
mod monitors;
mod own_text;
mod presentation_windows;
mod saving;
mod settings;
mod sleep_inhibitor;
mod startup_error;
mod task;
mod watcher;
mod window_placement;

use std::path::PathBuf;
use std::sync::Arc;

use eframe::egui;

use crate::io::{LoadError, Origin, report};
use crate::printable::printable;
use crate::state::{Editing, Effect, Msg, Preferences, State, update};
use crate::theme::Palette;
use crate::ui::{self, LoadStatus, OpenRequest};
use crate::view::scene::ColorRole;

use desktop_motion::DesktopMotion;
use files::OpenDialog;
use journal::{Journal, JournalFolder, Kept};
pub use launch::run;
use load_task::LoadTask;
use own_text::OwnTextTask;
use presentation_windows::PresentationWindows;
use settings::SettingsFile;
use task::Task;
use watcher::Watcher;
use window_placement::{OPENING_SECONDS, keep_within_monitor, placement};

/// Settings that have changed are written at the first frame after so long, and at the end.
const SECONDS_BETWEEN_SAVES: f64 = 30.0;

/// The window's contents: an open document, or what is wrong with it.
pub struct ClaimlineApp {
    origin: Origin,
    /// Nothing before the first frame of a large document.
    page: Option<Page>,
    /// Problems of the file as it is now, while the window shows it as it last was good.
    stale: Option<Stale>,
    watcher: Option<Watcher>,
    /// The files that were last asked to be watched, whether or not the system could.
    watched: Option<Vec<PathBuf>>,
    /// A large file that has changed and is read beside the window.
    reload: Option<LoadTask>,
    preferences: Preferences,
    windows: PresentationWindows,
    /// A search in a large document.
    finding: Option<Task<Msg>>,
    filtering: Option<Task<Msg>>,
    /// The text that the document tells.
    text: OwnTextTask,
    /// A look for dates in it.
    dating: Option<Task<Msg>>,
    /// An edited text that is read again.
    reading: Option<Task<Msg>>,
    /// Messages of the command line, until a document is open.
    asked: Vec<Msg>,
    /// The desktop's wish for less motion; a test has none.
    desktop_motion: Option<DesktopMotion>,
    /// The main window on the desktop; a test has none.
    native: Option<Arc<winit::window::Window>>,
    /// A dialog for the document's file.
    dialog: Option<OpenDialog>,
    /// The folder in which unsaved work is kept; most tests have none.
    journals: Option<JournalFolder>,
    journal: Option<Journal>,
    /// A timeline that was in no file when its window was closed.
    unfinished: Option<(Journal, Kept)>,
    looked_for_unfinished: bool,
    /// The document whose journal was opened last, whether or not it could be.
    journaled: Option<Origin>,
    /// The title that the desktop was told last.
    titled: String,
    /// The file of the settings; a test has none.
    settings: Option<SettingsFile>,
    saved_at: f64,
    /// The second of the first frame.
    opened_at: Option<f64>,
    /// A line for the reader above everything else, until it is closed.
    notice: Option<String>,
}

enum Page {
    Open(Box<State>),
    Broken(LoadError),
    /// Its opening was cancelled, and there was none before.
    Cancelled,
    /// None is open.
    Start,
    /// A large document on its way, and the one that stays open if it is cancelled.
    Loading(LoadTask, Option<Box<State>>),
}

struct Stale {
    error: LoadError,
    /// True while the problems are listed instead of the timeline.
    listed: bool,
}

impl ClaimlineApp {
    pub fn new(origin: Origin, preferences: Preferences) -> Self {
        let mut app = Self {
            origin,
            page: None,
            stale: None,
            watcher: None,
            watched: None,
            reload: None,
            preferences,
            windows: PresentationWindows::default(),
            finding: None,
            filtering: None,
            text: OwnTextTask::default(),
            dating: None,
            reading: None,
            asked: Vec::new(),
            desktop_motion: None,
            native: None,
            dialog: None,
            journals: None,
            journal: None,
            unfinished: None,
            looked_for_unfinished: false,
            journaled: None,
            titled: String::new(),
            settings: None,
            saved_at: 0.0,
            opened_at: None,
            notice: None,
        };
        // A large document is begun in the first frame, which can be woken when there is news.
        if !app.origin.is_large() {
            app.finish_loading(app.origin.open().map(load_task::laid_out));
        }
        app
    }

    /// Messages to apply as soon as a document is open.
    pub fn asked(mut self, messages: Vec<Msg>) -> Self {
        self.asked = messages;
        self
    }

    /// The state of the open document, if one is open.
    pub fn state(&self) -> Option<&State> {
        match &self.page {
            Some(Page::Open(state)) => Some(state),
            Some(Page::Broken(_) | Page::Cancelled | Page::Start | Page::Loading(..)) | None => {
                None
            }
        }
    }

    /// True while the open document is presented.
    fn presents(&self) -> bool {
        self.state()
            .is_some_and(|state| state.presentation().is_some())
    }

    /// A line for the reader above everything else.
    pub fn notify(&mut self, notice: String) {
        self.notice = Some(notice);
    }

    pub fn title(&self) -> String {
        if matches!(self.page, Some(Page::Start)) {
            return "Claimline".to_owned();
        }
        let name = match self.state() {
            Some(state) => state.timeline.document().source.title.clone(),
            None => self.origin.name(),
        };
        let editing = self.state().and_then(State::editing);
        let mark = match editing.is_some_and(Editing::is_unsaved) {
            true => "• ",
            false => "",
        };
        format!("{mark}{} · Claimline", printable(&name))
    }

    /// Draws a frame and applies what the reader did in it.
    pub fn show(&mut self, ui: &mut egui::Ui) {
        self.notice_ui(ui);
        self.unfinished_ui(ui);
        self.dialog_ui(ui);
        let mut effects = self.begin_journal();
        effects.extend(self.follow_file(ui.ctx()));
        self.keep_text(ui.ctx());
        effects.extend(match &mut self.page {
            None => vec![Effect::Reload],
            Some(Page::Loading(..)) => self.loading_ui(ui),
            Some(Page::Open(_)) => self.open_ui(ui),
            Some(Page::Broken(error)) => {
                ui::apply_theme(ui, self.preferences.theme);
                let asked = ui::problems_page_ui(ui, &self.origin.name(), &error.0.diagnostics);
                self.go_on(asked)
            }
            Some(Page::Start) => {
                ui::apply_theme(ui, self.preferences.theme);
                self.start_ui(ui);
                Vec::new()
            }
            Some(Page::Cancelled) => {
                ui::apply_theme(ui, self.preferences.theme);
                let asked = ui::cancelled_ui(ui, &self.origin.name());
                self.go_on(asked)
            }
        });
        for effect in effects {
            self.run_effect(effect, ui.ctx());
        }
        self.tell_title(ui.ctx());
    }

    /// Tells the desktop the window's title where it is another than before.
    fn tell_title(&mut self, ctx: &egui::Context) {
        let title = self.title();
        if title != self.titled {
            self.titled.clone_from(&title);
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(title));
        }
    }

    /// Shows the notice until it is closed; an audience is not told.
    fn notice_ui(&mut self, ui: &mut egui::Ui) {
        if let Some(notice) = self.notice.as_deref().filter(|_| !self.presents())
            && ui::notice_ui(ui, notice)
        {
            self.notice = None;
        }
    }

    fn run_effect(&mut self, effect: Effect, ctx: &egui::Context) {
        match effect {
            Effect::Reload => self.load(ctx),
            Effect::Find(text) => {
                let ctx = ctx.clone();
                self.finding = self.state().zip(text).map(|(state, text)| {
                    find_task::begin(state, text, move || ctx.request_repaint())
                });
            }
            Effect::Arrange => {
                let ctx = ctx.clone();
                self.filtering = self
                    .state()
                    .map(|state| find_task::arrange(state, move || ctx.request_repaint()));
            }
            Effect::ReadAgain => {
                let ctx = ctx.clone();
                let editing = self.state().and_then(State::editing);
                self.reading = editing
                    .map(|editing| find_task::read_again(editing, move || ctx.request_repaint()));
            }
            Effect::Save => self.save(ctx),
            Effect::AskForFile(dialog) => self.open_dialog(dialog),
            Effect::CloseDocument => self.close_document(ctx),
            Effect::Journal(entry) => self.add_to_journal(&entry),
            Effect::ReadArticle => self.read_text(ctx),
            Effect::GiveUpArticle => self.give_up_text(),
            Effect::FindDates => {
                let ctx = ctx.clone();
                self.dating = self
                    .state()
                    .and_then(|state| find_task::find_dates(state, move || ctx.request_repaint()));
            }
            Effect::IndexWords => {
                if let Some(state) = self.state() {
                    find_task::index_words(state);
                }
            }
            Effect::OpenAddress(address) => ctx.open_url(egui::OpenUrl::new_tab(address.as_str())),
            Effect::SetTextSize(percent) => ctx.set_zoom_factor(f32::from(percent) / 100.0),
            Effect::Copy(text) => ctx.copy_text(text),
            Effect::Quit => ctx.send_viewport_cmd(egui::ViewportCommand::Close),
        }
    }

    fn loading_ui(&mut self, ui: &mut egui::Ui) -> Vec<Effect> {
        let Some(Page::Loading(task, before)) = &mut self.page else {
            return Vec::new();
        };
        ui::apply_theme(ui, self.preferences.theme);
        let mut messages = Vec::new();
        let progress = LoadStatus {
            file: &self.origin.name(),
            doing: task.doing(),
            share: task.share(),
        };
        let result = task.result();
        let first_look = task.first_look(&self.preferences);
        if ui::load_page_ui(ui, &progress, first_look, &mut messages) {
            let page = match before.take() {
                Some(state) => Page::Open(state),
                None => Page::Cancelled,
            };
            self.set_page(page, ui.ctx());
            return Vec::new();
        }
        task.update(messages);
        let Some(result) = result else {
            return Vec::new();
        };
        self.page = before.take().map(Page::Open);
        self.show_loaded(result, ui.ctx())
    }

    fn open_ui(&mut self, ui: &mut egui::Ui) -> Vec<Effect> {
        let Some(Page::Open(state)) = &mut self.page else {
            return Vec::new();
        };
        let mut messages: Vec<Msg> = Vec::new();
        // The audience is not told of what an editor is doing.
        if let Some(stale) = self
            .stale
            .as_mut()
            .filter(|_| state.presentation().is_none())
        {
            let (file, problems) = (self.origin.name(), &stale.error.0.diagnostics);
            if stale.listed {
                ui::apply_theme(ui, self.preferences.theme);
                let asked = ui::stale_page_ui(ui, &file, problems);
                stale.listed = asked != Some(OpenRequest::LastGood);
                return self.go_on(asked);
            }
            stale.listed = ui::stale_banner_ui(ui, &file, problems.count());
        }
        ui::window_ui(ui, state, &mut messages);
        messages.append(&mut self.asked);
        let motion = self.desktop_motion.as_ref();
        let reduces_motion = motion.is_some_and(DesktopMotion::reduces);
        if state.desktop_reduces_motion != reduces_motion {
            messages.push(Msg::DesktopReducesMotion(reduces_motion));
        }
        let tasks = [
            &self.finding,
            &self.filtering,
            &self.reading,
            &self.dating,
            &self.text.task,
        ];
        for task in tasks.into_iter().flatten() {
            messages.extend(task.next().ok().flatten());
        }
        self.windows.second_ui(ui.ctx(), state, &mut messages);
        let asks_to_present = |message: &Msg| matches!(message, Msg::Present(_));
        if state.presentation().is_none() && messages.iter().any(asks_to_present) {
            // Screens may have been plugged in since the last presentation.
            let monitors = self.native.as_deref().map(monitors::monitors);
            self.windows.monitors = monitors.unwrap_or_default();
            let names = self.windows.monitors.iter().map(|s| s.name.clone());
            messages.insert(0, Msg::Monitors(names.collect()));
        }
        let effects: Vec<Effect> = messages
            .into_iter()
            .flat_map(|message| update(state, message))
            .collect();
        let finds_dates = state.look_for_dates().filter(|_| self.dating.is_none());
        let effects = effects.into_iter().chain(finds_dates).collect();
        self.preferences.clone_from(&state.preferences);
        self.windows.arrange(ui.ctx(), state);
        if state.is_moving() {
            ui.ctx().request_repaint();
        }
        effects
    }

    /// Does what is asked for on a page of problems.
    fn go_on(&mut self, asked: Option<OpenRequest>) -> Vec<Effect> {
        match asked {
            Some(OpenRequest::ShippedDocument) => {
                self.origin = Origin::Shipped;
                vec![Effect::Reload]
            }
            Some(OpenRequest::Reload) => vec![Effect::Reload],
            Some(OpenRequest::Mend(problem, mend)) => match self.origin.mend(&problem, &mend) {
                Ok(()) => vec![Effect::Reload],
                Err(error) => {
                    self.notify(format!("Not mended: {error}"));
                    Vec::new()
                }
            },
            Some(OpenRequest::LastGood) | None => Vec::new(),
        }
    }

    fn set_page(&mut self, page: Page, ctx: &egui::Context) {
        self.page = Some(page);
        ctx.request_repaint();
    }
}

impl eframe::App for ClaimlineApp {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.keep_within_monitor(ui.ctx());
        self.show(ui);
        self.keep_settings(ui.ctx());
    }

    /// The paper on which everything in the reader's window lies. Without a graphics card, clearing a window costs a
    /// fraction of what filling it does, so nothing fills it again.
    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        let paper = Palette::of(visuals).color(ColorRole::Paper);
        paper.to_normalized_gamma_f32()
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.save_settings();
    }
}

impl ClaimlineApp {
    /// Makes the window fit while it is being opened; later its size is the reader's own.
    fn keep_within_monitor(&mut self, ctx: &egui::Context) {
        let now = ctx.input(|input| input.time);
        let opened_at = *self.opened_at.get_or_insert(now);
        if now - opened_at > OPENING_SECONDS {
            return;
        }
        self.native
            .as_deref()
            .into_iter()
            .for_each(keep_within_monitor);
        // The desktop may frame the window after the last frame that the reader would need.
        ctx.request_repaint_after_secs((OPENING_SECONDS / 2.0) as f32);
    }

    /// Takes down what is to be kept, and writes it now and then.
    fn keep_settings(&mut self, ctx: &egui::Context) {
        let Some(file) = &mut self.settings else {
            return;
        };
        let settings = &mut file.settings;
        settings.preferences.clone_from(&self.preferences);
        settings.zoom = ctx.zoom_factor();
        let viewport = ctx.input(|input| input.viewport().clone());
        settings.window = placement(&viewport, settings.zoom, settings.window);
        let now = ctx.input(|input| input.time);
        if file.has_changed() && now - self.saved_at > SECONDS_BETWEEN_SAVES {
            self.saved_at = now;
            self.save_settings();
        }
    }

    fn save_settings(&mut self) {
        let Some(Err(error)) = self.settings.as_mut().map(SettingsFile::save) else {
            return;
        };
        report(&format!("claimline: the settings cannot be saved: {error}"));
    }
}
