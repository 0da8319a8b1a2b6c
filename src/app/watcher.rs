//! Watching the files of a document and its text, so that the window follows what an editor saves.

use std::collections::HashSet;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode};
use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use crate::io::MAX_LINKS;

/// A save is over once nothing has happened to the file for this long: editors write in several steps.
const QUIET: Duration = Duration::from_millis(40);
/// A file that is written without a pause is read all the same after this long.
const MAX_WAIT: Duration = Duration::from_millis(200);

/// Files that are watched until this is dropped.
pub struct Watcher {
    /// Dropping it ends the thread that waits for its events.
    _system: RecommendedWatcher,
    saves: Receiver<()>,
}

impl Watcher {
    /// Watches files; `wake` is called after each save.
    ///
    /// Their folders are watched and not the files themselves, since many editors write a new file and rename it to the old
    /// one's name. On the way there, so are the folders of symbolic links, which may be turned elsewhere; and where the way ends
    /// early, the last folder that is there. What is watched follows from what there is now, so a watcher is begun anew
    /// after each save.
    ///
    /// # Errors
    /// The system's reason, such as too many watches.
    pub fn begin(paths: &[PathBuf], wake: impl Fn() + Send + 'static) -> notify::Result<Self> {
        let places: Vec<_> = paths
            .iter()
            .flat_map(|path| places_on_the_way(path))
            .collect();
        let folders: HashSet<&PathBuf> = places.iter().map(|(folder, _)| folder).collect();
        let names: HashSet<OsString> = places
            .iter()
            .flat_map(|(folder, name)| [folder.file_name(), Some(name)])
            .flatten()
            .map(OsString::from)
            .collect();
        let (touched, touches) = channel();
        let mut system =
            notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
                if event.is_ok_and(|event| may_be_a_save(&event, &names)) {
                    // Nobody waits any more once the watcher is dropped.
                    let _ = touched.send(());
                }
            })?;
        for folder in folders {
            system.watch(folder, RecursiveMode::NonRecursive)?;
        }
        let (saved, saves) = channel();
        thread::spawn(move || report_saves(&touches, &saved, wake));
        Ok(Self {
            _system: system,
            saves,
        })
    }

    /// True once after one or more saves.
    pub fn take_save(&self) -> bool {
        self.saves.try_iter().count() > 0
    }
}

/// The folders on the way to a file in which something could make the way lead elsewhere, each with the name to look at:
/// those of symbolic links, and the file's own, or the last that is there.
fn places_on_the_way(path: &Path) -> Vec<(PathBuf, OsString)> {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut places = Vec::new();
    let mut folder = PathBuf::new();
    let mut ahead: Vec<OsString> = components_backwards(&path);
    while let Some(name) = ahead.pop() {
        let next = folder.join(&name);
        let link = fs::read_link(&next).ok();
        let is_last = ahead.is_empty() || !next.exists();
        if let Some(link) = link
            && places.len() < MAX_LINKS
        {
            places.push((folder.clone(), name));
            if link.is_absolute() {
                folder = PathBuf::new();
            }
            ahead.extend(components_backwards(&link));
        } else if is_last {
            places.push((folder, name));
            break;
        } else {
            folder = next;
        }
    }
    places
}

/// The components of a path, the first of them last; a folder above is the system's to find.
fn components_backwards(path: &Path) -> Vec<OsString> {
    let components = path.components().rev();
    components.map(|part| part.as_os_str().to_owned()).collect()
}

/// Reading the file is an event too, and must not lead to reading it again.
fn may_be_a_save(event: &notify::Event, names: &HashSet<OsString>) -> bool {
    let changes = match event.kind {
        EventKind::Access(kind) => kind == AccessKind::Close(AccessMode::Write),
        EventKind::Create(_) | EventKind::Modify(_) | EventKind::Remove(_) => true,
        EventKind::Any | EventKind::Other => event.need_rescan(),
    };
    let is_named = |path: &PathBuf| path.file_name().is_some_and(|name| names.contains(name));
    changes && (event.need_rescan() || event.paths.iter().any(is_named))
}

