//! The picture of the canvas as data: a few simple shapes, each saying what it stands for.
//!
//! The window paints a [`Scene`] and the exporters write it; neither knows how it came about. Positions are in
//! points from the canvas's top left corner.

mod walk;

use egui::{Pos2, Rect, Vec2};

use crate::timeline::{ClaimIx, EventIx, LaneIx, LinkIx, Timeline};

pub use walk::{WalkStep, walked};

/// Everything on the canvas, back to front.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    pub size: Vec2,
    pub marks: Vec<Mark>,
    /// The things that can be pointed at, in the order in which a reader would step through them.
    pub hitboxes: Vec<Hitbox>,
    pub regions: Regions,
    /// The number of events that were looked at to make it. It is bounded by the canvas, whatever the document holds.
    pub visited: usize,
}

/// The parts of the canvas that input treats differently.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Regions {
    /// Lane names and claim titles.
    pub gutter: Rect,
    pub lanes: Rect,
    /// The strip of events without a date; of no height where there are none.
    pub undated: Rect,
    pub axis: Rect,
    pub claims: Rect,
    /// The heights of a row of events and of a claim's.
    pub row_height: f32,
    pub claim_row: f32,
    /// The heights of the lanes and of the claim rows if all of them were shown.
    pub lanes_content_height: f32,
    pub claims_content_height: f32,
}

impl Regions {
    fn rects_mut(&mut self) -> [&mut Rect; 5] {
        [
            &mut self.gutter,
            &mut self.lanes,
            &mut self.undated,
            &mut self.axis,
            &mut self.claims,
        ]
    }
}

/// One shape, the role of its colour, and the thing that it stands for.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    pub shape: Shape,
    pub color_role: ColorRole,
    /// 1 is opaque; less where something else is being read.
    pub opacity: f32,
    pub target: Option<Target>,
    /// The part of the canvas outside of which the shape is not drawn.
    pub clip: Rect,
}

impl Mark {
    pub fn is_text(&self) -> bool {
        matches!(self.shape, Shape::Text(_))
    }
}

/// The few shapes that a canvas is made of.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A filled rectangle whose opacity runs from `left` to `right`.
    Area {
        rect: Rect,
        left: f32,
        right: f32,
        corner: f32,
    },
    /// A line through points.
    Line {
        points: Vec<Pos2>,
        width: f32,
        dash: Option<Dash>,
    },
    /// Many straight strokes alike.
    Hatching {
        strokes: Vec<[Pos2; 2]>,
        width: f32,
    },
    /// Many rectangles alike, however small, that end with a pixel.
    Blocks {
        rects: Vec<Rect>,
    },
    /// A filled convex polygon.
    Polygon {
        points: Vec<Pos2>,
    },
    /// A filled circle.
    Disc {
        center: Pos2,
        radius: f32,
    },
    Text(Text),
}

/// Lengths of a dash and of the gap behind it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dash {
    pub on: f32,
    pub off: f32,
}

/// One line of text in logical order.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    pub text: String,
    /// The text in full where `text` had to be shortened.
    pub whole: Option<String>,
    /// The box of the text: its left end and its width count.
    pub rect: Rect,
    pub size: f32,
    pub face: Face,
}

/// A face of the embedded family.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Face {
    Regular,
    SemiBold,
    Italic,
}

/// The number of hues; lanes beyond them begin anew.
pub const LANE_HUES: usize = 8;

/// The role of a colour; the theme decides which colour it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ColorRole {
    Paper,
    Text,
    Muted,
    /// Rules and ticks.
    Rule,
    /// Every second lane.
    Band,
    /// The quiet years that were folded away.
    Fold,
    /// The one accent: what is selected or pointed at.
    Accent,
    /// A wash of the accent behind things.
    AccentWash,
    Lane(Hue, Tone),
}

/// The hue of an event is that of its lane in the document, whatever lanes it is shown in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Hue {
    Lane(LaneIx),
    /// Of what gathers events of several hues.
    Mixed,
}

impl Hue {
    pub fn of_event(timeline: &Timeline, event: EventIx) -> Self {
        Self::Lane(timeline.document_lane_of(event))
    }

