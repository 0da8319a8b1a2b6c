//! Problems of a document's quotations, with the text's own words as the way to mend them.

use super::differences::Piece;
use super::furniture::FurnitureKind;
use super::own_words::{OwnQuotation, own_quotations};
use super::{Article, Nearest, Quotations, Standing};
use crate::document::problem::{Problem, Severity, ValuePath};
use crate::document::{Document, Event, Phrase, Place, Problems, quoted};

/// Words on either side of a difference that are told with it.
const WORDS_BESIDE: usize = 3;
/// So many quotations of which the text has none are those of another text.
const MIN_OF_ANOTHER: usize = 4;

/// Adds a warning for each phrase of an event that the article does not have at its place, and advice for words in quotation
/// marks in our own texts, which may quote others.
pub fn check_quotations<'d>(
    document: &'d Document,
    article: &Article,
    quotations: &'d Quotations,
    problems: &mut Problems<'_>,
) {
    let of_event = |(index, event): (usize, &'d Event)| {
        let path = move |position| {
            let when = ValuePath::to("events").item(index).field("when");
            when.field("phrases").item(position)
        };
        let phrases = event.when.phrases.iter().enumerate();
        let standings = phrases.zip(quotations.at(index));
        standings.map(move |((position, phrase), standing)| (path(position), phrase, standing))
    };
    let phrases = || document.events.iter().enumerate().flat_map(of_event);
    let count = phrases().count();
    if count >= MIN_OF_ANOTHER && !phrases().any(|(_, _, standing)| standing.is_verbatim()) {
        problems.warning(ValuePath::to("source"), |problem| {
            problem
                .message(format!(
                    "the text has none of the {count} phrases that the document quotes"
                ))
                .mend("give the text that the document reads".to_owned())
        });
        return;
    }
    for (path, phrase, standing) in phrases() {
        check_phrase(path, phrase, standing, article, problems);
    }
    let own = own_quotations(document, article, quotations);
    check_own(&own, problems);
}

fn check_phrase(
    path: ValuePath,
    phrase: &Phrase,
    standing: &Standing,
    article: &Article,
    problems: &mut Problems<'_>,
) {
    match standing {
        Standing::Exact(_) => {}
        Standing::Elsewhere(ranges, place) => problems.warning(path.field("in"), |problem| {
            let (there, mend) = match place {
                Some(place) => (words(*place), format!("write `in: {}`", place.written())),
                None => (
                    furniture(article, ranges.first().map_or(0, |range| range.start)),
                    "quote words of the text itself".to_owned(),
                ),
            };
            let said = phrase.place.map(words).unwrap_or_default();
            let quoted = quoted(&phrase.text);
            problem
                .message(format!("{quoted} stands in {there}, not in {said}"))
                .mend(mend)
        }),
        Standing::Near(near) => problems.warning(path.field("text"), |problem| {
            let (ours, theirs) = beside(near);
            let place = article.place_of(near.bytes.start).map(words);
            let place = place.map_or_else(String::new, |place| format!(" in {place}"));
            problem
                .message(format!("the text does not have {ours}"))
                .mend(format!("it has {theirs}{place}"))
        }),
        Standing::Missing => problems.warning(path.field("text"), |problem| {
            problem
                .message(format!("the text does not have {}", quoted(&phrase.text)))
                .mend("quote its own words".to_owned())
        }),
    }
}

fn check_own(own: &[OwnQuotation], problems: &mut Problems<'_>) {
    for own in own {
        if let Standing::Near(near) = &own.standing {
            let (ours, theirs) = beside(near);
            let problem = Problem::error(
                own.path.clone(),
                format!("the text does not have {ours}, which stands in quotation marks"),
            );
            problems.push(Problem {
                severity: Severity::Advice,
                ..problem.mend(format!("it has {theirs}"))
            });
        }
    }
    let missing = own.iter().filter(|own| own.standing == Standing::Missing);
    problems.advice(
        missing.map(|own| (own.path.clone(), own.words.as_str())),
        |words, _| format!("the text does not have these words in quotation marks: {words}"),
        "quote its own words, or leave out the marks where nobody is quoted",
    );
}

/// The words that differ, with some beside them: the quotation's and the text's.
fn beside(near: &Nearest) -> (String, String) {
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    let last = near.pieces.len().saturating_sub(1);
    for (index, piece) in near.pieces.iter().enumerate() {
        match piece {
            Piece::Quoted(words) => ours.push(words.clone()),
            Piece::Text(words) => theirs.push(words.clone()),
            Piece::Same(words) => {
                let words = shortened(words, index > 0, index < last);
                ours.push(words.clone());
                theirs.push(words);
            }
        }
    }
    (quoted(&ours.join(" ")), quoted(&theirs.join(" ")))
}

/// The words of a piece that stand beside a difference before or behind it.
fn shortened(piece: &str, differs_before: bool, differs_behind: bool) -> String {
    let words: Vec<&str> = piece.split(' ').collect();
    let head = if differs_before { WORDS_BESIDE } else { 0 };
    let tail = if differs_behind { WORDS_BESIDE } else { 0 };
    match words.len() > head + tail + 1 {
        true => {
            let (first, last) = (&words[..head], &words[words.len() - tail..]);
            [first, &["…"], last].concat().join(" ")
        }
        false => piece.to_owned(),
    }
}

/// The name of a place.
fn words(place: Place) -> String {
    match place {
        Place::Title => "the title".to_owned(),
        Place::Introduction => "the introduction".to_owned(),
        Place::Claim(number) => format!("claim {number}"),
        Place::Closing => "the closing".to_owned(),
    }
}

/// The name of what is no part of the text.
fn furniture(article: &Article, byte: usize) -> String {
    let mut pieces = article.furniture.iter();
    let piece = pieces.find(|piece| piece.bytes.contains(&byte));
    let kind = piece.map_or("page", |piece| FurnitureKind::words(piece.kind));
    format!("the {kind}, which is no part of the text")
}
