//! Edits of all kinds that a reader may make, by dice.

use claimline::document::date::DateEnd;
use claimline::document::source::ValueName;
use claimline::document::{
    Claim, ClaimNumber, Document, Event, EventKind, Genre, Place, Role, Subject,
};
use claimline::state::{DragMsg, Edit, Msg, Named, State};
use claimline::view::look::Selection;
use egui::{pos2, vec2};

use super::Dice;

/// What somebody types as a text: whole words, signs that RON escapes, other scripts, line ends.
const WORDS: [&str; 10] = [
    "The harbour is closed",
    "a \"quoted\" word",
    "back\\slash // no comment",
    "two\nlines",
    "پاکستان",
    "“loaded” – or not",
    "x",
    "tab\there",
    "(a: 1, b: [2])",
    "Ein Satz mit Umlauten: äöü ß",
];
/// What somebody types as a date: good ones, faulty ones and words.
const DATES: [&str; 12] = [
    "2022-08~",
    "2021",
    "[2022-08-01..2022-08-10]",
    "2001/..",
    "early August 2019",
    "last year",
    "2022-13",
    "",
    "the moon",
    "1910-05-06T10:00:00Z",
    "-0043-03-15",
    "19XX",
];

fn one<'t, T>(dice: &mut Dice, of: &'t [T]) -> Option<&'t T> {
    let count = of.len() as u64;
    (count > 0).then(|| &of[dice.roll(count) as usize])
}

/// The messages of an edit of the document that a state shows.
pub fn random_edit(state: &State, dice: &mut Dice) -> Vec<Msg> {
    let document = state.timeline.document();
    let edited = match dice.roll(19) {
        0 | 1 => typed_text(document, dice),
        2 | 3 => of_event(document, dice),
        4 | 5 => of_claim(document, dice),
        6 => return typed_date(document, dice),
        7 => return dragged(document, dice),
        8 => return vec![Msg::NewEvent(None)],
        9 => return vec![Msg::NewClaim],
        10 => return deleted(document, dice),
        11 => return vec![Msg::Undo],
        12 => renamed(state, dice),
        13 => moved_claim(state, dice),
        14 | 15 => of_talk(document, dice),
        16 => return step_of_something(document, dice),
        17 => of_source(document, dice),
        _ => return vec![Msg::Redo],
    };
    edited.map(Msg::Edit).into_iter().collect()
}

fn typed_text(document: &Document, dice: &mut Dice) -> Option<Edit> {
    let event = one(dice, &document.events).map(|event| ValueName::event(&event.id));
    let claim = one(dice, &document.claims).map(|claim| ValueName::claim(claim.number));
    let lane = one(dice, &document.lanes).map(|lane| ValueName::lane(&lane.id));
    let actor = one(dice, &document.actors).map(|actor| ValueName::actor(&actor.id));
    let names = [
        (event.clone().map(|name| name.field("title")), false),
        (event.clone().map(|name| name.field("about")), true),
        (event.map(|name| name.field("when").field("because")), true),
        (claim.clone().map(|name| name.field("title")), false),
        (claim.map(|name| name.field("summary")), true),
        (lane.map(|name| name.field("holds")), true),
        (actor.map(|name| name.field("note")), true),
        (Some(ValueName::to("source").field("title")), false),
    ];
    let (name, is_optional) = one(dice, &names)?.clone();
    // A text that must not be empty is a fault, which editing goes on behind.
    let text = match dice.roll(12) {
        0 => "",
        _ => one(dice, &WORDS)?,
    };
    Some(Edit::typed("a text", name?, text, is_optional))
}

fn of_event(document: &Document, dice: &mut Dice) -> Option<Edit> {
    let event: &Event = one(dice, &document.events)?;
    match dice.roll(8) {
        0 => Some(Edit::kind(event, *one(dice, &EventKind::ALL)?)),
        1 => Some(Edit::lane(event, one(dice, &document.lanes))),
        2 => Some(Edit::weight(event, *one(dice, &[None, Some(1), Some(9)])?)),
        3 => match event.record {
            Some(_) => Some(Edit::without_record(event)),
            None => Some(Edit::new_record(document, event)),
        },
        4 => Some(Edit::typed_phrase(event)),
        5 => {
            let claim = one(dice, &document.claims)?;
            let at = one(dice, &event.when.phrases).map(|_| 0)?;
            let places = [None, Some(Place::Title), Some(Place::Claim(claim.number))];
            Some(Edit::place(event, at, *one(dice, &places)?))
        }
        6 => Some(Edit::counts_from_writing(event, dice.roll(2) == 0)),
        _ => Some(Edit::actor_of_event(
            event,
            &one(dice, &document.actors)?.id,
        )),
    }
}

fn of_claim(document: &Document, dice: &mut Dice) -> Option<Edit> {
    let claim: &Claim = one(dice, &document.claims)?;
    let event = one(dice, &document.events)?;
    let link = one(dice, &claim.events);
    let linked = link.and_then(|link| document.events.iter().find(|event| event.id == link.event));
    match (dice.roll(6), link, linked) {
        (5, ..) => Some(Edit::tension(claim, one(dice, &document.claims)?)),
        (0, ..) => Some(Edit::actor_of_claim(
            claim,
            &one(dice, &document.actors)?.id,
        )),
        (1, ..) => Some(Edit::builds_on(claim, one(dice, &document.claims)?.number)),
        (2, Some(link), Some(event)) => {
            let role = *one(dice, &Role::ALL)?;
            Some(Edit::role(claim.number, event, link.role, role))
        }
        (3, Some(link), Some(event)) => Some(Edit::direct(
            claim.number,
            event,
            link.role,
            dice.roll(2) == 0,
        )),
        _ => Some(Edit::link(claim, event)),
    }
}

