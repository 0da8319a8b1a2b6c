//! Which events are shown: those that have, of each facet that a filter names values of, one of these values.

use std::fmt;
use std::str::FromStr;

use serde::de::IntoDeserializer;
use serde::de::value::{Error as ValueError, StrDeserializer};
use serde::{Deserialize, Serialize};

use super::{ActorId, ClaimNumber, EventKind, LaneId, Role};

/// A filter that is kept under a name.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct NamedView {
    /// Its name on the screen and on the command line.
    pub name: String,
    /// Its values, which widen within a facet and narrow from facet to facet.
    pub show: Vec<FacetValue>,
    /// A second filter, whose events stand below those of the first; without any value there is none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub against: Vec<FacetValue>,
}

/// A property that an event may have.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FacetValue {
    /// It is in the lane of that id.
    Lane(LaneId),
    /// The actor of that id takes part.
    Who(ActorId),
    /// Its degree of reality.
    Kind(EventKind),
    /// A way in which its date is given.
    Certainty(Certainty),
    /// It has that part in a claim.
    Role(Role),
    /// The claim of that number speaks of it.
    Claim(ClaimNumber),
    /// The record has another date.
    Record(RecordRelation),
    /// Its date quotes the text, or does not.
    Quoted(bool),
}

/// The kinds of properties.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    #[default]
    Lane,
    Who,
    Kind,
    Certainty,
    Role,
    Claim,
    Record,
    Quoted,
}

impl Facet {
    pub const ALL: [Self; 8] = [
        Self::Lane,
        Self::Who,
        Self::Kind,
        Self::Certainty,
        Self::Role,
        Self::Claim,
        Self::Record,
        Self::Quoted,
    ];

    /// Its name in a document and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Lane => "lane",
            Self::Who => "who",
            Self::Kind => "kind",
            Self::Certainty => "certainty",
            Self::Role => "role",
            Self::Claim => "claim",
            Self::Record => "record",
            Self::Quoted => "quoted",
        }
    }
}

impl FacetValue {
    pub fn facet(&self) -> Facet {
        match self {
            Self::Lane(_) => Facet::Lane,
            Self::Who(_) => Facet::Who,
            Self::Kind(_) => Facet::Kind,
            Self::Certainty(_) => Facet::Certainty,
            Self::Role(_) => Facet::Role,
            Self::Claim(_) => Facet::Claim,
            Self::Record(_) => Facet::Record,
            Self::Quoted(_) => Facet::Quoted,
        }
    }
}

/// A way in which a date is given: its unit, and how sure it is. An event may have several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// To the second.
    Time,
    /// To the day.
    Day,
    /// To the month.
    Month,
    /// To a season or another group of months.
    Season,
    /// To the year.
    Year,
    /// To more than a year: a decade, a century.
    Coarser,
    /// One end of it is an estimate or in doubt.
    Approximate,
    /// One end of it is open or not known.
    Open,
    /// It is one of several dates.
    OneOf,
    /// It has no date.
    Undated,
}

impl Certainty {
    pub const ALL: [Self; 10] = [
        Self::Time,
        Self::Day,
        Self::Month,
        Self::Season,
        Self::Year,
        Self::Coarser,
        Self::Approximate,
        Self::Open,
        Self::OneOf,
        Self::Undated,
    ];
}

/// How the record's date goes with the text's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RecordRelation {
    /// Both cannot hold.
    Disagrees,
    /// Both may hold, but the record does not lie within what the text says; or one of them says only "about".
    Differs,
    /// The record lies within what the text says.
    MoreExact,
}

impl RecordRelation {
    pub const ALL: [Self; 3] = [Self::Disagrees, Self::Differs, Self::MoreExact];
}

/// A text that is no property of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoFacetValue(String);

impl fmt::Display for NoFacetValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for NoFacetValue {}

/// Reads `lane=us`, `kind=alleged` or `claim=8`, as the command line takes them.
impl FromStr for FacetValue {
    type Err = NoFacetValue;

    fn from_str(text: &str) -> Result<Self, NoFacetValue> {
        let Some((facet, value)) = text.split_once('=') else {
            return Err(NoFacetValue(format!(
                "`{text}` has no value; write it as in `kind=alleged`"
            )));
        };
        let value = value.trim();
        let mut facets = Facet::ALL.into_iter();
        let Some(facet) = facets.find(|known| known.name() == facet.trim()) else {
            return Err(NoFacetValue(format!(
                "there is no facet `{facet}`; there are {}",
                Facet::ALL.map(Facet::name).join(", ")
            )));
        };
        Ok(match facet {
            Facet::Lane => Self::Lane(value.into()),
            Facet::Who => Self::Who(value.into()),
            Facet::Kind => Self::Kind(named(value)?),
            Facet::Certainty => Self::Certainty(named(value)?),
            Facet::Role => Self::Role(named(value)?),
            Facet::Claim => match value.parse() {
                Ok(number) => Self::Claim(ClaimNumber(number)),
                Err(_) => return Err(NoFacetValue(format!("`{value}` is no claim's number"))),
            },
            Facet::Record => Self::Record(named(value)?),
            Facet::Quoted => match value {
                "yes" | "true" => Self::Quoted(true),
                "no" | "false" => Self::Quoted(false),
                _ => return Err(NoFacetValue("write `quoted=yes` or `quoted=no`".to_owned())),
            },
        })
    }
}

/// The value of that name in a document.
fn named<'t, T: Deserialize<'t>>(name: &'t str) -> Result<T, NoFacetValue> {
    let name: StrDeserializer<'t, ValueError> = name.into_deserializer();
    T::deserialize(name).map_err(|error| NoFacetValue(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_s_form_names_facet_and_value() {
        for (text, value) in [
            ("lane=us", FacetValue::Lane("us".into())),
            ("kind=alleged", FacetValue::Kind(EventKind::Alleged)),
            ("certainty=one_of", FacetValue::Certainty(Certainty::OneOf)),
            ("role=cause", FacetValue::Role(Role::Cause)),
            ("claim = 8", FacetValue::Claim(ClaimNumber(8))),
            (
                "record=more_exact",
                FacetValue::Record(RecordRelation::MoreExact),
            ),
            ("quoted=no", FacetValue::Quoted(false)),
        ] {
            assert_eq!(text.parse(), Ok(value), "{text}");
        }
        for (text, fault) in [
            ("alleged", "write it as in `kind=alleged`"),
            ("sort=alleged", "there is no facet `sort`"),
            ("kind=real", "expected one of `happened`"),
            ("claim=first", "`first` is no claim's number"),
            ("quoted=maybe", "write `quoted=yes` or `quoted=no`"),
        ] {
            let error = text.parse::<FacetValue>().expect_err("it is none");
            assert!(error.to_string().contains(fault), "{text}: {error}");
        }
    }
}
