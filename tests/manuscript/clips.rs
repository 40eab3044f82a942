//! Cut, copy and paste: within the desk, to other programs and from them.

use std::sync::Arc;

use copydesk::app::{Action, Clip, Sitting, Tab, Writing};
use copydesk::edit::Selection;
use copydesk::ground::{EntityId, SourceId};
use copydesk::project::Project;
use copydesk::story::{Content, Field, Mark, Part, Text};
use copydesk::tags::{Entity, EntityKind, Source, Terms};
use copydesk::ui::clipboard::{Clipboard, Held};
use egui::accesskit::Role;
use egui::{Color32, ColorImage, Event, Key};
use egui_kittest::kittest::Queryable as _;

use super::{CTRL, NONE, Page, SHIFT, at, field, paragraph, part, project_of, small, spot, varied};

const NAME: &str = "Harbor master";
/// The length of what is quoted.
const SAID: usize = "“It holds,”".len();

/// A story with a quotation and a mention, and whose they are.
fn quoted() -> Project {
    let words = "“It holds,” said Rana Aziz, twice.";
    let mut text = Text::plain(words);
    text.mark(0..SAID, Mark::Quotation(Some(SourceId::from(9))));
    let name = words.find("Rana").unwrap();
    text.mark(name..name + 9, Mark::Mention(EntityId::from(4)));
    text.mark(words.len() - 6..words.len() - 1, Mark::Italic);
    let mut project = project_of(vec![Content::Paragraph(text), paragraph("Then: ")]);
    let directory = Arc::make_mut(&mut project.directory);
    directory.sources.push(Source::new(SourceId::from(9), NAME));
    directory.entities.push(Entity::new(EntityId::from(4), EntityKind::Person, "Rana Aziz"));
    project
}

impl Page {
    /// What the window's toolkit does when Ctrl+V is pressed.
    fn paste(&mut self) {
        let held = self.clipboard.take(Sitting::default()).unwrap();
        self.frame([Event::Paste(held.plain.unwrap_or_default())]);
    }

    fn wants(&mut self, clip: Clip) {
        self.window.state_mut().session_mut().view.wanted_clip = Some(clip);
        self.rest();
    }
}

#[test]
fn within_the_desk_marks_and_sources_stay() {
    let mut page = Page::of(quoted());
    let end = page.words(spot(1)).len();
    page.select(Selection { anchor: at(spot(1), end), head: at(spot(1), 0) });
    page.frame([Event::Copy]);
    page.caret_to(spot(2), 6);
    page.paste();
    assert_eq!(page.text(1).slice(6..6 + end), *page.text(0));
    assert_eq!(page.caret(), at(spot(2), 6 + end));
    page.key(CTRL, Key::Z);
    assert_eq!(page.words(spot(2)), "Then: ");
}

#[test]
fn others_get_html_without_the_source() {
    let mut page = Page::of(quoted());
    let end = page.words(spot(1)).len();
    page.select(Selection::stretch(spot(1), 0..end));
    page.frame([Event::Copy]);
    let held = page.clipboard.take(Sitting::default()).unwrap();
    let html = held.html.clone().unwrap();
    assert!(html.contains("It holds") && html.contains("data-quotation") && html.contains("<em>"), "{html}");
    assert!(!html.contains(NAME) && !html.contains(&SourceId::from(9).to_string()), "{html}");
    assert_eq!(held.plain.as_deref(), Some("“It holds,” said Rana Aziz, twice."));

    let mut other = Page::of(small());
    other.clipboard.put(held);
    other.caret_to(spot(2), 0);
    other.paste();
    let text = other.text(1);
    assert!(text.is_marked(0..SAID, &Mark::Quotation(None)), "{text:?}");
    assert!(text.spans().iter().any(|span| span.mark == Mark::Italic));
}

