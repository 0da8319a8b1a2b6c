//! The list of all events: by time, or those that are most argued about first.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use egui::cache::{ComputerMut, FrameCache};
use egui::{Sense, Ui, UiBuilder, vec2};

use crate::state::{ListOrder, Msg, Page, State};
use crate::theme::Palette;
use crate::timeline::EventIx;
use crate::ui::listed::{ROW, event_ui};
use crate::ui::widgets::{note, overline};
use crate::view::scene::ColorRole;
use crate::words;

use super::DetailPanel;

/// The most that are listed: beyond, places on the list could no longer be told apart.
const MAX_ROWS: usize = 200_000;

/// The events in the order of how many claims speak of them, which takes a while to find.
type MostArguedAbout = FrameCache<Arc<[EventIx]>, Ordering>;

#[derive(Clone, Copy)]
struct Key<'a>(&'a State);

impl Hash for Key<'_> {
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        Arc::as_ptr(&self.0.timeline).hash(hasher);
        let found = self.0.look().found.as_ref();
        found.map(|found| Arc::as_ptr(&found.0)).hash(hasher);
        let shown = self.0.look().shown.as_ref();
        shown.map(|shown| Arc::as_ptr(&shown.0)).hash(hasher);
    }
}

#[derive(Default)]
struct Ordering;

impl ComputerMut<Key<'_>, Arc<[EventIx]>> for Ordering {
    fn compute(&mut self, Key(state): Key<'_>) -> Arc<[EventIx]> {
        state.most_argued_about()
    }
}

impl DetailPanel<'_> {
    pub(super) fn event_list_ui(&mut self, ui: &mut Ui, order: ListOrder) {
        let state = self.state;
        let accent = Palette::of(ui.visuals()).color(ColorRole::Accent);
        let by_claims;
        let events = match order {
            ListOrder::Time => state.look().event_order_in_front(&state.timeline).all(),
            ListOrder::MostArguedAbout => {
                by_claims = ui.ctx().memory_mut(|memory| {
                    Arc::clone(memory.caches.cache::<MostArguedAbout>().get(Key(state)))
                });
                &*by_claims
            }
        };
        overline(ui, &words::count_events(events.len()), accent);
        ui.horizontal_wrapped(|ui| {
            for choice in ListOrder::ALL {
                let name = match choice {
                    ListOrder::Time => "By time",
                    ListOrder::MostArguedAbout => "Most argued about",
                };
                if choice == ListOrder::Time || state.has_claims() {
                    let response = ui.selectable_label(choice == order, name);
                    if response.clicked() {
                        self.out.push(Msg::ShowPage(Page::Events(choice)));
                    }
                }
            }
            if ui.selectable_label(false, "About the text").clicked() {
                self.out.push(Msg::ShowPage(Page::Introduction));
            }
        });
        ui.add_space(6.0);
        self.rows_ui(ui, events);
        if events.len() > MAX_ROWS {
            let more = words::thousands(events.len() - MAX_ROWS);
            note(
                ui,
                &format!("And {more} more: look for words to see fewer."),
            );
        }
    }

    /// Those in sight, and the one beyond to which the keyboard goes on.
    fn rows_ui(&mut self, ui: &mut Ui, events: &[EventIx]) {
        let count = events.len().min(MAX_ROWS);
        let size = vec2(ui.available_width(), ROW * count as f32);
        let (whole, _) = ui.allocate_exact_size(size, Sense::hover());
        let row_at = |y: f32| ((y - whole.top()) / ROW).floor().max(0.0) as usize;
        let seen = ui.clip_rect();
        let first = row_at(seen.top()).saturating_sub(1);
        let last = (row_at(seen.bottom()) + 2).min(count);
        let rect = whole.with_min_y(whole.top() + ROW * first as f32);
        ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (index, event) in events.iter().enumerate().take(last).skip(first) {
                let response = ui
                    .push_id(event, |ui| event_ui(ui, self.state, *event, self.out))
                    .inner;
                if index == 0 && self.state.explore().list_wants_focus {
                    response.request_focus();
                    self.out.push(Msg::ListFocused);
                }
            }
        });
    }
}
