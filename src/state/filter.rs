//! The filters and the lanes: of which events something is shown, where, and how many each further value would leave.
//!
//! In a large document they are applied beside the window; what is shown stays until then.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use crate::document::source::{self, Change, ValueName};
use crate::document::{Facet, FacetValue, NamedView};
use crate::timeline::{EventIx, Timeline};
use crate::view::arrangement::{Arrangement, LANES_BY};
use crate::view::document_layout::DocumentLayout;
use crate::view::facets::{self, Facets};
use crate::view::shared::Shared;
use crate::view::subset::Subset;
use crate::words;

use super::{Edit, Effect, Page, State};

/// The arrangement as it was applied last. The one that is asked for is in the look.
#[derive(Clone, Debug, Default)]
pub struct Filtering {
    pub arranged: Option<Shared<Arranged>>,
    /// True while the lower of two filters is the one that values are added to and taken from.
    pub edits_below: bool,
    /// The name under which the filter is to be kept, while it is typed.
    pub naming: Option<String>,
    /// The lower of two filters, while it is put aside.
    put_aside: Vec<FacetValue>,
}

/// A document as an arrangement shows it.
#[derive(Debug)]
pub struct Arranged {
    pub arrangement: Arrangement,
    timeline: Arc<Timeline>,
    document_layout: Arc<DocumentLayout>,
    /// The events by their properties under each filter, and under none.
    facets: Vec<Facets>,
    whole: Shared<Facets>,
    /// What any filter leaves, and the number of its events.
    subset: Shared<Subset>,
    count: usize,
    /// The number of events that both of two filters leave.
    pub in_both: Option<usize>,
}

impl Arranged {
    /// What is shown, where that is not all.
    fn shown(&self) -> Option<&Shared<Subset>> {
        self.arrangement.narrows().then_some(&self.subset)
    }
}

impl Filtering {
    /// The events by their properties under the filter that is edited.
    pub fn facets(&self) -> Option<&Facets> {
        let arranged = self.arranged.as_ref()?;
        arranged.0.facets.get(usize::from(self.edits_below))
    }

    /// The same under no filter.
    pub fn whole(&self) -> Option<&Facets> {
        self.arranged.as_ref().map(|arranged| &*arranged.0.whole.0)
    }

    /// What is shown, where that is not all.
    pub(super) fn subset(&self) -> Option<&Shared<Subset>> {
        self.arranged.as_ref()?.0.shown()
    }
}

impl State {
    pub(super) fn toggle_filters(&mut self) -> Vec<Effect> {
        if self.shows_page(Page::Filters) {
            self.explore_mut().page = Page::Introduction;
            return Vec::new();
        }
        self.show_page(Page::Filters);
        self.apply_arrangement()
    }

    /// The filter that values are added to and taken from.
    pub fn edited_filter(&self) -> &[FacetValue] {
        let arrangement = &self.look().arrangement;
        match &arrangement.against {
            Some(against) if self.explore().filtering.edits_below => against,
            _ => &arrangement.filter,
        }
    }

    pub(super) fn toggle_facet_value(&mut self, value: FacetValue) -> Vec<Effect> {
        let mut filter = self.edited_filter().to_vec();
        match filter.iter().position(|other| *other == value) {
            Some(at) => drop(filter.remove(at)),
            None => filter.push(value),
        }
        self.set_filter(filter)
    }

    pub(super) fn set_filter(&mut self, filter: Vec<FacetValue>) -> Vec<Effect> {
        let mut arrangement = self.look().arrangement.clone();
        match &mut arrangement.against {
            Some(against) if self.explore().filtering.edits_below => *against = filter,
            _ => arrangement.filter = filter,
        }
        self.arrange(arrangement)
    }

    pub(super) fn ask_no_more_for(&mut self, value: &FacetValue, below: bool) -> Vec<Effect> {
        let mut arrangement = self.look().arrangement.clone();
        match &mut arrangement.against {
            Some(against) if below => against.retain(|other| other != value),
            _ => arrangement.filter.retain(|other| other != value),
        }
        self.arrange(arrangement)
    }

    pub(super) fn edit_below(&mut self, below: bool) {
        self.explore_mut().filtering.edits_below = below;
        self.show_page(Page::Filters);
    }

    pub(super) fn ask_for(&mut self, more: Arrangement) -> Vec<Effect> {
        let arrangement = self.look().arrangement.clone().with(more);
        self.arrange(arrangement)
    }

