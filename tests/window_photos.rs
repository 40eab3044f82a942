//! The Photos tab and the export dialog, driven by pointer and by keys.
#![expect(clippy::unwrap_used, reason = "helpers of tests may fail loudly")]

use std::io::Cursor;
use std::path::Path;
use std::sync::Arc;

use copydesk::app::commands::CommandId;
use copydesk::app::{Action, Change, Dialog, OpenFile, Session, Settings, Tab, World};
use copydesk::edit::{Edit, Selection, Spot, TextPlace};
use copydesk::ground::{BlockId, EntityId, Language, PhotoId, StoryId};
use copydesk::photos::{Framing, Photo, PhotoFormat, Ratio};
use copydesk::project::{self, PhotoFolder, Project};
use copydesk::story::{Block, Byline, Content, Part, PlacedPhoto, Story, Text};
use copydesk::tags::{Entity, EntityKind};
use copydesk::ui::Desk;
use egui::accesskit::{Role, Toggled};
use egui::{Key, Modifiers, Pos2, Vec2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use tempfile::TempDir;

type Window = Harness<'static, Desk>;

fn noon() -> jiff::Timestamp {
    jiff::Timestamp::from_second(1_795_000_000).unwrap()
}

/// A newsroom with three stories and a person. The first story shows two small photos and quotes
/// nobody.
fn newsroom(path: &Path) -> Project {
    let mut project = Project::new("Photos", Language::english());
    let folder = PhotoFolder::beside(path);
    for (id, caption, size) in [(1_u64, "The quay at dawn", (300, 200)), (2, "The ferry at noon", (90, 120))] {
        let mut bytes = Cursor::new(Vec::new());
        let picture = image::RgbImage::from_fn(size.0, size.1, |x, y| {
            image::Rgb([u8::try_from(x % 256).unwrap(), u8::try_from(y).unwrap(), 90 * u8::try_from(id).unwrap()])
        });
        picture.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
        let mut photo = Photo::wanted(PhotoId::from(id));
        photo.file = Some(folder.store(&bytes.into_inner(), PhotoFormat::Png, size.0, size.1).unwrap());
        caption.clone_into(&mut photo.caption);
        photo.alt_text = format!("{caption}, seen from the pier");
        "AFP".clone_into(&mut photo.credit);
        Arc::make_mut(&mut project.library).photos.push(photo);
    }
    for (id, headline) in [(1_u64, "Ferry returns"), (2, "Market opens"), (3, "River rises")] {
        let mut story = Story::new(StoryId::from(id), Language::english());
        headline.clone_into(&mut story.furniture.headline);
        story.furniture.bylines.push(Byline { name: "Noor Aziz".to_owned(), role: String::new() });
        let placed = |photo: u64| Content::Photo(PlacedPhoto { photo: PhotoId::from(photo), caption: Text::default() });
        let words = Content::Paragraph("It sails at noon.".into());
        let contents = if id == 1 { vec![placed(1), words, placed(2)] } else { vec![words] };
        story.body = (1_u64..).zip(contents).map(|(id, c)| Arc::new(Block::new(BlockId::from(id), c))).collect();
        project.stories.push(Arc::new(story));
    }
    let person = Entity::new(EntityId::from(5), EntityKind::Person, "Layla Hasan");
    Arc::make_mut(&mut project.directory).entities.push(person);
    project
}

/// The newsroom in a folder of its own, with its Photos tab open, in a window of this size.
fn window_of(speaks: &str, size: (f32, f32)) -> (Window, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("desk.ron");
    let project = newsroom(&path);
    let stamp = project::create(&project, &path).unwrap().stamp;
    let settings = Settings { file: Some(folder.path().join("settings.ron")), ..Settings::default() };
    let mut session = Session::new(World::new(noon, 7).speaking(speaks), settings, Arc::new(|| {}));
    session.take_up(project, Some(OpenFile { path, stamp, read_only: None }));
    session.act(Action::ShowTab(Tab::Photos));
    let mut window = Harness::builder()
        .with_size(vec2(size.0, size.1))
        .with_max_steps(40)
        .build_eframe(move |created| Desk::new(session, &created.egui_ctx));
    settle(&mut window);
    (window, folder)
}

fn window() -> (Window, TempDir) {
    window_of("en", (1440.0, 900.0))
}

fn settle(window: &mut Window) {
    window.run_steps(4);
    while let Some(outcome) = window.state_mut().session_mut().jobs.wait() {
        window.state_mut().session_mut().receive(outcome);
        window.run_steps(4);
    }
}

fn act(window: &mut Window, action: impl Into<Action>) {
    window.state_mut().session_mut().act(action.into());
    settle(window);
}

fn press(window: &mut Window, held: Modifiers, key: Key) {
    window.key_press_modifiers(held, key);
    settle(window);
}

/// The photo that is open: the first of the page.
fn photo(window: &Window) -> Photo {
    let session = window.state().session();
    let first = session.story().unwrap().body.iter().find_map(|block| block.photo()).unwrap().photo;
    session.project.library.photo(session.view.photo.unwrap_or(first)).unwrap().clone()
}

/// Changes the photo that is open.
fn change(window: &mut Window, change: impl FnOnce(&mut Photo)) {
    let mut changed = photo(window);
    change(&mut changed);
    act(window, Change::new(Edit::PutPhoto(changed), "Photo"));
}

/// The picture under its frame, which tells how it is cut.
fn picture(window: &Window) -> egui_kittest::Node<'_> {
    let is_it = |node: &egui_kittest::Node<'_>| node.accesskit_node().value().is_some();
    window.get_all_by_role(Role::Image).find(is_it).unwrap()
}

