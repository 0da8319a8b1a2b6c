//! Time expressions, measured against annotated texts that are not in the repository.

use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use claimline::article::sentences;
use claimline::document::date::EdtfDate;
use claimline::draft::times::{Anchor, Context, TimeExpression, tag};
use serde_json::Value;

/// An annotated text.
struct Annotated {
    text: String,
    context: Context,
    times: Vec<Annotation>,
}

/// An expression that annotators marked.
struct Annotation {
    /// In code points.
    place: Range<usize>,
    value: String,
}

/// Shares of the expressions that are found where the annotators have them (F1, in percent).
#[derive(Debug)]
struct Score {
    /// The very same words.
    strict: f64,
    /// Some of the same words.
    relaxed: f64,
    /// Some of the same words, and the same value.
    value: f64,
}

/// The folder of annotated texts beside the repository.
fn corpora() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/times")
}

/// The folder of articles of our own, of the kinds that the corpora lack.
fn own_articles() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles")
}

/// The texts of a file, those that rules were written with or those that were set aside: each third one.
fn annotated(file: &str, is_set_aside: bool) -> Option<Vec<Annotated>> {
    let lines = fs::read_to_string(corpora().join(file)).ok()?;
    let lines = lines.lines().enumerate();
    let chosen = lines.filter(|(at, _)| (at % 3 == 2) == is_set_aside);
    Some(chosen.map(|(_, line)| text_of(line)).collect())
}

fn text_of(line: &str) -> Annotated {
    let read: Value = serde_json::from_str(line).expect("JSON");
    let number = |value: &Value| usize::try_from(value.as_u64().expect("a number")).expect("small");
    let annotations = read["times"].as_array().expect("a list").iter();
    let times = annotations.map(|time| Annotation {
        place: number(&time["start"])..number(&time["end"]),
        value: time["value"].as_str().unwrap_or_default().to_owned(),
    });
    let text = match read["file"].as_str() {
        Some(file) => fs::read_to_string(own_articles().join(file)).expect("a text"),
        None => read["text"].as_str().expect("a text").to_owned(),
    };
    Annotated {
        text,
        context: Context {
            written: read["written"].as_str().and_then(|date| date.parse().ok()),
            anchor: Some(if read["anchor"] == "news" {
                Anchor::News
            } else {
                Anchor::Narrative
            }),
            ..Context::default()
        },
        times: times.collect(),
    }
}

fn tagged(text: &Annotated) -> Vec<TimeExpression> {
    tag(&text.text, &sentences(&text.text), &text.context)
}

fn score(texts: &[Annotated]) -> Score {
    let (mut annotated, mut found, mut strict, mut relaxed, mut same_value) = (0, 0, 0, 0, 0);
    for text in texts {
        let mut left: Vec<(Range<usize>, Option<String>)> = tagged(text)
            .into_iter()
            .map(|expression| {
                let point = |byte: usize| text.text[..byte].chars().count();
                let place = point(expression.bytes.start)..point(expression.bytes.end);
                (place, expression.timex.value)
            })
            .collect();
        annotated += text.times.len();
        found += left.len();
        for time in &text.times {
            let shared = |place: &Range<usize>| {
                let end = place.end.min(time.place.end);
                end.saturating_sub(place.start.max(time.place.start))
            };
            let nearest = (0..left.len()).max_by_key(|at| shared(&left[*at].0));
            let Some(at) = nearest.filter(|at| shared(&left[*at].0) > 0) else {
                continue;
            };
            let (place, value) = left.swap_remove(at);
            relaxed += 1;
            strict += usize::from(place == time.place);
            same_value += usize::from(value.as_ref() == Some(&time.value));
        }
    }
    let f1 = |hits: usize| 200.0 * hits as f64 / (annotated + found) as f64;
    Score {
        strict: f1(strict),
        relaxed: f1(relaxed),
        value: f1(same_value),
    }
}

#[test]
#[expect(
    clippy::print_stderr,
    clippy::print_stdout,
    reason = "it tells the scores, and that it was skipped"
)]
fn expressions_are_found_where_annotators_have_them() {
    // Strict, relaxed and value; of the texts that rules were written with, then of those that were set aside. The annotators of
    // the news mark some expressions and leave alike ones alone, so that no tagger agrees with them in full: of the 49 that are
    // found in the first and not marked, TimeML counts 43 as times ("in 1976", "yesterday", "currently"), which leaves a tagger
    // that finds just these and all that is marked at 90.9. Of the 23 values that differ there, 13 are ones that the text or
    // TimeML speaks against, 6 hang on a date of writing that the corpus lacks, and 2 write decades in years.
    let floors = [
        ("news.jsonl", [[83.5, 87.0, 77.0], [83.5, 88.0, 77.0]]),
        ("narrative.jsonl", [[93.0, 96.5, 88.5], [88.0, 94.5, 85.0]]),
    ];
    for (file, floors) in floors {
        for (is_set_aside, floor) in [false, true].into_iter().zip(floors) {
            let Some(texts) = annotated(file, is_set_aside) else {
                eprintln!("skipped: {} is not there", corpora().join(file).display());
                return;
            };
            let score = score(&texts);
            println!("{file}, set aside: {is_set_aside}: {score:?}");
            let reached = [score.strict, score.relaxed, score.value];
            for (reached, floor) in reached.into_iter().zip(floor) {
                assert!(reached >= floor, "{file}: {reached:.1} < {floor}");
            }
        }
    }
}

/// Before the rules had seen them, the scores were 89.2, 95.5 and 82.0.
#[test]
fn expressions_are_found_in_articles_of_our_own() {
    let lines = fs::read_to_string(own_articles().join("times.jsonl")).expect("annotations");
    let texts: Vec<Annotated> = lines.lines().map(text_of).collect();
    let score = score(&texts);
    let reached = [score.strict, score.relaxed, score.value];
    for (reached, floor) in reached.into_iter().zip([94.0, 97.0, 84.0]) {
        assert!(reached >= floor, "{score:?}");
    }
}

#[test]
fn every_date_in_annotated_texts_is_edtf() {
    for file in ["news.jsonl", "narrative.jsonl"] {
        let texts = [false, true].map(|is_set_aside| annotated(file, is_set_aside));
        for text in texts.into_iter().flatten().flatten() {
            for expression in tagged(&text) {
                let others = expression.alternatives.iter().map(|other| &other.edtf);
                for edtf in expression.edtf.iter().chain(others) {
                    let date =
                        EdtfDate::parse(edtf).map(|date| date.resolve(text.context.hemisphere));
                    assert!(
                        matches!(date, Ok(Ok(_))),
                        "{edtf} of {}",
                        &text.text[expression.bytes.clone()]
                    );
                }
            }
        }
    }
}
