//! The parts of a canvas and their heights: what events and claims need, and what they get.

use egui::{Pos2, Rect, Vec2, pos2};

use crate::timeline::{EventIx, Timeline};
use crate::view::division;
use crate::view::document_layout::DocumentLayout;
use crate::view::look::Look;
use crate::view::rows::Rows;
use crate::view::scene::Regions;

use super::builder::{AXIS, HEADER};
use super::claims::{CLAIM_ROW, TALL_CLAIM_ROWS};
use super::lane_heights::LaneHeights;
use super::{claims, lanes, scale, undated};

/// The share of the height that claim rows get where they need it; lanes that do not fit beside them scroll.
const CLAIMS_SHARE: f32 = 0.45;

fn regions(
    timeline: &Timeline,
    document_layout: &DocumentLayout,
    look: &Look,
    size: Vec2,
) -> Regions {
    divided(timeline, document_layout, look, size).0
}

/// The parts of a canvas, and the heights of its lanes.
pub(super) fn divided(
    timeline: &Timeline,
    document_layout: &DocumentLayout,
    look: &Look,
    size: Vec2,
) -> (Regions, LaneHeights) {
    let rows = &document_layout.rows;
    let gutter = look.division.gutter_width(size);
    let undated = look.event_order(timeline).undated();
    let undated_height = undated::strip_height(timeline, undated, size, look.division);
    let room = (size.y - HEADER - undated_height - AXIS).max(0.0);
    let (claim_row, by_hand) = claim_rows(timeline, rows, look, (room, division::growth(size.x)));
    let claims_content = claims::content_height(timeline, claim_row);
    let for_lanes = room - by_hand.unwrap_or(claims_content.min(room * CLAIMS_SHARE));
    // High rows take what the claims leave.
    let high = lanes::row_height(timeline, rows, room - claims_content);
    let row_height = lanes::row_height(timeline, rows, for_lanes).min(high.max(lanes::EASY_ROW));
    let whole = LaneHeights::whole(timeline, rows, row_height);
    // What is empty is given up where it is needed, and where nothing is looked for or shown there.
    let has_room = whole.sum() + claims_content <= room;
    let lane_heights = match has_room && look.found.is_none() && look.shown.is_none() {
        true => whole,
        false => {
            let scale = scale(document_layout, look, size);
            LaneHeights::in_view(timeline, rows, row_height, look, &scale)
        }
    };
    let lanes_content = lane_heights.sum();
    let lanes_height = match claims_content > 0.0 {
        true if by_hand.is_some() => for_lanes,
        true if lanes_content + claims_content <= room => lanes_content,
        // Where claims scroll anyway, lanes are not cut for less than a row.
        true if claims_content > room - for_lanes && lanes_content < for_lanes + row_height => {
            lanes_content
        }
        true => lanes_content.min(for_lanes),
        // The axis is the foot of the canvas.
        false => room,
    };
    let lanes_bottom = HEADER + lanes_height;
    let axis_top = lanes_bottom + undated_height;
    let part = |top: f32, bottom: f32| {
        Rect::from_min_max(pos2(gutter, top), pos2(size.x, bottom.max(top)))
    };
    let regions = Regions {
        gutter: Rect::from_min_max(Pos2::ZERO, pos2(gutter, size.y)),
        lanes: part(HEADER, lanes_bottom),
        undated: part(lanes_bottom, axis_top),
        axis: part(axis_top, axis_top + AXIS),
        claims: part(axis_top + AXIS, size.y),
        row_height,
        claim_row,
        lanes_content_height: lanes_content,
        claims_content_height: claims_content,
    };
    (regions, lane_heights)
}

