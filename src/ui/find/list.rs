//! The list below the field: sections of lines, each with what matched.

use egui::accesskit::Live;
use egui::{
    Align, Align2, Area, Color32, CursorIcon, Frame, Id, Layout, Margin, Order, Rect, Response,
    Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2,
};

use crate::bidi::in_visual_order;
use crate::command::{Action, Command};
use crate::describe::{FoundLine, Piece};
use crate::fonts::font;
use crate::state::{Msg, State};
use crate::theme::Palette;
use crate::view::query::{Line, Scope, Section, scoped};
use crate::view::scene::{ColorRole, Face};
use crate::words;

use super::pieces::job;
use super::{commands, found_text};
use crate::ui::side_panels::SidePanels;
use crate::ui::widgets::{muted, note, outline_boxes, overline};

/// The least and most of the list's width, and the room at its right and below it that it leaves free. It is as wide as the panel
/// at the right and lies over that, so that the canvas is seen.
const LEAST_WIDTH: f32 = 256.0;
const MOST_WIDTH: f32 = 420.0;
/// The list's frame, its place beside the window's edge, and a gap to the canvas.
const FRAME: f32 = 30.0;
const BESIDE: f32 = 8.0;
const BELOW: f32 = 40.0;
/// What stands above and below the lines.
const AROUND: f32 = 70.0;
const HEADING: f32 = 24.0;
/// The height of a line with two lines of text, and of one with a single.
const TALL: f32 = 42.0;
const LOW: f32 = 26.0;
const TITLE: f32 = 13.5;
const SMALL: f32 = 12.0;

/// An entry that the cursor can stand on.
#[derive(Clone, Copy)]
enum Entry {
    Found(Line),
    Command(&'static Command),
}

impl Entry {
    fn height(self) -> f32 {
        match self {
            Self::Found(Line::GoTo(_) | Line::More(_)) | Self::Command(_) => LOW,
            Self::Found(_) => TALL,
        }
    }
}

/// What is found, in sections.
pub struct List<'a> {
    state: &'a State,
    sections: Vec<(Section, usize, Vec<Entry>)>,
}

impl<'a> List<'a> {
    pub fn new(state: &'a State) -> Self {
        let find = &state.explore().find;
        let mut sections = Vec::new();
        if !find.is_open {
            return Self { state, sections };
        }
        if let Some(findings) = &find.findings {
            for (section, count, lines) in findings.0.sections(find.opened) {
                sections.push((
                    section,
                    count,
                    lines.into_iter().map(Entry::Found).collect(),
                ));
            }
        }
        let commands = commands::matching(state);
        if !commands.is_empty() {
            let entries = commands.iter().map(|command| Entry::Command(command));
            sections.push((Section::Commands, commands.len(), entries.collect()));
        }
        Self { state, sections }
    }

    pub fn len(&self) -> usize {
        self.sections.iter().map(|(_, _, lines)| lines.len()).sum()
    }

    fn entry(&self, at: usize) -> Option<Entry> {
        let mut entries = self.sections.iter().flat_map(|(_, _, entries)| entries);
        entries.nth(at).copied()
    }

    /// True where the cursor stands on the rest of a section.
    pub fn is_more(&self, at: usize) -> bool {
        matches!(self.entry(at), Some(Entry::Found(Line::More(_))))
    }

    pub fn move_to(&self, at: Option<usize>) -> Msg {
        let line = at.and_then(|at| match self.entry(at)? {
            Entry::Found(line) => Some(line),
            Entry::Command(_) => None,
        });
        Msg::MoveFindCursor(at, line)
    }

    /// The messages of an entry that is chosen.
    pub fn choose(&self, at: usize) -> Vec<Msg> {
        match self.entry(at) {
            Some(Entry::Found(Line::More(section))) => vec![Msg::OpenFindSection(Some(section))],
            Some(Entry::Found(line)) => vec![Msg::OpenLine(line)],
            Some(Entry::Command(command)) => {
                let done = match command.action {
                    Action::Send(msg) => Some(msg(self.state)),
                    Action::Hold { .. } | Action::Digit => None,
                };
                let chosen = Msg::CommandChosen(commands::key(command));
                done.into_iter().chain([chosen]).collect()
            }
            None => Vec::new(),
        }
    }

