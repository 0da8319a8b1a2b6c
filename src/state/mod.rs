//! Everything that can change while the program runs, and the one function that changes it.

mod answer;
mod article;
mod article_pane;
mod article_reading;
mod context_menu;
mod editing;
mod event_list;
mod filter;
mod find;
mod held_keys;
mod history;
mod listed;
mod motion;
mod navigation;
mod presentation;
mod replace;
#[cfg(test)]
pub mod sample;
mod selection;
mod text_view;
mod update;

use std::sync::Arc;

use egui::{Pos2, Vec2};

use crate::article::Article;
use crate::document::date::DateStyle;
use crate::document::source::{Conflict, ValueName};
use crate::document::{ClaimNumber, EventId, Facet, FacetValue};
use crate::markup::Address;
use crate::timeline::{ClaimOrder, LaneIx, Timeline};
use crate::view::arrangement::Arrangement;
use crate::view::camera::Camera;
use crate::view::division::{Divider, Division};
use crate::view::document_layout::DocumentLayout;
use crate::view::look::{Look, Selection, SelectionIx};
use crate::view::presentation::StepRef;
use crate::view::query::{Findings, Line, Section};
use crate::view::scene::Target;
use crate::view::shared::Shared;
use crate::view::subset::Subset;
use crate::view::viewport::Viewport;

pub use answer::Answer;
use article::LookedUp;
pub use article_pane::{ArticleMsg, ArticlePane};
pub use article_reading::{ReadText, Unread};
pub use context_menu::{ContextMenu, MenuEntry};
pub use editing::{
    DateReading, DateTyping, Drag, DragMsg, Edit, Editing, Fault, JournalEntry, Named, Naming,
    Reading, as_typed,
};
pub use event_list::{ListOrder, Page};
pub use filter::{Arranged, Filtering, ToArrange};
pub use find::{Find, search};
pub use listed::Listed;
use navigation::Navigation;
pub use presentation::{
    AudienceScreen, AutoAdvance, NOTES_POINTS, POINTER_SECONDS, Pace, PresentMsg, Presentation,
    WindowSetup,
};
pub use text_view::{Reveal, RevealAt, TextMsg, TextScroll, TextSelection, TextView};
pub use update::update;

/// A document as a window takes it in.
#[derive(Debug)]
pub struct OpenDocument {
    pub timeline: Arc<Timeline>,
    pub document_layout: DocumentLayout,
    /// Its text, where it can be edited.
    pub text: Option<Arc<str>>,
}

/// The state of an open document's window.
#[derive(Clone, Debug)]
pub struct State {
    pub timeline: Arc<Timeline>,
    /// The text that the document reads, if that can be read.
    pub article: Option<Arc<Article>>,
    looked_up: LookedUp,
    /// The same beside the canvas.
    pub article_pane: Option<ArticlePane>,
    /// True where the window has no room for that.
    pub article_waits: bool,
    /// The reason why a text that the document tells is not there.
    pub unread: Option<Unread>,
    pub document_layout: Arc<DocumentLayout>,
    /// Its text, where it can be edited.
    editing: Option<Editing>,
    /// The choice of events and lanes that both are arranged for.
    applied: Arrangement,
    pub mode: Mode,
    pub preferences: Preferences,
    /// The names of the monitors, as far as they are known, the program's own first.
    pub monitors: Vec<String>,
    pub help_open: bool,
    pub settings_open: bool,
    /// The size of texts and all else in percent, as the window has it.
    pub text_percent: u16,
    /// True where the desktop asks for less motion.
    pub desktop_reduces_motion: bool,
    /// The address that a link leads to and the reader is asked about.
    pub asked_address: Option<Address>,
    /// The events that are listed over the window.
    pub listed: Option<Listed>,
    /// The menu of a thing on the canvas that is open.
    pub menu: Option<ContextMenu>,
    /// The line that answers what the reader did last.
    answer: Option<Answer>,
    /// Seconds of the last frame, to move by held keys.
    now: f64,
    /// The step that was shown last, in this presentation or the one before.
    last_step: StepRef,
}

/// Reading by oneself, or telling a room.
#[derive(Clone, Debug)]
pub enum Mode {
    Explore(Box<Explore>),
    Present(Box<Presentation>),
}

