//! The stretch of an article that is most like a quotation that it does not have, and what differs.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::folded::Folded;
use super::word_index::{WordIndex, words_of};
use super::{Article, Format};

/// Places of words that are looked at for one quotation, those of its rarest words.
const MAX_VOTES: usize = 1_000;
/// Stretches that are looked at for whether they are at the right place.
const MAX_LIKELY: usize = 12;
/// Stretches that are compared with it word for word.
const MAX_COMPARED: usize = 3;
/// The least share of letters in common words, of both together. Of the quotation's own it is more than half.
const MIN_ALIKE: f64 = 0.6;
/// A stretch at the place that is asked for is preferred to another by so much.
const PLACE_BONUS: f64 = 1.2;

/// A stretch that is like a quotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nearest {
    pub bytes: Range<usize>,
    pub pieces: Vec<Piece>,
}

/// A piece of a quotation beside the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Words of both, as the text has them.
    Same(String),
    /// Words that only the quotation has.
    Quoted(String),
    /// Words that only the text has.
    Text(String),
}

/// A word of the quotation.
struct Sought {
    id: usize,
    letters: usize,
}

/// The stretch that is most like a quotation, if one is; `is_right` of the byte where it begins makes it likelier.
pub fn nearest(
    article: &Article,
    index: &WordIndex,
    quotation: &str,
    is_right: impl Fn(usize) -> bool,
) -> Option<Nearest> {
    let folded = Folded::of(quotation, article.format);
    let unknown = usize::MAX - folded.text.len();
    let sought: Vec<Sought> = words_of(&folded.text)
        .enumerate()
        .map(|(at, (_, word))| Sought {
            id: index.id_like(word).unwrap_or(unknown + at),
            letters: word.len(),
        })
        .collect();
    let begins = |position: usize| index.words().get(position).map(|word| &word.bytes);
    let compared = likely(index, &sought, |position| {
        begins(position).is_some_and(|bytes| is_right(index.folded.original(bytes.clone()).start))
    });
    let compared = compared
        .into_iter()
        .filter_map(|start| stretch(article, index, &sought, start));
    let (found, alike) = compared.max_by(|(_, one), (_, other)| one.total_cmp(other))?;
    (alike >= MIN_ALIKE).then(|| {
        let words = &index.words()[found];
        let within = words[0].bytes.start..words[words.len() - 1].bytes.end;
        Nearest {
            pieces: pieces(quotation, &folded, article, index, within.clone()),
            bytes: index.folded.original(within),
        }
    })
}

/// The positions at which the quotation would begin by most of its words, the likeliest first.
fn likely(index: &WordIndex, sought: &[Sought], is_right: impl Fn(usize) -> bool) -> Vec<usize> {
    let is_known = |word: &&(usize, &Sought)| word.1.id < index.distinct();
    let mut words: Vec<(usize, &Sought)> = sought.iter().enumerate().collect();
    words.retain(|word| is_known(&word));
    words.sort_by_key(|(_, word)| index.positions(word.id).len());
    let mut votes: Vec<(usize, f64)> = Vec::new();
    for (at, word) in words {
        let positions = index.positions(word.id);
        let weight = word.letters as f64 / (1.0 + (positions.len() as f64).ln());
        let room = MAX_VOTES.saturating_sub(votes.len());
        let starts = positions.iter().take(room);
        votes.extend(starts.map(|position| ((*position as usize).saturating_sub(at), weight)));
    }
    votes.sort_unstable_by_key(|(start, _)| *start);
    let width = 2.max(sought.len() / 2);
    let mut sums: Vec<(usize, f64)> = Vec::new();
    let (mut sum, mut end) = (0.0, 0);
    for (start, weight) in &votes {
        while let Some((_, weight)) = votes.get(end).filter(|(other, _)| *other < start + width) {
            sum += weight;
            end += 1;
        }
        sums.push((*start, sum));
        sum -= weight;
    }
    sums.sort_by(|(_, one), (_, other)| other.total_cmp(one));
    let mut likely: Vec<(usize, f64)> = Vec::new();
    for (start, sum) in sums {
        if likely.len() == MAX_LIKELY {
            break;
        }
        if likely
            .iter()
            .all(|(other, _)| other.abs_diff(start) >= width)
        {
            let bonus = if is_right(start) { PLACE_BONUS } else { 1.0 };
            likely.push((start, sum * bonus));
        }
    }
    likely.sort_by(|(_, one), (_, other)| other.total_cmp(one));
    likely.truncate(MAX_COMPARED);
    likely.into_iter().map(|(start, _)| start).collect()
}

/// A run of words that a quotation and the text have both.
#[derive(Clone, Copy)]
struct Run {
    sought: usize,
    there: usize,
    words: usize,
}

