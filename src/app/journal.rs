//! A journal of what was done to a document, from which it can be done again after the program ends, however that comes.
//!
//! It is a file of JSON lines beside the settings: the document's file and the text from which the work began, and then an entry a
//! line, written as soon as it is made. A line that breaks off is the end.

use std::fs::{self, File};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::io::Origin;
use crate::state::JournalEntry;

/// The name of the folder beside the settings.
const FOLDER: &str = "journals";
/// A longer journal is begun anew once nothing in it waits to be saved.
const LONG_BYTES: u64 = 16_000_000;

/// The folder of all journals of a user.
#[derive(Clone, Debug)]
pub struct JournalFolder(PathBuf);

/// The journal of an open document, which no other window has.
#[derive(Debug)]
pub struct Journal {
    file: File,
    path: PathBuf,
    document: String,
    is_begun: bool,
}

/// What a journal holds.
#[derive(Debug, PartialEq)]
pub struct Kept {
    /// The text from which the work began.
    pub base: Arc<str>,
    pub entries: Vec<JournalEntry>,
}

/// The first line.
#[derive(Debug, Deserialize, Serialize)]
struct Beginning {
    document: String,
    base: Arc<str>,
}

impl JournalFolder {
    pub fn beside(settings: &Path) -> Self {
        Self(settings.join(FOLDER))
    }

    /// Opens the journal of a document with what it holds. Nothing for a document without a name, or where another window has it.
    ///
    /// # Errors
    /// The system's.
    pub fn open(&self, origin: &Origin) -> io::Result<Option<(Journal, Option<Kept>)>> {
        let document = match origin {
            Origin::Stdin(_) => return Ok(None),
            Origin::Shipped => origin.name(),
            // Two new documents have nothing to tell them apart but the time.
            Origin::New(_) => format!("{NEW}{}", nanoseconds_since_1970()),
            Origin::File(path) => {
                let path = path.canonicalize().or_else(|_| std::path::absolute(path))?;
                path.display().to_string()
            }
        };
        fs::create_dir_all(&self.0)?;
        let path = self.0.join(file_name(&document));
        let mut file = File::options()
            .read(true)
            .append(true)
            .create(true)
            .open(&path)?;
        if file.try_lock().is_err() {
            return Ok(None);
        }
        let kept = read(&mut file)?;
        let kept = kept.and_then(|(of, kept)| (of == document).then_some(kept));
        let journal = Journal {
            is_begun: kept.is_some(),
            file,
            path,
            document,
        };
        Ok(Some((journal, kept)))
    }

    /// The journal of a document that was in no file when its window was closed.
    pub fn unfinished(&self) -> Option<(Journal, Kept)> {
        let files = fs::read_dir(&self.0).ok()?.flatten();
        let is_new = |file: &fs::DirEntry| {
            let name = file.file_name();
            name.to_str().is_some_and(|name| name.starts_with(NEW_FILE))
        };
        files.filter(is_new).find_map(|file| {
            let path = file.path();
            let mut file = File::options().read(true).append(true).open(&path).ok()?;
            file.try_lock().ok()?;
            let (document, kept) = read(&mut file).ok()??;
            let journal = Journal {
                file,
                path,
                document,
                is_begun: true,
            };
            Some((journal, kept))
        })
    }
}

/// The beginning of the names of documents that are in no file, and of the files of their journals.
const NEW: &str = "new timeline ";
const NEW_FILE: &str = "new-";

fn nanoseconds_since_1970() -> u128 {
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    now.map_or(0, |now| now.as_nanos())
}

/// A name that no other document has, of letters that every system takes.
fn file_name(document: &str) -> String {
    let digest = Sha256::digest(document.as_bytes());
    let name: String = digest
        .iter()
        .take(16)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let begins = if document.starts_with(NEW) {
        NEW_FILE
    } else {
        ""
    };
    format!("{begins}{name}.jsonl")
}

/// The name of the journal's document and its contents up to a line that cannot be read, which is cut off with what follows. Nothing
/// of an empty one.
fn read(file: &mut File) -> io::Result<Option<(String, Kept)>> {
    let mut text = Vec::new();
    file.read_to_end(&mut text)?;
    let mut whole = 0;
    let mut lines = text.split_inclusive(|byte| *byte == b'\n');
    let mut next = || {
        let line = lines.next().filter(|line| line.ends_with(b"\n"))?;
        Some((line, line.len()))
    };
    let beginning = next().and_then(|(line, length)| {
        whole += length;
        serde_json::from_slice::<Beginning>(line).ok()
    });
    let Some(Beginning { document, base }) = beginning else {
        return Ok(None);
    };
    let mut entries = Vec::new();
    while let Some((line, length)) = next() {
        let Ok(entry) = serde_json::from_slice(line) else {
            break;
        };
        entries.push(entry);
        whole += length;
    }
    file.set_len(whole as u64)?;
    Ok(Some((document, Kept { base, entries })))
}

