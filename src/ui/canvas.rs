//! The canvas: egui_plot hosts the scene, and what the pointer does becomes messages.
//!
//! Its bounds are set in each frame to the canvas's points, in which the scene is laid out.

use std::sync::Arc;

use egui::accesskit;
use egui::{
    CursorIcon, EventFilter, Id, Key, PointerButton, Pos2, Rect, Response, Role, Sense, Stroke,
    StrokeKind, Ui, Vec2, WidgetInfo,
};
use egui_plot::PlotBounds;

use crate::describe;
use crate::fonts::WindowMeasure;
use crate::state::{Msg, State};
use crate::theme::Palette;
use crate::timeline::Timeline;
use crate::view::claim_rows::ClaimRows;
use crate::view::document_layout::DocumentLayout;
use crate::view::layout::layout;
use crate::view::look::Selection;
use crate::view::scene::{ColorRole, Hitbox, Scene, Target, WalkStep, walked};

use super::paint::SceneItem;
use super::{dividers, drag, label_fade, legend_strip, plot, preview, row_glide};

/// A wheel's notch is about 50 points: it zooms by a quarter.
const ZOOM_PER_POINT: f64 = 0.0045;

/// Draws the canvas; says whether something on it has the keyboard's focus.
pub fn canvas_ui(ui: &mut Ui, state: &State, out: &mut Vec<Msg>) -> bool {
    let mut scene = scene_of(ui, state, out);
    if !state.reduces_motion() {
        label_fade::fade_in(ui, &mut scene, |event| {
            state.timeline.event(event).id.clone()
        });
        let rows = ClaimRows::of(&state.timeline, state.look());
        let row_of = |claim| rows.row_of(claim);
        row_glide::glide(ui, &mut scene, row_of, |claim| {
            state.timeline.claim(claim).number
        });
    }
    legend_strip::tell_signs(ui, state, &scene);
    let scene = Arc::new(scene);

    let plot = host(ui, Arc::clone(&scene));
    let origin = plot.rect.min;
    let palette = Palette::of(ui.visuals());
    let focused = hitboxes_ui(ui, state, &scene, origin, palette, out);
    scrollbars_ui(ui, state, &scene, origin, palette, out);
    dividers::dividers_ui(ui, state, &scene, origin, palette, out);
    let surface = Surface {
        scene: &scene,
        response: &plot,
        magnified: 1.0,
        // A click on nothing is not answered where it has nothing to do.
        on_empty: state.can_dismiss().then_some(Msg::Dismiss),
    };
    if plot.double_clicked() {
        out.push(double_click(state, &scene, &plot));
    }
    if !drag::drag_ui(ui, state, &scene, &plot, out) {
        pointer_ui(ui, state, &surface, out);
    }
    focused
}

/// The message of a double click on nothing: in a lane it makes an event, elsewhere it shows everything.
fn double_click(state: &State, scene: &Scene, plot: &Response) -> Msg {
    let at = plot
        .interact_pointer_pos()
        .map(|at| at - plot.rect.min.to_vec2());
    let in_lanes = at.filter(|at| state.editing().is_some() && scene.regions.lanes.contains(*at));
    match in_lanes.and_then(|at| Some((at, scene.row_at(at)?))) {
        Some((at, Target::Lane(lane))) => Msg::NewEventAt {
            lane: *lane,
            x: f64::from(at.x - scene.regions.lanes.left()),
        },
        _ => Msg::FitAll,
    }
}

/// Draws a canvas that is only looked at.
pub fn picture_ui(ui: &mut Ui, state: &State, out: &mut Vec<Msg>) {
    let scene = scene_of(ui, state, out);
    host(ui, Arc::new(scene));
}

/// The scene for all the room there is.
fn scene_of(ui: &Ui, state: &State, out: &mut Vec<Msg>) -> Scene {
    let size = ui.available_size().max(Vec2::splat(50.0));
    if size != state.canvas() {
        out.push(Msg::CanvasResized(size));
        ui.ctx().request_discard("the canvas has a new size");
    }
    let mut measure = WindowMeasure(ui.ctx());
    layout(
        &state.timeline,
        &state.document_layout,
        state.look(),
        size,
        &mut measure,
    )
}

fn host(ui: &mut Ui, scene: Arc<Scene>) -> Response {
    let size = scene.size;
    let bounds = PlotBounds::from_min_max([0.0, -f64::from(size.y)], [f64::from(size.x), 0.0]);
    plot::inert_plot("canvas", size)
        .sense(Sense::click_and_drag())
        .show(ui, |plot| {
            plot.set_plot_bounds(bounds);
            plot.add(SceneItem::new(scene));
        })
        .response
}

