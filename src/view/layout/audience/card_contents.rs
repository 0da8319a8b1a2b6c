//! The contents of the card of what is read: who says it, what it says, and which part each event plays in it.

use crate::document::{Phrase, Place, Role, quoted};
use crate::markup;
use crate::timeline::{ClaimIx, EventIx, LinkIx, Timeline};
use crate::view::scene::{Hue, Target};
use crate::words;

/// The most items, and the most links that are looked at for them.
const MAX_ITEMS: usize = 12;

/// The contents of a card.
pub(super) struct Card {
    /// The line above the title, or beside it.
    pub kicker: String,
    pub is_kicker_beside: bool,
    pub title: String,
    pub text: String,
    pub items: Vec<Item>,
    /// The number of items that are left out.
    pub more: usize,
    pub target: Target,
}

/// An event with the part that it plays, or words of the text.
pub(super) struct Item {
    /// The role, whether the claim names the event, and the event's hue.
    pub mark: Option<(Role, bool, Hue)>,
    pub text: String,
    /// The text's own words for its date.
    pub words: Option<String>,
}

pub(super) fn of_claim(timeline: &Timeline, claim: ClaimIx) -> Card {
    let entry = timeline.claim(claim);
    let author = words::author(&timeline.document().source);
    Card {
        kicker: words::capitalised(&format!("{author} argues")),
        is_kicker_beside: false,
        title: entry.title.clone(),
        text: markup::plain(&entry.summary),
        items: items_of_claim(timeline, claim),
        more: entry.events.len().saturating_sub(MAX_ITEMS),
        target: Target::Claim(claim),
    }
}

/// The events of a claim by their roles, and else in the order of the document, whose author knows what matters most. Each has the
/// text's words for its date that stand in the claim itself; where none has any there, those that stand elsewhere.
fn items_of_claim(timeline: &Timeline, claim: ClaimIx) -> Vec<Item> {
    let here = Place::Claim(timeline.claim(claim).number);
    let links = (0..timeline.claim(claim).events.len() as u32).take(MAX_ITEMS);
    let mut links: Vec<LinkIx> = links.map(|link| LinkIx { claim, link }).collect();
    let role = |link: &LinkIx| timeline.link(*link).role;
    let in_order = links.clone();
    links.sort_by_key(|link| in_order.iter().position(|other| role(other) == role(link)));
    let event_of = |link: &LinkIx| timeline.event(timeline.event_of_link(*link));
    let said_here = |link: &LinkIx| {
        let mut phrases = event_of(link).when.phrases.iter();
        let phrase = phrases.find(|phrase| phrase.place == Some(here));
        phrase.map(|phrase| quoted(&phrase.text))
    };
    let said_elsewhere = |link: &LinkIx| {
        let phrase = event_of(link).when.phrases.first()?;
        Some(with_its_place(timeline, phrase))
    };
    let is_dated_here = links.iter().any(|link| said_here(link).is_some());
    let items = links.iter().map(|id| {
        let link = timeline.link(*id);
        let hue = Hue::of_event(timeline, timeline.event_of_link(*id));
        Item {
            mark: Some((link.role, link.direct, hue)),
            text: event_of(id).title.clone(),
            words: if is_dated_here {
                said_here(id)
            } else {
                said_elsewhere(id)
            },
        }
    });
    items.collect()
}

pub(super) fn of_event(timeline: &Timeline, event: EventIx) -> Card {
    let entry = timeline.event(event);
    let phrases = entry.when.phrases.iter().take(MAX_ITEMS);
    let items = phrases.map(|phrase| Item {
        mark: None,
        text: String::new(),
        words: Some(with_its_place(timeline, phrase)),
    });
    let record = timeline.record_of(event).map(|record| Item {
        mark: None,
        text: format!(
            "{}: {}",
            words::record_heading(record.relation),
            words::record_date(timeline, event)
        ),
        words: None,
    });
    Card {
        kicker: format!(
            "{} · {}",
            words::kind(entry.kind),
            timeline.date_label(event).words
        ),
        is_kicker_beside: false,
        title: entry.title.clone(),
        text: markup::plain(entry.about.as_deref().unwrap_or_default()),
        items: items.chain(record).collect(),
        more: 0,
        target: Target::Event(event),
    }
}

pub(super) fn of_document(timeline: &Timeline) -> Card {
    let document = timeline.document();
    let source = &document.source;
    let mut text = markup::plain(source.about_author.as_deref().unwrap_or_default());
    if !text.is_empty() {
        text.push(' ');
    }
    let written = words::written(timeline);
    text.push_str(&match &source.publisher {
        Some(publisher) => format!("Published by {publisher}. {written}."),
        None => format!("{written}."),
    });
    let claims = words::count_claims(timeline, document.claims.len());
    let events = words::count_events(document.events.len());
    let counts = match (document.claims.len(), document.events.len()) {
        (0, _) => events,
        (_, 0) => claims,
        _ => format!("{claims} about {events}"),
    };
    Card {
        // The strip names the author.
        kicker: String::new(),
        is_kicker_beside: false,
        title: source.title.clone(),
        text,
        items: vec![Item {
            mark: None,
            text: counts,
            words: None,
        }],
        more: 0,
        target: Target::Writing,
    }
}

fn with_its_place(timeline: &Timeline, phrase: &Phrase) -> String {
    let quoted = quoted(&phrase.text);
    match phrase.place {
        Some(place) => format!("{quoted} ({})", words::place(timeline, place)),
        None => quoted,
    }
}
