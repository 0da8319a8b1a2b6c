//! Phrases around dates, and what is no date though it stands for one.

use super::{
    IsDate, dates, names_dates_only,
    reading::Reading,
    tokens::{self, Token},
};

const PERIOD: &str = "write `{a}/{b}`";
const ONE_OR_ALL: &str =
    "write `{a}/{b}` for a period, or `[{a}..{b}]` for something that happened once in it";
const SINCE: &str = "write `{a}/..`; an open end is drawn as known until the writing";
const UNTIL: &str = "write `../{a}`; where nothing tells that it began long before, `/{a}` says so";
const BEFORE: &str = "write `[..{a-1}]` for something that happened once, or `../{a-1}` for something that lasted; what came before an event of this document is `relative_to: before(\"…\")`";
const AFTER: &str = "write `[{a+1}..]` for something that happened once, or `{a+1}/..` for something that has lasted since; what came after an event of this document is `relative_to: after(\"…\")`";
const OLD_STYLE: &str =
    "write `{a}`; `calendar: julian` beside it says that it is in the Old Style";

/// Phrases around one date or two, which stand as `_`, and their hints: `{a}` is the first date, `{a-1}` the one before
/// it, `{a+1}` the one behind it, and `{b}` the second. The first phrase whose dates can be read gives the hint.
const PHRASES: &[(&str, &str)] = &[
    ("_ - now|present|today", SINCE),
    ("_ / now|present|today", SINCE),
    ("_ to|until|till now|present|today", SINCE),
    ("from _ to|until|till|through|- now|present|today", SINCE),
    ("from _ to|until|till|through|- _", PERIOD),
    ("_ to|until|till|through _", PERIOD),
    ("between _ and|- _", ONE_OR_ALL),
    ("_ - _", ONE_OR_ALL),
    ("_ - _", PERIOD),
    ("_ / _", PERIOD),
    ("_ -|/ ?|unknown", "write `{a}/`"),
    ("?|unknown -|/ _", "write `/{a}`"),
    ("_ os|julian", OLD_STYLE),
    ("_ o s", OLD_STYLE),
    ("_ old style", OLD_STYLE),
    ("_ n s", "write `{a}`"),
    ("_ new style", "write `{a}`"),
    ("_ or so", "write `{a}~`"),
    ("_ - ish", "write `{a}~`"),
    ("_ c|ca|circa|approx|approximately", "write `{a}~`"),
    ("_ or _", "write `[{a},{b}]`"),
    ("_ and _", "write `{{a},{b}}`"),
    ("since|from _ onward|onwards", SINCE),
    ("since|from _", SINCE),
    ("_ onward|onwards|-|+", SINCE),
    ("until|till|to _", UNTIL),
    ("up to _", UNTIL),
    ("by _", "write `[..{a}]`"),
    ("no|not later than _", "write `[..{a}]`"),
    ("no|not earlier than _", "write `[{a}..]`"),
    ("before|< _", BEFORE),
    ("after|> _", AFTER),
];

/// Texts for a date that nobody knows, and intervals that are open on both sides.
const UNKNOWN: &[&str] = &[
    "/",
    "../..",
    "../",
    "/..",
    "..",
    "[..]",
    "?",
    "??",
    "???",
    "-",
    "n.d.",
    "n.d",
    "nd",
    "s.d.",
    "n/a",
    "na",
    "no date",
    "none",
    "not dated",
    "not known",
    "not stated",
    "null",
    "tba",
    "tbd",
    "unclear",
    "undated",
    "unknown",
];
const UNKNOWN_HINT: &str = "an event without a date is undated; leave `edtf` out, and give `relative_to` where another event dates it";

/// Words that count from the day on which they are written.
const FROM_THE_WRITING: &[&str] = &[
    "ago",
    "current",
    "currently",
    "last",
    "next",
    "now",
    "past",
    "present",
    "previous",
    "recent",
    "recently",
    "soon",
    "this",
    "today",
    "tomorrow",
    "yesterday",
];
const FROM_THE_WRITING_HINT: &str = "write the date that this comes to, such as `2022-04`; `relative_to: writing` says that it counts from the writing";

pub(super) const NO_YEAR_HINT: &str = "write it with its year, such as `2022-08-01` or `2022-08`";

/// More words, numbers and signs are no phrase, and there would be many ways to part them.
const MAX_TOKENS: usize = 16;

/// The hint on a date in words.
pub(super) fn mend(text: &str, is_date: IsDate) -> Option<String> {
    let lower = text.to_lowercase();
    if UNKNOWN.contains(&lower.as_str()) {
        return Some(UNKNOWN_HINT.to_owned());
    }
    let cleaned = tokens::cleaned(text);
    let tokens = tokens::tokens(&cleaned);
    if tokens.len() > MAX_TOKENS {
        return None;
    }
    if let Some(reading) = dates::read(&tokens, is_date) {
        return Some(reading.hint());
    }
    PHRASES
        .iter()
        .find_map(|(phrase, hint)| phrase_hint(&tokens, phrase, hint, is_date))
        .or_else(|| without_a_year(&tokens))
        .or_else(|| date_among_words(&tokens, is_date))
}

