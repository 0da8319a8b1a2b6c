//! The embedded fonts: each with its licence, and between them a glyph for every character of the program's own words.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use claimline::fonts;
use claimline::printable::is_obeyed;
use claimline::view::scene::Face;
use egui::epaint::text::{Fonts, TextOptions};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn every_embedded_font_has_its_licence_beside_it() {
    let plain = |name: &str| name.replace([' ', '-'], "").to_lowercase();
    let entries = fs::read_dir(root().join("assets/fonts")).expect("the fonts");
    let licences: Vec<String> = entries
        .filter_map(|entry| entry.expect("an entry").file_name().into_string().ok())
        .filter_map(|name| name.strip_suffix("-LICENSE.txt").map(plain))
        .collect();
    let fonts = fonts::definitions();
    assert!(fonts.font_data.len() > 5);
    for name in fonts.font_data.keys() {
        let licensed = licences.iter().any(|font| plain(name).starts_with(font));
        assert!(licensed, "{name} has no licence in {licences:?}");
    }
}

fn sources(path: PathBuf, into: &mut Vec<PathBuf>) {
    if path.is_dir() {
        for entry in fs::read_dir(path).expect("a folder of sources") {
            sources(entry.expect("an entry").path(), into);
        }
    } else if path.file_name().is_none_or(|name| name != "tests.rs") {
        into.push(path);
    }
}

/// The characters of a source beyond ASCII, written as they are or as escapes; without its comments and its tests.
fn characters(source: &str, into: &mut BTreeSet<char>) {
    let (code, _) = source.split_once("#[cfg(test)]").unwrap_or((source, ""));
    for line in code
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
    {
        let escapes = line.split(r"\u{").skip(1).filter_map(|rest| {
            let (digits, _) = rest.split_once('}')?;
            char::from_u32(u32::from_str_radix(digits, 16).ok()?)
        });
        let shown = |letter: &char| !letter.is_ascii() && !is_obeyed(*letter);
        into.extend(line.chars().chain(escapes).filter(shown));
    }
}

#[test]
fn the_program_s_own_words_have_a_glyph_for_every_character() {
    let mut files = Vec::new();
    for part in ["ui", "view", "command", "app", "state"] {
        sources(root().join("src").join(part), &mut files);
        files.extend([root().join("src").join(format!("{part}.rs"))]);
    }
    for file in ["words.rs", "describe.rs", "io.rs"] {
        files.push(root().join("src").join(file));
    }
    let mut shown = BTreeSet::new();
    for file in files.iter().filter(|file| file.is_file()) {
        characters(&fs::read_to_string(file).expect("a source"), &mut shown);
    }
    for known in ['←', '→', '−', '⌘', '…'] {
        assert!(shown.contains(&known), "the sources were not read: {known}");
    }
    let mut fonts = Fonts::new(TextOptions::default(), fonts::definitions());
    let mut view = fonts.with_pixels_per_point(1.0);
    for face in [Face::Regular, Face::SemiBold, Face::Italic] {
        let font = fonts::font(face, 13.0);
        let missing: Vec<char> = shown
            .iter()
            .copied()
            .filter(|letter| !letter.is_alphabetic() && !view.has_glyph(&font, *letter))
            .collect();
        assert!(missing.is_empty(), "{face:?} lacks {missing:?}");
    }
}
