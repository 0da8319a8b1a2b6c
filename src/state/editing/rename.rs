//! Other names for what the document names: all that refers to it follows, in one step.

use std::cmp::Reverse;

use super::{Edit, Named};
use crate::document::source::{Change, SourceText, TextEdit, ValueName};
use crate::document::{Claim, ClaimNumber, Document};
use crate::state::{Effect, State};
use crate::view::look::Selection;

use super::things::{NEW_ACTOR, NEW_EVENT, NEW_LANE, free_id};

/// A name that is being typed for something. The document has it once it is whole.
#[derive(Clone, Debug, PartialEq)]
pub struct Naming {
    pub of: Named,
    pub text: String,
    /// The reason why it cannot have that name.
    pub fault: Option<String>,
}

impl Edit {
    /// Another id for an event, a lane or an actor, or another number for a claim, wherever the document names it. Nothing where its
    /// text is not that of the document.
    pub fn rename(
        document: &Document,
        source: &SourceText,
        before: &Named,
        after: &Named,
    ) -> Option<Self> {
        let what = match before {
            Named::Claim(number) => format!("the number of claim {number}"),
            Named::Event(_) | Named::Lane(_) | Named::Actor(_) => {
                format!("the id “{}”", before.typed())
            }
        };
        let texts = renamings(document, source, &[(before, after)])?;
        let edit = Self {
            texts,
            ..Self::new(what)
        };
        Some(match after {
            Named::Event(id) => edit.select(Selection::Event(id.clone())),
            Named::Claim(number) => edit.select(Selection::Claim(*number)),
            Named::Actor(id) => edit.select(Selection::Actor(id.clone())),
            Named::Lane(_) => edit,
        })
    }

    /// A claim before the one before it, or behind the one behind it. A claim's place is its number, in the window as in the text, so
    /// the two exchange their numbers, whatever names them follows, and they stay in the order of the file if they are side by side in
    /// it. Nothing where there is none.
    pub fn move_claim(
        document: &Document,
        source: &SourceText,
        claim: &Claim,
        down: bool,
    ) -> Option<Self> {
        let others = document.claims.iter().enumerate();
        let (to, other) = match down {
            true => others
                .filter(|(_, other)| other.number > claim.number)
                .min_by_key(|(_, other)| other.number)?,
            false => others
                .filter(|(_, other)| other.number < claim.number)
                .max_by_key(|(_, other)| other.number)?,
        };
        let mut claims = document.claims.iter();
        let at = claims.position(|other| other.number == claim.number)?;
        let (one, two) = (Named::Claim(claim.number), Named::Claim(other.number));
        let texts = renamings(document, source, &[(&one, &two), (&two, &one)])?;
        let edit = Self {
            texts,
            ..Self::new(format!("the place of claim {}", claim.number))
        };
        let edit = edit.select(Selection::Claim(other.number));
        Some(match at.abs_diff(to) {
            1 => edit.change(ValueName::to("claims").at(at), Change::Move { to }),
            _ => edit,
        })
    }
}

/// The edits that write other names wherever a text has these, the last first, so that none moves another.
fn renamings(
    document: &Document,
    source: &SourceText,
    names: &[(&Named, &Named)],
) -> Option<Vec<TextEdit>> {
    let mut edits = Vec::new();
    for (before, after) in names {
        for place in before.places(document) {
            // A long text may be ahead of the document.
            source
                .value(&place)
                .filter(|value| before.is_written(value))?;
            edits.push(TextEdit {
                range: source.span(&place)?,
                new_text: after.written(),
            });
        }
    }
    edits.sort_by_key(|edit| Reverse(edit.range.start));
    Some(edits)
}

impl State {
    /// The edit that gives something another name, or the reason why it cannot have it.
    fn renamed(&self, before: &Named, name: &str) -> Result<Edit, String> {
        let Some(after) = before.called(name) else {
            return Err(format!("“{}” is no number", name.trim()));
        };
        let editing = self
            .editing
            .as_ref()
            .filter(|editing| !editing.has_errors());
        let document = self.timeline.document();
        let edit = editing
            .and_then(|editing| Edit::rename(document, &editing.source, before, &after))
            .ok_or("the document is not shown as it is now")?;
        let faults = self.read_with(&edit).map(|reading| match reading.shown {
            Some(_) => Vec::new(),
            None => reading.faults,
        });
        match faults.iter().flatten().next() {
            Some(fault) => Err(fault.told()),
            None => Ok(edit),
        }
    }

    /// Types another name for something.
    pub(in crate::state) fn type_name(&mut self, of: Named, text: String) {
        let fault = self.renamed(&of, &text).err();
        if let Some(editing) = &mut self.editing {
            editing.naming = Some(Naming { of, text, fault });
        }
    }

