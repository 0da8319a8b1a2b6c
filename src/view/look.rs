//! The reader's view of a document: camera, folding, selection, pointer, filter and scrolls.

use std::collections::HashSet;

use crate::document::{ActorId, ClaimNumber, EventId, Role};
use crate::timeline::{
    ActorIx, ClaimIx, ClaimOrder, EventIx, EventOrder, LaneIndex, LaneIx, LinkIx, MarkOrder,
    Timeline,
};

use super::arrangement::Arrangement;
use super::camera::Camera;
use super::division::Division;
use super::scene::Target;
use super::shared::Shared;
use super::subset::Subset;

/// Everything that the picture depends on beside the document and the canvas's size.
#[derive(Clone, Debug, PartialEq)]
pub struct Look {
    pub camera: Camera,
    /// The degree to which the quiet years are folded: 0 true to scale, 1 folded.
    pub folding: f64,
    pub selection: Option<Selection>,
    /// The thing that the reader asked what rests on, which is lit while it is selected.
    pub resting_on: Option<Selection>,
    /// The choice of events and lanes, of which `shown` is what it leaves.
    pub arrangement: Arrangement,
    /// The thing under the pointer.
    pub hover: Option<Selection>,
    /// The thing under the cursor of the list of what was found, lit as if it was pointed at.
    pub previewed: Option<Selection>,
    /// The event whose words one is at in the article beside the canvas.
    pub read_at: Option<EventId>,
    /// The part of the document that is shown, where that is not all.
    pub shown: Option<Shared<Subset>>,
    /// The part that has what is looked for, which stands in front of the rest.
    pub found: Option<Shared<Subset>>,
    pub claim_order: ClaimOrder,
    pub division: Division,
    /// The scrolls of the lanes and of the claim rows, in points.
    pub lanes_scroll: f32,
    pub claims_scroll: f32,
}

impl Look {
    /// The position of the selection, if the timeline has it.
    pub fn selected(&self, timeline: &Timeline) -> Option<SelectionIx> {
        self.selection.as_ref()?.find(timeline)
    }

    /// The index of a lane, of the events that are shown.
    pub fn lane_index<'a>(&'a self, timeline: &'a Timeline, lane: LaneIx) -> &'a LaneIndex {
        match &self.shown {
            Some(shown) => shown.0.lane_index(lane),
            None => timeline.lane_index(lane),
        }
    }

    /// The index of a lane, of the events that have what is looked for, where anything is.
    pub fn lane_index_found(&self, lane: LaneIx) -> Option<&LaneIndex> {
        self.found.as_ref().map(|found| found.0.lane_index(lane))
    }

    /// True for a lane that closes up to a line, since nothing in it has what is looked for.
    pub fn closes(&self, lane: LaneIx) -> bool {
        let found = self.lane_index_found(lane);
        found.is_some_and(LaneIndex::is_empty)
    }

    /// The events that are shown, in the order in which a reader goes through them.
    pub fn event_order<'a>(&'a self, timeline: &'a Timeline) -> &'a EventOrder {
        match &self.shown {
            Some(shown) => shown.0.event_order(),
            None => timeline.event_order(),
        }
    }

    /// Those of them that have what is looked for, where anything is.
    pub fn event_order_in_front<'a>(&'a self, timeline: &'a Timeline) -> &'a EventOrder {
        match &self.found {
            Some(found) => found.0.event_order(),
            None => self.event_order(timeline),
        }
    }

    /// A claim's links to the events that are shown, in the order of their marks.
    pub fn mark_order<'a>(&'a self, timeline: &'a Timeline, claim: ClaimIx) -> &'a MarkOrder {
        match &self.shown {
            Some(shown) => shown.0.mark_order(claim),
            None => timeline.mark_order(claim),
        }
    }

    /// True while an event is read, whose claims are gathered then.
    pub fn gathers(&self) -> bool {
        matches!(
            self.selection,
            Some(Selection::Event(_) | Selection::Link(_))
        )
    }

    /// The selection, while what rests on it is lit.
    pub fn carrier(&self, timeline: &Timeline) -> Option<SelectionIx> {
        let is_asked = self.resting_on.is_some() && self.resting_on == self.selection;
        is_asked.then(|| self.selected(timeline)).flatten()
    }

