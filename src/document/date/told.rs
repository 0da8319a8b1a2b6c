//! Dates that no text of a document gives as they are, told by the parts of those that do.

use edtf_core::{Date, Edtf, Qualifier, Set, SetElement, SetKind};

use super::calendar::{CalendarDate, Unit};
use super::edtf::{End, Parsed, meaning_of, window_of_member};
use super::edtf_text::EdtfText;
use super::meaning::{DateMeaning, Window};
use super::own::{OwnDate, edtf_of};
use super::reckoning::{Calendar, Reckoning};
use super::words;

/// A date made of parts of others, with their precision and what qualifies them.
///
/// Whether it means what is drawn is for the caller to judge, by its [meaning](Self::meaning).
#[derive(Debug)]
pub struct ToldDate {
    parsed: Parsed,
    reckoning: Reckoning,
}

/// The open sides of a set of which only some windows are left.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OpenSides {
    /// As the set has them: the windows are bounded there by what bounds every date.
    Kept,
    /// Closed where the windows end: "one of perhaps 1984 – 2009" is left of `[1984?..]`.
    Closed,
}

impl ToldDate {
    /// The members of a set that are left where only these windows are; `None` of other dates.
    pub fn left_of_set(
        own: &OwnDate<'_>,
        windows: &[Window],
        open_sides: OpenSides,
    ) -> Option<Self> {
        let (Parsed::Set(set), reckoning) = own.parts() else {
            return None;
        };
        let elements = left_within(&set.elements, windows, reckoning, open_sides);
        Some(Self {
            parsed: match elements[..] {
                [] => return None,
                [SetElement::Date(only)] => Parsed::Date(only),
                _ => Parsed::Set(Set {
                    kind: set.kind,
                    elements,
                }),
            },
            reckoning,
        })
    }

    /// From the start of another date, which lies within a window, to the end of its own, if there is one.
    pub fn from_start_of(
        other: &OwnDate<'_>,
        window: Window,
        own: Option<&OwnDate<'_>>,
    ) -> Option<Self> {
        let [_, end] = own_ends(own, other)?;
        Some(Self {
            parsed: Parsed::Period {
                start: start_within(other, window)?,
                end,
            },
            reckoning: other.parts().1,
        })
    }

    /// From its own start, if there is one, until the start of another date, which lies within a window.
    pub fn until_start_of(
        other: &OwnDate<'_>,
        window: Window,
        own: Option<&OwnDate<'_>>,
    ) -> Option<Self> {
        let [start, _] = own_ends(own, other)?;
        Some(Self {
            parsed: Parsed::Period {
                start,
                end: start_within(other, window)?,
            },
            reckoning: other.parts().1,
        })
    }

    /// The days that it means.
    pub fn meaning(&self) -> DateMeaning {
        meaning_of(&self.parsed, self.reckoning)
    }

    /// The date as a reader says it. What is given of one end alone is said as of a relation: "from 2001 on".
    pub fn words(&self) -> String {
        let of_end = |end: &End| {
            let parsed = Parsed::from_end(end)?;
            Some(words::words(&parsed, self.reckoning))
        };
        let of_one = match &self.parsed {
            Parsed::Period {
                start,
                end: End::Open | End::Unknown,
            } => of_end(start).map(|start| format!("from {start} on")),
            Parsed::Period {
                start: End::Open | End::Unknown,
                end,
            } => of_end(end).map(|end| format!("until {end}")),
            _ => None,
        };
        of_one.unwrap_or_else(|| words::words(&self.parsed, self.reckoning))
    }

    /// The date in EDTF, in which the dates of a range cannot be qualified.
    pub fn edtf(&self) -> EdtfText {
        let mut parsed = self.parsed.clone();
        if let Parsed::Set(set) = &mut parsed {
            for element in &mut set.elements {
                if let SetElement::Range(first, last) = element {
                    [first, last].into_iter().for_each(unqualify);
                }
            }
        }
        edtf_of(&parsed, self.reckoning)
    }
}

