//! Positions found by id.

use std::hash::BuildHasher;

use foldhash::fast::FixedState;
use hashbrown::HashTable;

/// The position of each id of a list. The ids themselves stay where they are: the table holds four bytes for each, and
/// whoever looks something up says which id stands at a position.
#[derive(Clone, Debug, Default)]
pub struct IdIndex {
    positions: HashTable<u32>,
}

impl IdIndex {
    /// Indexes a list by its ids. Of several that are the same, the first is found.
    pub fn of<'a, T>(items: &'a [T], id_of: impl Fn(&'a T) -> &'a str) -> Self {
        let id_at = |position: u32| id_of(&items[position as usize]);
        let mut positions = HashTable::with_capacity(items.len());
        for position in 0..items.len() as u32 {
            let id = id_at(position);
            positions
                .entry(
                    hash(id),
                    |other| id_at(*other) == id,
                    |other| hash(id_at(*other)),
                )
                .or_insert(position);
        }
        Self { positions }
    }

    /// The position of an id.
    pub fn get<'a>(&self, id: &str, id_at: impl Fn(u32) -> &'a str) -> Option<u32> {
        let position = self.positions.find(hash(id), |other| id_at(*other) == id);
        position.copied()
    }

    pub fn bytes(&self) -> usize {
        self.positions.allocation_size()
    }
}

/// The same in every run, so that what a document costs does not depend on chance.
fn hash(id: &str) -> u64 {
    FixedState::default().hash_one(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_id_is_found_where_it_first_stands() {
        let ids: Vec<String> = (0..10_000).map(|n| format!("e{}", n % 9_000)).collect();
        let index = IdIndex::of(&ids, String::as_str);
        let id_at = |position: u32| ids[position as usize].as_str();
        for (position, id) in (0..9_000).zip(&ids) {
            assert_eq!(index.get(id, id_at), Some(position));
        }
        assert_eq!(index.get("e9000", id_at), None);
        assert_eq!(IdIndex::default().get("e1", id_at), None);
    }
}
