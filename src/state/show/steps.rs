//! From step to step, into special states and out of them.

use std::sync::Arc;

use egui::vec2;

use crate::view::layout::{self, Picture, ROOM_HEIGHT, room_canvas};
use crate::view::talk::Talk;

use super::super::held::Held;
use super::super::{Preferences, State};
use super::{Before, Every, Present, Screen, Show, Windows};

/// The sizes of the speaker's notes, in points.
const NOTES_POINTS: (u8, u8) = (12, 48);
/// What one press adds to them.
const NOTES_STEP: i8 = 2;
/// More digits than this number no step.
const MOST_TYPED: usize = 9_999_999;

impl State {
    pub(in crate::state) fn present(&mut self, present: Present) {
        match present {
            Present::FromFirst => self.start(0),
            Present::FromCurrent => {
                let step = self.current_step();
                self.start(step);
            }
            Present::From(step) => self.start(step),
            Present::Next => self.press(1),
            Present::Back => self.press(-1),
            Present::First => self.go_to(0),
            Present::Last => self.go_to(usize::MAX),
            Present::Enter => self.enter(),
            Present::Erase => self.erase(),
            Present::Leave => self.leave(),
            Present::End => self.end(),
            Present::Freeze => self.freeze(),
            Present::LargerNotes => resize_notes(&mut self.preferences, NOTES_STEP),
            Present::SmallerNotes => resize_notes(&mut self.preferences, -NOTES_STEP),
            Present::Every(seconds) => {
                self.on_show(|show| show.every = Some(Every::new(seconds)));
            }
            Present::TakeOver => self.on_show(|show| show.every = None),
            Present::Digit(digit) => self.on_show(|show| show.type_digit(digit)),
            Present::Black => self.on_show(|show| show.toggle(Screen::Black)),
            Present::White => self.on_show(|show| show.toggle(Screen::White)),
            Present::Spotlight => self.on_show(|show| show.spotlight ^= true),
            Present::Notes => self.on_show(Show::toggle_notes),
            Present::SecondWindow => {
                let two = self.two_windows();
                self.on_show(|show| show.toggle_second_window(two));
            }
            Present::Swap => self.on_show(Show::swap),
            Present::Steps => self.on_show(|show| {
                show.choosing = match show.choosing {
                    Some(_) => None,
                    None => Some(show.step),
                };
            }),
            Present::Point(at) => {
                let now = self.now;
                self.on_show(|show| show.pointer = Some((at, now)));
            }
        }
    }

    fn on_show(&mut self, change: impl FnOnce(&mut Show)) {
        if let Some(show) = &mut self.show {
            change(show);
        }
    }

    /// Starts the talk, or goes to a step of the one that is being given.
    fn start(&mut self, step: usize) {
        if self.show.is_some() {
            self.go_to(step);
            return;
        }
        let talk = Arc::new(Talk::of(&self.timeline, &self.plan));
        if talk.is_empty() {
            return;
        }
        let windows = if self.screens.len() > 1 {
            self.two_windows()
        } else {
            Windows::One { console: false }
        };
        let step = step.min(talk.len() - 1);
        self.show = Some(Show {
            talk,
            step,
            shown: 0,
            screen: Screen::Picture,
            frozen: None,
            wandered: false,
            typed: None,
            choosing: None,
            spotlight: false,
            pointer: None,
            windows,
            notes_shown: true,
            every: None,
            started_at: step,
            left_at: None,
            arriving_since: self.now,
            before: Before {
                look: self.look.clone(),
                folded: self.folded,
                canvas: self.canvas,
                history: self.history.clone(),
            },
        });
        self.help_open = false;
        self.folded = true;
        self.look.folding = 1.0;
        self.look.hover = None;
        self.look.filter = None;
        // The screen's own shape is known from its first frame on.
        self.canvas = room_canvas(vec2(ROOM_HEIGHT * 16.0 / 9.0, ROOM_HEIGHT));
        self.motion = None;
        self.held = Held::default();
        self.tell(step, 0);
        if let Some(told) = self.told() {
            self.look.camera = told.camera(&self.timeline, &self.stage());
            self.motion = None;
        }
    }

    /// The step about what is selected, or else the one told last.
    fn current_step(&self) -> usize {
        if let Some(show) = &self.show {
            return show.step;
        }
        let talk = Talk::of(&self.timeline, &self.plan);
        self.look
            .selection
            .and_then(|selection| talk.step_about(&self.timeline, selection))
            .unwrap_or(self.told_last)
    }

    /// Tells a step with so many of its claims, and flies there. What is beyond the end is the end.
    fn tell(&mut self, step: usize, shown: usize) {
        let now = self.now;
        let Some(show) = &mut self.show else { return };
        let step = step.min(show.talk.len().saturating_sub(1));
        let told = show.talk.step(&self.timeline, step);
        let shown = shown.min(told.claims.len());
        if (show.step, show.shown) != (step, shown) {
            show.arriving_since = now;
        }
        if step != show.started_at && show.left_at.is_none() {
            show.left_at = Some(now);
        }
        show.step = step;
        show.shown = shown;
        show.wandered = false;
        show.typed = None;
        show.choosing = None;
        self.told_last = step;
        self.look.selection = told.selection_after(shown);
        self.look.hover = None;
        self.scroll_to_step();
        let camera = told.camera(&self.timeline, &self.stage());
        self.fly(camera);
    }

