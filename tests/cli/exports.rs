//! Exports, and the findings that block them.

use copydesk::edit::{Detail, Edit, TextPlace};
use copydesk::ground::SourceId;
use copydesk::project::Project;
use copydesk::story::{Content, Field, Mark, Part, Status};
use copydesk::tags::{Source, Terms};
use serde_json::Value;

use crate::desk::{Desk, FERRY, MARKET};

const ALL: [&str; 6] = ["export", "desk.ron", "--format", "html,json", "--to", "site"];

fn with<'a>(more: &[&'a str]) -> Vec<&'a str> {
    ALL.iter().chain(more).copied().collect()
}

/// Marks the start of the second story's first paragraph as the words of a source on these terms.
fn quote(project: &Project, terms: Terms) -> Edit {
    let story = &project.stories[1];
    let block = story.body.iter().find(|block| matches!(block.content, Content::Paragraph(_))).unwrap().id;
    let source = Source { terms, ..Source::new(SourceId::from(7), "a port clerk") };
    let place = TextPlace { story: story.id, block, part: Part::Main };
    let mark = Edit::Mark { place, range: 0..11, mark: Mark::Quotation(Some(source.id)) };
    Edit::Several(vec![Edit::PutSource(source), mark])
}

#[test]
fn all_stories_leave_in_both_formats() {
    let desk = Desk::finished();
    let ran = desk.run(&ALL).ended(0).saying(&["site"]);
    assert_eq!(ran.out, "");
    for (slug, headline) in [(FERRY, "Ferry sails again"), (MARKET, "Floating market moves")] {
        let page = desk.read(&format!("site/{slug}/index.html"));
        assert!(page.to_lowercase().starts_with("<!doctype html>") && page.contains(headline));
        let story: Value = serde_json::from_str(&desk.read(&format!("site/{slug}/story.json"))).unwrap();
        assert!(story.to_string().contains(headline));
    }
    let before = desk.listing();
    desk.run(&ALL).ended(0);
    assert_eq!(desk.listing(), before, "the same export gives the same bytes");
}

#[test]
fn a_story_may_be_named_by_address_slugline_or_id() {
    let desk = Desk::imported();
    desk.edit(|project| Edit::SetField {
        story: project.stories[1].id,
        field: Field::Slugline,
        words: "RIVER-MARKET".to_owned(),
    });
    let id = desk.project().stories[1].id.to_string();
    for name in [MARKET, "river-market", &id] {
        desk.run(&["export", "desk.ron", "--format", "json", "--to", name, "--story", name]).ended(0);
        assert!(desk.path(name).join(MARKET).is_dir(), "{name}");
        assert!(!desk.path(name).join(FERRY).exists(), "{name}");
    }
}

#[test]
fn what_is_named_twice_leaves_once() {
    let desk = Desk::imported();
    let words = ["export", "desk.ron", "--format", "json,json", "--to", "site", "--story", MARKET, "--story", MARKET];
    desk.run(&words).ended(0).saying(&["Exported 1 story"]);
    assert!(!desk.path("site").join(format!("{MARKET}-2")).exists());
}

#[test]
fn a_project_without_stories_has_nothing_to_export() {
    let desk = Desk::empty();
    desk.run(&["new", "desk.ron"]).ended(0);
    desk.run_without_trace(&ALL).ended(1).saying(&["no story to export"]);
}

#[test]
fn a_photo_whose_file_is_gone_or_damaged_stops_the_export() {
    let desk = Desk::finished();
    let file = desk.project().library.photos[0].file.as_ref().unwrap().name().unwrap();
    desk.write(&format!("desk.photos/{file}"), b"no picture any more");
    desk.run_without_trace(&ALL).ended(3).saying(&["Ferry sails again", "photo 1"]);
    std::fs::remove_file(desk.path("desk.photos").join(file)).unwrap();
    desk.run_without_trace(&ALL).ended(1).saying(&[FERRY, "has lost its picture"]);
    desk.run_without_trace(&with(&["--despite-findings"])).ended(3).saying(&["missing"]);
    desk.run(&with(&["--story", MARKET])).ended(0);
}

#[test]
fn a_wanted_photo_is_left_out_and_it_is_said() {
    Desk::imported().run(&ALL).ended(0).saying(&["Ferry sails again", "wanted but not attached"]);
}

#[test]
fn spiked_stories_stay_and_it_is_said() {
    let desk = Desk::imported();
    desk.edit(|project| Edit::SetDetail { story: project.stories[0].id, detail: Detail::Status(Status::Spiked) });
    desk.run(&ALL).ended(0).saying(&["Ferry sails again", "spiked"]);
    assert!(!desk.path("site").join(FERRY).exists() && desk.path("site").join(MARKET).is_dir());
}

#[test]
fn a_finding_that_blocks_stops_the_export_unless_the_editor_insists() {
    let desk = Desk::imported();
    desk.run(&["attach", "desk.ron", "--story", FERRY, "quay.png"]).ended(0);
    desk.run_without_trace(&ALL).ended(1).saying(&[FERRY, "has no alt text", "Say in a sentence", "--despite"]);
    desk.run(&with(&["--story", MARKET])).ended(0);
    desk.run(&with(&["--despite-findings"])).ended(1).saying(&[
        "Exported 2 stories",
        "all the same",
        "has no alt text",
    ]);
    assert!(desk.path("site").join(FERRY).is_dir());
}

#[test]
fn words_off_the_record_never_leave() {
    let desk = Desk::finished();
    desk.edit(|project| quote(project, Terms::OffTheRecord));
    for words in [with(&[]), with(&["--despite-findings"])] {
        let ran = desk.run_without_trace(&words).ended(1).saying(&["off the record", "a port clerk"]);
        assert!(!ran.err.contains("The traders"), "the words themselves are repeated: {}", ran.err);
    }
    desk.edit(|project| quote(project, Terms::OnTheRecord));
    desk.run(&ALL).ended(0);
}

#[test]
fn killed_stories_and_expired_photos_never_leave() {
    let desk = Desk::finished();
    desk.edit(|project| {
        let mut photo = project.library.photos[0].clone();
        photo.rights.expires = Some("2026-03-09".parse().unwrap());
        Edit::PutPhoto(photo)
    });
    desk.run_without_trace(&with(&["--despite-findings"])).ended(1).saying(&["2026-03-09"]);
    desk.edit(|project| Edit::SetDetail { story: project.stories[1].id, detail: Detail::Status(Status::Killed) });
    desk.run_without_trace(&with(&["--story", MARKET, "--despite-findings"])).ended(1).saying(&["killed"]);
}

#[test]
fn an_embargo_is_said_and_blocks_nothing() {
    let desk = Desk::finished();
    desk.edit(|project| Edit::SetDetail {
        story: project.stories[0].id,
        detail: Detail::Embargo(Some(copydesk::story::Embargo::new(
            "2026-03-11T03:00:00Z".parse().unwrap(),
            "Asia/Baghdad",
        ))),
    });
    let ran = desk.run(&["check", "desk.ron"]).ended(0);
    assert!(ran.out.contains("under embargo until 11 March 2026, 06:00 (Asia/Baghdad)"), "{}", ran.out);
    desk.run(&ALL).ended(0);
}
