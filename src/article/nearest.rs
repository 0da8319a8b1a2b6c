//! The stretch of an article that is most like a quotation that it does not have.
//!
//! A word weighs the more the rarer it is in the article. The rarest words of a quotation tell where it may have stood, and a
//! stretch is like it where the words of both weigh much more than those of only one.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::Article;
use super::differences::{Piece, pieces};
use super::folded::Folded;
use super::word_index::{WordIndex, to_small, words_of};

/// A number or a name weighs so many times as much as another word.
const TELLING: f64 = 1.25;
/// The share of a quotation's weight that a stretch has letter by letter, at least.
const MIN_SAME: f64 = 0.35;
/// The share that the common words have of the weight of each, at least: elsewhere, and at the place that the quotation tells.
const MIN_ALIKE: f64 = 0.65;
const MIN_ALIKE_AT_PLACE: f64 = 0.54;
/// A word that differs by a letter is common to this share.
const MISSPELT: f64 = 0.5;
/// Shorter words are too like each other to be misspelt.
const MIN_LETTERS: usize = 4;
/// Places of its words that are looked at for one quotation, those of the rarest.
const MAX_PLACES: usize = 1_000;
/// Stretches that are compared with it word by word.
const MAX_COMPARED: usize = 3;

/// A stretch that is like a quotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nearest {
    pub bytes: Range<usize>,
    pub pieces: Vec<Piece>,
}

/// The stretch that is most like a quotation, if one plainly is; at a place that `is_right`, told by its first byte, it need not be as
/// like.
pub fn nearest(
    article: &Article,
    index: &WordIndex,
    quotation: &str,
    is_right: impl Fn(usize) -> bool,
) -> Option<Nearest> {
    let folded = Folded::of(quotation, article.format);
    let sought = Sought::of(&folded.text, index);
    let least_at = |position: usize| match is_right(index.byte_of(position)) {
        true => MIN_ALIKE_AT_PLACE,
        false => MIN_ALIKE,
    };
    let likely = sought.likely(least_at).into_iter();
    let compared = likely.filter_map(|start| {
        let (stretch, alike) = Comparison::of(&sought, article, start).most_alike()?;
        let least = least_at(stretch.start);
        (alike > least).then_some((stretch, alike / least))
    });
    let (stretch, _) = compared.max_by(|(_, one), (_, other)| one.total_cmp(other))?;
    let words = &index.words()[stretch];
    let within = words[0].bytes.start..words[words.len() - 1].bytes.end;
    Some(Nearest {
        pieces: pieces(quotation, &folded, article, index, within.clone()),
        bytes: index.folded.original(within),
    })
}

/// The words of a quotation that are looked for.
struct Sought<'a> {
    index: &'a WordIndex,
    words: Vec<SoughtWord<'a>>,
    weight: f64,
}

struct SoughtWord<'a> {
    word: &'a str,
    /// Its number, if the article has it anywhere.
    id: Option<usize>,
    weight: f64,
}

impl<'a> Sought<'a> {
    fn of(folded: &'a str, index: &'a WordIndex) -> Self {
        let mut small = String::new();
        let words = words_of(folded).enumerate().map(|(at, (_, word))| {
            to_small(word, &mut small);
            let id = index.id(&small);
            // The first word may have its capital letter from where it stands.
            let weight = weight(index, id, if at == 0 { &small } else { word });
            SoughtWord { word, id, weight }
        });
        let words: Vec<_> = words.collect();
        Self {
            index,
            weight: words.iter().map(|word| word.weight).sum(),
            words,
        }
    }

