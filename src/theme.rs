//! Roles to colours, light and dark, and the embedded fonts.

use std::sync::Arc;

use egui::epaint::text::{FontsView, TextOptions};
use egui::{Color32, FontData, FontDefinitions, FontFamily, FontId, Stroke, Visuals};

use crate::view::measure::Measure;
use crate::view::scene::{ColorRole, Face, Tone};

/// A set of colours for paper of one brightness.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    pub dark: bool,
}

/// One lane's hue on light and on dark paper. The eight are told apart by people who see few colours as well, and
/// none is the accent.
const LANES: [(u32, u32); 8] = [
    (0x0F7682, 0x5CC3CF),
    (0x9A5F0A, 0xE3AE5C),
    (0x8F3B78, 0xDB8FC6),
    (0x3F7A2B, 0x92CC7C),
    (0x6A55B5, 0xB3A4F0),
    (0xA8443A, 0xF0958A),
    (0x4A6A85, 0x9DBBD4),
    (0x7A5C45, 0xCFAF97),
];

impl Palette {
    pub const LIGHT: Self = Self { dark: false };
    pub const DARK: Self = Self { dark: true };

    pub fn of(visuals: &Visuals) -> Self {
        Self {
            dark: visuals.dark_mode,
        }
    }

    pub fn color(self, color_role: ColorRole) -> Color32 {
        let pick = |light: u32, dark: u32| rgb(if self.dark { dark } else { light });
        match color_role {
            ColorRole::Paper => pick(0xFFFFFF, 0x17191D),
            ColorRole::Text => pick(0x1B1E23, 0xE8EAED),
            ColorRole::Muted => pick(0x4B525B, 0xAAB1BB),
            ColorRole::Rule => pick(0xE3E6EA, 0x2C3037),
            ColorRole::Band => pick(0xF5F6F8, 0x1D2025),
            ColorRole::Fold => pick(0xE9EBEF, 0x2A2E35),
            ColorRole::Accent => pick(0x2F55D4, 0x8FA8FF),
            ColorRole::AccentWash => pick(0xE4EAFD, 0x27314F),
            ColorRole::Lane(lane, tone) => {
                let (light, dark) = LANES[lane.0 as usize % LANES.len()];
                let strong = pick(light, dark);
                let paper = self.color(ColorRole::Paper);
                let share = match (tone, self.dark) {
                    (Tone::Strong, _) => 1.0,
                    (Tone::Certain, false) => 0.36,
                    (Tone::Certain, true) => 0.31,
                    (Tone::Possible, false) => 0.11,
                    (Tone::Possible, true) => 0.13,
                };
                mix(paper, strong, share)
            }
        }
    }

    /// What a speaker must not overlook.
    pub fn warning(self) -> Color32 {
        rgb(if self.dark { 0xF2B35E } else { 0xA84300 })
    }

    /// The colours and spacings of panels, buttons and the like.
    pub fn visuals(self) -> Visuals {
        let mut visuals = if self.dark {
            Visuals::dark()
        } else {
            Visuals::light()
        };
        let color = |color_role| self.color(color_role);
        visuals.panel_fill = color(ColorRole::Paper);
        visuals.window_fill = color(ColorRole::Paper);
        visuals.extreme_bg_color = color(ColorRole::Band);
        visuals.faint_bg_color = color(ColorRole::Band);
        visuals.window_stroke = Stroke::new(1.0, color(ColorRole::Rule));
        visuals.hyperlink_color = color(ColorRole::Accent);
        visuals.selection.bg_fill = color(ColorRole::AccentWash);
        visuals.selection.stroke = Stroke::new(1.0, color(ColorRole::Accent));
        // A caret that blinks redraws the whole window twice a second.
        visuals.text_cursor.blink = false;
        let widgets = &mut visuals.widgets;
        widgets.noninteractive.bg_stroke = Stroke::new(1.0, color(ColorRole::Rule));
        widgets.noninteractive.fg_stroke = Stroke::new(1.0, color(ColorRole::Text));
        widgets.inactive.fg_stroke = Stroke::new(1.0, color(ColorRole::Text));
        widgets.inactive.weak_bg_fill = color(ColorRole::Band);
        widgets.inactive.bg_fill = color(ColorRole::Fold);
        widgets.hovered.fg_stroke = Stroke::new(1.0, color(ColorRole::Text));
        widgets.hovered.weak_bg_fill = color(ColorRole::AccentWash);
        widgets.hovered.bg_fill = color(ColorRole::AccentWash);
        widgets.hovered.bg_stroke = Stroke::new(1.0, color(ColorRole::Accent));
        widgets.active.weak_bg_fill = color(ColorRole::AccentWash);
        widgets.active.fg_stroke = Stroke::new(1.0, color(ColorRole::Text));
        visuals
    }
}

