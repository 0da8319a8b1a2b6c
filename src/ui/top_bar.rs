//! The bar at the top: the document's title, going back and forward, and how it is revealed.

use egui::{Align, Align2, Button, Label, Layout, RichText, Role, Sense, Ui, WidgetInfo};

use crate::bidi::in_visual_order;
use crate::command::{Action, CommandId};
use crate::fonts::{WindowMeasure, font};
use crate::state::{Msg, State};
use crate::theme::Palette;
use crate::view::measure::Measure as _;
use crate::view::scene::{ColorRole, Face};
use crate::words;

use super::find;
use super::widgets::{muted, semibold};

/// The room for what was found in numbers, beside the field, in points.
const FOUND: f32 = 140.0;
/// The title's size on one line and on two, and the share of the bar that it may take from the buttons.
const TITLE: f32 = 14.5;
const TITLE_IN_TWO: f32 = 12.5;
const TITLE_SHARE: f32 = 0.38;
const MORE: &str = "More";
const PRESENT: &str = "Present";

/// What stands in the bar where there is room, and else in the menu at its end. The last give way first.
#[derive(Clone, Copy)]
enum Item {
    Toggle(CommandId, &'static str, bool),
    Button(CommandId, &'static str),
}

impl Item {
    fn all(state: &State) -> Vec<Self> {
        let folds = Self::Toggle(
            CommandId::ToggleFolds,
            "Fold quiet years",
            state.is_folded(),
        );
        let shown = &state.preferences;
        let folds = state.has_folds().then_some(folds);
        let article = Self::Toggle(CommandId::ToggleArticle, "Article", shown.article_shown);
        let article = state.article_pane.is_some().then_some(article);
        let others = [
            Self::Toggle(CommandId::ToggleOverview, "Overview", shown.overview_shown),
            Self::Toggle(CommandId::ToggleDetail, "Details", shown.detail_shown),
            Self::Button(CommandId::FitAll, "Show everything"),
            Self::Button(CommandId::Settings, "Settings"),
            Self::Button(CommandId::ToggleHelp, "?"),
        ];
        folds.into_iter().chain(article).chain(others).collect()
    }

    fn label(self) -> &'static str {
        match self {
            Self::Toggle(_, label, _) | Self::Button(_, label) => label,
        }
    }

    fn bar_ui(self, ui: &mut Ui, state: &State, out: &mut Vec<Msg>) {
        match self {
            Self::Toggle(id, label, on) => toggle(ui, state, id, label, on, out),
            Self::Button(id, label) => command_button(ui, state, id, label, out),
        }
    }

    /// In the menu a sign alone would say too little.
    fn menu_ui(self, ui: &mut Ui, state: &State, out: &mut Vec<Msg>) {
        match self {
            Self::Toggle(id, label, on) => toggle(ui, state, id, label, on, out),
            Self::Button(id, _) => command_button(ui, state, id, id.command().name, out),
        }
    }
}

pub fn top_bar_ui(ui: &mut Ui, state: &State, out: &mut Vec<Msg>) {
    ui.horizontal(|ui| {
        for (id, sign) in [(CommandId::Back, "←"), (CommandId::Forward, "→")] {
            command_button(ui, state, id, sign, out);
        }
        ui.add_space(4.0);
        let items = Item::all(state);
        let (shown, hidden) = items.split_at(fitting(ui, state, &items));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            present_button(ui, state, out);
            // What is found lies over the panel at the right rather than over the canvas that shows it.
            find::find_ui(ui, state, out);
            if !hidden.is_empty() {
                let menu = ui.menu_button(MORE, |ui| {
                    for item in hidden {
                        item.menu_ui(ui, state, out);
                    }
                });
                menu.response.on_hover_text("What has no room in the bar");
            }
            for item in shown.iter().rev() {
                item.bar_ui(ui, state, out);
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| title(ui, state));
        });
    });
}

