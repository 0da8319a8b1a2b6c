//! Presenting by keys, remote and mouse, and the audience's view of it. No renderer is needed.

use std::sync::Arc;

use claimline::app::ClaimlineApp;
use claimline::fonts::FontMeasure;
use claimline::io::{Origin, SHIPPED};
use claimline::state::{
    AudienceScreen, MotionChoice, Msg, PresentMsg, Presentation, State, WindowSetup, update,
};
use claimline::timeline::{EventIx, Timeline};
use claimline::ui;
use claimline::view::layout::audience_canvas;
use claimline::view::look::{Selection, SelectionIx};
use claimline::view::scene::{Shape, Target};
use egui::{Key, Modifiers, PointerButton, Pos2, Vec2, pos2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::support;
use crate::support::presentation::{PRESSES, audience_scene, in_presentation};
use crate::support::window::{AnyWindow as _, AppWindow as _, Window, painted_texts};

fn opened() -> Harness<'static, ClaimlineApp> {
    Window::default().open(Origin::Shipped)
}

fn presentation<'h>(harness: &'h Harness<'_, ClaimlineApp>) -> &'h Presentation {
    harness
        .open_state()
        .presentation()
        .expect("a presentation is given")
}

/// The step, from 0, and how many of its claims have appeared.
fn stop(harness: &Harness<'_, ClaimlineApp>) -> (usize, usize) {
    (presentation(harness).step, presentation(harness).revealed)
}

/// Below the axis, where nothing can be clicked.
const EMPTY: Pos2 = pos2(1200.0, 840.0);

#[test]
fn a_whole_presentation_is_given_by_a_clicker_alone() {
    let mut harness = opened();
    harness.press(&[Key::F5]);
    assert_eq!(stop(&harness), (0, 0));
    let story = harness.open_state().timeline.document().story.clone();
    let steps = story.expect("the shipped document has a story").steps;
    for (index, step) in steps.iter().enumerate() {
        assert_eq!(stop(&harness), (index, 0));
        let headline = format!("Step {} of {}: {}", index + 1, steps.len(), step.headline);
        assert!(harness.says(&headline), "{headline}");
        for (position, number) in step.claims.iter().enumerate() {
            harness.press(&[Key::PageDown]);
            assert_eq!(stop(&harness), (index, position + 1));
            assert!(harness.says(&format!("Truth {number}: ")), "truth {number}");
        }
        harness.press(&[Key::PageDown]);
    }
    // At the end a press changes nothing; back leads through the same stops.
    let last = (steps.len() - 1, steps[steps.len() - 1].claims.len());
    assert_eq!(stop(&harness), last);
    harness.press(&[Key::PageUp]);
    assert_eq!(stop(&harness), (last.0, last.1 - 1));
    harness.press(&[Key::Escape]);
    assert!(
        harness.open_state().presentation().is_none(),
        "the presentation is left"
    );
}

#[test]
fn every_claim_of_the_article_appears_in_the_shipped_story_once() {
    let timeline = support::shipped();
    let story = timeline.document().story.as_ref().expect("a story");
    assert!((8..=12).contains(&story.steps.len()));
    let mut told: Vec<u32> = story
        .steps
        .iter()
        .flat_map(|step| step.claims.iter().map(|number| number.0))
        .collect();
    told.sort_unstable();
    assert_eq!(told, (1..=20).collect::<Vec<u32>>());
}

#[test]
fn all_remotes_work_with_no_set_up() {
    let mut harness = opened();
    // Some send F5 and Esc in turn, and `.` or `b` for a black screen.
    harness.press(&[Key::F5, Key::PageDown, Key::PageDown]);
    assert_eq!(stop(&harness), (1, 1));
    for black in [Key::Period, Key::B] {
        harness.press(&[black]);
        assert_eq!(presentation(&harness).screen, AudienceScreen::Black);
        assert!(!harness.says("Truth 2"), "the audience sees nothing");
        harness.press(&[black]);
        assert_eq!(presentation(&harness).screen, AudienceScreen::Picture);
    }
    harness.press(&[Key::Escape, Key::F5]);
    assert_eq!(stop(&harness), (0, 0));
}

