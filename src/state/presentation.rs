//! The talk that is being given: how far it is, and what the room's screen shows of it.

mod clock;
mod monitors;
mod renew;
mod steps;

use std::sync::Arc;

use egui::Pos2;

use crate::view::layout::{self, AudienceView};
use crate::view::look::Look;
use crate::view::presentation::{Script, Step};

use super::Explore;
use super::navigation::Navigation;

pub use clock::Pace;

/// A pointer that rests so many seconds is hidden.
pub const POINTER_SECONDS: f64 = 3.0;

/// What is said comes into view within so many seconds.
const REVEAL_SECONDS: f64 = 0.35;

/// A talk in progress.
#[derive(Clone, Debug)]
pub struct Presentation {
    pub script: Arc<Script>,
    /// The step that is told, from 0, and how many of its claims have appeared.
    pub step: usize,
    pub revealed: usize,
    pub screen: AudienceScreen,
    /// What the room keeps seeing while the speaker looks something up.
    pub frozen: Option<Box<AudienceView>>,
    /// Whether the view or the selection was moved by hand, away from the step.
    pub off_step: bool,
    /// The digits typed so far of the number of a step, counted from 1.
    pub typed: Option<usize>,
    /// The step that is marked in the overview of all steps, while that is open.
    pub overview_cursor: Option<usize>,
    pub spotlight: bool,
    /// Where the speaker points, in shares of the room's screen, and since when.
    pointer: Option<(Pos2, f64)>,
    pub windows: WindowSetup,
    /// Whether the speaker's notes are shown where the speaker alone looks.
    pub notes_shown: bool,
    pub auto_advance: Option<AutoAdvance>,
    /// The step that the talk was started at.
    started_at: usize,
    /// When that step was left, in seconds since the program's start.
    left_at: Option<f64>,
    revealing_since: f64,
    nav: Navigation,
    /// The reader's own window, as it comes back afterwards.
    explore: Explore,
}

/// What the room's screen shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AudienceScreen {
    #[default]
    Picture,
    Black,
    White,
}

/// Which windows there are, and what is in them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WindowSetup {
    /// The program's window alone; it shows the room's picture, or the speaker's console instead.
    One { presenter_view: bool },
    /// The program's window and a second one. The second shows the room's picture, or the console after a swap.
    Two { swapped: bool },
}

impl WindowSetup {
    /// Whether the program's own window shows the room's picture.
    pub fn main_shows_audience(self) -> bool {
        matches!(
            self,
            Self::One {
                presenter_view: false
            } | Self::Two { swapped: true }
        )
    }
}

/// A talk that goes on by itself.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AutoAdvance {
    pub seconds: f64,
    /// When the next press is due; not known before the first frame.
    due_at: Option<f64>,
}

/// What a speaker, a remote or a stand asks for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PresentMsg {
    /// Starts at the first step, or goes there.
    FromFirst,
    /// Starts at the step about what is selected, or else at the one told last.
    FromCurrent,
    /// Starts at a step, from 0, or goes there.
    From(usize),
    /// Goes on by itself, a press every so many seconds, until somebody takes over.
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
    /// Shows or hides the notes; with one window, turns it to the console and back.
    Notes,
    /// Opens or closes the second window.
    SecondWindow,
    Swap,
    Steps,
    /// Out of whatever is special, one thing at a time, and then out of the talk.
    Leave,
    /// Out of the talk at once.
    End,
    /// Where the speaker points in the live picture, in shares of it.
    Point(Pos2),
    LargerNotes,
    SmallerNotes,
}

impl Presentation {
    /// How far what is said has come into view.
    fn fade(&self, now: f64) -> f32 {
        let share = ((now - self.revealing_since) / REVEAL_SECONDS).clamp(0.0, 1.0) as f32;
        share * share * (3.0 - 2.0 * share)
    }

    pub(super) fn is_revealing(&self, now: f64) -> bool {
        self.fade(now) < 1.0
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

    /// Whether the room sees something else than the step.
    pub fn is_special(&self) -> bool {
        self.overview_cursor.is_some()
            || self.typed.is_some()
            || self.screen != AudienceScreen::Picture
            || self.frozen.is_some()
            || self.spotlight
            || self.off_step
    }
}

impl super::State {
    /// What the speaker sees: the step, and whatever was moved or chosen by hand since.
    pub fn picture(&self) -> Option<AudienceView> {
        let presentation = self.presentation()?;
        Some(AudienceView {
            look: self.look().clone(),
            step: presentation.step,
            revealed: presentation.revealed,
            fade: if self.preferences.reduced_motion {
                1.0
            } else {
                presentation.fade(self.now)
            },
        })
    }

    /// What the room sees, while its screen is neither black nor white.
    pub fn audience_picture(&self) -> Option<AudienceView> {
        let frozen = self.presentation()?.frozen.as_deref().cloned();
        frozen.or_else(|| self.picture())
    }

    /// Where the speaker points, in shares of the room's screen.
    pub fn points_at(&self) -> Option<Pos2> {
        let (at, since) = self.presentation()?.pointer?;
        (self.now - since < POINTER_SECONDS).then_some(at)
    }

    /// Where the speaker pointed last.
    pub fn pointed_at(&self) -> Option<Pos2> {
        let (at, _) = self.presentation()?.pointer?;
        Some(at)
    }

    /// What the next press brings, at rest; nothing at the end.
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
                lanes_scroll: layout::step_scroll(
                    &self.timeline,
                    &presentation.script,
                    &told,
                    self.canvas(),
                ),
                ..self.look().clone()
            },
            step,
            revealed,
            fade: 1.0,
        }
    }

    /// The step that is told.
    pub fn current_step(&self) -> Option<Step> {
        let presentation = self.presentation()?;
        Some(presentation.script.step(&self.timeline, presentation.step))
    }
}
