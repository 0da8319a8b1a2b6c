//! The article beside the canvas: its view follows the selection, and the axis follows its view.

use std::iter;
use std::ops::Range;
use std::sync::Arc;

use crate::article::{Article, Quotations, Standing};
use crate::document::source::{self, ValueName};
use crate::document::{EventId, Place};
use crate::view::article::{ArticleText, AstrayPhrase};
use crate::view::look::Selection;
use crate::view::shared::Shared;

use super::article::LookedUp;
use super::article_reading::ReadText;
use super::{Edit, Effect, RevealAt, State, TextMsg, TextSelection, TextView};

/// An article that is read beside the canvas.
#[derive(Clone, Debug)]
pub struct ArticlePane {
    pub text: Arc<ArticleText>,
    /// The words that tell a time, once they have been looked for.
    pub dates: Option<Shared<Vec<Range<usize>>>>,
    pub view: TextView,
    /// True where sentences that nothing covers are shown as such.
    pub shows_uncovered: bool,
    /// True where phrases that do not stand in the text as the document says are listed.
    pub lists_astray: bool,
    /// The event whose words are pointed at.
    pub pointed_at: Option<EventId>,
}

/// A change of the pane of the article.
#[derive(Clone, Debug, PartialEq)]
pub enum ArticleMsg {
    View(TextMsg),
    /// Point at an event by its words.
    PointAt(Option<EventId>),
    /// Copy words of the text.
    Copy(String),
    /// Show which sentences nothing covers, or not any more.
    ToggleUncovered,
    /// List the phrases that do not stand in the text as the document says, or not any more.
    ToggleAstray,
    /// Wait until there is room for the pane, or no longer.
    WaitForRoom(bool),
    /// Wait for the document's text, of which the one that is shown may be an earlier version.
    Wait {
        is_same: bool,
    },
    /// The document's text.
    WasRead(Shared<ReadText>),
    /// Read the document's text again.
    ReadAgain,
    /// Wait no longer for the document's text.
    GiveUp,
    /// The words that tell a time.
    Dates(Shared<ArticleText>, Shared<Vec<Range<usize>>>),
}

impl ArticlePane {
    fn new(article: Arc<Article>) -> Self {
        Self {
            text: Arc::new(ArticleText::new(article)),
            dates: None,
            view: TextView::default(),
            shows_uncovered: false,
            lists_astray: false,
            pointed_at: None,
        }
    }

    /// Takes in another version of the article, as far down as the one before was read.
    fn take(&mut self, article: Arc<Article>) {
        let before = std::mem::replace(self, Self::new(article));
        self.shows_uncovered = before.shows_uncovered;
        self.lists_astray = before.lists_astray;
        let same = same_beginning(before.text.text(), self.text.text());
        self.view.scroll = before.view.scroll;
        self.view.scroll.byte = before.view.scroll.byte.min(same);
    }
}

/// The number of bytes with which both texts begin, to a whole letter.
fn same_beginning(a: &str, b: &str) -> usize {
    let letters = a.char_indices().zip(b.chars());
    let mut same = letters.take_while(|((_, a), b)| a == b);
    let last = same.by_ref().last();
    last.map_or(0, |((at, letter), _)| at + letter.len_utf8())
}

impl State {
    /// True where the pane is wanted: for the article, or to say why that is not there.
    pub fn wants_article_pane(&self) -> bool {
        let is_told = self.article_pane.is_some() || self.unread.is_some();
        is_told && self.preferences.article_shown && self.presentation().is_none()
    }

    /// The article, where it is shown.
    pub fn shown_article(&self) -> Option<&ArticlePane> {
        let is_shown = self.wants_article_pane() && !self.article_waits;
        self.article_pane.as_ref().filter(|_| is_shown)
    }

    /// The bytes of the article that are selected, where any are.
    pub fn selected_words(&self) -> Option<Range<usize>> {
        let bytes = self.shown_article()?.view.selection.bytes();
        (!bytes.is_empty()).then_some(bytes)
    }

    /// The effect that looks for dates in an article that nobody has looked in yet.
    pub fn look_for_dates(&self) -> Option<Effect> {
        let pane = self.article_pane.as_ref()?;
        pane.dates.is_none().then_some(Effect::FindDates)
    }

    pub(super) fn toggle_article(&mut self) {
        match self.article_pane.is_some() || self.unread.is_some() {
            false => self.say("The document names no text to show".to_owned()),
            true => self.preferences.article_shown ^= true,
        }
        self.show_selection_in_article();
        self.follow_article();
    }