#[test]
fn in_another_project_nobody_is_quoted_by_chance() {
    let mut page = Page::of(quoted());
    page.select(Selection::stretch(spot(1), 0..page.words(spot(1)).len()));
    page.frame([Event::Copy]);
    // Another project, in which the id of the source is that of somebody else.
    let mut other = small();
    Arc::make_mut(&mut other.directory).sources.push(Source::new(SourceId::from(9), "Mayor"));
    let opened = |page: &mut Page, project: Project| {
        page.window.state_mut().session_mut().take_up(project, None);
        page.rest();
        page.caret_to(spot(2), 0);
        page.paste();
    };
    opened(&mut page, other);
    assert!(page.words(spot(2)).starts_with("“It holds,” said Rana Aziz, twice."));
    assert!(page.text(1).is_marked(0..SAID, &Mark::Quotation(None)), "{:?}", page.text(1));
    opened(&mut page, quoted());
    assert!(page.text(1).is_marked(0..SAID, &Mark::Quotation(None)), "nor when the first comes back");
}

#[test]
fn a_source_that_was_taken_back_is_not_quoted_again() {
    let mut page = Page::of(small());
    page.select(Selection::stretch(spot(1), 0..4));
    page.window.state_mut().session_mut().act(Action::AddSource);
    page.rest();
    page.frame([Event::Copy]);
    page.key(CTRL, Key::Z);
    page.caret_to(spot(2), 0);
    page.paste();
    assert!(page.text(1).is_marked(0..4, &Mark::Quotation(None)), "{:?}", page.text(1));
    let said = &page.session().notices.shown().last().unwrap().said;
    assert!(said.to_string().contains("1 quotation’s source"), "{said}");
}

#[test]
fn blocks_are_cut_and_pasted_as_they_are() {
    let mut page = Page::of(varied());
    let before = page.session().project.clone();
    let contents: Vec<Content> = page.story().body.iter().map(|block| block.content.clone()).collect();
    page.select(Selection { anchor: at(spot(2), 0), head: at(spot(9), page.words(spot(9)).len()) });
    page.frame([Event::Cut]);
    assert!(page.body().len() < 10, "{:?}", page.body());
    page.key(CTRL, Key::Z);
    assert_eq!(page.session().project, before, "cutting is one step");
    page.caret_to(spot(13), page.words(spot(13)).len());
    page.key(NONE, Key::Enter);
    page.paste();
    let now: Vec<Content> = page.story().body.iter().map(|block| block.content.clone()).collect();
    assert_eq!(now[..13], contents[..13]);
    let pasted: Vec<Content> = now[13..].to_vec();
    assert_eq!(pasted[..], contents[1..9], "every block as it was");
}

#[test]
fn part_of_a_list_and_of_a_headline_are_copied_as_words() {
    let mut page = Page::of(varied());
    page.select(Selection { anchor: at(field(Field::Headline), 6), head: at(field(Field::Headline), 13) });
    page.frame([Event::Copy]);
    page.select(Selection::stretch(part(4, Part::Nth(0)), 4..10));
    page.paste();
    assert_eq!(page.words(part(4, Part::Nth(0))), "Two returns");
}

#[test]
fn html_of_other_programs_comes_as_blocks() {
    let mut page = Page::of(small());
    let html = "<h2>On the quay</h2><p>One <b>bold</b> word</p><ul><li>first<li>second</ul><script>x()</script>";
    page.clipboard.put(Held { html: Some(html.to_owned()), ..Held::of_plain("On the quay One bold word") });
    page.caret_to(spot(2), 0);
    page.paste();
    assert_eq!(page.body()[1..3], ["On the quay", "One bold word"]);
    assert!(matches!(page.block(1).content, Content::Subhead(_)));
    assert!(page.text(2).is_marked(4..8, &Mark::Bold));
    assert!(page.body().iter().any(|words| words == "first"), "{:?}", page.body());
    assert!(!page.body().concat().contains("x()"));
}

