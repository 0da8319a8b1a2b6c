//! Phrases that do not stand in the article as the document says: a quiet line, and a list to go through.

use egui::text::{LayoutJob, TextFormat};
use egui::{Frame, Label, Margin, ScrollArea, Stroke, Ui};

use crate::article::{Nearest, Piece, Standing};
use crate::document::quoted;
use crate::fonts::font;
use crate::state::{ArticleMsg, Msg, State};
use crate::theme::Palette;
use crate::ui::widgets::{link, note};
use crate::view::article::AstrayPhrase;
use crate::view::look::Selection;
use crate::view::scene::{ColorRole, Face};
use crate::words;

/// The size of the list's texts, and the share of the pane's height that it takes at most.
const SIZE: f32 = 13.0;
const SHARE: f32 = 0.45;
/// More phrases than this are not listed one by one.
const MOST_LISTED: usize = 100;

pub fn astray_ui(
    ui: &mut Ui,
    state: &State,
    is_listed: bool,
    astray: &[AstrayPhrase],
    out: &mut Vec<Msg>,
) {
    if astray.is_empty() {
        return;
    }
    // On paper the buttons are seen as such.
    let frame = Frame::NONE.inner_margin(Margin::symmetric(14, 6));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        let sign = if is_listed { "▲" } else { "▼" };
        if link(ui, &format!("{sign} {}", counted(astray))).clicked() {
            out.push(Msg::Article(ArticleMsg::ToggleAstray));
        }
        if !is_listed {
            return;
        }
        let most = ui.available_height() * SHARE;
        ScrollArea::vertical()
            .id_salt("astray")
            .max_height(most)
            .show(ui, |ui| {
                for phrase in astray.iter().take(MOST_LISTED) {
                    ui.add_space(6.0);
                    phrase_ui(ui, state, phrase, out);
                }
                if astray.len() > MOST_LISTED {
                    let more = words::thousands(astray.len() - MOST_LISTED);
                    note(ui, &format!("and {more} more"));
                }
            });
        ui.separator();
    });
}

/// The sorts of such phrases as they are told of one and of several, those that are lost first.
const SORTS: [[&str; 2]; 3] = [
    ["is not in the text", "are not in the text"],
    ["has other words there", "have other words there"],
    ["stands elsewhere", "stand elsewhere"],
];

/// The place of a phrase's sort among them.
fn sort(astray: &AstrayPhrase) -> usize {
    match astray.standing {
        Standing::Missing => 0,
        Standing::Near(_) => 1,
        Standing::Exact(_) | Standing::Elsewhere(..) => 2,
    }
}

/// "2 phrases are not in the text, 1 has other words there, 1 stands elsewhere".
fn counted(astray: &[AstrayPhrase]) -> String {
    let mut said: Vec<String> = Vec::new();
    for (index, [one, many]) in SORTS.into_iter().enumerate() {
        let count = astray.iter().filter(|phrase| sort(phrase) == index).count();
        if count == 0 {
            continue;
        }
        let noun = match (said.is_empty(), count) {
            (true, 1) => " phrase",
            (true, _) => " phrases",
            (false, _) => "",
        };
        let verb = if count == 1 { one } else { many };
        said.push(format!("{}{noun} {verb}", words::thousands(count)));
    }
    said.join(", ")
}

/// An event's phrase, what the text has instead, and the button that makes the document say so.
fn phrase_ui(ui: &mut Ui, state: &State, astray: &AstrayPhrase, out: &mut Vec<Msg>) {
    let timeline = &state.timeline;
    let event = timeline.event(astray.event);
    let Some(phrase) = event.when.phrases.get(astray.phrase) else {
        return;
    };
    if link(ui, &event.title).clicked() {
        out.push(Msg::Select(Selection::Event(event.id.clone())));
    }
    let button = match &astray.standing {
        Standing::Near(near) => {
            ui.add(Label::new(differences(ui, near)).wrap());
            "Take the text’s words"
        }
        Standing::Elsewhere(_, place) => {
            let words = quoted(&phrase.text);
            let there = place.map(|place| words::place(timeline, place));
            let there = there.unwrap_or_else(|| "what is no part of the text".to_owned());
            let said = phrase.place.map(|place| words::place(timeline, place));
            let not = said.map_or_else(String::new, |said| format!(", not in {said}"));
            note(ui, &format!("{words} stands in {there}{not}"));
            "Take that place"
        }
        Standing::Exact(_) | Standing::Missing => {
            note(
                ui,
                &format!("{} is not in the text any more", quoted(&phrase.text)),
            );
            return;
        }
    };
    if let Some(edit) = state.mended(astray).filter(|_| state.editing().is_some())
        && ui.button(button).on_hover_text(&event.title).clicked()
    {
        out.push(Msg::Edit(edit));
    }
}

/// The words of the document struck through and those of the text underlined, where they differ.
pub fn differences(ui: &Ui, near: &Nearest) -> LayoutJob {
    let palette = Palette::of(ui.visuals());
    let plain = TextFormat {
        line_height: Some(19.0),
        ..TextFormat::simple(font(Face::Regular, SIZE), palette.color(ColorRole::Text))
    };
    let muted = palette.color(ColorRole::Muted);
    let gone = TextFormat {
        color: muted,
        strikethrough: Stroke::new(1.0, muted),
        ..plain.clone()
    };
    let come = TextFormat {
        font_id: font(Face::SemiBold, SIZE),
        underline: Stroke::new(1.0, palette.color(ColorRole::Accent)),
        ..plain.clone()
    };
    let mut job = LayoutJob::default();
    for (at, piece) in near.pieces.iter().enumerate() {
        if at > 0 {
            job.append(" ", 0.0, plain.clone());
        }
        let (words, format) = match piece {
            Piece::Same(words) => (words, &plain),
            Piece::Quoted(words) => (words, &gone),
            Piece::Text(words) => (words, &come),
        };
        job.append(words.trim(), 0.0, format.clone());
    }
    job
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timeline::EventIx;

    #[test]
    fn each_sort_is_counted_in_a_line() {
        let near = Standing::Near(Nearest {
            bytes: 0..1,
            pieces: Vec::new(),
        });
        let elsewhere = Standing::Elsewhere(Vec::new(), None);
        let said = |standings: &[&Standing]| {
            let astray = standings
                .iter()
                .enumerate()
                .map(|(phrase, standing)| AstrayPhrase {
                    event: EventIx(0),
                    phrase,
                    standing: (*standing).clone(),
                });
            counted(&astray.collect::<Vec<_>>())
        };
        let missing = Standing::Missing;
        assert_eq!(said(&[&missing, &missing]), "2 phrases are not in the text");
        assert_eq!(
            said(&[&missing, &near, &elsewhere, &elsewhere]),
            "1 phrase is not in the text, 1 has other words there, 2 stand elsewhere"
        );
        assert_eq!(said(&[&near]), "1 phrase has other words there");
    }
}