    pub(super) fn update_article(&mut self, msg: ArticleMsg) -> Vec<Effect> {
        match msg {
            ArticleMsg::View(msg) => {
                if let Some(pane) = &mut self.article_pane {
                    pane.view.apply(msg);
                }
                self.follow_article();
            }
            ArticleMsg::PointAt(event) => self.point_at(event),
            ArticleMsg::Copy(words) => {
                self.say("Copied the words of the text".to_owned());
                return vec![Effect::Copy(words)];
            }
            ArticleMsg::ToggleAstray => {
                if let Some(pane) = &mut self.article_pane {
                    pane.lists_astray ^= true;
                }
            }
            ArticleMsg::ToggleUncovered => {
                if let Some(pane) = &mut self.article_pane {
                    pane.shows_uncovered ^= true;
                }
            }
            ArticleMsg::WaitForRoom(waits) => {
                self.article_waits = waits;
                self.show_selection_in_article();
                self.follow_article();
            }
            ArticleMsg::Wait { is_same } => self.wait_for_text(is_same),
            ArticleMsg::WasRead(read) => return self.take_text(&read.0),
            ArticleMsg::ReadAgain => return vec![Effect::ReadArticle],
            ArticleMsg::GiveUp => return self.give_up_text(),
            ArticleMsg::Dates(text, dates) => {
                let pane = self.article_pane.as_mut();
                if let Some(pane) = pane.filter(|pane| Arc::ptr_eq(&text.0, &pane.text)) {
                    pane.dates = Some(dates);
                }
            }
        }
        Vec::new()
    }

    /// Points at an event by its words in the article.
    fn point_at(&mut self, event: Option<EventId>) {
        let Some(pane) = &mut self.article_pane else {
            return;
        };
        pane.pointed_at.clone_from(&event);
        // The list of what was found lights what is under its own cursor.
        if !self.explore().find.is_open {
            self.explore_mut().nav.look.previewed = event.map(Selection::Event);
        }
    }

    /// Takes in the article as it is now, with quotations that were looked up in it already.
    pub(super) fn renew_article(
        &mut self,
        article: Option<Arc<Article>>,
        quotations: Option<Arc<Quotations>>,
    ) -> Option<Effect> {
        if self.article == article {
            return None;
        }
        self.looked_up = LookedUp::of(quotations);
        self.article.clone_from(&article);
        match (&mut self.article_pane, article) {
            (Some(pane), Some(article)) => pane.take(article),
            (pane, article) => *pane = article.map(ArticlePane::new),
        }
        self.look_for_dates()
    }

    /// Scrolls the article to the words of a selection that was made since.
    pub(super) fn follow_in_article(&mut self, before: &Option<Selection>) {
        if self.look().selection != *before {
            self.show_selection_in_article();
        }
    }

    fn show_selection_in_article(&mut self) {
        let sentences = self.sentences_of_selection();
        if !sentences.is_empty() {
            self.show_in_article(sentences);
        }
    }

    /// Brings the first of some stretches into sight, unless one is there.
    pub(super) fn show_in_article(&mut self, any_of: impl IntoIterator<Item = Range<usize>>) {
        if let Some(pane) = &mut self.article_pane {
            pane.view.bring_into_sight(any_of, RevealAt::Third);
        }
    }

    /// The sentences of the article in which the selection stands.
    pub fn sentences_of_selection(&self) -> Vec<Range<usize>> {
        match (self.shown_article(), self.article_marks(), self.selected()) {
            (Some(pane), Some(marks), Some(selection)) => {
                marks.sentences_of(&pane.text, &self.timeline, selection)
            }
            _ => Vec::new(),
        }
    }

    /// Marks on the axis where one is in the article.
    pub(super) fn follow_article(&mut self) {
        let event = self.shown_article().and_then(|pane| {
            let middle = pane.view.middle?;
            let event = self.article_marks()?.event_above(middle)?;
            Some(self.timeline.event(event).id.clone())
        });
        self.explore_mut().nav.look.read_at = event;
    }

    /// The edit that makes the document say what the article has: its words, or the place where they stand. There is none of
    /// a phrase that is lost.
    pub fn mended(&self, astray: &AstrayPhrase) -> Option<Edit> {
        let article = self.article.as_ref()?;
        let event = self.timeline.event(astray.event);
        let said = event.when.phrases.get(astray.phrase)?.place;
        let phrases = ValueName::event(&event.id).field("when").field("phrases");
        let phrase = phrases.at(astray.phrase);
        let placed = |edit: Edit, place: Option<Place>| match place {
            Some(place) => edit.set(phrase.clone().field("in"), place.written()),
            None => edit.remove(phrase.clone().field("in")),
        };
        match &astray.standing {
            Standing::Near(near) => {
                let edit = Edit::new(format!("the words of “{}”", event.title));
                let words = source::text(&article.shown(near.bytes.clone()));
                let edit = edit.set(phrase.clone().field("text"), words);
                let place = article.place_of(near.bytes.start);
                Some(match said.is_some() && place != said {
                    true => placed(edit, place),
                    false => edit,
                })
            }
            Standing::Elsewhere(_, place) => {
                let edit = Edit::new(format!("the place of the words of “{}”", event.title));
                Some(placed(edit, *place))
            }
            Standing::Exact(_) | Standing::Missing => None,
        }
    }

    /// Selects words of the article and brings them into sight.
    pub fn select_words(&mut self, bytes: Range<usize>) {
        if let Some(pane) = &mut self.article_pane {
            pane.view.selection = TextSelection::of(bytes.clone());
        }
        self.show_in_article(iter::once(bytes));
    }
}