fn told(window: &Window) -> String {
    picture(window).accesskit_node().value().unwrap()
}

/// Draws from one place of the picture to another, as parts of its width and height.
fn drag(window: &mut Window, from: (f32, f32), to: (f32, f32)) {
    let rect = picture(window).rect();
    let place = |(x, y): (f32, f32)| -> Pos2 { rect.min + rect.size() * Vec2::new(x, y) };
    window.drag_at(place(from));
    window.run_steps(2);
    window.hover_at(place((f32::midpoint(from.0, to.0), f32::midpoint(from.1, to.1))));
    window.run_steps(2);
    window.hover_at(place(to));
    window.run_steps(2);
    window.drop_at(place(to));
    settle(window);
}

fn size(window: &Window) -> (u32, u32) {
    let file = photo(window).file.unwrap();
    (file.width, file.height)
}

#[test]
fn the_frame_is_drawn_by_pointer_and_comes_back_by_reset() {
    let (mut window, _folder) = window();
    change(&mut window, |photo| photo.framing = Framing::default());
    let (width, height) = size(&window);
    let before = photo(&window).framing.area(Ratio::Wide, width, height);
    assert!(told(&window).starts_with("16:9") && told(&window).ends_with("focal point"), "{}", told(&window));

    // The lower right corner, drawn to the middle: half as wide, its upper left corner held.
    let (right, low) = (share(before.left + before.width, width), share(before.top + before.height, height));
    let top = share(before.top, height);
    drag(&mut window, (right - 0.005, low - 0.005), (0.5, f32::midpoint(top, low)));
    let smaller = photo(&window).framing.area(Ratio::Wide, width, height);
    assert!((smaller.left, smaller.top) == (before.left, before.top), "{before:?} {smaller:?}");
    assert!(smaller.width.abs_diff(width / 2) < width / 30, "{before:?} {smaller:?}");
    assert!(told(&window).ends_with("by hand"));

    // Then the frame as a whole, by its middle, to the right.
    let middle = (share(smaller.left + smaller.width / 4, width), share(smaller.top + smaller.height / 2, height));
    drag(&mut window, middle, (middle.0 + 0.2, middle.1));
    let moved = photo(&window).framing.area(Ratio::Wide, width, height);
    assert!((moved.width, moved.height) == (smaller.width, smaller.height), "{moved:?}");
    assert!(moved.left.abs_diff(smaller.left + width / 5) < width / 30, "{smaller:?} {moved:?}");

    // One undo for each.
    window.state_mut().session_mut().undo();
    settle(&mut window);
    assert_eq!(photo(&window).framing.area(Ratio::Wide, width, height), smaller);
    window.get_by_label("Reset").click();
    settle(&mut window);
    assert_eq!(photo(&window).framing.area(Ratio::Wide, width, height), before);
    assert!(window.query_by_label("Reset").is_none(), "there is nothing left to reset");
}

