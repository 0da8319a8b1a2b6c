//! Files that are written: beside their goal and put in place in one step, so that what was there is there until the
//! new one is whole.

use std::fmt;
use std::fs::{self, File, Metadata};
use std::io::{self, BufWriter, ErrorKind, Read as _, Write};
use std::path::{Path, PathBuf};

use super::report::print;
use crate::document;
use crate::printable::printable;

/// The place that an export is written to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Output {
    Stdout,
    File(PathBuf),
}

/// The reason why something was not written. Nothing that was there has changed.
#[derive(Debug)]
pub enum WriteError {
    /// The output is the document that is read.
    IsInput(PathBuf),
    /// The output is a document, even if not the one that is read.
    IsDocument(PathBuf),
    /// The output was to be new, and something is there.
    Exists(PathBuf),
    File(PathBuf, io::Error),
    Stdout(io::Error),
}

/// The bytes of a file that are looked at to tell whether it is a document.
const BEGINNING: u64 = 1 << 20;
/// Symbolic links that lead from one to the next; systems give up at about as many.
pub const MAX_LINKS: usize = 40;

impl Output {
    /// Standard output for `-` or nothing.
    pub fn of(path: Option<&Path>) -> Self {
        match path {
            None => Self::Stdout,
            Some(path) if path == Path::new("-") => Self::Stdout,
            Some(path) => Self::File(path.to_owned()),
        }
    }

    /// The place of a page, counted from 1: `name-2.svg` is the second beside `name.svg`. A stream has room for one.
    pub fn page(&self, number: usize) -> Option<Self> {
        match self {
            _ if number == 1 => Some(self.clone()),
            Self::Stdout => None,
            Self::File(path) => {
                let mut name = path.file_stem().unwrap_or_default().to_owned();
                name.push(format!("-{number}"));
                if let Some(ends) = path.extension() {
                    name.push(".");
                    name.push(ends);
                }
                Some(Self::File(path.with_file_name(name)))
            }
        }
    }

    /// Refuses to replace a document, the one that is read or any other.
    ///
    /// # Errors
    /// The one of the two that it is.
    pub fn check(&self, input: Option<&Path>) -> Result<(), WriteError> {
        // Looking at a pipe would wait for whoever writes to it.
        let is_plain = |path: &&Path| fs::metadata(path).is_ok_and(|file| file.is_file());
        let input = input.filter(is_plain);
        let Self::File(path) = self else {
            return match input {
                Some(input) if is_stdout(input) => Err(WriteError::IsInput(input.to_owned())),
                _ => Ok(()),
            };
        };
        if let Some(input) = input
            && same_file::is_same_file(input, path).unwrap_or(false)
        {
            return Err(WriteError::IsInput(path.clone()));
        }
        if is_document(path) {
            return Err(WriteError::IsDocument(path.clone()));
        }
        Ok(())
    }

    /// Refuses to replace anything.
    ///
    /// # Errors
    /// Something of that name is there.
    pub fn check_new(&self) -> Result<(), WriteError> {
        match self {
            Self::File(path) if path.symlink_metadata().is_ok() => {
                Err(WriteError::Exists(path.clone()))
            }
            Self::Stdout | Self::File(_) => Ok(()),
        }
    }

    /// Writes what `fill` gives.
    ///
    /// # Errors
    /// The system's, with the place it is about.
    pub fn write(
        &self,
        fill: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<(), WriteError> {
        match self {
            Self::Stdout => print(fill).map_err(WriteError::Stdout),
            Self::File(path) => {
                write_file(path, fill).map_err(|error| WriteError::File(path.clone(), error))
            }
        }
    }
}

/// True if standard output was led into this file.
fn is_stdout(path: &Path) -> bool {
    let stdout = same_file::Handle::stdout();
    let file = same_file::Handle::from_path(path);
    stdout.is_ok_and(|stdout| file.is_ok_and(|file| stdout == file))
}

/// True if a file is called a document or reads as one, with errors or without: whoever is in the midst of writing one
/// wants to keep it.
fn is_document(path: &Path) -> bool {
    let plain = fs::metadata(path).is_ok_and(|file| file.is_file());
    if !plain {
        return false;
    }
    if path
        .extension()
        .is_some_and(|ends| ends.eq_ignore_ascii_case("ron"))
    {
        return true;
    }
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(BEGINNING).read_to_end(&mut bytes));
    read.is_ok() && document::looks_like_document(&bytes)
}

