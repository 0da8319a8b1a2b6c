//! Everything that can change while the program runs, and the one function that changes it.

mod choosing;
mod find;
mod held;
mod history;
mod motion;
mod moving;
mod show;
mod update;

use std::sync::Arc;

use egui::Vec2;

use crate::timeline::Timeline;
use crate::view::camera::Camera;
use crate::view::filter;
use crate::view::layout;
use crate::view::look::{Look, Selection};
use crate::view::plan::Plan;
use crate::view::scene::Target;
use crate::view::stage::Stage;

pub use find::Find;
use held::Held;
use history::History;
use motion::Motion;
pub use show::{Every, POINTER_SECONDS, Pace, Present, Screen, Show, Windows};
pub use update::update;

/// The state of an open document's window.
#[derive(Clone, Debug)]
pub struct State {
    pub timeline: Arc<Timeline>,
    pub plan: Arc<Plan>,
    pub look: Look,
    /// Whether the quiet years are folded; `look.folding` is on its way there.
    pub folded: bool,
    pub canvas: Vec2,
    pub preferences: Preferences,
    /// The talk that is being given.
    pub show: Option<Show>,
    /// The names of the screens there are, as far as they are known, the program's own first.
    pub screens: Vec<String>,
    pub help_open: bool,
    pub find: Find,
    /// Set when the reader asks for the detail panel's links by key, until the panel has taken the focus.
    pub detail_wants_focus: bool,
    motion: Option<Motion>,
    history: History,
    /// Seconds of the last frame, to move by held keys.
    now: f64,
    held: Held,
    /// When the view was last moved by hand.
    wandered_at: Option<f64>,
    /// The step that was told last, in this talk or the one before.
    told_last: usize,
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
    pub room_screen: Option<String>,
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
            room_screen: None,
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
    Show(Camera),
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
    Found(String, filter::Shared),
    NextTheme,
    SetTheme(ThemeChoice),
    ToggleReducedMotion,
    Reload,
    Quit,
    Present(Present),
    /// The names of the screens there are now.
    Screens(Vec<String>),
    /// The screen that the room looks at, by its name.
    RoomScreen(String),
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
        let plan = Plan::new(&timeline);
        Self::with_plan(timeline, plan, preferences)
    }

    /// Of a timeline whose plan has been made already.
    pub fn with_plan(timeline: Arc<Timeline>, plan: Plan, preferences: Preferences) -> Self {
        let plan = Arc::new(plan);
        let canvas = Vec2::new(1200.0, 760.0);
        let home = plan.home(f64::from(layout::time_width(canvas)), 1.0);
        Self {
            timeline,
            plan,
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
            show: None,
            screens: Vec::new(),
            help_open: false,
            find: Find::default(),
            detail_wants_focus: false,
            motion: None,
            history: History::default(),
            now: 0.0,
            held: Held::default(),
            wandered_at: None,
            told_last: 0,
        }
    }

    /// The room the camera moves in.
    pub fn stage(&self) -> Stage<'_> {
        let width = f64::from(layout::time_width(self.canvas));
        self.plan.stage(width, self.look.folding)
    }

    /// Whether anything is on the move, so that the next frame is due at once.
    pub fn is_moving(&self) -> bool {
        let arriving = self
            .show
            .as_ref()
            .is_some_and(|show| show.is_arriving(self.now));
        self.motion.is_some() || self.held.is_moving() || arriving
    }

    pub fn can_go_back(&self) -> bool {
        self.history.can_go_back()
    }

    pub fn can_go_forward(&self) -> bool {
        self.history.can_go_forward()
    }

    pub fn has_folds(&self) -> bool {
        !self.plan.folds.is_empty()
    }
}
