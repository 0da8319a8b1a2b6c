//! A document checked and indexed: who is where, in which order, and which claims speak of which event.

mod claim_order;
mod dates;
mod event_order;
mod extent;
mod id_index;
mod index;
mod lanes;
mod links;
mod mark_order;
mod record;
mod structure;
mod text_index;

use std::sync::{Arc, OnceLock};

use crate::document::date::{Bounds, DateStyle};
use crate::document::problem::Problem;
use crate::document::source::{FieldOf, ValueName};
use crate::document::when::{self, DateLabel, Dated, ResolvedDates};
use crate::document::{
    Actor, ActorId, Claim, ClaimNumber, Document, Event, EventId, EventKind, FacetValue, Lane,
    LaneId, Link,
};

pub use crate::document::RecordRelation;
pub use claim_order::{ClaimOrder, Ranking, Rankings};
use dates::DateTable;
pub use event_order::EventOrder;
pub use extent::{Extent, extent, own_time};
use id_index::IdIndex;
pub use index::{Beside, BinCount, Found, LaneIndex};
pub use lanes::{GroupedLane, GroupedLanes};
use links::Links;
pub use mark_order::MarkOrder;
pub use record::RecordDate;
pub use structure::{Chain, MAX_CHAIN, Structure};
pub use text_index::{
    Field, FieldText, FoldedWord, MatchClass, Matches, TextIndex, Thing, Word, each_text,
    folded_words,
};

/// An event's position in the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EventIx(pub u32);

/// A claim's position in the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ClaimIx(pub u32);

/// A lane's position in the document, top to bottom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LaneIx(pub u32);

/// An actor's position in the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ActorIx(pub u32);

/// One claim's link to one event: the claim and the link's position in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LinkIx {
    pub claim: ClaimIx,
    pub link: u32,
}

/// A document with its dates resolved and its cross references followed.
#[derive(Clone, Debug)]
pub struct Timeline {
    document: Arc<Document>,
    /// The way in which its dates are told.
    date_style: DateStyle,
    written: Dated,
    written_label: DateLabel,
    dates: DateTable,
    /// The few events with a date of the record, in the order of the document.
    records: Vec<RecordDate>,
    /// The lane of each event as the document has it.
    document_lane_of: Arc<[LaneIx]>,
    document_lane_count: u32,
    unnamed_lane: Lane,
    /// The lanes that the events are shown in, where these are not the document's.
    grouped_lanes: Option<GroupedLanes>,
    event_ids: IdIndex,
    lane_ids: IdIndex,
    actor_ids: IdIndex,
    order: EventOrder,
    links: Links,
    event_of: Vec<Vec<EventIx>>,
    /// Each claim's links in the order of their events in time.
    links_by_time: Vec<Vec<LinkIx>>,
    mark_orders: Vec<MarkOrder>,
    claims_by_number: Vec<ClaimIx>,
    structure: Structure,
    rankings: Rankings,
    index: Arc<Vec<LaneIndex>>,
    /// The index of the document's own lanes.
    document_index: Arc<Vec<LaneIndex>>,
    /// Each actor's events in the order of time.
    events_of: Vec<Vec<EventIx>>,
    /// Made when somebody first looks for words.
    text_index: Arc<OnceLock<TextIndex>>,
}

impl Timeline {
    /// Indexes a document that has passed its checks.
    ///
    /// # Errors
    /// The problems of the dates' relations to one another, and links to nothing, which the checks of
    /// [`document::open`](crate::document::open) report with their place in the file.
    pub fn build(document: Arc<Document>) -> Result<Self, Vec<Problem>> {
        let resolved = when::resolve(&document)?;
        Self::of(document, resolved)
    }

