//! The filter: of which events something is shown, and how many each further value would leave.
//!
//! In a large document it is applied beside the window; what is shown stays until then.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use crate::document::{FacetValue, NamedView};
use crate::timeline::Timeline;
use crate::view::facets::{Facets, SharedFacets};
use crate::view::subset::SharedSubset;
use crate::words;

use super::{Effect, Page, State};

/// The filter as it was applied last. The one that is asked for is in the look.
#[derive(Clone, Debug, Default)]
pub struct Filtering {
    pub facets: Option<SharedFacets>,
    /// The events that are left, where that is not all.
    pub(super) subset: Option<SharedSubset>,
}

impl State {
    pub(super) fn toggle_filters(&mut self) -> Vec<Effect> {
        if self.shows_page(Page::Filters) {
            self.explore_mut().page = Page::Introduction;
            return Vec::new();
        }
        self.show_page(Page::Filters);
        self.apply_filter()
    }

    pub(super) fn toggle_facet_value(&mut self, value: FacetValue) -> Vec<Effect> {
        let mut filter = self.look().filter.clone();
        match filter.iter().position(|other| *other == value) {
            Some(at) => drop(filter.remove(at)),
            None => filter.push(value),
        }
        self.set_filter(filter)
    }

    pub(super) fn set_filter(&mut self, filter: Vec<FacetValue>) -> Vec<Effect> {
        if self.look().filter == filter {
            return Vec::new();
        }
        self.remember();
        self.look_mut().filter = filter;
        self.apply_filter()
    }

    pub(super) fn show_view(&mut self, name: &str) -> Vec<Effect> {
        let views = &self.timeline.document().views;
        let view = views.iter().find(|view| view.name == name);
        match view.map(|view| view.show.clone()) {
            Some(filter) => self.set_filter(filter),
            None => {
                self.say(format!("The document keeps no view “{name}”"));
                Vec::new()
            }
        }
    }

    /// Puts the filter on the clipboard in the form in which a document keeps it.
    pub(super) fn copy_filter(&mut self) -> Vec<Effect> {
        let view = NamedView {
            name: words::filter(&self.timeline, &self.look().filter),
            show: self.look().filter.clone(),
        };
        let Ok(text) = ron::to_string(&view) else {
            return Vec::new();
        };
        self.say("Copied for the document’s `views`".to_owned());
        vec![Effect::Copy(format!("{text},"))]
    }

    /// Looks at the events anew, for the filter and for the numbers beside its values.
    pub(super) fn apply_filter(&mut self) -> Vec<Effect> {
        let filter = self.explore().nav.look.filter.clone();
        if self.works_beside() {
            return vec![Effect::Filter(filter)];
        }
        let (facets, subset) = narrow(&self.timeline, &filter, &AtomicBool::new(false));
        self.take_filtered(facets, subset)
    }

    /// Shows what a filter leaves, unless another is asked for by now.
    pub(super) fn filtered(&mut self, facets: SharedFacets, subset: SharedSubset) -> Vec<Effect> {
        let is_asked = self.explore().nav.look.filter == facets.0.filter;
        match is_asked {
            true => self.take_filtered(facets, subset),
            false => Vec::new(),
        }
    }

    fn take_filtered(&mut self, facets: SharedFacets, subset: SharedSubset) -> Vec<Effect> {
        let narrows = !facets.0.filter.is_empty();
        let filtering = &mut self.explore_mut().filtering;
        filtering.facets = Some(facets);
        filtering.subset = narrows.then_some(subset);
        // Words are looked for in what is shown.
        let text = self.explore().find.text.clone();
        let effects = self.find_again(text);
        self.keep_scrolls_in_bounds();
        effects
    }

    /// The number of events that the filter leaves, where it leaves any out.
    pub fn shown_count(&self) -> Option<usize> {
        let filtering = &self.explore().filtering;
        let facets = filtering.facets.as_ref()?;
        filtering.subset.as_ref().map(|_| facets.0.count)
    }
}

/// Looks at every event for what a filter leaves, and for the numbers beside its values. Once `cancelled` says so, what comes is of no
/// use, but comes soon.
pub fn narrow(
    timeline: &Timeline,
    filter: &[FacetValue],
    cancelled: &AtomicBool,
) -> (SharedFacets, SharedSubset) {
    let facets = Facets::of(timeline, filter, cancelled);
    let subset = facets.subset(timeline);
    (
        SharedFacets(Arc::new(facets)),
        SharedSubset(Arc::new(subset)),
    )
}