/// One reader before the whole window.
#[derive(Clone, Debug)]
pub struct Explore {
    nav: Navigation,
    pub find: Find,
    /// Set when the reader asks for the detail panel's links by key, until the panel has taken the focus.
    pub detail_wants_focus: bool,
    pub filtering: Filtering,
    /// The contents of the panel where nothing is selected.
    pub page: Page,
    /// Set when the list is opened, until its first event has taken the focus.
    pub list_wants_focus: bool,
    /// Set when the reader asks for a menu by key, until the canvas has said of what.
    pub wants_menu: bool,
    /// The part of the window that has the keyboard's focus again once the menu that was opened by key is closed.
    pub focus_before_menu: Option<egui::Id>,
}

/// Settings kept between runs.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
#[serde(default)]
pub struct Preferences {
    pub theme: ThemeChoice,
    pub detail_shown: bool,
    /// The article beside the canvas, where the document has one.
    pub article_shown: bool,
    pub overview_shown: bool,
    /// The legend of what is in view, below the claims.
    pub legend_shown: bool,
    pub claim_order: ClaimOrder,
    pub motion: MotionChoice,
    pub date_style: DateStyle,
    /// The name of the screen that the audience looks at.
    #[serde(alias = "room_screen")]
    pub audience_monitor: Option<String>,
    /// The size of the speaker's notes.
    pub notes_points: u8,
    pub panels: PanelSizes,
    pub division: Division,
    /// The commands that were last chosen from the list, the latest first.
    pub commands_chosen: Vec<String>,
}

/// The sizes of panels in points, once they differ from those that the window's size gives them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
#[serde(default)]
pub struct PanelSizes {
    pub detail: Option<u16>,
    pub article: Option<u16>,
    pub notes: Option<u16>,
    pub next_step: Option<u16>,
}

/// A panel whose edge can be dragged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SizedPanel {
    Detail,
    Article,
    Notes,
    NextStep,
}

impl PanelSizes {
    pub fn points(self) -> [Option<u16>; 4] {
        [self.detail, self.article, self.notes, self.next_step]
    }

    pub fn of(&mut self, panel: SizedPanel) -> &mut Option<u16> {
        match panel {
            SizedPanel::Detail => &mut self.detail,
            SizedPanel::Article => &mut self.article,
            SizedPanel::Notes => &mut self.notes,
            SizedPanel::NextStep => &mut self.next_step,
        }
    }
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            theme: ThemeChoice::System,
            detail_shown: true,
            article_shown: true,
            overview_shown: true,
            legend_shown: false,
            claim_order: ClaimOrder::default(),
            motion: MotionChoice::default(),
            date_style: DateStyle::default(),
            audience_monitor: None,
            notes_points: 20,
            panels: PanelSizes::default(),
            division: Division::default(),
            commands_chosen: Vec::new(),
        }
    }
}

/// The least and the greatest size of texts that the settings offer, in percent. egui's own keys go beyond.
pub const TEXT_PERCENT: (u16, u16) = (80, 200);

/// Flights and fades, or cuts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
pub enum MotionChoice {
    /// As the desktop says.
    #[default]
    System,
    Full,
    Reduced,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
pub enum ThemeChoice {
    #[default]
    System,
    Light,
    Dark,
    HighContrast,
    Print,
}

/// A dialog for the document's file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileDialog {
    /// A document from an article, or an empty one.
    New,
    Open,
    SaveAs,
}

