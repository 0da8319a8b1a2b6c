//! The values of words: numbers, months, units and their like.

use chrono::Weekday;

use super::stamp::{DayPart, Season, Unit};
use crate::document::date::ORDINALS;

/// True of a word in a list, which has white space between its words.
pub fn is_in(list: &str, word: &str) -> bool {
    let mut words = list.split_ascii_whitespace();
    words.any(|known| known.eq_ignore_ascii_case(word))
}

/// The month of a name or its abbreviation, 1 to 12.
pub fn month(text: &str) -> Option<u32> {
    let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let beginning = text.get(..3)?.to_ascii_lowercase();
    let at = months.iter().position(|month| *month == beginning)?;
    u32::try_from(at + 1).ok()
}

/// The year of its last two figures behind an apostrophe: "'44".
pub fn full_year(figures: i32) -> i32 {
    if figures < 30 {
        2000 + figures
    } else {
        1900 + figures
    }
}

/// The day of the week of a name or its abbreviation.
pub fn weekday(text: &str) -> Option<Weekday> {
    let beginning = text.get(..3)?.to_ascii_lowercase();
    beginning.parse().ok()
}

/// The season of a name.
pub fn season(text: &str) -> Option<Season> {
    let text = text.to_ascii_lowercase();
    let seasons = [
        ("spring", Season::Spring),
        ("summer", Season::Summer),
        ("autumn", Season::Autumn),
        ("fall", Season::Autumn),
        ("winter", Season::Winter),
    ];
    let found = seasons.iter().find(|(name, _)| text.contains(name));
    found.map(|(_, season)| *season)
}

/// The part of the day of a word.
pub fn day_part(text: &str) -> Option<DayPart> {
    let text = text.to_ascii_lowercase();
    let parts = [
        ("morning", DayPart::Morning),
        ("dawn", DayPart::Morning),
        ("daybreak", DayPart::Morning),
        ("sunrise", DayPart::Morning),
        ("afternoon", DayPart::Afternoon),
        ("midday", DayPart::Midday),
        ("lunchtime", DayPart::Midday),
        ("noon", DayPart::Midday),
        ("evening", DayPart::Evening),
        ("dusk", DayPart::Evening),
        ("sunset", DayPart::Evening),
        ("nightfall", DayPart::Night),
        ("night", DayPart::Night),
    ];
    let found = parts.iter().find(|(name, _)| text.contains(name));
    found.map(|(_, part)| *part)
}

/// The unit of a word, in singular or plural, or its abbreviation.
pub fn unit(text: &str) -> Option<Unit> {
    let text = text.to_ascii_lowercase();
    let beginnings = [
        ("sec", Unit::Second),
        ("min", Unit::Minute),
        ("h", Unit::Hour),
        ("weekend", Unit::Weekend),
        ("week", Unit::Week),
        ("fortnight", Unit::Week),
        ("mo", Unit::Month),
        ("q", Unit::Quarter),
        ("y", Unit::Year),
        ("decade", Unit::Decade),
        ("day", Unit::Day),
        ("night", Unit::Day),
        ("cent", Unit::Century),
        ("millen", Unit::Millennium),
        ("season", Unit::Season),
    ];
    let found = beginnings.iter().find(|(name, _)| text.starts_with(name));
    found.map(|(_, unit)| *unit)
}

/// The number of an ordinal in figures or words: "21st", "twenty-first".
pub fn ordinal(text: &str) -> Option<u32> {
    let figures = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    if !figures.is_empty() && figures.bytes().all(|byte| byte.is_ascii_digit()) {
        return figures.parse().ok();
    }
    let text = text.to_ascii_lowercase().replace(' ', "-");
    let at = ORDINALS.iter().position(|known| *known == text)?;
    u32::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinals_are_read_in_figures_and_in_words() {
        assert_eq!(ordinal("21st"), Some(21));
        assert_eq!(ordinal("Twenty-first"), Some(21));
    }
}
