//! Steps of a story: they show something, and name events and claims that are there.

use std::cell::OnceCell;

use foldhash::{HashMap, HashMapExt};
use rayon::prelude::*;

use super::{
    super::{
        Document, EventId, FacetValue, Story, StoryStep, StoryView, Subject,
        date::{Bounds, EdtfDate, Instant},
        problem::{ValuePath, unreadable},
        problems::Problems,
        when::PartialResolution,
    },
    claims::check_claim,
    names::Names,
    texts::check_visible,
    views::{check_values, leaves_out},
};

/// A headline of more letters than this does not fit above the picture in two lines.
const MAX_HEADLINE: usize = 90;

/// Reports steps that show nothing, and names of events and claims that are not there.
pub(super) fn check(
    document: &Document,
    names: &Names<'_>,
    resolution: &PartialResolution,
    problems: &mut Problems<'_>,
) {
    let Some(story) = &document.story else { return };
    check_whole(story, problems);
    let checker = Checker {
        document,
        names,
        dated: KnownDates {
            resolution,
            ends: OnceCell::new(),
        },
    };
    let steps = story.steps.iter().enumerate();
    for (index, step) in problems.progress().until_cancelled(steps) {
        let path = ValuePath::to("story").field("steps").item(index);
        check_headline(step, &path, problems);
        checker.check_view(step, &path, problems);
        for (field, values) in [("show", &step.show), ("against", &step.against)] {
            let path = path.clone().field(field);
            check_values(document, values, names, &path, problems);
        }
        checker.check_subject(step, &path, problems);
        checker.check_claims(step, &path, problems);
    }
}

fn check_whole(story: &Story, problems: &mut Problems<'_>) {
    let path = |field| ValuePath::to("story").field(field);
    if story.minutes == Some(0) {
        problems.error(path("minutes"), |problem| {
            problem
                .message("a talk takes some minutes")
                .mend("leave `minutes` out where no length is planned".to_owned())
        });
    }
    if story.steps.is_empty() {
        problems.error(path("steps"), |problem| {
            problem
                .message("a story needs at least one step")
                .mend("without a `story`, the events are told in the order of time".to_owned())
        });
    }
}

fn check_headline(step: &StoryStep, path: &ValuePath, problems: &mut Problems<'_>) {
    let path = path.clone().field("headline");
    let letters = step.headline.chars().count();
    if step.headline.trim().is_empty() {
        problems.error(path, |problem| problem.message("this text is empty"));
    } else if letters > MAX_HEADLINE {
        problems.warning(path, |problem| {
            let message =
                format!("this headline has {letters} letters; above {MAX_HEADLINE} it may be cut");
            problem
                .message(message)
                .mend("say the rest in `notes`".to_owned())
        });
    } else {
        check_visible(&step.headline, || path.clone(), problems);
    }
}

struct Checker<'d> {
    document: &'d Document,
    names: &'d Names<'d>,
    dated: KnownDates<'d>,
}

