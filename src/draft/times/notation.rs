//! Stamps as EDTF and as TIMEX3 write them.

use std::fmt::Write as _;

use chrono::{Datelike as _, Days, NaiveDate};

use super::stamp::{Clock, DayPart, Season, Stamp};

impl Stamp {
    /// The stamp in EDTF.
    pub fn edtf(self) -> Option<String> {
        Some(match self {
            Self::Century(century) if century >= 0 => format!("{century:02}XX"),
            Self::Decade(decade) if decade >= 0 => format!("{decade:03}X"),
            Self::Year(year) | Self::Fiscal(year) => edtf_year(year),
            Self::Half(year, half) => format!("{}-{}", edtf_year(year), 39 + half),
            Self::Quarter(year, quarter) => format!("{}-{}", edtf_year(year), 32 + quarter),
            Self::Season(year, season) => format!("{}-{}", edtf_year(year), season.edtf()),
            Self::Month(year, month) => format!("{}-{month:02}", edtf_year(year)),
            // EDTF has no hour 24; it is the next day's first.
            Self::Clock(day, clock) if clock.hour == 24 => {
                let clock = Clock { hour: 0, ..clock };
                return Self::Clock(day.succ_opt()?, clock).edtf();
            }
            Self::Clock(day, clock) if day.year() >= 0 => {
                let mut text = edtf_day(day);
                let (minute, second) = (clock.minute.unwrap_or(0), clock.second.unwrap_or(0));
                let _ = write!(text, "T{:02}:{minute:02}:{second:02}", clock.hour);
                match clock.zone {
                    None => {}
                    Some(0) => text.push('Z'),
                    Some(zone) => text.push_str(&offset(zone)),
                }
                text
            }
            Self::ByMoon(day, 1) => {
                let (from, until) = (day.pred_opt()?.pred_opt()?, day.succ_opt()?.succ_opt()?);
                format!("[{}..{}]", edtf_day(from), edtf_day(until))
            }
            Self::ByMoon(..) => {
                let (first, last) = self.days()?;
                format!("{}~/{}~", edtf_day(first), edtf_day(last))
            }
            Self::Day(day) | Self::DayPart(day, _) | Self::Clock(day, _) => edtf_day(day),
            Self::Week(_) | Self::Weekend(_) | Self::Century(_) | Self::Decade(_) => {
                let (first, last) = self.days()?;
                format!("{}/{}", edtf_day(first), edtf_day(last))
            }
        })
    }

    /// The value that TIMEX3 has for the stamp.
    pub fn timex(self) -> String {
        match self {
            Self::Century(century) if century < 0 => format!("BC{:02}", -century - 1),
            Self::Century(century) => format!("{century:02}"),
            Self::Decade(decade) => format!("{decade:03}"),
            Self::Year(year) => timex_year(year),
            Self::Fiscal(year) => format!("FY{}", timex_year(year)),
            Self::Half(year, half) => format!("{}-H{half}", timex_year(year)),
            Self::Quarter(year, quarter) => format!("{}-Q{quarter}", timex_year(year)),
            Self::Season(year, season) => format!("{}-{}", timex_year(year), season.timex()),
            Self::Month(year, month) => format!("{}-{month:02}", timex_year(year)),
            Self::Week(monday) => timex_week(monday),
            Self::Weekend(monday) => format!("{}-WE", timex_week(monday)),
            Self::Day(day) | Self::ByMoon(day, 1) => timex_day(day),
            // TIMEX3 has no months of the moon; most of it lies in this one.
            Self::ByMoon(first, days) => {
                let middle = first + Days::new(u64::from(days / 2));
                format!("{}-{:02}", timex_year(middle.year()), middle.month())
            }
            Self::DayPart(day, part) => format!("{}T{}", timex_day(day), part.timex()),
            Self::Clock(day, clock) => format!("{}{}", timex_day(day), clock.timex()),
        }
    }
}

impl Season {
    fn edtf(self) -> u32 {
        match self {
            Self::Spring => 21,
            Self::Summer => 22,
            Self::Autumn => 23,
            Self::Winter => 24,
        }
    }

    pub fn timex(self) -> &'static str {
        match self {
            Self::Spring => "SP",
            Self::Summer => "SU",
            Self::Autumn => "FA",
            Self::Winter => "WI",
        }
    }
}

impl DayPart {
    pub fn timex(self) -> &'static str {
        match self {
            Self::Morning => "MO",
            Self::Midday => "MI",
            Self::Afternoon => "AF",
            Self::Evening => "EV",
            Self::Night => "NI",
        }
    }
}

impl Clock {
    /// The time as TIMEX3 has it, behind the day.
    pub fn timex(self) -> String {
        let mut text = format!("T{:02}", self.hour);
        for part in [Some(self.minute.unwrap_or(0)), self.second]
            .into_iter()
            .flatten()
        {
            let _ = write!(text, ":{part:02}");
        }
        match self.zone {
            None => {}
            Some(0) => text.push('Z'),
            Some(zone) if zone % 60 == 0 => {
                let _ = write!(text, "{:+03}", zone / 60);
            }
            Some(zone) => text.push_str(&offset(zone)),
        }
        text
    }
}

fn offset(minutes: i32) -> String {
    let sign = if minutes < 0 { '-' } else { '+' };
    format!("{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
}

fn edtf_year(year: i32) -> String {
    match year {
        0..=9999 => format!("{year:04}"),
        -9999..=-1 => format!("-{:04}", -year),
        _ => format!("Y{year}"),
    }
}

/// A day in EDTF. It has no days of years with five figures, so that the year stands for them.
pub fn edtf_day(day: NaiveDate) -> String {
    let year = edtf_year(day.year());
    if year.starts_with('Y') {
        return year;
    }
    format!("{year}-{:02}-{:02}", day.month(), day.day())
}

/// Any time from one to another, as a set of EDTF, which has none of years with five figures.
pub fn edtf_set(from: &str, until: &str) -> Option<String> {
    let is_written = |text: &str| !text.starts_with('Y');
    (is_written(from) && is_written(until)).then(|| format!("[{from}..{until}]"))
}

fn timex_year(year: i32) -> String {
    if year > 0 {
        format!("{year:04}")
    } else {
        format!("BC{:04}", 1 - year)
    }
}

fn timex_day(day: NaiveDate) -> String {
    format!(
        "{}-{:02}-{:02}",
        timex_year(day.year()),
        day.month(),
        day.day()
    )
}

fn timex_week(monday: NaiveDate) -> String {
    let week = monday.iso_week();
    format!("{}-W{:02}", timex_year(week.year()), week.week())
}