/// One accessible, clickable node for each thing on the canvas.
fn hitboxes_ui(
    ui: &Ui,
    state: &State,
    scene: &Scene,
    origin: Pos2,
    palette: Palette,
    out: &mut Vec<Msg>,
) -> bool {
    let mut focused = false;
    let mut menu_of = None;
    let pointer = ui.input(|input| input.pointer.hover_pos());
    let is_covered = state.is_covered() || state.explore().find.is_open;
    let pointed_at = pointer.and_then(|at| scene.hit_test(at - origin.to_vec2()));
    let canvas = (&*state.timeline, &*state.document_layout);
    let ids: Vec<Id> = scene
        .hitboxes
        .iter()
        .map(|hitbox| hitbox_id(ui, &state.timeline, hitbox))
        .collect();
    let stop = tab_stop(ui, state, scene, &ids);
    for (index, hitbox) in scene.hitboxes.iter().enumerate() {
        let node = Node {
            id: ids[index],
            origin,
            is_tab_stop: index == stop,
        };
        let response = hitbox_ui(ui, state, canvas, hitbox, &node, out);
        let selection = || Selection::of_target(&hitbox.target, &state.timeline);
        if response.double_clicked() {
            out.extend(selection().map(Msg::Fit));
        }
        if response.secondary_clicked() {
            let at = response.interact_pointer_pos();
            out.push(Msg::OpenMenu(at.map(|at| (hitbox.target.clone(), at))));
        }
        // By key it is the menu of what has the focus, or else of what is selected.
        if state.explore().wants_menu {
            let is_selected =
                || state.look().selection.is_some() && selection() == state.look().selection;
            if response.has_focus() || (menu_of.is_none() && is_selected()) {
                menu_of = Some((hitbox.target.clone(), response.rect.left_bottom()));
            }
        }
        if response.has_focus() {
            focused = true;
            // The arrow keys walk on the canvas.
            let filter = EventFilter {
                horizontal_arrows: true,
                vertical_arrows: true,
                ..EventFilter::default()
            };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
            let stroke = Stroke::new(1.5, palette.color(ColorRole::Accent));
            ui.painter()
                .rect_stroke(response.rect, 3.0, stroke, StrokeKind::Outside);
            if matches!(
                hitbox.target,
                Target::Cluster(_) | Target::Bin(_) | Target::LinkGroup(_)
            ) {
                // The contents of a count are told nowhere else.
                response.show_tooltip_ui(|ui| preview::preview_ui(ui, state, &hitbox.target));
                continue;
            }
        }
        // What lies over the window, or the list of what is found, is not covered by what is told of a thing behind it. And a row
        // would go on telling of itself while the pointer is within it, if on a mark in it.
        if !is_covered && pointed_at == Some(&hitbox.target) {
            response.on_hover_ui_at_pointer(|ui| preview::preview_ui(ui, state, &hitbox.target));
        }
    }
    if state.explore().wants_menu {
        let focused = ui.memory(|memory| memory.focused());
        out.push(Msg::FocusBeforeMenu(focused));
        out.push(Msg::OpenMenu(menu_of));
        ui.ctx().request_repaint();
    } else if state.menu.is_none()
        && let Some(before) = state.explore().focus_before_menu
    {
        ui.memory_mut(|memory| memory.request_focus(before));
        out.push(Msg::FocusBeforeMenu(None));
    }
    focused
}

/// The one thing on the canvas at which Tab stops: what has the focus, or else what is selected, or else the first. From there the
/// arrow keys lead on (the roving tab index of WAI-ARIA's Authoring Practices). The focus is moved before anything is drawn,
/// since what takes none gives it back.
fn tab_stop(ui: &Ui, state: &State, scene: &Scene, ids: &[Id]) -> usize {
    let focused = ui.memory(|memory| memory.focused());
    let has_focus = ids.iter().position(|id| Some(*id) == focused);
    let asked = ui.input(|input| {
        let asks = |id: &Id| input.has_accesskit_action_request(*id, accesskit::Action::Focus);
        ids.iter().position(asks)
    });
    let walked_to = || has_focus.and_then(|from| walked(&scene.hitboxes, from, walk_step(ui)?));
    if let Some(next) = asked.or_else(walked_to) {
        ui.memory_mut(|memory| memory.request_focus(ids[next]));
        return next;
    }
    let selection = state.look().selection.as_ref();
    let is_selected = |hitbox: &Hitbox| {
        let stands_for = Selection::of_target(&hitbox.target, &state.timeline);
        stands_for.is_some() && stands_for.as_ref() == selection
    };
    let selected = || selection.and_then(|_| scene.hitboxes.iter().position(is_selected));
    has_focus.or_else(selected).unwrap_or(0)
}

