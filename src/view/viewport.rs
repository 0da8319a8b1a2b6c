//! The bounds that a camera moves in, and the ways to move it there.

use super::camera::Camera;
use super::scale::Scale;
use super::stretches::Stretch;

/// The margin beside what is fitted, as a share of it.
const FIT_MARGIN: f64 = 0.35;

/// The bounds of a camera: the stretches, how far they are folded, the canvas and the widest view.
#[derive(Clone, Copy, Debug)]
pub struct Viewport<'a> {
    pub stretches: &'a [Stretch],
    /// 1 is folded, 0 is true to scale.
    pub folding: f64,
    pub width: f64,
    pub home: Camera,
    /// The closest look, in seconds across the canvas.
    pub shortest_seconds: f64,
}

impl<'a> Viewport<'a> {
    pub fn scale(&self, camera: Camera) -> Scale {
        Scale::new(camera, self.stretches, self.folding, self.width)
    }

    /// Zooms by `factor` (above 1 is closer) so that the instant at `x` stays at `x`.
    pub fn zoomed(&self, camera: Camera, factor: f64, x: f64) -> Camera {
        if !(factor.is_finite() && x.is_finite()) {
            return camera;
        }
        let scale = self.scale(camera);
        let closest = scale.width() / self.shortest_seconds.max(self.home.finest_seconds());
        let widest = self.scale(self.home).points_per_second();
        let points_per_second = (scale.points_per_second() * factor).min(closest.max(widest));
        if points_per_second <= widest {
            return self.home;
        }
        let time = scale.time_from_x(x);
        let anchor = (time, x);
        let zoomed = Scale::anchored(
            self.stretches,
            self.folding,
            points_per_second,
            anchor,
            scale.width(),
        );
        self.kept_in(zoomed, 0.0)
    }

    /// Moves the view by so many points; positive shows what is later.
    pub fn panned(&self, camera: Camera, points: f64) -> Camera {
        if points.is_nan() {
            return camera;
        }
        self.kept_in(self.scale(camera), -points)
    }

    /// A view of the same scale with what is at `x` in its middle.
    pub fn centered(&self, camera: Camera, x: f64) -> Camera {
        self.panned(camera, x - self.width / 2.0)
    }

    /// The view that shows everything from `from` to `until`, with a margin.
    pub fn fitted(&self, from: f64, until: f64) -> Camera {
        let whole = self.home;
        let from = from.max(whole.start).min(whole.end);
        let until = until.max(from).min(whole.end);
        self.with_margin(
            Camera {
                start: from,
                end: until,
            },
            FIT_MARGIN,
        )
    }

    /// A view with a margin on both sides: this share of its time, or of its points where folds make them less. It is no
    /// closer than the closest look.
    pub fn with_margin(&self, view: Camera, share: f64) -> Camera {
        let scale = self.scale(self.home);
        let (left, right) = (scale.x_from_time(view.start), scale.x_from_time(view.end));
        let (time, points) = ((view.end - view.start) * share, (right - left) * share);
        let start = (view.start - time).max(scale.time_from_x(left - points));
        let end = (view.end + time).min(scale.time_from_x(right + points));
        self.no_closer_than_closest(start, end)
    }

    /// A view with a margin on both sides of this share of its points, whatever time lies there.
    pub fn with_room(&self, view: Camera, share: f64) -> Camera {
        let scale = self.scale(self.home);
        let (left, right) = (scale.x_from_time(view.start), scale.x_from_time(view.end));
        let points = (right - left) * share;
        let start = scale.time_from_x(left - points);
        let end = scale.time_from_x(right + points);
        self.no_closer_than_closest(start, end)
    }

    fn no_closer_than_closest(&self, start: f64, end: f64) -> Camera {
        let missing = (self.shortest_seconds - (end - start)).max(0.0);
        self.clamped(Camera {
            start: start - missing / 2.0,
            end: end + missing / 2.0,
        })
    }

    /// The nearest camera that does not leave the data.
    pub fn clamped(&self, camera: Camera) -> Camera {
        let usable =
            camera.start.is_finite() && camera.end.is_finite() && camera.end > camera.start;
        if !usable {
            return self.home;
        }
        let scale = self.scale(self.told_apart(camera));
        if scale.points_per_second() <= self.scale(self.home).points_per_second() {
            return self.home;
        }
        self.kept_in(scale, 0.0)
    }

    /// The camera, widened where its seconds are too few to be told apart in the whole view, as flights need it.
    fn told_apart(&self, camera: Camera) -> Camera {
        let missing = self.home.finest_seconds() - camera.seconds();
        if missing <= 0.0 {
            return camera;
        }
        Camera {
            start: camera.start - missing / 2.0,
            end: camera.end + missing / 2.0,
        }
    }

    /// The scale's camera, moved by so many points, but not off the data.
    fn kept_in(&self, scale: Scale, points: f64) -> Camera {
        let left = scale.x_from_time(self.home.start);
        let right = scale.x_from_time(self.home.end);
        let points = points.max(scale.width() - right).min(-left);
        if points == 0.0 {
            return scale.camera();
        }
        scale.shifted(points).camera()
    }
}
