//! The canvas as SVG 1.1: text as text, a title and a stable id for every thing on it.
//!
//! The fonts are embedded, so that the picture looks the same wherever it is opened, and every text states its
//! width, so that no label grows into another where a viewer ignores embedded fonts.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use egui::{Color32, Pos2, Rect};

use crate::bidi::begins_at_the_right;
use crate::fonts;
use crate::printable::is_obeyed;
use crate::theme::Palette;
use crate::timeline::Timeline;
use crate::view::document_layout::DocumentLayout;
use crate::view::scene::{Face, Mark, Scene, Shape, Target, Text};
use crate::{describe, words};

/// The fonts' place: in the file, or only named in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fonts {
    Embedded,
    Named,
}

/// Writes a scene.
pub fn write(
    scene: &Scene,
    timeline: &Timeline,
    document_layout: &DocumentLayout,
    palette: Palette,
    fonts: Fonts,
) -> String {
    let mut svg = Writer {
        out: String::new(),
        palette,
        clips: Vec::new(),
        gradients: 0,
        seen: BTreeSet::new(),
    };
    svg.open(scene, timeline);
    if fonts == Fonts::Embedded {
        svg.fonts(scene);
    }
    svg.clips(scene);
    svg.marks(scene, timeline, document_layout);
    svg.out.push_str("</svg>\n");
    svg.out
}

struct Writer {
    out: String,
    palette: Palette,
    clips: Vec<Rect>,
    gradients: usize,
    /// Ids that are taken; an id stands on the first group of its target alone.
    seen: BTreeSet<String>,
}

impl Writer {
    fn line(&mut self, line: &str) {
        self.out.push_str(line);
        self.out.push('\n');
    }

