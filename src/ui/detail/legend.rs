//! The legend: each glyph with what it says, drawn by the code that draws the canvas.

use egui::{Rect, Ui, pos2};

use crate::document::EventKind;
use crate::document::date::{EdtfDate, Hemisphere};
use crate::document::when::Dated;
use crate::theme::Palette;
use crate::timeline::{LaneIx, Timeline, extent};
use crate::ui::paint::paint_marks;
use crate::ui::widgets::{note, pictured_row, prose, role_mark, section};
use crate::view::camera::Camera;
use crate::view::glyph::{Brush, Glyph};
use crate::view::scale::Scale;
use crate::words;

/// The width of a sample in points.
const SAMPLE: f32 = 64.0;

/// A glyph of the legend: a date of 2022 in a text written at the beginning of December 2022.
struct LegendEntry {
    kind: EventKind,
    edtf: &'static str,
    says: &'static str,
}

const SAMPLES: [LegendEntry; 8] = [
    LegendEntry {
        kind: EventKind::Happened,
        edtf: "2022-07-02",
        says: "A day: dated exactly",
    },
    LegendEntry {
        kind: EventKind::Happened,
        edtf: "2022-03/2022-10",
        says: "A period: solid is certain, dashed is possible",
    },
    LegendEntry {
        kind: EventKind::Happened,
        edtf: "2022-21",
        says: "Somewhere within a month, a season or a year",
    },
    LegendEntry {
        kind: EventKind::Happened,
        edtf: "[2022-03-01..2022-08-30]",
        says: "One of these days, nobody says which",
    },
    LegendEntry {
        kind: EventKind::Happened,
        edtf: "2022-03~/2022-10~",
        says: "Approximate: the ends fade",
    },
    LegendEntry {
        kind: EventKind::Ongoing,
        edtf: "2022-03/..",
        says: "Open: known until the writing, then no longer claimed",
    },
    LegendEntry {
        kind: EventKind::Alleged,
        edtf: "2022-03-01/2022-10-01",
        says: "Alleged: only the author says so",
    },
    LegendEntry {
        kind: EventKind::Hypothetical,
        edtf: "2022-12-20/2023-04-20",
        says: "Feared or forecast: it has not happened",
    },
];

const DAY: f64 = 86_400.0;
/// 1 December 2022.
const WRITTEN: f64 = 19_327.0 * DAY;

pub fn legend_ui(ui: &mut Ui, timeline: &Timeline) {
    section(ui, "How sure a date is", |ui| {
        for sample in &SAMPLES {
            pictured_row(
                ui,
                SAMPLE + 8.0,
                |ui, rect| draw(ui, rect, sample),
                |ui| {
                    note(ui, sample.says);
                },
            );
        }
        note(
            ui,
            "A light diamond is a looser date, narrower than the diamond at this scale: look closer and it shows its \
             width. Hue tells the lane and nothing else.",
        );
    });
    if timeline.claims_by_number().is_empty() {
        return;
    }
    let one = &timeline.document().claims_are_called.one;
    section(ui, &format!("What an event does in a {one}"), |ui| {
        for role in words::ROLES {
            pictured_row(
                ui,
                44.0,
                |ui, rect| {
                    role_mark(ui, rect, role, true);
                    role_mark(ui, rect.translate(egui::vec2(18.0, 0.0)), role, false);
                },
                |ui| {
                    note(ui, words::role(role));
                },
            );
        }
        prose(
            ui,
            &format!(
                "Filled where the {one} names the event, hollow where it is about it without naming it. A mark stands where \
                 its event does, in its hue: at the middle of a date, at the start of a period. A number stands for \
                 several marks in one place, an arrow for what lies before or after the view."
            ),
        );
    });
}

fn draw(ui: &Ui, rect: Rect, sample: &LegendEntry) {
    let Ok(date) = EdtfDate::parse(sample.edtf) else {
        return;
    };
    let dated = Dated::read(date.meaning(Hemisphere::Northern));
    // A view of a year on the width of the sample, moved so that the date is in it.
    let shift = if sample.kind == EventKind::Hypothetical {
        300.0
    } else {
        0.0
    };
    let start = WRITTEN + (-330.0 + shift) * DAY;
    let camera = Camera {
        start,
        end: start + 365.0 * DAY,
    };
    let scale = Scale::new(camera, &[], 0.0, f64::from(SAMPLE));
    let extent = extent(sample.kind, dated.bounds, dated.is_period(), WRITTEN);
    let glyph = Glyph::new(sample.kind, &dated, extent, &scale);
    let clip = Rect::from_min_max(pos2(-20.0, -20.0), pos2(SAMPLE + 6.0, rect.height() + 40.0));
    let brush = Brush {
        lane: LaneIx(0),
        opacity: 1.0,
        target: None,
        clip,
    };
    let mut marks = Vec::new();
    glyph.draw(rect.height() / 2.0, 16.0, &brush, &mut marks);
    paint_marks(ui.painter(), Palette::of(ui.visuals()), &marks, rect.min);
}
