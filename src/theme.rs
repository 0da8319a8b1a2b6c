//! Roles to colours: light, dark, of high contrast and for print.

use egui::{Color32, FontId, Stroke, Visuals};

use crate::fonts::{self, font};
use crate::view::scene::{ColorRole, Face, Hue, LANE_HUES, Tone};

/// A set of colours for paper of one brightness.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette(Kind);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Light,
    Dark,
    HighContrast,
    Print,
}

/// One lane's hue on light paper, on dark paper and in high contrast. They are told apart by people who see few
/// colours as well, and none is the accent: a test simulates it.
const LANES: [(u32, u32, u32); LANE_HUES] = [
    (0x17657B, 0x3FCAF2, 0x35E0B9),
    (0x834F00, 0xDDAB4A, 0xFE7A0E),
    (0x98356D, 0xD989BB, 0xF8A2FF),
    (0x657505, 0xA2CC80, 0xABFAAC),
    (0x6C52B3, 0xAE9ADC, 0xA98EFF),
    (0xA95552, 0xF196A0, 0xC3977C),
    (0x59708A, 0x8CC6CF, 0x0DB4BD),
    (0x6F543D, 0xC8A674, 0xB6CB70),
];

impl Palette {
    pub const LIGHT: Self = Self(Kind::Light);
    pub const DARK: Self = Self(Kind::Dark);
    /// White on black, with edges that can be seen.
    pub const HIGH_CONTRAST: Self = Self(Kind::HighContrast);
    /// Black on white, with lines that a printer and a pale projector show.
    pub const PRINT: Self = Self(Kind::Print);
    pub const ALL: [Self; 4] = [Self::LIGHT, Self::DARK, Self::HIGH_CONTRAST, Self::PRINT];

    /// The palette that a window's visuals were made from. egui knows two themes alone: high contrast stands in for the dark
    /// one, print for the light one, and both are told by a colour.
    pub fn of(visuals: &Visuals) -> Self {
        let weak = visuals.weak_text_color;
        let mut all = Self::ALL.into_iter();
        let found = all.find(|palette| weak == Some(palette.color(ColorRole::Muted)));
        found.unwrap_or(Self::LIGHT)
    }

    fn is_light(self) -> bool {
        matches!(self.0, Kind::Light | Kind::Print)
    }

    fn pick(self, [light, dark, high_contrast, print]: [u32; 4]) -> Color32 {
        rgb(match self.0 {
            Kind::Light => light,
            Kind::Dark => dark,
            Kind::HighContrast => high_contrast,
            Kind::Print => print,
        })
    }

    pub fn color(self, color_role: ColorRole) -> Color32 {
        match color_role {
            ColorRole::Paper => self.pick([0xFFFFFF, 0x17191D, 0x000000, 0xFFFFFF]),
            ColorRole::Text => self.pick([0x1B1E23, 0xE8EAED, 0xFFFFFF, 0x000000]),
            ColorRole::Muted => self.pick([0x4B525B, 0xAAB1BB, 0xDADDE2, 0x2E3338]),
            ColorRole::Rule => self.pick([0xE3E6EA, 0x2C3037, 0x4A5058, 0xB9BEC5]),
            ColorRole::Band => self.pick([0xF5F6F8, 0x1D2025, 0x121417, 0xFFFFFF]),
            ColorRole::Fold => self.pick([0xE9EBEF, 0x2A2E35, 0x26292E, 0xF0F0F0]),
            ColorRole::Accent => self.pick([0x2F55D4, 0x8FA8FF, 0xFFE04A, 0x1C3EB0]),
            ColorRole::AccentWash => self.pick([0xE4EAFD, 0x27314F, 0x1C2F6B, 0xE8ECF8]),
            ColorRole::Lane(hue, tone) => {
                let strong = match hue {
                    Hue::Lane(lane) => {
                        let (light, dark, high_contrast) = LANES[lane.0 as usize % LANES.len()];
                        self.pick([light, dark, high_contrast, light])
                    }
                    Hue::Mixed => self.color(ColorRole::Muted),
                };
                let paper = self.color(ColorRole::Paper);
                let share = match (tone, self.is_light()) {
                    (Tone::Strong, _) => 1.0,
                    (Tone::Certain, true) => 0.36,
                    (Tone::Certain, false) => 0.31,
                    (Tone::Possible, true) => 0.11,
                    (Tone::Possible, false) => 0.13,
                };
                mix(paper, strong, share)
            }
        }
    }

