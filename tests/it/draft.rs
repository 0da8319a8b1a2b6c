//! The command `draft`, and the drafts of articles of our own.

use std::fs;
use std::path::{Path, PathBuf};

use claimline::article::{Article, FurnitureKind, Quotations, ReadError, Standing, own_quotations};
use claimline::document::date::EdtfDate;
use claimline::document::problem::Severity;
use claimline::document::{self, Document, EventKind, Place, when};
use claimline::draft::{Draft, Options, draft};
use proptest::prelude::*;

use crate::support::claimline;

/// The article that the shipped document reads. It is no part of the repository.
const SHARED: &str = "../shared/source/article.txt";

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// The shared article; a message where it is missing.
#[expect(clippy::print_stderr, reason = "says why a test holds nothing")]
fn shared_article() -> Option<Article> {
    match fs::read(path(SHARED)) {
        Ok(bytes) => Some(article(&bytes, "article.txt")),
        Err(_) => {
            eprintln!("skipped: {SHARED} is not there");
            None
        }
    }
}

fn article(bytes: &[u8], name: &str) -> Article {
    Article::read(bytes, name).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn drafted(article: &Article, written: Option<&str>) -> Draft {
    let written = written.map(|written| EdtfDate::parse(written).expect("a date"));
    draft(
        article,
        &Options {
            written,
            ..Options::default()
        },
    )
}

/// The document of a draft, which has no errors and no warnings.
fn document_of(draft: &Draft) -> Document {
    let (document, found) = document::open(draft.text.as_bytes()).unwrap_or_else(|problems| {
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        panic!("{}\n{}", lines.join("\n"), draft.text)
    });
    let grave = found
        .iter()
        .find(|problem| problem.severity != Severity::Advice);
    assert_eq!(grave, None, "{}", draft.text);
    document
}

/// Holds of every draft: each phrase stands in the text at the place that it is said to, and nothing that is only supposed
/// begins before the writing.
fn assert_faithful(article: &Article, draft: &Draft) {
    let document = document_of(draft);
    let dates = when::resolve(&document).expect("its dates agree");
    let written = dates.written.whole();
    let quotations = Quotations::of(&document, article);
    for (event, dated) in document.events.iter().zip(&dates.events) {
        for (phrase, standing) in event
            .when
            .phrases
            .iter()
            .zip(quotations.of_event(&event.id))
        {
            let mut places = article.text.match_indices(&phrase.text);
            let stands = places.any(|(at, _)| article.place_of(at) == phrase.place);
            assert!(stands, "{:?} in {:?}", phrase.text, phrase.place);
            let is_exact = matches!(standing, Standing::Exact(_));
            assert!(is_exact, "{phrase:?} is {standing:?}");
        }
        let begins = dated.bounds.start.from.zip(written.from);
        if event.kind == EventKind::Hypothetical {
            assert!(
                begins.is_none_or(|(begins, written)| written <= begins),
                "{event:#?}"
            );
        }
        assert!(
            event.title.split_whitespace().count() <= 8,
            "{}",
            event.title
        );
    }
}

/// The articles of our own, by name.
fn own_articles() -> Vec<(String, Vec<u8>)> {
    let folder = fs::read_dir(path("tests/articles")).expect("the articles");
    let mut articles: Vec<(String, Vec<u8>)> = folder
        .map(|entry| entry.expect("an article").path())
        .filter(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            name.starts_with(|letter: char| letter.is_ascii_digit()) && !name.contains("expected")
        })
        .map(|path| {
            let name = path
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            (name, fs::read(&path).expect("readable"))
        })
        .collect();
    articles.sort();
    articles
}

#[test]
fn each_article_of_our_own_has_a_faithful_draft_and_always_the_same() {
    let articles = own_articles();
    assert!(articles.len() >= 10);
    for (name, bytes) in articles {
        for written in [None, Some("2009-02-13")] {
            let article = article(&bytes, &name);
            let first = drafted(&article, written);
            assert_faithful(&article, &first);
            let document = document_of(&first);
            let quotations = Quotations::of(&document, &article);
            let own = own_quotations(&document, &article, &quotations).into_iter();
            let invented: Vec<_> = own.filter(|own| !own.standing.is_verbatim()).collect();
            assert!(invented.is_empty(), "{name}: {invented:#?}");
            assert!(first.counts.claims >= 2, "{name}");
            assert_eq!(first, drafted(&article, written), "{name}");
        }
    }
}

