//! Times that come again and again.

use super::super::cues::Cue;
use super::super::meaning::{Count, Meaning, Side};
use super::super::rule::{Found, Rule};
use super::super::stamp::Unit;
use super::super::words;
use super::always;

pub const RULES: &[Rule] = &[
    Rule {
        id: "every",
        needs: &[Cue::Habit],
        pattern: r"(?:every|each)(?: (?:single|other|passing|second))? (?P<u>day|night|week|month|year|quarter|hour|minute|weekend|decade|{weekday}(?: {daypart})?|{fullmonth}|{season}|morning|afternoon|evening)",
        guard: always,
        read: every,
        examples: &[
            ("They meet [every Tuesday].", "XXXX-WXX-2"),
            ("It rains [each year].", "P1Y"),
        ],
    },
    Rule {
        id: "every-few",
        needs: &[Cue::Habit, Cue::Unit],
        pattern: r"every (?:(?P<n>{number})|{several}) (?P<u>{units})",
        guard: always,
        read: |found| {
            Some(Meaning::Span(
                found.count("n"),
                found.unit("u")?,
                Side::Unknown,
            ))
        },
        examples: &[("They meet [every four years].", "P4Y")],
    },
    Rule {
        id: "habit",
        needs: &[Cue::Habit],
        pattern: r"(?P<u>daily|nightly|weekly|monthly|quarterly|yearly|annually|hourly|everyday)",
        guard: |found| !found.is_before_name() || found.text().starts_with(char::is_lowercase),
        read: habit,
        examples: &[("It is printed [daily].", "P1D")],
    },
    Rule {
        id: "annual",
        needs: &[Cue::Habit],
        pattern: r"annual",
        guard: |found| found.text().starts_with(|c: char| c.is_lowercase()),
        read: |_| Some(Meaning::Span(Count::Exact(1.0), Unit::Year, Side::Unknown)),
        examples: &[("They posted their [annual] profit.", "P1Y")],
    },
    Rule {
        id: "per",
        needs: &[Cue::Habit, Cue::Unit],
        pattern: r"(?P<per>per) (?P<u>day|week|month|year|hour|minute|quarter|decade)",
        guard: always,
        read: |found| {
            Some(Meaning::Span(
                Count::Exact(1.0),
                found.unit("u")?,
                Side::Unknown,
            ))
        },
        examples: &[("It makes ten barrels [per day].", "P1D")],
    },
    Rule {
        id: "times-a",
        needs: &[Cue::Habit, Cue::Unit],
        pattern: r"(?:once|twice|(?:{number}|several|many) times) (?:a|per|every|each) (?P<u>day|week|month|year|hour|decade)",
        guard: always,
        read: every,
        examples: &[("They meet [twice a week].", "P1W")],
    },
    Rule {
        id: "weekdays",
        needs: &[Cue::Weekday],
        pattern: r"(?P<u>mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays)",
        guard: always,
        read: every,
        examples: &[("They meet on [Tuesdays].", "XXXX-WXX-2")],
    },
];

fn every(found: &Found) -> Option<Meaning> {
    let word = found.get("u")?;
    if let Some(weekday) =
        words::weekday(word).filter(|_| word.len() > 5 && word.to_ascii_lowercase().contains("day"))
    {
        let part =
            words::day_part(word).map_or_else(String::new, |part| format!("T{}", part.timex()));
        return Some(Meaning::Set(format!(
            "XXXX-WXX-{}{part}",
            weekday.number_from_monday()
        )));
    }
    if let Some(season) = words::season(word) {
        return Some(Meaning::Set(format!("XXXX-{}", season.timex())));
    }
    if let Some(part) = words::day_part(word) {
        return Some(Meaning::Set(format!("XXXX-XX-XXT{}", part.timex())));
    }
    if !["month", "monthly"].contains(&word.to_ascii_lowercase().as_str())
        && word.len() > 2
        && let Some(month) = words::month(word).filter(|_| words::unit(word).is_none())
    {
        return Some(Meaning::Set(format!("XXXX-{month:02}")));
    }
    words::unit(word).map(Meaning::Each)
}

fn habit(found: &Found) -> Option<Meaning> {
    let unit = match found.get("u")?.to_ascii_lowercase().as_str() {
        "daily" | "everyday" => Unit::Day,
        "nightly" => return Some(Meaning::Set("XXXX-XX-XXTNI".to_owned())),
        "weekly" => Unit::Week,
        "monthly" => Unit::Month,
        "quarterly" => Unit::Quarter,
        "hourly" => Unit::Hour,
        _ => Unit::Year,
    };
    Some(Meaning::Each(unit))
}
