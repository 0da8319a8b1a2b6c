//! The monitor that the audience looks at.

use super::super::State;
use super::WindowSetup;

impl State {
    /// The monitor that the audience looks at, where there are several.
    pub fn audience_monitor(&self) -> Option<&String> {
        let presentation = self.presentation()?;
        match presentation.windows {
            WindowSetup::Two { swapped: false } => self.second_monitor(),
            WindowSetup::One { .. } | WindowSetup::Two { swapped: true } => self.monitors.first(),
        }
    }

    /// The monitor of the second window: the one chosen for the audience, unless that is the program's own, or
    /// else the one after that.
    pub fn second_monitor(&self) -> Option<&String> {
        let others = self.monitors.get(1..)?;
        let chosen = self.preferences.audience_monitor.as_ref();
        let known = others.iter().find(|screen| chosen == Some(screen));
        known.or_else(|| others.first())
    }

    /// Remembers the monitor that the audience is to look at, and turns the windows to it.
    pub(in crate::state) fn choose_audience_monitor(&mut self, name: String) {
        self.preferences.audience_monitor = Some(name);
        let two = self.two_windows();
        if let Some(presentation) = self.presentation_mut() {
            presentation.windows = two;
        }
    }

    /// Two windows, the audience view in the one on the audience's monitor. With one monitor it stays where it is.
    pub(super) fn two_windows(&self) -> WindowSetup {
        let chosen = self.preferences.audience_monitor.as_ref();
        let is_own = chosen.is_some() && chosen == self.monitors.first();
        WindowSetup::Two {
            swapped: self.monitors.len() < 2 || is_own,
        }
    }
}
