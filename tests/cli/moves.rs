//! Stories that go to another project: the exit status, and what lies where afterwards.

use copydesk::edit::Edit;
use copydesk::project::{self, Project};
use copydesk::tags::{Source, Terms};

use crate::desk::{Desk, FERRY, MARKET};

fn at(desk: &Desk, name: &str) -> Project {
    project::open(&desk.path(name)).unwrap().project
}

fn headlines(project: &Project) -> Vec<&str> {
    project.stories.iter().map(|story| story.furniture.headline.as_str()).collect()
}

#[test]
fn a_story_goes_with_its_photo_and_is_gone_here() {
    let desk = Desk::finished();
    desk.run(&["new", "harbor.ron"]).ended(0);
    let before = desk.project();
    let ran = desk.run(&["move", "desk.ron", "--story", FERRY, "--to", "harbor.ron"]).ended(0);
    let ran = ran.saying(&["Moved “Ferry sails again after a spring ashore” to harbor.ron", "1 photo"]);
    assert_eq!(ran.out, "");
    let (here, there) = (desk.project(), at(&desk, "harbor.ron"));
    assert_eq!((headlines(&here).len(), headlines(&there)), (1, vec!["Ferry sails again after a spring ashore"]));
    assert_eq!(there.stories[0], before.stories[0]);
    let file = there.library.photos[0].file.as_ref().unwrap();
    assert!(project::PhotoFolder::beside(&desk.path("harbor.ron")).read(file).is_ok());
    desk.run(&["move", "harbor.ron", "--story", FERRY, "--to", "desk.ron"]).ended(0);
    let back = desk.project();
    assert_eq!((&back.library, &back.directory), (&before.library, &before.directory));
    assert_eq!(back.story(before.stories[0].id), Some(&before.stories[0]));
}

#[test]
fn a_copy_goes_to_a_project_that_is_made_for_it() {
    let desk = Desk::finished();
    let before = desk.read("desk.ron");
    let words = ["move", "desk.ron", "--story", MARKET, "--to", "harbor.ron", "--new", "--copy"];
    desk.run(&words).ended(0).saying(&["Copied", "harbor.ron"]);
    assert_eq!(desk.read("desk.ron"), before);
    assert_eq!(headlines(&at(&desk, "harbor.ron")), ["Floating market moves to the old quay"]);
    desk.run_without_trace(&words).ended(4).saying(&["harbor.ron is there already"]);
    let again = ["move", "desk.ron", "--story", MARKET, "--to", "harbor.ron", "--copy"];
    desk.run_without_trace(&again).ended(0).saying(&["the same in every word"]);
}

#[test]
fn what_cannot_be_done_changes_nothing() {
    let desk = Desk::finished();
    desk.run(&["new", "harbor.ron"]).ended(0);
    desk.run_without_trace(&["move", "desk.ron", "--story", FERRY, "--to", "desk.ron"])
        .ended(2)
        .saying(&["this project"]);
    desk.run_without_trace(&["move", "desk.ron", "--story", "nobody", "--to", "harbor.ron"]).ended(2);
    desk.run_without_trace(&["move", "gone.ron", "--story", FERRY, "--to", "harbor.ron"]).ended(3);
    desk.run_without_trace(&["move", "desk.ron", "--story", FERRY, "--to", "gone.ron"]).ended(3).saying(&["gone.ron"]);
    let whole = desk.read("harbor.ron");
    desk.write("harbor.ron", whole.replacen("name:", "name = ", 1).as_bytes());
    desk.run_without_trace(&["move", "desk.ron", "--story", FERRY, "--to", "harbor.ron"]).ended(3);
    desk.write("harbor.ron", whole.replacen("\n(", "\n// Mina’s\n(", 1).as_bytes());
    let ran = desk.run_without_trace(&["move", "desk.ron", "--story", FERRY, "--to", "harbor.ron"]).ended(4);
    ran.saying(&["harbor.ron is not written over"]);
}

#[test]
fn stricter_terms_hold_and_it_is_said() {
    let desk = Desk::finished();
    let source = |terms| Source { terms, ..Source::new(7.into(), "Rana Jabbar") };
    desk.edit(|_| Edit::PutSource(source(Terms::Background)));
    let story = desk.project().stories[0].clone();
    let block = story.texts().find(|(_, _, text)| !text.is_blank()).unwrap().0;
    let place = copydesk::edit::TextPlace { story: story.id, block, part: copydesk::story::Part::Main };
    let mark = copydesk::story::Mark::Quotation(Some(7.into()));
    desk.edit(|_| Edit::Mark { place, range: 0..3, mark: mark.clone() });
    let mut harbor = Project::new("Harbor", desk.project().language);
    std::sync::Arc::make_mut(&mut harbor.directory).sources.push(Source { id: 9.into(), ..source(Terms::OnTheRecord) });
    project::create(&harbor, &desk.path("harbor.ron")).unwrap();
    let ran = desk.run(&["move", "desk.ron", "--story", FERRY, "--to", "harbor.ron"]).ended(0);
    ran.saying(&["Rana Jabbar spoke on other terms", "not put there twice: Rana Jabbar"]);
    assert_eq!(at(&desk, "harbor.ron").directory.sources, [Source { id: 9.into(), ..source(Terms::Background) }]);
}
