//! Exported pages: the head that says which text they are of, and the legend of the signs that they bear.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use claimline::bidi::begins_at_the_right;
use claimline::document::EventKind;
use claimline::export::sheet::{PageSize, SheetError, pages};
use claimline::fonts::FontMeasure;
use claimline::state::{MotionChoice, Msg, State, update};
use claimline::timeline::Timeline;
use claimline::view::legend::{LegendEntry, legend};
use claimline::view::scene::{GroupPlace, Scene, Shape, Target, Text};
use claimline::words;
use egui::{Rect, Vec2};

use crate::support::{shipped, state_of, timeline_of};

const SIZES: [(f32, Option<f32>); 5] = [
    (1600.0, None),
    (420.0, None),
    (1280.0, Some(900.0)),
    (800.0, Some(1100.0)),
    (420.0, Some(1200.0)),
];

fn state_at(timeline: Arc<Timeline>, width: f32) -> State {
    let mut state = state_of(timeline);
    state.preferences.motion = MotionChoice::Reduced;
    update(&mut state, Msg::CanvasResized(Vec2::new(width, 1000.0)));
    state
}

fn pages_of(
    timeline: &Arc<Timeline>,
    width: f32,
    height: Option<f32>,
) -> Result<Vec<Scene>, SheetError> {
    let state = state_at(Arc::clone(timeline), width);
    let size = PageSize {
        width,
        height,
        max_height: 20_000.0,
    };
    pages(
        &state.timeline,
        &state.document_layout,
        state.look(),
        size,
        &mut FontMeasure::default(),
    )
}

/// The documents of the corpus and the shipped one, by name.
fn documents() -> Vec<(String, Arc<Timeline>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents");
    let entries = std::fs::read_dir(folder).expect("the corpus is there");
    let read = entries.map(|entry| {
        let path = entry.expect("the folder can be read").path();
        let text = std::fs::read_to_string(&path).expect("a document can be read");
        (path.display().to_string(), timeline_of(&text))
    });
    read.chain([("shipped".to_owned(), shipped())]).collect()
}

/// The texts above the canvas and those below it. Rows that are scrolled out of it lie there too, but are not seen.
fn head_and_foot(page: &Scene) -> (Vec<&Text>, Vec<&Text>) {
    let canvas = page.regions.gutter;
    let texts = |is_there: &dyn Fn(Rect) -> bool| {
        let marks = page.marks.iter().filter(|mark| is_there(mark.clip));
        let texts = marks.filter_map(|mark| match &mark.shape {
            Shape::Text(text) => Some(text),
            _ => None,
        });
        texts.collect()
    };
    (
        texts(&|clip| clip.bottom() <= canvas.top()),
        texts(&|clip| clip.top() >= canvas.bottom()),
    )
}

/// What texts say together, without the marks of their direction.
fn joined(texts: &[&Text]) -> String {
    let words = texts.iter().flat_map(|text| text.text.split_whitespace());
    let said = words.collect::<Vec<_>>().join(" ");
    said.replace(['\u{200e}', '\u{200f}'], "")
}

#[test]
fn every_page_of_every_document_says_what_it_is_of_and_nothing_on_it_overlaps_or_is_cut() {
    for (name, timeline) in documents() {
        for (width, height) in SIZES {
            let of = format!("{name} at {width} x {height:?}");
            let pages = pages_of(&timeline, width, height).unwrap_or_else(|error| {
                panic!("{of}: {error:?}");
            });
            let count = pages.len();
            for (number, page) in pages.iter().enumerate() {
                let (head, foot) = head_and_foot(page);
                assert_eq!(page.size.x, width, "{of}");
                assert!(height.is_none_or(|height| page.size.y == height), "{of}");
                let said = joined(&head);
                let title = &timeline.document().source.title;
                if number == 0 {
                    let byline = words::byline(&timeline.document().source);
                    for part in [title.as_str(), &byline, &words::written(&timeline)] {
                        let part = part.split_whitespace().collect::<Vec<_>>().join(" ");
                        assert!(said.contains(&part), "{of}: {said}");
                    }
                }
                let page_number = format!("Page {} of {count}", number + 1);
                assert_eq!(said.contains(&page_number), count > 1, "{of}: {said}");
                let whole = Rect::from_min_size(egui::Pos2::ZERO, page.size);
                let mut boxes: Vec<Rect> = Vec::new();
                for text in head.iter().chain(&foot) {
                    let rect = text.rect.shrink(0.5);
                    assert!(whole.contains_rect(rect), "{of}: {:?} is cut", text.text);
                    assert!(text.whole.is_none() || number > 0, "{of}: {:?}", text.text);
                    let taken = boxes.iter().any(|other| other.intersects(rect));
                    assert!(!taken, "{of}: {:?} lies over another text", text.text);
                    boxes.push(rect);
                }
            }
        }
    }
}