    /// The hue of all events of a lane.
    pub fn of_lane(timeline: &Timeline, lane: LaneIx) -> Self {
        match timeline.has_document_lanes() {
            true => Self::Lane(lane),
            false => Self::Mixed,
        }
    }
}

/// The strength of a lane's hue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tone {
    /// Outlines and points.
    Strong,
    /// The parts that are certain.
    Certain,
    /// The parts that are possible.
    Possible,
}

/// The thing that a mark stands for.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Target {
    Lane(LaneIx),
    Event(EventIx),
    /// The number of claims that speak of an event.
    ClaimCount(EventIx),
    /// The record's date of an event.
    Record(EventIx),
    /// Events too close together to be told apart at this scale.
    Cluster(Vec<EventIx>),
    /// More events than can be told apart, at whatever scale a canvas of this size has.
    Bin(Bin),
    Claim(ClaimIx),
    Link(LinkIx),
    /// What is hard to hold together with a claim.
    Tension(ClaimIx),
    /// Links of one claim that have one place between them.
    LinkGroup(LinkGroup),
    /// So many more claims that are gathered and stand below the canvas.
    MoreClaims(u32),
    /// The heading of the claims, which orders them.
    ClaimOrder,
    /// The events of a lane on one side of the view, where it has nothing in view.
    OutOfView(OutOfView),
    Writing,
    Fold(usize),
    /// A stretch that is drawn smaller than the rest.
    Condensed(usize),
}

/// The events of a lane that start in a stretch of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Bin {
    pub lane: LaneIx,
    /// In seconds.
    pub from: i64,
    pub until: i64,
    pub events: u32,
}

/// The events of a lane before the view or after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct OutOfView {
    pub lane: LaneIx,
    pub are_later: bool,
    pub events: u32,
    /// The time of the nearest, in seconds.
    pub nearest: i64,
}

impl OutOfView {
    /// The side of the view that they are on, "later".
    pub fn side(&self) -> &'static str {
        if self.are_later { "later" } else { "earlier" }
    }
}

/// Links of a claim whose marks would lie over each other, or whose events have their place before or after the view.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LinkGroup {
    pub claim: ClaimIx,
    pub place: GroupPlace,
    /// All of them, or of very many some, in the order of their marks: of those that are out of view, the nearest.
    pub listed: Vec<LinkIx>,
    pub count: u32,
    /// The first and the last of their events' own times, in seconds.
    pub from: i64,
    pub until: i64,
}

/// The place of a group of links, seen from the view.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum GroupPlace {
    Within,
    Earlier,
    Later,
    /// Beside the time axis, since their events have no date.
    Undated,
}

impl LinkGroup {
    /// The most links that are listed.
    pub const MAX_LISTED: usize = 12;

    pub fn lists_all(&self) -> bool {
        self.listed.len() == self.count as usize
    }
}

/// A place on the canvas that stands for something.
#[derive(Clone, Debug, PartialEq)]
pub struct Hitbox {
    pub target: Target,
    pub rect: Rect,
    /// The number of places that the same thing has before this one.
    pub nth: u16,
}

impl Shape {
    /// The box around its corners and the middles of its strokes.
    pub fn bounds(&self) -> Rect {
        match self {
            Self::Area { rect, .. } => *rect,
            Self::Line { points, .. } | Self::Polygon { points } => Rect::from_points(points),
            Self::Hatching { strokes, .. } => Rect::from_points(strokes.as_flattened()),
            Self::Blocks { rects } => {
                let union = |all: Rect, rect: &Rect| all.union(*rect);
                rects.iter().fold(Rect::NOTHING, union)
            }
            Self::Disc { center, radius } => {
                Rect::from_center_size(*center, Vec2::splat(2.0 * radius))
            }
            Self::Text(text) => text.rect,
        }
    }