    /// Indexes a document whose dates have been resolved.
    ///
    /// # Errors
    /// Links to nothing, which the checks report with their place in the file.
    pub fn of(document: Arc<Document>, resolved: ResolvedDates) -> Result<Self, Vec<Problem>> {
        let ResolvedDates {
            written,
            written_label,
            events: dated,
        } = resolved;
        let lane_ids = IdIndex::of(&document.lanes, |lane| lane.id.as_str());
        let ((dates, document_lane_of), (event_ids, links)) = rayon::join(
            || {
                let dates = DateTable::of(&dated, &document.events);
                (dates, lanes::of_document(&document, &lane_ids))
            },
            || {
                let ids = IdIndex::of(&document.events, |event| event.id.as_str());
                let links = links::follow(&document, &ids);
                (ids, links)
            },
        );
        let records = record::records(&document, &dated);
        drop(dated);
        let (links, event_of) = links?;
        let actor_ids = IdIndex::of(&document.actors, |actor| actor.id.as_str());
        let mut claims_by_number: Vec<ClaimIx> =
            (0..document.claims.len() as u32).map(ClaimIx).collect();
        claims_by_number.sort_by_key(|ix| document.claims[ix.0 as usize].number);
        let mut timeline = Self {
            date_style: DateStyle::default(),
            written,
            written_label,
            dates,
            records,
            document_lane_of: document_lane_of.into(),
            document_lane_count: lanes::count_of_document(&document),
            unnamed_lane: lanes::unnamed(),
            grouped_lanes: None,
            event_ids,
            lane_ids,
            actor_ids,
            order: EventOrder::default(),
            links,
            event_of,
            links_by_time: Vec::new(),
            mark_orders: Vec::new(),
            claims_by_number,
            structure: Structure::default(),
            rankings: Rankings::default(),
            index: Arc::default(),
            document_index: Arc::default(),
            events_of: Vec::new(),
            text_index: Arc::default(),
            document,
        };
        let (order, index) = timeline.index_of(timeline.events());
        timeline.order = order;
        timeline.index = Arc::new(index);
        timeline.document_index = Arc::clone(&timeline.index);
        timeline.events_of = timeline.follow_actors();
        timeline.structure = Structure::of(&timeline.document.claims, |number| {
            timeline.claim_numbered(number)
        });
        timeline.links_by_time = timeline.order_links();
        let orders = timeline.links_by_time.iter();
        timeline.mark_orders = orders
            .map(|links| MarkOrder::of(&timeline, links))
            .collect();
        timeline.rankings = Rankings::of(&timeline);
        Ok(timeline)
    }

    /// The same document with its dates told in a style.
    #[must_use]
    pub fn with_date_style(&self, date_style: DateStyle) -> Self {
        Self {
            date_style,
            ..self.clone()
        }
    }

    /// The same with another text in its document, if that is one of those on which nothing else depends: the titles of events
    /// and claims, and what is said of them.
    #[must_use]
    pub fn with_text(&self, name: &ValueName, text: &str) -> Option<Self> {
        let (of, field) = name.field_of()?;
        let mut document = Document::clone(&self.document);
        let changed = match of {
            FieldOf::Event(id) => {
                let position = self.event_by_id(&EventId::from(id))?.0 as usize;
                let event = &mut document.events[position];
                match field {
                    "title" => Some(&mut event.title),
                    "about" => event.about.as_mut(),
                    _ => None,
                }
            }
            FieldOf::Claim(number) => {
                let position = self.claim_numbered(number)?.0 as usize;
                let claim = &mut document.claims[position];
                match field {
                    "title" => Some(&mut claim.title),
                    "summary" => Some(&mut claim.summary),
                    _ => None,
                }
            }
        };
        text.clone_into(changed?);
        Some(Self {
            document: Arc::new(document),
            text_index: Arc::default(),
            ..self.clone()
        })
    }

    pub fn date_style(&self) -> DateStyle {
        self.date_style
    }

    /// The same document in these lanes, or in its own.
    #[must_use]
    pub fn in_lanes(&self, grouped_lanes: Option<GroupedLanes>) -> Self {
        let mut timeline = Self {
            grouped_lanes,
            order: EventOrder::default(),
            index: Arc::default(),
            // The names of lanes are among the words that are looked for.
            text_index: Arc::default(),
            ..self.clone()
        };
        let (order, index) = timeline.index_of(timeline.events());
        timeline.order = order;
        timeline.index = Arc::new(index);
        timeline
    }

