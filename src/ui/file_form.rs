//! The dialogs in which a document is opened, made or saved under a name: with a typed path, since not every desktop has a dialog
//! of its own.

use std::path::PathBuf;

use egui::{Button, Frame, Id, Key, Margin, Modal, ScrollArea, TextEdit, Ui};

use crate::state::FileDialog;

use super::field::fault_ui;
use super::recent::{RecentFile, recent_ui};
use super::widgets::{note, title};

/// The contents of a dialog.
#[derive(Clone, Debug)]
pub struct FileForm {
    pub dialog: FileDialog,
    pub path: String,
    /// The text of an article.
    pub text: String,
    /// When the article was written, if that is known.
    pub written: String,
    pub recent: Vec<RecentFile>,
    /// The reason why the last answer could not be taken.
    pub fault: Option<String>,
    /// True while what was answered is being done.
    pub is_busy: bool,
    /// True until a field has the focus.
    wants_focus: bool,
}

/// What is asked for in a dialog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormAnswer {
    Take,
    Cancel,
    Browse,
    Recent(PathBuf),
    Empty,
}

impl FileForm {
    pub fn new(dialog: FileDialog, path: String, recent: Vec<RecentFile>) -> Self {
        Self {
            dialog,
            path,
            text: String::new(),
            written: String::new(),
            recent,
            fault: None,
            is_busy: false,
            wants_focus: true,
        }
    }
}

/// Shows a dialog.
pub fn file_form_ui(ui: &mut Ui, form: &mut FileForm) -> Option<FormAnswer> {
    let mut answer = None;
    let frame = Frame::popup(ui.style()).inner_margin(Margin::same(20));
    let modal = Modal::new(Id::unique("file dialog")).frame(frame);
    let modal = modal.show(ui.ctx(), |ui| {
        ui.set_width(560.0_f32.min(ui.ctx().content_rect().width() - 80.0));
        let (heading, take) = match form.dialog {
            FileDialog::Open => ("Open", "Open"),
            FileDialog::SaveAs => ("Save as", "Save"),
            FileDialog::New => ("New timeline", "Draft from the text"),
        };
        title(ui, heading);
        ui.add_space(6.0);
        ui.add_enabled_ui(!form.is_busy, |ui| {
            if form.dialog == FileDialog::New {
                text_ui(ui, form);
            }
            answer = path_ui(ui, form);
        });
        if let Some(fault) = &form.fault {
            fault_ui(ui, fault);
        }
        ui.add_space(8.0);
        if form.is_busy {
            answer = busy_ui(ui);
            return;
        }
        ui.horizontal(|ui| {
            if ui.button(take).clicked() {
                answer = Some(FormAnswer::Take);
            }
            if form.dialog == FileDialog::New && ui.button("Empty timeline").clicked() {
                answer = Some(FormAnswer::Empty);
            }
            if ui.button("Cancel").clicked() {
                answer = Some(FormAnswer::Cancel);
            }
        });
        if form.dialog == FileDialog::Open && !form.recent.is_empty() {
            let asked = recent_ui(ui, &form.recent).map(FormAnswer::Recent);
            answer = answer.take().or(asked);
        }
    });
    if modal.should_close() {
        answer = Some(FormAnswer::Cancel);
    }
    answer
}

/// What is being done, until it is done or stopped.
fn busy_ui(ui: &mut Ui) -> Option<FormAnswer> {
    let stops = ui.horizontal(|ui| {
        let stops = ui.button("Stop").on_hover_text("Esc").clicked();
        note(ui, "Drafting the timeline from the text …");
        stops
    });
    stops.inner.then_some(FormAnswer::Cancel)
}

fn text_ui(ui: &mut Ui, form: &mut FileForm) {
    note(
        ui,
        "Paste an English article. A first draft of its timeline is made from its own sentences, and what a person must decide is listed.",
    );
    ScrollArea::vertical().max_height(220.0).show(ui, |ui| {
        let text = TextEdit::multiline(&mut form.text)
            .desired_rows(9)
            .desired_width(f32::INFINITY)
            .hint_text("The text of the article");
        let response = ui.add(text);
        response.widget_info(|| named("Text of the article"));
        if std::mem::take(&mut form.wants_focus) {
            response.request_focus();
        }
    });
    ui.horizontal(|ui| {
        ui.label("Written on");
        let written = TextEdit::singleline(&mut form.written)
            .desired_width(200.0)
            .hint_text("6 January 2023, if you know");
        ui.add(written).widget_info(|| named("Written on"));
    });
    ui.add_space(4.0);
    ui.label("Or from a file:");
}

fn path_ui(ui: &mut Ui, form: &mut FileForm) -> Option<FormAnswer> {
    let mut answer = None;
    ui.horizontal(|ui| {
        let width = ui.available_width() - 90.0;
        let example = match form.dialog {
            FileDialog::New => "/home/you/article.txt",
            FileDialog::Open | FileDialog::SaveAs => "/home/you/timeline.ron",
        };
        let path = TextEdit::singleline(&mut form.path)
            .desired_width(width)
            .hint_text(example);
        let response = ui.add(path);
        response.widget_info(|| named("Name of the file"));
        if std::mem::take(&mut form.wants_focus) {
            response.request_focus();
        }
        if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
            answer = Some(FormAnswer::Take);
        }
        if ui.add(Button::new("Browse…")).clicked() {
            answer = Some(FormAnswer::Browse);
        }
    });
    answer
}

fn named(name: &str) -> egui::WidgetInfo {
    egui::WidgetInfo::labeled(egui::Role::TextInput, true, name)
}