#[test]
fn words_that_came_later_win_over_html_that_was_there() {
    let mut page = Page::of(small());
    page.clipboard.put(Held { html: Some("<b>old</b>".to_owned()), ..Held::of_plain("old") });
    page.caret_to(spot(1), 0);
    page.frame([Event::Paste("new ".to_owned())]);
    assert!(page.body()[0].starts_with("new Rana"), "{}", page.body()[0]);
}

#[test]
fn pasted_as_plain_words_it_has_no_marks_and_blocks() {
    let mut page = Page::of(quoted());
    page.select(Selection::stretch(spot(1), 0..page.words(spot(1)).len()));
    page.wants(Clip::Copy);
    page.caret_to(spot(2), 6);
    page.key(CTRL | SHIFT, Key::V);
    assert_eq!(page.words(spot(2)), "Then: “It holds,” said Rana Aziz, twice.");
    assert!(page.text(1).spans().is_empty());
    page.wants(Clip::Paste);
    assert!(!page.text(1).spans().is_empty(), "the command pastes it whole");
    page.select(Selection::stretch(spot(1), 0..page.words(spot(1)).len()));
    page.wants(Clip::Cut);
    assert_eq!(page.words(spot(1)), "");
}

#[test]
fn an_address_over_words_links_them() {
    let mut page = Page::of(small());
    page.select(Selection::stretch(spot(1), 0..9));
    page.clipboard.put(Held::of_plain("https://example.org/rana"));
    page.paste();
    assert_eq!(page.body()[0], "Rana Aziz said the ferry is back.");
    assert!(page.text(0).is_marked(0..9, &Mark::Link("https://example.org/rana".to_owned())));
    page.caret_to(spot(2), 0);
    page.paste();
    assert!(page.body()[1].starts_with("https://example.org/rana"), "with nothing selected it is words");
}

#[test]
fn nothing_selected_copies_nothing_and_keeps_what_is_held() {
    let mut page = Page::of(small());
    page.clipboard.put(Held::of_plain("kept"));
    page.caret_to(spot(1), 4);
    page.frame([Event::Copy, Event::Cut]);
    assert_eq!(page.clipboard.take(Sitting::default()).unwrap(), Held::of_plain("kept"));
    assert!(!page.session().is_dirty());
}

#[test]
fn a_pasted_picture_becomes_a_photo_on_the_page() {
    let mut page = Page::of(small());
    let picture = ColorImage::filled([12, 8], Color32::from_rgb(20, 90, 160));
    page.caret_to(spot(1), 3);
    page.frame([Event::PasteImage(Arc::new(picture))]);
    page.settle();
    let photo = page.session().project.library.photos[0].clone();
    assert_eq!(photo.file.as_ref().map(|file| (file.width, file.height)), Some((12, 8)));
    assert!(page.block(1).photo().is_some_and(|placed| placed.photo == photo.id), "behind the block with the caret");
    page.types("Blue");
    assert_eq!(page.body()[1], "Blue", "its caption is written next");
    page.key(CTRL, Key::Z);
    page.key(CTRL, Key::Z);
    assert_eq!(page.session().project.library.photos.len(), 0);

    let png = std::fs::read(
        std::fs::read_dir(page.folder.path().join("desk.photos")).unwrap().next().unwrap().unwrap().path(),
    );
    page.clipboard.put(Held { picture: Some(png.unwrap()), ..Held::default() });
    page.caret_to(spot(2), 3);
    page.wants(Clip::Paste);
    page.settle();
    assert!(page.block(2).photo().is_some(), "the command pastes pictures as well");
}

