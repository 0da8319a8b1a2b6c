//! The talk, step by step: what each is called, what it shows, and what is said at it.

use egui::{Align, Layout, Ui};

use crate::command::CommandId;
use crate::document::source::ValueName;
use crate::document::{Story, StoryStep, StoryView, Subject};
use crate::state::{Edit, Msg, Page, PresentMsg};
use crate::theme::Palette;
use crate::ui::choice::{choice_ui, entry_ui, more_ui, option_ui, switch_ui};
use crate::ui::field::Field;
use crate::ui::widgets::{NOTE, link, muted, note, overline, prose, section_heading};
use crate::view::arrangement::Arrangement;
use crate::view::scene::ColorRole;
use crate::words;

use super::menus::with_keys;
use super::{DetailPanel, MAX_LISTED};

/// Lengths of a talk to choose from, in minutes.
const MINUTES: [u32; 9] = [3, 5, 10, 15, 20, 25, 30, 45, 60];

impl DetailPanel<'_> {
    /// Leads to the steps of the talk from the introduction.
    pub(super) fn talk_link_ui(&mut self, ui: &mut Ui) {
        let story = self.state.timeline.document().story.as_ref();
        let name = match story {
            Some(story) => counted(story),
            None if self.is_editable() => "Make a talk of it".to_owned(),
            None => return,
        };
        section_heading(ui, "The talk", |_| {});
        if link(ui, &with_keys(ui, &name, CommandId::Talk)).clicked() {
            self.out.push(Msg::ShowPage(Page::Talk));
        }
    }

    pub(super) fn talk_ui(&mut self, ui: &mut Ui) {
        let accent = Palette::of(ui.visuals()).color(ColorRole::Accent);
        overline(ui, "The talk", accent);
        match &self.state.timeline.document().story {
            Some(story) => {
                self.minutes_ui(ui, story);
                for (at, step) in story.steps.iter().enumerate().take(MAX_LISTED) {
                    self.step_ui(ui, at, step);
                }
                if let Some(more) = story.steps.len().checked_sub(MAX_LISTED + 1) {
                    note(ui, &format!("and {} more", words::thousands(more + 1)));
                }
                ui.add_space(8.0);
            }
            None => {
                prose(
                    ui,
                    "The document has no talk of its own: its events are told one by one in the order of time. A first step makes one.",
                );
            }
        }
        if self.is_editable() {
            let name = with_keys(ui, "Add what is in view as a step", CommandId::AddStep);
            if ui.button(name).clicked() {
                self.out.push(Msg::AddStep(None));
            }
            note(ui, "The same key adds the event or claim that is selected.");
        }
    }

    fn minutes_ui(&mut self, ui: &mut Ui, story: &Story) {
        let told = |minutes: Option<u32>| match minutes {
            Some(1) => "1 minute".to_owned(),
            Some(minutes) => format!("{minutes} minutes"),
            None => "no length".to_owned(),
        };
        let mut asked = None;
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 1.0;
            note(ui, &format!("{}, ", counted(story)));
            if !self.is_editable() {
                note(ui, &told(story.minutes));
                return;
            }
            let shown = muted(ui, &told(story.minutes)).size(NOTE.size);
            choice_ui(ui, "Length of the talk", shown, |ui| {
                let lengths = MINUTES.into_iter().map(Some);
                for minutes in [None].into_iter().chain(lengths) {
                    if option_ui(ui, story.minutes == minutes, &told(minutes)) {
                        asked = Some(Edit::minutes(minutes));
                    }
                }
            });
        });
        self.edit(asked);
    }

    fn step_ui(&mut self, ui: &mut Ui, at: usize, step: &StoryStep) {
        ui.add_space(10.0);
        let of = format!("of step {}", at + 1);
        let name = |field| ValueName::step(at).field(field);
        ui.horizontal_top(|ui| {
            ui.label(muted(ui, &format!("{}", at + 1)).size(13.5));
            ui.with_layout(Layout::right_to_left(Align::TOP), |ui| {
                self.step_menu_ui(ui, at);
                ui.with_layout(Layout::top_down(Align::LEFT), |ui| {
                    let headline = Field {
                        what: "headline",
                        look: HEADLINE,
                        ..Field::title(name("headline"), &of, &step.headline)
                    };
                    self.field_ui(ui, &headline);
                    self.shown_ui(ui, at, step);
                    let notes = step.notes.as_deref().unwrap_or_default();
                    let notes = Field {
                        look: NOTE,
                        ..Field::prose(name("notes"), "notes", &of, notes)
                    };
                    self.field_if_any_ui(ui, &notes);
                });
            });
        });
    }

    /// What can be done with a step.
    fn step_menu_ui(&mut self, ui: &mut Ui, at: usize) {
        let state = self.state;
        let document = state.timeline.document();
        let mut asked = None;
        more_ui(ui, &format!("Menu of step {}", at + 1), "…", |ui| {
            if entry_ui(ui, true, "Start the talk here") {
                asked = Some(Msg::Present(PresentMsg::From(at)));
            }
            if state.editing().is_none() {
                return;
            }
            for (name, command, down) in [
                ("Further up", CommandId::MoveUp, false),
                ("Further down", CommandId::MoveDown, true),
            ] {
                let edit = Edit::move_step(document, at, down);
                if entry_ui(ui, edit.is_some(), &with_keys(ui, name, command)) {
                    asked = edit.map(Msg::Edit);
                }
            }
            if entry_ui(ui, true, "Show what the window shows") {
                asked = Some(Msg::Edit(Edit::step_shows(at, &state.step_of(None))));
            }
            if entry_ui(ui, true, "Write notes") {
                asked = Some(Msg::BeginField(ValueName::step(at).field("notes")));
            }
            if entry_ui(ui, true, "Take it away") {
                asked = Some(Msg::Edit(Edit::without_step(document, at)));
            }
        });
        self.out.extend(asked);
    }

    /// The part of the document that a step shows, what it puts forward, and the claims that appear.
    fn shown_ui(&mut self, ui: &mut Ui, at: usize, step: &StoryStep) {
        let timeline = &self.state.timeline;
        let number = at + 1;
        let told = |text: &str, ui: &Ui| muted(ui, text).size(NOTE.size);
        let title_of = |id: &crate::document::EventId| {
            let event = timeline.event_by_id(id);
            event.map_or_else(
                || id.to_string(),
                |event| timeline.event(event).title.clone(),
            )
        };
        let mut asked = None;
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            let view = match &step.view {
                StoryView::Everything => "Shows everything".to_owned(),
                StoryView::Events(events) => {
                    format!("Shows {}", words::count_events(events.len()))
                }
                StoryView::Dates(dates) => {
                    let hemisphere = timeline.document().hemisphere;
                    format!("Shows what is {}", dates.words(hemisphere))
                }
            };
            let word = &timeline.document().claims_are_called;
            let forward = match &step.selected {
                Some(Subject::Event(id)) => format!("Puts forward: {}", title_of(id)),
                Some(Subject::Claim(number)) => format!("Puts forward: {} {number}", word.one),
                None => "Puts nothing forward".to_owned(),
            };
            let numbers: Vec<String> = step.claims.iter().map(ToString::to_string).collect();
            let claims = match numbers.len() {
                0 => format!("No {}", word.many),
                1 => words::capitalised(&format!("{} {}", word.one, numbers[0])),
                _ => words::capitalised(&format!("{} {}", word.many, numbers.join(", "))),
            };
            if !self.is_editable() {
                for told in [view, forward, claims] {
                    note(ui, &told);
                }
                return;
            }
            choice_ui(
                ui,
                &format!("View of step {number}"),
                told(&view, ui),
                |ui| {
                    let is_everything = step.view == StoryView::Everything;
                    if option_ui(ui, is_everything, "Everything") {
                        asked = Some(Edit::step_view(at, &StoryView::Everything));
                    }
                    for event in timeline.event_order().all() {
                        let event = timeline.event(*event);
                        let shows =
                            matches!(&step.view, StoryView::Events(ids) if ids.contains(&event.id));
                        if switch_ui(ui, shows, &event.title) {
                            asked = Some(Edit::step_event(at, step, &event.id));
                        }
                    }
                },
            );
            let name = format!("What step {number} puts forward");
            choice_ui(ui, &name, told(&forward, ui), |ui| {
                if option_ui(ui, step.selected.is_none(), "Nothing") {
                    asked = Some(Edit::step_subject(at, None));
                }
                for event in timeline.event_order().all() {
                    let event = timeline.event(*event);
                    let subject = Subject::Event(event.id.clone());
                    if option_ui(ui, step.selected.as_ref() == Some(&subject), &event.title) {
                        asked = Some(Edit::step_subject(at, Some(&subject)));
                    }
                }
            });
            let name = format!("{} of step {number}", words::capitalised(&word.many));
            choice_ui(ui, &name, told(&claims, ui), |ui| {
                for claim in timeline.claims_by_number() {
                    let claim = timeline.claim(*claim);
                    let name = format!("{}. {}", claim.number, claim.title);
                    if switch_ui(ui, step.claims.contains(&claim.number), &name) {
                        asked = Some(Edit::step_claim(at, step, claim.number));
                    }
                }
            });
        });
        let filter = Arrangement::of_filters(&step.show, &step.against);
        if filter.narrows() {
            note(ui, &format!("Shows only: {}", filter.told(timeline)));
        }
        self.edit(asked);
    }
}

/// The look of a step's headline.
const HEADLINE: crate::ui::rich_text::TextLook = crate::ui::rich_text::TextLook {
    size: 14.5,
    line_height: 20.0,
    color_role: ColorRole::Text,
};

/// "9 steps".
fn counted(story: &Story) -> String {
    match story.steps.len() {
        1 => "1 step".to_owned(),
        steps => format!("{} steps", words::thousands(steps)),
    }
}
