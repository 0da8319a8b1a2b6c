//! The hues as they are seen with the common colour blindnesses.
//!
//! Simulated after Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision
//! Deficiency", IEEE TVCG 15(6), 2009: their matrices for a severity of 1.0, applied to linear RGB. Differences are
//! distances in Ottosson's Oklab (2020), in which about 0.02 is just noticed side by side.

use egui::{Color32, Rgba};

use super::Palette;
use crate::timeline::LaneIx;
use crate::view::scene::{ColorRole, Hue, LANE_HUES, Tone};

type Matrix = [[f32; 3]; 3];

/// The kinds of colour vision, the usual one first.
const VISIONS: [(&str, Matrix); 4] = [
    ("usual", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    (
        "protanopia",
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
    ),
    (
        "deuteranopia",
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
    ),
    (
        "tritanopia",
        [
            [1.255_528, -0.076_749, -0.178_779],
            [-0.078_411, 0.930_809, 0.147_602],
            [0.004_733, 0.691_367, 0.303_900],
        ],
    ),
];

const LMS_FROM_RGB: Matrix = [
    [0.412_221_46, 0.536_332_55, 0.051_445_995],
    [0.211_903_5, 0.680_699_5, 0.107_396_96],
    [0.088_302_46, 0.281_718_85, 0.629_978_7],
];

const LAB_FROM_ROOTS: Matrix = [
    [0.210_454_26, 0.793_617_8, -0.004_072_047],
    [1.977_998_5, -2.428_592_2, 0.450_593_7],
    [0.025_904_037, 0.782_771_77, -0.808_675_77],
];

fn times(matrix: &Matrix, vector: [f32; 3]) -> [f32; 3] {
    matrix.map(|row| row.iter().zip(vector).map(|(a, b)| a * b).sum())
}

/// A color in Oklab as it is seen with a kind of colour vision.
fn seen(color: Color32, vision: &Matrix) -> [f32; 3] {
    let [red, green, blue, _] = Rgba::from(color).to_array();
    let simulated = times(vision, [red, green, blue]).map(|channel| channel.clamp(0.0, 1.0));
    let roots = times(&LMS_FROM_RGB, simulated).map(f32::cbrt);
    times(&LAB_FROM_ROOTS, roots)
}

fn difference(a: Color32, b: Color32, vision: &Matrix) -> f32 {
    let (a, b) = (seen(a, vision), seen(b, vision));
    let squares = a.iter().zip(b).map(|(a, b)| (a - b).powi(2));
    squares.sum::<f32>().sqrt()
}

/// The hues of the lanes and the accent, each with its name.
fn hues(palette: Palette) -> Vec<(String, Color32)> {
    let lanes = (0..LANE_HUES as u32).map(|lane| {
        let color_role = ColorRole::Lane(Hue::Lane(LaneIx(lane)), Tone::Strong);
        (format!("lane {lane}"), palette.color(color_role))
    });
    let accent = ("the accent".to_owned(), palette.color(ColorRole::Accent));
    lanes.chain([accent]).collect()
}

#[test]
fn black_to_white_is_one_and_a_color_blindness_leaves_greys_as_they_are() {
    for (name, vision) in &VISIONS {
        let whole = difference(Color32::BLACK, Color32::WHITE, vision);
        assert!((whole - 1.0).abs() < 0.01, "{name}: {whole}");
        let [_, a, b] = seen(Color32::from_gray(120), vision);
        assert!(a.hypot(b) < 0.01, "{name}: a grey has a hue of {a}, {b}");
    }
}

#[test]
fn red_and_green_of_one_lightness_are_confused_in_protanopia_and_deuteranopia_alone() {
    let (red, green) = (
        Color32::from_rgb(0xA8, 0x44, 0x3A),
        Color32::from_rgb(0x3F, 0x7A, 0x2B),
    );
    let differences = VISIONS.map(|(_, vision)| difference(red, green, &vision));
    let [usual, protanopia, deuteranopia, tritanopia] = differences;
    assert!(deuteranopia < 0.02, "{deuteranopia}");
    assert!(protanopia < usual / 2.0, "{protanopia} of {usual}");
    assert!(tritanopia > usual / 2.0, "{tritanopia} of {usual}");
}

#[test]
fn every_two_lanes_and_the_accent_are_told_apart_with_every_kind_of_color_vision() {
    for (palette, least) in [
        (Palette::LIGHT, 0.05),
        (Palette::DARK, 0.042),
        (Palette::HIGH_CONTRAST, 0.09),
        (Palette::PRINT, 0.05),
    ] {
        let hues = hues(palette);
        for (vision, matrix) in &VISIONS {
            for (index, (name, color)) in hues.iter().enumerate() {
                for (other_name, other) in &hues[..index] {
                    let difference = difference(*color, *other, matrix);
                    assert!(
                        difference >= least,
                        "{palette:?}, {vision}: {name} and {other_name} differ by {difference:.3}"
                    );
                }
            }
        }
    }
}
