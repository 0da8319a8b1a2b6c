//! Reasons why an article cannot be read, and the limits of one.

use std::borrow::Cow;
use std::fmt;

/// The longest text. A fifth of it is a book.
pub const MAX_TEXT_BYTES: usize = 5_000_000;
/// A page's elements are weighed against each other, which takes its time.
pub const MAX_HTML_BYTES: usize = 5_000_000;
/// A file of a format that holds pictures too.
pub const MAX_FILE_BYTES: usize = 100_000_000;

/// The reason why an article cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    Empty,
    TooLong,
    /// The reader of its format did not come to an end.
    TooSlow,
    /// The text is not UTF-8 from that line on.
    NotUtf8 {
        line: usize,
    },
    /// The file has a NUL in that line, which no text has.
    Binary {
        line: usize,
    },
    /// A format of another program, by its name.
    Unknown(&'static str),
    /// A file of the format is broken.
    Broken(&'static str),
    /// An archive that is no document of Word.
    NoDocx,
    NoTextInPdf,
    /// The program was built without the reader of PDF.
    PdfLeftOut,
}

impl ReadError {
    /// The fault, in one clause.
    pub fn fault(&self) -> Cow<'static, str> {
        match self {
            Self::Empty => "it has no text of an article".into(),
            Self::TooLong => "it is too long for an article".into(),
            Self::TooSlow => "it takes too long to read".into(),
            Self::NotUtf8 { line } => format!("line {line} is not UTF-8").into(),
            Self::Binary { line } => format!("line {line} has a NUL, so this is no text").into(),
            Self::Unknown(name) => format!("it is {name}").into(),
            Self::Broken(name) => {
                format!("it looks like a file of the format {name}, and is broken").into()
            }
            Self::NoDocx => "it is an archive, and no DOCX".into(),
            Self::NoTextInPdf => "this PDF holds no text, only pictures of it".into(),
            Self::PdfLeftOut => "this program was built without the reader of PDF".into(),
        }
    }

    /// The way to mend it, in one clause.
    pub fn mend(&self) -> Cow<'static, str> {
        match self {
            Self::Empty => "give one".into(),
            Self::TooLong => format!(
                "give one of no more than {} MB of text, {} MB of HTML, or a file of {} MB",
                MAX_TEXT_BYTES / 1_000_000,
                MAX_HTML_BYTES / 1_000_000,
                MAX_FILE_BYTES / 1_000_000
            )
            .into(),
            Self::TooSlow | Self::PdfLeftOut => "save it as plain text".into(),
            Self::NotUtf8 { .. } => "save the text as UTF-8".into(),
            Self::Binary { .. } => "give plain text, Markdown, HTML, DOCX or PDF".into(),
            Self::Unknown(_) => "save it as DOCX, HTML, PDF or plain text".into(),
            Self::Broken(_) => "save it anew, or as plain text".into(),
            Self::NoDocx => "give the document itself".into(),
            Self::NoTextInPdf => "give one with text, or type it".into(),
        }
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}; {}", self.fault(), self.mend())
    }
}

impl std::error::Error for ReadError {}