    /// The colour of what a presenter must not overlook.
    pub fn warning(self) -> Color32 {
        self.pick([0xA84300, 0xF2B35E, 0xFFC36E, 0x8A3600])
    }

    /// The colours and spacings of panels, buttons and the like.
    pub fn visuals(self) -> Visuals {
        let mut visuals = if self.is_light() {
            Visuals::light()
        } else {
            Visuals::dark()
        };
        let color = |color_role| self.color(color_role);
        visuals.panel_fill = color(ColorRole::Paper);
        visuals.window_fill = color(ColorRole::Paper);
        visuals.extreme_bg_color = color(ColorRole::Band);
        visuals.faint_bg_color = color(ColorRole::Band);
        visuals.window_stroke = Stroke::new(1.0, color(ColorRole::Rule));
        visuals.weak_text_color = Some(color(ColorRole::Muted));
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
        if self == Self::HIGH_CONTRAST {
            // The edges of what can be pressed and of windows are seen at 3:1 and more.
            let edge = Stroke::new(1.0, color(ColorRole::Muted));
            widgets.inactive.bg_stroke = edge;
            visuals.window_stroke = edge;
        }
        visuals
    }
}

fn rgb(hex: u32) -> Color32 {
    let [_, red, green, blue] = hex.to_be_bytes();
    Color32::from_rgb(red, green, blue)
}

/// The contrast ratio of WCAG 2.2, from 1 to 21. Tests hold pictures to it.
pub fn contrast(a: Color32, b: Color32) -> f32 {
    let luminance = |color: Color32| {
        let [red, green, blue, _] = egui::Rgba::from(color).to_array();
        0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05
    };
    let (a, b) = (luminance(a), luminance(b));
    a.max(b) / a.min(b)
}

/// The color in which one that covers another only by a share is seen.
pub fn mix(from: Color32, to: Color32, share: f32) -> Color32 {
    let channel =
        |a: u8, b: u8| (f32::from(a) + (f32::from(b) - f32::from(a)) * share).round() as u8;
    Color32::from_rgb(
        channel(from.r(), to.r()),
        channel(from.g(), to.g()),
        channel(from.b(), to.b()),
    )
}

/// Sets fonts and colours of a window.
pub fn install(ctx: &egui::Context) {
    use egui::TextStyle::{Body, Button, Heading, Monospace, Small};
    ctx.set_fonts(fonts::definitions());
    ctx.add_plugin(fonts::WholeTexels);
    // Discs out of the atlas would be smoothed between its texels.
    ctx.tessellation_options_mut(|options| options.prerasterized_discs = false);
    ctx.all_styles_mut(|style| {
        style.text_styles = [
            (Heading, font(Face::SemiBold, 18.0)),
            (Body, font(Face::Regular, 13.5)),
            (Button, font(Face::Regular, 13.0)),
            (Small, font(Face::Regular, 12.0)),
            (Monospace, FontId::monospace(13.0)),
        ]
        .into();
        style.spacing.item_spacing = egui::vec2(8.0, 6.0);
        style.spacing.button_padding = egui::vec2(8.0, 4.0);
        style.interaction.selectable_labels = true;
    });
    ctx.set_visuals_of(egui::Theme::Light, Palette::LIGHT.visuals());
    ctx.set_visuals_of(egui::Theme::Dark, Palette::DARK.visuals());
}

#[cfg(test)]
mod color_vision;

#[cfg(test)]
mod tests {
    use std::collections::HashSet;
    use std::sync::Arc;

    use super::*;
    use crate::document;
    use crate::fonts::FontMeasure;
    use crate::timeline::{EventIx, LaneIx, Timeline};
    use crate::view::document_layout::DocumentLayout;
    use crate::view::overview::{Columns, overview};
    use crate::view::scene::{Mark, Shape};
    use crate::view::subset::Subset;

