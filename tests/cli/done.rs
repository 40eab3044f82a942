//! Work that is done: new, import, attach, check, show.

use copydesk::edit::{Detail, Edit};
use copydesk::ground::SourceId;
use copydesk::story::Status;
use copydesk::tags::{Source, Terms};
use serde_json::{Value, json};

use crate::desk::{ARABIC, COPY, Desk, FERRY, MARKET};

#[test]
fn new_makes_an_empty_project() {
    let desk = Desk::empty();
    let ran = desk.run(&["new", "desk.ron", "--language", "ar", "--name", "مكتب النهر"]).ended(0).saying(&["desk.ron"]);
    assert_eq!(ran.out, "");
    let shown = desk.run(&["show", "desk.ron", "--json"]).ended(0).json();
    assert_eq!(
        (&shown["name"], &shown["language"], &shown["stories"]),
        (&json!("مكتب النهر"), &json!("ar"), &json!([]))
    );
    desk.run(&["new", "harbor.ron"]).ended(0);
    let shown = desk.run(&["show", "harbor.ron", "--json"]).json();
    assert_eq!((&shown["name"], &shown["language"]), (&json!("harbor"), &json!("en")));
}

#[test]
fn import_makes_the_project_and_names_what_it_left_out() {
    let desk = Desk::empty();
    desk.write("copy.txt", COPY.as_bytes());
    let ran = desk.run(&["import", "copy.txt", "--into", "desk.ron", "--report", "report.json"]).ended(0);
    let ran = ran.saying(&[
        "Imported 2 stories into desk.ron",
        FERRY,
        MARKET,
        "headline again",
        "caption again",
        "text-size",
    ]);
    assert_eq!(ran.out, "");
    let project = desk.project();
    let headlines: Vec<&str> = project.stories.iter().map(|s| s.furniture.headline.as_str()).collect();
    assert_eq!(headlines, ["Ferry sails again after a spring ashore", "Floating market moves to the old quay"]);
    assert_eq!(project.library.photos.len(), 1);
    assert_eq!(project.library.photos[0].credit, "AFP");
    let report: Value = serde_json::from_str(&desk.read("report.json")).unwrap();
    let left_out = report["files"][0]["left_out"].as_array().unwrap();
    let lines: Vec<&str> = left_out.iter().map(|line| line["text"].as_str().unwrap()).collect();
    assert!(lines.contains(&"TT") && lines.len() == 4, "{lines:?}");
}

#[test]
fn the_same_copy_gives_the_same_stories_under_new_names() {
    let (one, two) = (Desk::imported().project(), Desk::imported().project());
    assert_ne!(one.stories[0].id, two.stories[0].id);
    let shape = |project: &copydesk::project::Project| -> Vec<(String, usize, copydesk::story::Count)> {
        project.stories.iter().map(|s| (s.furniture.headline.clone(), s.body.len(), s.count())).collect()
    };
    assert_eq!(shape(&one), shape(&two));
}

#[test]
fn import_reads_standard_input_and_several_files_and_adds_to_what_is_there() {
    let desk = Desk::imported();
    desk.write("arabic.txt", ARABIC.as_bytes());
    let ran = desk.run_with(&["import", "-", "arabic.txt", "--into", "desk.ron"], COPY).ended(0);
    ran.saying(&["Imported 3 stories", "standard input"]);
    let project = desk.project();
    assert_eq!(project.stories.len(), 5);
    assert_eq!(project.language.as_str(), "en");
    assert_eq!(project.stories[4].language.as_str(), "ar");
    let text: Vec<&str> = project.stories[4].texts().map(|(_, _, text)| text.as_str()).collect();
    assert!(text[0].starts_with("عبرت العبّارة البيضاء"), "{text:?}");
}

#[test]
fn a_project_that_import_makes_takes_the_language_of_its_copy_or_the_one_named() {
    let desk = Desk::empty();
    desk.write("arabic.txt", ARABIC.as_bytes());
    desk.write("copy.txt", COPY.as_bytes());
    desk.run(&["import", "arabic.txt", "--into", "desk.ron"]).ended(0);
    assert_eq!(desk.project().language.as_str(), "ar");
    desk.run(&["import", "copy.txt", "--into", "british.ron", "--language", "en-GB"]).ended(0);
    let shown = desk.run(&["show", "british.ron", "--json"]).json();
    assert_eq!((&shown["language"], &shown["stories"][0]["language"]), (&json!("en-GB"), &json!("en-GB")));
}

