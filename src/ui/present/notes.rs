//! The speaker's notes: paragraphs with light emphasis, read as CommonMark.

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, FontId, Label, ScrollArea, Ui};
use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use crate::theme::{Palette, font};
use crate::view::scene::{Face, Ink};

/// Shows notes at a size in points.
pub fn notes_ui(ui: &mut Ui, notes: Option<&str>, points: f32) {
    let palette = Palette::of(ui.visuals());
    ScrollArea::vertical()
        .id_salt("notes")
        .auto_shrink(false)
        .show(ui, |ui| match notes {
            Some(notes) => {
                let job = set(notes, points, palette.color(Ink::Text));
                ui.add(Label::new(job).wrap());
            }
            None => {
                ui.weak("No notes for this step.");
            }
        });
}

/// Stress is italic, and strong stress semi-bold; whatever else CommonMark knows is set as plain text.
fn set(notes: &str, points: f32, color: Color32) -> LayoutJob {
    let mut job = LayoutJob::default();
    let (mut stressed, mut strongly) = (0, 0);
    for event in Parser::new(notes) {
        let text = match &event {
            Event::Start(Tag::Emphasis) => {
                stressed += 1;
                continue;
            }
            Event::End(TagEnd::Emphasis) => {
                stressed -= 1;
                continue;
            }
            Event::Start(Tag::Strong) => {
                strongly += 1;
                continue;
            }
            Event::End(TagEnd::Strong) => {
                strongly -= 1;
                continue;
            }
            Event::Start(Tag::Paragraph | Tag::Item | Tag::Heading { .. }) => {
                if job.text.is_empty() {
                    continue;
                }
                "\n\n"
            }
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                text
            }
            Event::SoftBreak => " ",
            Event::HardBreak => "\n",
            _ => continue,
        };
        let face = match (strongly > 0, stressed > 0) {
            (true, _) => Face::SemiBold,
            (false, true) => Face::Italic,
            (false, false) => Face::Regular,
        };
        job.append(text, 0.0, format(font(face, points), color));
    }
    job
}

fn format(font_id: FontId, color: Color32) -> TextFormat {
    TextFormat {
        line_height: Some(font_id.size * 1.4),
        ..TextFormat::simple(font_id, color)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stress_is_set_and_its_signs_are_not() {
        let job = set("Say *this*.\n\n**Stop.** Go\non.", 20.0, Color32::BLACK);
        assert_eq!(job.text, "Say this.\n\nStop. Go on.");
        let face_of = |part: &str| {
            let start = job.text.find(part);
            let section = job
                .sections
                .iter()
                .find(|section| Some(section.byte_range.start.0) == start);
            section.map(|section| section.format.font_id.clone())
        };
        assert_eq!(face_of("this"), Some(font(Face::Italic, 20.0)));
        assert_eq!(face_of("Stop."), Some(font(Face::SemiBold, 20.0)));
    }

    #[test]
    fn signs_that_stress_nothing_are_kept() {
        let job = set("2 * 3 < 7 & a_b_c", 20.0, Color32::BLACK);
        assert_eq!(job.text, "2 * 3 < 7 & a_b_c");
    }
}
