//! # Claimline
//!
//! A desktop timeline for argument-heavy texts. A document holds the events that a text dates and the numbered
//! claims it makes about them; Claimline draws each event exactly as precisely as the text dates it, ties events
//! and claims together both ways, and asserts nothing itself.
//!
//! ## The map of the house
//!
//! Data flows one way. A module knows those above it in this list and none below it; a test holds that.
//!
//! | module | what it knows |
//! |---|---|
//! | [`document`] | what a file says, field for field; dates; problems with their place in the file |
//! | [`timeline`] | a document checked and indexed: dates resolved, references followed |
//! | [`words`] | what the interface calls things |
//! | [`view`] | pure geometry: a timeline seen through a look is a scene of simple shapes |
//! | [`describe`] | what a thing on the canvas is called |
//! | [`state`] | everything that can change, the messages, and the one function that applies them |
//! | [`command`] | one table of commands for keys, buttons, help and README |
//! | [`theme`] | roles to colours, and the embedded fonts |
//! | [`export`] | the scene as SVG, the document as JSON; needs no display |
//! | [`ui`] | reads the state, sends messages, paints the scene |
//! | [`app`], [`cli`], [`io`] | the window, the command line, files |
//!
//! ```text
//! file -> Document -> Timeline -+
//!                               +-> layout -> Scene -> paint (egui) or SVG
//! State { Look, .. } -----------+
//!    ^ update(Msg) <- pointer, keys, buttons
//! ```
//!
//! ## Choices worth knowing
//!
//! - **Time** is whole seconds in integers where it is kept, `f64` where it is mapped, `f32` where it is painted.
//! - **A scale with folds** ([`view::scale`]) is piecewise linear, continuous and invertible, so zooming at the
//!   pointer, panning and picking need not know about folds.
//! - **Rows are packed once** per document ([`view::rows`]), for the widest view of an ordinary canvas: nothing
//!   jumps while one zooms or resizes. Where labels have no room, events are counted ([`view::labels`]).
//! - **A frame asks the index** ([`timeline::LaneIndex`]) and looks at no more events than its pixels can show: starts and
//!   ends sorted by themselves count exactly what overlaps a stretch, a tree of latest ends and greatest weights finds
//!   it. A lane with few events in view is laid out one by one; with more, it is density, the weightiest of them, and
//!   counts that zoom to what they hold. [`view::scene::Scene::visited`] counts what was looked at, and tests bound it.
//! - **What is looked for has an index of its own** ([`view::filter`]), made on a thread where there is much to look
//!   through. Whatever draws asks [`view::look::Look`] for a lane's index, and so need not know whether something is left out.
//! - **Memory comes from mimalloc**: a frame allocates thousands of small pieces and a few large ones, and the system's
//!   allocator takes a seventh to a third more of its time.
//! - **A large file is opened on a thread**, which shows the first of it ([`document::first_look`]) while the rest is read;
//!   small ones open in less than a frame or two, without a page in between.
//! - **The scene's coordinates are the canvas's points.** egui_plot hosts it with bounds to match, all of its own
//!   ways of moving turned off; the camera is ours. The design would give the plot the camera's bounds; with folds
//!   a plot's one linear transform cannot place time, so the scene places it and the plot places the scene.
//! - **Dates are resolved in [`document::when`]**, not in the timeline as the design has it: a file is good only if its
//!   dates agree, and only resolving them tells.
//! - **The room's picture is a scene** ([`view::layout::audience`]) laid out in points of its own, 36 lines of the smallest
//!   text high, headline and claims included, and magnified. So it is the same picture on the projector, live on the
//!   presenter_view, as the next step and in the overview, and one test each holds for its text sizes and its silence about the
//!   notes. The design would keep the scene to the canvas; for the room that would be four ways to draw one thing.
//! - **A talk borrows the desk's look** ([`state::Presentation`]): camera, flights, hover and clicks are the same in both, and
//!   what was on the desk comes back when the talk is left.
//! - **The room has rows of its own** ([`view::presentation`]), found once for the whole talk, since its labels are twice as large
//!   and only the events of a step are named.
//! - **The second window is an immediate viewport**, drawn in the same frame from the same state. A desktop's screens
//!   come from winit, and from RandR where X11 divides one output into several.
//! - **A date's bounds are the standard's**: `~` and `?` have no width in it, so they fade an end without moving it.

pub mod app;
pub mod cli;
pub mod command;
pub mod describe;
pub mod document;
pub mod export;
pub mod io;
pub mod state;
pub mod theme;
pub mod timeline;
pub mod ui;
pub mod view;
pub mod words;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;
