//! Texts of the document in the window: stress is italic, strong stress semi-bold, and links can be followed.

use std::ops::Range;

use egui::text::{CCursor, LayoutJob, TextFormat};
use egui::text_selection::LabelSelectionState;
use egui::{
    Color32, CursorIcon, Galley, Label, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo,
};

use crate::bidi::{VisualPart, has_right_to_left, line_ranges, parts_in_visual_order};
use crate::fonts::{WindowMeasure, font};
use crate::markup::{Address, TextRun, TextStyle, runs};
use crate::theme::Palette;
use crate::view::measure::Measure;
use crate::view::scene::{ColorRole, Face};

/// The size of a text and the height of its lines in points, and its colour.
#[derive(Clone, Copy, Debug)]
pub struct TextLook {
    pub size: f32,
    pub line_height: f32,
    pub color_role: ColorRole,
}

/// A text that was shown.
pub struct ShownText {
    pub response: Response,
    /// The address of the link that is followed.
    pub followed: Option<Address>,
}

/// Shows a text whose links can be followed.
pub fn rich_text_ui(ui: &mut Ui, text: &str, look: TextLook) -> ShownText {
    let Setting { job, links, .. } = Setting::of(ui, &runs(text), look);
    let (at, galley, response) = Label::new(job).wrap().layout_in_ui(ui);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, ui.is_enabled(), galley.text()));
    if ui.is_rect_visible(response.rect) {
        let color = Palette::of(ui.visuals()).color(look.color_role);
        let galley = galley.clone();
        LabelSelectionState::label_text_selection(ui, &response, at, galley, color, Stroke::NONE);
    }
    let mut followed = None;
    for (index, link) in links.into_iter().enumerate() {
        let boxes = boxes_of(&galley, &link.letters, at);
        if link_response(ui, &response, index, &link, &boxes).is_some_and(|link| link.clicked()) {
            followed = Some(link.address);
        }
    }
    ShownText { response, followed }
}

/// Shows a text where nothing can be clicked.
pub fn styled_text_ui(ui: &mut Ui, text: &str, look: TextLook) -> Response {
    let mut runs = runs(text);
    for run in &mut runs {
        run.link = None;
    }
    let set = Setting::of(ui, &runs, look);
    ui.add(Label::new(set.job).wrap())
}

/// A link in a text that is set.
struct SetLink {
    address: Address,
    name: String,
    /// The letters of it that stand next to each other, by their positions.
    letters: Vec<Range<usize>>,
}

/// A text set in type, its letters in the order in which they stand.
struct Setting {
    look: TextLook,
    /// Of the text and of its links.
    colors: [Color32; 2],
    job: LayoutJob,
    links: Vec<SetLink>,
    letters: usize,
}

impl Setting {
    fn of(ui: &Ui, runs: &[TextRun], look: TextLook) -> Self {
        let palette = Palette::of(ui.visuals());
        let colors = [look.color_role, ColorRole::Accent].map(|role| palette.color(role));
        let measure = &mut WindowMeasure(ui.ctx());
        Self::set(runs, look, colors, ui.available_width(), measure)
    }

    fn set(
        runs: &[TextRun],
        look: TextLook,
        colors: [Color32; 2],
        width: f32,
        measure: &mut dyn Measure,
    ) -> Self {
        let mut set = Self {
            look,
            colors,
            job: LayoutJob::default(),
            links: Vec::new(),
            letters: 0,
        };
        let links = set.add_links(runs);
        let text: String = runs.iter().map(|run| run.text.as_str()).collect();
        if !has_right_to_left(&text) {
            for (run, link) in runs.iter().zip(links) {
                set.append(&run.text, run.style, link);
            }
            return set;
        }
        // Right-to-left text is broken into lines here, since only then can its words be put in order; and in the widest of the
        // faces, so that a line with stressed words fits too.
        let lines = measure.lines(&text, Face::SemiBold, look.size, width);
        for line in line_ranges(&text, lines) {
            if set.letters > 0 {
                set.append("\n", TextStyle::default(), None);
            }
            for part in parts_in_visual_order(&text, line) {
                set.append_part(&part, runs, &links);
            }
        }
        set
    }

    /// Adds the links of runs, one for those that follow each other; returns the position of each run's.
    fn add_links(&mut self, runs: &[TextRun]) -> Vec<Option<usize>> {
        let mut before: Option<&Address> = None;
        let links = runs.iter().map(|run| {
            let address = run.link.as_ref();
            let continues = before == address;
            before = address;
            let address = address?;
            if !continues {
                self.links.push(SetLink {
                    address: address.clone(),
                    name: String::new(),
                    letters: Vec::new(),
                });
            }
            self.links.last_mut()?.name.push_str(&run.text);
            Some(self.links.len() - 1)
        });
        links.collect()
    }

    /// Appends a part of the text that the runs are.
    fn append_part(&mut self, part: &VisualPart, runs: &[TextRun], links: &[Option<usize>]) {
        let mut run_start = 0;
        for (run, link) in runs.iter().zip(links) {
            let from = part.range.start.max(run_start);
            let until = part.range.end.min(run_start + run.text.len());
            if from < until {
                let mut letters = [0; 4];
                let piece = match part.mirrored {
                    Some(mirrored) => &*mirrored.encode_utf8(&mut letters),
                    None => &run.text[from - run_start..until - run_start],
                };
                self.append(piece, run.style, *link);
            }
            run_start += run.text.len();
        }
    }

