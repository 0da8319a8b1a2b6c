//! The one function that applies messages. Beside it, only a new version of the document changes the state.

use std::sync::Arc;

use super::answer::Before;
use super::{Effect, MotionChoice, Msg, State, TEXT_PERCENT, ThemeChoice, in_style};
use crate::view::arrangement::Arrangement;
use crate::view::division::Divider;

/// Applies a message, and returns what the window has to do beyond the state.
pub fn update(state: &mut State, msg: Msg) -> Vec<Effect> {
    if let Some(presentation) = state.presentation_mut() {
        presentation.off_step |= moves_by_hand(&msg);
    }
    let selection = state.look().selection.clone();
    let before = Before::of(state, &msg);
    let effects = apply(state, msg);
    state.follow_in_article(&selection);
    state.follow_gathering(selection);
    state.keep_scrolls_in_bounds();
    if let Some(text) = before.and_then(|before| before.answer(state)) {
        state.say(text);
    }
    effects
}

fn apply(state: &mut State, msg: Msg) -> Vec<Effect> {
    match msg {
        Msg::Frame(now) => {
            state.advance(now);
            state.forget_answer(now);
            state.go_on_by_itself();
        }
        Msg::CanvasResized(size) => state.resize(size),
        Msg::Zoom { factor, x } => {
            let camera = state.viewport().zoomed(state.look().camera, factor, x);
            state.move_by_hand(camera);
        }
        Msg::Pan(points) => {
            let camera = state.viewport().panned(state.look().camera, points);
            state.move_by_hand(camera);
        }
        Msg::Hold { zoom, pan } => state.nav_mut().held.toward(zoom, pan),
        Msg::SetCamera(camera) => {
            let camera = state.viewport().clamped(camera);
            state.move_by_hand(camera);
        }
        Msg::ScrollLanes(points) => state.scroll_lanes(points),
        Msg::ScrollClaims(points) => state.look_mut().claims_scroll += points,
        Msg::NextClaimOrder => {
            let order = state.look().claim_order.next();
            state.preferences.claim_order = order;
            state.look_mut().claim_order = order;
            state.scroll_to_selection();
        }
        Msg::Hover(on) => state.look_mut().hover = on,
        Msg::Click(selection) => {
            // A click asks to read; a step through time need not.
            state.preferences.detail_shown |= state.presentation().is_none();
            state.choose(&selection);
        }
        Msg::ZoomTo(camera) => state.look_closer(camera),
        Msg::List(listed) => state.list(listed),
        Msg::GoTo(camera) => {
            state.remember();
            state.fly(camera);
        }
        Msg::Select(selection) => {
            state.listed = None;
            state.preferences.detail_shown = true;
            if let Some(found) = selection.find(&state.timeline) {
                state.select_and_show(found);
            }
        }
        Msg::NextEvent => state.step_event(true),
        Msg::PreviousEvent => state.step_event(false),
        Msg::NextClaim => state.step_claim(true),
        Msg::PreviousClaim => state.step_claim(false),
        Msg::FocusDetail => {
            if state.look().selection.is_some() {
                state.preferences.detail_shown = true;
                state.explore_mut().detail_wants_focus = true;
            }
        }
        Msg::Dismiss => return state.clear(),
        Msg::AskForMenu => state.explore_mut().wants_menu = true,
        Msg::FocusBeforeMenu(focused) => state.explore_mut().focus_before_menu = focused,
        Msg::OpenMenu(of) => {
            state.explore_mut().wants_menu = false;
            if let Some((target, at)) = of {
                state.open_menu(&target, at);
            }
        }
        Msg::CloseMenu => state.menu = None,
        Msg::ShowResting(selection) => {
            state.preferences.detail_shown = true;
            state.choose(&selection);
            state.look_mut().resting_on = Some(selection);
        }
        Msg::Fit(selection) => {
            state.choose(&selection);
            state.fit(&selection);
        }
        Msg::FitSelection => state.focus(),
        Msg::FitAll => {
            let home = state.viewport().home;
            state.remember();
            state.fly(home);
        }
        Msg::ToggleFolds => state.toggle_folds(),
        Msg::Back => {
            let here = state.nav_entry();
            if let Some(entry) = state.nav_mut().history.back(here) {
                return state.restore(entry);
            }
        }
        Msg::Forward => {
            let here = state.nav_entry();
            if let Some(entry) = state.nav_mut().history.forward(here) {
                return state.restore(entry);
            }
        }
        Msg::ToggleDetail => state.preferences.detail_shown ^= true,
        Msg::ToggleArticle => state.toggle_article(),
        Msg::Article(msg) => return state.update_article(msg),
        Msg::ToggleOverview => state.preferences.overview_shown ^= true,
        Msg::ToggleLegend => state.preferences.legend_shown ^= true,
        Msg::ToggleHelp => state.help_open ^= true,
        Msg::ToggleSettings => state.settings_open ^= true,
        Msg::FollowLink(address) if address.is_https() => {
            return vec![Effect::OpenAddress(address)];
        }
        Msg::FollowLink(address) => state.asked_address = Some(address),
        Msg::OpenAskedAddress => {
            let asked = state.asked_address.take();
            return asked.map(Effect::OpenAddress).into_iter().collect();
        }
        Msg::ShowPage(page) => state.show_page(page),
        Msg::ToggleFilters => return state.toggle_filters(),
        Msg::ToggleFacetValue(value) => return state.toggle_facet_value(value),
        Msg::SetFilter(filter) => return state.set_filter(filter),
        Msg::ShowView(name) => return state.show_view(&name),
        Msg::CopyFilter => return state.copy_filter(),
        Msg::NameFilter(name) => state.explore_mut().filtering.naming = name,
        Msg::KeepFilter => return state.keep_filter(),
        Msg::AskFor(more) => return state.ask_for(more),
        Msg::ShowAll => {
            state.say("All events, in the document’s lanes".to_owned());
            return state.arrange(Arrangement::default());
        }
        Msg::ToggleComparison => return state.toggle_comparison(),
        Msg::AskNoMoreFor(value, below) => return state.ask_no_more_for(&value, below),
        Msg::EditBelow(below) => state.edit_below(below),
        Msg::MakeLanesBy(facet) => return state.make_lanes_by(facet),
        Msg::NextLanes => return state.next_lanes(),
        Msg::Arranged(arranged) => return state.arranged(arranged),
        Msg::ListFocused => state.explore_mut().list_wants_focus = false,
        Msg::DetailFocused => state.explore_mut().detail_wants_focus = false,
        Msg::NextTheme => {
            state.preferences.theme = match state.preferences.theme {
                ThemeChoice::System => ThemeChoice::Light,
                ThemeChoice::Light => ThemeChoice::Dark,
                ThemeChoice::Dark => ThemeChoice::HighContrast,
                ThemeChoice::HighContrast => ThemeChoice::Print,
                ThemeChoice::Print => ThemeChoice::System,
            };
        }
        Msg::SetTheme(theme) => state.preferences.theme = theme,
        Msg::ToggleMotion => {
            state.preferences.motion = match state.reduces_motion() {
                true => MotionChoice::Full,
                false => MotionChoice::Reduced,
            };
        }
        Msg::SetDateStyle(style) => {
            state.preferences.date_style = style;
            state.timeline = in_style(Arc::clone(&state.timeline), style);
        }
        Msg::SetMotion(choice) => state.preferences.motion = choice,
        Msg::DesktopReducesMotion(reduces) => state.desktop_reduces_motion = reduces,
        Msg::SetTextSize(percent) => {
            let (least, most) = TEXT_PERCENT;
            state.text_percent = percent.clamp(least, most);
            return vec![Effect::SetTextSize(state.text_percent)];
        }
        Msg::TextSizeIs(percent) => state.text_percent = percent,
        Msg::FocusFind => return state.focus_find(),
        Msg::FindFocused => state.explore_mut().find.wants_focus = false,
        Msg::Find(text) => return state.find(text),
        Msg::Found(text, findings) => state.found(&text, findings),
        Msg::FoundInFront(text, subset) => state.found_in_front(&text, subset),
        Msg::MoveFindCursor(to, line) => state.move_find_cursor(to, line),
        Msg::OpenLine(line) => state.open_line(line),
        Msg::CommandChosen(command) => state.command_chosen(command),
        Msg::OpenFindSection(section) => state.explore_mut().find.opened = section,
        Msg::CloseFind => state.close_find(),
        Msg::LeaveFind => return state.leave_find(),
        Msg::ToggleHideRest => state.toggle_hide_rest(),
        Msg::CopyCitation(on) => return state.copy_citation(on),
        Msg::CopyTitle(on) => return state.copy_title(&on),
        Msg::CopyQuotation(on) => return state.copy_quotation(&on),
        Msg::Edit(edit) => return state.edit(edit),
        Msg::Delete(selection) => return state.delete(&selection),
        Msg::DeleteSelection => return state.delete_selection(),
        Msg::NewEvent(claim) => return state.new_event(claim),
        Msg::NewEventAt { lane, x } => return state.new_event_at(lane, x),
        Msg::NewClaim => return state.new_claim(),
        Msg::AddPhrase => return state.add_phrase(),
        Msg::Undo => return state.undo(),
        Msg::Redo => return state.redo(),
        Msg::BeginField(field) => state.begin_field(field),
        Msg::EndField(field) => return state.end_field(&field),
        Msg::TypeDate(event, text) => return state.type_date(&event, &text),
        Msg::ChooseDate(chosen) => return state.choose_date(chosen),
        Msg::EndDate(keeps) => return state.end_date(keeps),
        Msg::TypeName(of, text) => state.type_name(of, text),
        Msg::EndName(keeps) => return state.end_name(keeps),
        Msg::MoveOn(claim, down) => return state.move_on(claim, down),
        Msg::AddStep(of) => return state.add_step(of),
        Msg::Decide(forward) => return state.walk_decisions(forward),
        Msg::AcceptDecision => return state.accept_decision(),
        Msg::EndDecisions => state.end_decisions(),
        Msg::Resolve(conflict, takes_theirs) => return state.resolve(&conflict, takes_theirs),
        Msg::Drag(drag) => return state.drag(drag),
        Msg::WasRead(reading) => return state.was_read(&reading),
        Msg::Save => return state.save(),
        Msg::AskForFile(dialog) => return vec![Effect::AskForFile(dialog)],
        Msg::CloseDocument => return vec![Effect::CloseDocument],
        Msg::Saved(saved) => return state.saved(saved),
        Msg::Reload => return vec![Effect::Reload],
        Msg::Quit => return vec![Effect::Quit],
        Msg::Present(present) => {
            state.present(present);
            if state.presentation().is_none() {
                return state.arrange_after_talk();
            }
        }
        Msg::Monitors(names) => state.monitors = names,
        Msg::AudienceMonitor(name) => state.choose_audience_monitor(name),
        Msg::Divide(divider, points) => state.divide(divider, points),
        Msg::MoveDividers { gutter, claims } => {
            for (divider, points) in [(Divider::Gutter, gutter), (Divider::Claims, claims)] {
                if points != 0.0 {
                    state.divide(divider, Some(state.divided(divider) + points));
                }
            }
        }
        Msg::ResetDivision => {
            state.divide(Divider::Gutter, None);
            state.divide(Divider::Claims, None);
        }
        Msg::PanelResized(panel, points) => *state.preferences.panels.of(panel) = Some(points),
    }
    Vec::new()
}

/// True for messages that move the view or the selection away from the current step.
fn moves_by_hand(msg: &Msg) -> bool {
    match msg {
        Msg::Zoom { .. }
        | Msg::Pan(_)
        | Msg::SetCamera(_)
        | Msg::Click(_)
        | Msg::ZoomTo(_)
        | Msg::GoTo(_)
        | Msg::ToggleFolds
        | Msg::Fit(_)
        | Msg::FitSelection
        | Msg::FitAll => true,
        Msg::Hold { zoom, pan } => *zoom != 0 || *pan != 0,
        _ => false,
    }
}
