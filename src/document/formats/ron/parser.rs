//! From a text to its [`SyntaxTree`], past every syntax error that leaves no doubt what was meant.

use std::ops::Range;

use super::{
    lexer::{Lexer, Token, Unclosed},
    syntax_tree::{NodeIx, NodeKind, SyntaxNode, SyntaxTree},
};
use crate::document::{diagnostic::Diagnostic, line_index::LineIndex, load_progress};

/// A document needs about ten. More brackets than this in each other are a syntax error or an attack.
const MAX_OPEN_BRACKETS: usize = 64;

/// Values that are read between two looks at whether to go on.
const NODES_PER_CHECK: usize = 1024;

/// Grows the tree. Errors that it got past are added to `syntax_errors`; what it could not get past is the error.
pub(super) fn parse<'t>(
    text: &'t str,
    syntax_errors: &mut Vec<Diagnostic<usize>>,
) -> Result<SyntaxTree<'t>, Diagnostic<usize>> {
    #[cfg(test)]
    TREES_PARSED.set(TREES_PARSED.get() + 1);
    Parser {
        text,
        lexer: Lexer::new(text),
        at: 0,
        nodes: Vec::new(),
        open: Vec::new(),
        ill_indented: None,
        syntax_errors,
    }
    .parse()
}

#[cfg(test)]
thread_local! {
    /// The number of trees that this thread has grown, for the tests that hold that a good document needs none.
    pub(crate) static TREES_PARSED: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

struct Parser<'t, 's> {
    text: &'t str,
    lexer: Lexer<'t>,
    at: usize,
    nodes: Vec<SyntaxNode>,
    /// The brackets around the place that is being read, outermost first.
    open: Vec<Bracket>,
    /// The first bracket whose closing one stands further left than its own line, and where that is. If brackets do
    /// not match in the end, this is where one was probably forgotten.
    ill_indented: Option<(Bracket, usize)>,
    syntax_errors: &'s mut Vec<Diagnostic<usize>>,
}

/// A bracket that is open while its content is being read.
#[derive(Clone)]
struct Bracket {
    start: usize,
    open: u8,
    node: NodeIx,
    /// The field whose value comes next.
    key: Option<Range<usize>>,
    /// The value just read, as long as no comma has come.
    before: Option<NodeIx>,
}

impl<'t> Parser<'t, '_> {
    fn parse(mut self) -> Result<SyntaxTree<'t>, Diagnostic<usize>> {
        self.skip_attributes()?;
        loop {
            self.at = self.skip_blanks(self.at)?;
            let Some(next) = self.text.as_bytes().get(self.at).copied() else {
                break;
            };
            if self.nodes.len().is_multiple_of(NODES_PER_CHECK) && load_progress::is_cancelled() {
                return Err(Diagnostic::error(self.at, "the reading was cancelled"));
            }
            if self.open.is_empty() && !self.nodes.is_empty() {
                let end = self.line_of(self.nodes[0].span.end);
                let message = format!("the document has ended on line {end}, and more follows");
                let hint = "is a bracket closed there that should not be?".to_owned();
                return Err(Diagnostic::error(self.at, message).mend(hint));
            }
            match next {
                b'(' | b'[' | b'{' => self.open_bracket(None, self.at)?,
                b')' | b']' | b'}' => self.close_bracket(char::from(next))?,
                b',' => self.comma(),
                b':' | b'=' => self.mark_without_name(char::from(next)),
                _ => self.token()?,
            }
        }
        if let Some(bracket) = self.open.last() {
            return Err(self
                .forgotten()
                .unwrap_or_else(|| never_closed(bracket, "the file ends first")));
        }
        if self.nodes.is_empty() {
            let hint = "begin with `(format: 1, source: (title: \"…\", written: (edtf: \"…\")), events: […], claims: […])`";
            return Err(
                Diagnostic::error(0, "there is no document in this file").mend(hint.to_owned())
            );
        }
        Ok(SyntaxTree::new(self.text, self.nodes))
    }

    fn line_of(&self, offset: usize) -> usize {
        LineIndex::of(self.text).position(offset).line
    }

    fn skip_blanks(&self, at: usize) -> Result<usize, Diagnostic<usize>> {
        self.lexer.skip_blanks(at).map_err(unclosed)
    }

    fn next_char(&self, at: usize) -> Option<char> {
        self.text[at..].chars().next()
    }

    /// `#![enable(…)]` and its like before the document, which are the `ron` crate's to judge.
    fn skip_attributes(&mut self) -> Result<(), Diagnostic<usize>> {
        loop {
            self.at = self.skip_blanks(self.at)?;
            let rest = &self.text[self.at..];
            if !rest.starts_with("#!") {
                return Ok(());
            }
            let end = rest.find(']');
            self.at +=
                1 + end.ok_or_else(|| Diagnostic::error(self.at, "this `#![` is never closed"))?;
        }
    }

    fn token(&mut self) -> Result<(), Diagnostic<usize>> {
        match self.lexer.token(self.at).map_err(unclosed)? {
            Token::Text(span) => {
                self.at = span.end;
                self.value(span, NodeKind::Text).map(drop)
            }
            Token::Word(span) => self.word(span),
        }
    }

    /// A word is the name of a field, the name before a bracket, or a value.
    fn word(&mut self, span: Range<usize>) -> Result<(), Diagnostic<usize>> {
        self.at = self.skip_blanks(span.end)?;
        match self.next_char(self.at) {
            Some(mark @ (':' | '=')) => self.key(span, mark),
            Some('(') => self.open_bracket(Some(span.clone()), span.start),
            Some(next) if !",)]}".contains(next) && self.is_where_a_key_belongs(&span) => {
                let word = &self.text[span.clone()];
                if self.is_key(self.at)? {
                    let syntax_error = Diagnostic::error(
                        span.start,
                        format!("`{word}` has neither a colon nor a value"),
                    );
                    self.syntax_errors
                        .push(syntax_error.mend("delete it".to_owned()));
                    return Ok(());
                }
                self.syntax_errors.push(Diagnostic::error(
                    span.end,
                    format!("a colon is missing after `{word}`"),
                ));
                self.begin_field(span)
            }
            _ => {
                let span = self.with_words_behind(span)?;
                self.at = span.end;
                self.value(span, NodeKind::Word).map(drop)
            }
        }
    }

    fn is_where_a_key_belongs(&self, word: &Range<usize>) -> bool {
        let is_name = self.text[word.clone()].starts_with(|c: char| c.is_ascii_lowercase());
        is_name
            && self.open.last().is_some_and(|bracket| {
                bracket.open == b'(' && bracket.key.is_none() && bracket.before.is_none()
            })
    }

    /// Holds if a field's name and its colon stand at this place.
    fn is_key(&self, at: usize) -> Result<bool, Diagnostic<usize>> {
        let Token::Word(word) = self.lexer.token(at).map_err(unclosed)? else {
            return Ok(false);
        };
        let mark = self.next_char(self.skip_blanks(word.end)?);
        Ok(matches!(mark, Some(':' | '=')))
    }

    /// Words in a row are a text whose quotation marks were forgotten, and one syntax error rather than many.
    fn with_words_behind(&self, mut span: Range<usize>) -> Result<Range<usize>, Diagnostic<usize>> {
        loop {
            let rest = &self.text[span.end..];
            let next = span.end + rest.len() - rest.trim_start_matches([' ', '\t']).len();
            let ends_here = |c: char| c.is_whitespace() || "()[]{},:=\"/".contains(c);
            if next == span.end
                || self.next_char(next).is_none_or(ends_here)
                || self.is_key(next)?
            {
                return Ok(span);
            }
            let (Token::Word(word) | Token::Text(word)) =
                self.lexer.token(next).map_err(unclosed)?;
            span.end = word.end;
        }
    }

    fn key(&mut self, span: Range<usize>, mark: char) -> Result<(), Diagnostic<usize>> {
        let name = &self.text[span.clone()];
        if mark == '=' {
            let syntax_error = Diagnostic::error(self.at, "`=` stands where a colon belongs");
            self.syntax_errors
                .push(syntax_error.mend(format!("write `{name}: …`")));
        }
        self.at += 1;
        if let Some(list) = self.open.last().filter(|bracket| bracket.open == b'[') {
            return Err(never_closed(
                list,
                &format!("a list cannot hold the field `{name}`"),
            ));
        }
        self.begin_field(span)
    }

    fn mark_without_name(&mut self, mark: char) {
        let message = format!("no name stands before this `{mark}`");
        self.syntax_errors.push(Diagnostic::error(self.at, message));
        self.at += 1;
    }

    fn begin_field(&mut self, key: Range<usize>) -> Result<(), Diagnostic<usize>> {
        self.expect_comma_before(key.start)?;
        self.leave_field_without_value();
        if let Some(bracket) = self.open.last_mut() {
            bracket.key = Some(key);
        }
        Ok(())
    }

    fn leave_field_without_value(&mut self) {
        if let Some(key) = self.open.last().and_then(|bracket| bracket.key.clone()) {
            let message = format!("`{}` has no value", &self.text[key.clone()]);
            self.syntax_errors
                .push(Diagnostic::error(key.start, message));
            self.push(key.end..key.end, NodeKind::Absent);
        }
    }

    fn comma(&mut self) {
        self.leave_field_without_value();
        if let Some(bracket) = self.open.last_mut()
            && bracket.before.take().is_none()
        {
            let syntax_error = Diagnostic::error(self.at, "nothing stands before this comma");
            self.syntax_errors
                .push(syntax_error.mend("delete the comma".to_owned()));
        }
        self.at += 1;
    }

    fn open_bracket(
        &mut self,
        name: Option<Range<usize>>,
        start: usize,
    ) -> Result<(), Diagnostic<usize>> {
        if self.open.len() == MAX_OPEN_BRACKETS {
            let message = format!("more than {MAX_OPEN_BRACKETS} brackets are open here");
            return Err(Diagnostic::error(self.at, message));
        }
        let open = self.text.as_bytes()[self.at];
        let items = Vec::new();
        let node = self.value(start..self.at + 1, NodeKind::Group { open, name, items })?;
        self.open.push(Bracket {
            start: self.at,
            open,
            node,
            key: None,
            before: None,
        });
        self.at += 1;
        Ok(())
    }

    fn close_bracket(&mut self, closing: char) -> Result<(), Diagnostic<usize>> {
        self.leave_field_without_value();
        let Some(bracket) = self.open.pop() else {
            return Err(Diagnostic::error(
                self.at,
                format!("this `{closing}` closes nothing"),
            ));
        };
        if partner(bracket.open) != closing {
            return Err(self
                .forgotten()
                .unwrap_or_else(|| self.mismatched(&bracket, closing)));
        }
        let is_first_on_line = self.text[..self.at]
            .trim_end_matches([' ', '\t'])
            .ends_with('\n');
        let stands_left =
            is_first_on_line && self.indentation(self.at) < self.indentation(bracket.start);
        self.at += 1;
        self.nodes[bracket.node].span.end = self.at;
        if stands_left && self.ill_indented.is_none() {
            self.ill_indented = Some((bracket, self.at));
        }
        Ok(())
    }

    fn indentation(&self, at: usize) -> usize {
        let line_start = self.text[..at].rfind('\n').map_or(0, |newline| newline + 1);
        let line = &self.text[line_start..];
        line.len() - line.trim_start_matches([' ', '\t']).len()
    }

    /// Brackets do not match, and this is the one that was probably left open.
    fn forgotten(&self) -> Option<Diagnostic<usize>> {
        let (bracket, closed_at) = self.ill_indented.as_ref()?;
        let line = self.line_of(*closed_at);
        let closing = partner(bracket.open);
        let reason = format!("the `{closing}` of line {line} is indented for another");
        Some(never_closed(bracket, &reason))
    }

    fn mismatched(&self, bracket: &Bracket, closing: char) -> Diagnostic<usize> {
        if closing != ')' {
            let line = self.line_of(self.at);
            return never_closed(
                bracket,
                &format!("the `{closing}` of line {line} comes first"),
            );
        }
        // A `]` comes late, after all items of a list, and a `)` soon, after one item: so it is likelier that there
        // is one too many of these than that the other was forgotten.
        let line = self.line_of(bracket.start);
        let open = char::from(bracket.open);
        let message = format!("this `)` cannot close the `{open}` of line {line}");
        let hint = "delete it, or close that one before it";
        Diagnostic::error(self.at, message).mend(hint.to_owned())
    }

    fn value(&mut self, span: Range<usize>, kind: NodeKind) -> Result<NodeIx, Diagnostic<usize>> {
        if self
            .open
            .last()
            .is_some_and(|bracket| bracket.key.is_none())
        {
            self.expect_comma_before(span.start)?;
        }
        Ok(self.push(span, kind))
    }

    fn push(&mut self, span: Range<usize>, kind: NodeKind) -> NodeIx {
        let ix = self.nodes.len();
        let mut node = SyntaxNode {
            key: None,
            span,
            parent: None,
            kind,
        };
        if let Some(bracket) = self.open.last_mut() {
            bracket.before = Some(ix);
            node.key = bracket.key.take();
            node.parent = Some(bracket.node);
            if let NodeKind::Group { items, .. } = &mut self.nodes[bracket.node].kind {
                items.push(ix);
            }
        }
        self.nodes.push(node);
        ix
    }

    /// Before a value or a field that may follow another with no comma between.
    fn expect_comma_before(&mut self, next: usize) -> Result<(), Diagnostic<usize>> {
        let Some(before) = self.open.last().and_then(|bracket| bracket.before) else {
            return Ok(());
        };
        let SyntaxNode { span, kind, .. } = &self.nodes[before];
        let source = &self.text[span.clone()];
        let touches = span.end == next;
        let is_plain_text = matches!(kind, NodeKind::Text) && source.starts_with('"');
        if is_plain_text && source.contains('\n') {
            // It has swallowed the lines up to the next text's opening quote.
            let hint = r#"put `"` at its end"#.to_owned();
            return Err(
                Diagnostic::error(span.start, "this text is not closed on its line").mend(hint),
            );
        }
        if is_plain_text && touches {
            let message = "the text ends at this quotation mark, and yet goes on";
            let hint = r#"write `\"` for a quotation mark within a text"#.to_owned();
            return Err(Diagnostic::error(span.end - 1, message).mend(hint));
        }
        if matches!(kind, NodeKind::Word) && touches && self.text[next..].starts_with('"') {
            let message = "this text has a quotation mark at its end and none before it";
            return Err(Diagnostic::error(span.start, message));
        }
        self.syntax_errors
            .push(Diagnostic::error(span.end, "a comma is missing here"));
        Ok(())
    }
}

fn never_closed(bracket: &Bracket, reason: &str) -> Diagnostic<usize> {
    let open = char::from(bracket.open);
    Diagnostic::error(bracket.start, format!("this `{open}` is never closed"))
        .mend(reason.to_owned())
}

fn partner(open: u8) -> char {
    match open {
        b'[' => ']',
        b'{' => '}',
        _ => ')',
    }
}

fn unclosed(open: Unclosed) -> Diagnostic<usize> {
    let message = format!("this {} is never closed", open.noun);
    Diagnostic::error(open.start, message).mend(format!("put `{}` at its end", open.closed_by))
}