#[test]
fn the_harbour_article_has_its_claims_and_its_page_is_set_apart() {
    let bytes = fs::read(path("tests/articles/01-harbour.txt")).expect("the article");
    let article = article(&bytes, "01-harbour.txt");
    assert_eq!(article.claims.len(), 12);
    let (word, count) = article.called.clone().expect("a counted title");
    assert_eq!((word.many.as_str(), count), ("lessons", 12));
    assert_eq!(article.author.as_deref(), Some("Edda Marrin"));
    let links = article
        .furniture
        .iter()
        .filter(|piece| piece.kind == FurnitureKind::LinkToOther);
    assert_eq!(links.count(), 3);
    let document = document_of(&drafted(&article, Some("2019-01-08")));
    let tenth = &document.claims[9];
    assert_eq!(
        tenth
            .builds_on
            .iter()
            .map(|number| number.0)
            .collect::<Vec<_>>(),
        [8, 9]
    );
}

/// The dates that an author meant and that the draft lacks, and the number of all that were meant.
fn missed_dates(name: &str, written: Option<&str>) -> (Vec<String>, usize) {
    let expected = fs::read_to_string(path(&format!("tests/articles/{name}.expected.txt")));
    let expected = expected.expect("the dates");
    let bytes = fs::read(path(&format!("tests/articles/{name}.txt"))).expect("the article");
    let article = article(&bytes, name);
    let document = document_of(&drafted(&article, written));
    let dates = when::resolve(&document).expect("its dates agree");
    let meant: Vec<Vec<&str>> = expected
        .lines()
        .map(|line| line.split('\t').collect())
        .filter(|fields: &Vec<&str>| fields[0] == "event")
        .collect();
    let is_found = |fields: &&Vec<&str>| {
        let meant = EdtfDate::parse(fields[2])
            .expect("a date")
            .meaning(document.hemisphere)
            .bounds;
        document
            .events
            .iter()
            .zip(&dates.events)
            .any(|(event, dated)| {
                let names = event.when.phrases.iter().any(|phrase| {
                    let phrase = phrase.text.to_lowercase();
                    let words = fields[1].to_lowercase();
                    phrase.contains(&words) || words.contains(&phrase)
                });
                let starts_before_end = meant
                    .start
                    .from
                    .zip(dated.bounds.end.until)
                    .is_none_or(|(a, b)| a < b);
                let ends_after_start = meant
                    .end
                    .until
                    .zip(dated.bounds.start.from)
                    .is_none_or(|(a, b)| b < a);
                let feared = fields[4] == "hypothetical";
                let is_alike = feared == (event.kind == EventKind::Hypothetical);
                let overlaps = starts_before_end && ends_after_start && !dated.is_undated();
                names && overlaps && is_alike
            })
    };
    let missed = meant.iter().filter(|fields| !is_found(fields));
    (missed.map(|fields| fields.join(" ")).collect(), meant.len())
}

#[test]
fn the_dates_of_articles_of_our_own_are_those_that_their_authors_meant() {
    let (missed, meant) = missed_dates("01-harbour", Some("2019-01-08"));
    assert!(missed.len() * 5 <= meant, "{missed:#?}");
    // An opinion that goes back over thirty years, and counts from its dateline all the same.
    let (missed, meant) = missed_dates("11-waterworks", None);
    assert!(missed.len() * 20 <= meant, "{missed:#?}");
}

