//! What reads from right to left and what does not, each at its side.

use copydesk::app::{Dialog, Tab};
use copydesk::ground::{BlockId, Direction, Language, SourceId, StoryId};
use copydesk::photos::Photo;
use copydesk::story::{Block, Content, Mark, Status, Step, Story, Text};
use copydesk::tags::{Source, Terms};
use copydesk::ui::text::{Base, Copy, Face, Style, Typesetter};
use copydesk::ui::theme::LIGHT;
use copydesk::words::{Phrase, chosen};

use super::*;

/// A story that quotes two people, one with an Arabic name.
fn quoting(tag: &str) -> Project {
    let mut project = Project::new("A", Language::english());
    let mut story = Story::new(StoryId::from(1), tag.parse().unwrap());
    "عودة العبّارة".clone_into(&mut story.furniture.headline);
    let quoted =
        |words: &str, id: u64| Text::from_runs([(words.to_owned(), vec![Mark::Quotation(Some(SourceId::from(id)))])]);
    for (nth, text) in [(1, quoted("«عادت العبّارة.»", 1)), (2, quoted("“It is back.”", 2))] {
        story.body.push(Arc::new(Block::new(BlockId::from(nth), Content::Paragraph(text))));
    }
    let source = |id: u64, name: &str, terms| Source {
        id: SourceId::from(id),
        name: name.to_owned(),
        affiliation: String::new(),
        described: String::new(),
        terms,
        reached: String::new(),
    };
    project.stories.push(Arc::new(story));
    Arc::make_mut(&mut project.directory).sources =
        vec![source(1, "ليلى حسن", Terms::OnTheRecord), source(2, "Noor Aziz", Terms::Background)];
    project
}

#[test]
fn the_bar_of_a_margin_note_stands_where_its_words_begin() {
    for tag in ["ar", "en"] {
        let window = window("ar_IQ.UTF-8", vec2(1800.0, 900.0), quoting(tag));
        let story = says(&window, "page-story");
        let is_page = |node: &egui_kittest::Node<'_>| {
            let node = node.accesskit_node();
            node.role() == egui::accesskit::Role::MultilineTextInput && node.label().as_deref() == Some(&story)
        };
        let page = window.root().children_recursive().find(is_page).unwrap().rect();
        for (terms, direction) in [(Terms::OnTheRecord, Direction::Rtl), (Terms::Background, Direction::Ltr)] {
            let bar = across(&window, page, LIGHT.terms(terms));
            let beside = corners(&window, page, LIGHT.terms(terms));
            let rows = beside
                .iter()
                .fold(egui::Rangef::NOTHING, |rows, at| egui::Rangef::new(rows.min.min(at.y), rows.max.max(at.y)));
            let around = Rect::from_x_y_ranges(bar.min - 126.0..=bar.max + 126.0, rows);
            let words = across(&window, around, LIGHT.soft);
            let gap = match direction {
                Direction::Rtl => bar.min - words.max,
                Direction::Ltr => words.min - bar.max,
            };
            assert!((4.0..14.0).contains(&gap), "{tag} {terms:?}: {bar:?} beside {words:?}");
        }
    }
}

#[test]
fn dates_and_zones_are_written_where_their_hint_stood() {
    let mut window = window("ar_IQ.UTF-8", WIDE, quoting("ar"));
    act(&mut window, Action::ShowTab(Tab::Story));
    for key in ["story-deadline", "story-embargo", "story-zone"] {
        let label = says(&window, key);
        let field = |window: &Window| {
            let all = window.root().children_recursive();
            let mut fields = all.filter(|node| {
                let node = node.accesskit_node();
                node.role() == egui::accesskit::Role::TextInput && node.label().as_deref() == Some(&label)
            });
            fields.next().unwrap().rect()
        };
        let hint = across(&window, field(&window), LIGHT.faint);
        let place = field(&window);
        assert!(hint.min - place.left() < 14.0, "{key}: the hint begins at the left, {hint:?} in {place:?}");
        window.hover_at(place.center());
        for pressed in [true, false] {
            let (pos, button) = (place.center(), egui::PointerButton::Primary);
            window.event(egui::Event::PointerButton { pos, button, pressed, modifiers: Modifiers::NONE });
        }
        window.run_steps(3);
        for typed in ["2", "Asia"] {
            window.event(egui::Event::Text(typed.to_owned()));
            window.run_steps(3);
            let written = across(&window, field(&window), LIGHT.ink);
            assert!(written.min - place.left() < 14.0, "{key} {typed}: {written:?} in {place:?}");
        }
    }
}

