//! A document's quotations against the article that it reads, in articles of our own.

use std::fs;
use std::path::Path;

use claimline::article::{Article, Piece, Quotations, Standing, own_quotations};
use claimline::document::{self, Document, EventId, Place};

use crate::support::claimline;

const ARTICLE: &str = "Four Lessons of the Old Quay\n\n\
    The council closed the quay in early August 2018, and nobody knew why.\n\n\
    1. The Stones Were Loose\n\nThe town’s engineers had said so \u{2014} twice \u{2014} over the past five\nmonths of that year, when \
    “nobody listened” to them.\n\n\
    2. Nobody Paid\n\nSince 2001 the town has paid nothing... It will not pay this summer either, and last April’s vote was lost.\n\n\
    3. It Was Sold\n\nA buyer took it last spring for a song. The buyer, a firm of the next town, will mend it within two years.\n";

fn article() -> Article {
    Article::read(ARTICLE.as_bytes(), "quay.txt").expect("an article")
}

/// A document with an event for each phrase and its place.
fn document(phrases: &[(&str, &str)]) -> String {
    let events: String = phrases
        .iter()
        .enumerate()
        .map(|(index, (text, place))| {
            format!(
                "    (id: \"e{index}\", title: \"E\", when: (edtf: \"2018\",\n        phrases: [(text: {text:?}, in: {place})])),\n"
            )
        })
        .collect();
    let links: String = (0..phrases.len())
        .map(|index| format!("(event: \"e{index}\", role: cause), "))
        .collect();
    format!(
        "(format: 1, source: (title: \"T\", written: (edtf: \"2023\")), events: [\n{events}], claims: [\n    \
         (number: 1, title: \"C\", events: [{links}]), (number: 2, title: \"C\"), (number: 3, title: \"C\"),\n])"
    )
}

fn read(text: &str) -> Document {
    let opened = document::open(text.as_bytes());
    let (document, _) = opened.unwrap_or_else(|problems| panic!("{:?}\n{text}", problems.told));
    document
}

/// The standing of each phrase, one an event.
fn standings(phrases: &[(&str, &str)]) -> Vec<Standing> {
    let document = read(&document(phrases));
    let quotations = Quotations::of(&document, &article());
    let events = document.events.iter();
    events
        .map(|event| quotations.of_event(&event.id)[0].clone())
        .collect()
}

fn shown(standing: &Standing) -> Vec<&str> {
    standing
        .ranges()
        .iter()
        .map(|range| &ARTICLE[range.clone()])
        .collect()
}

/// Phrases that stand at their places, so that places tell something.
const RIGHT: [(&str, &str); 4] = [
    ("in early August 2018", "introduction"),
    ("Since 2001", "claim(2)"),
    ("last spring", "claim(3)"),
    ("within two years", "claim(3)"),
];

#[test]
fn words_of_the_text_are_exact_however_they_are_set() {
    for (text, place, there) in [
        (
            "in early August 2018",
            "introduction",
            &["in early August 2018"][..],
        ),
        ("Early August", "introduction", &["early August"]),
        (
            "over the past five months",
            "claim(1)",
            &["over the past five\nmonths"],
        ),
        (
            "so—twice—over",
            "claim(1)",
            &["so \u{2014} twice \u{2014} over"],
        ),
        (
            "so - twice - over",
            "claim(1)",
            &["so \u{2014} twice \u{2014} over"],
        ),
        (
            "when \"nobody listened\"",
            "claim(1)",
            &["when \n    “nobody listened”"],
        ),
        (
            "the town's engineers",
            "claim(1)",
            &["The town’s engineers"],
        ),
        ("last April", "claim(2)", &["last April"]),
        ("last April’s vote", "claim(2)", &["last April’s vote"]),
        (
            "Since 2001 … this summer",
            "claim(2)",
            &["Since 2001", "this summer"],
        ),
        (
            "Since 2001 [...] will not pay",
            "claim(2)",
            &["Since 2001", "will not pay"],
        ),
        (
            "paid nothing… It will",
            "claim(2)",
            &["paid nothing... It will"],
        ),
        (
            "[T]he buyer … will mend [the quay]",
            "claim(3)",
            &["The buyer", "will mend"],
        ),
        ("It Was Sold", "claim(3)", &["It Was Sold"]),
        ("Old Quay", "title", &["Old Quay"]),
        ("within two years", "closing", &["within two years"]),
    ] {
        let standing = standings(&[&RIGHT[..], &[(text, place)]].concat()).remove(RIGHT.len());
        assert!(
            matches!(standing, Standing::Exact(_)),
            "{text}: {standing:?}"
        );
        let there: Vec<String> = there
            .iter()
            .map(|part| part.replace("\n    ", ""))
            .collect();
        assert_eq!(shown(&standing), there, "{text}");
    }
}

