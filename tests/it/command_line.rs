//! The program without a window, run as people run it.

use std::path::PathBuf;
use std::process::{Command, Output};

use serde_json::Value;

use crate::support::claimline;

fn said(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn complained(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

fn place_for(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name)
}

const SHIPPED: &str = include_str!("../../timeline.ron");

#[test]
fn check_is_silent_on_the_shipped_document() {
    let output = claimline(&["check", "timeline.ron"]);
    assert!(output.status.success());
    assert_eq!(said(&output), "");
    assert_eq!(complained(&output), "");
}

/// Ways to break the shipped document: the text to replace, its replacement, and a part of the line's problem.
const BREAKAGES: [(&str, &str, &str, &str); 14] = [
    (
        "unknown field",
        "title: \"US drone strike in Kabul\"",
        "titel: \"US drone strike in Kabul\"",
        "did you mean `title`?",
    ),
    ("wrong type", "number: 8,", "number: \"eight\",", "number"),
    (
        "bad date",
        "edtf: \"2022-22\"",
        "edtf: \"summer 2022\"",
        "is no EDTF date",
    ),
    (
        "repeated id",
        "id: \"cold-war\",",
        "id: \"kabul-strike\",",
        "`kabul-strike`",
    ),
    ("repeated number", "number: 12,", "number: 11,", "11"),
    (
        "link to nothing",
        "(event: \"kabul-strike\", role: cause, note: \"“The final straw”",
        "(event: \"kabul-strik\", role: cause, note: \"“The final straw”",
        "no event `kabul-strik`; did you mean `kabul-strike`?",
    ),
    (
        "no such lane",
        "lane: \"us\",\n            actors: [\"us\", \"zawahiri\"]",
        "lane: \"usa\",\n            actors: [\"us\", \"zawahiri\"]",
        "`usa`",
    ),
    (
        "ends before it starts",
        "edtf: \"2022-08~/2023-01\"",
        "edtf: \"2023-01/2022-08\"",
        "swap its two dates",
    ),
    (
        "a forecast of the past",
        "edtf: \"[2023-01-10..]\"",
        "edtf: \"2021-01-09/2021-02-01\"",
        "hypothetical",
    ),
    (
        "builds on nothing",
        "builds_on: [12, 13]",
        "builds_on: [12, 31]",
        "31",
    ),
    (
        "a circle of dates",
        "relative_to: before(\"failed-mediation\")",
        "relative_to: before(\"western-withdrawal\")",
        "`western-withdrawal`",
    ),
    (
        "a title of two lines",
        "title: \"US drone strike in Kabul\"",
        "title: \"US drone strike\nin Kabul\"",
        "a title is one line",
    ),
    (
        "no such role",
        "role: prescription",
        "role: recomendation",
        "recomendation",
    ),
    (
        "no such actor",
        "actors: [\"pakistan\", \"khan\", \"us\"]",
        "actors: [\"pakistan\", \"kahn\", \"us\"]",
        "did you mean `khan`?",
    ),
];

#[test]
fn each_way_of_breaking_the_document_gives_the_right_line() {
    for (index, (name, from, to, part)) in BREAKAGES.iter().enumerate() {
        assert!(
            SHIPPED.contains(from),
            "{name}: the document no longer has {from}"
        );
        let broken = SHIPPED.replacen(from, to, 1);
        let at = SHIPPED.find(from).expect("just seen");
        let first_line = broken[..at].matches('\n').count() + 1;
        let last_line = first_line + to.matches('\n').count();
        let path = place_for(&format!("broken-{index}.ron"));
        std::fs::write(&path, broken).expect("a place to write to");
        let path = path.display().to_string();
        let output = claimline(&["check", &path]);
        assert_eq!(output.status.code(), Some(1), "{name}");
        let text = said(&output);
        let on_the_line = text.lines().any(|line| {
            (first_line..=last_line).any(|number| line.starts_with(&format!("{path}:{number}:")))
                && line.contains(part)
        });
        assert!(
            on_the_line,
            "{name}: line {first_line} with {part:?} is not in\n{text}"
        );
        for line in text.lines() {
            assert!(
                line.contains(": error: ") || line.contains(": warning: "),
                "{line}"
            );
        }
    }
}

#[test]
fn several_problems_come_in_one_run() {
    let broken = SHIPPED
        .replacen("edtf: \"2022-22\"", "edtf: \"2022-99\"", 1)
        .replacen("number: 8,", "number: \"eight\",", 1)
        .replacen("builds_on: [12, 13]", "builds_on: [12, 31]", 1);
    let path = place_for("several.ron");
    std::fs::write(&path, broken).expect("a place to write to");
    let output = claimline(&["check", &path.display().to_string()]);
    let errors = said(&output)
        .lines()
        .filter(|line| line.contains(": error: "))
        .count();
    assert!(errors >= 3, "{}", said(&output));
}

#[test]
fn a_file_that_is_not_there_is_an_error_that_names_it() {
    let output = claimline(&["check", "no-such-file.ron"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        said(&output).starts_with("no-such-file.ron: error: cannot be read"),
        "{}",
        said(&output)
    );
}

#[test]
fn json_has_the_dates_resolved_to_inclusive_days() {
    let output = claimline(&["export", "timeline.ron", "--to", "json"]);
    assert!(output.status.success(), "{}", complained(&output));
    let document: Value = serde_json::from_str(&said(&output)).expect("JSON");
    assert_eq!(document["format"], 1);
    assert_eq!(document["source"]["written"]["earliest"], "2023-01-03");
    assert_eq!(document["source"]["written"]["latest"], "2023-01-09");
    let event = |id: &str| {
        let events = document["events"].as_array().expect("events");
        events
            .iter()
            .find(|event| event["id"] == id)
            .expect(id)
            .clone()
    };
    let strike = event("kabul-strike");
    for end in ["start", "end"] {
        assert_eq!(strike["when"][end]["earliest"], "2022-08-01");
        assert_eq!(strike["when"][end]["latest"], "2022-08-10");
    }
    assert_eq!(strike["when"]["words"], "one of 1–10 August 2022");
    assert_eq!(strike["phrases"][0]["text"], "in early August");
    assert_eq!(strike["phrases"][0]["in"], "claim 8");
    assert_eq!(strike["record"]["edtf"], "2022-07-31");
    assert_eq!(strike["record"]["relation"], "disagrees");
    let change = event("change-of-government");
    assert_eq!(change["record"]["relation"], "more_exact");
    assert_eq!(
        event("marriage-of-convenience")["when"]["end"]["latest"],
        Value::Null
    );
    assert_eq!(
        event("return-to-power")["when"]["start"]["earliest"],
        Value::Null
    );
    assert_eq!(
        event("change-of-government")["when"]["end"]["latest"],
        "2022-04-30"
    );
    let claims = document["claims"].as_array().expect("claims");
    assert_eq!(claims.len(), 20);
    assert_eq!(claims[7]["number"], 8);
    assert_eq!(claims[13]["builds_on"], serde_json::json!([12, 13]));
}

#[test]
fn svg_has_text_as_text_and_an_id_and_a_title_for_every_event() {
    let out = place_for("picture.svg");
    let output = claimline(&[
        "export",
        "timeline.ron",
        "--to",
        "svg",
        "-o",
        &out.display().to_string(),
        "--size",
        "1600x1200",
    ]);
    assert!(output.status.success(), "{}", complained(&output));
    let svg = std::fs::read_to_string(&out).expect("it was written");
    assert!(svg.starts_with("<svg ") && svg.contains("width=\"1600\" height=\"1200\""));
    assert!(svg.contains("@font-face"));
    assert!(svg.contains(">US drone strike in Kabul</text>"));
    for event in [
        "kabul-strike",
        "war",
        "change-of-government",
        "marriage-of-convenience",
    ] {
        assert_eq!(
            svg.matches(&format!("id=\"event-{event}\"")).count(),
            1,
            "{event}"
        );
    }
    assert!(
        svg.contains("<title>US drone strike in Kabul, one of 1–10 August 2022, 3 truths</title>")
    );
}

#[test]
fn an_svg_of_some_months_shows_those_months() {
    let arguments = [
        "export",
        "timeline.ron",
        "--to",
        "svg",
        "--from",
        "2022-07",
        "--until",
        "2022-09",
    ];
    let output = claimline(&arguments);
    let svg = said(&output);
    assert!(svg.contains(">US drone strike in Kabul</text>"));
    assert!(!svg.contains(">Detention facility overtaken</text>"));
}

#[test]
fn a_season_that_is_asked_for_is_that_of_the_documents_hemisphere() {
    let event = |id: &str, edtf: &str| {
        format!(
            r#"(id: "{id}", title: "The {id}", kind: happened, lane: "l", when: (edtf: "{edtf}", because: "B.")),"#
        )
    };
    let text = format!(
        r#"(format: 1, source: (title: "T", author: "A", publisher: "P", genre: report,
        written: (edtf: "2023", evidence: "E.")), hemisphere: southern,
        lanes: [(id: "l", name: "L", holds: "H.")], events: [{}{}],
        claims: [(number: 1, title: "C", summary: "S.", events: [(event: "bushfire", role: cause)])])"#,
        event("bushfire", "2022-01-10"),
        event("frost", "2021-07-10"),
    );
    let folder = tempfile::tempdir().expect("a folder for a while");
    let file = folder.path().join("southern.ron");
    std::fs::write(&file, text).expect("a place to write to");
    let file = file.to_string_lossy();
    let summer = ["--from", "2021-22", "--until", "2021-22"];
    let output = claimline(&[&["export", &file, "--to", "svg"][..], &summer].concat());
    let svg = said(&output);
    assert!(svg.contains(">The bushfire</text>"));
    assert!(!svg.contains(">The frost</text>"));
}

