//! New events and claims, and those that are taken away.

use super::things::NEW_EVENT;
use super::{Edit, NewEvent};
use crate::document::date::Instant;
use crate::document::{ClaimNumber, LaneId};
use crate::state::{Effect, State};
use crate::timeline::LaneIx;
use crate::view::look::{Selection, SelectionIx};

/// A date takes about so many points of the axis, so that it is as vague as what one sees.
const POINTS_A_DATE: f64 = 60.0;
pub(super) const DAY: f64 = 86_400.0;

impl State {
    /// Makes an event of the words that are marked in the article, or one in the middle of the view, in the lane of what is selected;
    /// and begins its title. A claim may be named that speaks of it.
    pub(in crate::state) fn new_event(&mut self, claim: Option<ClaimNumber>) -> Vec<Effect> {
        if let Some(event) = self.event_of_words() {
            let claim = event.claim.or(claim);
            return self.make_event(&NewEvent { claim, ..event });
        }
        let lanes = &self.timeline.document().lanes;
        let lane = match self.selected() {
            Some(SelectionIx::Event(event)) => self.timeline.event(event).lane.clone(),
            _ => lanes.first().map(|lane| lane.id.clone()),
        };
        let middle = self.viewport().width / 2.0;
        let event = self.vague_event(lane, middle);
        self.make_event(&NewEvent { claim, ..event })
    }

    /// Makes an event in a lane at an x of the time axis, and begins its title.
    pub(in crate::state) fn new_event_at(&mut self, lane: LaneIx, x: f64) -> Vec<Effect> {
        if !self.timeline.has_document_lanes() {
            self.say("An event is made where the document’s own lanes are shown".to_owned());
            return Vec::new();
        }
        let lanes = &self.timeline.document().lanes;
        let lane = lanes.get(lane.0 as usize).map(|lane| lane.id.clone());
        self.make_event(&self.vague_event(lane, x))
    }

    /// An event at an x of the time axis, as vague as the scale is there.
    fn vague_event(&self, lane: Option<LaneId>, x: f64) -> NewEvent {
        let scale = self.viewport().scale(self.look().camera);
        let from = scale.time_from_x(x - POINTS_A_DATE / 2.0);
        let until = scale.time_from_x(x + POINTS_A_DATE / 2.0);
        NewEvent {
            title: NEW_EVENT.to_owned(),
            lane,
            edtf: Some(vague_date(scale.time_from_x(x), until - from)),
            ..NewEvent::default()
        }
    }

    /// Adds an event, selects it and begins its title.
    fn make_event(&mut self, event: &NewEvent) -> Vec<Effect> {
        let Some(editing) = &self.editing else {
            return self.say_read_only();
        };
        let edit = Edit::new_event(self.timeline.document(), &editing.source, event);
        self.make(edit)
    }

    /// Makes a claim, of the words that are marked in the article if some are, and begins its title.
    pub(in crate::state) fn new_claim(&mut self) -> Vec<Effect> {
        let words = self.claim_of_words();
        let (title, summary) = match &words {
            Some((title, summary)) => (title.as_str(), Some(summary.as_str())),
            None => ("New claim", None),
        };
        let Some(editing) = &self.editing else {
            return self.say_read_only();
        };
        let document = self.timeline.document();
        let edit = Edit::new_claim(document, &editing.source, title, summary);
        self.make(edit)
    }

    pub(super) fn make(&mut self, edit: Edit) -> Vec<Effect> {
        let effects = self.edit(edit);
        self.preferences.detail_shown = true;
        effects
    }

    pub(in crate::state) fn delete_selection(&mut self) -> Vec<Effect> {
        match self.look().selection.clone() {
            Some(selection) => self.delete(&selection),
            None => {
                self.say("Nothing selected".to_owned());
                Vec::new()
            }
        }
    }

    /// Takes something away with what refers to it, unless something rests on it that only a person can decide.
    pub(in crate::state) fn delete(&mut self, selection: &Selection) -> Vec<Effect> {
        match Edit::without(self.timeline.document(), selection) {
            Ok(edit) => {
                let gone = format!("Taken away: {}. Undo brings it back.", edit.what);
                let effects = self.edit(Edit {
                    selects: self.read_after(selection),
                    ..edit
                });
                if !self.is_there(selection) {
                    self.say(gone);
                }
                effects
            }
            Err(reason) => {
                self.say(format!("It stays: {reason}"));
                Vec::new()
            }
        }
    }

    /// The event that is read once another is gone that is read now: the next one, or else the one before. So whoever sorts out a
    /// draft goes on from there.
    fn read_after(&self, gone: &Selection) -> Option<Selection> {
        let is_read = self.look().selection.as_ref() == Some(gone);
        let walks = self.editing.as_ref()?.deciding().is_some();
        let Some(SelectionIx::Event(event)) =
            gone.find(&self.timeline).filter(|_| is_read && !walks)
        else {
            return None;
        };
        let order = self.look().event_order_in_front(&self.timeline).all();
        let place = order.iter().position(|other| *other == event)?;
        let next = order.get(place + 1);
        let next = next.or_else(|| order.get(place.checked_sub(1)?))?;
        Some(Selection::Event(self.timeline.event(*next).id.clone()))
    }
}

/// A date in EDTF at a time, of the unit that is about as long.
pub(super) fn vague_date(time: f64, seconds: f64) -> String {
    let civil = Instant::from_seconds(time as i64).civil();
    let year = match civil.year {
        year @ 0..=9999 => format!("{year:04}"),
        year @ -9999..=-1 => format!("-{:04}", -year),
        year => format!("Y{year}"),
    };
    let is_plain = (0..=9999).contains(&civil.year);
    let days = seconds / DAY;
    match days {
        // A century and a decade lack the last digits of their years.
        20_000.0.. if is_plain => format!("{}XX", &year[..2]),
        2_500.0.. if is_plain => format!("{}X", &year[..3]),
        200.0.. => year,
        _ if !is_plain => year,
        20.0.. => format!("{year}-{:02}", civil.month),
        _ => format!("{year}-{:02}-{:02}", civil.month, civil.day),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_as_vague_as_the_scale() {
        let time = 1_660_132_800.0;
        let days = |days: f64| vague_date(time, days * DAY);
        assert_eq!(days(1.0), "2022-08-10");
        assert_eq!(days(40.0), "2022-08");
        assert_eq!(days(400.0), "2022");
        assert_eq!(days(4_000.0), "202X");
        assert_eq!(days(40_000.0), "20XX");
        let far = -65_000_000.0 * 365.0 * DAY;
        assert!(vague_date(far, 1e9 * DAY).starts_with("Y-6"));
    }
}