    /// Shows the lanes of the step that is told, unless somebody looks elsewhere.
    pub(in crate::state) fn scroll_to_step(&mut self) {
        let (Some(show), Some(told)) = (&self.show, self.told()) else {
            return;
        };
        if !show.wandered {
            self.look.lanes_scroll =
                layout::step_scroll(&self.timeline, &show.talk, &told, self.canvas);
        }
    }

    fn press(&mut self, by: i8) {
        let Some(show) = &mut self.show else { return };
        if let Some(marked) = show.choosing {
            let last = show.talk.len() - 1;
            let marked = marked.saturating_add_signed(isize::from(by)).min(last);
            show.choosing = Some(marked);
            return;
        }
        if show.screen != Screen::Picture {
            show.screen = Screen::Picture;
            return;
        }
        let Some(show) = &self.show else { return };
        let stop = if by > 0 {
            self.stop_after(show)
        } else {
            self.stop_before(show)
        };
        // At either end there is still the step itself to return to.
        let (step, shown) = stop.unwrap_or((show.step, show.shown));
        self.tell(step, shown);
    }

    /// Where the next press leads: the step's next claim, or the next step.
    pub(super) fn stop_after(&self, show: &Show) -> Option<(usize, usize)> {
        let claims = show.talk.step(&self.timeline, show.step).claims.len();
        if show.shown < claims {
            Some((show.step, show.shown + 1))
        } else if show.step + 1 < show.talk.len() {
            Some((show.step + 1, 0))
        } else {
            None
        }
    }

    fn stop_before(&self, show: &Show) -> Option<(usize, usize)> {
        if show.shown > 0 {
            return Some((show.step, show.shown - 1));
        }
        let step = show.step.checked_sub(1)?;
        let claims = show.talk.step(&self.timeline, step).claims.len();
        Some((step, claims))
    }

    fn go_to(&mut self, step: usize) {
        if let Some(show) = &mut self.show {
            show.screen = Screen::Picture;
        }
        self.tell(step, 0);
    }

    fn enter(&mut self) {
        let Some(show) = &self.show else { return };
        match (show.typed, show.choosing) {
            (Some(number), _) => self.go_to(number.saturating_sub(1)),
            (None, Some(marked)) => self.go_to(marked),
            (None, None) => self.press(1),
        }
    }

    fn erase(&mut self) {
        match self.show.as_mut().map(|show| &mut show.typed) {
            Some(typed @ Some(_)) => *typed = typed.map(|number| number / 10).filter(|n| *n > 0),
            _ => self.press(-1),
        }
    }

    fn freeze(&mut self) {
        // What is on its way is not kept half arrived.
        let picture = self.picture().map(|picture| Picture {
            arrived: 1.0,
            ..picture
        });
        if let Some(show) = &mut self.show {
            show.frozen = match show.frozen {
                Some(_) => None,
                None => picture.map(Box::new),
            };
        }
    }

    /// One thing at a time, so that the room never loses the talk by one press too many.
    fn leave(&mut self) {
        if self.help_open {
            self.help_open = false;
            return;
        }
        let Some(show) = &mut self.show else { return };
        if show.typed.is_some() {
            show.typed = None;
        } else if show.choosing.is_some() {
            show.choosing = None;
        } else if show.screen != Screen::Picture {
            show.screen = Screen::Picture;
        } else if show.frozen.is_some() {
            show.frozen = None;
        } else if show.spotlight {
            show.spotlight = false;
        } else if show.wandered {
            let (step, shown) = (show.step, show.shown);
            self.tell(step, shown);
        } else {
            self.end();
        }
    }

    fn end(&mut self) {
        let Some(show) = self.show.take() else { return };
        let Before {
            look,
            folded,
            canvas,
            history,
        } = show.before;
        self.motion = None;
        self.look = look;
        self.folded = folded;
        self.canvas = canvas;
        self.history = history;
    }

    /// Goes on by itself where that is due, from the end back to the beginning.
    pub(in crate::state) fn go_on_by_itself(&mut self) {
        let now = self.now;
        let Some(show) = &mut self.show else { return };
        let Some(every) = &mut show.every else { return };
        let due_at = *every.due_at.get_or_insert(now + every.seconds);
        if now < due_at {
            return;
        }
        every.due_at = Some(now + every.seconds);
        let Some(show) = &self.show else { return };
        let (step, shown) = self.stop_after(show).unwrap_or((0, 0));
        self.tell(step, shown);
    }
}

impl Every {
    fn new(seconds: f64) -> Self {
        Self {
            seconds,
            due_at: None,
        }
    }
}

impl Show {
    fn type_digit(&mut self, digit: u8) {
        let number = self.typed.unwrap_or(0) * 10 + usize::from(digit);
        self.typed = Some(number.min(MOST_TYPED));
    }

    fn toggle(&mut self, screen: Screen) {
        self.screen = if self.screen == screen {
            Screen::Picture
        } else {
            screen
        };
    }

    fn toggle_notes(&mut self) {
        match &mut self.windows {
            Windows::One { console } => *console ^= true,
            Windows::Two { .. } => self.notes_shown ^= true,
        }
    }

    fn toggle_second_window(&mut self, two: Windows) {
        self.windows = match self.windows {
            Windows::One { .. } => two,
            Windows::Two { .. } => Windows::One { console: false },
        };
    }

    fn swap(&mut self) {
        if let Windows::Two { swapped } = &mut self.windows {
            *swapped ^= true;
        }
    }
}

fn resize_notes(preferences: &mut Preferences, by: i8) {
    let (least, most) = NOTES_POINTS;
    let points = preferences.notes_points.saturating_add_signed(by);
    preferences.notes_points = points.clamp(least, most);
}
