//! A view shared out among pieces of time.

use std::ops::Range;

use super::pieces::{OUT_OF_PROPORTION, Piece, VagueRun, median, vague_runs};
use super::{Drawn, Stretch};

/// No quiet piece takes more than this share of the view, nor do vague ones beside each other that are out of proportion.
const MAX_SHARE: f64 = 0.2;
/// A quiet piece that would be condensed by less than this is not: another scale is not worth while, and the room around
/// all that is dated makes up for it.
const HARDLY_CONDENSED: f64 = 0.975;
/// Dates are spread evenly where no quiet piece is so many times longer than the mean of the others, and these are not few.
/// Such pieces take what they take, be it more than their share: shortened, they would look as though they were uneven.
const EVEN: f64 = 2.0;
const FEW: usize = 3;
/// Quiet pieces are condensed where the others take this share of the view at least: with less, what is dated to the day
/// would become as wide as the years between.
const MIN_OTHERS: f64 = 0.1;
/// A vague piece takes half as much of the view as each would if all had the same, but at least this share, so that its
/// year has a label.
const MIN_SHARE: f64 = 1.0 / 18.0;
/// The share of all vague pieces at most.
const MAX_VAGUE: f64 = 0.5;
/// Stretches beside each other have one scale where theirs differ no more than this.
const SAME_SCALE: f64 = 2.0;
/// The part that is left open on either side of a fold, as a share of the view.
const MARGIN: f64 = 0.012;
/// What lies open between two folds is no narrower than this, so that its year has a label.
const MIN_OPEN: f64 = 0.05;
/// The share of a fold in a view of ordinary width.
const FOLD_SHARE: f64 = 0.025;

/// The room that a piece has in the view.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Room {
    /// What its length takes at full scale.
    Full,
    /// The share of a quiet piece.
    Quiet,
    /// The share of a vague piece.
    Vague,
    /// A strip.
    Fold,
}

/// A stretch that is folded or condensed.
struct Shortened {
    stretch: Stretch,
    /// The scale at which a quiet piece in it takes its whole share.
    most: f64,
}

impl Shortened {
    fn folded(start: f64, end: f64) -> Self {
        let drawn = Drawn::Folded;
        Self {
            stretch: Stretch { start, end, drawn },
            most: f64::INFINITY,
        }
    }
}

/// A view in which pieces that would take too much of it are shortened.
#[derive(Debug)]
pub struct SharedView {
    pieces: Vec<Piece>,
    rooms: Vec<Room>,
    /// The quiet pieces at full scale, longest first.
    quiet: Vec<usize>,
    /// The length of most dates.
    typical: f64,
    /// The seconds of all pieces at full scale, and how many they are.
    full: f64,
    full_count: usize,
    /// The shares of the view that condensed pieces have together.
    quiet_share: f64,
    vague_share: f64,
}

impl SharedView {
    /// Shares out a part of the axis.
    pub fn new(pieces: Vec<Piece>, part: f64) -> Self {
        let mut quiet: Vec<usize> = (0..pieces.len()).filter(|i| pieces[*i].is_quiet).collect();
        quiet.sort_by(|a, b| pieces[*b].seconds().total_cmp(&pieces[*a].seconds()));
        let mut dates: Vec<f64> = pieces
            .iter()
            .filter(|piece| !piece.is_quiet)
            .map(Piece::seconds)
            .collect();
        dates.sort_by(|a, b| b.total_cmp(a));
        let typical = median(&dates);
        let share = 0.5 / dates.len().max(1) as f64;
        let share = share.clamp(MIN_SHARE / part, MAX_SHARE / part);
        let mut runs = vague_runs(&pieces, typical);
        let mut view = Self {
            rooms: vec![Room::Full; pieces.len()],
            quiet,
            typical,
            full: pieces.iter().map(Piece::seconds).sum(),
            full_count: pieces.len(),
            quiet_share: 0.0,
            vague_share: 0.0,
            pieces,
        };
        // What one leaves behind makes others long in comparison.
        loop {
            view.fold_while(|length, others| length > OUT_OF_PROPORTION * median(others));
            if view.condense_vague(&mut runs, share) {
                continue;
            }
            let left = view.quiet.len();
            if !view.condense_quiet() {
                view.fold_while(|length, others| {
                    others.len() < FEW || length > EVEN * mean(others)
                });
            }
            if view.quiet.len() == left {
                return view;
            }
        }
    }

