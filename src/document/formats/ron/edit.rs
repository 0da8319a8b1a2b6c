//! Edits of a RON text that leave all else as it is: comments, order, spacing and line endings.
//!
//! The text between two brackets is a row of slots, one an item: what stands before the item, the item, its comma, and the comment
//! behind it on its line. Comments right above an item belong to it; what a blank line parts from it, such as a heading over several
//! items, stays where it is.

use std::ops::Range;

use super::{
    lexer::{Lexer, Token},
    syntax_tree::{NodeIx, NodeKind, SyntaxTree},
};
use crate::document::{
    problem::{PathSegment, ValuePath},
    source::{Change, EditError, TextEdit},
};

/// The spaces by which the items of a group stand further right than its own line.
const INDENT: &str = "    ";

/// Makes a change of a value a change of its text.
///
/// # Errors
/// A value that is not there.
pub(in crate::document) fn edit(
    tree: &SyntaxTree<'_>,
    path: &ValuePath,
    change: &Change,
) -> Result<TextEdit, EditError> {
    let (node, is_whole) = tree.find(path);
    let no_such_value = || EditError::NoSuchValue(path.to_string());
    match change {
        Change::Set(value) if is_whole => Ok(TextEdit {
            range: tree.node(node).span.clone(),
            new_text: value.clone(),
        }),
        Change::Set(value) => set_absent(tree, path, value).ok_or_else(no_such_value),
        Change::Insert { at, item } if is_whole => {
            let row = Row::of(tree, node).ok_or_else(no_such_value)?;
            match *at <= row.slots.len() {
                true => Ok(row.insert(*at, item)),
                false => Err(no_such_value()),
            }
        }
        // A list that is not there is an empty one.
        Change::Insert { at: 0, item } => {
            set_absent(tree, path, &format!("[{item}]")).ok_or_else(no_such_value)
        }
        Change::Remove if is_whole => {
            let (row, at) = place(tree, path).ok_or_else(no_such_value)?;
            Ok(row.remove(at))
        }
        Change::Move { to } if is_whole => {
            let (row, at) = place(tree, path).ok_or_else(no_such_value)?;
            match *to < row.slots.len() {
                true => Ok(row.rearrange(at, *to)),
                false => Err(no_such_value()),
            }
        }
        Change::Note(words) if is_whole => {
            let (row, at) = place(tree, path).ok_or_else(no_such_value)?;
            Ok(row.note(at, words))
        }
        Change::Insert { .. } | Change::Remove | Change::Move { .. } | Change::Note(_) => {
            Err(no_such_value())
        }
    }
}

/// Gives a field that is not there a value, and first the structs that it is to stand in, where these are not there either.
fn set_absent(tree: &SyntaxTree<'_>, path: &ValuePath, value: &str) -> Option<TextEdit> {
    let Some(PathSegment::Field(name)) = path.segments().last() else {
        return None;
    };
    let field = format!("{name}: {value}");
    match holder(tree, path) {
        Some(holder) => {
            let row = Row::of(tree, holder)?;
            Some(row.insert(row.slots.len(), &field))
        }
        None => set_absent(tree, &path.parent()?, &format!("({field})")),
    }
}

/// The value that holds the one at a path, if it is there.
fn holder(tree: &SyntaxTree<'_>, path: &ValuePath) -> Option<NodeIx> {
    let (holder, is_whole) = tree.find(&path.parent()?);
    is_whole.then_some(holder)
}

/// The row that a value stands in, and its place there.
fn place<'t>(tree: &SyntaxTree<'t>, path: &ValuePath) -> Option<(Row<'t>, usize)> {
    let holder = holder(tree, path)?;
    let at = match path.segments().last()? {
        PathSegment::Item(index) => *index,
        PathSegment::Field(name) => {
            let field = tree.field(holder, name)?;
            tree.items(holder).iter().position(|item| *item == field)?
        }
    };
    Some((Row::of(tree, holder)?, at))
}

/// An item between brackets with all that belongs to it.
#[derive(Clone, Debug)]
struct Slot {
    /// From the end of the slot before.
    start: usize,
    /// The comments right above it, from the end of the line before.
    own: usize,
    /// Its field's name and its value.
    value: Range<usize>,
    /// Behind its comma, if it has one.
    comma: Option<usize>,
    /// Behind the comment on its line.
    end: usize,
}

/// All that stands between two brackets.
struct Row<'t> {
    text: &'t str,
    slots: Vec<Slot>,
    /// Behind the opening bracket, and before the closing one.
    inner: Range<usize>,
}

