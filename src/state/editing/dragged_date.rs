//! An event's date with one of its ends dragged elsewhere: which of its fields has which text then.

use crate::document::date::{Calendar, DateEnd, EndDate, Instant, MoveError};
use crate::document::{Document, Event, EventId, RelativeTo, When, quoted};

/// The one text of a date that changes.
#[derive(Debug, PartialEq)]
pub struct MovedDate {
    pub field: &'static str,
    pub text: String,
    /// The whole date then.
    pub words: String,
}

/// The date of an event with an end elsewhere. Nothing where it stays as it is.
///
/// # Errors
/// The reason why that end cannot be there.
pub fn moved(
    document: &Document,
    event: &Event,
    end: DateEnd,
    at: impl Fn(Instant) -> Instant,
    refines: bool,
) -> Result<Option<MovedDate>, String> {
    let hemisphere = document.hemisphere;
    let when = &event.when;
    if let Some(other) = source_of(when, end) {
        let other = document.events.iter().find(|event| event.id == *other);
        let title = other.map_or_else(String::new, |other| quoted(&other.title));
        return Err(format!("This end comes from {title}: drag that one"));
    }
    if when.calendar != Calendar::Gregorian {
        return Err("A date of the Old Style is typed, in the panel".to_owned());
    }
    let told = |error: MoveError| format!("It stays: {error}");
    let mut after = when.clone();
    let (field, before, text) = if let Some(date) = &when.edtf {
        let to = at(date.instant_of(end, hemisphere).map_err(told)?);
        let moved = date.moved(end, to, refines, hemisphere).map_err(told)?;
        let text = moved.edtf().to_owned();
        after.edtf = Some(moved);
        ("edtf", date.edtf(), text)
    } else {
        let (field, of_end, after): (_, _, &mut Option<Box<EndDate>>) = match end {
            DateEnd::Start => ("start", &when.start, &mut after.start),
            DateEnd::End => ("end", &when.end, &mut after.end),
            DateEnd::Whole => return Err(told(MoveError::TwoEnds)),
        };
        let date = of_end.as_deref().ok_or_else(|| told(MoveError::Open))?;
        let to = at(date.instant_of(end, hemisphere).map_err(told)?);
        let moved = date.moved(end, to, refines, hemisphere).map_err(told)?;
        let text = moved.edtf().to_owned();
        *after = Some(Box::new(moved));
        (field, date.edtf(), text)
    };
    if text == before {
        return Ok(None);
    }
    let own = after
        .own_date(hemisphere)
        .filter(|own| own.resolve().is_ok());
    let words = own.ok_or_else(|| told(MoveError::BeyondOther))?.words();
    Ok(Some(MovedDate { field, text, words }))
}

/// The event that an end is counted from, if it is.
fn source_of(when: &When, end: DateEnd) -> Option<&EventId> {
    let (of_start, of_end) = match &when.relative_to {
        RelativeTo::Nothing | RelativeTo::Writing => (None, None),
        RelativeTo::After(event) | RelativeTo::From(event) => (Some(event), None),
        RelativeTo::Before(event) | RelativeTo::Until(event) => (None, Some(event)),
    };
    match end {
        DateEnd::Start => of_start,
        DateEnd::End => of_end,
        DateEnd::Whole => of_start.or(of_end).filter(|_| when.edtf.is_none()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document;

    /// The field of a date whose end is moved by so many days, and its text, or the reason why it stays.
    fn drag_by(when: &str, end: DateEnd, days: i64) -> Result<Option<(String, String)>, String> {
        let text = format!(
            r#"(format: 1, source: (title: "T", written: (edtf: "2020")),
            events: [(id: "other", title: "Fire", when: (edtf: "1999-05")), (id: "e", title: "E", when: ({when}))])"#
        );
        let (document, _) = document::open(text.as_bytes()).expect("a good document");
        let at = |instant: Instant| instant.plus_seconds(days * 86_400);
        let moved = moved(&document, &document.events[1], end, at, false)?;
        Ok(moved.map(|moved| (moved.field.to_owned(), moved.text)))
    }

    #[test]
    fn the_text_that_gives_an_end_is_the_one_that_changes() {
        for (when, end, days, field, text) in [
            (
                r#"edtf: "2001-05~""#,
                DateEnd::Whole,
                40,
                "edtf",
                "2001-06~",
            ),
            (
                r#"edtf: "2001-05/..""#,
                DateEnd::Start,
                40,
                "edtf",
                "2001-06/..",
            ),
            (
                r#"start: "[2001-05-01,2001-06-01]", end: "2002~""#,
                DateEnd::Start,
                3,
                "start",
                "[2001-05-04,2001-06-01]",
            ),
            (
                r#"start: "[2001-05-01,2001-06-01]", end: "2002~""#,
                DateEnd::End,
                400,
                "end",
                "2003~",
            ),
            // The end that does not come from the other event.
            (
                r#"relative_to: from("other"), edtf: "1999/2002""#,
                DateEnd::End,
                400,
                "edtf",
                "1999/2003",
            ),
            (
                r#"relative_to: writing, edtf: "1999""#,
                DateEnd::Whole,
                400,
                "edtf",
                "2000",
            ),
        ] {
            let moved = drag_by(when, end, days);
            let expected = Some((field.to_owned(), text.to_owned()));
            assert_eq!(moved, Ok(expected), "{when}");
        }
    }

    #[test]
    fn what_is_no_end_of_its_own_says_why_it_stays() {
        for (when, end, reason) in [
            (
                r#"relative_to: from("other")"#,
                DateEnd::Start,
                "comes from “Fire”",
            ),
            (
                r#"relative_to: until("other")"#,
                DateEnd::End,
                "comes from “Fire”",
            ),
            (
                r#"relative_to: after("other")"#,
                DateEnd::Whole,
                "comes from “Fire”",
            ),
            (
                r#"edtf: "1649-01-30", calendar: julian"#,
                DateEnd::Whole,
                "Old Style",
            ),
            (r#"start: "[2001,2003]", end: "..""#, DateEnd::End, "open"),
            (
                r#"start: "[2001,2003]", end: "2004""#,
                DateEnd::Whole,
                "look closer",
            ),
        ] {
            let stays = drag_by(when, end, 40).expect_err("it stays");
            assert!(stays.contains(reason), "{when}: {stays}");
        }
        assert_eq!(drag_by(r#"edtf: "2001""#, DateEnd::Whole, 3), Ok(None));
    }
}