/// The step that an arrow key asks for.
fn walk_step(ui: &Ui) -> Option<WalkStep> {
    let steps = [
        (Key::ArrowLeft, WalkStep::Earlier),
        (Key::ArrowRight, WalkStep::Later),
        (Key::ArrowUp, WalkStep::Above),
        (Key::ArrowDown, WalkStep::Below),
    ];
    let is_pressed = |key: Key| ui.input(|input| input.key_pressed(key) && !input.modifiers.any());
    let pressed = steps.into_iter().find(|(key, _)| is_pressed(*key));
    pressed.map(|(_, step)| step)
}

/// The identity of a node, by name, so that the focus stays where it is when the document changes.
fn hitbox_id(ui: &Ui, timeline: &Timeline, hitbox: &Hitbox) -> Id {
    let name = describe::stable_id(timeline, &hitbox.target);
    ui.scope_id().with(("hitbox", name, hitbox.nth))
}

/// The place of a hitbox in a window.
struct Node {
    id: Id,
    /// The canvas's corner.
    origin: Pos2,
    is_tab_stop: bool,
}

/// The node of one thing in the room's picture, where keys belong to the talk.
pub(super) fn audience_hitbox_ui(
    ui: &Ui,
    state: &State,
    canvas: (&Timeline, &DocumentLayout),
    hitbox: &Hitbox,
    origin: Pos2,
    out: &mut Vec<Msg>,
) {
    let node = Node {
        id: hitbox_id(ui, canvas.0, hitbox),
        origin,
        is_tab_stop: false,
    };
    hitbox_ui(ui, state, canvas, hitbox, &node, out);
}

/// The node of one thing on a canvas.
fn hitbox_ui(
    ui: &Ui,
    state: &State,
    (timeline, document_layout): (&Timeline, &DocumentLayout),
    hitbox: &Hitbox,
    node: &Node,
    out: &mut Vec<Msg>,
) -> Response {
    let rect = hitbox.rect.translate(node.origin.to_vec2());
    let clickable = state.is_clickable(&hitbox.target);
    let mut sense = Sense::hover();
    sense.set(Sense::CLICK, clickable);
    sense.set(Sense::FOCUSABLE, node.is_tab_stop);
    let response = ui.interact(rect, node.id, sense);
    response.widget_info(|| {
        let name = describe::name(timeline, document_layout, &hitbox.target);
        let selection = Selection::of_target(&hitbox.target, timeline);
        let selected = selection.is_some() && selection == state.look().selection;
        if clickable {
            WidgetInfo::selected(Role::Button, true, selected, name)
        } else {
            WidgetInfo::labeled(Role::Label, true, name)
        }
    });
    if response.clicked() {
        out.extend(state.click(&hitbox.target));
    }
    if clickable {
        response.on_hover_cursor(CursorIcon::PointingHand)
    } else {
        response
    }
}

/// A scene on the screen, and what the pointer does to it.
pub(super) struct Surface<'a> {
    pub scene: &'a Scene,
    pub response: &'a Response,
    /// The points of the screen that a point of the layout takes.
    pub magnified: f32,
    /// The message of a click on nothing.
    pub on_empty: Option<Msg>,
}