/// The ends of a period that stands beside a relation, open where there is none; `None` of a date of another form, and of
/// another calendar than the other date's.
fn own_ends(own: Option<&OwnDate<'_>>, other: &OwnDate<'_>) -> Option<[End; 2]> {
    let Some(own) = own else {
        return Some([End::Open, End::Open]);
    };
    match own.parts() {
        (Parsed::Period { start, end }, reckoning) if reckoning == other.parts().1 => {
            Some([start.clone(), end.clone()])
        }
        _ => None,
    }
}

/// The start of a date as its text gives it, so far as it lies within a window.
fn start_within(date: &OwnDate<'_>, window: Window) -> Option<End> {
    let (parsed, reckoning) = date.parts();
    let start = match parsed {
        Parsed::Date(date) => End::Date(*date),
        Parsed::Clock(clock) => End::Clock(*clock),
        Parsed::Period { start, .. } => start.clone(),
        Parsed::Set(set) if set.kind == SetKind::OneMember => End::OneOf(set.elements.clone()),
        Parsed::Set(_) => return None,
    };
    match start {
        // An end that is open on one side would be none of a period.
        End::Open | End::Unknown => None,
        End::OneOf(elements) => {
            let left = left_within(&elements, &[window], reckoning, OpenSides::Kept);
            match left[..] {
                [] | [SetElement::OnOrBefore(_) | SetElement::OnOrAfter(_)] => None,
                [SetElement::Date(only)] => Some(End::Date(only)),
                _ => Some(End::OneOf(left)),
            }
        }
        dated => Some(dated),
    }
}

fn unqualify(date: &mut Date) {
    date.year.qualifier = Qualifier::default();
    for field in [&mut date.month, &mut date.day].into_iter().flatten() {
        field.qualifier = Qualifier::default();
    }
}

/// The members of a set that share time with any of these windows, ranges shortened to what they share.
fn left_within(
    elements: &[SetElement],
    windows: &[Window],
    reckoning: Reckoning,
    open_sides: OpenSides,
) -> Vec<SetElement> {
    let left = elements.iter().filter_map(|element| {
        let own = window_of_member(element, reckoning);
        let shared = windows.iter().filter_map(|window| window.intersect(own));
        let shared = Window::hull(&shared.collect::<Vec<_>>())?;
        let ends = match (element, open_sides) {
            // What is left is in days of the New Style.
            _ if shared == own || reckoning.calendar != Calendar::Gregorian => None,
            (SetElement::Range(first, last), _) => Some([first, last]),
            (SetElement::OnOrAfter(date) | SetElement::OnOrBefore(date), OpenSides::Closed) => {
                Some([date; 2])
            }
            _ => None,
        };
        let left = ends.and_then(|ends| shortened(ends, own, shared));
        Some(left.unwrap_or(*element))
    });
    left.collect()
}

/// A range in the unit that it is written in, from the first to the last that has a part in what is left of it.
fn shortened([first, last]: [&Date; 2], own: Window, left: Window) -> Option<SetElement> {
    let ((unit, _), (same, _)) = (words::place(first)?, words::place(last)?);
    let date = |place: CalendarDate| match Edtf::parse(&place.edtf(unit)).ok()? {
        Edtf::Date(date) => Some(date),
        Edtf::DateTime(_) | Edtf::Interval(_) | Edtf::Set(_) => None,
    };
    if unit != same || unit == Unit::Second {
        return None;
    }
    let first = match left.from == own.from {
        true => *first,
        false => date(CalendarDate::at(unit, left.from?))?,
    };
    let last = match left.until == own.until {
        true => *last,
        false => date(CalendarDate::before(unit, left.until?))?,
    };
    Some(match first == last {
        true => SetElement::Date(first),
        false => SetElement::Range(first, last),
    })
}
