//! Lengths of time.

use super::super::meaning::{Count, Meaning, Side};
use super::super::rule::{Found, Rule};
use super::super::stamp::Unit;
use super::super::words::Cue;
use super::always;

pub const RULES: &[Rule] = &[
    Rule {
        id: "duration",
        needs: &[Cue::Unit],
        pattern: r"(?:{about} )?(?:(?P<n>{number})(?P<half>(?:,| )?(?: |-)?and(?: |-)(?:a|one)(?: |-)half)?|{several}|(?P<a>an?)|(?P<halfof>half an?|half)) (?:(?:consecutive|full|more|long|short|additional|further|whole|entire|straight|calendar|successive|extra|brutal|bloody|single) )?(?P<u>{unit})(?P<also> and (?:a|one) half)?(?: long)?(?: old| of age)?",
        guard: is_duration,
        read: duration,
        examples: &[
            ("It took [18 months].", "P18M"),
            ("It lasted [several years].", "PXY"),
            ("It took [more than two years].", "P2Y"),
            ("He waited [half an hour].", "PT30M"),
        ],
    },
    Rule {
        id: "duration-before-noun",
        needs: &[Cue::Unit],
        pattern: r"(?P<n>{number})(?:{hyphen})(?P<u>{one}|hr|min)(?:(?:-| )(?:old|long))?",
        guard: always,
        read: duration,
        examples: &[("They signed a [27-year] contract.", "P27Y")],
    },
    Rule {
        id: "duration-from-writing",
        needs: &[Cue::Unit, Cue::Which],
        pattern: r"(?:the )?(?P<side>last|past|next|coming|previous|preceding|following|first|final|subsequent|intervening|ensuing|opening|closing|remaining|upcoming)(?: {about})?(?: (?P<n>{number})(?: and a half)?| {several})?(?: (?P<n2>{number}))? (?P<u>{units})",
        guard: always,
        read: sided,
        examples: &[
            ("It grew in [the past two decades].", "P2DE"),
            ("Over [the next few months] it fell.", "PXM"),
        ],
    },
    Rule {
        id: "past-unit",
        needs: &[Cue::Unit, Cue::Which],
        pattern: r"(?P<it>the (?P<side>past|last|next|coming) (?P<u>decade|century|millennium|hour))",
        guard: always,
        read: sided,
        examples: &[("It grew over [the past decade].", "P1DE")],
    },
    Rule {
        id: "units",
        needs: &[Cue::Unit],
        pattern: r"(?:{about} )?(?P<u>{units}|decade)(?:(?: |-)long)?",
        guard: is_bare_duration,
        read: |found| Some(Meaning::Span(Count::Some, found.unit("u")?, Side::Unknown)),
        examples: &[("It took [decades] to build.", "PXDE")],
    },
    Rule {
        id: "unit-long",
        needs: &[Cue::Unit],
        pattern: r"(?P<u>day|week|month|year|decade|hour|century)(?:-|)long",
        guard: always,
        read: |found| {
            Some(Meaning::Span(
                Count::Exact(1.0),
                found.unit("u")?,
                Side::Unknown,
            ))
        },
        examples: &[("A [month-long] siege began.", "P1M")],
    },
];

fn duration(found: &Found) -> Option<Meaning> {
    let unit = found.unit("u")?;
    let mut count = found.count("n");
    if found.get("halfof").is_some() {
        count = Count::Exact(0.5);
    } else if found.get("a").is_some() {
        count = Count::Exact(1.0);
    }
    if (found.get("half").is_some() || found.get("also").is_some())
        && let Count::Exact(whole) = count
    {
        count = Count::Exact(whole + 0.5);
    }
    if found.text().to_ascii_lowercase().contains("fortnight")
        && let Count::Exact(weeks) = count
    {
        count = Count::Exact(weeks * 2.0);
    }
    Some(Meaning::Span(count, unit, Side::Unknown))
}

fn sided(found: &Found) -> Option<Meaning> {
    let side = match found.get("side")?.to_ascii_lowercase().as_str() {
        "past" | "last" => Side::UpToWriting,
        "next" | "coming" | "upcoming" => Side::FromWriting,
        _ => Side::Unknown,
    };
    let is_one = found.unit("u").is_some()
        && !found.get("u")?.to_ascii_lowercase().ends_with(['s', 'a'])
        && !found.get("u")?.eq_ignore_ascii_case("centuries");
    let count = if is_one {
        Count::Exact(1.0)
    } else if found.get("n2").is_some() {
        found.count("n2")
    } else {
        found.count("n")
    };
    Some(Meaning::Span(count, found.unit("u")?, side))
}

fn is_duration(found: &Found) -> bool {
    let text = found.text().to_ascii_lowercase();
    let unit = found.unit("u");
    if found.get("a").is_some() && matches!(unit, Some(Unit::Second | Unit::Quarter)) {
        return false;
    }
    if text.contains("quarter") && found.get("n").is_none() {
        return false;
    }
    // "A second time" and "one day".
    !(text.starts_with("one second")
        || text == "some day"
        || text == "one day"
        || text == "one night")
        && !(found.get("a").is_some() && text.ends_with("night"))
        && !found.before().ends_with(['$', '£', '€', '.'])
        && !found.after().starts_with('-')
}

fn is_bare_duration(found: &Found) -> bool {
    let before = found.before().trim_end().to_ascii_lowercase();
    let last = before
        .rsplit(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or_default();
    let is_short = matches!(
        found.unit("u"),
        Some(Unit::Second | Unit::Quarter | Unit::Weekend)
    );
    !is_short
        && [
            "for", "in", "within", "after", "take", "took", "lasted", "of", "over", "by",
            "for many", "later", "just", "until", "through", "\"",
        ]
        .contains(&last)
        && !before.ends_with("first")
        && found.get("u").is_some_and(|unit| unit != "decade")
        || found.text().ends_with("long")
}
