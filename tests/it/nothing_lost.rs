//! What befalls a program with work that is not saved: it is killed, its disk is full, its file goes away. The file is a version that was
//! saved, always, and the work is there.
//!
//! The test binary calls itself for a program that may be killed. `CLAIMLINE_KILLS=1000` kills it as often.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread::JoinHandle;
use std::time::Duration;
use std::{env, fs, thread};

use claimline::app::ClaimlineApp;
use claimline::document::source::ValueName;
use claimline::io::Origin;
use claimline::state::{Edit, Editing, MotionChoice, Msg, Preferences, State};
use claimline::theme;
use egui::{Context, RawInput, Rect, Vec2};
use serde::{Deserialize, Serialize};
use tempfile::TempDir;

use crate::support::Dice;
use crate::support::random_edits::random_edit;

const DOCUMENT: &str = include_str!("../documents/speech.ron");
const KILLS: usize = 50;
/// The longest life of a program: so many things that it does, and milliseconds.
const LONGEST_LIFE: u64 = 20;
const LAST_MS: u64 = 60;
const PATIENCE: Duration = Duration::from_secs(60);
/// The folder of a session in a program of its own.
const SESSION: &str = "CLAIMLINE_SESSION";
const SEED: &str = "CLAIMLINE_SEED";

/// The program without a window.
struct Session {
    ctx: Context,
    /// Always there, but while it is given messages.
    app: Option<ClaimlineApp>,
    time: f64,
}

impl Session {
    fn open(folder: &Path) -> Self {
        let ctx = Context::default();
        theme::install(&ctx);
        let preferences = Preferences {
            motion: MotionChoice::Reduced,
            detail_shown: false,
            overview_shown: false,
            ..Preferences::default()
        };
        let origin = Origin::File(file(folder));
        let app = ClaimlineApp::new(origin, preferences).keep_journals_in(&folder.join("kept"));
        let mut session = Self {
            ctx,
            app: Some(app),
            time: 0.0,
        };
        session.send(Vec::new());
        session
    }

    /// Applies messages in a frame.
    fn send(&mut self, messages: Vec<Msg>) {
        let mut app = self.app.take().expect("it is there").asked(messages);
        self.time += 0.1;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(
                egui::Pos2::ZERO,
                Vec2::new(300.0, 200.0),
            )),
            time: Some(self.time),
            ..RawInput::default()
        };
        let mut output = self.ctx.run_ui(input, |ui| app.show(ui));
        // Nobody paints.
        output.textures_delta.clear();
        self.app = Some(app);
    }

    fn state(&self) -> &State {
        let app = self.app.as_ref().expect("it is there");
        app.state().expect("a document is open")
    }

    fn editing(&self) -> &Editing {
        self.state().editing().expect("it can be edited")
    }

    fn text(&self) -> String {
        self.editing().source().text().to_string()
    }

    fn answer(&self) -> String {
        let answer = self.state().answer(0.0);
        answer.map(|answer| answer.text.clone()).unwrap_or_default()
    }

    fn type_title(&mut self, title: &str) {
        let name = ValueName::to("source").field("title");
        self.send(vec![Msg::Edit(Edit::typed("title", name, title, false))]);
    }
}

fn file(folder: &Path) -> PathBuf {
    folder.join("a.ron")
}

fn folder_with_document() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(file(folder.path()), DOCUMENT).expect("a file");
    folder
}

/// What a program says to the one that will kill it, with the text at that time.
#[derive(Debug, Deserialize, Serialize)]
enum Told {
    Opened(String),
    /// What was opened, without the last thing that was done, and with the last one that was taken back.
    Beside(Vec<String>),
    Edited(String),
    Saving(String),
    Saved(String),
    /// The line that answers, and the notice.
    Answered(String),
}

fn tell(told: &Told) {
    let line = serde_json::to_string(told).expect("it can be written");
    let mut out = std::io::stdout().lock();
    // On a line of its own, whatever the test's runner has begun to write.
    let written = out.write_all(format!("\n{line}\n").as_bytes());
    written
        .and_then(|()| out.flush())
        .expect("somebody listens");
}