#[test]
fn a_press_on_a_black_screen_brings_the_picture_back_and_loses_no_step() {
    let mut harness = opened();
    harness.press(&[Key::F5, Key::PageDown, Key::W]);
    assert_eq!(presentation(&harness).screen, AudienceScreen::White);
    harness.press(&[Key::PageDown]);
    assert_eq!(presentation(&harness).screen, AudienceScreen::Picture);
    assert_eq!(stop(&harness), (1, 0));
}

#[test]
fn a_click_on_nothing_goes_on_and_a_right_click_goes_back() {
    let mut harness = opened();
    harness.press(&[Key::F5]);
    harness.click_at(EMPTY, PointerButton::Primary);
    assert_eq!(stop(&harness), (1, 0));
    harness.click_at(EMPTY, PointerButton::Primary);
    assert_eq!(stop(&harness), (1, 1));
    harness.click_at(EMPTY, PointerButton::Secondary);
    assert_eq!(stop(&harness), (1, 0));
}

#[test]
fn the_audience_asks_about_an_event_and_the_next_press_goes_on_from_there() {
    let mut harness = opened();
    harness.press(&[Key::F5, Key::PageDown]);
    let told = harness.open_state().look().clone();
    let ask = |harness: &mut Harness<'_, ClaimlineApp>| {
        let node = harness
            .get_all_by_role(egui::accesskit::Role::Button)
            .find(|node| {
                let label = node.accesskit_node().label().unwrap_or_default();
                label.starts_with("Taliban return to power")
            })
            .expect("an event that this step does not name");
        node.click();
        harness.run();
    };
    ask(&mut harness);
    assert!(presentation(&harness).off_step);
    assert!(harness.says("They returned to power in Kabul"));
    harness.press(&[Key::Escape]);
    assert_eq!(
        *harness.open_state().look(),
        told,
        "Esc returns to the step"
    );
    ask(&mut harness);
    harness.press(&[Key::PageDown]);
    assert_eq!(stop(&harness), (1, 1));
    assert!(!presentation(&harness).off_step);
}

#[test]
fn a_premise_on_the_card_is_recalled_by_a_click_and_esc_returns() {
    let mut harness = opened();
    harness.press(&[Key::F5, Key::Num5, Key::Enter]);
    harness.press(&[Key::PageDown, Key::PageDown]);
    assert!(harness.says("Truth 7: The TTP became a prized asset"));
    let premise = harness
        .get_all_by_role(egui::accesskit::Role::Button)
        .find(|node| {
            let label = node.accesskit_node().label().unwrap_or_default();
            label.contains("The new government shifted ties")
        })
        .expect("what the claim builds on");
    premise.click();
    harness.run();
    assert!(harness.says("Truth 6: The new government shifted ties"));
    harness.press(&[Key::Escape]);
    assert_eq!(stop(&harness), (4, 2));
    assert!(harness.says("Truth 7: The TTP became a prized asset"));
}

#[test]
fn a_step_is_jumped_to_by_its_number() {
    let mut harness = opened();
    harness.press(&[Key::F5, Key::Num1, Key::Num2, Key::Enter]);
    assert_eq!(stop(&harness), (11, 0));
    harness.press(&[Key::Num9, Key::Num9, Key::Enter]);
    assert_eq!(stop(&harness), (11, 0), "there is no step 99");
    harness.press(&[Key::Num4, Key::Num5, Key::Backspace, Key::Enter]);
    assert_eq!(stop(&harness), (3, 0));
    harness.press(&[Key::Enter]);
    assert_eq!(stop(&harness), (3, 1), "Enter alone is the next press");
    harness.press(&[Key::End]);
    assert_eq!(stop(&harness), (11, 0));
    harness.press(&[Key::Home]);
    assert_eq!(stop(&harness), (0, 0));
}

