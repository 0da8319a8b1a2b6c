//! The stretches of an article that a document speaks of.

use std::ops::Range;

use crate::article::{Article, Quotations, Standing};
use crate::document::{ClaimNumber, Place};
use crate::timeline::{EventIx, Timeline};
use crate::view::look::SelectionIx;

use super::ArticleText;
use super::text::stretches_in;

/// The most lines below a word that are told apart.
const MOST_LEVELS: u8 = 3;

/// Words of an article that an event quotes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuotedPhrase {
    pub bytes: Range<usize>,
    pub event: EventIx,
    /// The number of lines below these words that other phrases have above this one's.
    pub level: u8,
    /// False of words that are only like those that the event quotes.
    pub is_verbatim: bool,
}

/// A phrase that does not stand in the article as the document says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AstrayPhrase {
    pub event: EventIx,
    /// Its position among the event's phrases.
    pub phrase: usize,
    pub standing: Standing,
}

/// All that one version of a document says about an article.
#[derive(Debug, Default)]
pub struct ArticleMarks {
    /// In the order of the text, the longer of two that begin together first.
    quoted: Vec<QuotedPhrase>,
    longest: usize,
    /// The sentences with no phrase, in the text of no claim.
    uncovered: Vec<Range<usize>>,
    /// In the order of the document.
    astray: Vec<AstrayPhrase>,
}

impl ArticleMarks {
    pub fn new(text: &ArticleText, timeline: &Timeline, quotations: &Quotations) -> Self {
        let mut quoted = Vec::new();
        let mut astray = Vec::new();
        for event in timeline.events() {
            let standings = quotations.at(event.0 as usize);
            for (phrase, standing) in standings.iter().enumerate() {
                quoted.extend(standing.ranges().iter().map(|bytes| QuotedPhrase {
                    bytes: bytes.clone(),
                    event,
                    level: 0,
                    is_verbatim: standing.is_verbatim(),
                }));
                if !matches!(standing, Standing::Exact(_)) {
                    astray.push(AstrayPhrase {
                        event,
                        phrase,
                        standing: standing.clone(),
                    });
                }
            }
        }
        quoted.sort_by_key(|phrase| (phrase.bytes.start, usize::MAX - phrase.bytes.end));
        quoted.dedup_by(|a, b| a.bytes == b.bytes && a.event == b.event);
        set_levels(&mut quoted);
        let longest = quoted.iter().map(|phrase| phrase.bytes.len()).max();
        Self {
            longest: longest.unwrap_or(0),
            uncovered: uncovered(text, timeline, &quoted),
            quoted,
            astray,
        }
    }

    /// All phrases, in the order of the text.
    pub fn quoted(&self) -> &[QuotedPhrase] {
        &self.quoted
    }

