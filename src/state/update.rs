//! The only place where state changes.

use crate::timeline::EventIx;
use crate::view::camera::Camera;
use crate::view::layout::{self, CLAIM_ROW};
use crate::view::look::Selection;
use crate::view::scene::Target;

use super::history::Place;
use super::motion::Motion;
use super::{Effect, Msg, State, ThemeChoice};

/// After so many seconds without a move by hand, the next begins a new series.
const PAUSE: f64 = 1.0;
/// How close to the edge of the canvas a selection may lie before the view moves, in points.
const EDGE: f64 = 60.0;

/// Applies a message.
pub fn update(state: &mut State, msg: Msg) -> Vec<Effect> {
    if let Some(show) = &mut state.show {
        show.wandered |= moves_by_hand(&msg);
    }
    match msg {
        Msg::Frame(now) => {
            state.advance(now);
            state.go_on_by_itself();
        }
        Msg::CanvasResized(size) => state.resize(size),
        Msg::Zoom { factor, x } => {
            let camera = state.stage().zoomed(state.look.camera, factor, x);
            state.wander(camera);
        }
        Msg::Pan(points) => {
            let camera = state.stage().panned(state.look.camera, points);
            state.wander(camera);
        }
        Msg::Hold { zoom, pan } => state.held.toward(zoom, pan),
        Msg::Show(camera) => {
            let camera = state.stage().clamped(camera);
            state.wander(camera);
        }
        Msg::ScrollLanes(points) => state.scroll_lanes(points),
        Msg::ScrollClaims(points) => state.look.claims_scroll += points,
        Msg::Hover(target) => state.look.hover = target,
        Msg::Choose(target) => {
            // What is clicked is to be read; what is stepped through need not be.
            let read = Selection::of(&target).is_some();
            state.preferences.detail_shown |= read && state.show.is_none();
            state.choose(target);
        }
        Msg::Select(selection) => {
            state.preferences.detail_shown = true;
            state.select_and_show(selection);
        }
        Msg::NextEvent => state.step_event(true),
        Msg::PreviousEvent => state.step_event(false),
        Msg::NextClaim => state.step_claim(true),
        Msg::PreviousClaim => state.step_claim(false),
        Msg::Open => {
            if state.look.selection.is_some() {
                state.preferences.detail_shown = true;
                state.detail_wants_focus = true;
            }
        }
        Msg::Clear => return state.clear(),
        Msg::Focus => state.focus(),
        Msg::FitAll => {
            let home = state.stage().home;
            state.remember();
            state.fly(home);
        }
        Msg::ToggleFolds => state.toggle_folds(),
        Msg::Back => {
            if let Some(place) = state.history.back(state.place()) {
                state.restore(place);
            }
        }
        Msg::Forward => {
            if let Some(place) = state.history.forward(state.place()) {
                state.restore(place);
            }
        }
        Msg::ToggleDetail => state.preferences.detail_shown ^= true,
        Msg::ToggleOverview => state.preferences.overview_shown ^= true,
        Msg::ToggleHelp => state.help_open ^= true,
        Msg::DetailFocused => state.detail_wants_focus = false,
        Msg::NextTheme => {
            state.preferences.theme = match state.preferences.theme {
                ThemeChoice::System => ThemeChoice::Light,
                ThemeChoice::Light => ThemeChoice::Dark,
                ThemeChoice::Dark => ThemeChoice::System,
            };
        }
        Msg::SetTheme(theme) => state.preferences.theme = theme,
        Msg::ToggleReducedMotion => state.preferences.reduced_motion ^= true,
        Msg::AskToFind => state.find.wants_focus = true,
        Msg::FindFocused => state.find.wants_focus = false,
        Msg::Find(text) => return state.find(text),
        Msg::Found(text, filter) => state.found(&text, filter),
        Msg::Reload => return vec![Effect::Reload],
        Msg::Quit => return vec![Effect::Quit],
        Msg::Present(present) => state.present(present),
        Msg::Screens(names) => state.screens = names,
        Msg::RoomScreen(name) => state.choose_room_screen(name),
    }
    state.keep_scrolls_in_bounds();
    Vec::new()
}

/// Whether a message moves the view or the selection away from the step that is told.
fn moves_by_hand(msg: &Msg) -> bool {
    match msg {
        Msg::Zoom { .. }
        | Msg::Pan(_)
        | Msg::Show(_)
        | Msg::Choose(_)
        | Msg::Focus
        | Msg::FitAll => true,
        Msg::Hold { zoom, pan } => *zoom != 0 || *pan != 0,
        _ => false,
    }
}

