//! The statements of a glyph about its date, each by a sign that a legend explains.

use std::collections::BTreeSet;

use crate::document::EventKind;

use super::{Body, End, Glyph};

/// A part of a glyph's look that says something by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DateSign {
    /// A solid diamond.
    Day,
    /// A light diamond.
    Loose,
    Period,
    Within,
    OneOf,
    EachOf,
    Approximate,
    Open,
    Alleged,
    Forecast,
}

impl Glyph {
    /// The signs that it bears.
    pub fn signs(&self) -> BTreeSet<DateSign> {
        let kind_sign = match self.kind {
            EventKind::Happened | EventKind::Ongoing => None,
            EventKind::Alleged => Some(DateSign::Alleged),
            EventKind::Hypothetical => Some(DateSign::Forecast),
        };
        let mut signs: BTreeSet<DateSign> = kind_sign.into_iter().collect();
        match &self.body {
            // Hatched or hollow, a diamond does not tell whether it is known to the day.
            Body::Diamond { .. } if kind_sign.is_some() => {}
            Body::Diamond { exact: true } => signs.extend([DateSign::Day]),
            Body::Diamond { exact: false } => signs.extend([DateSign::Loose]),
            Body::Boxes { one_of: true, .. } => signs.extend([DateSign::OneOf]),
            Body::Boxes { one_of: false, .. } => signs.extend([DateSign::EachOf]),
            Body::Bar {
                certain,
                start,
                end,
            } => {
                let ends = [*start, *end];
                let is_dotted = self.kind == EventKind::Hypothetical;
                if certain.is_some() && !is_dotted {
                    signs.insert(DateSign::Period);
                }
                if certain.is_none() && ends.contains(&End::Bracket) && !is_dotted {
                    signs.insert(DateSign::Within);
                }
                if ends.contains(&End::Soft) {
                    signs.insert(DateSign::Approximate);
                }
                if ends.contains(&End::Open) {
                    signs.insert(DateSign::Open);
                }
            }
        }
        signs
    }
}