    /// Adds a second filter below the first, or puts it aside until it is asked for again.
    pub(super) fn toggle_comparison(&mut self) -> Vec<Effect> {
        let mut arrangement = self.look().arrangement.clone();
        let compares = arrangement.against.is_none();
        if compares {
            let against = self.explore().filtering.put_aside.clone();
            if against.is_empty() {
                self.say("Choose in the panel what stands below".to_owned());
            }
            arrangement.against = Some(against);
            self.show_page(Page::Filters);
        } else {
            self.put_aside(&mut arrangement);
        }
        self.explore_mut().filtering.edits_below = compares;
        self.arrange(arrangement)
    }

    /// Takes the lower of two filters out of an arrangement, to come back.
    fn put_aside(&mut self, arrangement: &mut Arrangement) {
        if let Some(against) = arrangement.against.take() {
            self.explore_mut().filtering.put_aside = against;
        }
    }

    pub(super) fn make_lanes_by(&mut self, facet: Facet) -> Vec<Effect> {
        let mut arrangement = self.look().arrangement.clone();
        self.put_aside(&mut arrangement);
        arrangement.lanes_by = facet;
        self.arrange(arrangement)
    }

    /// Makes the lanes of the next facet that tells the events apart.
    pub(super) fn next_lanes(&mut self) -> Vec<Effect> {
        let lanes_by = self.look().arrangement.lanes_by;
        let choices = self.lane_facets();
        let at = choices.iter().position(|facet| *facet == lanes_by);
        let next = choices[at.map_or(0, |at| (at + 1) % choices.len())];
        let compared = self.look().arrangement.against.is_some();
        let effects = self.make_lanes_by(next);
        let name = words::facet(&self.timeline, next);
        self.say(match compared {
            true => format!("Lanes by: {name}. The second filter waits"),
            false => format!("Lanes by: {name}"),
        });
        effects
    }

    /// The facets that lanes can be made of in this document.
    pub fn lane_facets(&self) -> Vec<Facet> {
        let document = self.timeline.document();
        let has_any = |facet: &Facet| match facet {
            Facet::Who => !document.actors.is_empty(),
            Facet::Claim => !document.claims.is_empty(),
            _ => true,
        };
        LANES_BY.into_iter().filter(has_any).collect()
    }

    pub(super) fn arrange(&mut self, arrangement: Arrangement) -> Vec<Effect> {
        if self.look().arrangement == arrangement {
            return Vec::new();
        }
        self.remember();
        self.look_mut().arrangement = arrangement;
        // What is left may lie above what is seen of the lanes.
        self.look_mut().lanes_scroll = 0.0;
        self.apply_arrangement()
    }

    pub(super) fn show_view(&mut self, name: &str) -> Vec<Effect> {
        let Some(view) = self.timeline.document().view(name) else {
            self.say(format!("The document keeps no view “{name}”"));
            return Vec::new();
        };
        let arrangement = Arrangement::of_filters(&view.show, &view.against);
        self.arrange(arrangement)
    }

    /// The filter as a document keeps it.
    fn named_view(&self, name: String) -> NamedView {
        let arrangement = &self.look().arrangement;
        NamedView {
            name,
            show: arrangement.filter.clone(),
            against: arrangement.against.clone().unwrap_or_default(),
        }
    }

    /// Keeps the filter in the document under the name that was typed.
    pub(super) fn keep_filter(&mut self) -> Vec<Effect> {
        let typed = self.explore().filtering.naming.clone().unwrap_or_default();
        let name = typed.trim().to_owned();
        let document = self.timeline.document();
        if name.is_empty() {
            self.say("A view that is kept has a name".to_owned());
            return Vec::new();
        }
        if document.view(&name).is_some() {
            self.say(format!("The document keeps a view “{name}” already"));
            return Vec::new();
        }
        let view = self.named_view(name);
        let Ok(item) = source::in_a_line(&view) else {
            return Vec::new();
        };
        let at = document.views.len();
        let edit = Edit::new(format!("the view “{}”", view.name));
        let effects = self.edit(edit.change(ValueName::to("views"), Change::Insert { at, item }));
        if self.timeline.document().view(&view.name).is_some() {
            self.explore_mut().filtering.naming = None;
            self.say(format!("Kept in the document as “{}”", view.name));
        }
        effects
    }

    /// Puts the filter on the clipboard in the form in which a document keeps it.
    pub(super) fn copy_filter(&mut self) -> Vec<Effect> {
        let view = self.named_view(self.look().arrangement.told(&self.timeline));
        let Ok(text) = source::in_a_line(&view) else {
            return Vec::new();
        };
        self.say("Copied for the document’s `views`".to_owned());
        vec![Effect::Copy(format!("{text},"))]
    }