    #[test]
    fn nothing_out_of_the_atlas_of_the_fonts_is_smoothed_between_its_texels() {
        let ctx = egui::Context::default();
        install(&ctx);
        for text in ["letters", "and others: ÄΩЖ"] {
            let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
                ui.label(text);
            });
            let parts: Vec<_> = output.textures_delta.set.drain().collect();
            assert!(!parts.is_empty());
            for part in parts.iter().flat_map(|(_, parts)| parts) {
                assert_eq!(part.options, egui::TextureOptions::NEAREST);
            }
            assert!(!ctx.tessellation_options(|options| options.prerasterized_discs));
        }
    }

    #[test]
    fn marks_in_a_lane_s_hue_have_a_contrast_of_three_to_one_on_every_row() {
        for palette in Palette::ALL {
            for ground in [ColorRole::Paper, ColorRole::AccentWash, ColorRole::Fold] {
                for lane in (0..LANES.len() as u32).map(LaneIx) {
                    let mark = palette.color(ColorRole::Lane(Hue::Lane(lane), Tone::Strong));
                    let ratio = contrast(mark, palette.color(ground));
                    assert!(ratio >= 3.0, "{palette:?}, {lane:?} on {ground:?}: {ratio}");
                }
            }
        }
    }

    /// An overview with every hue, what is certain and what is possible, folds, a match and a selection.
    fn overview_marks() -> Vec<Mark> {
        let lanes: String = (0..LANE_HUES)
            .map(|lane| format!(r#"(id: "l{lane}", name: "L", holds: "H."),"#))
            .collect();
        let events: String = (0..LANE_HUES)
            .flat_map(|lane| {
                ["1990-02-03/1990-04", "2020-02~"].map(|edtf| {
                    format!(
                        r#"(id: "e{lane}{}", title: "E", kind: happened, lane: "l{lane}",
                        when: (edtf: "{edtf}", because: "B.")),"#,
                        &edtf[..4]
                    )
                })
            })
            .collect();
        let text = format!(
            r#"(format: 1, source: (title: "T", author: "A", publisher: "P", genre: report,
            written: (edtf: "2020-06-01", evidence: "E.")), lanes: [{lanes}], events: [{events}],
            claims: [(number: 1, title: "C", summary: "S.", events: [(event: "e01990", role: cause)])])"#
        );
        let (document, _) = document::open(text.as_bytes()).expect("a good document");
        let timeline = Timeline::build(Arc::new(document)).expect("good dates");
        let document_layout = DocumentLayout::new(&timeline);
        let viewport = document_layout.viewport(900.0, 1.0);
        let scale = viewport.scale(viewport.home);
        let found = Subset::of(&timeline, vec![true; 2 * LANE_HUES], vec![true]);
        let columns = Columns::new(&timeline, None, Some(&found), &[EventIx(0)], &scale);
        overview(
            &timeline,
            &columns,
            (&scale, &document_layout.finest),
            egui::vec2(900.0, 60.0),
            &mut FontMeasure::default(),
        )
    }

    #[test]
    fn the_overview_has_a_contrast_of_three_to_one_and_its_words_of_seven() {
        let marks = overview_marks();
        let roles: HashSet<ColorRole> = marks.iter().map(|mark| mark.color_role).collect();
        // The hues, folds, their edges, the writing and the years, matches.
        assert!(roles.len() >= LANE_HUES + 4, "{roles:?}");
        for palette in Palette::ALL {
            for mark in &marks {
                // A fold's ground is but a ground.
                if mark.color_role == ColorRole::Fold {
                    continue;
                }
                let is_text = matches!(mark.shape, Shape::Text(_));
                for ground in [ColorRole::Paper, ColorRole::Band, ColorRole::Fold] {
                    if is_text && ground == ColorRole::Fold {
                        continue;
                    }
                    let ground_color = palette.color(ground);
                    let color = mix(ground_color, palette.color(mark.color_role), mark.opacity);
                    let ratio = contrast(color, ground_color);
                    let least = if is_text { 7.0 } else { 3.0 };
                    let role = mark.color_role;
                    assert!(
                        ratio >= least,
                        "{palette:?}, {role:?} on {ground:?}: {ratio}"
                    );
                }
            }
        }
    }

    #[test]
    fn what_is_read_has_a_contrast_of_seven_to_one_wherever_it_stands() {
        for palette in Palette::ALL {
            let plain = [
                ColorRole::Paper,
                ColorRole::Band,
                ColorRole::Fold,
                ColorRole::AccentWash,
            ];
            let lanes = (0..LANES.len() as u32).flat_map(|lane| {
                [Tone::Certain, Tone::Possible]
                    .map(|tone| ColorRole::Lane(Hue::Lane(LaneIx(lane)), tone))
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
}
