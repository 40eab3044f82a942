//! Two writers at one file: whatever was said to be saved was in the file, or is.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead as _, Write as _};
use std::path::Path;
use std::sync::Barrier;
use std::sync::atomic::{AtomicUsize, Ordering};

use copydesk::ground::Language;
use copydesk::project::{self, Project, SaveError, disk};

use super::{driver, hear, names, place, told};

/// How many interleavings are tried.
fn rounds() -> usize {
    std::env::var("COPYDESK_INTERLEAVINGS").ok().and_then(|number| number.parse().ok()).unwrap_or(200)
}

fn named(name: &str) -> Project {
    Project::new(name, Language::english())
}

/// How two saves at once, from one known file, ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum End {
    /// One was saved and is in the file; the other was told.
    OneSaved,
    /// Both were told: each saw the other before it was put back.
    NoneSaved,
    /// What was said to be saved is not in the file, or something else is.
    Lost,
}

/// Lets two writers save at once, again and again; `write` says whether its project was saved.
fn race(rounds: usize, write: impl Fn(&Project, &Path, &project::Stamp) -> bool + Sync) -> BTreeMap<End, usize> {
    let (folder, path) = place();
    let (start, end) = (Barrier::new(3), Barrier::new(3));
    let mut ends = BTreeMap::new();
    std::thread::scope(|threads| {
        let (saved, take) = std::sync::mpsc::channel();
        for writer in ["a", "b"] {
            let (start, end, write, path, saved) = (&start, &end, &write, &path, saved.clone());
            threads.spawn(move || {
                for round in 0..rounds {
                    let known = project::open(path).unwrap().stamp;
                    let project = named(&format!("{writer}{round}"));
                    start.wait();
                    let told = write(&project, path, &known);
                    saved.send((project.name, told)).unwrap();
                    end.wait();
                    // The main thread looks before either reads again.
                    start.wait();
                }
            });
        }
        for _ in 0..rounds {
            let before = project::open(&path).unwrap().project.name;
            start.wait();
            end.wait();
            let now = project::open(&path).unwrap().project.name;
            let told: Vec<String> = take.iter().take(2).filter(|(_, told)| *told).map(|(name, _)| name).collect();
            let how = match &told[..] {
                [] if now == before => End::NoneSaved,
                [one] if now == *one => End::OneSaved,
                // Seen at the end: a writer that waits for this one must not wait for ever.
                _lost => End::Lost,
            };
            *ends.entry(how).or_default() += 1;
            start.wait();
        }
    });
    assert_eq!(names(folder.path()), ["desk.ron"], "nothing stays beside it");
    ends
}

#[test]
fn two_writers_at_once_never_lose_what_one_was_told_is_saved() {
    let failed = AtomicUsize::new(0);
    let ends = race(rounds(), |project, path, known| match project::save(project, path, Some(known)) {
        Ok(_) => true,
        Err(error) => {
            failed.fetch_add(usize::from(!matches!(error, SaveError::ChangedOnDisk { .. })), Ordering::Relaxed);
            false
        }
    });
    assert_eq!(failed.into_inner(), 0, "a refusal says that the file was changed");
    println!("{} interleavings of two writers: {ends:?}", rounds());
    assert_eq!(ends.get(&End::Lost), None, "{ends:?}");
    assert!(ends.get(&End::OneSaved).is_some_and(|count| *count * 10 > rounds() * 9), "{ends:?}");
}

/// The detector works: who looks first and then writes over is found out.
#[test]
fn writers_who_look_and_then_write_lose_words() {
    let ends = race(rounds().min(200), |project, path, known| {
        let looked = project::open(path).unwrap().stamp;
        let text = project::file::write(project).unwrap();
        looked == *known && disk::write_whole(path, text.as_bytes()).is_ok()
    });
    println!("blind writers: {ends:?}");
    assert!(ends.contains_key(&End::Lost), "{ends:?}");
}

/// A writer in a process of its own: adds a line to the project’s name as often as it is told to,
/// and starts from what is there when it was not the first.
#[test]
#[ignore = "run by another test in a process of its own"]
fn writer() {
    let Some(words) = told() else { return };
    let (path, name, wanted) = (Path::new(&words[0]), &words[1], words[2].parse::<usize>().unwrap());
    println!("\nready");
    std::io::stdin().lock().read_line(&mut String::new()).unwrap();
    let mut refused = 0_usize;
    for nth in 0..wanted {
        loop {
            let opened = project::open(path).unwrap();
            let mut project = opened.project;
            project.name = format!("{} {name}{nth}", project.name);
            match project::save(&project, path, Some(&opened.stamp)) {
                Ok(_) => break,
                Err(SaveError::ChangedOnDisk { .. }) => refused += 1,
                Err(error) => panic!("{error}"),
            }
        }
    }
    println!("\nrefused: {refused}");
}

#[test]
fn two_processes_add_to_one_project_and_every_word_is_there() {
    let each = rounds() / 4;
    let (folder, path) = place();
    let start = |name: &str| {
        let words = [path.to_str().unwrap(), name, &each.to_string()];
        let mut child = driver("writers::writer", &words).spawn().unwrap();
        hear(&mut child, "ready");
        child
    };
    let mut writers = [start("a"), start("b")];
    for writer in &mut writers {
        writer.stdin.take().unwrap().write_all(b"go\n").unwrap();
    }
    let refused = writers.map(|mut writer| {
        let refused = hear(&mut writer, "refused: ");
        assert!(writer.wait().unwrap().success());
        refused
    });
    let name = project::open(&path).unwrap().project.name;
    let words: std::collections::BTreeSet<&str> = name.split(' ').collect();
    for nth in 0..each {
        assert!(words.contains(&*format!("a{nth}")) && words.contains(&*format!("b{nth}")), "{nth}: {name}");
    }
    println!("2 × {each} saves by two processes; refused and done again: {refused:?}");
    assert_eq!(names(folder.path()), ["desk.ron"]);
    assert!(fs::metadata(&path).is_ok());
}
