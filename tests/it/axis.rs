//! The time axis of any document as it opens: what takes how much of it, and what its ticks and labels tell.

mod small;

use claimline::document::date::Instant;
use claimline::fonts::FontMeasure;
use claimline::state::{Msg, State, update};
use claimline::view::layout;
use claimline::view::legend::{Sign, signs_in};
use claimline::view::scale::{Scale, VisibleSegment};
use claimline::view::scene::{Scene, Shape, Target, Text};
use claimline::view::ticks::{self, Axis};
use egui::Vec2;

use crate::corpus::{SIZES, documents, first_views_of, windows};
use crate::support::{shipped, state_of};

/// The first view of each document at each size.
fn first_views() -> Vec<(String, State)> {
    let small = small::DOCUMENTS.iter().map(|(name, written, dates)| {
        let text = small::document(written, dates);
        ((*name).to_owned(), text)
    });
    first_views_of(documents().into_iter().chain(small).collect())
}

fn scale_of(state: &State) -> Scale {
    let viewport = state.viewport();
    viewport.scale(viewport.home)
}

/// The stretches in which an event may begin or end, as far as they are bounded.
fn all_windows(state: &State) -> Vec<(Option<f64>, Option<f64>)> {
    let events = state.timeline.events_by_time().iter();
    events.flat_map(|event| windows(state, *event)).collect()
}

fn closed(windows: &[(Option<f64>, Option<f64>)]) -> Vec<(f64, f64)> {
    windows
        .iter()
        .filter_map(|(from, until)| Some(((*from)?, (*until)?)))
        .collect()
}

/// Of four decades between five dates each takes a fifth or more by arithmetic; to shorten some of them would make dates that
/// are spread evenly look as though they were not.
#[test]
fn no_stretch_without_a_beginning_or_an_end_takes_more_than_a_fifth_of_the_axis_unless_dates_are_spread_evenly()
 {
    let mut even = 0;
    for (place, state) in first_views() {
        let scale = scale_of(&state);
        let windows = all_windows(&state);
        let mut edges: Vec<f64> = windows
            .iter()
            .flat_map(|(from, until)| [*from, *until])
            .flatten()
            .collect();
        edges.push(state.timeline.written_seconds().1);
        edges.sort_by(f64::total_cmp);
        let closed = closed(&windows);
        let (mut quiet, mut long) = (Vec::new(), Vec::new());
        for pair in edges.windows(2) {
            let is_quiet = closed
                .iter()
                .all(|(from, until)| *until <= pair[0] || pair[1] <= *from);
            let share = (scale.x_from_time(pair[1]) - scale.x_from_time(pair[0])) / scale.width();
            let days = [pair[0], pair[1]].map(|time| Instant::from_seconds(time as i64).day_text());
            if !is_quiet {
                continue;
            }
            quiet.push((pair[1] - pair[0], share));
            if share > 0.2 {
                long.push((days, pair[1] - pair[0], share));
            }
        }
        for (days, seconds, share) in long {
            let of_its_scale = |(other, taken): &&(f64, f64)| {
                let rate = (taken / other) / (share / seconds);
                *other > 0.0 && (0.99..1.01).contains(&rate)
            };
            let alike: Vec<f64> = quiet.iter().filter(of_its_scale).map(|it| it.0).collect();
            let others = alike.len() as f64 - 1.0;
            let mean = (alike.iter().sum::<f64>() - seconds) / others;
            let is_even = others >= 3.0 && seconds <= 2.0 * mean;
            assert!(is_even, "{place}: {days:?} take {share}");
            even += 1;
        }
    }
    assert!(even > 6, "{even}");
}

#[test]
fn what_is_only_known_to_lie_after_something_takes_no_more_than_a_fifth_either() {
    let views = first_views();
    let murders: Vec<_> = views
        .iter()
        .filter(|(place, _)| place.starts_with("murder "))
        .collect();
    assert_eq!(murders.len(), SIZES.len());
    for (place, state) in murders {
        let scale = scale_of(state);
        let day = |year, month, day| Instant::from_ymd(year, month, day).expect("a day").as_f64();
        let (from, until) = (day(2019, 3, 12), day(2020, 1, 14));
        let share = (scale.x_from_time(until) - scale.x_from_time(from)) / scale.width();
        assert!((0.03..=0.2).contains(&share), "{place}: {share}");
    }
}

fn axis_of(state: &State, scale: &Scale) -> Axis {
    ticks::axis(
        scale,
        &state.document_layout.finest,
        ticks::TICK_SIZE,
        &mut FontMeasure::default(),
    )
}

