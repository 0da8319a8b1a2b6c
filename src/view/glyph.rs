//! The shape of an event, drawn exactly as precisely as the text dates it.
//!
//! Certain is solid, possible is a light tint in a dashed outline, and each end stands on its own:
//!
//! - a date too narrow to show its width is a **diamond**: solid where it is known to the day, light where it is not;
//! - a whole calendar unit (a month, a season, a year) is a **bracket**: dashed above and below, closed at the
//!   unit's borders, since the borders are the calendar's and the event lies somewhere between them;
//! - a one-of date is a **dashed box with dots**: any of these days;
//! - an approximate end has no border, it **fades**;
//! - an open end is solid until the writing and **fades** behind it;
//! - an allegation is **hatched**;
//! - a fear or a forecast is **hollow and dotted**, with a hollow diamond.
//!
//! Nothing is drawn narrower than its date and nothing has whiskers. Where an event can stand at one x only, as a diamond
//! does, or a mark in a claim's row, or a guide, it stands at its own: see [`own_x`]. Hue is the lane's; certainty is told by fill and
//! outline alone, so that it survives greyscale. The legend is drawn by this code too.

mod draw;
mod signs;

use crate::document::EventKind;
use crate::document::date::{Edge, Form, Precision};
use crate::document::when::Dated;
use crate::timeline::{Extent, own_time};

use super::scale::Scale;

pub use draw::{Brush, diamond};
pub use signs::DateSign;

/// A date narrower than this is drawn as a diamond, of this width.
pub const DIAMOND: f32 = 13.0;
/// The least width of a bar.
const MIN_BAR: f32 = 5.0;
/// The length over which an open end fades.
const OPEN_FADE: f64 = 46.0;
/// The length over which a forecast with an open end fades; its label stands in it.
const FORECAST_FADE: f64 = 250.0;
/// The least width over which an approximate end fades.
const SOFT_FADE: f64 = 20.0;
/// Half of the line where what is certain ends.
const HALF_LINE: f32 = 0.5;
/// The distance off the canvas at which shapes are cut.
const OUTSIDE: f64 = 80.0;

/// The shape of an event at one scale, in points from the canvas's left.
#[derive(Clone, Debug, PartialEq)]
pub struct Glyph {
    pub left: f32,
    pub right: f32,
    /// The event's own x, or just off the canvas on the side where it is.
    pub x: f32,
    body: Body,
    kind: EventKind,
}

