//! The layout of the code: a layer never imports one above it.

use std::path::{Path, PathBuf};

/// AutoAdvance module of the crate with those it may use, lowest first.
const MAY_USE: [(&str, &[&str]); 13] = [
    ("document", &[]),
    ("timeline", &["document"]),
    ("words", &["document", "timeline"]),
    ("view", &["document", "timeline", "words"]),
    ("describe", &["document", "timeline", "view", "words"]),
    ("state", &["document", "timeline", "view"]),
    ("command", &["state"]),
    ("theme", &["timeline", "view"]),
    (
        "export",
        &["describe", "document", "theme", "timeline", "view", "words"],
    ),
    ("io", &["document", "timeline"]),
    (
        "ui",
        &[
            "command", "describe", "document", "state", "theme", "timeline", "view", "words",
        ],
    ),
    ("app", &["io", "state", "theme", "ui", "view"]),
    (
        "cli",
        &["app", "document", "export", "io", "state", "theme", "view"],
    ),
];

fn sources(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, into);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            into.push(path);
        }
    }
}

#[test]
fn no_module_uses_one_above_it() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    assert!(files.len() > 30);
    for file in files {
        let inside = file.strip_prefix(&root).expect("a source");
        let first = inside.iter().next().expect("a name").to_string_lossy();
        let module = first.trim_end_matches(".rs");
        if matches!(module, "main" | "lib") {
            continue;
        }
        let (_, may_use) = MAY_USE
            .iter()
            .find(|(name, _)| *name == module)
            .unwrap_or_else(|| panic!("{module} has no place in the architecture"));
        let text = std::fs::read_to_string(&file).expect("a readable source");
        for (number, line) in text.lines().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            for used in code.split("crate::").skip(1) {
                let used: String = used
                    .chars()
                    .take_while(|c| c.is_alphanumeric() || *c == '_')
                    .collect();
                let known = MAY_USE.iter().any(|(name, _)| *name == used);
                let allowed = used == module || may_use.contains(&used.as_str());
                assert!(
                    !known || allowed,
                    "{}:{}: {module} uses {used}",
                    inside.display(),
                    number + 1
                );
            }
        }
    }
}
