//! Dates that two expressions give together.

use std::ops::Range;

use super::super::super::times::{RelativeTo, TimeExpression};
use super::super::super::words::words_of;
use super::super::Findings;
use crate::document::date::EdtfDate;

/// The date that two expressions give together: "between 1914 and 1918", "from May to June".
pub fn pair(
    findings: &Findings<'_>,
    first: &TimeExpression,
    second: &TimeExpression,
) -> Option<(Range<usize>, EdtfDate)> {
    if first.sentence != second.sentence {
        return None;
    }
    let text = &findings.article.text;
    let before = words_of(
        text,
        findings.around(first.sentence, &first.bytes).start..first.bytes.start,
    );
    let tie = before
        .last()
        .map(|word| word.text.to_lowercase())
        .unwrap_or_default();
    let between = text[first.bytes.end..second.bytes.start].trim();
    // "Four days before Christmas": the first has the date of both.
    if matches!(between, "before" | "after")
        && let RelativeTo::Expression(other) = first.relative_to
        && findings.expressions[other].bytes == second.bytes
    {
        let edtf = EdtfDate::parse(first.edtf.as_deref()?).ok()?;
        return Some((first.bytes.start..second.bytes.end, edtf));
    }
    let plain = |expression: &TimeExpression| {
        let edtf = expression.edtf.as_deref().unwrap_or_default();
        let end = edtf
            .trim_start_matches("../")
            .trim_end_matches("/..")
            .trim_start_matches("[..")
            .trim_end_matches(']');
        (!end.is_empty() && !end.contains(['/', '[', '{', '~'])).then(|| end.to_owned())
    };
    let (from, until) = (plain(first)?, plain(second)?);
    let clock = |time: &TimeExpression, day: &TimeExpression| {
        let (time, day) = (time.edtf.as_deref()?, day.edtf.as_deref()?);
        (time.strip_prefix(day)?.starts_with('T')).then(|| time.to_owned())
    };
    // "On 4 May at noon" and "at noon on 4 May" are one time.
    let of_day = match between {
        "at" | "," | ", at" => clock(second, first),
        "on" => clock(first, second),
        _ => None,
    };
    if let Some(edtf) = of_day {
        let edtf = EdtfDate::parse(&edtf).ok()?;
        return Some((first.bytes.start..second.bytes.end, edtf));
    }
    let edtf = match (tie.as_str(), between) {
        ("between", "and") => format!("[{from}..{until}]"),
        ("from", "to" | "until" | "till" | "through" | "–" | "-" | "—") => {
            format!("{from}/{until}")
        }
        // "2024/25" and "1939–45", where no space makes the dash one between clauses.
        (_, "–" | "-" | "/") if second.bytes.start - first.bytes.end == between.len() => {
            format!("{from}/{until}")
        }
        _ => return None,
    };
    let edtf = EdtfDate::parse(&edtf).ok()?;
    findings.bounds(&edtf)?;
    Some((first.bytes.start..second.bytes.end, edtf))
}
