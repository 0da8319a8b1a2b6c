//! Hints on texts that are no EDTF dates.

use chrono::NaiveDate;
use edtf_core::Edtf;

use super::calendar::month_name;

/// The date that the writer probably means, if it can be told.
pub fn mend(text: &str) -> Option<String> {
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return Some("write a date such as `2022`, `2022-08` or `2022-08-01`".to_owned());
    }
    if trimmed != text && is_edtf(trimmed) {
        return Some(format!("write `{trimmed}`, without the space around it"));
    }
    let bracketed = format!("[{trimmed}]");
    if is_edtf(&bracketed) {
        return Some(format!(
            "put a one-of range in brackets, `{bracketed}`, or write a period as `{}`",
            trimmed.replace("..", "/")
        ));
    }
    if let Some(date) = padded(trimmed)
        .or_else(|| slashed(trimmed))
        .or_else(|| spelled_out(trimmed))
    {
        return Some(format!("write `{date}`"));
    }
    if let Some((start, end)) = trimmed.split_once('/')
        && is_edtf(&format!("{end}/{start}"))
    {
        return Some("swap its two dates".to_owned());
    }
    if let Some(hint) = out_of_range(trimmed) {
        return Some(hint);
    }
    Some("write a date such as `2022-08`, a period such as `2022-04/2023-01`, or a one-of range such as `[2022-08-01..2022-08-10]`".to_owned())
}

fn is_edtf(text: &str) -> bool {
    Edtf::parse(text).is_ok()
}

/// `2022-8-1`: the zeros are missing.
fn padded(text: &str) -> Option<String> {
    let mut numbers = text.split('-').map(|part| part.parse::<u32>().ok());
    let year = numbers.next()??;
    let rest: Vec<u32> = numbers.collect::<Option<_>>()?;
    let mut date = format!("{year:04}");
    for number in &rest {
        date.push_str(&format!("-{number:02}"));
    }
    (!rest.is_empty() && is_edtf(&date)).then_some(date)
}

/// `08/2022`, `1/8/2022`: the year comes first, and day before month is a guess that is stated by being shown.
fn slashed(text: &str) -> Option<String> {
    let parts: Vec<u32> = text
        .split(['/', '.'])
        .map(|part| part.trim().parse().ok())
        .collect::<Option<_>>()?;
    let date = match parts[..] {
        [month, year] if year > 31 => format!("{year:04}-{month:02}"),
        [day, month, year] if year > 31 => format!("{year:04}-{month:02}-{day:02}"),
        [year, month, day] if year > 31 => format!("{year:04}-{month:02}-{day:02}"),
        _ => return None,
    };
    is_edtf(&date).then_some(date)
}

/// `1 August 2022`, `August 2022`, `early August 2022`.
fn spelled_out(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let month = words.iter().find_map(|word| {
        (1..=12_u32).find(|month| {
            let name = month_name(*month).to_lowercase();
            name == *word || word.len() >= 3 && name.starts_with(word)
        })
    })?;
    let year = words
        .iter()
        .filter(|word| word.len() == 4)
        .find_map(|word| word.parse::<i32>().ok())?;
    let day = words.iter().find_map(|word| {
        let digits = word.trim_end_matches(|letter: char| letter.is_alphabetic());
        digits
            .parse::<u32>()
            .ok()
            .filter(|day| (1..=31).contains(day))
    });
    match day {
        Some(day) => NaiveDate::from_ymd_opt(year, month, day).map(|date| date.to_string()),
        None if words.contains(&"early") => Some(format!(
            "[{year:04}-{month:02}-01..{year:04}-{month:02}-10]"
        )),
        None => Some(format!("{year:04}-{month:02}")),
    }
}

fn out_of_range(text: &str) -> Option<String> {
    let parts: Vec<u32> = text
        .split('-')
        .map(|part| part.parse().ok())
        .collect::<Option<_>>()?;
    match parts[..] {
        [_, month, ..] if month == 0 || (13..=20).contains(&month) || month > 41 => {
            Some("months run from 01 to 12, seasons from 21 (spring) to 24 (winter)".to_owned())
        }
        [_, _, _] => Some("look up how many days that month has".to_owned()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_mistakes_are_mended() {
        for (text, part_of_hint) in [
            ("", "such as `2022`"),
            (" 2022", "write `2022`"),
            ("2022-8-1", "write `2022-08-01`"),
            ("2022-8", "write `2022-08`"),
            ("08/2022", "write `2022-08`"),
            ("1/8/2022", "write `2022-08-01`"),
            ("1 August 2022", "write `2022-08-01`"),
            ("Aug 3rd, 2022", "write `2022-08-03`"),
            ("August 2022", "write `2022-08`"),
            ("early August 2022", "write `[2022-08-01..2022-08-10]`"),
            ("2022-08-01..2022-08-10", "`[2022-08-01..2022-08-10]`"),
            ("2022-13", "months run from 01 to 12"),
            ("2022-02-30", "how many days"),
            ("2023/2022", "swap its two dates"),
            ("last spring", "a one-of range such as"),
        ] {
            let hint = mend(text).expect(text);
            assert!(hint.contains(part_of_hint), "{text}: {hint}");
        }
    }
}
