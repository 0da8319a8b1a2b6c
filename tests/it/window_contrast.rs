//! Every word beside the canvas can be read too: in the panel, the bar, lists, menus, tooltips and the presenter view.
//!
//! It is computed from what a window paints, glyph by glyph, since a rendered picture needs a graphics driver.

use claimline::app::ClaimlineApp;
use claimline::io::Origin;
use claimline::state::{MotionChoice, Preferences, ThemeChoice};
use claimline::theme::contrast;
use claimline::ui;
use egui::epaint::{ClippedShape, Mesh, TextShape};
use egui::{Color32, Key, Modifiers, PointerButton, Pos2, Rect, Shape};
use egui_kittest::Harness;
use egui_kittest::kittest::NodeT as _;

use crate::contrast::{LEAST_CONTRAST, is_within};
use crate::support;
use crate::support::presentation::{PRESSES, in_presentation};
use crate::support::window::{AnyWindow as _, Window, place};

/// The simple shapes of a frame, back to front.
fn flat(shapes: &[ClippedShape]) -> Vec<(Rect, &Shape)> {
    fn add<'a>(clip: Rect, shape: &'a Shape, into: &mut Vec<(Rect, &'a Shape)>) {
        match shape {
            Shape::Vec(shapes) => shapes.iter().for_each(|shape| add(clip, shape, into)),
            shape => into.push((clip, shape)),
        }
    }
    let mut all = Vec::new();
    for clipped in shapes {
        add(clipped.clip_rect, &clipped.shape, &mut all);
    }
    all
}

/// The color with which a shape covers a point. Lines are left to the test of scenes.
fn cover(shape: &Shape, at: Pos2) -> Color32 {
    match shape {
        Shape::Rect(rect) if rect.rect.contains(at) && rect.blur_width == 0.0 => rect.fill,
        Shape::Circle(circle) if circle.center.distance(at) <= circle.radius => circle.fill,
        Shape::Path(path) if path.closed && is_within(&path.points, at) => path.fill,
        Shape::Mesh(mesh) => color_of_mesh(mesh, at),
        _ => Color32::TRANSPARENT,
    }
}

/// The color of the triangle in which a point lies, at that of its corners which is nearest.
fn color_of_mesh(mesh: &Mesh, at: Pos2) -> Color32 {
    let corners = |triangle: &[u32; 3]| triangle.map(|index| mesh.vertices[index as usize]);
    let (triangles, _) = mesh.indices.as_chunks::<3>();
    let mut triangles = triangles.iter().map(corners);
    let found = triangles.find(|triangle| is_within(&triangle.map(|vertex| vertex.pos), at));
    let distance = |vertex: &egui::epaint::Vertex| vertex.pos.distance(at);
    let nearest = found.and_then(|triangle| {
        let nearest = |a: &egui::epaint::Vertex, b: &egui::epaint::Vertex| {
            distance(a).total_cmp(&distance(b))
        };
        triangle.into_iter().min_by(nearest)
    });
    nearest.map_or(Color32::TRANSPARENT, |vertex| vertex.color)
}

/// The color that is seen where one covers another; egui keeps colors multiplied by their opacity.
fn over(below: Color32, above: Color32) -> Color32 {
    let through = f32::from(255 - above.a()) / 255.0;
    let channel =
        |below: u8, above: u8| (f32::from(below) * through + f32::from(above)).round() as u8;
    Color32::from_rgb(
        channel(below.r(), above.r()),
        channel(below.g(), above.g()),
        channel(below.b(), above.b()),
    )
}

/// The middles of a text's glyphs with their colors.
fn glyphs_of(text: &TextShape) -> Vec<(Pos2, Color32)> {
    let mut glyphs = Vec::new();
    for row in &text.galley.rows {
        let visuals = &row.row.visuals;
        let vertices = &visuals.mesh.vertices[visuals.glyph_vertex_range.clone()];
        for corners in vertices.chunks(4) {
            let rect = Rect::from_points(&[corners[0].pos, corners[corners.len() - 1].pos]);
            let color = match (text.override_text_color, corners[0].color) {
                (Some(color), _) => color,
                (None, Color32::PLACEHOLDER) => text.fallback_color,
                (None, color) => color,
            };
            let at = rect.center() + row.pos.to_vec2() + text.pos.to_vec2();
            glyphs.push((at, color.gamma_multiply(text.opacity_factor)));
        }
    }
    glyphs
}

