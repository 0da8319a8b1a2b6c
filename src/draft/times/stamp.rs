//! A time as precise as a text gives it, with calendar arithmetic: ISO 8601 weeks, New Style dates, astronomical years
//! (0 is 1 BC, as in EDTF).

use chrono::{Datelike as _, Days, Months, NaiveDate, Weekday};

use crate::document::date::Hemisphere;

/// A unit that texts count time in, the shortest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Weekend,
    Week,
    Month,
    Quarter,
    Season,
    Half,
    Year,
    Decade,
    Century,
    Millennium,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DayPart {
    Morning,
    Midday,
    Afternoon,
    Evening,
    Night,
}

/// A time of a clock. It is not rounded to what a calendar has: a text may say 24:00.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Clock {
    pub hour: u32,
    pub minute: Option<u32>,
    pub second: Option<u32>,
    /// Minutes east of Greenwich.
    pub zone: Option<i32>,
}

/// A part of the calendar.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stamp {
    /// Named by its hundreds: 18 is 1800 to 1899. Before Christ it is -1 for the first century.
    Century(i32),
    /// Named by its tens: 199 is 1990 to 1999.
    Decade(i32),
    Year(i32),
    /// The business year of that number.
    Fiscal(i32),
    /// 1 or 2.
    Half(i32, u32),
    /// 1 to 4.
    Quarter(i32, u32),
    Season(i32, Season),
    Month(i32, u32),
    /// Named by its Monday.
    Week(NaiveDate),
    /// Named by the Monday before it.
    Weekend(NaiveDate),
    Day(NaiveDate),
    /// So many days by the moon from a day on. They are reckoned, and may be two off.
    ByMoon(NaiveDate, u8),
    DayPart(NaiveDate, DayPart),
    Clock(NaiveDate, Clock),
}

