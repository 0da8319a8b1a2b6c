use super::*;
use crate::timeline::LaneIx;
use crate::view::sample::{glyph, scale_of_2022};

fn drawn(kind: EventKind, edtf: &str) -> Vec<Mark> {
    let brush = Brush {
        hue: Hue::Lane(LaneIx(0)),
        opacity: 1.0,
        target: None,
        clip: Rect::EVERYTHING,
    };
    let mut marks = Vec::new();
    glyph(kind, edtf, &scale_of_2022(1000.0)).draw(20.0, 16.0, &brush, &mut marks);
    marks
}

/// The tones of what is filled.
fn filled(marks: &[Mark]) -> Vec<ColorRole> {
    let is_filled = |mark: &&Mark| matches!(mark.shape, Shape::Area { .. } | Shape::Polygon { .. });
    marks
        .iter()
        .filter(is_filled)
        .map(|mark| mark.color_role)
        .collect()
}

fn lane(tone: Tone) -> ColorRole {
    ColorRole::Lane(Hue::Lane(LaneIx(0)), tone)
}

#[test]
fn certain_is_solid_and_possible_is_light() {
    let day = drawn(EventKind::Happened, "2022-07-02");
    assert_eq!(filled(&day), [lane(Tone::Strong)]);
    let month = drawn(EventKind::Happened, "2022-07");
    assert_eq!(filled(&month), [lane(Tone::Possible)]);
    let period = drawn(EventKind::Happened, "2022-03/2022-10");
    let tones = [Tone::Possible, Tone::Possible, Tone::Certain].map(lane);
    assert_eq!(filled(&period), tones);
}

#[test]
fn an_open_end_fades_away_from_what_is_known() {
    let open = drawn(EventKind::Ongoing, "2022-03-01/..");
    let fades = |mark: &Mark| {
        matches!(
            mark.shape,
            Shape::Area {
                left: 1.0,
                right: 0.0,
                ..
            }
        )
    };
    assert!(open.iter().any(fades));
    let closed = drawn(EventKind::Ongoing, "2022-03-01/2022-10-01");
    assert!(!closed.iter().any(fades));
}

#[test]
fn an_allegation_is_hatched_and_nothing_of_it_is_certain() {
    for edtf in [
        "2022-03-01/2022-10-01",
        "[2022-03-01..2022-08-30]",
        "2022-07",
    ] {
        let marks = drawn(EventKind::Alleged, edtf);
        let hatched = |mark: &Mark| matches!(mark.shape, Shape::Hatching { .. });
        assert!(marks.iter().any(hatched), "{edtf}");
        assert!(
            filled(&marks)
                .iter()
                .all(|role| *role == lane(Tone::Possible)),
            "{edtf}"
        );
    }
    let day = drawn(EventKind::Alleged, "2022-07-02");
    assert_eq!(filled(&day), [lane(Tone::Possible)]);
}

#[test]
fn a_forecast_is_hollow() {
    for edtf in [
        "2022-12-05/2022-12-28",
        "2022-12-20",
        "[2022-12-02..2022-12-28]",
        "2022-12-05/..",
    ] {
        let marks = drawn(EventKind::Hypothetical, edtf);
        let paper_alone = filled(&marks).iter().all(|role| *role == ColorRole::Paper);
        assert!(paper_alone, "{edtf}: {marks:?}");
        assert!(
            marks
                .iter()
                .any(|mark| matches!(mark.shape, Shape::Line { .. })),
            "{edtf}"
        );
    }
}

#[test]
fn hatching_stays_within_its_rectangle() {
    let rect = Rect::from_min_max(pos2(-3.0, 10.0), pos2(71.0, 26.0));
    let brush = Brush {
        hue: Hue::Lane(LaneIx(0)),
        opacity: 1.0,
        target: None,
        clip: rect,
    };
    let mut marks = Vec::new();
    Pen {
        brush: &brush,
        out: &mut marks,
    }
    .hatch(rect);
    let Some(Shape::Hatching { strokes, .. }) = marks.first().map(|mark| &mark.shape) else {
        panic!("{marks:?}");
    };
    assert!(strokes.len() > 10);
    let within = rect.expand(0.01);
    assert!(
        strokes
            .iter()
            .flatten()
            .all(|point| within.contains(*point))
    );
}
