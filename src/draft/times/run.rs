//! Units that something begins or ends with: "the last week of August", "the first three days of May".

use chrono::{Datelike as _, Days, Months, NaiveDate, Weekday};

use super::notation::{edtf_day, edtf_set};
use super::stamp::{Stamp, Unit};
use crate::document::date::{Hemisphere, ORDINALS};

/// One of several that follow each other.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Nth {
    /// Counted from 1.
    From(u32),
    Last,
}

/// Units that lie one after the other at the beginning or the end of something, or only the nth of them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Run {
    pub nth: Nth,
    /// 1 where it is not the beginning or the end.
    pub count: u32,
    /// Day, week or month.
    pub unit: Unit,
}

impl Run {
    /// Its first and its last day in something. Weeks are counted from the first day of that, or back from the last.
    pub fn days(self, of: Stamp, hemisphere: Hemisphere) -> Option<(NaiveDate, NaiveDate)> {
        let (first, last) = of.days_in(hemisphere)?;
        let (from, until) = match self.nth {
            Nth::From(nth) => {
                let before = nth.checked_sub(1)?;
                let from = self.moved(first, before, true)?;
                let end = before.checked_add(self.count)?;
                (from, self.moved(first, end, true)?.pred_opt()?)
            }
            Nth::Last => (self.moved(last.succ_opt()?, self.count, false)?, last),
        };
        (first <= from && until <= last && of.unit() > self.unit).then_some((from, until))
    }

    /// Any time of it in something, as a set of EDTF.
    pub fn edtf(self, of: Stamp, hemisphere: Hemisphere) -> Option<String> {
        let (from, until) = self.days(of, hemisphere)?;
        let (from, until) = match self.unit {
            Unit::Month => {
                let month = |day: NaiveDate| Stamp::Month(day.year(), day.month()).edtf();
                (month(from)?, month(until)?)
            }
            _ => (edtf_day(from), edtf_day(until)),
        };
        edtf_set(&from, &until)
    }

    /// The words of a reason.
    pub fn words(self) -> String {
        let (unit, many, size) = match self.unit {
            Unit::Month => ("month", "months", 1),
            Unit::Week => ("seven days", "days", 7),
            _ => ("day", "days", 1),
        };
        let nth = match self.nth {
            Nth::Last => "last",
            Nth::From(nth) => ORDINALS
                .get((nth as usize).saturating_sub(1))
                .copied()
                .unwrap_or_default(),
        };
        match self.count {
            1 => format!("the {nth} {unit} of it"),
            count => format!("the {nth} {} {many} of it", count.saturating_mul(size)),
        }
    }

    fn moved(self, day: NaiveDate, count: u32, is_ahead: bool) -> Option<NaiveDate> {
        let days = |size: u64| Days::new(u64::from(count) * size);
        match (self.unit, is_ahead) {
            (Unit::Month, true) => day.checked_add_months(Months::new(count)),
            (Unit::Month, false) => day.checked_sub_months(Months::new(count)),
            (Unit::Week, true) => day.checked_add_days(days(7)),
            (Unit::Week, false) => day.checked_sub_days(days(7)),
            (_, true) => day.checked_add_days(days(1)),
            (_, false) => day.checked_sub_days(days(1)),
        }
    }
}

/// One of the days of the week within something: the third Thursday of a month.
pub fn nth_weekday(nth: Nth, weekday: Weekday, of: Stamp) -> Option<Stamp> {
    let (first, last) = of.days()?;
    let day = match nth {
        Nth::From(nth) => {
            let weeks = u64::from(nth.checked_sub(1)?);
            let ahead = u64::from(weekday.days_since(first.weekday()));
            first.checked_add_days(Days::new(ahead + weeks * 7))?
        }
        Nth::Last => {
            let back = u64::from(last.weekday().days_since(weekday));
            last.checked_sub_days(Days::new(back))?
        }
    };
    ((first..=last).contains(&day) && of.unit() > Unit::Week).then_some(Stamp::Day(day))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edtf(nth: Nth, count: u32, unit: Unit, of: Stamp) -> Option<String> {
        Run { nth, count, unit }.edtf(of, Hemisphere::default())
    }

    #[test]
    fn weeks_and_days_are_counted_from_the_beginning_or_the_end() {
        let august = Stamp::Month(2021, 8);
        for (nth, count, unit, expected) in [
            (Nth::From(1), 1, Unit::Week, "[2021-08-01..2021-08-07]"),
            (Nth::From(4), 1, Unit::Week, "[2021-08-22..2021-08-28]"),
            (Nth::Last, 1, Unit::Week, "[2021-08-25..2021-08-31]"),
            (Nth::Last, 3, Unit::Day, "[2021-08-29..2021-08-31]"),
        ] {
            assert_eq!(edtf(nth, count, unit, august).as_deref(), Some(expected));
        }
        let year = Stamp::Year(1943);
        let months = edtf(Nth::From(1), 6, Unit::Month, year);
        assert_eq!(months.as_deref(), Some("[1943-01..1943-06]"));
    }

    #[test]
    fn what_something_is_too_short_for_has_no_days() {
        let august = Stamp::Month(2021, 8);
        assert_eq!(edtf(Nth::From(1), 6, Unit::Week, august), None);
        assert_eq!(
            edtf(Nth::Last, u32::MAX, Unit::Month, Stamp::Year(2000)),
            None
        );
        assert_eq!(
            nth_weekday(Nth::From(5), Weekday::Mon, august),
            Stamp::day(2021, 8, 30)
        );
        assert_eq!(nth_weekday(Nth::From(5), Weekday::Wed, august), None);
        assert_eq!(
            nth_weekday(Nth::Last, Weekday::Sat, august),
            Stamp::day(2021, 8, 28)
        );
    }
}
