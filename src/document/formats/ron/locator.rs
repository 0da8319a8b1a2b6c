//! Places of values in a text that was read without fault, found in one pass over its tokens.
//!
//! A [syntax tree](super::syntax_tree) knows the place of every value, and takes eight times the memory of the text.
//! To find the places of some values, their sorted paths are followed instead.

use std::{cmp::Ordering, ops::Range};

use super::lexer::{Lexer, Token};
use crate::document::{
    load_progress::LoadProgress,
    problem::{PathSegment, ValuePath},
};

/// The place of a value, or of the innermost one on the way to it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Location {
    pub start: usize,
    /// The end of a value without brackets.
    pub end: Option<usize>,
    /// It is a text in quotes.
    pub is_text: bool,
    /// It is the value itself, all the way down.
    pub is_whole: bool,
}

/// Finds values by their paths. Once it is cancelled, the others stay at the beginning of the text.
pub(super) fn locate(text: &str, paths: &[&ValuePath], progress: &LoadProgress) -> Vec<Location> {
    let mut order: Vec<usize> = (0..paths.len()).collect();
    order.sort_unstable_by_key(|request| paths[*request]);
    let mut locator = Locator {
        lexer: Lexer::new(text),
        text,
        at: 0,
        paths: order
            .iter()
            .map(|request| paths[*request].segments())
            .collect(),
        found: vec![Location::default(); paths.len()],
        missing: paths.len(),
        progress,
        tokens: 0,
    };
    // It stops early where all is found, and for good at the end of the text.
    let (Ok(()) | Err(Stop)) = locator.document();
    let mut found = vec![Location::default(); paths.len()];
    for (request, location) in order.into_iter().zip(locator.found) {
        found[request] = location;
    }
    found
}

/// Tokens that are read between two looks at whether to go on.
const TOKENS_PER_CHECK: usize = 4096;

/// Nothing is left to be found, or to be read.
struct Stop;

struct Locator<'t, 'p> {
    lexer: Lexer<'t>,
    text: &'t str,
    at: usize,
    /// In their order, so that those that go through one value stand together.
    paths: Vec<&'p [PathSegment]>,
    found: Vec<Location>,
    /// The number of paths that have not been followed to their end.
    missing: usize,
    progress: &'p LoadProgress,
    tokens: usize,
}

