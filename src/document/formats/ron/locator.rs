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
    /// The end of a value that is a text in quotes.
    pub text_end: Option<usize>,
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
        let text_end = matches!(token, Beginning::Text).then_some(self.at);
        let ends_here = self.paths[wanted.clone()].iter();
        let ends_here = ends_here.take_while(|path| path.len() == depth).count();
        for (place, found) in self.found[wanted.clone()].iter_mut().enumerate() {
            *found = Location {
                start,
                text_end,
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
mod tests {
    use proptest::prelude::*;

    use super::super::{SourceMap, parser};
    use super::*;

    /// A value as it may stand in a document, with the paths of the values in it.
    #[derive(Clone, Debug)]
    struct Sample {
        text: String,
        paths: Vec<ValuePath>,
    }

    const NAMES: [&str; 4] = ["id", "when", "type", "events"];

    fn leaf() -> impl Strategy<Value = Sample> {
        let texts = [
            r#""plain""#,
            r#""esc \" ) \\""#,
            r##"r#"raw " ] "#"##,
            "r\"raw\\\"",
            "happened",
            "-12",
            "'x'",
            "b\"( bytes\"",
            r#"claim( 3 )"#,
            "None",
            "[]",
            "( )",
            r#""“é” // no comment""#,
        ];
        proptest::sample::select(texts.to_vec()).prop_map(|text| Sample {
            text: text.to_owned(),
            paths: vec![ValuePath::default()],
        })
    }

    fn blank() -> impl Strategy<Value = &'static str> {
        proptest::sample::select(vec![
            "",
            " ",
            "\n  ",
            "/* a /* ( */ \" */",
            "// ) \n",
            "\u{2028}",
        ])
    }

    fn below(segment: PathSegment, path: &ValuePath) -> ValuePath {
        path.segments().iter().fold(
            match segment {
                PathSegment::Field(name) => ValuePath::to(name),
                PathSegment::Item(index) => ValuePath::default().item(index),
            },
            |path, segment| match segment {
                PathSegment::Field(name) => path.field(name),
                PathSegment::Item(index) => path.item(*index),
            },
        )
    }

    fn list(items: &[Sample], blank: &str, comma: &str) -> Sample {
        let texts: Vec<String> = items
            .iter()
            .map(|item| format!("{blank}{}{blank}", item.text))
            .collect();
        let mut paths = vec![ValuePath::default()];
        for (index, item) in items.iter().enumerate() {
            let inner = item.paths.iter();
            paths.extend(inner.map(|path| below(PathSegment::Item(index), path)));
        }
        Sample {
            text: format!("[{}{comma}]", texts.join(",")),
            paths,
        }
    }

    fn group(items: &[Sample], name: &str, blank: &str) -> Sample {
        let mut paths = vec![ValuePath::default()];
        let mut fields = Vec::new();
        for (index, (item, key)) in items.iter().zip(NAMES).enumerate() {
            let raw = if key == "type" { "r#" } else { "" };
            fields.push(format!("{blank}{raw}{key}{blank}:{blank}{}", item.text));
            let inner = item.paths.iter();
            paths.extend(
                inner
                    .clone()
                    .map(|path| below(PathSegment::Field(key), path)),
            );
            paths.extend(inner.map(|path| below(PathSegment::Item(index), path)));
        }
        Sample {
            text: format!("{name}{blank}({}{blank})", fields.join(",")),
            paths,
        }
    }

    fn sample() -> impl Strategy<Value = Sample> {
        leaf().prop_recursive(4, 40, 4, |inner| {
            let items = proptest::collection::vec(inner.clone(), 1..4);
            let name = proptest::sample::select(vec!["", "Event", "events"]);
            prop_oneof![
                (
                    items.clone(),
                    blank(),
                    proptest::sample::select(vec!["", ","])
                )
                    .prop_map(|(items, blank, comma)| list(&items, blank, comma)),
                (items, name, blank()).prop_map(|(items, name, blank)| group(&items, name, blank)),
                (inner, blank()).prop_map(|(inner, blank)| Sample {
                    text: format!("Some({blank}{}{blank})", inner.text),
                    paths: inner.paths,
                }),
            ]
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_value_is_found_where_the_tree_has_it(
            items in proptest::collection::vec(sample(), 1..4),
            before in blank(),
            wanted in proptest::collection::vec(any::<proptest::sample::Index>(), 0..12),
            beyond in 0..5_usize,
        ) {
            let Sample { text, paths } = group(&items, "", before);
            let text = format!("{before}#![enable(implicit_some)]{before}{text}\n// the end");
            let mut paths: Vec<ValuePath> = wanted.iter().map(|ix| ix.get(&paths).clone()).collect();
            // Some lead to a value and on to nothing.
            let further: Vec<ValuePath> = paths.iter().take(beyond).map(|path| path.clone().field("lane").item(7)).collect();
            paths.extend(further);
            let mut errors = Vec::new();
            let tree = parser::parse(&text, &mut errors).expect("the text is good");
            prop_assert!(errors.is_empty(), "{errors:?}\n{text}");
            let source_map = SourceMap { tree, placeholders: Vec::new() };
            let paths: Vec<&ValuePath> = paths.iter().collect();
            let found = locate(&text, &paths, &LoadProgress::default());
            for (path, found) in paths.into_iter().zip(found) {
                prop_assert_eq!(found, source_map.location(path), "{} in\n{}", path, text);
            }
        }
    }

    #[test]
    fn a_cancelled_search_ends_and_a_text_that_breaks_off_is_followed_as_far_as_it_goes() {
        let text = format!(
            "(events: [{}], claims: [1, 2])",
            "(id: \"a\"),".repeat(10_000)
        );
        let path = ValuePath::to("claims").item(1);
        let progress = LoadProgress::default();
        let [found] = locate(&text, &[&path], &progress)[..] else {
            panic!("one path has one place")
        };
        assert!(text[found.start..].starts_with("2])") && found.is_whole);
        for end in [0, 5, 9, 200, text.len() - 4] {
            let [found] = locate(&text[..end], &[&path], &progress)[..] else {
                panic!("one path has one place")
            };
            assert!(!found.is_whole && found.start <= end, "{end}: {found:?}");
        }
        progress.cancel();
        let found = locate(&text, &[&path], &progress);
        assert!(!found[0].is_whole);
    }
}