    /// Makes it so many times as large, seen from the canvas's corner.
    fn magnify(&mut self, factor: f32) {
        match self {
            Self::Area { rect, corner, .. } => {
                *rect = magnified(*rect, factor);
                *corner *= factor;
            }
            Self::Line {
                points,
                width,
                dash,
            } => {
                for point in points {
                    *point = (point.to_vec2() * factor).to_pos2();
                }
                *width *= factor;
                if let Some(dash) = dash {
                    dash.on *= factor;
                    dash.off *= factor;
                }
            }
            Self::Hatching { strokes, width } => {
                for point in strokes.iter_mut().flatten() {
                    *point = (point.to_vec2() * factor).to_pos2();
                }
                *width *= factor;
            }
            Self::Blocks { rects } => {
                for rect in rects {
                    *rect = magnified(*rect, factor);
                }
            }
            Self::Polygon { points } => {
                for point in points {
                    *point = (point.to_vec2() * factor).to_pos2();
                }
            }
            Self::Disc { center, radius } => {
                *center = (center.to_vec2() * factor).to_pos2();
                *radius *= factor;
            }
            Self::Text(text) => {
                text.rect = magnified(text.rect, factor);
                text.size *= factor;
            }
        }
    }

    /// Moves it by so many points.
    pub fn translate(&mut self, by: Vec2) {
        match self {
            Self::Area { rect, .. } => *rect = rect.translate(by),
            Self::Line { points, .. } | Self::Polygon { points } => {
                for point in points {
                    *point += by;
                }
            }
            Self::Hatching { strokes, .. } => {
                for point in strokes.iter_mut().flatten() {
                    *point += by;
                }
            }
            Self::Blocks { rects } => {
                for rect in rects {
                    *rect = rect.translate(by);
                }
            }
            Self::Disc { center, .. } => *center += by,
            Self::Text(text) => text.rect = text.rect.translate(by),
        }
    }
}

fn magnified(rect: Rect, factor: f32) -> Rect {
    Rect::from_min_max(
        (rect.min.to_vec2() * factor).to_pos2(),
        (rect.max.to_vec2() * factor).to_pos2(),
    )
}

impl Scene {
    /// The same picture so many times as large.
    pub fn magnified(mut self, factor: f32) -> Self {
        for mark in &mut self.marks {
            mark.shape.magnify(factor);
            mark.clip = magnified(mark.clip, factor);
        }
        for hitbox in &mut self.hitboxes {
            hitbox.rect = magnified(hitbox.rect, factor);
        }
        let regions = &mut self.regions;
        for region in regions.rects_mut() {
            *region = magnified(*region, factor);
        }
        regions.row_height *= factor;
        regions.claim_row *= factor;
        regions.lanes_content_height *= factor;
        regions.claims_content_height *= factor;
        self.size *= factor;
        self
    }

    /// The same picture moved by so many points.
    pub fn translated(mut self, by: Vec2) -> Self {
        for mark in &mut self.marks {
            mark.shape.translate(by);
            mark.clip = mark.clip.translate(by);
        }
        for hitbox in &mut self.hitboxes {
            hitbox.rect = hitbox.rect.translate(by);
        }
        for region in self.regions.rects_mut() {
            *region = region.translate(by);
        }
        self
    }

    /// The topmost thing at a point.
    pub fn hit_test(&self, point: Pos2) -> Option<&Target> {
        self.hitboxes
            .iter()
            .rev()
            .find(|hitbox| hitbox.rect.contains(point))
            .map(|hitbox| &hitbox.target)
    }

    /// The lane or the claim in whose row a point lies.
    pub fn row_at(&self, point: Pos2) -> Option<&Target> {
        let is_there =
            |hitbox: &&Hitbox| is_row(&hitbox.target) && hitbox.rect.y_range().contains(point.y);
        self.hitboxes
            .iter()
            .find(is_there)
            .map(|hitbox| &hitbox.target)
    }

    /// The part of the row of a lane or a claim that can be seen, by its name.
    pub fn row_of(&self, target: &Target) -> Option<Rect> {
        let is_it = |hitbox: &&Hitbox| is_row(target) && hitbox.target == *target;
        self.hitboxes.iter().find(is_it).map(|hitbox| hitbox.rect)
    }

    /// The labels on the canvas with what they stand for, for checks of the layout.
    pub fn texts(&self) -> impl Iterator<Item = (&Text, Option<&Target>)> {
        self.marks.iter().filter_map(|mark| match &mark.shape {
            Shape::Text(text) => Some((text, mark.target.as_ref())),
            _ => None,
        })
    }
}

fn is_row(target: &Target) -> bool {
    matches!(target, Target::Lane(_) | Target::Claim(_))
}