#[test]
fn the_shared_article_has_twenty_claims_and_its_page_is_set_apart() {
    let Some(article) = shared_article() else {
        return;
    };
    assert_eq!(article.claims.len(), 20);
    let title = article.title.clone().expect("a title");
    assert!(title.starts_with("20 truths"), "{title}");
    let shown: Vec<String> = article
        .furniture
        .iter()
        .map(|piece| article.shown(piece.bytes.clone()))
        .collect();
    assert_eq!(
        shown
            .iter()
            .filter(|line| line.starts_with("Read more"))
            .count(),
        3
    );
    assert!(shown.iter().any(|line| line.contains("Welcome to")));
    let draft = drafted(&article, None);
    assert_faithful(&article, &draft);
    let document = document_of(&draft);
    assert_ne!(document.source.written.edtf.edtf(), "2024-02-15");
    let asked = draft
        .decisions
        .iter()
        .any(|decision| decision.words.contains("2024-02-15"));
    assert!(asked, "{:#?}", draft.decisions);
}

#[test]
fn the_draft_of_the_shared_article_has_the_dates_of_the_shipped_reading() {
    let Some(article) = shared_article() else {
        return;
    };
    let draft = drafted(&article, Some("2023-01-06"));
    assert_faithful(&article, &draft);
    let drafted = document_of(&draft);
    let shipped = fs::read(path("timeline.ron")).expect("the shipped document");
    let (shipped, _) = document::open(&shipped).expect("the shipped document is good");
    let [own, read] = [&drafted, &shipped]
        .map(|document| when::resolve(document).expect("its dates agree").events);
    let dated: Vec<_> = shipped
        .events
        .iter()
        .zip(&read)
        .filter(|(event, _)| event.when.edtf.is_some())
        .collect();
    let is_found = |(event, dated): &&(&document::Event, &when::Dated)| {
        drafted.events.iter().zip(&own).any(|(other, own)| {
            let places = |event: &document::Event| -> Vec<Option<Place>> {
                event
                    .when
                    .phrases
                    .iter()
                    .map(|phrase| phrase.place)
                    .collect()
            };
            let shares_place = places(event)
                .iter()
                .any(|place| places(other).contains(place));
            shares_place && !own.is_undated() && own.whole().intersect(dated.whole()).is_some()
        })
    };
    let missed: Vec<_> = dated
        .iter()
        .filter(|pair| !is_found(pair))
        .map(|(event, _)| event.id.as_str())
        .collect();
    assert!(
        missed.len() * 10 <= dated.len(),
        "{missed:?} of {}",
        dated.len()
    );
}

#[test]
fn a_text_without_dates_gives_claims_and_says_so() {
    let text =
        b"Three reasons\n\n1. The quay is old.\n2. The stones are loose.\n3. Nobody pays for it.\n";
    let article = article(text, "a.txt");
    let draft = drafted(&article, None);
    assert_faithful(&article, &draft);
    assert_eq!((draft.counts.claims, draft.counts.dates), (3, 0));
    assert!(
        draft.notes.iter().any(|note| note.contains("no date")),
        "{:?}",
        draft.notes
    );
}

#[test]
fn a_text_that_is_not_english_gives_claims_and_explicit_dates() {
    let text = "Drei Gründe\n\n1. Der Hafen wurde am 4.8.2018 geschlossen, und niemand wusste, warum das so war.\n\
                2. Die Steine sind locker, und der Rat der Stadt hat kein Geld dafür.\n\
                3. Im letzten Jahr hat niemand etwas dagegen getan, obwohl alle davon wussten.\n";
    let article = article(text.as_bytes(), "a.txt");
    let draft = drafted(&article, None);
    assert_faithful(&article, &draft);
    assert_eq!(draft.counts.claims, 3);
    assert!(
        draft.notes.iter().any(|note| note.contains("German")),
        "{:?}",
        draft.notes
    );
}

#[test]
fn what_is_no_article_is_refused_in_words() {
    let refused = |bytes: &[u8]| {
        Article::read(bytes, "a.txt")
            .map(|_| ())
            .expect_err("refused")
    };
    assert_eq!(refused(b""), ReadError::Empty);
    assert_eq!(refused(b" \n\t\n"), ReadError::Empty);
    assert_eq!(refused(b"Read more: nothing\n"), ReadError::Empty);
    assert_eq!(refused(b"a\nb\0c"), ReadError::Binary { line: 2 });
    assert_eq!(refused(&vec![b'a'; 100_000_001]), ReadError::TooLong);
    assert_eq!(
        refused(b"%PDF-1.7 and nothing else"),
        ReadError::Broken("PDF")
    );
}