impl State {
    fn place(&self) -> Place {
        let camera = self
            .motion
            .as_ref()
            .and_then(|motion| motion.goal(&self.stage()))
            .unwrap_or(self.look.camera);
        Place {
            camera,
            selection: self.look.selection,
            folded: self.folded,
        }
    }

    fn remember(&mut self) {
        let place = self.place();
        self.history.leave(place);
        self.wandered_at = None;
    }

    fn restore(&mut self, place: Place) {
        self.look.selection = place.selection;
        self.scroll_to_selection();
        if place.folded != self.folded {
            self.folded = place.folded;
            self.motion = None;
            self.look.folding = if place.folded { 1.0 } else { 0.0 };
            self.look.camera = self.stage().clamped(place.camera);
        } else {
            self.fly(place.camera);
        }
    }

    fn resize(&mut self, size: egui::Vec2) {
        if size == self.canvas {
            return;
        }
        self.settle_folding();
        let everything = self.shows_everything();
        let goal = self
            .motion
            .take()
            .and_then(|motion| motion.goal(&self.stage()));
        self.canvas = size;
        self.scroll_to_step();
        let stage = self.stage();
        self.look.camera = if everything {
            stage.home
        } else {
            stage.clamped(self.look.camera)
        };
        // A panel that opens changes the canvas; the flight that the same click began goes on.
        if let Some(goal) = goal {
            self.fly(goal);
        }
    }

    fn shows_everything(&self) -> bool {
        close(self.look.camera, self.stage().home)
    }

    /// Ends a fold or unfold that is under way where it was going.
    fn settle_folding(&mut self) {
        if matches!(self.motion, Some(Motion::Fold { .. })) {
            self.motion = None;
            self.look.folding = if self.folded { 1.0 } else { 0.0 };
            self.look.camera = self.stage().clamped(self.look.camera);
        }
    }

    fn jump(&mut self, camera: Camera) {
        self.settle_folding();
        self.motion = None;
        self.look.camera = camera;
    }

    /// Moves by hand. The place before a series of such moves is one that going back restores.
    fn wander(&mut self, camera: Camera) {
        if camera == self.look.camera {
            return;
        }
        if self.wandered_at.is_none_or(|at| self.now - at > PAUSE) {
            self.remember();
        }
        self.wandered_at = Some(self.now);
        self.jump(camera);
    }

    pub(super) fn fly(&mut self, to: Camera) {
        self.settle_folding();
        let stage = self.stage();
        let to = stage.clamped(to);
        if self.preferences.reduced_motion || close(to, self.look.camera) {
            self.jump(to);
        } else {
            let motion = Motion::fly(&stage, self.look.camera, to, self.motion.as_ref(), self.now);
            self.motion = Some(motion);
        }
    }

    fn advance(&mut self, now: f64) {
        let elapsed = (now - self.now).clamp(0.0, 0.1);
        self.now = now;
        if let Some(motion) = self.motion.take() {
            let step = motion.step(&self.stage(), now);
            if let Some(folding) = step.folding {
                self.look.folding = folding;
                let stage = self.stage();
                self.look.camera = if step.everything {
                    stage.home
                } else {
                    stage.clamped(self.look.camera)
                };
            }
            if let Some(camera) = step.camera {
                self.look.camera = camera;
            }
            if !step.done {
                self.motion = Some(motion);
            }
        }
        self.held.accelerate(elapsed);
        if self.held.is_moving() && elapsed > 0.0 {
            let stage = self.stage();
            let (zoom, pan) = (
                self.held.zoom.speed * elapsed,
                self.held.pan.speed * elapsed,
            );
            let zoomed = stage.zoomed(self.look.camera, zoom.exp(), stage.width / 2.0);
            let camera = stage.panned(zoomed, pan * stage.width);
            self.wander(camera);
        }
    }