/// The length of the finest date that lies at least partly in a segment.
fn finest(state: &State, segment: &VisibleSegment) -> Option<f64> {
    let (from, until) = segment.times;
    let dates = closed(&all_windows(state)).into_iter();
    let seen = dates.filter(|date| date.0 < until && from < date.1);
    seen.map(|date| date.1 - date.0).min_by(f64::total_cmp)
}

#[test]
fn ticks_are_never_finer_than_the_dates_of_their_stretch() {
    let mut ticks = 0;
    for (place, state) in first_views() {
        let scale = scale_of(&state);
        let axis = axis_of(&state, &scale);
        for segment in scale.open_segments() {
            let Some(finest) = finest(&state, &segment) else {
                continue;
            };
            // What begins with the next segment may be drawn a hair before it.
            let is_within = |x: &f64| segment.xs.0 < *x && *x < segment.xs.1 - 0.01;
            let xs: Vec<f64> = axis
                .ticks
                .iter()
                .map(|tick| tick.x.into())
                .filter(is_within)
                .collect();
            for pair in xs.windows(2) {
                let seconds = (pair[1] - pair[0]) / segment.points_per_second;
                // Months and years are not all of one length.
                assert!(
                    seconds >= finest * 0.89,
                    "{place}: {seconds} s between ticks, {finest} s a date"
                );
                ticks += 1;
            }
        }
    }
    assert!(ticks > 300, "{ticks}");
}

/// The least width of a stretch that has a label of its own, in points.
const LABELLED: f64 = 12.0;

#[test]
fn each_stretch_with_something_to_see_says_where_it_is() {
    for (place, state) in first_views() {
        let scale = scale_of(&state);
        let axis = axis_of(&state, &scale);
        let ticks = axis.ticks.iter().filter_map(|tick| tick.label.as_ref());
        let labels: Vec<_> = ticks
            .chain(&axis.context)
            .chain(&axis.begun)
            .chain(axis.broken.iter().flatten())
            .collect();
        for segment in scale.open_segments() {
            if finest(&state, &segment).is_none() || segment.xs.1 - segment.xs.0 < LABELLED {
                continue;
            }
            let (left, right) = (segment.xs.0 as f32, segment.xs.1 as f32);
            let is_here =
                |label: &&&ticks::TickLabel| label.left < right && left < label.left + label.width;
            let found = labels.iter().find(is_here);
            assert!(found.is_some(), "{place}: {segment:?} has no label");
        }
    }
}

#[test]
fn clock_times_have_ticks_and_a_zone() {
    let views = first_views();
    let calls: Vec<_> = views
        .iter()
        .filter(|(place, _)| place.starts_with("two calls"))
        .collect();
    assert_eq!(calls.len(), SIZES.len());
    for (place, state) in calls {
        let axis = axis_of(state, &scale_of(state));
        assert!(axis.shows_clock, "{place}");
        let texts = axis
            .ticks
            .iter()
            .filter_map(|tick| Some(tick.label.as_ref()?.text.as_str()));
        let texts: Vec<&str> = texts.collect();
        assert!(
            ["21:52:10", "22:31:44", "Sep"]
                .iter()
                .all(|text| texts.contains(text)),
            "{place}: {texts:?}"
        );
    }
}

#[test]
fn the_axis_names_a_zone_that_the_document_does() {
    for (first, second, names_zone) in [
        ("2019-03-08T21:52:10Z", "2019-03-08T22:31:44Z", true),
        ("2019-03-08T21:52:10", "2019-03-08T22:31:44", false),
        ("2019-03-08T21:52:10", "2019-03-08T22:31:44+01:00", true),
        ("2019-03-08T21:52:10", "2019-03-09", false),
    ] {
        let text = small::document("2020-01-14", &[first, second]);
        for (place, state) in first_views_of(vec![("clocks".to_owned(), text)]) {
            let place = format!("{place}: {first}, {second}");
            assert!(axis_of(&state, &scale_of(&state)).shows_clock, "{place}");
            let scene = drawn(&state);
            let mut texts = scene.marks.iter().filter_map(|mark| match &mark.shape {
                Shape::Text(text) => Some(text.text.as_str()),
                _ => None,
            });
            assert_eq!(texts.any(|text| text == "UTC"), names_zone, "{place}");
        }
    }
}

