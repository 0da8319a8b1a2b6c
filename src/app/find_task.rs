//! Looks at every event of a large document, beside the window: for words, for the properties that filters and lanes ask for, or
//! since it was edited.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::document::LoadProgress;
use crate::draft::times::{Context, tag};
use crate::state::{ArticleMsg, Editing, Msg, Reading, State, search};
use crate::view::shared::Shared;

use super::task::Task;

/// Begins a search; one message brings what it finds for the list, and another for the canvas.
pub fn begin(state: &State, text: String, wake: impl Fn() + Send + 'static) -> Task<Msg> {
    let (timeline, within) = (Arc::clone(&state.timeline), state.searched_within());
    let article = state
        .article_pane
        .as_ref()
        .map(|pane| Arc::clone(&pane.text));
    look_beside(wake, move |cancelled, tell| {
        let within = within.as_ref().map(|within| &*within.0);
        let findings = search(&timeline, article.as_deref(), &text, within, cancelled);
        tell(Msg::Found(text.clone(), findings.clone()));
        if !cancelled.load(Ordering::Relaxed) {
            let subset = findings.0.subset(&timeline);
            tell(Msg::FoundInFront(text, Shared::new(subset)));
        }
    })
}

/// Begins to arrange the document as the state asks for; its one message brings what came of it.
pub fn arrange(state: &State, wake: impl Fn() + Send + 'static) -> Task<Msg> {
    let to_arrange = state.to_arrange();
    look_beside(wake, move |cancelled, tell| {
        tell(Msg::Arranged(Shared::new(to_arrange.arranged(cancelled))));
    })
}

/// Begins to read an edited text again; its one message brings what came of it.
pub fn read_again(editing: &Editing, wake: impl Fn() + Send + 'static) -> Task<Msg> {
    let source = editing.source().clone();
    let progress = Arc::new(LoadProgress::default());
    let read = Arc::clone(&progress);
    let work = move |tell: &dyn Fn(Msg)| {
        source.parse();
        tell(Msg::WasRead(Shared::new(Reading::of(&source, &read))));
    };
    Task::begin(work, move || progress.cancel(), wake)
}

/// Begins to look for dates in the article, if there is one; its one message brings them.
pub fn find_dates(state: &State, wake: impl Fn() + Send + 'static) -> Option<Task<Msg>> {
    let text = Arc::clone(&state.article_pane.as_ref()?.text);
    let document = state.timeline.document();
    let context = Context {
        written: Some(document.source.written.edtf.clone()),
        anchor: None,
        hemisphere: document.hemisphere,
    };
    Some(look_beside(wake, move |_, tell| {
        let expressions = tag(text.text(), &text.sentences, &context);
        let dated = expressions.into_iter().filter(|found| found.edtf.is_some());
        let dates = Shared::new(dated.map(|found| found.bytes).collect());
        tell(Msg::Article(ArticleMsg::Dates(Shared(text), dates)));
    }))
}

/// Begins a look at a document, which is told when nobody waits for it any more.
fn look_beside(
    wake: impl Fn() + Send + 'static,
    look: impl FnOnce(&AtomicBool, &dyn Fn(Msg)) + Send + 'static,
) -> Task<Msg> {
    let cancelled = Arc::new(AtomicBool::new(false));
    let stop = Arc::clone(&cancelled);
    let cancel = move || cancelled.store(true, Ordering::Relaxed);
    Task::begin(move |tell| look(&stop, tell), cancel, wake)
}

/// Indexes the words of a document, so that the first search need not wait for that.
pub fn index_words(state: &State) {
    let timeline = Arc::clone(&state.timeline);
    std::thread::spawn(move || {
        timeline.text_index();
    });
}
