//! Days and months that the calendar does not have, and times that no clock has.

use super::{
    IsDate,
    numbers::{self, is_digits},
    times, tokens,
};

const MONTHS_RUN: &str = "months run from 01 to 12, seasons from 21 (spring) to 24 (winter)";
const DAYS_OF_MONTH: &str = "look up how many days that month has";

/// Times and days that clock and calendar do not have, by themselves or in a period or a set.
pub(super) fn mend(text: &str, is_date: IsDate) -> Option<String> {
    let bare = text.trim_matches(['[', ']', '{', '}']);
    let members = bare.split([',', '/']).flat_map(|part| part.split(".."));
    let mut wrong = members.filter(|member| !is_date(member));
    wrong.find_map(|member| {
        times::out_of_range(member, is_date).or_else(|| match numbers::with_hyphens(member) {
            Some(day) => day_or_month_out_of_range(&day),
            None => day_or_month_out_of_range(member),
        })
    })
}

/// The days of a month, for one that it does not have.
fn days_of_month(year: &str, month: u32) -> String {
    let last = numbers::last_day_of(&format!("{year:0>4}-{month:02}"));
    match last.filter(|_| tokens::is_year(year)) {
        Some(last) => format!("the last day of that month is `{last}`"),
        None => DAYS_OF_MONTH.to_owned(),
    }
}

fn day_or_month_out_of_range(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, days @ ..] = &parts[..] else {
        return None;
    };
    // A digit that is not given may be any, so it is no fault.
    let is_part = |part: &&str| {
        !part.is_empty()
            && part
                .bytes()
                .all(|byte| byte == b'X' || byte.is_ascii_digit())
    };
    if days.len() > 1 || !is_part(year) || !is_part(month) || !days.iter().all(is_part) {
        return None;
    }
    match month.parse::<u32>() {
        Ok(month) if month == 0 || (13..=20).contains(&month) || month > 41 => {
            Some(MONTHS_RUN.to_owned())
        }
        Ok(month) => days.first().map(|_| days_of_month(year, month)),
        Err(_) => days.first().map(|_| DAYS_OF_MONTH.to_owned()),
    }
}

/// `29/2/2023`, `30 February 2022`: a day and a month with their year that make no date in either order.
pub(super) fn no_such_day(text: &str, _: IsDate) -> Option<String> {
    let cleaned = tokens::cleaned(text);
    let signs = |token: &&str| !matches!(*token, "/" | "-" | ".");
    let tokens: Vec<&str> = match text.split('.').collect::<Vec<_>>()[..] {
        [day, month, year] => vec![day, month, year],
        _ => tokens::tokens(&cleaned).into_iter().filter(signs).collect(),
    };
    let [a, b, year] = tokens[..] else {
        return None;
    };
    let month = |token: &str| match token.parse::<u32>() {
        Ok(number) => Some(number).filter(|number| (1..=12).contains(number)),
        Err(_) => tokens::month(token),
    };
    let is_read = |token: &str| month(token).is_some() || (token.len() <= 2 && is_digits(token));
    if !tokens::is_year(year) || !is_read(a) || !is_read(b) {
        return None;
    }
    Some(match month(a).or(month(b)) {
        Some(month) => days_of_month(year, month),
        None => MONTHS_RUN.to_owned(),
    })
}
