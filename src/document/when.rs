//! Dates of events: the document's own EDTF, narrowed by what it is relative to.
//!
//! It stands here and not in the timeline, because a document is only good if its dates agree, and only resolving
//! them tells.

mod dated;
mod own_date;
mod relation;

use std::collections::{HashMap, HashSet};

use rayon::prelude::*;

pub use self::dated::{DateLabel, Dated, Provenance};
use self::relation::Contradiction;
use super::{
    Document, Event, EventId, EventKind, RelativeTo,
    date::{Bounds, DateMeaning, Form, Instant, OwnDateError, Window},
    problem::{Problem, ValuePath, chain, report_missing, unreadable},
    suggest::HintBudget,
};

/// All dates of a document.
#[derive(Clone, Debug, PartialEq)]
pub struct ResolvedDates {
    /// The date of the writing.
    pub written: Dated,
    pub written_label: DateLabel,
    /// One date an event, in the order of the document.
    pub events: Vec<Dated>,
}

/// Resolves all dates of a document.
///
/// # Errors
/// Dates that cannot be read, that contradict each other, or that are relative to nothing or in a circle, and a date of
/// the writing that says nothing.
/// [`open`](super::open) reports the same with their places in the file.
pub fn resolve(document: &Document) -> Result<ResolvedDates, Vec<Problem>> {
    resolve_partial(document).whole()
}

impl PartialResolution {
    /// All dates, if all could be resolved.
    pub(super) fn whole(self) -> Result<ResolvedDates, Vec<Problem>> {
        let Self {
            written,
            events,
            problems,
        } = self;
        match (written, events.into_iter().collect()) {
            (Some((written, written_label)), Some(events)) if problems.is_empty() => {
                Ok(ResolvedDates {
                    written,
                    written_label,
                    events,
                })
            }
            _ => Err(problems),
        }
    }
}

/// The dates that could be resolved, and why the others could not.
pub(super) struct PartialResolution {
    pub written: Option<(Dated, DateLabel)>,
    pub events: Vec<Option<Dated>>,
    pub problems: Vec<Problem>,
}

/// Resolves as many dates of a document as can be.
pub(super) fn resolve_partial(document: &Document) -> PartialResolution {
    let mut problems = Vec::new();
    let path = ValuePath::to("source").field("written").field("edtf");
    let written = document.source.written.own_date(document.hemisphere);
    let written = match written.resolve() {
        Ok(meaning) if meaning.bounds.say_nothing() => {
            let edtf = &document.source.written.edtf;
            let message = format!("`{edtf}` says nothing of when the text was written");
            let hint = "give the years between which it was, such as `[1250..1300]`";
            problems.push(Problem::error(path, message).mend(hint.to_owned()));
            None
        }
        Ok(meaning) => Some((Dated::read(meaning), DateLabel::read(&written))),
        Err(OwnDateError { error, .. }) => {
            problems.push(unreadable(path, error));
            None
        }
    };
    let written_window = written.as_ref().map(|(written, _)| written.whole());
    let mut resolver = Resolver {
        document,
        index_of: index_of(document),
        written: written_window,
        states: resolve_what_stands_alone(document, written_window),
        hints: HintBudget::default(),
        problems,
    };
    for index in 0..document.events.len() {
        resolver.resolve(index);
    }
    PartialResolution {
        events: resolver
            .states
            .into_iter()
            .map(DateState::into_dated)
            .collect(),
        problems: resolver.problems,
        written,
    }
}

/// Dates that are resolved in the time that it takes another thread to take over.
const WORTH_A_THREAD: usize = 20_000;

/// Resolves the dates that are relative to no other event, most of a document's, on all the machine's cores. Faults are
/// left for the resolver to report.
fn resolve_what_stands_alone(document: &Document, written: Option<Window>) -> Vec<DateState> {
    let resolve = |event: &Event| {
        if event.when.relative_to.event().is_some() {
            return DateState::Unknown;
        }
        if !event.when.has_fitting_fields() {
            return DateState::Unknown;
        }
        let own = event.when.own_date(document.hemisphere);
        let dated = match own.map(|own| own.resolve()) {
            Some(Ok(meaning)) => Dated::read(meaning),
            None if event.when.relative_to == RelativeTo::Nothing => Dated::undated(),
            Some(Err(_)) | None => return DateState::Unknown,
        };
        DateState::Known(cut(event.kind, dated, written))
    };
    let events = document.events.par_iter().with_min_len(WORTH_A_THREAD);
    events.map(resolve).collect()
}