impl Stamp {
    /// The day of that date, if the calendar has it.
    pub fn day(year: i32, month: u32, day: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, month, day).map(Self::Day)
    }

    /// The precision of the stamp.
    pub fn unit(self) -> Unit {
        match self {
            Self::Century(_) => Unit::Century,
            Self::Decade(_) => Unit::Decade,
            Self::Year(_) | Self::Fiscal(_) => Unit::Year,
            Self::Half(..) => Unit::Half,
            Self::Quarter(..) => Unit::Quarter,
            Self::Season(..) => Unit::Season,
            Self::Month(..) => Unit::Month,
            Self::Week(_) => Unit::Week,
            Self::Weekend(_) => Unit::Weekend,
            Self::ByMoon(_, days) if days > 1 => Unit::Month,
            Self::Day(_) | Self::ByMoon(..) => Unit::Day,
            Self::DayPart(..) | Self::Clock(_, Clock { minute: None, .. }) => Unit::Hour,
            Self::Clock(..) => Unit::Minute,
        }
    }

    /// The year, where the stamp lies in one.
    pub fn year(self) -> Option<i32> {
        match self {
            Self::Century(_) | Self::Decade(_) => None,
            Self::Year(year)
            | Self::Fiscal(year)
            | Self::Half(year, _)
            | Self::Quarter(year, _)
            | Self::Season(year, _)
            | Self::Month(year, _) => Some(year),
            Self::Week(day)
            | Self::Weekend(day)
            | Self::Day(day)
            | Self::ByMoon(day, _)
            | Self::DayPart(day, _)
            | Self::Clock(day, _) => Some(day.year()),
        }
    }

    /// The month, where the stamp lies in one.
    pub fn month(self) -> Option<u32> {
        match self {
            Self::Month(_, month) => Some(month),
            Self::Week(day) => Some(day.month()),
            _ => self.date().map(|day| day.month()),
        }
    }

    /// The day, where the stamp lies in one.
    pub fn date(self) -> Option<NaiveDate> {
        match self {
            Self::Day(day) | Self::DayPart(day, _) | Self::Clock(day, _) | Self::ByMoon(day, 1) => {
                Some(day)
            }
            _ => None,
        }
    }

    /// The first and the last day. Seasons are those of the north.
    pub fn days(self) -> Option<(NaiveDate, NaiveDate)> {
        self.days_in(Hemisphere::Northern)
    }

    /// The first and the last day, seasons being those of a hemisphere.
    pub fn days_in(self, hemisphere: Hemisphere) -> Option<(NaiveDate, NaiveDate)> {
        let months = |year: i32, month: u32, count: u32| {
            let first = NaiveDate::from_ymd_opt(year, month, 1)?;
            Some((
                first,
                first.checked_add_months(Months::new(count))?.pred_opt()?,
            ))
        };
        match self {
            Self::Century(century) if century < 0 => months(century * 100 + 1, 1, 1200),
            Self::Century(century) => months(century * 100, 1, 1200),
            Self::Decade(decade) => months(decade * 10, 1, 120),
            Self::Year(year) | Self::Fiscal(year) => months(year, 1, 12),
            Self::Half(year, half) => months(year, half * 6 - 5, 6),
            Self::Quarter(year, quarter) => months(year, quarter * 3 - 2, 3),
            Self::Season(year, season) => months(year, season.first_month(hemisphere), 3),
            Self::Month(year, month) => months(year, month, 1),
            Self::Week(monday) => Some((monday, monday.checked_add_days(Days::new(6))?)),
            Self::Weekend(monday) => Some((
                monday.checked_add_days(Days::new(5))?,
                monday.checked_add_days(Days::new(6))?,
            )),
            Self::ByMoon(first, days) => {
                let more = Days::new(u64::from(days).saturating_sub(1));
                Some((first, first.checked_add_days(more)?))
            }
            Self::Day(day) | Self::DayPart(day, _) | Self::Clock(day, _) => Some((day, day)),
        }
    }

    /// The part of the calendar of some precision that the stamp lies in. `None` where it lies in several.
    pub fn within(self, unit: Unit) -> Option<Self> {
        if unit < self.unit() {
            return None;
        }
        let (first, _) = self.days()?;
        Some(match unit {
            Unit::Second | Unit::Minute | Unit::Hour => self,
            Unit::Day => Self::Day(first),
            Unit::Weekend => Self::Weekend(monday(first)?),
            Unit::Week => Self::Week(monday(first)?),
            Unit::Month => Self::Month(first.year(), first.month()),
            Unit::Quarter => Self::Quarter(first.year(), first.month0() / 3 + 1),
            Unit::Season => {
                let season = Season::of_month(first.month());
                let is_from_last_year = season == Season::Winter && first.month() < 3;
                Self::Season(first.year() - i32::from(is_from_last_year), season)
            }
            Unit::Half => Self::Half(first.year(), first.month0() / 6 + 1),
            Unit::Year => Self::Year(first.year()),
            Unit::Decade => Self::Decade(first.year().div_euclid(10)),
            Unit::Century if first.year() <= 0 => Self::Century((first.year() - 100) / 100),
            Unit::Century | Unit::Millennium => Self::Century(first.year() / 100),
        })
    }

    /// The part of the calendar that many units later, as precise as the unit. `None` where the stamp is less precise than
    /// the unit, and beyond the calendar.
    pub fn shifted(self, count: i64, unit: Unit) -> Option<Self> {
        let years = |count: i64| i32::try_from(count).ok();
        let base = self.within(unit)?;
        let by_months = |first: NaiveDate, months: i64| {
            let months = i32::try_from(months).ok()?;
            let size = Months::new(months.unsigned_abs());
            if months < 0 {
                first.checked_sub_months(size)
            } else {
                first.checked_add_months(size)
            }
        };
        let by_days = |day: NaiveDate, days: i64| {
            let size = Days::new(days.unsigned_abs());
            if days < 0 {
                day.checked_sub_days(size)
            } else {
                day.checked_add_days(size)
            }
        };
        let in_reach = |year: Option<i32>| year.filter(|year| (-200_000..=200_000).contains(year));
        match (base, unit) {
            (Self::Clock(day, clock), Unit::Hour | Unit::Minute) => {
                let size = if unit == Unit::Hour { 60 } else { 1 };
                let clock_minutes = i64::from(clock.hour * 60 + clock.minute.unwrap_or(0));
                let minutes = clock_minutes.checked_add(count.checked_mul(size)?)?;
                let day = by_days(day, minutes.div_euclid(24 * 60))?;
                let rest = u32::try_from(minutes.rem_euclid(24 * 60)).ok()?;
                let minute = (clock.minute.is_some() || unit == Unit::Minute).then_some(rest % 60);
                Some(Self::Clock(
                    day,
                    Clock {
                        hour: rest / 60,
                        minute,
                        second: None,
                        ..clock
                    },
                ))
            }
            (Self::Day(day), _) => by_days(day, count).map(Self::Day),
            (Self::Week(day), _) => by_days(day, count.checked_mul(7)?).map(Self::Week),
            (Self::Weekend(day), _) => by_days(day, count.checked_mul(7)?).map(Self::Weekend),
            (Self::Month(year, month), _) => {
                let moved = by_months(NaiveDate::from_ymd_opt(year, month, 1)?, count)?;
                Some(Self::Month(moved.year(), moved.month()))
            }
            (Self::Quarter(..) | Self::Season(..) | Self::Half(..), _) => {
                let months = if unit == Unit::Half { 6 } else { 3 };
                let moved = by_months(base.days()?.0, count.checked_mul(months)?)?;
                Self::Day(moved).within(unit)
            }
            (Self::Year(year), _) => in_reach(year.checked_add(years(count)?)).map(Self::Year),
            (Self::Decade(decade), _) => {
                let moved = decade.checked_add(years(count)?)?;
                in_reach(moved.checked_mul(10)).map(|_| Self::Decade(moved))
            }
            (Self::Century(century), Unit::Century) => {
                let moved = century.checked_add(years(count)?)?;
                in_reach(moved.checked_mul(100)).map(|_| Self::Century(moved))
            }
            _ => None,
        }
    }
}

