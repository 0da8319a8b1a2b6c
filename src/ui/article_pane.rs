//! The article beside the canvas, with what the document says about it.

mod astray;
mod head;

pub use astray::differences;

use std::ops::Range;

use egui::{Frame, Margin, Ui};

use crate::state::{ArticleMsg, ArticlePane, Msg, State, TextMsg, TextSelection};
use crate::view::article::{ArticleMarks, QuotedPhrase};
use crate::view::look::Selection;
use crate::view::query::words_in;
use crate::view::scene::{ColorRole, Hue, Tone};
use crate::words;

use super::text_view::{TextMark, TextReader, Underline};

/// The points beside the text that the handle of the panel takes.
const HANDLE: i8 = 6;

/// The thing that a mark of the article stands for.
enum Pressed {
    Phrase(QuotedPhrase),
    /// Words that tell a time, which no event quotes.
    Date(Range<usize>),
}

pub fn article_pane_ui(ui: &mut Ui, state: &State, out: &mut Vec<Msg>) {
    let (Some(pane), Some(marks)) = (state.shown_article(), state.article_marks()) else {
        head::head_ui(ui, state, None, out);
        return;
    };
    head::head_ui(ui, state, Some((pane, marks)), out);
    astray::astray_ui(ui, state, pane.lists_astray, marks.astray(), out);
    let said = Said {
        state,
        pane,
        marks,
        lit: state.sentences_of_selection(),
    };
    let text = &pane.text;
    let marks = |bytes: Range<usize>| said.marks_in(&bytes);
    let claim_word = words::claim_word(&state.timeline);
    let reader = TextReader {
        name: "Text of the article",
        claim_word: &claim_word,
        text: text.text(),
        paragraphs: &text.paragraphs,
        view: &pane.view,
        marks: &marks,
    };
    let frame = Frame::NONE.inner_margin(Margin {
        right: HANDLE,
        ..Margin::ZERO
    });
    let outcome = frame.show(ui, |ui| reader.show(ui)).inner;
    let to_msg = |msg| Msg::Article(ArticleMsg::View(msg));
    out.extend(outcome.messages.into_iter().map(to_msg));
    let claim = outcome.claim.map(Selection::Claim);
    let claim = claim.filter(|claim| claim.find(&state.timeline).is_some());
    out.extend(claim.map(Msg::Select));
    let copied = outcome.copied.map(ArticleMsg::Copy);
    out.extend(copied.map(Msg::Article));
    let pointed_at = outcome
        .pointed_at
        .and_then(|target| match said.pressed(target)? {
            Pressed::Phrase(phrase) => Some(state.timeline.event(phrase.event).id.clone()),
            Pressed::Date(_) => None,
        });
    if pointed_at != pane.pointed_at {
        out.push(Msg::Article(ArticleMsg::PointAt(pointed_at)));
        ui.ctx().request_repaint();
    }
    match outcome.clicked.and_then(|target| said.pressed(target)) {
        Some(Pressed::Phrase(phrase)) => {
            let id = state.timeline.event(phrase.event).id.clone();
            out.push(Msg::Select(Selection::Event(id)));
        }
        Some(Pressed::Date(bytes)) => {
            let selection = TextSelection::of(bytes);
            out.push(to_msg(TextMsg::Select(selection)));
        }
        None => {}
    }
}

/// All that is said about the article.
struct Said<'a> {
    state: &'a State,
    pane: &'a ArticlePane,
    marks: &'a ArticleMarks,
    /// The sentences of what is selected.
    lit: Vec<Range<usize>>,
}

