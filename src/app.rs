//! The window: eframe's side of things.

mod find_task;
mod load_task;
mod monitors;
mod presentation_windows;
mod sleep_inhibitor;
mod startup_error;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::sync::{Arc, Mutex};

use eframe::egui;

use crate::io::{LoadError, Origin};
use crate::state::{Effect, Msg, Preferences, State, update};
use crate::theme;
use crate::ui::{self, OpenRequest, Progress};

use find_task::FindTask;
use load_task::LoadTask;
use presentation_windows::PresentationWindows;

/// The program's name to the desktop, and the folder its settings are kept in.
const APP_ID: &str = "claimline";
const PREFERENCES: &str = "preferences";

/// The window's contents: an open document, or what is wrong with it.
pub struct ClaimlineApp {
    origin: Origin,
    /// Nothing before the first frame of a large document.
    page: Option<Page>,
    preferences: Preferences,
    windows: PresentationWindows,
    /// What is being looked for in a large document.
    finding: Option<FindTask>,
    /// What the command line asks for, until a document is open.
    asked: Vec<Msg>,
    /// The main window on the desktop; a test has none.
    native: Option<Arc<winit::window::Window>>,
}

enum Page {
    Open(Box<State>),
    Broken(LoadError),
    /// Its opening was given up, and there was none before.
    Cancelled,
    /// A large document on its way, and the one that stays open if it is given up.
    LoadTask(LoadTask, Option<Box<State>>),
}

impl ClaimlineApp {
    pub fn new(origin: Origin, preferences: Preferences) -> Self {
        // A large document is begun in the first frame, which can be woken when there is news.
        let page = if origin.is_large() {
            None
        } else {
            Some(Page::open(&origin, preferences.clone()))
        };
        Self {
            origin,
            page,
            preferences,
            windows: PresentationWindows::default(),
            finding: None,
            asked: Vec::new(),
            native: None,
        }
    }

    /// What is done as soon as a document is open.
    pub fn asked(mut self, messages: Vec<Msg>) -> Self {
        self.asked = messages;
        self
    }

    /// The state of the open document, if one is open.
    pub fn state(&self) -> Option<&State> {
        match &self.page {
            Some(Page::Open(state)) => Some(state),
            Some(Page::Broken(_) | Page::Cancelled | Page::LoadTask(..)) | None => None,
        }
    }

    pub fn title(&self) -> String {
        match &self.page {
            Some(Page::Open(state)) => {
                format!("{} · Claimline", state.timeline.document().source.title)
            }
            Some(Page::Broken(_) | Page::Cancelled | Page::LoadTask(..)) | None => {
                format!("{} · Claimline", self.origin.name())
            }
        }
    }

    /// Draws a frame and applies what the reader did in it.
    pub fn show(&mut self, ui: &mut egui::Ui) {
        let effects = match &mut self.page {
            None => vec![Effect::Reload],
            Some(Page::LoadTask(opening, before)) => {
                ui::apply_theme(ui, self.preferences.theme);
                let mut messages = Vec::new();
                let progress = Progress {
                    file: &self.origin.name(),
                    doing: opening.doing(),
                    share: opening.share(),
                };
                if ui::load_page_ui(ui, &progress, opening.first_look(), &mut messages) {
                    let page = match before.take() {
                        Some(state) => Page::Open(state),
                        None => Page::Cancelled,
                    };
                    self.turn_to(page, ui.ctx());
                } else if let Some(result) = opening.result(&self.preferences) {
                    let page = Page::opened(result, self.preferences.clone());
                    // What is still looked for is looked for in the document before.
                    self.finding = None;
                    self.turn_to(page, ui.ctx());
                } else {
                    opening.update(messages);
                }
                Vec::new()
            }
            Some(Page::Open(state)) => {
                let mut messages: Vec<Msg> = Vec::new();
                ui::window_ui(ui, state, &mut messages);
                messages.append(&mut self.asked);
                messages.extend(self.finding.as_ref().and_then(FindTask::result));
                self.windows.second_ui(ui.ctx(), state, &mut messages);
                let asks_to_present = |message: &Msg| matches!(message, Msg::Present(_));
                if state.presentation().is_none() && messages.iter().any(asks_to_present) {
                    // Screens may have been plugged in since the last talk.
                    let monitors = self.native.as_deref().map(monitors::monitors);
                    self.windows.monitors = monitors.unwrap_or_default();
                    let names = self.windows.monitors.iter().map(|s| s.name.clone());
                    messages.insert(0, Msg::Monitors(names.collect()));
                }
                let effects: Vec<Effect> = messages
                    .into_iter()
                    .flat_map(|message| update(state, message))
                    .collect();
                self.preferences.clone_from(&state.preferences);
                self.windows.arrange(ui.ctx(), state);
                if state.is_moving() {
                    ui.ctx().request_repaint();
                }
                effects
            }
            Some(Page::Broken(error)) => {
                ui::apply_theme(ui, self.preferences.theme);
                let asked = ui::problems_page_ui(ui, &self.origin.name(), &error.lines);
                self.go_on(asked)
            }
            Some(Page::Cancelled) => {
                ui::apply_theme(ui, self.preferences.theme);
                let asked = ui::cancelled_ui(ui, &self.origin.name());
                self.go_on(asked)
            }
        };
        for effect in effects {
            match effect {
                Effect::Reload => {
                    let page = self.open_again(ui.ctx());
                    self.turn_to(page, ui.ctx());
                }
                Effect::Find(text) => {
                    let ctx = ui.ctx().clone();
                    self.finding = self.state().zip(text).map(|(state, text)| {
                        FindTask::begin(state, text, move || ctx.request_repaint())
                    });
                }
                Effect::Quit => ui.ctx().send_viewport_cmd(egui::ViewportCommand::Close),
            }
        }
    }

