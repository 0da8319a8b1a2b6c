//! Answers to what the reader did where the window would show nothing of it otherwise.

use crate::describe;
use crate::view::look::Selection;

use super::history::NavEntry;
use super::{Effect, Msg, State, ThemeChoice, Unread};

/// Seconds for which an answer stands.
const SECONDS: f64 = 3.0;

/// A line at the bottom of the canvas.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    pub text: String,
    /// The second in which it goes.
    until: f64,
}

/// What a message would have to change to be seen, as it was before.
pub struct Before {
    msg: Msg,
    entry: NavEntry,
    covered: bool,
    words: String,
    unread: Option<Unread>,
}

impl Before {
    /// Taken down for messages that may change nothing; none for the many that come with each frame.
    pub fn of(state: &State, msg: &Msg) -> Option<Self> {
        let may_be_silent = match msg {
            Msg::Zoom { .. }
            | Msg::NextEvent
            | Msg::PreviousEvent
            | Msg::NextClaim
            | Msg::PreviousClaim
            | Msg::FocusDetail
            | Msg::Dismiss
            | Msg::OpenMenu(None)
            | Msg::Fit(_)
            | Msg::FitSelection
            | Msg::FitAll
            | Msg::ToggleFolds
            | Msg::Back
            | Msg::Forward
            | Msg::NextTheme
            | Msg::SetTheme(_)
            | Msg::ToggleMotion
            | Msg::Reload => true,
            Msg::Hold { zoom, .. } => *zoom != 0,
            _ => false,
        };
        // The audience is not told.
        (may_be_silent && state.presentation().is_none()).then(|| Self {
            msg: msg.clone(),
            entry: state.nav_entry(),
            covered: state.is_covered(),
            words: state.explore().find.text.clone(),
            unread: state.unread.clone(),
        })
    }

    /// The answer now that the message is applied, if nothing else shows that it is.
    pub fn answer(&self, state: &State) -> Option<String> {
        let is_as_before = self.entry == state.nav_entry()
            && self.covered == state.is_covered()
            && self.words == state.explore().find.text
            && self.unread == state.unread;
        let claim = || &state.timeline.document().claims_are_called.one;
        let text = match &self.msg {
            Msg::NextTheme | Msg::SetTheme(_) => match state.preferences.theme {
                ThemeChoice::System => "Appearance as the system’s",
                ThemeChoice::Light => "Light appearance",
                ThemeChoice::Dark => "Dark appearance",
                ThemeChoice::HighContrast => "Appearance of high contrast",
                ThemeChoice::Print => "Appearance of print",
            },
            Msg::ToggleMotion if state.reduces_motion() => "Motion off",
            Msg::ToggleMotion => "Motion on",
            Msg::Reload => "The file is read again",
            Msg::FocusDetail if self.entry.selection.is_none() => NOTHING,
            Msg::FocusDetail => return None,
            Msg::Hold { zoom, .. } => {
                let factor = 1.1_f64.powi((*zoom).into());
                let viewport = state.viewport();
                let camera = state.look().camera;
                let zoomed = viewport.zoomed(camera, factor, viewport.width / 2.0);
                return (zoomed == camera).then(|| no_further(factor).to_owned());
            }
            _ if !is_as_before => return None,
            Msg::Zoom { factor, .. } => no_further(*factor),
            Msg::Fit(_) => "It fits the view already",
            Msg::FitSelection | Msg::FitAll => EVERYTHING,
            Msg::OpenMenu(_) | Msg::Dismiss => NOTHING,
            Msg::ToggleFolds => "No quiet years to fold",
            Msg::Back => "Nothing to go back to",
            Msg::Forward => "Nothing to go forward to",
            Msg::NextEvent | Msg::PreviousEvent if state.finds_nothing() => "No event matches",
            Msg::NextEvent => "No later event",
            Msg::PreviousEvent => "No earlier event",
            Msg::NextClaim => return Some(format!("No further {}", claim())),
            Msg::PreviousClaim => return Some(format!("No {} before", claim())),
            _ => return None,
        };
        Some(text.to_owned())
    }
}

const NOTHING: &str = "Nothing selected";
const EVERYTHING: &str = "Everything is in view";

fn no_further(factor: f64) -> &'static str {
    if factor > 1.0 {
        "No closer: the dates tell no more"
    } else {
        EVERYTHING
    }
}

impl State {
    /// Says something at the bottom of the canvas for a while.
    pub(super) fn say(&mut self, text: String) {
        let until = self.now + SECONDS;
        self.answer = Some(Answer { text, until });
    }

    /// The answer that stands at a time.
    pub fn answer(&self, now: f64) -> Option<&Answer> {
        self.answer.as_ref().filter(|answer| now < answer.until)
    }

    pub(super) fn forget_answer(&mut self, now: f64) {
        self.answer.take_if(|answer| now >= answer.until);
    }

