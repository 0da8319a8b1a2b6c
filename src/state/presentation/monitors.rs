//! Which of the desktop's screens the room looks at.

use super::super::State;
use super::WindowSetup;

impl State {
    /// The screen that the room looks at, where there are several.
    pub fn audience_monitor(&self) -> Option<&String> {
        let presentation = self.presentation()?;
        match presentation.windows {
            WindowSetup::Two { swapped: false } => self.second_monitor(),
            WindowSetup::One { .. } | WindowSetup::Two { swapped: true } => self.monitors.first(),
        }
    }

    /// The screen of the second window: the one that was chosen for the room, unless that is the program's own, or
    /// else the one after that.
    pub fn second_monitor(&self) -> Option<&String> {
        let others = self.monitors.get(1..)?;
        let chosen = self.preferences.audience_monitor.as_ref();
        let known = others.iter().find(|screen| chosen == Some(screen));
        known.or_else(|| others.first())
    }

    /// Remembers the screen that the room is to look at, and turns the windows to it.
    pub(in crate::state) fn choose_audience_monitor(&mut self, name: String) {
        self.preferences.audience_monitor = Some(name);
        let two = self.two_windows();
        if let Some(presentation) = self.presentation_mut() {
            presentation.windows = two;
        }
    }

    /// Two windows with the room's picture in the one that is on the room's screen. Where there is only one screen, it
    /// stays where it is.
    pub(super) fn two_windows(&self) -> WindowSetup {
        let chosen = self.preferences.audience_monitor.as_ref();
        let is_own = chosen.is_some() && chosen == self.monitors.first();
        WindowSetup::Two {
            swapped: self.monitors.len() < 2 || is_own,
        }
    }
}
