//! Years in words, and the style that lets those of one date be told apart and compared.

use super::thousands;

/// Beyond so many years before Christ, and in whole thousands, years are counted from today: the difference of two
/// thousand years means nothing there.
const DEEP: u64 = 100_000;
/// The same beside a year that is so counted, since a range has one reckoning.
const DEEP_BESIDE_FAR: u64 = 10_000;
/// Years after Christ that are written in millions.
const FAR: u64 = 1_000_000;
/// The years that a reader takes for years without being told.
const PLAIN: std::ops::RangeInclusive<i64> = 1000..=9999;

/// The way in which the years of one date are written. It is one for all of them, so that a range has one unit and no
/// year after Christ stands unmarked beside one before.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct YearStyle {
    marks_ad: bool,
    /// The least of the round numbers of years that are counted from today; none where a far one is no round number.
    counted_from: Option<u64>,
    /// Years of the unit that all of those have; none where each has its own, since in one unit the least would be a fraction
    /// that nobody reads.
    unit: Option<u64>,
}

/// A year in three parts, so that two years can share the outer ones.
struct YearParts {
    era: &'static str,
    number: String,
    unit: &'static str,
}

impl YearStyle {
    /// The style for these years, which are astronomical: 0 is 1 BC.
    pub fn of(years: &[i64]) -> Self {
        let far = || years.iter().filter(|year| is_far(**year));
        let are_round = far().all(|year| is_round(*year));
        let counted_from = (far().next().is_some() && are_round).then_some(DEEP_BESIDE_FAR);
        let style = Self {
            marks_ad: false,
            counted_from,
            unit: None,
        };
        let counted = || {
            let counted = years.iter().filter(|year| style.counts(**year));
            counted.map(|year| year.unsigned_abs())
        };
        let unit = unit_for(counted().max().unwrap_or_default());
        let is_readable = |least: u64| least.saturating_mul(10) >= unit;
        let style = Self {
            unit: counted()
                .min()
                .filter(|least| is_readable(*least))
                .map(|_| unit),
            ..style
        };
        let is_bc = |year: &i64| style.parts(*year).unit == " BC";
        Self {
            marks_ad: years.iter().any(is_bc),
            ..style
        }
    }

    /// "2022", "AD 33", "44 BC", "66 million years ago".
    pub fn words(self, year: i64) -> String {
        let YearParts { era, number, unit } = self.parts(year);
        format!("{era}{number}{unit}")
    }

    /// The year behind a day, a month or a season: "April 2022", "April, AD 9".
    pub fn words_after(self, name: &str, year: i64) -> String {
        let comma = if self.parts(year).era.is_empty() {
            ""
        } else {
            ","
        };
        format!("{name}{comma} {}", self.words(year))
    }

    /// The name of a season that ends in the next year, and both: "winter 1968–69", "winter, AD 9–10".
    pub fn words_after_name_into_next(self, name: &str, year: i64) -> String {
        let next = year.saturating_add(1);
        let era = self.parts(year).era;
        let comma = if era.is_empty() { "" } else { "," };
        let is_short = year >= 1000 && next % 100 != 0;
        if is_short {
            format!("{name}{comma} {era}{year}–{:02}", next % 100)
        } else {
            format!("{name}{comma} {}", self.range(year, next))
        }
    }

    /// The earlier of two years, without the unit that the later one has too: the "44" of "44–40 BC".
    pub fn words_before(self, year: i64, later: i64) -> String {
        let YearParts { era, number, unit } = self.parts(year);
        if unit == self.parts(later).unit {
            format!("{era}{number}")
        } else {
            format!("{era}{number}{unit}")
        }
    }

    /// The last of several years without the era that the ones before have too: the "45" of "AD 33–45".
    pub fn words_behind(self, year: i64, earlier: i64) -> String {
        let YearParts { era, number, unit } = self.parts(year);
        if era == self.parts(earlier).era {
            format!("{number}{unit}")
        } else {
            format!("{era}{number}{unit}")
        }
    }

    /// From a year to another with a dash: "1670–1672", "44–40 BC", "44 BC – AD 14".
    pub fn range(self, first: i64, last: i64) -> String {
        let dash = if self.parts(first).unit == self.parts(last).unit {
            "–"
        } else {
            " – "
        };
        let (first, last) = (
            self.words_before(first, last),
            self.words_behind(last, first),
        );
        format!("{first}{dash}{last}")
    }

    /// True of a year that is told as so many years ago, or so many after Christ.
    fn counts(self, year: i64) -> bool {
        let is_deep = |from| year <= 0 && year.unsigned_abs() >= from && is_round(year);
        self.counted_from
            .is_some_and(|from| is_far(year) || is_deep(from))
    }

    fn parts(self, year: i64) -> YearParts {
        let round = year.unsigned_abs();
        let unit = self
            .counts(year)
            .then(|| self.unit.unwrap_or(unit_for(round)));
        let (era, number, unit) = match (unit, year) {
            (Some(1), ..=0) => ("", thousands(round), " years ago"),
            (Some(unit), ..=0) if unit < 1_000_000_000 => {
                ("", in_units(round, unit), " million years ago")
            }
            (Some(unit), ..=0) => ("", in_units(round, unit), " billion years ago"),
            (Some(unit), _) if unit < 1_000_000_000 => {
                ("AD ", in_units(round, 1_000_000), " million")
            }
            (Some(unit), _) => ("AD ", in_units(round, unit), " billion"),
            // Astronomical year -43 is 44 BC.
            (None, ..=0) => ("", grouped(round + 1), " BC"),
            (None, _) if self.marks_ad || !PLAIN.contains(&year) => ("AD ", grouped(round), ""),
            (None, _) => ("", grouped(round), ""),
        };
        YearParts { era, number, unit }
    }
}

