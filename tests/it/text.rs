//! The text that a document reads: in a file beside it or within it.

use std::fs;
use std::path::{Path, PathBuf};

use claimline::app::ClaimlineApp;
use claimline::article::{Article, BlockKind, Standing};
use claimline::document::EventId;
use claimline::document::problem::MAX_PROBLEMS;
use claimline::io::{LoadedDocument, Origin};
use egui::{Key, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use tempfile::TempDir;

use crate::support::window::{AnyWindow as _, AppWindow as _, Window};

const ARTICLE: &str =
    "Two reasons\n\nThe quay was closed.\n\n1. The quay is old.\n\n2. Nobody pays for it.\n";

/// A document whose source has some more fields.
fn document(fields: &str) -> String {
    format!(
        "(format: 1, source: (title: \"T\", written: (edtf: \"2023\"),\n    {fields}),\n    events: [(id: \"e\", title: \"The quay is closed\", when: (phrases: [(text: \"was closed\")]))])"
    )
}

/// A folder with an article and a document.
struct Desk {
    folder: TempDir,
    document: PathBuf,
}

impl Desk {
    fn with(fields: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir(folder.path().join("texts")).expect("a folder");
        fs::write(folder.path().join("texts/quay.txt"), ARTICLE).expect("a file");
        fs::write(folder.path().join("other.ron"), document("")).expect("a file");
        fs::write(folder.path().join("picture.png"), b"\x89PNG\r\n\x1a\n\0\0").expect("a file");
        fs::write(folder.path().join("empty.txt"), " \n").expect("a file");
        let path = folder.path().join("quay.ron");
        fs::write(&path, document(fields)).expect("a file");
        Self {
            folder,
            document: path,
        }
    }

    fn checked(&self) -> LoadedDocument {
        let checked = Origin::File(self.document.clone()).check(MAX_PROBLEMS, None);
        checked.unwrap_or_else(|error| panic!("{error}"))
    }

    fn article(&self) -> Option<Article> {
        let origin = Origin::File(self.document.clone());
        let text = origin.own_text(&self.checked().timeline.document().source)?;
        text.read().ok()
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
}

/// The warnings of a document, each behind the file's name.
fn warnings(opened: &LoadedDocument) -> Vec<String> {
    let file = format!("{}:", opened.warnings.file);
    let lines = opened.warnings.lines();
    lines.map(|line| line.replacen(&file, "", 1)).collect()
}

#[test]
fn a_text_is_read_as_it_is_named_from_the_documents_folder() {
    let desk = Desk::with("text: \"texts/quay.txt\"");
    let opened = desk.checked();
    assert_eq!(warnings(&opened), [""; 0]);
    let article = desk.article().expect("an article");
    assert_eq!(article.text, ARTICLE);
    let blocks: Vec<&str> = article
        .blocks
        .iter()
        .map(|block| &article.text[block.bytes.clone()])
        .collect();
    assert_eq!(blocks.len(), 4);
    assert_eq!(blocks[0], "Two reasons");
    assert!(
        article
            .blocks
            .iter()
            .all(|block| block.kind == BlockKind::Paragraph)
    );
    let marks: Vec<&str> = article
        .claims
        .iter()
        .map(|claim| &article.text[claim.mark.clone()])
        .collect();
    assert_eq!(marks, ["1. ", "2. "]);
}

#[test]
fn a_text_may_stand_in_the_document() {
    let desk =
        Desk::with("text_inline: \"Two reasons\\n\\n1. It was closed.\\n\\n2. Nobody pays.\"");
    let opened = desk.checked();
    assert_eq!(warnings(&opened), [""; 0]);
    assert_eq!(desk.article().map(|article| article.claims.len()), Some(2));
}

#[test]
fn a_document_opens_without_a_text_that_cannot_be_read_and_says_at_the_field_why() {
    for (fields, said) in [
        (r#"text: "gone.txt""#, "No such file"),
        (r#"text: "texts""#, "it is a folder"),
        (r#"text: "quay.ron""#, "it is a document"),
        (r#"text: "other.ron""#, "it is a document"),
        (r#"text: "picture.png""#, "no"),
        (r#"text: "empty.txt""#, "it has no text"),
    ] {
        let desk = Desk::with(fields);
        let opened = desk.checked();
        assert!(desk.article().is_none(), "{fields}");
        let warnings = warnings(&opened);
        assert_eq!(warnings.len(), 1, "{warnings:?}");
        let [file, name] = [&fields[7..fields.len() - 1], &warnings[0]];
        assert!(name.starts_with("2:11: warning: the text "), "{name}");
        let path = desk.path(file).display().to_string();
        assert!(name.contains(&path) && name.contains(said), "{name}");
        assert!(name.contains("; "), "{name} says how to mend it");
    }
    let inline = warnings(&Desk::with(r#"text_inline: " ""#).checked());
    assert!(
        inline[0].starts_with("2:18: warning: it has no text"),
        "{inline:?}"
    );
}

#[cfg(unix)]
#[test]
fn a_device_is_no_text_and_a_text_without_end_is_not_read_to_its_end() {
    for device in ["/dev/zero", "/dev/null"] {
        let desk = Desk::with(&format!("text: {device:?}"));
        let warnings = warnings(&desk.checked());
        assert!(warnings[0].contains("no plain file"), "{warnings:?}");
    }
}

#[test]
fn a_text_has_one_place() {
    let desk = Desk::with(r#"text: "texts/quay.txt", text_inline: "1. It is old.""#);
    let error = Origin::File(desk.document.clone())
        .open()
        .expect_err("an error");
    assert!(
        error
            .to_string()
            .contains(":2:42: error: the text has a file"),
        "{error}"
    );
    let desk = Desk::with(r#"text: "  ""#);
    let error = Origin::File(desk.document.clone())
        .open()
        .expect_err("an error");
    assert!(
        error
            .to_string()
            .contains(":2:11: error: this text is empty"),
        "{error}"
    );
}

#[test]
fn warnings_of_the_text_stand_among_those_of_the_document() {
    let desk = Desk::with(r#"text: "gone.txt""#);
    let idle = r#"events: [(id: "e", title: "E")], actors: [(id: "idle", name: "I")])"#;
    let text = fs::read_to_string(&desk.document).expect("readable");
    let (head, _) = text.split_once("events:").expect("events");
    let text = format!("{head}{idle}");
    fs::write(&desk.document, text).expect("writable");
    let warnings = warnings(&desk.checked());
    let lines: Vec<&str> = warnings
        .iter()
        .map(|line| line.split(':').next().unwrap_or_default())
        .collect();
    assert_eq!(lines, ["2", "3"], "{warnings:?}");
}

/// The standing of the document's one phrase.
fn standing(window: &Harness<'static, ClaimlineApp>) -> Option<Standing> {
    let quotations = window.open_state().quotations()?;
    quotations
        .of_event(&EventId::from("e".to_owned()))
        .first()
        .cloned()
}

fn text_of(window: &Harness<'static, ClaimlineApp>) -> Option<String> {
    let article = window.open_state().article.as_ref()?;
    Some(article.text.clone())
}

#[test]
fn the_window_follows_the_text_as_it_follows_the_document() {
    let desk = Desk::with("text: \"texts/quay.txt\"");
    let mut window = Window::default().open(Origin::File(desk.document.clone()));
    assert_eq!(text_of(&window).as_deref(), Some(ARTICLE));
    let path = desk.path("texts/quay.txt");
    let changed = ARTICLE.replace("closed", "shut");
    replace(&path, &changed);
    assert!(matches!(standing(&window), Some(Standing::Exact(_))));
    window.wait_until("the text has changed", |window| {
        text_of(window).as_ref() == Some(&changed)
    });
    assert!(matches!(standing(&window), Some(Standing::Missing)));
    // A text that is gone leaves the document, and comes back.
    fs::remove_file(&path).expect("it is there");
    window.wait_until("the text is gone", |window| text_of(window).is_none());
    replace(&path, ARTICLE);
    window.wait_until("the text is back", |window| {
        text_of(window).as_deref() == Some(ARTICLE)
    });
    // A document that names another is followed to that.
    let other = desk.path("other.txt");
    fs::write(&other, "Another text of two sentences. This is one.").expect("a file");
    replace(&desk.document, &document("text: \"other.txt\""));
    window.wait_until("the other text is read", |window| {
        text_of(window).is_some_and(|text| text.starts_with("Another"))
    });
    replace(&other, "Yet another text of two sentences. This is one.");
    window.wait_until("the other text has changed", |window| {
        text_of(window).is_some_and(|text| text.starts_with("Yet another"))
    });
}

/// Saves as many editors do: a new file is renamed to the old one's name.
fn replace(path: &Path, text: &str) {
    let beside = path.with_extension("new");
    fs::write(&beside, text).expect("a file");
    fs::rename(&beside, path).expect("it takes the old one's place");
}

#[test]
fn an_edited_document_is_followed_to_the_text_that_it_names() {
    let desk = Desk::with("text: \"texts/quay.txt\"");
    fs::write(desk.path("other.txt"), "Another text. It is short.").expect("a file");
    // High enough for all that the details tell.
    let window = Window::default().sized(vec2(1600.0, 2400.0));
    let mut window = window.open(Origin::File(desk.document.clone()));
    let name_text = |window: &mut Harness<'static, ClaimlineApp>, path: &str| {
        window
            .get_by_label("File of the article beside this one")
            .click();
        window.run();
        window.key_press_modifiers(Modifiers::COMMAND, Key::A);
        window.event(egui::Event::Text(path.to_owned()));
        window.run();
    };
    name_text(&mut window, "gone.txt");
    assert_eq!(text_of(&window), None);
    assert!(window.says("gone.txt cannot be read: No such file"));
    // It comes while it is waited for.
    fs::write(desk.path("gone.txt"), "It has come. It is short.").expect("a file");
    window.wait_until("it has come", |window| {
        text_of(window).is_some_and(|text| text.starts_with("It has come"))
    });
    name_text(&mut window, "other.txt");
    assert_eq!(
        text_of(&window).as_deref(),
        Some("Another text. It is short.")
    );
    fs::write(desk.path("other.txt"), "Another one. It is short.").expect("a file");
    window.wait_until("it is read again", |window| {
        text_of(window).is_some_and(|text| text.starts_with("Another one"))
    });
}

#[test]
fn a_long_text_is_read_beside_the_window_and_can_be_given_up() {
    let desk = Desk::with("text: \"long.txt\"");
    let long = "The quay was closed, and nobody knew why it was. ".repeat(20_000);
    fs::write(desk.path("long.txt"), &long).expect("a file");
    let mut window = Window::default().begin(Origin::File(desk.document.clone()));
    assert!(window.says("Reading the text"));
    window.press(&[Key::Escape]);
    assert!(window.says("The text was not read"));
    assert_eq!(text_of(&window), None);
    window.get_by_label("Read it").click();
    window.wait_until("it is read", |window| text_of(window).is_some());
    assert!(matches!(standing(&window), Some(Standing::Exact(_))));
}
