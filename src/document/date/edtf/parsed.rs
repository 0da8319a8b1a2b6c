//! Dates as they were parsed: `edtf-core`'s parts, and ends of periods that it does not have.

use edtf_core::{Date, DateTime, Edtf, IntervalEndpoint, Set, SetElement, SetKind};

use super::super::edtf_text::EdtfText;

/// A date of any form.
#[derive(Clone, PartialEq, Debug)]
pub(in crate::document::date) enum Parsed {
    Date(Date),
    Clock(DateTime),
    Period { start: End, end: End },
    Set(Set),
}

/// One end of a period.
#[derive(Clone, PartialEq, Debug)]
pub(in crate::document::date) enum End {
    Open,
    Unknown,
    Date(Date),
    Clock(DateTime),
    /// Exactly one of several, such as any on or before a date.
    OneOf(Vec<SetElement>),
}

impl From<Edtf> for Parsed {
    fn from(edtf: Edtf) -> Self {
        match edtf {
            Edtf::Date(date) => Self::Date(date),
            Edtf::DateTime(clock) => Self::Clock(clock),
            Edtf::Interval(interval) => Self::Period {
                start: interval.start.into(),
                end: interval.end.into(),
            },
            Edtf::Set(set) => Self::Set(set),
        }
    }
}

impl From<IntervalEndpoint> for End {
    fn from(endpoint: IntervalEndpoint) -> Self {
        match endpoint {
            IntervalEndpoint::Date(date) => Self::Date(date),
            IntervalEndpoint::Open => Self::Open,
            IntervalEndpoint::Unknown => Self::Unknown,
            IntervalEndpoint::OnOrBefore(date) => Self::OneOf(vec![SetElement::OnOrBefore(date)]),
            IntervalEndpoint::OnOrAfter(date) => Self::OneOf(vec![SetElement::OnOrAfter(date)]),
        }
    }
}

impl Parsed {
    /// One end of a period by itself; `None` of one that is not given.
    pub fn from_end(end: &End) -> Option<Self> {
        Some(match end {
            End::Open | End::Unknown => return None,
            End::Date(date) => Self::Date(*date),
            End::Clock(clock) => Self::Clock(*clock),
            End::OneOf(elements) => Self::Set(Set {
                kind: SetKind::OneMember,
                elements: elements.clone(),
            }),
        })
    }

    /// The date in EDTF, in one text where EDTF has a form for it.
    pub fn edtf(&self) -> EdtfText {
        EdtfText::One(match self {
            Self::Date(date) => date.to_string(),
            Self::Clock(clock) => clock.to_string(),
            Self::Set(set) => set.to_string(),
            Self::Period { start, end } => match (start, end) {
                (End::OneOf(_), _) | (_, End::OneOf(_)) => {
                    return EdtfText::Ends {
                        start: start.edtf(),
                        end: end.edtf(),
                    };
                }
                _ => format!("{}/{}", start.edtf(), end.edtf()),
            },
        })
    }

    /// The single dates of which it consists, in its order.
    pub fn dates(&self) -> Vec<&Date> {
        match self {
            Self::Date(date) => vec![date],
            Self::Clock(clock) => vec![&clock.date],
            Self::Period { start, end } => [start, end].into_iter().flat_map(End::dates).collect(),
            Self::Set(set) => dates_of_members(&set.elements),
        }
    }

    /// The times of a clock in it.
    pub fn clocks(&self) -> impl Iterator<Item = &DateTime> {
        let clocks = match self {
            Self::Clock(clock) => [Some(clock), None],
            Self::Period { start, end } => [start.clock(), end.clock()],
            Self::Date(_) | Self::Set(_) => [None, None],
        };
        clocks.into_iter().flatten()
    }
}

impl End {
    /// An end in EDTF, as a text of its own.
    fn edtf(&self) -> String {
        match (self, Parsed::from_end(self)) {
            (Self::Open, _) => "..".to_owned(),
            (_, Some(date)) => date.edtf().to_string(),
            (_, None) => String::new(),
        }
    }

    /// The single dates of which it consists, in its order.
    pub fn dates(&self) -> Vec<&Date> {
        match self {
            Self::Open | Self::Unknown => Vec::new(),
            Self::Date(date) => vec![date],
            Self::Clock(clock) => vec![&clock.date],
            Self::OneOf(members) => dates_of_members(members),
        }
    }

    /// True of one that is given, be it as one of several.
    pub fn is_dated(&self) -> bool {
        !matches!(self, Self::Open | Self::Unknown)
    }

    pub fn clock(&self) -> Option<&DateTime> {
        match self {
            Self::Clock(clock) => Some(clock),
            Self::Open | Self::Unknown | Self::Date(_) | Self::OneOf(_) => None,
        }
    }
}

fn dates_of_members(members: &[SetElement]) -> Vec<&Date> {
    let mut dates = Vec::new();
    for member in members {
        match member {
            SetElement::Date(date) | SetElement::OnOrBefore(date) | SetElement::OnOrAfter(date) => {
                dates.push(date);
            }
            SetElement::Range(first, last) => dates.extend([first, last]),
        }
    }
    dates
}