/// The number of items for which there is room beside the title, the box to type in and the button to present.
fn fitting(ui: &Ui, state: &State, items: &[Item]) -> usize {
    let spacing = ui.spacing();
    let around = 2.0 * spacing.button_padding.x + spacing.item_spacing.x;
    let width = |label: &str| text_width(ui, label, Face::Regular, 13.0) + around;
    let title = text_width(
        ui,
        &state.timeline.document().source.title,
        Face::SemiBold,
        TITLE,
    );
    let whole = ui.available_width();
    let title = title.min(whole * TITLE_SHARE) + 2.0 * spacing.item_spacing.x;
    let searches = !state.explore().find.text.is_empty();
    let find = find::WIDTH + if searches { FOUND } else { 0.0 } + spacing.item_spacing.x;
    let room = whole - title - find - width(PRESENT);
    let widths: Vec<f32> = items.iter().map(|item| width(item.label())).collect();
    if widths.iter().sum::<f32>() <= room {
        return items.len();
    }
    let mut taken = width(MORE);
    let fits = widths.iter().take_while(|width| {
        taken += **width;
        taken <= room
    });
    fits.count()
}

fn text_width(ui: &Ui, text: &str, face: Face, size: f32) -> f32 {
    WindowMeasure(ui.ctx()).width(text, face, size)
}

/// The one button with the accent.
fn present_button(ui: &mut Ui, state: &State, out: &mut Vec<Msg>) {
    let palette = Palette::of(ui.visuals());
    let command = CommandId::PresentFromFirst.command();
    let text = semibold(PRESENT)
        .size(13.0)
        .color(palette.color(ColorRole::Paper));
    let button = Button::new(text).fill(palette.color(ColorRole::Accent));
    let response = ui.add(button).on_hover_text(command.hint(ui.ctx().os()));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, command.name));
    if response.clicked() {
        send(command.id, state, out);
    }
}

/// The title as far as it has room as a whole: with who wrote it, by itself, on two lines, or else only where the pointer
/// rests.
fn title(ui: &mut Ui, state: &State) {
    let source = &state.timeline.document().source;
    let (title, by) = (&source.title, words::byline(source));
    let room = ui.available_size();
    let gap = ui.spacing().item_spacing.x;
    let width = text_width(ui, title, Face::SemiBold, TITLE);
    let by_width = text_width(ui, &by, Face::Regular, 13.5);
    let response = if width <= room.x {
        let response = ui.add(Label::new(semibold(title).size(TITLE)));
        if width + gap + by_width <= room.x {
            ui.label(muted(ui, &by));
        }
        response
    } else {
        let mut measure = WindowMeasure(ui.ctx());
        let lines = measure.lines(title, Face::SemiBold, TITLE_IN_TWO, room.x - gap);
        let (rect, response) = ui.allocate_exact_size(room, Sense::hover());
        if lines.len() == 2 {
            let lines = lines.iter().map(|line| in_visual_order(line.trim_end()));
            let lines = lines.collect::<Vec<_>>().join("\n");
            let color = Palette::of(ui.visuals()).color(ColorRole::Text);
            let font = font(Face::SemiBold, TITLE_IN_TWO);
            let at = rect.left_center();
            ui.painter()
                .text(at, Align2::LEFT_CENTER, lines, font, color);
        }
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, title));
        response
    };
    response.on_hover_text(format!("{}\n{by}", in_visual_order(title)));
}

pub fn command_button(ui: &mut Ui, state: &State, id: CommandId, label: &str, out: &mut Vec<Msg>) {
    let command = id.command();
    let (hint, enabled) = (command.hint(ui.ctx().os()), (command.enabled)(state));
    let response = ui
        .add_enabled(enabled, Button::new(RichText::new(label)))
        .on_hover_text(&hint)
        .on_disabled_hover_text(&hint);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, command.name));
    if response.clicked() {
        send(id, state, out);
    }
}

pub fn toggle(
    ui: &mut Ui,
    state: &State,
    id: CommandId,
    label: &str,
    on: bool,
    out: &mut Vec<Msg>,
) {
    let palette = Palette::of(ui.visuals());
    // The accent is for presenting alone.
    let response = ui.scope(|ui| {
        let selection = &mut ui.visuals_mut().selection;
        selection.bg_fill = palette.color(ColorRole::Rule);
        selection.stroke.color = palette.color(ColorRole::Text);
        ui.add(Button::selectable(on, label))
    });
    let hint = id.command().hint(ui.ctx().os());
    let response = response.inner.on_hover_text(hint);
    if response.clicked() {
        send(id, state, out);
    }
}

fn send(id: CommandId, state: &State, out: &mut Vec<Msg>) {
    if let Action::Send(msg) = id.command().action {
        out.push(msg(state));
    }
}