/// The entries that a page's legend has.
fn explained(page: &Scene) -> BTreeSet<&'static str> {
    let said = joined(&head_and_foot(page).1);
    let is_said = |entry: &LegendEntry| said.contains(entry.says);
    legend().filter(is_said).map(|entry| entry.says).collect()
}

#[test]
fn the_legend_explains_what_is_on_its_page_and_nothing_else() {
    let is_of = |page: &Scene, is_it: &dyn Fn(&Target) -> bool| {
        page.hitboxes.iter().any(|hitbox| is_it(&hitbox.target))
    };
    for (name, timeline) in documents() {
        for (width, height) in SIZES {
            for page in pages_of(&timeline, width, height).expect("pages") {
                let explained = explained(&page);
                let kind = |kind: EventKind| {
                    let timeline = &timeline;
                    move |target: &Target| matches!(target, Target::Event(event) if timeline.kind_of(*event) == kind && !timeline.is_undated(*event))
                };
                let mut expected = vec![
                    (
                        "Alleged: only the author says so",
                        is_of(&page, &kind(EventKind::Alleged)),
                    ),
                    (
                        "Feared or forecast: it has not happened",
                        is_of(&page, &kind(EventKind::Hypothetical)),
                    ),
                    (
                        "Without a date: it has no place on the time axis",
                        is_of(
                            &page,
                            &|target| matches!(target, Target::Event(event) if timeline.is_undated(*event)),
                        ),
                    ),
                    (
                        "Quiet time that is folded",
                        is_of(&page, &|target| matches!(target, Target::Fold(_))),
                    ),
                    (
                        "So many marks in one place",
                        is_of(
                            &page,
                            &|target| matches!(target, Target::LinkGroup(group) if matches!(group.place, GroupPlace::Within | GroupPlace::Undated)),
                        ),
                    ),
                ];
                expected.extend(words::ROLES.map(|role| {
                    let occurs = is_of(
                        &page,
                        &|target| matches!(target, Target::Link(link) if timeline.link(*link).role == role),
                    );
                    (words::role(role), occurs)
                }));
                for (says, occurs) in expected {
                    assert_eq!(
                        explained.contains(says),
                        occurs,
                        "{name} at {width} x {height:?}: {says}"
                    );
                }
            }
        }
    }
}

#[test]
fn a_page_that_is_too_low_for_head_and_legend_is_refused() {
    let refused = pages_of(&shipped(), 420.0, Some(300.0)).expect_err("it is too low");
    assert_eq!(refused, SheetError::TooLow);
}

#[test]
fn a_long_title_takes_lines_and_one_from_right_to_left_keeps_its_direction_in_each() {
    let title = "عشرون حقيقة عن العلاقات بين باكستان وحركة طالبان كما يراها Andrew Korybko في ضوء التوترات الأخيرة";
    let timeline = timeline_of(&format!(
        r#"(format: 1, source: (title: "{title}", written: (edtf: "2023")), events: [(id: "a", title: "A", when: (edtf: "2022"))])"#
    ));
    let pages = pages_of(&timeline, 420.0, None).expect("a page");
    let (head, _) = head_and_foot(&pages[0]);
    let lines: Vec<&&Text> = head.iter().filter(|text| text.size > 15.0).collect();
    assert!(lines.len() > 1, "{lines:?}");
    for line in lines {
        let from_the_right = begins_at_the_right(&line.text);
        assert!(from_the_right, "{:?}", line.text);
    }
}