/// The events that dates are relative to; few of a document's are.
fn index_of(document: &Document) -> HashMap<&str, usize> {
    let relations = document.events.iter();
    let named: HashSet<&str> = relations
        .filter_map(|event| event.when.relative_to.event())
        .map(EventId::as_str)
        .collect();
    let mut index_of = HashMap::new();
    if named.is_empty() {
        return index_of;
    }
    for (index, event) in document.events.iter().enumerate() {
        if named.contains(event.id.as_str()) {
            index_of.entry(event.id.as_str()).or_insert(index);
        }
    }
    index_of
}

struct Resolver<'d> {
    document: &'d Document,
    index_of: HashMap<&'d str, usize>,
    /// The date of the writing, if that can be read.
    written: Option<Window>,
    states: Vec<DateState>,
    hints: HintBudget,
    problems: Vec<Problem>,
}

/// The state of an event's date while all are resolved.
#[derive(Clone)]
enum DateState {
    Unknown,
    /// It is in the chain of relations that is being followed; to come upon it again is to go in a circle.
    Visiting,
    Known(Dated),
    /// It could not be resolved, which has been reported.
    Failed,
}

impl DateState {
    fn into_dated(self) -> Option<Dated> {
        match self {
            Self::Known(dated) => Some(dated),
            Self::Unknown | Self::Visiting | Self::Failed => None,
        }
    }
}

impl Resolver<'_> {
    /// Follows the relations from an event to one whose date is known, and resolves them on the way back. This is a
    /// loop and no recursion, since a chain of relations can be as long as the document.
    fn resolve(&mut self, index: usize) {
        let mut trail = Vec::new();
        let mut next = Some(index);
        while let Some(current) = next
            && matches!(self.states[current], DateState::Unknown)
        {
            self.states[current] = DateState::Visiting;
            trail.push(current);
            next = self.target(current);
        }
        if let Some(closing) = next
            && matches!(self.states[closing], DateState::Visiting)
        {
            self.report_circle(&trail, closing);
        }
        for followed in trail.into_iter().rev() {
            self.states[followed] = match self.date(followed) {
                Some(dated) => DateState::Known(dated),
                None => DateState::Failed,
            };
        }
    }

    /// The event that this one's date is relative to, if that is in the document.
    fn target(&self, index: usize) -> Option<usize> {
        let id = self.document.events[index].when.relative_to.event()?;
        self.index_of.get(id.as_str()).copied()
    }

    fn date(&mut self, index: usize) -> Option<Dated> {
        let event = &self.document.events[index];
        let path = ValuePath::to("events").item(index).field("when");
        if let Some(problem) = event.when.problem_of_fields(path.clone()) {
            self.problems.push(problem);
            return None;
        }
        let own = event.when.own_date(self.document.hemisphere);
        let own = match own.map(|own| own.resolve()).transpose() {
            Ok(own) => own,
            Err(OwnDateError { field, error }) => {
                self.problems.push(unreadable(path.field(field), error));
                return None;
            }
        };
        let dated = match (event.when.relative_to.event(), own) {
            (None, Some(own)) => Dated::read(own),
            // What counts from the writing comes to some date; without a relation, nothing is known.
            (None, None) => {
                let message = "a date that counts from the writing needs our reading";
                let hint = "add `edtf`, or leave `relative_to` out where no date is known";
                let problem = Problem::error(path.field("relative_to"), message.to_owned());
                self.problems.push(problem.mend(hint.to_owned()));
                return None;
            }
            (Some(id), own) => self.relate(index, id, own.as_ref())?,
        };
        Some(cut(event.kind, dated, self.written))
    }

    /// Dates an event by another one. None if that cannot be, which has been reported of this event or of the other.
    fn relate(&mut self, index: usize, id: &EventId, own: Option<&DateMeaning>) -> Option<Dated> {
        let path = ValuePath::to("events").item(index).field("when");
        let Some(from) = self.index_of.get(id.as_str()).copied() else {
            let known = self.document.events.iter().map(|event| event.id.as_str());
            // The id is the one value in the relation's brackets.
            let path = path.field("relative_to").item(0);
            let (hints, problems) = (&mut self.hints, &mut self.problems);
            report_missing("event", id.as_str(), path, known, hints, problems);
            return None;
        };
        let DateState::Known(other) = &self.states[from] else {
            return None;
        };
        let relative_to = &self.document.events[index].when.relative_to;
        let when = &self.document.events[from].when;
        let told_by = match (&when.relative_to, other.provenance) {
            (RelativeTo::From(_), Provenance::Derived { told_by, .. }) if !when.has_own_date() => {
                told_by
            }
            _ => from,
        };
        let provenance = Provenance::Derived { from, told_by };
        match relation::date(relative_to, provenance, other, own) {
            Ok(dated) => Some(dated),
            Err(Contradiction) => {
                let own = self.document.events[index]
                    .when
                    .own_date(self.document.hemisphere);
                let (own, path) = match own {
                    Some(own) => {
                        let [field, _] = own.fields();
                        (format!("`{}`", own.edtf()), path.field(field))
                    }
                    None => ("its date".to_owned(), path),
                };
                let other = DateLabel::of(self.document, from, other).edtf;
                let relation = relative_to.name();
                let message = format!(
                    "{own} does not fit `{relation}(\"{id}\")`, since `{id}` is dated `{other}`"
                );
                self.problems.push(Problem::error(path, message));
                None
            }
        }
    }

    fn report_circle(&mut self, trail: &[usize], closing: usize) {
        let events = &self.document.events;
        let in_circle = trail.iter().copied().skip_while(|index| *index != closing);
        let mut links: Vec<String> = in_circle
            .map(|index| {
                let relation = events[index].when.relative_to.name();
                format!("`{}` {relation}", events[index].id)
            })
            .collect();
        links.push(format!("`{}`", events[closing].id));
        let message = format!(
            "dates are relative to each other in a circle: {}",
            chain(links.len(), |place| links[place].clone(), " ")
        );
        let path = ValuePath::to("events")
            .item(closing)
            .field("when")
            .field("relative_to");
        let hint = "give one of them an `edtf` and no relation".to_owned();
        self.problems.push(Problem::error(path, message).mend(hint));
    }
}

