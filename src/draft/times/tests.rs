//! Properties of the expressions of any text, and the dates of a few.

use proptest::prelude::*;

use super::*;
use crate::article::sentences;

fn context() -> Context {
    Context {
        written: "2023-03-10".parse().ok(),
        anchor: Some(Anchor::News),
        ..Context::default()
    }
}

fn tagged(text: &str, context: &Context) -> Vec<TimeExpression> {
    tag(text, &sentences(text), context)
}

/// The EDTF of each expression.
fn dates(text: &str, context: &Context) -> Vec<String> {
    let found = tagged(text, context).into_iter();
    found.map(|found| found.edtf.unwrap_or_default()).collect()
}

#[test]
fn dates_have_the_bounds_that_the_words_have() {
    let readings = [
        ("It fell in early August 2022.", "[2022-08-01..2022-08-10]"),
        (
            "It grew over the past five months.",
            "2022-10-10~/2023-03-10",
        ),
        ("It rains for the next two weeks.", "2023-03-10/2023-03-24~"),
        ("It has lasted since 2001.", "2001/.."),
        ("It began last April.", "2022-04"),
        ("It opens this summer.", "2023-22"),
        ("It surged this summer.", "2022-22"),
        ("It rose in the first half of 2020.", "2020-40"),
        (
            "It rose in the second half of August 2020.",
            "[2020-08-16..2020-08-31]",
        ),
        ("It stood in about 1850.", "1850~"),
        ("It was built circa 1500.", "1500~"),
        ("It lasted until June 1923.", "../1923-06"),
        ("It had ended by 1999.", "[..1999]"),
        ("Music of the 1990s is played.", "199X"),
        ("Music of the nineteenth century is played.", "18XX"),
        ("Music of the late 1930s is played.", "[1937..1939]"),
        ("Caesar died in 44 BC.", "-0043"),
        ("They left on the night of 20 June 1791.", "1791-06-20"),
        ("They met last week.", "2023-02-27/2023-03-05"),
        (
            "The take-off was at 08:30 UTC on 4 May 2022.",
            "2022-05-04T08:30:00Z",
        ),
    ];
    for (text, edtf) in readings {
        assert_eq!(dates(text, &context())[0], edtf, "{text}");
    }
}

#[test]
fn words_that_are_no_times_are_left_alone() {
    for text in [
        "She may go, and they march on.",
        "Second, the cases are few.",
        "In some 2000 cases it failed.",
        "Version 10.4 costs $1999, or £1,950.",
        "See page 1984 of it.",
        "They fall to the ground and spring up again.",
        "It is the second largest of them.",
        "He drank from a spring.",
    ] {
        let found = tagged(text, &context());
        let words: Vec<&str> = found
            .iter()
            .map(|found| &text[found.bytes.clone()])
            .collect();
        assert!(words.is_empty(), "{text}: {words:?}");
    }
}

#[test]
fn without_the_date_of_the_writing_only_full_dates_are_known() {
    let context = Context {
        written: None,
        ..context()
    };
    let text = "It began yesterday. It ended on 4 May 2022.";
    let found = tagged(text, &context);
    assert_eq!(found[0].edtf, None);
    assert!(found[0].because.contains("not known"));
    assert_eq!(found[1].edtf.as_deref(), Some("2022-05-04"));
}

#[test]
fn a_history_goes_on_from_the_time_that_was_told_last() {
    let context = Context {
        anchor: Some(Anchor::Narrative),
        ..context()
    };
    let text = "It began on 21 December 1916. In January they left. Two days later nobody was there. In October and November 1919 they came back.";
    let found = dates(text, &context);
    assert_eq!(found[..2], ["1916-12-21", "1917-01"]);
    assert_eq!(found[3..], ["1919-10", "1919-11"]);
}

#[test]
fn seasons_are_those_of_the_hemisphere() {
    let south = Context {
        hemisphere: Hemisphere::Southern,
        ..context()
    };
    assert_eq!(dates("It rained last summer.", &south), ["2022-22"]);
    assert_eq!(
        dates("It rained in early summer 2022.", &south),
        ["2022-12"]
    );
    assert_eq!(
        dates("It rained in early summer 2022.", &context()),
        ["2022-06"]
    );
}

#[test]
fn a_date_with_two_readings_is_not_sure() {
    let june = Context {
        written: "2023-06-05".parse().ok(),
        ..context()
    };
    let found = tagged("It began last April.", &june);
    assert_eq!(found[0].edtf.as_deref(), Some("2023-04"));
    assert!(!found[0].sure);
    assert_eq!(found[0].alternatives[0].edtf, "2022-04");
}