/// A year by itself.
pub fn year_words(year: i64) -> String {
    YearStyle::of(&[year]).words(year)
}

/// A year for an axis, where far years are counted as geologists do: "66 Ma", "13.8 Ga", "120 ka".
pub fn year_short(year: i64) -> String {
    // Round years of an axis are those before Christ, one more than astronomers count.
    let counted = [year.unsigned_abs(), year.unsigned_abs().saturating_add(1)];
    let round = counted.into_iter().find(|years| years.is_multiple_of(1000));
    let Some(years) = round.filter(|_| year <= 0 && is_far(year)) else {
        return year_words(year);
    };
    let (unit, name) = match years {
        1_000_000_000.. => (1_000_000_000, "Ga"),
        1_000_000.. => (1_000_000, "Ma"),
        _ => (1000, "ka"),
    };
    format!("{} {name}", in_units(years, unit))
}

pub(super) fn is_far(year: i64) -> bool {
    let least = if year > 0 { FAR } else { DEEP };
    year.unsigned_abs() >= least
}

fn is_round(year: i64) -> bool {
    year.unsigned_abs().is_multiple_of(1000)
}

/// Years of the unit in which a number of them is told.
fn unit_for(years: u64) -> u64 {
    match years {
        1_000_000_000.. => 1_000_000_000,
        1_000_000.. => 1_000_000,
        _ => 1,
    }
}

/// "66.043": as many decimals as it takes, since years are whole.
fn in_units(years: u64, unit: u64) -> String {
    (years as f64 / unit as f64).to_string()
}

/// "44", "10,000", "170,000,002": a year of four digits stays in one piece.
fn grouped(year: u64) -> String {
    match year {
        ..=9999 => year.to_string(),
        _ => thousands(year),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_that_could_be_taken_for_a_number_names_its_era() {
        for (year, words) in [
            (2022, "2022"),
            (1000, "1000"),
            (999, "AD 999"),
            (33, "AD 33"),
            (1, "AD 1"),
            (0, "1 BC"),
            (-43, "44 BC"),
            (-9999, "10,000 BC"),
            (12_000, "AD 12,000"),
            (170_000_002, "AD 170,000,002"),
            (3_500_000, "AD 3.5 million"),
            (-99_999, "100,000 BC"),
            (-100_001, "100,002 BC"),
            (-120_000, "120,000 years ago"),
            (-66_000_000, "66 million years ago"),
            (-66_043_000, "66.043 million years ago"),
            (-66_043_001, "66,043,002 BC"),
            (-13_787_000_000, "13.787 billion years ago"),
        ] {
            assert_eq!(year_words(year), words);
        }
    }

    #[test]
    fn a_range_has_one_unit_and_says_it_once() {
        for (first, last, words) in [
            (1670, 1672, "1670–1672"),
            (33, 45, "AD 33–45"),
            (990, 1010, "AD 990–1010"),
            (-43, -39, "44–40 BC"),
            (-43, 14, "44 BC – AD 14"),
            (-43, 1066, "44 BC – AD 1066"),
            (-252_000_000, -66_000_000, "252–66 million years ago"),
            (-1_200_000_000, -600_000_000, "1.2–0.6 billion years ago"),
            (-66_000_000, -120_000, "66–0.12 million years ago"),
            (-100_000, -50_000, "100,000–50,000 years ago"),
            (
                -66_000_000,
                -50_000,
                "66 million years ago – 50,000 years ago",
            ),
            (
                -13_800_000_000,
                -66_000_000,
                "13.8 billion years ago – 66 million years ago",
            ),
            (-100_000, -50_001, "100,000 years ago – 50,002 BC"),
            (-66_000_000, 2022, "66 million years ago – 2022"),
            (-66_000_000, -1999, "66 million years ago – 2000 BC"),
            (171_000_000, 171_999_999, "AD 171,000,000–171,999,999"),
        ] {
            assert_eq!(YearStyle::of(&[first, last]).range(first, last), words);
        }
    }

    #[test]
    fn an_axis_counts_far_years_as_geologists_do() {
        for (year, words) in [
            (2022, "2022"),
            (-43, "44 BC"),
            (-120_000, "120 ka"),
            (-66_000_000, "66 Ma"),
            (-1_999_999_999, "2 Ga"),
            (-66_043_001, "66,043,002 BC"),
        ] {
            assert_eq!(year_short(year), words);
        }
    }

    #[test]
    fn the_era_stands_apart_from_what_is_before_it() {
        let style = YearStyle::of(&[9]);
        assert_eq!(style.words_after("April", 9), "April, AD 9");
        let style = YearStyle::of(&[2022]);
        assert_eq!(style.words_after("April", 2022), "April 2022");
    }
}
