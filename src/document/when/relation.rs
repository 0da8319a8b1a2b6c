//! Before, after, from and until another event.

use super::{
    super::{
        RelativeTo,
        date::{Bounds, DateMeaning, Edge, Form, Window},
    },
    Dated, Provenance,
};

/// The document's own EDTF and the relation leave no time for the event.
pub(super) struct Contradiction;

/// An event's date from another's, and from its own EDTF where there is one.
pub(super) fn date(
    relation: &RelativeTo,
    provenance: Provenance,
    other: &Dated,
    own: Option<&DateMeaning>,
) -> Result<Dated, Contradiction> {
    let limits = limits(relation, other.bounds);
    let own_bounds = own.map(|own| own.bounds);
    let mut form = form(relation, own, limits)?;
    let mut bounds = narrowed(own_bounds.unwrap_or_default(), limits)?;
    if let (Form::OneOf(others), Some(end)) = (&other.form, tied_end(relation, &mut bounds)) {
        // An event that begins at one of several times begins at none between them.
        *end = shared(*end, others).ok_or(Contradiction)?;
        if let Form::OneOf(members) = &mut form {
            *members = members
                .iter()
                .flat_map(|member| others.iter().filter_map(|other| member.intersect(*other)))
                .collect();
        }
    }
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
        provenance,
        cut_at_writing: false,
        is_zoneless: other.is_zoneless || own.is_some_and(|own| own.is_zoneless),
    })
}

/// Windows that the relation alone leaves for the two ends.
fn limits(relation: &RelativeTo, other: Bounds) -> Bounds {
    let before = Window {
        from: None,
        until: other.start.until,
    };
    let since = |from| Window { from, until: None };
    let (start, end) = match relation {
        RelativeTo::Nothing | RelativeTo::Writing => return Bounds::default(),
        RelativeTo::Before(_) => (before, before),
        RelativeTo::After(_) => (since(other.end.from), since(other.end.from)),
        RelativeTo::From(_) => (other.start, since(other.start.from)),
        RelativeTo::Until(_) => (before, other.start),
    };
    Bounds { start, end }
}

/// The window of the end that the relation ties to the other event's beginning.
fn tied_end<'b>(relation: &RelativeTo, bounds: &'b mut Bounds) -> Option<&'b mut Window> {
    match relation {
        RelativeTo::From(_) => Some(&mut bounds.start),
        RelativeTo::Until(_) => Some(&mut bounds.end),
        RelativeTo::Nothing
        | RelativeTo::Writing
        | RelativeTo::Before(_)
        | RelativeTo::After(_) => None,
    }
}

/// From the first to the last instant that a window shares with any of several; `None` if there is none.
fn shared(window: Window, others: &[Window]) -> Option<Window> {
    let shared = others.iter().filter_map(|other| window.intersect(*other));
    Window::hull(&shared.collect::<Vec<_>>())
}

/// Bounds that two have in common, if an event can lie there.
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
    relation: &RelativeTo,
    own: Option<&DateMeaning>,
    limits: Bounds,
) -> Result<Form, Contradiction> {
    // A member is where the event both begins and ends.
    let allowed = limits.start.intersect(limits.end).ok_or(Contradiction)?;
    Ok(match own.map(|own| &own.form) {
        None if matches!(relation, RelativeTo::From(_) | RelativeTo::Until(_)) => Form::Period,
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

/// Edges of the two ends: those of the other event's end they are tied to, or else as the document's own EDTF says.
fn edges(relation: &RelativeTo, other: &Dated, own: Option<&DateMeaning>) -> (Edge, Edge) {
    let own = own.map(|own| (own.start_edge, own.end_edge));
    let tied = |edge| match edge {
        // That the other event has no bound there does not make this one endless.
        Edge::Open | Edge::Unknown => Edge::Unknown,
        Edge::Dated { .. } => edge,
    };
    match relation {
        RelativeTo::Nothing | RelativeTo::Writing => own.unwrap_or((Edge::Unknown, Edge::Unknown)),
        RelativeTo::Before(_) => own.unwrap_or((Edge::Unknown, tied(other.start_edge))),
        RelativeTo::After(_) => own.unwrap_or((tied(other.end_edge), Edge::Unknown)),
        RelativeTo::From(_) => (
            tied(other.start_edge),
            own.map_or(Edge::Open, |(_, end)| end),
        ),
        RelativeTo::Until(_) => (
            own.map_or(Edge::Unknown, |(start, _)| start),
            tied(other.start_edge),
        ),
    }
}
