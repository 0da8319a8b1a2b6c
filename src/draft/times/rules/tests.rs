//! Each rule's examples are its tests.

use std::collections::BTreeSet;

use super::super::cues::Cues;
use super::super::engine::expanded;
use super::super::finding::NARRATIVE_ONLY;
use super::super::{Anchor, Context, tag};
use super::{MACROS, all};
use crate::article::sentences;

#[test]
fn each_rule_finds_its_examples() {
    let mut wrong = Vec::new();
    for rule in all() {
        assert!(!rule.examples.is_empty(), "{} has no example", rule.id);
        let is_of_history = NARRATIVE_ONLY.contains(&rule.id);
        let context = Context {
            written: "2023-03-10".parse().ok(),
            anchor: Some(if is_of_history {
                Anchor::Narrative
            } else {
                Anchor::News
            }),
            ..Context::default()
        };
        for (example, value) in rule.examples {
            let start = example.find('[').expect("a bracket opens");
            let end = example.find(']').expect("a bracket closes") - 1;
            let text = example.replace(['[', ']'], "");
            let found = tag(&text, &sentences(&text), &context);
            let hit = found.iter().find(|found| found.bytes == (start..end));
            match hit {
                Some(hit)
                    if hit.rule == rule.id
                        && hit.timex.value.as_deref().unwrap_or_default() == *value => {}
                Some(hit) => wrong.push(format!(
                    "{}: {example}: {} by {}",
                    rule.id,
                    hit.timex.value.as_deref().unwrap_or("nothing"),
                    hit.rule
                )),
                None => wrong.push(format!(
                    "{}: {example}: only {:?}",
                    rule.id,
                    found
                        .iter()
                        .map(|f| &text[f.bytes.clone()])
                        .collect::<Vec<_>>()
                )),
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn each_rule_has_a_name_of_its_own_and_a_pattern_that_can_match_with_what_it_needs() {
    let mut names = BTreeSet::new();
    for rule in all() {
        assert!(names.insert(rule.id), "{} is there twice", rule.id);
        if let Err(error) = regex::Regex::new(&expanded(rule.pattern)) {
            panic!("{}: {error}", rule.id);
        }
        for (example, _) in rule.examples {
            assert!(
                Cues::in_text(example).contain(Cues::of(rule.needs)),
                "{}: {example}",
                rule.id
            );
        }
    }
}

#[test]
fn each_macro_is_used() {
    let patterns: Vec<&str> = all()
        .map(|rule| rule.pattern)
        .chain(MACROS.iter().map(|(_, pattern)| *pattern))
        .collect();
    for (name, _) in MACROS {
        assert!(
            patterns.iter().any(|pattern| pattern.contains(name)),
            "{name}"
        );
    }
}
