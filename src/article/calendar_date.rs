//! Whole dates in the lines above and below a text, such as "Thursday, February 15, 2024".

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::pattern::pattern;
use crate::document::date::{EdtfDate, Hemisphere, month_name};

static DATE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?ix) \b (?:
            (?<day>\d{1,2}) (?:st|nd|rd|th)? \s+ (?:of \s+)? (?<month>[a-z]{3,9})\.? ,? \s+ (?<year>\d{4})
            | (?<month2>[a-z]{3,9})\.? \s+ (?<day2>\d{1,2}) (?:st|nd|rd|th)? ,? \s+ (?<year2>\d{4})
            | (?<iso>\d{4}-\d{2}-\d{2})
            | (?<month3>[a-z]{3,9})\.? ,? \s+ (?<year3>\d{4})
        ) \b",
    )
});
/// Whatever else a line that only gives a date has.
static BESIDE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?ix) \b(?: (?:mon|tues|wednes|thurs|fri|satur|sun)day | (?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)
            | (?:first\s+|originally\s+|last\s+)? (?:published|posted|updated|modified|revised|written|issued|delivered|dated|created)
            | date | on | at | of | the | and | \d{1,2}[:.]\d{2}(?:[:.]\d{2})? | \d{1,2} | am | pm | a\.m\. | p\.m\.
            | gmt | utc | bst | est | edt | cet | cest | pst | pdt | ist | pkt )\b | [^\w]",
    )
});

/// A date that a line gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineDate {
    /// Where it stands in the line.
    pub bytes: Range<usize>,
    /// A day or a month in EDTF.
    pub edtf: String,
    /// The line gives the date and nothing else.
    pub is_all: bool,
}

/// The first whole date of a line.
pub fn date_in(line: &str) -> Option<LineDate> {
    DATE.captures_iter(line).find_map(|found| {
        let edtf = edtf(&found)?;
        let bytes = found.get(0)?.range();
        let rest = [&line[..bytes.start], &line[bytes.end..]];
        Some(LineDate {
            bytes,
            edtf,
            is_all: rest
                .iter()
                .all(|rest| BESIDE.replace_all(rest, "").is_empty()),
        })
    })
}

/// The date in EDTF, if the calendar has it.
fn edtf(found: &regex::Captures<'_>) -> Option<String> {
    let part = |names: [&str; 3]| {
        names
            .iter()
            .find_map(|name| Some(found.name(name)?.as_str()))
    };
    let edtf = match part(["iso"; 3]) {
        Some(iso) => iso.to_owned(),
        None => {
            let year = part(["year", "year2", "year3"])?;
            let month = month(part(["month", "month2", "month3"])?)?;
            match part(["day", "day2", "day2"]) {
                Some(day) => format!("{year}-{month:02}-{:02}", day.parse::<u32>().ok()?),
                None => format!("{year}-{month:02}"),
            }
        }
    };
    let date = EdtfDate::parse(&edtf).ok()?;
    date.resolve(Hemisphere::Northern).ok()?;
    Some(edtf)
}

/// The number of a month that is written in full or shortened.
pub fn month(name: &str) -> Option<u32> {
    let name = name.to_lowercase();
    let is_month = |month: &u32| {
        let whole = month_name(*month).to_lowercase();
        whole == name || name.len() >= 3 && name.len() <= 4 && whole.starts_with(&name)
    };
    (1..=12).find(is_month)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_date_is_read_in_each_of_its_forms() {
        for (line, edtf, is_all) in [
            ("Thursday, February 15, 2024", "2024-02-15", true),
            (
                "Published on 6th of January 2023 at 10:32 am GMT",
                "2023-01-06",
                true,
            ),
            ("Updated: 2023-01-06", "2023-01-06", true),
            ("Sept. 3, 1999", "1999-09-03", true),
            ("March 1921", "1921-03", true),
            ("OSTERVIK, 12 March 2021 — The quay", "2021-03-12", false),
        ] {
            let found = date_in(line).unwrap_or_else(|| panic!("{line}"));
            assert_eq!(
                (found.edtf.as_str(), found.is_all),
                (edtf, is_all),
                "{line}"
            );
        }
    }

    #[test]
    fn what_is_no_date_of_the_calendar_is_none() {
        for line in [
            "31 February 2023",
            "Version 3.1, 2023",
            "on 4 August",
            "Chapter 12 2023",
        ] {
            assert_eq!(date_in(line), None, "{line}");
        }
    }
}
