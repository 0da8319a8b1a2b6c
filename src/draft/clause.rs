//! The clause around an expression of time, and a title from its words.

use std::ops::Range;

use super::words::{
    BEFORE_TIMES, COMMON, LEADING, MAYBE_SUBORDINATORS, RELATIVES, SUBORDINATORS, UNFINISHED, Word,
    in_marks, is_auxiliary, is_in, is_past, is_verb, words_of,
};

/// The most letters of a title.
const MAX_TITLE_LETTERS: usize = 120;
/// The most words of a title.
pub const MAX_TITLE_WORDS: usize = 8;

/// The fewest words that a clause has beside its expression.
const MIN_CLAUSE_WORDS: usize = 3;

/// A clause around an expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// The clause in the text, the expression with it if it stands within.
    pub bytes: Range<usize>,
    /// The expression with the word before it that belongs to it: "in early August".
    pub expression: Range<usize>,
}

impl Clause {
    /// Those of its words that are not of its expression.
    fn told<'w, 't>(&self, words: &'w [Word<'t>]) -> Vec<&'w Word<'t>> {
        let is_told = |word: &&Word<'_>| are_apart(&word.bytes, &self.expression);
        words.iter().filter(is_told).collect()
    }
}

fn are_apart(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.end <= other.start || other.end <= one.start
}

/// A stretch of a sentence between two breaks, by the indexes of its words.
type Piece = Range<usize>;

/// The clauses that an expression of a sentence dates: mostly one, and all that are joined by "and" where it opens the sentence.
pub fn clauses_around(text: &str, sentence: Range<usize>, expression: Range<usize>) -> Vec<Clause> {
    let words = words_of(text, sentence.clone());
    let is_of_expression =
        |word: &Word<'_>| word.bytes.start < expression.end && expression.start < word.bytes.end;
    let Some(first) = words.iter().position(is_of_expression) else {
        return Vec::new();
    };
    let last = words.iter().rposition(is_of_expression).unwrap_or(first);
    let mut with = first;
    while with > 0 && !words[with].is_after_break && is_in(BEFORE_TIMES, words[with - 1].text) {
        with -= 1;
    }
    let expression = words[with].bytes.start.min(expression.start)..expression.end;
    let pieces = pieces(&words, with..last + 1);
    let Some(own) = pieces.iter().position(|piece| piece.contains(&with)) else {
        return Vec::new();
    };
    let has_verb = |piece: &Piece| {
        let mut inside = piece.clone().filter(|index| !(with..=last).contains(index));
        inside.any(|index| is_verb(words[index].text))
    };
    let clause = |taken: Range<usize>, all: &[Piece]| {
        let taken = with_subject_and_content(&words, all, taken);
        Clause {
            bytes: words[all[taken.start].start].bytes.start
                ..words[all[taken.end - 1].end - 1].bytes.end,
            expression: expression.clone(),
        }
    };
    let others = pieces[own].len() - (last + 1 - with);
    let least = match words[pieces[own].start].text {
        "and" | "but" => MIN_CLAUSE_WORDS,
        _ => MIN_CLAUSE_WORDS + 1,
    };
    let is_whole = has_verb(&pieces[own]) && others + 1 >= least || others > MIN_CLAUSE_WORDS;
    if is_whole || others > 0 && own == 0 && has_verb(&pieces[own]) {
        let mut clauses = vec![clause(own..own + 1, &pieces)];
        if with == 0 {
            let joined = joined(&words, &pieces, own + 1, &has_verb).into_iter();
            clauses.extend(joined.map(|at| clause(at, &pieces)));
        }
        return clauses;
    }
    if own == 0 && others == 0 {
        // It opens the sentence and dates what follows.
        if let Some(next) = (1..pieces.len()).find(|index| has_verb(&pieces[*index])) {
            let mut clauses = vec![clause(1..next + 1, &pieces)];
            clauses.extend(
                joined(&words, &pieces, next + 1, &has_verb)
                    .into_iter()
                    .map(|at| clause(at, &pieces)),
            );
            return clauses;
        }
    }
    let begins_with = &words[pieces[own].start];
    let is_speech = || {
        let before = text[..begins_with.bytes.start].trim_end();
        before.ends_with(['"', '”', '’', '\''])
    };
    if has_verb(&pieces[own]) && is_speech() {
        return vec![clause(own..own + 1, &pieces)];
    }
    if has_verb(&pieces[own]) {
        // "The ship, built in 1979": what the participle belongs to ends the piece before.
        let before = &pieces[own - 1];
        let ends = |index: &usize| {
            let word = words[*index].text;
            is_verb(word) || is_in(BEFORE_TIMES, word) || is_in(LEADING, word)
        };
        let start = before
            .clone()
            .rev()
            .find(ends)
            .map_or(before.start, |at| at + 1);
        let start = start.min(before.end - 1);
        return vec![Clause {
            bytes: words[start].bytes.start..words[pieces[own].end - 1].bytes.end,
            expression,
        }];
    }
    let before = (0..own).rev().find(|index| has_verb(&pieces[*index]));
    let tells = |index: &usize| has_verb(&pieces[*index]) && !is_aside(&words, &pieces[*index]);
    let after = (own + 1..pieces.len()).find(tells);
    vec![match (before, after) {
        (Some(before), _) => clause(before..own + 1, &pieces),
        (None, Some(after)) => clause(own..after + 1, &pieces),
        (None, None) => clause(own..own + 1, &pieces),
    }]
}

