//! `draft --update`: a document that a person has worked on, and an article that has changed.

use std::fs;
use std::path::Path;

use claimline::article::{Article, Quotations};
use claimline::document::problem::Severity;
use claimline::document::source::{self, Change, SourceText, ValueName};
use claimline::document::{self, Document};
use claimline::draft::{Options, Update, UpdateCounts, draft, update};

use crate::support::claimline;

const BEFORE: &str = "Three Lessons of the Quay\n\n\
    The council closed the quay in early August 2018, and nobody knew why.\n\n\
    1. The Stones Were Loose\n\nThe engineers had warned the council on 3 May 2017.\n\n\
    2. Nobody Paid\n\nThe town borrowed the money in 2016. The ferry sank in 2016.\n\n\
    3. It Was Sold\n\nThe council sold the quay on 4 June 2019.\n";

fn article(text: &str) -> Article {
    Article::read(text.as_bytes(), "quay.txt").expect("an article")
}

fn options() -> Options {
    Options {
        written: Some("2019-08-01".parse().expect("a date")),
        ..Options::default()
    }
}

fn read(text: &str) -> Document {
    let (document, found) = document::open(text.as_bytes()).unwrap_or_else(|problems| {
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        panic!("{}\n{text}", lines.join("\n"))
    });
    let grave = found
        .iter()
        .find(|found| found.severity != Severity::Advice);
    assert_eq!(grave, None, "{text}");
    document
}

/// Brings a document up to date. Whatever the document has stays in its order, and to do it again changes nothing.
fn updated(text: &str, article: &Article) -> Update {
    let first = update(article, &options(), &read(text), text).expect("it can be updated");
    let mut after = first.text.lines();
    for line in text.lines() {
        assert!(after.any(|other| other == line), "{line}\n{}", first.text);
    }
    let document = read(&first.text);
    let again = update(article, &options(), &document, &first.text).expect("it can be updated");
    assert_eq!(again.text, first.text);
    assert_eq!(again.counts, UpdateCounts::default());
    first
}

fn drafted(article: &Article) -> String {
    draft(article, &options()).text
}

/// The lines that an update has added.
fn added<'t>(before: &str, after: &'t str) -> Vec<&'t str> {
    let mut before = before.lines().peekable();
    let new = after
        .lines()
        .filter(|line| before.next_if_eq(line).is_none());
    new.collect()
}

/// What a person might make of the draft.
fn worked_on(text: &str) -> String {
    let changes = [
        ("in early August 2018", "early August 2018"),
        (
            "edtf: \"2017-05-03\"",
            "edtf: \"2017-05-04\" /* a slip of the article’s */",
        ),
        ("kind: happened", "kind: alleged"),
        (
            "(\n            number: 2",
            "// Ours.\n        (\n            number: 2",
        ),
    ];
    changes.iter().fold(text.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "{from}\n{text}");
        text.replacen(from, to, 1)
    })
}

#[test]
fn the_same_article_changes_nothing_whatever_a_person_has_made_of_the_draft() {
    let article = article(BEFORE);
    let text = worked_on(&drafted(&article));
    let unix = updated(&text, &article);
    assert_eq!(unix.text, text);
    let windows = text.replace('\n', "\r\n");
    assert_eq!(updated(&windows, &article).text, windows);
}