    /// The positions of the phrases with words in a stretch.
    pub fn quoted_in(&self, bytes: &Range<usize>) -> impl Iterator<Item = usize> + use<'_> {
        let bytes = bytes.clone();
        let reach = bytes.start.saturating_sub(self.longest);
        let first = self
            .quoted
            .partition_point(|phrase| phrase.bytes.start < reach);
        let behind = self
            .quoted
            .partition_point(|phrase| phrase.bytes.start < bytes.end);
        (first..behind).filter(move |index| self.quoted[*index].bytes.end > bytes.start)
    }

    /// The sentences in a stretch that nothing covers.
    pub fn uncovered_in(&self, bytes: &Range<usize>) -> &[Range<usize>] {
        stretches_in(&self.uncovered, bytes)
    }

    /// The number of sentences that nothing covers.
    pub fn count_uncovered(&self) -> usize {
        self.uncovered.len()
    }

    /// The phrases that do not stand in the article as the document says.
    pub fn astray(&self) -> &[AstrayPhrase] {
        &self.astray
    }

    /// The event whose words are the last before a byte.
    pub fn event_above(&self, byte: usize) -> Option<EventIx> {
        let behind = self
            .quoted
            .partition_point(|phrase| phrase.bytes.start <= byte);
        let last = self.quoted.get(behind.checked_sub(1)?)?;
        Some(last.event)
    }

    /// The sentences in which something that can be read stands, in the order of the text: those of an event's words, and the
    /// first of a claim.
    pub fn sentences_of(
        &self,
        text: &ArticleText,
        timeline: &Timeline,
        selection: SelectionIx,
    ) -> Vec<Range<usize>> {
        let of_event = |event: EventIx| -> Vec<Range<usize>> {
            let phrases = self.quoted.iter().filter(|phrase| phrase.event == event);
            let sentence = |phrase: &QuotedPhrase| {
                text.sentence_at(phrase.bytes.start)
                    .unwrap_or(phrase.bytes.clone())
            };
            let mut sentences: Vec<_> = phrases.map(sentence).collect();
            sentences.dedup();
            sentences
        };
        let of_claim = |number| first_of_claim(&text.article, number).into_iter().collect();
        match selection {
            SelectionIx::Event(event) => of_event(event),
            SelectionIx::Claim(claim) => of_claim(timeline.claim(claim).number),
            SelectionIx::Link(link) => {
                let number = timeline.claim(link.claim).number;
                let mut sentences = of_event(timeline.event_of_link(link));
                let place = Place::Claim(number);
                sentences.retain(|bytes| text.article.place_of(bytes.start) == Some(place));
                match sentences.is_empty() {
                    true => of_claim(number),
                    false => sentences,
                }
            }
            SelectionIx::Actor(_) => Vec::new(),
        }
    }
}

/// The sentences with none of some phrases, which are in the order of the text, and in no claim of a document.
fn uncovered(
    text: &ArticleText,
    timeline: &Timeline,
    quoted: &[QuotedPhrase],
) -> Vec<Range<usize>> {
    let mut quoted = quoted.iter().peekable();
    let mut quoted_until = 0;
    let mut passages = text.article.passages.iter().peekable();
    let sentences = text.sentences.iter().filter(|sentence| {
        while let Some(phrase) = quoted.next_if(|phrase| phrase.bytes.start < sentence.end) {
            quoted_until = phrase.bytes.end.max(quoted_until);
        }
        while passages
            .next_if(|passage| passage.bytes.end <= sentence.start)
            .is_some()
        {}
        let is_covered = match passages.peek().map(|passage| passage.place) {
            Some(Place::Claim(number)) => timeline.claim_numbered(number).is_some(),
            Some(Place::Title) => true,
            _ => false,
        };
        !is_covered && quoted_until <= sentence.start
    });
    sentences.cloned().collect()
}

/// The first sentence of a claim.
fn first_of_claim(article: &Article, number: ClaimNumber) -> Option<Range<usize>> {
    let claim = article.claims.iter().find(|claim| claim.number == number)?;
    Some(article.first_sentence(claim.title.clone()))
}