impl Clock {
    /// The time of a twelve-hour clock that lies in a part of the day: "ten at night" is 22:00.
    pub fn in_part(self, part: DayPart) -> Self {
        let is_late = match part {
            DayPart::Morning | DayPart::Midday => false,
            DayPart::Afternoon | DayPart::Evening => true,
            // The small hours are of the night too.
            DayPart::Night => self.hour > 5,
        };
        let hour = match self.hour {
            12 if part == DayPart::Morning => 0,
            12 if part == DayPart::Night => 24,
            hour if is_late && hour < 12 => hour + 12,
            hour => hour,
        };
        Self { hour, ..self }
    }
}

impl Season {
    fn first_month(self, hemisphere: Hemisphere) -> u32 {
        match (self, hemisphere) {
            (Self::Spring, Hemisphere::Northern) | (Self::Autumn, Hemisphere::Southern) => 3,
            (Self::Summer, Hemisphere::Northern) | (Self::Winter, Hemisphere::Southern) => 6,
            (Self::Autumn, Hemisphere::Northern) | (Self::Spring, Hemisphere::Southern) => 9,
            (Self::Winter, Hemisphere::Northern) | (Self::Summer, Hemisphere::Southern) => 12,
        }
    }

    fn of_month(month: u32) -> Self {
        match month {
            3..=5 => Self::Spring,
            6..=8 => Self::Summer,
            9..=11 => Self::Autumn,
            _ => Self::Winter,
        }
    }
}

/// The Monday of a day's week.
pub fn monday(day: NaiveDate) -> Option<NaiveDate> {
    day.checked_sub_days(Days::new(u64::from(day.weekday().num_days_from_monday())))
}

/// The day of a week that some weekday is.
pub fn in_week(monday: NaiveDate, weekday: Weekday) -> Option<NaiveDate> {
    monday.checked_add_days(Days::new(u64::from(weekday.num_days_from_monday())))
}
