//! Tests of the program through its public interface. One binary, since each would link everything anew.
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

mod architecture;
mod article_pane;
mod axis;
mod bearings;
mod check;
mod claim_marks;
mod command_line;
mod contact_sheet;
mod contrast;
mod corpus;
mod draft;
mod dragging;
mod editing;
mod editing_parts;
mod event_list;
mod extremes;
mod filters;
mod find;
mod fonts;
mod json;
mod keyboard;
mod lanes_by;
mod large;
mod layout;
mod links;
mod mends;
mod names;
mod new_document;
mod nothing_lost;
mod pictures;
mod presentation;
mod presentation_motion;
mod presentation_pictures;
mod presentation_windows;
mod presentation_without_story;
mod quotations;
mod random_edits;
mod record;
mod room_for_claims;
mod safe_output;
mod sheet;
mod stories;
mod structure;
mod support;
mod talk;
mod tensions;
mod text;
mod times;
mod top_bar;
mod undated;
mod update;
mod watching;
mod window_contrast;