#[expect(clippy::cast_precision_loss, reason = "sides of pictures")]
fn share(part: u32, of: u32) -> f32 {
    part as f32 / of as f32
}

#[test]
fn the_point_is_drawn_and_clicked_and_the_automatic_cut_follows_it() {
    let (mut window, _folder) = window();
    change(&mut window, |photo| photo.framing = Framing::default());
    drag(&mut window, (0.5, 0.5), (0.2, 0.9));
    let point = photo(&window).framing.focal_point.unwrap();
    assert!(point.x.abs_diff(2_000) < 150 && point.y.abs_diff(9_000) < 150, "{point:?}");
    let (width, height) = size(&window);
    let area = photo(&window).framing.area(Ratio::Wide, width, height);
    assert_eq!(area.top + area.height, height, "the lowest cut there is");
    let rect = picture(&window).rect();
    let at = rect.min + rect.size() * vec2(0.75, 0.25);
    window.drag_at(at);
    window.drop_at(at);
    settle(&mut window);
    let point = photo(&window).framing.focal_point.unwrap();
    assert!(point.x.abs_diff(7_500) < 150 && point.y.abs_diff(2_500) < 150, "{point:?}");
}

#[test]
fn keys_move_resize_and_reset_the_frame_and_escape_leads_back_to_the_page() {
    let (mut window, _folder) = window();
    change(&mut window, |photo| photo.framing = Framing::default());
    let (width, height) = size(&window);
    let area = |window: &Window| photo(window).framing.area(Ratio::Wide, width, height);
    let before = area(&window);
    picture(&window).focus();
    settle(&mut window);
    for _ in 0..3 {
        press(&mut window, Modifiers::SHIFT, Key::ArrowDown);
    }
    let smaller = area(&window);
    assert!(smaller.width < before.width, "{before:?} {smaller:?}");
    press(&mut window, Modifiers::NONE, Key::ArrowLeft);
    let moved = area(&window);
    assert!(moved.left < smaller.left && moved.top == smaller.top, "{smaller:?} {moved:?}");
    press(&mut window, Modifiers::NONE, Key::Delete);
    assert_eq!(area(&window), before);
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(!picture(&window).accesskit_node().is_focused());
    window.get_by_label("Original").click();
    settle(&mut window);
    picture(&window).focus();
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::ArrowRight);
    assert_eq!(photo(&window).framing.point().x, 5_100, "of the whole picture, arrows move the point");
}

#[test]
fn in_arabic_the_picture_is_not_mirrored_nor_is_what_is_drawn_on_it() {
    let (mut window, _folder) = window_of("ar", (1440.0, 900.0));
    change(&mut window, |photo| photo.framing = Framing::default());
    drag(&mut window, (0.5, 0.5), (0.2, 0.5));
    let point = photo(&window).framing.focal_point.unwrap();
    assert!(point.x.abs_diff(2_000) < 150, "left is left: {point:?}");
    window.get_by_label("الأصل").click();
    settle(&mut window);
    picture(&window).focus();
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::ArrowRight);
    assert_eq!(photo(&window).framing.point().x, point.x + 100, "and right is right");
}

#[test]
fn a_shape_is_chosen_for_pages_and_the_page_shows_it() {
    let (mut window, _folder) = window();
    assert_eq!(photo(&window).framing.shape, None);
    window.get_by_label("1:1").click();
    settle(&mut window);
    window.get_by_label("Pages show this shape").click();
    settle(&mut window);
    assert_eq!(photo(&window).framing.shape, Some(Ratio::Square));
    let words = photo(&window).alt_text;
    let shown = window.get_all_by_role(Role::Image).filter(|node| node.accesskit_node().label() == Some(words.clone()));
    let square = |node: &egui_kittest::Node<'_>| (node.rect().width() - node.rect().height()).abs() < 2.0;
    assert!(shown.filter(square).count() >= 1, "on the page it is square");
    window.get_by_label("Original").click();
    settle(&mut window);
    window.get_by_label("Pages show all of it").click();
    settle(&mut window);
    assert_eq!(photo(&window).framing.shape, None);
}

