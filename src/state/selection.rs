//! The selection: made by hand, stepped through, and brought into view.

use std::sync::Arc;

use crate::timeline::{EventIx, LinkIx};
use crate::view::camera::Camera;
use crate::view::claim_rows::ClaimRows;
use crate::view::layout;
use crate::view::look::{Selection, SelectionIx};
use crate::view::scene::{GroupPlace, LinkGroup, Target};
use crate::view::stretches::{Drawn, Stretch};

use super::navigation::{close, width};
use super::{Effect, Msg, State};

/// The distance from the canvas's edge within which a selection moves the view, in points.
const EDGE: f64 = 60.0;

impl State {
    /// The message of a click on a target; nothing where a click does nothing.
    pub fn click(&self, target: &Target) -> Option<Msg> {
        match target {
            Target::Event(_)
            | Target::ClaimCount(_)
            | Target::Record(_)
            | Target::Claim(_)
            | Target::Tension(_)
            | Target::Link(_) => Selection::of_target(target, &self.timeline).map(Msg::Click),
            Target::Cluster(events) => match events[..] {
                [only] => self.click(&Target::Event(only)),
                _ => Some(self.open_cluster(events)),
            },
            Target::Bin(bin) => Some(self.open_bin(*bin)),
            Target::LinkGroup(group) => Some(match group.place {
                GroupPlace::Within | GroupPlace::Undated => self.take_apart(group),
                GroupPlace::Earlier | GroupPlace::Later => self.toward(group),
            }),
            Target::Fold(_) | Target::Condensed(_) => Some(Msg::ToggleFolds),
            Target::MoreClaims(_) => Some(Msg::ScrollClaims(self.claims_page())),
            Target::ClaimOrder => Some(Msg::NextClaimOrder),
            Target::OutOfView(beyond) => {
                let (viewport, camera) = (self.viewport(), self.look().camera);
                let x = viewport.scale(camera).x_from_time(beyond.nearest as f64);
                Some(Msg::GoTo(viewport.centered(camera, x)))
            }
            Target::Lane(lane) => self
                .is_clickable(target)
                .then(|| self.timeline.lane_value(*lane).map(Msg::ToggleFacetValue))?,
            Target::Writing => None,
        }
    }

    /// True where a click does something, which is asked of all that is drawn, without a look at what.
    pub fn is_clickable(&self, target: &Target) -> bool {
        match target {
            // A talk shows all lanes, and one that is for no property cannot be asked for.
            Target::Lane(lane) => {
                self.presentation().is_none() && self.timeline.lane_value(*lane).is_some()
            }
            Target::Writing => false,
            _ => true,
        }
    }

    /// The scroll to the claims below those in view.
    fn claims_page(&self) -> f32 {
        let (height, row) = self.claims_heights();
        (height - 2.0 * row).max(row)
    }

    /// Looks closer at what a count holds; what no scale takes apart is read instead.
    fn take_apart(&self, group: &LinkGroup) -> Msg {
        let (from, until) = (group.from as f64, group.until as f64);
        if group.from == group.until {
            let event_of = |link: &LinkIx| self.timeline.event_of_link(*link);
            let events: Vec<EventIx> = group.listed.iter().map(event_of).collect();
            let selection = match events[..] {
                [event, ..] if events.iter().all(|other| *other == event) => {
                    SelectionIx::Event(event)
                }
                _ => SelectionIx::Claim(group.claim),
            };
            return Msg::Click(selection.named(&self.timeline));
        }
        // However close one looks, a fold stays as narrow.
        let is_folded = |stretch: &&Stretch| stretch.drawn == Drawn::Folded;
        let stretches = self.document_layout.stretches.iter();
        let folds = stretches.filter(is_folded);
        let mut around = folds.filter(|fold| fold.start < from && until < fold.end);
        if self.is_folded() && around.next().is_some() {
            return Msg::ToggleFolds;
        }
        Msg::ZoomTo(self.viewport().fitted(from, until))
    }

    /// Brings what lies before or after the view to its middle: at the same scale, or at the closest that shows all of it.
    fn toward(&self, group: &LinkGroup) -> Msg {
        let (from, until) = (group.from as f64, group.until as f64);
        let viewport = self.viewport();
        let camera = self.look().camera;
        let fitted = viewport.fitted(from, until);
        if width(fitted) > width(camera) {
            return Msg::GoTo(fitted);
        }
        let scale = viewport.scale(camera);
        let middle = (scale.x_from_time(from) + scale.x_from_time(until)) / 2.0;
        Msg::GoTo(viewport.centered(camera, middle))
    }

    pub(super) fn choose(&mut self, selection: &Selection) {
        match selection.find(&self.timeline) {
            Some(found @ (SelectionIx::Event(_) | SelectionIx::Link(_))) => self.select(found),
            Some(found @ (SelectionIx::Claim(_) | SelectionIx::Actor(_))) => {
                self.select_and_show(found);
            }
            None => {}
        }
    }

