use proptest::prelude::*;

use super::super::{SourceMap, parser};
use super::*;

/// A value as it may stand in a document, with the paths of the values in it.
#[derive(Clone, Debug)]
struct Sample {
    text: String,
    paths: Vec<ValuePath>,
}

const NAMES: [&str; 4] = ["id", "when", "type", "events"];

fn leaf() -> impl Strategy<Value = Sample> {
    let texts = [
        r#""plain""#,
        r#""esc \" ) \\""#,
        r##"r#"raw " ] "#"##,
        "r\"raw\\\"",
        "happened",
        "-12",
        "'x'",
        "b\"( bytes\"",
        r#"claim( 3 )"#,
        "None",
        "[]",
        "( )",
        r#""“é” // no comment""#,
    ];
    proptest::sample::select(texts.to_vec()).prop_map(|text| Sample {
        text: text.to_owned(),
        paths: vec![ValuePath::default()],
    })
}

fn blank() -> impl Strategy<Value = &'static str> {
    proptest::sample::select(vec![
        "",
        " ",
        "\n  ",
        "/* a /* ( */ \" */",
        "// ) \n",
        "\u{2028}",
    ])
}

fn below(segment: PathSegment, path: &ValuePath) -> ValuePath {
    path.segments().iter().fold(
        match segment {
            PathSegment::Field(name) => ValuePath::to(name),
            PathSegment::Item(index) => ValuePath::default().item(index),
        },
        |path, segment| match segment {
            PathSegment::Field(name) => path.field(name),
            PathSegment::Item(index) => path.item(*index),
        },
    )
}

fn list(items: &[Sample], blank: &str, comma: &str) -> Sample {
    let texts: Vec<String> = items
        .iter()
        .map(|item| format!("{blank}{}{blank}", item.text))
        .collect();
    let mut paths = vec![ValuePath::default()];
    for (index, item) in items.iter().enumerate() {
        let inner = item.paths.iter();
        paths.extend(inner.map(|path| below(PathSegment::Item(index), path)));
    }
    Sample {
        text: format!("[{}{comma}]", texts.join(",")),
        paths,
    }
}

fn group(items: &[Sample], name: &str, blank: &str) -> Sample {
    let mut paths = vec![ValuePath::default()];
    let mut fields = Vec::new();
    for (index, (item, key)) in items.iter().zip(NAMES).enumerate() {
        let raw = if key == "type" { "r#" } else { "" };
        fields.push(format!("{blank}{raw}{key}{blank}:{blank}{}", item.text));
        let inner = item.paths.iter();
        paths.extend(
            inner
                .clone()
                .map(|path| below(PathSegment::Field(key), path)),
        );
        paths.extend(inner.map(|path| below(PathSegment::Item(index), path)));
    }
    Sample {
        text: format!("{name}{blank}({}{blank})", fields.join(",")),
        paths,
    }
}

fn sample() -> impl Strategy<Value = Sample> {
    leaf().prop_recursive(4, 40, 4, |inner| {
        let items = proptest::collection::vec(inner.clone(), 1..4);
        let name = proptest::sample::select(vec!["", "Event", "events"]);
        prop_oneof![
            (
                items.clone(),
                blank(),
                proptest::sample::select(vec!["", ","])
            )
                .prop_map(|(items, blank, comma)| list(&items, blank, comma)),
            (items, name, blank()).prop_map(|(items, name, blank)| group(&items, name, blank)),
            (inner, blank()).prop_map(|(inner, blank)| Sample {
                text: format!("Some({blank}{}{blank})", inner.text),
                paths: inner.paths,
            }),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_value_is_found_where_the_tree_has_it(
        items in proptest::collection::vec(sample(), 1..4),
        before in blank(),
        wanted in proptest::collection::vec(any::<proptest::sample::Index>(), 0..12),
        beyond in 0..5_usize,
    ) {
        let Sample { text, paths } = group(&items, "", before);
        let text = format!("{before}#![enable(implicit_some)]{before}{text}\n// the end");
        let mut paths: Vec<ValuePath> = wanted.iter().map(|ix| ix.get(&paths).clone()).collect();
        // Some lead to a value and on to nothing.
        let further: Vec<ValuePath> = paths.iter().take(beyond).map(|path| path.clone().field("lane").item(7)).collect();
        paths.extend(further);
        let mut errors = Vec::new();
        let tree = parser::parse(&text, &mut errors).expect("the text is good");
        prop_assert!(errors.is_empty(), "{errors:?}\n{text}");
        let source_map = SourceMap { tree, placeholders: Vec::new() };
        let paths: Vec<&ValuePath> = paths.iter().collect();
        let found = locate(&text, &paths, &LoadProgress::default());
        for (path, found) in paths.into_iter().zip(found) {
            prop_assert_eq!(found, source_map.location(path), "{} in\n{}", path, text);
        }
    }
}

#[test]
fn a_cancelled_search_ends_and_a_text_that_breaks_off_is_followed_as_far_as_it_goes() {
    let text = format!(
        "(events: [{}], claims: [1, 2])",
        "(id: \"a\"),".repeat(10_000)
    );
    let path = ValuePath::to("claims").item(1);
    let progress = LoadProgress::default();
    let [found] = locate(&text, &[&path], &progress)[..] else {
        panic!("one path has one place")
    };
    assert!(text[found.start..].starts_with("2])") && found.is_whole);
    for end in [0, 5, 9, 200, text.len() - 4] {
        let [found] = locate(&text[..end], &[&path], &progress)[..] else {
            panic!("one path has one place")
        };
        assert!(!found.is_whole && found.start <= end, "{end}: {found:?}");
    }
    progress.cancel();
    let found = locate(&text, &[&path], &progress);
    assert!(!found[0].is_whole);
}