#[test]
fn words_at_another_place_are_known_with_that() {
    let found = standings(
        &[
            &RIGHT[..],
            &[("last April", "claim(1)"), ("Nobody Paid", "introduction")],
        ]
        .concat(),
    );
    let two = Some(Place::Claim(document::ClaimNumber(2)));
    assert!(matches!(&found[4], Standing::Elsewhere(_, place) if *place == two));
    assert!(matches!(&found[5], Standing::Elsewhere(_, place) if *place == two));
    assert_eq!(shown(&found[4]), ["last April"]);
}

#[test]
fn places_that_most_phrases_contradict_tell_nothing() {
    // A reading that counts its claims otherwise than the article was read.
    let found = standings(&[
        ("Since 2001", "claim(1)"),
        ("last spring", "claim(2)"),
        ("in early August 2018", "introduction"),
    ]);
    assert!(
        found
            .iter()
            .all(|standing| matches!(standing, Standing::Exact(_))),
        "{found:?}"
    );
}

#[test]
fn words_that_are_like_some_of_the_text_are_near_and_their_differences_are_told() {
    for (text, place, there) in [
        (
            "over the past six months",
            "claim(1)",
            "over the past five\nmonths",
        ),
        (
            "in early Augst 2018",
            "introduction",
            "in early August 2018",
        ),
        ("The Town’s Engineers", "claim(1)", "The town’s engineers"),
        ("this summer, either", "claim(2)", "this summer either"),
        (
            "will repair it within two years",
            "claim(3)",
            "will mend it within two years",
        ),
    ] {
        let standing = standings(&[(text, place)]).remove(0);
        let Standing::Near(near) = &standing else {
            panic!("{text}: {standing:?}");
        };
        assert_eq!(shown(&standing), [there], "{text}");
        let side = |left_out: fn(&Piece) -> bool| {
            let pieces = near.pieces.iter().filter(|piece| !left_out(piece));
            let words = pieces.map(|piece| match piece {
                Piece::Same(words) | Piece::Quoted(words) | Piece::Text(words) => words.as_str(),
            });
            words.collect::<Vec<_>>().join(" ")
        };
        assert_eq!(side(|piece| matches!(piece, Piece::Text(_))), text);
        assert_eq!(
            side(|piece| matches!(piece, Piece::Quoted(_))),
            there.replace('\n', " ")
        );
    }
}

#[test]
fn words_that_are_not_in_the_text_are_missing() {
    for text in [
        "ten years ago",
        "last autumn",
        "the ferry sank",
        // The text has "town" and "song", and these only within them.
        "own",
        "son",
        "as",
        "200",
        "…",
        "—",
    ] {
        assert_eq!(
            standings(&[(text, "claim(1)")]),
            [Standing::Missing],
            "{text}"
        );
    }
}