#[test]
fn a_step_is_chosen_among_all_of_them() {
    let mut harness = opened();
    harness.press(&[Key::F5, Key::Tab]);
    assert!(harness.says("All steps"));
    harness.press(&[Key::ArrowRight, Key::ArrowRight, Key::Enter]);
    assert_eq!(stop(&harness), (2, 0));
    harness.press(&[Key::Tab]);
    let label = "Step 9: The author sees a cycle that feeds itself";
    harness.get_by_label(label).click();
    harness.run();
    assert_eq!(stop(&harness), (8, 0));
    assert!(presentation(&harness).overview_cursor.is_none());
}

#[test]
fn with_one_screen_the_window_turns_to_the_notes_and_back() {
    let mut harness = opened();
    harness.press(&[Key::F5, Key::PageDown]);
    let notes = "What each side wanted of the other";
    assert_eq!(
        presentation(&harness).windows,
        WindowSetup::One {
            presenter_view: false
        }
    );
    assert!(!harness.says(notes));
    harness.press(&[Key::N]);
    assert!(harness.says(notes));
    assert!(harness.says("Step 2 of 12"));
    let points = harness.open_state().preferences.notes_points;
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Plus);
    harness.run();
    assert!(harness.open_state().preferences.notes_points > points);
    harness.press(&[Key::PageDown, Key::N]);
    assert_eq!(stop(&harness), (1, 1));
    assert!(!harness.says(notes));
}

#[test]
fn a_second_window_opens_on_demand_and_the_two_can_be_swapped() {
    let mut harness = opened();
    harness.press(&[Key::F5, Key::P]);
    assert!(presentation(&harness).windows.main_shows_audience());
    harness.get_by_label("Step 1 of 12");
    harness.press(&[Key::S]);
    assert!(!presentation(&harness).windows.main_shows_audience());
    harness.press(&[Key::P]);
    assert_eq!(
        presentation(&harness).windows,
        WindowSetup::One {
            presenter_view: false
        }
    );
}

#[test]
fn a_frozen_audience_view_keeps_its_picture_while_the_speaker_looks_something_up() {
    let mut harness = opened();
    harness.press(&[Key::F5, Key::PageDown, Key::PageDown, Key::F]);
    let seen = harness.open_state().audience_picture();
    harness.press(&[Key::Num9, Key::Enter]);
    assert_eq!(stop(&harness), (8, 0));
    assert_eq!(harness.open_state().audience_picture(), seen);
    assert!(harness.says("Step 2 of 12: "));
    assert!(harness.says("Truth 2: "));
    harness.press(&[Key::N]);
    assert!(harness.says("Room: frozen"));
    harness.press(&[Key::F]);
    assert!(harness.says("Room: live"));
    assert_eq!(
        harness.open_state().audience_picture(),
        harness.open_state().picture()
    );
}

#[test]
fn the_presentation_starts_at_the_step_about_what_is_selected_or_was_told_last() {
    let mut harness = opened();
    harness.key_press_modifiers(Modifiers::SHIFT, Key::F5);
    harness.run();
    assert_eq!(stop(&harness), (0, 0));
    harness.press(&[Key::Num5, Key::Enter, Key::Escape]);
    harness.key_press_modifiers(Modifiers::SHIFT, Key::F5);
    harness.run();
    assert_eq!(stop(&harness), (4, 0), "the one told last");
    harness.press(&[Key::Escape]);
    let timeline = harness.open_state().timeline.clone();
    let strike = "kabul-strike".into();
    let mut state = support::state_of(timeline);
    update(&mut state, Msg::Select(Selection::Event(strike)));
    update(&mut state, Msg::Present(PresentMsg::FromCurrent));
    assert_eq!(
        state.presentation().map(|presentation| presentation.step),
        Some(5)
    );
}