impl<'t> Locator<'t, '_> {
    fn document(&mut self) -> Result<(), Stop> {
        self.at = self.lexer.after_attributes().ok_or(Stop)?;
        self.value(0..self.paths.len(), 0)
    }

    /// Reads the value that begins here, `depth` steps down the paths that are wanted.
    fn value(&mut self, wanted: Range<usize>, depth: usize) -> Result<(), Stop> {
        let start = self.at;
        let token = self.beginning_of_value()?;
        if let Beginning::Group { name: Some("Some") } = token
            && depth > 0
        {
            // A value may stand in `Some(…)` or not, and is found in it.
            self.at += 1;
            self.skip_blanks()?;
            self.value(wanted, depth)?;
            return self.skip_to_the_end_of_group();
        }
        let end = match token {
            Beginning::Text | Beginning::Word => Some(self.at),
            Beginning::Group { .. } => None,
        };
        let is_text = matches!(token, Beginning::Text);
        let ends_here = self.paths[wanted.clone()].iter();
        let ends_here = ends_here.take_while(|path| path.len() == depth).count();
        for (place, found) in self.found[wanted.clone()].iter_mut().enumerate() {
            *found = Location {
                start,
                end,
                is_text,
                is_whole: place < ends_here,
            };
        }
        self.missing -= ends_here;
        if self.missing == 0 {
            return Err(Stop);
        }
        let deeper = wanted.start + ends_here..wanted.end;
        match token {
            Beginning::Group { .. } if deeper.is_empty() => self.skip_group(),
            Beginning::Group { .. } => self.items(deeper, depth),
            Beginning::Text | Beginning::Word => Ok(()),
        }
    }

    /// Reads up to the opening bracket of a group, or a value that is none.
    fn beginning_of_value(&mut self) -> Result<Beginning<'t>, Stop> {
        if let b'(' | b'[' | b'{' = self.byte()? {
            return Ok(Beginning::Group { name: None });
        }
        match self.token()? {
            Token::Text(_) => Ok(Beginning::Text),
            Token::Word(word) => {
                let end = self.at;
                self.skip_blanks()?;
                if self.text.as_bytes().get(self.at) == Some(&b'(') {
                    let name = Some(&self.text[word]);
                    return Ok(Beginning::Group { name });
                }
                self.at = end;
                Ok(Beginning::Word)
            }
        }
    }

    /// Reads what stands in the brackets that open here.
    fn items(&mut self, wanted: Range<usize>, depth: usize) -> Result<(), Stop> {
        self.at += 1;
        let mut index = 0;
        loop {
            self.skip_blanks()?;
            match self.byte()? {
                b')' | b']' | b'}' => {
                    self.at += 1;
                    return Ok(());
                }
                b',' => self.at += 1,
                _ => {
                    self.item(index, wanted.clone(), depth)?;
                    index += 1;
                }
            }
        }
    }

    fn item(&mut self, index: usize, wanted: Range<usize>, depth: usize) -> Result<(), Stop> {
        self.check()?;
        let key = self.key()?;
        let by_position = self.those(wanted.clone(), |path| {
            path[depth].cmp(&PathSegment::Item(index))
        });
        let by_name = self.those(wanted, |path| match (path[depth], key) {
            (PathSegment::Field(name), Some(key)) => name.cmp(key),
            (PathSegment::Field(_), None) => Ordering::Less,
            (PathSegment::Item(_), _) => Ordering::Greater,
        });
        let start = self.at;
        match (by_name.is_empty(), by_position.is_empty()) {
            (true, true) => self.skip_value(),
            (false, true) => self.value(by_name, depth + 1),
            (true, false) => self.value(by_position, depth + 1),
            (false, false) => {
                self.value(by_name, depth + 1)?;
                self.at = start;
                self.value(by_position, depth + 1)
            }
        }
    }

    /// The paths that are neither before nor behind the ones that are looked for.
    fn those(
        &self,
        wanted: Range<usize>,
        order: impl Fn(&[PathSegment]) -> Ordering,
    ) -> Range<usize> {
        let paths = &self.paths[wanted.clone()];
        let from = paths.partition_point(|path| order(path) == Ordering::Less);
        let until = paths.partition_point(|path| order(path) != Ordering::Greater);
        wanted.start + from..wanted.start + until
    }

    /// Reads a field's name and its colon, if they stand here.
    fn key(&mut self) -> Result<Option<&'t str>, Stop> {
        let start = self.at;
        if let b'(' | b'[' | b'{' = self.byte()? {
            return Ok(None);
        }
        if let Token::Word(word) = self.token()? {
            self.skip_blanks()?;
            if self.text.as_bytes().get(self.at) == Some(&b':') {
                self.at += 1;
                self.skip_blanks()?;
                let name = &self.text[word];
                return Ok(Some(name.strip_prefix("r#").unwrap_or(name)));
            }
        }
        self.at = start;
        Ok(None)
    }

    fn skip_value(&mut self) -> Result<(), Stop> {
        match self.beginning_of_value()? {
            Beginning::Group { .. } => self.skip_group(),
            Beginning::Text | Beginning::Word => Ok(()),
        }
    }

    fn skip_group(&mut self) -> Result<(), Stop> {
        self.at += 1;
        self.skip_to_the_end_of_group()
    }

    fn skip_to_the_end_of_group(&mut self) -> Result<(), Stop> {
        let mut open = 1;
        while open > 0 {
            self.check()?;
            self.skip_blanks()?;
            match self.byte()? {
                b'(' | b'[' | b'{' => open += 1,
                b')' | b']' | b'}' => open -= 1,
                b',' | b':' => {}
                _ => {
                    self.token()?;
                    continue;
                }
            }
            self.at += 1;
        }
        Ok(())
    }

    fn check(&mut self) -> Result<(), Stop> {
        self.tokens += 1;
        if self.tokens.is_multiple_of(TOKENS_PER_CHECK) && self.progress.is_cancelled() {
            return Err(Stop);
        }
        Ok(())
    }

    fn byte(&self) -> Result<u8, Stop> {
        self.text.as_bytes().get(self.at).copied().ok_or(Stop)
    }

    fn skip_blanks(&mut self) -> Result<(), Stop> {
        self.at = self.lexer.skip_blanks(self.at).map_err(|_| Stop)?;
        Ok(())
    }

    fn token(&mut self) -> Result<Token, Stop> {
        let token = self.lexer.token(self.at).map_err(|_| Stop)?;
        let (Token::Text(span) | Token::Word(span)) = &token;
        self.at = span.end;
        Ok(token)
    }
}

enum Beginning<'t> {
    Text,
    Word,
    Group { name: Option<&'t str> },
}

#[cfg(test)]
mod tests;
