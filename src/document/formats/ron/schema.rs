//! Facts about the document's types that serde does not tell the recovery reader.

/// Facts about one struct.
#[derive(Debug)]
pub(super) struct StructInfo {
    /// The struct's name in Rust, which is how serde calls it.
    name: &'static str,
    /// A writer's word for it.
    pub noun: &'static str,
    /// The fields that may be left out.
    pub optional: &'static [&'static str],
}

const fn struct_info(
    name: &'static str,
    noun: &'static str,
    optional: &'static [&'static str],
) -> StructInfo {
    StructInfo {
        name,
        noun,
        optional,
    }
}

/// One line a struct. serde keeps to itself which fields have defaults, so a test compares this with what it accepts.
const STRUCTS: [StructInfo; 17] = [
    struct_info(
        "Document",
        "the document",
        &[
            "claims_are_called",
            "hemisphere",
            "lanes",
            "actors",
            "events",
            "claims",
            "views",
            "story",
        ],
    ),
    struct_info(
        "Source",
        "the source",
        &[
            "author",
            "about_author",
            "publisher",
            "genre",
            "published",
            "text",
            "text_inline",
        ],
    ),
    struct_info(
        "Published",
        "`published`",
        &["place", "edtf", "calendar", "note"],
    ),
    struct_info("Written", "`written`", &["calendar", "evidence"]),
    struct_info("ClaimWord", "`claims_are_called`", &[]),
    struct_info("Lane", "a lane", &["holds"]),
    struct_info("Actor", "an actor", &["other_names", "lane", "note"]),
    struct_info(
        "Event",
        "an event",
        &[
            "about", "kind", "lane", "actors", "when", "record", "weight",
        ],
    ),
    struct_info(
        "When",
        "`when`",
        &[
            "phrases",
            "relative_to",
            "edtf",
            "start",
            "end",
            "calendar",
            "because",
        ],
    ),
    struct_info("Phrase", "a phrase", &["in"]),
    struct_info("Record", "`record`", &["calendar", "note"]),
    struct_info(
        "Claim",
        "a claim",
        &["summary", "actors", "events", "builds_on", "tensions"],
    ),
    struct_info("Link", "a link", &["direct", "note"]),
    struct_info("Tension", "a tension", &["note"]),
    struct_info("NamedView", "a view", &["against"]),
    struct_info("Story", "the story", &["minutes"]),
    struct_info(
        "StoryStep",
        "a step",
        &["view", "show", "against", "selected", "claims", "notes"],
    ),
];

/// The entry of a struct that the table lacks; a test holds that there is none.
const UNKNOWN: StructInfo = struct_info("", "this", &[]);

/// The line of a struct.
pub(super) fn struct_info_of(name: &str) -> &'static StructInfo {
    STRUCTS
        .iter()
        .find(|struct_info| struct_info.name == name)
        .unwrap_or(&UNKNOWN)
}

/// The fields that a struct must have.
const REQUIRED: [&str; 18] = [
    "edtf", "event", "format", "headline", "id", "many", "name", "number", "one", "role", "show",
    "source", "steps", "text", "title", "when", "with", "written",
];

/// A field's name as the code has it, if a document has such a field.
pub(in crate::document) fn field_named(name: &str) -> Option<&'static str> {
    let optional = STRUCTS.iter().flat_map(|struct_info| struct_info.optional);
    optional
        .chain(&REQUIRED)
        .copied()
        .find(|field| *field == name)
}

#[cfg(test)]
mod tests {
    use super::super::{Verdicts, parser};
    use super::*;

    /// A document in which every field that there is occurs.
    const FULL: &str = r#"(
        format: 1,
        source: (
            title: "T", author: "A", about_author: "a", publisher: "P", genre: report,
            published: (place: "p", edtf: "2023", calendar: julian, note: "n"),
            written: (edtf: "2023", calendar: julian, evidence: "e"), text: "t.txt", text_inline: "t",
        ),
        claims_are_called: (one: "claim", many: "claims"),
        hemisphere: southern,
        lanes: [(id: "l", name: "L", holds: "h")],
        actors: [(id: "a", name: "A", other_names: ["B"], lane: "l", note: "n")],
        events: [(
            id: "e", title: "E", about: "a", kind: alleged, lane: "l", actors: ["a"],
            when: (
                phrases: [(text: "t", in: introduction)], relative_to: writing, edtf: "2022", start: "2022",
                end: "2023", calendar: julian, because: "b",
            ),
            record: (edtf: "2021", calendar: julian, note: "n"), weight: 5,
        )],
        claims: [(
            number: 1, title: "T", summary: "S", actors: ["a"],
            events: [(event: "e", role: motive, direct: true, note: "n")],
            builds_on: [2], tensions: [(with: 2, note: "n")],
        )],
        views: [(name: "N", show: [lane("l"), kind(alleged), claim(1), quoted(true)], against: [quoted(false)])],
        story: (
            minutes: 20,
            steps: [(
                headline: "H", view: events(["e"]), show: [kind(alleged)], against: [kind(happened)], selected: event("e"), claims: [1], notes: "n",
            )],
        ),
    )"#;

    #[test]
    fn exactly_the_fields_that_serde_lets_a_writer_leave_out_are_optional() {
        assert!(Verdicts::of(FULL).parse_with_ron);
        let tree = parser::parse(FULL, &mut Vec::new()).expect("every bracket is closed");
        let mut fields = Vec::new();
        let mut groups = vec![tree.root()];
        while let Some(group) = groups.pop() {
            groups.extend(tree.items(group));
            fields.extend(
                tree.node(group)
                    .key
                    .clone()
                    .map(|key| (key, tree.node(group).span.end)),
            );
        }
        for (key, end) in &fields {
            let without = format!(
                "{}{}",
                &FULL[..key.start],
                FULL[*end..].trim_start_matches(',')
            );
            let Verdicts {
                parse_with_ron,
                by_us,
            } = Verdicts::of(&without);
            assert_eq!(by_us, parse_with_ron, "{}", &FULL[key.start..*end]);
        }
        for (key, _) in &fields {
            let name = tree.source(key);
            assert_eq!(field_named(name), Some(name));
        }
        for field in STRUCTS.iter().flat_map(|struct_info| struct_info.optional) {
            assert!(
                fields.iter().any(|(key, _)| tree.source(key) == *field),
                "{field} occurs"
            );
        }
    }
}
