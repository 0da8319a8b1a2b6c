//! The search: a text, what it finds, and a list of that, which one walks while the canvas shows what is under the cursor.
//!
//! A small document is searched within a frame, a large one beside the window. Going back returns to the view before the search,
//! not to each of those that the cursor led through.

use std::sync::atomic::AtomicBool;

use crate::timeline::{LaneIx, LinkIx, Thing, Timeline};
use crate::view::article::ArticleText;
use crate::view::look::SelectionIx;
use crate::view::query::{Findings, FoundSentence, Line, Query, Scope, Section, excerpt, scoped};
use crate::view::shared::Shared;
use crate::view::subset::Subset;

use super::history::NavEntry;
use super::{Effect, Page, State};

/// A document of more events is searched beside the window.
const FEW: usize = 2_000;
/// The same of an article of more bytes.
const SHORT: usize = 200_000;
/// The most things of a sort that are listed.
const MOST_LISTED: usize = 50;
/// The choices of commands that are remembered.
const MOST_CHOSEN: usize = 50;

/// The search.
#[derive(Clone, Debug, Default)]
pub struct Find {
    pub text: String,
    /// True while the search runs; the picture stays as it was until it ends.
    pub is_under_way: bool,
    /// Set when the reader asks for the field to type in, until it has taken the focus.
    pub wants_focus: bool,
    /// True while the list is shown.
    pub is_open: bool,
    pub findings: Option<Shared<Findings>>,
    /// The section that has all its lines.
    pub opened: Option<Section>,
    /// The line under the cursor, by its place on the list.
    pub cursor: Option<usize>,
    /// True where what was not found is hidden, rather than behind what was.
    pub hides_rest: bool,
    /// The events and claims that were found, if any were.
    subset: Option<Shared<Subset>>,
    /// True where the panel at the right was opened for the list to lie on, not on what it lists.
    opened_detail: bool,
    /// The view before the search moved it.
    began_at: Option<NavEntry>,
}

impl State {
    pub(super) fn focus_find(&mut self) -> Vec<Effect> {
        let find = &mut self.explore_mut().find;
        find.wants_focus = true;
        find.is_open = true;
        match self.works_beside() {
            true => vec![Effect::IndexWords],
            false => Vec::new(),
        }
    }

    /// True where a look at every event or at all of the article would take longer than a frame.
    pub(super) fn works_beside(&self) -> bool {
        let article = self.article.as_ref();
        let is_long = article.is_some_and(|article| article.text.len() > SHORT);
        is_long || self.timeline.document().events.len() > FEW
    }

    pub(super) fn find(&mut self, text: String) -> Vec<Effect> {
        self.explore_mut().find.is_open |= !text.is_empty();
        let (scope, asked) = scoped(&text);
        let asks_for_things = !asked.trim().is_empty() && scope != Scope::Commands;
        if asks_for_things && !self.preferences.detail_shown && self.presentation().is_none() {
            self.preferences.detail_shown = true;
            self.explore_mut().find.opened_detail = true;
        }
        self.find_again(text)
    }

    /// The same where the list is not asked for: what is looked for stays, and what it is looked for in has changed.
    pub(super) fn find_again(&mut self, text: String) -> Vec<Effect> {
        let (scope, asked) = scoped(&text);
        let asks_nothing = asked.trim().is_empty() && matches!(scope, Scope::Everything);
        let searches_beside = self.works_beside();
        let find = &mut self.explore_mut().find;
        find.is_under_way = false;
        find.cursor = None;
        find.opened = None;
        let mut effect = Effect::Find(None);
        if asks_nothing || scope == Scope::Commands {
            find.text = text;
            find.findings = None;
            find.subset = None;
            self.put_found_in_front();
        } else if searches_beside {
            find.is_under_way = true;
            find.text.clone_from(&text);
            effect = Effect::Find(Some(text));
        } else {
            find.text = text;
            let cancelled = AtomicBool::new(false);
            let within = self.searched_within();
            let within = within.as_ref().map(|within| &*within.0);
            let text = &self.explore().find.text;
            let article = self.article_pane.as_ref().map(|pane| &*pane.text);
            let findings = search(&self.timeline, article, text, within, &cancelled);
            let subset = findings.0.subset(&self.timeline);
            self.explore_mut().find.findings = Some(findings);
            self.take_subset(Shared::new(subset));
        }
        // The strip of undated events is there only where some of them are left.
        self.keep_scrolls_in_bounds();
        vec![effect]
    }

