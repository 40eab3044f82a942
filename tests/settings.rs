//! The settings file: whatever lies there, the desk starts, and nothing of it is lost.
#![expect(clippy::unwrap_used, clippy::string_slice, reason = "a panic here is the test failing, as it should")]

use std::path::{Path, PathBuf};
use std::sync::Arc;

use copydesk::app::commands::CommandId;
use copydesk::app::{Action, Appearance, Autosave, Contrast, Preference, Session, Settings, SettingsError, StoryFonts};
use copydesk::app::{Tone, World};
use copydesk::ground::Language;
use copydesk::project::disk::write_whole;
use copydesk::words::Say as _;
use jiff::Timestamp;
use jiff::civil::{Date, date};
use proptest::prelude::*;

fn noon() -> Timestamp {
    Timestamp::from_second(1_795_000_000).unwrap()
}

fn today() -> Date {
    date(2026, 11, 18)
}

/// A folder with these settings in it.
fn with(words: &[u8]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    write_whole(&folder.path().join("settings.ron"), words).unwrap();
    folder
}

fn file(folder: &Path) -> String {
    std::fs::read_to_string(folder.join("settings.ron")).unwrap()
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        folder.read_dir().unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// A desk with what lies in a folder.
fn desk(folder: &Path) -> Session {
    let (settings, _) = Settings::open(folder, today());
    Session::new(World::new(noon, 7), settings, Arc::new(|| {}))
}

fn set(session: &mut Session, preference: Preference) {
    session.act(Action::Prefer(Box::new(preference)));
    session.wait_for_settings();
}

/// All there is to set.
fn everything() -> Settings {
    Settings {
        recent: vec!["/a/ferry (1), \"new\".ron".into(), "/b/نهر.ron".into()],
        recent_commands: vec!["save".to_owned()],
        export_folder: Some("/out".into()),
        appearance: Appearance::Dark,
        contrast: Contrast::High,
        interface_size: 125,
        smart_typing: Some(false),
        autosave: Autosave { on: false, after: 60 },
        byline: "Layla \"L.\" Hasan, in {Mosul}".to_owned(),
        export_default: Some("C:\\desk\\out".into()),
        story_fonts: StoryFonts { latin: Some("DejaVu Serif".to_owned()), arabic: None },
        justified: true,
        page_zoom: 140,
        interface_language: Some(Language::arabic()),
        ..Settings::default()
    }
}

/// The text of a file with everything in it.
fn text_of_everything() -> String {
    let folder = tempfile::tempdir().unwrap();
    let mut session = Session::new(
        World::new(noon, 7),
        Settings { file: Some(folder.path().join("settings.ron")), ..everything() },
        Arc::new(|| {}),
    );
    set(&mut session, Preference::PageSize(150));
    set(&mut session, Preference::PageSize(140));
    file(folder.path())
}

#[test]
fn what_is_kept_is_read_again() {
    let folder = with(text_of_everything().as_bytes());
    let (read, error) = Settings::load(folder.path());
    assert!(error.is_none(), "{error:?}");
    assert_eq!(read, Settings { file: Some(folder.path().join("settings.ron")), ..everything() });
    let nothing = tempfile::tempdir().unwrap();
    let (read, error) = Settings::open(nothing.path(), today());
    assert_eq!((read.smart_typing, read.page_zoom, error.is_none()), (None, 100, true));
    assert!(names(nothing.path()).is_empty(), "looking makes no file");
}

#[test]
fn a_damaged_file_is_put_aside_and_what_stands_before_the_damage_is_taken() {
    let damaged = "(\n    page_zoom: 150,\n    byline: \"Layla\",\n    autosave: (on: fal";
    let folder = with(damaged.as_bytes());
    let (read, error) = Settings::open(folder.path(), today());
    assert_eq!((read.page_zoom, read.byline.as_str(), read.autosave.on), (150, "Layla", true));
    let error = error.unwrap();
    let (said, hint) = (error.phrase().to_string(), error.advice().to_string());
    assert!(said.contains("settings.ron") && said.contains("line 4, column 15"), "{said}");
    assert!(hint.contains("settings.damaged-2026-11-18.ron"), "{hint}");
    assert_eq!(names(folder.path()), ["settings.damaged-2026-11-18.ron", "settings.ron"]);
    let aside = std::fs::read_to_string(folder.path().join("settings.damaged-2026-11-18.ron")).unwrap();
    assert_eq!(aside, damaged, "byte for byte");
    let (again, error) = Settings::open(folder.path(), today());
    assert!(error.is_none() && again == read, "the next start finds what could be read");

    write_whole(&folder.path().join("settings.ron"), b"\xff\xfe").unwrap();
    let _second = Settings::open(folder.path(), today());
    assert_eq!(names(folder.path()).len(), 3, "the first of the day is still there: {:?}", names(folder.path()));
}

#[test]
fn reading_alone_changes_nothing() {
    let folder = with(b"(page_zoom: 150, byl");
    let (_, error) = Settings::load(folder.path());
    assert!(matches!(error, Some(SettingsError::Damaged { aside: None, .. })), "{error:?}");
    assert_eq!((names(folder.path()).len(), file(folder.path()).as_str()), (1, "(page_zoom: 150, byl"));
}

#[test]
fn what_a_newer_desk_wrote_stays_when_an_older_one_writes() {
    let newer = "(\n    holograms: (depth: 3, hue: Some(\"a, b)\")), // soon\n    appearance: Sepia,\n    page_zoom: 150,\n    \
                 r#odd: r#\"a \" b\"#,\n)\n";
    let newer = newer.replace("r#odd", "odd");
    let folder = with(newer.as_bytes());
    let (read, error) = Settings::open(folder.path(), today());
    assert_eq!((read.appearance, read.page_zoom), (Appearance::System, 150));
    let said = error.unwrap().to_string();
    assert!(said.contains("appearance") && !said.contains("page_zoom"), "{said}");
    let mut session = desk(folder.path());
    set(&mut session, Preference::PageSize(200));
    let kept = file(folder.path());
    for there in
        ["holograms: (depth: 3, hue: Some(\"a, b)\"))", "appearance: Sepia", "odd: r#\"a \" b\"#", "page_zoom: 200"]
    {
        assert!(kept.contains(there), "{there} in {kept}");
    }
    set(&mut session, Preference::Appearance(Appearance::Dark));
    assert!(file(folder.path()).contains("appearance: Dark"), "set here, it is what was set");
    assert_eq!(names(folder.path()), ["settings.ron"], "it is no damage");
}

#[test]
fn of_two_desks_each_writes_what_was_set_in_it() {
    let folder = tempfile::tempdir().unwrap();
    let (mut one, mut other) = (desk(folder.path()), desk(folder.path()));
    set(&mut one, Preference::PageSize(150));
    set(&mut other, Preference::Justified(true));
    set(&mut one, Preference::Byline("Layla".to_owned()));
    set(&mut other, Preference::PageSize(80));
    let (read, error) = Settings::load(folder.path());
    assert!(error.is_none());
    assert_eq!((read.page_zoom, read.justified, read.byline.as_str()), (80, true, "Layla"));
    set(&mut one, Preference::Byline(String::new()));
    assert!(!file(folder.path()).contains("byline"), "what is as from the start is left out again");
}

#[test]
fn a_file_that_is_damaged_meanwhile_is_put_aside_too() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = desk(folder.path());
    set(&mut session, Preference::PageSize(150));
    write_whole(&folder.path().join("settings.ron"), b"(justified: true, appear").unwrap();
    set(&mut session, Preference::PageSize(160));
    let (read, error) = Settings::load(folder.path());
    assert!(error.is_none() && read.page_zoom == 160 && read.justified, "{error:?}");
    assert_eq!(names(folder.path()), ["settings.damaged-2026-11-18.ron", "settings.ron"]);
    let said = session.notices.shown().last().unwrap().said.to_string();
    assert!(said.contains("settings.damaged-2026-11-18.ron"), "{said}");
}