    /// Flies to a view, or a step closer to its middle if it is no closer: events on the very same date never come apart.
    pub(super) fn look_closer(&mut self, camera: Camera) {
        self.remember();
        let viewport = self.viewport();
        let closer = if width(camera) < width(self.look().camera) * 0.9 {
            camera
        } else {
            let middle = (camera.start + camera.end) / 2.0;
            let x = viewport.scale(self.look().camera).x_from_time(middle);
            viewport.zoomed(self.look().camera, 3.0, x)
        };
        self.fly(closer);
    }

    pub(super) fn select(&mut self, selection: SelectionIx) {
        let named = Some(selection.named(&self.timeline));
        if self.look().selection != named {
            self.remember();
            self.look_mut().selection = named;
        }
        self.scroll_to_selection();
    }

    /// Selects, and moves the view where needed to show it: an event itself, a claim's events all.
    pub(super) fn select_and_show(&mut self, selection: SelectionIx) {
        self.select(selection);
        self.show(selection);
    }

    /// Moves the view where needed to show something.
    pub(super) fn show(&mut self, selection: SelectionIx) {
        let mut events = self.events_of(selection);
        // Those without a date are always in view.
        events.retain(|event| !self.timeline.is_undated(*event));
        let viewport = self.viewport();
        let scale = viewport.scale(self.look().camera);
        let in_view = |event: &EventIx| {
            let (from, until) = self.timeline.extent(*event).possible;
            let from = scale.x_from_time(from.max(viewport.home.start));
            let until = scale.x_from_time(until.min(viewport.home.end));
            until > EDGE.min(viewport.width / 4.0) && from < viewport.width - EDGE
        };
        if events.iter().all(in_view) || events.is_empty() {
            return;
        }
        let (from, until) = self.timeline.dated_span(&events);
        let shown = width(self.look().camera);
        let fitted = viewport.fitted(from, until);
        let camera = if width(fitted) <= shown && events.len() == 1 {
            // The scale stays as it is; the event comes to the middle.
            let x = scale.x_from_time((from + until) / 2.0);
            viewport.centered(self.look().camera, x)
        } else {
            fitted
        };
        self.fly(camera);
    }

    /// The events that a selection is about.
    pub fn events_of(&self, selection: SelectionIx) -> Vec<EventIx> {
        match selection {
            SelectionIx::Event(event) => vec![event],
            SelectionIx::Link(link) => vec![self.timeline.event_of_link(link)],
            SelectionIx::Claim(claim) => self
                .timeline
                .links_of_claim(claim)
                .iter()
                .map(|link| self.timeline.event_of_link(*link))
                .collect(),
            SelectionIx::Actor(actor) => self.timeline.events_of_actor(actor).to_vec(),
        }
    }

    pub(super) fn step_event(&mut self, later: bool) {
        let (timeline, look) = (Arc::clone(&self.timeline), self.look().clone());
        let order = look.event_order_in_front(&timeline).all();
        let current = self.selected().and_then(|on| on.event(&self.timeline));
        let next = match current {
            None => stepped(None, order.len(), later),
            Some(event) => {
                // The selection need not be among them.
                let place = self.timeline.insertion_index(order, event);
                let is_there = order.get(place) == Some(&event);
                if later {
                    Some(place + usize::from(is_there))
                } else {
                    place.checked_sub(1)
                }
            }
        };
        if let Some(event) = next.and_then(|next| order.get(next)) {
            self.select_and_show(SelectionIx::Event(*event));
        }
    }

    pub(super) fn step_claim(&mut self, later: bool) {
        let timeline = Arc::clone(&self.timeline);
        let order = timeline
            .rankings()
            .in_order(self.look().claim_order)
            .claims();
        let selected = self.selected().and_then(SelectionIx::claim);
        let current = selected.and_then(|claim| order.iter().position(|other| *other == claim));
        if let Some(next) = stepped(current, order.len(), later) {
            let claim = order[next];
            self.select_and_show(SelectionIx::Claim(claim));
        }
    }

    /// One thing at a time: what lies over the window, then the selection, then the search.
    pub(super) fn clear(&mut self) -> Vec<Effect> {
        let closes_something = self.menu.take().is_some()
            || self.asked_address.take().is_some()
            || self.listed.take().is_some();
        if closes_something {
            return Vec::new();
        }
        if self.help_open {
            self.help_open = false;
        } else if self.settings_open {
            self.settings_open = false;
        } else if self.look().selection.is_some() {
            self.remember();
            self.look_mut().selection = None;
        } else if !self.explore().find.text.is_empty() {
            return self.find(String::new());
        } else {
            return self.give_up_text();
        }
        Vec::new()
    }

    /// Flies to the closest view of all that something is about.
    pub(super) fn fit(&mut self, selection: &Selection) {
        let Some(found) = selection.find(&self.timeline) else {
            return;
        };
        let Some((from, until)) = self.span_of(found) else {
            return;
        };
        self.remember();
        self.unfold_for((from, until));
        self.fly(self.viewport().fitted(from, until));
    }

