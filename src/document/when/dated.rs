//! An event's date as it is drawn, and the texts for it.

use crate::document::{
    Document,
    date::{
        Bounds, DateMeaning, Edge, EdtfDate, Form, Hemisphere, Window,
        words::{
            edtf_for_bounds, edtf_for_each, edtf_for_members, edtf_for_period, words_for_bounds,
            words_for_each, words_for_members, words_for_period,
        },
    },
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
    pub edtf: String,
    /// The date in words, after the relation that it comes from, if there is one.
    pub words: String,
}

impl DateLabel {
    /// Of a date that stands by itself.
    pub fn read(date: &EdtfDate, hemisphere: Hemisphere) -> Self {
        Self {
            edtf: date.edtf().to_owned(),
            words: date.words(hemisphere),
        }
    }

    /// Of an event's date, which the document has by its position.
    pub fn of(document: &Document, index: usize, dated: &Dated) -> Self {
        let when = &document.events[index].when;
        let hemisphere = document.hemisphere;
        let own = when.edtf.as_ref();
        let Provenance::Derived { from } = dated.provenance else {
            // Members that lie before the writing of a forecast are not drawn, and so not named.
            let lost_members = |own: &&EdtfDate| {
                matches!(dated.form, Form::OneOf(_)) && own.meaning(hemisphere).form != dated.form
            };
            return match own.filter(|own| !lost_members(own)) {
                Some(own) => Self::read(own, hemisphere),
                None => Self::derived(dated),
            };
        };
        let is_all = |own: &&EdtfDate| {
            let own = own.meaning(hemisphere);
            own.bounds == dated.bounds && (own.form == dated.form || dated.form.bounds().is_none())
        };
        let label = match own.filter(is_all) {
            Some(own) => Self::read(own, hemisphere),
            None => Self::derived(dated),
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

    /// Of a date that no text of the document gives, as it is drawn.
    fn derived(dated: &Dated) -> Self {
        match &dated.form {
            Form::OneOf(members) => Self {
                edtf: edtf_for_members(members),
                words: words_for_members(members),
            },
            Form::EachOf(members) => Self {
                edtf: edtf_for_each(members),
                words: words_for_each(members),
            },
            Form::Period => Self {
                edtf: edtf_for_period(dated.bounds),
                words: words_for_period(dated.bounds),
            },
            Form::Once => Self {
                edtf: edtf_for_bounds(dated.bounds),
                words: words_for_bounds(dated.bounds),
            },
        }
    }
}
