//! From step to step, into special states and out of them.

use std::sync::Arc;

use egui::vec2;

use crate::view::division::Division;
use crate::view::layout::{AUDIENCE_HEIGHT, AudienceView, audience_canvas};
use crate::view::presentation::Script;

use super::super::navigation::Navigation;
use super::super::{Effect, Mode, Preferences, State};
use super::{AudienceScreen, AutoAdvance, PresentMsg, Presentation, WindowSetup};

/// The sizes of the speaker's notes, in points.
pub const NOTES_POINTS: (u8, u8) = (12, 48);
/// One press adds this.
const NOTES_STEP: i8 = 2;
/// No step has a greater number.
const MAX_TYPED: usize = 9_999_999;

impl State {
    pub(in crate::state) fn present(&mut self, present: PresentMsg) {
        match present {
            PresentMsg::FromFirst => self.start(0),
            PresentMsg::FromCurrent => {
                let step = self.starting_step();
                self.start(step);
            }
            PresentMsg::From(step) => self.start(step),
            PresentMsg::Next => self.press(1),
            PresentMsg::Back => self.press(-1),
            PresentMsg::First => self.go_to(0),
            PresentMsg::Last => self.go_to(usize::MAX),
            PresentMsg::Enter => self.enter(),
            PresentMsg::Erase => self.erase(),
            PresentMsg::Leave => self.leave(),
            PresentMsg::End => self.end(),
            PresentMsg::Freeze => self.freeze(),
            PresentMsg::LargerNotes => resize_notes(&mut self.preferences, NOTES_STEP),
            PresentMsg::SmallerNotes => resize_notes(&mut self.preferences, -NOTES_STEP),
            PresentMsg::AutoAdvance(seconds) => {
                self.on_presentation(|presentation| {
                    presentation.auto_advance = Some(AutoAdvance::new(seconds))
                });
            }
            PresentMsg::TakeOver => {
                self.on_presentation(|presentation| presentation.auto_advance = None)
            }
            PresentMsg::Digit(digit) => {
                self.on_presentation(|presentation| presentation.type_digit(digit))
            }
            PresentMsg::Black => {
                self.on_presentation(|presentation| presentation.toggle(AudienceScreen::Black))
            }
            PresentMsg::White => {
                self.on_presentation(|presentation| presentation.toggle(AudienceScreen::White))
            }
            PresentMsg::Spotlight => {
                self.on_presentation(|presentation| presentation.spotlight ^= true)
            }
            PresentMsg::Notes => self.on_presentation(Presentation::toggle_notes),
            PresentMsg::SecondWindow => {
                let two = self.two_windows();
                self.on_presentation(|presentation| presentation.toggle_second_window(two));
            }
            PresentMsg::Swap => self.on_presentation(Presentation::swap),
            PresentMsg::Steps => self.on_presentation(|presentation| {
                presentation.overview_cursor = match presentation.overview_cursor {
                    Some(_) => None,
                    None => Some(presentation.step),
                };
            }),
            PresentMsg::Point(at) => {
                let now = self.now;
                self.on_presentation(|presentation| presentation.pointer = Some((at, now)));
            }
        }
    }

    fn on_presentation(&mut self, change: impl FnOnce(&mut Presentation)) {
        if let Some(presentation) = self.presentation_mut() {
            change(presentation);
        }
    }

    /// Starts the presentation, or goes to a step of the one under way.
    fn start(&mut self, step: usize) {
        if self.presentation().is_some() {
            self.go_to(step);
            return;
        }
        self.take_whole_document();
        let script = Arc::new(Script::of(&self.timeline));
        let windows = if self.monitors.len() > 1 {
            self.two_windows()
        } else {
            WindowSetup::One {
                presenter_view: false,
            }
        };
        let step = step.min(script.len().saturating_sub(1));
        // The screen's own shape is known from its first frame on.
        let canvas = audience_canvas(vec2(AUDIENCE_HEIGHT * 16.0 / 9.0, AUDIENCE_HEIGHT));
        self.mode = Mode::Present(Box::new(Presentation {
            script,
            step,
            revealed: 0,
            screen: AudienceScreen::Picture,
            frozen: None,
            off_step: false,
            typed: None,
            overview_cursor: None,
            spotlight: false,
            pointer: None,
            windows,
            notes_shown: true,
            auto_advance: None,
            started_at: step,
            left_at: None,
            revealing_since: self.now,
            left_step: None,
            nav: Navigation::new(&self.document_layout, canvas, Division::default()),
            explore: self.explore().clone(),
        }));
        self.help_open = false;
        self.settings_open = false;
        self.show_step(step, 0);
        if let Some(told) = self.current_step() {
            let camera = told.camera(&self.timeline, &self.viewport());
            self.jump(camera);
        }
    }

