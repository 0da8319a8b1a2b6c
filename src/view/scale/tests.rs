use proptest::prelude::*;

use super::*;

const DAY: f64 = 86_400.0;

/// A fold, and behind it a condensed stretch.
fn folds() -> Vec<Stretch> {
    vec![
        Stretch {
            start: 100.0 * DAY,
            end: 7_000.0 * DAY,
            drawn: Drawn::Folded,
        },
        Stretch {
            start: 7_050.0 * DAY,
            end: 7_300.0 * DAY,
            drawn: Drawn::Condensed(0.1),
        },
    ]
}

#[test]
fn the_camera_s_edges_are_the_canvas_s_edges() {
    let camera = Camera {
        start: 0.0,
        end: 7_600.0 * DAY,
    };
    for folding in [0.0, 0.3, 1.0] {
        let scale = Scale::new(camera, &folds(), folding, 1000.0);
        assert!(scale.x_from_time(camera.start).abs() < 1e-6);
        assert!((scale.x_from_time(camera.end) - 1000.0).abs() < 1e-6);
    }
}

#[test]
fn a_fold_takes_its_fixed_width_and_no_more() {
    let camera = Camera {
        start: 0.0,
        end: 7_600.0 * DAY,
    };
    let scale = Scale::new(camera, &folds(), 1.0, 1000.0);
    let width = scale.x_from_time(7_000.0 * DAY) - scale.x_from_time(100.0 * DAY);
    assert!((width - FOLD_POINTS).abs() < 1e-6, "{width}");
}

#[test]
fn a_condensed_stretch_takes_its_share_however_close_one_looks() {
    for end in [7_600.0, 7_200.0, 7_060.0] {
        let camera = Camera {
            start: 7_040.0 * DAY,
            end: end * DAY,
        };
        let scale = Scale::new(camera, &folds(), 1.0, 1000.0);
        let width =
            |from: f64, until: f64| scale.x_from_time(until * DAY) - scale.x_from_time(from * DAY);
        let (open, condensed) = (width(7_041.0, 7_042.0), width(7_101.0, 7_102.0));
        assert!((condensed / open - 0.1).abs() < 1e-6, "{condensed} {open}");
        assert!((scale.x_from_time(camera.end) - 1000.0).abs() < 1e-6);
    }
}

#[test]
fn a_view_that_is_hardly_more_than_a_fold_fills_the_canvas() {
    let camera = Camera {
        start: 100.0 * DAY,
        end: 7_000.0 * DAY + 60.0,
    };
    let scale = Scale::new(camera, &folds(), 1.0, 1000.0);
    assert!((scale.x_from_time(camera.end) - 1000.0).abs() < 1e-3);
    assert!((scale.camera().end - camera.end).abs() < 0.1);
}

proptest! {
    #[test]
    fn x_to_time_to_x_returns(
        start in -1e10..1e10f64, length in 100.0..1e11f64, folding in 0.0..=1.0f64, x in -50.0..1050.0f64,
    ) {
        let camera = Camera { start, end: start + length };
        let scale = Scale::new(camera, &folds(), folding, 1000.0);
        let back = scale.x_from_time(scale.time_from_x(x));
        prop_assert!((back - x).abs() < 1e-3, "{} {}", x, back);
    }
}