/// Begins a test of this binary as a program of its own.
fn begin(test: &str, folder: &Path, seed: u64, shell: Option<&str>) -> Child {
    let this = env::current_exe().expect("a name");
    let mut command = match shell {
        Some(limits) => {
            let mut command = Command::new("/bin/sh");
            command
                .args(["-c", &format!("{limits}; exec \"$0\" \"$@\"")])
                .arg(this);
            command
        }
        None => Command::new(this),
    };
    let arguments = [test, "--exact", "--nocapture", "--test-threads=1"];
    let command = command.args(arguments).env(SESSION, folder);
    let command = command.env(SEED, seed.to_string()).stdout(Stdio::piped());
    command.stderr(Stdio::null()).spawn().expect("it runs")
}

/// The folder of this session, if this is a program of its own.
fn own_folder() -> Option<PathBuf> {
    env::var_os(SESSION).map(PathBuf::from)
}

/// All that a program says to its end, and word of each thing when it is said.
fn listen(child: &mut Child) -> (JoinHandle<Vec<Told>>, Receiver<()>) {
    let out = child.stdout.take().expect("it was asked for");
    let (tell, tells) = channel();
    let all = thread::spawn(move || {
        let lines = BufReader::new(out).lines().map_while(Result::ok);
        let told = lines.filter_map(|line| serde_json::from_str(&line).ok());
        // Nobody may wait for it.
        told.inspect(|_| {
            let _ = tell.send(());
        })
        .collect()
    });
    (all, tells)
}

#[test]
fn a_session_of_edits_and_saves() {
    let Some(folder) = own_folder() else { return };
    let seed = env::var(SEED).ok().and_then(|seed| seed.parse().ok());
    let mut dice = Dice(seed.unwrap_or(0));
    let mut session = Session::open(&folder);
    tell(&Told::Opened(session.text()));
    let mut beside = Vec::new();
    for (there, back) in [(Msg::Undo, Msg::Redo), (Msg::Redo, Msg::Undo)] {
        let before = session.text();
        session.send(vec![there]);
        if session.text() != before {
            beside.push(session.text());
            session.send(vec![back]);
        }
    }
    tell(&Told::Beside(beside));
    loop {
        let saves = dice.roll(6) == 0 && !session.editing().has_errors();
        if saves {
            tell(&Told::Saving(session.text()));
            session.send(vec![Msg::Save]);
            tell(&Told::Saved(session.text()));
        } else {
            let messages = random_edit(session.state(), &mut dice);
            session.send(messages);
            tell(&Told::Edited(session.text()));
        }
    }
}

#[test]
fn a_program_that_is_killed_loses_nothing_and_its_file_is_whole() {
    if own_folder().is_some() {
        return;
    }
    let kills = env::var("CLAIMLINE_KILLS").ok();
    let kills = kills.and_then(|kills| kills.parse().ok()).unwrap_or(KILLS);
    let folder = folder_with_document();
    let folder = folder.path();
    let mut dice = Dice(7);
    let mut shown = DOCUMENT.to_owned();
    // A version that is in the file, and one that may be.
    let mut versions = vec![DOCUMENT.to_owned()];
    let mut edits = 0;
    for kill in 0..kills {
        let mut child = begin(
            "nothing_lost::a_session_of_edits_and_saves",
            folder,
            dice.0,
            None,
        );
        let (told, tells) = listen(&mut child);
        // Some while they open the document, most while they edit it.
        let lives = if kill % 5 == 0 {
            0
        } else {
            dice.roll(LONGEST_LIFE)
        };
        for _ in 0..lives {
            tells.recv_timeout(PATIENCE).expect("it goes on");
        }
        thread::sleep(Duration::from_millis(dice.roll(LAST_MS)));
        child.kill().expect("it runs");
        child.wait().expect("it ends");
        let mut opened = None;
        let last = shown.clone();
        for told in told.join().expect("it was heard") {
            match told {
                Told::Opened(text) => {
                    opened = Some(text.clone());
                    shown = text;
                }
                Told::Beside(beside) => {
                    let is_whole = opened.as_ref() == Some(&last) || beside.contains(&last);
                    assert!(is_whole, "kill {kill}: work is lost, after {edits} edits");
                }
                Told::Edited(text) => {
                    edits += 1;
                    shown = text;
                }
                Told::Saving(text) => versions.push(text),
                Told::Saved(text) => versions = vec![text],
                Told::Answered(_) => {}
            }
        }
        let there = fs::read_to_string(file(folder)).expect("the file is there");
        assert!(
            versions.contains(&there),
            "kill {kill}: the file is no version"
        );
        versions = vec![there];
    }
    assert!(edits > kills, "too few edits to tell anything: {edits}");
}

