//! What was found after a crash, looked at and decided in the window by keyboard alone.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::disallowed_methods,
    reason = "a test that cannot go on fails; files are damaged on purpose"
)]

#[path = "support/lost.rs"]
mod lost;

use std::path::Path;
use std::sync::Arc;

use copydesk::app::safety::recovery::{FileNow, Finds};
use copydesk::app::{Action, Dialog, Session, Settings, World};
use copydesk::story::Part;
use copydesk::ui::Desk;
use copydesk::words::chosen;
use egui::{Id, Key, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use lost::{ARABIC, Copy, ENGLISH, every_kind};

type Window = Harness<'static, Desk>;

const SIZES: [[f32; 2]; 2] = [[1440.0, 900.0], [800.0, 600.0]];

fn noon() -> jiff::Timestamp {
    jiff::Timestamp::from_second(1_795_000_000).unwrap()
}

/// A desk that was started after the crashes, with those finds that are wanted.
fn window(folder: &Path, finds: Finds, speaks: &str, size: [f32; 2]) -> Window {
    let mut session = Session::new(World::new(noon, 99), Settings::default(), Arc::new(|| {}));
    session.words = chosen(speaks).unwrap();
    session.safety.state_folder = Some(folder.join("state"));
    session.safety.recovery.finds = finds;
    session.act(Action::Dialog(Some(Dialog::Recovered)));
    let mut window = Harness::builder()
        .with_size(vec2(size[0], size[1]))
        .with_max_steps(20)
        .build_eframe(move |created| Desk::new(session, &created.egui_ctx));
    window.run_steps(6);
    window
}

/// All finds but for those whose file is called otherwise.
fn only(mut finds: Finds, name: &str) -> Finds {
    finds.unreadable.clear();
    finds.lost.retain(|lost| {
        let file = lost.replayed.head.file.as_ref();
        file.map_or(name.is_empty(), |path| path.file_stem().unwrap().to_str() == Some(name))
    });
    assert_eq!(finds.lost.len(), 1);
    finds
}

fn settle(window: &mut Window) {
    while let Some(outcome) = window.state_mut().session_mut().jobs.wait() {
        window.state_mut().session_mut().receive(outcome);
    }
    window.run_steps(6);
}

fn press(window: &mut Window, key: Key) {
    window.key_press(key);
    window.run_steps(4);
}

fn focused(window: &Window) -> String {
    let node = window.root().children_recursive().find(|node| node.accesskit_node().is_focused());
    node.and_then(|node| node.accesskit_node().label()).unwrap_or_default()
}

/// Goes by Tab to what is called so, and presses Enter.
fn choose(window: &mut Window, name: &str) {
    for _ in 0..30 {
        if focused(window) == name {
            press(window, Key::Enter);
            settle(window);
            return;
        }
        press(window, Key::Tab);
    }
    panic!("{name} is not come to");
}

fn paragraph(session: &Session, nth: usize) -> String {
    let story = session.project.stories.first().unwrap();
    story.body.get(nth).unwrap().text(Part::Main).unwrap().as_str().to_owned()
}

fn binned(folder: &Path) -> usize {
    std::fs::read_dir(folder.join("state/journal/bin")).map_or(0, Iterator::count)
}

#[test]
fn enter_does_what_loses_nothing_whatever_became_of_the_file() {
    let ours = ENGLISH.after;
    for (name, button, writable) in [
        ("same", "Keep", true),
        ("together", "Put together", true),
        ("conflict", "Decide one by one…", true),
        ("damaged", "Open as a copy", false),
        ("torn", "Keep", true),
        ("", "Keep", true),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let finds = only(every_kind(folder.path(), &ENGLISH), name);
        let mut window = window(folder.path(), finds, "en", SIZES[0]);
        assert_eq!(focused(&window), button, "{name}");
        press(&mut window, Key::Enter);
        settle(&mut window);
        let session = window.state().session();
        assert_ne!(session.view.dialog, Some(Dialog::Recovered), "{name}");
        let written = if name.is_empty() { ENGLISH.before } else { ours };
        assert_eq!(paragraph(session, 0), written, "{name}");
        if name == "conflict" {
            assert!(window.query_all_by_label("In the file").next().is_some(), "both may be one's own");
            assert!(window.query_by_label("Theirs").is_none());
        }
        if name == "together" {
            assert_eq!(paragraph(session, 1), ENGLISH.theirs);
        }
        let may_save = session.file.as_ref().is_none_or(|file| file.read_only.is_none());
        assert_eq!((may_save, binned(folder.path())), (writable, 1), "{name}");
    }
}

#[test]
fn each_choice_is_come_to_by_tab() {
    for size in SIZES {
        let folder = tempfile::tempdir().unwrap();
        let finds = only(every_kind(folder.path(), &ENGLISH), "same");
        let mut apart = window(folder.path(), finds, "en", size);
        choose(&mut apart, "Open both");
        let session = apart.state().session();
        assert!(session.file.as_ref().unwrap().read_only.is_some() && paragraph(session, 0) == ENGLISH.after);

        let folder = tempfile::tempdir().unwrap();
        let mut window = window(folder.path(), every_kind(folder.path(), &ENGLISH), "en", size);
        choose(&mut window, "Decide later");
        assert_eq!((window.state().session().view.dialog.clone(), binned(folder.path())), (None, 0));
        window.state_mut().session_mut().act(Action::Dialog(Some(Dialog::Recovered)));
        window.run_steps(6);
        press(&mut window, Key::Escape);
        assert_eq!((window.state().session().view.dialog.clone(), binned(folder.path())), (None, 0));
        window.state_mut().session_mut().act(Action::Dialog(Some(Dialog::Recovered)));
        window.run_steps(6);
        // Down to the last, and the view is closed.
        for left in (0..7).rev() {
            choose(&mut window, "Discard");
            assert_eq!(binned(folder.path()), 7 - left);
            let open = window.state().session().view.dialog == Some(Dialog::Recovered);
            assert_eq!(open, left > 0, "{left}");
        }
    }
}

#[test]
fn the_one_that_is_wanted_is_chosen_among_many_by_the_arrows_and_by_the_mouse() {
    let folder = tempfile::tempdir().unwrap();
    let finds = every_kind(folder.path(), &ENGLISH);
    let names: Vec<String> = finds
        .lost
        .iter()
        .map(|lost| (&lost.replayed.head.file, &lost.replayed.project.name))
        .map(|(file, name)| file.as_ref().map_or(name.as_str(), |path| path.file_name().unwrap().to_str().unwrap()))
        .map(str::to_owned)
        .collect();
    let at = names.iter().position(|name| name == "together.ron").unwrap();
    let mut window = window(folder.path(), finds, "en", SIZES[1]);
    // Who cannot see it hears the row that is chosen.
    let on_list = |window: &Window| window.ctx.memory(egui::Memory::focused) == Some(Id::unique("recovered-list"));
    for _ in 0..30 {
        if on_list(&window) {
            break;
        }
        press(&mut window, Key::Tab);
    }
    assert!(on_list(&window), "{}", focused(&window));
    for _ in 0..at {
        press(&mut window, Key::ArrowDown);
    }
    window.get_by_label("Put together");
    press(&mut window, Key::End);
    assert!(window.query_by_label("Keep").is_none(), "nothing can be kept of what cannot be read");
    press(&mut window, Key::Home);
    let conflict = names.iter().position(|name| name == "conflict.ron").unwrap();
    for _ in 0..conflict {
        press(&mut window, Key::ArrowDown);
    }
    assert!(focused(&window) == "conflict.ron", "{}", focused(&window));
    press(&mut window, Key::Home);
    assert_eq!(focused(&window), names[0]);
    window.get_all_by_label(&names[1]).next().unwrap().click();
    window.run_steps(4);
    assert_eq!(focused(&window), names[1]);
    press(&mut window, Key::Home);
    for _ in 0..at {
        press(&mut window, Key::ArrowDown);
    }
    choose(&mut window, "Put together");
    let session = window.state().session();
    assert_eq!((paragraph(session, 0), paragraph(session, 1)), (ENGLISH.after.to_owned(), ENGLISH.theirs.to_owned()));
    assert!(session.has_recovered(), "the others are still there");
    assert_eq!(session.view.dialog, None, "what is back is to be seen");
    window.get_by_label("6 other things were not saved before Copydesk ended.");
    // The notice leads there.
    window.get_all_by_label("Recovered work…").last().unwrap().click();
    window.run_steps(4);
    assert_eq!(window.state().session().view.dialog, Some(Dialog::Recovered));
}

/// What can be pressed lies in the window, whatever was found and however much of it.
#[test]
fn all_that_can_be_pressed_is_in_sight() {
    for (speaks, copy) in [("en", &ENGLISH), ("ar", &ARABIC)] {
        let folder = tempfile::tempdir().unwrap();
        let all = every_kind(folder.path(), copy);
        for size in SIZES {
            let mut each: Vec<Finds> = (0..all.lost.len())
                .map(|nth| Finds { lost: vec![all.lost[nth].clone()], ..Finds::default() })
                .collect();
            each.push(Finds { unreadable: all.unreadable.clone(), ..Finds::default() });
            each.push(all.clone());
            for finds in each {
                let window = window(folder.path(), finds, speaks, size);
                in_sight(&window, copy, size);
            }
        }
    }
}

fn in_sight(window: &Window, copy: &Copy, [width, height]: [f32; 2]) {
    let says = window.state().session().words;
    for key in ["recovered-discard", "recovered-later"] {
        let button = window.get_by_label(says.get(key));
        let rect = button.accesskit_node().bounding_box().unwrap();
        let inside =
            rect.x0 >= 0.0 && rect.y0 >= 0.0 && rect.x1 <= f64::from(width) && rect.y1 <= f64::from(height) - 8.0;
        assert!(inside, "{key} of {} at {width}: {rect:?}", copy.names[0]);
    }
}

#[test]
fn what_is_told_of_each_is_how_its_file_is() {
    let folder = tempfile::tempdir().unwrap();
    let all = every_kind(folder.path(), &ENGLISH);
    let told = |name: &str, words: &str| {
        let window = window(folder.path(), only(all.clone(), name), "en", SIZES[0]);
        assert!(window.query_all_by_label_contains(words).next().is_some(), "{name}: {words}");
    };
    told("same", "5 words differ from the saved version");
    told("same", "(inserted: old");
    told("together", "both go together");
    told("conflict", "in the same places");
    told("damaged", "cannot be opened");
    told("torn", "1 change could not be read");
    told("", "never saved");
    assert!(all.lost.iter().any(|lost| matches!(lost.file, FileNow::Unreadable(_))));
}

/// The bin has its own heading, tells files of one name apart by their folders, and gives back.
#[test]
fn what_lies_in_the_bin_is_listed_apart_and_brought_back_by_keys() {
    for (speaks, copy, size) in [("en", &ENGLISH, SIZES[0]), ("ar", &ARABIC, SIZES[1])] {
        let folder = tempfile::tempdir().unwrap();
        let mut finds = every_kind(folder.path(), copy);
        let discarded = finds.lost.iter().position(|lost| {
            lost.replayed.head.file.as_ref().is_some_and(|path| path.file_stem().unwrap() == copy.names[0])
        });
        let discarded = finds.lost[discarded.unwrap()].ended.path.clone();
        finds.lost.retain(|lost| lost.ended.path == discarded);
        finds.unreadable.clear();
        let mut window = window(folder.path(), finds, speaks, size);
        let says = window.state().session().words;
        choose(&mut window, says.get("recovered-discard"));
        assert_eq!(window.state().session().view.dialog, None);
        // The other folder has a file of that name, too.
        let other = folder.path().join("other");
        std::fs::create_dir(&other).unwrap();
        let session = window.state_mut().session_mut();
        session.act(Action::Run(copydesk::app::commands::CommandId("recovered")));
        settle(&mut window);
        window.get_by_label(says.get("recovered-bin-title"));
        let twin = {
            let bin = &mut window.state_mut().session_mut().safety.recovery.bin;
            let mut twin = bin.lost[0].clone();
            twin.replayed.head.file = Some(other.join(format!("{}.ron", copy.names[0])));
            twin.ended.path.set_file_name("twin.journal");
            bin.lost.push(twin.clone());
            twin
        };
        window.run_steps(6);
        let folders = [folder.path(), &other].map(|folder| folder.display().to_string());
        for folder in folders {
            assert!(window.query_all_by_label_contains(&folder).next().is_some(), "{folder}");
        }
        let rect = window.get_by_label(says.get("ask-close")).accesskit_node().bounding_box().unwrap();
        assert!(rect.y1 <= f64::from(size[1]) - 8.0, "{rect:?}");
        window.state_mut().session_mut().safety.recovery.bin.lost.retain(|lost| lost.ended.path != twin.ended.path);
        window.run_steps(4);
        choose(&mut window, says.get("recovered-bring-back"));
        let session = window.state().session();
        assert_eq!((session.view.dialog.clone(), paragraph(session, 0).as_str()), (None, copy.after));
    }
}
