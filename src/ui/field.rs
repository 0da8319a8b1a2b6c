//! Texts of the document that can be typed in where they stand. They look like text until they are used.

use egui::text::{CCursorRange, LayoutJob, TextFormat};
use egui::text_edit::{TextEditOutput, TextEditState};
use egui::{
    FontId, Frame, Id, Key, KeyboardShortcut, Modifiers, Rect, Response, Role, Sense, Stroke,
    StrokeKind, TextBuffer, TextEdit, Ui, WidgetInfo,
};

use crate::document::source::{SourceText, ValueName};
use crate::document::{EventId, quoted};
use crate::fonts::font;
use crate::state::{Edit, Editing, Fault, Msg, Named, State};
use crate::theme::Palette;
use crate::view::scene::{ColorRole, Face};
use crate::words::capitalised;

use super::rich_text::{TextLook, rich_text_ui};
use super::widgets::{NOTE, PROSE, TITLE, note, set_text};

/// A text of the document, and what may be done with it.
pub struct Field<'a> {
    pub name: ValueName,
    /// A noun for it, such as "title".
    pub what: &'a str,
    /// The thing that it belongs to, as an undone edit of it is told.
    pub of: &'a str,
    pub text: &'a str,
    pub look: TextLook,
    pub face: Face,
    /// True of a text that may be left out.
    pub is_optional: bool,
    /// True of words of the article, which are read in quotation marks.
    pub is_quoted: bool,
}

impl<'a> Field<'a> {
    /// The title of what is read.
    pub fn title(name: ValueName, of: &'a str, text: &'a str) -> Self {
        Self {
            name,
            what: "title",
            of,
            text,
            look: TITLE,
            face: Face::SemiBold,
            is_optional: false,
            is_quoted: false,
        }
    }

    /// A text that may be left out.
    pub fn prose(name: ValueName, what: &'a str, of: &'a str, text: &'a str) -> Self {
        Self {
            name,
            what,
            of,
            text,
            look: PROSE,
            face: Face::Regular,
            is_optional: true,
            is_quoted: false,
        }
    }
}

/// Shows a text of the document, which is typed in after a click, or once the Tab key has come to it.
pub fn field_ui(ui: &mut Ui, state: &State, field: &Field<'_>, out: &mut Vec<Msg>) {
    let Some(editing) = state.editing() else {
        idle_text_ui(ui, field, field.text, out);
        return;
    };
    let id = field_id(&field.name);
    let now = editing.text_now(&field.name);
    let text = now.as_deref().unwrap_or(field.text);
    if editing.field() == Some(&field.name) {
        typed_ui(ui, field, id, text, out);
    } else {
        idle_ui(ui, field, id, text, out);
    }
    faults_ui(ui, editing, &field.name, out);
}

/// What is wrong with a value, below it, with what mends it.
fn faults_ui(ui: &mut Ui, editing: &Editing, name: &ValueName, out: &mut Vec<Msg>) {
    for fault in editing.faults_of(name) {
        fault_ui(ui, &fault.told());
        ui.horizontal_wrapped(|ui| mends_ui(ui, editing, fault, out));
    }
}

/// A button for each way to mend a fault.
pub fn mends_ui(ui: &mut Ui, editing: &Editing, fault: &Fault, out: &mut Vec<Msg>) {
    for mend in &fault.mends {
        let name = format!("Write {}", SourceText::told(&mend.new_text));
        if ui.button(name).clicked() {
            out.push(Msg::Edit(Edit::mend(editing.source(), mend)));
        }
    }
}

pub fn fault_ui(ui: &mut Ui, fault: &str) {
    let color = Palette::of(ui.visuals()).warning();
    ui.label(egui::RichText::new(fault).size(NOTE.size).color(color));
}

/// Shows something that is outlined where the pointer is on it, if it can be typed in.
pub fn outlined(ui: &mut Ui, is_field: bool, show: impl FnOnce(&mut Ui) -> Response) -> Response {
    // Below the text, which draws on it.
    let ground = ui.painter().add(egui::Shape::Noop);
    let response = show(ui);
    if is_field && ui.rect_contains_pointer(response.rect) {
        let color = Palette::of(ui.visuals()).color(ColorRole::Rule);
        let outline = outline(response.rect, Stroke::new(1.0, color));
        ui.painter().set(ground, outline);
    }
    response
}