    /// Looks at the events anew, for what is shown and for the numbers beside the values.
    pub(super) fn apply_arrangement(&mut self) -> Vec<Effect> {
        if self.works_beside() {
            return vec![Effect::Arrange];
        }
        let arranged = self.to_arrange().arranged(&AtomicBool::new(false));
        self.take_arranged(Shared::new(arranged))
    }

    /// What is asked for, to be worked out here or beside the window.
    pub fn to_arrange(&self) -> ToArrange {
        let arranged = self.explore().filtering.arranged.as_ref();
        ToArrange {
            arrangement: self.explore().nav.look.arrangement.clone(),
            applied: self.applied.clone(),
            timeline: Arc::clone(&self.timeline),
            document_layout: Arc::clone(&self.document_layout),
            whole: arranged.map(|arranged| arranged.0.whole.clone()),
        }
    }

    /// Shows what was arranged, unless something else is asked for by now.
    pub(super) fn arranged(&mut self, arranged: Shared<Arranged>) -> Vec<Effect> {
        match self.explore().nav.look.arrangement == arranged.0.arrangement {
            true => self.take_arranged(arranged),
            false => Vec::new(),
        }
    }

    fn take_arranged(&mut self, arranged: Shared<Arranged>) -> Vec<Effect> {
        if self.applied != arranged.0.arrangement {
            self.take_arrangement(
                arranged.0.arrangement.clone(),
                Arc::clone(&arranged.0.timeline),
                Arc::clone(&arranged.0.document_layout),
            );
        }
        let compares = arranged.0.arrangement.against.is_some();
        let filtering = &mut self.explore_mut().filtering;
        filtering.edits_below &= compares;
        filtering.arranged = Some(arranged);
        // Words are looked for in what is shown.
        let text = self.explore().find.text.clone();
        let effects = self.find_again(text);
        self.keep_scrolls_in_bounds();
        effects
    }

    /// Shows the same document arranged otherwise; nothing points at that as yet.
    fn take_arrangement(
        &mut self,
        applied: Arrangement,
        timeline: Arc<Timeline>,
        document_layout: Arc<DocumentLayout>,
    ) {
        self.let_go_of_findings();
        self.menu = None;
        self.applied = applied;
        self.timeline = timeline;
        self.document_layout = document_layout;
    }

    /// Shows all of the document in its own lanes, as a talk does.
    pub(super) fn take_whole_document(&mut self) {
        let whole = Arrangement::default();
        if self.applied != whole {
            let timeline = whole.lanes().arranged(&self.timeline);
            let document_layout = self.document_layout.rearranged(&timeline, None);
            self.take_arrangement(whole, Arc::new(timeline), Arc::new(document_layout));
        }
    }

    /// The number of events that are shown, where that is not all.
    pub fn shown_count(&self) -> Option<usize> {
        let arranged = self.explore().filtering.arranged.as_ref()?;
        arranged.0.shown().map(|_| arranged.0.count)
    }
}

/// An arrangement that is asked for, and the document as it is arranged so far.
pub struct ToArrange {
    arrangement: Arrangement,
    applied: Arrangement,
    timeline: Arc<Timeline>,
    document_layout: Arc<DocumentLayout>,
    /// The events by their properties under no filter, once they were looked at: they are the same in every arrangement.
    whole: Option<Shared<Facets>>,
}

impl ToArrange {
    /// Looks at every event for what the filters leave, and for the numbers beside their values. Once `cancelled` says so, what comes
    /// is of no use, but comes soon.
    pub fn arranged(self, cancelled: &AtomicBool) -> Arranged {
        let Self {
            arrangement,
            applied,
            mut timeline,
            mut document_layout,
            whole,
        } = self;
        let lanes = arrangement.lanes();
        if lanes != applied.lanes() {
            timeline = Arc::new(lanes.arranged(&timeline));
        }
        let facets = arrangement.facets(&timeline, cancelled);
        let subset = facets::subset(&timeline, &facets);
        if arrangement != applied {
            let shown = arrangement.narrows().then_some(&subset);
            document_layout = Arc::new(document_layout.rearranged(&timeline, shown));
        }
        let in_both = match &facets[..] {
            [above, below] => {
                let is_in_both = |event: &EventIx| above.is_left(*event) && below.is_left(*event);
                Some(timeline.events().filter(is_in_both).count())
            }
            _ => None,
        };
        let whole = whole.unwrap_or_else(|| Shared::new(Facets::of(&timeline, &[], cancelled)));
        Arranged {
            count: subset.count_events(),
            subset: Shared::new(subset),
            in_both,
            whole,
            facets,
            arrangement,
            timeline,
            document_layout,
        }
    }
}
