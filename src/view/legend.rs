//! The legend: every sign that a picture may bear with what it says, drawn by the code that draws the canvas.

mod signs;
mod sketch;

use egui::{Pos2, Rect, Vec2, pos2, vec2};

use crate::document::{EventKind, Role};
use crate::timeline::Timeline;
use crate::words;

use super::glyph::DateSign;
use super::layout::{
    arc_shapes, arrow_shapes, count_shapes, fold_shapes, spark, undated_mark, writing_line,
};
use super::measure::Measure;
use super::scene::{ColorRole, Mark};

use EventKind::{Alleged, Happened, Hypothetical, Ongoing};
use sketch::Sketch;

pub use signs::signs_in;

/// Something that a picture may bear and that does not explain itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Sign {
    Date(DateSign),
    /// An event without a date.
    Undated,
    /// The record's date of an event.
    Record,
    /// Events that cannot be told apart.
    Cluster,
    /// More events than can stand one by one.
    Density,
    Fold,
    /// Time that is drawn smaller than the rest.
    Condensed,
    Writing,
    Role(Role),
    /// A mark that is hollow.
    Indirect,
    /// Marks in one place.
    LinkCount,
    Arrow,
    /// The number of claims that speak of an event.
    ClaimCount,
    /// An event in several lanes.
    Tie,
    BuildsOn,
    Tension,
}

/// The signs that are explained together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    Dates,
    Time,
    Links,
    Structure,
}

/// A sign with what it says.
#[derive(Clone, Copy, Debug)]
pub struct LegendEntry {
    pub sign: Sign,
    pub says: &'static str,
    /// The event that a sign of a date is drawn of: a date of 2022 in a text written at the beginning of December 2022.
    sample: Option<(EventKind, &'static str)>,
}

/// The size of a sample in points.
pub const SAMPLE: Vec2 = vec2(64.0, 19.0);
/// The width of the sample of a mark in a claim's row.
const LINK_SAMPLE: f32 = 18.0;

/// The legend in the order in which it is read.
pub fn legend() -> impl Iterator<Item = LegendEntry> {
    let roles = words::ROLES.map(|role| other(Sign::Role(role), words::role(role)));
    DATES
        .into_iter()
        .chain([UNDATED, RECORD, TIE])
        .chain(TIME)
        .chain(roles)
        .chain(BESIDE_ROLES)
        .chain(STRUCTURE)
}

const DATES: [LegendEntry; 10] = [
    date(
        DateSign::Day,
        Happened,
        "2022-07-02",
        "Dated exactly: to the day, or closer",
    ),
    date(
        DateSign::Loose,
        Happened,
        "2022-07",
        "A looser date, narrower than the diamond at this scale",
    ),
    date(
        DateSign::Period,
        Happened,
        "2022-03/2022-10",
        "A period: solid is certain, dashed is possible",
    ),
    date(
        DateSign::Within,
        Happened,
        "2022-22",
        "Somewhere within a day, a month or a year",
    ),
    date(
        DateSign::OneOf,
        Happened,
        "[2022-03-01..2022-08-30]",
        "One of these days, nobody says which",
    ),
    date(
        DateSign::EachOf,
        Happened,
        "{2022-03,2022-06,2022-09}",
        "Each of these",
    ),
    date(
        DateSign::Approximate,
        Happened,
        "2022-03~/2022-10~",
        "Approximate: the ends fade",
    ),
    date(
        DateSign::Open,
        Ongoing,
        "2022-08/..",
        "Open: known until the writing, then no longer claimed",
    ),
    date(
        DateSign::Alleged,
        Alleged,
        "2022-03-01/2022-10-01",
        "Alleged: only the author says so",
    ),
    date(
        DateSign::Forecast,
        Hypothetical,
        "2022-12-20/2023-08-31",
        "Feared or forecast: it has not happened",
    ),
];

const UNDATED: LegendEntry = other(
    Sign::Undated,
    "Without a date: it has no place on the time axis",
);

const RECORD: LegendEntry = other(
    Sign::Record,
    "The historical record’s date, where it is not the text’s",
);

const TIE: LegendEntry = other(Sign::Tie, "One event in several lanes");

const TIME: [LegendEntry; 5] = [
    other(
        Sign::Cluster,
        "So many more events, without room for their names",
    ),
    other(
        Sign::Density,
        "More events than fit: how many there are at a time, and how many begin there",
    ),
    other(Sign::Fold, "Quiet time that is folded"),
    other(
        Sign::Condensed,
        "Another scale: where the axis is shaded, time is drawn smaller",
    ),
    other(Sign::Writing, "The end of the writing"),
];

const BESIDE_ROLES: [LegendEntry; 4] = [
    other(
        Sign::Indirect,
        "Hollow: it is about the event without naming it",
    ),
    other(Sign::LinkCount, "So many marks in one place"),
    other(Sign::Arrow, "Events before or after the view"),
    other(
        Sign::ClaimCount,
        "So many speak of the event: behind its name",
    ),
];

const STRUCTURE: [LegendEntry; 2] = [
    other(
        Sign::BuildsOn,
        "Builds on: the arrow points at what is built on",
    ),
    other(Sign::Tension, "Hard to hold together with another"),
];

const fn date(
    sign: DateSign,
    kind: EventKind,
    edtf: &'static str,
    says: &'static str,
) -> LegendEntry {
    LegendEntry {
        sign: Sign::Date(sign),
        says,
        sample: Some((kind, edtf)),
    }
}

const fn other(sign: Sign, says: &'static str) -> LegendEntry {
    LegendEntry {
        sign,
        says,
        sample: None,
    }
}

impl LegendEntry {
    /// The first words of what it says, where there is little room.
    pub fn short(&self) -> &'static str {
        self.says.split(':').next().unwrap_or(self.says)
    }
}

