//! The tense and the modality of the clause that an expression stands in, by cue words.

use std::ops::Range;
use std::sync::LazyLock;

use foldhash::HashMap;

use super::Modality;

/// The side of the writing that a clause speaks of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tense {
    Past,
    Coming,
    Unknown,
}

/// The bytes of a clause that are read at either side of an expression.
const REACH: usize = 160;
/// The words behind an expression among which its verb is looked for.
const VERB_REACH: usize = 8;

/// A hint that a word gives.
#[derive(Clone, Copy)]
enum Hint {
    Coming,
    Past,
    Denied,
    Supposed,
    Alleged,
    /// "Had", "be", "to", "by", "until", "that" and "due", which count with the words beside them.
    Had,
    Be,
    To,
    Deadline,
    That,
    Due,
}

const HINTS: &[(Hint, &str)] = &[
    (
        Hint::Coming,
        "will shall would plans plan planned expected expects scheduled slated due going intends hopes aims upcoming forthcoming \
         may might could should must can available planning begins opens starts resume resumes expire expires deadline",
    ),
    (
        Hint::Past,
        "was were had did said told began fell rose made took came went left held won lost met sent gave saw found got led became \
         thought brought bought sold paid ran spoke struck broke wrote died shot fought kept knew felt built grew drew flew sank stood",
    ),
    (
        Hint::Denied,
        "not never denied denies deny refuted no neither nor without cannot",
    ),
    (
        Hint::Supposed,
        "may might would could if likely perhaps possibly probably expected unless should supposedly presumably will hopes hope \
         plans planned scheduled predicted forecast feared wanted intends shall",
    ),
    (
        Hint::Alleged,
        "said says allegedly reportedly alleged claimed claims claim accused according reported argued believed apparently told \
         stated announced rumoured rumored purportedly",
    ),
    (Hint::Had, "had"),
    (Hint::Be, "be"),
    (Hint::To, "to"),
    (Hint::Deadline, "by until"),
    (Hint::That, "that"),
    (Hint::Due, "due"),
];

/// The hints of one word, a bit each.
#[derive(Clone, Copy, Default)]
struct Hints(u16);

impl Hints {
    fn has(self, hint: Hint) -> bool {
        self.0 & 1 << hint as u16 != 0
    }
}

static BY_WORD: LazyLock<HashMap<&'static str, Hints>> = LazyLock::new(|| {
    let mut all: HashMap<&'static str, Hints> = HashMap::default();
    for (hint, words) in HINTS {
        for word in words.split_ascii_whitespace() {
            all.entry(word).or_default().0 |= 1 << *hint as u16;
        }
    }
    all
});

/// The words around an expression, by their hints.
pub struct Clause {
    before: Vec<Hints>,
    after: Vec<Hints>,
    /// The words that are of the same part of the sentence, between parentheses, colons and the like.
    own: Range<usize>,
    own_after: usize,
}

impl Clause {
    /// Reads the words around some bytes of a sentence.
    pub fn around(sentence: &str, at: &Range<usize>) -> Self {
        let start = sentence.ceil_char_boundary(at.start.saturating_sub(REACH));
        let end = sentence.floor_char_boundary((at.end + REACH).min(sentence.len()));
        let (left, right) = (&sentence[start..at.start], &sentence[at.end..end]);
        let ends_clause = |c: char| matches!(c, ';' | ':' | '—' | '(' | ')');
        let own_left = left.rsplit(ends_clause).next().unwrap_or_default();
        let own_right = right
            .split(|c| ends_clause(c) || c == ',')
            .next()
            .unwrap_or_default();
        let mut before = hints(&left[..left.len() - own_left.len()]);
        let own_start = before.len();
        before.extend(hints(own_left));
        let mut after = hints(own_right);
        let own_after = after.len();
        after.extend(hints(&right[own_right.len()..]));
        Self {
            own: own_start..before.len(),
            before,
            after,
            own_after,
        }
    }