    fn choose(&mut self, target: Target) {
        match target {
            Target::Event(_) | Target::Claim(_) | Target::Link(_) => {
                let Some(selection) = Selection::of(&target) else {
                    return;
                };
                match selection {
                    Selection::Event(_) | Selection::Link(_) => self.select(selection),
                    Selection::Claim(_) | Selection::Actor(_) => self.select_and_show(selection),
                }
            }
            Target::Cluster(events) => {
                self.remember();
                let (from, until) = self.timeline.dated_span(&events);
                let stage = self.stage();
                let fitted = stage.fitted(from, until);
                let (was, now) = (width(self.look.camera), width(fitted));
                // Events on the very same date never come apart; then at least it is a step closer.
                let camera = if now < was * 0.9 {
                    fitted
                } else {
                    let x = stage
                        .scale(self.look.camera)
                        .x_from_time((from + until) / 2.0);
                    stage.zoomed(self.look.camera, 3.0, x)
                };
                self.fly(camera);
            }
            Target::Crowd(crowd) => {
                self.remember();
                let camera = Camera {
                    start: crowd.from as f64,
                    end: crowd.until as f64,
                };
                self.fly(camera);
            }
            Target::Fold(_) => self.toggle_folds(),
            Target::Writing | Target::Lane(_) => {}
        }
    }

    fn select(&mut self, selection: Selection) {
        if self.look.selection != Some(selection) {
            self.remember();
            self.look.selection = Some(selection);
        }
        self.scroll_to_selection();
    }

    /// Selects, and moves the view where needed to show it: an event itself, a claim's events all.
    fn select_and_show(&mut self, selection: Selection) {
        self.select(selection);
        let events = self.events_of(selection);
        let stage = self.stage();
        let scale = stage.scale(self.look.camera);
        let in_view = |event: &EventIx| {
            let (from, until) = self.timeline.extent(*event).possible;
            let from = scale.x_from_time(from.max(stage.home.start));
            let until = scale.x_from_time(until.min(stage.home.end));
            until > EDGE.min(stage.width / 4.0) && from < stage.width - EDGE
        };
        if events.iter().all(in_view) || events.is_empty() {
            return;
        }
        let (from, until) = self.timeline.dated_span(&events);
        let shown = width(self.look.camera);
        let fitted = stage.fitted(from, until);
        let camera = if width(fitted) <= shown && events.len() == 1 {
            // The scale stays as it is; the event comes to the middle.
            let x = scale.x_from_time((from + until) / 2.0);
            stage.panned(self.look.camera, x - stage.width / 2.0)
        } else {
            fitted
        };
        self.fly(camera);
    }

    fn events_of(&self, selection: Selection) -> Vec<EventIx> {
        match selection {
            Selection::Event(event) => vec![event],
            Selection::Link(link) => vec![self.timeline.event_of_link(link)],
            Selection::Claim(claim) => self
                .timeline
                .links_of_claim(claim)
                .iter()
                .map(|link| self.timeline.event_of_link(*link))
                .collect(),
            Selection::Actor(actor) => self.timeline.events_of_actor(actor).to_vec(),
        }
    }

    fn step_event(&mut self, later: bool) {
        let filter = self.look.filter.clone();
        let order = match &filter {
            Some(filter) => filter.0.events_by_time(),
            None => self.timeline.events_by_time(),
        };
        let selected = self.look.selection;
        let current = selected.and_then(|selection| selection.event(&self.timeline));
        let next = match current {
            None => stepped(None, order.len(), later),
            Some(event) => {
                // What is selected need not be among them.
                let place = self.timeline.place_among(order, event);
                let is_there = order.get(place) == Some(&event);
                if later {
                    Some(place + usize::from(is_there))
                } else {
                    place.checked_sub(1)
                }
            }
        };
        if let Some(event) = next.and_then(|next| order.get(next)) {
            self.select_and_show(Selection::Event(*event));
        }
    }

    fn step_claim(&mut self, later: bool) {
        let order = self.timeline.claims_by_number();
        let current = self
            .look
            .selection
            .and_then(Selection::claim)
            .and_then(|claim| order.iter().position(|other| *other == claim));
        if let Some(next) = stepped(current, order.len(), later) {
            let claim = order[next];
            self.select_and_show(Selection::Claim(claim));
        }
    }

    /// One thing at a time: the help, then the selection, then what is looked for.
    fn clear(&mut self) -> Vec<Effect> {
        if self.help_open {
            self.help_open = false;
        } else if self.look.selection.is_some() {
            self.remember();
            self.look.selection = None;
        } else if !self.find.text.is_empty() {
            return self.find(String::new());
        }
        Vec::new()
    }

