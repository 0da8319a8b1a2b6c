//! Collector of a run's [`Problem`]s, which puts no more of them into words than are told.

use super::{
    load_progress::LoadProgress,
    problem::{PathSegment, Problem, Severity, ValuePath, missing},
    suggest::HintBudget,
};

/// Values that a piece of advice names.
const MAX_ADVISED: usize = 3;

/// Problems of a run: some in words, the others counted.
///
/// The first ones in the order of the file are told, and that order is known only when they are located. Problems
/// whose paths differ in nothing but the items' positions stand in the order of these, though, so that the first of
/// each such kind are enough, and there are no more kinds than the format has values.
pub struct Problems<'p> {
    most: usize,
    with_warnings: bool,
    progress: &'p LoadProgress,
    kinds: Vec<Kind>,
    count: usize,
    pub(super) hints: HintBudget,
}

/// Problems of values that differ only in the positions of the items on the way to them.
struct Kind {
    severity: Severity,
    like: ValuePath,
    /// The first ones, and some more until it is worthwhile to sort them, each with its turn among all.
    problems: Vec<(usize, Problem)>,
    /// The last of those that were kept when they were sorted: what comes behind it is not told.
    last: Option<ValuePath>,
}

impl<'p> Problems<'p> {
    /// Collects for a run that tells `most` problems and can be cancelled.
    pub(super) fn new(most: usize, progress: &'p LoadProgress) -> Self {
        Self {
            most,
            with_warnings: true,
            progress,
            kinds: Vec::new(),
            count: 0,
            hints: HintBudget::default(),
        }
    }

    /// The same for errors alone.
    #[must_use]
    pub(super) fn without_warnings(self) -> Self {
        Self {
            with_warnings: false,
            ..self
        }
    }

    /// The progress by which the run can be cancelled.
    pub fn progress(&self) -> &'p LoadProgress {
        self.progress
    }

    /// Adds a problem that is in words already.
    pub fn push(&mut self, problem: Problem) {
        let path = problem.path.clone();
        self.report(problem.severity, path, |_| problem);
    }

    /// Adds an error; puts it into words only if it may be told.
    pub fn error(&mut self, path: ValuePath, words: impl FnOnce(Problem) -> Problem) {
        let problem = |path| words(Problem::error(path, String::new()));
        self.report(Severity::Error, path, problem);
    }

    /// Adds a warning; puts it into words only if it may be told.
    pub fn warning(&mut self, path: ValuePath, words: impl FnOnce(Problem) -> Problem) {
        let problem = |path| words(Problem::warning(path, String::new()));
        self.report(Severity::Warning, path, problem);
    }

    /// Adds a piece of advice on many values at once: one that names the first of them, or one each where every problem is
    /// asked for.
    pub fn advice<'n>(
        &mut self,
        named: impl Iterator<Item = (ValuePath, &'n str)>,
        said_of: impl Fn(&str, bool) -> String,
        mend: &str,
    ) {
        if !self.with_warnings {
            return;
        }
        let advice = |path, names: &str, is_one: bool| Problem {
            severity: Severity::Advice,
            ..Problem::error(path, said_of(names, is_one)).mend(mend.to_owned())
        };
        if self.most == usize::MAX {
            for (path, name) in named {
                self.push(advice(path, &format!("`{name}`"), true));
            }
            return;
        }
        let (mut first, mut names, mut count) = (None, Vec::new(), 0_usize);
        for (path, name) in named {
            first.get_or_insert(path);
            if names.len() < MAX_ADVISED {
                names.push(format!("`{name}`"));
            }
            count += 1;
        }
        let Some(path) = first else {
            return;
        };
        let names = match count - names.len() {
            0 => names.join(", "),
            more => format!("{} and {more} more", names.join(", ")),
        };
        self.push(advice(path, &names, count == 1));
    }

    /// Adds a link to nothing, with what it may have meant.
    pub(super) fn missing<'n>(
        &mut self,
        what: &str,
        id: &str,
        path: ValuePath,
        known: impl Iterator<Item = &'n str> + Clone,
    ) {
        let mut hints = std::mem::take(&mut self.hints);
        self.error(path, |problem| {
            missing(problem, what, id, known, &mut hints)
        });
        self.hints = hints;
    }

    /// The problems that may be told, in the order in which they were found, and the number of the others.
    pub(super) fn told(self) -> (Vec<Problem>, usize) {
        let count = self.count;
        let kinds = self.kinds.into_iter();
        let mut problems: Vec<_> = kinds.flat_map(|kind| kind.problems).collect();
        problems.sort_unstable_by_key(|(turn, _)| *turn);
        let untold = count - problems.len();
        let problems = problems.into_iter().map(|(_, problem)| problem).collect();
        (problems, untold)
    }

    fn report(
        &mut self,
        severity: Severity,
        path: ValuePath,
        words: impl FnOnce(ValuePath) -> Problem,
    ) {
        if severity == Severity::Warning && !self.with_warnings {
            return;
        }
        let turn = self.count;
        self.count += 1;
        let most = self.most;
        let kind = self.kind(severity, &path);
        if kind.last.as_ref().is_none_or(|last| path <= *last) {
            kind.problems.push((turn, words(path)));
            kind.keep_the_first(most);
        }
    }

    /// The kind of a problem. It stands first from then on, since the next problem is likely of the same.
    fn kind(&mut self, severity: Severity, path: &ValuePath) -> &mut Kind {
        let found = self
            .kinds
            .iter()
            .position(|kind| kind.severity == severity && is_alike(&kind.like, path));
        match found {
            Some(found) => self.kinds.swap(0, found),
            None => self.kinds.insert(
                0,
                Kind {
                    severity,
                    like: path.clone(),
                    problems: Vec::new(),
                    last: None,
                },
            ),
        }
        &mut self.kinds[0]
    }
}