#[test]
fn values_out_of_range_are_brought_within() {
    let folder = with(
        b"(interface_size: 9000, page_zoom: 1, autosave: (after: 1), panels: (stories: (shown: true, width: 1), \
          inspector: (shown: true, width: 65535)), story_fonts: (latin: Some(\" \")))",
    );
    let (read, error) = Settings::load(folder.path());
    assert!(error.is_none(), "{error:?}");
    assert_eq!((read.interface_size, read.page_zoom, read.autosave.after), (200, 50, 10));
    assert_eq!((read.panels.stories.width, read.panels.inspector.width), (120, 4_000));
    assert_eq!(read.story_fonts.latin, None);
    let folder = with(b"(page_zoom: 70000, justified: true)");
    let (read, error) = Settings::load(folder.path());
    assert!(matches!(error, Some(SettingsError::Odd { fields, .. }) if fields == ["page_zoom"]));
    assert_eq!((read.page_zoom, read.justified), (100, true));
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_written_is_said_once_and_the_desk_goes_on() {
    // A file in the place of the folder: not even the system's administrator writes there.
    let folder = tempfile::tempdir().unwrap();
    let no_folder = folder.path().join("config");
    write_whole(&no_folder, b"").unwrap();
    let mut session = desk(&no_folder);
    for size in [110, 120, 130] {
        set(&mut session, Preference::PageSize(size));
    }
    session.act(Action::Run(CommandId("justify")));
    session.wait_for_settings();
    let said: Vec<_> = session.notices.all().map(|notice| (notice.tone, notice.said.to_string())).collect();
    assert!(matches!(&said[..], [(Tone::Advice, said)] if said.contains("cannot be kept")), "{said:?}");
    assert_eq!((session.settings.page_zoom, session.settings.justified), (130, true));
}

#[test]
fn a_desk_starts_again_as_it_was_left() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = desk(folder.path());
    set(&mut session, Preference::Language(Some(Language::arabic())));
    set(&mut session, Preference::InterfaceSize(150));
    set(&mut session, Preference::PageSize(90));
    set(&mut session, Preference::SmartTyping(Some(false)));
    set(&mut session, Preference::ExportFolder(Some(PathBuf::from("/srv/out"))));
    let again = desk(folder.path());
    assert_eq!(again.words.locale().tag, "ar");
    assert_eq!(again.settings, session.settings);
    assert!((again.view.page.zoom - session.view.page.zoom).abs() < 1e-6);
    assert!(!again.corrects_typing());
}