/// Everything that input can ask for.
#[derive(Clone, Debug, PartialEq)]
pub enum Msg {
    /// A new frame, at so many seconds since the start.
    Frame(f64),
    CanvasResized(Vec2),
    /// Zoom by a factor (above 1 is closer) at so many points from the left of the time axis.
    Zoom {
        factor: f64,
        x: f64,
    },
    /// Pan by so many points; positive shows what is later.
    Pan(f64),
    /// Keys held down: -1, 0 or 1 for out, none, in and for earlier, none, later.
    Hold {
        zoom: i8,
        pan: i8,
    },
    /// Show exactly this, from the overview.
    SetCamera(Camera),
    ScrollLanes(f32),
    ScrollClaims(f32),
    /// Order the claims otherwise.
    NextClaimOrder,
    Hover(Option<Selection>),
    /// A click, or the accessible equivalent, on something on the canvas that can be read.
    Click(Selection),
    /// The same on a count: look at what it holds, or list that.
    ZoomTo(Camera),
    List(Listed),
    /// The same on an arrow: go to what lies before or after the view.
    GoTo(Camera),
    /// A link in the detail panel, or an event of a list.
    Select(Selection),
    NextEvent,
    PreviousEvent,
    NextClaim,
    PreviousClaim,
    /// Read what is selected: into the detail panel.
    FocusDetail,
    /// Close what lies over the window, else clear the selection, else the search.
    Dismiss,
    /// Ask for the menu of what has the focus on the canvas, or of what is selected.
    AskForMenu,
    /// Open the menu of a target at a point of the window, if there is one.
    OpenMenu(Option<(Target, Pos2)>),
    /// The part of the window to which the keyboard's focus returns once the menu is closed; nothing once it has.
    FocusBeforeMenu(Option<egui::Id>),
    CloseMenu,
    /// Select something and light what rests on it.
    ShowResting(Selection),
    /// Select something and fit it.
    Fit(Selection),
    /// Fit the selection; when it is fitted already, fit everything.
    FitSelection,
    FitAll,
    ToggleFolds,
    Back,
    Forward,
    ToggleDetail,
    /// Show the article beside the canvas, or not any more.
    ToggleArticle,
    Article(ArticleMsg),
    ToggleOverview,
    ToggleLegend,
    ToggleHelp,
    ToggleSettings,
    /// A link in a text: open it, or ask first.
    FollowLink(Address),
    /// The answer to that: open it.
    OpenAskedAddress,
    DetailFocused,
    /// Show something in the panel in place of what is selected.
    ShowPage(Page),
    /// The filters in the panel, or the introduction again.
    ToggleFilters,
    /// Ask for a property of events, or not any more.
    ToggleFacetValue(FacetValue),
    /// Show only the events that have these properties; of two filters change the one that is edited.
    SetFilter(Vec<FacetValue>),
    /// Show all events in the document's lanes.
    ShowAll,
    /// Ask for this beside what is asked for already.
    AskFor(Arrangement),
    /// Add a second filter below the first, or take it away.
    ToggleComparison,
    /// Ask no more for a property, in the lower of two filters or in the upper one.
    AskNoMoreFor(FacetValue, bool),
    /// Edit the lower of two filters, or the upper one.
    EditBelow(bool),
    /// Make lanes of a facet's values, or of those of the next one.
    MakeLanesBy(Facet),
    NextLanes,
    /// Show only the events of a view that the document keeps.
    ShowView(String),
    /// Copy the filter as a document keeps it.
    CopyFilter,
    /// The name under which the filter is to be kept, as it is typed, or none any more.
    NameFilter(Option<String>),
    /// Keep the filter in the document under that name.
    KeepFilter,
    /// What was arranged beside the window.
    Arranged(Shared<Arranged>),
    /// The list has the focus that it was given.
    ListFocused,
    /// Focus the search field.
    FocusFind,
    FindFocused,
    /// Look for these words and dates.
    Find(String),
    /// What has them, for the list, and a little later for the canvas.
    Found(String, Shared<Findings>),
    FoundInFront(String, Shared<Subset>),
    /// Go to a line of the list of what was found, by its place, and show what it stands for.
    MoveFindCursor(Option<usize>, Option<Line>),
    /// Choose a line of that list.
    OpenLine(Line),
    /// Keep in mind that a command was chosen from the list.
    CommandChosen(String),
    /// All lines of a section, or the first of each.
    OpenFindSection(Option<Section>),
    /// Close the list; what was found stays in front.
    CloseFind,
    /// Leave the search, and return to the view before it.
    LeaveFind,
    /// Show what was found alone, or in front of the rest.
    ToggleHideRest,
    NextTheme,
    SetTheme(ThemeChoice),
    /// Cuts where there was motion, or motion where there were cuts.
    ToggleMotion,
    SetMotion(MotionChoice),
    SetDateStyle(DateStyle),
    /// The desktop asks for less motion, or not any more.
    DesktopReducesMotion(bool),
    /// Show texts and all else at so many percent.
    SetTextSize(u16),
    /// The size that the window has now, which egui's own keys change too.
    TextSizeIs(u16),
    /// Copy what is selected, if something is, or what else is meant, with its date and its source.
    CopyCitation(Option<Selection>),
    CopyTitle(Selection),
    CopyQuotation(Selection),
    /// Change values of the document.
    Edit(Edit),
    /// Take something away with what refers to it.
    Delete(Selection),
    DeleteSelection,
    /// Make an event in the middle of the view, as vague as its scale, of which a claim speaks if one is named.
    NewEvent(Option<ClaimNumber>),
    /// Make an event in a lane, at so many points from the left of the time axis.
    NewEventAt {
        lane: LaneIx,
        x: f64,
    },
    NewClaim,
    /// Give the selected event the words that are marked in the article.
    AddPhrase,
    Undo,
    Redo,
    /// Type in a field.
    BeginField(ValueName),
    /// Type in it no more.
    EndField(ValueName),
    /// Type a date for an event, and see what it means.
    TypeDate(EventId, String),
    /// Take another of the readings of it.
    ChooseDate(usize),
    /// Give the event that date, or leave it as it was.
    EndDate(bool),
    /// Type another id or number for something.
    TypeName(Named, String),
    /// Give it that name wherever the document names it, or leave it as it was.
    EndName(bool),
    /// Move a claim down or up among the others; without one the step of the talk that is typed in, or the claim that is selected.
    MoveOn(Option<ClaimNumber>, bool),
    /// Make a step of the talk of something; without that of what is selected, or else of what is in view.
    AddStep(Option<Selection>),
    /// Go to the next question of the document to a person, or to the one before.
    Decide(bool),
    /// Take the question away that is being decided, and go to the next.
    AcceptDecision,
    EndDecisions,
    /// Drag an event on the canvas.
    Drag(DragMsg),
    /// Take another program's version of a value that both have changed, or keep the reader's.
    Resolve(Conflict, bool),
    /// A text that was read beside the window after an edit.
    WasRead(Shared<Reading>),
    /// Write the text to its file.
    Save,
    /// Open a dialog for the document's file.
    AskForFile(FileDialog),
    /// Close the document; what is not saved waits in its journal.
    CloseDocument,
    /// The text that was written and the name of its file, or the reason why it was not.
    Saved(Result<(Arc<str>, String), String>),
    Reload,
    Quit,
    Present(PresentMsg),
    /// The names of the monitors there are now.
    Monitors(Vec<String>),
    /// The monitor that the audience looks at, by its name.
    AudienceMonitor(String),
    /// The size of a panel in points, after its edge was dragged.
    PanelResized(SizedPanel, u16),
    /// A line of the canvas drawn elsewhere, in points, or back where it stands by itself.
    Divide(Divider, Option<f32>),
    /// Make the parts for names and for claims so much larger.
    MoveDividers {
        gutter: f32,
        claims: f32,
    },
    /// All lines of the canvas where they stand by themselves.
    ResetDivision,
}