/// Another id or number for something, which may be one that is taken or none.
fn renamed(state: &State, dice: &mut Dice) -> Option<Edit> {
    let (document, source) = (state.timeline.document(), state.editing()?.source());
    let number = dice.roll(40) as u32;
    let id = format!("renamed-{number}");
    let (before, after) = match dice.roll(4) {
        0 => {
            let event = one(dice, &document.events)?;
            let before = Named::Event(event.id.clone());
            (before, Named::Event(id.as_str().into()))
        }
        1 => {
            let claim = one(dice, &document.claims)?;
            let before = Named::Claim(claim.number);
            (before, Named::Claim(ClaimNumber(number)))
        }
        2 => {
            let lane = one(dice, &document.lanes)?;
            let before = Named::Lane(lane.id.clone());
            (before, Named::Lane(id.as_str().into()))
        }
        _ => {
            let actor = one(dice, &document.actors)?;
            let before = Named::Actor(actor.id.clone());
            (before, Named::Actor(id.as_str().into()))
        }
    };
    Edit::rename(document, source, &before, &after)
}

fn moved_claim(state: &State, dice: &mut Dice) -> Option<Edit> {
    let (document, source) = (state.timeline.document(), state.editing()?.source());
    let claim = one(dice, &document.claims)?;
    Edit::move_claim(document, source, claim, dice.roll(2) == 0)
}

fn of_talk(document: &Document, dice: &mut Dice) -> Option<Edit> {
    let steps = &document.story.as_ref()?.steps;
    let at = dice.roll(steps.len() as u64) as usize;
    let (step, event) = (&steps[at], one(dice, &document.events)?);
    match dice.roll(7) {
        0 => Edit::move_step(document, at, dice.roll(2) == 0),
        1 => Some(Edit::without_step(document, at)),
        2 => Some(Edit::step_event(at, step, &event.id)),
        3 => Some(Edit::step_claim(
            at,
            step,
            one(dice, &document.claims)?.number,
        )),
        4 => Some(Edit::step_subject(
            at,
            Some(&Subject::Event(event.id.clone())),
        )),
        5 => Some(Edit::minutes(*one(dice, &[None, Some(5), Some(20)])?)),
        _ => {
            let name = ValueName::step(at).field("notes");
            Some(Edit::typed("notes", name, one(dice, &WORDS)?, true))
        }
    }
}

/// A step of something, or of what is in view.
fn step_of_something(document: &Document, dice: &mut Dice) -> Vec<Msg> {
    let selection = match dice.roll(3) {
        0 => one(dice, &document.events).map(|event| Selection::Event(event.id.clone())),
        1 => one(dice, &document.claims).map(|claim| Selection::Claim(claim.number)),
        _ => None,
    };
    vec![Msg::AddStep(selection)]
}

fn of_source(document: &Document, dice: &mut Dice) -> Option<Edit> {
    let actor = one(dice, &document.actors);
    match (dice.roll(5), actor) {
        (0, _) => Some(Edit::genre(Some(*one(dice, &Genre::ALL)?))),
        (1, Some(actor)) => Some(Edit::new_other_name(actor)),
        (2, Some(actor)) => {
            let last = actor.other_names.len().checked_sub(1)?;
            Some(Edit::without_other_name(actor, last))
        }
        (3, Some(actor)) => Some(Edit::lane_of_actor(actor, one(dice, &document.lanes))),
        _ => {
            let names = ValueName::to("source").field("published");
            let name = names.field(one(dice, &["place", "note", "edtf"])?);
            Some(Edit::typed("a text", name, one(dice, &WORDS)?, true))
        }
    }
}

fn typed_date(document: &Document, dice: &mut Dice) -> Vec<Msg> {
    let (Some(event), Some(date)) = (one(dice, &document.events), one(dice, &DATES)) else {
        return Vec::new();
    };
    let typed = Msg::TypeDate(event.id.clone(), (*date).to_owned());
    vec![typed, Msg::EndDate(dice.roll(4) > 0)]
}

fn dragged(document: &Document, dice: &mut Dice) -> Vec<Msg> {
    let ends = [DateEnd::Start, DateEnd::End, DateEnd::Whole];
    let (Some(event), end) = (one(dice, &document.events), one(dice, &ends)) else {
        return Vec::new();
    };
    let at = pos2(500.0, 300.0);
    let by = vec2(dice.roll(800) as f32 - 400.0, 1.0);
    let begin = DragMsg::Begin {
        event: event.id.clone(),
        end: end.copied(),
        at,
    };
    let to = DragMsg::To {
        at: at + by,
        over: None,
        refines: dice.roll(4) == 0,
    };
    [begin, to, DragMsg::Drop].map(Msg::Drag).into()
}

fn deleted(document: &Document, dice: &mut Dice) -> Vec<Msg> {
    let selection = match dice.roll(2) {
        0 => one(dice, &document.events).map(|event| Selection::Event(event.id.clone())),
        _ => one(dice, &document.claims).map(|claim| Selection::Claim(claim.number)),
    };
    selection.map(Msg::Delete).into_iter().collect()
}
