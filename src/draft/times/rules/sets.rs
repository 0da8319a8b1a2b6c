//! Times that come again and again.

use super::super::cues::Cue;
use super::super::length::duration;
use super::super::meaning::{Count, Meaning};
use super::super::rule::{Found, Rule};
use super::super::stamp::Unit;
use super::super::words::{self, is_in};
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
            ("They meet [every other week].", "P2W"),
        ],
    },
    Rule {
        id: "every-few",
        needs: &[Cue::Habit, Cue::Unit],
        pattern: r"every (?:(?P<n>{number})|{several}) (?P<u>{units})",
        guard: always,
        read: |found| Some(apart(found.count("n"), found.unit("u")?)),
        examples: &[("They meet [every four years].", "P4Y")],
    },
    Rule {
        id: "habit",
        needs: &[Cue::Habit],
        pattern: r"(?:(?:once|twice|thrice){hyphen})?(?P<u>daily|nightly|weekly|monthly|quarterly|yearly|annually|hourly|everyday)",
        guard: is_no_part_of_name,
        read: habit,
        examples: &[
            ("It is printed [daily].", "P1D"),
            ("The [twice-weekly] market is closed.", "P1W"),
        ],
    },
    Rule {
        id: "annual",
        needs: &[Cue::Habit],
        pattern: r"annual",
        guard: is_no_part_of_name,
        read: |_| Some(apart(Count::Exact(1.0), Unit::Year)),
        examples: &[
            ("They posted their [annual] profit.", "P1Y"),
            ("[Annual] profits fell.", "P1Y"),
        ],
    },
    Rule {
        id: "per",
        needs: &[Cue::Habit, Cue::Unit],
        pattern: r"(?P<per>per) (?P<u>day|week|month|year|hour|minute|quarter|decade)",
        guard: always,
        read: once_a_unit,
        examples: &[("It makes ten barrels [per day].", "P1D")],
    },
    Rule {
        id: "times-a",
        needs: &[Cue::Habit, Cue::Unit],
        pattern: r"(?:once|twice|thrice|(?:{number}|several|many) times)(?: |-)(?:a|per|every|each)(?: |-)(?P<u>day|week|month|year|hour|decade)",
        guard: always,
        read: once_a_unit,
        examples: &[
            ("They meet [twice a week].", "P1W"),
            ("The [once-a-year] fair is over.", "P1Y"),
        ],
    },
    Rule {
        id: "units-a-unit",
        needs: &[Cue::Unit],
        pattern: r"(?:{number}|several|a few) {units} (?:a|per|every|each) (?P<u>day|week|month|year|hour|decade)",
        guard: |found| !is_in("ago earlier later before after", found.next_word()),
        read: once_a_unit,
        examples: &[("It is open [24 hours a day].", "P1D")],
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
    let unit = words::unit(word)?;
    let text = found.text().to_ascii_lowercase();
    let is_second = text.starts_with("every other ") || text.starts_with("every second ");
    Some(if is_second {
        apart(Count::Exact(2.0), unit)
    } else {
        Meaning::Each(unit)
    })
}

fn once_a_unit(found: &Found) -> Option<Meaning> {
    Some(apart(Count::Exact(1.0), found.unit("u")?))
}

/// What comes again after so long.
fn apart(count: Count, unit: Unit) -> Meaning {
    Meaning::Set(duration(count, unit))
}

/// "The China Daily" and "the Annual Register" are names.
fn is_no_part_of_name(found: &Found) -> bool {
    let is_small = found.text().starts_with(char::is_lowercase);
    is_small || found.is_first() && !found.is_before_name()
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