#[test]
fn after_the_presentation_explore_mode_is_as_it_was() {
    let mut harness = opened();
    harness.press(&[Key::ArrowRight, Key::F]);
    let before = harness.open_state().look().clone();
    harness.press(&[Key::F5, Key::PageDown, Key::PageDown, Key::Plus]);
    harness.press(&[Key::Escape, Key::Escape]);
    assert!(harness.open_state().presentation().is_none());
    assert_eq!(harness.open_state().look().selection, before.selection);
    let (camera, was) = (harness.open_state().look().camera, before.camera);
    let off = (camera.start - was.start).abs() + (camera.end - was.end).abs();
    assert!(off < (was.end - was.start) / 500.0);
}

#[test]
fn a_presentation_that_goes_on_by_itself_begins_again_at_its_end_until_a_key_is_pressed() {
    let mut state = support::state_of(support::shipped());
    update(&mut state, Msg::Frame(0.0));
    update(&mut state, Msg::Present(PresentMsg::From(0)));
    update(&mut state, Msg::Present(PresentMsg::AutoAdvance(10.0)));
    let mut stops = Vec::new();
    for second in 0..700 {
        update(&mut state, Msg::Frame(f64::from(second)));
        let presentation = state.presentation().expect("a presentation");
        if stops.last() != Some(&(presentation.step, presentation.revealed)) {
            stops.push((presentation.step, presentation.revealed));
        }
    }
    assert!(stops.contains(&(11, 2)), "it comes to the end");
    assert!(stops[1..].contains(&(0, 0)), "and to the beginning again");
    update(&mut state, Msg::Present(PresentMsg::TakeOver));
    let stop = state
        .presentation()
        .map(|presentation| (presentation.step, presentation.revealed));
    for second in 700..800 {
        update(&mut state, Msg::Frame(f64::from(second)));
    }
    assert_eq!(
        state
            .presentation()
            .map(|presentation| (presentation.step, presentation.revealed)),
        stop
    );
}

#[test]
fn the_clock_runs_from_when_the_first_step_is_left() {
    let mut state = support::state_of(support::shipped());
    update(&mut state, Msg::Present(PresentMsg::FromFirst));
    update(&mut state, Msg::Frame(100.0));
    assert_eq!(state.elapsed_seconds(), None);
    update(&mut state, Msg::Present(PresentMsg::Next));
    update(&mut state, Msg::Frame(130.0));
    assert_eq!(state.elapsed_seconds(), Some(30.0));
}