impl Checker<'_> {
    fn check_view(&self, step: &StoryStep, path: &ValuePath, problems: &mut Problems<'_>) {
        let path = path.clone().field("view");
        match &step.view {
            StoryView::Everything => {}
            StoryView::Events(ids) if ids.is_empty() => problems.error(path, |problem| {
                problem
                    .message("this view names no event")
                    .mend("`everything` shows the whole document".to_owned())
            }),
            StoryView::Events(ids) => {
                for (position, id) in ids.iter().enumerate() {
                    // The list is the one value in the variant's brackets.
                    let path = path.clone().item(0).item(position);
                    self.check_event(id, step, path, problems);
                }
            }
            StoryView::Dates(edtf) => self.check_dates(edtf, path, problems),
        }
    }

    fn check_dates(&self, edtf: &EdtfDate, path: ValuePath, problems: &mut Problems<'_>) {
        let bounds = match edtf.resolve(self.document.hemisphere) {
            Err(error) => return problems.push(unreadable(path, error)),
            Ok(meaning) => meaning.bounds,
        };
        if bounds.start.from.is_none() || bounds.end.until.is_none() {
            problems.error(path, |problem| {
                problem
                    .message("a view needs a first and a last date")
                    .mend("write it as in `dates(\"2022-04/2022-08\")`".to_owned())
            });
        } else if self.dated.lies_beside(&bounds) {
            problems.warning(path, |problem| {
                problem
                    .message("nothing that the document dates lies in this view")
                    .mend(format!("check the years of `{edtf}`"))
            });
        }
    }

    fn check_subject(&self, step: &StoryStep, path: &ValuePath, problems: &mut Problems<'_>) {
        let path = path.clone().field("selected");
        match &step.selected {
            None => {}
            // The id is the one value in the variant's brackets.
            Some(Subject::Event(id)) => self.check_event(id, step, path.item(0), problems),
            Some(Subject::Claim(number)) => check_claim(self.names, *number, || path, problems),
        }
    }

    fn check_event(
        &self,
        id: &EventId,
        step: &StoryStep,
        path: ValuePath,
        problems: &mut Problems<'_>,
    ) {
        let Some(position) = self.names.events.get(id.as_str()) else {
            let known = self.document.events.iter().map(|event| event.id.as_str());
            return problems.missing("event", id.as_str(), path, known);
        };
        let event = &self.document.events[*position];
        let hides = |filter: &[FacetValue]| leaves_out(self.document, filter, event);
        let (above, below) = (&step.show, &step.against);
        if hides(above) && (below.is_empty() || hides(below)) {
            problems.warning(path, |problem| {
                problem
                    .message(format!("the step’s `show` leaves out the event `{id}`"))
                    .mend("ask there for a property of it, or take it out here".to_owned())
            });
        }
    }

    fn check_claims(&self, step: &StoryStep, path: &ValuePath, problems: &mut Problems<'_>) {
        let list = path.clone().field("claims");
        let mut first_of = HashMap::new();
        for (position, number) in step.claims.iter().enumerate() {
            let path = list.clone().item(position);
            if !self.names.claims.contains_key(number) {
                check_claim(self.names, *number, || path, problems);
            } else if let Some(first) = first_of.get(number) {
                problems.error(path, |problem| {
                    problem
                        .message(format!("claim {number} appears twice in this step"))
                        .repeats(list.clone().item(*first))
                });
            } else {
                first_of.insert(number, position);
            }
        }
    }
}

/// Everything that is dated, the writing included.
struct KnownDates<'r> {
    resolution: &'r PartialResolution,
    /// Their ends, once a view asks for them.
    ends: OnceCell<Ends>,
}

/// All first and all last moments, each in an order that can be searched; `None` is open.
struct Ends {
    first: Vec<Option<Instant>>,
    last: Vec<Option<Instant>>,
}

impl KnownDates<'_> {
    /// Holds for a view that lies wholly before or after each of them, the writing included. It takes two searches
    /// and no look at each, since a story may have as many views as its document has events.
    fn lies_beside(&self, view: &Bounds) -> bool {
        let (Some(from), Some(until)) = (view.start.from, view.end.until) else {
            return false;
        };
        let Ends {
            first: starts,
            last: ends,
        } = self.ends.get_or_init(|| self.sorted());
        // An open start lies before every moment, and so `None` sorts; an open end lies behind every moment.
        let begun = starts.partition_point(|start| start.is_none_or(|start| start < until));
        let ended = ends.len() - ends.partition_point(|end| end.is_none_or(|end| end > from));
        !starts.is_empty() && begun == ended
    }

    fn sorted(&self) -> Ends {
        let events = self.resolution.events.iter().flatten();
        let events = events.filter(|dated| !dated.is_undated());
        let written = self.resolution.written.iter().map(|(written, _)| written);
        let bounds = events.chain(written).map(|dated| &dated.bounds);
        let (mut first, mut last): (Vec<_>, Vec<_>) = bounds
            .map(|bounds| (bounds.start.from, bounds.end.until))
            .unzip();
        first.par_sort_unstable();
        last.par_sort_unstable_by_key(|end| (end.is_some(), std::cmp::Reverse(*end)));
        Ends { first, last }
    }
}
