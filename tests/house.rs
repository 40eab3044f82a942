//! House settings in the project file, and what comes of them.

use std::path::Path;
use std::sync::Arc;

use copydesk::app::tasks::place_photo;
use copydesk::ground::{BlockId, IdMint, Language, PhotoId, StoryId};
use copydesk::photos::Photo;
use copydesk::project::{self, Defaults, House, MAX_TEXT_BYTES, Project, QuoteStyle, file};
use copydesk::story::{Block, Content, PlacedPhoto, Story, Text};

/// A project whose house has set everything.
fn set() -> Project {
    let defaults = Defaults {
        byline: "Staff, in Mosul".to_owned(),
        credit: "The Desk".to_owned(),
        section: "World".to_owned(),
        export_folder: "out/site".to_owned(),
        quotes: Some(QuoteStyle::Single),
        smart_typing: Some(false),
    };
    let house = House { zone: "Asia/Baghdad".to_owned(), defaults, ..House::default() };
    Project { house: Arc::new(house), ..Project::new("Desk", Language::arabic()) }
}

#[test]
fn what_a_house_leaves_at_the_standard_is_not_in_the_file() {
    let text = file::write(&Project::new("Desk", Language::english())).unwrap();
    assert_eq!(text.lines().skip(1).collect::<Vec<_>>(), ["(", "    name: \"Desk\",", ")"]);
    let mut project = set();
    Arc::make_mut(&mut project.house).defaults = Defaults { smart_typing: Some(true), ..Defaults::default() };
    let text = file::write(&project).unwrap();
    assert!(text.contains("smart_typing: Some(true)") && !text.contains("byline"), "{text}");
}

#[test]
fn what_a_house_has_set_reads_back() {
    let text = file::write(&set()).unwrap();
    assert_eq!(file::parse(text.as_bytes()).unwrap().project, set());
    let odd = text.replace("Some(Single)", "Some(Backticks)");
    let refused = file::parse(odd.as_bytes()).unwrap_err().to_string();
    assert!(refused.contains("line ") && refused.contains("Backticks"), "{refused}");
}

#[test]
fn no_setting_of_a_house_is_longer_than_a_file_may_hold() {
    type Place = fn(&mut Defaults) -> &mut String;
    let places: [(Place, &str); 4] = [
        (|d| &mut d.byline, "byline"),
        (|d| &mut d.credit, "credit"),
        (|d| &mut d.section, "section"),
        (|d| &mut d.export_folder, "folder for exports"),
    ];
    for (place, named) in places {
        let mut project = set();
        *place(&mut Arc::make_mut(&mut project.house).defaults) = "a".repeat(MAX_TEXT_BYTES + 1);
        let refused = file::write(&project).unwrap_err().to_string();
        assert!(refused.contains(named), "{refused}");
    }
}

#[test]
fn both_samples_have_a_house_that_can_be_used() {
    for name in ["river", "kitab"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("projects/{name}.ron"));
        let opened = project::open(&path).unwrap();
        assert!(opened.remarks.is_empty(), "{:?}", opened.remarks);
        let house = &opened.project.house;
        assert!(!house.defaults.byline.is_empty() && house.faults().is_empty(), "{name}");
    }
}

#[test]
fn the_houses_credit_gives_way_to_what_a_picture_says_of_itself() {
    let credit_after = |there: &str, brought: &str| {
        let mut project = set();
        let wanted = Photo { credit: there.to_owned(), ..Photo::wanted(PhotoId::from(1)) };
        Arc::make_mut(&mut project.library).photos.push(wanted);
        let mut story = Story::new(StoryId::from(1), Language::english());
        let placed = PlacedPhoto { photo: PhotoId::from(1), caption: Text::default() };
        story.body.push(Arc::new(Block::new(BlockId::from(1), Content::Photo(placed))));
        project.stories.push(Arc::new(story));
        let found = Photo { credit: brought.to_owned(), ..Photo::wanted(PhotoId::from(2)) };
        let mut mint = IdMint::seeded(1);
        let edit = place_photo(&project, StoryId::from(1), found, None, &mut mint).unwrap();
        edit.apply(&project).unwrap().library.photos[0].credit.clone()
    };
    assert_eq!(credit_after("The Desk", "AFP"), "AFP");
    assert_eq!(credit_after("The Desk", ""), "The Desk");
    assert_eq!(credit_after("Reuters", "AFP"), "Reuters", "what copy said of it stays");
}