    /// The tense of the nearest verb that is known, before the expression if there is one.
    pub fn tense(&self) -> Tense {
        let has = |words: &[Hints], hint| words.iter().any(|word| word.has(hint));
        let near = &self.after[..self.after.len().min(VERB_REACH)];
        let is_deadline = self
            .before
            .last()
            .is_some_and(|word| word.has(Hint::Deadline));
        if is_deadline && !has(&self.before, Hint::Had) && !has(near, Hint::Past) {
            return Tense::Coming;
        }
        for (place, word) in self.before.iter().enumerate().rev() {
            let is_next =
                |place: usize, hint| self.before.get(place).is_some_and(|word| word.has(hint));
            if word.has(Hint::Coming) || word.has(Hint::To) && is_next(place + 1, Hint::Be) {
                return Tense::Coming;
            }
            if word.has(Hint::Past) {
                let is_passive = place > 0 && is_next(place - 1, Hint::Be);
                return if is_passive {
                    Tense::Coming
                } else {
                    Tense::Past
                };
            }
        }
        let verb = near
            .iter()
            .find(|word| word.has(Hint::Coming) || word.has(Hint::Past));
        match verb {
            Some(verb) if verb.has(Hint::Coming) => Tense::Coming,
            Some(_) => Tense::Past,
            None => Tense::Unknown,
        }
    }

    /// The words of the clause behind the expression, without the content of what it tells: that an audit found in 1995 that
    /// the pipe would not last is told, whatever became of the pipe.
    fn told_after(&self, before: &[Hints]) -> &[Hints] {
        let after = &self.after[..self.own_after];
        let is_told_before = |at: usize| match at.checked_sub(1) {
            Some(at) => after[at].has(Hint::Past),
            None => before.iter().any(|word| word.has(Hint::Past)),
        };
        let mut places = 0..after.len();
        let content = places.find(|at| after[*at].has(Hint::That) && is_told_before(*at));
        &after[..content.unwrap_or(after.len())]
    }

    /// The way in which the clause speaks of its time.
    pub fn modality(&self) -> Modality {
        let before = &self.before[self.own.clone()];
        let own = before.iter().chain(self.told_after(before));
        let has = |hint| own.clone().any(|word| word.has(hint));
        let is_due = |words: &[Hints]| {
            let mut threes = words.windows(3);
            threes.any(|three| {
                three[0].has(Hint::Due) && three[1].has(Hint::To) && three[2].has(Hint::Be)
            })
        };
        if has(Hint::Denied) {
            Modality::Denied
        } else if has(Hint::Supposed) || is_due(before) {
            Modality::Supposed
        } else if has(Hint::Alleged) {
            Modality::Alleged
        } else {
            Modality::Asserted
        }
    }
}

/// The way in which the clause around some bytes of a sentence speaks.
pub fn modality(sentence: &str, at: &Range<usize>) -> Modality {
    Clause::around(sentence, at).modality()
}

/// The hints of each word of a text.
fn hints(text: &str) -> Vec<Hints> {
    let words = text.split(|c: char| !(c.is_alphanumeric() || c == '\'' || c == '’'));
    let words = words.filter(|word| !word.is_empty());
    let mut small = String::new();
    words
        .map(|word| {
            // The month, unless it begins a question.
            if word == "May" {
                return Hints::default();
            }
            small.clear();
            small.extend(word.chars().map(|c| c.to_ascii_lowercase()));
            if small.ends_with("n't") || small.ends_with("n’t") {
                return Hints(1 << Hint::Denied as u16);
            }
            let mut found = BY_WORD.get(small.as_str()).copied().unwrap_or_default();
            if !found.has(Hint::Coming)
                && small.len() > 4
                && small.ends_with("ed")
                && !small.ends_with("eed")
            {
                found.0 |= 1 << Hint::Past as u16;
            }
            found
        })
        .collect()
}