/// Pieces of a sentence with the subject that an aside parts them from ("The inquiry, which took a year, found …"), and with
/// what is said, found or feared in them ("… that the pipe was old").
fn with_subject_and_content(
    words: &[Word<'_>],
    all: &[Piece],
    taken: Range<usize>,
) -> Range<usize> {
    let Range { mut start, mut end } = taken;
    let begins_with_verb = is_verb(words[all[start].start].text);
    if start >= 2 && begins_with_verb && is_aside(words, &all[start - 1]) {
        start -= 2;
    }
    while all
        .get(end)
        .is_some_and(|piece| words[piece.start].text == "that")
    {
        end += 1;
    }
    start..end
}

/// True of a piece that only says more of the thing before it: ", which took a year,".
fn is_aside(words: &[Word<'_>], piece: &Piece) -> bool {
    let first = &words[piece.start];
    first.is_after_break && is_in(RELATIVES, first.text)
}

/// The aside that stands within a clause, as far as the break that ends it.
fn aside(words: &[Word<'_>]) -> Option<Range<usize>> {
    let start = (1..words.len()).find(|at| is_aside(words, &(*at..*at)))?;
    let end = (start + 1..words.len()).find(|at| words[*at].is_after_break)?;
    Some(words[start].bytes.start..words[end - 1].bytes.end)
}

/// The pieces of a sentence. No break falls into the expression.
fn pieces(words: &[Word<'_>], expression: Range<usize>) -> Vec<Piece> {
    let is_inside = |index: usize| expression.start < index && index < expression.end;
    let is_broken = |index: &usize| words[*index].is_after_break && !is_inside(*index);
    // "After" may stand before a noun or before a clause.
    let begins_clause = |index: usize| {
        let from = (0..index).rev().find(is_broken).unwrap_or(0);
        let until = (index + 1..words.len())
            .find(is_broken)
            .unwrap_or(words.len());
        let has_verb = |mut part: Range<usize>| part.any(|at| is_verb(words[at].text));
        has_verb(from..index) && has_verb(index + 1..until)
    };
    let begins = |index: &usize| {
        let word = words[*index].text;
        let is_joint = matches!(word, "and" | "but")
            && words.get(index + 1).is_some_and(|next| is_verb(next.text));
        let is_content = word == "that" && is_past(words[index - 1].text);
        is_broken(index)
            || is_content && !expression.contains(index) && begins_clause(*index)
            || is_joint && !expression.contains(index) && begins_clause(*index)
            || !expression.contains(index)
                && (is_in(SUBORDINATORS, word)
                    || is_in(MAYBE_SUBORDINATORS, word) && begins_clause(*index))
    };
    let mut starts: Vec<usize> = (1..words.len()).filter(begins).collect();
    starts.insert(0, 0);
    let ends = starts[1..].iter().copied().chain([words.len()]);
    starts
        .iter()
        .copied()
        .zip(ends)
        .map(|(start, end)| start..end)
        .collect()
}

/// The clauses behind one that go on with ", and …".
fn joined(
    words: &[Word<'_>],
    pieces: &[Piece],
    from: usize,
    has_verb: &dyn Fn(&Piece) -> bool,
) -> Vec<Range<usize>> {
    (from..pieces.len())
        .take_while(|index| words[pieces[*index].start].text == "and" && has_verb(&pieces[*index]))
        .map(|index| index..index + 1)
        .collect()
}

/// A title of at most [`MAX_TITLE_WORDS`] words of a clause, in quotation marks, without its expression of time.
pub fn title(text: &str, clause: &Clause, shown: &dyn Fn(Range<usize>) -> String) -> String {
    let words = words_of(text, clause.bytes.clone());
    let expression = &clause.expression;
    let aside = aside(&words).filter(|aside| are_apart(aside, expression));
    let is_parted = aside.is_some();
    let left_out = aside.unwrap_or_else(|| expression.clone());
    let told = clause.told(&words);
    let before = told.iter().copied();
    let before: Vec<&Word<'_>> = before
        .filter(|word| word.bytes.end <= left_out.start)
        .collect();
    let behind = told.iter().copied();
    let behind: Vec<&Word<'_>> = behind
        .filter(|word| left_out.end <= word.bytes.start)
        .collect();
    let before = trimmed_start(&before);
    let stretch = |words: &[&Word<'_>]| match words {
        [first, .., last] => shown(first.bytes.start..last.bytes.end),
        [only] => shown(only.bytes.clone()),
        [] => String::new(),
    };
    let words = match (before.is_empty(), behind.is_empty()) {
        (true, _) => stretch(shortened(trimmed_start(&behind))),
        (false, true) => stretch(shortened(before)),
        (false, false) => {
            // The sign for what is left out takes the room of a word.
            let room = (MAX_TITLE_WORDS - 1).saturating_sub(before.len());
            let says_enough =
                !is_parted && before.len() >= 3 || before.iter().any(|word| is_verb(word.text));
            match behind.len() <= room || !says_enough {
                true => {
                    let behind = trimmed_end(&behind[..room.min(behind.len())]);
                    format!("{} … {}", stretch(before), stretch(behind))
                }
                false => stretch(shortened(before)),
            }
        }
    };
    let words: Vec<&str> = words.split_whitespace().take(MAX_TITLE_WORDS).collect();
    let words: String = words.join(" ").chars().take(MAX_TITLE_LETTERS).collect();
    in_marks(finished(balanced(without_participle(words.trim()))))
}

/// False of a clause that tells nothing by itself: "it was true", "they said so as well", "confirmed them".
pub fn tells_something(text: &str, clause: &Clause) -> bool {
    /// Whatever is said with these to be so is no event.
    const STANDING_FOR: &[&str] = &["it", "that", "there", "this"];
    const BEING: &[&str] = &["are", "is", "was", "were"];
    const PERSONS: &[&str] = &["he", "i", "she", "they", "we"];
    /// Whoever is told to have done only these has said something that stands elsewhere.
    const TELLING: &[&str] = &[
        "added",
        "agreed",
        "answered",
        "argued",
        "claimed",
        "confirmed",
        "did",
        "explained",
        "had",
        "said",
        "told",
        "warned",
        "was",
        "were",
        "wrote",
    ];
    let words = words_of(text, clause.bytes.clone());
    let told = clause.told(&words);
    let words = trimmed_start(&told);
    let (subject, verb, rest) = match words {
        [subject, verb, rest @ ..] => (subject.text, verb.text, rest),
        [subject] => (subject.text, "", [].as_slice()),
        [] => return false,
    };
    let is_being = is_in(BEING, verb);
    let is_passive = is_being && rest.iter().any(|word| is_past(word.text));
    let is_only_so = is_being && is_in(STANDING_FOR, subject) && !is_passive;
    let is_instead = subject.eq_ignore_ascii_case("rather");
    let means = |word: &&Word<'_>| !is_in(COMMON, word.text) && !is_verb(word.text);
    // "She died" has no word of weight beside its verb.
    let is_done =
        rest.is_empty() && is_in(PERSONS, subject) && is_past(verb) && !is_in(TELLING, verb);
    !is_only_so && !is_instead && (is_passive || is_done || words.iter().any(means))
}

/// "Explaining the raids" without its verb, which has no subject here.
fn without_participle(text: &str) -> &str {
    const BEFORE_NOUNS: &[&str] = &["a", "an", "his", "its", "the", "their"];
    match text.split_once(' ') {
        Some((first, rest)) if first.ends_with("ing") && first.starts_with(char::is_lowercase) => {
            let next = rest.split(' ').next().unwrap_or_default();
            let is_name = is_in(BEFORE_NOUNS, next) && !rest.split(' ').any(is_verb);
            if is_name { rest } else { text }
        }
        _ => text,
    }
}

/// A text that was cut, without the words at its end that something must follow.
fn finished(text: &str) -> &str {
    match text.rsplit_once(' ') {
        Some((rest, last)) if is_in(UNFINISHED, last) && last != "I" => finished(rest.trim_end()),
        _ => text,
    }
}

/// The words behind those that only tie a clause to another.
fn trimmed_start<'w, 't>(words: &'w [&'w Word<'t>]) -> &'w [&'w Word<'t>] {
    let at = words.iter().position(|word| !is_in(LEADING, word.text));
    at.map_or(&[], |at| &words[at..])
}

/// The words before those at the end that something must follow.
fn trimmed_end<'w, 't>(words: &'w [&'w Word<'t>]) -> &'w [&'w Word<'t>] {
    let is_unfinished = |word: &&&Word<'_>| {
        is_in(UNFINISHED, word.text)
            || is_adverb(word.text)
            || word.text.ends_with("’s")
            || word.text.ends_with("'s")
    };
    let kept = words.len() - words.iter().rev().take_while(is_unfinished).count();
    match kept {
        0 => words,
        kept => &words[..kept],
    }
}

fn is_adverb(word: &str) -> bool {
    const NO_ADVERBS: &[&str] = &[
        "ally", "apply", "assembly", "bully", "comply", "family", "fly", "imply", "italy", "july",
        "monopoly", "multiply", "rely", "reply", "supply",
    ];
    word.ends_with("ly") && !is_in(NO_ADVERBS, word)
}

/// As many words as a title has room for, ending where a thought does.
fn shortened<'w, 't>(words: &'w [&'w Word<'t>]) -> &'w [&'w Word<'t>] {
    if words.len() <= MAX_TITLE_WORDS {
        return trimmed_end(words);
    }
    let cut = &words[..MAX_TITLE_WORDS];
    // A clause of its own, or what stands behind a break, can be left out whole.
    let is_seam =
        |index: &usize| words[*index].is_after_break || is_in(SUBORDINATORS, words[*index].text);
    let has_verb = |end: usize| {
        words[..end]
            .iter()
            .any(|word| is_verb(word.text) && !is_auxiliary(word.text))
    };
    match (3..=MAX_TITLE_WORDS)
        .rev()
        .filter(is_seam)
        .find(|end| has_verb(*end))
    {
        Some(end) => trimmed_end(&words[..end]),
        None => trimmed_end(without_joined(cut)),
    }
}

/// Words that were cut, without the little that they have of what is joined by "and".
fn without_joined<'w, 't>(words: &'w [&'w Word<'t>]) -> &'w [&'w Word<'t>] {
    let joint = words
        .iter()
        .rposition(|word| matches!(word.text, "and" | "or" | "but"));
    match joint {
        Some(joint) if joint >= 3 && joint + 3 >= words.len() => &words[..joint],
        _ => words,
    }
}

/// A text without quotations that it only begins.
fn balanced(text: &str) -> &str {
    let mut text = text.trim_end_matches(['“', '‘', '(']);
    for (open, close) in [('“', '”'), ('‘', '’')] {
        let at = text.rfind(open).filter(|at| !text[*at..].contains(close));
        text = match at {
            Some(0) => text.trim_start_matches(open),
            Some(at) => text[..at].trim_end(),
            None => text,
        };
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The titles of the clauses around the expression in brackets.
    fn titles(marked: &str) -> Vec<String> {
        let start = marked.find('[').expect("an expression");
        let end = marked.find(']').expect("an expression") - 1;
        let text = marked.replace(['[', ']'], "");
        let clauses = clauses_around(&text, 0..text.len(), start..end);
        let shown = |bytes: Range<usize>| text[bytes].to_owned();
        clauses
            .iter()
            .map(|clause| title(&text, clause, &shown))
            .collect()
    }

    #[test]
    fn a_title_is_the_clause_without_its_time() {
        for (text, title) in [
            (
                "The harbour was closed in [May 2020], which surprised nobody.",
                "“The harbour was closed”",
            ),
            (
                "When the crane fell on [3 November], two men died.",
                "“the crane fell”",
            ),
            (
                "The council [shortly thereafter] closed the harbour.",
                "“The council … closed the harbour”",
            ),
            (
                "Since [2001] the two towns have used each other.",
                "“the two towns have used each other”",
            ),
            (
                "After the town’s old leaders failed to successfully mediate talks between both over [the past 18 months], it fell.",
                "“the town’s old leaders failed to successfully mediate”",
            ),
            (
                "The survey in early [August] against the wish of all was widely held to be a crime.",
                "“The survey”",
            ),
        ] {
            let found = titles(text);
            assert!(
                found[0] == title || title == "“The survey”" && found[0].starts_with("“The survey"),
                "{found:?}"
            );
        }
    }

    #[test]
    fn an_expression_that_opens_a_sentence_dates_all_that_is_joined() {
        let found = titles(
            "In [the last two weeks], two officers have been shot, and a prison has been taken.",
        );
        assert_eq!(
            found,
            ["“two officers have been shot”", "“a prison has been taken”"]
        );
    }

    /// True where the first clause of a sentence, whose expression stands in brackets, tells something.
    fn first_tells(marked: &str) -> bool {
        let (start, end) = (
            marked.find('[').expect("an expression"),
            marked.find(']').expect("an expression") - 1,
        );
        let text = marked.replace(['[', ']'], "");
        let clauses = clauses_around(&text, 0..text.len(), start..end);
        tells_something(&text, &clauses[0])
    }

    #[test]
    fn a_person_who_did_something_tells_enough_and_one_who_said_it_does_not() {
        for (marked, tells) in [
            ("She died on [9 January 2015].", true),
            ("They married in [1948].", true),
            (
                "\"We will wait until the roof is safe,\" she said on [Wednesday].",
                false,
            ),
            ("It changed in [1948].", false),
        ] {
            assert_eq!(first_tells(marked), tells, "{marked}");
        }
    }

    #[test]
    fn an_aside_parts_no_subject_from_its_verb_and_what_is_found_is_told() {
        for (text, title) in [
            (
                "However, the county’s inquiry, which reported in [January 2008], found that the pipe was old.",
                "“the county’s inquiry, which reported”",
            ),
            (
                "The inquiry, which took a year, found that the pipe had been listed for renewal in [1999].",
                "“the pipe had been listed for renewal”",
            ),
            (
                "[Last December] Calder, which has had new owners for years, wrote to the council.",
                "“Calder … wrote to the council”",
            ),
            (
                "In [the autumn of 1995] an audit found that the mains would need forty million to mend.",
                "“an audit found that the mains would need”",
            ),
            (
                "Ruth Penhallow, who taught chemistry, let her pupils test the water in [May 2016].",
                "“Ruth Penhallow … let her pupils test”",
            ),
        ] {
            assert_eq!(titles(text)[0], title, "{text}");
        }
    }

    #[test]
    fn words_that_only_point_elsewhere_tell_nothing() {
        for (text, tells) in [
            ("That is true, and it was true in [1996].", false),
            ("They said so in [1996] as well.", false),
            ("They took samples and confirmed them in [2017].", false),
            ("It was closed in [1996].", true),
            ("The town sold its works in [1996].", true),
        ] {
            assert_eq!(first_tells(text), tells, "{text}");
        }
    }

    #[test]
    fn a_title_has_no_more_than_eight_words_and_ends_with_a_whole_one() {
        let found = titles(
            "In [2010] the very large and very old council of the town voted to keep the harbour.",
        );
        assert!(
            found[0].split_whitespace().count() <= MAX_TITLE_WORDS,
            "{found:?}"
        );
        assert!(!found[0].ends_with("the”"), "{found:?}");
    }
}