#[test]
fn what_the_file_brought_is_marked_until_it_is_edited() {
    let (mut window, folder) = window();
    let picture = folder.path().join("quay.jpg");
    let xmp = "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' \
               xmlns:ps='http://ns.adobe.com/photoshop/1.0/' xmlns:exif='http://ns.adobe.com/exif/1.0/'>\
               <rdf:Description rdf:about='' ps:Credit='Sample Agency' exif:GPSLatitude='36,20N'/></rdf:RDF></x:xmpmeta>";
    let mut bytes = Cursor::new(Vec::new());
    image::RgbImage::new(80, 60).write_to(&mut bytes, image::ImageFormat::Jpeg).unwrap();
    let body = [b"http://ns.adobe.com/xap/1.0/\0", xmp.as_bytes()].concat();
    let length = u16::try_from(body.len() + 2).unwrap().to_be_bytes();
    let plain = bytes.into_inner();
    let bytes = [&plain[..2], &[0xFF, 0xE1], &length, &body, &plain[2..]].concat();
    std::io::Write::write_all(&mut std::fs::File::create(&picture).unwrap(), &bytes).unwrap();
    act(&mut window, Action::UsePath(copydesk::app::PathPurpose::Attach(None), vec![picture]));
    let added = window.state().session().project.library.photos.last().unwrap().id;
    act(&mut window, Action::ShowPhoto(added));
    assert_eq!(photo(&window).credit, "Sample Agency");
    assert_eq!(window.query_all_by_label("from photo file").count(), 1);
    window.get_by_label("Location removed on export");
    window.get_by_label("No color profile");
    change(&mut window, |photo| "Another Agency".clone_into(&mut photo.credit));
    assert_eq!(window.query_all_by_label("from photo file").count(), 0);
}

#[test]
fn alt_text_that_is_missing_is_asked_for_and_rights_are_told_on_a_line() {
    let (mut window, _folder) = window();
    change(&mut window, |photo| {
        photo.alt_text.clear();
        "Editorial use".clone_into(&mut photo.rights.usage_terms);
        photo.rights.expires = Some(jiff::civil::date(2027, 11, 14));
    });
    window.get_by_label("required to export");
    let rights = window.get_by_role_and_label(Role::DisclosureTriangle, "Rights");
    let told = rights.accesskit_node().value().unwrap_or_default();
    assert_eq!(told.replace(['\u{2068}', '\u{2069}'], ""), "Editorial use · expires Nov 14, 2027");
    assert!(window.query_by_label("Usage terms").is_none());
    rights.click();
    settle(&mut window);
    window.get_by_label("Usage terms");
    window.get_by_label("Rights expire");
}

#[test]
fn people_are_added_and_taken_off_by_keys() {
    let (mut window, _folder) = window();
    change(&mut window, |photo| photo.people.clear());
    window.get_by_label("Add person").click();
    settle(&mut window);
    window.event(egui::Event::Text("lay".to_owned()));
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::Enter);
    let people = photo(&window).people;
    assert_eq!(people.len(), 1);
    let name = window.state().session().project.directory.entity(people[0]).unwrap().name.clone();
    assert!(name.to_lowercase().contains("lay"), "{name}");
    press(&mut window, Modifiers::NONE, Key::Escape);
    window.get_by_label(&format!("Take {name} off the photo")).focus();
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::Delete);
    assert!(photo(&window).people.is_empty());
}

#[test]
fn the_photo_one_writes_under_is_open_and_the_others_are_rows() {
    let (mut window, _folder) = window();
    let story = window.state().session().story().unwrap().clone();
    let placed: Vec<_> = story.body.iter().filter_map(|b| b.photo().map(|p| (b.id, p.photo))).collect();
    let (block, second) = placed[1];
    let spot = Spot::Text(TextPlace { story: story.id, block, part: Part::Main });
    act(&mut window, Action::Select { selection: Some(Selection::caret(spot, 0)), reveal: true });
    assert_eq!(window.state().session().view.photo, Some(second));
    let library = window.state().session().project.library.clone();
    let caption = library.photo(placed[0].1).unwrap().caption.clone();
    let is_row = |node: &egui_kittest::Node<'_>| node.accesskit_node().role() == Role::Button;
    window.query_all_by_label(&caption).find(is_row).unwrap().click_accesskit();
    settle(&mut window);
    assert_eq!(window.state().session().view.photo, Some(placed[0].1));
}