    /// The time that a selection is about; none where all of that is undated.
    fn span_of(&self, selection: SelectionIx) -> Option<(f64, f64)> {
        let events = self.events_of(selection);
        let is_dated = |event: &EventIx| !self.timeline.is_undated(*event);
        let any_is_dated = events.iter().any(is_dated);
        any_is_dated.then(|| self.timeline.dated_span(&events))
    }

    pub(super) fn focus(&mut self) {
        let entry = self.nav_entry();
        let span = self.selected().and_then(|on| self.span_of(on));
        self.remember();
        if let Some(span) = span {
            self.unfold_for(span);
        }
        let viewport = self.viewport();
        let fitted = span.map(|(from, until)| viewport.fitted(from, until));
        let camera = match fitted {
            Some(fitted) if !close(fitted, entry.camera) => fitted,
            _ => viewport.home,
        };
        self.fly(camera);
    }

    /// Scrolls until the event or the first claim of the selection is in view. Claims that are gathered are at the top.
    pub(super) fn scroll_to_selection(&mut self) {
        let Some(selection) = self.selected() else {
            return;
        };
        // The audience view has no claim rows, and shows the lanes of its step.
        if self.presentation().is_some() {
            return;
        }
        let claims: Vec<_> = match selection {
            SelectionIx::Claim(claim) => vec![claim],
            SelectionIx::Event(_) | SelectionIx::Link(_) => Vec::new(),
            SelectionIx::Actor(actor) => self.timeline.claims_of_actor(actor),
        };
        let event = selection.event(&self.timeline);
        if let Some(event) = event.filter(|event| !self.timeline.is_undated(*event)) {
            let (timeline, document_layout) = (&self.timeline, &self.document_layout);
            let (look, canvas) = (self.look(), self.canvas());
            let (top, bottom) = layout::event_row(timeline, document_layout, look, canvas, event);
            let height = layout::lanes_height(timeline, document_layout, look, canvas);
            let scroll = self.look().lanes_scroll;
            self.look_mut().lanes_scroll = scroll.min(top).max(bottom - height);
        }
        let (height, row_height) = self.claims_heights();
        let rows = ClaimRows::of(&self.timeline, self.look());
        let tops = claims
            .into_iter()
            .map(|claim| rows.row_of(claim) as f32 * row_height);
        let tops: Vec<f32> = tops.collect();
        let scroll = self.look().claims_scroll;
        let in_view = |top: &f32| *top >= scroll && top + row_height <= scroll + height;
        if tops.iter().any(in_view) {
            return;
        }
        if let Some(first) = tops.into_iter().min_by(f32::total_cmp) {
            self.look_mut().claims_scroll = first - row_height;
        }
    }

    /// Shows the claims that are gathered from the first on, and returns to where the rows were before.
    pub(super) fn follow_gathering(&mut self, before: Option<Selection>) {
        if self.presentation().is_some() {
            return;
        }
        let gathers = self.look().gathers();
        if gathers && self.look().selection != before {
            let scroll = std::mem::take(&mut self.look_mut().claims_scroll);
            let nav = self.nav_mut();
            nav.scroll_to_return_to.get_or_insert(scroll);
        } else if !gathers && let Some(scroll) = self.nav_mut().scroll_to_return_to.take() {
            self.look_mut().claims_scroll = scroll;
            self.scroll_to_selection();
        }
    }

    pub(super) fn scroll_lanes(&mut self, points: f32) {
        let before = self.look().lanes_scroll;
        self.look_mut().lanes_scroll += points;
        self.keep_scrolls_in_bounds();
        let scrolled = self.look().lanes_scroll != before;
        if let Some(presentation) = self.presentation_mut() {
            presentation.off_step |= scrolled;
        }
    }

    pub(super) fn keep_scrolls_in_bounds(&mut self) {
        let (lanes, claims) = match self.presentation() {
            Some(presentation) => (
                layout::longest_audience_scroll(
                    &self.timeline,
                    &self.document_layout,
                    &presentation.script,
                    &presentation.script.step(&self.timeline, presentation.step),
                    self.canvas(),
                ),
                0.0,
            ),
            None => layout::longest_scrolls(
                &self.timeline,
                &self.document_layout,
                self.look(),
                self.canvas(),
            ),
        };
        let look = self.look_mut();
        look.lanes_scroll = look.lanes_scroll.clamp(0.0, lanes);
        look.claims_scroll = look.claims_scroll.clamp(0.0, claims);
    }
}

fn stepped(current: Option<usize>, count: usize, later: bool) -> Option<usize> {
    match (current, later) {
        _ if count == 0 => None,
        (None, true) => Some(0),
        (None, false) => Some(count - 1),
        (Some(index), true) => (index + 1 < count).then_some(index + 1),
        (Some(index), false) => index.checked_sub(1),
    }
}
