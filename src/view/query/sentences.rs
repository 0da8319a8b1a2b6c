//! The sentences of the article that have what is looked for.

use std::ops::Range;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::document::Place;
use crate::timeline::{MatchClass, Word, folded_words};
use crate::view::article::ArticleText;

use super::excerpt::{Excerpt, cut};
use super::found::Found;
use super::{Query, Scope};

/// A sentence of the article with every word that is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundSentence {
    pub bytes: Range<usize>,
    /// The first of the words in it.
    pub first: Range<usize>,
    pub excerpt: Excerpt,
    pub place: Option<Place>,
}

impl Found<FoundSentence> {
    /// The sentences of an article with every word of a query, in the order of the text. Once `cancelled` says so, what comes is
    /// of no use, but comes soon.
    pub fn of(article: &ArticleText, query: &Query, most: usize, cancelled: &AtomicBool) -> Self {
        let mut found = Self::default();
        if query.scope != Scope::Everything {
            return found;
        }
        for bytes in &article.sentences {
            if cancelled.load(Ordering::Relaxed) {
                break;
            }
            let words = words_in(article.text(), bytes, &query.words);
            let Some(first) = words.first() else { continue };
            found.count += 1;
            if found.first.len() < most {
                let shown = article.article.shown(bytes.clone());
                found.first.push(FoundSentence {
                    bytes: bytes.clone(),
                    first: first.clone(),
                    excerpt: cut(&shown, &query.words, None),
                    place: article.article.place_of(bytes.start),
                });
            }
        }
        found
    }
}

/// The places of all words that are looked for in a sentence that has each of them. Slips are not mended: the article is not
/// among the texts that tell what was probably meant.
pub fn words_in(text: &str, sentence: &Range<usize>, sought: &[Word]) -> Vec<Range<usize>> {
    let mut has = vec![false; sought.len()];
    let mut places = Vec::new();
    for found in folded_words(&text[sentence.clone()]) {
        let is_match = |word: &Word| {
            let class = word.class_of(&found.folded);
            class.is_some_and(|class| class != MatchClass::Slip)
        };
        let mut any = false;
        for (has, word) in has.iter_mut().zip(sought) {
            let matches = is_match(word);
            *has |= matches;
            any |= matches;
        }
        if any {
            let start = sentence.start;
            places.push(start + found.range.start..start + found.range.end);
        }
    }
    match has.iter().all(|has| *has) {
        true => places,
        false => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::article::Article;
    use crate::view::sample;

    fn found(asked: &str) -> Vec<(String, Option<Place>)> {
        let text = "Two reasons\n\n1. The *ferry* ran aground. The council met.\n\n2. Councils meet in April.\n";
        let article = Article::read(text.as_bytes(), "quay.md").expect("an article");
        let article = ArticleText::new(Arc::new(article));
        let timeline = sample::timeline(&[("Fire", "2022")], "");
        let query = Query::read(&timeline, asked);
        let found = Found::of(&article, &query, 10, &AtomicBool::new(false));
        assert_eq!(found.count, found.first.len());
        let told = found.first.into_iter();
        told.map(|found| (found.excerpt.text, found.place))
            .collect()
    }

    #[test]
    fn a_sentence_is_found_if_it_has_every_word_however_they_are_written() {
        let claim = |number| Some(Place::Claim(crate::document::ClaimNumber(number)));
        let aground = ("The ferry ran aground.".to_owned(), claim(1));
        let met = ("The council met.".to_owned(), claim(1));
        let meet = ("Councils meet in April.".to_owned(), claim(2));
        assert_eq!(found("FERRY the"), [aground]);
        assert_eq!(found("council"), [met, meet]);
        assert_eq!(found("council ferry"), []);
        assert_eq!(found("#1"), []);
    }
}