    /// The positions at which it is likely to begin, the likeliest first. Each is told by one of its rarest words: those that are
    /// not tried weigh too little by themselves.
    fn likely(&self, least_at: impl Fn(usize) -> f64) -> Vec<usize> {
        let least = self.weight * MIN_SAME;
        let words = self.words.iter().enumerate();
        let known =
            words.filter_map(|(at, word)| Some((at, word.weight, self.index.positions(word.id?))));
        let mut known: Vec<_> = known.collect();
        known.sort_by_key(|(.., positions)| positions.len());
        let mut untried: f64 = known.iter().map(|(_, weight, _)| weight).sum();
        let mut starts: Vec<usize> = Vec::new();
        for (at, weight, positions) in known {
            if untried < least {
                break;
            }
            untried -= weight;
            let tried = positions.iter().take(MAX_PLACES - starts.len());
            starts.extend(tried.map(|position| (*position as usize).saturating_sub(at)));
        }
        starts.sort_unstable();
        starts.dedup();
        let with_weight = starts.into_iter().filter_map(|start| {
            let weight = self.weight_around(start);
            (weight >= least).then(|| (start, weight / least_at(start)))
        });
        let mut with_weight: Vec<(usize, f64)> = with_weight.collect();
        with_weight.sort_by(|(_, one), (_, other)| other.total_cmp(one));
        let apart = 2.max(self.words.len() / 2);
        let mut likely: Vec<usize> = Vec::new();
        for (start, _) in with_weight {
            if likely.len() == MAX_COMPARED {
                break;
            }
            if likely.iter().all(|other| other.abs_diff(start) >= apart) {
                likely.push(start);
            }
        }
        likely
    }

    /// The positions around a start at which its words may stand.
    fn around(&self, start: usize) -> Range<usize> {
        let slack = 2 + self.words.len() / 4;
        let until = start + self.words.len() + slack;
        start.saturating_sub(slack)..until.min(self.index.words().len())
    }

    /// The weight of those of its words that stand around a start.
    fn weight_around(&self, start: usize) -> f64 {
        let there = &self.index.words()[self.around(start)];
        let is_there = |word: &&SoughtWord<'_>| there.iter().any(|other| word.id == Some(other.id));
        let common = self.words.iter().filter(is_there);
        common.map(|word| word.weight).sum()
    }
}

/// A quotation beside the words around a place.
struct Comparison<'a> {
    sought: &'a Sought<'a>,
    /// The positions of the words that it is compared with.
    around: Range<usize>,
    /// The positions that the stretch which is like it may have.
    room: Range<usize>,
    /// The word around there that each of the quotation is or is like.
    common: Vec<Option<Common>>,
}

#[derive(Clone, Copy)]
struct Common {
    id: usize,
    share: f64,
}

/// Words that follow each other in a quotation, from the first, and in the text, from a position.
struct Run {
    sought: Range<usize>,
    there: Range<usize>,
}

impl<'a> Comparison<'a> {
    fn of(sought: &'a Sought<'a>, article: &Article, start: usize) -> Self {
        let (index, count) = (sought.index, sought.words.len());
        let around = sought.around(start);
        let middle = usize::midpoint(around.start, around.end);
        let room = around.start.saturating_sub(count)..index.words().len().min(around.end + count);
        let room = within_block(article, index, room, middle);
        let around = around.start.max(room.start)..around.end.min(room.end);
        let there = &index.words()[around.clone()];
        let common = sought.words.iter().map(|word| {
            let same = word
                .id
                .filter(|id| there.iter().any(|other| other.id == *id));
            let same = same.map(|id| Common { id, share: 1.0 });
            same.or_else(|| {
                let mut others = there.iter();
                let like = others.find(|other| is_misspelt(word.word, index.word(other)))?;
                Some(Common {
                    id: like.id,
                    share: MISSPELT,
                })
            })
        });
        Self {
            sought,
            around,
            room,
            common: common.collect(),
        }
    }

    /// The stretch that is most like the quotation, and how much it is.
    fn most_alike(&self) -> Option<(Range<usize>, f64)> {
        let runs = self.runs();
        let mut runs = runs.as_slice();
        // Words that stand apart from the others are there by chance.
        while let [_, others @ ..] = runs
            && self.alike(others) > self.alike(runs)
        {
            runs = others;
        }
        while let [others @ .., _] = runs
            && self.alike(others) > self.alike(runs)
        {
            runs = others;
        }
        Some((self.stretch(runs)?, self.alike(runs)))
    }