/// The height of a claim's row, and of all of them where it was drawn by hand. Rows have as many lines as all have room for.
fn claim_rows(
    timeline: &Timeline,
    rows: &Rows,
    look: &Look,
    (room, growth): (f32, f32),
) -> (f32, Option<f32>) {
    let by_hand = |row: f32| {
        let content = claims::content_height(timeline, row);
        look.division.claims_height(room, content)
    };
    let lanes = LaneHeights::whole(timeline, rows, lanes::EASY_ROW).sum();
    let fits = |row: &f32| {
        let given = by_hand(*row).unwrap_or(room - lanes);
        given >= claims::content_height(timeline, *row)
    };
    // Their lines grow with the canvas.
    let mut tall = TALL_CLAIM_ROWS.into_iter().map(|row| row * growth);
    let tall = tall.find(fits);
    let row = tall.unwrap_or(CLAIM_ROW);
    (row, by_hand(row))
}

/// The longest scrolls of the lanes and of the claim rows, in points.
pub fn longest_scrolls(
    timeline: &Timeline,
    document_layout: &DocumentLayout,
    look: &Look,
    size: Vec2,
) -> (f32, f32) {
    longest_scrolls_in(&regions(timeline, document_layout, look, size))
}

fn longest_scrolls_in(regions: &Regions) -> (f32, f32) {
    (
        (regions.lanes_content_height - regions.lanes.height()).max(0.0),
        (regions.claims_content_height - regions.claims.height()).max(0.0),
    )
}

/// The scrolls of the lanes and of the claim rows on each page of a picture that leaves out nothing, given the sizes of the
/// canvas on the first page and on the others. A row that is cut at the foot of a page is whole on the next.
pub fn page_scrolls(
    timeline: &Timeline,
    document_layout: &DocumentLayout,
    look: &Look,
    sizes: [Vec2; 2],
) -> Vec<(f32, f32)> {
    let [first, other] = sizes.map(|size| regions(timeline, document_layout, look, size));
    let (mut lanes, mut claims) = (0.0_f32, 0.0_f32);
    let mut scrolls = Vec::new();
    loop {
        let regions = if scrolls.is_empty() { first } else { other };
        let longest = longest_scrolls_in(&regions);
        scrolls.push((lanes.min(longest.0), claims.min(longest.1)));
        if lanes >= longest.0 && claims >= longest.1 {
            return scrolls;
        }
        let step = |height: f32, row: f32| (height - row).max(row);
        lanes += step(regions.lanes.height(), regions.row_height);
        claims += step(regions.claims.height(), regions.claim_row);
    }
}

/// The height at which nothing needs to scroll on a canvas of some width, in points.
pub fn whole_height(
    timeline: &Timeline,
    document_layout: &DocumentLayout,
    look: &Look,
    width: f32,
) -> f32 {
    let lanes = LaneHeights::whole(timeline, &document_layout.rows, lanes::EASY_ROW).sum();
    let undated = look.event_order(timeline).undated();
    let any_height = Vec2::new(width, f32::INFINITY);
    let undated = undated::strip_height(timeline, undated, any_height, look.division);
    HEADER + lanes + undated + AXIS + claims::content_height(timeline, CLAIM_ROW)
}

/// The height of the lanes' part of the canvas, in points.
pub fn lanes_height(
    timeline: &Timeline,
    document_layout: &DocumentLayout,
    look: &Look,
    size: Vec2,
) -> f32 {
    let regions = regions(timeline, document_layout, look, size);
    regions.lanes.height()
}

/// The top and the bottom of an event's row, from the top of the first lane, in points.
pub fn event_row(
    timeline: &Timeline,
    document_layout: &DocumentLayout,
    look: &Look,
    size: Vec2,
    event: EventIx,
) -> (f32, f32) {
    let (regions, heights) = divided(timeline, document_layout, look, size);
    let row = regions.row_height;
    let top = lanes::row_top(timeline, &document_layout.rows, &heights, event, row);
    (top, top + row)
}

/// The heights of the claim rows' part of the canvas and of one of them, in points.
pub fn claims_heights(
    timeline: &Timeline,
    document_layout: &DocumentLayout,
    look: &Look,
    size: Vec2,
) -> (f32, f32) {
    let regions = regions(timeline, document_layout, look, size);
    (regions.claims.height(), regions.claim_row)
}
