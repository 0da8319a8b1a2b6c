//! The speaker's notes: paragraphs with light emphasis, read as CommonMark.

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, FontId, Label, ScrollArea, Ui};
use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use crate::bidi::{VisualPart, has_right_to_left, line_ranges, parts_in_visual_order};
use crate::fonts::{WindowMeasure, font};
use crate::theme::Palette;
use crate::view::measure::Measure;
use crate::view::scene::{ColorRole, Face};

/// Shows notes at a size in points.
pub fn notes_ui(ui: &mut Ui, notes: Option<&str>, points: f32) {
    let palette = Palette::of(ui.visuals());
    ScrollArea::vertical()
        .id_salt("notes")
        .auto_shrink(false)
        .show(ui, |ui| match notes {
            Some(notes) => {
                let job = set(notes, points, palette.color(ColorRole::Text));
                let width = ui.available_width();
                let job = in_visual_order(job, &mut WindowMeasure(ui.ctx()), points, width);
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

/// Right-to-left text is broken into lines here, since only then can its words be put in order.
fn in_visual_order(
    job: LayoutJob,
    measure: &mut dyn Measure,
    points: f32,
    width: f32,
) -> LayoutJob {
    if !has_right_to_left(&job.text) {
        return job;
    }
    let mut ordered = LayoutJob::default();
    let plain = format(font(Face::Regular, points), Color32::PLACEHOLDER);
    // In the widest of the faces, so that a line with stressed words fits too.
    let lines = measure.lines(&job.text, Face::SemiBold, points, width);
    for line in line_ranges(&job.text, lines) {
        if !ordered.text.is_empty() {
            ordered.append("\n", 0.0, plain.clone());
        }
        for part in parts_in_visual_order(&job.text, line) {
            append_part(&mut ordered, &job, &part);
        }
    }
    ordered
}

/// Appends a part of a text as it is set there.
fn append_part(to: &mut LayoutJob, from: &LayoutJob, part: &VisualPart) {
    for section in &from.sections {
        let start = part.range.start.max(section.byte_range.start.0);
        let end = part.range.end.min(section.byte_range.end.0);
        if start < end {
            let mut letters = [0; 4];
            let text = match part.mirrored {
                Some(mirrored) => &*mirrored.encode_utf8(&mut letters),
                None => &from.text[start..end],
            };
            to.append(text, 0.0, section.format.clone());
        }
    }
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
    use crate::fonts::FontMeasure;

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
    fn arabic_notes_are_broken_into_lines_and_then_put_in_order_with_their_stress() {
        let job = set("قال *الكاتب* إن العلاقات توترت", 20.0, Color32::BLACK);
        let mut measure = FontMeasure::default();
        let wide = in_visual_order(job.clone(), &mut measure, 20.0, 2000.0);
        assert_eq!(wide.text, "توترت العلاقات إن الكاتب قال");
        let stressed: Vec<&str> = wide
            .sections
            .iter()
            .filter(|section| section.format.font_id == font(Face::Italic, 20.0))
            .map(|section| &wide.text[section.byte_range.start.0..section.byte_range.end.0])
            .collect();
        assert_eq!(stressed, ["الكاتب"]);
        // The first line holds the first words.
        let narrow = in_visual_order(job, &mut measure, 20.0, 130.0);
        let first = narrow.text.lines().next().unwrap_or_default();
        assert!(
            first.ends_with("قال") && !first.contains("توترت"),
            "{first}"
        );
    }

    #[test]
    fn signs_that_stress_nothing_are_kept() {
        let job = set("2 * 3 < 7 & a_b_c", 20.0, Color32::BLACK);
        assert_eq!(job.text, "2 * 3 < 7 & a_b_c");
    }
}
