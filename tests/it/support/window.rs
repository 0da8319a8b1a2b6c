//! Windows under test. No renderer is needed: parts of them are found by label.

use std::cell::RefCell;
use std::path::Path;
use std::rc::Rc;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use claimline::app::ClaimlineApp;
use claimline::io::Origin;
use claimline::state::{MotionChoice, Msg, Preferences, State, update};
use claimline::theme;
use claimline::view::look::SelectionIx;
use egui::accesskit::Role;
use egui::epaint::ClippedShape;
use egui::{Key, Modifiers, PointerButton, Pos2, Rect, Ui, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

/// Part of the program that draws a window of a state.
pub type Draw = fn(&mut Ui, &State, &mut Vec<Msg>);

/// State that several windows show.
pub type SharedState = Rc<RefCell<State>>;

/// Longest wait for what is done beside the window.
const PATIENCE: Duration = Duration::from_secs(60);

/// Window before it is opened.
pub struct Window {
    size: Vec2,
    preferences: Preferences,
}

impl Default for Window {
    fn default() -> Self {
        Self {
            size: Vec2::new(1600.0, 900.0),
            preferences: Preferences {
                motion: MotionChoice::Reduced,
                ..Preferences::default()
            },
        }
    }
}

impl Window {
    pub fn sized(mut self, size: Vec2) -> Self {
        self.size = size;
        self
    }

    pub fn with_preferences(mut self, preferences: Preferences) -> Self {
        self.preferences = preferences;
        self
    }

    /// The whole program at rest.
    pub fn open(self, origin: Origin) -> Harness<'static, ClaimlineApp> {
        let mut harness = self.begin(origin);
        harness.run();
        harness
    }

    /// The whole program after two frames, in which a large document is still being opened.
    pub fn begin(self, origin: Origin) -> Harness<'static, ClaimlineApp> {
        let app = ClaimlineApp::new(origin, self.preferences);
        let mut harness =
            builder(self.size).build_ui_state(|ui, app: &mut ClaimlineApp| app.show(ui), app);
        harness.step();
        harness.step();
        harness
    }

    /// The whole program at rest, which keeps unsaved work in a folder.
    pub fn keep_journals(self, folder: &Path, origin: Origin) -> Harness<'static, ClaimlineApp> {
        let app = ClaimlineApp::new(origin, self.preferences).keep_journals_in(folder);
        // On a busy machine the threads that watch and read the files ask for frames of their own meanwhile.
        let mut harness = builder(self.size)
            .with_max_steps(20)
            .build_ui_state(|ui, app: &mut ClaimlineApp| app.show(ui), app);
        harness.run();
        harness
    }

    /// One window of a state, at rest.
    pub fn show(
        self,
        state: State,
        draw: impl Fn(&mut Ui, &State, &mut Vec<Msg>) + 'static,
    ) -> Harness<'static, State> {
        let mut harness = builder(self.size).build_ui_state(
            move |ui, state: &mut State| {
                let mut messages = Vec::new();
                draw(ui, state, &mut messages);
                for message in messages {
                    update(state, message);
                }
            },
            state,
        );
        harness.run();
        harness
    }

    /// One of several windows of the same state, at rest.
    pub fn share(self, shared: &SharedState, draw: Draw) -> Harness<'static, SharedState> {
        let mut harness = builder(self.size).build_ui_state(
            move |ui, shared: &mut SharedState| {
                let mut messages = Vec::new();
                draw(ui, &shared.borrow(), &mut messages);
                for message in messages {
                    update(&mut shared.borrow_mut(), message);
                }
            },
            Rc::clone(shared),
        );
        harness.run();
        harness
    }
}

fn builder<S>(size: Vec2) -> egui_kittest::HarnessBuilder<S> {
    Harness::builder()
        .with_size(size)
        .with_context_setup(theme::install)
}

/// Actions and questions of any window.
pub trait AnyWindow {
    fn press(&mut self, keys: &[Key]);
    /// Presses a key with the one for commands.
    fn command(&mut self, key: Key);
    fn click_at(&mut self, at: Pos2, button: PointerButton);
    /// Presses the button on the canvas whose name begins like this.
    fn click_on_canvas(&mut self, beginning: &str);
    /// Names of the buttons, those on the canvas among them.
    fn button_names(&self) -> Vec<String>;
    fn says(&self, text: &str) -> bool;
    /// All that is painted as text or told to those who hear it.
    fn all_that_is_said(&self) -> String;
}