#[test]
fn a_picture_in_a_project_without_a_file_is_refused_with_words() {
    let folder = tempfile::tempdir().unwrap();
    let settings = copydesk::app::Settings { file: Some(folder.path().join("settings.ron")), ..Default::default() };
    let world = copydesk::app::World::new(super::clock, 7);
    let mut session = copydesk::app::Session::new(world, settings, Arc::new(|| {}));
    session.take_up(small(), None);
    let mut page = Page::with(session, folder, 900.0, 700.0);
    page.caret_to(spot(1), 0);
    page.frame([Event::PasteImage(Arc::new(ColorImage::filled([4, 4], Color32::RED)))]);
    page.settle();
    assert!(page.session().project.library.photos.is_empty());
    assert!(
        page.session()
            .notices
            .shown()
            .iter()
            .any(|notice| notice.hint.as_ref().is_some_and(|hint| hint.to_string().contains("Save the project")))
    );
}

/// A story whose quotation was given on these terms.
fn quoted_on(terms: Terms) -> Page {
    let mut project = quoted();
    Arc::make_mut(&mut project.directory).sources[0].terms = terms;
    Page::of(project)
}

fn says_why(page: &Page) -> bool {
    page.session().notices.shown().iter().any(|notice| notice.said.to_string().starts_with("Not put there: the words"))
}

#[test]
fn words_off_the_record_are_not_pasted_where_their_mark_is_lost() {
    for (terms, cut, barred) in [
        (Terms::OffTheRecord, true, true),
        (Terms::OffTheRecord, false, true),
        (Terms::DeepBackground, true, true),
        (Terms::Background, true, true),
        (Terms::Background, false, false),
        (Terms::OnTheRecord, true, false),
    ] {
        let mut page = quoted_on(terms);
        page.select(Selection::stretch(spot(1), 0..SAID));
        page.frame([if cut { Event::Cut } else { Event::Copy }]);
        let before = page.session().project.clone();
        for place in [Field::Headline, Field::Deck, Field::Kicker] {
            page.caret_to(field(place), 0);
            page.paste();
            assert_eq!(page.session().project == before, barred, "{terms:?} {cut}");
            assert_eq!(says_why(&page), barred, "{terms:?} {cut}");
            if !barred {
                break;
            }
        }
        page.caret_to(spot(2), 6);
        page.wants(Clip::PastePlain);
        let kept = page.text(1).spans().iter().any(|span| span.mark == Mark::Quotation(Some(SourceId::from(9))));
        assert_eq!(kept, terms != Terms::OnTheRecord, "the clipboard stays, and plain words keep what must be known");
        assert_eq!(page.words(spot(2)), "Then: “It holds,”");
    }
}

#[test]
fn words_off_the_record_are_not_dragged_where_their_mark_is_lost() {
    for (terms, copy, barred) in [
        (Terms::OffTheRecord, true, true),
        (Terms::OffTheRecord, false, true),
        (Terms::DeepBackground, false, true),
        (Terms::DeepBackground, true, false),
        (Terms::OnTheRecord, false, false),
    ] {
        let mut page = quoted_on(terms);
        page.select(Selection::stretch(spot(1), 0..SAID));
        let before = page.session().project.clone();
        let to = at(field(Field::Deck), 0);
        page.window.state_mut().session_mut().act(Action::Write(Writing::Move { to, copy }));
        page.rest();
        assert_eq!((page.session().project == before, says_why(&page)), (barred, barred), "{terms:?} {copy}");
    }
}

#[test]
fn fields_of_panels_take_no_words_off_the_record() {
    for (terms, barred) in [(Terms::OffTheRecord, true), (Terms::OnTheRecord, false)] {
        let mut page = quoted_on(terms);
        page.select(Selection::stretch(spot(1), 0..SAID));
        page.frame([Event::Cut]);
        let before = page.session().project.clone();
        page.window.state_mut().session_mut().act(Action::ShowTab(Tab::Story));
        page.rest();
        page.window.get_by_role_and_label(Role::TextInput, "Web headline").focus();
        page.rest();
        page.paste();
        page.rest();
        assert_eq!((page.session().project == before, says_why(&page)), (barred, barred), "{terms:?}");
    }
}