    /// Lists what was found, unless something else is looked for by now.
    pub(super) fn found(&mut self, text: &str, findings: Shared<Findings>) {
        if self.awaits(text) {
            self.explore_mut().find.findings = Some(findings);
        }
    }

    /// Shows it on the canvas.
    pub(super) fn found_in_front(&mut self, text: &str, subset: Shared<Subset>) {
        if self.awaits(text) {
            self.explore_mut().find.is_under_way = false;
            self.take_subset(subset);
            self.keep_scrolls_in_bounds();
        }
    }

    /// Before the document is another one.
    pub(super) fn let_go_of_findings(&mut self) {
        let explore = self.explore_mut();
        explore.find.findings = None;
        explore.find.subset = None;
        explore.filtering.arranged = None;
        self.put_found_in_front();
    }

    /// What the filter leaves, in which words are looked for.
    pub fn searched_within(&self) -> Option<Shared<Subset>> {
        self.explore().filtering.subset().cloned()
    }

    fn awaits(&self, text: &str) -> bool {
        let find = &self.explore().find;
        find.is_under_way && find.text == text
    }

    fn take_subset(&mut self, subset: Shared<Subset>) {
        let has_any = !subset.0.event_order().all().is_empty() || subset.0.count_claims() > 0;
        self.explore_mut().find.subset = has_any.then_some(subset);
        self.put_found_in_front();
        self.go_to_found();
    }

    /// A presentation shows everything; what was found waits for the reader to come back.
    fn put_found_in_front(&mut self) {
        let explore = self.explore_mut();
        let found = explore.find.subset.clone();
        explore.nav.look.previewed = None;
        let alone = found.clone().filter(|_| explore.find.hides_rest);
        explore.nav.look.shown = alone.or(explore.filtering.subset().cloned());
        explore.nav.look.found = found;
    }

    /// Moves the view to what was found where it shows none of that.
    fn go_to_found(&mut self) {
        if self.presentation().is_some() {
            return;
        }
        let Some(Shared(found)) = self.look().found.clone() else {
            return;
        };
        let camera = self.look().camera;
        let in_view = |lane: LaneIx| found.lane_index(lane).count(camera.start, camera.end) > 0;
        let dated = found.event_order().dated();
        if dated.is_empty() || self.timeline.lanes().any(in_view) {
            return;
        }
        let (from, until) = self.timeline.dated_span(dated);
        self.begin_moving();
        self.fly(self.viewport().fitted(from, until));
    }

    /// Takes down the view that going back is to return to.
    fn begin_moving(&mut self) {
        let entry = self.nav_entry();
        let find = &mut self.explore_mut().find;
        find.began_at.get_or_insert(entry);
    }

    pub(super) fn move_find_cursor(&mut self, to: Option<usize>, line: Option<Line>) {
        self.explore_mut().find.cursor = to;
        let selection = line.and_then(|line| self.selection_of(line));
        self.look_mut().previewed = selection.map(|on| on.named(&self.timeline));
        match (selection, line) {
            (Some(selection), _) => {
                self.begin_moving();
                self.show(selection);
            }
            (None, Some(Line::GoTo(place))) => {
                self.begin_moving();
                self.go_to_date(place);
            }
            (None, Some(line @ Line::Sentence(_))) => {
                if let Some(found) = self.found_sentence(line) {
                    self.show_in_article([found.bytes]);
                }
            }
            (None, _) => {}
        }
    }

    fn found_sentence(&self, line: Line) -> Option<FoundSentence> {
        let findings = self.explore().find.findings.as_ref()?;
        findings.0.sentence_of(line).cloned()
    }

    fn go_to_date(&mut self, place: usize) {
        let findings = self.explore().find.findings.as_ref();
        let date = findings.and_then(|findings| findings.0.query.date.as_ref());
        let span = date.and_then(|date| date.spans.get(place)).copied();
        if let Some((from, until)) = span {
            let viewport = self.viewport();
            let home = viewport.home;
            let within = |time: f64| time.clamp(home.start, home.end);
            let span = (within(from), within(until));
            self.unfold_for(span);
            let viewport = self.viewport();
            self.fly(viewport.fitted(span.0, span.1));
        }
    }

