//! Before, after, from and until another event.

use std::fmt;

use super::{
    super::{
        RelativeTo,
        date::{Bounds, DateMeaning, Edge, Form, Window},
    },
    Dated, Provenance,
};

/// How an event's date is tied to another event.
#[derive(Clone, Copy)]
pub(super) enum Relation {
    Before,
    After,
    From,
    Until,
}

impl Relation {
    /// The relation to another event and that event's id, if a date has one.
    pub fn of(relative_to: &RelativeTo) -> Option<(Self, &str)> {
        match relative_to {
            RelativeTo::Nothing | RelativeTo::Writing => None,
            RelativeTo::Before(id) => Some((Self::Before, id.as_str())),
            RelativeTo::After(id) => Some((Self::After, id.as_str())),
            RelativeTo::From(id) => Some((Self::From, id.as_str())),
            RelativeTo::Until(id) => Some((Self::Until, id.as_str())),
        }
    }
}

impl fmt::Display for Relation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Before => "before",
            Self::After => "after",
            Self::From => "from",
            Self::Until => "until",
        })
    }
}

/// The document's own EDTF and the relation leave no time for the event.
pub(super) struct Contradiction;

/// An event's date from another's, and from its own EDTF where there is one.
pub(super) fn date(
    relation: Relation,
    from: usize,
    other: &Dated,
    own: Option<&DateMeaning>,
) -> Result<Dated, Contradiction> {
    let limits = limits(relation, other.bounds);
    let own_bounds = own.map(|own| own.bounds);
    let form = form(relation, own, limits)?;
    let mut bounds = narrowed(own_bounds.unwrap_or_default(), limits)?;
    if let Form::OneOf(members) = &form {
        let hull = Window::hull(members).ok_or(Contradiction)?;
        bounds = narrowed(bounds, Bounds::within(hull))?;
    }
    let (start_edge, end_edge) = edges(relation, other, own);
    Ok(Dated {
        form,
        bounds,
        start_edge,
        end_edge,
        provenance: Provenance::Derived { from },
        clipped: false,
    })
}

/// Where the relation alone leaves room for the two ends.
fn limits(relation: Relation, other: Bounds) -> Bounds {
    let before = Window {
        from: None,
        until: other.start.until,
    };
    let since = |from| Window { from, until: None };
    let (start, end) = match relation {
        Relation::Before => (before, before),
        Relation::After => (since(other.end.from), since(other.end.from)),
        Relation::From => (other.start, since(other.start.from)),
        Relation::Until => (before, other.start),
    };
    Bounds { start, end }
}

/// What two bounds have in common, if an event can lie there.
fn narrowed(own: Bounds, limits: Bounds) -> Result<Bounds, Contradiction> {
    let start = own.start.intersect(limits.start).ok_or(Contradiction)?;
    let end = own.end.intersect(limits.end).ok_or(Contradiction)?;
    let not_after_end = Window {
        from: None,
        until: end.until,
    };
    let not_before_start = Window {
        from: start.from,
        until: None,
    };
    Ok(Bounds {
        start: start.intersect(not_after_end).ok_or(Contradiction)?,
        end: end.intersect(not_before_start).ok_or(Contradiction)?,
    })
}

/// A date of its own says what an event is; without one, a relation to one end of it makes a period of it.
fn form(
    relation: Relation,
    own: Option<&DateMeaning>,
    limits: Bounds,
) -> Result<Form, Contradiction> {
    // A member is where the event both begins and ends.
    let allowed = limits.start.intersect(limits.end).ok_or(Contradiction)?;
    Ok(match own.map(|own| &own.form) {
        None if matches!(relation, Relation::From | Relation::Until) => Form::Period,
        None => Form::Once,
        Some(Form::OneOf(windows)) => Form::OneOf(
            windows
                .iter()
                .filter_map(|window| window.intersect(allowed))
                .collect(),
        ),
        Some(Form::EachOf(windows)) => {
            let each: Option<Vec<Window>> = windows
                .iter()
                .map(|window| window.intersect(allowed))
                .collect();
            Form::EachOf(each.ok_or(Contradiction)?)
        }
        Some(form @ (Form::Once | Form::Period)) => form.clone(),
    })
}

/// How the two ends are fixed: as the other event's end they are tied to, or else as the document's own EDTF says.
fn edges(relation: Relation, other: &Dated, own: Option<&DateMeaning>) -> (Edge, Edge) {
    let own = own.map(|own| (own.start_edge, own.end_edge));
    let tied = |edge| match edge {
        // That the other event has no bound there does not make this one endless.
        Edge::Open | Edge::Unknown => Edge::Unknown,
        Edge::Dated { .. } => edge,
    };
    match relation {
        Relation::Before => own.unwrap_or((Edge::Unknown, tied(other.start_edge))),
        Relation::After => own.unwrap_or((tied(other.end_edge), Edge::Unknown)),
        Relation::From => (
            tied(other.start_edge),
            own.map_or(Edge::Open, |(_, end)| end),
        ),
        Relation::Until => (
            own.map_or(Edge::Unknown, |(start, _)| start),
            tied(other.start_edge),
        ),
    }
}