/// What is read, why, and what else may be meant.
fn reading(text: &str) -> (String, String, Vec<String>) {
    let found = &tagged(text, &context())[0];
    let others = found.alternatives.iter().map(|other| other.edtf.clone());
    (
        found.edtf.clone().unwrap_or_default(),
        found.because.clone(),
        others.collect(),
    )
}

#[test]
fn a_day_that_its_month_does_not_have_is_asked_about() {
    let (edtf, because, others) = reading("He left on 31 June 2021.");
    assert_eq!(edtf, "2021-06");
    assert!(because.contains("June 2021 has 30 days"), "{because}");
    assert_eq!(others, ["2021-06-30", "2021-07-01"]);
    let (edtf, _, others) = reading("He left on February 30.");
    assert_eq!(edtf, "2023-02");
    assert_eq!(others, ["2023-02-28", "2023-03-01"]);
}

#[test]
fn a_day_on_another_weekday_than_the_text_says_is_asked_about() {
    let (edtf, because, others) = reading("He left on Monday, 4 August 2022.");
    assert_eq!(edtf, "2022-08-04");
    assert!(
        because.ends_with("but 4 August 2022 was a Thursday"),
        "{because}"
    );
    assert_eq!(others, ["2022-08-01"]);
    let (edtf, _, others) = reading("He left on the morning of Friday, 4 August 2022.");
    assert_eq!(edtf, "2022-08-04");
    assert_eq!(others, ["2022-08-05", "2023-08-04"]);
    // The last was told in the calendar of its time.
    for text in [
        "He left on Thursday, 4 August 2022.",
        "They were taken on Friday, 13 October 1307.",
    ] {
        assert!(tagged(text, &context())[0].sure, "{text}");
    }
}

#[test]
fn figures_that_may_be_the_day_or_the_month_are_asked_about_unless_another_date_tells() {
    let (edtf, because, others) = reading("It was sent on 03/04/2021.");
    assert_eq!(edtf, "2021-03-04");
    assert!(because.ends_with("the month first"), "{because}");
    assert_eq!(others, ["2021-04-03"]);
    assert_eq!(reading("It was sent on 8/1/2022.").2, ["2022-01-08"]);
    for (text, edtf) in [
        (
            "It was sent on 03/04/2021, and came on 17/04/2021.",
            "2021-04-03",
        ),
        (
            "It was sent on 03/04/2021, and came on 03/17/2021.",
            "2021-03-04",
        ),
        ("It was sent on 4/4/2021.", "2021-04-04"),
        ("It was sent on 3.4.2021.", "2021-04-03"),
    ] {
        let found = &tagged(text, &context())[0];
        assert_eq!(found.edtf.as_deref(), Some(edtf), "{text}");
        assert!(found.sure, "{text}");
    }
}

#[test]
fn the_year_of_a_feast_that_moves_is_asked_about() {
    let (edtf, _, others) = reading("They met at Easter.");
    assert_eq!(edtf, "2022-04-17");
    assert_eq!(others, ["2023-04-09"]);
    let (edtf, _, others) = reading("They fasted all Ramadan.");
    assert_eq!(edtf, "2022-04-03~/2022-05-02~");
    assert_eq!(others, ["2023-03-23~/2023-04-21~"]);
    assert!(tagged("They met at Easter 1998.", &context())[0].sure);
    assert!(tagged("They met on Christmas Day.", &context())[0].sure);
}

#[test]
fn a_feast_of_which_there_are_two_a_year_is_asked_about() {
    let (edtf, because, others) = reading("They met at Eid.");
    assert_eq!(edtf, "[2022-07-08..2022-07-12]");
    assert_eq!(others, ["[2022-05-01..2022-05-05]"]);
    assert!(
        because.ends_with("two feasts of that name a year"),
        "{because}"
    );
    let (edtf, _, others) = reading("They met at Eid 2021.");
    assert_eq!(edtf, "[2021-05-11..2021-05-15]");
    assert_eq!(others, ["[2021-07-18..2021-07-22]"]);
    assert!(tagged("Eid Mubarak to all.", &context()).is_empty());
}