    /// The claims that rest on the selection where that is asked, directly or through others; on an event rest those that
    /// speak of it and what builds on them.
    pub fn resting(&self, timeline: &Timeline) -> HashSet<ClaimIx> {
        let Some(carrier) = self.carrier(timeline) else {
            return HashSet::new();
        };
        let event = carrier.event(timeline);
        let of_event = event.map_or(&[][..], |event| timeline.links_of_event(event));
        let speaking = of_event.iter().map(|link| link.claim);
        let speaking: Vec<ClaimIx> = speaking.chain(carrier.claim()).collect();
        let followers = timeline.structure().followers_of_all(&speaking);
        let carriers = speaking.iter().copied().filter(|_| event.is_some());
        followers.chain(carriers).collect()
    }

    /// True for an event that has what is looked for, or any that is shown where nothing is.
    pub fn is_in_front(&self, event: EventIx) -> bool {
        let found = self.found.as_ref();
        found.map_or_else(|| self.shows_event(event), |found| found.0.has_event(event))
    }

    pub fn shows_event(&self, event: EventIx) -> bool {
        let shown = self.shown.as_ref();
        shown.is_none_or(|shown| shown.0.has_event(event))
    }
}

/// Something that can be read, by its name in the document: another version of the document means the same by it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Selection {
    Event(EventId),
    Claim(ClaimNumber),
    Link(LinkRef),
    Actor(ActorId),
}

/// A claim's link to an event, by the names of both; the role tells two links of the same pair apart.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct LinkRef {
    pub claim: ClaimNumber,
    pub event: EventId,
    pub role: Role,
}

impl Selection {
    /// Its position in a timeline, if it is there.
    pub fn find(&self, timeline: &Timeline) -> Option<SelectionIx> {
        match self {
            Self::Event(id) => timeline.event_by_id(id).map(SelectionIx::Event),
            Self::Claim(number) => timeline.claim_numbered(*number).map(SelectionIx::Claim),
            Self::Link(link) => link.find(timeline).map(SelectionIx::Link),
            Self::Actor(id) => timeline.actor_by_id(id).map(SelectionIx::Actor),
        }
    }

    /// The thing that a target stands for; lanes, clusters and the like select nothing.
    pub fn of_target(target: &Target, timeline: &Timeline) -> Option<Self> {
        SelectionIx::of(target).map(|selection| selection.named(timeline))
    }

    /// The thing that is lit while a target is pointed at: a count's or an arrow's claim, as along the rest of its row.
    pub fn lit_by(target: &Target, timeline: &Timeline) -> Option<Self> {
        match target {
            Target::LinkGroup(group) => Some(SelectionIx::Claim(group.claim).named(timeline)),
            _ => Self::of_target(target, timeline),
        }
    }
}

impl LinkRef {
    fn find(&self, timeline: &Timeline) -> Option<LinkIx> {
        let claim = timeline.claim_numbered(self.claim)?;
        let event = timeline.event_by_id(&self.event)?;
        let links = timeline.links_of_event(event).iter().copied();
        let mut of_claim = links.filter(|link| link.claim == claim);
        of_claim.find(|link| timeline.link(*link).role == self.role)
    }
}

/// The same by its position in one timeline, which is what drawing needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SelectionIx {
    Event(EventIx),
    Claim(ClaimIx),
    Link(LinkIx),
    Actor(ActorIx),
}

impl SelectionIx {
    /// Its name in the document.
    pub fn named(self, timeline: &Timeline) -> Selection {
        match self {
            Self::Event(event) => Selection::Event(timeline.event(event).id.clone()),
            Self::Claim(claim) => Selection::Claim(timeline.claim(claim).number),
            Self::Link(id) => {
                let link = timeline.link(id);
                Selection::Link(LinkRef {
                    claim: timeline.claim(id.claim).number,
                    event: link.event.clone(),
                    role: link.role,
                })
            }
            Self::Actor(actor) => Selection::Actor(timeline.actor(actor).id.clone()),
        }
    }

