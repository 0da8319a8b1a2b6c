//! The embedded fonts, and the width of texts in them.

use std::sync::Arc;

use egui::epaint::text::{FontsView, TextOptions};
use egui::{Color32, FontData, FontDefinitions, FontFamily, FontId, TextureId, TextureOptions};

use crate::view::measure::Measure;
use crate::view::scene::Face;

/// The embedded fonts: Inter for Latin, Greek and Cyrillic, Noto Sans Arabic for the Arabic script.
pub const INTER_REGULAR: &[u8] = include_bytes!("../assets/fonts/Inter-Regular.otf");
pub const INTER_SEMIBOLD: &[u8] = include_bytes!("../assets/fonts/Inter-SemiBold.otf");
pub const INTER_ITALIC: &[u8] = include_bytes!("../assets/fonts/Inter-Italic.otf");
pub const ARABIC_REGULAR: &[u8] = include_bytes!("../assets/fonts/NotoSansArabic-Regular.ttf");
pub const ARABIC_SEMIBOLD: &[u8] = include_bytes!("../assets/fonts/NotoSansArabic-SemiBold.ttf");

/// The fonts of the window and of every export.
pub fn definitions() -> FontDefinitions {
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
    // A symbol or an emoji that neither has comes from egui's own fonts.
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

/// Has the texels of the fonts' atlas painted as they are.
///
/// Letters stand on whole pixels and flat colours all come from one texel, so between texels nothing is to be smoothed.
/// Without a graphics card, smoothing each pixel out of four texels takes a sixth of a frame.
pub struct WholeTexels;

impl egui::Plugin for WholeTexels {
    fn debug_name(&self) -> &'static str {
        "whole texels"
    }

    fn output_hook(&mut self, _ctx: &egui::Context, output: &mut egui::FullOutput) {
        let atlas = output.textures_delta.set.get_mut(&TextureId::default());
        for part in atlas.into_iter().flatten() {
            part.options = TextureOptions::NEAREST;
        }
    }
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
            definitions(),
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