#[test]
fn a_session_on_a_full_disk() {
    let Some(folder) = own_folder() else { return };
    let mut session = Session::open(&folder);
    session.type_title(&"A long title. ".repeat(2000));
    tell(&Told::Edited(session.text()));
    session.send(vec![Msg::Save]);
    tell(&Told::Answered(session.answer()));
    tell(&Told::Edited(session.text()));
}

#[test]
fn a_full_disk_is_told_and_the_work_and_the_file_are_there() {
    if own_folder().is_some() || !cfg!(target_os = "linux") {
        return;
    }
    let folder = folder_with_document();
    // No file may have more than eight kilobytes, and whoever writes more is told so.
    let limits = "trap '' XFSZ; ulimit -f 16";
    let test = "nothing_lost::a_session_on_a_full_disk";
    let mut child = begin(test, folder.path(), 0, Some(limits));
    let (told, _) = listen(&mut child);
    assert!(child.wait().expect("it ends").success());
    match &told.join().expect("it was heard")[..] {
        [
            Told::Edited(before),
            Told::Answered(answer),
            Told::Edited(after),
        ] => {
            assert!(
                answer.starts_with("Not saved: the file cannot be written"),
                "{answer}"
            );
            assert_eq!(before, after);
        }
        told => panic!("{told:?}"),
    }
    let there = fs::read_to_string(file(folder.path())).expect("the file is there");
    assert_eq!(there, DOCUMENT);
    let others = fs::read_dir(folder.path()).expect("a folder").count();
    assert_eq!(others, 2, "something half written lies about");
}

#[test]
fn a_file_that_is_gone_is_written_anew() {
    let folder = folder_with_document();
    let mut session = Session::open(folder.path());
    session.type_title("Another title");
    fs::remove_file(file(folder.path())).expect("it was there");
    session.send(vec![Msg::Save]);
    assert!(
        session.answer().starts_with("Saved to"),
        "{}",
        session.answer()
    );
    let there = fs::read_to_string(file(folder.path())).expect("the file is there");
    assert_eq!(there, session.text());
}

#[test]
fn a_file_that_cannot_be_written_is_told_and_the_work_is_there() {
    type Spoil = fn(&Path);
    let cases: [(&str, Spoil); 3] = [
        ("a folder in its place", |path| {
            fs::remove_file(path).expect("it was there");
            fs::create_dir(path).expect("a folder");
        }),
        ("no folder to write in", |path| {
            let folder = path.parent().expect("a folder");
            fs::remove_dir_all(folder).expect("it was there");
        }),
        ("a folder for reading only", |path| {
            let folder = path.parent().expect("a folder");
            let mut permissions = fs::metadata(folder).expect("a folder").permissions();
            permissions.set_readonly(true);
            fs::set_permissions(folder, permissions).expect("it is ours");
        }),
    ];
    for (name, spoil) in cases {
        let folder = tempfile::tempdir().expect("a folder");
        let documents = folder.path().join("documents");
        fs::create_dir(&documents).expect("a folder");
        fs::write(file(&documents), DOCUMENT).expect("a file");
        let mut session = Session::open(&documents);
        session.type_title("Another title");
        let text = session.text();
        spoil(&file(&documents));
        session.send(vec![Msg::Save]);
        let answer = session.answer();
        // The system's administrator may write anywhere.
        let is_allowed = name == "a folder for reading only" && answer.starts_with("Saved to");
        assert!(
            is_allowed || answer.starts_with("Not saved: "),
            "{name}: {answer}"
        );
        assert_eq!(session.text(), text, "{name}");
        assert!(is_allowed || session.editing().is_unsaved(), "{name}");
    }
}

#[test]
fn a_file_that_another_program_changes_at_the_same_time_keeps_what_both_did() {
    let folder = folder_with_document();
    let mut session = Session::open(folder.path());
    session.type_title("My title");
    let theirs = format!("// Theirs.\n{DOCUMENT}");
    fs::write(file(folder.path()), &theirs).expect("a file");
    session.send(vec![Msg::Save]);
    let there = fs::read_to_string(file(folder.path())).expect("the file is there");
    assert!(there.contains("// Theirs."), "{}", session.answer());
    assert!(session.text().contains("My title"));
    assert!(there.contains("My title") || session.answer().contains("another program"));
}