/// An action that only the window can take.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    Reload,
    /// Search for words beside the window, or stop.
    Find(Option<String>),
    /// Arrange the document beside the window as the state asks for.
    Arrange,
    /// Read the edited text beside the window.
    ReadAgain,
    /// Keep what was done to the text.
    Journal(JournalEntry),
    /// Write the edited text to its file.
    Save,
    AskForFile(FileDialog),
    CloseDocument,
    /// Index the words of a large document beside the window.
    IndexWords,
    /// Read the text that the document tells, unless it has been read as it is now.
    ReadArticle,
    /// Read it no longer.
    GiveUpArticle,
    /// Look for dates in the article beside the window.
    FindDates,
    OpenAddress(Address),
    /// Show everything at so many percent.
    SetTextSize(u16),
    /// Put a text on the clipboard.
    Copy(String),
    Quit,
}

impl State {
    /// The state of a document that is only looked at.
    pub fn new(timeline: Arc<Timeline>, preferences: Preferences) -> Self {
        let opened = OpenDocument {
            document_layout: DocumentLayout::new(&timeline),
            timeline,
            text: None,
        };
        Self::of(opened, preferences)
    }

    /// The state of a document that was opened.
    pub fn of(opened: OpenDocument, preferences: Preferences) -> Self {
        let OpenDocument {
            timeline,
            document_layout,
            text,
        } = opened;
        let timeline = in_style(timeline, preferences.date_style);
        let mut nav = Navigation::new(
            &document_layout,
            Vec2::new(1200.0, 760.0),
            preferences.division.with_titles(document_layout.titles),
        );
        nav.look.claim_order = preferences.claim_order;
        Self {
            timeline,
            article: None,
            looked_up: LookedUp::default(),
            article_pane: None,
            article_waits: false,
            unread: None,
            document_layout: Arc::new(document_layout),
            editing: text.map(Editing::new),
            applied: Arrangement::default(),
            mode: Mode::Explore(Box::new(Explore {
                nav,
                find: Find::default(),
                detail_wants_focus: false,
                filtering: Filtering::default(),
                page: Page::default(),
                list_wants_focus: false,
                wants_menu: false,
                focus_before_menu: None,
            })),
            preferences,
            monitors: Vec::new(),
            help_open: false,
            settings_open: false,
            text_percent: 100,
            desktop_reduces_motion: false,
            asked_address: None,
            listed: None,
            menu: None,
            answer: None,
            now: 0.0,
            last_step: StepRef::default(),
        }
    }