#[test]
fn what_is_new_is_inserted_and_what_is_gone_is_marked() {
    let text = worked_on(&drafted(&article(BEFORE)));
    let after = BEFORE
        .replace(
            "The engineers had warned the council on 3 May 2017.",
            "The engineers had warned the council on 3 May 2017. The mayor resigned on 9 May 2017.",
        )
        .replace("on 4 June 2019", "on 5 July 2019")
        + "\n4. It Is Mended\n\nThe new owner began to mend the quay on 20 July 2019.\n";
    let updated = updated(&text, &article(&after));
    let counts = UpdateCounts {
        events: 3,
        claims: 1,
        gone: 1,
    };
    assert_eq!(updated.counts, counts, "{}", updated.text);
    let document = read(&updated.text);
    let phrases: Vec<&str> = document
        .events
        .iter()
        .flat_map(|event| &event.when.phrases)
        .map(|phrase| phrase.text.as_str())
        .collect();
    for phrase in ["9 May 2017", "5 July 2019", "20 July 2019", "4 June 2019"] {
        let count = phrases.iter().filter(|text| text.contains(phrase)).count();
        assert_eq!(count, 1, "{phrase}: {phrases:?}");
    }
    let fourth = document.claims.last().expect("claims");
    assert_eq!(
        (fourth.number.0, fourth.title.as_str()),
        (4, "“It Is Mended”")
    );
    assert_eq!(fourth.events.len(), 1);
    // The first claim tells of the mayor now.
    assert_eq!(document.claims[0].events.len(), 2);
    let gone = updated
        .text
        .lines()
        .skip_while(|line| !line.contains("// gone: "))
        .take(2)
        .collect::<Vec<_>>();
    assert_eq!(
        gone,
        [
            "        // gone: the text no longer has “on 4 June 2019”",
            "        ("
        ]
    );
    for decision in &updated.decisions {
        let line = updated
            .text
            .lines()
            .nth(decision.line - 1)
            .unwrap_or_default();
        assert!(line.trim_start().starts_with("// decide: "), "{line}");
    }
    let own = added(&text, &updated.text);
    assert!(
        own.iter()
            .all(|line| line.is_empty() || line.starts_with("        ")),
        "{own:#?}"
    );
}

#[test]
fn a_claim_in_the_midst_is_new_without_a_change_of_the_others_numbers() {
    let text = drafted(&article(BEFORE));
    let after = BEFORE
        .replace(
            "2. Nobody",
            "2. Nobody Asked\n\nNo vote was held on 2 May 2016.\n\n3. Nobody",
        )
        .replace("3. It", "4. It");
    let updated = updated(&text, &article(&after));
    let document = read(&updated.text);
    let claims: Vec<(u32, &str)> = document
        .claims
        .iter()
        .map(|claim| (claim.number.0, claim.title.as_str()))
        .collect();
    assert_eq!(
        claims,
        [
            (1, "“The Stones Were Loose”"),
            (4, "“Nobody Asked”"),
            (2, "“Nobody Paid”"),
            (3, "“It Was Sold”"),
        ]
    );
    assert_eq!(updated.counts.events, 1, "{}", updated.text);
    assert!(
        updated
            .decisions
            .iter()
            .any(|decision| decision.words.contains("which number?"))
    );
}

#[test]
fn a_phrase_that_two_events_share_stands_for_one() {
    let article = article(BEFORE);
    let text = drafted(&article);
    let events = |text: &str| {
        let document = read(text);
        let events = document.events.iter();
        events
            .filter(|event| {
                event
                    .when
                    .phrases
                    .iter()
                    .any(|phrase| phrase.text.contains("2016"))
            })
            .count()
    };
    assert_eq!(events(&text), 2, "{text}");
    let without = BEFORE.replace(" The ferry sank in 2016.", "");
    let text = drafted(&Article::read(without.as_bytes(), "quay.txt").expect("an article"));
    assert_eq!(events(&text), 1);
    let updated = updated(&text, &article);
    assert_eq!(events(&updated.text), 2, "{}", updated.text);
}

#[test]
fn documents_of_each_article_of_our_own_are_brought_up_to_date() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let mut count = 0;
    for entry in fs::read_dir(folder).expect("the articles") {
        let path = entry.expect("an article").path();
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if !name.starts_with(|letter: char| letter.is_ascii_digit()) || name.contains("expected") {
            continue;
        }
        count += 1;
        let whole = fs::read_to_string(&path).expect("readable");
        let read_as = |text: &str| Article::read(text.as_bytes(), &name).expect("an article");
        let article = read_as(&whole);
        let text = drafted(&article);
        assert_eq!(updated(&text, &article).text, text, "{name}");
        // A draft of its first half, and then the whole.
        let half = whole[..whole.len() / 2].rfind("\n").expect("lines");
        let text = drafted(&read_as(&whole[..half]));
        let updated = updated(&text, &article);
        let document = read(&updated.text);
        let quotations = Quotations::of(&document, &article);
        let events = document.events.iter();
        let gone = events.filter(|event| {
            quotations
                .of_event(&event.id)
                .iter()
                .any(|standing| !standing.is_verbatim())
        });
        assert_eq!(gone.count(), 0, "{name}");
    }
    assert!(count >= 10);
}