/// Cuts a date at the writing: what a text fears or forecasts lies behind it, and all else before its end.
fn cut(kind: EventKind, mut dated: Dated, written: Option<Window>) -> Dated {
    let Some(written) = written else {
        return dated;
    };
    if dated.is_undated() {
        return dated;
    }
    let before = dated.bounds;
    if kind == EventKind::Hypothetical {
        keep_behind(&mut dated, written);
    } else if let Some(end) = written.until {
        keep_before(&mut dated, end);
    }
    dated.cut_at_writing = dated.bounds != before;
    dated
}

/// Never shows the possible start of what a text fears or forecasts before the text was written.
///
/// A window that reaches back before the end of the writing is cut there. One that ends with the writing is cut at
/// its beginning instead, since something must be left of it; and one that ends before the writing is left alone,
/// because the checks refuse it.
fn keep_behind(dated: &mut Dated, written: Window) {
    let cuts = [written.until, written.from].into_iter().flatten();
    let fits = |cut: &Instant| dated.bounds.start.until.is_none_or(|until| *cut < until);
    let Some(cut) = cuts.into_iter().find(fits) else {
        return;
    };
    let later = |window: Window| Window {
        from: Some(window.from.map_or(cut, |from| from.max(cut))),
        ..window
    };
    if let Form::OneOf(windows) | Form::EachOf(windows) = &mut dated.form {
        windows.retain(|window| window.until.is_none_or(|until| cut < until));
        for window in windows {
            *window = later(*window);
        }
    }
    dated.bounds = dated.form.bounds().unwrap_or(Bounds {
        start: later(dated.bounds.start),
        end: later(dated.bounds.end),
    });
}

/// Never shows what a text says of the past and of its own time behind the last instant of the writing.
///
/// An end that is open stays so, since the text may say that something goes on. A date that lies wholly behind the
/// writing is left alone, because the checks speak of it.
fn keep_before(dated: &mut Dated, cut: Instant) {
    let begins_before = |window: &Window| window.from.is_none_or(|from| from < cut);
    let earlier = |window: Window| Window {
        until: Some(window.until.map_or(cut, |until| until.min(cut))),
        ..window
    };
    match &mut dated.form {
        Form::Once | Form::Period => {
            let Bounds { start, end } = &mut dated.bounds;
            if begins_before(start) {
                *start = earlier(*start);
            }
            let stays_open = dated.form == Form::Period && end.until.is_none();
            if begins_before(end) && !stays_open {
                *end = earlier(*end);
            }
        }
        Form::OneOf(windows) => {
            if windows.iter().any(begins_before) {
                windows.retain(begins_before);
                windows
                    .iter_mut()
                    .for_each(|window| *window = earlier(*window));
            }
        }
        Form::EachOf(windows) => {
            for window in windows.iter_mut().filter(|window| begins_before(window)) {
                *window = earlier(*window);
            }
        }
    }
    dated.bounds = dated.form.bounds().unwrap_or(dated.bounds);
}

#[cfg(test)]
mod tests;