#[test]
fn attach_fills_the_wanted_photo_first_and_adds_the_rest() {
    let desk = Desk::imported();
    desk.picture("deck.png", 200);
    let words = [
        "attach",
        "desk.ron",
        "--story",
        FERRY,
        "quay.png",
        "deck.png",
        "--credit",
        "Mina Toll/AFP",
        "--alt",
        "A ferry",
    ];
    let ran = desk.run(&words).ended(0).saying(&["Attached 2 photos"]);
    assert_eq!(ran.out, "");
    let project = desk.project();
    assert_eq!(project.library.photos.len(), 2);
    for photo in &project.library.photos {
        let file = photo.file.as_ref().unwrap();
        assert!(desk.path("desk.photos").join(file.name().unwrap()).is_file());
        assert_eq!((photo.credit.as_str(), photo.alt_text.as_str()), ("Mina Toll/AFP", "A ferry"));
        assert_eq!((file.width, file.height), (96, 64));
    }
    assert_eq!(project.library.photos[0].caption, "The ferry at the east quay on Monday.");
    let shown = desk.run(&["show", "desk.ron", "--json"]).json();
    assert_eq!((&shown["stories"][0]["photos"], &shown["stories"][0]["photos_wanted"]), (&json!(2), &json!(0)));
    assert_eq!(shown["stories"][1]["photos"], 0);
}

#[test]
fn a_caption_of_the_command_line_is_the_one_readers_see() {
    let desk = Desk::imported();
    let words =
        ["attach", "desk.ron", "--story", FERRY, "quay.png", "--caption", "The ferry rests.", "--alt", "A ferry"];
    desk.run(&words).ended(0);
    desk.run(&["export", "desk.ron", "--format", "html", "--to", "site"]).ended(0);
    let page = desk.read(&format!("site/{FERRY}/index.html"));
    assert!(page.contains("The ferry rests.") && !page.contains("The ferry at the east quay"));
}

#[test]
fn show_lists_what_there_is_but_not_how_sources_were_reached() {
    let desk = Desk::finished();
    desk.edit(|_| {
        let known = Source {
            terms: Terms::Background,
            affiliation: "city port".to_owned(),
            ..Source::new(SourceId::from(7), "a port clerk")
        };
        Edit::PutSource(Source { reached: "by the blue door".to_owned(), ..known })
    });
    let shown = desk.run(&["show", "desk.ron", "--json"]).ended(0);
    assert_eq!(shown.err, "");
    let listing = shown.json();
    assert_eq!(listing["stories"][0]["slug"], FERRY);
    assert_eq!(listing["stories"][0]["status"], "draft");
    assert!(listing["stories"][0]["words"].as_u64().unwrap() > 50);
    assert_eq!(listing["photos"][0]["alt_text"], "A white ferry with open gates");
    assert_eq!(
        listing["sources"][0],
        json!({ "id": "7", "name": "a port clerk", "described": "", "affiliation": "city port", "terms": "background" })
    );
    let text = desk.run(&["show", "desk.ron"]).ended(0);
    for words in [FERRY, MARKET, "2 stories", "Draft · en", "1 photo", "a port clerk, city port", "Background"] {
        assert!(text.out.contains(words), "{words}: {}", text.out);
    }
    assert!(!shown.out.contains("blue door") && !text.out.contains("blue door"));
}

#[test]
fn check_says_what_blocks_and_what_is_advice() {
    let desk = Desk::imported();
    let ran = desk.run(&["check", "desk.ron"]).ended(0).saying(&["Nothing blocks"]);
    assert!(ran.out.contains("is wanted but not attached") && ran.out.contains("[byline]"), "{}", ran.out);
    desk.run(&["attach", "desk.ron", "--story", MARKET, "quay.png"]).ended(0).saying(&["--alt"]);
    let ran = desk.run(&["check", "desk.ron"]).ended(1).saying(&["1 finding blocks"]);
    assert!(ran.out.contains("blocks   Photo 1 has no alt text."), "{}", ran.out);
    let ran = desk.run(&["check", "desk.ron", "--json"]).ended(1);
    assert_eq!(ran.err, "");
    let report = ran.json();
    assert_eq!(report["blocks"], 1);
    let findings = report["stories"][1]["findings"].as_array().unwrap();
    assert_eq!((&findings[0]["check"], &findings[0]["weight"]), (&json!("alt-text"), &json!("blocks")));
    assert_eq!(findings[0]["place"]["kind"], "photo");
}

#[test]
fn check_leaves_spiked_stories_alone_and_says_so() {
    let desk = Desk::imported();
    desk.edit(|project| Edit::SetDetail { story: project.stories[0].id, detail: Detail::Status(Status::Spiked) });
    desk.run(&["check", "desk.ron"]).ended(0).saying(&["spiked", FERRY]);
    let report = desk.run(&["check", "desk.ron", "--json"]).ended(0).json();
    assert_eq!(report["left_out"], json!([FERRY]));
    assert_eq!(report["stories"].as_array().unwrap().len(), 1);
}

#[test]
fn reading_commands_leave_the_project_as_it_is() {
    let desk = Desk::finished();
    for words in [
        &["show", "desk.ron"][..],
        &["show", "desk.ron", "--json"],
        &["check", "desk.ron"],
        &["check", "desk.ron", "--json"],
    ] {
        desk.run_without_trace(words).ended(0);
    }
    let before = desk.read("desk.ron");
    desk.run(&["export", "desk.ron", "--format", "html,json", "--to", "site"]).ended(0);
    assert_eq!(desk.read("desk.ron"), before);
}