    /// Seconds until something goes or comes by itself.
    pub fn due_in_seconds(&self, now: f64) -> Option<f64> {
        let goes = self.answer(now).map(|answer| answer.until - now);
        let comes = self.advances_in_seconds(now);
        goes.into_iter().chain(comes).reduce(f64::min)
    }

    fn finds_nothing(&self) -> bool {
        let found = self.look().found.as_ref();
        found.is_some_and(|found| found.0.event_order().all().is_empty())
    }

    pub(super) fn copy_citation(&mut self, on: Option<Selection>) -> Vec<Effect> {
        let on = on.or_else(|| self.look().selection.clone());
        let Some(found) = on.and_then(|on| on.find(&self.timeline)) else {
            self.say(NOTHING.to_owned());
            return Vec::new();
        };
        let title = describe::title(&self.timeline, found);
        self.say(format!("Copied “{title}” with its source"));
        vec![Effect::Copy(describe::citation(&self.timeline, found))]
    }

    pub(super) fn copy_quotation(&mut self, on: &Selection) -> Vec<Effect> {
        let found = on.find(&self.timeline);
        let Some(quotation) = found.and_then(|found| describe::quotation(&self.timeline, found))
        else {
            return Vec::new();
        };
        self.say("Copied the words of the text".to_owned());
        vec![Effect::Copy(quotation)]
    }

    pub(super) fn copy_title(&mut self, on: &Selection) -> Vec<Effect> {
        let Some(found) = on.find(&self.timeline) else {
            return Vec::new();
        };
        let title = describe::title(&self.timeline, found).to_owned();
        self.say(format!("Copied “{title}”"));
        vec![Effect::Copy(title)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::MotionChoice;
    use crate::state::sample::explored;
    use crate::state::{PresentMsg, update};

    fn answer_to(state: &mut State, msg: Msg) -> Option<String> {
        state.answer = None;
        update(state, msg);
        state.answer(state.now).map(|answer| answer.text.clone())
    }

    #[test]
    fn a_message_is_answered_only_where_it_changes_nothing_in_sight() {
        let mut state = explored();
        let mut answer = |msg| answer_to(&mut state, msg);
        assert_eq!(answer(Msg::NextEvent), None);
        assert_eq!(answer(Msg::NextEvent).as_deref(), Some("No later event"));
        assert_eq!(answer(Msg::Back), None);
        assert_eq!(answer(Msg::Back).as_deref(), Some("Nothing to go back to"));
        assert_eq!(answer(Msg::NextClaim), None);
        assert_eq!(answer(Msg::NextClaim).as_deref(), Some("No further claim"));
        assert_eq!(answer(Msg::Dismiss), None);
        assert_eq!(answer(Msg::Dismiss).as_deref(), Some(NOTHING));
        assert_eq!(answer(Msg::Find("claimed".to_owned())), None);
        assert_eq!(answer(Msg::NextEvent).as_deref(), Some("No event matches"));
    }

    #[test]
    fn a_key_that_is_held_is_answered_at_the_widest_and_the_closest_view() {
        let mut state = explored();
        let out = Msg::Hold { zoom: -1, pan: 0 };
        assert_eq!(answer_to(&mut state, out).as_deref(), Some(EVERYTHING));
        // Folded, so small a document has nothing to come closer to.
        state.preferences.motion = MotionChoice::Reduced;
        update(&mut state, Msg::ToggleFolds);
        let closer = || Msg::Hold { zoom: 1, pan: 0 };
        assert_eq!(answer_to(&mut state, closer()), None);
        for _ in 0..100 {
            update(
                &mut state,
                Msg::Zoom {
                    factor: 2.0,
                    x: 0.0,
                },
            );
        }
        let answer = answer_to(&mut state, closer());
        assert_eq!(answer.as_deref(), Some(no_further(1.1)));
    }

    #[test]
    fn an_answer_stands_for_its_seconds_and_wakes_the_window_when_it_goes() {
        let mut state = explored();
        update(&mut state, Msg::Frame(10.0));
        update(&mut state, Msg::Back);
        assert_eq!(state.due_in_seconds(11.0), Some(2.0));
        assert!(state.answer(12.9).is_some());
        assert!(state.answer(13.0).is_none());
        update(&mut state, Msg::Frame(13.0));
        assert_eq!((&state.answer, state.due_in_seconds(13.0)), (&None, None));
    }

    #[test]
    fn the_audience_is_not_told() {
        let mut state = explored();
        update(&mut state, Msg::Present(PresentMsg::FromFirst));
        assert_eq!(answer_to(&mut state, Msg::ToggleMotion), None);
    }

    #[test]
    fn a_citation_keeps_what_is_alleged_from_being_taken_for_what_happened() {
        let mut state = explored();
        let event = Selection::Event("e".into());
        let effects = update(&mut state, Msg::CopyCitation(Some(event)));
        let cited = "Fire, 4 May 2001 (alleged by the author). A, “T”, P.";
        assert_eq!(effects, [Effect::Copy(cited.to_owned())]);
    }
}
