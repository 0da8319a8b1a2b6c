//! Large documents, made in memory: eight lanes, a hundred claims, events of every sort spread over twenty years.
//! Those that several tests look at are made once.

use std::collections::HashMap;
use std::io::Write;
use std::sync::{Arc, Mutex, OnceLock};

use claimline::document::{
    Claim, ClaimNumber, ClaimWord, Document, Event, EventKind, FORMAT, Genre, Lane, Link,
    RelativeTo, Role, Source, When, Written,
    date::Calendar,
    date::{EdtfDate, Hemisphere},
};
use claimline::timeline::Timeline;
use claimline::view::scene::Scene;
use tempfile::NamedTempFile;

use super::Dice;

pub const LANES: usize = 8;
pub const CLAIMS: u32 = 100;
/// The first of the twenty years, all before the writing.
const FIRST_YEAR: u64 = 2000;

/// The same document for the same number of events.
pub fn document(events: usize) -> Document {
    let mut dice = Dice(events as u64);
    let claims = (1..=CLAIMS)
        .map(|number| claim(ClaimNumber(number), events, &mut dice))
        .collect();
    Document {
        format: FORMAT,
        source: Source {
            title: "A large document".to_owned(),
            author: Some("A. Writer".to_owned()),
            about_author: None,
            publisher: Some("P".to_owned()),
            genre: Some(Genre::Report),
            published: None,
            written: Written {
                edtf: edtf("2020-06-01"),
                calendar: Calendar::default(),
                evidence: "E".to_owned(),
            },
            text: None,
            text_inline: None,
        },
        claims_are_called: ClaimWord::default(),
        hemisphere: Hemisphere::Northern,
        lanes: (0..LANES)
            .map(|lane| Lane {
                id: format!("lane-{lane}").into(),
                name: format!("Lane {lane}"),
                holds: "H".to_owned(),
            })
            .collect(),
        actors: Vec::new(),
        events: (0..events).map(|index| event(index, &mut dice)).collect(),
        claims,
        views: Vec::new(),
        story: None,
    }
}

/// Values that tests share, each made when it is first asked for and by one test only.
type Shared<T> = Mutex<HashMap<usize, Arc<OnceLock<T>>>>;

fn shared<T: Clone>(all: &Shared<T>, events: usize, make: impl FnOnce() -> T) -> T {
    // The lock is held while the place is found, not while it is filled.
    let place = Arc::clone(
        all.lock()
            .expect("no test dies here")
            .entry(events)
            .or_default(),
    );
    place.get_or_init(make).clone()
}

pub fn timeline(events: usize) -> Arc<Timeline> {
    static TIMELINES: OnceLock<Shared<Arc<Timeline>>> = OnceLock::new();
    shared(TIMELINES.get_or_init(Shared::default), events, || {
        let document = Arc::new(document(events));
        Arc::new(Timeline::build(document).expect("the dates are good"))
    })
}

/// The same document as a file's text.
pub fn text(events: usize) -> Arc<str> {
    static TEXTS: OnceLock<Shared<Arc<str>>> = OnceLock::new();
    shared(TEXTS.get_or_init(Shared::default), events, || {
        let text = ron::to_string(&document(events)).expect("it can be written");
        text.into()
    })
}

/// The same document in a file that is gone when the test ends, however it ends.
pub fn file(events: usize) -> NamedTempFile {
    let mut file = NamedTempFile::with_suffix(".ron").expect("a temporary file");
    file.write_all(text(events).as_bytes())
        .expect("it can be written to a file");
    file
}

pub fn edtf(text: &str) -> EdtfDate {
    text.parse().expect("it is EDTF")
}