impl<S> AnyWindow for Harness<'_, S> {
    fn press(&mut self, keys: &[Key]) {
        for key in keys {
            self.key_press(*key);
            self.run();
        }
    }

    fn command(&mut self, key: Key) {
        self.key_press_modifiers(Modifiers::COMMAND, key);
        self.run();
    }

    fn click_at(&mut self, at: Pos2, button: PointerButton) {
        self.event(egui::Event::PointerMoved(at));
        for pressed in [true, false] {
            self.event(egui::Event::PointerButton {
                pos: at,
                button,
                pressed,
                modifiers: Modifiers::NONE,
            });
        }
        // Each event has a frame, and so has what it lights.
        self.run_steps(3);
        self.run();
    }

    fn click_on_canvas(&mut self, beginning: &str) {
        let node = self
            .get_all_by_role(Role::Button)
            .find(|node| {
                let label = node.accesskit_node().label();
                label.is_some_and(|label| label.starts_with(beginning))
            })
            .unwrap_or_else(|| panic!("nothing on the canvas is called {beginning}…"));
        node.click();
        self.run();
    }

    fn button_names(&self) -> Vec<String> {
        self.get_all_by_role(Role::Button)
            .filter_map(|node| node.accesskit_node().label())
            .collect()
    }

    fn says(&self, text: &str) -> bool {
        self.query_all_by_label_contains(text).next().is_some()
    }

    fn all_that_is_said(&self) -> String {
        let painted = painted_texts(&self.output().shapes);
        let mut said: Vec<String> = painted.into_iter().map(|(text, _)| text).collect();
        said.extend(self.root().children_recursive().flat_map(|node| {
            let node = node.accesskit_node();
            [node.label(), node.value(), node.description()]
                .into_iter()
                .flatten()
        }));
        said.join("\n")
    }
}

/// Questions of the whole program.
pub trait AppWindow {
    /// The state of the open document.
    fn open_state(&self) -> &State;
    fn selection(&self) -> Option<SelectionIx>;
    /// Draws a frame whenever something beside the window asks for one, until a wish comes true.
    fn wait_until(&mut self, wish: &str, is_there: impl Fn(&Self) -> bool);
}

impl AppWindow for Harness<'_, ClaimlineApp> {
    fn open_state(&self) -> &State {
        self.state().state().expect("a document is open")
    }

    fn selection(&self) -> Option<SelectionIx> {
        self.open_state().selected()
    }

    fn wait_until(&mut self, wish: &str, is_there: impl Fn(&Self) -> bool) {
        let frames_asked_for = frames_asked_for(&self.ctx);
        let deadline = Instant::now() + PATIENCE;
        // Draws whatever was asked for before anybody listened.
        self.step();
        while !is_there(self) {
            let left = deadline.saturating_duration_since(Instant::now());
            assert!(!left.is_zero(), "not in time: {wish}");
            // Either is a reason to draw: that something beside the window asks, or that the window's own time has come.
            let _ = frames_asked_for.recv_timeout(left.min(repaint_delay(self)));
            self.step();
        }
        // Comes to rest, unless something else is still under way.
        let _ = self.run_ok();
    }
}

/// Time until the window wants to be drawn again by itself.
pub fn repaint_delay<S>(harness: &Harness<'_, S>) -> Duration {
    let viewports = harness.output().viewport_output.values();
    let delays = viewports.map(|viewport| viewport.repaint_delay);
    delays.min().expect("a viewport")
}

fn frames_asked_for(ctx: &egui::Context) -> Receiver<()> {
    let (sender, receiver) = channel();
    ctx.set_request_repaint_callback(move |_| {
        // Nobody listens once the wait is over.
        let _ = sender.send(());
    });
    receiver
}

/// Each text with the size of its smallest part.
pub fn painted_texts(shapes: &[ClippedShape]) -> Vec<(String, f32)> {
    let mut texts = Vec::new();
    for clipped in shapes {
        collect_texts(&clipped.shape, &mut texts);
    }
    texts
}

fn collect_texts(shape: &egui::Shape, into: &mut Vec<(String, f32)>) {
    match shape {
        egui::Shape::Vec(shapes) => shapes.iter().for_each(|shape| collect_texts(shape, into)),
        egui::Shape::Text(text) => {
            let job = &text.galley.job;
            let sizes = job
                .sections
                .iter()
                .map(|section| section.format.font_id.size);
            into.push((job.text.clone(), sizes.fold(f32::INFINITY, f32::min)));
        }
        _ => {}
    }
}

/// Presses the pointer at one point, and lets go of it at another.
pub fn drag(harness: &mut Harness<'_, ClaimlineApp>, from: Pos2, to: Pos2) {
    harness.drag_at(from);
    harness.run();
    harness.hover_at(to);
    harness.run();
    harness.drop_at(to);
    harness.run();
}

/// The middle of what is called like this on the canvas, where a pointer would rest.
pub fn place(harness: &Harness<'_, ClaimlineApp>, beginning: &str) -> Pos2 {
    rect(harness, beginning).center()
}

/// The title in the row of a claim that is called like this, whose middle may hold a mark.
pub fn title_of_row(harness: &Harness<'_, ClaimlineApp>, beginning: &str) -> Pos2 {
    rect(harness, beginning).left_center() + Vec2::new(60.0, 0.0)
}

fn rect(harness: &Harness<'_, ClaimlineApp>, beginning: &str) -> Rect {
    let mut buttons = harness.get_all_by_role(Role::Button);
    let found = buttons.find(|node| {
        let label = node.accesskit_node().label();
        label.is_some_and(|label| label.starts_with(beginning))
    });
    found.expect("it is on the canvas").rect()
}
