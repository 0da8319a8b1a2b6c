use proptest::prelude::*;

use super::super::edtf::{EdtfDate, EndDate};
use super::super::meaning::DateMeaning;
use super::super::own::OwnDate;
use super::super::reckoning::{Calendar, Hemisphere, Reckoning};
use super::*;

/// Texts that look like EDTF, of which some are.
pub fn edtf_like() -> impl Strategy<Value = String> {
    let date = r"-?[0-9X]{4}(-[0-3X][0-9X](-[0-3X][0-9X])?)?[~?%]?|Y-?[1-9][0-9]{4,10}(S[1-3])?|1[0-9X]00-02-2[89X]";
    let dates = proptest::collection::vec(date, 1..4);
    let shape = prop::sample::select(vec![",", "..", "/"]);
    (dates, shape, 0..6_u8).prop_map(|(dates, joint, shape)| {
        let dates = dates.join(joint);
        match shape {
            0 => format!("[{dates}]"),
            1 => format!("{{{dates}}}"),
            2 => format!("../{dates}"),
            3 => format!("{dates}.."),
            4 => format!("..{dates}"),
            _ => dates,
        }
    })
}

/// The days that a text means, which must be a date that a document may hold.
fn meaning_of(text: &EdtfText) -> DateMeaning {
    let hemisphere = Hemisphere::Northern;
    match text {
        EdtfText::One(one) => {
            let date = EdtfDate::parse(one).expect(one);
            date.resolve(hemisphere).expect(one)
        }
        EdtfText::Ends { start, end } => {
            let [start, end] = [start, end].map(|text| EndDate::parse(text).expect(text));
            let own = OwnDate::from_start_to_end(&start, &end, hemisphere);
            own.resolve().expect("an end behind its start")
        }
    }
}

fn meaning(text: &str) -> Option<DateMeaning> {
    EdtfDate::parse(text)
        .ok()?
        .resolve(Hemisphere::Northern)
        .ok()
}

proptest! {
    #[test]
    fn edtf_made_from_bounds_means_the_same_bounds(text in edtf_like(), is_period: bool) {
        let Some(DateMeaning { bounds, .. }) = meaning(&text) else { return Ok(()) };
        let form = if is_period { Form::Period } else { Form::Once };
        let made = EdtfText::of(&form, bounds);
        if bounds == Bounds::default() {
            return Ok(());
        }
        let again = meaning_of(&made);
        let ends = [bounds.start.from, bounds.start.until, bounds.end.from, bounds.end.until];
        if ends.into_iter().flatten().all(|end| FOUR_DIGITS.contains(&end.civil().year)) {
            prop_assert_eq!(again.bounds, bounds, "{} as {}", text, made);
        } else {
            // Whole years lose none of the time.
            let (later, until) = (again.bounds.end.until, bounds.end.until);
            prop_assert!(again.bounds.start.from <= bounds.start.from, "{} as {}", text, made);
            prop_assert!(later.is_none() || until.is_some_and(|until| later >= Some(until)), "{text} as {made}");
        }
    }

    #[test]
    fn edtf_of_a_date_of_the_old_style_means_the_days_that_it_is(text in edtf_like()) {
        let Ok(date) = EdtfDate::parse(&text) else { return Ok(()) };
        let reckoning = Reckoning { calendar: Calendar::Julian, ..Reckoning::default() };
        let own = OwnDate::whole(&date, reckoning);
        prop_assert!(!own.words().is_empty());
        let Ok(DateMeaning { bounds, form, .. }) = own.resolve() else { return Ok(()) };
        let ends = [bounds.start.from, bounds.start.until, bounds.end.from, bounds.end.until];
        let is_short = |instant: Instant| FOUR_DIGITS.contains(&instant.civil().year);
        // Neighbouring members of an all-of set become one range, the parts of which are other dates.
        let keeps_its_parts = !matches!(form, Form::EachOf(_));
        let says_something = !bounds.say_nothing();
        if keeps_its_parts && says_something && ends.into_iter().flatten().all(is_short) {
            let made = own.edtf();
            prop_assert_eq!(meaning_of(&made).bounds, bounds, "{} as {}", text, made);
        }
    }

    #[test]
    fn edtf_made_from_two_dates_means_the_same_two(first in edtf_like(), second in edtf_like()) {
        let [Some(first), Some(second)] = [meaning(&first), meaning(&second)] else { return Ok(()) };
        let bounds = Bounds { start: first.bounds.start, end: second.bounds.end };
        let ends = [bounds.start.from, bounds.start.until, bounds.end.from, bounds.end.until];
        let is_short = |instant: Instant| FOUR_DIGITS.contains(&instant.civil().year);
        let in_order = bounds.start.until.zip(bounds.end.from).is_some_and(|(start, end)| start <= end);
        if in_order && ends.into_iter().flatten().all(is_short) {
            let made = EdtfText::of(&Form::Period, bounds);
            prop_assert_eq!(meaning_of(&made).bounds, bounds, "{}", made);
        }
    }
}