fn idle_ui(ui: &mut Ui, field: &Field<'_>, id: Id, text: &str, out: &mut Vec<Msg>) {
    let shown = outlined(ui, true, |ui| match text.is_empty() {
        true => {
            let added = note(ui, &format!("Add {}", with_article(field.what)));
            let click = ui.interact(added.rect, id.with("add"), Sense::CLICK);
            added.union(click)
        }
        false => idle_text_ui(ui, field, text, out),
    });
    let response = ui.interact(shown.rect, id, Sense::focusable_noninteractive());
    tell(&response, &label(field), text);
    if shown.clicked() || response.gained_focus() {
        begin_typing(ui, id);
        out.push(Msg::BeginField(field.name.clone()));
    }
}

fn outline(rect: Rect, stroke: Stroke) -> egui::Shape {
    egui::Shape::Rect(egui::epaint::RectShape::stroke(
        rect.expand2(egui::vec2(5.0, 2.0)),
        4.0,
        stroke,
        StrokeKind::Inside,
    ))
}

/// The text as it is read.
fn idle_text_ui(ui: &mut Ui, field: &Field<'_>, text: &str, out: &mut Vec<Msg>) -> Response {
    match field.face {
        Face::Regular => {
            let shown = rich_text_ui(ui, text, field.look);
            out.extend(shown.followed.map(Msg::FollowLink));
            shown.response
        }
        face if field.is_quoted => set_text(ui, &quoted(text), face, field.look),
        face => set_text(ui, text, face, field.look),
    }
}

/// The text as it is typed.
fn typed_ui(ui: &mut Ui, field: &Field<'_>, id: Id, text: &str, out: &mut Vec<Msg>) {
    let palette = Palette::of(ui.visuals());
    let color = palette.color(field.look.color_role);
    let font = font(field.face, field.look.size);
    let is_just_begun = is_just_begun(ui, id);
    let mut typed = text.to_owned();
    let mut layouter = layouter(font, field.look.line_height, color);
    let ground = ui.painter().add(egui::Shape::Noop);
    // Enter ends the text; with Shift it is a line end.
    let line_end = KeyboardShortcut::new(Modifiers::SHIFT, Key::Enter);
    let enter = ui.input(|input| input.modifiers.is_none() && input.key_pressed(Key::Enter));
    let mut output = TextEdit::multiline(&mut typed)
        .id(id)
        .frame(Frame::NONE)
        .margin(egui::Margin::ZERO)
        .desired_width(ui.available_width())
        .desired_rows(1)
        .return_key(line_end)
        .hint_text(format!("{} …", capitalised(field.what)))
        .layouter(&mut layouter)
        .show(ui);
    let response = output.response.response.clone();
    tell(&response, &label(field), text);
    let stroke = Stroke::new(1.0, palette.color(ColorRole::Accent));
    ui.painter().set(ground, outline(response.rect, stroke));
    if is_just_begun {
        response.request_focus();
        response.scroll_to_me(None);
        put_caret(ui, &mut output);
    }
    if response.changed() {
        let what = format!("{} {}", field.what, field.of);
        let edit = Edit::typed(what, field.name.clone(), &typed, field.is_optional);
        out.push(Msg::Edit(edit));
    }
    if enter {
        response.surrender_focus();
    }
}

/// A text in one line, as it is typed.
pub struct Line<'a> {
    pub id: Id,
    /// Its name for those who hear it.
    pub name: &'a str,
    pub text: &'a str,
    pub hint: &'a str,
    pub font: FontId,
}

/// Shows a line that is typed in, with the focus from the beginning. Returns the text once it is another.
pub fn line_ui(ui: &mut Ui, line: &Line<'_>) -> Option<String> {
    let mut text = line.text.to_owned();
    let is_just_begun = is_just_begun(ui, line.id);
    let field = TextEdit::singleline(&mut text)
        .id(line.id)
        .font(line.font.clone())
        .desired_width(f32::INFINITY)
        .hint_text(line.hint);
    let mut output = field.show(ui);
    let response = output.response.response.clone();
    tell(&response, line.name, &text);
    if is_just_begun {
        response.request_focus();
        response.scroll_to_me(None);
        put_caret(ui, &mut output);
    }
    response.changed().then_some(text)
}

