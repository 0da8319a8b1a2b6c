//! The presentation that is being given: how far it is, and what the audience sees of it.

mod clock;
mod monitors;
mod renew;
mod steps;

use std::sync::Arc;

use egui::Pos2;

use crate::view::easing::smoothstep;
use crate::view::layout::{self, AudienceView};
use crate::view::look::Look;
use crate::view::presentation::{Script, Step};

use super::Explore;
use super::navigation::Navigation;

pub use clock::Pace;
pub use steps::NOTES_POINTS;

/// A pointer at rest is hidden after this many seconds.
pub const POINTER_SECONDS: f64 = 3.0;

/// The lanes take this many seconds from one step's heights to the next one's.
const LANES_SECONDS: f64 = 0.7;
/// A claim fades in within this many seconds.
const REVEAL_SECONDS: f64 = 0.35;

/// A presentation under way.
#[derive(Clone, Debug)]
pub struct Presentation {
    pub script: Arc<Script>,
    /// The current step, from 0, and the number of its claims that are revealed.
    pub step: usize,
    pub revealed: usize,
    pub screen: AudienceScreen,
    /// The view that the audience keeps while the speaker looks something up.
    pub frozen: Option<Box<AudienceView>>,
    /// True once the view or the selection was moved by hand, away from the step.
    pub off_step: bool,
    /// The number typed so far, of a step counted from 1.
    pub typed: Option<usize>,
    /// The marked step in the overview of all steps, while that is open.
    pub overview_cursor: Option<usize>,
    pub spotlight: bool,
    /// The speaker's pointer, in shares of the audience view, and since when it rests there.
    pointer: Option<(Pos2, f64)>,
    pub windows: WindowSetup,
    /// True where the presenter view shows the notes.
    pub notes_shown: bool,
    pub auto_advance: Option<AutoAdvance>,
    /// The step that the presentation was started at.
    started_at: usize,
    /// The time at which that step was left, in seconds since the program's start.
    left_at: Option<f64>,
    revealing_since: f64,
    /// The step before and the time at which it was left, where the lanes' heights come from it.
    left_step: Option<(usize, f64)>,
    nav: Navigation,
    /// The reader's own window, as it comes back afterwards.
    explore: Explore,
}

/// The contents of the audience's screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AudienceScreen {
    #[default]
    Picture,
    Black,
    White,
}

/// The windows of a presentation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WindowSetup {
    /// The program's window alone, with the audience view or, in its place, the presenter view.
    One { presenter_view: bool },
    /// The program's window and a second one, which has the audience view unless they are swapped.
    Two { swapped: bool },
}

impl WindowSetup {
    /// True if the program's own window has the audience view.
    pub fn main_shows_audience(self) -> bool {
        matches!(
            self,
            Self::One {
                presenter_view: false
            } | Self::Two { swapped: true }
        )
    }
}

/// A presentation that goes on by itself.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AutoAdvance {
    pub seconds: f64,
    /// The time of the next press; not known before the first frame.
    due_at: Option<f64>,
}

/// The inputs of a speaker, a remote or a stand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PresentMsg {
    /// Starts at the first step, or goes there.
    FromFirst,
    /// Starts at the step about what is selected, or else at the one told last.
    FromCurrent,
    /// Starts at a step, from 0, or goes there.
    From(usize),
    /// Goes on by itself, a press each time this many seconds have passed, until somebody takes over.
    AutoAdvance(f64),
    /// A key was pressed or the screen was clicked.
    TakeOver,
    Next,
    Back,
    First,
    Last,
    Digit(u8),
    /// To the step whose number was typed, or that is marked in the overview; else the next press.
    Enter,
    /// Takes back the last digit typed; else back.
    Erase,
    Black,
    White,
    Freeze,
    Spotlight,
    /// Shows or hides the notes; with one window, turns it to the presenter view and back.
    Notes,
    /// Opens or closes the second window.
    SecondWindow,
    Swap,
    Steps,
    /// Leaves whatever is special, one thing at a time, and then the presentation.
    Leave,
    /// Leaves the presentation at once.
    End,
    /// Points in the live picture, in shares of it.
    Point(Pos2),
    LargerNotes,
    SmallerNotes,
}

