//! Files that are written and lines that are printed: nothing is lost, and nothing a document says ends the program or
//! gives orders to a terminal.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

const SHIPPED: &str = include_str!("../../timeline.ron");

fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_claimline"));
    command
        .args(arguments)
        .current_dir(folder)
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY");
    command
}

fn claimline(folder: &Path, arguments: &[&str]) -> Output {
    let output = command(folder, arguments).output();
    output.expect("the program runs")
}

fn claimline_reads(folder: &Path, arguments: &[&str], input: &str) -> Output {
    let mut child = command(folder, arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let mut stdin = child.stdin.take().expect("a pipe");
    stdin.write_all(input.as_bytes()).expect("it listens");
    drop(stdin);
    child.wait_with_output().expect("it ends")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

fn folder_with_document() -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    fs::write(folder.path().join("a.ron"), SHIPPED).expect("written");
    folder
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("the folder");
    let mut names: Vec<String> = entries
        .map(|entry| entry.expect("an entry").file_name().display().to_string())
        .collect();
    names.sort();
    names
}

/// A document with a lane of this id, one event for each date, and as many claims as asked for.
fn document(lane: &str, extra: &str, dates: &[&str], claims: usize) -> String {
    let mut document = format!(
        r#"(format: 1, {extra} source: (title: "T", author: "A", publisher: "P", genre: opinion, written: (edtf: "2023", evidence: "e")),
        lanes: [(id: "{lane}", name: "L", holds: "h")], events: ["#
    );
    for (index, date) in dates.iter().enumerate() {
        document.push_str(&format!(
            r#"(id: "e{index}", title: "Event {index}", kind: happened, lane: "{lane}", when: (phrases: [(text: "t", in: claim(1))], edtf: "{date}", because: "b")),"#
        ));
    }
    document.push_str("], claims: [");
    for number in 1..=claims {
        document.push_str(&format!(
            r#"(number: {number}, title: "C", summary: "s", events: [(event: "e0", role: cause)]),"#
        ));
    }
    document.push_str("])");
    document
}

/// A good document with a warning: its event has no words of the text.
fn document_with_advice() -> String {
    let document = document("l", "", &["2001"], 1);
    document.replace(r#"phrases: [(text: "t", in: claim(1))], "#, "")
}

#[test]
fn an_export_never_replaces_a_document() {
    let folder = folder_with_document();
    let path = folder.path();
    fs::write(path.join("b.ron"), "(format: 1, source: (title: \"half").expect("written");
    fs::hard_link(path.join("a.ron"), path.join("hard")).expect("linked");
    let utf_16: Vec<u8> = std::iter::once(0xfeff)
        .chain(SHIPPED.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let comment = format!("// {}\n", "c".repeat(70_000));
    for (name, bytes) in [
        (
            "behind a comment",
            [comment.as_bytes(), SHIPPED.as_bytes()].concat(),
        ),
        (
            "behind blanks",
            ["\n".repeat(70_000).as_bytes(), SHIPPED.as_bytes()].concat(),
        ),
        ("Latin-1", [b"// caf\xe9\n", SHIPPED.as_bytes()].concat()),
        ("UTF-16", utf_16),
        ("just begun", b"(format: 1,".to_vec()),
        ("settings.ron", b"(zoom: 1)".to_vec()),
    ] {
        fs::write(path.join(name), bytes).expect("written");
    }
    let mut outs = vec![
        "a.ron",
        "./a.ron",
        "hard",
        "b.ron",
        "behind a comment",
        "behind blanks",
        "Latin-1",
        "UTF-16",
        "just begun",
        "settings.ron",
    ];
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("a.ron", path.join("soft")).expect("linked");
        outs.push("soft");
    }
    for out in outs {
        for format in ["json", "svg"] {
            let output = claimline(path, &["export", "a.ron", "--to", format, "-o", out]);
            assert_eq!(output.status.code(), Some(1), "{out}");
            let said = text(&output.stderr);
            assert!(said.contains("would be lost"), "{out}: {said}");
        }
    }
    assert_eq!(
        fs::read_to_string(path.join("a.ron")).expect("there"),
        SHIPPED
    );
    let half = fs::read_to_string(path.join("b.ron")).expect("there");
    assert!(half.ends_with("half"));
}

#[test]
fn an_export_that_was_written_can_be_written_again() {
    let folder = folder_with_document();
    for (format, beginning) in [("json", "{"), ("svg", "<svg "), ("json", "{")] {
        let output = claimline(
            folder.path(),
            &["export", "a.ron", "--to", format, "-o", "out"],
        );
        assert!(output.status.success(), "{}", text(&output.stderr));
        let written = fs::read_to_string(folder.path().join("out")).expect("there");
        assert!(written.starts_with(beginning));
    }
    assert_eq!(names(folder.path()), ["a.ron", "out"]);
}

#[test]
fn a_hyphen_is_standard_input_and_standard_output() {
    let folder = folder_with_document();
    let path = folder.path();
    let to_file = claimline(path, &["export", "a.ron", "--to", "json", "-o", "out"]);
    assert!(to_file.status.success());
    let expected = fs::read_to_string(path.join("out")).expect("there");
    let piped = claimline_reads(path, &["export", "-", "--to", "json", "-o", "-"], SHIPPED);
    assert_eq!(text(&piped.stdout), expected);
    assert!(!path.join("-").exists());
    let checked = claimline_reads(path, &["check", "-"], SHIPPED);
    assert!(checked.status.success() && checked.stdout.is_empty());
    let broken = claimline_reads(path, &["check", "-"], "(format: 2");
    assert_eq!(broken.status.code(), Some(1));
    let said = text(&broken.stdout);
    assert!(said.starts_with("<stdin>:1:"), "{said}");
}

#[cfg(unix)]
#[test]
fn a_full_disk_leaves_the_old_file_and_nothing_else() {
    let folder = folder_with_document();
    let path = folder.path();
    fs::write(path.join("out"), "old").expect("written");
    // A limit on the size of files is met as a full disk is: in the midst of writing.
    let script = r#"trap '' XFSZ; ulimit -f 8; exec "$0" export a.ron --to json -o out"#;
    let output = Command::new("sh")
        .args(["-c", script, env!("CARGO_BIN_EXE_claimline")])
        .current_dir(path)
        .output()
        .expect("a shell");
    assert_eq!(output.status.code(), Some(1));
    let said = text(&output.stderr);
    assert!(
        said.starts_with("claimline: out: cannot be written"),
        "{said}"
    );
    assert!(said.contains("make room"), "{said}");
    assert_eq!(fs::read_to_string(path.join("out")).expect("there"), "old");
    assert_eq!(names(path), ["a.ron", "out"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_cannot_be_written_to_and_a_full_device_are_named() {
    let folder = folder_with_document();
    for (out, part) in [
        ("/sys/out.json", "a folder that you may write to"),
        ("/dev/full", "make room"),
        ("no/such/folder/out.json", "make its folder first"),
        (".", "name a file in it"),
    ] {
        let arguments = ["export", "a.ron", "--to", "json", "-o", out];
        let output = claimline(folder.path(), &arguments);
        assert_eq!(output.status.code(), Some(1), "{out}");
        let said = text(&output.stderr);
        assert!(said.contains("cannot be written"), "{said}");
        assert!(said.contains(part), "{out}: {said}");
    }
}

#[cfg(unix)]
#[test]
fn what_is_no_plain_file_is_refused_before_it_is_read() {
    let folder = folder_with_document();
    let path = folder.path();
    let made = Command::new("mkfifo").arg(path.join("pipe")).status();
    assert!(made.expect("mkfifo").success());
    for file in ["pipe", "/dev/zero", "."] {
        for arguments in [&["check", file][..], &["export", file, "--to", "json"]] {
            let output = claimline(path, arguments);
            assert_eq!(output.status.code(), Some(1), "{file}");
            let said = text(&output.stdout) + &text(&output.stderr);
            assert!(
                said.starts_with(&format!("{file}: error: cannot be read")),
                "{said}"
            );
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn nothing_the_program_says_ends_it() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path();
    fs::write(path.join("warn.ron"), document_with_advice()).expect("written");
    let full = || {
        fs::File::options()
            .write(true)
            .open("/dev/full")
            .expect("Linux has it")
    };
    let warned = claimline(path, &["check", "warn.ron"]);
    assert!(text(&warned.stdout).contains("advice"));
    let mut export = command(path, &["export", "warn.ron", "--to", "json"]);
    let output = export.stderr(full()).output().expect("the program runs");
    assert!(output.status.success());
    assert!(text(&output.stdout).ends_with("}\n"));
    for arguments in [
        &["check", "no-such-file.ron"][..],
        &["export", "no-such-file.ron", "--to", "json"],
        &["--no-such-option"],
        &["--help"],
        &["--version"],
        &["present", "--from", "99"],
        // Without a display there is no window, which is said too.
        &[],
    ] {
        let mut command = command(path, arguments);
        let status = command.stdout(full()).stderr(full()).status();
        let code = status.expect("the program runs").code();
        assert!(matches!(code, Some(1 | 2)), "{arguments:?}: {code:?}");
    }
}

/// Nothing but what is seen: no escape sequence, no turned writing, no line that the program did not begin.
fn assert_is_plain(said: &str, beginnings: &[&str]) {
    assert!(!said.is_empty());
    for line in said.lines() {
        let begins = beginnings
            .iter()
            .any(|beginning| line.starts_with(beginning));
        assert!(begins, "{line:?} was not begun by the program");
        let raw = line.chars().find(|letter| {
            letter.is_control() || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        });
        assert_eq!(raw, None, "in {line:?}");
        assert!(
            line.chars().count() < 2000,
            "{} characters",
            line.chars().count()
        );
    }
}

#[test]
fn text_of_a_document_gives_no_orders_to_a_terminal() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path();
    let escape = r"\u{1b}]0;PWNED\u{7}\r\u{9b}31m\u{202e}\nforged.ron:1:1: error: forged";
    let long = "X".repeat(200_000);
    for (index, document) in [
        document(escape, "", &["2001"], 1),
        document("l", "", &[escape], 1),
        document(&long, "", &["2001"], 1),
        document("l", "", &["2001"], 1).replace("\"e0\", role", &format!("\"{escape}\", role")),
        document("l", "", &["2001"], 1).replace("\"e0\", role", &format!("\"{long}\", role")),
        document("l", "", &["2001"], 1).replace("role: cause", "role: ca\u{1b}\u{202e}use"),
    ]
    .iter()
    .enumerate()
    {
        let name = format!("{index}.ron");
        fs::write(path.join(&name), document).expect("written");
        let checked = claimline(path, &["check", &name]);
        assert_is_plain(&text(&checked.stdout), &[&name]);
        let exported = claimline(path, &["export", &name, "--to", "json"]);
        assert_is_plain(&text(&exported.stderr), &[&name]);
    }
}

#[cfg(unix)]
#[test]
fn names_of_files_and_arguments_give_no_orders_to_a_terminal() {
    let folder = folder_with_document();
    let path = folder.path();
    let name = "\u{1b}[31m\nb.ron\u{202e}";
    fs::write(path.join(name), "(format: 1").expect("written");
    fs::copy(path.join("a.ron"), path.join("c\nd")).expect("copied");
    for arguments in [
        &["check", name][..],
        &["check", "no\nsuch\u{1b}"],
        &["export", "a.ron", "--to", "json", "-o", "no\u{1b}\n/such"],
        &["export", "a.ron", "--to", "json", "-o", "c\nd"],
    ] {
        let output = claimline(path, arguments);
        let said = text(&output.stdout) + &text(&output.stderr);
        assert_is_plain(
            &said,
            &[
                r"\u{1b}[31m\nb.ron\u{202e}:",
                r"no\nsuch\u{1b}:",
                "claimline: ",
            ],
        );
    }
    for arguments in [
        &["export", "a.ron", "--to", "\u{1b}\u{202e}\nx"][..],
        &["export", "a.ron", "--to", "svg", "--from", "\u{1b}\nx"],
        &["check", "a.ron", "\u{1b}\nx"],
        &["--\u{1b}\n"],
        &["check", "--\u{202e}"],
        &["check", &format!("--{}", "long".repeat(750))],
    ] {
        let said = text(&claimline(path, arguments).stderr);
        assert!(!said.contains(['\u{1b}', '\u{202e}']), "{said:?}");
        assert!(said.lines().all(|line| line.len() < 1_000), "{said:?}");
        assert!(!said.lines().any(|line| line.starts_with('x')), "{said:?}");
    }
}

#[test]
fn a_picture_that_does_not_fit_goes_on_on_further_pages_and_leaves_out_nothing() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path();
    fs::write(path.join("a.ron"), document("l", "", &["2001"], 1200)).expect("written");
    for (size, pages) in [(None, 2), (Some("1600x900"), 38)] {
        let mut arguments = vec!["export", "a.ron", "--to", "svg", "-o", "out.svg"];
        arguments.extend(size.into_iter().flat_map(|size| ["--size", size]));
        let output = claimline(path, &arguments);
        assert!(output.status.success(), "{}", text(&output.stderr));
        let mut names = names(path);
        names.retain(|name| name.starts_with("out"));
        assert_eq!(names.len(), pages, "{names:?}");
        assert!(names.contains(&"out-2.svg".to_owned()));
        let mut texts = std::collections::HashSet::new();
        for name in &names {
            let svg = fs::read_to_string(path.join(name)).expect("there");
            let ends = svg.split("</text>");
            texts.extend(ends.filter_map(|text| Some(text.rsplit_once('>')?.1.to_owned())));
        }
        assert!((1..=1200).all(|claim| texts.contains(&claim.to_string())));
        names
            .iter()
            .for_each(|name| fs::remove_file(path.join(name)).expect("removed"));
    }
    let refused = claimline(path, &["export", "a.ron", "--to", "svg"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(
        text(&refused.stderr).contains("takes 2 pages"),
        "{}",
        text(&refused.stderr)
    );
    let tiny = [
        "export", "a.ron", "--to", "svg", "--size", "400x200", "-o", "out.svg",
    ];
    let refused = claimline(path, &tiny);
    assert!(
        text(&refused.stderr).contains("give a larger --size"),
        "{}",
        text(&refused.stderr)
    );
    // No page replaces a document either.
    fs::write(path.join("out-2.svg"), "(format: 1,").expect("written");
    let refused = claimline(path, &["export", "a.ron", "--to", "svg", "-o", "out.svg"]);
    assert!(text(&refused.stderr).contains("out-2.svg: is a document"));
    assert!(
        !path.join("out.svg").exists(),
        "nothing is written before all can be"
    );
}

#[test]
fn standard_output_that_was_led_into_the_document_is_refused() {
    let folder = folder_with_document();
    let path = folder.path().join("a.ron");
    for options in [
        fs::File::options().append(true),
        fs::File::options().write(true),
    ] {
        let stdout = options.open(&path).expect("it can be opened");
        let output = command(folder.path(), &["export", "a.ron", "--to", "json"])
            .stdout(stdout)
            .stderr(Stdio::piped())
            .output()
            .expect("the program runs");
        assert_eq!(output.status.code(), Some(1));
        assert!(text(&output.stderr).contains("would be lost"));
    }
    assert_eq!(fs::read_to_string(&path).expect("there"), SHIPPED);
}
