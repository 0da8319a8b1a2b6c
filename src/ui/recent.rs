//! The files that were opened or saved last, each with its document's title and picture.

use std::path::PathBuf;

use egui::{Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, Vec2, vec2};
use serde::{Deserialize, Serialize};

use crate::printable::printable;
use crate::theme::Palette;
use crate::view::miniature::Miniature;
use crate::view::scene::ColorRole;

use super::paint::paint_marks;
use super::widgets::{link, note, section};

/// The size of a picture in points, and the room around what it shows.
const PICTURE: Vec2 = vec2(104.0, 38.0);
const AROUND: f32 = 5.0;

/// A file that was opened or saved.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(from = "Kept")]
pub struct RecentFile {
    pub path: PathBuf,
    /// The title of its document.
    pub title: String,
    pub picture: Miniature,
}

/// What settings hold of a file: of old, its path alone.
#[derive(Deserialize)]
#[serde(untagged)]
enum Kept {
    Path(PathBuf),
    File {
        path: PathBuf,
        title: String,
        picture: Miniature,
    },
}

impl From<Kept> for RecentFile {
    fn from(kept: Kept) -> Self {
        match kept {
            Kept::Path(path) => Self {
                path,
                title: String::new(),
                picture: Miniature::default(),
            },
            Kept::File {
                path,
                title,
                picture,
            } => Self {
                path,
                title,
                picture,
            },
        }
    }
}

impl RecentFile {
    /// The name that it is known by: its document's title, or else its own.
    fn name(&self) -> String {
        let file = self.path.file_name().unwrap_or(self.path.as_os_str());
        match self.title.is_empty() {
            true => printable(&file.to_string_lossy()).into_owned(),
            false => self.title.clone(),
        }
    }
}

/// Lists the files, and tells the one that is to be opened again.
pub fn recent_ui(ui: &mut Ui, recent: &[RecentFile]) -> Option<PathBuf> {
    let mut asked = None;
    section(ui, "Opened last", |ui| {
        ScrollArea::vertical().show(ui, |ui| {
            for file in recent {
                if file_ui(ui, file) {
                    asked = Some(file.path.clone());
                }
            }
        });
    });
    asked
}

/// A file's picture, title and path. True when it is asked for.
fn file_ui(ui: &mut Ui, file: &RecentFile) -> bool {
    ui.add_space(6.0);
    let row = ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        let (rect, picture) = ui.allocate_exact_size(PICTURE, Sense::click());
        paint_picture(ui, rect, &file.picture);
        let named = ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            let name = link(ui, &file.name());
            note(ui, &printable(&file.path.display().to_string()));
            name
        });
        named.inner.clicked() || picture.clicked()
    });
    row.inner
}

fn paint_picture(ui: &Ui, rect: Rect, picture: &Miniature) {
    let palette = Palette::of(ui.visuals());
    let line = Stroke::new(1.0, palette.color(ColorRole::Rule));
    ui.painter()
        .rect_stroke(rect, 3.0, line, StrokeKind::Inside);
    let inner = rect.shrink(AROUND);
    let marks = picture.marks(inner.size());
    paint_marks(ui.painter(), palette, &marks, inner.min);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_that_was_kept_alone_is_a_file_without_a_picture() {
        let of_old: Vec<RecentFile> =
            ron::from_str(r#"["/tmp/talk.ron"]"#).expect("it can be read");
        assert_eq!(of_old[0].path, PathBuf::from("/tmp/talk.ron"));
        assert_eq!(of_old[0].name(), "talk.ron");
        let again = ron::to_string(&of_old).expect("it can be written");
        assert_eq!(ron::from_str::<Vec<RecentFile>>(&again), Ok(of_old));
    }
}
