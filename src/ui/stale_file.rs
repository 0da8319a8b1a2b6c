//! A file that has problems while the window still shows it as it last was good: a banner, and the list behind it.

use egui::{CentralPanel, Frame, Margin, Ui};

use crate::document::Diagnostics;
use crate::printable::printable;
use crate::theme::Palette;
use crate::view::scene::ColorRole;

use super::problems_page::{OpenRequest, problem_list_ui};
use super::widgets::{accent_bar, note, semibold, title};

/// Says above the timeline that the file has problems; true if they are to be listed.
pub fn stale_banner_ui(ui: &mut Ui, file: &str, problems: usize) -> bool {
    let palette = Palette::of(ui.visuals());
    accent_bar(ui, "stale file", |ui| {
        ui.horizontal_wrapped(|ui| {
            let count = semibold(&counted(problems, file)).color(palette.warning());
            ui.label(count);
            ui.label("The timeline is shown as it last was good, and follows when the file is.");
            let button = ui.button("List them");
            button.on_hover_text("Each with its place and how to mend it")
        })
        .inner
        .clicked()
    })
}

/// Lists the problems over the timeline.
pub fn stale_page_ui(ui: &mut Ui, file: &str, problems: &Diagnostics) -> Option<OpenRequest> {
    let palette = Palette::of(ui.visuals());
    let frame = Frame::NONE.fill(palette.color(ColorRole::Paper));
    let frame = frame.inner_margin(Margin::same(28));
    let page = CentralPanel::no_frame().frame(frame).show(ui, |ui| {
        title(ui, &counted(problems.count(), file));
        note(
            ui,
            "Mend them here or in a text editor. Each save is read at once; the timeline is kept as it last was good until then.",
        );
        ui.add_space(8.0);
        let back = ui.button("Back to the timeline (Esc)").clicked()
            || ui.input(|input| input.key_pressed(egui::Key::Escape));
        ui.add_space(12.0);
        let mend = problem_list_ui(ui, problems);
        back.then_some(OpenRequest::LastGood).or(mend)
    });
    page.inner
}

/// "3 problems in july4.ron".
fn counted(problems: usize, file: &str) -> String {
    let word = if problems == 1 { "problem" } else { "problems" };
    let count = crate::words::thousands(problems);
    let name = std::path::Path::new(file).file_name();
    let name = name.map_or_else(|| file.into(), |name| name.to_string_lossy());
    format!("{count} {word} in {}", printable(&name))
}