impl<'t> Row<'t> {
    /// Nothing of a value without brackets.
    fn of(tree: &SyntaxTree<'t>, group: NodeIx) -> Option<Self> {
        let node = tree.node(group);
        let NodeKind::Group { name, items, .. } = &node.kind else {
            return None;
        };
        let text = tree.text;
        let lexer = Lexer::new(text);
        let open = match name {
            Some(name) => lexer.skip_blanks(name.end).ok()?,
            None => node.span.start,
        };
        let inner = open + 1..node.span.end - 1;
        let mut slots = Vec::with_capacity(items.len());
        let mut start = inner.start;
        for item in items {
            let node = tree.node(*item);
            let begins = node.key.as_ref().map_or(node.span.start, |key| key.start);
            let value = begins..node.span.end;
            let behind = lexer.skip_blanks(value.end).ok()?;
            let comma = text[behind..].starts_with(',').then_some(behind + 1);
            let end = end_of_line_comment(text, comma.unwrap_or(value.end), inner.end);
            slots.push(Slot {
                start,
                own: own_start(text, start, begins),
                value,
                comma,
                end,
            });
            start = end;
        }
        Some(Self { text, slots, inner })
    }

    fn line_ending(&self) -> &'static str {
        match self.text.contains("\r\n") {
            true => "\r\n",
            false => "\n",
        }
    }

    /// The white space at the beginning of the line on which a byte stands.
    fn indentation(&self, at: usize) -> &'t str {
        let line = self.text[..at].rfind('\n').map_or(0, |newline| newline + 1);
        let rest = &self.text[line..];
        &rest[..rest.len() - rest.trim_start_matches([' ', '\t']).len()]
    }

    /// True of an item that begins a line.
    fn begins_line(&self, slot: &Slot) -> bool {
        self.text[slot.start..slot.value.start].contains('\n')
    }

    /// An item in a row, in the way of its neighbours.
    fn insert(&self, at: usize, item: &str) -> TextEdit {
        let neighbour = self.slots.get(at.saturating_sub(1));
        let newline = self.line_ending();
        let (is_multiline, indent) = match neighbour {
            Some(slot) => (
                self.begins_line(slot),
                self.indentation(slot.value.start).to_owned(),
            ),
            None => {
                let own = self.indentation(self.inner.start);
                (item.contains('\n'), format!("{own}{INDENT}"))
            }
        };
        let item = indented(item, &indent, newline);
        if self.slots.is_empty() {
            let before = &self.text[self.inner.clone()];
            let new_text = match is_multiline {
                true => {
                    let own = self.indentation(self.inner.start);
                    format!(
                        "{}{newline}{indent}{item},{newline}{own}",
                        before.trim_end()
                    )
                }
                false => format!("{before}{item}"),
            };
            return TextEdit {
                range: self.inner.clone(),
                new_text,
            };
        }
        // A blank line before each neighbour is one before the new item too.
        let models = [at.saturating_sub(1), at].map(|model| self.slots.get(model));
        let has_blank_line = models.into_iter().flatten().any(|slot| {
            let lead = &self.text[slot.start..slot.value.start];
            slot.start > self.inner.start && lead.matches('\n').count() > 1 && !lead.contains('/')
        });
        let blank = if has_blank_line { newline } else { "" };
        if at == 0 {
            let own = self.slots[0].own;
            let new_text = match is_multiline {
                true => format!("{newline}{indent}{item},{blank}"),
                false => format!("{item}, "),
            };
            return TextEdit {
                range: own..own,
                new_text,
            };
        }
        let before = &self.slots[at - 1];
        let lead = match is_multiline {
            true => format!("{blank}{newline}{indent}"),
            false => " ".to_owned(),
        };
        match before.comma {
            // The comma behind the new item is the way of the one before.
            Some(_) => TextEdit {
                range: before.end..before.end,
                new_text: format!("{lead}{item},"),
            },
            None => TextEdit {
                range: before.value.end..before.end,
                new_text: format!(",{}{lead}{item}", &self.text[before.value.end..before.end]),
            },
        }
    }

    /// True of an item between blank lines, of which the end of the row is one.
    fn stands_apart(&self, at: usize) -> bool {
        let slot = &self.slots[at];
        let is_blank = |lead: &str| lead.trim().is_empty() && lead.contains('\n');
        let before = &self.text[slot.start..slot.own];
        match self.slots.get(at + 1) {
            Some(next) => is_blank(before) && is_blank(&self.text[next.start..next.own]),
            None => before.trim().is_empty(),
        }
    }

    /// A comment above an item that begins a line, or before one that does not.
    fn note(&self, at: usize, words: &str) -> TextEdit {
        let slot = &self.slots[at];
        let (comment, behind) = match self.begins_line(slot) {
            true => {
                let indent = self.indentation(slot.value.start);
                (
                    format!("// {words}"),
                    format!("{}{indent}", self.line_ending()),
                )
            }
            false => {
                // Comments lie within each other in RON.
                let words = words.replace("/*", "/ *").replace("*/", "* /");
                (format!("/* {words} */"), " ".to_owned())
            }
        };
        let start = slot.value.start;
        let above = &self.text[slot.start..start];
        let is_there = match comment.starts_with("//") {
            true => above.lines().any(|line| line.trim() == comment),
            false => above.contains(&comment),
        };
        let new_text = match is_there {
            true => String::new(),
            false => comment + &behind,
        };
        TextEdit {
            range: start..start,
            new_text,
        }
    }

    fn remove(&self, at: usize) -> TextEdit {
        let slot = &self.slots[at];
        let is_last = at + 1 == self.slots.len();
        let range = match (self.begins_line(slot), at) {
            // Blank lines before it and behind it would be two, or stand before the end.
            (true, _) if at > 0 && self.stands_apart(at) => slot.start..slot.end,
            (true, _) => slot.own..slot.end,
            // What follows in the line takes its place.
            (false, 0) if !is_last => slot.own..self.slots[1].own,
            (false, 0) => slot.own..slot.end,
            (false, _) if slot.comma.is_none() => self.slots[at - 1].value.end..slot.end,
            (false, _) => slot.start..slot.end,
        };
        TextEdit {
            range,
            new_text: String::new(),
        }
    }

    /// The items in between move up or down by one.
    fn rearrange(&self, from: usize, to: usize) -> TextEdit {
        let (first, last) = (from.min(to), from.max(to));
        let mut order: Vec<usize> = (first..=last).collect();
        let moved = order.remove(from - first);
        order.insert(to - first, moved);
        let mut new_text = String::new();
        for (place, item) in (first..=last).zip(order) {
            let (here, slot) = (&self.slots[place], &self.slots[item]);
            // A heading, and in a line the space, stay where they are.
            new_text.push_str(&self.text[here.start..here.own]);
            new_text.push_str(&self.text[slot.own..slot.value.end]);
            let has_comma = here.comma.is_some();
            let behind = slot.comma.unwrap_or(slot.value.end);
            // Blanks or a comment before the comma go with the item.
            let before_comma = slot
                .comma
                .map_or("", |comma| &self.text[slot.value.end..comma - 1]);
            new_text.push_str(before_comma);
            if has_comma {
                new_text.push(',');
            }
            new_text.push_str(&self.text[behind..slot.end]);
        }
        TextEdit {
            range: self.slots[first].start..self.slots[last].end,
            new_text,
        }
    }
}

