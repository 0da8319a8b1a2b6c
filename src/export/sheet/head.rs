//! The head of a page: the text that the picture is a reading of.

use egui::pos2;

use crate::timeline::Timeline;
use crate::view::look::Look;
use crate::view::measure::Measure;
use crate::view::scene::{ColorRole, Face};
use crate::words;

use super::part::{MARGIN, Part, Style};

const TITLE: Style = Style {
    face: Face::SemiBold,
    size: 22.0,
    line_height: 29.0,
    color_role: ColorRole::Text,
};
/// The title of a narrow page.
const SMALL_TITLE: Style = Style {
    size: 17.0,
    line_height: 23.0,
    ..TITLE
};
/// The width of a page from which on its title is large.
const WIDE: f32 = 800.0;
const DETAILS: Style = Style {
    face: Face::Regular,
    size: 13.0,
    line_height: 19.0,
    color_role: ColorRole::Muted,
};
const RUNNING_TITLE: Style = Style {
    face: Face::SemiBold,
    line_height: 17.0,
    ..DETAILS
};
/// The room above and below the texts.
const ABOVE: f32 = 14.0;
const BELOW: f32 = 10.0;
/// The room for the number of a page, whether or not there is more than one.
const NUMBER_ROOM: f32 = 110.0;

/// The head of the first page: title, author, genre, when the text was published and written, and which of its events are shown
/// where that is not all.
pub(super) fn head(
    timeline: &Timeline,
    look: &Look,
    width: f32,
    number: Option<(usize, usize)>,
    measure: &mut dyn Measure,
) -> Part {
    let mut head = Part::default();
    let document = timeline.document();
    let style = if width < WIDE { SMALL_TITLE } else { TITLE };
    let room = width - 2.0 * MARGIN;
    let at = pos2(MARGIN, ABOVE);
    let title = &document.source.title;
    let mut top = head.paragraph(title, at, room - NUMBER_ROOM, style, measure) + 2.0;
    let byline = Some(words::byline(&document.source)).filter(|byline| !byline.is_empty());
    let details = byline
        .into_iter()
        .chain(words::published(timeline))
        .chain([words::written(timeline)])
        .chain(shown_part(timeline, look))
        .chain(look.arrangement.told_lanes(timeline));
    for line in in_lines(details, room, measure) {
        top = head.paragraph(&line, pos2(MARGIN, top), room, DETAILS, measure);
    }
    write_number(&mut head, number, width, style.line_height, measure);
    end(head, top, width)
}

/// "12 of 29 events shown (How real: Alleged)".
fn shown_part(timeline: &Timeline, look: &Look) -> Option<String> {
    let count = look.event_order(timeline).all().len();
    let arrangement = &look.arrangement;
    let told = arrangement.told(timeline);
    let told = || words::shown_by(timeline, &told, count);
    arrangement.narrows().then(told)
}

/// The head of another page: the title in a line.
pub(super) fn running_head(
    timeline: &Timeline,
    width: f32,
    number: Option<(usize, usize)>,
    measure: &mut dyn Measure,
) -> Part {
    let mut head = Part::default();
    let Style { face, size, .. } = RUNNING_TITLE;
    let title = &timeline.document().source.title;
    let room = width - 2.0 * MARGIN - NUMBER_ROOM;
    if let Some(fitted) = measure.fitted(title, face, size, room) {
        let width = measure.width(&fitted, face, size);
        let whole = (fitted != *title).then(|| title.clone());
        head.line(fitted, whole, pos2(MARGIN, ABOVE), width, RUNNING_TITLE);
    }
    write_number(&mut head, number, width, RUNNING_TITLE.line_height, measure);
    end(head, ABOVE + RUNNING_TITLE.line_height, width)
}

fn end(mut head: Part, bottom: f32, width: f32) -> Part {
    head.height = bottom + BELOW;
    head.rule(head.height - 0.5, width);
    head
}

/// Writes "Page 2 of 3" at the right of the title's first line.
fn write_number(
    head: &mut Part,
    number: Option<(usize, usize)>,
    width: f32,
    line_height: f32,
    measure: &mut dyn Measure,
) {
    let Some((page, count)) = number else {
        return;
    };
    let text = words::page(page, count);
    let text_width = measure.width(&text, DETAILS.face, DETAILS.size);
    let style = Style {
        line_height,
        ..DETAILS
    };
    let at = pos2(width - MARGIN - text_width, ABOVE);
    head.line(text, None, at, text_width, style);
}

/// Puts details side by side as long as they fit into a line.
fn in_lines(
    details: impl Iterator<Item = String>,
    room: f32,
    measure: &mut dyn Measure,
) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for detail in details {
        let longer = lines.last().map(|last| format!("{last} · {detail}"));
        let fitting = longer.filter(|line| measure.width(line, DETAILS.face, DETAILS.size) <= room);
        match (fitting, lines.last_mut()) {
            (Some(longer), Some(last)) => *last = longer,
            _ => lines.push(detail),
        }
    }
    lines
}