/// Where each character of words stands across, on a line that reads from right to left.
fn places(words: &str) -> Vec<(char, f32)> {
    let base = Base::Set(Direction::Rtl);
    let style = Style { base, ..Style::new(Face::Interface, 13.0, 1.4) };
    let laid = Typesetter::without_system_fonts().lay(&Copy { width: 400.0, ..Copy::line(words, &style) });
    let visible = words.char_indices().filter(|(_, c)| !c.is_whitespace() && *c != '\u{200E}');
    visible.map(|(at, c)| (c, laid.rects(at..at + c.len_utf8()).first().unwrap().left())).collect()
}

#[test]
fn signs_stand_before_their_figures() {
    let arabic = chosen("ar").unwrap();
    for (key, sign) in [("version-more", '+'), ("version-fewer", '−')] {
        let words = arabic.say(&Phrase::new(key).with("count", 18_usize));
        let in_line = format!("سميت · {words} · كلمة");
        let all = places(&in_line);
        let at = all.iter().position(|(c, _)| *c == sign).unwrap();
        assert!(all[at].1 < all[at + 1].1 && all[at + 1].1 < all[at + 2].1, "{key}: {all:?}");
    }
    for locale in ["en", "ar"] {
        let says = chosen(locale).unwrap();
        assert_eq!(says.say(&Phrase::new("bar-zoom").with("percent", 100_usize)), "100%", "{locale}");
        let point = says.say(&Phrase::new("photo-point-said").with("across", 30_usize).with("down", 40_usize));
        assert!(point.contains("30%") && point.contains("40%"), "{point}");
    }
}

#[test]
fn a_note_that_nobody_signs_ends_with_its_time() {
    for speaks in SPEAKS {
        let mut project = quoting("en");
        Arc::make_mut(project.stories.first_mut().unwrap()).status = Status::Published;
        let mut window = window(speaks, WIDE, project);
        act(&mut window, Action::Dialog(Some(Dialog::Note(StoryId::from(1), Step::Correct))));
        window.run_steps(4);
        assert_eq!(window.state().session().world.person(), "");
        let ends = |node: &egui_kittest::Node<'_>| {
            let label = node.accesskit_node().label().unwrap_or_default();
            label.trim_end().ends_with([',', '،'])
        };
        assert!(!window.root().children_recursive().any(|node| ends(&node)), "{speaks}");
    }
}

#[test]
fn one_mark_stands_between_the_terms_of_a_photo_and_their_end() {
    let mut project = quoting("ar");
    let mut photo = Photo::wanted(copydesk::ground::PhotoId::from(5));
    "مجانية وفق رخصته.".clone_into(&mut photo.rights.usage_terms);
    photo.rights.expires = Some(jiff::civil::Date::constant(2027, 11, 14));
    Arc::make_mut(&mut project.library).photos.push(photo);
    let mut window = window("ar_IQ.UTF-8", WIDE, project);
    window.state_mut().session_mut().view.photo = Some(copydesk::ground::PhotoId::from(5));
    act(&mut window, Action::ShowTab(Tab::Photos));
    let mut values = window.root().children_recursive().filter_map(|node| node.accesskit_node().value());
    let words = values.find(|value| value.contains("وفق رخصته")).unwrap();
    let words = words.replace(['\u{2068}', '\u{2069}'], "");
    assert!(words.contains("وفق رخصته · "), "{words}");
}