    /// Draws it below the field, and returns where it lies.
    pub fn show(&self, ui: &Ui, field: Rect, out: &mut Vec<Msg>) -> Rect {
        let window = ui.ctx().content_rect();
        let most = (window.bottom() - field.bottom() - BELOW).max(120.0);
        let area = Area::new(Id::unique("found"))
            .order(Order::Foreground)
            .fade_in(false)
            .pivot(Align2::RIGHT_TOP)
            .fixed_pos(pos2(window.right() - BESIDE, field.bottom() + 6.0))
            .constrain_to(window)
            .show(ui.ctx(), |ui| {
                let frame = Frame::popup(ui.style()).inner_margin(Margin::same(8));
                frame.show(ui, |ui| {
                    let detail = SidePanels::of(self.state, window.width()).detail;
                    let width = detail.map_or(0.0, |detail| detail.at_first) - FRAME;
                    let width = width.clamp(LEAST_WIDTH, MOST_WIDTH);
                    ui.set_width(width.min(window.width() - 40.0));
                    self.head_ui(ui);
                    let height = self.height().min(most - AROUND);
                    ScrollArea::vertical()
                        .max_height(height)
                        .min_scrolled_height(height)
                        .show(ui, |ui| self.sections_ui(ui, out));
                    self.foot_ui(ui, out);
                });
            });
        area.response.rect
    }

    /// The height of all sections.
    fn height(&self) -> f32 {
        let of_sections = self.sections.iter().map(|(_, _, entries)| {
            let lines = entries.iter().map(|entry| entry.height());
            HEADING + lines.sum::<f32>()
        });
        of_sections.sum()
    }

    /// What was typed otherwise, and what nothing has.
    fn head_ui(&self, ui: &mut Ui) {
        let find = &self.state.explore().find;
        let (scope, text) = scoped(&find.text);
        if let Some(findings) = &find.findings {
            for (typed, instead) in findings.0.query.slips() {
                note(ui, &format!("No “{typed}”; showing “{instead}”"));
            }
        }
        if text.trim().is_empty() && scope == Scope::Everything {
            note(
                ui,
                "Words, names or a date such as “August 2022”. # finds claims, @ those who take part, > commands.",
            );
        } else if find.is_under_way && self.sections.is_empty() {
            note(ui, "Looking…");
        } else if self.sections.is_empty() {
            let claim = &self.state.timeline.document().claims_are_called.one;
            let asked = text.trim();
            let response = match scope {
                Scope::Everything => note(ui, &format!("Nothing has “{asked}”.")),
                Scope::Commands => note(ui, &format!("No command is called “{asked}”.")),
                Scope::Claims => note(ui, &format!("No {claim} has “{asked}”.")),
                Scope::Actors => note(ui, &format!("Nobody is called “{asked}”.")),
            };
            ui.ctx()
                .accesskit_node_builder(response.id, |node| node.set_live(Live::Polite));
        }
    }

    fn sections_ui(&self, ui: &mut Ui, out: &mut Vec<Msg>) {
        let accent = Palette::of(ui.visuals()).color(ColorRole::Accent);
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut at = 0;
        for (section, count, entries) in &self.sections {
            let heading = vec2(ui.available_width(), HEADING);
            let layout = Layout::left_to_right(Align::Max);
            ui.allocate_ui_with_layout(heading, layout, |ui| {
                ui.set_min_height(HEADING);
                overline(ui, &self.heading(*section, *count), accent);
            });
            for entry in entries {
                let response = self.entry_ui(ui, *entry, at, *count);
                if response.clicked() {
                    out.extend(self.choose(at));
                    if matches!(entry, Entry::Command(_)) {
                        out.push(Msg::CloseFind);
                    }
                }
                if response.hovered() && ui.input(|input| input.pointer.delta() != vec2(0.0, 0.0)) {
                    let find = &self.state.explore().find;
                    if find.cursor != Some(at) {
                        out.push(self.move_to(Some(at)));
                    }
                }
                at += 1;
            }
        }
    }

    fn heading(&self, section: Section, count: usize) -> String {
        let count = words::thousands(count);
        match section {
            Section::Events => format!("Events {count}"),
            Section::Claims => {
                let many = &self.state.timeline.document().claims_are_called.many;
                format!("{} {count}", words::capitalised(many))
            }
            Section::Texts => format!("Text {count}"),
            Section::Article => format!("In the article {count}"),
            Section::Who => format!("Who {count}"),
            Section::GoTo => "Go to".to_owned(),
            Section::Commands => "Commands".to_owned(),
        }
    }

