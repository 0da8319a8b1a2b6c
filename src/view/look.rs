//! From where, and at what, one looks.

use crate::timeline::{ActorIx, ClaimIx, EventIx, LaneIndex, LaneIx, LinkId, Timeline};

use super::camera::Camera;
use super::filter;
use super::scene::Target;

/// Everything that the picture depends on beside the document and the canvas's size.
#[derive(Clone, Debug, PartialEq)]
pub struct Look {
    pub camera: Camera,
    /// How far the quiet years are folded: 0 true to scale, 1 folded.
    pub folding: f64,
    pub selection: Option<Selection>,
    pub hover: Option<Target>,
    /// What is left where some words are looked for.
    pub filter: Option<filter::SharedFilter>,
    /// How far the lanes and the claim rows are scrolled, in points.
    pub lanes_scroll: f32,
    pub claims_scroll: f32,
}

impl Look {
    /// What is where in a lane, of what is left.
    pub fn lane_index<'a>(&'a self, timeline: &'a Timeline, lane: LaneIx) -> &'a LaneIndex {
        match &self.filter {
            Some(filter) => filter.0.lane_index(lane),
            None => timeline.lane_index(lane),
        }
    }

    pub fn has_event(&self, event: EventIx) -> bool {
        let filter = self.filter.as_ref();
        filter.is_none_or(|filter| filter.0.has_event(event))
    }

    pub fn has_claim(&self, claim: ClaimIx) -> bool {
        let filter = self.filter.as_ref();
        filter.is_none_or(|filter| filter.0.has_claim(claim))
    }
}

/// What is being read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Selection {
    Event(EventIx),
    Claim(ClaimIx),
    Link(LinkId),
    Actor(ActorIx),
}

impl Selection {
    /// What a click on a target selects; lanes, clusters and the like select nothing.
    pub fn of(target: &Target) -> Option<Self> {
        match target {
            Target::Event(event) => Some(Self::Event(*event)),
            Target::Claim(claim) => Some(Self::Claim(*claim)),
            Target::Link(link) => Some(Self::Link(*link)),
            Target::Lane(_)
            | Target::Cluster(_)
            | Target::Bin(_)
            | Target::Writing
            | Target::Fold(_) => None,
        }
    }

    pub fn claim(self) -> Option<ClaimIx> {
        match self {
            Self::Event(_) | Self::Actor(_) => None,
            Self::Claim(claim) => Some(claim),
            Self::Link(link) => Some(link.claim),
        }
    }

    pub fn event(self, timeline: &Timeline) -> Option<EventIx> {
        match self {
            Self::Event(event) => Some(event),
            Self::Claim(_) | Self::Actor(_) => None,
            Self::Link(link) => Some(timeline.event_of_link(link)),
        }
    }
}

/// What the look puts forward: what is selected, and what is pointed at beside it.
///
/// A selection makes the rest step back, and so does pointing at a claim, whose events would be hard to find
/// otherwise. Pointing at an event only lights it, or the whole picture would flicker under a moving pointer.
#[derive(Clone, Copy, Debug)]
pub struct Focus<'a> {
    timeline: &'a Timeline,
    pointed_at: Option<Selection>,
    selected: Option<Selection>,
}

/// How strongly what steps back is drawn.
pub const STEPPED_BACK: f32 = 0.42;

impl<'a> Focus<'a> {
    pub fn new(timeline: &'a Timeline, look: &Look) -> Self {
        Self {
            timeline,
            pointed_at: look.hover.as_ref().and_then(Selection::of),
            selected: look.selection,
        }
    }

    /// The events that a guide is drawn from, down through the claims.
    pub fn guided(&self) -> Vec<EventIx> {
        let mut events: Vec<EventIx> = [self.selected, self.pointed_at]
            .into_iter()
            .flatten()
            .filter_map(|on| on.event(self.timeline))
            .collect();
        events.dedup();
        events
    }

    /// The events that are read or pointed at; of a claim's and an actor's at most so many, from a little before a time on.
    pub fn events(&self, from: f64, most: usize) -> Vec<EventIx> {
        let mut events = self.guided();
        let begins_before = |event: EventIx| self.timeline.extent(event).place_in_time().0 < from;
        // What began before may last until then.
        let first = |began: usize| began.saturating_sub(most / 2);
        for on in [self.selected, self.pointed_at].into_iter().flatten() {
            if let Some(claim) = on.claim() {
                let links = self.timeline.links_of_claim(claim);
                let event_of = |link: &LinkId| self.timeline.event_of_link(*link);
                let began = links.partition_point(|link| begins_before(event_of(link)));
                events.extend(links.iter().skip(first(began)).take(most).map(event_of));
            }
            if let Selection::Actor(actor) = on {
                let all = self.timeline.events_of_actor(actor);
                let began = all.partition_point(|event| begins_before(*event));
                events.extend(all.iter().skip(first(began)).take(most));
            }
        }
        events
    }

    /// Whether a claim itself is what is read or pointed at.
    pub fn is_on_claim(&self, claim: ClaimIx) -> bool {
        self.any(|on| on.claim() == Some(claim))
    }

    /// Whether an event is what is read, or belongs to it.
    pub fn lights_event(&self, event: EventIx) -> bool {
        self.any(|on| match on {
            Selection::Event(read) => read == event,
            Selection::Claim(claim) => self.speaks_of(claim, event),
            Selection::Link(link) => self.timeline.event_of_link(link) == event,
            Selection::Actor(actor) => self.takes_part(actor, event),
        })
    }

    /// Whether a claim is what is read, or speaks of it.
    pub fn lights_claim(&self, claim: ClaimIx) -> bool {
        self.any(|on| match on {
            Selection::Event(event) => self.speaks_of(claim, event),
            Selection::Claim(read) => read == claim,
            Selection::Link(link) => link.claim == claim,
            Selection::Actor(actor) => self.is_named(actor, claim),
        })
    }

    /// Whether a link is what is read, or belongs to it.
    pub fn lights_link(&self, link: LinkId) -> bool {
        self.any(|on| match on {
            Selection::Event(event) => self.timeline.event_of_link(link) == event,
            Selection::Claim(claim) => link.claim == claim,
            Selection::Link(read) => read == link,
            Selection::Actor(actor) => {
                self.is_named(actor, link.claim)
                    && self.takes_part(actor, self.timeline.event_of_link(link))
            }
        })
    }

    pub fn opacity(&self, lit: bool) -> f32 {
        let pointed_at_claim = self.pointed_at.is_some_and(|on| on.claim().is_some());
        let steps_back = self.selected.is_some() || pointed_at_claim;
        if steps_back && !lit {
            STEPPED_BACK
        } else {
            1.0
        }
    }

    fn any(&self, holds: impl Fn(Selection) -> bool) -> bool {
        self.selected.is_some_and(&holds) || self.pointed_at.is_some_and(&holds)
    }

    fn speaks_of(&self, claim: ClaimIx, event: EventIx) -> bool {
        let links = self.timeline.links_of_event(event);
        links.iter().any(|link| link.claim == claim)
    }

    fn takes_part(&self, actor: ActorIx, event: EventIx) -> bool {
        let id = &self.timeline.actor(actor).id;
        self.timeline.event(event).actors.contains(id)
    }

    fn is_named(&self, actor: ActorIx, claim: ClaimIx) -> bool {
        let id = &self.timeline.actor(actor).id;
        self.timeline.claim(claim).actors.contains(id)
    }
}