    fn focus(&mut self) {
        let place = self.place();
        let span = self
            .look
            .selection
            .map(|selection| self.timeline.dated_span(&self.events_of(selection)));
        self.remember();
        if let Some(span) = span {
            self.unfold_for(span);
        }
        let stage = self.stage();
        let fitted = span.map(|(from, until)| stage.fitted(from, until));
        let camera = match fitted {
            Some(fitted) if !close(fitted, place.camera) => fitted,
            _ => stage.home,
        };
        self.fly(camera);
    }

    /// What begins or ends within a fold can only be fitted at true scale.
    fn unfold_for(&mut self, (from, until): (f64, f64)) {
        let within = |time: f64| {
            self.plan
                .folds
                .iter()
                .any(|fold| fold.start < time && time < fold.end)
        };
        if self.folded && (within(from) || within(until)) {
            self.folded = false;
            self.motion = None;
            self.look.folding = 0.0;
            self.look.camera = self.stage().clamped(self.look.camera);
        }
    }

    fn toggle_folds(&mut self) {
        if !self.has_folds() {
            return;
        }
        self.remember();
        let everything = self.shows_everything();
        self.folded = !self.folded;
        let goal = if self.folded { 1.0 } else { 0.0 };
        if self.preferences.reduced_motion {
            self.look.folding = goal;
            let stage = self.stage();
            let camera = if everything {
                stage.home
            } else {
                stage.clamped(self.look.camera)
            };
            self.jump(camera);
        } else {
            self.motion = Some(Motion::fold(self.look.folding, goal, everything, self.now));
        }
    }

    /// Scrolls the claim rows so that the first claim of the selection is among them.
    fn scroll_to_selection(&mut self) {
        let Some(selection) = self.look.selection else {
            return;
        };
        // The room's picture has no claim rows, and shows the lanes of its step.
        if self.show.is_some() {
            return;
        }
        let claims: Vec<_> = match selection {
            Selection::Claim(claim) => vec![claim],
            Selection::Link(link) => vec![link.claim],
            Selection::Event(event) => self
                .timeline
                .links_of_event(event)
                .iter()
                .map(|link| link.claim)
                .collect(),
            Selection::Actor(actor) => self.timeline.claims_of_actor(actor),
        };
        if let Some(event) = selection.event(&self.timeline) {
            let (top, bottom) = layout::event_row(&self.timeline, &self.plan, self.canvas, event);
            let height = layout::lanes_height(&self.timeline, &self.plan, self.canvas);
            let scroll = self.look.lanes_scroll;
            self.look.lanes_scroll = scroll.min(top).max(bottom - height);
        }
        let height = layout::claims_height(&self.timeline, &self.plan, self.canvas);
        let rows: Vec<f32> = self
            .timeline
            .claims_by_number()
            .iter()
            .enumerate()
            .filter(|(_, claim)| claims.contains(claim))
            .map(|(row, _)| row as f32 * CLAIM_ROW)
            .collect();
        let scroll = self.look.claims_scroll;
        let in_view = |top: &f32| *top >= scroll && top + CLAIM_ROW <= scroll + height;
        if rows.iter().any(in_view) {
            return;
        }
        if let Some(first) = rows.first() {
            self.look.claims_scroll = first - CLAIM_ROW;
        }
        self.keep_scrolls_in_bounds();
    }

    fn scroll_lanes(&mut self, points: f32) {
        let before = self.look.lanes_scroll;
        self.look.lanes_scroll += points;
        self.keep_scrolls_in_bounds();
        if let Some(show) = &mut self.show {
            show.wandered |= self.look.lanes_scroll != before;
        }
    }

    fn keep_scrolls_in_bounds(&mut self) {
        let (lanes, claims) = match &self.show {
            Some(show) => (
                layout::longest_room_scroll(&self.timeline, &show.talk, self.canvas),
                0.0,
            ),
            None => layout::longest_scrolls(&self.timeline, &self.plan, self.canvas),
        };
        self.look.lanes_scroll = self.look.lanes_scroll.clamp(0.0, lanes);
        self.look.claims_scroll = self.look.claims_scroll.clamp(0.0, claims);
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

fn width(camera: Camera) -> f64 {
    camera.end - camera.start
}

/// Whether two cameras show the same to within a thousandth of the view.
fn close(a: Camera, b: Camera) -> bool {
    let tolerance = width(b) / 1000.0;
    (a.start - b.start).abs() < tolerance && (a.end - b.end).abs() < tolerance
}
