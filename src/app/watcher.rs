//! Watching the document's file, so that the window follows what an editor saves.

use std::collections::HashSet;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode};
use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

/// A save is over once nothing has happened to the file for this long: editors write in several steps.
const QUIET: Duration = Duration::from_millis(40);
/// A file that is written without a pause is read all the same after this long.
const MAX_WAIT: Duration = Duration::from_millis(200);

/// A file that is watched until this is dropped.
pub struct Watcher {
    /// Dropping it ends the thread that waits for its events.
    _system: RecommendedWatcher,
    saves: Receiver<()>,
}

impl Watcher {
    /// Watches a file; `wake` is called after each save.
    ///
    /// Its folder is watched and not the file itself, since many editors write a new file and rename it to the old one's
    /// name. Where the path is a link, so is the folder of the file that it leads to.
    ///
    /// # Errors
    /// The system's reason, such as too many watches.
    pub fn begin(path: &Path, wake: impl Fn() + Send + 'static) -> notify::Result<Self> {
        let paths = HashSet::from([absolute(path), path.canonicalize().unwrap_or_default()]);
        let names: HashSet<OsString> = paths
            .iter()
            .filter_map(|path| path.file_name().map(OsString::from))
            .collect();
        let (touched, touches) = channel();
        let mut system =
            notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
                if event.is_ok_and(|event| may_be_a_save(&event, &names)) {
                    // Nobody waits any more once the watcher is dropped.
                    let _ = touched.send(());
                }
            })?;
        for folder in paths.iter().filter_map(|path| path.parent()) {
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

/// The path from the root, links in it left as they are.
fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
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
        let watcher = Watcher::begin(&path, move || {
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
        let watcher = Watcher::begin(&path, move || {
            let _ = &alive;
        })
        .expect("the folder can be watched");
        drop(watcher);
        let end = ended.recv_timeout(PATIENCE);
        assert_eq!(end, Err(std::sync::mpsc::RecvTimeoutError::Disconnected));
    }
}
