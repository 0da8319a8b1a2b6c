//! The meaning of an expression before its anchor is known.

use chrono::Weekday;

use super::holidays::Holiday;
use super::run::{Nth, Run};
use super::stamp::{Clock, DayPart, Season, Stamp, Unit};

/// The meaning of an expression, by itself.
#[derive(Clone, PartialEq, Debug)]
pub enum Meaning {
    /// A part of the calendar: "4 August 2022", "the 1990s".
    At(Stamp),
    /// A part of some year, month or week, which the anchor tells: "4 August", "summer", "Friday".
    Recurring(Recurring),
    /// One of those, counted from the anchor: "last April", "this summer".
    Nth(Which, Recurring),
    /// A unit, counted from the anchor: "last week", "that day".
    Unit(Which, Unit),
    /// The unit that something lies in: "the week of 4 August".
    UnitOf(Unit, Box<Meaning>),
    /// The first or the last of some unit that lies in something: "the last day of 1999".
    NthOf(Nth, Unit, Box<Meaning>),
    /// One of its days of the week: "the third Thursday of May".
    NthWeekdayOf(Nth, Weekday, Box<Meaning>),
    /// A distance from the anchor: "two years ago", "a month later".
    Shift(Shift),
    /// A length of time: "18 months", "the past two decades".
    Span(Count, Unit, Side),
    /// A part of something else: "early August", "the end of last year".
    Part(Part, Box<Meaning>),
    /// A part of a day: "Friday morning", "the night".
    DayPart(DayPart, Option<Box<Meaning>>),
    /// A feast of which there are two a year, with its year where the text gives it: "Eid".
    Eid(Option<i32>),
    /// A time of a clock, on some day: "8:30 on Friday".
    Clock(Clock, Option<Box<Meaning>>),
    /// A part of a year or month that is told by itself: "March of that year".
    Within(Recurring, Box<Meaning>),
    /// So far from something else: "two days before Christmas", "the Friday after 4 May".
    Beside(Distance, Way, Box<Meaning>),
    /// Something that comes again and again, as TIMEX3 writes it: "every Friday" is XXXX-WXX-5.
    Set(String),
    /// Each of a unit: "daily".
    Each(Unit),
    /// A time that only the context tells.
    Vague(Vague),
    /// A date that cannot be quite as the text has it.
    Doubtful(Doubt, Box<Meaning>),
}

impl Meaning {
    /// The meaning of that which it is a part of.
    pub fn whole(&self) -> &Self {
        match self {
            Self::Part(_, of)
            | Self::DayPart(_, Some(of))
            | Self::UnitOf(_, of)
            | Self::Doubtful(_, of) => of.whole(),
            _ => self,
        }
    }

    /// True of what is counted from the day of the writing, whatever was told before: "last week", "two years ago".
    pub fn counts_from_writing(&self) -> bool {
        match self {
            Self::Nth(which, _) | Self::Unit(which, _) => {
                matches!(which, Which::This | Which::Last | Which::Next)
            }
            Self::Shift(shift) => shift.is_from_writing,
            Self::Span(_, _, side) => *side != Side::Unknown,
            _ => false,
        }
    }

    /// The same part of another thing.
    pub fn with_whole(&self, whole: Stamp) -> Self {
        let of = |of: &Self| Box::new(of.with_whole(whole));
        match self {
            Self::Part(part, inner) => Self::Part(*part, of(inner)),
            Self::DayPart(part, Some(inner)) => Self::DayPart(*part, Some(of(inner))),
            Self::UnitOf(unit, inner) => Self::UnitOf(*unit, of(inner)),
            Self::Doubtful(doubt, inner) => Self::Doubtful(*doubt, of(inner)),
            _ => Self::At(whole),
        }
    }
}

/// The reason why a date may not be as the text has it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Doubt {
    /// The month has no day of that number, so that only the month is told.
    NoSuchDay,
    /// The text names the weekday too, which may be another one's.
    Weekday(Weekday),
    /// The day and the month are both figures that either may be.
    DayOrMonth,
    /// The year of a reign, which is of two years of the calendar.
    OfReign,
}

/// A part of the calendar that comes again and again.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Recurring {
    Month(u32),
    /// Month and day.
    Day(u32, u32),
    DayOfMonth(u32),
    Weekday(Weekday),
    Season(Season),
    Quarter(u32),
    Half(u32),
    Holiday(Holiday),
}

/// One of many, counted from an anchor.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Which {
    /// Counted from the writing.
    This,
    Last,
    Next,
    /// Counted from the time that was told last.
    That,
    Previous,
    Following,
}

/// A distance from an anchor.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Shift {
    pub count: Count,
    pub unit: Unit,
    pub is_back: bool,
    /// Counted from the writing ("ago"), not from the time that was told last ("earlier").
    pub is_from_writing: bool,
}

/// The distance from something that is told with it.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Distance {
    /// So many units.
    Units(f64, Unit),
    /// As far as the nearest such day.
    Weekday(Weekday),
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Way {
    Before,
    After,
}

impl Way {
    /// The way of a word.
    pub fn of(word: &str) -> Option<Self> {
        match word.to_ascii_lowercase().as_str() {
            "before" => Some(Self::Before),
            "after" | "following" => Some(Self::After),
            _ => None,
        }
    }
}

/// A number of units. Texts are not always exact.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Count {
    Exact(f64),
    Some,
}

/// The side of the anchor that a span lies at.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Side {
    /// "The past two years".
    UpToWriting,
    /// "The next two years".
    FromWriting,
    Unknown,
}

/// A part of a stretch of time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    /// Its first, middle and last third.
    Early,
    Middle,
    Late,
    FirstHalf,
    SecondHalf,
    /// A night, which ends on the day after.
    IntoNextDay,
    Whole,
    /// "The last week", "the first three days".
    Run(Run),
}

impl Part {
    /// True of what lies at the end.
    pub fn is_late(self) -> bool {
        let is_last = |run: Run| run.nth == Nth::Last;
        matches!(self, Self::Late | Self::SecondHalf)
            || matches!(self, Self::Run(run) if is_last(run))
    }
}

/// A time that only the context tells.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Vague {
    Past,
    Present,
    Future,
    /// "That time", "the period".
    Told,
    /// A year of a reign whose first the text does not give.
    OfReign,
}
