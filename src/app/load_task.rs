//! Reads a large document beside the window, so that the window stays alive and the reader can think better of it.

use std::sync::Arc;

use crate::io::{
    FileDiagnostics, FirstLook, LoadError, LoadPhase, LoadProgress, LoadUpdate, LoadedDocument,
    Origin,
};
use crate::state::{Msg, OpenDocument, Preferences, State, update};
use crate::view::document_layout::DocumentLayout;

use super::task::{Disconnected, Task};

/// A document with its warnings, or why there is none.
pub type Result = std::result::Result<(OpenDocument, FileDiagnostics), LoadError>;

/// A document that is being opened.
pub struct LoadTask {
    task: Task<LoadEvent>,
    progress: Arc<LoadProgress>,
    phase: LoadPhase,
    first_look: Option<FirstLook>,
    /// The picture of the first look, once somebody has looked at it.
    picture: Option<Box<State>>,
}

enum LoadEvent {
    Begins(LoadPhase),
    FirstLook(FirstLook),
    Ended(Box<Result>),
}

impl LoadTask {
    /// Begins; `wake` is called whenever there is something new to show.
    pub fn begin(origin: Origin, wake: impl Fn() + Send + 'static) -> Self {
        let progress = Arc::new(LoadProgress::default());
        let (of_thread, to_cancel) = (Arc::clone(&progress), Arc::clone(&progress));
        let load = move |tell: &dyn Fn(LoadEvent)| {
            let opened = origin.open_with_updates(&of_thread, &mut |update| {
                tell(match update {
                    LoadUpdate::Begins(phase) => LoadEvent::Begins(phase),
                    LoadUpdate::FirstLook(look) => LoadEvent::FirstLook(look),
                });
            });
            tell(LoadEvent::Ended(Box::new(opened.map(laid_out))));
        };
        Self {
            task: Task::begin(load, move || to_cancel.cancel(), wake),
            progress,
            phase: LoadPhase::File,
            first_look: None,
            picture: None,
        }
    }

    /// Takes in the news; the document, or why there is none, once that is known.
    pub fn result(&mut self) -> Option<Result> {
        loop {
            match self.task.next() {
                Ok(Some(LoadEvent::Begins(phase))) => self.phase = phase,
                Ok(Some(LoadEvent::FirstLook(look))) => self.first_look = Some(look),
                Ok(Some(LoadEvent::Ended(result))) => return Some(*result),
                Ok(None) => return None,
                Err(Disconnected) => {
                    let message = "opening the document came to a sudden end";
                    return Some(Err(LoadError::of_file("claimline", message)));
                }
            }
        }
    }

    /// The phase under way, in words.
    pub fn doing(&self) -> &'static str {
        self.phase.words()
    }

    /// The share that is done, from 0 to 1.
    pub fn share(&self) -> f32 {
        let (from, until) = self.phase.share();
        let within = match (self.phase, &self.first_look) {
            (LoadPhase::Document, Some(look)) => {
                self.progress.events() as f32 / look.expected.max(1) as f32
            }
            _ => 0.0,
        };
        from + (until - from) * within.min(1.0)
    }

    /// The picture of its first events.
    pub fn first_look(&mut self, preferences: &Preferences) -> Option<&State> {
        let look = self.first_look.as_ref()?;
        let picture = self.picture.get_or_insert_with(|| {
            let timeline = Arc::clone(&look.timeline);
            Box::new(State::new(timeline, preferences.clone()))
        });
        Some(picture)
    }

    /// Applies what its picture asks for.
    pub fn update(&mut self, messages: Vec<Msg>) {
        if let Some(state) = &mut self.picture {
            for message in messages {
                update(state, message);
            }
        }
    }
}

/// Lays out a document that was read.
pub fn laid_out(loaded: LoadedDocument) -> (OpenDocument, FileDiagnostics) {
    let opened = OpenDocument {
        document_layout: DocumentLayout::new(&loaded.timeline),
        timeline: loaded.timeline,
        text: loaded.text,
    };
    (opened, loaded.warnings)
}