fn rgb(hex: u32) -> Color32 {
    let [_, red, green, blue] = hex.to_be_bytes();
    Color32::from_rgb(red, green, blue)
}

fn mix(from: Color32, to: Color32, share: f32) -> Color32 {
    let channel =
        |a: u8, b: u8| (f32::from(a) + (f32::from(b) - f32::from(a)) * share).round() as u8;
    Color32::from_rgb(
        channel(from.r(), to.r()),
        channel(from.g(), to.g()),
        channel(from.b(), to.b()),
    )
}

/// The embedded fonts: Inter for Latin, Greek and Cyrillic, Noto Sans Arabic for the Arabic script.
pub const INTER_REGULAR: &[u8] = include_bytes!("../assets/fonts/Inter-Regular.otf");
pub const INTER_SEMIBOLD: &[u8] = include_bytes!("../assets/fonts/Inter-SemiBold.otf");
pub const INTER_ITALIC: &[u8] = include_bytes!("../assets/fonts/Inter-Italic.otf");
pub const ARABIC_REGULAR: &[u8] = include_bytes!("../assets/fonts/NotoSansArabic-Regular.ttf");
pub const ARABIC_SEMIBOLD: &[u8] = include_bytes!("../assets/fonts/NotoSansArabic-SemiBold.ttf");

/// The fonts of the window and of every export.
pub fn fonts() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    for (name, bytes) in [
        ("Inter", INTER_REGULAR),
        ("Inter SemiBold", INTER_SEMIBOLD),
        ("Inter Italic", INTER_ITALIC),
        ("Noto Sans Arabic", ARABIC_REGULAR),
        ("Noto Sans Arabic SemiBold", ARABIC_SEMIBOLD),
    ] {
        let data = Arc::new(FontData::from_static(bytes));
        fonts.font_data.insert(name.to_owned(), data);
    }
    // What neither has (a symbol, an emoji) comes from egui's own fonts.
    let fallback = fonts.families[&FontFamily::Proportional].clone();
    for (family, latin, arabic) in [
        (family(Face::Regular), "Inter", "Noto Sans Arabic"),
        (
            family(Face::SemiBold),
            "Inter SemiBold",
            "Noto Sans Arabic SemiBold",
        ),
        (family(Face::Italic), "Inter Italic", "Noto Sans Arabic"),
    ] {
        let mut names = vec![latin.to_owned(), arabic.to_owned()];
        names.extend(fallback.iter().cloned());
        fonts.families.insert(family, names);
    }
    fonts
}

/// The font family of a face.
pub fn family(face: Face) -> FontFamily {
    match face {
        Face::Regular => FontFamily::Proportional,
        Face::SemiBold => FontFamily::Name("semibold".into()),
        Face::Italic => FontFamily::Name("italic".into()),
    }
}

/// A face at a size in points.
pub fn font(face: Face, size: f32) -> FontId {
    FontId::new(size, family(face))
}

/// Sets fonts and colours of a window.
pub fn install(ctx: &egui::Context) {
    use egui::TextStyle::{Body, Button, Heading, Monospace, Small};
    ctx.set_fonts(fonts());
    ctx.all_styles_mut(|style| {
        style.text_styles = [
            (Heading, font(Face::SemiBold, 18.0)),
            (Body, font(Face::Regular, 13.5)),
            (Button, font(Face::Regular, 13.0)),
            (Small, font(Face::Regular, 11.5)),
            (Monospace, FontId::monospace(12.5)),
        ]
        .into();
        style.spacing.item_spacing = egui::vec2(8.0, 6.0);
        style.spacing.button_padding = egui::vec2(8.0, 4.0);
        style.interaction.selectable_labels = true;
    });
    ctx.set_visuals_of(egui::Theme::Light, Palette::LIGHT.visuals());
    ctx.set_visuals_of(egui::Theme::Dark, Palette::DARK.visuals());
}