/// Turns a burst of touches into one save.
fn report_saves(touches: &Receiver<()>, saved: &Sender<()>, wake: impl Fn()) {
    while touches.recv().is_ok() {
        let begun = Instant::now();
        while begun.elapsed() < MAX_WAIT && touches.recv_timeout(QUIET).is_ok() {}
        if saved.send(()).is_err() {
            return;
        }
        wake();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PATIENCE: Duration = Duration::from_secs(20);

    /// Does something to a file that is watched, and waits until a save is told.
    fn save_is_told_after(act: impl FnOnce(&Path)) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("july4.ron");
        std::fs::write(&path, "(").expect("a file");
        let (woken, wakes) = channel();
        let watcher = Watcher::begin(std::slice::from_ref(&path), move || {
            let _ = woken.send(());
        })
        .expect("the folder can be watched");
        assert!(!watcher.take_save());
        act(&path);
        wakes.recv_timeout(PATIENCE).expect("a save is told");
        assert!(watcher.take_save());
    }

    #[test]
    fn a_file_that_is_written_in_place_is_saved() {
        save_is_told_after(|path| std::fs::write(path, "()").expect("it can be written"));
    }

    #[test]
    fn a_file_that_is_renamed_into_place_is_saved() {
        save_is_told_after(|path| {
            let beside = path.with_extension("tmp");
            std::fs::write(&beside, "()").expect("a file");
            std::fs::rename(&beside, path).expect("it can be replaced");
        });
    }

    #[cfg(unix)]
    #[test]
    fn a_file_behind_a_link_is_saved() {
        let folder = tempfile::tempdir().expect("a folder");
        let real = folder.path().join("real.ron");
        std::fs::write(&real, "(").expect("a file");
        save_is_told_after(|path| {
            let link = path.with_extension("link");
            std::os::unix::fs::symlink(&real, &link).expect("a link");
            std::fs::rename(&link, path).expect("it can be replaced");
        });
    }

    /// The places on the way to a file, without the folder that all of them are in.
    #[cfg(unix)]
    fn places(path: &Path, within: &Path) -> Vec<String> {
        let places = places_on_the_way(path).into_iter();
        let names = places.map(|(folder, name)| folder.join(name));
        let within = names.filter_map(|path| Some(path.strip_prefix(within).ok()?.to_owned()));
        within.map(|path| path.display().to_string()).collect()
    }

    #[cfg(unix)]
    #[test]
    fn links_on_the_way_are_watched_and_a_way_that_ends_early_where_it_ends() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path().canonicalize().expect("it is there");
        fs::create_dir_all(root.join("v2/deep")).expect("made");
        fs::write(root.join("v2/deep/a.ron"), "(").expect("a file");
        symlink("v2", root.join("current")).expect("a link");
        symlink(root.join("current/deep/a.ron"), root.join("mine.ron")).expect("a link");
        let on_the_way = places(&root.join("mine.ron"), &root);
        assert_eq!(on_the_way, ["mine.ron", "current", "v2/deep/a.ron"]);
        let gone = places(&root.join("v2/gone/deeper/a.ron"), &root);
        assert_eq!(gone, ["v2/gone"]);
        symlink("circle", root.join("circle")).expect("a link");
        assert!(!places(&root.join("circle"), &root).is_empty());
    }

    #[test]
    fn a_save_is_told_well_within_300_milliseconds_even_if_the_file_never_rests() {
        assert!(QUIET + MAX_WAIT < Duration::from_millis(300));
        let (touched, touches) = channel();
        let (saved, saves) = channel();
        let restless = thread::spawn(move || while touched.send(()).is_ok() {});
        let reporter = thread::spawn(move || report_saves(&touches, &saved, || ()));
        saves.recv_timeout(PATIENCE).expect("a save is told");
        drop(saves);
        reporter.join().expect("it ends when nobody listens");
        restless.join().expect("so does this");
    }

    #[test]
    fn reading_the_file_and_writing_another_are_no_saves() {
        let names = HashSet::from([OsString::from("july4.ron")]);
        let is_a_save = |kind, name: &str| {
            let event = notify::Event::new(kind).add_path(Path::new("/documents").join(name));
            may_be_a_save(&event, &names)
        };
        let closed = |mode| EventKind::Access(AccessKind::Close(mode));
        assert!(!is_a_save(
            EventKind::Access(AccessKind::Open(AccessMode::Any)),
            "july4.ron"
        ));
        assert!(!is_a_save(closed(AccessMode::Read), "july4.ron"));
        assert!(!is_a_save(closed(AccessMode::Write), "notes.txt"));
        assert!(is_a_save(closed(AccessMode::Write), "july4.ron"));
        assert!(is_a_save(
            EventKind::Modify(notify::event::ModifyKind::Any),
            "july4.ron"
        ));
    }

    #[test]
    fn the_thread_ends_with_its_watcher() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("july4.ron");
        std::fs::write(&path, "(").expect("a file");
        let (alive, ended) = channel::<()>();
        let watcher = Watcher::begin(std::slice::from_ref(&path), move || {
            let _ = &alive;
        })
        .expect("the folder can be watched");
        drop(watcher);
        let end = ended.recv_timeout(PATIENCE);
        assert_eq!(end, Err(std::sync::mpsc::RecvTimeoutError::Disconnected));
    }
}
