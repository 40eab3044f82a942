//! Readers that go away, and disks that fill up.

use std::process::{Command, Stdio};

use crate::desk::Desk;

#[test]
fn a_reader_that_has_gone_is_no_reason_to_panic() {
    let desk = Desk::finished();
    for (words, status) in [
        (&["show", "desk.ron"][..], 0),
        (&["show", "desk.ron", "--json"], 0),
        (&["check", "desk.ron", "--json"], 0),
        (&["completions", "bash"], 0),
        (&["--help"], 0),
    ] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let output = Command::new(env!("CARGO_BIN_EXE_copydesk"))
            .current_dir(desk.path(""))
            .args(words)
            .stdin(Stdio::null())
            .stdout(writer)
            .stderr(Stdio::piped())
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(status), "{words:?}");
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(!said.contains("panicked") && !said.contains("pipe"), "{words:?}: {said}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    let desk = Desk::finished();
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_copydesk"))
        .current_dir(desk.path(""))
        .args(["show", "desk.ron", "--json"])
        .stdout(full)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(4));
    assert!(String::from_utf8(output.stderr).unwrap().contains("cannot write to standard output"));
}