/// Shows the audience view at each press. One window does for all, since each new one draws every letter anew.
fn for_each_audience_view(timeline: Arc<Timeline>, check: impl Fn(&Harness<'_, State>)) {
    let mut audience_view =
        Window::default().show(in_presentation(timeline, 0), ui::second_window_ui);
    for _ in 0..PRESSES {
        check(&audience_view);
        update(audience_view.state_mut(), Msg::Present(PresentMsg::Next));
        audience_view.run();
    }
}

#[test]
fn no_note_is_in_any_shape_or_node_of_the_audience_view() {
    let timeline = support::timeline_of(&SHIPPED.replace("notes: \"", "notes: \"Okapi "));
    let mut presenter_view =
        Window::default().show(in_presentation(timeline.clone(), 0), ui::window_ui);
    presenter_view.run();
    assert!(
        presenter_view.all_that_is_said().contains("Okapi This is"),
        "the presenter view has it"
    );
    for_each_audience_view(timeline, |audience_view| {
        let said = audience_view.all_that_is_said();
        assert!(said.contains(" of 12"));
        assert!(!said.contains("Okapi"), "{said}");
    });
}

#[test]
fn no_text_in_the_audience_view_is_smaller_than_a_36th_of_the_screens_height() {
    for_each_audience_view(support::shipped(), |audience_view| {
        let screen = audience_view.get_by_label("The room’s picture").rect();
        let texts = painted_texts(&audience_view.output().shapes);
        assert!(texts.len() > 3, "{texts:?}");
        for (text, size) in texts {
            assert!(size >= screen.height() / 36.0 - 0.01, "{text}: {size}");
        }
    });
}

/// Any message of the keys, a remote or the mouse.
fn any_input(timeline: &Timeline, dice: &mut support::Dice) -> Msg {
    let present = match dice.roll(20) {
        0 => PresentMsg::Back,
        1 => PresentMsg::First,
        2 => PresentMsg::Last,
        3 => PresentMsg::Digit(dice.roll(10) as u8),
        4 => PresentMsg::Enter,
        5 => PresentMsg::Erase,
        6 => PresentMsg::Black,
        7 => PresentMsg::White,
        8 => PresentMsg::Freeze,
        9 => PresentMsg::Spotlight,
        10 => PresentMsg::Notes,
        11 => PresentMsg::SecondWindow,
        12 => PresentMsg::Swap,
        13 => PresentMsg::Steps,
        14 => return Msg::ToggleHelp,
        15 => {
            let factor = 0.5 + dice.share() * 2.0;
            return Msg::Zoom { factor, x: 300.0 };
        }
        16 => {
            let event = SelectionIx::Event(EventIx(dice.roll(29) as u32));
            return Msg::Click(event.named(timeline));
        }
        17 => return Msg::Frame(dice.share() * 100.0),
        _ => PresentMsg::Next,
    };
    Msg::Present(present)
}

#[test]
fn whatever_is_pressed_the_state_is_one_the_story_allows_and_esc_leads_out() {
    let timeline = support::shipped();
    let mut dice = support::Dice(20);
    for _ in 0..300 {
        let mut state = in_presentation(timeline.clone(), 0);
        state.preferences.motion = match dice.roll(2) {
            0 => MotionChoice::Reduced,
            _ => MotionChoice::Full,
        };
        for _ in 0..dice.roll(60) {
            update(&mut state, any_input(&timeline, &mut dice));
            let presentation = state.presentation().expect("only Esc ends a presentation");
            let told = presentation.script.step(&timeline, presentation.step);
            assert!(presentation.step < presentation.script.len());
            assert!(presentation.revealed <= told.claims.len());
            assert!(
                presentation
                    .overview_cursor
                    .is_none_or(|step| step < presentation.script.len())
            );
            if !presentation.off_step {
                assert_eq!(
                    state.selected(),
                    told.selection_after(presentation.revealed)
                );
            }
        }
        let presses = (1..=8).find(|_| {
            update(&mut state, Msg::Present(PresentMsg::Leave));
            state.presentation().is_none()
        });
        assert!(
            presses.is_some(),
            "eight presses of Esc end the presentation"
        );
    }
}

#[test]
fn what_a_step_puts_forward_is_in_view_on_a_screen_of_any_shape() {
    let text = SHIPPED;
    let story = text
        .find("    // How the article is told")
        .expect("the story");
    let mut measure = FontMeasure::default();
    for timeline in [
        support::shipped(),
        support::timeline_of(&format!("{})", &text[..story])),
    ] {
        let state = in_presentation(timeline.clone(), 0);
        let script = state.presentation().expect("a presentation").script.clone();
        let mut put_forward = 0;
        for size in [(736.0, 414.0), (552.0, 414.0), (1000.0, 414.0)] {
            for step in 0..script.len() {
                let mut state = in_presentation(timeline.clone(), 0);
                let size = Vec2::new(size.0, size.1);
                update(&mut state, Msg::CanvasResized(audience_canvas(size)));
                update(&mut state, Msg::Present(PresentMsg::From(step)));
                let scene = audience_scene(&state, size, &mut measure);
                let Some(SelectionIx::Event(event)) = state.selected() else {
                    continue;
                };
                put_forward += 1;
                let named = scene.marks.iter().any(|mark| {
                    matches!(mark.shape, Shape::Text(ref text) if text.rect.intersects(mark.clip))
                        && mark.target == Some(Target::Event(event))
                        && mark.clip.top() < scene.regions.axis.top()
                });
                let title = &timeline.event(event).title;
                assert!(named, "step {}, {size:?}: {title}", step + 1);
            }
        }
        assert!(put_forward > 0);
    }
}
