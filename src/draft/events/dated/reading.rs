//! How real the text makes an event, and what that makes of its date.

use std::ops::Range;

use super::super::super::clause::Clause;
use super::super::super::times::{Modality, TimeExpression, modality};
use super::super::super::words::{Word, is_auxiliary, is_in, is_past, is_verb, words_of};
use super::super::{Findings, ProposedDate, Relation};
use super::reason::{question, reason};
use crate::document::EventKind;
use crate::document::date::{Bounds, EdtfDate, Instant, Window};

/// The words of a clause that tell how real it is.
const SAID_WORDS: usize = 12;

/// A date as it is read, with its reason.
pub struct Reading {
    pub kind: EventKind,
    pub date: ProposedDate,
    pub because: String,
    pub questions: Vec<String>,
}

/// Reads the date of a clause.
pub fn read(
    findings: &Findings<'_>,
    expression: &TimeExpression,
    clause: &Clause,
    phrase: &Range<usize>,
    date: ProposedDate,
) -> Reading {
    let mut reading = Reading {
        kind: EventKind::Happened,
        date,
        because: reason(findings, expression),
        questions: Vec::new(),
    };
    reading.without_since(findings, clause, expression);
    reading.beyond(findings, clause, expression);
    reading.as_told(findings, clause, expression);
    reading.within_week(findings, clause, expression);
    if reading.kind != EventKind::Hypothetical {
        reading.without_coming_end(findings);
    } else if reading.keep_after_writing(findings) {
        reading
            .because
            .push_str(" The text only expects it, so it can lie only after the writing.");
    }
    if !expression.sure {
        reading.questions.push(question(
            &findings.article.shown(phrase.clone()),
            expression,
        ));
    }
    reading.because = reading.because.trim().to_owned();
    reading
}

impl Reading {
    /// "Since last April’s election" dates the election, which did not last since then.
    fn without_since(
        &mut self,
        findings: &Findings<'_>,
        clause: &Clause,
        expression: &TimeExpression,
    ) {
        let names = clause.bytes.start == expression.bytes.start
            && clause.expression.end > expression.bytes.end
            || clause.expression.start > clause.bytes.start
                && is_named(&findings.article.text, clause);
        let Some(edtf) = self.date.edtf.as_ref().filter(|_| names) else {
            return;
        };
        let plain = edtf
            .edtf()
            .strip_suffix("/..")
            .or_else(|| edtf.edtf().strip_prefix("../"));
        if let Some(plain) = plain.and_then(|plain| EdtfDate::parse(plain).ok()) {
            self.date.edtf = Some(plain);
        }
    }

    /// "After August" and "before August" are not in it.
    fn beyond(&mut self, findings: &Findings<'_>, clause: &Clause, expression: &TimeExpression) {
        let text = &findings.article.text;
        let start = clause.expression.start.min(expression.bytes.start);
        let words = words_of(text, start..expression.bytes.start);
        let tie = words
            .last()
            .map(|word| word.text.to_lowercase())
            .unwrap_or_default();
        let bounds = self
            .date
            .edtf
            .as_ref()
            .and_then(|edtf| findings.bounds(edtf));
        let Some(bounds) = bounds.filter(|bounds| bounds.start == bounds.end) else {
            return;
        };
        let day = |from: Option<Instant>, seconds| {
            Window {
                from: Some(from?.plus_seconds(seconds)),
                until: None,
            }
            .earliest_day()
        };
        let beyond = match tie.as_str() {
            "after" => day(bounds.end.until, 0).map(|first| {
                let last = findings
                    .written
                    .and_then(|written| written.latest_day())
                    .filter(|last| first < *last);
                format!("[{first}..{}]", last.unwrap_or_default())
            }),
            "before" => day(bounds.start.from, -1).map(|last| format!("[..{last}]")),
            _ => None,
        };
        if let Some(beyond) = beyond.and_then(|text| EdtfDate::parse(&text).ok()) {
            self.date.edtf = Some(beyond);
            self.because.push_str(&format!(" It was {tie} that."));
        }
    }