#[test]
fn an_export_is_told_of_in_its_dialog_and_done_again_by_its_keys() {
    let (mut window, folder) = window();
    let to = folder.path().join("out");
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::E);
    assert_eq!(window.state().session().view.dialog, Some(Dialog::Export), "nothing is known yet, so it asks");
    window.get_by_label("Ctrl+Shift+E repeats the last export");
    let formats =
        window.get_all_by_role(Role::CheckBox).filter(|n| n.accesskit_node().toggled() == Some(Toggled::True));
    assert_eq!(formats.count(), 2);
    let story = window.state().session().current().unwrap();
    let order = Action::Export { stories: vec![story], formats: vec!["json".to_owned()], folder: to.clone() };
    act(&mut window, order);
    let session = window.state().session();
    let Some(Dialog::Exported(exported)) = &session.view.dialog else { panic!("{:?}", session.view.dialog) };
    assert_eq!((exported.stories, exported.written.len()), (1, 1));
    let page = to.join(&exported.written[0].1).join("story.json");
    assert!(page.is_file());
    window.get_by_label("Open folder");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(window.state().session().view.dialog, None);

    std::fs::remove_dir_all(&to).unwrap();
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::E);
    assert!(page.is_file(), "the same story, format and folder");
    assert!(!page.with_file_name("index.html").exists());
    assert_eq!(window.state().session().view.dialog, None, "whoever goes on writing is not held up");
    let kept = Settings::load(folder.path()).0.last_export.unwrap();
    assert_eq!((kept.stories, kept.formats, kept.folder), (vec![story], vec!["json".to_owned()], to));
}

#[test]
fn what_blocks_is_counted_and_led_to() {
    let (mut window, _folder) = window();
    change(&mut window, |photo| photo.alt_text.clear());
    let open = photo(&window).id;
    act(&mut window, Action::Run(CommandId("export")));
    window.run_steps(30);
    settle(&mut window);
    window.get_by_label_contains("required before it can leave");
    assert!(window.get_all_by_label("Export").last().unwrap().accesskit_node().is_disabled());
    let leads = |node: &egui_kittest::Node<'_>| node.accesskit_node().role() == Role::Button;
    window.get_all_by_label_contains("has no alt text").find(leads).unwrap().click();
    settle(&mut window);
    let view = &window.state().session().view;
    assert_eq!((&view.dialog, view.panels.tab, view.photo), (&None, Tab::Photos, Some(open)));
}

#[test]
fn stories_can_be_chosen_for_an_export() {
    let (mut window, _folder) = window();
    act(&mut window, Action::Run(CommandId("export")));
    window.get_by_label("Choose").click();
    settle(&mut window);
    let on = |window: &Window, name: &str| {
        window.get_by_role_and_label(Role::CheckBox, name).accesskit_node().toggled() == Some(Toggled::True)
    };
    assert!(on(&window, "Ferry returns") && !on(&window, "River rises"), "the one on the page is chosen first");
    window.get_by_role_and_label(Role::CheckBox, "Ferry returns").click();
    settle(&mut window);
    window.get_by_label("Choose a story");
    window.get_by_role_and_label(Role::CheckBox, "River rises").click();
    settle(&mut window);
    assert!(on(&window, "River rises") && window.query_by_label("Choose a story").is_none());
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert_eq!(window.state().session().view.dialog, None);
}

#[test]
fn where_there_is_little_room_the_menus_stand_in_one_and_nothing_is_cut_off() {
    for (speaks, menu, export) in [("en", "Menu ▾", "Export"), ("ar", "القائمة ▾", "تصدير")] {
        let (mut window, _folder) = window_of(speaks, (400.0, 300.0));
        window.run_steps(4);
        for label in [menu, export] {
            let rect = window.get_by_label(label).rect();
            assert!(rect.left() >= 0.0 && rect.right() <= 400.0, "{speaks}: {label} is at {rect:?}");
        }
        let (wide, _folder) = window_of(speaks, (1440.0, 900.0));
        assert!(wide.query_by_label(menu).is_none());
    }
}
