//! What a story shows: steps that name events and claims that are there.

use foldhash::{HashMap, HashMapExt};

use super::{
    super::{
        Document, EventId, StoryStep, StoryView, Subject,
        date::{Bounds, DateMeaning},
        problem::{Problem, ValuePath, report_missing, unreadable},
        when::Resolution,
    },
    claims::missing_claim,
    names::Names,
};

/// A headline of more letters than this does not fit above the picture in two lines.
const LONGEST_HEADLINE: usize = 90;

/// Reports steps that show nothing, and what they name that is not there.
pub(super) fn check(
    document: &Document,
    names: &Names<'_>,
    resolution: &Resolution,
    problems: &mut Vec<Problem>,
) {
    let Some(story) = &document.story else { return };
    let path = ValuePath::to("story");
    if story.minutes == Some(0) {
        let problem = Problem::error(path.clone().field("minutes"), "a talk takes some minutes");
        problems.push(problem.hint("leave `minutes` out where no length is planned".to_owned()));
    }
    let list = path.field("steps");
    if story.steps.is_empty() {
        let problem = Problem::error(list.clone(), "a story needs at least one step");
        problems.push(
            problem.hint("without a `story`, the events are told in the order of time".to_owned()),
        );
    }
    for (index, step) in story.steps.iter().enumerate() {
        let path = list.clone().item(index);
        check_headline(step, &path, problems);
        check_view(document, names, resolution, step, &path, problems);
        check_subject(document, names, step, &path, problems);
        check_claims(names, step, &path, problems);
    }
}

fn check_headline(step: &StoryStep, path: &ValuePath, problems: &mut Vec<Problem>) {
    let path = path.clone().field("headline");
    let letters = step.headline.chars().count();
    if step.headline.trim().is_empty() {
        problems.push(Problem::error(path, "this text is empty"));
    } else if letters > LONGEST_HEADLINE {
        let message =
            format!("this headline has {letters} letters; above {LONGEST_HEADLINE} it may be cut");
        let problem = Problem::warning(path, message);
        problems.push(problem.hint("say the rest in `notes`".to_owned()));
    }
}

fn check_view(
    document: &Document,
    names: &Names<'_>,
    resolution: &Resolution,
    step: &StoryStep,
    path: &ValuePath,
    problems: &mut Vec<Problem>,
) {
    let path = path.clone().field("view");
    match &step.view {
        StoryView::Everything => {}
        StoryView::Events(ids) if ids.is_empty() => {
            let problem = Problem::error(path, "this view names no event");
            problems.push(problem.hint("`everything` shows the whole document".to_owned()));
        }
        StoryView::Events(ids) => {
            for (position, id) in ids.iter().enumerate() {
                check_event(document, names, id, path.clone().item(position), problems);
            }
        }
        StoryView::Dates(edtf) => match edtf.resolve(document.hemisphere) {
            Err(error) => problems.push(unreadable(path, error)),
            Ok(DateMeaning { bounds, .. }) => {
                if bounds.start.from.is_none() || bounds.end.until.is_none() {
                    let problem = Problem::error(path, "a view needs a first and a last date");
                    let hint = "write it as in `dates(\"2022-04/2022-08\")`".to_owned();
                    problems.push(problem.hint(hint));
                } else if lies_beside(&bounds, resolution) {
                    let message = "nothing that the document dates lies in this view";
                    let problem = Problem::warning(path, message);
                    problems.push(problem.hint(format!("check the years of `{edtf}`")));
                }
            }
        },
    }
}

/// Whether a view lies wholly before or after everything that is dated, the writing included.
fn lies_beside(view: &Bounds, resolution: &Resolution) -> bool {
    let events = resolution.events.iter().flatten();
    let written = resolution.written.iter().map(|(written, _)| written);
    let mut dated = events.chain(written).map(|dated| &dated.bounds).peekable();
    let is_beside = |other: &Bounds| {
        let (Some(from), Some(until)) = (view.start.from, view.end.until) else {
            return false;
        };
        other.end.until.is_some_and(|end| end <= from)
            || other.start.from.is_some_and(|start| start >= until)
    };
    dated.peek().is_some() && dated.all(is_beside)
}

fn check_subject(
    document: &Document,
    names: &Names<'_>,
    step: &StoryStep,
    path: &ValuePath,
    problems: &mut Vec<Problem>,
) {
    let path = path.clone().field("selected");
    match &step.selected {
        None => {}
        Some(Subject::Event(id)) => check_event(document, names, id, path, problems),
        Some(Subject::Claim(number)) if !names.claims.contains_key(number) => {
            problems.push(missing_claim(names, *number, path));
        }
        Some(Subject::Claim(_)) => {}
    }
}

fn check_event(
    document: &Document,
    names: &Names<'_>,
    id: &EventId,
    path: ValuePath,
    problems: &mut Vec<Problem>,
) {
    if !names.events.contains_key(id.as_str()) {
        let known = document.events.iter().map(|event| event.id.as_str());
        report_missing("event", id.as_str(), path, known, problems);
    }
}

fn check_claims(
    names: &Names<'_>,
    step: &StoryStep,
    path: &ValuePath,
    problems: &mut Vec<Problem>,
) {
    let list = path.clone().field("claims");
    let mut first_of = HashMap::new();
    for (position, number) in step.claims.iter().enumerate() {
        let path = list.clone().item(position);
        if !names.claims.contains_key(number) {
            problems.push(missing_claim(names, *number, path));
        } else if let Some(first) = first_of.get(number) {
            let message = format!("claim {number} appears twice in this step");
            let first = list.clone().item(*first);
            problems.push(Problem::error(path, message).repeats(first));
        } else {
            first_of.insert(number, position);
        }
    }
}
