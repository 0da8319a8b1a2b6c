use proptest::collection::vec;
use proptest::prelude::*;

use super::*;
use crate::document::date::Instant;
use crate::view::document_layout::DocumentLayout;
use crate::view::sample::timeline;

fn stretches(dates: &[&str]) -> Vec<Stretch> {
    let events: Vec<(&str, &str)> = dates.iter().map(|date| ("E", *date)).collect();
    find(&timeline(&events, ""))
}

fn month(time: f64) -> String {
    let civil = Instant::from_seconds(time as i64).civil();
    format!("{}-{:02}", civil.year, civil.month)
}

/// The months of the folds in a document with an event for each date.
fn folded(dates: &[&str]) -> Vec<String> {
    let all = stretches(dates);
    let folds = all.iter().filter(|stretch| stretch.drawn == Drawn::Folded);
    folds
        .map(|fold| format!("{} to {}", month(fold.start), month(fold.end)))
        .collect()
}

#[test]
fn two_quiet_decades_are_folded() {
    let folds = folded(&[
        "2001-06-01",
        "2022-05",
        "2022-08-01",
        "2022-10-05",
        "2023-01",
    ]);
    assert_eq!(folds, ["2001-06 to 2022-04"]);
}

#[test]
fn dates_spread_evenly_are_not_folded() {
    assert!(stretches(&["1990-01-01", "2000-01-01", "2010-01-01", "2020-01-01"]).is_empty());
}

#[test]
fn a_stretch_in_which_something_may_have_happened_is_not_quiet() {
    let folds = folded(&["[2022-08-01..2022-08-10]"]);
    assert_eq!(folds.len(), 1, "{folds:?}");
    assert!(folds[0].starts_with("2022-08 to 2023-0"), "{folds:?}");
}

#[test]
fn a_bare_year_far_back_is_seen_whole_between_what_is_dated_better_and_a_fold() {
    let dates = ["2001/..", "2022-05", "2022-08-01", "2022-10-05", "2023-01"];
    let all = stretches(&dates);
    let ends: Vec<(String, String)> = all
        .iter()
        .take(2)
        .map(|stretch| (month(stretch.start), month(stretch.end)))
        .collect();
    let pair = |start: &str, end: &str| (start.to_owned(), end.to_owned());
    assert_eq!(
        ends,
        [pair("2001-01", "2002-01"), pair("2002-01", "2022-04")]
    );
    assert!(matches!(all[0].drawn, Drawn::Condensed(rate) if rate < 0.3));
    assert_eq!(all[1].drawn, Drawn::Folded);
}

#[test]
fn a_quiet_stretch_that_is_in_proportion_takes_a_fifth_at_most() {
    let dates = [
        "2022-05", "2022-06", "2022-07", "2022-11", "2022-12", "2023-01", "2023-02",
    ];
    let all = stretches(&dates);
    let [summer] = &all[..] else {
        panic!("{all:?}")
    };
    assert_eq!(
        (month(summer.start), month(summer.end)),
        ("2022-08".to_owned(), "2022-11".to_owned())
    );
    assert!(matches!(summer.drawn, Drawn::Condensed(rate) if rate > 0.5 && rate < 1.0));
}

proptest! {
    #[test]
    fn folds_follow_each_other_and_hold_nothing_that_is_dated(days in vec(0..19_000_i64, 1..30)) {
        let day = |day: &i64| Instant::from_seconds(day * 86_400).day_text();
        let dates: Vec<String> = days.iter().map(day).collect();
        let events: Vec<(&str, &str)> = dates.iter().map(|date| ("E", date.as_str())).collect();
        let timeline = timeline(&events, "");
        let (first, last) = content(&timeline);
        let folds = find(&timeline);
        for fold in folds.iter().filter(|stretch| stretch.drawn == Drawn::Folded) {
            prop_assert!(first <= fold.start && fold.start < fold.end && fold.end <= last);
            let dated = days.iter().map(|day| (day * 86_400) as f64);
            let mut within = dated.filter(|time| fold.start < *time && *time < fold.end);
            prop_assert_eq!(within.next(), None);
        }
        prop_assert!(folds.windows(2).all(|pair| pair[0].end <= pair[1].start));
    }
}

fn any_date() -> impl Strategy<Value = String> {
    let day = |day: i64| Instant::from_seconds(day * 86_400).day_text();
    // From 1801 to 2022.
    (-61_700..19_000_i64, 4..=10_usize).prop_map(move |(at, length)| {
        let precision = if length < 6 {
            4
        } else if length < 9 {
            7
        } else {
            10
        };
        day(at)[..precision].to_owned()
    })
}

/// The points of the widest quiet piece in a view of 960.
fn widest_quiet_piece(dates: &[String]) -> f64 {
    let events: Vec<(&str, &str)> = dates.iter().map(|date| ("E", date.as_str())).collect();
    let timeline = timeline(&events, "");
    let document_layout = DocumentLayout::new(&timeline);
    let viewport = document_layout.viewport(960.0, 1.0);
    let scale = viewport.scale(viewport.home);
    let pieces = pieces(&timeline);
    let quiet = pieces.iter().filter(|piece| piece.is_quiet);
    let points = quiet.map(|piece| scale.x_from_time(piece.end) - scale.x_from_time(piece.start));
    points.fold(0.0, f64::max)
}

/// The months before the bare year have nearly its scale.
#[test]
fn a_quiet_piece_drawn_as_one_with_what_lies_beside_it_takes_no_more_for_that() {
    let dates = ["1825-05", "1827", "2016-11"].map(str::to_owned);
    let points = widest_quiet_piece(&dates);
    assert!(points <= 960.0 * 0.2, "{points} of 960 points");
}

proptest! {
    #[test]
    fn of_few_dates_however_far_no_quiet_piece_takes_more_than_a_fifth(dates in vec(any_date(), 1..4)) {
        let points = widest_quiet_piece(&dates);
        prop_assert!(points <= 960.0 * 0.2, "{} of 960 points", points);
    }
}