/// Replaces a file in one step by what `fill` gives. A symbolic link stays one, and its goal is replaced; mode and
/// owner stay. Anything but a plain file, such as a pipe, is written to directly.
///
/// # Errors
/// The system's; the old file is as it was.
pub fn write_file(
    path: &Path,
    fill: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    let goal = goal_of(path)?;
    match fs::metadata(&goal) {
        Ok(old) if old.is_dir() => Err(ErrorKind::IsADirectory.into()),
        Ok(old) if !old.is_file() => fill_file(&mut File::options().write(true).open(&goal)?, fill),
        // A folder's permission is enough to replace a file; whoever protected the file meant its contents.
        Ok(old) if old.permissions().readonly() => Err(ErrorKind::PermissionDenied.into()),
        Ok(old) => replace(&goal, Some(&old), fill),
        Err(error) if error.kind() == ErrorKind::NotFound => replace(&goal, None, fill),
        Err(error) => Err(error),
    }
}

/// The file that a path leads to through symbolic links, be it there or not.
fn goal_of(path: &Path) -> io::Result<PathBuf> {
    let mut goal = path.to_owned();
    for _ in 0..MAX_LINKS {
        let is_link = fs::symlink_metadata(&goal).is_ok_and(|file| file.is_symlink());
        if !is_link {
            return Ok(goal);
        }
        let next = fs::read_link(&goal)?;
        goal = folder_of(&goal).join(next);
    }
    Err(io::Error::other("its symbolic links lead in a circle"))
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

fn replace(
    goal: &Path,
    old: Option<&Metadata>,
    fill: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    let folder = folder_of(goal);
    // The name of the file beside its goal would only confuse in the error.
    let beside = temporary(old.is_none()).tempfile_in(folder);
    let mut new = beside.map_err(|error| io::Error::from(error.kind()))?;
    fill_file(new.as_file_mut(), fill)?;
    if let Some(old) = old {
        keep_owner(new.as_file(), old);
        new.as_file().set_permissions(old.permissions())?;
    }
    // Otherwise a machine that loses its power now has the new name with nothing in it.
    new.as_file().sync_all()?;
    new.persist(goal).map_err(|error| error.error)?;
    sync_folder(folder);
    Ok(())
}

fn fill_file(
    file: &mut File,
    fill: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    let mut out = BufWriter::with_capacity(1 << 16, file);
    fill(&mut out)?;
    out.flush()
}

/// A new file has the mode that the user's mask gives; one that replaces another is the user's alone until it has
/// that one's.
fn temporary(is_new: bool) -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".claimline-").suffix(".part");
    #[cfg(unix)]
    if is_new {
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    #[cfg(not(unix))]
    let _ = is_new;
    builder
}

/// Only the superuser may give a file away, and only a member a group; for everybody else the file becomes theirs.
#[cfg(unix)]
fn keep_owner(new: &File, old: &Metadata) {
    use std::os::unix::fs::{MetadataExt as _, fchown};
    let _ = fchown(new, None, Some(old.gid()));
    let _ = fchown(new, Some(old.uid()), None);
}

#[cfg(not(unix))]
fn keep_owner(_: &File, _: &Metadata) {}

/// The new name outlives a loss of power too, where folders can be synchronised.
fn sync_folder(folder: &Path) {
    if cfg!(unix) {
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = |path: &Path| printable(&path.display().to_string()).into_owned();
        match self {
            Self::IsInput(path) => write!(
                f,
                "{}: is the document itself and would be lost; name another file after -o",
                name(path)
            ),
            Self::IsDocument(path) => write!(
                f,
                "{}: is a document and would be lost; name another file after -o, or delete this one first",
                name(path)
            ),
            Self::Exists(path) => write!(
                f,
                "{}: is there already; give the new document another name",
                name(path)
            ),
            Self::File(path, error) => {
                write!(f, "{}: cannot be written: {error}", name(path))?;
                match mend(error.kind()) {
                    Some(mend) => write!(f, "; {mend}"),
                    None => Ok(()),
                }
            }
            Self::Stdout(error) => write!(f, "standard output: cannot be written: {error}"),
        }
    }
}

