//! Names of values, which mean the same in each version of a document.

use std::fmt;

use smol_str::SmolStr;

use crate::document::formats::ron::{NodeIx, SyntaxTree};
use crate::document::problem::ValuePath;
use crate::document::{ActorId, ClaimNumber, EventId, LaneId, Role};

/// The way to a value by what the document calls it: an event by its id, a claim by its number. A [`ValuePath`] tells its place
/// among others in one version of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct ValueName(Vec<Segment>);

/// The thing that a value is a field of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldOf<'n> {
    /// The event with this id.
    Event(&'n str),
    Claim(ClaimNumber),
}

/// One step on the way.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Segment {
    Field(&'static str),
    Item(Key),
}

/// The lists whose items have names, by the fields on the way to them, and the field that each item has its name in.
const NAMED_ITEMS: [(&[&str], Named); 7] = [
    (&["events"], Named::Text("id")),
    (&["claims"], Named::Number("number")),
    (&["claims", "events"], Named::TextAndWord("event", "role")),
    (&["claims", "tensions"], Named::Number("with")),
    (&["lanes"], Named::Text("id")),
    (&["actors"], Named::Text("id")),
    (&["views"], Named::Text("name")),
];

#[derive(Clone, Copy, Debug)]
enum Named {
    Text(&'static str),
    Number(&'static str),
    TextAndWord(&'static str, &'static str),
}

/// One item among those of a list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Key {
    /// By a field of its own that no other has alike, and the value of that field.
    Text(&'static str, SmolStr),
    Number(&'static str, u32),
    /// By two fields, of which one is a word.
    TextAndWord([&'static str; 2], [SmolStr; 2]),
    /// Of items without a name, by the place.
    At(usize),
}

impl Segment {
    fn field(&self) -> Option<&'static str> {
        match self {
            Self::Field(name) => Some(name),
            Self::Item(_) => None,
        }
    }
}

impl ValueName {
    /// A field of the document.
    pub fn to(field: &'static str) -> Self {
        Self::default().field(field)
    }

    pub fn event(id: &EventId) -> Self {
        Self::to("events").item(Key::Text("id", id.as_str().into()))
    }

    pub fn claim(number: ClaimNumber) -> Self {
        Self::to("claims").item(Key::Number("number", number.0))
    }

    pub fn lane(id: &LaneId) -> Self {
        Self::to("lanes").item(Key::Text("id", id.as_str().into()))
    }

    pub fn actor(id: &ActorId) -> Self {
        Self::to("actors").item(Key::Text("id", id.as_str().into()))
    }

    /// The part that an event plays in a claim; it may play several.
    pub fn link(claim: ClaimNumber, event: &EventId, role: Role) -> Self {
        let role = super::in_a_line(&role).unwrap_or_default();
        let names = [event.as_str().into(), role.into()];
        Self::claim(claim)
            .field("events")
            .item(Key::TextAndWord(["event", "role"], names))
    }

    /// The note on a claim that another one is hard to hold together with.
    pub fn tension(claim: ClaimNumber, with: ClaimNumber) -> Self {
        Self::claim(claim)
            .field("tensions")
            .item(Key::Number("with", with.0))
    }

    /// A phrase of an event, by its place among them.
    pub fn phrase(event: &EventId, at: usize) -> Self {
        Self::event(event).field("when").field("phrases").at(at)
    }

    /// A step of the story, by its place among them.
    pub fn step(at: usize) -> Self {
        Self::to("story").field("steps").at(at)
    }

    /// The place of the story's step that it is in.
    pub fn step_index(&self) -> Option<usize> {
        match self.0.as_slice() {
            [
                Segment::Field("story"),
                Segment::Field("steps"),
                Segment::Item(Key::At(at)),
                ..,
            ] => Some(*at),
            _ => None,
        }
    }

    /// One step further, into a field.
    #[must_use]
    pub fn field(mut self, name: &'static str) -> Self {
        self.0.push(Segment::Field(name));
        self
    }

    /// One step further, to an item that has no name.
    #[must_use]
    pub fn at(self, index: usize) -> Self {
        self.item(Key::At(index))
    }

    /// The event or claim that has it as a field, and which field that is.
    pub fn field_of(&self) -> Option<(FieldOf<'_>, &'static str)> {
        match &self.0[..] {
            [
                Segment::Field("events"),
                Segment::Item(Key::Text(_, id)),
                Segment::Field(field),
            ] => Some((FieldOf::Event(id), field)),
            [
                Segment::Field("claims"),
                Segment::Item(Key::Number(_, number)),
                Segment::Field(field),
            ] => Some((FieldOf::Claim(ClaimNumber(*number)), field)),
            _ => None,
        }
    }

    /// The way in which the items of a list are named, where they are.
    fn named(&self) -> Option<Named> {
        let fields: Vec<&str> = self.0.iter().filter_map(Segment::field).collect();
        let list = NAMED_ITEMS.iter().find(|(list, _)| **list == fields)?;
        Some(list.1)
    }

    /// True of a list whose items have names.
    pub(super) fn holds_named_items(&self) -> bool {
        self.named().is_some()
    }

    /// The name of an item of this list.
    pub(super) fn item_of(&self, tree: &SyntaxTree<'_>, item: NodeIx) -> Option<Self> {
        let key = match self.named()? {
            Named::Text(field) => {
                let text = super::text_of(tree.source_of(item, field)?)?;
                Key::Text(field, text.into())
            }
            Named::TextAndWord(field, word) => {
                let text = super::text_of(tree.source_of(item, field)?)?;
                let names = [text.into(), tree.source_of(item, word)?.into()];
                Key::TextAndWord([field, word], names)
            }
            Named::Number(field) => Key::Number(field, tree.source_of(item, field)?.parse().ok()?),
        };
        Some(self.clone().item(key))
    }

    #[must_use]
    fn item(mut self, key: Key) -> Self {
        self.0.push(Segment::Item(key));
        self
    }

    /// The way to it in a text, also to a field that is not there. Nothing where an item is not there.
    pub(super) fn path(&self, tree: &SyntaxTree<'_>) -> Option<ValuePath> {
        let mut path = ValuePath::default();
        for segment in &self.0 {
            path = match segment {
                Segment::Field(name) => path.field(name),
                Segment::Item(key) => {
                    let (list, is_there) = tree.find(&path);
                    let items = tree.items(list);
                    let at = match key {
                        Key::At(index) => *index,
                        Key::Text(field, text) => items
                            .iter()
                            .position(|item| is_text(tree, *item, field, text))?,
                        Key::TextAndWord([text, word], [is, plays]) => {
                            items.iter().position(|item| {
                                is_text(tree, *item, text, is)
                                    && tree.source_of(*item, word) == Some(plays)
                            })?
                        }
                        Key::Number(field, number) => items
                            .iter()
                            .position(|item| is_number(tree, *item, field, *number))?,
                    };
                    if !is_there || at >= items.len() {
                        return None;
                    }
                    path.item(at)
                }
            };
        }
        Some(path)
    }
}

/// "the title of “strike”": the last field, and the name of what it belongs to.
impl fmt::Display for ValueName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let field = self.0.iter().rev().find_map(Segment::field);
        write!(f, "`{}`", field.unwrap_or("all"))?;
        for segment in self.0.iter().rev() {
            match segment {
                Segment::Item(Key::Text(_, text) | Key::TextAndWord(_, [text, _])) => {
                    write!(f, " of `{text}`")?;
                }
                Segment::Item(Key::Number(_, number)) => write!(f, " of {number}")?,
                Segment::Item(Key::At(_)) | Segment::Field(_) => {}
            }
        }
        Ok(())
    }
}

/// True of an item whose field is that text.
fn is_text(tree: &SyntaxTree<'_>, item: NodeIx, field: &str, text: &str) -> bool {
    tree.source_of(item, field)
        .is_some_and(|source| match source.strip_prefix('"') {
            // Nearly all are written plainly.
            Some(plain) if !plain.contains('\\') => plain.strip_suffix('"') == Some(text),
            _ => super::text_of(source).as_deref() == Some(text),
        })
}

fn is_number(tree: &SyntaxTree<'_>, item: NodeIx, field: &str, number: u32) -> bool {
    let source = tree.source_of(item, field);
    source.and_then(|source| source.parse().ok()) == Some(number)
}