#[test]
fn an_item_within_a_line_gets_its_comment_in_the_line() {
    let text = r#"(format: 1, source: (title: "T", written: (edtf: "2019-08-01")), events: [(id: "e", title: "Quay sold", when: (edtf: "2018", phrases: [(text: "ten */ years ago")]))])"#;
    let first = update(&article(BEFORE), &options(), &read(text), text).expect("it can be updated");
    assert!(
        first.text.contains(
            r#"events: [/* gone: the text no longer has “ten * / years ago” */ (id: "e""#
        ) || first
            .text
            .contains(r#"/* gone: the text no longer has “ten * / years ago” */ (id: "e""#),
        "{}",
        first.text
    );
    let again = update(
        &article(BEFORE),
        &options(),
        &read(&first.text),
        &first.text,
    )
    .expect("again");
    assert_eq!(again.text, first.text);
}

#[test]
fn the_command_writes_the_document_and_tells_what_is_new() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).display().to_string();
    fs::write(path("quay.txt"), BEFORE).expect("a file");
    let run = |arguments: &[&str]| {
        let output = claimline(arguments);
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        (output.status.code(), told)
    };
    let (document, text) = (path("quay.ron"), path("quay.txt"));
    let (status, told) = run(&["draft", &text, "-o", &document, "--written", "2019-08-01"]);
    assert_eq!(status, Some(0), "{told}");
    let before = fs::read_to_string(&document).expect("readable");
    let (status, told) = run(&["draft", "--update", &document, &text]);
    assert_eq!(
        (status, told.as_str()),
        (
            Some(0),
            &*format!("{document}: it has all of the article already\n")
        )
    );
    assert_eq!(fs::read_to_string(&document).expect("readable"), before);
    fs::write(
        &text,
        BEFORE.to_owned() + "\nThe quay was opened again on 30 July 2019.\n",
    )
    .expect("a file");
    let (status, told) = run(&["draft", "--update", &document, &text]);
    assert_eq!(status, Some(0), "{told}");
    assert!(
        told.starts_with(&format!(
            "{document}: 0 claims and 1 event added, 0 marked as gone"
        )),
        "{told}"
    );
    let after = fs::read_to_string(&document).expect("readable");
    assert!(after.contains("30 July 2019"));
    for (arguments, said) in [
        (["draft", "--update", "gone.ron", &text], "cannot be read"),
        (["draft", "--update", &text, &document], ""),
    ] {
        let (status, told) = run(&arguments);
        assert_eq!(status, Some(1), "{told}");
        assert!(told.contains(said), "{told}");
    }
    assert_eq!(fs::read_to_string(&document).expect("readable"), after);
}

#[test]
fn a_document_that_holds_its_text_holds_the_new_one_and_proposes_nothing_anew_that_was_taken_away()
{
    let mut source = SourceText::new(drafted(&article(BEFORE)));
    let inline = ValueName::to("source").field("text_inline");
    let text = source::raw_text(&article(BEFORE).text);
    source
        .change(&inline, &Change::Set(text))
        .expect("it has a source");
    let before = read(source.text());
    let ferry = before.events.iter();
    let mut ferry = ferry.filter(|event| event.title.contains("ferry"));
    let ferry = ferry.next().expect("the ferry sank").id.clone();
    let links = before.claims.iter().flat_map(|claim| {
        let links = claim.events.iter().filter(|link| link.event == ferry);
        links.map(|link| ValueName::link(claim.number, &link.event, link.role))
    });
    for name in links.chain([ValueName::event(&ferry)]) {
        source.change(&name, &Change::Remove).expect("it is there");
    }
    let after = BEFORE.replace(
        "Nobody Paid\n\n",
        "Nobody Paid\n\nThe bank closed in 2015. ",
    );
    let article = article(&after);
    let text = source.text();
    let first = update(&article, &options(), &read(text), text).expect("it can be updated");
    assert_eq!(first.counts.events, 1, "{}", first.text);
    let document = read(&first.text);
    assert_eq!(document.source.text_inline.as_deref(), Some(&*article.text));
    assert!(document.events.iter().all(|event| event.id != ferry));
    let again = update(&article, &options(), &document, &first.text).expect("it can be updated");
    assert_eq!(again.text, first.text);
}
