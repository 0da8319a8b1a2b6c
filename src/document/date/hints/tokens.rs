//! Words, numbers and signs of a text, and those that the calendar knows.

use super::super::calendar::{ORDINALS, month_name};

/// A word, a number or a sign of a text in small letters.
pub(super) type Token<'t> = &'t str;

/// Words that say nothing of a date.
const FILLERS: &[&str] = &[
    "the",
    "of",
    "in",
    "on",
    "at",
    "year",
    "years",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "wed",
    "thu",
    "fri",
    "sat",
    "sun",
];
const NUMBERS: &[&str] = &[
    "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16", "17",
    "18", "19", "20",
];
/// Early, mid and late.
const THIRDS: [&[&str]; 3] = [
    &["beginning", "early", "start"],
    &["mid", "middle"],
    &["end", "late"],
];
/// A text in small letters, eras without dots and thousands without commas.
pub(super) fn cleaned(text: &str) -> String {
    let mut cleaned = text.to_lowercase();
    for (dotted, era) in [
        ("b.c.e", "bce"),
        ("b.c", "bc"),
        ("a.d", "ad"),
        ("c.e", "ce"),
    ] {
        cleaned = cleaned.replace(dotted, era);
    }
    let bytes = cleaned.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let parts_thousands = |at: usize| {
        (1..=3).all(|ahead| is_digit(at + ahead)) && !is_digit(at + 4) && at > 0 && is_digit(at - 1)
    };
    let kept = cleaned
        .char_indices()
        .filter(|(at, c)| *c != ',' || !parts_thousands(*at));
    kept.map(|(_, c)| c).collect()
}

/// The words, numbers and signs of a cleaned text that say something of a date.
pub(super) fn tokens(cleaned: &str) -> Vec<Token<'_>> {
    let mut tokens: Vec<Token<'_>> = Vec::new();
    let mut rest = cleaned;
    while !rest.is_empty() {
        let (token, behind) = rest.split_at(length_of_token(rest));
        rest = behind;
        let last = tokens.last().copied().unwrap_or_default();
        match token {
            "st" | "nd" | "rd" | "th" if is_number(last) => {}
            "-" if third(last).is_some() => {}
            "century" if last == "-" => {
                tokens.pop();
                tokens.push(token);
            }
            _ if FILLERS.contains(&token) => {}
            _ if token.starts_with(|c: char| c.is_alphanumeric() || "-/~?+<>".contains(c)) => {
                let mut ordinals = ORDINALS[..NUMBERS.len()].iter();
                let ordinal = ordinals.position(|ordinal| *ordinal == token);
                tokens.push(ordinal.map_or(token, |index| NUMBERS[index]));
            }
            _ => {}
        }
    }
    tokens
}

/// The bytes of the number, the word or the sign with which a text begins.
fn length_of_token(text: &str) -> usize {
    let first = text.chars().next().map_or(1, char::len_utf8);
    if is_number(text) {
        return length_of_number(text);
    }
    let word = text
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(text.len());
    word.max(first)
}

/// Digits, and a decimal fraction behind them.
fn length_of_number(text: &str) -> usize {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let whole = digits(text);
    let fraction = text[whole..].strip_prefix('.').map_or(0, digits);
    match fraction {
        0 => whole,
        _ => whole + 1 + fraction,
    }
}

pub(super) fn is_number(token: Token<'_>) -> bool {
    token.starts_with(|c: char| c.is_ascii_digit())
}

/// True of a number of as many digits as people give years that they write without an era.
pub(super) fn is_year(token: Token<'_>) -> bool {
    matches!(token.len(), 3 | 4) && token.bytes().all(|byte| byte.is_ascii_digit())
}

/// The number of a month by its name, or by the first three letters or more of it.
pub(super) fn month(token: Token<'_>) -> Option<u32> {
    let begins = |name: &str| {
        name.get(..token.len())
            .is_some_and(|it| it.eq_ignore_ascii_case(token))
    };
    let is_name = |month: &u32| begins(month_name(*month));
    (token.len() >= 3).then(|| (1..=12).find(is_name))?
}

pub(super) fn third(token: Token<'_>) -> Option<usize> {
    position(&THIRDS, token)
}

pub(super) fn position(kinds: &[&[&str]], token: Token<'_>) -> Option<usize> {
    kinds.iter().position(|words| words.contains(&token))
}
