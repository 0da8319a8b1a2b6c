//! The historical record beside the text: its date of an event, and how the two go together.

use crate::document::date::{Edge, Form, Window};
use crate::document::when::Dated;
use crate::document::{Document, RecordRelation};

use super::EventIx;

/// The record's date of an event.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordDate {
    pub event: EventIx,
    pub dated: Dated,
    pub relation: RecordRelation,
}

impl RecordRelation {
    /// Compares the bounds of both. An end that is only about right contradicts nothing, since nobody says how far it reaches.
    pub fn of(text: &Dated, record: &Dated) -> Self {
        let is_about = |dated| (0..2).any(|end| is_vague(dated, end));
        let is_another = record.bounds != text.bounds || parts(record) != parts(text);
        let says_more = is_another || (is_about(text) && !is_about(record));
        if says_more && lies_within(record, text) {
            Self::MoreExact
        } else if may_both_hold(record, text) {
            Self::Differs
        } else {
            Self::Disagrees
        }
    }
}

/// The records of a document's events, in the order of the document.
pub(super) fn records(document: &Document, dated: &[Dated]) -> Vec<RecordDate> {
    let events = (0..).map(EventIx).zip(&document.events).zip(dated);
    let records = events.filter_map(|((event, entry), text)| {
        let record = entry.record.as_ref()?;
        let dated = Dated::read(record.own_date(document.hemisphere).meaning());
        let relation = RecordRelation::of(text, &dated);
        Some(RecordDate {
            event,
            dated,
            relation,
        })
    });
    records.collect()
}

fn lies_within(record: &Dated, text: &Dated) -> bool {
    let ends_do = ends(record)
        .into_iter()
        .zip(ends(text))
        .all(|(record, text)| holds(text, record));
    let parts = parts(record);
    let each_part_is_in = |members: &[Window]| {
        let is_in = |part: &Window| members.iter().any(|member| holds(*member, *part));
        parts.iter().all(is_in)
    };
    ends_do
        && match &text.form {
            Form::Once | Form::Period => true,
            Form::OneOf(members) => each_part_is_in(members),
            Form::EachOf(members) => {
                let has_part = |member: &Window| parts.iter().any(|part| holds(*member, *part));
                each_part_is_in(members) && members.iter().all(has_part)
            }
        }
}

fn may_both_hold(record: &Dated, text: &Dated) -> bool {
    let meets = |a: &Window, b: &Window| a.intersect(*b).is_some();
    let ends_meet = (0..2).all(|end| {
        let is_about = is_vague(record, end) || is_vague(text, end);
        is_about || meets(&ends(record)[end], &ends(text)[end])
    });
    let (of_record, of_text) = (parts(record), parts(text));
    let meets_record = |member: &Window| of_record.iter().any(|part| meets(part, member));
    let is_about = is_vague(record, 0) || is_vague(text, 0);
    let parts_meet = match text.form {
        Form::EachOf(_) => of_text.iter().all(meets_record),
        Form::Once | Form::Period | Form::OneOf(_) => of_text.iter().any(meets_record),
    };
    ends_meet && (is_about || parts_meet)
}

fn ends(dated: &Dated) -> [Window; 2] {
    [dated.bounds.start, dated.bounds.end]
}

/// The times between which a date leaves gaps; one where it leaves none.
fn parts(dated: &Dated) -> Vec<Window> {
    match &dated.form {
        Form::Once | Form::Period => vec![dated.whole()],
        Form::OneOf(members) | Form::EachOf(members) => members.clone(),
    }
}

fn holds(outer: Window, inner: Window) -> bool {
    let from = |outer| inner.from.is_some_and(|inner| outer <= inner);
    let until = |outer| inner.until.is_some_and(|inner| inner <= outer);
    outer.from.is_none_or(from) && outer.until.is_none_or(until)
}

