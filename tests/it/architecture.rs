//! The layout of the code: a layer imports only those listed for it, and no modules import each other in a circle.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Each layer with those that it may use, lowest first.
const MAY_USE: [(&str, &[&str]); 19] = [
    ("bidi", &[]),
    ("printable", &[]),
    ("markup", &["printable"]),
    ("document", &["printable"]),
    ("article", &["document", "markup", "printable"]),
    ("draft", &["article", "document", "printable"]),
    ("timeline", &["document"]),
    ("words", &["article", "document", "timeline"]),
    (
        "view",
        &["article", "document", "markup", "timeline", "words"],
    ),
    (
        "describe",
        &["document", "markup", "timeline", "view", "words"],
    ),
    (
        "state",
        &[
            "article", "describe", "document", "draft", "markup", "timeline", "view", "words",
        ],
    ),
    ("command", &["state"]),
    ("fonts", &["view"]),
    ("theme", &["fonts", "timeline", "view"]),
    (
        "export",
        &[
            "bidi",
            "describe",
            "document",
            "fonts",
            "printable",
            "theme",
            "timeline",
            "view",
            "words",
        ],
    ),
    ("io", &["article", "document", "printable", "timeline"]),
    (
        "ui",
        &[
            "article",
            "bidi",
            "command",
            "describe",
            "document",
            "fonts",
            "markup",
            "printable",
            "state",
            "theme",
            "timeline",
            "view",
            "words",
        ],
    ),
    (
        "app",
        &[
            "article",
            "command",
            "document",
            "draft",
            "io",
            "printable",
            "state",
            "theme",
            "ui",
            "view",
        ],
    ),
    (
        "cli",
        &[
            "app",
            "article",
            "describe",
            "document",
            "draft",
            "export",
            "fonts",
            "io",
            "printable",
            "state",
            "theme",
            "timeline",
            "view",
            "words",
        ],
    ),
];

/// The way of a module from the crate's root.
type Module = Vec<String>;

/// The modules of the crate: the code of each without comments and unit tests, and the paths that it names.
struct Crate {
    modules: BTreeMap<Module, Vec<Module>>,
    /// The names that a module hands on from another, by module and name.
    re_exports: BTreeMap<(Module, String), Module>,
}

impl Crate {
    fn read() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let mut texts = BTreeMap::new();
        read_module(&root, "lib", Vec::new(), &mut texts);
        let mut modules = BTreeMap::new();
        let mut re_exports = BTreeMap::new();
        for (module, text) in &texts {
            let mut paths = Vec::new();
            for (is_public, import) in imports(text) {
                for (name, path) in expanded(&import) {
                    if is_public {
                        re_exports.insert((module.clone(), name), path.clone());
                    }
                    paths.push(path);
                }
            }
            paths.extend(inline_paths(text));
            modules.insert(module.clone(), paths);
        }
        Self {
            modules,
            re_exports,
        }
    }

    /// The modules that each module imports from, without a module's use of those inside it: they are what it is made of.
    fn edges(&self) -> BTreeSet<(Module, Module)> {
        let mut edges = BTreeSet::new();
        for (module, paths) in &self.modules {
            let targets = paths.iter().filter_map(|path| self.resolve(module, path));
            let others = targets.filter(|target| !target.starts_with(module));
            edges.extend(others.map(|target| (module.clone(), target)));
        }
        edges
    }

    /// The module that holds what a path names, seen from a module; nothing for what is not of this crate.
    fn resolve(&self, from: &Module, path: &Module) -> Option<Module> {
        let mut at = from.clone();
        let mut rest = path.as_slice();
        match rest.first()?.as_str() {
            "crate" => (at, rest) = (Vec::new(), &rest[1..]),
            "self" => rest = &rest[1..],
            "super" => {}
            first if self.is_module(&at, first) => {}
            first => {
                let handed_on = self.re_exports.get(&(at.clone(), first.to_owned()))?;
                return (handed_on != path).then(|| self.resolve(&at, handed_on))?;
            }
        }
        for (index, segment) in rest.iter().enumerate() {
            if segment == "super" {
                at.pop();
            } else if self.is_module(&at, segment) {
                at.push(segment.clone());
            } else if let Some(handed_on) = self.re_exports.get(&(at.clone(), segment.clone())) {
                let mut handed_on = handed_on.clone();
                handed_on.extend_from_slice(&rest[index + 1..]);
                return self.resolve(&at, &handed_on).or(Some(at));
            } else {
                break;
            }
        }
        Some(at)
    }

    fn is_module(&self, parent: &Module, name: &str) -> bool {
        let mut module = parent.clone();
        module.push(name.to_owned());
        self.modules.contains_key(&module)
    }
}

