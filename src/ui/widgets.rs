//! Small pieces that several panels use.

use egui::{
    Align, Color32, Frame, Label, Layout, Link, Margin, Panel, Rect, Response, RichText, Sense,
    Stroke, Ui, Vec2, pos2, vec2,
};

use crate::bidi::{has_right_to_left, in_visual_order, line_in_visual_order, line_ranges};
use crate::fonts::{WindowMeasure, family, font};
use crate::state::{Msg, SizedPanel};
use crate::theme::Palette;
use crate::timeline::{LaneIx, LinkIx, Timeline};
use crate::view::layout::role_shape;
use crate::view::measure::Measure as _;
use crate::view::scene::{ColorRole, Face, Hue, Mark, Tone};

use super::paint::paint_marks;
use super::rich_text::TextLook;

/// The size that a panel begins with: the one it was given by hand, or the one that follows from the window's.
pub fn panel_size(kept: Option<u16>, by_default: f32) -> f32 {
    kept.map_or(by_default, f32::from)
}

/// Tells the size of a panel whose edge was dragged.
pub fn tell_panel_size(panel: SizedPanel, began_with: f32, shown: f32, out: &mut Vec<Msg>) {
    let points = shown.round();
    if points != began_with.round() {
        out.push(Msg::PanelResized(panel, points as u16));
    }
}

/// Draws boxes to tick so that they are seen on the panel's ground, ticked or not.
pub fn outline_boxes(ui: &mut Ui) {
    let color = Palette::of(ui.visuals()).color(ColorRole::Muted);
    ui.visuals_mut().widgets.inactive.bg_stroke = Stroke::new(1.0, color);
}

pub fn semibold(text: &str) -> RichText {
    RichText::new(in_visual_order(text)).family(family(Face::SemiBold))
}

pub fn muted(ui: &Ui, text: &str) -> RichText {
    RichText::new(in_visual_order(text)).color(Palette::of(ui.visuals()).color(ColorRole::Muted))
}

/// Running text, and text of lesser weight.
pub const PROSE: TextLook = TextLook {
    size: 13.5,
    line_height: 19.0,
    color_role: ColorRole::Text,
};
pub const NOTE: TextLook = TextLook {
    size: 13.0,
    line_height: 18.0,
    color_role: ColorRole::Muted,
};

/// The title of what is read.
pub const TITLE: TextLook = TextLook {
    size: 18.0,
    line_height: 24.0,
    color_role: ColorRole::Text,
};

/// Text to be wrapped here, each line in visual order: right-to-left text must be broken into lines before its words
/// are put in order, so it is broken here.
fn wrapped(ui: &Ui, text: &str, face: Face, size: f32) -> RichText {
    let rich = |text: &str| RichText::new(text).font(font(face, size));
    if !has_right_to_left(text) {
        return rich(text);
    }
    let lines = WindowMeasure(ui.ctx()).lines(text, face, size, ui.available_width());
    let lines = line_ranges(text, lines).map(|line| line_in_visual_order(text, line));
    rich(&lines.collect::<Vec<_>>().join("\n"))
}

/// Running text.
pub fn prose(ui: &mut Ui, text: &str) -> Response {
    plain_text(ui, text, PROSE)
}

/// Running text of lesser weight.
pub fn note(ui: &mut Ui, text: &str) -> Response {
    plain_text(ui, text, NOTE)
}

fn plain_text(ui: &mut Ui, text: &str, look: TextLook) -> Response {
    set_text(ui, text, Face::Regular, look)
}

/// Text in a face.
pub fn set_text(ui: &mut Ui, text: &str, face: Face, look: TextLook) -> Response {
    let color = Palette::of(ui.visuals()).color(look.color_role);
    let text = wrapped(ui, text, face, look.size)
        .color(color)
        .line_height(Some(look.line_height));
    ui.add(Label::new(text).wrap())
}

/// The title of what is read.
pub fn title(ui: &mut Ui, text: &str) -> Response {
    set_text(ui, text, Face::SemiBold, TITLE)
}

/// A line above a title that says what it is.
pub fn overline(ui: &mut Ui, text: &str, color: Color32) {
    ui.label(semibold(text).size(12.0).color(color));
}

/// A bar across the window on something that is to be noticed.
pub fn accent_bar<R>(ui: &mut Ui, id: &'static str, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let frame = Frame::NONE
        .fill(Palette::of(ui.visuals()).color(ColorRole::AccentWash))
        .inner_margin(Margin::symmetric(12, 6));
    Panel::top(id).frame(frame).show(ui, contents).inner
}

/// A section with its heading, with room before it.
pub fn section(ui: &mut Ui, heading: &str, contents: impl FnOnce(&mut Ui)) {
    section_heading(ui, heading, |_| {});
    contents(ui);
}

/// The heading of a section, with room before it and something beside it.
pub fn section_heading(ui: &mut Ui, heading: &str, beside: impl FnOnce(&mut Ui)) {
    ui.add_space(10.0);
    let heading = muted(ui, heading).size(12.0).family(family(Face::SemiBold));
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.spacing_mut().interact_size.y = 0.0;
        ui.label(heading);
        beside(ui);
    });
}

/// A name that leads somewhere. It wraps like text.
pub fn link(ui: &mut Ui, text: &str) -> Response {
    ui.add(Link::new(wrapped(ui, text, Face::Regular, PROSE.size)))
}

/// A row with a small picture at its left and text that wraps beside it.
pub fn pictured_row(
    ui: &mut Ui,
    width: f32,
    picture: impl FnOnce(&mut Ui, Rect),
    contents: impl FnOnce(&mut Ui),
) {
    ui.horizontal_top(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(width, 19.0), Sense::hover());
        picture(ui, rect);
        let room = vec2(ui.available_width(), 0.0);
        ui.allocate_ui_with_layout(room, Layout::top_down(Align::LEFT), |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            contents(ui);
        });
    });
}

/// A link's mark as the claim rows draw it, in its event's hue.
pub fn link_mark(ui: &Ui, rect: Rect, timeline: &Timeline, link: LinkIx) {
    let hue = Hue::of_event(timeline, timeline.event_of_link(link));
    let entry = timeline.link(link);
    let center = pos2(rect.left() + 7.0, rect.top() + 9.5);
    let marks: Vec<Mark> = role_shape(entry.role, entry.direct, center, 5.0)
        .into_iter()
        .map(|(shape, is_paper)| Mark {
            shape,
            color_role: if is_paper {
                ColorRole::Paper
            } else {
                ColorRole::Lane(hue, Tone::Strong)
            },
            opacity: 1.0,
            target: None,
            clip: rect.expand(20.0),
        })
        .collect();
    paint_marks(
        ui.painter(),
        Palette::of(ui.visuals()),
        &marks,
        pos2(0.0, 0.0),
    );
}

/// A bar in a lane's hue at the left of what follows.
pub fn lane_bar(ui: &mut Ui, lane: LaneIx) {
    let (rect, _) = ui.allocate_exact_size(Vec2::new(36.0, 4.0), Sense::hover());
    let color_role = ColorRole::Lane(Hue::Lane(lane), Tone::Strong);
    let color = Palette::of(ui.visuals()).color(color_role);
    ui.painter().rect_filled(rect, 2.0, color);
}