fn phrase_hint(tokens: &[Token<'_>], phrase: &str, hint: &str, is_date: IsDate) -> Option<String> {
    let items: Vec<&str> = phrase.split(' ').collect();
    let (first, second) = holes(&items, tokens)
        .into_iter()
        .find_map(|holes| read_holes(holes, is_date))?;
    let second = second.as_ref();
    let exact = filled(hint, &first, second, |reading| &reading.edtf)?;
    if names_dates_only(&exact, is_date) {
        return Some(first.with_note(exact));
    }
    // A set cannot be the end of a period.
    filled(hint, &first, second, |reading| &reading.as_end)
        .filter(|hint| names_dates_only(hint, is_date))
}

/// The words that stand for one date, and those for a second, if there is one.
type Holes<'t> = (Vec<Token<'t>>, Option<Vec<Token<'t>>>);

/// All ways in which tokens are a phrase.
fn holes<'t>(items: &[&str], tokens: &[Token<'t>]) -> Vec<Holes<'t>> {
    let is = |item: &str, token: &Token<'_>| item.split('|').any(|word| word == *token);
    let hole = |item: &&str| *item == "_";
    let Some(first) = items.iter().position(hole) else {
        return Vec::new();
    };
    let second = items.iter().rposition(hole).filter(|last| *last != first);
    let (before, after) = (&items[..first], &items[second.unwrap_or(first) + 1..]);
    if tokens.len() < before.len() + after.len() {
        return Vec::new();
    }
    let (head, rest) = tokens.split_at(before.len());
    let (middle, tail) = rest.split_at(rest.len() - after.len());
    let fits = |items: &[&str], tokens: &[Token<'t>]| {
        items
            .iter()
            .zip(tokens)
            .all(|(item, token)| is(item, token))
    };
    if middle.is_empty() || !fits(before, head) || !fits(after, tail) {
        return Vec::new();
    }
    let Some(second) = second else {
        return vec![(middle.to_vec(), None)];
    };
    let between = &items[first + 1..second];
    (1..middle.len().saturating_sub(between.len()))
        .filter(|start| fits(between, &middle[*start..]))
        .map(|start| {
            let end = start + between.len();
            (middle[..start].to_vec(), Some(middle[end..].to_vec()))
        })
        .collect()
}

fn read_holes((first, second): Holes<'_>, is_date: IsDate) -> Option<(Reading, Option<Reading>)> {
    let Some(second) = second else {
        return Some((dates::read(&first, is_date)?, None));
    };
    let read = |tokens: &[Token<'_>]| dates::read(tokens, is_date);
    // "August 1 to 10, 2022": the second has the first one's month.
    let end = read(&second)
        .or_else(|| (1..first.len()).find_map(|shared| read(&[&first[..shared], &second].concat())))
        .or_else(|| dates::last_digits(&second, first.last()?))?;
    // "3 August to 5 September 2022": the first has the second one's year.
    let start = read(&first)
        .or_else(|| (1..second.len()).find_map(|own| read(&[&first, &second[own..]].concat())))?;
    Some((start, Some(end)))
}

fn filled(
    hint: &str,
    first: &Reading,
    second: Option<&Reading>,
    form: fn(&Reading) -> &String,
) -> Option<String> {
    let mut filled = hint.replace("{a}", form(first));
    if let Some(second) = second {
        filled = filled.replace("{b}", form(second));
    }
    for (mark, neighbour) in [("{a-1}", &first.before), ("{a+1}", &first.after)] {
        if filled.contains(mark) {
            filled = filled.replace(mark, neighbour.as_ref()?);
        }
    }
    Some(filled)
}

/// "1 August", "last spring": no year, but perhaps one to count from.
fn without_a_year(tokens: &[Token<'_>]) -> Option<String> {
    if tokens.iter().any(|token| tokens::is_year(token)) {
        return None;
    }
    if tokens.iter().any(|token| FROM_THE_WRITING.contains(token)) {
        return Some(FROM_THE_WRITING_HINT.to_owned());
    }
    let has_month = tokens.iter().any(|token| tokens::month(token).is_some());
    has_month.then(|| NO_YEAR_HINT.to_owned())
}

/// Words that would make another date of the one beside them.
const OPERATORS: &[&str] = &[
    "after", "ago", "and", "before", "between", "by", "earlier", "from", "later", "no", "not",
    "or", "since", "till", "to", "until",
];

/// A date among words that say nothing here: "in the hot days of August 2022", "Easter 1916".
fn date_among_words(tokens: &[Token<'_>], is_date: IsDate) -> Option<String> {
    let says_nothing = |token: &Token<'_>| {
        token.starts_with(char::is_alphabetic)
            && !OPERATORS.contains(token)
            && tokens::month(token).is_none()
    };
    let starts = 0..tokens.len();
    let runs = starts.flat_map(|start| (start..tokens.len()).map(move |end| (start, end + 1)));
    let readings = runs.filter_map(|(start, end)| {
        let run = &tokens[start..end];
        let mut others = tokens[..start].iter().chain(&tokens[end..]);
        let is_whole = run.iter().any(|token| tokens::is_year(token)) && others.all(says_nothing);
        let reading = is_whole.then(|| dates::read(run, is_date))?;
        Some((run.len(), reading?))
    });
    readings
        .max_by_key(|(length, _)| *length)
        .map(|(_, reading)| reading.hint())
}
