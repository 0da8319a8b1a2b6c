//! Problems of a document's values, each with the way to its value and the way to mend it.
//!
//! A check knows the value it complains about by its [`ValuePath`]; the file's reader turns that into the line and
//! column of a [`Diagnostic`](super::Diagnostic), and only when there is one, so that a good document pays nothing
//! for it.

use std::fmt;

use super::{date::DateError, suggest::HintBudget};

/// Problems that a run tells unless it is asked for every one: whoever has a hundred mends those first.
pub const MAX_PROBLEMS: usize = 100;

/// Gravity of a problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The document cannot be shown before this is mended.
    Error,
    /// Something is probably wrong, and the document can be shown.
    Warning,
    /// Something would make the reading better.
    Advice,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Advice => "advice",
        })
    }
}

/// The way from the whole document to one of its values, such as `events[3].when.edtf`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct ValuePath(Vec<PathSegment>);

/// One step of a [`ValuePath`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PathSegment {
    /// Into a field, by its name in the file.
    Field(&'static str),
    /// Into an item of a list, counted from zero.
    Item(usize),
}

impl ValuePath {
    /// The way to a field of the document.
    pub fn to(field: &'static str) -> Self {
        Self(vec![PathSegment::Field(field)])
    }

    /// One step further, into a field.
    #[must_use]
    pub fn field(mut self, name: &'static str) -> Self {
        self.0.push(PathSegment::Field(name));
        self
    }

    /// One step further, into an item of a list.
    #[must_use]
    pub fn item(mut self, index: usize) -> Self {
        self.0.push(PathSegment::Item(index));
        self
    }

    /// The place of an item in its list.
    pub fn index(&self) -> Option<usize> {
        match self.0.last()? {
            PathSegment::Item(index) => Some(*index),
            PathSegment::Field(_) => None,
        }
    }

    /// The way to what holds the value; nothing of the whole document.
    pub fn parent(&self) -> Option<Self> {
        let (_, holder) = self.0.split_last()?;
        Some(Self(holder.to_vec()))
    }

    /// The steps, outermost first.
    pub fn segments(&self) -> &[PathSegment] {
        &self.0
    }
}

impl fmt::Display for ValuePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, step) in self.0.iter().enumerate() {
            match step {
                PathSegment::Field(name) if position == 0 => f.write_str(name)?,
                PathSegment::Field(name) => write!(f, ".{name}")?,
                PathSegment::Item(index) => write!(f, "[{index}]")?,
            }
        }
        Ok(())
    }
}

/// Something wrong with a value of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub severity: Severity,
    /// The value to mend.
    pub path: ValuePath,
    /// The byte in that value to look at, if it is a text: as it was read, without quotes and escapes.
    pub offset: Option<usize>,
    /// The fault, in one clause.
    pub message: String,
    /// The way to mend it, in one clause.
    pub mend: Option<String>,
    /// Values that mend it in place of this one, texts without quotes, the likeliest first.
    pub instead: Vec<String>,
    /// The value that this one repeats; the report names its line.
    pub first: Option<ValuePath>,
    /// Other values without which there would be no problem. If one of them could not be read, this problem is
    /// only a consequence of that, and is left out.
    pub rests_on: Vec<ValuePath>,
}

impl Problem {
    /// Something that must be mended.
    pub fn error(path: ValuePath, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Error,
            path,
            offset: None,
            message: message.into(),
            mend: None,
            instead: Vec::new(),
            first: None,
            rests_on: Vec::new(),
        }
    }

    /// Something that its writer should know.
    pub fn warning(path: ValuePath, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Warning,
            ..Self::error(path, message)
        }
    }

    /// Says what is wrong.
    #[must_use]
    pub fn message(mut self, message: impl Into<String>) -> Self {
        self.message = message.into();
        self
    }

    /// Says how to mend it, if that is known.
    #[must_use]
    pub fn mend(mut self, mend: impl Into<Option<String>>) -> Self {
        self.mend = mend.into();
        self
    }

    /// Says what to write in place of the value.
    #[must_use]
    pub fn instead(mut self, values: impl IntoIterator<Item = String>) -> Self {
        self.instead.extend(values);
        self
    }

    /// Points into a text.
    #[must_use]
    pub fn at_offset(mut self, offset: usize) -> Self {
        self.offset = Some(offset);
        self
    }

    /// Names what it repeats.
    #[must_use]
    pub fn repeats(mut self, first: ValuePath) -> Self {
        self.first = Some(first);
        self
    }

    /// Names what it rests on.
    #[must_use]
    pub fn resting_on(mut self, path: ValuePath) -> Self {
        self.rests_on.push(path);
        self
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {}", self.path, self.severity, self.message)?;
        match &self.mend {
            Some(mend) => write!(f, "; {mend}"),
            None => Ok(()),
        }
    }
}

/// Reports a link to nothing.
pub(super) fn report_missing<'n>(
    what: &str,
    id: &str,
    path: ValuePath,
    known: impl Iterator<Item = &'n str> + Clone,
    hints: &mut HintBudget,
    problems: &mut Vec<Problem>,
) {
    let problem = Problem::error(path, String::new());
    problems.push(missing(problem, what, id, known, hints));
}

/// Says that nothing has an id, and which was probably meant.
pub(super) fn missing<'n>(
    problem: Problem,
    what: &str,
    id: &str,
    known: impl Iterator<Item = &'n str> + Clone,
    hints: &mut HintBudget,
) -> Problem {
    let problem = problem.message(format!("no {what} `{id}`"));
    match hints.nearest(id, known.clone()) {
        Some(near) => problem
            .mend(format!("did you mean `{near}`?"))
            .instead([near.to_owned()]),
        None => problem.mend(hints.list_of(known)),
    }
}

/// A text that is no EDTF date.
pub(super) fn unreadable(path: ValuePath, error: DateError) -> Problem {
    let dates = error.dates_meant();
    Problem::error(path, error.message)
        .instead(dates)
        .mend(error.hint)
        .at_offset(error.offset)
}

/// More links of a circle than this do not help to find it.
const MAX_CHAIN: usize = 12;

/// The links of a circle in a row, the middle of a long one left out.
pub(super) fn chain(count: usize, link: impl Fn(usize) -> String, between: &str) -> String {
    let row = |links: std::ops::Range<usize>| links.map(&link).collect::<Vec<_>>().join(between);
    if count <= MAX_CHAIN {
        return row(0..count);
    }
    let half = MAX_CHAIN / 2;
    format!(
        "{}{between}… ({} more) …{between}{}",
        row(0..half),
        count - MAX_CHAIN,
        row(count - half..count)
    )
}
