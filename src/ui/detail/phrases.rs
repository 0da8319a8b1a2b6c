//! The text's words for a date, to type in, each with its place and its standing in the article.

use egui::{Label, Ui};

use crate::article::Standing;
use crate::document::Place;
use crate::document::source::ValueName;
use crate::state::{Edit, Editing, State};
use crate::timeline::EventIx;
use crate::ui::article_pane::differences;
use crate::ui::choice::{add_ui, entry_ui, option_ui};
use crate::ui::field::Field;
use crate::ui::widgets::{note, section_heading};
use crate::view::article::AstrayPhrase;
use crate::view::look::SelectionIx;
use crate::view::scene::Face;
use crate::words;

use super::DetailPanel;

impl DetailPanel<'_> {
    pub(super) fn phrases_ui(&mut self, ui: &mut Ui, event: EventIx) {
        let entry = self.state.timeline.event(event);
        if entry.when.phrases.is_empty() && !self.is_editable() {
            return;
        }
        let mut asked = None;
        section_heading(ui, "In the article’s words", |ui| {
            if self.is_editable() && add_ui(ui, "New phrase") {
                asked = Some(Edit::typed_phrase(entry));
            }
        });
        self.edit(asked);
        for at in 0..entry.when.phrases.len() {
            self.phrase_ui(ui, event, at);
        }
    }

    /// A phrase with its place; while it is typed, below it, how the article has it.
    fn phrase_ui(&mut self, ui: &mut Ui, event: EventIx, at: usize) {
        let state = self.state;
        let entry = state.timeline.event(event);
        let phrase = &entry.when.phrases[at];
        let name = ValueName::phrase(&entry.id, at).field("text");
        let is_typed = state.editing().and_then(Editing::field) == Some(&name);
        let quotations = state.quotations();
        let standing = quotations.and_then(|all| all.of_event(&entry.id).get(at));
        let of = format!("{} of “{}”", at + 1, entry.title);
        let field = Field {
            face: Face::Italic,
            is_optional: false,
            is_quoted: true,
            ..Field::prose(name, "phrase", &of, &phrase.text)
        };
        let state = self.state;
        let mut asked = None;
        let menu = format!("Menu of phrase {of}");
        self.field_with_menu_ui(ui, &field, &menu, |ui| {
            asked = choose_phrase_ui(ui, state, event, at);
        });
        self.edit(asked);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 5.0;
            if let Some(place) = phrase.place {
                self.place_ui(ui, place);
            }
            match standing {
                Some(Standing::Exact(_)) if is_typed => drop(note(ui, "(as the text has it)")),
                Some(standing) => drop(words::astray(standing).map(|astray| note(ui, astray))),
                None => {}
            }
        });
        if let (Some(Standing::Near(near)), true) = (standing, is_typed) {
            ui.add(Label::new(differences(ui, near)).wrap());
        }
    }

    /// The place of a phrase; a claim is a link.
    fn place_ui(&mut self, ui: &mut Ui, place: Place) {
        let text = words::place(&self.state.timeline, place);
        let claim = match place {
            Place::Claim(number) => self.state.timeline.claim_numbered(number),
            Place::Title | Place::Introduction | Place::Closing => None,
        };
        match claim {
            Some(claim) => self.selection_link(ui, &text, SelectionIx::Claim(claim)),
            None => drop(note(ui, &text)),
        }
    }
}

/// What can be done with a phrase: take the text's words or place, tell another place, take it away.
fn choose_phrase_ui(ui: &mut Ui, state: &State, event: EventIx, at: usize) -> Option<Edit> {
    let timeline = &state.timeline;
    let entry = timeline.event(event);
    let phrase = &entry.when.phrases[at];
    let mut asked = None;
    let quotations = state.quotations();
    let standing = quotations.and_then(|all| all.of_event(&entry.id).get(at));
    let mended = standing.and_then(|standing| {
        state.mended(&AstrayPhrase {
            event,
            phrase: at,
            standing: standing.clone(),
        })
    });
    if mended.is_some() && entry_ui(ui, true, "Take what the text has") {
        asked = mended;
    }
    if entry_ui(ui, true, "Take it away") {
        asked = Some(Edit::without_phrase(entry, at));
    }
    ui.separator();
    let claims = timeline.claims_by_number().iter();
    let claims = claims.map(|claim| Place::Claim(timeline.claim(*claim).number));
    let places = [Place::Title, Place::Introduction]
        .into_iter()
        .chain(claims);
    let places = places.chain([Place::Closing]).map(Some);
    for place in places.chain([None]) {
        let words = match place {
            Some(place) => words::capitalised(&words::place(timeline, place)),
            None => "Nowhere in particular".to_owned(),
        };
        if option_ui(ui, phrase.place == place, &words) {
            asked = Some(Edit::place(entry, at, place));
        }
    }
    asked
}