/// Measures with a window's fonts.
pub struct WindowMeasure<'a>(pub &'a egui::Context);

impl Measure for WindowMeasure<'_> {
    fn width(&mut self, text: &str, face: Face, size: f32) -> f32 {
        self.0.fonts_mut(|fonts| width(fonts, text, face, size))
    }
}

/// Measures without a window.
pub struct FontMeasure(egui::epaint::text::Fonts);

impl Default for FontMeasure {
    fn default() -> Self {
        Self(egui::epaint::text::Fonts::new(
            TextOptions::default(),
            fonts(),
        ))
    }
}

impl Measure for FontMeasure {
    fn width(&mut self, text: &str, face: Face, size: f32) -> f32 {
        width(&mut self.0.with_pixels_per_point(1.0), text, face, size)
    }
}

/// The colour is the one that the canvas writes with, so that what is measured is not set in type a second time.
fn width(fonts: &mut FontsView<'_>, text: &str, face: Face, size: f32) -> f32 {
    fonts
        .layout_no_wrap(text.to_owned(), font(face, size), Color32::PLACEHOLDER)
        .size()
        .x
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timeline::LaneIx;

    /// The contrast ratio of WCAG 2.2, from 1 to 21.
    fn contrast(a: Color32, b: Color32) -> f32 {
        let luminance = |color: Color32| {
            let [red, green, blue, _] = egui::Rgba::from(color).to_array();
            0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05
        };
        let (a, b) = (luminance(a), luminance(b));
        a.max(b) / a.min(b)
    }

    #[test]
    fn what_is_read_has_a_contrast_of_seven_to_one_wherever_it_stands() {
        for palette in [Palette::LIGHT, Palette::DARK] {
            let plain = [
                ColorRole::Paper,
                ColorRole::Band,
                ColorRole::Fold,
                ColorRole::AccentWash,
            ];
            let lanes = (0..LANES.len() as u32).flat_map(|lane| {
                [Tone::Certain, Tone::Possible].map(|tone| ColorRole::Lane(LaneIx(lane), tone))
            });
            for ground in plain.into_iter().chain(lanes) {
                let ratio = contrast(palette.color(ColorRole::Text), palette.color(ground));
                assert!(ratio >= 7.0, "{palette:?}, text on {ground:?}: {ratio}");
            }
            for ground in [ColorRole::Paper, ColorRole::Band] {
                let ratio = contrast(palette.color(ColorRole::Muted), palette.color(ground));
                assert!(ratio >= 7.0, "{palette:?}, muted on {ground:?}: {ratio}");
            }
        }
    }

    fn lines(text: &str, room: f32) -> Vec<String> {
        FontMeasure::default().lines(text, Face::Regular, 12.0, room)
    }

    #[test]
    fn lines_are_parts_of_the_text_in_its_own_order_and_fit() {
        let latin = "The author argues that the \u{201c}truths\u{201d} hold together, one by one.";
        let arabic = "يقول الكاتب إن العلاقات بين الطرفين توترت منذ آب من ذلك العام";
        let mixed = "كتب (Korybko) في 2023 عن حركة TTP";
        let unbroken = "Donaudampfschifffahrtsgesellschaftskapitän";
        for text in [latin, arabic, mixed, unbroken] {
            for room in [70.0, 120.0, 400.0] {
                let lines = lines(text, room);
                let letters = |text: &str| text.replace(' ', "");
                assert_eq!(letters(&lines.concat()), letters(text));
                let mut measure = FontMeasure::default();
                for line in &lines {
                    let width = measure.width(line, Face::Regular, 12.0);
                    assert!(width <= room + 0.5, "{line:?} is {width} wide in {room}");
                }
                if text != unbroken {
                    assert_eq!(lines.join(" "), text);
                }
            }
        }
    }

    #[test]
    fn a_line_ends_where_the_text_says_so() {
        assert_eq!(lines("one\ntwo three", 300.0), ["one", "two three"]);
    }
}