#[test]
fn a_stretch_without_events_is_written_and_said_to_have_none() {
    let stretch = |from, until| {
        let to = ["export", "timeline.ron", "--to", "svg"];
        claimline(&[&to[..], &["--from", from, "--until", until]].concat())
    };
    let (empty, full) = (stretch("1950", "1951"), stretch("2022", "2022"));
    let warning = "no event lies within what is asked for";
    assert!(said(&empty).contains("</svg>"));
    assert!(String::from_utf8_lossy(&empty.stderr).contains(warning));
    assert!(!String::from_utf8_lossy(&full.stderr).contains(warning));
}

#[test]
fn what_cannot_be_asked_for_is_said_plainly() {
    for (arguments, part) in [
        (
            &["export", "timeline.ron", "--to", "svg", "--size", "big"][..],
            "1600x900",
        ),
        (
            &["export", "timeline.ron", "--to", "svg", "--from", "soon"],
            "no EDTF date",
        ),
        (
            &[
                "export",
                "timeline.ron",
                "--to",
                "svg",
                "--from",
                "2023",
                "--until",
                "2022",
            ],
            "--from must lie before --until",
        ),
        (
            &["export", "timeline.ron", "--to", "json", "--from", "2022"],
            "JSON holds the whole document",
        ),
        (&["export", "timeline.ron", "--to", "pdf"], "svg"),
        (
            &[
                "export",
                "timeline.ron",
                "--to",
                "json",
                "-o",
                "/no/such/folder/out.json",
            ],
            "cannot be written",
        ),
    ] {
        let output = claimline(arguments);
        assert!(!output.status.success(), "{arguments:?}");
        assert!(
            complained(&output).contains(part),
            "{arguments:?}: {}",
            complained(&output)
        );
        assert!(!complained(&output).contains("panicked"), "{arguments:?}");
    }
}