    /// Gives something the name that was typed, or leaves it as it was.
    pub(in crate::state) fn end_name(&mut self, keeps: bool) -> Vec<Effect> {
        let editing = self.editing.as_mut();
        let Some(naming) = editing.and_then(|editing| editing.naming.take()) else {
            return Vec::new();
        };
        if !keeps || naming.text.trim() == naming.of.typed() {
            return Vec::new();
        }
        match self.renamed(&naming.of, &naming.text) {
            Ok(edit) => self.edit(edit),
            Err(fault) => {
                let noun = naming.of.noun();
                self.say(format!("The {noun} stays as it was: {fault}"));
                Vec::new()
            }
        }
    }

    /// The edit that makes an id of the title that was typed, for what had none when it was made. It is part of that typing.
    pub(super) fn id_after_title(&self, field: &ValueName) -> Option<Edit> {
        let editing = self
            .editing
            .as_ref()
            .filter(|editing| !editing.has_errors())?;
        let document = self.timeline.document();
        let (before, title, otherwise) = untitled(document, field)?;
        let typed = before.typed();
        let others = before.ids_of_its_kind(document);
        let others = others.into_iter().filter(|id| *id != typed);
        let after = before.called(&free_id(others, title, otherwise))?;
        if before == after {
            return None;
        }
        let edit = Edit::rename(document, &editing.source, &before, &after)?;
        // Where something else is selected by now, that stays so.
        let is_selected = match (&before, &self.look().selection) {
            (Named::Event(before), Some(Selection::Event(id))) => before == id,
            (Named::Actor(before), Some(Selection::Actor(id))) => before == id,
            _ => false,
        };
        Some(Edit {
            joins: true,
            selects: edit.selects.filter(|_| is_selected),
            ..edit
        })
    }

    /// Moves a claim up or down among the others; without one the step of the talk that is typed in, or the claim that is selected.
    pub(in crate::state) fn move_on(
        &mut self,
        claim: Option<ClaimNumber>,
        down: bool,
    ) -> Vec<Effect> {
        let Some(editing) = &self.editing else {
            return self.say_read_only();
        };
        let document = self.timeline.document();
        let typed_in = editing.field.as_ref().and_then(ValueName::step_index);
        let selected = match &self.look().selection {
            Some(Selection::Claim(number)) => Some(*number),
            _ => None,
        };
        let edit = match (typed_in.filter(|_| claim.is_none()), claim.or(selected)) {
            (Some(at), _) => {
                let to = if down { at + 1 } else { at.saturating_sub(1) };
                let edit = Edit::move_step(document, at, down);
                edit.map(|edit| edit.begin(ValueName::step(to).field("headline")))
            }
            (None, Some(number)) => {
                let mut claims = document.claims.iter();
                let claim = claims.find(|claim| claim.number == number);
                claim.and_then(|claim| Edit::move_claim(document, &editing.source, claim, down))
            }
            (None, None) => {
                let claims = &document.claims_are_called.many;
                self.say(format!(
                    "Select one of the {claims}, or a step of the talk, first"
                ));
                return Vec::new();
            }
        };
        match edit {
            Some(edit) => self.edit(edit),
            None => {
                let end = if down { "last" } else { "first" };
                self.say(format!("It is the {end} already"));
                Vec::new()
            }
        }
    }
}

/// The thing that has its title in a field, and an id from before it had one; with that title, and a word for such things.
fn untitled<'d>(
    document: &'d Document,
    field: &ValueName,
) -> Option<(Named, &'d str, &'static str)> {
    let mut events = document.events.iter();
    let event = events.find(|event| {
        is_placeholder(event.id.as_str(), NEW_EVENT)
            && ValueName::event(&event.id).field("title") == *field
    });
    let mut lanes = document.lanes.iter();
    let lane = lanes.find(|lane| {
        is_placeholder(lane.id.as_str(), NEW_LANE)
            && ValueName::lane(&lane.id).field("name") == *field
    });
    let mut actors = document.actors.iter();
    let actor = actors.find(|actor| {
        is_placeholder(actor.id.as_str(), NEW_ACTOR)
            && ValueName::actor(&actor.id).field("name") == *field
    });
    let event = event.map(|event| (Named::Event(event.id.clone()), &*event.title, "event"));
    let lane = lane.map(|lane| (Named::Lane(lane.id.clone()), &*lane.name, "lane"));
    let actor = actor.map(|actor| (Named::Actor(actor.id.clone()), &*actor.name, "actor"));
    event.or(lane).or(actor)
}

/// True of an id that was made of the title that new things have.
fn is_placeholder(id: &str, title: &str) -> bool {
    let made = free_id(std::iter::empty(), title, "");
    let rest = id.strip_prefix(made.as_str());
    rest.is_some_and(|rest| {
        let number = rest.strip_prefix('-').unwrap_or(rest);
        number.chars().all(|letter| letter.is_ascii_digit())
    })
}