    /// The seconds at full scale that would take the whole view.
    pub fn seconds(&self) -> f64 {
        self.full / (1.0 - self.quiet_share - self.vague_share)
    }

    fn give(&mut self, index: usize, room: Room) {
        if self.rooms[index] == Room::Full {
            self.full -= self.pieces[index].seconds();
            self.full_count -= 1;
        }
        self.rooms[index] = room;
    }

    /// Folds the longest quiet piece for as long as it takes too much, is out of proportion to the dates, and is too long
    /// by a rule for its length and those of the other quiet pieces, longest first.
    fn fold_while(&mut self, is_too_long: impl Fn(f64, &[f64]) -> bool) {
        let seconds = |index: &usize| self.pieces[*index].seconds();
        let lengths: Vec<f64> = self.quiet.iter().map(seconds).collect();
        let mut folded = 0;
        while let [length, others @ ..] = &lengths[folded..] {
            let least = MAX_SHARE * self.seconds();
            if *length <= least.max(OUT_OF_PROPORTION * self.typical)
                || !is_too_long(*length, others)
            {
                break;
            }
            self.give(self.quiet[folded], Room::Fold);
            folded += 1;
        }
        self.quiet.drain(..folded);
    }

    /// Condenses the first vague pieces beside each other that take too much; false if there are none.
    fn condense_vague(&mut self, runs: &mut Vec<VagueRun>, share: f64) -> bool {
        let most = MAX_SHARE * self.seconds();
        let is_too_long = |run: &VagueRun| {
            let others = self.full_count.saturating_sub(run.pieces.len());
            let mean = (self.full - run.seconds) / others as f64;
            let piece = run.seconds / run.pieces.len() as f64;
            others > 0 && run.seconds > most && piece > OUT_OF_PROPORTION * mean
        };
        let Some(first) = runs.iter().position(is_too_long) else {
            return false;
        };
        let VagueRun { pieces, .. } = runs.remove(first);
        self.quiet.retain(|index| !pieces.contains(index));
        self.vague_share = (self.vague_share + share * pieces.len() as f64).min(MAX_VAGUE);
        for index in pieces {
            self.give(index, Room::Vague);
        }
        true
    }

    /// Condenses the quiet pieces that still take more than their share; false if the others cannot use the room.
    fn condense_quiet(&mut self) -> bool {
        let (mut full, mut share) = (self.full, self.quiet_share);
        let mut count = 0;
        for index in &self.quiet {
            let length = self.pieces[*index].seconds();
            let left = 1.0 - self.vague_share - share;
            if left <= 0.0 || length <= MAX_SHARE * full / left {
                break;
            }
            count += 1;
            full -= length;
            share += MAX_SHARE;
        }
        if self.vague_share + share >= 1.0 || full < self.full * MIN_OTHERS {
            return false;
        }
        self.quiet_share = share;
        let condensed: Vec<usize> = self.quiet.drain(..count).collect();
        for index in condensed {
            self.give(index, Room::Quiet);
        }
        true
    }

    /// The stretches with a scale of their own, earliest first.
    pub fn stretches(&self) -> Vec<Stretch> {
        let shortened = self.shortened().into_iter();
        shortened.map(|shortened| shortened.stretch).collect()
    }

    fn shortened(&self) -> Vec<Shortened> {
        let view = self.seconds_with_margins();
        let vague = self
            .rooms
            .iter()
            .filter(|room| **room == Room::Vague)
            .count();
        let mut shortened: Vec<Shortened> = Vec::new();
        for (index, room) in self.rooms.iter().enumerate() {
            let Piece { start, end, .. } = self.pieces[index];
            let share = match room {
                Room::Full => continue,
                Room::Quiet => MAX_SHARE,
                Room::Vague => self.vague_share / vague as f64 / (1.0 - self.fold_share()),
                Room::Fold => {
                    let [before, after] = self.margins(index, view);
                    shortened.push(Shortened::folded(start + before, end - after));
                    continue;
                }
            };
            let rate = share * view / (end - start);
            if rate < HARDLY_CONDENSED {
                let most = match room {
                    Room::Quiet => rate,
                    Room::Full | Room::Vague | Room::Fold => f64::INFINITY,
                };
                push_condensed(&mut shortened, (start, end), rate, most);
            }
        }
        shortened
    }

