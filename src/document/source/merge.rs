//! Two versions of a document that were made from one, brought together value by value.
//!
//! An edit in the window changes values and no comments, while another program may change anything. So the other version is taken
//! as it is, and the values that differ between the base and ours are changed in it. A value that both have changed, and not
//! alike, is a conflict, in which ours stands until somebody has decided.

use foldhash::{HashMap, HashMapExt as _};

use super::{Change, SourceText, ValueName};
use crate::document::formats::ron::{NodeIx, NodeKind, SyntaxTree, field_named};

/// Both versions in one.
#[derive(Clone, Debug)]
pub struct Merged {
    pub source: SourceText,
    pub conflicts: Vec<Conflict>,
}

/// A value that both versions have changed, each as it is written; nothing where it is not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    pub name: ValueName,
    pub base: Option<String>,
    pub ours: Option<String>,
    pub theirs: Option<String>,
}

/// Brings what changed from a base to our version into theirs. Nothing where one of them has syntax errors.
pub fn merge(base: &SourceText, ours: &SourceText, theirs: &SourceText) -> Option<Merged> {
    let (base_tree, our_tree) = (base.tree()?, ours.tree()?);
    theirs.tree()?;
    let mut merger = Merger {
        base: &base_tree,
        ours: &our_tree,
        source: theirs.clone(),
        conflicts: Vec::new(),
    };
    let name = ValueName::default();
    merger.value(&name, Some(base_tree.root()), Some(our_tree.root()));
    Some(Merged {
        source: merger.source,
        conflicts: merger.conflicts,
    })
}

struct Merger<'t> {
    base: &'t SyntaxTree<'t>,
    ours: &'t SyntaxTree<'t>,
    /// Their version, with our changes so far.
    source: SourceText,
    conflicts: Vec<Conflict>,
}

