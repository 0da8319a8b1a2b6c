//! LoadTask a large document beside the window, so that the window stays alive and the reader can think better of it.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::thread;

use crate::io::{
    FirstLook, LoadError, LoadPhase, LoadProgress, LoadUpdate, LoadedDocument, Origin,
};
use crate::state::{Msg, Preferences, State, update};
use crate::view::document_layout::DocumentLayout;

/// A document with its layout, or why there is none.
pub type Result = std::result::Result<(LoadedDocument, DocumentLayout), LoadError>;

/// A document that is being opened.
pub struct LoadTask {
    events: Receiver<LoadEvent>,
    progress: Arc<LoadProgress>,
    phase: LoadPhase,
    /// Its first events, and how many it has altogether if it goes on like that.
    first_look: Option<(Box<State>, usize)>,
}

enum LoadEvent {
    Begins(LoadPhase),
    FirstLook(FirstLook, DocumentLayout),
    Ended(Result),
}

impl LoadTask {
    /// Begins; `wake` is called whenever there is something new to show.
    pub fn begin(origin: Origin, wake: impl Fn() + Send + 'static) -> Self {
        let (sender, events) = channel();
        let progress = Arc::new(LoadProgress::default());
        let of_thread = Arc::clone(&progress);
        thread::spawn(move || {
            let tell = |sender: &Sender<LoadEvent>, update: LoadEvent| {
                // Nobody listens any more once it was given up.
                let _ = sender.send(update);
                wake();
            };
            let opened = origin.open_with_updates(&of_thread, &mut |update| match update {
                LoadUpdate::Begins(phase) => tell(&sender, LoadEvent::Begins(phase)),
                LoadUpdate::FirstLook(look) => {
                    let document_layout = DocumentLayout::new(&look.timeline);
                    tell(&sender, LoadEvent::FirstLook(look, document_layout));
                }
            });
            tell(&sender, LoadEvent::Ended(opened.map(planned)));
        });
        Self {
            events,
            progress,
            phase: LoadPhase::File,
            first_look: None,
        }
    }

    /// Hears what is new; the document, or why there is none, once that is known.
    pub fn result(&mut self, preferences: &Preferences) -> Option<Result> {
        loop {
            match self.events.try_recv() {
                Ok(LoadEvent::Begins(phase)) => self.phase = phase,
                Ok(LoadEvent::FirstLook(look, document_layout)) => {
                    let state = State::with_document_layout(
                        look.timeline,
                        document_layout,
                        preferences.clone(),
                    );
                    self.first_look = Some((Box::new(state), look.expected));
                }
                Ok(LoadEvent::Ended(result)) => return Some(result),
                Err(TryRecvError::Empty) => return None,
                Err(TryRecvError::Disconnected) => {
                    return Some(Err(LoadError {
                        lines: vec![
                            "claimline: error: opening the document came to a sudden end"
                                .to_owned(),
                        ],
                    }));
                }
            }
        }
    }

    /// What is being done.
    pub fn doing(&self) -> &'static str {
        self.phase.words()
    }

    /// How much of it is done.
    pub fn share(&self) -> f32 {
        let (from, until) = self.phase.share();
        let within = match (self.phase, &self.first_look) {
            (LoadPhase::Document, Some((_, expected))) => {
                self.progress.events() as f32 / (*expected).max(1) as f32
            }
            _ => 0.0,
        };
        from + (until - from) * within.min(1.0)
    }

    /// Its first events.
    pub fn first_look(&self) -> Option<&State> {
        self.first_look.as_ref().map(|(state, _)| &**state)
    }

    /// Applies what its picture asks for.
    pub fn update(&mut self, messages: Vec<Msg>) {
        if let Some((state, _)) = &mut self.first_look {
            for message in messages {
                update(state, message);
            }
        }
    }
}

/// Lays out a document that was opened.
pub fn planned(opened: LoadedDocument) -> (LoadedDocument, DocumentLayout) {
    let document_layout = DocumentLayout::new(&opened.timeline);
    (opened, document_layout)
}

impl Drop for LoadTask {
    fn drop(&mut self) {
        self.progress.cancel();
    }
}