    /// The stretches where the whole view is drawn at a share of the scale of another.
    pub fn condensed_stretches(&self, by: f64) -> Vec<Stretch> {
        let mut all: Vec<Shortened> = Vec::new();
        let [Some(first), Some(last)] = [self.pieces.first(), self.pieces.last()] else {
            return Vec::new();
        };
        let mut at = first.start;
        for Shortened { stretch, most } in self.shortened() {
            let Stretch { start, end, drawn } = stretch;
            push_condensed(&mut all, (at, start), by, f64::INFINITY);
            match drawn {
                Drawn::Folded => all.push(Shortened::folded(start, end)),
                Drawn::Condensed(rate) => {
                    push_condensed(&mut all, (start, end), rate * by, most * by);
                }
            }
            at = end;
        }
        push_condensed(&mut all, (at, last.end), by, f64::INFINITY);
        all.into_iter().map(|shortened| shortened.stretch).collect()
    }

    fn folds(&self) -> impl Iterator<Item = usize> {
        let rooms = self.rooms.iter().enumerate();
        rooms
            .filter(|(_, room)| **room == Room::Fold)
            .map(|(index, _)| index)
    }

    /// The share of a view of ordinary width that the folds take.
    fn fold_share(&self) -> f64 {
        (self.folds().count() as f64 * FOLD_SHARE).min(0.5)
    }

    /// The seconds of the view with what is left open beside its folds, which depends on the view in its turn.
    fn seconds_with_margins(&self) -> f64 {
        let mut view = self.seconds();
        for _ in 0..4 {
            let margins: f64 = self.folds().flat_map(|fold| self.margins(fold, view)).sum();
            view = (self.full + margins) / (1.0 - self.quiet_share - self.vague_share);
        }
        view
    }

    /// The seconds that are left open on either side of a fold.
    fn margins(&self, fold: usize, view: f64) -> [f64; 2] {
        let is_full = |room: &&Room| **room == Room::Full;
        let before = self.rooms[..fold].iter().rev().take_while(is_full).count();
        let after = self.rooms[fold + 1..].iter().take_while(is_full).count();
        let first = fold - before;
        let [before, after] = [
            (first..fold, first.checked_sub(1)),
            (fold + 1..fold + 1 + after, Some(fold + 1 + after)),
        ];
        let most = self.pieces[fold].seconds() / 4.0;
        [before, after].map(|(open, beyond)| self.margin(open, beyond, view).min(most))
    }

    /// The seconds that are left open of a fold beside pieces at full scale, given the piece beyond those.
    fn margin(&self, open: Range<usize>, beyond: Option<usize>, view: f64) -> f64 {
        let beyond = beyond.and_then(|index| self.rooms.get(index));
        let is_condensed = matches!(beyond, Some(Room::Quiet | Room::Vague));
        // A condensed stretch is room enough.
        if open.is_empty() && is_condensed {
            return 0.0;
        }
        let axis = view / (1.0 - self.fold_share());
        let seconds: f64 = self.pieces[open].iter().map(Piece::seconds).sum();
        let missing = axis * MIN_OPEN - seconds;
        // Another fold adds as much.
        let share = if beyond == Some(&Room::Fold) {
            0.5
        } else {
            1.0
        };
        (view * MARGIN).max(missing * share)
    }
}

fn mean(lengths: &[f64]) -> f64 {
    lengths.iter().sum::<f64>() / lengths.len().max(1) as f64
}

/// Adds a condensed stretch, as part of the one before where their scales are alike and no quiet piece gets more than its share.
fn push_condensed(shortened: &mut Vec<Shortened>, (start, end): (f64, f64), rate: f64, most: f64) {
    if start >= end {
        return;
    }
    if let Some(Shortened {
        stretch,
        most: of_it,
    }) = shortened.last_mut()
        && let Drawn::Condensed(other) = stretch.drawn
        && stretch.end == start
        && rate.max(other) <= SAME_SCALE * rate.min(other)
    {
        let points = rate * (end - start) + other * (stretch.end - stretch.start);
        let mean = points / (end - stretch.start);
        let most = of_it.min(most);
        if mean <= most {
            stretch.end = end;
            stretch.drawn = Drawn::Condensed(mean);
            *of_it = most;
            return;
        }
    }
    let drawn = Drawn::Condensed(rate);
    shortened.push(Shortened {
        stretch: Stretch { start, end, drawn },
        most,
    });
}
