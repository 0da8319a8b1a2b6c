//! Counts of the events of a lane that have no room for their names.

use crate::view::label_placement::GAP;
use crate::view::measure::Measure;
use crate::view::scene::Face;

use super::{Item, LabelArea, LaneLabels, Slot};

/// The least width of a count, and the room around its digits.
const COUNT_WIDTH: f32 = 28.0;
const AROUND_DIGITS: f32 = 12.0;
/// Events that begin within so many points share a count, which stands at most so far from them: behind a shortened name.
const SHARED: f32 = 44.0;
const REACH: f32 = 80.0;

/// Events that are counted, with the place of their count.
pub(super) struct Count<'a> {
    pub items: Vec<Item<'a>>,
    pub left: f32,
    pub right: f32,
    label: String,
}

impl Count<'_> {
    pub fn into_slot(mut self) -> Slot {
        let by_start = |a: &Item<'_>, b: &Item<'_>| a.glyph.left.total_cmp(&b.glyph.left);
        self.items.sort_by(by_start);
        Slot::Cluster {
            events: self.items.iter().map(|item| item.event).collect(),
            left: self.left,
            right: self.right,
            label: self.label,
        }
    }
}

/// Events that share a count.
struct Group<'a> {
    items: Vec<Item<'a>>,
    /// The middle that its count should have.
    x: f32,
    /// The row of the first of them.
    row: usize,
}

impl<'a> LaneLabels<'a> {
    /// Counts these events near their places.
    pub(super) fn count(&mut self, items: Vec<Item<'a>>, measure: &mut dyn Measure) {
        for group in groups(items, self.area) {
            self.place(group, measure);
        }
    }

    /// Names what has room after all; says whether there was anything.
    pub(super) fn name_counted(&mut self, measure: &mut dyn Measure) -> bool {
        let mut any_named = false;
        for row in 0..self.rows.len() {
            // Each is taken from the front and goes to the back.
            for _ in 0..self.rows[row].counts.len() {
                let mut count = self.rows[row].counts.remove(0);
                let items = std::mem::take(&mut count.items);
                // A count of one gives way to what it holds.
                let mut out_of_row = Some(count);
                if items.len() > 1 {
                    self.rows[row].counts.extend(out_of_row.take());
                }
                let mut kept = Vec::with_capacity(items.len());
                for item in items {
                    match self.name_whole(item, measure) {
                        Some(item) => kept.push(item),
                        None => any_named = true,
                    }
                }
                let counts = &mut self.rows[row].counts;
                let Some(mut count) = out_of_row.or_else(|| counts.pop()) else {
                    continue;
                };
                if !kept.is_empty() {
                    count.label = label_of(kept.len());
                    count.items = kept;
                    counts.push(count);
                }
            }
        }
        any_named
    }

    fn place(&mut self, mut group: Group<'a>, measure: &mut dyn Measure) {
        let (label, width) = self.label(group.items.len(), measure);
        if let Some((row, left)) = self.free_place(&group, width) {
            self.rows[row].counts.push(Count {
                items: group.items,
                left,
                right: left + width,
                label,
            });
            return;
        }
        if let Some(count) = self.count_within_reach(group.x) {
            count.items.append(&mut group.items);
            count.label = label_of(count.items.len());
            return;
        }
        let left = self.kept_on_canvas(group.x - width / 2.0, width);
        let row = self.cheapest_row(left, width, group.row);
        group.items.extend(self.clear(row, left, width));
        let (label, width) = self.label(group.items.len(), measure);
        self.rows[row].counts.push(Count {
            items: group.items,
            left,
            right: left + width,
            label,
        });
    }

    fn label(&self, count: usize, measure: &mut dyn Measure) -> (String, f32) {
        let label = label_of(count);
        let digits = measure.width(&label, Face::SemiBold, self.area.size - 1.0);
        (label, (digits + AROUND_DIGITS).max(COUNT_WIDTH))
    }

    fn kept_on_canvas(&self, left: f32, width: f32) -> f32 {
        left.min(self.area.width - width).max(0.0)
    }

