//! The text in sight for those who hear it: paragraphs with their letters and the selection, and what is marked.

use egui::accesskit::Action;
use egui::emath::TSTransform;
use egui::text::CCursor;
use egui::text_selection::CCursorRange;
use egui::text_selection::accesskit_text::update_accesskit_for_text_widget;
use egui::{Role, Sense, Ui, WidgetInfo, vec2};

use crate::view::article::paragraphs::{Paragraph, ParagraphKind};

use super::setting::SetParagraph;
use super::sight::{Placed, Sight};
use super::{Frame, TextMark};

pub fn tell(ui: &Ui, frame: &mut Frame<'_>, sight: &Sight, marks: &[Vec<TextMark>]) {
    if !ui.ctx().has_accesskit_node(frame.response.id) {
        return;
    }
    for (placed, marks) in sight.placed.iter().zip(marks) {
        tell_paragraph(ui, frame, placed);
        for mark in marks {
            tell_mark(ui, frame, placed, mark);
        }
    }
}

fn tell_paragraph(ui: &Ui, frame: &Frame<'_>, placed: &Placed) {
    let reader = frame.reader;
    let set = &placed.set;
    let at = set.origin() + frame.column.min.to_vec2() + vec2(0.0, placed.top);
    let galley = set.galley();
    let rect = galley.rect.translate(at.to_vec2());
    let id = frame.response.id.with(("paragraph", set.bytes.start));
    let response = ui.interact(rect, id, Sense::hover());
    let role = match reader.paragraphs[placed.index].kind {
        ParagraphKind::Heading(_) => Role::Heading,
        ParagraphKind::Item => Role::ListItem,
        _ => Role::Paragraph,
    };
    let text = said(reader.text, &reader.paragraphs[placed.index], set);
    response.widget_info(|| WidgetInfo::labeled(role, true, &text));
    if let ParagraphKind::Heading(level) = reader.paragraphs[placed.index].kind {
        ui.ctx()
            .accesskit_node_builder(id, |node| node.set_level(level.into()));
    }
    let range = selected_letters(frame, placed);
    let to_global = TSTransform::from_translation(at.to_vec2());
    update_accesskit_for_text_widget(ui.ctx(), id, range, to_global, galley);
}

/// The letters that are shown, as they are read and not as they are set.
fn said(text: &str, paragraph: &Paragraph, set: &SetParagraph) -> String {
    let letters = set
        .shown()
        .iter()
        .filter_map(|at| text[*at..].chars().next());
    let letters = letters.map(|letter| if letter.is_whitespace() { ' ' } else { letter });
    match paragraph.number {
        Some(number) => format!("{number}. {}", letters.collect::<String>()),
        None => letters.collect(),
    }
}

/// The part of the selection that a paragraph has, or the caret in it.
fn selected_letters(frame: &Frame<'_>, placed: &Placed) -> Option<CCursorRange> {
    let selection = &frame.reader.view.selection;
    let (bytes, own) = (selection.bytes(), &placed.set.bytes);
    if bytes.end < own.start || bytes.start > own.end || placed.set.begins_at_the_right() {
        return None;
    }
    let shown = placed.set.shown();
    let letter = |byte: usize| CCursor::new(shown.partition_point(|at| *at < byte));
    let (start, end) = (letter(bytes.start), letter(bytes.end));
    Some(match selection.caret == bytes.start {
        true => CCursorRange::two(end, start),
        false => CCursorRange::two(start, end),
    })
}

/// A mark that can be pressed. Its pointer is the text's, which selects too.
fn tell_mark(ui: &Ui, frame: &mut Frame<'_>, placed: &Placed, mark: &TextMark) {
    let Some((target, name)) = &mark.target else {
        return;
    };
    let by = frame.column.min.to_vec2() + vec2(0.0, placed.top);
    let boxes = placed.set.boxes(&mark.bytes);
    let Some(first) = boxes.first() else {
        return;
    };
    // Words on both sides of a paragraph's end are told twice.
    let id = frame
        .response
        .id
        .with(("mark", placed.index, mark.bytes.start, *target));
    let response = ui.interact(first.translate(by), id, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, name));
    ui.ctx()
        .accesskit_node_builder(id, |node| node.add_action(Action::Click));
    if ui.input(|input| input.has_accesskit_action_request(id, Action::Click)) {
        frame.outcome.clicked = Some(*target);
    }
}