    /// The thing that a line stands for: a note's link, a quotation's event.
    pub fn selection_of(&self, line: Line) -> Option<SelectionIx> {
        let of_thing = |thing: Thing| match thing {
            Thing::Event(event) => Some(SelectionIx::Event(event)),
            Thing::Claim(claim) => Some(SelectionIx::Claim(claim)),
            Thing::Actor(actor) => Some(SelectionIx::Actor(actor)),
            Thing::Lane(_) | Thing::Source => None,
        };
        match line {
            Line::Event(event) => Some(SelectionIx::Event(event)),
            Line::Claim(claim) => Some(SelectionIx::Claim(claim)),
            Line::Actor(actor) => Some(SelectionIx::Actor(actor)),
            Line::Text(thing, field) => {
                let words = &self.explore().find.findings.as_ref()?.0.query.words;
                let text = excerpt(&self.timeline, thing, words, |other| other == field);
                let link: Option<LinkIx> = text.and_then(|text| text.link);
                link.map_or_else(|| of_thing(thing), |link| Some(SelectionIx::Link(link)))
            }
            Line::Sentence(_) | Line::GoTo(_) | Line::More(_) => None,
        }
    }

    /// Reads what a line stands for, or goes to its date; what was found stays in front.
    pub(super) fn open_line(&mut self, line: Line) {
        if let Line::More(section) = line {
            self.explore_mut().find.opened = Some(section);
            return;
        }
        self.begin_moving();
        let opened_detail = std::mem::take(&mut self.explore_mut().find.opened_detail);
        if let Some(began_at) = self.explore_mut().find.began_at.take() {
            self.nav_mut().history.leave(began_at);
        }
        match (self.selection_of(line), line) {
            (Some(selection), _) => {
                self.preferences.detail_shown = true;
                let named = selection.named(&self.timeline);
                self.look_mut().selection = Some(named);
                self.scroll_to_selection();
                self.show(selection);
            }
            (None, Line::GoTo(place)) => self.go_to_date(place),
            (None, Line::Sentence(_)) => {
                // The list may have opened the panel that leaves the article no room.
                self.preferences.detail_shown &= !opened_detail;
                self.preferences.article_shown = true;
                if let Some(found) = self.found_sentence(line) {
                    self.select_words(found.first);
                }
            }
            // The text itself is what the introduction is about.
            (None, _) => {
                self.preferences.detail_shown = true;
                self.look_mut().selection = None;
                self.explore_mut().page = Page::Introduction;
            }
        }
        self.close_find();
    }

    pub(super) fn command_chosen(&mut self, command: String) {
        let chosen = &mut self.preferences.commands_chosen;
        chosen.insert(0, command);
        chosen.truncate(MOST_CHOSEN);
    }

    pub(super) fn close_find(&mut self) {
        let find = &mut self.explore_mut().find;
        find.is_open = false;
        find.cursor = None;
        find.began_at = None;
        self.explore_mut().nav.look.previewed = None;
    }

    pub(super) fn leave_find(&mut self) -> Vec<Effect> {
        let began_at = self.explore_mut().find.began_at.take();
        let effects = self.find(String::new());
        if std::mem::take(&mut self.explore_mut().find.opened_detail) {
            self.preferences.detail_shown = false;
        }
        self.close_find();
        let restored = began_at.map(|entry| self.restore(entry));
        [effects, restored.unwrap_or_default()].concat()
    }

    pub(super) fn toggle_hide_rest(&mut self) {
        self.explore_mut().find.hides_rest ^= true;
        self.put_found_in_front();
        self.keep_scrolls_in_bounds();
    }
}

/// Looks for a text in the events that are shown, in the claims and in the article. Once `cancelled` says so, what comes is of no use, but comes soon.
pub fn search(
    timeline: &Timeline,
    article: Option<&ArticleText>,
    text: &str,
    within: Option<&Subset>,
    cancelled: &AtomicBool,
) -> Shared<Findings> {
    let query = Query::read(timeline, text);
    let findings = Findings::of(timeline, query, within, MOST_LISTED, cancelled);
    Shared::new(match article {
        Some(article) => findings.and_in(article, MOST_LISTED, cancelled),
        None => findings,
    })
}
