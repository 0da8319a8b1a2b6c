//! Nothing is selected: the document introduces itself.

use egui::{RichText, Ui};

use crate::theme::Palette;
use crate::ui::widgets::{note, overline, prose, section, title};
use crate::view::scene::ColorRole;
use crate::words;

use super::{DetailPanel, legend_ui};

impl DetailPanel<'_> {
    pub(super) fn intro_ui(&mut self, ui: &mut Ui) {
        let timeline = &self.state.timeline;
        let source = &timeline.document().source;
        let accent = Palette::of(ui.visuals()).color(ColorRole::Accent);
        overline(
            ui,
            &format!("A reading of one text · {}", words::genre(source.genre)),
            accent,
        );
        title(ui, &source.title);
        prose(ui, &format!("by {}", source.author));
        if let Some(about) = &source.about_author {
            note(ui, about);
        }
        let count = timeline.events_by_time().len();
        let are = if count == 1 { "is" } else { "are" };
        let events = words::count_events(count);
        let claims = words::count_claims(timeline, timeline.claims_by_number().len());
        section(ui, "How to begin", |ui| {
            prose(
                ui,
                &format!(
                    "Above the time axis {are} {events} that the text dates, below it the {claims} it argues. \
                     Click an event to read what is claimed about it, or a claim to see its events. \
                     Wheel to zoom, drag to pan, ? for all keys."
                ),
            );
            note(
                ui,
                "All of it is what the text says, in its author's view. Nothing here is this program's opinion.",
            );
        });
        section(ui, "Written", |ui| {
            ui.label(RichText::new(words::capitalised(
                &timeline.written_label().words,
            )))
            .on_hover_text(format!("EDTF {}", timeline.written_label().edtf));
            note(ui, &source.written.evidence);
        });
        section(ui, "Published", |ui| {
            match &source.published {
                Some(published) if published.place != source.publisher => {
                    prose(ui, &format!("{}, {}", source.publisher, published.place));
                }
                _ => {
                    prose(ui, &source.publisher);
                }
            }
            let published = source.published.as_ref();
            if let Some(edtf) = published.and_then(|published| published.edtf.as_ref()) {
                let date = edtf.words(timeline.document().hemisphere);
                prose(ui, &words::capitalised(&date)).on_hover_text(format!("EDTF {edtf}"));
            }
            if let Some(text) = source.published.as_ref().and_then(|p| p.note.as_ref()) {
                note(ui, text);
            }
        });
        ui.add_space(6.0);
        ui.separator();
        legend_ui(ui, timeline);
    }
}
