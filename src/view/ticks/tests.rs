use proptest::prelude::*;

use super::*;
use crate::view::camera::Camera;
use crate::view::sample::{FixedPitch, seconds};

fn labels(interval: TickInterval, from: f64, until: f64) -> Vec<String> {
    let ticks = interval.ticks(from, until);
    ticks.map(|tick| interval.label(tick)).collect()
}

/// The days of a month's ticks and of the next month's first.
fn days(interval: u32, month: u32, next: u32) -> Vec<String> {
    let year = 2022;
    let (from, until) = (seconds(year, month, 1), seconds(year, next, 1));
    labels(TickInterval::Days(interval), from, until)
}

#[test]
fn years_are_round_as_people_count_them_before_christ_too() {
    let (from, until) = (seconds(-249, 1, 1), seconds(250, 1, 1));
    assert_eq!(
        labels(TickInterval::Years(100), from, until),
        ["300 BC", "200 BC", "100 BC", "AD 100", "AD 200"]
    );
}

#[test]
fn the_year_after_1_bc_is_the_year_1() {
    let (from, until) = (seconds(-1, 1, 1), seconds(2, 1, 1));
    assert_eq!(
        labels(TickInterval::Years(1), from, until),
        ["2 BC", "1 BC", "AD 1", "AD 2"]
    );
}

#[test]
fn months_begin_with_the_last_before_the_view_and_go_on_over_the_new_year() {
    let (from, until) = (seconds(2022, 8, 10), seconds(2023, 4, 1));
    assert_eq!(
        labels(TickInterval::Months(3), from, until),
        ["Jul", "Oct", "Jan", "Apr"]
    );
    let (from, until) = (seconds(-1, 12, 1), seconds(0, 2, 1));
    assert_eq!(
        labels(TickInterval::Months(1), from, until),
        ["Dec", "Jan", "Feb"]
    );
}

#[test]
fn days_begin_anew_in_every_month_and_come_no_closer_than_they_should() {
    assert_eq!(days(7, 8, 9), ["1", "8", "15", "22", "1"]);
    assert_eq!(days(7, 2, 3), ["1", "8", "15", "22", "1"]);
    let odd = (1..=29).step_by(2).map(|day| day.to_string());
    let with_the_next: Vec<String> = odd.chain(["1".to_owned()]).collect();
    assert_eq!(days(2, 8, 9), with_the_next);
    assert_eq!(days(1, 2, 3).len(), 29);
}

#[test]
fn hours_are_counted_from_midnight() {
    let noon = seconds(1969, 12, 31) + 12.5 * 3600.0;
    assert_eq!(
        labels(TickInterval::Hours(6), noon, noon + 43_200.0),
        ["12:00", "18:00", "00:00"]
    );
}

#[test]
fn the_second_line_says_what_the_first_leaves_out() {
    let june = Instant::from_ymd(-43, 6, 1).expect("a day");
    assert_eq!(
        TickInterval::Days(1).context(),
        Some(TickInterval::Months(1))
    );
    assert_eq!(
        TickInterval::Months(1).context_labels(june),
        ["June 44 BC", "Jun 44 BC"]
    );
    assert!(TickInterval::Days(1).starts_context(june));
    assert!(!TickInterval::Months(1).starts_context(june));
    assert_eq!(TickInterval::Years(1).context(), None);
}

#[test]
fn where_instants_end_there_are_no_more_ticks() {
    for interval in INTERVALS {
        for (from, until) in [(-1e19, -9.2e18), (9.2e18, 1e19)] {
            let ticks: Vec<Instant> = interval.ticks(from, until).take(100).collect();
            assert!(
                ticks.windows(2).all(|pair| pair[0] < pair[1]),
                "{interval:?}"
            );
        }
    }
    let far = TickInterval::Years(i64::MAX / 2);
    assert_eq!(labels(far, -1e19, 1e19), Vec::<String>::new());
    let round = TickInterval::Years(200_000_000_000);
    assert_eq!(labels(round, -1e19, 1e19).len(), 2);
}

fn without_overlap<'a>(labels: impl Iterator<Item = &'a TickLabel>, width: f32) -> bool {
    let labels: Vec<&TickLabel> = labels.collect();
    let apart = |pair: &[&TickLabel]| pair[0].left + pair[0].width <= pair[1].left;
    let on_canvas = |label: &&TickLabel| label.left >= 0.0 && label.left + label.width <= width;
    labels.windows(2).all(apart) && labels.iter().all(on_canvas)
}

