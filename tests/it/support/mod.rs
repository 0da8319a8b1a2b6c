//! Documents, states and windows that the tests share.

pub mod desk;
pub mod large;
pub mod picture;
pub mod presentation;
pub mod random_edits;
pub mod window;

use std::sync::Arc;

use claimline::document;
use claimline::io::Origin;
use claimline::state::{ArticleMsg, Msg, OpenDocument, Preferences, ReadText, State, update};
use claimline::timeline::Timeline;
use claimline::view::document_layout::DocumentLayout;
use claimline::view::shared::Shared;

/// The shipped document.
pub fn shipped() -> Arc<Timeline> {
    let opened = Origin::Shipped
        .open()
        .expect("the shipped document is good");
    assert!(opened.warnings.diagnostics.is_empty());
    opened.timeline
}

/// The shipped document and small ones of other kinds, each with its name.
pub fn documents() -> Vec<(&'static str, Arc<Timeline>)> {
    let documents = [
        ("chronology", include_str!("../../documents/chronology.ron")),
        ("family", include_str!("../../documents/family.ron")),
        ("geology", include_str!("../../documents/geology.ron")),
        ("murder", include_str!("../../documents/murder.ron")),
        ("names", include_str!("../../documents/names.ron")),
        ("reigns", include_str!("../../documents/reigns.ron")),
        ("scripts", include_str!("../../documents/scripts.ron")),
        ("speech", include_str!("../../documents/speech.ron")),
        ("undated", include_str!("../../documents/undated.ron")),
        ("vague", include_str!("../../documents/vague.ron")),
    ];
    let documents = documents.map(|(name, text)| (name, timeline_of(text)));
    [("shipped", shipped())]
        .into_iter()
        .chain(documents)
        .collect()
}

/// A document made of text.
pub fn timeline_of(text: &str) -> Arc<Timeline> {
    let (document, _) = document::open(text.as_bytes()).unwrap_or_else(|problems| {
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        panic!("{}", lines.join("\n"))
    });
    let timeline = Timeline::build(Arc::new(document)).expect("its dates agree");
    Arc::new(timeline)
}

pub fn state_of(timeline: Arc<Timeline>) -> State {
    State::new(timeline, Preferences::default())
}

/// The state of a good document that can be edited.
pub fn opened(text: &str) -> State {
    let opened = Origin::Stdin(text.as_bytes().into()).open();
    let opened = opened.unwrap_or_else(|problems| panic!("{problems}"));
    let document = OpenDocument {
        document_layout: DocumentLayout::new(&opened.timeline),
        timeline: opened.timeline,
        text: opened.text,
    };
    let text = Origin::Shipped.own_text(&document.timeline.document().source);
    let mut state = State::of(document, Preferences::default());
    let read = ReadText::new(text.map(|text| text.read()));
    take_text(&mut state, read);
    state
}

/// Gives a state the text that its document reads.
pub fn take_text(state: &mut State, read: ReadText) {
    let read = ArticleMsg::WasRead(Shared::new(read));
    update(state, Msg::Article(read));
}

/// A small pseudo-random number generator (Knuth's MMIX constants), so that every run is the same.
pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }

    /// From 0 to 1.
    pub fn share(&mut self) -> f64 {
        self.roll(1_000_001) as f64 / 1e6
    }
}

/// A document of many lanes with an event each, all of the same days, told in one step.
pub fn of_lanes(count: usize) -> Arc<Timeline> {
    let lane = |index: usize| format!(r#"(id: "l{index}", name: "Lane {index}", holds: "H."),"#);
    let event = |index: usize| {
        format!(
            r#"(id: "e{index}", title: "Event {index}", kind: happened, lane: "l{index}",
            when: (edtf: "2020-03-01/2020-03-10", because: "B.")),"#
        )
    };
    let lanes: String = (0..count).map(lane).collect();
    let events: String = (0..count).map(event).collect();
    let ids: String = (0..count).map(|index| format!("\"e{index}\",")).collect();
    timeline_of(&format!(
        r#"(format: 1, source: (title: "T", author: "A", publisher: "P", genre: report,
        written: (edtf: "2020-06-01", evidence: "E.")), lanes: [{lanes}], events: [{events}],
        claims: [(number: 1, title: "C", summary: "S.", events: [(event: "e0", role: cause)])],
        story: (steps: [(headline: "H", view: events([{ids}]), claims: [1])]))"#
    ))
}

/// A generated document: dates of every form, three lanes, a fifth of the events linked to claims.
pub fn generated(events: usize, seed: u64) -> Arc<Timeline> {
    let mut dice = Dice(seed);
    let mut text = String::from(
        r#"(format: 1, source: (title: "Generated", author: "A", publisher: "P", genre: report,
        written: (edtf: "2020-06-01", evidence: "E.")),
        lanes: [(id: "a", name: "A", holds: "a"), (id: "b", name: "B", holds: "b"), (id: "c", name: "C", holds: "c")],
        events: ["#,
    );
    for index in 0..events {
        let year = 1990 + dice.roll(30);
        let month = 1 + dice.roll(12);
        let day = 1 + dice.roll(28);
        let edtf = match dice.roll(8) {
            0 => format!("{year}"),
            1 => format!("{year}-{month:02}"),
            2 => format!(
                "{year}-{month:02}-{day:02}/{}-{month:02}",
                year + dice.roll(3)
            ),
            3 => format!("{year}-{month:02}~"),
            4 => format!(
                "[{year}-{month:02}-01..{year}-{month:02}-{:02}]",
                day.max(2)
            ),
            5 => format!("{year}-{month:02}/.."),
            _ => format!("{year}-{month:02}-{day:02}"),
        };
        let kind = if year == 2019 {
            "ongoing"
        } else {
            ["happened", "alleged", "ongoing"][dice.roll(3) as usize]
        };
        let lane = ["a", "b", "c"][dice.roll(3) as usize];
        let words = "word ".repeat(1 + dice.roll(6) as usize);
        text.push_str(&format!(
            r#"(id: "e{index}", title: "Event {index} {words}", kind: {kind}, lane: "{lane}", when: (edtf: "{edtf}", because: "B.")),"#
        ));
    }
    text.push_str("], claims: [");
    for number in 1..=10_usize {
        let event = dice.roll(events as u64);
        text.push_str(&format!(
            r#"(number: {number}, title: "Claim {number}", summary: "S.", events: [(event: "e{event}", role: cause)]),"#
        ));
    }
    text.push_str("])");
    timeline_of(&text)
}

/// What the program says on a machine without a display.
pub fn claimline(arguments: &[&str]) -> std::process::Output {
    std::process::Command::new(env!("CARGO_BIN_EXE_claimline"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .output()
        .expect("the program runs")
}
