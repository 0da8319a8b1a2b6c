//! The pieces into which the dates divide a document.

use std::ops::Range;

use crate::timeline::Timeline;

use super::{bounds, closed_windows};

/// A piece is out of proportion when it is so many times longer than most others are.
pub const OUT_OF_PROPORTION: f64 = 4.0;
/// Pieces beside each other are alike where one is no more than so many times as long as the other.
const ALIKE: f64 = 1.5;

/// The time from one instant at which something begins or ends, or may, to the next.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Piece {
    pub start: f64,
    pub end: f64,
    /// Nothing may begin or end in it.
    pub is_quiet: bool,
}

impl Piece {
    pub fn seconds(&self) -> f64 {
        self.end - self.start
    }
}

/// The pieces, earliest first. The end of the writing bounds two of them too.
pub fn pieces(timeline: &Timeline) -> Vec<Piece> {
    let (_, written) = timeline.written_seconds();
    let mut edges: Vec<f64> = bounds(timeline).chain([written]).collect();
    edges.sort_by(f64::total_cmp);
    edges.dedup();
    let windows = joined_windows(timeline);
    let pairs = edges.windows(2);
    pairs
        .map(|pair| Piece {
            start: pair[0],
            end: pair[1],
            is_quiet: is_quiet(&windows, pair[0], pair[1]),
        })
        .collect()
}

/// The stretches in which something may begin or end, earliest first, none touching another.
fn joined_windows(timeline: &Timeline) -> Vec<(f64, f64)> {
    let mut windows: Vec<(f64, f64)> = closed_windows(timeline).collect();
    windows.sort_by(|a, b| a.0.total_cmp(&b.0));
    windows.dedup_by(|next, kept| {
        let touches = next.0 <= kept.1;
        if touches {
            kept.1 = kept.1.max(next.1);
        }
        touches
    });
    windows
}

/// True if nothing may begin or end from one time to another, given the stretches in which something may.
fn is_quiet(windows: &[(f64, f64)], start: f64, end: f64) -> bool {
    let first_after = windows.partition_point(|window| window.1 <= start);
    let next = windows.get(first_after);
    next.is_none_or(|window| window.0 >= end)
}

/// Vague pieces beside each other that are alike, with quiet ones between.
#[derive(Debug)]
pub struct VagueRun {
    pub pieces: Range<usize>,
    pub seconds: f64,
}

/// The runs of pieces that are out of proportion to most dates, those of the longest pieces first. One quiet year between
/// two others is no more than they are.
pub fn vague_runs(pieces: &[Piece], typical: f64) -> Vec<VagueRun> {
    let is_long = |piece: &Piece| piece.seconds() > OUT_OF_PROPORTION * typical;
    let mut runs: Vec<VagueRun> = Vec::new();
    for (index, piece) in pieces.iter().enumerate() {
        if piece.is_quiet || !is_long(piece) {
            continue;
        }
        let is_alike = |other: &Piece| {
            let (a, b) = (piece.seconds(), other.seconds());
            a.max(b) <= ALIKE * a.min(b)
        };
        if let Some(run) = runs.last_mut()
            && pieces[run.pieces.end - 1..index].iter().all(is_alike)
        {
            run.pieces.end = index + 1;
        } else {
            let pieces = index..index + 1;
            runs.push(VagueRun {
                pieces,
                seconds: 0.0,
            });
        }
    }
    for run in &mut runs {
        run.seconds = pieces[run.pieces.clone()].iter().map(Piece::seconds).sum();
    }
    let longest = |run: &VagueRun| pieces[run.pieces.start].seconds();
    runs.sort_by(|a, b| longest(b).total_cmp(&longest(a)));
    runs
}

/// The median of lengths that are sorted, longest first: the shorter of two.
pub fn median(lengths: &[f64]) -> f64 {
    lengths.get(lengths.len() / 2).copied().unwrap_or(0.0)
}