    /// The document's text, where it can be edited.
    pub fn editing(&self) -> Option<&Editing> {
        self.editing.as_ref()
    }

    /// The presentation that is being given.
    pub fn presentation(&self) -> Option<&Presentation> {
        match &self.mode {
            Mode::Present(presentation) => Some(presentation),
            Mode::Explore(_) => None,
        }
    }

    fn presentation_mut(&mut self) -> Option<&mut Presentation> {
        match &mut self.mode {
            Mode::Present(presentation) => Some(presentation),
            Mode::Explore(_) => None,
        }
    }

    /// The reader's own window, which waits while a presentation is given.
    pub fn explore(&self) -> &Explore {
        match &self.mode {
            Mode::Explore(explore) => explore,
            Mode::Present(presentation) => presentation.explore(),
        }
    }

    fn explore_mut(&mut self) -> &mut Explore {
        match &mut self.mode {
            Mode::Explore(explore) => explore,
            Mode::Present(presentation) => presentation.explore_mut(),
        }
    }

    fn nav(&self) -> &Navigation {
        match &self.mode {
            Mode::Explore(explore) => &explore.nav,
            Mode::Present(presentation) => presentation.nav(),
        }
    }

    fn nav_mut(&mut self) -> &mut Navigation {
        match &mut self.mode {
            Mode::Explore(explore) => &mut explore.nav,
            Mode::Present(presentation) => presentation.nav_mut(),
        }
    }

    /// The look of the mode that is on the screen.
    pub fn look(&self) -> &Look {
        &self.nav().look
    }

    /// The position of the selection, if something is selected.
    pub fn selected(&self) -> Option<SelectionIx> {
        self.look().selected(&self.timeline)
    }

    fn look_mut(&mut self) -> &mut Look {
        &mut self.nav_mut().look
    }

    /// The size of the canvas, in points of its layout.
    pub fn canvas(&self) -> Vec2 {
        self.nav().canvas
    }

    /// True where the quiet years are folded; `look().folding` is on its way there.
    pub fn is_folded(&self) -> bool {
        self.nav().folded
    }

    /// The limits within which the camera moves.
    pub fn viewport(&self) -> Viewport<'_> {
        let width = f64::from(self.look().division.time_width(self.canvas()));
        self.document_layout.viewport(width, self.look().folding)
    }

    /// True where the view cuts to where it would fly.
    pub fn reduces_motion(&self) -> bool {
        match self.preferences.motion {
            MotionChoice::System => self.desktop_reduces_motion,
            MotionChoice::Full => false,
            MotionChoice::Reduced => true,
        }
    }

    /// True while anything moves, so that the next frame is due at once.
    pub fn is_moving(&self) -> bool {
        let presentation = self.presentation();
        let is_changing = presentation.is_some_and(|given| given.is_changing(self.now));
        self.nav().motion.is_some() || self.nav().held.is_moving() || is_changing
    }

    /// True while something lies over the window, behind which nothing moves.
    pub fn is_covered(&self) -> bool {
        self.help_open
            || self.settings_open
            || self.asked_address.is_some()
            || self.listed.is_some()
            || self.menu.is_some()
    }

    /// True if there is something to close, to clear or to end.
    pub fn can_dismiss(&self) -> bool {
        let searches = !self.explore().find.text.is_empty();
        self.is_covered() || self.look().selection.is_some() || searches
    }

    pub fn can_go_back(&self) -> bool {
        self.nav().history.can_go_back()
    }

    pub fn can_go_forward(&self) -> bool {
        self.nav().history.can_go_forward()
    }

    pub fn has_folds(&self) -> bool {
        !self.document_layout.stretches.is_empty()
    }

    pub fn has_claims(&self) -> bool {
        !self.timeline.claims_by_number().is_empty()
    }
}

/// A timeline with its dates told in a style.
fn in_style(timeline: Arc<Timeline>, style: DateStyle) -> Arc<Timeline> {
    match timeline.date_style() == style {
        true => timeline,
        false => Arc::new(timeline.with_date_style(style)),
    }
}