    /// The step about the selection, or else the last one told.
    fn starting_step(&self) -> usize {
        if let Some(presentation) = self.presentation() {
            return presentation.step;
        }
        let script = Script::of(&self.timeline);
        self.selected()
            .and_then(|selection| script.step_about(&self.timeline, selection))
            .unwrap_or_else(|| script.position_of(&self.timeline, &self.last_step))
    }

    /// Shows a step with some of its claims revealed, and flies there. Beyond the end lies the last step.
    fn show_step(&mut self, step: usize, revealed: usize) {
        let now = self.now;
        let glides = !self.reduces_motion();
        let timeline = Arc::clone(&self.timeline);
        let Some(presentation) = self.presentation_mut() else {
            return;
        };
        let step = step.min(presentation.script.len().saturating_sub(1));
        let told = presentation.script.step(&timeline, step);
        let last_step = presentation.script.step_ref(&timeline, step);
        let revealed = revealed.min(told.claims.len());
        if (presentation.step, presentation.revealed) != (step, revealed) {
            presentation.revealing_since = now;
        }
        if step != presentation.started_at && presentation.left_at.is_none() {
            presentation.left_at = Some(now);
        }
        if presentation.step != step {
            presentation.left_step = glides.then_some((presentation.step, now));
        }
        presentation.step = step;
        presentation.revealed = revealed;
        presentation.off_step = false;
        presentation.typed = None;
        presentation.overview_cursor = None;
        self.last_step = last_step;
        let selection = told.selection_after(revealed);
        self.look_mut().selection = selection.map(|on| on.named(&timeline));
        self.look_mut().hover = None;
        self.scroll_to_step();
        let camera = told.camera(&self.timeline, &self.viewport());
        self.fly(camera);
    }

    /// Scrolls to the step's lanes, unless the speaker has moved elsewhere.
    pub(in crate::state) fn scroll_to_step(&mut self) {
        let (Some(presentation), Some(told)) = (self.presentation(), self.current_step()) else {
            return;
        };
        if !presentation.off_step {
            self.look_mut().lanes_scroll = self.scroll_of(presentation, &told);
        }
    }

    fn press(&mut self, by: i8) {
        let Some(presentation) = self.presentation_mut() else {
            return;
        };
        if let Some(marked) = presentation.overview_cursor {
            let last = presentation.script.len() - 1;
            let marked = marked.saturating_add_signed(isize::from(by)).min(last);
            presentation.overview_cursor = Some(marked);
            return;
        }
        if presentation.screen != AudienceScreen::Picture {
            presentation.screen = AudienceScreen::Picture;
            return;
        }
        let Some(presentation) = self.presentation() else {
            return;
        };
        let stop = if by > 0 {
            self.stop_after(presentation)
        } else {
            self.stop_before(presentation)
        };
        // At either end there is still the step itself to return to.
        let (step, revealed) = stop.unwrap_or((presentation.step, presentation.revealed));
        self.show_step(step, revealed);
    }

    /// The stop after a press: the step's next claim, or the next step.
    pub(super) fn stop_after(&self, presentation: &Presentation) -> Option<(usize, usize)> {
        let claims = presentation
            .script
            .step(&self.timeline, presentation.step)
            .claims
            .len();
        if presentation.revealed < claims {
            Some((presentation.step, presentation.revealed + 1))
        } else if presentation.step + 1 < presentation.script.len() {
            Some((presentation.step + 1, 0))
        } else {
            None
        }
    }

    fn stop_before(&self, presentation: &Presentation) -> Option<(usize, usize)> {
        if presentation.revealed > 0 {
            return Some((presentation.step, presentation.revealed - 1));
        }
        let step = presentation.step.checked_sub(1)?;
        let claims = presentation.script.step(&self.timeline, step).claims.len();
        Some((step, claims))
    }

    fn go_to(&mut self, step: usize) {
        if let Some(presentation) = self.presentation_mut() {
            presentation.screen = AudienceScreen::Picture;
        }
        self.show_step(step, 0);
    }

