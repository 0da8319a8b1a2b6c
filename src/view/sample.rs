//! Small documents and shapes for the tests of the view.

use std::sync::Arc;

use crate::document::date::{EdtfDate, Hemisphere, Instant};
use crate::document::when::Dated;
use crate::document::{self, EventKind};
use crate::timeline::{EventIx, Timeline, extent};

use super::camera::Camera;
use super::glyph::Glyph;
use super::measure::Measure;
use super::scale::Scale;
use super::scene::Face;

/// Measures letters of one width, half their size.
pub struct FixedPitch;

impl Measure for FixedPitch {
    fn width(&mut self, text: &str, _face: Face, size: f32) -> f32 {
        text.chars().count() as f32 * size / 2.0
    }
}

pub fn seconds(year: i64, month: u32, day: u32) -> f64 {
    let instant = Instant::from_ymd(year, month, day);
    instant.expect("a day of the calendar").as_f64()
}

/// The year 2022 on so many points.
pub fn scale_of_2022(width: f64) -> Scale {
    let camera = Camera {
        start: seconds(2022, 1, 1),
        end: seconds(2023, 1, 1),
    };
    Scale::new(camera, &[], 0.0, width)
}

pub fn dated(edtf: &str) -> Dated {
    let date = EdtfDate::parse(edtf).expect("a date");
    Dated::read(date.meaning(Hemisphere::Northern))
}

/// The shape of a date in a text that was written on 1 December 2022.
pub fn glyph(kind: EventKind, edtf: &str, scale: &Scale) -> Glyph {
    let dated = dated(edtf);
    let written = seconds(2022, 12, 1);
    let extent = extent(kind, dated.bounds, dated.is_period(), written);
    Glyph::new(kind, &dated, extent, scale)
}

/// A document written on 10 March 2023: an event in the one lane for each title and date, "e0" and so on, and
/// whatever else is given behind its one claim.
pub fn timeline(events: &[(&str, &str)], more: &str) -> Timeline {
    let events: Vec<String> = events
        .iter()
        .enumerate()
        .map(|(index, (title, edtf))| {
            format!(
                r#"(id: "e{index}", title: "{title}", kind: happened, lane: "l", when: (edtf: "{edtf}", because: "B."))"#
            )
        })
        .collect();
    let text = format!(
        r#"(format: 1, source: (title: "T", author: "A", publisher: "P", genre: report,
        written: (edtf: "2023-03-10", evidence: "E.")), lanes: [(id: "l", name: "L", holds: "H.")],
        events: [{}], claims: [(number: 1, title: "C", summary: "S.", events: [(event: "e0", role: cause)])]{more})"#,
        events.join(", ")
    );
    let (document, _) = document::open(text.as_bytes()).expect("a good document");
    Timeline::build(Arc::new(document)).expect("good dates")
}

/// The rows of events by their ids, in the order of the document.
pub fn rows_of(timeline: &Timeline, row_of: impl Fn(EventIx) -> u16) -> Vec<u16> {
    (0..timeline.document().events.len() as u32)
        .map(|index| row_of(EventIx(index)))
        .collect()
}