#[test]
fn a_week_of_a_month_is_sure_where_it_is_one_of_the_calendar() {
    let (edtf, because, others) = reading("In the last week of August 2021 it fell.");
    assert_eq!(edtf, "[2021-08-25..2021-08-31]");
    assert_eq!(others, ["2021-08-23/2021-08-29"]);
    assert!(because.contains("the last seven days of it"), "{because}");
    let found = &tagged("In the first week of August 2022 it fell.", &context())[0];
    assert_eq!(found.edtf.as_deref(), Some("[2022-08-01..2022-08-07]"));
    assert!(found.sure);
    let unsure = &tagged("It fell in the last two weeks of June 1951.", &context())[0];
    assert_eq!(unsure.edtf.as_deref(), Some("[1951-06-17..1951-06-30]"));
    assert!(!unsure.sure);
    assert!(tagged("It fell in the first six months of 1943.", &context())[0].sure);
}

#[test]
fn both_ends_of_some_hours_have_the_day_that_is_told_with_them() {
    for (text, ends) in [
        (
            "It will open from 9 to 11 a.m. on Monday.",
            ["2023-03-13T09:00:00", "2023-03-13T11:00:00"],
        ),
        (
            "It will open 10:30-1 pm on 4 May 2023.",
            ["2023-05-04T10:30:00", "2023-05-04T13:00:00"],
        ),
    ] {
        assert_eq!(dates(text, &context())[..2], ends, "{text}");
    }
    let text = "On 5 July 1450 they fought from nine in the evening till nine the next morning.";
    let found = dates(
        text,
        &Context {
            anchor: Some(Anchor::Narrative),
            ..context()
        },
    );
    assert_eq!(found[1..], ["1450-07-05T21:00:00", "1450-07-06T09:00:00"]);
    let minutes = tagged("At 10 to 11 a.m. it rained.", &context());
    assert_eq!(minutes.len(), 1);
}

#[test]
fn a_weekday_that_is_listed_with_what_comes_again_comes_again_too() {
    let found = tagged("They train every Monday and Thursday.", &context());
    assert_eq!(found[1].timex.kind, TimexKind::Set);
    assert_eq!(found[1].edtf, None);
    let found = tagged("They train every Monday, and Thursday was wet.", &context());
    assert_eq!(found[1].edtf.as_deref(), Some("2023-03-09"));
}

#[test]
fn what_is_due_to_be_done_is_not_told_as_done() {
    let modality = |text: &str| tagged(text, &context())[0].modality;
    assert_eq!(
        modality("The gala, due to be held on 4 May, is off."),
        Modality::Supposed
    );
    assert_eq!(
        modality("The gala is scheduled for 4 May."),
        Modality::Supposed
    );
    assert_eq!(
        modality("It was shut due to rain on 4 May 2021."),
        Modality::Asserted
    );
}

#[test]
fn what_is_counted_from_a_date_beside_it_is_a_date() {
    for (text, edtf) in [
        ("It fell four days before Christmas 2003.", "2003-12-21"),
        ("It fell a year after May 1920.", "1921"),
        (
            "Two weeks after 4 May 2022 it fell.",
            "2022-05-16/2022-05-22",
        ),
    ] {
        let found = &tagged(text, &context())[0];
        assert_eq!(found.edtf.as_deref(), Some(edtf), "{text}");
        assert_eq!(found.relative_to, RelativeTo::Expression(1), "{text}");
        assert_eq!(found.timex.kind, TimexKind::Duration, "{text}");
    }
    for text in [
        "It was shut for ten years after 1945.",
        "It was shut in the two days before Christmas.",
    ] {
        assert_eq!(tagged(text, &context())[0].edtf, None, "{text}");
    }
}

#[test]
fn in_the_news_the_times_within_what_only_histories_count_as_one_are_found() {
    let found = tagged("He served two years of a four-year term.", &context());
    let values = found.iter().map(|found| found.timex.value.as_deref());
    assert_eq!(values.collect::<Vec<_>>(), [Some("P2Y"), Some("P4Y")]);
}

#[test]
fn a_stretch_does_not_end_before_it_begins() {
    for (text, ends) in [
        (
            "It rained from October to February.",
            ["2022-10", "2023-02"],
        ),
        ("It rained from October to April.", ["2021-10", "2022-04"]),
        (
            "They will meet Monday through Friday.",
            ["2023-03-13", "2023-03-17"],
        ),
        (
            "They will meet between November and March.",
            ["2023-11", "2024-03"],
        ),
        (
            "They met on Friday and Monday.",
            ["2023-03-10", "2023-03-06"],
        ),
    ] {
        assert_eq!(dates(text, &context()), ends, "{text}");
    }
    let narrative = Context {
        anchor: Some(Anchor::Narrative),
        ..context()
    };
    let text = "They landed in May 1945. From October to March they had held the coast.";
    assert_eq!(dates(text, &narrative), ["1945-05", "1944-10", "1945-03"]);
}