impl Merger<'_> {
    /// Brings in what has changed in one value.
    fn value(&mut self, name: &ValueName, base: Option<NodeIx>, ours: Option<NodeIx>) {
        let before = base.map(|node| written(self.base, node));
        let after = ours.map(|node| written(self.ours, node));
        if before == after {
            return;
        }
        if let (Some(base), Some(ours)) = (base, ours) {
            let (base, ours) = (self.base.unwrapped(base), self.ours.unwrapped(ours));
            if is_struct(self.base, base) && is_struct(self.ours, ours) {
                return self.fields(name, base, ours);
            }
            if is_list(self.base, base) && is_list(self.ours, ours) && name.holds_named_items() {
                return self.items(name, base, ours);
            }
        }
        let theirs = self.source.value(name).map(str::to_owned);
        let change = match &after {
            Some(after) => Change::Set(after.to_string()),
            None => Change::Remove,
        };
        if theirs.as_deref() == after {
            return;
        }
        let is_free = theirs.as_deref() == before;
        let is_changed = self.change(name, &change);
        if !is_free || !is_changed {
            self.conflicts.push(Conflict {
                name: name.clone(),
                base: before.map(str::to_owned),
                ours: after.map(str::to_owned),
                theirs,
            });
        }
    }

    /// Makes a change in their version; false where that has no place for it.
    fn change(&mut self, name: &ValueName, change: &Change) -> bool {
        self.source.change(name, change).is_ok()
    }

    fn fields(&mut self, name: &ValueName, base: NodeIx, ours: NodeIx) {
        let mut fields = field_names(self.base, base);
        for field in field_names(self.ours, ours) {
            if !fields.contains(&field) {
                fields.push(field);
            }
        }
        for field in fields {
            let (base, ours) = (self.base.field(base, field), self.ours.field(ours, field));
            self.value(&name.clone().field(field), base, ours);
        }
    }

    /// The items of a list that have names, whichever places they have.
    fn items(&mut self, list: &ValueName, base: NodeIx, ours: NodeIx) {
        let before = named_items(self.base, list, base);
        let after = named_items(self.ours, list, ours);
        let (in_base, in_ours) = (by_name(&before), by_name(&after));
        for (name, base) in &before {
            let ours = in_ours.get(name).copied();
            let is_changed =
                ours.is_some_and(|ours| written(self.base, *base) != written(self.ours, ours));
            match ours {
                Some(ours) if is_changed && self.source.span(name).is_none() => {
                    self.keep_removed(list, name, *base, ours);
                }
                _ => self.value(name, Some(*base), ours),
            }
        }
        let mut behind: Option<&ValueName> = None;
        for (name, node) in &after {
            if !in_base.contains_key(name) {
                self.insert(list, name, behind, *node);
            }
            behind = Some(name);
        }
        let order_before = before.iter().map(|(name, _)| name);
        let order_before = order_before.filter(|name| in_ours.contains_key(name));
        let order_after = after.iter().map(|(name, _)| name);
        if !order_before.eq(order_after.filter(|name| in_base.contains_key(name))) {
            self.reorder(&after);
        }
    }

    /// An item that we have changed and they have removed.
    fn keep_removed(&mut self, list: &ValueName, name: &ValueName, base: NodeIx, ours: NodeIx) {
        let item = written(self.ours, ours).to_owned();
        let at = self.source.count(list);
        self.change(
            list,
            &Change::Insert {
                at,
                item: item.clone(),
            },
        );
        self.conflicts.push(Conflict {
            name: name.clone(),
            base: Some(written(self.base, base).to_owned()),
            ours: Some(item),
            theirs: None,
        });
    }

    /// A new item of ours, behind the one that it stands behind there.
    fn insert(
        &mut self,
        list: &ValueName,
        name: &ValueName,
        behind: Option<&ValueName>,
        node: NodeIx,
    ) {
        let item = written(self.ours, node);
        if let Some(theirs) = self.source.value(name) {
            if theirs != item {
                let theirs = Some(theirs.to_owned());
                self.change(name, &Change::Set(item.to_owned()));
                self.conflicts.push(Conflict {
                    name: name.clone(),
                    base: None,
                    ours: Some(item.to_owned()),
                    theirs,
                });
            }
            return;
        }
        let at = match behind {
            Some(behind) => self.source.index(behind).map(|index| index + 1),
            None => Some(0),
        };
        let insert = Change::Insert {
            at: at.unwrap_or_else(|| self.source.count(list)),
            item: item.to_owned(),
        };
        if !self.change(list, &insert) {
            self.conflicts.push(Conflict {
                name: name.clone(),
                base: None,
                ours: Some(item.to_owned()),
                theirs: None,
            });
        }
    }

    /// Puts the items in our order; theirs that we do not have stay behind those that they stand behind.
    fn reorder(&mut self, after: &[(ValueName, NodeIx)]) {
        let mut places: Vec<usize> = Vec::new();
        for (name, _) in after {
            places.extend(self.source.index(name));
        }
        places.sort_unstable();
        let there = after
            .iter()
            .filter(|(name, _)| self.source.index(name).is_some());
        let names: Vec<ValueName> = there.map(|(name, _)| name.clone()).collect();
        for (name, to) in names.iter().zip(places) {
            if self.source.index(name) != Some(to) {
                self.change(name, &Change::Move { to });
            }
        }
    }
}

fn by_name(items: &[(ValueName, NodeIx)]) -> HashMap<&ValueName, NodeIx> {
    let mut by_name = HashMap::with_capacity(items.len());
    by_name.extend(items.iter().map(|(name, node)| (name, *node)));
    by_name
}

fn written<'t>(tree: &SyntaxTree<'t>, node: NodeIx) -> &'t str {
    tree.source(&tree.node(tree.unwrapped(node)).span)
}

fn is_list(tree: &SyntaxTree<'_>, node: NodeIx) -> bool {
    matches!(tree.node(node).kind, NodeKind::Group { open: b'[', .. })
}

/// True of brackets whose values have names.
fn is_struct(tree: &SyntaxTree<'_>, node: NodeIx) -> bool {
    let is_named = |item: &NodeIx| tree.node(*item).key.is_some();
    matches!(
        tree.node(node).kind,
        NodeKind::Group {
            open: b'(',
            name: None,
            ..
        }
    ) && tree.items(node).iter().all(is_named)
}

fn field_names(tree: &SyntaxTree<'_>, node: NodeIx) -> Vec<&'static str> {
    let keys = tree.items(node).iter().filter_map(|item| tree.key(*item));
    keys.filter_map(field_named).collect()
}

/// The items of a list with their names; one without is left out.
fn named_items(tree: &SyntaxTree<'_>, list: &ValueName, node: NodeIx) -> Vec<(ValueName, NodeIx)> {
    let items = tree.items(node).iter();
    items
        .filter_map(|item| Some((list.item_of(tree, *item)?, *item)))
        .collect()
}
