//! The text that the document reads: its title, who wrote it and when, and where it appeared.

use egui::Ui;

use crate::document::Genre;
use crate::document::source::ValueName;
use crate::state::{Edit, Msg};
use crate::theme::Palette;
use crate::ui::choice::{choice_ui, entry_ui, more_ui, option_ui};
use crate::ui::field::Field;
use crate::ui::widgets::{NOTE, overline, prose, section_heading, semibold};
use crate::view::scene::ColorRole;
use crate::words;

use super::DetailPanel;
use super::menus::calendars_ui;

impl DetailPanel<'_> {
    /// The kind of the text, its title and its author.
    pub(super) fn source_ui(&mut self, ui: &mut Ui) {
        let source = &self.state.timeline.document().source;
        self.genre_ui(ui);
        let name = |field| ValueName::to("source").field(field);
        self.field_ui(
            ui,
            &Field::title(name("title"), "of the text", &source.title),
        );
        let author = source.author.as_deref().unwrap_or_default();
        match self.is_editable() {
            true => {
                let field = Field::prose(name("author"), "author", "of the text", author);
                self.field_ui(ui, &field);
            }
            false if author.is_empty() => {}
            false => {
                prose(ui, &format!("by {author}"));
            }
        }
        let about = source.about_author.as_deref().unwrap_or_default();
        let about = Field {
            look: NOTE,
            ..Field::prose(
                name("about_author"),
                "line on the author",
                "of the text",
                about,
            )
        };
        self.field_ui(ui, &about);
    }

    /// The date of the writing, and how it is known.
    pub(super) fn written_ui(&mut self, ui: &mut Ui) {
        let timeline = &self.state.timeline;
        let written = &timeline.document().source.written;
        let name = ValueName::to("source").field("written");
        let mut asked = None;
        section_heading(ui, "Written", |ui| {
            if !self.is_editable() {
                return;
            }
            more_ui(ui, "How the date of the writing is read", "…", |ui| {
                if let Some(calendar) = calendars_ui(ui, written.calendar) {
                    asked = Some(Edit::calendar(name.clone(), "the writing", calendar));
                }
            });
        });
        self.edit(asked);
        let label = timeline.written_label();
        ui.label(words::capitalised(&label.words))
            .on_hover_text(format!("EDTF {}", label.edtf));
        let name = |field| name.clone().field(field);
        if self.is_editable() {
            self.edtf_ui(ui, name("edtf"), "of the writing", written.edtf.edtf());
        }
        let evidence = Field {
            look: NOTE,
            ..Field::prose(
                name("evidence"),
                "reason",
                "for that date",
                &written.evidence,
            )
        };
        self.field_ui(ui, &evidence);
    }

    /// The kind of the text, above its title.
    fn genre_ui(&mut self, ui: &mut Ui) {
        let genre = self.state.timeline.document().source.genre;
        let accent = Palette::of(ui.visuals()).color(ColorRole::Accent);
        let reading = "A reading of one text";
        if !self.is_editable() {
            let genre = genre.map(words::genre);
            let genre = genre.map_or_else(String::new, |genre| format!(" · {genre}"));
            return overline(ui, &format!("{reading}{genre}"), accent);
        }
        let mut asked = None;
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 1.0;
            ui.spacing_mut().interact_size.y = 0.0;
            overline(ui, &format!("{reading} ·"), accent);
            let told = |genre: Option<Genre>| genre.map_or("Of no kind", words::genre);
            let shown = semibold(told(genre)).size(12.0).color(accent);
            choice_ui(ui, "Kind of text", shown, |ui| {
                for other in Genre::ALL.map(Some).into_iter().chain([None]) {
                    if option_ui(ui, other == genre, told(other)) {
                        asked = Some(Edit::genre(other));
                    }
                }
            });
        });
        self.edit(asked);
    }

    /// Where and when the text appeared, as far as the document says.
    pub(super) fn published_ui(&mut self, ui: &mut Ui) {
        let timeline = &self.state.timeline;
        let source = &timeline.document().source;
        let published = source.published.as_ref();
        let name = |field| ValueName::to("source").field("published").field(field);
        let text_of = |text: Option<&String>| text.cloned().unwrap_or_default();
        let edtf = published.and_then(|published| published.edtf.as_ref());
        let fields = [
            (
                ValueName::to("source").field("publisher"),
                "publisher",
                text_of(source.publisher.as_ref()),
            ),
            (
                name("place"),
                "place",
                text_of(published.and_then(|at| at.place.as_ref())),
            ),
            (
                name("edtf"),
                "EDTF date",
                edtf.map_or_else(String::new, |edtf| edtf.edtf().to_owned()),
            ),
            (
                name("note"),
                "note",
                text_of(published.and_then(|at| at.note.as_ref())),
            ),
        ];
        let is_empty = fields.iter().all(|(_, _, text)| text.is_empty());
        if is_empty && !self.is_editable() {
            return;
        }
        let (mut asked, mut calendar) = (None, None);
        section_heading(ui, "Published", |ui| {
            if !self.is_editable() {
                return;
            }
            more_ui(ui, "What is known of its publishing", "+", |ui| {
                for (name, what, text) in &fields {
                    let entry = words::capitalised(&format!("the {what}"));
                    if entry_ui(ui, text.is_empty(), &entry) {
                        asked = Some(Msg::BeginField(name.clone()));
                    }
                }
                if let Some(published) = published.filter(|published| published.edtf.is_some())
                    && let Some(chosen) = calendars_ui(ui, published.calendar)
                {
                    let date = ValueName::to("source").field("published");
                    calendar = Some(Edit::calendar(date, "the publishing", chosen));
                }
            });
        });
        self.out.extend(asked);
        self.edit(calendar);
        if let Some(date) = words::published_on(timeline) {
            prose(ui, &words::capitalised(&date));
        }
        for (name, what, text) in fields {
            // A date that is read is told above.
            if what == "EDTF date" && !self.is_editable() {
                continue;
            }
            // A site is often its own publisher, whose name stands there already.
            let editing = self.state.editing();
            let is_typed = editing.is_some_and(|editing| editing.field() == Some(&name));
            if what == "place" && source.publisher.as_ref() == Some(&text) && !is_typed {
                continue;
            }
            let field = Field {
                look: NOTE,
                ..Field::prose(name, what, "of the publishing", &text)
            };
            self.field_if_any_ui(ui, &field);
        }
    }
}
