//! Events that are dragged on the canvas: an end of one to another date, or the whole to another lane or to a claim.
//!
//! Nothing is changed until it is let go. While an end is dragged, the picture shows the date that it would have.

use std::sync::Arc;

use egui::{Pos2, Vec2};

use super::dragged_date::{MovedDate, moved};
use super::{Edit, Fault, Reading};
use crate::document::date::{DateEnd, Instant};
use crate::document::source::{self, ValueName};
use crate::document::{Document, Event, EventId, quoted};
use crate::state::{Effect, State};
use crate::view::look::Selection;
use crate::view::scale::Scale;
use crate::view::scene::Target;
use crate::words;

/// A pointer that has moved by fewer points may still be about to click.
const TRAVEL: f32 = 6.0;

/// What the pointer does with an event.
#[derive(Clone, Debug, PartialEq)]
pub enum DragMsg {
    /// It has pressed a button on one, if on an end of it, at a point of the window.
    Begin {
        event: EventId,
        end: Option<DateEnd>,
        at: Pos2,
    },
    /// It has moved there, and points at a lane or a claim; true for a finer unit.
    To {
        at: Pos2,
        over: Option<Target>,
        refines: bool,
    },
    /// The button is let go.
    Drop,
    /// Nothing is to be changed, wherever it is let go.
    GiveUp,
}

/// An event under a pointer whose button is held down.
#[derive(Clone, Debug)]
pub struct Drag {
    /// The event as the document has it.
    event: Event,
    end: Option<DateEnd>,
    /// The point of the window where it began.
    from: Pos2,
    /// The scale then: what is shown while an end is dragged may have another.
    scale: Scale,
    moves: Option<Moves>,
    /// The point of the window where it is now, the lane or the claim there, and whether it takes a finer unit.
    at: (Pos2, Option<Target>, bool),
    outcome: Outcome,
}

/// The thing that a drag moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Moves {
    End(DateEnd),
    Event,
    /// Given up, until the button is let go.
    Nothing,
}

/// The result of letting go now.
#[derive(Clone, Debug, PartialEq)]
enum Outcome {
    Nothing,
    /// An edit, in words.
    Edit(String, Edit),
    /// Nothing, for a reason.
    Refused(String),
}

impl Drag {
    pub fn event(&self) -> &EventId {
        &self.event.id
    }

    /// The result of letting go now, in words: an edit, or the reason why there is none.
    pub fn told(&self) -> Option<Result<&str, &str>> {
        match &self.outcome {
            Outcome::Nothing => None,
            Outcome::Edit(words, _) => Some(Ok(words)),
            Outcome::Refused(reason) => Some(Err(reason)),
        }
    }

    /// The lane or the claim that the event would be let go on.
    pub fn over(&self) -> Option<&Target> {
        let takes_it = matches!(self.outcome, Outcome::Edit(..));
        let is_whole = self.moves == Some(Moves::Event);
        self.at.1.as_ref().filter(|_| takes_it && is_whole)
    }

    /// True where the pointer has not moved, nor anything else, since it was told last.
    pub fn is_at(&self, at: Pos2, over: Option<&Target>, refines: bool) -> bool {
        self.at.0 == at && self.at.1.as_ref() == over && self.at.2 == refines
    }

    /// True once an end moves.
    pub fn moves_end(&self) -> bool {
        matches!(self.moves, Some(Moves::End(_)))
    }

    /// Sideways an end that is held moves; otherwise the event does.
    fn begun(&self, by: Vec2) -> Option<Moves> {
        if by.length() < TRAVEL {
            return None;
        }
        let end = self.end.filter(|_| by.x.abs() >= by.y.abs());
        Some(end.map_or(Moves::Event, Moves::End))
    }

    /// The result of an end that is moved by so many points.
    fn to_date(&self, document: &Document, end: DateEnd, by: f32, refines: bool) -> Outcome {
        let event = &self.event;
        let at = |instant: Instant| {
            let x = self.scale.x_from_time(instant.as_f64()) + f64::from(by);
            Instant::from_seconds(self.scale.time_from_x(x) as i64)
        };
        match moved(document, event, end, at, refines) {
            Err(reason) => Outcome::Refused(reason),
            Ok(None) => Outcome::Nothing,
            Ok(Some(MovedDate { field, text, words })) => {
                let name = ValueName::event(&event.id).field("when").field(field);
                let edit = Edit::new(format!("the date of “{}”", event.title))
                    .set(name, source::text(&text))
                    .select(Selection::Event(event.id.clone()));
                Outcome::Edit(words::capitalised(&words), edit)
            }
        }
    }
}

impl State {
    pub(in crate::state) fn drag(&mut self, msg: DragMsg) -> Vec<Effect> {
        match msg {
            DragMsg::Begin { event, end, at } => self.begin_drag(&event, end, at),
            DragMsg::To { at, over, refines } => return self.drag_to(at, over, refines),
            DragMsg::Drop => return self.drop_dragged(),
            DragMsg::GiveUp => return self.give_up_drag(),
        }
        Vec::new()
    }