proptest! {
    #[test]
    fn ticks_ascend_and_lie_in_the_view_and_no_label_overlaps_another(
        year in -290e9..290e9_f64, near: bool, exponent in 2.0..19.0_f64, width in 1.0..10_000.0_f64,
    ) {
        let year = if near { year / 1e8 } else { year };
        let start = year * YEAR;
        let camera = Camera { start, end: start + 10_f64.powf(exponent) };
        let scale = Scale::new(camera, &[], 0.0, width);
        let Axis { ticks, context, .. } = axis(&scale, &[], TICK_SIZE, &mut FixedPitch);
        let xs: Vec<f32> = ticks.iter().map(|tick| tick.x).collect();
        prop_assert!(xs.windows(2).all(|pair| pair[0] < pair[1]), "{xs:?}");
        prop_assert!(xs.iter().all(|x| (-0.01..=width as f32 + 0.01).contains(x)), "{xs:?}");
        prop_assert!(xs.len() as f64 <= width / 10.0 + 2.0);
        let countable = scale.camera().start > -9.2e18 && scale.camera().end < 9.2e18;
        prop_assert!(!xs.is_empty() || width < 400.0 || !countable, "no tick in {camera:?}");
        let labels = ticks.iter().filter_map(|tick| tick.label.as_ref());
        prop_assert!(without_overlap(labels, width as f32));
        prop_assert!(without_overlap(context.iter(), width as f32));
    }
}

#[test]
fn an_axis_with_times_of_a_clock_says_so() {
    let of_hours = |hours: f64| {
        let start = seconds(2022, 8, 4);
        let camera = Camera {
            start,
            end: start + hours * 3600.0,
        };
        axis(
            &Scale::new(camera, &[], 0.0, 800.0),
            &[],
            TICK_SIZE,
            &mut FixedPitch,
        )
        .shows_clock
    };
    assert!(of_hours(10.0));
    assert!(!of_hours(2400.0));
}

/// The axis of 800 points for years with so many from the first on, each line's labels with their places.
fn of_years(first: f64, years: f64, finest: f64) -> [Vec<String>; 2] {
    let start = first * YEAR + seconds(1970, 1, 1) - 1970.0 * YEAR;
    let camera = Camera {
        start,
        end: start + years * YEAR,
    };
    let scale = Scale::new(camera, &[], 0.0, 800.0);
    let axis = axis(&scale, &[finest * YEAR], TICK_SIZE, &mut FixedPitch);
    let ticks = axis.ticks.into_iter().filter_map(|tick| tick.label);
    let mut first_line: Vec<TickLabel> = axis.begun.into_iter().chain(ticks).collect();
    first_line.sort_by(|a, b| a.left.total_cmp(&b.left));
    assert!(without_overlap(first_line.iter(), 800.0), "{first_line:?}");
    [first_line, axis.context].map(|line| line.into_iter().map(|label| label.text).collect())
}

#[test]
fn a_view_that_begins_within_a_year_says_in_which_beside_other_single_years() {
    assert_eq!(
        of_years(1962.4, 4.0, 1.0),
        [vec!["1962", "1963", "1964", "1965", "1966"], vec![]]
    );
    // The first one has hardly any room, and is plain from the next.
    assert_eq!(of_years(1962.9, 8.0, 1.0)[0][..2], ["1963", "1964"]);
}

#[test]
fn two_ticks_of_several_years_tell_the_year_with_which_a_view_begins() {
    let [ticks, below] = of_years(1962.5, 26.0, 2.0);
    assert_eq!(
        (&ticks[..2], below),
        (&["1964".to_owned(), "1966".to_owned()][..], vec![])
    );
    let [ticks, below] = of_years(1962.5, 2.5, 2.0);
    assert_eq!(
        (ticks, below),
        (vec!["1964".to_owned()], vec!["1962".to_owned()])
    );
}

#[test]
fn only_years_of_four_digits_have_a_short_form() {
    assert_eq!(two_digits("2011").as_deref(), Some("’11"));
    for year in ["44 BC", "AD 69", "987", "2 ka", "12011"] {
        assert_eq!(two_digits(year), None);
    }
}