/// Drags, wheels and pinches move the view; resting over something lights it.
pub(super) fn pointer_ui(ui: &Ui, state: &State, surface: &Surface<'_>, out: &mut Vec<Msg>) {
    let Surface {
        scene,
        response: plot,
        magnified,
        ref on_empty,
    } = *surface;
    let origin = plot.rect.min;
    let pointer = ui.input(|input| input.pointer.latest_pos());
    let over = pointer.filter(|pos| {
        plot.rect.contains(*pos) && ui.ctx().layer_id_at(*pos) == Some(plot.layer_id)
    });
    let dragging =
        plot.dragged_by(PointerButton::Primary) || plot.dragged_by(PointerButton::Middle);

    let target = over
        .filter(|_| !dragging)
        .and_then(|pos| scene.hit_test(pos - origin.to_vec2()));
    let hovered = target.and_then(|target| Selection::lit_by(target, &state.timeline));
    // A pointer that only rests somewhere does not undo what the keyboard does.
    let moved = ui.input(|input| {
        input.pointer.delta() != Vec2::ZERO
            || input.pointer.any_down()
            || input.smooth_scroll_delta() != Vec2::ZERO
            || input.zoom_delta() != 1.0
    });
    // Of two windows the one without the pointer has nothing to say about what it points at.
    let (has_pointer, lost_pointer) = ui.input(|input| {
        let lost = input.events.contains(&egui::Event::PointerGone);
        (input.pointer.has_pointer(), lost)
    });
    let unpointed = hovered.is_none() && (has_pointer || lost_pointer);
    if hovered != state.look().hover && (moved || unpointed) {
        out.push(Msg::Hover(hovered));
        ui.ctx().request_repaint();
    }
    let on_something = target.is_some_and(|target| state.is_clickable(target));
    if plot.clicked() && !on_something {
        out.extend(on_empty.clone());
    }
    if dragging {
        let moved = ui.input(|input| input.pointer.delta());
        out.push(Msg::Pan(-f64::from(moved.x / magnified)));
        let start = ui.input(|input| input.pointer.press_origin());
        let in_claims = start.is_some_and(|start| start.y - origin.y > scene.regions.axis.bottom());
        out.push(if in_claims {
            Msg::ScrollClaims(-moved.y)
        } else {
            Msg::ScrollLanes(-moved.y)
        });
        ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
    }
    let Some(pos) = over else { return };
    let at = pos - origin.to_vec2();
    let (scroll, pinch) = ui.input(|input| (input.smooth_scroll_delta(), input.zoom_delta()));
    let x = f64::from((at.x - scene.regions.lanes.left()) / magnified).max(0.0);
    if pinch != 1.0 {
        out.push(Msg::Zoom {
            factor: f64::from(pinch),
            x,
        });
    }
    if scroll.x != 0.0 {
        out.push(Msg::Pan(-f64::from(scroll.x / magnified)));
    }
    if scroll.y != 0.0 {
        let in_gutter = scene.regions.gutter.contains(at);
        out.push(match (in_gutter, at.y > scene.regions.axis.bottom()) {
            (true, true) => Msg::ScrollClaims(-scroll.y),
            (true, false) => Msg::ScrollLanes(-scroll.y),
            (false, _) => Msg::Zoom {
                factor: (f64::from(scroll.y) * ZOOM_PER_POINT).exp(),
                x,
            },
        });
    }
}

/// Thin bars at the right where there are more lanes or claim rows than fit.
fn scrollbars_ui(
    ui: &Ui,
    state: &State,
    scene: &Scene,
    origin: Pos2,
    palette: Palette,
    out: &mut Vec<Msg>,
) {
    let regions = scene.regions;
    for (name, region, content, scroll, msg) in [
        (
            "Scroll the lanes",
            regions.lanes,
            regions.lanes_content_height,
            state.look().lanes_scroll,
            Msg::ScrollLanes as fn(f32) -> Msg,
        ),
        (
            "Scroll the claims",
            regions.claims,
            regions.claims_content_height,
            state.look().claims_scroll,
            Msg::ScrollClaims as fn(f32) -> Msg,
        ),
    ] {
        let height = region.height();
        if content <= height + 0.5 || height < 20.0 {
            continue;
        }
        let region = region.translate(origin.to_vec2());
        let thumb = (height * height / content).max(24.0);
        let top = region.top() + scroll / (content - height) * (height - thumb);
        let rect = Rect::from_min_size(Pos2::new(region.right() - 9.0, top), Vec2::new(7.0, thumb));
        let response = ui.interact(rect.expand(3.0), Id::unique(name), Sense::drag());
        response.widget_info(|| WidgetInfo::labeled(Role::ScrollBar, true, name));
        if response.dragged() {
            out.push(msg(
                response.drag_delta().y * (content - height) / (height - thumb).max(1.0)
            ));
        }
        let color_role = if response.hovered() || response.dragged() {
            ColorRole::Muted
        } else {
            ColorRole::Rule
        };
        let color = palette
            .color(color_role)
            .gamma_multiply(if color_role == ColorRole::Rule {
                1.0
            } else {
                0.8
            });
        ui.painter().rect_filled(rect, 3.5, color);
    }
}