/// The lines of an item, each but the first as far right as it stands itself, however far right they were. Lines within texts stay as
/// they are.
fn indented(item: &str, indent: &str, newline: &str) -> String {
    let pieces = pieces(item);
    let blanks = pieces.iter().filter(|(_, is_blank)| *is_blank);
    let begun_lines = blanks.filter_map(|(blank, _)| Some(blank.rsplit_once('\n')?.1));
    let least = begun_lines.map(str::len).min().unwrap_or(0);
    let mut indented = String::new();
    for (piece, is_blank) in pieces {
        if !is_blank {
            indented.push_str(piece);
            continue;
        }
        for (at, line) in piece.split('\n').enumerate() {
            if at > 0 {
                indented.push_str(newline);
                indented.push_str(indent);
            }
            let shift = if at > 0 { least } else { 0 };
            indented.push_str(line.get(shift..).unwrap_or_default().trim_end_matches('\r'));
        }
    }
    indented
}

/// A text in pieces: blanks with their comments, and what stands between them.
fn pieces(item: &str) -> Vec<(&str, bool)> {
    let lexer = Lexer::new(item);
    let mut pieces = Vec::new();
    let mut at = 0;
    while at < item.len() {
        let solid = lexer.skip_blanks(at).unwrap_or(item.len());
        pieces.push((&item[at..solid], true));
        let end = match lexer.token(solid) {
            Ok(Token::Text(range)) => range.end,
            Ok(Token::Word(range)) if !range.is_empty() => range.end,
            _ => item[solid..]
                .chars()
                .next()
                .map_or(solid, |mark| solid + mark.len_utf8()),
        };
        pieces.push((&item[solid..end], false));
        at = end.max(solid);
    }
    pieces
}

/// The end of what follows on a line, if that is a comment of the line alone.
fn end_of_line_comment(text: &str, from: usize, until: usize) -> usize {
    let rest = &text[from..until];
    let line = rest.split('\n').next().unwrap_or_default();
    let line = line.strip_suffix('\r').unwrap_or(line);
    let comment = line.trim_start_matches([' ', '\t']);
    match comment.starts_with("//") {
        true => from + line.len(),
        false => from,
    }
}

/// The beginning of the comments right above an item: the end of the line before them. In a line it is the item itself.
fn own_start(text: &str, start: usize, value: usize) -> usize {
    let lead = &text[start..value];
    if !lead.contains('\n') {
        return start + lead.len() - lead.trim_start_matches([' ', '\t']).len();
    }
    // From below, line by line, up to one that is blank.
    let mut own = value;
    loop {
        let above = &text[start..own];
        let Some(newline) = above.rfind('\n') else {
            return start;
        };
        let line_end = start + newline;
        let line_end = line_end - usize::from(text[start..line_end].ends_with('\r'));
        own = line_end;
        let before = &text[start..line_end];
        let line = before.rsplit('\n').next().unwrap_or_default();
        if !before.contains('\n') || line.trim().is_empty() {
            return own;
        }
    }
}