    fn begin_drag(&mut self, event: &EventId, end: Option<DateEnd>, from: Pos2) {
        let scale = self.viewport().scale(self.look().camera);
        let event = self.timeline.event_by_id(event);
        let event = event.map(|event| self.timeline.event(event).clone());
        if let (Some(editing), Some(event)) = (&mut self.editing, event) {
            editing.drag = Some(Drag {
                event,
                end,
                from,
                scale,
                moves: None,
                at: (from, None, false),
                outcome: Outcome::Nothing,
            });
        }
    }

    /// The event that is dragged.
    fn dragged(&mut self) -> Option<&mut Drag> {
        self.editing.as_mut()?.drag.as_mut()
    }

    fn drag_to(&mut self, at: Pos2, over: Option<Target>, refines: bool) -> Vec<Effect> {
        let Some(drag) = self.dragged() else {
            return Vec::new();
        };
        drag.at = (at, over.clone(), refines);
        let drag = drag.clone();
        let by = at - drag.from;
        let Some(moves) = drag.moves.or_else(|| drag.begun(by)) else {
            return Vec::new();
        };
        let mut outcome = match moves {
            Moves::End(end) => drag.to_date(self.timeline.document(), end, by.x, refines),
            Moves::Event => self.onto(&drag.event, over.as_ref()),
            Moves::Nothing => Outcome::Nothing,
        };
        let is_as_before = outcome == drag.outcome;
        let mut effects = Vec::new();
        if matches!(moves, Moves::End(_)) && !is_as_before {
            (effects, outcome) = self.show_dragged(outcome);
        }
        if let Some(drag) = self.dragged() {
            drag.moves = Some(moves);
            drag.outcome = outcome;
        }
        effects
    }

    /// Shows an end where it would be, on the scale that there is, so that it stays under the pointer.
    fn show_dragged(&mut self, outcome: Outcome) -> (Vec<Effect>, Outcome) {
        let Outcome::Edit(_, edit) = &outcome else {
            return (self.preview(None).0, outcome);
        };
        match self.read_with(edit) {
            Some(Reading {
                shown: Some((timeline, _)),
                ..
            }) => {
                let document_layout = self.document_layout.rearranged(&timeline, None);
                (self.replace(timeline, document_layout), outcome)
            }
            Some(reading) => {
                let fault = reading.faults.first().map(Fault::told);
                let refused = Outcome::Refused(fault.unwrap_or_default());
                (self.preview(None).0, refused)
            }
            None => (Vec::new(), outcome),
        }
    }

    /// The result of an event that is let go on a lane or a claim.
    fn onto(&self, event: &Event, over: Option<&Target>) -> Outcome {
        let timeline = Arc::clone(&self.timeline);
        match over {
            Some(Target::Lane(_)) if !timeline.has_document_lanes() => Outcome::Refused(
                "An event is given a lane where the document’s own lanes are shown".to_owned(),
            ),
            Some(Target::Lane(lane)) => {
                let lanes = &timeline.document().lanes;
                let lane = lanes.get(lane.0 as usize);
                if event.lane.as_ref() == lane.map(|lane| &lane.id) {
                    return Outcome::Refused(HINT.to_owned());
                }
                let told = match lane {
                    Some(lane) => format!("To the lane {}", quoted(&lane.name)),
                    None => "To no lane".to_owned(),
                };
                let edit = Edit::lane(event, lane);
                Outcome::Edit(told, edit.select(Selection::Event(event.id.clone())))
            }
            Some(Target::Claim(claim)) => {
                let entry = timeline.claim(*claim);
                let name = format!("{} {}", words::claim_word(&timeline), entry.number);
                if entry.events.iter().any(|link| link.event == event.id) {
                    return Outcome::Refused(format!("{name} speaks of it already"));
                }
                let edit = Edit::link(entry, event);
                let edit = edit.select(Selection::Event(event.id.clone()));
                Outcome::Edit(format!("{name} will speak of it"), edit)
            }
            _ => Outcome::Refused(HINT.to_owned()),
        }
    }

    /// Makes the edit, if there is one, or says why there is none.
    fn drop_dragged(&mut self) -> Vec<Effect> {
        let drag = self
            .editing
            .as_mut()
            .and_then(|editing| editing.drag.take());
        let Some(drag) = drag else {
            return Vec::new();
        };
        match drag.outcome {
            Outcome::Edit(_, edit) => self.edit(edit),
            Outcome::Refused(reason) => {
                self.say(reason);
                Vec::new()
            }
            Outcome::Nothing => Vec::new(),
        }
    }

    fn give_up_drag(&mut self) -> Vec<Effect> {
        let Some(drag) = self.dragged() else {
            return Vec::new();
        };
        let showed_date = drag.moves_end();
        drag.moves = Some(Moves::Nothing);
        drag.outcome = Outcome::Nothing;
        match showed_date {
            true => self.preview(None).0,
            false => Vec::new(),
        }
    }
}

/// The answer where an event is let go on nothing.
const HINT: &str = "Drag an event by an end to date it otherwise, or onto another lane or a claim";
