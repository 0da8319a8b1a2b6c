//! The number of claims that speak of an event, as a small figure behind its name.
//!
//! Figures take what room the names have left and none of theirs, so no name is shortened or counted for one.

use egui::Rangef;

use crate::timeline::EventIx;
use crate::view::label_placement::GAP;
use crate::view::measure::Measure;
use crate::view::scene::Face;

use super::{Label, LabelArea, Slot};

/// The room between a name and its figure.
const BEFORE: f32 = 3.0;
/// The room between a figure within a bar and the bar's end.
const WITHIN: f32 = 4.0;

/// The figure of each slot, where there is room for one behind its name or its shape.
pub fn figures(
    slots: &[(u16, Slot)],
    claim_count: impl Fn(EventIx) -> usize,
    area: LabelArea,
    size: f32,
    measure: &mut dyn Measure,
) -> Vec<Option<Label>> {
    let mut taken: Vec<(u16, usize, Rangef)> = Vec::new();
    for (index, (row, slot)) in slots.iter().enumerate() {
        taken.extend(parts(slot).map(|part| (*row, index, part)));
    }
    let mut figures = Vec::with_capacity(slots.len());
    for (index, (row, slot)) in slots.iter().enumerate() {
        let figure = figure(slot, &claim_count, area, size, measure).filter(|figure| {
            let room = around(figure);
            let is_free = |(other_row, other, part): &(u16, usize, Rangef)| {
                other_row != row || *other == index || !part.intersects(room)
            };
            taken.iter().all(is_free)
        });
        taken.extend(figure.iter().map(|figure| (*row, index, around(figure))));
        figures.push(figure);
    }
    figures
}

/// The parts of its row that a slot takes.
fn parts(slot: &Slot) -> impl Iterator<Item = Rangef> {
    let parts = match slot {
        Slot::Event { glyph, label, .. } => [
            Rangef::new(glyph.left, glyph.right),
            Rangef::new(label.left, label.left + label.width),
        ],
        Slot::Cluster { left, right, .. } => [Rangef::new(*left, *right); 2],
    };
    parts.into_iter()
}

/// A figure with the room between it and what stands beside it.
fn around(figure: &Label) -> Rangef {
    Rangef::new(figure.left, figure.left + figure.width).expand(GAP)
}

/// The figure of an event that claims speak of, behind its name or, if it has no room there, behind its shape.
fn figure(
    slot: &Slot,
    claim_count: impl Fn(EventIx) -> usize,
    area: LabelArea,
    size: f32,
    measure: &mut dyn Measure,
) -> Option<Label> {
    let Slot::Event {
        event,
        glyph,
        label,
    } = slot
    else {
        return None;
    };
    let count = claim_count(*event);
    if count == 0 || label.text.is_empty() {
        return None;
    }
    let text = crate::words::thousands(count);
    let width = measure.width(&text, Face::Regular, size);
    let behind_name = label.left + label.width + BEFORE;
    let is_within = label.left >= glyph.left
        && behind_name + width + WITHIN <= glyph.right
        && behind_name + width + GAP <= area.width;
    let beyond = slot.reach().max;
    let left = match is_within {
        true => behind_name,
        // The line of the writing runs through no figure, and beside it one stands only where its event ends there.
        false if beyond >= area.writing - 1.0 => (beyond + BEFORE).max(area.writing + BEFORE),
        false if beyond + 2.0 * BEFORE + width <= area.writing => beyond + BEFORE,
        false => return None,
    };
    (left >= 0.0 && left + width + GAP <= area.width).then_some(Label {
        text,
        shortened: false,
        left,
        width,
    })
}