    /// Settles the kind by how the clause speaks, and the date by the kind.
    fn as_told(&mut self, findings: &Findings<'_>, clause: &Clause, expression: &TimeExpression) {
        let text = &findings.article.text;
        let words = words_of(text, clause.bytes.clone());
        // What stands far behind speaks of something else.
        let said = words
            .get(SAID_WORDS)
            .map_or(clause.bytes.end, |word| word.bytes.start);
        let whole = clause.bytes.start.min(expression.bytes.start)..said.max(expression.bytes.end);
        let at = expression.bytes.start - whole.start..expression.bytes.end - whole.start;
        let tells_past = tells_past(&words, expression);
        let modality = modality(&text[whole], &at);
        let mut times = Times::of(findings, self.date.edtf.as_ref());
        if times.lie_after && tells_past && modality != Modality::Supposed {
            self.read_as_past(findings);
            times = Times::of(findings, self.date.edtf.as_ref());
        }
        self.kind = match modality {
            Modality::Supposed if times.lie_before || tells_past && !times.lie_after => {
                self.questions
                    .push("the text only supposes this; did it happen?".to_owned());
                EventKind::Alleged
            }
            Modality::Supposed => EventKind::Hypothetical,
            _ if times.lie_after || times.may_lie_after && !tells_past => EventKind::Hypothetical,
            Modality::Alleged => EventKind::Alleged,
            Modality::Denied => {
                self.questions.push(
                    "the clause has a denial; what is it that did or did not happen?".to_owned(),
                );
                EventKind::Alleged
            }
            Modality::Asserted if times.reach_writing => match manner(text, clause, expression) {
                Manner::Once => {
                    let once = self.date.edtf.as_ref().and_then(once_within);
                    self.date.edtf = once.or(self.date.edtf.take());
                    EventKind::Happened
                }
                Manner::GoesOn => EventKind::Ongoing,
                Manner::Ended => EventKind::Happened,
            },
            Modality::Asserted => EventKind::Happened,
        };
    }

    /// What happened "last week" did so on one of its days, if nothing says that it filled them.
    fn within_week(
        &mut self,
        findings: &Findings<'_>,
        clause: &Clause,
        expression: &TimeExpression,
    ) {
        const FILLING: &[&str] = &["all", "for", "over", "since", "throughout"];
        let value = expression.timex.value.as_deref().unwrap_or_default();
        let start = clause.expression.start.min(expression.bytes.start);
        let words = words_of(&findings.article.text, start..expression.bytes.end);
        let fills = words.iter().any(|word| is_in(FILLING, word.text));
        let is_past = matches!(self.kind, EventKind::Happened | EventKind::Alleged);
        if value.contains("-W") && is_past && !fills {
            let once = self.date.edtf.as_ref().and_then(once_within);
            self.date.edtf = once.or(self.date.edtf.take());
        }
    }

    /// What began before the writing and ends after it has an end that the text can only expect.
    fn without_coming_end(&mut self, findings: &Findings<'_>) {
        let edtf = self.date.edtf.as_ref();
        let ends = edtf.and_then(|edtf| findings.bounds(edtf)?.end.from);
        let written = findings.written.and_then(|written| written.until);
        if written
            .zip(ends)
            .is_none_or(|(written, ends)| ends < written)
        {
            return;
        }
        let start = edtf
            .and_then(|edtf| edtf.edtf().split_once('/'))
            .map(|(start, _)| start);
        let open = match (start, findings.written_text) {
            // "Until 2031" tells no beginning, but that it had begun.
            (Some(".."), Some(written)) => EdtfDate::parse(&format!("..{written}/..")),
            (Some(start), _) => EdtfDate::parse(&format!("{start}/..")),
            (None, _) => return,
        };
        if let Ok(open) = open {
            let text = edtf.map(EdtfDate::edtf).unwrap_or_default();
            self.questions.push(format!(
                "when did this end? By its words it is {text}, which ends after the writing"
            ));
            self.date.edtf = Some(open);
        }
    }

    /// A past tense is of a time before the writing: "this summer", told in January, is the one before.
    fn read_as_past(&mut self, findings: &Findings<'_>) {
        let read = self.date.edtf.take();
        let text = read.as_ref().map(EdtfDate::edtf).unwrap_or_default();
        let earlier = text
            .split_once('-')
            .and_then(|(year, rest)| {
                Some(format!(
                    "{:04}-{rest}",
                    year.parse::<u32>().ok()?.checked_sub(1)?
                ))
            })
            .and_then(|text| EdtfDate::parse(&text).ok())
            .filter(|earlier| {
                text.len() == "2023-22".len() && !Times::of(findings, Some(earlier)).lie_after
            });
        match earlier {
            Some(earlier) => {
                self.because = "Told as past, so it is the last one before the writing.".to_owned();
                self.date.edtf = Some(earlier);
            }
            None => {
                self.date.relation = Relation::Nothing;
                self.questions.push(format!("when was this? By its words it is {text}, after the writing, but it is told as past"));
            }
        }
    }