impl Said<'_> {
    /// The marks with words in a stretch: washes of sentences, then phrases, the shorter on the longer, then dates and what is
    /// looked for.
    fn marks_in(&self, bytes: &Range<usize>) -> Vec<TextMark> {
        let mut marks = Vec::new();
        let wash = |bytes: &Range<usize>, color_role| TextMark {
            bytes: bytes.clone(),
            wash: Some(color_role),
            underline: None,
            target: None,
        };
        if self.pane.shows_uncovered {
            let uncovered = self.marks.uncovered_in(bytes).iter();
            marks.extend(uncovered.map(|sentence| wash(sentence, ColorRole::Fold)));
        }
        let lit = self.lit.iter().filter(|lit| overlap(lit, bytes));
        marks.extend(lit.map(|sentence| wash(sentence, ColorRole::AccentWash)));
        let quoted = self.marks.quoted();
        let mut phrases: Vec<usize> = self.marks.quoted_in(bytes).collect();
        phrases.sort_by_key(|index| usize::MAX - quoted[*index].bytes.len());
        marks.extend(phrases.into_iter().map(|index| self.mark_of(index)));
        marks.extend(self.dates_in(bytes).map(|index| TextMark {
            bytes: self.dates()[index].clone(),
            wash: None,
            underline: Some(Underline {
                color_role: ColorRole::Muted,
                dotted: true,
                level: 0,
            }),
            target: Some((quoted.len() + index, "A date that no event uses".to_owned())),
        }));
        marks.extend(self.found_in(bytes).map(|word| TextMark {
            bytes: word,
            wash: Some(ColorRole::AccentWash),
            underline: Some(Underline {
                color_role: ColorRole::Accent,
                dotted: false,
                level: 0,
            }),
            target: None,
        }));
        marks
    }

    fn mark_of(&self, index: usize) -> TextMark {
        let phrase = &self.marks.quoted()[index];
        let timeline = &self.state.timeline;
        let hue = Hue::of_event(timeline, phrase.event);
        let entry = timeline.event(phrase.event);
        let id = &entry.id;
        let look = self.state.look();
        let is_lit =
            |on: &Option<Selection>| matches!(on, Some(Selection::Event(lit)) if lit == id);
        let is_lit = is_lit(&look.hover)
            || is_lit(&look.selection)
            || self.pane.pointed_at.as_ref() == Some(id);
        let tone = if is_lit {
            Tone::Certain
        } else {
            Tone::Possible
        };
        TextMark {
            bytes: phrase.bytes.clone(),
            wash: phrase.is_verbatim.then_some(ColorRole::Lane(hue, tone)),
            underline: Some(Underline {
                color_role: ColorRole::Lane(hue, Tone::Strong),
                dotted: !phrase.is_verbatim,
                level: phrase.level,
            }),
            target: Some((index, entry.title.clone())),
        }
    }

    /// The words that are looked for, in sentences that have each of them.
    fn found_in(&self, bytes: &Range<usize>) -> impl Iterator<Item = Range<usize>> {
        let findings = self.state.explore().find.findings.as_ref();
        let found = findings.filter(|findings| findings.0.sentences.count > 0);
        let words = found.map_or(&[][..], |found| &found.0.query.words);
        let text = &self.pane.text;
        let sentences = text.sentences_in(bytes).iter();
        let sentences = sentences.filter(|_| !words.is_empty());
        sentences.flat_map(|sentence| words_in(text.text(), sentence, words))
    }

    fn dates(&self) -> &[Range<usize>] {
        self.pane.dates.as_ref().map_or(&[], |dates| &dates.0)
    }

    /// The positions of words that tell a time and that no event quotes.
    fn dates_in(&self, bytes: &Range<usize>) -> impl Iterator<Item = usize> {
        let dates = self.dates();
        let first = dates.partition_point(|date| date.end <= bytes.start);
        let behind = dates.partition_point(|date| date.start < bytes.end);
        let is_used = |date: &Range<usize>| self.marks.quoted_in(date).next().is_some();
        (first..behind).filter(move |index| !is_used(&dates[*index]))
    }

    /// The thing that a target of a mark stands for: a phrase by its position, or a date behind all phrases by its own.
    fn pressed(&self, target: usize) -> Option<Pressed> {
        let quoted = self.marks.quoted();
        match quoted.get(target) {
            Some(phrase) => Some(Pressed::Phrase(phrase.clone())),
            None => {
                let date = self.dates().get(target - quoted.len())?;
                Some(Pressed::Date(date.clone()))
            }
        }
    }
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}