#[derive(Clone, Debug, PartialEq)]
enum Body {
    /// Too narrow to show its width; solid only where it is known to the day.
    Diamond { exact: bool },
    Bar {
        certain: Option<(f32, f32)>,
        start: End,
        end: End,
    },
    /// One box for each possible place, joined by a thin line.
    Boxes {
        boxes: Vec<(f32, f32)>,
        one_of: bool,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// Known so closely that its vagueness does not show.
    Sharp,
    /// Somewhere in a calendar unit.
    Bracket,
    /// Approximate or unknown.
    Soft,
    Open,
}

/// The one x of an event where it can have one only, in points from the left edge of the time axis: that of its own time,
/// and half a diamond later for what is feared or forecast, which begins no earlier than its date does.
///
/// The event's diamond, its mark in each claim's row and the guide through them all stand there.
pub fn own_x(kind: EventKind, own_time: f64, scale: &Scale) -> f64 {
    let x = scale.x_from_time(own_time);
    match kind {
        EventKind::Hypothetical => x + f64::from(DIAMOND) / 2.0,
        EventKind::Happened | EventKind::Ongoing | EventKind::Alleged => x,
    }
}

impl Glyph {
    pub fn new(kind: EventKind, dated: &Dated, extent: Extent, scale: &Scale) -> Self {
        let place = GlyphScale { scale };
        let x = place.cut(own_x(kind, own_time(kind, dated, extent), scale));
        if let Form::OneOf(windows) | Form::EachOf(windows) = &dated.form
            && (windows.len() > 1 || matches!(dated.form, Form::OneOf(_)))
        {
            let mut boxes: Vec<(f32, f32)> = windows
                .iter()
                .map(|window| {
                    let from = window.from.map_or(f64::NEG_INFINITY, |i| i.as_f64());
                    let until = window.until.map_or(f64::INFINITY, |i| i.as_f64());
                    let possible = (from.max(extent.possible.0), until.min(extent.possible.1));
                    place.span(Extent { possible, ..extent }, kind)
                })
                .collect();
            let left = boxes.iter().map(|b| b.0).fold(f32::INFINITY, f32::min);
            let right = boxes.iter().map(|b| b.1).fold(f32::NEG_INFINITY, f32::max);
            // What is cut off at a side counts for the whole, but has no box.
            boxes.retain(|(left, right)| left < right);
            let open = !extent.possible.0.is_finite() || !extent.possible.1.is_finite();
            if left <= right && !open {
                let one_of = matches!(dated.form, Form::OneOf(_));
                if right - left < DIAMOND {
                    return Self::diamond(kind, dated, x);
                }
                return Self {
                    left,
                    right,
                    x,
                    body: Body::Boxes { boxes, one_of },
                    kind,
                };
            }
        }
        let (left, right) = place.span(extent, kind);
        let one_date = !dated.is_period();
        if one_date && right - left < DIAMOND {
            return Self::diamond(kind, dated, x);
        }
        let middle = (left + right) / 2.0;
        let (left, right) = if right - left < MIN_BAR {
            (middle - MIN_BAR / 2.0, middle + MIN_BAR / 2.0)
        } else {
            (left, right)
        };
        let certain = extent
            .certain
            .map(|(from, until)| (place.x(from), place.x(until)))
            .filter(|(from, until)| until - from >= 1.0);
        let start = end(dated.start_edge, one_date, extent.possible.0.is_finite());
        let finish = end(dated.end_edge, one_date, extent.possible.1.is_finite());
        // A soft end needs some width to fade over, however narrow its window is at this scale.
        let soft = |end: End, gap: f32| match end {
            End::Soft => (SOFT_FADE as f32 - gap).max(0.0) / 2.0,
            End::Sharp | End::Bracket | End::Open => 0.0,
        };
        let (certain_left, certain_right) = certain.unwrap_or((right, left));
        let left = left - soft(start, (certain_left - left).max(0.0));
        let right = right + soft(finish, (right - certain_right).max(0.0));
        let certain = certain.map(|(from, until)| {
            let from = if start == End::Soft {
                from.max(left + SOFT_FADE as f32)
            } else {
                from
            };
            let until = if finish == End::Soft {
                until.min(right - SOFT_FADE as f32)
            } else {
                until
            };
            (from, until.max(from))
        });
        Self {
            left,
            right,
            x,
            body: Body::Bar {
                certain,
                start,
                end: finish,
            },
            kind,
        }
    }

    /// A date too narrow to show its width.
    fn diamond(kind: EventKind, dated: &Dated, x: f32) -> Self {
        let to_the_day = matches!(
            dated.start_edge,
            Edge::Dated { precision, approximate: false, uncertain: false } if precision <= Precision::Day
        );
        let one_day = match (&dated.form, dated.bounds.start.from, dated.bounds.end.until) {
            (Form::Once, _, _) => true,
            (_, Some(from), Some(until)) => {
                until.seconds().saturating_sub(from.seconds()) <= 86_400
            }
            _ => false,
        };
        Self {
            left: x - DIAMOND / 2.0,
            right: x + DIAMOND / 2.0,
            x,
            body: Body::Diamond {
                exact: to_the_day && one_day,
            },
            kind,
        }
    }

    pub fn is_diamond(&self) -> bool {
        matches!(self.body, Body::Diamond { .. })
    }

    /// The part of a label, from one x to another, that stands within it and not on a plain fill: hatching shows through there, and
    /// so does whatever lies behind it.
    pub fn restless_part(&self, from: f32, until: f32) -> Option<(f32, f32)> {
        let (from, until) = (from.max(self.left), until.min(self.right));
        let part = match self.body {
            Body::Diamond { .. } => return None,
            Body::Bar {
                certain: Some((left, right)),
                ..
            } if self.is_filled() => match from < left {
                true => (from, until.min(left + HALF_LINE)),
                false => (from.max(right - HALF_LINE), until),
            },
            Body::Bar { .. } | Body::Boxes { .. } => (from, until),
        };
        (part.0 < part.1).then_some(part)
    }

    /// True for a fear or a forecast, which has no fill.
    pub fn is_hollow(&self) -> bool {
        self.kind == EventKind::Hypothetical
    }

