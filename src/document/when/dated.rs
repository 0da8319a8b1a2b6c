//! An event's date as it is drawn, and the texts for it.

use crate::document::{
    Document,
    date::{Bounds, DateMeaning, Edge, EdtfText, Form, OwnDate, Window, words::words_for},
    quoted,
};

/// A date with the bounds that we draw. What it is called is made when it is asked for: see [`DateLabel`].
#[derive(Clone, Debug, PartialEq)]
pub struct Dated {
    /// Within one date, from one to another, or at one or each of several.
    pub form: Form,
    /// The windows of its two ends.
    pub bounds: Bounds,
    /// The way in which its start is fixed.
    pub start_edge: Edge,
    /// The way in which its end is fixed.
    pub end_edge: Edge,
    /// Its source.
    pub provenance: Provenance,
    /// The windows are narrower than the EDTF says: what is feared or forecast lies after the writing, and all else not.
    pub cut_at_writing: bool,
}

/// The source of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Provenance {
    /// From the document's own EDTF.
    Read,
    /// From another event's date, and the document's own EDTF if there is one.
    Derived {
        /// The other event's position in the document.
        from: usize,
    },
}

impl Dated {
    /// Of an event that nothing dates.
    pub(super) fn undated() -> Self {
        Self {
            form: Form::Once,
            bounds: Bounds::default(),
            start_edge: Edge::Unknown,
            end_edge: Edge::Unknown,
            provenance: Provenance::Read,
            cut_at_writing: false,
        }
    }

    /// True where nothing is known of the time, so that the event has no place on a time axis.
    pub fn is_undated(&self) -> bool {
        self.bounds.say_nothing()
    }

    /// True of a date that lasted from one to another, rather than lay within one.
    pub fn is_period(&self) -> bool {
        matches!(self.form, Form::Period)
    }

    /// From its earliest possible start to its latest possible end.
    pub fn whole(&self) -> Window {
        Window {
            from: self.bounds.start.from,
            until: self.bounds.end.until,
        }
    }

    /// A date that stands by itself.
    pub fn read(meaning: DateMeaning) -> Self {
        Self {
            form: meaning.form,
            bounds: meaning.bounds,
            start_edge: meaning.start_edge,
            end_edge: meaning.end_edge,
            provenance: Provenance::Read,
            cut_at_writing: false,
        }
    }
}

/// The texts for an event's date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateLabel {
    /// The document's own EDTF, or one that says the same as the bounds if they come from another event too.
    pub edtf: EdtfText,
    /// The date in words, after the relation that it comes from, if there is one.
    pub words: String,
}

impl DateLabel {
    /// Of a date that stands by itself.
    pub fn read(own: &OwnDate<'_>) -> Self {
        Self {
            edtf: own.edtf(),
            words: own.words(),
        }
    }

    /// Of an event's date, which the document has by its position.
    pub fn of(document: &Document, index: usize, dated: &Dated) -> Self {
        let when = &document.events[index].when;
        let own = when.own_date(document.hemisphere);
        let label = match own.filter(|own| says_all(own, dated)) {
            Some(own) => Self::read(&own),
            None => Self {
                edtf: EdtfText::of(&dated.form, dated.bounds),
                words: match dated.is_undated() {
                    true => "undated".to_owned(),
                    false => words_for(&dated.form, dated.bounds),
                },
            },
        };
        let Provenance::Derived { from } = dated.provenance else {
            return label;
        };
        let relation = when.relative_to.name();
        let title = &document.events[from].title;
        // "until “Change of government”: until April 2022" would say it twice.
        let repeated = format!("{relation} ");
        let words = label.words.strip_prefix(&repeated).unwrap_or(&label.words);
        Self {
            words: format!("{relation} {}: {words}", quoted(title)),
            edtf: label.edtf,
        }
    }
}

/// True where the document's own date says what is drawn, so that it need not be said otherwise.
fn says_all(own: &OwnDate<'_>, dated: &Dated) -> bool {
    match (dated.provenance, &dated.form) {
        // Members that lie before the writing of a forecast are not drawn, and so not named.
        (Provenance::Read, Form::OneOf(_)) => own.meaning().form == dated.form,
        (Provenance::Read, _) => true,
        (Provenance::Derived { .. }, form) => {
            let own = own.meaning();
            own.bounds == dated.bounds && (own.form == *form || form.bounds().is_none())
        }
    }
}