fn mend(kind: ErrorKind) -> Option<&'static str> {
    match kind {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
            Some("make room or name a file on another disk; nothing that was there has changed")
        }
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Some(
            "name a file in a folder that you may write to; nothing that was there has changed",
        ),
        ErrorKind::NotFound | ErrorKind::NotADirectory => Some("make its folder first"),
        ErrorKind::IsADirectory => Some("name a file in it"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> tempfile::TempDir {
        tempfile::tempdir().expect("a temporary folder")
    }

    fn text(text: &'static str) -> impl FnOnce(&mut dyn Write) -> io::Result<()> {
        move |out| out.write_all(text.as_bytes())
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).expect("the folder");
        let mut names: Vec<String> = entries
            .map(|entry| entry.expect("an entry").file_name().display().to_string())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_is_replaced_as_a_whole_or_not_at_all() {
        let folder = folder();
        let path = folder.path().join("out.json");
        write_file(&path, text("old")).expect("written");
        let failed = write_file(&path, |out| {
            out.write_all(&[b'x'; 1 << 20])?;
            Err(ErrorKind::StorageFull.into())
        });
        assert_eq!(failed.expect_err("full").kind(), ErrorKind::StorageFull);
        assert_eq!(fs::read_to_string(&path).expect("there"), "old");
        write_file(&path, text("new")).expect("written");
        assert_eq!(fs::read_to_string(&path).expect("there"), "new");
        assert_eq!(names(folder.path()), ["out.json"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_symbolic_link_stays_one_and_its_goal_is_replaced_be_it_there_or_not() {
        let folder = folder();
        fs::create_dir(folder.path().join("deep")).expect("made");
        let goal = folder.path().join("deep/goal");
        let (link, outer) = (folder.path().join("link"), folder.path().join("outer"));
        std::os::unix::fs::symlink("deep/goal", &link).expect("linked");
        std::os::unix::fs::symlink("link", &outer).expect("linked");
        for words in ["first", "second"] {
            write_file(&outer, text(words)).expect("written");
            assert!(link.is_symlink() && outer.is_symlink() && !goal.is_symlink());
            assert_eq!(fs::read_to_string(&goal).expect("there"), words);
        }
        let circle = folder.path().join("circle");
        std::os::unix::fs::symlink("circle", &circle).expect("linked");
        assert!(write_file(&circle, text("never")).is_err());
    }

    #[cfg(unix)]
    #[test]
    fn a_file_keeps_its_mode_and_one_that_is_protected_is_left_alone() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = folder();
        let path = folder.path().join("out");
        write_file(&path, text("old")).expect("written");
        let mode = |path: &Path| fs::metadata(path).expect("there").permissions().mode() & 0o777;
        let other = folder.path().join("other");
        fs::write(&other, "").expect("written");
        assert_eq!(mode(&path), mode(&other), "a new file has the usual mode");
        for kept in [0o600, 0o640, 0o755] {
            fs::set_permissions(&path, fs::Permissions::from_mode(kept)).expect("set");
            write_file(&path, text("new")).expect("written");
            assert_eq!(mode(&path), kept);
        }
        fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).expect("set");
        let refused = write_file(&path, text("never")).expect_err("protected");
        assert_eq!(refused.kind(), ErrorKind::PermissionDenied);
        assert_eq!(fs::read_to_string(&path).expect("there"), "new");
    }

    #[test]
    fn each_common_failure_says_how_to_mend_it() {
        for (kind, part) in [
            (ErrorKind::StorageFull, "make room"),
            (
                ErrorKind::PermissionDenied,
                "a folder that you may write to",
            ),
            (ErrorKind::NotFound, "make its folder first"),
            (ErrorKind::IsADirectory, "name a file in it"),
        ] {
            let error = WriteError::File(PathBuf::from("a\u{1b}b"), kind.into()).to_string();
            assert!(
                error.starts_with(r"a\u{1b}b: cannot be written: "),
                "{error}"
            );
            assert!(error.contains(part), "{error}");
        }
    }

    #[test]
    fn what_is_a_document_is_never_replaced() {
        let folder = folder();
        let path = folder.path().join("a.ron");
        fs::write(&path, include_str!("../../timeline.ron")).expect("written");
        let output = Output::File(folder.path().join("./a.ron"));
        let input = Some(path.as_path());
        assert!(matches!(output.check(input), Err(WriteError::IsInput(_))));
        assert!(matches!(output.check(None), Err(WriteError::IsDocument(_))));
        for (text, kept) in [
            ("( // unfinished\n title: \"A\", events: [(id", true),
            (
                "#![enable(implicit_some)] Document(format: 1, source: (",
                true,
            ),
            ("{\"format\": 1}", false),
            ("<svg>", false),
            ("(in brackets)", false),
            ("", false),
        ] {
            let path = folder.path().join("other");
            fs::write(&path, text).expect("written");
            assert_eq!(Output::File(path).check(input).is_err(), kept, "{text}");
        }
        let new = Output::File(folder.path().join("new"));
        assert!(new.check(input).is_ok());
    }
}