/// The texts of a frame with too little contrast, each in words. One that can do nothing is exempt, as it is in WCAG.
fn faults_of<S>(harness: &Harness<'_, S>) -> Vec<String> {
    let disabled: Vec<Rect> = harness
        .root()
        .children_recursive()
        .filter(|node| node.accesskit_node().is_disabled())
        .map(|node| node.rect())
        .collect();
    let shapes = flat(&harness.output().shapes);
    let mut faults = Vec::new();
    let mut texts = 0;
    for (index, (clip, shape)) in shapes.iter().enumerate() {
        let Shape::Text(text) = shape else { continue };
        texts += 1;
        let glyphs = glyphs_of(text).into_iter();
        let seen = glyphs.filter(|(at, _)| {
            clip.contains(*at) && !disabled.iter().any(|rect| rect.contains(*at))
        });
        let ratios = seen.map(|(at, color)| {
            let behind = shapes[..index].iter().filter(|(clip, _)| clip.contains(at));
            let ground = behind.fold(Color32::BLACK, |ground, (_, shape)| {
                over(ground, cover(shape, at))
            });
            contrast(over(ground, color), ground)
        });
        let worst = ratios.fold(f32::INFINITY, f32::min);
        if worst < LEAST_CONTRAST {
            faults.push(format!("{:?} has {worst:.2}", text.galley.job.text));
        }
    }
    assert!(texts > 10, "a window of {texts} texts says nothing");
    faults
}

const THEMES: [ThemeChoice; 3] = [
    ThemeChoice::Light,
    ThemeChoice::Dark,
    ThemeChoice::HighContrast,
];

#[test]
fn every_word_of_a_window_has_contrast_in_every_theme() {
    let mut faults = Vec::new();
    for theme in THEMES {
        let mut check = |place: &str, harness: &Harness<'_, ClaimlineApp>| {
            let found = faults_of(harness).into_iter();
            faults.extend(found.map(|fault| format!("{theme:?}, {place}: {fault}")));
        };
        let preferences = Preferences {
            theme,
            motion: MotionChoice::Reduced,
            legend_shown: true,
            ..Preferences::default()
        };
        let window = Window::default().with_preferences(preferences);
        let mut harness = window.open(Origin::Shipped);
        check("the introduction", &harness);
        let event = place(&harness, "US drone strike in Kabul");
        harness.hover_at(event);
        harness.run_steps(60);
        assert!(harness.says("early August"), "a tooltip");
        check("a tooltip", &harness);
        harness.click_at(event, PointerButton::Secondary);
        check("a menu", &harness);
        for (place, keys) in [
            ("an event", &[Key::Escape, Key::ArrowRight][..]),
            ("an answer", &[Key::F, Key::F, Key::F]),
            ("a claim", &[Key::Escape, Key::ArrowDown]),
            ("the list of events", &[Key::Escape, Key::L]),
            ("the record's dates", &[Key::L, Key::R]),
            ("the help", &[Key::Escape, Key::Questionmark]),
        ] {
            harness.press(keys);
            check(place, &harness);
        }
        harness.press(&[Key::Escape]);
        harness.key_press_modifiers(Modifiers::COMMAND, Key::Comma);
        harness.run();
        check("the settings", &harness);
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_word_of_the_presenter_view_has_contrast_in_every_theme() {
    let mut faults = Vec::new();
    for theme in THEMES {
        // A step of the whole, a claim that is read, and the end.
        for presses in [0, 5, PRESSES] {
            let mut state = in_presentation(support::shipped(), presses);
            state.preferences.theme = theme;
            let found = faults_of(&Window::default().show(state, ui::window_ui)).into_iter();
            faults.extend(found.map(|fault| format!("{theme:?}, {presses} presses: {fault}")));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