#[test]
fn quotations_in_our_own_texts_are_looked_up_too() {
    let text = r#"(format: 1, source: (title: "T", written: (edtf: "2023")), events: [
        (id: "e", title: "A “song”", about: "The quay was “closed” by a \"council\", for ‘a song’.",
         when: (edtf: "2018", because: "“Last April” is “two years” back, she *said*.")),
    ], claims: [
        (number: 1, title: "C", summary: "“the stones were *loose*”, it says, and a “cold war” began.",
         events: [(event: "e", role: cause, note: "“It will not pay,” he says.")]),
    ])"#;
    let (document, article) = (read(text), article());
    let quotations = Quotations::of(&document, &article);
    let own = own_quotations(&document, &article, &quotations);
    let found: Vec<(&str, bool)> = own
        .iter()
        .map(|own| (own.words.as_str(), own.standing.is_verbatim()))
        .collect();
    assert_eq!(
        found,
        [
            ("song", true),
            ("closed", true),
            ("council", true),
            ("a song", true),
            ("Last April", true),
            ("two years", true),
            ("the stones were loose", true),
            ("cold war", false),
            ("It will not pay", true),
        ]
    );
    assert_eq!(own[7].path.to_string(), "claims[0].summary");
    assert!(
        quotations
            .of_event(&EventId::from("unknown".to_owned()))
            .is_empty()
    );
}

/// The lines of `check`, without the file's name.
fn checked(name: &str, text: &str, arguments: &[&str]) -> Vec<String> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("quotations");
    fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join(name);
    fs::write(&path, text).expect("a file");
    fs::write(folder.join("quay.txt"), ARTICLE).expect("a file");
    let path = path.display().to_string();
    let output = claimline(&[&["check", &path], arguments].concat());
    assert!(output.status.success(), "{output:?}");
    let lines = String::from_utf8(output.stdout).expect("UTF-8");
    let lines = lines
        .lines()
        .map(|line| line.replacen(&format!("{path}:"), "", 1));
    lines.collect()
}

fn all_standings() -> String {
    let wrong = [
        ("last April", "claim(1)"),
        ("over the past six months", "claim(1)"),
        ("ten years ago", "claim(2)"),
    ];
    let text = document(&[&RIGHT[..], &wrong].concat());
    text.replacen(
        "title: \"C\", events",
        "title: \"C\", summary: \"A “cold war” on “loose stone”.\", events",
        1,
    )
}

const EXPECTED: [&str; 4] = [
    "11:44: warning: “last April” stands in claim 2, not in claim 1; write `in: claim(2)`",
    "13:26: warning: the text does not have “over the past six months”; it has “over the past five months” in claim 1",
    "15:26: warning: the text does not have “ten years ago”; quote its own words",
    "17:38: advice: the text does not have these words in quotation marks: `cold war`, `loose stone`; quote its own words, or \
     leave out the marks where nobody is quoted",
];

#[test]
fn check_tells_what_the_named_text_does_not_have_with_the_texts_own_words() {
    let text =
        all_standings().replace("edtf: \"2023\")),", "edtf: \"2023\"), text: \"quay.txt\"),");
    assert_eq!(checked("named.ron", &text, &[]), EXPECTED);
}

#[test]
fn check_tells_the_same_against_an_article_that_the_document_does_not_name() {
    let article = Path::new(env!("CARGO_TARGET_TMPDIR")).join("quotations/quay.txt");
    let against = ["--against", &article.display().to_string()];
    assert_eq!(checked("against.ron", &all_standings(), &against), EXPECTED);
    assert_eq!(checked("unread.ron", &all_standings(), &[]), [""; 0]);
}

#[test]
fn a_text_without_any_of_the_phrases_is_said_to_be_another_once() {
    let phrases: Vec<String> = (0..20)
        .map(|n| format!("in the year {n} of the ferry"))
        .collect();
    let phrases: Vec<(&str, &str)> = phrases
        .iter()
        .map(|text| (text.as_str(), "claim(1)"))
        .collect();
    let text =
        document(&phrases).replace("edtf: \"2023\")),", "edtf: \"2023\"), text: \"quay.txt\"),");
    let lines = checked("another.ron", &text, &[]);
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert!(lines[0].contains("none of the 20 phrases"), "{lines:?}");
}

#[test]
fn an_article_that_cannot_be_read_is_an_error_of_its_own() {
    let output = claimline(&["check", "timeline.ron", "--against", "gone.txt"]);
    assert_eq!(output.status.code(), Some(1));
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(
        told.starts_with("gone.txt: error: cannot be read"),
        "{told}"
    );
}