/// True where the start or the end is only about right, or in doubt. What lies within one time has both ends in it.
fn is_vague(dated: &Dated, end: usize) -> bool {
    let edges = [dated.start_edge, dated.end_edge];
    let is_vague = |edge: &Edge| {
        matches!(
            edge,
            Edge::Dated { approximate, uncertain, .. } if *approximate || *uncertain
        )
    };
    match dated.is_period() {
        true => is_vague(&edges[end]),
        false => edges.iter().any(is_vague),
    }
}

#[cfg(test)]
mod tests {
    use super::RecordRelation::{Differs, Disagrees, MoreExact};
    use super::*;
    use crate::document::date::{EdtfDate, Hemisphere};

    fn dated(edtf: &str) -> Dated {
        let date = EdtfDate::parse(edtf).expect(edtf);
        Dated::read(date.meaning(Hemisphere::Northern))
    }

    fn assert_relations(cases: &[(&str, &str, RecordRelation)]) {
        for (text, record, relation) in cases {
            let found = RecordRelation::of(&dated(text), &dated(record));
            assert_eq!(found, *relation, "{record} against {text}");
        }
    }

    #[test]
    fn a_record_within_what_the_text_says_is_more_exact_and_one_that_cannot_hold_beside_it_disagrees()
     {
        assert_relations(&[
            ("2022-04", "2022-04-10", MoreExact),
            ("2022-04", "2022-04-03/2022-04-10", MoreExact),
            ("2022-04", "2022-04-28/2022-05-02", Disagrees),
            ("2022-04", "2022-05-01", Disagrees),
            // It says less, and nothing against the text.
            ("2022-04-10", "2022-04", Differs),
            ("2022-04", "2022-04/2022-05", Disagrees),
            ("[2022-08-01..2022-08-10]", "2022-07-31", Disagrees),
            ("[2022-08-01..2022-08-10]", "2022-08-04", MoreExact),
            (
                "[2022-08-01..2022-08-10]",
                "[2022-08-08..2022-08-12]",
                Differs,
            ),
        ]);
    }

    #[test]
    fn what_lies_between_the_members_of_a_set_is_none_of_them() {
        assert_relations(&[
            ("[2022-08-04,2022-08-06]", "2022-08-04", MoreExact),
            ("[2022-08-04,2022-08-06]", "2022-08-05", Disagrees),
            (
                "[2022-08-04,2022-08-06,2022-08-08]",
                "[2022-08-04,2022-08-08]",
                MoreExact,
            ),
            (
                "[2022-08-04,2022-08-06]",
                "[2022-08-04,2022-08-05]",
                Differs,
            ),
            ("2022-08-05", "[2022-08-04,2022-08-06]", Disagrees),
            ("{2022-08-04,2022-08-06}", "2022-08-04", Disagrees),
            ("{2022-08,2022-10}", "{2022-08-04,2022-10-06}", MoreExact),
            (
                "{2022-06,2022-08,2022-10}",
                "{2022-06-01,2022-10-06}",
                Disagrees,
            ),
        ]);
    }

    #[test]
    fn an_open_end_has_room_for_any_date_and_lies_within_none() {
        assert_relations(&[
            ("2001/..", "2001-10-07/2021-08-30", MoreExact),
            ("2001/..", "2002/..", Disagrees),
            ("2001-10/2021", "2001-10/..", Differs),
            ("[..2021-07]", "2021-08-30", Disagrees),
            ("../2021", "1990/2021-08", MoreExact),
            ("XXXX", "2021-08-30", MoreExact),
        ]);
    }

    #[test]
    fn what_is_only_about_right_is_not_contradicted() {
        assert_relations(&[
            ("1850~", "1851", Differs),
            ("1850", "1851?", Differs),
            ("1850~", "1850-06", MoreExact),
            ("1850", "1850~", Differs),
            ("1850~", "1850", MoreExact),
            ("1850", "1850", Differs),
            ("[..2021-07~]", "2021-08-30", Differs),
            ("2021-07~/2023-01-31", "2021-10/2022-11-28", Disagrees),
        ]);
    }
}