/// Reads a module's file and those of the modules that it declares, except for tests.
fn read_module(folder: &Path, name: &str, module: Module, into: &mut BTreeMap<Module, String>) {
    let file = [format!("{name}.rs"), format!("{name}/mod.rs")]
        .map(|file| folder.join(file))
        .into_iter()
        .find(|file| file.exists())
        .unwrap_or_else(|| panic!("{name} has a file in {}", folder.display()));
    let text = std::fs::read_to_string(&file).expect("a readable source");
    let text = without_tests_and_comments(&text);
    let inside = match name {
        "lib" => folder.to_owned(),
        _ => folder.join(name),
    };
    for child in declared_modules(&text) {
        let mut way = module.clone();
        way.push(child.to_owned());
        read_module(&inside, child, way, into);
    }
    into.insert(module, text);
}

fn without_tests_and_comments(text: &str) -> String {
    let mut lines = text.lines().peekable();
    let mut kept = String::new();
    while let Some(line) = lines.next() {
        if line.trim() == "#[cfg(test)]" {
            // A module in a file of its own follows, one in this file with which it ends, or one item.
            if lines
                .peek()
                .is_some_and(|next| next.ends_with('{') && next.starts_with("mod"))
            {
                break;
            }
            lines.next();
            continue;
        }
        kept.push_str(line.split("//").next().unwrap_or_default());
        kept.push('\n');
    }
    kept
}

fn declared_modules(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter_map(|line| {
        let line = line.trim_end().strip_suffix(';')?;
        let (visibility, name) = line.rsplit_once("mod ")?;
        let is_declared = visibility.is_empty() || visibility.starts_with("pub");
        is_declared.then_some(name)
    })
}

/// The trees of a file's `use` declarations, and whether each hands its names on.
fn imports(text: &str) -> Vec<(bool, String)> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find("use ") {
        let line = rest[..at].rsplit('\n').next().unwrap_or_default().trim();
        let after = &rest[at + 4..];
        let is_public = line.starts_with("pub");
        if line.is_empty() || is_public {
            let tree = after.split(';').next().unwrap_or_default();
            found.push((
                is_public,
                tree.split_whitespace().collect::<Vec<_>>().join(" "),
            ));
        }
        rest = after;
    }
    found
}

/// The paths of a `use` tree, each with the name that it is known by.
fn expanded(tree: &str) -> Vec<(String, Module)> {
    let mut found = Vec::new();
    expand(tree, &[], &mut found);
    found
}

fn expand(tree: &str, before: &[String], found: &mut Vec<(String, Module)>) {
    let tree = tree.trim();
    if let Some((path, group)) = tree.split_once('{') {
        let mut before = before.to_vec();
        before.extend(segments(path));
        for item in top_level_items(group.trim_end().strip_suffix('}').unwrap_or(group)) {
            expand(item, &before, found);
        }
        return;
    }
    let (path, name) = match tree.split_once(" as ") {
        Some((path, name)) => (path, Some(name.trim().to_owned())),
        None => (tree, None),
    };
    let mut way = before.to_vec();
    way.extend(segments(path));
    if way.len() > 1 && way.last().is_some_and(|last| last == "self") {
        way.pop();
    }
    if let Some(last) = way.last().cloned() {
        found.push((name.unwrap_or(last), way));
    }
}