#[test]
fn help_names_every_command_and_version_is_the_crate_s() {
    let help = said(&claimline(&["--help"]));
    for part in ["check", "export", "[FILE]", "--version"] {
        assert!(help.contains(part), "{part}");
    }
    let export = said(&claimline(&["export", "--help"]));
    for part in [
        "--to", "--out", "--size", "--from", "--until", "svg", "json",
    ] {
        assert!(export.contains(part), "{part}");
    }
    assert_eq!(
        said(&claimline(&["--version"])).trim(),
        format!("claimline {}", env!("CARGO_PKG_VERSION"))
    );
}

#[test]
fn the_readme_s_example_is_a_good_document() {
    let readme = include_str!("../../README.md");
    let (_, rest) = readme.split_once("```ron\n").expect("an example");
    let (example, _) = rest.split_once("```").expect("its end");
    let path = place_for("readme-example.ron");
    std::fs::write(&path, example).expect("a place to write to");
    let output = claimline(&["check", &path.display().to_string()]);
    assert_eq!(said(&output), "");
    assert!(output.status.success());
}

#[test]
fn a_talk_that_cannot_start_as_asked_says_what_can() {
    for (arguments, said) in [
        (
            &["present", "--from", "40"][..],
            "claimline: --from 40: the talk has 12 steps",
        ),
        (
            &["present", "--from", "0"],
            "invalid value '0' for '--from <STEP>'",
        ),
        (
            &["present", "--every", "0"],
            "it takes from 0.5 to 3600 seconds",
        ),
        (
            &["present", "--every", "soon"],
            "write a number of seconds, as in 20",
        ),
    ] {
        let output = Command::new(env!("CARGO_BIN_EXE_claimline"))
            .args(arguments)
            .output()
            .expect("the program runs");
        let errors = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!output.status.success(), "{arguments:?}");
        assert!(errors.contains(said), "{arguments:?}: {errors}");
    }
}

#[test]
fn a_new_document_passes_every_check_and_never_replaces_anything() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("mine.ron");
    let name = path.display().to_string();
    assert!(claimline(&["new", &name]).status.success());
    let output = claimline(&["check", &name]);
    assert!(output.status.success());
    assert_eq!(said(&output), "", "not even advice");
    std::fs::write(&path, "mine").expect("it can be written");
    let output = claimline(&["new", &name]);
    assert_eq!(output.status.code(), Some(1));
    assert!(complained(&output).contains("is there already"));
    assert_eq!(std::fs::read_to_string(&path).expect("there"), "mine");
    assert_eq!(
        said(&claimline(&["new", "-"])),
        include_str!("../../assets/new.ron")
    );
}

