//! Opening a large document beside the window, so that the window stays alive and the reader can think better of it.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::thread;

use crate::io::{FirstLook, News, Opened, Origin, Reading, Refused, Stage};
use crate::state::{Msg, Preferences, State, update};
use crate::view::plan::Plan;

/// A document with its plan, or why there is none.
pub type Result = std::result::Result<(Opened, Plan), Refused>;

/// A document that is being opened.
pub struct Opening {
    heard: Receiver<Heard>,
    reading: Arc<Reading>,
    stage: Stage,
    /// Its first events, and how many it has altogether if it goes on like that.
    first_look: Option<(Box<State>, usize)>,
}

enum Heard {
    Begins(Stage),
    FirstLook(FirstLook, Plan),
    Ended(Result),
}

impl Opening {
    /// Begins; `wake` is called whenever there is something new to show.
    pub fn begin(origin: Origin, wake: impl Fn() + Send + 'static) -> Self {
        let (sender, heard) = channel();
        let reading = Arc::new(Reading::default());
        let looked_at = Arc::clone(&reading);
        thread::spawn(move || {
            let tell = |sender: &Sender<Heard>, news: Heard| {
                // Nobody listens any more once it was given up.
                let _ = sender.send(news);
                wake();
            };
            let opened = origin.open_in_stages(&looked_at, &mut |news| match news {
                News::Begins(stage) => tell(&sender, Heard::Begins(stage)),
                News::FirstLook(look) => {
                    let plan = Plan::new(&look.timeline);
                    tell(&sender, Heard::FirstLook(look, plan));
                }
            });
            tell(&sender, Heard::Ended(opened.map(planned)));
        });
        Self {
            heard,
            reading,
            stage: Stage::File,
            first_look: None,
        }
    }

    /// Hears what is new; the document, or why there is none, once that is known.
    pub fn result(&mut self, preferences: &Preferences) -> Option<Result> {
        loop {
            match self.heard.try_recv() {
                Ok(Heard::Begins(stage)) => self.stage = stage,
                Ok(Heard::FirstLook(look, plan)) => {
                    let state = State::with_plan(look.timeline, plan, preferences.clone());
                    self.first_look = Some((Box::new(state), look.expected));
                }
                Ok(Heard::Ended(result)) => return Some(result),
                Err(TryRecvError::Empty) => return None,
                Err(TryRecvError::Disconnected) => {
                    return Some(Err(Refused {
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
        self.stage.words()
    }

    /// How much of it is done.
    pub fn share(&self) -> f32 {
        let (from, until) = self.stage.share();
        let within = match (self.stage, &self.first_look) {
            (Stage::Document, Some((_, expected))) => {
                self.reading.events() as f32 / (*expected).max(1) as f32
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

/// Makes the plan of a document that was opened.
pub fn planned(opened: Opened) -> (Opened, Plan) {
    let plan = Plan::new(&opened.timeline);
    (opened, plan)
}

impl Drop for Opening {
    fn drop(&mut self) {
        self.reading.give_up();
    }
}
