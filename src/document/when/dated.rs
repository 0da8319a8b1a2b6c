//! An event's date as it is drawn, and the texts for it.

use super::cut;
use crate::document::{
    Document, Event, RelativeTo,
    date::{
        Bounds, DateMeaning, DateStyle, Edge, EdtfText, Form, OpenSides, OwnDate, Precision,
        ToldDate, Window, merged,
        words::{Zone, words_for},
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
    /// Its bounds come from a time of a clock that names no zone.
    pub is_zoneless: bool,
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
        /// That of the event whose own text gives the other one's beginning: the other event itself, or the one from whose
        /// beginning that counts in turn.
        told_by: usize,
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
            is_zoneless: false,
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

    /// The zone of its times of a clock, as its words name it.
    pub fn zone(&self) -> Zone {
        match self.is_zoneless {
            true => Zone::Unnamed,
            false => Zone::Utc,
        }
    }

    /// True of a time of a clock whose zone is given.
    pub fn names_zone(&self) -> bool {
        let is_of_clock = |edge: &Edge| {
            matches!(
                edge,
                Edge::Dated {
                    precision: Precision::Second,
                    ..
                }
            )
        };
        !self.is_zoneless && [self.start_edge, self.end_edge].iter().any(is_of_clock)
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
            is_zoneless: meaning.is_zoneless,
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
        let label = match &own {
            Some(own) if says_all(own, dated) => Self::read(own),
            own => match told(document, index, own.as_ref(), dated) {
                Some(told) => Self {
                    edtf: told.edtf(),
                    words: told.words(),
                },
                None => Self::drawn(dated),
            },
        };
        let Provenance::Derived { from, .. } = dated.provenance else {
            return label;
        };
        let relation = when.relative_to.name();
        let title = &document.events[from].title;
        // "from “Change of government”: from April 2022 on" would say it twice. "Until April 2022" has another word for it,
        // since "April 2022" alone is a date of the event's own.
        let words = match (&when.relative_to, &label.words) {
            (RelativeTo::Until(_), words) => match words.strip_prefix("until ") {
                Some(end) => format!("up to {end}"),
                None => words.clone(),
            },
            (_, words) => {
                let repeated = format!("{relation} ");
                words.strip_prefix(&repeated).unwrap_or(words).to_owned()
            }
        };
        Self {
            words: format!("{relation} {}: {words}", quoted(title)),
            edtf: label.edtf,
        }
    }

    /// The same with its words as a reader has dates written.
    #[must_use]
    pub fn in_style(self, style: DateStyle) -> Self {
        Self {
            words: style.date(self.words, &self.edtf),
            edtf: self.edtf,
        }
    }

    /// Of a date that no text of the document gives, by what is drawn of it.
    fn drawn(dated: &Dated) -> Self {
        let edges @ [start_edge, end_edge] = [dated.start_edge, dated.end_edge];
        let edtf = EdtfText::of(&dated.form, dated.bounds);
        Self {
            edtf: match dated.form {
                Form::Once | Form::Period => edtf.qualified(start_edge, end_edge),
                // The edges of a set tell nothing of one member.
                Form::OneOf(_) | Form::EachOf(_) => edtf,
            },
            words: match dated.is_undated() {
                true => "undated".to_owned(),
                false => words_for(&dated.form, dated.bounds, edges, dated.zone()),
            },
        }
    }
}

/// True where the document's own date says what is drawn, so that it need not be said otherwise.
fn says_all(own: &OwnDate<'_>, dated: &Dated) -> bool {
    match (dated.provenance, &dated.form) {
        // Members that are not drawn are not named.
        (Provenance::Read, Form::OneOf(_) | Form::EachOf(_)) => own.meaning().form == dated.form,
        (Provenance::Read, Form::Once | Form::Period) => true,
        (Provenance::Derived { .. }, form) => {
            let own = own.meaning();
            own.bounds == dated.bounds && (own.form == *form || form.bounds().is_none())
        }
    }
}

/// A date that the document does not give as it is drawn, by the parts of its own date and of the other event's that do,
/// since those have the precision and the doubts of the text. `None` where they would say something else.
fn told(
    document: &Document,
    index: usize,
    own: Option<&OwnDate<'_>>,
    dated: &Dated,
) -> Option<ToldDate> {
    let Event { when, kind, .. } = &document.events[index];
    let written = document.source.written.own_date(document.hemisphere);
    let written = Dated::read(written.meaning()).whole();
    let is_drawn = |told: &ToldDate| {
        let meant = cut(*kind, Dated::read(told.meaning()), Some(written));
        meant.bounds == dated.bounds && members(&meant) == members(dated)
    };
    let told = match &dated.form {
        Form::OneOf(windows) | Form::EachOf(windows) => {
            let left = |open_sides| ToldDate::left_of_set(own?, windows, open_sides);
            return left(OpenSides::Kept)
                .filter(is_drawn)
                .or_else(|| left(OpenSides::Closed).filter(is_drawn));
        }
        Form::Once | Form::Period => {
            let Provenance::Derived { told_by, .. } = dated.provenance else {
                return None;
            };
            let other = &document.events[told_by].when;
            // What another relation makes of the other event's date, its own text does not say.
            let other = match other.relative_to {
                RelativeTo::Nothing | RelativeTo::Writing => other.own_date(document.hemisphere)?,
                _ => return None,
            };
            match when.relative_to {
                RelativeTo::From(_) => ToldDate::from_start_of(&other, dated.bounds.start, own)?,
                RelativeTo::Until(_) => ToldDate::until_start_of(&other, dated.bounds.end, own)?,
                _ => return None,
            }
        }
    };
    Some(told).filter(is_drawn)
}

/// The windows of a date that is at one or at each of several, neighbours joined; the only one is that of a single date.
fn members(dated: &Dated) -> Vec<Window> {
    match &dated.form {
        Form::OneOf(members) | Form::EachOf(members) => merged(members.clone()),
        Form::Once => vec![dated.bounds.start],
        Form::Period => Vec::new(),
    }
}