    /// What the text only expects lies after the writing: a date that reaches back before it begins there. True if it did.
    fn keep_after_writing(&mut self, findings: &Findings<'_>) -> bool {
        let bounds = self
            .date
            .edtf
            .as_ref()
            .and_then(|edtf| findings.bounds(edtf));
        let written = findings.written.unwrap_or_default();
        let start = bounds.and_then(|bounds| bounds.start.from);
        if start
            .zip(written.until)
            .is_some_and(|(start, written)| written <= start)
        {
            return false;
        }
        let Some(first) = findings.after_writing() else {
            // Where the writing is not known, no time is after it.
            self.date = ProposedDate::default();
            return false;
        };
        let last = bounds.and_then(|bounds| bounds.end.latest_day());
        let last = last.filter(|last| *last > first).unwrap_or_default();
        self.date.edtf = EdtfDate::parse(&format!("[{first}..{last}]")).ok();
        self.date.relation = Relation::Writing;
        true
    }
}

/// True of a clause that speaks of its time as past: by the words of it between the nearest breaks, if there are any.
fn tells_past(words: &[Word<'_>], expression: &TimeExpression) -> bool {
    let is_past = |word: &Word<'_>| {
        is_past(word.text) && !is_auxiliary(word.text)
            || matches!(word.text, "was" | "were" | "had")
    };
    let at = words.partition_point(|word| word.bytes.start < expression.bytes.start);
    let start = words[..at]
        .iter()
        .rposition(|word| word.is_after_break)
        .unwrap_or(0);
    let behind = words[at..]
        .iter()
        .skip_while(|word| word.bytes.start < expression.bytes.end);
    let near: Vec<&Word<'_>> = words[start..at]
        .iter()
        .chain(behind.take_while(|word| !word.is_after_break))
        .collect();
    match near.len() > 1 {
        true => near.into_iter().any(is_past),
        false => words.iter().any(is_past),
    }
}

/// True of a clause that is a noun with its date: "the truce of 2017".
fn is_named(text: &str, clause: &Clause) -> bool {
    text[clause.expression.clone()]
        .get(..3)
        .is_some_and(|of| of.eq_ignore_ascii_case("of "))
}

/// Where a date lies to the writing.
struct Times {
    lie_before: bool,
    lie_after: bool,
    /// "Before the autumn", told in spring.
    may_lie_after: bool,
    reach_writing: bool,
}

impl Times {
    fn of(findings: &Findings<'_>, edtf: Option<&EdtfDate>) -> Self {
        let bounds: Bounds = edtf
            .and_then(|edtf| findings.bounds(edtf))
            .unwrap_or_default();
        let written: Window = findings.written.unwrap_or_default();
        let is_before =
            |a: Option<Instant>, b: Option<Instant>| a.zip(b).is_some_and(|(a, b)| a <= b);
        Self {
            lie_before: is_before(bounds.start.until, written.from),
            lie_after: is_before(written.until, bounds.start.from),
            may_lie_after: edtf.is_some_and(|edtf| edtf.edtf().starts_with("[.."))
                && is_before(written.until, bounds.end.until),
            reach_writing: findings.written.is_some()
                && bounds.start != bounds.end
                && !is_before(bounds.end.until, written.from),
        }
    }
}

/// The way in which something fills a time that reaches to the writing.
enum Manner {
    Once,
    GoesOn,
    Ended,
}

fn manner(text: &str, clause: &Clause, expression: &TimeExpression) -> Manner {
    const WITHIN: [&str; 3] = ["during", "in", "within"];
    const PRESENT: &[&str] = &[
        "are",
        "continues",
        "has",
        "have",
        "is",
        "keeps",
        "now",
        "remain",
        "remains",
        "still",
    ];
    let before = words_of(
        text,
        clause.expression.start..expression.bytes.start.max(clause.expression.start),
    );
    let tie = before
        .last()
        .map(|word| word.text.to_lowercase())
        .unwrap_or_default();
    let words = words_of(text, clause.bytes.clone());
    let is_present = words.iter().any(|word| is_in(PRESENT, word.text));
    let is_past = words.iter().any(|word| is_verb(word.text));
    match () {
        () if WITHIN.contains(&tie.as_str()) => Manner::Once,
        () if tie == "since" || is_present || !is_past => Manner::GoesOn,
        () => Manner::Ended,
    }
}

/// The date of something that happened once within an interval.
fn once_within(interval: &EdtfDate) -> Option<EdtfDate> {
    let (from, until) = interval.edtf().split_once('/')?;
    let plain = |end: &str| end.trim_end_matches(['~', '?', '%']).to_owned();
    EdtfDate::parse(&format!("[{}..{}]", plain(from), plain(until))).ok()
}