#[test]
fn in_an_svg_a_text_that_begins_at_its_right_is_isolated_as_such() {
    let output = claimline(&["export", "tests/documents/scripts.ron", "--to", "svg"]);
    assert!(output.status.success(), "{}", complained(&output));
    let svg = said(&output);
    assert!(svg.contains(">&#x2067;افتتاح المكتبة (الطابق الأول).&#x2069;</text>"));
    assert!(svg.contains(">Открытие библиотеки (первый этаж).</text>"));
}

#[test]
fn a_clock_keeps_the_day_of_its_zone_in_json_and_a_leap_second_its_own() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("clock.ron");
    let events: String = [
        "1985-04-12T23:20:00-04:00",
        "2016-12-31T23:59:60Z",
        "2022-08-04",
        "1985-04-12T23:20:00-04:00/1985-04-14",
    ]
    .iter()
    .enumerate()
    .map(|(index, edtf)| format!(r#"(id: "e{index}", title: "E", when: (edtf: "{edtf}")),"#))
    .collect();
    let document = format!(
        r#"(format: 1, source: (title: "T", written: (edtf: "2023"), published: (place: "P", edtf: "2023-04")), events: [{events}])"#
    );
    std::fs::write(&path, document).expect("it can be written");
    let output = claimline(&["export", &path.display().to_string(), "--to", "json"]);
    let json: Value = serde_json::from_str(&said(&output)).expect("JSON");
    for (index, day, time) in [
        (0, "1985-04-12", Some("23:20:00-04:00")),
        (1, "2016-12-31", Some("23:59:60Z")),
        (2, "2022-08-04", None),
    ] {
        let when = &json["events"][index]["when"];
        assert_eq!(when["start"]["earliest"], day);
        assert_eq!(when["end"]["latest"], day);
        assert_eq!(when["time"].as_str(), time);
    }
    assert_eq!(json["source"]["published"]["latest"], "2023-04-30");
    let period = &json["events"][3]["when"];
    assert_eq!(period["start"]["earliest"], "1985-04-12");
    assert_eq!(period["start"]["time"], "23:20:00-04:00");
    assert_eq!(period["end"]["latest"], "1985-04-14");
    assert_eq!(period["end"].get("time"), None);
}

#[test]
fn json_has_an_edtf_for_each_end_where_none_has_a_form_for_both() {
    let output = claimline(&["export", "tests/documents/vague.ron", "--to", "json"]);
    let json: Value = serde_json::from_str(&said(&output)).expect("JSON");
    let when = |id: &str| {
        let events = json["events"].as_array().expect("a list");
        let event = events.iter().find(|event| event["id"] == id);
        event.expect("the event is there")["when"].clone()
    };
    for (id, [start, end], [earliest, latest]) in [
        (
            "lodger",
            ["[1922,1924]", "1931~"],
            [Some("1922-01-01"), Some("1931-12-31")],
        ),
        (
            "ferry",
            ["..", "[1916-12..1999-12]"],
            [None, Some("1999-12-31")],
        ),
    ] {
        let when = when(id);
        assert_eq!(when["edtf"], Value::Null, "{id}");
        assert_eq!(when["start"]["edtf"], start, "{id}");
        assert_eq!(when["end"]["edtf"], end, "{id}");
        assert_eq!(when["start"]["earliest"].as_str(), earliest, "{id}");
        assert_eq!(when["end"]["latest"].as_str(), latest, "{id}");
    }
    let electric = when("electric");
    assert_eq!(electric["edtf"], "1927~/1933~");
    assert_eq!(electric["start"].get("edtf"), None);
}

#[test]
fn json_has_a_date_of_the_old_style_in_the_days_of_the_new() {
    let output = claimline(&["export", "tests/documents/family.ron", "--to", "json"]);
    let json: Value = serde_json::from_str(&said(&output)).expect("JSON");
    let events = json["events"].as_array().expect("a list");
    for (id, edtf, earliest, latest, words) in [
        (
            "olga-born",
            "1900-03-13",
            "1900-03-13",
            "1900-03-13",
            "13 March (Old Style 29 February) 1900",
        ),
        (
            "olga-leaves",
            "[1917-10-14..1917-11-13]",
            "1917-10-14",
            "1917-11-13",
            "October 1917 Old Style (14 October – 13 November 1917)",
        ),
    ] {
        let event = events.iter().find(|event| event["id"] == id);
        let event = event.expect("the event is there");
        assert_eq!(event["when"]["edtf"], edtf);
        assert_eq!(event["when"]["start"]["earliest"], earliest);
        assert_eq!(event["when"]["end"]["latest"], latest);
        assert_eq!(event["when"]["words"], words);
        assert_eq!(event["as_written"]["calendar"], "julian");
    }
}