impl Group {
    pub const ALL: [Self; 4] = [Self::Dates, Self::Time, Self::Links, Self::Structure];

    /// The heading over its signs.
    pub fn heading(self, timeline: &Timeline) -> String {
        match self {
            Self::Dates => "How sure a date is".to_owned(),
            Self::Time => "Along the time axis".to_owned(),
            Self::Links => {
                let claim = &timeline.document().claims_are_called.one;
                format!("What an event does in a {claim}")
            }
            Self::Structure => {
                let claims = &timeline.document().claims_are_called.many;
                format!("How {claims} rest on each other")
            }
        }
    }
}

impl LegendEntry {
    pub fn group(&self) -> Group {
        match self.sign {
            Sign::Date(_) | Sign::Undated | Sign::Record | Sign::Tie => Group::Dates,
            Sign::Cluster | Sign::Density | Sign::Fold | Sign::Condensed | Sign::Writing => {
                Group::Time
            }
            Sign::Role(_) | Sign::Indirect | Sign::LinkCount | Sign::Arrow | Sign::ClaimCount => {
                Group::Links
            }
            Sign::BuildsOn | Sign::Tension => Group::Structure,
        }
    }

    /// The width of its sample in points.
    pub fn sample_width(&self) -> f32 {
        match self.group() {
            Group::Dates | Group::Time => SAMPLE.x,
            Group::Links | Group::Structure => LINK_SAMPLE,
        }
    }

    /// Draws the sign with the left upper corner of its sample at `at`, in no lane's hue.
    pub fn draw(&self, at: Pos2, measure: &mut dyn Measure) -> Vec<Mark> {
        let rect = Rect::from_min_size(at, vec2(self.sample_width(), SAMPLE.y));
        let mut sketch = Sketch {
            clip: rect.expand2(vec2(4.0, 2.0)),
            measure,
            marks: Vec::new(),
        };
        match (self.sign, self.sample) {
            (Sign::Date(_), Some((kind, edtf))) => sketch.date(kind, edtf, rect),
            // A date without a sample has nothing to show.
            (Sign::Date(_), None) => {}
            (Sign::Undated, _) => {
                let shapes = undated_mark(rect.center(), Happened);
                sketch.extend(shapes.map(|shape| (shape, ColorRole::Muted, 1.0)));
            }
            (Sign::Record, _) => sketch.record(rect),
            (Sign::Tie, _) => sketch.tie(rect),
            (Sign::ClaimCount, _) => sketch.count("3", rect, 12.0),
            (Sign::Cluster, _) => sketch.cluster(rect),
            (Sign::Density, _) => sketch.density(rect),
            (Sign::Fold, _) => {
                let strip = Rect::from_center_size(rect.center(), vec2(24.0, rect.height()));
                sketch.extend(fold_shapes(strip));
            }
            (Sign::Condensed, _) => sketch.condensed(rect),
            (Sign::Writing, _) => {
                let line = writing_line(rect.center().x, rect.top(), rect.bottom());
                sketch.extend([line]);
            }
            (Sign::Role(role), _) => sketch.role(role, true, rect),
            (Sign::Indirect, _) => sketch.role(Role::Interpretation, false, rect),
            (Sign::LinkCount, _) => {
                let pill = Rect::from_center_size(rect.center(), vec2(16.0, 15.0));
                sketch.extend(count_shapes(pill, 1.0, ColorRole::Muted, 1.0));
                sketch.count("3", pill, 12.0);
            }
            (Sign::BuildsOn, _) => {
                let ends = (rect.bottom() - 3.0, rect.top() + 4.0);
                let arc = arc_shapes(rect.right() - 3.0, ends, 10.0, 1.4);
                sketch.extend(arc.map(|shape| (shape, ColorRole::Muted, 1.0)));
            }
            (Sign::Tension, _) => {
                sketch.extend([(spark(rect.center()), ColorRole::Muted, 1.0)]);
            }
            (Sign::Arrow, _) => {
                let edge = pos2(rect.left(), rect.center().y);
                let shapes = arrow_shapes(edge, 1.0);
                sketch.extend(shapes.map(|shape| (shape, ColorRole::Muted, 1.0)));
            }
        }
        sketch.marks
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::sketch::sample_glyph;
    use super::*;

    #[test]
    fn each_sign_of_a_date_is_borne_by_its_sample_and_stands_in_the_legend_once() {
        let mut seen = BTreeSet::new();
        for entry in legend() {
            assert!(seen.insert(entry.sign), "{:?} stands twice", entry.sign);
            if let Sign::Date(sign) = entry.sign {
                let (kind, edtf) = entry.sample.expect("a date has a sample");
                let glyph = sample_glyph(kind, edtf).expect("a date");
                assert!(glyph.signs().contains(&sign), "{edtf}: {:?}", glyph.signs());
            }
        }
    }

    #[test]
    fn every_sign_has_a_sample_in_no_lane_s_hue() {
        let mut measure = crate::view::sample::FixedPitch;
        for entry in legend() {
            let marks = entry.draw(pos2(100.0, 50.0), &mut measure);
            assert!(!marks.is_empty(), "{:?}", entry.sign);
            let hue = |mark: &Mark| matches!(mark.color_role, ColorRole::Lane(..));
            assert!(!marks.iter().any(hue), "{:?}", entry.sign);
        }
    }
}