impl Presentation {
    /// True while the room's screen is not the picture that the speaker looks at.
    pub fn shows_the_room_something_else(&self) -> bool {
        self.frozen.is_some() || self.screen != AudienceScreen::Picture
    }

    /// The opacity of the claim that fades in.
    fn fade(&self, now: f64) -> f32 {
        smoothstep((now - self.revealing_since) / REVEAL_SECONDS) as f32
    }

    /// The step whose heights the lanes come from, and the share of the way.
    fn lanes_from(&self, now: f64) -> Option<(usize, f32)> {
        let (step, since) = self.left_step?;
        let share = smoothstep((now - since) / LANES_SECONDS) as f32;
        (share < 1.0).then_some((step, share))
    }

    pub(super) fn is_changing(&self, now: f64) -> bool {
        self.fade(now) < 1.0 || self.lanes_from(now).is_some()
    }

    pub(super) fn explore(&self) -> &Explore {
        &self.explore
    }

    pub(super) fn explore_mut(&mut self) -> &mut Explore {
        &mut self.explore
    }

    pub(super) fn nav(&self) -> &Navigation {
        &self.nav
    }

    pub(super) fn nav_mut(&mut self) -> &mut Navigation {
        &mut self.nav
    }
}

impl super::State {
    /// The speaker's view: the step, and whatever was moved or chosen by hand since.
    pub fn picture(&self) -> Option<AudienceView> {
        let presentation = self.presentation()?;
        Some(AudienceView {
            look: self.look().clone(),
            step: presentation.step,
            revealed: presentation.revealed,
            fade: if self.reduces_motion() {
                1.0
            } else {
                presentation.fade(self.now)
            },
            lanes_from: presentation.lanes_from(self.now),
        })
    }

    /// The audience's view, while its screen is neither black nor white.
    pub fn audience_picture(&self) -> Option<AudienceView> {
        let frozen = self.presentation()?.frozen.as_deref().cloned();
        frozen.or_else(|| self.picture())
    }

    /// The speaker's pointer, in shares of the audience view.
    pub fn points_at(&self) -> Option<Pos2> {
        let (at, since) = self.presentation()?.pointer?;
        (self.now - since < POINTER_SECONDS).then_some(at)
    }

    /// The place where the speaker pointed last.
    pub fn pointed_at(&self) -> Option<Pos2> {
        let (at, _) = self.presentation()?.pointer?;
        Some(at)
    }

    /// The view after the next press, at rest; nothing at the end.
    pub fn next_picture(&self) -> Option<AudienceView> {
        let presentation = self.presentation()?;
        let (step, revealed) = self.stop_after(presentation)?;
        Some(self.picture_of(presentation, step, revealed))
    }

    /// A step at rest with all its claims, as the overview of all steps shows it.
    pub fn step_picture(&self, step: usize) -> Option<AudienceView> {
        let presentation = self.presentation()?;
        let revealed = presentation.script.step(&self.timeline, step).claims.len();
        Some(self.picture_of(presentation, step, revealed))
    }

    fn picture_of(
        &self,
        presentation: &Presentation,
        step: usize,
        revealed: usize,
    ) -> AudienceView {
        let told = presentation.script.step(&self.timeline, step);
        AudienceView {
            look: Look {
                camera: told.camera(&self.timeline, &self.viewport()),
                selection: told
                    .selection_after(revealed)
                    .map(|on| on.named(&self.timeline)),
                hover: None,
                lanes_scroll: self.scroll_of(presentation, &told),
                ..self.look().clone()
            },
            step,
            revealed,
            fade: 1.0,
            lanes_from: None,
        }
    }

    /// The scroll at which the lanes of a step are seen.
    fn scroll_of(&self, presentation: &Presentation, step: &Step) -> f32 {
        let (timeline, document_layout) = (&self.timeline, &self.document_layout);
        layout::step_scroll(
            timeline,
            document_layout,
            &presentation.script,
            step,
            self.canvas(),
        )
    }

    /// The current step.
    pub fn current_step(&self) -> Option<Step> {
        let presentation = self.presentation()?;
        Some(presentation.script.step(&self.timeline, presentation.step))
    }
}
