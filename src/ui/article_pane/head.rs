//! The head of the article's pane: the switch of what nothing covers, and what keeps the article from being shown.

use egui::{Align, Frame, Layout, Margin, Ui};

use crate::state::{ArticleMsg, ArticlePane, Msg, State, Unread};
use crate::ui::field::fault_ui;
use crate::ui::widgets::{muted, note, outline_boxes};
use crate::view::article::ArticleMarks;

/// The size of its texts.
const SIZE: f32 = 12.0;

pub fn head_ui(
    ui: &mut Ui,
    state: &State,
    shown: Option<(&ArticlePane, &ArticleMarks)>,
    out: &mut Vec<Msg>,
) {
    let frame = Frame::NONE.inner_margin(Margin::symmetric(14, 5));
    frame.show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.label(muted(ui, "The article").size(SIZE));
            if let Some((pane, marks)) = shown {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    switch_ui(ui, pane, marks, out);
                });
            }
        });
        if let Some(unread) = &state.unread {
            // Else the pane would be as narrow as these words.
            ui.set_min_width(ui.available_width());
            unread_ui(ui, unread, out);
        }
    });
}

/// The switch of what nothing covers.
fn switch_ui(ui: &mut Ui, pane: &ArticlePane, marks: &ArticleMarks, out: &mut Vec<Msg>) {
    outline_boxes(ui);
    let count = marks.count_uncovered();
    let mut shows = pane.shows_uncovered;
    let name = format!("Show what nothing covers ({count})");
    let text = muted(ui, &name).size(SIZE);
    if ui.checkbox(&mut shows, text).clicked() {
        out.push(Msg::Article(ArticleMsg::ToggleUncovered));
    }
}

/// The reason why the text is not there, and the way to it.
fn unread_ui(ui: &mut Ui, unread: &Unread, out: &mut Vec<Msg>) {
    let (said, button, msg) = match unread {
        Unread::Reading => ("Reading the text …", "Stop", ArticleMsg::GiveUp),
        Unread::GivenUp => ("The text was not read.", "Read it", ArticleMsg::ReadAgain),
        Unread::Unusable(problem) => {
            let mend = problem.mend.iter().map(|mend| format!("; {mend}"));
            fault_ui(
                ui,
                &format!("{}{}", problem.message, mend.collect::<String>()),
            );
            return;
        }
    };
    ui.horizontal(|ui| {
        let button = ui.button(button);
        let button = match unread {
            Unread::Reading => button.on_hover_text("Esc"),
            _ => button,
        };
        if button.clicked() {
            out.push(Msg::Article(msg));
        }
        note(ui, said);
    });
}