    fn entry_ui(&self, ui: &mut Ui, entry: Entry, at: usize, count: usize) -> Response {
        let find = &self.state.explore().find;
        let is_at_cursor = find.cursor == Some(at);
        let (line, keys) = self.texts(ui, entry, count);
        let size = vec2(ui.available_width(), entry.height());
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        let name = match entry {
            Entry::Found(Line::GoTo(_)) => format!("Go to {}", line.name()),
            Entry::Found(_) | Entry::Command(_) => line.name(),
        };
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_at_cursor, &name));
        if is_at_cursor {
            ui.scroll_to_rect(rect, None);
            // The focus stays in the field, so the cursor's line is told.
            ui.ctx()
                .accesskit_node_builder(response.id, |node| node.set_live(Live::Polite));
        }
        if !ui.is_rect_visible(rect) {
            return response;
        }
        let palette = Palette::of(ui.visuals());
        if is_at_cursor || response.hovered() || response.has_focus() {
            let fill = palette.color(ColorRole::Fold);
            ui.painter().rect_filled(rect, 4.0, fill);
        }
        let inner = rect.shrink2(vec2(8.0, 4.0));
        let keys = keys.map(|keys| {
            let galley = ui.painter().layout_no_wrap(
                keys,
                font(Face::Regular, SMALL),
                palette.color(ColorRole::Muted),
            );
            let at = pos2(
                inner.right() - galley.size().x,
                inner.center().y - galley.size().y / 2.0,
            );
            let width = galley.size().x;
            ui.painter().galley(at, galley, Color32::PLACEHOLDER);
            width + 10.0
        });
        let room = inner.width() - keys.unwrap_or(0.0);
        let face = if line.is_feared {
            Face::Italic
        } else {
            Face::Regular
        };
        let title = job(
            std::slice::from_ref(&line.title),
            face,
            TITLE,
            ColorRole::Text,
            palette,
            room,
        );
        let galley = ui.painter().layout_job(title);
        ui.painter()
            .galley(inner.left_top(), galley, Color32::PLACEHOLDER);
        if !line.below.is_empty() {
            let laid_out = |pieces: &[Piece]| {
                let role = ColorRole::Muted;
                let below = job(pieces, Face::Regular, SMALL, role, palette, room);
                ui.painter().layout_job(below)
            };
            let mut galley = laid_out(&line.below);
            // Behind the date, what is cut is what did not match.
            if galley.elided {
                let mut pieces = line.below.clone();
                pieces[1..].sort_by_key(|piece| piece.marked.is_empty());
                galley = laid_out(&pieces);
            }
            let foot = pos2(inner.left(), inner.bottom() - galley.size().y);
            ui.painter().galley(foot, galley, Color32::PLACEHOLDER);
        }
        response
            .on_hover_cursor(CursorIcon::PointingHand)
            .on_hover_text(in_visual_order(&name))
    }

    /// The texts of an entry, and the keys that do the same.
    fn texts(&self, ui: &Ui, entry: Entry, count: usize) -> (FoundLine, Option<String>) {
        let find = &self.state.explore().find;
        let plain = |text: String| FoundLine {
            title: Piece {
                text,
                marked: Vec::new(),
            },
            below: Vec::new(),
            is_feared: false,
        };
        match entry {
            Entry::Command(command) => {
                let (_, text) = scoped(&find.text);
                let mut line = plain(command.name.to_owned());
                line.title.marked =
                    crate::view::query::marked(command.name, &commands::words(text));
                (line, Some(command.keys_text(ui.ctx().os())))
            }
            Entry::Found(Line::More(section)) => {
                let shown = self.sections.iter().find(|(other, _, _)| *other == section);
                let shown = shown.map_or(0, |(_, _, lines)| lines.len() - 1);
                let more = words::thousands(count - shown);
                (plain(format!("▼ {more} more")), None)
            }
            Entry::Found(line) => {
                let findings = find.findings.as_ref();
                let texts =
                    findings.map(|findings| FoundLine::of(&self.state.timeline, &findings.0, line));
                (texts.unwrap_or_else(|| plain(String::new())), None)
            }
        }
    }

    /// How much stands in front, and the switch to hide the rest.
    fn foot_ui(&self, ui: &mut Ui, out: &mut Vec<Msg>) {
        let find = &self.state.explore().find;
        let of_actors = scoped(&find.text).0 == Scope::Actors;
        let has_none = self.state.look().found.is_none() && !find.is_under_way;
        if find.findings.is_none() || of_actors || has_none {
            return;
        }
        ui.add_space(4.0);
        ui.separator();
        ui.horizontal(|ui| {
            // More than the headings count: a text leads to an event or a claim that is not on the list itself.
            let in_all = format!("In all {}", found_text(self.state));
            let response = ui.label(muted(ui, &in_all).size(SMALL));
            ui.ctx()
                .accesskit_node_builder(response.id, |node| node.set_live(Live::Polite));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                outline_boxes(ui);
                let mut hides = find.hides_rest;
                if ui.checkbox(&mut hides, "Hide the rest").clicked() {
                    out.push(Msg::ToggleHideRest);
                }
            });
        });
    }
}