/// Gives each phrase the first level that no phrase over the same words has.
fn set_levels(quoted: &mut [QuotedPhrase]) {
    let mut ends = [0; MOST_LEVELS as usize];
    for phrase in quoted {
        let free = ends.iter().position(|end| *end <= phrase.bytes.start);
        let level = free.unwrap_or(ends.len() - 1);
        ends[level] = phrase.bytes.end;
        phrase.level = level as u8;
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::document;

    const ARTICLE: &str = "Two reasons\n\nThey are told here.\n\n1. The ferry ran aground in early August 2022. Nobody was \
                           hurt in early August.\n\n2. The council met in April. It met again.\n\n3. It rained.\n";

    fn timeline() -> Timeline {
        let text = r#"(format: 1, source: (title: "T", written: (edtf: "2023-03-10")), events: [
            (id: "ferry", title: "Aground", when: (edtf: "2022-08", phrases: [
                (text: "early August 2022", in: claim(1)), (text: "early August.", in: claim(1))])),
            (id: "summer", title: "Summer", when: (edtf: "2022", phrases: [(text: "August", in: claim(1))])),
            (id: "council", title: "Council", when: (edtf: "2022-04", phrases: [
                (text: "April", in: claim(2)), (text: "May", in: claim(2))])),
        ], claims: [(number: 1, title: "C", events: [(event: "council", role: cause), (event: "ferry", role: cause)]),
            (number: 2, title: "D", events: [])])"#;
        let (document, _) = document::open(text.as_bytes()).expect("a good document");
        Timeline::build(Arc::new(document)).expect("good dates")
    }

    fn marked() -> (ArticleText, Timeline, ArticleMarks) {
        let article = Article::read(ARTICLE.as_bytes(), "quay.txt").expect("an article");
        let (text, timeline) = (ArticleText::new(Arc::new(article)), timeline());
        let quotations = Quotations::of(timeline.document(), &text.article);
        let marks = ArticleMarks::new(&text, &timeline, &quotations);
        (text, timeline, marks)
    }

    #[test]
    fn phrases_stand_in_their_places_and_those_over_the_same_words_have_levels() {
        let (text, _, marks) = marked();
        let all = marks.quoted_in(&(0..ARTICLE.len()));
        let told: Vec<_> = all
            .map(|index| &marks.quoted()[index])
            .map(|phrase| {
                (
                    &text.text()[phrase.bytes.clone()],
                    phrase.event.0,
                    phrase.level,
                )
            })
            .collect();
        assert_eq!(
            told,
            [
                ("early August 2022", 0, 0),
                ("August", 1, 1),
                ("early August.", 0, 0),
                ("April", 2, 0)
            ]
        );
    }

    #[test]
    fn a_phrase_that_the_text_does_not_have_is_astray() {
        let (_, timeline, marks) = marked();
        let told = marks.astray().iter().map(|astray| {
            let id = timeline.event(astray.event).id.to_string();
            (id, astray.phrase, astray.standing.clone())
        });
        let missing = ("council".to_owned(), 1, Standing::Missing);
        assert_eq!(told.collect::<Vec<_>>(), [missing]);
    }

    #[test]
    fn a_phrase_is_found_in_any_part_of_it() {
        let (text, _, marks) = marked();
        let year = text.text().find("2022").expect("it is there");
        let found: Vec<usize> = marks.quoted_in(&(year..year + 1)).collect();
        assert_eq!(found, [0]);
    }

    #[test]
    fn the_event_above_a_place_is_that_of_the_last_words_before_it() {
        let (text, _, marks) = marked();
        let at = |words: &str| text.text().find(words).expect("it is there");
        assert_eq!(marks.event_above(at("The ferry")), None);
        assert_eq!(marks.event_above(at("Nobody")), Some(EventIx(1)));
        assert_eq!(marks.event_above(at("It met again")), Some(EventIx(2)));
    }

    #[test]
    fn the_sentences_of_an_event_are_those_of_its_words_and_of_a_claim_its_first() {
        let (text, timeline, marks) = marked();
        let told = |selection: SelectionIx| -> Vec<String> {
            let sentences = marks.sentences_of(&text, &timeline, selection);
            sentences
                .into_iter()
                .map(|bytes| text.text()[bytes].to_owned())
                .collect()
        };
        let (first, second) = (
            "The ferry ran aground in early August 2022.",
            "Nobody was hurt in early August.",
        );
        assert_eq!(told(SelectionIx::Event(EventIx(0))), [first, second]);
        let claim = timeline.claim_numbered(ClaimNumber(1)).expect("a claim");
        assert_eq!(told(SelectionIx::Claim(claim)), [first]);
        // Its words are in another claim.
        let of_council = timeline.links_of_event(EventIx(2))[0];
        assert_eq!(told(SelectionIx::Link(of_council)), [first]);
    }

    #[test]
    fn sentences_of_no_claim_and_no_event_are_uncovered() {
        let (text, _, marks) = marked();
        let uncovered = marks.uncovered_in(&(0..ARTICLE.len())).iter();
        let told: Vec<&str> = uncovered.map(|bytes| &text.text()[bytes.clone()]).collect();
        // The document has no third claim.
        assert_eq!(told, ["They are told here.", "It rained."]);
    }
}