    /// The row and the left end of a place where a count hides nothing, or only a part of a name that says enough without
    /// it.
    fn free_place(&mut self, group: &Group<'a>, width: f32) -> Option<(usize, f32)> {
        let mut rows: Vec<usize> = (0..self.rows.len()).collect();
        rows.sort_by_key(|row| row.abs_diff(group.row));
        for shorten in [false, true] {
            for row in &rows {
                if let Some(left) = self.free_left(*row, group.x, width, shorten) {
                    return Some((*row, left));
                }
            }
        }
        None
    }

    /// The left end in a row that is nearest to having a count's middle at `x`, if one is within reach.
    fn free_left(&mut self, row: usize, x: f32, width: f32, shorten: bool) -> Option<f32> {
        let area = self.area;
        let wanted = self.kept_on_canvas(x - width / 2.0, width);
        let row = &mut self.rows[row];
        let mut taken: Vec<(f32, f32)> = row.taken_otherwise().collect();
        taken.extend(row.named.iter().map(|named| {
            if shorten {
                named.taken_at_least(area)
            } else {
                named.taken(area)
            }
        }));
        let is_free = |left: &f32| {
            let apart =
                |other: &(f32, f32)| left + width + GAP <= other.0 || other.1 + GAP <= *left;
            taken.iter().all(apart)
        };
        let ends = taken
            .iter()
            .flat_map(|(from, until)| [until + GAP, from - GAP - width]);
        let on_canvas = |left: &f32| *left >= 0.0 && left + width <= area.width;
        let left = std::iter::once(wanted)
            .chain(ends)
            .filter(|left| (left - wanted).abs() <= REACH && on_canvas(left))
            .filter(is_free)
            .min_by(|a, b| (a - wanted).abs().total_cmp(&(b - wanted).abs()))?;
        row.shorten_for(left, left + width, area);
        Some(left)
    }

    fn count_within_reach(&mut self, x: f32) -> Option<&mut Count<'a>> {
        let distance = |count: &Count<'_>| ((count.left + count.right) / 2.0 - x).abs();
        self.rows
            .iter_mut()
            .flat_map(|row| &mut row.counts)
            .filter(|count| distance(count) <= REACH)
            .min_by(|a, b| distance(a).total_cmp(&distance(b)))
    }

    /// The row in which the fewest names stand in a count's way, of several the nearest. No count does: it would have been
    /// within reach.
    fn cheapest_row(&self, left: f32, width: f32, home: usize) -> usize {
        let in_the_way = |row: &usize| {
            let named = self.rows[*row].named.iter();
            named
                .filter(|named| meets(named.taken(self.area), left, width))
                .count()
        };
        let rows = 0..self.rows.len();
        rows.min_by_key(|row| (in_the_way(row), row.abs_diff(home)))
            .unwrap_or(home)
    }

    /// Takes away the names in a count's way.
    fn clear(&mut self, row: usize, left: f32, width: f32) -> Vec<Item<'a>> {
        let area = self.area;
        let row = &mut self.rows[row].named;
        let in_the_way = row.extract_if(.., |named| meets(named.taken(area), left, width));
        in_the_way.map(|named| named.item).collect()
    }
}

fn meets(taken: (f32, f32), left: f32, width: f32) -> bool {
    taken.0 < left + width + GAP && left < taken.1 + GAP
}

/// A count says how many more there are than those with a name.
fn label_of(count: usize) -> String {
    format!("+{}", crate::words::thousands(count))
}

/// Events that lie close to each other share a count.
fn groups<'a>(items: Vec<Item<'a>>, area: LabelArea) -> Vec<Group<'a>> {
    let x = |item: &Item<'_>| {
        let from = item.glyph.left.max(0.0);
        // A long shape is counted where it begins.
        item.glyph.x.clamp(from, from + COUNT_WIDTH).min(area.width)
    };
    let mut items: Vec<(f32, Item<'a>)> = items.into_iter().map(|item| (x(&item), item)).collect();
    items.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut groups: Vec<Group<'a>> = Vec::new();
    for (x, item) in items {
        match groups.last_mut() {
            Some(group) if x - group.x <= SHARED => group.items.push(item),
            _ => groups.push(Group {
                x,
                row: usize::from(item.row),
                items: vec![item],
            }),
        }
    }
    groups
}
