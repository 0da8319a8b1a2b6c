//! Presentations of documents without a story.

use std::path::Path;

use claimline::document::EventKind;
use claimline::fonts::FontMeasure;
use claimline::io::SHIPPED;
use claimline::state::{Msg, PresentMsg, Presentation, State, update};
use claimline::view::layout::audience_canvas;
use claimline::view::scene::{Scene, Target};
use egui::Vec2;

use crate::support;
use crate::support::presentation::{audience_scene, in_presentation};

#[test]
fn a_document_without_a_story_is_told_in_the_order_of_time_forecasts_last() {
    let text = SHIPPED;
    let story = text
        .find("    // How the article is told")
        .expect("the story");
    let timeline = support::timeline_of(&format!("{})", &text[..story]));
    let mut state = support::state_of(timeline);
    update(&mut state, Msg::Present(PresentMsg::FromFirst));
    let script = state.presentation().expect("a presentation").script.clone();
    let timeline = state.timeline.clone();
    assert_eq!(script.len(), timeline.events_by_time().len());
    let mut places = Vec::new();
    for index in 0..script.len() {
        let step = script.step(&timeline, index);
        let event = step
            .selection
            .and_then(|selection| selection.event(&timeline))
            .expect("each step is about an event");
        assert_eq!(step.headline, timeline.event(event).title);
        assert_eq!(step.claims.len(), timeline.claim_count(event));
        let feared = timeline.event(event).kind == EventKind::Hypothetical;
        places.push((feared, timeline.extent(event).time_sort_key().0));
    }
    let (happened, feared) = places.split_at(places.partition_point(|(feared, _)| !feared));
    assert!(happened.is_sorted_by(|a, b| a.1 <= b.1));
    assert!(feared.iter().all(|(feared, _)| *feared));
    for _ in 0..500 {
        update(&mut state, Msg::Present(PresentMsg::Next));
    }
    let presentation = state.presentation().expect("a presentation");
    assert_eq!(presentation.step, script.len() - 1);
}

/// Each step of each document without a story that has claims and events, on a screen of the usual shape.
fn for_each_step_without_a_story(check: impl Fn(&State, &Scene, &str)) {
    let mut measure = FontMeasure::default();
    let size = Vec2::new(736.0, 414.0);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents");
    let mut documents = 0;
    for file in std::fs::read_dir(folder).expect("the corpus is there") {
        let path = file.expect("a file of the corpus").path();
        let text = std::fs::read_to_string(&path).expect("a document can be read");
        let timeline = support::timeline_of(&text);
        if timeline.document().story.is_some() {
            continue;
        }
        documents += 1;
        let mut state = in_presentation(timeline, 0);
        update(&mut state, Msg::CanvasResized(audience_canvas(size)));
        for step in 0..presentation_of(&state).script.len() {
            update(&mut state, Msg::Present(PresentMsg::From(step)));
            let place = format!("{}, step {}", path.display(), step + 1);
            check(&state, &audience_scene(&state, size, &mut measure), &place);
        }
    }
    assert!(documents > 5, "{documents} documents");
}

fn presentation_of(state: &State) -> &Presentation {
    state.presentation().expect("a presentation is given")
}

#[test]
fn without_a_story_each_event_and_its_neighbours_keep_their_names() {
    for_each_step_without_a_story(|state, scene, place| {
        let presentation = presentation_of(state);
        let dated = state.timeline.events_by_time().len();
        let step = presentation.step;
        // Of some fifty lanes not even those of a step always fit, and then the screen says how many there are beside them.
        let all_fit = scene.texts().all(|(text, _)| !text.text.contains(" more "));
        if step >= dated || !all_fit {
            return;
        }
        for other in step.saturating_sub(1)..(step + 2).min(dated) {
            let selection = presentation.script.step(&state.timeline, other).selection;
            let event = selection.and_then(|on| on.event(&state.timeline));
            let event = event.expect("each step is about an event");
            let title = &state.timeline.event(event).title;
            let is_named = scene.texts().any(|(text, target)| {
                let is_above = text.rect.bottom() <= scene.regions.axis.top();
                is_above && text.text == *title && target == Some(&Target::Event(event))
            });
            // A forecast has no more room than there is behind the writing; its own step's headline has all of its name.
            let is_forecast = state.timeline.kind_of(event) == EventKind::Hypothetical;
            assert!(is_named || is_forecast, "{place}: {title}");
        }
    });
}

#[test]
fn without_a_story_nothing_is_said_three_times() {
    for_each_step_without_a_story(|state, scene, place| {
        let step = state.current_step().expect("a step");
        let headline = step.headline;
        let event = step.selection.and_then(|on| on.event(&state.timeline));
        // Others may have the same name.
        let of_others = |target: &Target| Some(target) != event.map(Target::Event).as_ref();
        let texts = scene
            .texts()
            .filter(|(text, target)| text.text == headline && !target.is_some_and(of_others));
        let times = texts.count();
        assert!((1..=2).contains(&times), "{place}: {headline}, {times}");
    });
}