    fn runs(&self) -> Vec<Run> {
        let ours: Vec<Option<usize>> = self
            .common
            .iter()
            .map(|common| Some(common.as_ref()?.id))
            .collect();
        let there = &self.sought.index.words()[self.around.clone()];
        let theirs: Vec<Option<usize>> = there.iter().map(|word| Some(word.id)).collect();
        let from = self.around.start;
        let ops = capture_diff_slices(Algorithm::Myers, &ours, &theirs).into_iter();
        let same = ops.filter(|op| matches!(op, DiffOp::Equal { .. }));
        let runs = same.map(|op| Run {
            sought: op.old_range(),
            there: from + op.new_range().start..from + op.new_range().end,
        });
        runs.collect()
    }

    /// The share that the words of some runs have of the weight of the quotation or of that of the stretch, the lesser of the two.
    fn alike(&self, runs: &[Run]) -> f64 {
        let Some(stretch) = self.stretch(runs) else {
            return 0.0;
        };
        let (mut ours, mut theirs) = (0.0, 0.0);
        for run in runs {
            for (at, position) in run.sought.clone().zip(run.there.clone()) {
                let share = self.common[at].map_or(0.0, |common| common.share);
                ours += self.sought.words[at].weight * share;
                theirs += self.weight_at(position) * share;
            }
        }
        let whole: f64 = stretch.map(|position| self.weight_at(position)).sum();
        f64::min(ours / self.sought.weight, theirs / whole)
    }

    fn weight_at(&self, position: usize) -> f64 {
        let index = self.sought.index;
        let word = &index.words()[position];
        weight(index, Some(word.id), index.word(word))
    }

    /// The positions of some runs, with as many before and behind them as the quotation has other words there, within the clause.
    fn stretch(&self, runs: &[Run]) -> Option<Range<usize>> {
        let (first, last) = (runs.first()?, runs.last()?);
        let before = first.sought.start;
        let behind = self.sought.words.len() - last.sought.end;
        let (start, end) = (first.there.start, last.there.end);
        let from = (self.room.start.max(start.saturating_sub(before))..start)
            .rev()
            .take_while(|position| self.is_in_clause(*position))
            .last();
        let until = (end..self.room.end.min(end + behind))
            .take_while(|position| self.is_in_clause(position - 1))
            .last();
        Some(from.unwrap_or(start)..until.map_or(end, |last| last + 1))
    }

    /// True where no sign divides a word from the next.
    fn is_in_clause(&self, position: usize) -> bool {
        let index = self.sought.index;
        let [word, next] = [position, position + 1].map(|at| &index.words()[at].bytes);
        let between = &index.folded.text[word.end..next.start];
        matches!(between, " " | "-" | "'" | " '" | "' ")
    }
}

/// The rarity of a word: the logarithm of the share of the words that are this one, as in other indexes. A number or a name
/// tells more than that.
fn weight(index: &WordIndex, id: Option<usize>, word: &str) -> f64 {
    let count = id.map_or(0, |id| index.positions(id).len()) as f64;
    let rarity = ((index.words().len() as f64 + 1.0) / (count + 0.5)).ln();
    let is_name = word.starts_with(char::is_uppercase) && word.chars().nth(1).is_some();
    match is_name || is_number(word) {
        true => rarity * TELLING,
        false => rarity,
    }
}

fn is_number(word: &str) -> bool {
    word.contains(char::is_numeric)
}

/// True of words that differ by a letter, or by the order of two.
fn is_misspelt(one: &str, other: &str) -> bool {
    let may_be = |word: &str| word.chars().nth(MIN_LETTERS - 1).is_some() && !is_number(word);
    // A letter has no more than four bytes.
    one.len().abs_diff(other.len()) <= 4
        && may_be(one)
        && may_be(other)
        && strsim::osa_distance(&one.to_lowercase(), &other.to_lowercase()) <= 1
}

/// The part of some positions that is in one block with the word at one of them.
fn within_block(
    article: &Article,
    index: &WordIndex,
    positions: Range<usize>,
    middle: usize,
) -> Range<usize> {
    let block = |position: usize| {
        let byte = index.byte_of(position);
        article
            .blocks
            .partition_point(|block| block.bytes.end <= byte)
    };
    let own = block(middle);
    let is_outside = |position: &usize| block(*position) != own;
    let before = (positions.start..middle).rev().find(is_outside);
    let behind = (middle..positions.end).find(is_outside);
    before.map_or(positions.start, |outside| outside + 1)..behind.unwrap_or(positions.end)
}

#[cfg(test)]
mod tests;