/// Shows the id or the number of something while it is typed. False where it is not.
pub fn name_ui(ui: &mut Ui, state: &State, of: &Named, out: &mut Vec<Msg>) -> bool {
    let naming = state.editing().and_then(Editing::naming);
    let Some(naming) = naming.filter(|naming| naming.of == *of) else {
        return false;
    };
    let line = Line {
        id: name_id(of),
        name: &capitalised(of.noun()),
        text: &naming.text,
        hint: of.noun(),
        font: font(Face::Regular, PROSE.size),
    };
    if let Some(text) = line_ui(ui, &line) {
        out.push(Msg::TypeName(of.clone(), text));
    }
    if let Some(fault) = &naming.fault {
        fault_ui(ui, fault);
    }
    true
}

/// Tells the name of a field and the text in it.
pub fn tell(response: &Response, name: &str, text: &str) {
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::TextInput, true, name);
        info.current_text_value = Some(text.to_owned());
        info
    });
}

/// Ends the typing in a field, a date or a name that has not the keyboard's focus any more, for whatever reason.
pub fn end_typing_ui(ui: &Ui, state: &State, out: &mut Vec<Msg>) {
    let Some(editing) = state.editing() else {
        return;
    };
    // Its next caret is one of its own.
    let left = |id| {
        let is_left = !ui.memory(|memory| memory.has_focus(id));
        if is_left {
            ui.data_mut(|data| data.remove::<TextEditState>(id));
        }
        is_left
    };
    if let Some(name) = editing.field()
        && left(field_id(name))
    {
        out.push(Msg::EndField(name.clone()));
    }
    if let Some(typing) = editing.date()
        && left(date_id(&typing.event.id))
    {
        let gives_up = ui.input(|input| input.key_pressed(Key::Escape));
        out.push(Msg::EndDate(!gives_up));
    }
    if let Some(naming) = editing.naming()
        && left(name_id(&naming.of))
    {
        let gives_up = ui.input(|input| input.key_pressed(Key::Escape));
        out.push(Msg::EndName(!gives_up));
    }
}

fn field_id(name: &ValueName) -> Id {
    Id::unique("field").with(name)
}

/// The id of the field in which an event's date is typed.
pub fn date_id(event: &EventId) -> Id {
    Id::unique("date").with(event)
}

/// The id of the line in which a name is typed.
fn name_id(of: &Named) -> Id {
    Id::unique("name").with(of.typed())
}

/// Begins to type: the field that is drawn next under this id has the focus, and a caret of its own.
pub fn begin_typing(ui: &Ui, id: Id) {
    ui.memory_mut(|memory| memory.request_focus(id));
}

/// True until a field that was begun has its caret.
fn is_just_begun(ui: &Ui, id: Id) -> bool {
    TextEditState::load(ui.ctx(), id).is_none()
}

/// Puts the caret where the click was that began the field. Without one the whole text is marked, as the Tab key does elsewhere.
fn put_caret(ui: &Ui, output: &mut TextEditOutput) {
    let rect = output.response.response.rect;
    let clicked = ui.input(|input| input.pointer.interact_pos());
    let galley = &output.galley;
    let marked = match clicked.filter(|at| rect.expand(4.0).contains(*at)) {
        Some(at) => CCursorRange::one(galley.cursor_from_pos(at - output.galley_pos)),
        None => CCursorRange::two(galley.begin(), galley.end()),
    };
    output.state.cursor.set_char_range(Some(marked));
    output
        .state
        .clone()
        .store(ui.ctx(), output.response.response.id);
}

/// Sets a text that is typed as it is read.
fn layouter(
    font: FontId,
    line_height: f32,
    color: egui::Color32,
) -> impl FnMut(&Ui, &dyn TextBuffer, f32) -> std::sync::Arc<egui::Galley> {
    move |ui, text, width| {
        let format = TextFormat {
            line_height: Some(line_height),
            ..TextFormat::simple(font.clone(), color)
        };
        let mut job = LayoutJob::single_section(text.as_str().to_owned(), format);
        job.wrap.max_width = width;
        ui.fonts_mut(|fonts| fonts.layout_job(job))
    }
}

fn label(field: &Field<'_>) -> String {
    format!("{} {}", capitalised(field.what), field.of)
}

/// "a title", "an author".
fn with_article(noun: &str) -> String {
    match noun.starts_with(['a', 'e', 'i', 'o', 'u']) {
        true => format!("an {noun}"),
        false => format!("a {noun}"),
    }
}
