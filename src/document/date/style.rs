//! The ways in which a reader may have dates written.

use std::fmt::Display;
use std::sync::LazyLock;

use regex::{Captures, Regex};
use serde::{Deserialize, Serialize};

use super::calendar::month_name;

/// A way of writing dates. Documents, and what is typed, are understood the same in all of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub enum DateStyle {
    /// "1–10 August 2022".
    #[default]
    DayFirst,
    /// "August 1–10, 2022".
    MonthFirst,
    /// "2022-08-01/2022-08-10", as EDTF (ISO 8601-2) writes it.
    Iso,
}

/// Days, the month that they are of, and its year where that follows at once.
static DAYS_OF_MONTH: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let months: Vec<&str> = (1..=12).map(month_name).collect();
    let days = r"\d{1,2}(?:(?:–|, | or | and | to )\d{1,2})*";
    let pattern = format!(r"\b({days}) ({})(?: (\d+))?\b", months.join("|"));
    Regex::new(&pattern).ok()
});

impl DateStyle {
    /// A date that is given in words, behind the relation that it comes from if there is one, and as EDTF.
    pub fn date(self, words: String, edtf: impl Display) -> String {
        match self {
            Self::DayFirst => words,
            Self::MonthFirst => {
                let (before, date) = parted(&words);
                format!("{before}{}", month_first(date))
            }
            Self::Iso => format!("{}{edtf}", parted(&words).0),
        }
    }

    /// Words about dates that no EDTF stands for.
    pub fn words(self, words: String) -> String {
        match self {
            Self::MonthFirst => month_first(&words),
            Self::DayFirst | Self::Iso => words,
        }
    }
}

/// The relation before a date, whose title may look like a date, and the date.
fn parted(words: &str) -> (&str, &str) {
    let title = words.rfind("”: ");
    words.split_at(title.map_or(0, |end| end + "”: ".len()))
}

fn month_first(words: &str) -> String {
    let Some(pattern) = &*DAYS_OF_MONTH else {
        return words.to_owned();
    };
    let turned = pattern.replace_all(words, |found: &Captures<'_>| {
        let year = found.get(3).map(|year| format!(", {}", year.as_str()));
        format!("{} {}{}", &found[2], &found[1], year.unwrap_or_default())
    });
    turned.into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_month_comes_first_whatever_the_date() {
        for (words, turned) in [
            ("3 August 2022", "August 3, 2022"),
            ("one of 1–10 August 2022", "one of August 1–10, 2022"),
            ("from 1 to 10 August 2022", "from August 1 to 10, 2022"),
            ("30 April – 3 May 2022", "April 30 – May 3, 2022"),
            ("1, 3 or 5 August 2022", "August 1, 3 or 5, 2022"),
            ("3 April, AD 33", "April 3, AD 33"),
            ("15 March 44 BC", "March 15, 44 BC"),
            ("2 August 2022, 13:05", "August 2, 2022, 13:05"),
            (
                "11 March (Old Style 29 February) 1700",
                "March 11 (Old Style February 29) 1700",
            ),
            ("August 2022", "August 2022"),
            ("summer 2022", "summer 2022"),
            ("the 1980s", "the 1980s"),
        ] {
            let date = DateStyle::MonthFirst.date(words.to_owned(), "");
            assert_eq!(date, turned);
        }
    }

    #[test]
    fn a_title_in_a_relation_stays_as_it_is() {
        let words = || "from “The 3 May 1791 rising”: 4 May 1791".to_owned();
        let date = |style: DateStyle| style.date(words(), "1791-05-04");
        assert_eq!(date(DateStyle::DayFirst), words());
        assert_eq!(
            date(DateStyle::MonthFirst),
            "from “The 3 May 1791 rising”: May 4, 1791"
        );
        assert_eq!(
            date(DateStyle::Iso),
            "from “The 3 May 1791 rising”: 1791-05-04"
        );
    }
}
