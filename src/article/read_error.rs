//! Reasons why an article cannot be read, and the limits of one.

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

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("it has no text of an article; give one"),
            Self::TooLong => write!(
                f,
                "it is too long for an article; give one of no more than {} MB of text, {} MB of HTML, or a file of {} MB",
                MAX_TEXT_BYTES / 1_000_000,
                MAX_HTML_BYTES / 1_000_000,
                MAX_FILE_BYTES / 1_000_000
            ),
            Self::TooSlow => f.write_str("it takes too long to read; save it as plain text"),
            Self::NotUtf8 { line } => write!(f, "line {line} is not UTF-8; save the text as UTF-8"),
            Self::Binary { line } => write!(
                f,
                "line {line} has a NUL, so this is no text; give plain text, Markdown, HTML, DOCX or PDF"
            ),
            Self::Unknown(name) => {
                write!(f, "it is {name}; save it as DOCX, HTML, PDF or plain text")
            }
            Self::Broken(name) => write!(
                f,
                "it looks like a file of the format {name}, and is broken; save it anew, or as plain text"
            ),
            Self::NoDocx => f.write_str("it is an archive, and no DOCX; give the document itself"),
            Self::NoTextInPdf => f.write_str(
                "this PDF holds no text, only pictures of it; give one with text, or type it",
            ),
            Self::PdfLeftOut => f.write_str(
                "this program was built without the reader of PDF; save it as plain text",
            ),
        }
    }
}

impl std::error::Error for ReadError {}
