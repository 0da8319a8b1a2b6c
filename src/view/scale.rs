//! Time to points and back, with folds and condensed stretches.
//!
//! Outside of stretches of their own the scale is linear. A fold takes a fixed few points however long it is and however
//! close one looks, so that a view over two decades can still tell days apart; a condensed stretch takes a share of what it
//! would take at the scale of the rest. Within each time runs linearly too, which makes the whole scale continuous and
//! invertible. Unfolding runs their widths from there to their true width.

use super::camera::Camera;
use super::stretches::{Drawn, Stretch};

/// The width of a fold on the canvas, in points.
pub const FOLD_POINTS: f64 = 24.0;

/// The mapping between seconds and points from the canvas's left edge.
#[derive(Clone, Debug, PartialEq)]
pub struct Scale {
    points_per_second: f64,
    width: f64,
    /// The instant at the origin of the linear parts: `x = x0 + (time - t0) * slope`.
    segments: Vec<Segment>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Segment {
    /// The beginning of the segment; that of the first is minus infinity.
    from_time: f64,
    from_x: f64,
    anchor: (f64, f64),
    slope: f64,
    fold: Option<usize>,
}

impl Scale {
    /// The scale that shows `camera` on `width` points. `folding` runs from 0 (true to scale) to 1 (folded).
    pub fn new(camera: Camera, stretches: &[Stretch], folding: f64, width: f64) -> Self {
        let (camera, width) = (camera.drawable(), drawable_width(width));
        let points_per_second = solve(camera, stretches, folding, width);
        Self::anchored(
            stretches,
            folding,
            points_per_second,
            (camera.start, 0.0),
            width,
        )
    }

    /// The scale with `points_per_second` outside of stretches of their own that has an instant at a given x.
    pub fn anchored(
        stretches: &[Stretch],
        folding: f64,
        points_per_second: f64,
        (time, x): (f64, f64),
        width: f64,
    ) -> Self {
        // True to scale there is nothing to tell a stretch by.
        let stretches = if folding > 0.0 { stretches } else { &[] };
        // Positions are summed up outward from the anchor, so that precision is best where one looks.
        let slope_of = |stretch: &Stretch| {
            let length = stretch.end - stretch.start;
            stretch_points(length, stretch.drawn, points_per_second, folding) / length
        };
        let mut segments = Vec::with_capacity(2 * stretches.len() + 1);
        let mut from_time = f64::NEG_INFINITY;
        for (index, stretch) in stretches.iter().enumerate() {
            segments.push((from_time, points_per_second, None));
            let fold = (stretch.drawn == Drawn::Folded).then_some(index);
            segments.push((stretch.start, slope_of(stretch), fold));
            from_time = stretch.end;
        }
        segments.push((from_time, points_per_second, None));

        let home = segments.partition_point(|segment| segment.0 <= time).max(1) - 1;
        let mut placed: Vec<Segment> = segments
            .iter()
            .map(|&(from_time, slope, fold)| Segment {
                from_time,
                from_x: f64::NEG_INFINITY,
                anchor: (time, x),
                slope,
                fold,
            })
            .collect();
        for index in home + 1..placed.len() {
            let before = placed[index - 1];
            let at = placed[index].from_time;
            placed[index].anchor = (at, before.x(at));
        }
        for index in (0..home).rev() {
            let after = placed[index + 1];
            let at = after.from_time;
            placed[index].anchor = (at, after.x(at));
        }
        for segment in placed.iter_mut().skip(1) {
            segment.from_x = segment.x(segment.from_time);
        }
        Self {
            points_per_second,
            width,
            segments: placed,
        }
    }

    /// The points that a second takes outside of stretches of their own.
    pub fn points_per_second(&self) -> f64 {
        self.points_per_second
    }

    /// The number of its segments: one, and two more for each stretch with a scale of its own.
    pub fn segment_count(&self) -> usize {
        self.segments.len()
    }

    /// The canvas's width in points.
    pub fn width(&self) -> f64 {
        self.width
    }

    pub fn x_from_time(&self, time: f64) -> f64 {
        let index = self
            .segments
            .partition_point(|segment| segment.from_time <= time)
            .max(1)
            - 1;
        self.segments[index].x(time)
    }

    pub fn time_from_x(&self, x: f64) -> f64 {
        let index = self
            .segments
            .partition_point(|segment| segment.from_x <= x)
            .max(1)
            - 1;
        self.segments[index].time(x)
    }

    /// The same scale with everything moved right by so many points.
    pub fn shifted(mut self, points: f64) -> Self {
        for segment in &mut self.segments {
            segment.anchor.1 += points;
            segment.from_x += points;
        }
        self
    }

    /// The part of time that the canvas shows.
    pub fn camera(&self) -> Camera {
        Camera {
            start: self.time_from_x(0.0),
            end: self.time_from_x(self.width),
        }
    }

    /// The segments that are not folded and at least partly on the canvas, from the left; each has a scale of its own.
    pub fn open_segments(&self) -> Vec<VisibleSegment> {
        self.visible_segments()
            .filter(|s| s.fold.is_none())
            .collect()
    }

    /// The folds that are at least partly on the canvas.
    pub fn visible_folds(&self) -> Vec<VisibleSegment> {
        self.visible_segments()
            .filter(|s| s.fold.is_some())
            .collect()
    }

    /// The segments on the canvas that are drawn smaller than the rest.
    pub fn condensed_segments(&self) -> Vec<VisibleSegment> {
        let is_smaller = |s: &VisibleSegment| s.points_per_second < self.points_per_second;
        let open = self.open_segments().into_iter();
        open.filter(is_smaller).collect()
    }