    fn of(target: &Target) -> Option<Self> {
        match target {
            Target::Event(event) | Target::ClaimCount(event) | Target::Record(event) => {
                Some(Self::Event(*event))
            }
            Target::Claim(claim) | Target::Tension(claim) => Some(Self::Claim(*claim)),
            Target::Link(link) => Some(Self::Link(*link)),
            Target::Lane(_)
            | Target::Cluster(_)
            | Target::Bin(_)
            | Target::LinkGroup(_)
            | Target::MoreClaims(_)
            | Target::ClaimOrder
            | Target::OutOfView(_)
            | Target::Writing
            | Target::Fold(_)
            | Target::Condensed(_) => None,
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

/// The things that the look puts forward: the one that is selected, and the one that is pointed at beside it.
///
/// A selection makes the rest step back, and so does pointing at a claim, whose events would be hard to find
/// otherwise. Pointing at an event only lights it, or the whole picture would flicker under a moving pointer.
#[derive(Clone, Debug)]
pub struct Highlight<'a> {
    timeline: &'a Timeline,
    /// The claims that rest on what is selected, where that is asked.
    resting: HashSet<ClaimIx>,
    pointed_at: Option<SelectionIx>,
    selected: Option<SelectionIx>,
    /// What is looked for, which stands in front too.
    found: Option<&'a Subset>,
    /// What is shown, where that is not all.
    shown: Option<&'a Subset>,
}

/// The opacity of everything that steps back.
pub const DIMMED_OPACITY: f32 = 0.42;

impl<'a> Highlight<'a> {
    pub fn new(timeline: &'a Timeline, look: &'a Look) -> Self {
        let pointed_at = look.hover.as_ref().or(look.previewed.as_ref());
        Self {
            timeline,
            resting: look.resting(timeline),
            pointed_at: pointed_at.and_then(|on| on.find(timeline)),
            selected: look.selection.as_ref().and_then(|on| on.find(timeline)),
            found: look.found.as_ref().map(|found| &*found.0),
            shown: look.shown.as_ref().map(|shown| &*shown.0),
        }
    }

    /// The same on a canvas where what a filter hides puts nothing forward.
    pub fn of_shown(timeline: &'a Timeline, look: &'a Look) -> Self {
        let mut highlight = Self::new(timeline, look);
        highlight.selected.take_if(|on| {
            let event = on.event(timeline);
            event.is_some_and(|event| !look.shows_event(event))
        });
        highlight
    }

    /// True for an event that has what is looked for, where anything is.
    pub fn finds_event(&self, event: EventIx) -> bool {
        self.found.is_some_and(|found| found.has_event(event))
    }

    /// The opacity of an event, which is lit or not.
    pub fn opacity_of_event(&self, event: EventIx, lit: bool) -> f32 {
        self.opacity(lit, |found| found.has_event(event))
    }

    /// The same of a claim.
    pub fn opacity_of_claim(&self, claim: ClaimIx, lit: bool) -> f32 {
        // A claim that speaks of nothing that is shown steps back too.
        match self.shown.is_some_and(|shown| !shown.has_claim(claim)) {
            true => DIMMED_OPACITY,
            false => self.opacity(lit, |found| found.has_claim(claim)),
        }
    }

    /// The same of a link, which stands in front with its event.
    pub fn opacity_of_link(&self, link: LinkIx, lit: bool) -> f32 {
        self.opacity(lit, |found| {
            found.has_event(self.timeline.event_of_link(link))
        })
    }

    /// The events that a guide is drawn from, down through the claims: they have a place in time.
    pub fn guided(&self) -> Vec<EventIx> {
        let mut events: Vec<EventIx> = [self.selected, self.pointed_at]
            .into_iter()
            .flatten()
            .filter_map(|on| on.event(self.timeline))
            .filter(|event| !self.timeline.is_undated(*event))
            .collect();
        events.dedup();
        events
    }

    /// The events with a date that are read or pointed at; of a claim's and an actor's at most so many, from a little before a time on.
    pub fn events(&self, from: f64, most: usize) -> Vec<EventIx> {
        let mut events = self.guided();
        let begins_before = |event: EventIx| self.timeline.time_sort_key(event).0 < from;
        // Events that began before may last until then.
        let first = |began: usize| began.saturating_sub(most / 2);
        for on in [self.selected, self.pointed_at].into_iter().flatten() {
            if let Some(claim) = on.claim() {
                let links = self.timeline.links_of_claim(claim);
                let event_of = |link: &LinkIx| self.timeline.event_of_link(*link);
                let began = links.partition_point(|link| begins_before(event_of(link)));
                events.extend(links.iter().skip(first(began)).take(most).map(event_of));
            }
            if let SelectionIx::Actor(actor) = on {
                let all = self.timeline.events_of_actor(actor);
                let began = all.partition_point(|event| begins_before(*event));
                events.extend(all.iter().skip(first(began)).take(most));
            }
        }
        events.retain(|event| !self.timeline.is_undated(*event));
        events
    }

    /// The event that is read, itself or by a link to it.
    pub fn event_read(&self) -> Option<EventIx> {
        self.selected?.event(self.timeline)
    }

    /// The claims that rest on what is read, where that is asked.
    pub fn resting(&self) -> &HashSet<ClaimIx> {
        &self.resting
    }

    /// The claim that is pointed at, or else the one that is read, itself or by its link.
    pub fn claim(&self) -> Option<ClaimIx> {
        let pointed_at = self.pointed_at.and_then(SelectionIx::claim);
        pointed_at.or_else(|| self.selected.and_then(SelectionIx::claim))
    }

    /// True for a claim that is itself read or pointed at.
    pub fn is_on_claim(&self, claim: ClaimIx) -> bool {
        self.any(|on| on.claim() == Some(claim))
    }

    /// True for an event that is read, or belongs to what is read.
    pub fn highlights_event(&self, event: EventIx) -> bool {
        self.any(|on| match on {
            SelectionIx::Event(read) => read == event,
            SelectionIx::Claim(claim) => self.speaks_of(claim, event),
            SelectionIx::Link(link) => self.timeline.event_of_link(link) == event,
            SelectionIx::Actor(actor) => self.takes_part(actor, event),
        }) || self.is_carried(event)
    }

    /// True for an event of which a claim speaks that rests on what is selected.
    fn is_carried(&self, event: EventIx) -> bool {
        let mut links = self.timeline.links_of_event(event).iter();
        !self.resting.is_empty() && links.any(|link| self.resting.contains(&link.claim))
    }

    /// True for a claim that is read, or speaks of what is read.
    pub fn highlights_claim(&self, claim: ClaimIx) -> bool {
        self.any(|on| match on {
            SelectionIx::Event(event) => self.speaks_of(claim, event),
            SelectionIx::Claim(read) => read == claim,
            SelectionIx::Link(link) => link.claim == claim,
            SelectionIx::Actor(actor) => self.is_named(actor, claim),
        }) || self.resting.contains(&claim)
    }

    /// True for a link that is read, or belongs to what is read.
    pub fn highlights_link(&self, link: LinkIx) -> bool {
        self.any(|on| match on {
            SelectionIx::Event(event) => self.timeline.event_of_link(link) == event,
            SelectionIx::Claim(claim) => link.claim == claim,
            SelectionIx::Link(read) => read == link,
            SelectionIx::Actor(actor) => {
                self.is_named(actor, link.claim)
                    && self.takes_part(actor, self.timeline.event_of_link(link))
            }
        }) || self.resting.contains(&link.claim)
    }

    /// True for a link that is read or pointed at itself, or with its event: not with all of its claim.
    pub fn picks_out_link(&self, link: LinkIx) -> bool {
        self.any(|on| match on {
            SelectionIx::Event(event) => self.timeline.event_of_link(link) == event,
            SelectionIx::Link(read) => read == link,
            SelectionIx::Claim(_) | SelectionIx::Actor(_) => false,
        })
    }

    /// What is neither lit nor looked for steps back where anything is.
    fn opacity(&self, lit: bool, is_found: impl Fn(&Subset) -> bool) -> f32 {
        let pointed_at_claim = self.pointed_at.is_some_and(|on| on.claim().is_some());
        let stands_in_front = match self.found {
            Some(found) => lit || is_found(found),
            None => lit || (self.selected.is_none() && !pointed_at_claim),
        };
        if stands_in_front { 1.0 } else { DIMMED_OPACITY }
    }

    fn any(&self, holds: impl Fn(SelectionIx) -> bool) -> bool {
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
