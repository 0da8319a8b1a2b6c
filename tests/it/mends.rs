//! What mends a problem, where that is known, is a button beside it, and is told to programs.

use claimline::document::source::SourceText;
use claimline::document::{self, Diagnostics};
use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;

use crate::support::desk::Desk;
use crate::support::window::{AnyWindow as _, AppWindow as _};

const GOOD: &str = r#"(
    format: 1,
    source: (
        title: "T",
        published: (edtf: "2019"),
        written: (edtf: "2020-05-01"),
    ),
    lanes: [(id: "city", name: "City")],
    actors: [(id: "engineers", name: "Engineers")],
    events: [
        (
            id: "fire",
            title: "The fire",
            kind: alleged,
            lane: "city",
            actors: ["engineers"],
            when: (edtf: "2019-05"),
        ),
        (id: "flood", title: "The flood", lane: "city", when: (relative_to: after("fire"), edtf: "2019-11")),
    ],
    claims: [
        (
            number: 1,
            title: "It burned",
            events: [(event: "fire", role: cause)],
        ),
    ],
)
"#;

/// Faults of that document, each with what mends it.
const FAULTS: [(&str, &str, &str); 12] = [
    ("event: \"fire\"", "event: \"fier\"", "\"fire\""),
    ("lane: \"city\"", "lane: \"ctiy\"", "\"city\""),
    (
        "actors: [\"engineers\"]",
        "actors: [\"enginers\"]",
        "\"engineers\"",
    ),
    ("after(\"fire\")", "after(\"fre\")", "\"fire\""),
    ("edtf: \"2019-05\"", "edtf: \"c. 2019\"", "\"2019~\""),
    ("(edtf: \"2019\")", "(edtf: \"the 1950s\")", "\"195X\""),
    ("edtf: \"2019-11\"", "edtf: \"8/1/2019\"", "\"2019-01-08\""),
    ("kind: alleged", "kind: claimed", "alleged"),
    ("role: cause", "role: cuase", "cause"),
    ("title: \"The fire\"", "tilte: \"The fire\"", "title"),
    ("number: 1", "number: \"1\"", "1"),
    ("id: \"fire\"", "id: \"The Fire\"", "\"the-fire\""),
];

fn problems(text: &str) -> Diagnostics {
    document::open(text.as_bytes()).expect_err("it has a fault")
}

#[test]
fn what_is_written_instead_mends_the_problem() {
    for (good, faulty, mend) in FAULTS {
        let text = GOOD.replacen(good, faulty, 1);
        assert_ne!(text, GOOD);
        let before = problems(&text);
        let problem = before
            .iter()
            .find(|problem| !problem.replacements.is_empty())
            .unwrap_or_else(|| panic!("{faulty}: {before:?}"));
        let replacement = problem.replacements[0].clone();
        assert_eq!(replacement.new_text, mend, "{faulty}");
        let source = SourceText::new(text.as_str());
        let mended = source.edited(&source.replacing(replacement));
        let is_still_there = match document::open(mended.text().as_bytes()) {
            Ok(_) => false,
            Err(after) => after.iter().any(|other| other.message == problem.message),
        };
        assert!(!is_still_there, "{faulty}: {}", mended.text());
    }
}

#[test]
fn a_fault_that_is_typed_is_mended_by_a_button_in_a_step_of_its_own() {
    let mut desk = Desk::of(GOOD);
    let field = "EDTF date of the publishing";
    let field = desk.harness.get_by_role_and_label(Role::TextInput, field);
    field.focus();
    desk.harness.run();
    desk.type_on("c. 1850");
    let typed = desk.text();
    assert!(typed.contains("\"c. 1850\""));
    let buttons = desk.harness.get_all_by_label("Write “1850~”");
    buttons.last().expect("a button").click();
    desk.harness.run();
    assert_eq!(desk.text(), typed.replace("c. 1850", "1850~"));
    let published = desk.document().source.published.clone();
    let edtf = published.and_then(|published| published.edtf);
    assert_eq!(
        edtf.map(|edtf| edtf.edtf().to_owned()).as_deref(),
        Some("1850~")
    );
    desk.undo();
    desk.harness.get_by_label("Undone: “1850~” for “c. 1850”");
    assert_eq!(desk.text(), typed);
}

#[test]
fn the_problems_of_a_file_that_cannot_be_opened_are_mended_in_it_one_by_one() {
    let text = GOOD.replacen("role: cause", "role: cuase", 1).replacen(
        "event: \"fire\"",
        "event: \"fier\"",
        1,
    );
    let mut desk = Desk::of(&text);
    assert!(desk.harness.state().state().is_none());
    for (button, fault, good) in [
        ("Write cause", "cuase", "role: cause"),
        ("Write “fire”", "fier", "event: \"fire\""),
    ] {
        assert!(desk.file().contains(fault));
        // The file is read again beside the window.
        desk.harness.wait_until("the problem is shown", |harness| {
            harness.query_by_label(button).is_some()
        });
        desk.harness.get_by_label(button).click();
        desk.harness.run();
        assert!(desk.file().contains(good));
    }
    assert_eq!(desk.file(), GOOD);
    desk.harness.wait_until("the document is open", |harness| {
        harness.state().state().is_some()
    });
    desk.harness.press(&[Key::Home]);
}