    fn open(&mut self, scene: &Scene, timeline: &Timeline) {
        let (width, height) = (scene.size.x, scene.size.y);
        let source = &timeline.document().source;
        self.line(&format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" font-family="Inter, 'Noto Sans Arabic', sans-serif">"#,
        ));
        let title = match words::byline(source) {
            by if by.is_empty() => source.title.clone(),
            by => format!("{}. {by}", source.title),
        };
        self.line(&format!("<title>{}</title>", escaped(&title)));
        let paper = hex(self.palette.color(crate::view::scene::ColorRole::Paper));
        self.line(&format!(
            r#"<rect width="{width}" height="{height}" fill="{paper}"/>"#
        ));
    }

    /// Only the faces that the scene uses.
    fn fonts(&mut self, scene: &Scene) {
        let mut faces = BTreeSet::new();
        let mut arabic = BTreeSet::new();
        for (text, _) in scene.texts() {
            faces.insert(text.face);
            if text
                .text
                .chars()
                .any(|letter| ('\u{600}'..='\u{6ff}').contains(&letter))
            {
                arabic.insert(text.face);
            }
        }
        self.line("<style>");
        for face in faces {
            let bytes = match face {
                Face::Regular => fonts::INTER_REGULAR,
                Face::SemiBold => fonts::INTER_SEMIBOLD,
                Face::Italic => fonts::INTER_ITALIC,
            };
            self.font_face("Inter", face, "otf", bytes);
        }
        for face in arabic {
            let bytes = match face {
                Face::SemiBold => fonts::ARABIC_SEMIBOLD,
                Face::Regular | Face::Italic => fonts::ARABIC_REGULAR,
            };
            self.font_face("Noto Sans Arabic", face, "ttf", bytes);
        }
        self.line("</style>");
    }

    fn font_face(&mut self, family: &str, face: Face, format: &str, bytes: &[u8]) {
        let (weight, style) = weight_and_style(face);
        let data = BASE64.encode(bytes);
        self.line(&format!(
            "@font-face {{ font-family: '{family}'; font-weight: {weight}; font-style: {style}; src: url(data:font/{format};base64,{data}); }}"
        ));
    }

    fn clips(&mut self, scene: &Scene) {
        for mark in &scene.marks {
            if !self.clips.contains(&mark.clip) {
                self.clips.push(mark.clip);
            }
        }
        self.line("<defs>");
        for index in 0..self.clips.len() {
            let rect = rect_attributes(self.clips[index]);
            self.line(&format!(
                r#"<clipPath id="clip-{index}"><rect {rect}/></clipPath>"#
            ));
        }
        self.line("</defs>");
    }

    /// Neighbouring marks of one target form a group with its title.
    fn marks(&mut self, scene: &Scene, timeline: &Timeline, document_layout: &DocumentLayout) {
        for group in scene
            .marks
            .chunk_by(|a, b| a.target == b.target && a.clip == b.clip)
        {
            let Some(first) = group.first() else { continue };
            let clip = self
                .clips
                .iter()
                .position(|clip| *clip == first.clip)
                .unwrap_or_default();
            let mut open = format!(r#"<g clip-path="url(#clip-{clip})""#);
            if let Some(target) = &first.target {
                let id = describe::stable_id(timeline, target);
                if self.seen.insert(id.clone()) {
                    let _ = write!(open, r#" id="{}""#, escaped(&id));
                }
                open.push('>');
                let name = describe::name(timeline, document_layout, target);
                let _ = write!(open, "<title>{}</title>", escaped(&name));
            } else {
                open.push('>');
            }
            self.line(&open);
            match &first.target {
                Some(Target::Cluster(events)) => {
                    let events = events.iter().copied().map(Target::Event);
                    self.members(events, timeline, document_layout);
                }
                Some(Target::LinkGroup(group)) => {
                    let links = group.listed.iter().copied().map(Target::Link);
                    self.members(links, timeline, document_layout);
                }
                _ => {}
            }
            for mark in group {
                self.mark(mark);
            }
            self.line("</g>");
        }
    }

    /// Events and links that are only counted have their id and their title all the same.
    fn members(
        &mut self,
        members: impl Iterator<Item = Target>,
        timeline: &Timeline,
        document_layout: &DocumentLayout,
    ) {
        for target in members {
            let id = describe::stable_id(timeline, &target);
            if self.seen.insert(id.clone()) {
                let name = describe::name(timeline, document_layout, &target);
                let (id, name) = (escaped(&id), escaped(&name));
                self.line(&format!(r#"<g id="{id}"><title>{name}</title></g>"#));
            }
        }
    }

    fn mark(&mut self, mark: &Mark) {
        let color = hex(self.palette.color(mark.color_role));
        let opacity = if mark.opacity < 1.0 {
            format!(r#" opacity="{}""#, number(mark.opacity))
        } else {
            String::new()
        };
        match &mark.shape {
            Shape::Area {
                rect,
                left,
                right,
                corner,
            } => {
                let fill = if left == right {
                    color
                } else {
                    self.gradient(&color, *left, *right)
                };
                let corner = if *corner > 0.0 {
                    format!(r#" rx="{}""#, number(*corner))
                } else {
                    String::new()
                };
                let rect = rect_attributes(*rect);
                self.line(&format!(r#"<rect {rect}{corner} fill="{fill}"{opacity}/>"#));
            }
            Shape::Line {
                points,
                width,
                dash,
            } => {
                let dash = dash.map_or(String::new(), |dash| {
                    format!(
                        r#" stroke-dasharray="{} {}""#,
                        number(dash.on),
                        number(dash.off)
                    )
                });
                self.line(&format!(
                    r#"<polyline points="{}" fill="none" stroke="{color}" stroke-width="{}"{dash}{opacity}/>"#,
                    points_attribute(points),
                    number(*width),
                ));
            }
            Shape::Hatching { strokes, width } => {
                let strokes: String = strokes
                    .iter()
                    .map(|[from, to]| {
                        let numbers = [from.x, from.y, to.x, to.y].map(number);
                        let [a, b, c, d] = numbers;
                        format!("M{a} {b}L{c} {d}")
                    })
                    .collect();
                self.line(&format!(
                    r#"<path d="{strokes}" fill="none" stroke="{color}" stroke-width="{}"{opacity}/>"#,
                    number(*width),
                ));
            }
            Shape::Blocks { rects } => {
                let blocks: String = rects
                    .iter()
                    .map(|rect| {
                        let numbers = [rect.left(), rect.top(), rect.width(), rect.height()];
                        let [x, y, width, height] = numbers.map(number);
                        format!("M{x} {y}h{width}v{height}h-{width}z")
                    })
                    .collect();
                self.line(&format!(r#"<path d="{blocks}" fill="{color}"{opacity}/>"#));
            }
            Shape::Polygon { points } => {
                let points = points_attribute(points);
                self.line(&format!(
                    r#"<polygon points="{points}" fill="{color}"{opacity}/>"#
                ));
            }
            Shape::Disc { center, radius } => {
                self.line(&format!(
                    r#"<circle cx="{}" cy="{}" r="{}" fill="{color}"{opacity}/>"#,
                    number(center.x),
                    number(center.y),
                    number(*radius),
                ));
            }
            Shape::Text(text) => self.text(text, &color, &opacity),
        }
    }

    fn gradient(&mut self, color: &str, left: f32, right: f32) -> String {
        let id = format!("fade-{}", self.gradients);
        self.gradients += 1;
        self.line(&format!(
            r#"<linearGradient id="{id}"><stop offset="0" stop-color="{color}" stop-opacity="{}"/><stop offset="1" stop-color="{color}" stop-opacity="{}"/></linearGradient>"#,
            number(left),
            number(right),
        ));
        format!("url(#{id})")
    }

    fn text(&mut self, text: &Text, color: &str, opacity: &str) {
        let (weight, style) = weight_and_style(text.face);
        // Inter's capitals are 0.727 em high: this baseline centres them.
        let baseline = text.rect.center().y + text.size * 0.364;
        let whole = text.whole.as_ref().map_or(String::new(), |whole| {
            format!("<title>{}</title>", escaped(whole))
        });
        self.line(&format!(
            r#"<text x="{}" y="{}" font-size="{}" font-weight="{weight}" font-style="{style}" textLength="{}" lengthAdjust="spacingAndGlyphs" fill="{color}"{opacity}>{whole}{}</text>"#,
            number(text.rect.left()),
            number(baseline),
            number(text.size),
            number(text.rect.width()),
            in_its_direction(&text.text),
        ));
    }
}

fn weight_and_style(face: Face) -> (u16, &'static str) {
    match face {
        Face::Regular => (400, "normal"),
        Face::SemiBold => (600, "normal"),
        Face::Italic => (400, "italic"),
    }
}

fn rect_attributes(rect: Rect) -> String {
    format!(
        r#"x="{}" y="{}" width="{}" height="{}""#,
        number(rect.left()),
        number(rect.top()),
        number(rect.width().max(0.0)),
        number(rect.height().max(0.0)),
    )
}

fn points_attribute(points: &[Pos2]) -> String {
    let points: Vec<String> = points
        .iter()
        .map(|point| format!("{},{}", number(point.x), number(point.y)))
        .collect();
    points.join(" ")
}

/// To a hundredth of a point, without idle zeros.
fn number(value: f32) -> String {
    let rounded = (f64::from(value) * 100.0).round() / 100.0;
    // Minus zero would print its sign.
    format!("{}", rounded + 0.0)
}

fn hex(color: Color32) -> String {
    format!("#{:02x}{:02x}{:02x}", color.r(), color.g(), color.b())
}

/// A text that viewers put in order by themselves. They take every line for one that begins at the left, so one that begins at
/// its right is isolated as such (UAX #9, explicit directional isolates).
fn in_its_direction(text: &str) -> String {
    if begins_at_the_right(text) {
        format!("&#x2067;{}&#x2069;", escaped(text))
    } else {
        escaped(text)
    }
}

/// Text as XML 1.0 allows it: the five special characters escaped, control characters dropped. What a terminal would obey is
/// a number, since a picture may be written there.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&apos;"),
            '\t' | '\n' | '\r' => out.push(' '),
            other if other.is_control() || matches!(other, '\u{fffe}' | '\u{ffff}') => {}
            other if is_obeyed(other) => {
                let _ = write!(out, "&#x{:x};", u32::from(other));
            }
            other => out.push(other),
        }
    }
    out
}
