//! The picture as it is handed on: the canvas below a head that says which text it is a reading of, and above a legend of the
//! signs that it bears. It has as many pages as it takes to leave out no lane and no claim.

mod foot;
mod head;
mod part;

use egui::Vec2;

use crate::timeline::Timeline;
use crate::view::document_layout::DocumentLayout;
use crate::view::layout::{self, layout};
use crate::view::legend::signs_in;
use crate::view::look::Look;
use crate::view::measure::Measure;
use crate::view::scene::Scene;

use foot::foot;
use head::{head, running_head};
use part::Part;

/// The size of a page in points.
#[derive(Clone, Copy, Debug)]
pub struct PageSize {
    pub width: f32,
    /// Without it, a page is as high as what it holds, up to the greatest height that viewers show.
    pub height: Option<f32>,
    pub max_height: f32,
}

/// The reason why there are no pages of a size.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum SheetError {
    TooManyPages {
        pages: usize,
    },
    /// Head and foot leave too little between them.
    TooLow,
}

/// Pictures of more pages than this are no longer looked through.
pub const MAX_PAGES: usize = 100;
/// The least height that is left for the canvas: its axis and a few rows.
const LEAST_CANVAS: f32 = 150.0;

/// Lays out the pages of what a look shows.
///
/// # Errors
/// Pages that are too low, or too many.
pub fn pages(
    timeline: &Timeline,
    document_layout: &DocumentLayout,
    look: &Look,
    size: PageSize,
    measure: &mut dyn Measure,
) -> Result<Vec<Scene>, SheetError> {
    let PageSize {
        width, max_height, ..
    } = size;
    let whole = layout::whole_height(timeline, document_layout, look, width);
    let heads = [
        head(timeline, look, width, None, measure).height,
        running_head(timeline, width, None, measure).height,
    ];
    let mut foot_height = 0.0;
    // A foot explains what its page shows, which follows from the room that the feet leave. So they are given more of it until
    // it is enough.
    loop {
        let height = size
            .height
            .unwrap_or_else(|| (heads[0] + whole + foot_height).min(max_height));
        let canvases = heads.map(|head| Vec2::new(width, height - head - foot_height));
        if canvases[0].y < whole.min(LEAST_CANVAS) {
            return Err(SheetError::TooLow);
        }
        let scrolls = layout::page_scrolls(timeline, document_layout, look, canvases);
        if scrolls.len() > MAX_PAGES {
            let pages = scrolls.len();
            return Err(SheetError::TooManyPages { pages });
        }
        let canvases: Vec<(Scene, Part)> = scrolls
            .iter()
            .enumerate()
            .map(|(page, &(lanes_scroll, claims_scroll))| {
                let canvas = canvases[page.min(1)];
                let look = Look {
                    lanes_scroll,
                    claims_scroll,
                    ..look.clone()
                };
                let scene = layout(timeline, document_layout, &look, canvas, measure);
                let scale = layout::scale(document_layout, &look, canvas);
                let signs = signs_in(&scene, timeline, &scale);
                let foot = foot(timeline, &signs, &scene.regions, measure);
                (scene, foot)
            })
            .collect();
        let highest = canvases.iter().map(|(_, foot)| foot.height);
        let highest = highest.fold(0.0, f32::max);
        if highest > foot_height {
            foot_height = highest;
            continue;
        }
        let count = canvases.len();
        let pages = canvases.into_iter().enumerate();
        let pages = pages.map(|(page, (canvas, foot))| {
            let number = (count > 1).then_some((page, count));
            let head = match page {
                0 => head(timeline, look, width, number, measure),
                _ => running_head(timeline, width, number, measure),
            };
            put_together(head, canvas, foot, height)
        });
        return Ok(pages.collect());
    }
}

/// One below the other.
fn put_together(head: Part, canvas: Scene, foot: Part, height: f32) -> Scene {
    let foot_top = head.height + canvas.size.y;
    let mut page = canvas.translated(Vec2::new(0.0, head.height));
    page.size.y = height;
    page.marks.extend(head.marks);
    page.marks.extend(foot.moved_down(foot_top).marks);
    page
}
