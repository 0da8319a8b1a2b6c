//! An event's date, typed in EDTF or in words. The canvas shows what it will mean while it is typed.

use egui::{Id, Sense, TextStyle, Ui};

use crate::fonts::font;
use crate::state::{DateTyping, Msg, as_typed};
use crate::timeline::EventIx;
use crate::ui::field::{Line, begin_typing, date_id, fault_ui, line_ui, outlined, tell};
use crate::ui::widgets::{note, semibold};
use crate::view::scene::Face;
use crate::words;

use super::DetailPanel;

impl DetailPanel<'_> {
    /// The date in words, which a click makes a field.
    pub(super) fn date_field_ui(&mut self, ui: &mut Ui, event: EventIx) {
        let timeline = &self.state.timeline;
        let id = date_id(&timeline.event(event).id);
        let editing = self.state.editing();
        let typing = editing.and_then(|editing| editing.date());
        match typing.filter(|typing| typing.event.id == timeline.event(event).id) {
            Some(typing) => self.typed_date_ui(ui, id, typing),
            None => self.idle_date_ui(ui, id, event),
        }
    }

    fn idle_date_ui(&mut self, ui: &mut Ui, id: Id, event: EventIx) {
        let timeline = &self.state.timeline;
        let said = timeline.date_label(event);
        let words = words::capitalised(&said.words);
        let shown = outlined(ui, self.state.editing().is_some(), |ui| {
            ui.label(semibold(&words).size(15.0))
        });
        let shown = shown.on_hover_text(format!("EDTF {}", said.edtf));
        if self.state.editing().is_none() {
            return;
        }
        let focus = ui.interact(shown.rect, id, Sense::focusable_noninteractive());
        let name = format!("Date of “{}”", timeline.event(event).title);
        tell(&focus, &name, &words);
        if shown.clicked() || focus.gained_focus() {
            begin_typing(ui, id);
            let typed = as_typed(timeline, event);
            let event = timeline.event(event).id.clone();
            self.out.push(Msg::TypeDate(event, typed));
        }
    }

    fn typed_date_ui(&mut self, ui: &mut Ui, id: Id, typing: &DateTyping) {
        let line = Line {
            id,
            name: "Date",
            text: &typing.text,
            hint: "August 2022, last April, after the strike, 2022-08~",
            font: font(Face::SemiBold, 15.0),
        };
        if let Some(text) = line_ui(ui, &line) {
            self.out.push(Msg::TypeDate(typing.event.id.clone(), text));
        }
        self.readings_ui(ui, typing);
        if let Some(fault) = &typing.fault {
            fault_ui(ui, fault);
        }
    }

    /// What the typed date may mean, where that is more than one date.
    fn readings_ui(&mut self, ui: &mut Ui, typing: &DateTyping) {
        ui.style_mut().override_text_style = Some(TextStyle::Body);
        for (at, reading) in typing.readings.iter().enumerate() {
            let words = words::capitalised(&reading.words);
            if typing.readings.len() > 1 {
                if ui.radio(at == typing.chosen, words).clicked() {
                    self.out.push(Msg::ChooseDate(at));
                }
            } else {
                ui.label(semibold(&words));
            }
            if let Some(because) = &reading.because {
                note(ui, because);
            }
        }
    }
}
