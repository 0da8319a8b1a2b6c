//! Which of the desktop's screens the room looks at.

use super::super::State;
use super::Windows;

impl State {
    /// The screen that the room looks at, where there are several.
    pub fn room_screen(&self) -> Option<&String> {
        let show = self.show.as_ref()?;
        match show.windows {
            Windows::Two { swapped: false } => self.second_screen(),
            Windows::One { .. } | Windows::Two { swapped: true } => self.screens.first(),
        }
    }

    /// The screen of the second window: the one that was chosen for the room, unless that is the program's own, or
    /// else the one after that.
    pub fn second_screen(&self) -> Option<&String> {
        let others = self.screens.get(1..)?;
        let chosen = self.preferences.room_screen.as_ref();
        let known = others.iter().find(|screen| chosen == Some(screen));
        known.or_else(|| others.first())
    }

    /// Remembers the screen that the room is to look at, and turns the windows to it.
    pub(in crate::state) fn choose_room_screen(&mut self, name: String) {
        self.preferences.room_screen = Some(name);
        let two = self.two_windows();
        if let Some(show) = &mut self.show {
            show.windows = two;
        }
    }

    /// Two windows with the room's picture in the one that is on the room's screen. Where there is only one screen, it
    /// stays where it is.
    pub(super) fn two_windows(&self) -> Windows {
        let chosen = self.preferences.room_screen.as_ref();
        let is_own = chosen.is_some() && chosen == self.screens.first();
        Windows::Two {
            swapped: self.screens.len() < 2 || is_own,
        }
    }
}
