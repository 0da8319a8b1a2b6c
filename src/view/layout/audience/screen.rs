//! The measures of the audience's screen, and the state of what it shows.

use egui::{Rect, Vec2, pos2};

use crate::view::layout::claims::CLAIM_ROW;
use crate::view::look::Look;
use crate::view::ticks::TICK_SIZE;

/// The smallest text on the audience's screen, in points of its layout.
pub const AUDIENCE_TEXT: f32 = TICK_SIZE;
/// The height of the audience's screen in points of its layout.
pub const AUDIENCE_HEIGHT: f32 = 36.0 * AUDIENCE_TEXT;

/// The room beside texts.
pub(super) const MARGIN: f32 = 14.0;

const HEADLINE_HEIGHT: f32 = 37.0;
const STRIP_HEIGHT: f32 = 19.0;
/// The share of the height of the card with its claim's row, more on a screen that is not wide.
const CARD_SHARE: f32 = 0.4;
const CARD_SHARE_NARROW: f32 = 0.42;
const NARROW: f32 = 700.0;

/// The state of the audience's screen, beside the document and the script.
#[derive(Clone, Debug, PartialEq)]
pub struct AudienceView {
    pub look: Look,
    pub step: usize,
    /// The number of the step's claims that have appeared.
    pub revealed: usize,
    /// The opacity of what is said, which comes into view softly.
    pub fade: f32,
    /// The step before, while the lanes are on the way from its heights, and the share of the way.
    pub lanes_from: Option<(usize, f32)>,
}

/// The parts of the audience's screen, top to bottom. The row of the claim that is read is part of the canvas.
#[derive(Clone, Copy, Debug)]
pub(super) struct Parts {
    pub headline: Rect,
    pub canvas: Rect,
    pub card: Rect,
    pub strip: Rect,
}

pub(super) fn parts(size: Vec2) -> Parts {
    let share = if size.x < NARROW {
        CARD_SHARE_NARROW
    } else {
        CARD_SHARE
    };
    let canvas = HEADLINE_HEIGHT;
    let strip = size.y - STRIP_HEIGHT;
    let card = strip - size.y * share + CLAIM_ROW;
    let part =
        |top: f32, bottom: f32| Rect::from_min_max(pos2(0.0, top), pos2(size.x, bottom.max(top)));
    Parts {
        headline: part(0.0, canvas),
        canvas: part(canvas, card),
        card: part(card, strip),
        strip: part(strip, size.y),
    }
}

/// The size of the canvas on the audience's screen.
pub fn audience_canvas(size: Vec2) -> Vec2 {
    parts(size).canvas.size()
}