impl Kind {
    fn keep_the_first(&mut self, most: usize) {
        if self.problems.len() < most.saturating_mul(2).max(1) {
            return;
        }
        self.problems
            .sort_by(|(_, one), (_, other)| one.path.cmp(&other.path));
        self.problems.truncate(most);
        self.last = self.problems.last().map(|(_, last)| last.path.clone());
    }
}

/// Holds for paths that differ in nothing but the positions of items.
fn is_alike(one: &ValuePath, other: &ValuePath) -> bool {
    let (one, other) = (one.segments(), other.segments());
    let is_alike = |pair: (&PathSegment, &PathSegment)| match pair {
        (PathSegment::Item(_), PathSegment::Item(_)) => true,
        (one, other) => one == other,
    };
    one.len() == other.len() && one.iter().zip(other).all(is_alike)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(index: usize) -> ValuePath {
        ValuePath::to("events").item(index).field("id")
    }

    #[test]
    fn of_each_kind_the_first_are_told_and_the_others_are_not_put_into_words() {
        let progress = LoadProgress::default();
        let mut problems = Problems::new(10, &progress);
        let mut in_words = 0;
        // Each number once, in no order.
        for index in (0..10_000).map(|n| n * 7_919 % 10_000) {
            problems.error(event(index), |problem| {
                in_words += 1;
                problem.message(index.to_string())
            });
            problems.warning(event(index), |problem| problem);
            problems.warning(ValuePath::to("claims").item(index), |problem| problem);
        }
        let (told, untold) = problems.told();
        assert_eq!(told.len() + untold, 30_000);
        let errors = told.iter().filter(|p| p.severity == Severity::Error);
        let mut first: Vec<&ValuePath> = errors.map(|problem| &problem.path).collect();
        first.sort_unstable();
        let expected: Vec<ValuePath> = (0..10).map(event).collect();
        assert_eq!(first[..10], expected.iter().collect::<Vec<_>>());
        assert!(told.len() <= 3 * 2 * 10, "{}", told.len());
        assert!(in_words < 200, "{in_words}");
    }

    #[test]
    fn every_problem_is_told_in_its_turn_where_that_is_asked_for() {
        let progress = LoadProgress::default();
        let mut problems = Problems::new(usize::MAX, &progress);
        for index in (0..500).rev() {
            problems.error(event(index), |problem| problem);
            problems.warning(event(index), |problem| problem);
        }
        let (told, untold) = problems.told();
        assert_eq!((told.len(), untold), (1_000, 0));
        assert_eq!(told[0].path, event(499));
        assert_eq!(told[999].path, event(0));
    }

    #[test]
    fn warnings_are_not_even_counted_where_only_errors_are_asked_for() {
        let progress = LoadProgress::default();
        let mut problems = Problems::new(10, &progress).without_warnings();
        problems.warning(event(0), |problem| problem);
        problems.error(event(1), |problem| problem);
        assert_eq!(problems.told().0.len(), 1);
    }
}