fn takes_anything(bytes: &[u8]) {
    let folder = with(bytes);
    let (read, error) = Settings::open(folder.path(), today());
    assert!((75..=200).contains(&read.interface_size) && (50..=300).contains(&read.page_zoom));
    let aside: Vec<_> = names(folder.path()).into_iter().filter(|name| name.contains("damaged")).collect();
    match &error {
        Some(SettingsError::Damaged { aside: Some(path), .. }) => {
            assert_eq!(std::fs::read(path).unwrap(), bytes, "nothing of it is lost");
        }
        None | Some(SettingsError::Odd { .. }) => {
            assert!(aside.is_empty() && std::fs::read(folder.path().join("settings.ron")).unwrap() == bytes);
        }
        other => panic!("{other:?}"),
    }
    let (again, error) = Settings::load(folder.path());
    assert!(!matches!(error, Some(SettingsError::Damaged { .. })), "what it writes it can read");
    assert_eq!(again, read);
}

#[test]
fn a_file_cut_at_any_place_gives_what_stands_before() {
    let whole = text_of_everything();
    let mut last = 0;
    for at in 0..whole.len() {
        let folder = with(&whole.as_bytes()[..at]);
        let (read, error) = Settings::load(folder.path());
        assert!(
            matches!(error, Some(SettingsError::Damaged { .. })) || whole[at..].trim().is_empty(),
            "at {at}: {error:?}"
        );
        let got = usize::from(!read.recent.is_empty())
            + usize::from(read.appearance == Appearance::Dark)
            + usize::from(read.interface_size == 125)
            + usize::from(!read.byline.is_empty())
            + usize::from(read.justified)
            + usize::from(read.interface_language.is_some());
        assert!(got >= last, "at {at} less is read than before");
        last = got;
    }
    assert_eq!(last, 6);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn bytes_that_flipped_are_taken_or_put_aside(flips in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6)) {
        let mut bytes = text_of_everything().into_bytes();
        for (at, byte) in flips {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        takes_anything(&bytes);
    }

    #[test]
    fn any_words_are_taken_or_put_aside(words in "[(){}\\[\\]:,\"'r#/*a-z0-9 \\\\\n]{0,60}") {
        takes_anything(words.as_bytes());
    }
}
