//! Everything that can change while the program runs, and the one function that changes it.

mod find;
mod held_keys;
mod history;
mod motion;
mod navigation;
mod presentation;
mod selection;
mod update;

use std::sync::Arc;

use egui::Vec2;

use crate::timeline::Timeline;
use crate::view::camera::Camera;
use crate::view::document_layout::DocumentLayout;
use crate::view::filter;
use crate::view::layout;
use crate::view::look::{Look, Selection};
use crate::view::scene::Target;
use crate::view::viewport::Viewport;

pub use find::Find;
use held_keys::HeldKeys;
use history::History;
use motion::Motion;
pub use presentation::{
    AudienceScreen, AutoAdvance, POINTER_SECONDS, Pace, PresentMsg, Presentation, WindowSetup,
};
pub use update::update;

/// The state of an open document's window.
#[derive(Clone, Debug)]
pub struct State {
    pub timeline: Arc<Timeline>,
    pub document_layout: Arc<DocumentLayout>,
    pub look: Look,
    /// Whether the quiet years are folded; `look.folding` is on its way there.
    pub folded: bool,
    pub canvas: Vec2,
    pub preferences: Preferences,
    /// The talk that is being given.
    pub presentation: Option<Presentation>,
    /// The names of the screens there are, as far as they are known, the program's own first.
    pub monitors: Vec<String>,
    pub help_open: bool,
    pub find: Find,
    /// Set when the reader asks for the detail panel's links by key, until the panel has taken the focus.
    pub detail_wants_focus: bool,
    motion: Option<Motion>,
    history: History,
    /// Seconds of the last frame, to move by held keys.
    now: f64,
    held: HeldKeys,
    /// When the view was last moved by hand.
    moved_by_hand_at: Option<f64>,
    /// The step that was told last, in this talk or the one before.
    last_step: usize,
}

/// What is kept between runs.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
#[serde(default)]
pub struct Preferences {
    pub theme: ThemeChoice,
    pub detail_shown: bool,
    pub overview_shown: bool,
    pub reduced_motion: bool,
    /// The name of the screen that the room looks at.
    pub audience_monitor: Option<String>,
    /// The size of the speaker's notes.
    pub notes_points: u8,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            theme: ThemeChoice::System,
            detail_shown: true,
            overview_shown: true,
            reduced_motion: false,
            audience_monitor: None,
            notes_points: 20,
        }
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
pub enum ThemeChoice {
    #[default]
    System,
    Light,
    Dark,
}

/// Everything that input can ask for.
#[derive(Clone, Debug, PartialEq)]
pub enum Msg {
    /// A new frame, at so many seconds since the start.
    Frame(f64),
    CanvasResized(Vec2),
    /// Zoom by a factor (above 1 is closer) at so many points from the left of the time axis.
    Zoom {
        factor: f64,
        x: f64,
    },
    /// Pan by so many points; positive shows what is later.
    Pan(f64),
    /// Keys held down: -1, 0 or 1 for out, none, in and for earlier, none, later.
    Hold {
        zoom: i8,
        pan: i8,
    },
    /// Show exactly this, from the overview.
    SetCamera(Camera),
    ScrollLanes(f32),
    ScrollClaims(f32),
    Hover(Option<Target>),
    /// A click, or the accessible equivalent, on something on the canvas.
    Choose(Target),
    /// A link in the detail panel.
    Select(Selection),
    NextEvent,
    PreviousEvent,
    NextClaim,
    PreviousClaim,
    /// Read what is selected: into the detail panel.
    Open,
    Clear,
    /// Fit the selection; when it is fitted already, fit everything.
    Focus,
    FitAll,
    ToggleFolds,
    Back,
    Forward,
    ToggleDetail,
    ToggleOverview,
    ToggleHelp,
    DetailFocused,
    /// Go to the box to type in what is looked for.
    AskToFind,
    FindFocused,
    /// Show only what has these words.
    Find(String),
    /// What is left where these words were looked for.
    Found(String, filter::SharedFilter),
    NextTheme,
    SetTheme(ThemeChoice),
    ToggleReducedMotion,
    Reload,
    Quit,
    Present(PresentMsg),
    /// The names of the screens there are now.
    Monitors(Vec<String>),
    /// The screen that the room looks at, by its name.
    AudienceMonitor(String),
}

/// What only the window can do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    Reload,
    /// Look for words beside the window, or for none any more.
    Find(Option<String>),
    Quit,
}

impl State {
    pub fn new(timeline: Arc<Timeline>, preferences: Preferences) -> Self {
        let document_layout = DocumentLayout::new(&timeline);
        Self::with_plan(timeline, document_layout, preferences)
    }

    /// Of a timeline that has been laid out already.
    pub fn with_plan(
        timeline: Arc<Timeline>,
        document_layout: DocumentLayout,
        preferences: Preferences,
    ) -> Self {
        let document_layout = Arc::new(document_layout);
        let canvas = Vec2::new(1200.0, 760.0);
        let home = document_layout.home(f64::from(layout::time_width(canvas)), 1.0);
        Self {
            timeline,
            document_layout,
            look: Look {
                camera: home,
                folding: 1.0,
                selection: None,
                hover: None,
                filter: None,
                lanes_scroll: 0.0,
                claims_scroll: 0.0,
            },
            folded: true,
            canvas,
            preferences,
            presentation: None,
            monitors: Vec::new(),
            help_open: false,
            find: Find::default(),
            detail_wants_focus: false,
            motion: None,
            history: History::default(),
            now: 0.0,
            held: HeldKeys::default(),
            moved_by_hand_at: None,
            last_step: 0,
        }
    }

    /// The room the camera moves in.
    pub fn viewport(&self) -> Viewport<'_> {
        let width = f64::from(layout::time_width(self.canvas));
        self.document_layout.viewport(width, self.look.folding)
    }

    /// Whether anything is on the move, so that the next frame is due at once.
    pub fn is_moving(&self) -> bool {
        let arriving = self
            .presentation
            .as_ref()
            .is_some_and(|presentation| presentation.is_revealing(self.now));
        self.motion.is_some() || self.held.is_moving() || arriving
    }

    pub fn can_go_back(&self) -> bool {
        self.history.can_go_back()
    }

    pub fn can_go_forward(&self) -> bool {
        self.history.can_go_forward()
    }

    pub fn has_folds(&self) -> bool {
        !self.document_layout.folds.is_empty()
    }
}