    /// True where what is certain of it is a plain fill.
    fn is_filled(&self) -> bool {
        matches!(self.kind, EventKind::Happened | EventKind::Ongoing)
    }

    /// The distance from its left end at which a label within it begins.
    pub fn label_inset(&self) -> f32 {
        match (self.kind, &self.body) {
            (EventKind::Hypothetical, _) => 20.0,
            (
                _,
                Body::Bar {
                    start: End::Soft, ..
                },
            ) => 12.0,
            _ => 7.0,
        }
    }
}

fn end(edge: Edge, one_date: bool, bounded: bool) -> End {
    match edge {
        _ if !bounded => End::Open,
        Edge::Open => End::Open,
        Edge::Unknown => End::Soft,
        Edge::Dated {
            approximate: true, ..
        }
        | Edge::Dated {
            uncertain: true, ..
        } => End::Soft,
        Edge::Dated { precision, .. } if one_date || precision > Precision::Day => End::Bracket,
        Edge::Dated { .. } => End::Sharp,
    }
}

struct GlyphScale<'a> {
    scale: &'a Scale,
}

impl GlyphScale<'_> {
    fn x(&self, time: f64) -> f32 {
        self.scale
            .x_from_time(time)
            .clamp(-OUTSIDE, self.scale.width() + OUTSIDE) as f32
    }

    /// The drawn ends of an extent. An open end fades within a few points of what is known.
    fn span(&self, extent: Extent, kind: EventKind) -> (f32, f32) {
        let fade = if kind == EventKind::Hypothetical {
            FORECAST_FADE
        } else {
            OPEN_FADE
        };
        let (from, until) = extent.possible;
        // What is known may lie beyond the other end, where that was cut at the writing.
        let left = if from.is_finite() {
            self.x(from)
        } else {
            let known = extent.dated.0.min(until);
            self.cut(self.scale.x_from_time(known) - fade)
        };
        let right = if until.is_finite() {
            self.x(until)
        } else {
            let known = extent.dated.1.max(from);
            self.cut(self.scale.x_from_time(known) + fade)
        };
        (left, right)
    }

    fn cut(&self, x: f64) -> f32 {
        x.clamp(-OUTSIDE, self.scale.width() + OUTSIDE) as f32
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::date::{Bounds, Instant, Window};
    use crate::timeline::extent;
    use crate::view::camera::Camera;
    use crate::view::sample::{dated, glyph, scale_of_2022};

    use EventKind::{Happened, Hypothetical, Ongoing};

    /// The year 2022 on a thousand points, nearly three of them a day.
    fn body(kind: EventKind, edtf: &str) -> Body {
        glyph(kind, edtf, &scale_of_2022(1000.0)).body
    }

    /// The ends of a bar, and whether some of it is certain.
    fn bar(kind: EventKind, edtf: &str) -> (End, End, bool) {
        match body(kind, edtf) {
            Body::Bar {
                certain,
                start,
                end,
            } => (start, end, certain.is_some()),
            other => panic!("{edtf} is {other:?}"),
        }
    }

    #[test]
    fn a_date_too_narrow_to_show_its_width_is_a_diamond_that_is_solid_where_it_is_known_to_the_day()
    {
        assert_eq!(body(Happened, "2022-07-02"), Body::Diamond { exact: true });
        assert_eq!(
            body(Happened, "2022-07-02~"),
            Body::Diamond { exact: false }
        );
        assert_eq!(
            body(Happened, "2022-07-02?"),
            Body::Diamond { exact: false }
        );
        assert_eq!(
            body(Happened, "[2022-07-02,2022-07-04]"),
            Body::Diamond { exact: false }
        );
        let of_a_month = glyph(Happened, "2022-07", &scale_of_2022(100.0)).body;
        assert_eq!(of_a_month, Body::Diamond { exact: false });
    }

    #[test]
    fn a_diamond_stands_over_the_middle_of_its_date_and_a_forecast_s_begins_with_it() {
        let scale = scale_of_2022(1000.0);
        let day = glyph(Happened, "2022-07-02", &scale);
        let noon = scale.x_from_time(crate::view::sample::seconds(2022, 7, 2) + 43_200.0) as f32;
        assert!(((day.left + day.right) / 2.0 - noon).abs() < 0.01);
        let forecast = glyph(Hypothetical, "2022-12-20", &scale);
        let midnight = scale.x_from_time(crate::view::sample::seconds(2022, 12, 20)) as f32;
        assert!((forecast.left - midnight).abs() < 0.01);
    }

    #[test]
    fn an_open_forecast_that_is_dated_before_the_writing_fades_behind_it() {
        let scale = scale_of_2022(1000.0);
        let extent = Extent {
            possible: (crate::view::sample::seconds(2022, 9, 1), f64::INFINITY),
            certain: None,
            dated: [crate::view::sample::seconds(2022, 3, 1); 2].into(),
        };
        let place = GlyphScale { scale: &scale };
        let (left, right) = place.span(extent, Hypothetical);
        assert!((right - left - FORECAST_FADE as f32).abs() < 0.01);
    }

    #[test]
    fn each_end_of_a_bar_is_drawn_as_its_date_is_known() {
        assert_eq!(
            bar(Happened, "2022-07"),
            (End::Bracket, End::Bracket, false)
        );
        assert_eq!(
            bar(Happened, "2022-03/2022-10"),
            (End::Bracket, End::Bracket, true)
        );
        assert_eq!(
            bar(Happened, "2022-03-01/2022-10-01"),
            (End::Sharp, End::Sharp, true)
        );
        assert_eq!(
            bar(Happened, "2022-03~/2022-10-01"),
            (End::Soft, End::Sharp, true)
        );
        assert_eq!(
            bar(Happened, "2022-03-01/2022-10?"),
            (End::Sharp, End::Soft, true)
        );
        assert_eq!(bar(Ongoing, "2022-03-01/.."), (End::Sharp, End::Open, true));
        assert_eq!(
            bar(Happened, "../2022-05-01"),
            (End::Open, End::Sharp, false)
        );
        assert_eq!(
            bar(Hypothetical, "2022-12-05/2022-12-28"),
            (End::Sharp, End::Sharp, true)
        );
    }

    #[test]
    fn a_date_of_several_is_a_box_for_each() {
        let boxes = |edtf: &str| match body(Happened, edtf) {
            Body::Boxes { boxes, one_of } => (boxes.len(), one_of),
            other => panic!("{edtf} is {other:?}"),
        };
        assert_eq!(boxes("[2022-03-01..2022-08-30]"), (1, true));
        assert_eq!(boxes("[2022-03,2022-08]"), (2, true));
        assert_eq!(boxes("{2022-03,2022-06,2022-08}"), (3, false));
    }

    #[test]
    fn of_one_of_several_days_the_one_in_view_is_a_box_though_another_is_far_out() {
        // A day is nearly three points wide, and the first one far to the left.
        let glyph = glyph(Happened, "[2021-06-01,2022-03-01]", &scale_of_2022(1000.0));
        let Body::Boxes { boxes, .. } = &glyph.body else {
            panic!("{:?}", glyph.body);
        };
        assert_eq!(boxes.len(), 1);
        assert!(boxes[0].0 > 150.0 && glyph.right == boxes[0].1, "{glyph:?}");
    }

    #[test]
    fn an_approximate_end_has_some_width_to_fade_over() {
        let scale = scale_of_2022(1000.0);
        let sharp = glyph(Happened, "2022-03-01/2022-10-01", &scale);
        let soft = glyph(Happened, "2022-03-01~/2022-10-01~", &scale);
        let Body::Bar {
            certain: Some((from, until)),
            ..
        } = soft.body
        else {
            panic!("it is {soft:?}");
        };
        assert!(soft.left < sharp.left && sharp.right < soft.right);
        assert!(from - soft.left >= SOFT_FADE as f32 && soft.right - until >= SOFT_FADE as f32);
    }

    #[test]
    fn the_longest_date_that_can_be_counted_is_one() {
        let instant = |seconds: i64| Window {
            from: Some(Instant::from_seconds(seconds)),
            until: Some(Instant::from_seconds(seconds)),
        };
        let bounds = Bounds {
            start: instant(i64::MIN + 1),
            end: instant(i64::MAX),
        };
        let longest = Dated {
            bounds,
            ..dated("2022")
        };
        let camera = Camera {
            start: -1e22,
            end: 1e22,
        };
        let scale = Scale::new(camera, &[], 0.0, 1000.0);
        let extent = extent(Happened, bounds, false, 0.0);
        let glyph = Glyph::new(Happened, &longest, extent, &scale);
        assert_eq!(glyph.body, Body::Diamond { exact: false });
    }
}
