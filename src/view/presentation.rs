//! A presentation of one document: its steps.
//!
//! A document's [`Story`](crate::document::Story) is told as it is written. A document without one is told event by
//! event in the order of time, each with the claims that speak of it; forecasts and fears come last, and behind them what has
//! no date.

mod steps;

use std::collections::HashMap;

use crate::timeline::{ClaimIx, Timeline};

use super::look::SelectionIx;

use steps::Steps;
pub use steps::{Step, StepRef, StepView};

/// The steps about one document, of which there is at least one.
#[derive(Clone, Debug)]
pub struct Script {
    steps: Steps,
    /// The time that it is meant to take.
    pub minutes: Option<u32>,
    /// The most events without a date that a step names.
    pub most_undated: usize,
    /// The step and the press at which each claim appears first.
    appears_at: HashMap<ClaimIx, (usize, usize)>,
}

impl Script {
    pub fn of(timeline: &Timeline) -> Self {
        let steps = Steps::of(timeline);
        Self {
            minutes: timeline
                .document()
                .story
                .as_ref()
                .and_then(|story| story.minutes),
            most_undated: steps.most_undated(timeline),
            appears_at: steps.first_appearances(timeline),
            steps,
        }
    }

    /// True once a claim has appeared, in a step with so many of its claims revealed or before.
    pub fn is_told(&self, claim: ClaimIx, step: usize, revealed: usize) -> bool {
        let appears_at = self.appears_at.get(&claim);
        appears_at.is_some_and(|at| *at <= (step, revealed))
    }

    pub fn len(&self) -> usize {
        self.steps.len()
    }

    /// Always false: a story and a document without a step are refused when they are opened.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The first step that puts forward what is selected, or else the first that shows it.
    pub fn step_about(&self, timeline: &Timeline, selection: SelectionIx) -> Option<usize> {
        self.steps.position_about(timeline, selection)
    }

    /// The same without the rest of the script.
    pub fn find_step(timeline: &Timeline, selection: SelectionIx) -> Option<usize> {
        Steps::of(timeline).position_about(timeline, selection)
    }

    /// The position of a step, also of one of another version of the document. One that is gone has its position taken by
    /// the step that follows it now.
    pub fn position_of(&self, timeline: &Timeline, step: &StepRef) -> usize {
        self.steps.position_of(timeline, step)
    }

    /// A step by what it says.
    pub fn step_ref(&self, timeline: &Timeline, position: usize) -> StepRef {
        StepRef::of(timeline, &self.step(timeline, position), position)
    }

    /// A step by its position; the last one beyond the end.
    pub fn step(&self, timeline: &Timeline, index: usize) -> Step {
        self.steps.get(timeline, index)
    }
}
