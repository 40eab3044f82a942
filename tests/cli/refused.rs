//! Work that is refused: the message, the exit status, and nothing changed on disk.

use crate::desk::{COPY, Desk, FERRY, MARKET};

const EXPORT: [&str; 6] = ["export", "desk.ron", "--format", "html", "--to", "site"];

#[test]
fn a_file_that_is_not_there() {
    let desk = Desk::imported();
    for words in [
        &["show", "gone.ron"][..],
        &["check", "gone.ron", "--json"],
        &["attach", "gone.ron", "--story", FERRY, "quay.png"],
        &["export", "gone.ron", "--format", "html", "--to", "site"],
    ] {
        let ran = desk.run_without_trace(words).ended(3).saying(&["gone.ron"]);
        assert_eq!(ran.out, "");
    }
    desk.run_without_trace(&["import", "gone.txt", "--into", "desk.ron"]).ended(3).saying(&["gone.txt"]);
    desk.run_without_trace(&["import", "gone.txt", "away.txt", "--into", "new.ron"]).ended(3).saying(&["gone", "away"]);
    desk.run_without_trace(&["attach", "desk.ron", "--story", FERRY, "gone.png"]).ended(3).saying(&["gone.png"]);
}

#[test]
fn a_damaged_project_is_refused_with_line_and_column() {
    let desk = Desk::imported();
    let whole = desk.read("desk.ron");
    let line = whole.lines().position(|line| line.contains("headline:")).unwrap() + 1;
    desk.write("desk.ron", whole.replacen("headline:", "headline = ", 1).as_bytes());
    for words in
        [&["show", "desk.ron"][..], &["check", "desk.ron"], &EXPORT, &["import", "copy.txt", "--into", "desk.ron"]]
    {
        desk.run_without_trace(words).ended(3).saying(&["desk.ron", &format!("line {line}, column ")]);
    }
    desk.write("desk.ron", b"");
    desk.run_without_trace(&["show", "desk.ron"]).ended(3).saying(&["empty"]);
    desk.write("desk.ron", b"// copydesk project 1\n\xff\xfe");
    desk.run_without_trace(&["show", "desk.ron"]).ended(3);
}

#[test]
fn a_project_with_comments_that_a_save_would_drop() {
    let desk = Desk::imported();
    let commented = desk.read("desk.ron").replacen("    stories:", "    // ask Mina first\n    stories:", 1);
    desk.write("desk.ron", commented.as_bytes());
    for words in
        [&["import", "copy.txt", "--into", "desk.ron"][..], &["attach", "desk.ron", "--story", FERRY, "quay.png"]]
    {
        desk.run_without_trace(words).ended(4).saying(&["desk.ron is not written over", "comments"]);
    }
    desk.run_without_trace(&["show", "desk.ron"]).ended(0).saying(&["comments"]);
}

#[test]
fn a_project_of_a_newer_format() {
    let desk = Desk::imported();
    let whole = desk.read("desk.ron");
    let (first, rest) = whole.split_once('\n').unwrap();
    let mut words: Vec<&str> = first.split(' ').collect();
    words[3] = "99";
    desk.write("desk.ron", format!("{}\n{rest}", words.join(" ")).as_bytes());
    for words in [&["show", "desk.ron"][..], &["import", "copy.txt", "--into", "desk.ron"]] {
        desk.run_without_trace(words).ended(3).saying(&["99", "newer"]);
    }
}

#[test]
fn copy_that_is_no_text() {
    let desk = Desk::imported();
    desk.write("latin.txt", b"The caf\xe9 opens on Monday.\n");
    let words = ["import", "latin.txt", "--into", "desk.ron", "--report", "report.json"];
    desk.run_without_trace(&words).ended(3).saying(&["latin.txt", "UTF-8", "7"]);
    desk.run_without_trace(&["import", "quay.png", "--into", "desk.ron"]).ended(3).saying(&["quay.png", "a picture"]);
    desk.run_without_trace(&["import", ".", "--into", "desk.ron"]).ended(3);
}

#[test]
fn copy_that_holds_no_story() {
    let desk = Desk::imported();
    desk.write("buttons.txt", b"TT\n\nShare this article\n");
    let words = ["import", "buttons.txt", "--into", "desk.ron"];
    desk.run_without_trace(&words).ended(3).saying(&["no story", "text-size", "share line"]);
    let ran = desk.run_with(&["import", "-", "--into", "fresh.ron"], "").ended(3);
    assert!(ran.err.contains("no story") && !desk.path("fresh.ron").exists());
}

#[test]
fn a_picture_that_is_none() {
    let desk = Desk::imported();
    desk.write("fake.jpg", b"This only says that it is a picture.");
    let ran = desk.run_without_trace(&["attach", "desk.ron", "--story", FERRY, "quay.png", "fake.jpg"]).ended(3);
    ran.saying(&["fake.jpg", "no picture"]);
    desk.write("empty.png", b"");
    desk.run_without_trace(&["attach", "desk.ron", "--story", FERRY, "empty.png"]).ended(3).saying(&["empty"]);
}

