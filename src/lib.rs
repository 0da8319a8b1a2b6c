//! # Claimline
//!
//! A desktop timeline for argument-heavy texts. A document holds the events that a text dates and the numbered
//! claims it makes about them; Claimline draws each event exactly as precisely as the text dates it, ties events
//! and claims together both ways, and asserts nothing itself.
//!
//! ## Words
//!
//! | word | meaning |
//! |---|---|
//! | document | a file's events and claims, field for field |
//! | timeline | a document that is checked and indexed: dates resolved, references followed |
//! | claim, link, role | a numbered statement of the text; its tie to an event; the part that the event plays in it |
//! | EDTF date, window, bounds | a date as ISO 8601-2 writes it; the instants at which one end may lie; both ends' windows |
//! | own date, reckoning | the date that the document itself gives an event; the hemisphere and calendar that it is read in |
//! | problem, diagnostic | a fault of a value, known by its path; the same with line, column and mend |
//! | recovery, placeholder | reading on behind a syntax error; the value put where one could not be read |
//! | source map | the places of a document's values in its text |
//! | change, text edit | other contents of one value; the same as other words for a range of the text |
//! | time expression | words of a text that tell a time: "4 August", "last week", "18 months" |
//! | anchor, thread | the time that others are counted from, the writing in news; where a history has come to |
//! | source text, value name | a document's text with its values, parsed once a version; the way to a value by ids, whatever its place |
//! | undo step, journal | what was done to the text and what takes it back; all that was done, in a file beside the settings |
//! | fault, conflict, remark | what is wrong with a value of the edited text; a value that another program has changed too; a question of the document to a person |
//! | look | camera, folding, selection, pointer, what is found and scrolls: whatever a picture depends on beside its document |
//! | camera, viewport | the instants at the canvas's edges; the width, folds and limits within which it moves |
//! | scale, segment | the mapping of time to points; a linear part of it |
//! | stretch: folded, condensed | a part of time with a scale of its own: quiet and drawn as a break; vague and drawn whole |
//! | scene, mark, hitbox | the canvas as shapes; one shape; a place that can be pointed at |
//! | target | the thing that a mark or hitbox stands for, by its position in one timeline |
//! | selection | the thing that is read, by its name in the document |
//! | glyph | the shape of an event: as precise as its date |
//! | sign, legend | a part of a picture that says something by its look; every sign with what it says, for the window and for exports |
//! | record | the date that history has for an event, where it is not the text's; a mark of its own |
//! | undated, strip | of no time at all, as far as is known; the part of the canvas that lists such events, in every view |
//! | own time, own x | the one instant or x of an event where it can have one only |
//! | link group | links of a claim that have one place between them: a count, or an arrow |
//! | lane, row | a band of the canvas; a line of events in it, or a claim's line |
//! | label placement | the rule for where an event's name stands |
//! | bin, histogram | a stretch of time with the number of its events; a lane's bins |
//! | top k | the k events of the greatest weight |
//! | overview | the strip below the canvas: everything in columns, and the window one looks through |
//! | miniature | the whole document at the size of a thumb, by which one knows it again |
//! | query, findings | words and dates that are looked for, read; what has them, the best first |
//! | facet, filter | a kind of property that events have; the properties that they must have to be shown |
//! | subset | a part of the events and claims with an index of its own: what is found, or what is shown |
//! | arrangement | the filters, one or two, and what the lanes are made of |
//! | answer | the line that says what a message did, where nothing else shows it |
//! | explore mode, presentation | reading by oneself; telling a room step by step |
//! | script, step | the steps of a presentation with what they name found; one of them |
//! | text view, text mark | a reader's place in a long text; something that is said about a stretch of it |
//! | astray | of a quotation: not exact |
//! | standing | of a quotation in the article: exact, elsewhere, near or missing |
//! | article, passage, furniture | the text that a document reads; a part of it with its place; what stands on its page and is no part of it |
//! | expression, proposal, decision | words that tell a time; an event that a draft proposes; what a person must judge in a draft |
//! | audience view, presenter view | the room's picture; the speaker's window, with notes and time |
//!
//! ## The map
//!
//! Data flows one way. A module knows some of those above it in this list and none below it; no two modules know each
//! other, apart from one and those within it. A test holds both.
//!
//! | module | contents |
//! |---|---|
//! | [`printable`] | text as a terminal can take it |
//! | [`markup`] | stress and links in the document's texts |
//! | [`document`] | the file's contents field for field; dates; problems with their place in the file |
//! | [`article`] | the text that a document reads: readers of its formats, its blocks, claims and sentences; the document's quotations in it |
//! | [`draft`] | from an article to a first draft of its document, or to what a document lacks of it: time expressions, names, events, claims |
//! | [`timeline`] | a document checked and indexed: dates resolved, references followed |
//! | [`words`] | the interface's words |
//! | [`view`] | pure geometry: a timeline seen through a look is a scene of simple shapes |
//! | [`describe`] | names of the things on the canvas |
//! | [`state`] | everything that can change, the messages, and the one function that applies them; a new version of the document replaces it under them |
//! | [`command`] | one table of commands for keys, buttons, help and README |
//! | [`bidi`] | the visual order of text that runs from right to left |
//! | [`fonts`] | the embedded fonts, and the width of texts in them |
//! | [`theme`] | color roles to colors |
//! | [`export`] | the scene on pages with title and legend as SVG, the document as JSON; needs no display |
//! | [`ui`] | reads the state, sends messages, paints the scene |
//! | [`io`] | files, standard streams, and loading through them |
//! | [`app`] | the window and its file |
//! | [`cli`] | the command line |
//!
//! ```text
//! text -> Document -> Timeline -+
//!  ^ edits, watched file        +-> layout -> Scene -> paint (egui) or SVG
//! State { Mode { Look, .. } } --+
//!    ^ update(Msg) <- pointer, keys, buttons
//! ```
//!
//! ## Choices worth knowing
//!
//! - **Time** is whole seconds in integers where it is kept, `f64` where it is mapped, `f32` where it is painted.
//! - **Identity is a name** ([`view::look::Selection`]): whatever outlives a frame refers to events by id, to claims by
//!   number and to links by both. Positions belong to one timeline, its index and its scenes. So a document can be
//!   replaced under the reader's eyes ([`state::State::replace`]), and is, after each save of its file.
//! - **A mode of the state is one value** ([`state::Mode`]): each has a navigation of its own, and the reader's window
//!   waits within the presentation.
//! - **A scale with stretches of their own** ([`view::scale`], [`view::stretches`]) is piecewise linear, continuous and
//!   invertible, so zooming at the pointer, panning and picking need not know about them. The dates divide a document into
//!   pieces, and one rule shares the view out among these; each change of scale is a fold or has a mark of its own.
//! - **Rows are packed once** for a filter of a document ([`view::rows`]), for the widest view of an ordinary canvas: nothing
//!   jumps while one zooms or resizes. Names share out all rows of their lane; where those are too few, each event stands
//!   in the row in which its name soonest has room as one looks closer. What has none at a scale is counted
//!   ([`view::labels`]). The number of claims about an event is a figure behind its name, laid out after all names, so that
//!   it costs none.
//! - **Claims have nearly half the height where they need it** ([`view::layout`]), and lanes that do not fit beside them scroll: in
//!   fewer rows, what lasts long would go into counts. Where there is more height, a claim's row has more lines, for its
//!   title and the beginning of its summary.
//! - **A frame asks the index** ([`timeline::LaneIndex`]) and visits no more events than its pixels can show: starts and
//!   ends sorted by themselves count exactly the events that overlap a stretch, a tree of latest ends and greatest weights
//!   finds them. A lane with few events in view is laid out one by one; with more, it is density, its top k, and counts
//!   that open what they hold, closer up or as a list. [`view::scene::Scene::visited`] counts the visits, and tests bound it.
//! - **Each event has one x of its own** ([`view::glyph::own_x`]), from a time that depends on no scale. Its diamond, the guide
//!   through it and its marks in the claims' rows stand there, and no mark is moved aside: marks that would overlap take two
//!   tiers or are a count, and those out of view are behind an arrow. An order by that time ([`timeline::MarkOrder`]) holds at
//!   every scale, so a row finds the ends of the view by halving.
//! - **The structure of the argument is indexed** ([`timeline::Structure`]): what each claim builds on, what builds on it, and
//!   where two are in tension. The chain of the one claim that is lit is followed anew in each frame, up to a bound. The
//!   rows of the claims are one value ([`view::claim_rows`]): an order, and above it the claims about what is read.
//! - **Words are indexed once per document** ([`timeline::TextIndex`]): all words in one sorted string, so that a whole word and
//!   a beginning are found by halving, an inner part by one search through it, and a slip by an automaton; and for each the
//!   places where it stands, as differences. Each event's date in words is indexed too, so that whatever the interface says can be
//!   typed. Words are compared as UAX #29 divides them, without marks, with their case folded in full.
//! - **What is found stands in front, what is hidden is not there**: a [`view::look::Look`] has a subset that is shown and one
//!   that was found, each with an index of its own ([`view::subset`]), made on a thread where there is much to search. Drawing code asks
//!   the look for a lane's index, and need not know whether something is left out.
//! - **A filter is the document's own type** ([`document::FacetValue`]): the window, the command line, a step of a talk and the views that a
//!   document keeps ask in the same words. Its numbers ([`view::facets`]) are counted in one pass, each under what the *other* facets
//!   leave, and words are looked for in what it leaves.
//! - **Lanes are the document's, or of events that share a value of a facet, or of two filters** ([`view::arrangement`]). Such a
//!   timeline is the same document with another index ([`timeline::Timeline::in_lanes`]): positions of events and claims stay, an event
//!   may stand in several lanes, and its hue is that of its own lane in all of them.
//! - **A walk through the list of what was found is one step back**: the canvas follows its cursor without a trace in the
//!   history, which remembers the view before the search.
//! - **An edit is a change of the text** ([`document::source`]): it names a value, the text is edited at that place and read again as each
//!   new version of a file is ([`state::State::replace`]). So there is one way into the window, and whatever the file has beside its
//!   values stays. Undo steps are edits of the text with their inverses; so is what another program has changed, brought together by
//!   values: theirs is taken as it is, and what differs between the base and ours is changed in it.
//! - **A name is typed as a whole** ([`state::Named`]): an id or a number is in the document once it is ended, and all that refers to
//!   it follows in the same step. So a claim's place is its number: one that moves exchanges it with its neighbour.
//! - **What mends a problem belongs to it** ([`document::Replacement`]): the window's buttons and `check --format json` read the same.
//! - **A date that is typed or dragged is shown, and not in the document yet**: the state shows a reading of the text as it would be.
//! - **Unsaved work is a journal**, written line by line as it is done and done again when the document is opened: so it outlives a
//!   crash, and undo outlives a save and a restart.
//! - **Memory comes from mimalloc**: a frame allocates thousands of small pieces and a few large ones, and the system's
//!   allocator takes a seventh to a third more of its time. On Linux the graphics driver's memory comes from it too: the
//!   system's allocator gives what a frame has used back to the kernel, and the next frame has it cleared anew.
//! - **Without a graphics card each pixel costs**: nothing is dithered, the paper is cleared and not filled, marks share as few
//!   meshes as they can, and nothing is smoothed between the texels of the fonts' atlas ([`fonts::WholeTexels`]).
//! - **A large file is opened on a thread**, which shows the first of it ([`document::first_look`]) while the rest is read;
//!   small ones open in less than a frame or two, without a page in between.
//! - **A file's folder is watched**, not the file, since many editors write by renaming. A file with errors leaves the last
//!   good picture in place under a banner.
//! - **The scene's coordinates are the canvas's points.** egui_plot hosts it with bounds to match, all of its own
//!   ways of moving turned off; the camera is ours. With folds a plot's one linear
//!   transform cannot place time, so the scene places it and the plot places the scene.
//! - **Dates are resolved in [`document::when`]**, not in the timeline: a file is good only if its dates agree, and only
//!   resolving them tells.
//! - **The overview is on the canvas's own scale of everything** ([`view::overview`]), folds included, right below the axis:
//!   one learns one picture of the whole, and at the widest view the two are the same. What only may be is striped there, not
//!   paler, so that it keeps its contrast.
//! - **Every word can be read**: what steps back keeps 4.5:1, no label is smaller than 12 points, and behind a label lies a plate in
//!   the colour of its ground, so that no line, fold or hatching runs through it. A test computes the contrast of each text of
//!   many scenes with all that is painted below it, in each theme.
//! - **The lanes' hues are told apart with every kind of color vision**: a test simulates the common colour blindnesses and
//!   holds a least difference of every two hues, and of each from the accent, in each palette.
//! - **The size of texts is the window's** ([`state::State::text_percent`]): egui's own keys change it too, so the state is told
//!   of it and asks for another by an effect. egui knows two themes; that of high contrast stands in for the dark one.
//! - **No message is silent**: [`state::update`] compares before with after, and answers where nothing in sight has changed.
//!   So a key whose command can do nothing sends its message all the same.
//! - **The audience view is a scene** ([`view::layout::audience`]) laid out in points of its own, 36 lines of the smallest
//!   text high, headline and claims included, and magnified. So it is the same picture on the projector, live in the
//!   presenter view, as the next step and in the overview, and one test each holds for its text sizes and its silence
//!   about the notes. Otherwise there would be four ways to draw one thing.
//! - **A step has rows of its own** ([`view::layout::audience`]): only its events are named, so its lanes are high where it
//!   names something, and the other lanes are lines, in which everything else stands as it does in explore mode. The row of
//!   the claim that is read is drawn by the code of explore mode, and so are its marks.
//! - **The second window is an immediate viewport** of egui's, drawn in the same frame from the same state. A desktop's
//!   monitors come from winit, and from RandR where X11 divides one output into several.
//! - **A text is shown as it was written** ([`markup`]), without the few signs that are shown otherwise, and not as a parser
//!   of CommonMark would write it anew. So nothing that a parser drops can be lost.
//! - **An undated event has a date that bounds nothing** ([`document::when::Dated::is_undated`]), and the order of events
//!   ([`timeline::EventOrder`]) ends with such events. The indexes of lanes, the folds and the camera do not know them, so nothing
//!   can draw them at a time; the strip takes them from that order.
//! - **A long text is seen from a place in it** ([`state::TextView`]), not from a height above it: the paragraphs in sight are set, each by
//!   itself, and none of the others, so nothing jumps when one above is set. Whatever is said about the text is asked for those
//!   paragraphs alone. egui's labels tell nobody what is selected in them, so the widget is our own.
//! - **The article follows the selection and the axis follows the article** ([`state::ArticlePane`]): what is selected anywhere comes into
//!   sight unless it is there, and the event whose words are above the middle of the text is marked on the axis. The marks
//!   ([`view::article`]) belong to one version of document and article, and are made once it is shown. A phrase keeps its
//!   standing as long as it and the article are the same ([`article::Quotations::renewed`]).
//! - **The document opens without its text** ([`state::ReadText`]), which is read as soon as the document tells it, whether it was opened,
//!   edited or changed by another program: at once, or beside the window where that would be noticed.
//! - **A draft says nothing of its own** ([`draft`]): its words are the article's, in quotation marks, and each guess that matters is
//!   a question in the file. It is made by rules of English alone, without knowledge of the world, and is the same each time.
//! - **A drag changes the digits of one date in the text** ([`document::date::EdtfDate::moved`]), in the date's own unit, and so keeps its form
//!   and its doubts. The canvas shows the date on the scale on which the drag began, so that the end stays under the pointer.
//! - **A date's bounds are the standard's**: `~` and `?` have no width in it, so they fade an end without moving it.

pub mod app;
pub mod article;
pub mod bidi;
pub mod cli;
pub mod command;
pub mod describe;
pub mod document;
pub mod draft;
pub mod export;
pub mod fonts;
pub mod io;
pub mod markup;
pub mod printable;
pub mod state;
pub mod theme;
pub mod timeline;
pub mod ui;
pub mod view;
pub mod words;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;
