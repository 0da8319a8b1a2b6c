//! Events, claims and phrases made of words that are marked in the article.

use std::ops::Range;

use super::{Edit, NewEvent};
use crate::article::Article;
use crate::document::{EventKind, Phrase, Place, quoted};
use crate::draft::times::{Context, Modality, RelativeTo, tag};
use crate::state::{Effect, State};
use crate::timeline::Timeline;
use crate::view::look::SelectionIx;

/// The most letters of a title that is made of marked words.
const LONGEST_TITLE: usize = 60;

impl State {
    /// The words that are marked in the article, on one line, with their bytes.
    fn marked_words(&self) -> Option<(&Article, Range<usize>, String)> {
        let article = self.article.as_deref()?;
        let bytes = self.selected_words()?;
        let marked = &article.text[bytes.clone()];
        let words = marked.split_whitespace().collect::<Vec<_>>().join(" ");
        let lead = marked.len() - marked.trim_start().len();
        let bytes = bytes.start + lead..bytes.start + marked.trim_end().len();
        (!words.is_empty()).then_some((article, bytes, words))
    }

    /// The event that the marked words speak of, with the date that the words around tell.
    pub(super) fn event_of_words(&self) -> Option<NewEvent> {
        let (article, bytes, words) = self.marked_words()?;
        let place = article.place_of(bytes.start);
        let told = told_date(&self.timeline, article, &bytes);
        let lane = match self.selected() {
            Some(SelectionIx::Event(event)) => self.timeline.event(event).lane.clone(),
            _ => None,
        };
        let lanes = &self.timeline.document().lanes;
        Some(NewEvent {
            title: quoted(&shortened(&words)),
            lane: lane.or_else(|| lanes.first().map(|lane| lane.id.clone())),
            phrases: vec![Phrase { text: words, place }],
            claim: match place {
                Some(Place::Claim(number)) => Some(number),
                Some(Place::Title | Place::Introduction | Place::Closing) | None => None,
            },
            ..told
        })
    }

    /// The title and the summary of a claim of the marked words.
    pub(super) fn claim_of_words(&self) -> Option<(String, String)> {
        let (_, _, words) = self.marked_words()?;
        Some((quoted(&shortened(&words)), quoted(&words)))
    }

    /// Gives the selected event the marked words as one more phrase.
    pub(in crate::state) fn add_phrase(&mut self) -> Vec<Effect> {
        let Some((article, bytes, text)) = self.marked_words() else {
            self.say("Mark words of the article first".to_owned());
            return Vec::new();
        };
        let place = article.place_of(bytes.start);
        let phrase = Phrase { text, place };
        match self.selected() {
            Some(SelectionIx::Event(event)) => {
                let event = self.timeline.event(event);
                let said = format!("One more phrase for “{}”", event.title);
                let effects = self.edit(Edit::new_phrase(event, &phrase));
                self.say(said);
                effects
            }
            _ => {
                self.say("Select the event that the words speak of first".to_owned());
                Vec::new()
            }
        }
    }
}

/// What the text tells of the time of some words: by an expression among them, else by the nearest in their sentence.
fn told_date(timeline: &Timeline, article: &Article, bytes: &Range<usize>) -> NewEvent {
    let document = timeline.document();
    let context = Context {
        written: Some(document.source.written.edtf.clone()),
        anchor: None,
        hemisphere: document.hemisphere,
    };
    let sentences = article.sentences();
    let expressions = tag(&article.text, &sentences, &context);
    let distance = |expression: &Range<usize>| {
        let before = bytes.start.saturating_sub(expression.end);
        before + expression.start.saturating_sub(bytes.end)
    };
    let in_sentence = expressions.iter().filter(|expression| {
        let sentence = &sentences[expression.sentence];
        sentence.start < bytes.end && bytes.start < sentence.end
    });
    let nearest = in_sentence
        .filter(|expression| expression.edtf.is_some())
        .min_by_key(|expression| distance(&expression.bytes));
    let Some(expression) = nearest else {
        return NewEvent::default();
    };
    let is_supposed = expression.modality == Modality::Supposed;
    let words = quoted(&article.shown(expression.bytes.clone()));
    NewEvent {
        // What is only supposed has no date that it happened on.
        edtf: expression.edtf.clone().filter(|_| !is_supposed),
        counts_from_writing: !is_supposed && expression.relative_to == RelativeTo::Writing,
        because: match is_supposed {
            true => String::new(),
            false => format!("{words}: {}.", expression.because),
        },
        kind: match expression.modality {
            Modality::Supposed => EventKind::Hypothetical,
            Modality::Alleged => EventKind::Alleged,
            Modality::Asserted | Modality::Denied => EventKind::Happened,
        },
        ..NewEvent::default()
    }
}

/// The beginning of some words, whole ones, up to the length of a title.
fn shortened(words: &str) -> String {
    if words.chars().count() <= LONGEST_TITLE {
        return words.to_owned();
    }
    let beginning: String = words.chars().take(LONGEST_TITLE).collect();
    let whole = beginning
        .rsplit_once(' ')
        .map_or(beginning.as_str(), |(whole, _)| whole);
    format!("{whole} …")
}
