//! The key to the signs in view, in two lines below the claims.
//!
//! The canvas, which is drawn after it, leaves its signs in egui's memory for the next frame.

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::{
    Frame, Id, Label, Margin, Role, ScrollArea, Sense, Ui, WidgetInfo,
    style::{ScrollFadeStyle, ScrollStyle},
    vec2,
};

use crate::fonts::WindowMeasure;
use crate::state::State;
use crate::view::legend::{Group, LegendEntry, Sign, legend, signs_in};
use crate::view::measure::Measure as _;
use crate::view::scene::{Face, Scene};

use super::detail::draw_sign;
use super::widgets::muted;

/// Two whole lines: a part of the third would look like a fault, and the bar says that there are more.
pub const HEIGHT: f32 = 2.0 * (AROUND as f32 + LINE);
/// The room above the first line, and that between two entries.
const AROUND: i8 = 5;
const BETWEEN: f32 = 16.0;
/// The height of a line, the room below it, and the size of its words.
const LINE: f32 = 19.0;
const BETWEEN_LINES: f32 = 5.0;
const TEXT: f32 = 12.0;
/// The room between a sign and its words.
const BESIDE_SIGN: f32 = 5.0;

type Signs = Arc<BTreeSet<Sign>>;

fn id() -> Id {
    Id::unique("signs in view")
}

/// Leaves the signs of a scene for the strip.
pub fn tell_signs(ui: &Ui, state: &State, scene: &Scene) {
    if !state.preferences.legend_shown {
        return;
    }
    let scale = state.viewport().scale(state.look().camera);
    let signs = Arc::new(signs_in(scene, &state.timeline, &scale));
    let before: Option<Signs> = ui.ctx().data(|data| data.get_temp(id()));
    if before.as_ref() != Some(&signs) {
        ui.ctx().data_mut(|data| data.insert_temp(id(), signs));
        ui.ctx().request_repaint();
    }
}

pub fn legend_strip_ui(ui: &mut Ui) {
    let signs: Signs = ui
        .ctx()
        .data(|data| data.get_temp(id()))
        .unwrap_or_default();
    let has = |entry: &LegendEntry| signs.contains(&entry.sign);
    // Whoever cannot see the end sees that there is more.
    ui.spacing_mut().scroll = ScrollStyle {
        bar_width: 6.0,
        // It would fade all of the second line.
        fade: ScrollFadeStyle {
            strength: 0.0,
            ..Default::default()
        },
        ..ScrollStyle::solid()
    };
    // By itself the area would be higher than the strip, and reach below the claims.
    let area = ScrollArea::vertical()
        .auto_shrink(false)
        .min_scrolled_height(0.0);
    area.show(ui, |ui| {
        let frame = Frame::NONE.inner_margin(Margin::symmetric(14, AROUND));
        frame.show(ui, |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = vec2(BETWEEN, BETWEEN_LINES);
                // The marks of claims first, which the strip stands below.
                for group in [Group::Links, Group::Structure, Group::Dates, Group::Time] {
                    let of_group = legend().filter(|entry| entry.group() == group);
                    of_group.filter(has).for_each(|entry| entry_ui(ui, &entry));
                }
            });
        });
    });
}

fn entry_ui(ui: &mut Ui, entry: &LegendEntry) {
    let beside = entry.sample_width() + BESIDE_SIGN;
    let words = WindowMeasure(ui.ctx()).width(entry.short(), Face::Regular, TEXT);
    let size = vec2(beside + words + 2.0, LINE);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, entry.says));
    draw_sign(ui, rect, entry);
    let words = muted(ui, entry.short()).size(TEXT);
    let label = Label::new(words).selectable(false);
    ui.put(rect.with_min_x(rect.left() + beside), label);
    response.on_hover_text(entry.says);
}