#[test]
fn a_day_and_its_hour_or_two_ends_that_a_dash_joins_are_one_event() {
    for (text, dates) in [
        (
            "The council met on 12 October 2023 at 7.30 pm.",
            ["2023-10-12T19:30:00"],
        ),
        (
            "The council met at 7.30 pm on 12 October 2023.",
            ["2023-10-12T19:30:00"],
        ),
        (
            "The mill was shut for repairs in 1939–45 by the county.",
            ["1939/1945"],
        ),
    ] {
        let article = article(text.as_bytes(), "text.txt");
        let document = document_of(&drafted(&article, Some("2023-12-01")));
        let events = document.events.iter();
        let found: Vec<&str> = events
            .filter_map(|event| event.when.edtf.as_ref())
            .map(EdtfDate::edtf)
            .collect();
        assert_eq!(found, dates, "{text}");
    }
}

#[test]
fn hostile_texts_end_in_a_draft() {
    let size = 20_000;
    for piece in [
        "a",
        ". ",
        "\n",
        "1. a\n",
        "May ",
        "after the war ",
        "on 3 May 2010 ",
        "“",
        "A. B. ",
        "\u{202e}",
        "First, second, ",
        "Aa Bb ",
        "# a\n",
        "the above ",
    ] {
        let text = format!(
            "Title\n\nIt began in 2001.\n\n{}",
            piece.repeat(size / piece.len())
        );
        for name in ["a.txt", "a.md"] {
            let article = article(text.as_bytes(), name);
            let draft = drafted(&article, Some("2020-01-01"));
            document_of(&draft);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_text_has_a_faithful_draft(text in "([A-Za-z]{1,8} |[0-9]{1,4}[.)] |\\. |, |\n|in May |on 3 June 2019 |after the war |may |would likely |“|”|\\*|Ann’s |last April’s |the past five months |Harlow ){1,80}") {
        if let Ok(article) = Article::read(text.as_bytes(), "a.txt") {
            for written in [None, Some("2019-05-03")] {
                let draft = drafted(&article, written);
                assert_faithful(&article, &draft);
            }
        }
    }
}

#[test]
fn the_command_writes_a_document_and_tells_what_is_to_be_decided() {
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("drafted.ron");
    let _ = fs::remove_file(&out);
    let out = out.display().to_string();
    let command = [
        "draft",
        "tests/articles/01-harbour.txt",
        "-o",
        &out,
        "--written",
        "2019-01-08",
    ];
    let output = claimline(&command);
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{told}");
    assert!(
        told.contains("12 claims, ") && told.contains(" to decide"),
        "{told}"
    );
    assert!(claimline(&["check", &out]).status.success());
    let line = told
        .lines()
        .find(|line| line.contains(": decide: "))
        .expect("a decision");
    let number: usize = line
        .rsplit_once(": decide: ")
        .and_then(|(place, _)| place.rsplit_once(':')?.1.parse().ok())
        .expect("a line");
    let text = fs::read_to_string(&out).expect("it was written");
    assert!(
        text.lines()
            .nth(number - 1)
            .expect("the line")
            .contains("// decide: "),
        "{line}"
    );
    let again = claimline(&command);
    assert_eq!(again.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&again.stderr).contains("is there already"));
    assert!(
        claimline(&[&command[..], &["--replace"]].concat())
            .status
            .success()
    );
}

#[test]
fn the_command_names_the_file_that_it_cannot_draft() {
    let output = claimline(&["draft", "Cargo.lock-that-is-not-there"]);
    assert_eq!(output.status.code(), Some(1));
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        told.starts_with("Cargo.lock-that-is-not-there: error: cannot be read"),
        "{told}"
    );
}