/// The positions of the words around a start that are most like the quotation, and how much they are.
fn stretch(
    article: &Article,
    index: &WordIndex,
    sought: &[Sought],
    start: usize,
) -> Option<(Range<usize>, f64)> {
    let around = around(article, index, start, sought.len());
    let ids: Vec<usize> = sought.iter().map(|word| word.id).collect();
    let there: Vec<usize> = index.words()[around.clone()]
        .iter()
        .map(|word| word.id)
        .collect();
    let runs: Vec<Run> = capture_diff_slices(Algorithm::Myers, &ids, &there)
        .into_iter()
        .filter_map(|op| match op {
            DiffOp::Equal {
                old_index,
                new_index,
                len,
            } => Some(Run {
                sought: old_index,
                there: new_index,
                words: len,
            }),
            _ => None,
        })
        .collect();
    let mut runs = runs.as_slice();
    let whole: usize = sought.iter().map(|word| word.letters).sum();
    let alike = |runs: &[Run]| -> f64 {
        let (Some(first), Some(last)) = (runs.first(), runs.last()) else {
            return 0.0;
        };
        let there =
            &index.words()[around.start + first.there..around.start + last.there + last.words];
        let there: usize = there.iter().map(|word| word.bytes.len()).sum();
        let common = runs
            .iter()
            .flat_map(|run| &sought[run.sought..run.sought + run.words]);
        let common: usize = common.map(|word| word.letters).sum();
        match 2 * common > whole {
            true => 2.0 * common as f64 / (whole + there) as f64,
            false => 0.0,
        }
    };
    // A word that stands apart from the others is there by chance.
    while let [_, others @ ..] = runs
        && alike(others) > alike(runs)
    {
        runs = others;
    }
    while let [others @ .., _] = runs
        && alike(others) > alike(runs)
    {
        runs = others;
    }
    let (first, last) = (runs.first()?, runs.last()?);
    let before = first.sought;
    let behind = sought.len() - last.sought - last.words;
    let from = around.start + first.there;
    let until = around.start + last.there + last.words;
    let extended = extended(index, from..until, (before, behind), &around);
    Some((extended, alike(runs)))
}

/// The positions of the words among which a quotation is looked for: no others than those of the block that it begins in.
fn around(article: &Article, index: &WordIndex, start: usize, words: usize) -> Range<usize> {
    let all = index.words();
    let middle = (start + words / 2).min(all.len() - 1);
    let byte = index.folded.original(all[middle].bytes.clone()).start;
    let block = article
        .blocks
        .partition_point(|block| block.bytes.end <= byte);
    let block = article.blocks.get(block).map(|block| &block.bytes);
    let is_in_block = |position: &usize| {
        let byte = index.folded.original(all[*position].bytes.clone()).start;
        block.is_none_or(|block| block.contains(&byte))
    };
    let slack = 2 + words / 4;
    let from = start.saturating_sub(slack).min(middle);
    let until = (start + words + 2 * slack).clamp(middle + 1, all.len());
    let from = (from..=middle).find(is_in_block).unwrap_or(middle);
    let until = (middle..until).rev().find(is_in_block).unwrap_or(middle) + 1;
    from..until
}

/// The stretch with as many words before and behind it as the quotation has others there, within the clause.
fn extended(
    index: &WordIndex,
    found: Range<usize>,
    (before, behind): (usize, usize),
    around: &Range<usize>,
) -> Range<usize> {
    let all = index.words();
    let is_clause = |left: usize| {
        let between = &index.folded.text[all[left].bytes.end..all[left + 1].bytes.start];
        matches!(between, " " | "-" | "'" | " '" | "' ")
    };
    let from = (around.start.max(found.start.saturating_sub(before))..found.start)
        .rev()
        .take_while(|position| is_clause(*position))
        .last()
        .unwrap_or(found.start);
    let until = (found.end..around.end.min(found.end + behind))
        .take_while(|position| is_clause(position - 1))
        .last()
        .map_or(found.end, |position| position + 1);
    from..until
}

/// A quotation beside a stretch of the folded text, piece by piece.
fn pieces(
    quotation: &str,
    folded: &Folded,
    article: &Article,
    index: &WordIndex,
    within: Range<usize>,
) -> Vec<Piece> {
    let (quoted, text) = (
        tokens(folded, 0..folded.text.len()),
        tokens(&index.folded, within),
    );
    let words = |tokens: &[(&str, Range<usize>)], of: &str, range: Range<usize>| match &tokens
        [range]
    {
        [] => None,
        [(_, first), .., (_, last)] => Some(one_line(&of[first.start..last.end], article.format)),
        [(_, only)] => Some(one_line(&of[only.clone()], article.format)),
    };
    let keys = |tokens: &[(&str, Range<usize>)]| -> Vec<String> {
        tokens
            .iter()
            .map(|(token, _)| (*token).to_owned())
            .collect()
    };
    let ops = capture_diff_slices(Algorithm::Myers, &keys(&quoted), &keys(&text));
    let mut pieces = Vec::new();
    for op in ops {
        let only = words(&quoted, quotation, op.old_range());
        let there = words(&text, &article.text, op.new_range());
        match op {
            DiffOp::Equal { .. } => pieces.extend(there.map(Piece::Same)),
            _ => {
                pieces.extend(only.map(Piece::Quoted));
                pieces.extend(there.map(Piece::Text));
            }
        }
    }
    pieces
}

/// The words of a stretch with their punctuation, and where they stand in the original.
fn tokens(folded: &Folded, within: Range<usize>) -> Vec<(&str, Range<usize>)> {
    let mut at = within.start;
    let tokens = folded.text[within].split(' ').map(|token| {
        let bytes = at..at + token.len();
        at = bytes.end + 1;
        (token, folded.original(bytes))
    });
    tokens.filter(|(token, _)| !token.is_empty()).collect()
}

fn one_line(text: &str, format: Format) -> String {
    match format {
        Format::Markdown => format.shown(text),
        _ => text.split_whitespace().collect::<Vec<_>>().join(" "),
    }
}