#[test]
fn below_the_number_of_a_day_in_a_narrow_stretch_stands_its_month_and_not_its_year() {
    let mut days = 0;
    for (place, state) in first_views() {
        if !place.starts_with("minutes of a night") {
            continue;
        }
        let axis = axis_of(&state, &scale_of(&state));
        let labels = axis.ticks.iter().filter_map(|tick| tick.label.as_ref());
        for day in labels.filter(|label| label.text == "2") {
            let mut below = axis.context.iter();
            let below = below
                .find(|label| label.left < day.left + 30.0 && day.left < label.left + label.width);
            let below = below.map(|label| label.text.as_str());
            assert!(
                below.is_some_and(|text| text.starts_with("Apr")),
                "{place}: {below:?}"
            );
            days += 1;
        }
    }
    assert_eq!(days, SIZES.len());
}

fn drawn(state: &State) -> Scene {
    let (timeline, layout) = (&state.timeline, &state.document_layout);
    let measure = &mut FontMeasure::default();
    layout::layout(timeline, layout, state.look(), state.canvas(), measure)
}

#[test]
fn where_the_scale_changes_without_a_fold_is_a_mark_that_the_legend_explains() {
    let mut borders = 0;
    for (place, state) in first_views() {
        let scale = scale_of(&state);
        let scene = drawn(&state);
        let left = f64::from(scene.regions.axis.left());
        let lines: Vec<f64> = scene
            .marks
            .iter()
            .filter_map(|mark| match (&mark.shape, &mark.target) {
                (Shape::Line { points, .. }, Some(Target::Condensed(_))) => {
                    Some(f64::from(points[0].x))
                }
                _ => None,
            })
            .collect();
        let open = scale.open_segments();
        for pair in open.windows(2) {
            let [a, b] = [pair[0], pair[1]].map(|segment| segment.points_per_second);
            let is_border = pair[0].times.1 >= pair[1].times.0 && (a - b).abs() > a.max(b) * 1e-6;
            let is_marked = lines.iter().any(|x| (x - left - pair[1].xs.0).abs() < 0.5);
            assert_eq!(is_border, is_marked, "{place}: {pair:?}");
            borders += usize::from(is_border);
        }
        let is_condensed = open
            .iter()
            .any(|s| s.points_per_second < scale.points_per_second());
        let signs = signs_in(&scene, &state.timeline, &scale);
        assert_eq!(is_condensed, signs.contains(&Sign::Condensed), "{place}");
    }
    assert!(borders > 30, "{borders}");
}

#[test]
fn the_length_of_a_fold_is_no_date_and_no_year_runs_into_a_fold() {
    let mut lengths = 0;
    for (place, state) in first_views() {
        let scene = drawn(&state);
        let axis = scene.regions.axis;
        let texts: Vec<(&Text, Option<&Target>)> = scene.texts().collect();
        let is_fold = |target: &Option<&Target>| matches!(target, Some(Target::Fold(_)));
        for (length, _) in texts.iter().filter(|(_, target)| is_fold(target)) {
            let unit = length.text.split(' ').next_back().unwrap_or_default();
            assert!(unit.len() >= 3, "{place}: {:?}", length.text);
            let others = texts.iter().filter(|(other, target)| {
                !is_fold(target) && (other.rect.center().y - length.rect.center().y).abs() < 1.0
            });
            for (other, _) in others {
                let apart = length
                    .rect
                    .expand2(Vec2::new(5.0, 0.0))
                    .intersect(other.rect);
                assert!(
                    !apart.is_positive() || !axis.contains(length.rect.center()),
                    "{place}: {:?} beside {:?}",
                    length.text,
                    other.text
                );
            }
            lengths += 1;
        }
        let scale = scale_of(&state);
        for fold in scale.visible_folds() {
            let [left, right] = [fold.xs.0, fold.xs.1].map(|x| axis.left() + x as f32);
            let strip = axis.with_min_x(left - 1.5).with_max_x(right + 1.5);
            let dates = texts.iter().filter(|(_, target)| target.is_none());
            for (date, _) in dates {
                assert!(
                    !strip.intersect(date.rect).is_positive(),
                    "{place}: {:?} on a fold",
                    date.text
                );
            }
        }
    }
    assert!(lengths > 30, "{lengths}");
}

#[test]
fn on_a_narrow_canvas_the_date_of_the_writing_is_shortened_and_not_cut() {
    let mut state = state_of(shipped());
    update(&mut state, Msg::CanvasResized(Vec2::new(300.0, 400.0)));
    let scene = drawn(&state);
    let is_writing = |(_, target): &(&Text, Option<&Target>)| *target == Some(&Target::Writing);
    let (text, _) = scene.texts().find(is_writing).expect("it is said");
    assert!(text.text.ends_with('…'), "{}", text.text);
    assert!(text.rect.right() <= 300.0, "{:?}", text.rect);
}
