//! The menu of what can be done with a thing on the canvas.

use egui::Pos2;

use crate::describe;
use crate::view::look::{Selection, SelectionIx};
use crate::view::presentation::Script;
use crate::view::scene::Target;

use super::{Msg, PresentMsg, State};

/// A menu that is open at a point of the window.
#[derive(Clone, Debug, PartialEq)]
pub struct ContextMenu {
    pub at: Pos2,
    pub entries: Vec<MenuEntry>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct MenuEntry {
    pub name: &'static str,
    pub msg: Msg,
}

impl MenuEntry {
    fn new(name: &'static str, msg: Msg) -> Self {
        Self { name, msg }
    }
}

impl State {
    /// Opens the menu of a target, if something can be done with it.
    pub(super) fn open_menu(&mut self, target: &Target, at: Pos2) {
        let entries = self.menu_entries(target);
        self.menu = (!entries.is_empty()).then_some(ContextMenu { at, entries });
    }

    /// All that can be done with a target: first what a click does.
    pub fn menu_entries(&self, target: &Target) -> Vec<MenuEntry> {
        let mut entries = Vec::new();
        let Some(click) = self.click(target) else {
            return entries;
        };
        // A count of one is the event itself.
        let selection = match &click {
            Msg::Click(selection) => Some(selection.clone()),
            _ => None,
        };
        let name = match &click {
            Msg::Click(_) => "Read it",
            Msg::List(_) => "List its events",
            Msg::GoTo(_) => "Go there",
            Msg::ToggleFolds => "Show true scale",
            Msg::ToggleFacetValue(value) => match self.edited_filter().contains(value) {
                true => "Ask for this lane no more",
                false => "Show this lane’s events alone",
            },
            _ => "Zoom in to its events",
        };
        entries.push(MenuEntry::new(name, click));
        if let Target::LinkGroup(group) = target {
            let claim = SelectionIx::Claim(group.claim).named(&self.timeline);
            entries.push(MenuEntry::new("Read the claim", Msg::Click(claim)));
        }
        if let Some(selection) = selection {
            self.add_entries(selection, &mut entries);
        }
        entries
    }

    /// True for an event of which any claim speaks, and for a claim on which another builds.
    fn carries_something(&self, on: SelectionIx) -> bool {
        match on {
            SelectionIx::Event(event) => !self.timeline.links_of_event(event).is_empty(),
            SelectionIx::Claim(claim) => !self.timeline.structure().followers_of(claim).is_empty(),
            SelectionIx::Link(_) | SelectionIx::Actor(_) => false,
        }
    }

    fn add_entries(&self, selection: Selection, entries: &mut Vec<MenuEntry>) {
        let zoom = match selection {
            Selection::Claim(_) | Selection::Actor(_) => "Zoom to its events",
            Selection::Event(_) | Selection::Link(_) => "Zoom here",
        };
        entries.push(MenuEntry::new(zoom, Msg::Fit(selection.clone())));
        let found = selection.find(&self.timeline);
        if found.is_some_and(|found| self.carries_something(found)) {
            let rests = Msg::ShowResting(selection.clone());
            entries.push(MenuEntry::new("What rests on this?", rests));
        }
        if let Some(step) = found.and_then(|found| Script::find_step(&self.timeline, found)) {
            let from = Msg::Present(PresentMsg::From(step));
            entries.push(MenuEntry::new("Start the talk here", from));
        }
        let copy = Msg::CopyTitle(selection.clone());
        entries.push(MenuEntry::new("Copy the title", copy));
        if found.is_some_and(|found| describe::quotation(&self.timeline, found).is_some()) {
            let copy = Msg::CopyQuotation(selection.clone());
            entries.push(MenuEntry::new("Copy the quotation", copy));
        }
        let copy = Msg::CopyCitation(Some(selection.clone()));
        entries.push(MenuEntry::new("Copy with date and source", copy));
        if self.editing().is_some() {
            if let Selection::Claim(number) = selection {
                for (name, down) in [("Further up", false), ("Further down", true)] {
                    entries.push(MenuEntry::new(name, Msg::MoveOn(Some(number), down)));
                }
            }
            let add = Msg::AddStep(Some(selection.clone()));
            entries.push(MenuEntry::new("Add it to the talk", add));
            entries.push(MenuEntry::new("Take it away", Msg::Delete(selection)));
        }
    }
}