    fn order_links(&self) -> Vec<Vec<LinkIx>> {
        let claims = self.event_of.iter().zip(0..);
        let ordered = claims.map(|(events, claim)| {
            let claim = ClaimIx(claim);
            let links = (0..events.len() as u32).map(|link| LinkIx { claim, link });
            let mut links: Vec<LinkIx> = links.collect();
            links.sort_by(|a, b| {
                let key = |id: &LinkIx| self.time_sort_key(self.event_of_link(*id));
                let (a, b) = (key(a), key(b));
                a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1))
            });
            links
        });
        ordered.collect()
    }

    fn follow_actors(&self) -> Vec<Vec<EventIx>> {
        let actors = &self.document.actors;
        let mut events_of = vec![Vec::new(); actors.len()];
        if actors.is_empty() {
            return events_of;
        }
        for &event in self.order.all() {
            let named = self.event(event).actors.iter();
            for actor in named.filter_map(|id| self.actor_by_id(id)) {
                events_of[actor.0 as usize].push(event);
            }
        }
        events_of
    }

    /// The order of some of the events, given in the order of the document, and the index of each lane.
    pub fn index_of(&self, events: impl Iterator<Item = EventIx>) -> (EventOrder, Vec<LaneIndex>) {
        index::build(self, events)
    }

    /// A lane's events by time, found without looking at every one.
    pub fn lane_index(&self, lane: LaneIx) -> &LaneIndex {
        &self.index[lane.0 as usize]
    }

    /// The same of each of the document's own lanes, whatever lanes events are shown in.
    pub fn document_lane_indexes(&self) -> impl Iterator<Item = (LaneIx, &LaneIndex)> {
        (0..).map(LaneIx).zip(self.document_index.iter())
    }

    /// The words of the document's texts. The first who asks waits until they are indexed.
    pub fn text_index(&self) -> &TextIndex {
        self.text_index.get_or_init(|| TextIndex::of(self))
    }

    /// The bytes that the timeline takes beside its document.
    pub fn bytes(&self) -> usize {
        self.dates.bytes()
            + size_of_val(&self.records[..])
            + size_of_val(&self.document_lane_of[..])
            + self.grouped_lanes.as_ref().map_or(0, GroupedLanes::bytes)
            + [&self.event_ids, &self.lane_ids, &self.actor_ids]
                .map(IdIndex::bytes)
                .iter()
                .sum::<usize>()
            + self.order.bytes()
            + self.links.bytes()
            + bytes_of_lists(&self.event_of)
            + bytes_of_lists(&self.links_by_time)
            + size_of_val(&self.mark_orders[..])
            + self.mark_orders.iter().map(MarkOrder::bytes).sum::<usize>()
            + size_of_val(&self.claims_by_number[..])
            + self.structure.bytes()
            + self.rankings.bytes()
            + bytes_of_lists(&self.events_of)
            + bytes_of_indexes(&self.document_index)
            + match Arc::ptr_eq(&self.index, &self.document_index) {
                true => 0,
                false => bytes_of_indexes(&self.index),
            }
            + self.text_index.get().map_or(0, TextIndex::bytes)
    }

    pub fn document(&self) -> &Document {
        &self.document
    }

    /// The date of the writing.
    pub fn written(&self) -> &Dated {
        &self.written
    }

    /// The texts for that date.
    pub fn written_label(&self) -> DateLabel {
        self.written_label.clone().in_style(self.date_style)
    }

    pub fn event(&self, ix: EventIx) -> &Event {
        &self.document.events[ix.0 as usize]
    }

    pub fn dated(&self, ix: EventIx) -> Dated {
        self.dates.get(ix.0 as usize)
    }

    /// The texts for an event's date.
    pub fn date_label(&self, ix: EventIx) -> DateLabel {
        self.date_label_in(self.date_style, ix)
    }

    /// The same in another style.
    pub fn date_label_in(&self, style: DateStyle, ix: EventIx) -> DateLabel {
        let label = DateLabel::of(&self.document, ix.0 as usize, &self.dated(ix));
        label.in_style(style)
    }

    /// The record's dates where the document gives them, in the order of the document.
    pub fn records(&self) -> &[RecordDate] {
        &self.records
    }

    /// The record's date of an event, where the document gives one.
    pub fn record_of(&self, ix: EventIx) -> Option<&RecordDate> {
        let records = &self.records;
        let found = records.binary_search_by_key(&ix, |record| record.event);
        found.ok().map(|position| &records[position])
    }

    /// The kind of an event, without a look at the document.
    pub fn kind_of(&self, ix: EventIx) -> EventKind {
        self.dates.kind(ix.0 as usize)
    }

    /// The author's weight for an event, from 0 to [`MAX_WEIGHT`](crate::document::MAX_WEIGHT).
    pub fn weight_of(&self, ix: EventIx) -> u8 {
        self.dates.weight(ix.0 as usize)
    }

    /// The windows of an event's two ends.
    pub fn bounds(&self, ix: EventIx) -> Bounds {
        self.dates.bounds(ix.0 as usize)
    }

    /// True where some time of a clock has its zone; the others are taken to be in UTC then.
    pub fn names_zone(&self) -> bool {
        self.dates.names_zone()
    }

    /// True of an event that has no place in time.
    pub fn is_undated(&self, ix: EventIx) -> bool {
        self.bounds(ix).say_nothing()
    }

    /// The drawable part of an event's date, which has nothing to draw where the event is undated.
    pub fn extent(&self, ix: EventIx) -> Extent {
        let (_, written_until) = self.written_seconds();
        let index = ix.0 as usize;
        let (bounds, is_period) = (self.dates.bounds(index), self.dates.is_period(index));
        extent(self.dates.kind(index), bounds, is_period, written_until)
    }

    /// The instant at which an event stands where it can stand at one only; see [`own_time`].
    pub fn own_time(&self, ix: EventIx) -> f64 {
        own_time(self.kind_of(ix), &self.dated(ix), self.extent(ix))
    }

    pub fn claim(&self, ix: ClaimIx) -> &Claim {
        &self.document.claims[ix.0 as usize]
    }

    /// A lane that events are shown in.
    pub fn lane(&self, ix: LaneIx) -> &Lane {
        match &self.grouped_lanes {
            Some(grouped) => &grouped.lane(ix).lane,
            None => self.document_lane(ix),
        }
    }

    /// The property that all events of a lane have, if it is for one.
    pub fn lane_value(&self, ix: LaneIx) -> Option<FacetValue> {
        match &self.grouped_lanes {
            Some(grouped) => grouped.lane(ix).value.clone(),
            None => {
                let named = self.document.lanes.get(ix.0 as usize);
                named.map(|lane| FacetValue::Lane(lane.id.clone()))
            }
        }
    }

    /// A lane of the document, the last of which has no name if there are events that name no lane.
    pub fn document_lane(&self, ix: LaneIx) -> &Lane {
        let lanes = &self.document.lanes;
        lanes.get(ix.0 as usize).unwrap_or(&self.unnamed_lane)
    }

    /// All who take part, in the order of the document.
    pub fn actors(&self) -> impl Iterator<Item = ActorIx> + use<> {
        (0..self.document.actors.len() as u32).map(ActorIx)
    }

    pub fn actor(&self, ix: ActorIx) -> &Actor {
        &self.document.actors[ix.0 as usize]
    }

    pub fn actor_by_id(&self, id: &ActorId) -> Option<ActorIx> {
        let actors = &self.document.actors;
        let id_at = |position: u32| actors[position as usize].id.as_str();
        self.actor_ids.get(id.as_str(), id_at).map(ActorIx)
    }

    /// The events an actor takes part in, earliest first, and those without a date last.
    pub fn events_of_actor(&self, ix: ActorIx) -> &[EventIx] {
        &self.events_of[ix.0 as usize]
    }

    /// The claims that name an actor, lowest number first.
    pub fn claims_of_actor(&self, ix: ActorIx) -> Vec<ClaimIx> {
        let names = |claim: &ClaimIx| self.claim(*claim).actors.contains(&self.actor(ix).id);
        self.claims_by_number
            .iter()
            .copied()
            .filter(names)
            .collect()
    }

    /// The lane of an event as the document has it, whatever lanes it is shown in.
    pub fn document_lane_of(&self, ix: EventIx) -> LaneIx {
        self.document_lane_of[ix.0 as usize]
    }

    /// The lanes that an event is shown in, from the top down.
    pub fn lanes_of(&self, ix: EventIx) -> &[LaneIx] {
        match &self.grouped_lanes {
            Some(grouped) => grouped.of(ix),
            None => std::slice::from_ref(&self.document_lane_of[ix.0 as usize]),
        }
    }

    /// The uppermost lane that an event is shown in; the first of all where it is shown in none.
    pub fn lane_of(&self, ix: EventIx) -> LaneIx {
        self.lanes_of(ix).first().copied().unwrap_or(LaneIx(0))
    }

    /// The lanes that events are shown in, top to bottom.
    pub fn lanes(&self) -> impl Iterator<Item = LaneIx> + use<> {
        let grouped = self.grouped_lanes.as_ref();
        (0..grouped.map_or(self.document_lane_count, GroupedLanes::count)).map(LaneIx)
    }

    /// True where events are shown in the document's own lanes.
    pub fn has_document_lanes(&self) -> bool {
        self.grouped_lanes.is_none()
    }

    /// The number of places that events have in lanes.
    pub fn lane_places(&self) -> usize {
        let grouped = self.grouped_lanes.as_ref();
        grouped.map_or(self.document_lane_of.len(), GroupedLanes::places)
    }

    /// The position of an event's place in a lane among all such places, if it is shown there.
    pub fn lane_place(&self, lane: LaneIx, event: EventIx) -> Option<usize> {
        let at = self
            .lanes_of(event)
            .iter()
            .position(|other| *other == lane)?;
        let grouped = self.grouped_lanes.as_ref();
        let first = grouped.map_or(event.0 as usize, |grouped| grouped.first_place(event));
        Some(first + at)
    }

    /// All events in the order of the document, which is the quickest to go through.
    pub fn events(&self) -> impl Iterator<Item = EventIx> + use<> {
        (0..self.document.events.len() as u32).map(EventIx)
    }

    /// All claims, lowest number first.
    pub fn claims_by_number(&self) -> &[ClaimIx] {
        &self.claims_by_number
    }

    pub fn link(&self, id: LinkIx) -> &Link {
        &self.claim(id.claim).events[id.link as usize]
    }

    pub fn event_of_link(&self, id: LinkIx) -> EventIx {
        self.event_of[id.claim.0 as usize][id.link as usize]
    }

    /// The claims that speak of an event, in the order of the document.
    pub fn links_of_event(&self, ix: EventIx) -> &[LinkIx] {
        self.links.of(ix)
    }

    /// The number of claims that speak of an event, however often.
    pub fn claim_count(&self, ix: EventIx) -> usize {
        self.links.claim_count(ix)
    }

    /// A claim's links in the order of their events.
    pub fn links_of_claim(&self, ix: ClaimIx) -> &[LinkIx] {
        &self.links_by_time[ix.0 as usize]
    }

    /// A claim's links in the order of their marks.
    pub fn mark_order(&self, ix: ClaimIx) -> &MarkOrder {
        &self.mark_orders[ix.0 as usize]
    }

    pub fn claim_numbered(&self, number: ClaimNumber) -> Option<ClaimIx> {
        self.claims_by_number
            .binary_search_by_key(&number, |ix| self.claim(*ix).number)
            .ok()
            .map(|position| self.claims_by_number[position])
    }

    /// The claims in each order.
    pub fn rankings(&self) -> &Rankings {
        &self.rankings
    }

    /// What the claims build on, and where they are in tension.
    pub fn structure(&self) -> &Structure {
        &self.structure
    }

    /// The claims that this one is hard to hold together with, whichever of the two says so, and why.
    pub fn tensions_of(&self, ix: ClaimIx) -> Vec<(ClaimIx, &str)> {
        let note_of = |one: ClaimIx, other: ClaimIx| {
            let with = self.claim(other).number;
            let mut tensions = self.claim(one).tensions.iter();
            tensions
                .find(|tension| tension.with == with)
                .map(|tension| tension.note.as_str())
        };
        let others = self.structure.tensions_of(ix).iter();
        others
            .map(|&other| {
                let note = note_of(ix, other).or_else(|| note_of(other, ix));
                (other, note.unwrap_or_default())
            })
            .collect()
    }

    /// A lane of the document by its id.
    pub fn document_lane_by_id(&self, id: &LaneId) -> Option<LaneIx> {
        let lanes = &self.document.lanes;
        let id_at = |position: u32| lanes[position as usize].id.as_str();
        self.lane_ids.get(id.as_str(), id_at).map(LaneIx)
    }

    pub fn event_by_id(&self, id: &EventId) -> Option<EventIx> {
        event_by_id(&self.document, &self.event_ids, id)
    }

    /// The first and the last instant, in seconds, at which the text may have been written.
    pub fn written_seconds(&self) -> (f64, f64) {
        let window = self.written.bounds.start;
        let from = window.from.or(window.until).map_or(0.0, |i| i.as_f64());
        let until = window.until.map_or(from, |i| i.as_f64());
        (from, until)
    }

    /// From the first to the last instant that the events are dated to, as far as they are bounded. Undated ones tell nothing
    /// of it.
    pub fn dated_span(&self, events: &[EventIx]) -> (f64, f64) {
        let (written, _) = self.written_seconds();
        let mut from = f64::INFINITY;
        let mut until = f64::NEG_INFINITY;
        let dated = events.iter().filter(|event| !self.is_undated(**event));
        for &event in dated {
            let extent = self.extent(event);
            let bounded = |x: f64, otherwise: f64| if x.is_finite() { x } else { otherwise };
            let known = extent.certain.unwrap_or((written, written));
            let start = bounded(extent.possible.0, known.0.min(extent.possible.1));
            from = from.min(start);
            until = until.max(bounded(extent.possible.1, known.1.max(start)));
        }
        if from <= until {
            (from, until)
        } else {
            (written, written)
        }
    }
}

fn bytes_of_indexes(indexes: &[LaneIndex]) -> usize {
    indexes.iter().map(LaneIndex::bytes).sum()
}

fn bytes_of_lists<T>(lists: &[Vec<T>]) -> usize {
    let lists_alone: usize = lists.iter().map(|list| size_of_val(&list[..])).sum();
    size_of_val(lists) + lists_alone
}

fn event_by_id(document: &Document, ids: &IdIndex, id: &EventId) -> Option<EventIx> {
    let id_at = |position: u32| document.events[position as usize].id.as_str();
    ids.get(id.as_str(), id_at).map(EventIx)
}

#[cfg(test)]
mod tests;