fn event(index: usize, dice: &mut Dice) -> Event {
    let year = FIRST_YEAR + dice.roll(20);
    let month = 1 + dice.roll(12);
    let day = 1 + dice.roll(28);
    let date = format!("{year}-{month:02}-{day:02}");
    // Points, short ranges, uncertain dates of several sorts, and a few that are open.
    let date = match dice.roll(16) {
        0..=6 => date,
        7..=9 => format!("{date}/{year}-{month:02}-28"),
        10 => format!("{year}-{month:02}"),
        11 => format!("{year}-{month:02}~"),
        12 => format!("[{year}-{month:02}-01..{date}]"),
        13 => format!("{date}~/{year}-12"),
        14 => format!("{year}"),
        _ => format!("{date}/.."),
    };
    let kinds = [
        EventKind::Happened,
        EventKind::Happened,
        EventKind::Ongoing,
        EventKind::Alleged,
    ];
    Event {
        id: format!("e{index}").into(),
        title: format!("Event number {index}"),
        about: None,
        kind: kinds[dice.roll(4) as usize],
        lane: Some(format!("lane-{}", dice.roll(LANES as u64)).into()),
        actors: Vec::new(),
        when: When {
            phrases: Vec::new(),
            relative_to: RelativeTo::Nothing,
            edtf: Some(edtf(&date)),
            start: None,
            end: None,
            calendar: Calendar::Gregorian,
            because: "B".to_owned(),
        },
        record: None,
        weight: None,
    }
}

fn claim(number: ClaimNumber, events: usize, dice: &mut Dice) -> Claim {
    let mut linked: Vec<usize> = (0..8.min(events))
        .map(|_| dice.roll(events as u64) as usize)
        .collect();
    linked.sort_unstable();
    linked.dedup();
    Claim {
        number,
        title: format!("Claim {number}"),
        summary: "S".to_owned(),
        actors: Vec::new(),
        events: linked
            .into_iter()
            .map(|event| Link {
                event: format!("e{event}").into(),
                role: Role::Cause,
                direct: true,
                note: None,
            })
            .collect(),
        builds_on: Vec::new(),
        tensions: Vec::new(),
    }
}

/// Most that a frame may draw and look at on a canvas of 1226 by 790 points, however large the document: about twice
/// what it takes to fill that.
pub struct Bounds {
    pub shapes: usize,
    pub labels: usize,
    pub nodes: usize,
    pub events_looked_at: usize,
}

const MOST: Bounds = Bounds {
    shapes: 3_500,
    labels: 250,
    nodes: 400,
    events_looked_at: 3_000,
};

/// The audience sees no counts: of each of the eight lanes, up to ninety events stand behind those that are named.
const MAX_FOR_AN_AUDIENCE: Bounds = Bounds {
    shapes: 5_000,
    labels: 150,
    nodes: 800,
    events_looked_at: 6_000,
};

/// Claims have nearly half the height where they need it, here seventeen rows, and each of them is full of counts.
const MAX_OF_FULL_CLAIMS: Bounds = Bounds {
    shapes: 3_500,
    labels: 500,
    nodes: 900,
    events_looked_at: 4_500,
};

impl Bounds {
    pub fn of(scene: &Scene) -> Self {
        Self {
            shapes: scene.marks.len(),
            labels: scene.texts().count(),
            nodes: scene.hitboxes.len(),
            events_looked_at: scene.visited,
        }
    }

    pub fn assert_within(&self, place: &str) {
        let has_something = self.shapes > 20 && self.labels > 5;
        assert!(
            has_something,
            "{place}: a bound that nothing comes near says nothing"
        );
        self.assert_no_more_than(&MOST, place);
    }

    pub fn assert_within_for_full_claims(&self, place: &str) {
        self.assert_no_more_than(&MAX_OF_FULL_CLAIMS, place);
    }

    pub fn assert_within_for_an_audience(&self, place: &str) {
        assert!(self.shapes > 20, "{place}: the audience sees nothing");
        self.assert_no_more_than(&MAX_FOR_AN_AUDIENCE, place);
    }

    fn assert_no_more_than(&self, most: &Self, place: &str) {
        for (count, most, what) in [
            (self.shapes, most.shapes, "shapes"),
            (self.labels, most.labels, "labels"),
            (self.nodes, most.nodes, "nodes"),
            (self.events_looked_at, most.events_looked_at, "events"),
        ] {
            assert!(count <= most, "{place}: {count} {what}");
        }
    }
}