#[test]
fn a_target_that_is_there_already() {
    let desk = Desk::imported();
    desk.run_without_trace(&["new", "desk.ron"]).ended(4).saying(&["desk.ron exists already"]);
    desk.run_without_trace(&["new", "copy.txt"]).ended(4);
}

#[test]
fn a_place_that_cannot_be_written() {
    let desk = Desk::imported();
    desk.run_without_trace(&["new", "no/such/desk.ron"]).ended(4).saying(&["no folder"]);
    desk.run_without_trace(&["import", "copy.txt", "--into", "no/such/desk.ron"]).ended(4).saying(&["no folder"]);
    let words = ["import", "copy.txt", "--into", "desk.ron", "--report", "no/such/report.json"];
    desk.run_without_trace(&words).ended(4).saying(&["no/such"]);
    for folder in ["copy.txt", "copy.txt/site", "desk.ron"] {
        let words = ["export", "desk.ron", "--format", "html", "--to", folder];
        desk.run_without_trace(&words).ended(4).saying(&["copydesk: "]);
    }
}

#[test]
fn an_export_folder_with_files_of_somebody_else() {
    let desk = Desk::imported();
    desk.write("site/thesis.doc", b"years of work");
    desk.run_without_trace(&EXPORT).ended(4).saying(&["thesis.doc", "Choose another folder"]);
    std::fs::remove_file(desk.path("site/thesis.doc")).unwrap();
    desk.run(&EXPORT).ended(0);
    desk.write(&format!("site/{FERRY}/notes.txt"), b"mine");
    desk.run_without_trace(&EXPORT).ended(4).saying(&["notes.txt"]);
}

#[test]
fn a_story_nobody_knows() {
    let desk = Desk::imported();
    for words in [
        &["attach", "desk.ron", "--story", "fery", "quay.png"][..],
        &["export", "desk.ron", "--format", "html", "--to", "site", "--story", "fery"],
    ] {
        desk.run_without_trace(words).ended(2).saying(&["“fery”", FERRY, MARKET]);
    }
    desk.run(&["new", "bare.ron"]).ended(0);
    let words = ["attach", "bare.ron", "--story", "x", "quay.png"];
    desk.run_without_trace(&words).ended(2).saying(&["no stories yet"]);
}

#[test]
fn wrong_usage() {
    let desk = Desk::imported();
    for (words, said) in [
        (&["export", "desk.ron", "--format", "pdf", "--to", "site"][..], "html"),
        (&["export", "desk.ron", "--to", "site"], "--format"),
        (&["import", "copy.txt"], "--into"),
        (&["import", "--into", "desk.ron"], "FILE"),
        (&["import", "-", "-", "--into", "desk.ron"], "only once"),
        (&["import", "desk.ron", "--into", "desk.ron"], "both"),
        (&["import", "copy.txt", "--into", "desk.ron", "--report", "desk.ron"], "would replace"),
        (&["import", "copy.txt", "--into", "desk.ron", "--report", "copy.txt"], "would replace"),
        (&["new", "x.ron", "--language", "Klingonese tongue"], "language tag"),
        (&["show", "desk.ron", "--jsno"], "--json"),
        (&["completions", "cmd"], "bash"),
        (&["publish", "desk.ron"], "no command and no file “publish”"),
        (&["exprot"], "copydesk --help"),
    ] {
        let ran = desk.run_without_trace(words).ended(2).saying(&[said]);
        assert_eq!(ran.out, "", "{words:?}");
    }
}

#[test]
fn a_folder_of_photos_that_a_link_leads_away() {
    if !cfg!(unix) {
        return;
    }
    let desk = Desk::imported();
    std::fs::create_dir(desk.path("elsewhere")).unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink(desk.path("elsewhere"), desk.path("desk.photos")).unwrap();
    let words = ["attach", "desk.ron", "--story", FERRY, "quay.png"];
    desk.run_without_trace(&words).ended(4).saying(&["is a link"]);
}

#[test]
fn what_stands_in_a_project_cannot_command_the_terminal() {
    let desk = Desk::empty();
    let copy = COPY.replace("Ferry sails again", "Ferry \u{1b}[31msails again");
    desk.run_with(&["import", "-", "--into", "desk.ron"], &copy).ended(0);
    for words in [&["show", "desk.ron"][..], &["show", "desk.ron", "--json"], &["check", "desk.ron"]] {
        let ran = desk.run(words);
        assert!(!ran.out.contains('\u{1b}') && !ran.err.contains('\u{1b}'), "{words:?}");
    }
}