fn segments(path: &str) -> impl Iterator<Item = String> {
    let segments = path.split("::").map(str::trim);
    segments
        .filter(|segment| !segment.is_empty())
        .map(str::to_owned)
}

/// The items of a group, those of groups within it together.
fn top_level_items(group: &str) -> Vec<&str> {
    let mut depth = 0;
    let parts = group.split(|c| {
        depth += i32::from(c == '{') - i32::from(c == '}');
        c == ',' && depth == 0
    });
    parts.filter(|part| !part.trim().is_empty()).collect()
}

/// Paths that stand in the code itself: `crate::a::b`, `super::a`.
fn inline_paths(text: &str) -> Vec<Module> {
    let is_of_path = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    let words = text.split(|c: char| !is_of_path(c));
    words
        .map(|word| segments(word).collect::<Module>())
        .filter(|path| {
            let begins = path.first().map(String::as_str);
            path.len() > 1 && matches!(begins, Some("crate" | "super" | "self"))
        })
        .collect()
}

fn name(module: &Module) -> String {
    match module.is_empty() {
        true => "crate".to_owned(),
        false => module.join("::"),
    }
}

/// The imports that close a circle: the imported module leads back to the importing one.
fn in_circles(edges: &BTreeSet<(Module, Module)>) -> BTreeSet<(Module, Module)> {
    let leads_back = |(from, to): &&(Module, Module)| reached(edges, to).contains(from);
    edges.iter().filter(leads_back).cloned().collect()
}

/// Every module that one leads to, however many imports away.
fn reached(edges: &BTreeSet<(Module, Module)>, from: &Module) -> BTreeSet<Module> {
    let mut reached = BTreeSet::from([from.clone()]);
    let mut next = vec![from.clone()];
    while let Some(module) = next.pop() {
        let imported = edges.iter().filter(|(from, _)| *from == module);
        next.extend(
            imported
                .map(|(_, to)| to.clone())
                .filter(|to| reached.insert(to.clone())),
        );
    }
    reached
}

#[test]
fn no_module_uses_one_above_it() {
    let edges = Crate::read().edges();
    assert!(edges.len() > 200, "{}", edges.len());
    let upward: Vec<String> = edges
        .iter()
        .filter(|(from, to)| !may_use(from, to))
        .map(|(from, to)| format!("{} uses {}", name(from), name(to)))
        .collect();
    assert!(upward.is_empty(), "upward:\n{}", upward.join("\n"));
}

/// True if a module's layer may use another's. The crate's root stands in none.
fn may_use(from: &Module, to: &Module) -> bool {
    let (Some(layer), Some(used)) = (from.first(), to.first()) else {
        return true;
    };
    let (_, may_use) = MAY_USE
        .iter()
        .find(|(name, _)| name == layer)
        .unwrap_or_else(|| panic!("{layer} has no place in the architecture"));
    used == layer || may_use.contains(&used.as_str())
}

#[test]
fn no_modules_import_each_other_in_a_circle() {
    let circles: Vec<String> = in_circles(&Crate::read().edges())
        .iter()
        .map(|(from, to)| format!("{} uses {}", name(from), name(to)))
        .collect();
    assert!(circles.is_empty(), "in circles:\n{}", circles.join("\n"));
}

#[test]
fn paths_are_read_as_the_compiler_reads_them() {
    let expanded = |tree| {
        let paths = expanded(tree).into_iter();
        paths
            .map(|(name, path)| (name, path.join("::")))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        expanded("super::{super::{A, b::{self, C}}, d::E as F}"),
        [
            ("A", "super::super::A"),
            ("b", "super::super::b"),
            ("C", "super::super::b::C"),
            ("F", "super::d::E"),
        ]
        .map(|(name, path)| (name.to_owned(), path.to_owned()))
    );
    let circle = [("a", "b"), ("b", "c"), ("c", "a"), ("d", "a"), ("a", "e")];
    let module = |name: &str| vec![name.to_owned()];
    let edges = circle.map(|(from, to)| (module(from), module(to)));
    assert_eq!(
        in_circles(&edges.iter().cloned().collect()),
        edges[..3].iter().cloned().collect()
    );
}