impl Journal {
    /// Adds an entry. `base` is the text from which the work began, for a journal that is empty.
    ///
    /// # Errors
    /// The system's.
    pub fn add(&mut self, entry: &JournalEntry, base: &Arc<str>) -> io::Result<()> {
        let mut lines = String::new();
        if !self.is_begun {
            self.file.set_len(0)?;
            let beginning = Beginning {
                document: self.document.clone(),
                base: Arc::clone(base),
            };
            lines = line(&beginning)?;
        }
        lines += &line(entry)?;
        // In one piece, so that a reader finds whole lines.
        self.file.write_all(lines.as_bytes())?;
        self.is_begun = true;
        Ok(())
    }

    /// True of a journal that is better begun anew, as far as its length goes.
    pub fn is_long(&self) -> bool {
        self.file
            .metadata()
            .is_ok_and(|file| file.len() > LONG_BYTES)
    }

    /// Takes the journal away with all it holds.
    pub fn remove(self) {
        // What cannot be taken away is offered again.
        let _ = fs::remove_file(&self.path);
    }

    /// Forgets all it holds.
    pub fn clear(&mut self) {
        self.is_begun = false;
    }

    /// Goes on as the journal of a document that was saved under another name.
    ///
    /// # Errors
    /// The system's.
    pub fn moved(mut self, folder: &JournalFolder, origin: &Origin) -> io::Result<Option<Self>> {
        self.file.seek(SeekFrom::Start(0))?;
        let kept = read(&mut self.file)?;
        let Some((mut journal, _)) = folder.open(origin)? else {
            return Ok(None);
        };
        journal.clear();
        if let Some((_, kept)) = kept {
            for entry in &kept.entries {
                journal.add(entry, &kept.base)?;
            }
        }
        self.remove();
        Ok(Some(journal))
    }
}

fn line(value: &impl Serialize) -> io::Result<String> {
    let mut line = serde_json::to_string(value)?;
    line.push('\n');
    Ok(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open(folder: &Path) -> (Journal, Option<Kept>) {
        let origin = Origin::File(folder.join("a.ron"));
        let opened = JournalFolder::beside(folder).open(&origin);
        opened
            .expect("it can be written")
            .expect("no other window has it")
    }

    #[test]
    fn a_journal_holds_what_was_added_up_to_a_line_that_breaks_off() {
        let folder = tempfile::tempdir().expect("a folder");
        let base: Arc<str> = "text\n“here”".into();
        let (mut journal, kept) = open(folder.path());
        assert_eq!(kept, None);
        let entries = [JournalEntry::Undo, JournalEntry::FileIs("\n".to_owned())];
        for entry in &entries {
            journal.add(entry, &base).expect("it can be written");
        }
        journal
            .file
            .write_all(b"{\"step")
            .expect("it can be written");
        drop(journal);
        let (mut journal, kept) = open(folder.path());
        let mut entries = entries.to_vec();
        let of = |entries: &[JournalEntry]| {
            Some(Kept {
                base: Arc::clone(&base),
                entries: entries.to_vec(),
            })
        };
        assert_eq!(kept, of(&entries));
        // It goes on behind the last whole line.
        journal
            .add(&JournalEntry::Redo, &base)
            .expect("it can be written");
        drop(journal);
        entries.push(JournalEntry::Redo);
        assert_eq!(open(folder.path()).1, of(&entries));
    }

    #[test]
    fn a_document_in_two_windows_has_one_journal() {
        let folder = tempfile::tempdir().expect("a folder");
        let journals = JournalFolder::beside(folder.path());
        let [one, two] = ["a.ron", "b.ron"].map(|name| Origin::File(folder.path().join(name)));
        let first = journals.open(&one).expect("it can be written");
        assert!(first.is_some());
        assert!(journals.open(&one).expect("it can be read").is_none());
        assert!(journals.open(&two).expect("it can be written").is_some());
        drop(first);
        assert!(journals.open(&one).expect("it can be read").is_some());
    }

    #[test]
    fn a_journal_that_was_cleared_begins_with_another_text() {
        let folder = tempfile::tempdir().expect("a folder");
        let (mut journal, _) = open(folder.path());
        journal
            .add(&JournalEntry::Undo, &"one".into())
            .expect("it can be written");
        journal.clear();
        journal
            .add(&JournalEntry::Redo, &"two".into())
            .expect("it can be written");
        drop(journal);
        let (_, kept) = open(folder.path());
        let entries = vec![JournalEntry::Redo];
        assert_eq!(
            kept,
            Some(Kept {
                base: "two".into(),
                entries
            })
        );
    }
}