    /// The places on the canvas where the scale changes without a fold between, each with the condensed stretch beside it.
    pub fn borders(&self) -> Vec<(f64, usize)> {
        let open = self.open_segments();
        let changes = open.windows(2).filter(|pair| {
            pair[0].touches(&pair[1]) && pair[0].points_per_second != pair[1].points_per_second
        });
        let border = |pair: &[VisibleSegment]| {
            let denser = pair.iter().min_by(|a, b| {
                let speeds = [a, b].map(|s| s.points_per_second);
                speeds[0].total_cmp(&speeds[1])
            });
            Some((pair[1].xs.0, denser?.stretch()))
        };
        changes.filter_map(border).collect()
    }

    fn visible_segments(&self) -> impl Iterator<Item = VisibleSegment> + '_ {
        let camera = self.camera();
        self.segments
            .iter()
            .enumerate()
            .filter_map(move |(index, segment)| {
                let until = self
                    .segments
                    .get(index + 1)
                    .map_or(f64::INFINITY, |next| next.from_time);
                let from = match segment.fold {
                    Some(_) => segment.from_time,
                    None => segment.from_time.max(camera.start),
                };
                let until = match segment.fold {
                    Some(_) => until,
                    None => until.min(camera.end),
                };
                let seen = until > camera.start && from < camera.end && from < until;
                seen.then(|| VisibleSegment {
                    times: (from, until),
                    xs: (segment.x(from), segment.x(until)),
                    index,
                    points_per_second: segment.slope,
                    fold: segment.fold,
                })
            })
    }
}

/// A part of the scale on the canvas.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct VisibleSegment {
    pub times: (f64, f64),
    pub xs: (f64, f64),
    /// Its position among all segments of the scale.
    pub index: usize,
    /// The points that a second takes in it.
    pub points_per_second: f64,
    /// The position of the fold, if it is one.
    pub fold: Option<usize>,
}

impl VisibleSegment {
    /// The position of the stretch that it is, given that it is one: before and behind each lies a segment at full scale.
    pub fn stretch(&self) -> usize {
        self.index / 2
    }

    /// True if nothing lies between it and a later one.
    pub fn touches(&self, later: &Self) -> bool {
        self.times.1 >= later.times.0
    }
}

impl Segment {
    fn x(&self, time: f64) -> f64 {
        self.anchor.1 + (time - self.anchor.0) * self.slope
    }

    fn time(&self, x: f64) -> f64 {
        self.anchor.0 + (x - self.anchor.1) / self.slope
    }
}

/// A canvas has a width, however small its window is.
fn drawable_width(width: f64) -> f64 {
    if width.is_finite() {
        width.max(1.0)
    } else {
        1.0
    }
}

/// The width of a stretch of so many seconds. It runs geometrically between true and shortened, because the two
/// are orders of magnitude apart; a stretch is never wider than the truth.
fn stretch_points(seconds: f64, drawn: Drawn, points_per_second: f64, folding: f64) -> f64 {
    let truth = seconds * points_per_second;
    let shortened = match drawn {
        Drawn::Folded => FOLD_POINTS.min(truth),
        Drawn::Condensed(rate) => truth * rate,
    };
    truth.powf(1.0 - folding) * shortened.powf(folding)
}

/// The points per second at which `camera` fills `width`: the width grows with it, so bisection finds it.
fn solve(camera: Camera, stretches: &[Stretch], folding: f64, width: f64) -> f64 {
    let length = camera.end - camera.start;
    let linear = width / length;
    let seen: Vec<(&Stretch, f64)> = stretches
        .iter()
        .filter_map(|stretch| {
            let part = camera.end.min(stretch.end) - camera.start.max(stretch.start);
            (part > 0.0).then_some((stretch, part))
        })
        .collect();
    let open = open_seconds(camera, stretches);
    // A view within a fold is as far from the days beside it as if there were no fold; what is condensed is open, if only
    // by its share.
    let condensed: f64 = seen
        .iter()
        .map(|(stretch, part)| match stretch.drawn {
            Drawn::Folded => 0.0,
            Drawn::Condensed(rate) => part * rate,
        })
        .sum();
    if folding <= 0.0 || seen.is_empty() || open + condensed <= 0.0 {
        return linear;
    }
    let width_at = |points_per_second: f64| {
        let shortened: f64 = seen
            .iter()
            .map(|(stretch, part)| {
                let whole = stretch.end - stretch.start;
                part / whole * stretch_points(whole, stretch.drawn, points_per_second, folding)
            })
            .sum();
        open * points_per_second + shortened
    };
    let (mut low, mut high) = (linear.ln(), (width / (open + condensed)).ln());
    for _ in 0..64 {
        let middle = (low + high) / 2.0;
        if width_at(middle.exp()) < width {
            low = middle;
        } else {
            high = middle;
        }
    }
    ((low + high) / 2.0).exp()
}

/// The seconds of a view outside of all stretches, added up so that few beside a long fold are not lost.
fn open_seconds(camera: Camera, stretches: &[Stretch]) -> f64 {
    let mut open = 0.0;
    let mut from = camera.start;
    for stretch in stretches {
        open += (stretch.start.min(camera.end) - from).max(0.0);
        from = from.max(stretch.end);
    }
    open + (camera.end - from).max(0.0)
}

#[cfg(test)]
mod tests;