    /// What is asked for where no document is open.
    fn go_on(&mut self, asked: Option<OpenRequest>) -> Vec<Effect> {
        if asked == Some(OpenRequest::ShippedDocument) {
            self.origin = Origin::Shipped;
        }
        asked.map(|_| Effect::Reload).into_iter().collect()
    }

    fn turn_to(&mut self, page: Page, ctx: &egui::Context) {
        self.page = Some(page);
        ctx.send_viewport_cmd(egui::ViewportCommand::Title(self.title()));
        ctx.request_repaint();
    }

    /// The document from where it comes: at once, or beside the window if it is large.
    fn open_again(&mut self, ctx: &egui::Context) -> Page {
        if !self.origin.is_large() {
            self.finding = None;
            return Page::open(&self.origin, self.preferences.clone());
        }
        let ctx = ctx.clone();
        let opening = LoadTask::begin(self.origin.clone(), move || ctx.request_repaint());
        let before = match self.page.take() {
            Some(Page::Open(state)) => Some(state),
            Some(Page::Broken(_) | Page::Cancelled | Page::LoadTask(..)) | None => None,
        };
        Page::LoadTask(opening, before)
    }
}

impl Page {
    fn open(origin: &Origin, preferences: Preferences) -> Self {
        Self::opened(origin.open().map(load_task::planned), preferences)
    }

    fn opened(result: load_task::Result, preferences: Preferences) -> Self {
        match result {
            Ok((opened, document_layout)) => {
                for warning in opened.warnings {
                    eprintln!("{warning}");
                }
                Self::Open(Box::new(State::with_document_layout(
                    opened.timeline,
                    document_layout,
                    preferences,
                )))
            }
            Err(error) => {
                eprintln!("{error}");
                Self::Broken(error)
            }
        }
    }
}

impl eframe::App for ClaimlineApp {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.show(ui);
    }

    fn save(&mut self, storage: &mut dyn eframe::Storage) {
        eframe::set_value(storage, PREFERENCES, &self.preferences);
    }
}

/// Opens the window, does what is asked in it, and stays until it is closed.
pub fn run(origin: Origin, asked: Vec<Msg>) -> ExitCode {
    let panicked: Arc<Mutex<Option<String>>> = Arc::default();
    let note = Arc::clone(&panicked);
    // winit panics where the X11 keyboard library is missing; that is turned into a plain line below. Any other
    // panic is printed as Rust prints it.
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        let text = info.to_string();
        if startup_error::missing_library(&text).is_none() {
            usual(info);
        }
        if let Ok(mut note) = note.lock() {
            note.get_or_insert(text);
        }
    }));
    let result = catch_unwind(AssertUnwindSafe(|| open_window(origin, asked)));
    let said = match result {
        Ok(Ok(())) => return ExitCode::SUCCESS,
        Ok(Err(error)) => error.to_string(),
        Err(_) => {
            let text = panicked.lock().ok().and_then(|mut note| note.take());
            match text {
                Some(text) if startup_error::missing_library(&text).is_some() => text,
                _ => return ExitCode::from(101),
            }
        }
    };
    eprintln!(
        "claimline: {}",
        startup_error::advice(&said, startup_error::installed)
    );
    ExitCode::FAILURE
}

fn open_window(origin: Origin, asked: Vec<Msg>) -> eframe::Result {
    let icon = eframe::icon_data::from_png_bytes(include_bytes!("../assets/icon.png"));
    let mut viewport = egui::ViewportBuilder::default()
        .with_app_id(APP_ID)
        .with_title("Claimline")
        .with_inner_size([1600.0, 900.0])
        .with_min_inner_size([640.0, 420.0]);
    if let Ok(icon) = icon {
        viewport = viewport.with_icon(icon);
    }
    let options = eframe::NativeOptions {
        viewport,
        renderer: eframe::Renderer::Glow,
        ..eframe::NativeOptions::default()
    };
    eframe::run_native(
        APP_ID,
        options,
        Box::new(|creation| {
            theme::install(&creation.egui_ctx);
            let preferences = creation
                .storage
                .and_then(|storage| eframe::get_value(storage, PREFERENCES))
                .unwrap_or_default();
            let mut window = ClaimlineApp::new(origin, preferences).asked(asked);
            window.native = creation.winit_window().cloned();
            let title = egui::ViewportCommand::Title(window.title());
            creation.egui_ctx.send_viewport_cmd(title);
            Ok(Box::new(window))
        }),
    )
}
