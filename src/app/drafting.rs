//! A document drafted from an article beside the window.

use std::path::Path;

use crate::article::{Article, MAX_FILE_BYTES};
use crate::document::date::EdtfDate;
use crate::document::source::{self, Change, SourceText, ValueName};
use crate::draft::{self, draft};
use crate::io::read_input;
use crate::ui::FileForm;

use super::task::{Disconnected, Task};

/// A document that was drafted.
pub struct Drafted {
    pub text: String,
    /// What is remarkable about it, if anything is.
    pub notice: Option<String>,
}

/// A document, or the reason why there is none.
pub type Draft = Result<Drafted, String>;

/// Begins to draft from the article that a form names or holds.
pub fn begin(form: FileForm, wake: impl Fn() + Send + 'static) -> Task<Draft> {
    Task::begin(move |tell| tell(draft_from(&form)), || {}, wake)
}

/// The draft, once it is there.
pub fn drafted(drafting: &Task<Draft>) -> Option<Draft> {
    match drafting.next() {
        Ok(draft) => draft,
        Err(Disconnected) => Some(Err("Drafting came to a sudden end.".to_owned())),
    }
}

/// The text of a document that is drafted from the article that a form names or holds, and holds it itself.
fn draft_from(form: &FileForm) -> Draft {
    let (bytes, name) = match form.text.trim().is_empty() {
        false => (form.text.clone().into_bytes(), "pasted.txt".to_owned()),
        true if form.path.trim().is_empty() => {
            return Err("Paste the text of an article, or name its file.".to_owned());
        }
        true => {
            let file = read_input(Path::new(form.path.trim()), MAX_FILE_BYTES as u64 + 1);
            let file = file.map_err(|error| error.to_string())?;
            (file.bytes, file.name)
        }
    };
    let written = match form.written.trim() {
        "" => None,
        typed => match EdtfDate::typed(typed).into_iter().next() {
            Some(date) => Some(date),
            None => return Err(format!("“{typed}” is no date such as 6 January 2023.")),
        },
    };
    let article = Article::read(&bytes, &name).map_err(|error| error.to_string())?;
    let options = draft::Options {
        written,
        ..draft::Options::default()
    };
    let drafted = draft(&article, &options);
    let notice = Some(drafted.notes.join(" ")).filter(|notes| !notes.is_empty());
    let mut draft = SourceText::new(drafted.text);
    let inline = Change::Set(source::raw_text(&article.text));
    let changed = draft.change(&ValueName::to("source").field("text_inline"), &inline);
    changed.map_err(|error| error.to_string())?;
    let text = draft.text().to_string();
    Ok(Drafted { text, notice })
}
