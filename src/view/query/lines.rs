//! The lines of the list of what was found, one section after another.

use crate::document::date::EdtfDate;
use crate::timeline::{ActorIx, ClaimIx, EventIx, Field, Thing};

use super::{Findings, FoundSentence};

/// Lines of a section that are shown until it is opened.
const FEW: usize = 5;

/// A part of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Section {
    Events,
    Claims,
    Texts,
    Article,
    Who,
    GoTo,
    Commands,
}

/// A line of the list that stands for something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Line {
    Event(EventIx),
    Claim(ClaimIx),
    Text(Thing, Field),
    /// A sentence of the article, by its place among those that were found.
    Sentence(usize),
    Actor(ActorIx),
    /// One of the dates that may be meant.
    GoTo(usize),
    /// The rest of a section.
    More(Section),
}

impl Line {
    fn section(self) -> Section {
        match self {
            Self::Event(_) => Section::Events,
            Self::Claim(_) => Section::Claims,
            Self::Text(..) => Section::Texts,
            Self::Sentence(_) => Section::Article,
            Self::Actor(_) => Section::Who,
            Self::GoTo(_) => Section::GoTo,
            Self::More(section) => section,
        }
    }
}

impl Findings {
    /// All lines that were kept, one section after another.
    pub fn all_lines(&self) -> impl Iterator<Item = Line> {
        let events = self.events.first.iter().map(|event| Line::Event(*event));
        let claims = self.claims.first.iter().map(|claim| Line::Claim(*claim));
        let texts = self.texts.first.iter();
        let texts = texts.map(|(thing, field)| Line::Text(*thing, *field));
        let actors = self.actors.first.iter().map(|actor| Line::Actor(*actor));
        let dates = self.query.date.as_ref().map_or(0, |date| date.dates.len());
        let sentences = (0..self.sentences.first.len()).map(Line::Sentence);
        let texts = texts.chain(sentences);
        let others = texts.chain(actors).chain((0..dates).map(Line::GoTo));
        events.chain(claims).chain(others)
    }

    /// The date of a line that goes to one.
    pub fn date_of(&self, line: Line) -> Option<&EdtfDate> {
        let (Line::GoTo(place), Some(date)) = (line, &self.query.date) else {
            return None;
        };
        date.dates.get(place)
    }

    /// The sentence of the article that a line stands for.
    pub fn sentence_of(&self, line: Line) -> Option<&FoundSentence> {
        match line {
            Line::Sentence(place) => self.sentences.first.get(place),
            _ => None,
        }
    }

    /// The sections that have anything, each with the number of things it has and its lines. One that is opened has all that
    /// were kept.
    pub fn sections(&self, opened: Option<Section>) -> Vec<(Section, usize, Vec<Line>)> {
        let section = |section: Section, count: usize| {
            let lines: Vec<Line> = self
                .all_lines()
                .filter(|line| line.section() == section)
                .collect();
            let most = if opened == Some(section) {
                lines.len()
            } else {
                FEW
            };
            let has_more = lines.len() > most;
            let mut shown: Vec<Line> = lines.into_iter().take(most).collect();
            if has_more {
                shown.push(Line::More(section));
            }
            (section, count, shown)
        };
        let dates = self.query.date.as_ref().map_or(0, |date| date.dates.len());
        let sections = [
            section(Section::Events, self.events.count),
            section(Section::Claims, self.claims.count),
            section(Section::Texts, self.texts.count),
            section(Section::Article, self.sentences.count),
            section(Section::Who, self.actors.count),
            section(Section::GoTo, dates),
        ];
        let sections = sections.into_iter();
        sections.filter(|(_, _, lines)| !lines.is_empty()).collect()
    }
}