    fn enter(&mut self) {
        let Some(presentation) = self.presentation() else {
            return;
        };
        match (presentation.typed, presentation.overview_cursor) {
            (Some(number), _) => self.go_to(number.saturating_sub(1)),
            (None, Some(marked)) => self.go_to(marked),
            (None, None) => self.press(1),
        }
    }

    fn erase(&mut self) {
        match self.presentation_mut().map(|given| &mut given.typed) {
            Some(typed @ Some(_)) => *typed = typed.map(|number| number / 10).filter(|n| *n > 0),
            _ => self.press(-1),
        }
    }

    fn freeze(&mut self) {
        // A claim that is fading in is kept as it will be.
        let picture = self.picture().map(|picture| AudienceView {
            fade: 1.0,
            lanes_from: None,
            ..picture
        });
        if let Some(presentation) = self.presentation_mut() {
            presentation.frozen = match presentation.frozen {
                Some(_) => None,
                None => picture.map(Box::new),
            };
        }
    }

    /// One thing at a time, so that one press too many never ends the presentation.
    fn leave(&mut self) {
        if self.help_open {
            self.help_open = false;
            return;
        }
        let Some(presentation) = self.presentation_mut() else {
            return;
        };
        if presentation.typed.is_some() {
            presentation.typed = None;
        } else if presentation.overview_cursor.is_some() {
            presentation.overview_cursor = None;
        } else if presentation.screen != AudienceScreen::Picture {
            presentation.screen = AudienceScreen::Picture;
        } else if presentation.frozen.is_some() {
            presentation.frozen = None;
        } else if presentation.spotlight {
            presentation.spotlight = false;
        } else if presentation.off_step {
            let (step, revealed) = (presentation.step, presentation.revealed);
            self.show_step(step, revealed);
        } else {
            self.end();
        }
    }

    fn end(&mut self) {
        if self.presentation().is_none() {
            return;
        }
        let mut explore = self.explore().clone();
        explore.nav.motion = None;
        self.mode = Mode::Explore(Box::new(explore));
    }

    /// Arranges the reader's window again where the talk had other lanes or another version of the document.
    pub(in crate::state) fn arrange_after_talk(&mut self) -> Vec<Effect> {
        let is_due = self.explore().filtering.arranged.is_none();
        match is_due && !self.look().arrangement.is_plain() {
            true => self.apply_arrangement(),
            false => Vec::new(),
        }
    }

    /// Goes on by itself where that is due, from the end back to the beginning.
    pub(in crate::state) fn go_on_by_itself(&mut self) {
        let now = self.now;
        let Some(presentation) = self.presentation_mut() else {
            return;
        };
        let Some(auto_advance) = &mut presentation.auto_advance else {
            return;
        };
        let due_at = *auto_advance
            .due_at
            .get_or_insert(now + auto_advance.seconds);
        if now < due_at {
            return;
        }
        auto_advance.due_at = Some(now + auto_advance.seconds);
        let Some(presentation) = self.presentation() else {
            return;
        };
        let (step, revealed) = self.stop_after(presentation).unwrap_or((0, 0));
        self.show_step(step, revealed);
    }
}

impl AutoAdvance {
    fn new(seconds: f64) -> Self {
        Self {
            seconds,
            due_at: None,
        }
    }
}

impl Presentation {
    fn type_digit(&mut self, digit: u8) {
        let number = self.typed.unwrap_or(0) * 10 + usize::from(digit);
        self.typed = Some(number.min(MAX_TYPED));
    }

    fn toggle(&mut self, screen: AudienceScreen) {
        self.screen = if self.screen == screen {
            AudienceScreen::Picture
        } else {
            screen
        };
    }

    fn toggle_notes(&mut self) {
        match &mut self.windows {
            WindowSetup::One { presenter_view } => *presenter_view ^= true,
            WindowSetup::Two { .. } => self.notes_shown ^= true,
        }
    }

    fn toggle_second_window(&mut self, two: WindowSetup) {
        self.windows = match self.windows {
            WindowSetup::One { .. } => two,
            WindowSetup::Two { .. } => WindowSetup::One {
                presenter_view: false,
            },
        };
    }

    fn swap(&mut self) {
        if let WindowSetup::Two { swapped } = &mut self.windows {
            *swapped ^= true;
        }
    }
}

fn resize_notes(preferences: &mut Preferences, by: i8) {
    let (least, most) = NOTES_POINTS;
    let points = preferences.notes_points.saturating_add_signed(by);
    preferences.notes_points = points.clamp(least, most);
}
