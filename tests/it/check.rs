//! `check` as people and programs run it on a document with many problems.

use std::process::{Command, Output};

use serde_json::Value;

const SHIPPED: &str = include_str!("../../timeline.ron");
/// Actors that nobody names, each of which is a warning.
const IDLE: usize = 162;

fn check(name: &str, arguments: &[&str]) -> Output {
    let idle: String = (0..IDLE)
        .map(|n| format!("(id: \"idle-{n}\", name: \"Idle\"),\n"))
        .collect();
    let text = SHIPPED.replacen("    actors: [\n", &format!("    actors: [\n{idle}"), 1);
    assert!(text.len() > SHIPPED.len(), "the document has actors");
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, text).expect("a place to write to");
    Command::new(env!("CARGO_BIN_EXE_claimline"))
        .arg("check")
        .arg(&path)
        .args(arguments)
        .output()
        .expect("the program runs")
}

fn lines(output: &Output) -> Vec<String> {
    let text = String::from_utf8(output.stdout.clone()).expect("UTF-8");
    text.lines().map(str::to_owned).collect()
}

#[test]
fn a_list_that_does_not_print_every_problem_says_how_many_more_there_are() {
    let output = check("many-idle.ron", &[]);
    assert!(output.status.success(), "warnings alone are no failure");
    let lines = lines(&output);
    assert_eq!(lines.len(), 101);
    assert!(lines[99].contains("warning: no event and no claim names the actor `idle-99`"));
    assert!(lines[100].contains("and 62 more"), "{}", lines[100]);
}

#[test]
fn every_problem_is_printed_where_that_is_asked_for() {
    let lines = lines(&check("all-idle.ron", &["--all"]));
    assert_eq!(lines.len(), IDLE);
    assert!(lines[IDLE - 1].contains("`idle-161`"));
}

#[test]
fn a_program_gets_one_object_a_line() {
    let lines = lines(&check("json-idle.ron", &["--format", "json"]));
    let objects: Vec<Value> = lines
        .iter()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    assert_eq!(objects.len(), 101);
    let text = lines[0].as_str();
    assert_eq!(objects[0]["severity"], "warning", "{text}");
    assert_eq!(
        objects[0]["message"],
        "no event and no claim names the actor `idle-0`"
    );
    assert!(objects[0]["line"].as_u64().is_some_and(|line| line > 1));
    assert_eq!(objects[0]["column"], 6);
    assert_eq!(
        objects[1]["line"].as_u64(),
        objects[0]["line"].as_u64().map(|line| line + 1)
    );
    assert_eq!(objects[100]["more"], 62);
    assert_eq!(objects[100]["file"], objects[0]["file"]);
}

#[test]
fn the_shipped_document_quotes_no_more_than_eight_words_at_once() {
    let opened = claimline::document::open(SHIPPED.as_bytes());
    let (document, _) = opened.expect("a good document");
    let phrases = document.events.iter().flat_map(|event| &event.when.phrases);
    let words: Vec<usize> = phrases
        .map(|phrase| phrase.text.split_whitespace().count())
        .collect();
    assert!(words.len() > 20);
    assert!(words.iter().all(|words| *words <= 8), "{words:?}");
}
