//! From where, and at what, one looks.

use crate::timeline::{ActorIx, ClaimIx, EventIx, LinkId, Timeline};

use super::camera::Camera;
use super::scene::Target;

/// Everything that the picture depends on beside the document and the canvas's size.
#[derive(Clone, Debug, PartialEq)]
pub struct Look {
    pub camera: Camera,
    /// How far the quiet years are folded: 0 true to scale, 1 folded.
    pub folding: f64,
    pub selection: Option<Selection>,
    pub hover: Option<Target>,
    /// How far the lanes and the claim rows are scrolled, in points.
    pub lanes_scroll: f32,
    pub claims_scroll: f32,
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
            Target::Lane(_) | Target::Cluster(_) | Target::Writing | Target::Fold(_) => None,
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

/// What the look puts forward; the rest of the picture steps back.
#[derive(Clone, Copy, Debug)]
pub struct Focus<'a> {
    timeline: &'a Timeline,
    on: Option<Selection>,
}

/// How strongly what steps back is drawn.
pub const STEPPED_BACK: f32 = 0.38;

impl<'a> Focus<'a> {
    /// What is pointed at comes before what is selected.
    pub fn new(timeline: &'a Timeline, look: &Look) -> Self {
        let hovered = look.hover.as_ref().and_then(Selection::of);
        Self {
            timeline,
            on: hovered.or(look.selection),
        }
    }

    pub fn on(&self) -> Option<Selection> {
        self.on
    }

    /// Whether an event is what is read, or belongs to it.
    pub fn lights_event(&self, event: EventIx) -> bool {
        match self.on {
            None => false,
            Some(Selection::Event(read)) => read == event,
            Some(Selection::Claim(claim)) => self
                .timeline
                .links_of_event(event)
                .iter()
                .any(|link| link.claim == claim),
            Some(Selection::Link(link)) => self.timeline.event_of_link(link) == event,
            Some(Selection::Actor(actor)) => {
                let actor = &self.timeline.actor(actor).id;
                self.timeline.event(event).actors.contains(actor)
            }
        }
    }

    /// Whether a claim is what is read, or speaks of it.
    pub fn lights_claim(&self, claim: ClaimIx) -> bool {
        match self.on {
            None => false,
            Some(Selection::Event(event)) => self
                .timeline
                .links_of_event(event)
                .iter()
                .any(|link| link.claim == claim),
            Some(Selection::Claim(read)) => read == claim,
            Some(Selection::Link(link)) => link.claim == claim,
            Some(Selection::Actor(actor)) => {
                let actor = &self.timeline.actor(actor).id;
                self.timeline.claim(claim).actors.contains(actor)
            }
        }
    }

    /// Whether a link is what is read, or belongs to it.
    pub fn lights_link(&self, link: LinkId) -> bool {
        match self.on {
            None => false,
            Some(Selection::Event(event)) => self.timeline.event_of_link(link) == event,
            Some(Selection::Claim(claim)) => link.claim == claim,
            Some(Selection::Link(read)) => read == link,
            Some(Selection::Actor(_)) => {
                self.lights_claim(link.claim)
                    && self.lights_event(self.timeline.event_of_link(link))
            }
        }
    }

    pub fn strength(&self, lit: bool) -> f32 {
        if self.on.is_none() || lit {
            1.0
        } else {
            STEPPED_BACK
        }
    }
}
