//! The date of the writing: what tells it, and what only tells when the page was fetched or printed.

use std::ops::Range;

use super::manuscript::{DateField, Metadata};

/// A date that may be that of the writing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clue {
    pub kind: ClueKind,
    /// A day or a month in EDTF.
    pub edtf: String,
    /// The words that give it; nothing of fields.
    pub words: String,
    /// The place of the words in the text; `None` of fields.
    pub bytes: Option<Range<usize>>,
}

/// The place of a date, the most telling first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ClueKind {
    /// A field of the page says that it was published then.
    Published,
    /// It stands between the title and the text, or before a report's first words.
    Dateline,
    /// The title, or the line below it, names it as the day on which something was said, held or written.
    Head,
    /// It stands above the title, alone.
    AboveTitle,
    /// The text was changed then.
    Updated,
    /// The file was made then, perhaps as a copy.
    FileCreated,
    /// It stands above the title in the header of the page, where sites show the day on which one reads.
    PageHeader,
}

impl ClueKind {
    /// True where the writing can be taken from it.
    fn tells_writing(self) -> bool {
        !matches!(self, Self::FileCreated | Self::PageHeader)
    }

    /// True where that needs no question.
    fn is_sure(self) -> bool {
        matches!(self, Self::Published | Self::Dateline)
    }

    fn words(self) -> &'static str {
        match self {
            Self::Published => "the page’s own field for its publication",
            Self::Dateline => "the dateline or byline",
            Self::Head => "the head of the text",
            Self::AboveTitle => "the line above the title",
            Self::Updated => "the line that tells of a change",
            Self::FileCreated => "the file’s own field for the day on which it was made",
            Self::PageHeader => "the header of the page",
        }
    }
}

/// When the text was written, as far as it tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The date in EDTF; `None` where nothing tells it.
    pub edtf: Option<String>,
    /// The day before which it must have been written, where only that is known.
    pub latest: Option<String>,
    /// How that is known, in sentences.
    pub evidence: String,
    /// What a person must decide about it, a sentence each.
    pub questions: Vec<String>,
}

/// The clues of a file's fields.
pub fn clues_of(metadata: &Metadata) -> impl Iterator<Item = Clue> + '_ {
    metadata.dates.iter().map(|date| Clue {
        kind: match date.field {
            DateField::Published => ClueKind::Published,
            DateField::Modified => ClueKind::Updated,
            DateField::FileCreated => ClueKind::FileCreated,
        },
        edtf: date.edtf.clone(),
        words: String::new(),
        bytes: None,
    })
}

/// The date of the writing by what was found, or by what the person says.
pub fn written(clues: &[Clue], asked: Option<&str>) -> Written {
    let mut ranked: Vec<&Clue> = clues.iter().collect();
    ranked.sort_by_key(|clue| clue.kind);
    let told = ranked
        .iter()
        .copied()
        .find(|clue| clue.kind.tells_writing());
    let others = |edtf: &str| -> Vec<&Clue> {
        let others = ranked.iter().copied();
        others
            .filter(|clue| clue.edtf != edtf && !clue.edtf.starts_with(edtf))
            .collect()
    };
    if let Some(asked) = asked {
        let mut evidence = vec!["Given by the person who made the draft.".to_owned()];
        evidence.extend(others(asked).iter().map(|clue| clue.evidence()));
        return Written {
            edtf: Some(asked.to_owned()),
            latest: None,
            evidence: evidence.join(" "),
            questions: Vec::new(),
        };
    }
    let Some(told) = told else {
        return not_told(&ranked);
    };
    let mut evidence = vec![told.evidence()];
    let mut questions = Vec::new();
    for other in others(&told.edtf) {
        evidence.push(other.evidence());
        // That a text was changed later does not speak against the day on which it was written.
        if !matches!(other.kind, ClueKind::FileCreated | ClueKind::Updated) {
            questions.push(format!(
                "{} gives {}, {} {}; which is the writing?",
                capitalised(told.kind.words()),
                told.edtf,
                other.kind.words(),
                other.edtf
            ));
        }
    }
    if !told.kind.is_sure() && questions.is_empty() {
        questions.push(format!(
            "is {} the day of the writing? Only {} gives it",
            told.edtf,
            told.kind.words()
        ));
    }
    Written {
        edtf: Some(told.edtf.clone()),
        latest: None,
        evidence: evidence.join(" "),
        questions,
    }
}

/// Nothing tells the writing itself, but a page was fetched after it.
fn not_told(ranked: &[&Clue]) -> Written {
    let latest = ranked.iter().map(|clue| clue.edtf.as_str()).min();
    let evidence = match ranked {
        [] => "The text does not say when it was written.".to_owned(),
        _ => ranked
            .iter()
            .map(|clue| clue.evidence())
            .collect::<Vec<_>>()
            .join(" "),
    };
    let question = match latest {
        Some(latest) => format!(
            "when was it written? {} may be the day on which the page was fetched or the file made, so it is read as the latest \
             that can be; run again with `--written DATE` when you know better, since “last April” and the like count from there",
            latest
        ),
        None => "when was it written? The text does not say; run again with `--written DATE`, since “last April” and the like \
                 count from there"
            .to_owned(),
    };
    Written {
        edtf: None,
        latest: latest.map(str::to_owned),
        evidence,
        questions: vec![question],
    }
}

impl Clue {
    fn evidence(&self) -> String {
        let place = capitalised(self.kind.words());
        match self.words.is_empty() {
            true => format!("{place} gives {}.", self.edtf),
            false => {
                let words: Vec<&str> = self.words.split_whitespace().collect();
                format!("{place} has “{}”.", words.join(" "))
            }
        }
    }
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clue(kind: ClueKind, edtf: &str) -> Clue {
        Clue {
            kind,
            edtf: edtf.to_owned(),
            words: format!("words of {edtf}"),
            bytes: None,
        }
    }

    #[test]
    fn the_most_telling_clue_is_taken_and_the_others_are_asked_about() {
        let clues = [
            clue(ClueKind::Head, "2023-02-01"),
            clue(ClueKind::Updated, "2023-03-01"),
            clue(ClueKind::Dateline, "2023-01-06"),
        ];
        let written = written(&clues, None);
        assert_eq!(written.edtf.as_deref(), Some("2023-01-06"));
        assert_eq!(written.questions.len(), 1);
        assert!(
            written.evidence.contains("“words of 2023-02-01”"),
            "{}",
            written.evidence
        );
    }

    #[test]
    fn the_header_of_a_page_only_tells_the_latest_day() {
        let written = written(&[clue(ClueKind::PageHeader, "2024-02-15")], None);
        assert_eq!(written.edtf, None);
        assert_eq!(written.latest.as_deref(), Some("2024-02-15"));
        assert!(written.questions[0].contains("--written"), "{written:?}");
    }

    #[test]
    fn what_a_person_says_stands_and_the_page_is_still_told_of() {
        let written = written(
            &[clue(ClueKind::PageHeader, "2024-02-15")],
            Some("2023-01-06"),
        );
        assert_eq!(written.edtf.as_deref(), Some("2023-01-06"));
        assert_eq!(written.questions, [""; 0]);
        assert!(
            written.evidence.contains("2024-02-15"),
            "{}",
            written.evidence
        );
    }

    #[test]
    fn a_text_that_tells_nothing_is_asked_about() {
        let written = written(&[], None);
        assert_eq!((written.edtf, written.latest), (None, None));
        assert_eq!(written.questions.len(), 1);
    }
}
