//! Days and months that the calendar does not have, and times that no clock has.

use super::{IsDate, numbers::is_digits, times, tokens};

const MONTHS_RUN: &str = "months run from 01 to 12, seasons from 21 (spring) to 24 (winter)";
const DAYS_OF_MONTH: &str = "look up how many days that month has";

/// Times and days that clock and calendar do not have, by themselves or in a period or a set.
pub(super) fn mend(text: &str, is_date: IsDate) -> Option<String> {
    let bare = text.trim_matches(['[', ']', '{', '}']);
    let members = bare.split([',', '/']).flat_map(|part| part.split(".."));
    let mut wrong = members.filter(|member| !is_date(member));
    wrong.find_map(|member| {
        times::out_of_range(member, is_date).or_else(|| day_or_month_out_of_range(member))
    })
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
        _ => days.first().map(|_| DAYS_OF_MONTH.to_owned()),
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
    let number = |token: &str| token.parse::<u32>().ok();
    let is_month = |token: &str| match number(token) {
        Some(number) => (1..=12).contains(&number),
        None => tokens::month(token).is_some(),
    };
    let is_read = |token: &str| is_month(token) || (token.len() <= 2 && is_digits(token));
    if !tokens::is_year(year) || !is_read(a) || !is_read(b) {
        return None;
    }
    Some(match is_month(a) || is_month(b) {
        true => DAYS_OF_MONTH.to_owned(),
        false => MONTHS_RUN.to_owned(),
    })
}