    fn append(&mut self, piece: &str, style: TextStyle, link: Option<usize>) {
        let start = self.letters;
        self.letters += piece.chars().count();
        let [color, accent] = self.colors;
        let color = if link.is_some() { accent } else { color };
        let mut format = format(style, self.look, color);
        if link.is_some() {
            format.underline = Stroke::new(1.0, color);
        }
        self.job.append(piece, 0.0, format);
        let Some(link) = link.and_then(|link| self.links.get_mut(link)) else {
            return;
        };
        match link.letters.last_mut() {
            Some(last) if last.end == start => last.end = self.letters,
            _ => link.letters.push(start..self.letters),
        }
    }
}

fn format(style: TextStyle, look: TextLook, color: Color32) -> TextFormat {
    let face = match (style.strong, style.stressed) {
        (true, _) => Face::SemiBold,
        (false, true) => Face::Italic,
        (false, false) => Face::Regular,
    };
    TextFormat {
        line_height: Some(look.line_height),
        ..TextFormat::simple(font(face, look.size), color)
    }
}

/// The boxes around letters of a text that stands at `at`, one in each of their lines.
fn boxes_of(galley: &Galley, letters: &[Range<usize>], at: Pos2) -> Vec<Rect> {
    let mut boxes: Vec<Rect> = Vec::new();
    for letter in letters.iter().cloned().flatten() {
        let edge = |index: usize, prefer_next_row| {
            galley.pos_from_cursor(CCursor {
                index: index.into(),
                prefer_next_row,
            })
        };
        let rect = edge(letter, true)
            .union(edge(letter + 1, false))
            .translate(at.to_vec2());
        match boxes.last_mut() {
            Some(last) if (last.top() - rect.top()).abs() < 1.0 => *last = last.union(rect),
            _ => boxes.push(rect),
        }
    }
    boxes
}

/// Makes a link's letters one thing to click, to reach by key and to be told of.
fn link_response(
    ui: &Ui,
    text: &Response,
    index: usize,
    link: &SetLink,
    boxes: &[Rect],
) -> Option<Response> {
    let (first, others) = boxes.split_first()?;
    let id = text.id.with(index);
    let mut response = ui.interact(*first, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Link, ui.is_enabled(), &link.name));
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    if response.has_focus() {
        let accent = Palette::of(ui.visuals()).color(ColorRole::Accent);
        for rect in boxes {
            let ring = Stroke::new(1.5, accent);
            ui.painter()
                .rect_stroke(rect.expand(1.0), 2.0, ring, StrokeKind::Outside);
        }
    }
    for (line, rect) in others.iter().enumerate() {
        response |= ui.interact(*rect, id.with(line), Sense::click() - Sense::FOCUSABLE);
    }
    Some(
        response
            .on_hover_cursor(CursorIcon::PointingHand)
            .on_hover_text(link.address.as_str()),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fonts::FontMeasure;

    fn set(text: &str, width: f32) -> Setting {
        let look = TextLook {
            size: 20.0,
            line_height: 28.0,
            color_role: ColorRole::Text,
        };
        let colors = [Color32::BLACK, Color32::BLUE];
        Setting::set(
            &runs(text),
            look,
            colors,
            width,
            &mut FontMeasure::default(),
        )
    }

    /// The parts of a text that are set in a face.
    fn in_face(set: &Setting, face: Face) -> Vec<&str> {
        let sections = set.job.sections.iter();
        sections
            .filter(|section| section.format.font_id == font(face, 20.0))
            .map(|section| &set.job.text[section.byte_range.start.0..section.byte_range.end.0])
            .collect()
    }

    fn letters_of_links(set: &Setting) -> Vec<(String, &str)> {
        let said = |link: &SetLink| {
            let letters = link.letters.iter().cloned().flatten();
            let said = letters.filter_map(|letter| set.job.text.chars().nth(letter));
            said.collect()
        };
        let links = set.links.iter();
        links.map(|link| (said(link), link.name.as_str())).collect()
    }

    #[test]
    fn stress_has_faces_and_a_link_is_underlined() {
        let set = set("Say *this*. **Stop.** [See **it**](https://a.org)", 2000.0);
        assert_eq!(set.job.text, "Say this. Stop. See it");
        assert_eq!(in_face(&set, Face::Italic), ["this"]);
        assert_eq!(in_face(&set, Face::SemiBold), ["Stop.", "it"]);
        let underlined = set
            .job
            .sections
            .iter()
            .filter(|section| !section.format.underline.is_empty());
        assert_eq!(underlined.count(), 2);
        assert_eq!(letters_of_links(&set), [("See it".to_owned(), "See it")]);
    }

    #[test]
    fn arabic_text_is_broken_into_lines_and_then_put_in_order_with_its_stress_and_its_links() {
        let text = "قال *الكاتب* إن https://a.org/b العلاقات توترت";
        let wide = set(text, 2000.0);
        assert_eq!(wide.job.text, "توترت العلاقات https://a.org/b إن الكاتب قال");
        assert_eq!(in_face(&wide, Face::Italic), ["الكاتب"]);
        let link = [("https://a.org/b".to_owned(), "https://a.org/b")];
        assert_eq!(letters_of_links(&wide), link);
        // The first line holds the first words.
        let narrow = set(text, 130.0);
        let first = narrow.job.text.lines().next().unwrap_or_default();
        assert!(
            first.ends_with("قال") && !first.contains("توترت"),
            "{first}"
        );
    }
}