#[test]
fn a_night_between_two_days_is_of_both() {
    for text in [
        "They sailed on the night of 3 to 4 June 1942.",
        "They sailed on the night of 3–4 June 1942.",
        "They sailed on the night of June 3-4, 1942.",
    ] {
        assert_eq!(
            dates(text, &context()),
            ["[1942-06-03..1942-06-04]"],
            "{text}"
        );
    }
}

#[test]
fn a_year_of_a_reign_is_read_where_its_first_stands_beside_it_and_asked_about_elsewhere() {
    let (edtf, _, others) = reading("It fell in the third year of King Edward (1272–1307).");
    assert_eq!(edtf, "1274");
    assert_eq!(others, ["1275"]);
    for text in [
        "It fell in the third year of his reign.",
        "It fell in the 12th year of Henry II.",
    ] {
        let found = &tagged(text, &context())[0];
        assert!(found.edtf.is_none() && !found.sure, "{text}");
    }
}

#[test]
fn the_clause_says_how_sure_the_author_is() {
    let modalities = [
        ("It rained on 4 May 2022.", Modality::Asserted),
        (
            "It rained on 4 June 2022 and 5 May 2022.",
            Modality::Asserted,
        ),
        ("Allegedly it rained on 4 May 2022.", Modality::Alleged),
        ("It might rain on 4 May 2022.", Modality::Supposed),
        ("It did not rain on 4 May 2022.", Modality::Denied),
        (
            "On 4 May 2022 an audit found that it would not last.",
            Modality::Asserted,
        ),
        (
            "An audit found on 4 May 2022 that it might fail.",
            Modality::Asserted,
        ),
        (
            "On 4 May 2022 he said that it would not last.",
            Modality::Alleged,
        ),
        (
            "An audit found that it would fail on 4 May 2022.",
            Modality::Supposed,
        ),
    ];
    for (text, modality) in modalities {
        assert_eq!(tagged(text, &context())[0].modality, modality, "{text}");
    }
}

proptest! {
    #[test]
    fn expressions_are_in_order_apart_and_within_their_sentence(
        words in prop::collection::vec(
            prop::sample::select(vec![
                "the", "a", "of", "on", "in", "may", "May", "March", "1914", "1914-18", "31", "7th", "44 BC", "AD", "last", "next", "year", "years",
                "day", "two", "hundred", "million", "ago", "later", "early", "late", "mid-", "Friday", "summer", "fall", "quarter", "first", "second",
                "century", "-", "–", "’", "'99", "12:30", "p.m.", "noon", "midnight on", "every", "twice a week", "é", "…", ". ", "\n\n", "99999999999", "0", "and",
                "since", "until", "by", "from", "to", "night", "Christmas", "now", "the end of", "9/11", "1990s", "half", "\u{a0}", "30 February",
            ]),
            0..24,
        ),
        separator in prop::sample::select(vec![" ", "", ", "]),
        is_news in any::<bool>(),
    ) {
        let text = words.join(separator);
        let sentences = sentences(&text);
        let context = Context {
            anchor: Some(if is_news { Anchor::News } else { Anchor::Narrative }),
            ..context()
        };
        let mut end = 0;
        for found in tag(&text, &sentences, &context) {
            let sentence = sentences[found.sentence].clone();
            prop_assert!(end <= found.bytes.start && found.bytes.start < found.bytes.end);
            prop_assert!(sentence.start <= found.bytes.start && found.bytes.end <= sentence.end);
            prop_assert!(text.get(found.bytes.clone()).is_some());
            if let Some(edtf) = &found.edtf {
                prop_assert!(EdtfDate::parse(edtf).is_ok(), "{edtf} of {}", &text[found.bytes.clone()]);
            }
            end = found.bytes.end;
        }
    }

    #[test]
    fn no_text_makes_it_fail(text in "\\PC{0,120}") {
        let context = Context::default();
        tagged(&text, &context);
    }
}

#[test]
fn a_long_text_without_stops_is_read_in_pieces() {
    let text = "on 4 May 2022 and ".repeat(4_000);
    let found = tagged(&text, &context());
    // One may be cut where a piece ends.
    assert!(found.len() >= 3_980, "{}", found.len());
}
