//! Every document of the corpus as it opens, at three sizes, light and dark, side by side on one page to look at.
//!
//! The page is written to the build's folder for temporary files, `target/tmp/contact-sheet/index.html`.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use claimline::export::svg::{self, Fonts};
use claimline::fonts::FontMeasure;
use claimline::state::{Msg, update};
use claimline::theme::Palette;
use egui::Vec2;

use crate::support::picture::drawn;
use crate::support::{state_of, timeline_of};

const SIZES: [(u16, u16); 3] = [(1024, 640), (1600, 900), (2560, 1440)];
const THEMES: [(&str, Palette); 2] = [("light", Palette::LIGHT), ("dark", Palette::DARK)];

fn documents() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let entries = fs::read_dir(root.join("tests/documents")).expect("the corpus is there");
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.expect("the folder can be read").path())
        .collect();
    paths.sort();
    paths.push(root.join("timeline.ron"));
    paths
}

#[test]
fn a_contact_sheet_shows_every_document_at_three_sizes_light_and_dark() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("contact-sheet");
    fs::create_dir_all(&folder).expect("the build's folder can be written");
    let mut measure = FontMeasure::default();
    let mut page = String::from(
        "<!doctype html>\n<title>Claimline: every document</title>\n\
         <style>body { font: 14px sans-serif } img { width: 32%; vertical-align: top }</style>\n",
    );
    let mut pictures = 0;
    for path in documents() {
        let name = path.file_stem().expect("a file's name").to_string_lossy();
        let text = fs::read_to_string(&path).expect("a document can be read");
        let timeline = timeline_of(&text);
        writeln!(page, "<h2>{name}</h2>").expect("a text can be written");
        for (theme, palette) in THEMES {
            for (width, height) in SIZES {
                let mut state = state_of(timeline.clone());
                let size = Vec2::new(width.into(), height.into());
                update(&mut state, Msg::CanvasResized(size));
                let scene = drawn(&state, &mut measure);
                let (timeline, layout) = (&state.timeline, &state.document_layout);
                let picture = svg::write(&scene, timeline, layout, palette, Fonts::Named);
                let file = format!("{name}-{width}x{height}-{theme}.svg");
                fs::write(folder.join(&file), picture).expect("the build's folder can be written");
                writeln!(page, "<img src=\"{file}\" alt=\"{file}\">")
                    .expect("a text can be written");
                pictures += 1;
            }
        }
    }
    fs::write(folder.join("index.html"), page).expect("the build's folder can be written");
    assert!(pictures >= 72, "{pictures}");
}
