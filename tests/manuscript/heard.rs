//! The page as it is heard: what a screen reader is told, and what it may ask.

use copydesk::app::Action;
use copydesk::edit::Selection;
use copydesk::story::{Field, Part};
use egui::accesskit::{self, ActionData, ActionRequest, Role, TextPosition, TextSelection};
use egui::{Event, vec2};
use egui_kittest::kittest::{AccessKitNode, NodeT, Queryable};

use super::{ARABIC, LONG, MIXED, Page, Run, at, descendants, field, paragraphs, part, small, spot, varied};

/// Asks something of a node.
fn ask(
    page: &mut Page,
    node: (accesskit::NodeId, accesskit::TreeId),
    action: accesskit::Action,
    data: Option<ActionData>,
) {
    let (target_node, target_tree) = node;
    page.frame([Event::AccessKitActionRequest(ActionRequest { action, target_tree, target_node, data })]);
    page.rest();
}

fn runs(node: &AccessKitNode<'_>) -> Vec<Run> {
    node.children().filter_map(|child| Run::of(&child)).collect()
}

#[test]
fn every_passage_says_what_it_is() {
    let page = Page::sized(varied(), 900.0, 2_400.0);
    let told: Vec<(Role, String, Option<usize>, String)> = page
        .passages()
        .iter()
        .map(|node| {
            let value = node.data().value().unwrap().chars().take(14).collect();
            (node.role(), node.label().unwrap(), node.level(), value)
        })
        .collect();
    let wanted = [
        (Role::Paragraph, "Kicker", None, ""),
        (Role::Heading, "Headline", Some(1), "Ferry returns"),
        (Role::Paragraph, "Deck", None, "The crossing o"),
        (Role::Paragraph, "Paragraph", None, "Rana Aziz said"),
        (Role::Heading, "Subhead", Some(2), "On the quay"),
        (Role::Paragraph, "Paragraph", None, "The harbor off"),
        (Role::ListItem, "List item 1", None, "Two barges"),
        (Role::ListItem, "List item 2", None, "A crane"),
        (Role::Blockquote, "Quote", None, "Nobody hides a"),
        (Role::Caption, "Caption", None, "The quay at da"),
        (Role::Paragraph, "Fact box heading", None, "In figures"),
        (Role::Paragraph, "Fact 1", None, "Eleven months"),
        (Role::Paragraph, "Fact 2", None, "One landing st"),
        (Role::Paragraph, "Embed caption", None, "A film of the "),
        (Role::Blockquote, "Pull quote", None, "We waited."),
    ];
    let wanted = wanted.map(|(role, label, level, value)| (role, label.to_owned(), level, value.to_owned()));
    assert_eq!(told[..wanted.len()], wanted);
    assert_eq!(told.len(), wanted.len() + 3);
    page.window.get_by_label("Attribution");
    page.window.get_by_label("Embedded link");
    let pictures = descendants(page.window.root().accesskit_node());
    assert!(pictures.iter().any(|node| node.role() == Role::Image), "the picture is there as well");
    assert!(page.editor().is_focused(), "and the page has the keyboard");
}

#[test]
fn a_picture_is_heard_by_its_alt_text() {
    let folder = tempfile::tempdir().unwrap();
    let path = copydesk::app::unpack_sample(folder.path()).unwrap();
    let world = copydesk::app::World::new(super::clock, 7);
    let mut session =
        copydesk::app::Session::new(world, copydesk::app::Settings::default(), std::sync::Arc::new(|| {}));
    session.open(path);
    while let Some(outcome) = session.jobs.wait() {
        session.receive(outcome);
    }
    let mut page = Page::with(session, folder, 900.0, 1_500.0);
    page.settle();
    let photo = page.story().body.iter().find_map(|block| block.photo()).unwrap().photo;
    let alt = page.session().project.library.photo(photo).unwrap().alt_text.clone();
    assert!(!alt.is_empty());
    let heard = page.window.get_all_by_label(&alt).next().unwrap();
    assert_eq!(heard.accesskit_node().role(), Role::Image);
}

#[test]
fn a_wanted_photo_is_heard_as_what_it_shall_show_and_as_missing() {
    let heard = |alt: &str, caption: &str| {
        let mut project = varied();
        let mut library = (*project.library).clone();
        alt.clone_into(&mut library.photos[0].alt_text);
        caption.clone_into(&mut library.photos[0].caption);
        project.library = std::sync::Arc::new(library);
        let page = Page::sized(project, 900.0, 2_400.0);
        let pictures = descendants(page.window.root().accesskit_node());
        pictures.iter().find(|node| node.role() == Role::Image).unwrap().label().unwrap()
    };
    assert_eq!(heard("A quay in fog.", "The quay"), "A quay in fog. Wanted: no picture attached yet");
    assert_eq!(heard("", "The quay"), "The quay. Wanted: no picture attached yet");
    assert_eq!(heard("", ""), "Photo. Wanted: no picture attached yet");
}

#[test]
fn a_photo_shown_twice_is_heard_twice() {
    let mut project = varied();
    let mut page = super::story(1, copydesk::ground::Language::english(), Vec::new());
    page.body = project.stories[0].body.iter().filter(|block| block.photo().is_some()).cloned().collect();
    let again = copydesk::story::Block { id: 90.into(), ..page.body.first().unwrap().as_ref().clone() };
    page.body.insert(1, std::sync::Arc::new(again));
    project.stories = vec![std::sync::Arc::new(page)];
    let page = Page::sized(project, 900.0, 1_400.0);
    let all = descendants(page.window.root().accesskit_node());
    let heard = all.iter().filter(|node| node.role() == Role::Image).count();
    assert_eq!(heard, 2);
}

#[test]
fn words_are_known_to_the_end_of_the_longest_row() {
    // Narrow letters on a wide, small page: far more than 255 on a row.
    let words = "il ".repeat(400);
    let mut page = Page::sized(paragraphs(&[words.trim_end()]), 1_000.0, 800.0);
    page.window.state_mut().session_mut().view.page.zoom = 0.5;
    page.window.set_size(vec2(2_400.0, 800.0));
    page.window.state_mut().session_mut().settings.justified = false;
    page.rest();
    let runs = runs(&page.passage(words.trim_end()));
    let starts: usize = runs.iter().map(|run| run.word_starts.len()).sum();
    assert_eq!(starts, 400, "every word is told");
    for run in &runs {
        assert!(run.lengths.len() <= 255, "{}", run.lengths.len());
        for start in &run.word_starts {
            assert_eq!(&run.value[usize::from(*start)..usize::from(*start) + 2], "il");
        }
    }
    page.select(Selection::stretch(spot(1), 900..902));
    assert_eq!(page.editor().text_selection().unwrap().text(), "il");
}

#[test]
fn a_letter_of_more_marks_than_a_run_can_count_is_told_whole() {
    let tower = format!("a{}b end", "\u{301}".repeat(200));
    let mut page = Page::of(paragraphs(&[&tower]));
    let said: String = runs(&page.passage(&tower)).iter().map(|run| run.value.clone()).collect();
    assert_eq!(said, format!("{tower}\n"));
    for run in runs(&page.passage(&tower)) {
        assert_eq!(run.lengths.iter().sum::<usize>(), run.value.len());
    }
    let end = tower.find("end").unwrap();
    page.select(Selection::stretch(spot(1), end..tower.len()));
    assert_eq!(page.editor().text_selection().unwrap().text(), "end");
}

#[test]
fn thai_is_broken_between_its_words() {
    let words = "ภาษาไทย".repeat(40);
    let page = Page::of(paragraphs(&[&words]));
    let rows: Vec<String> = runs(&page.passage(&words)).into_iter().map(|run| run.value).collect();
    assert!(rows.len() > 2, "{rows:?}");
    for row in &rows {
        assert!(row.starts_with("ภาษา") || row.starts_with("ไทย"), "a row begins inside a word: {row:?}");
    }
}

#[test]
fn runs_say_every_letter_its_place_and_its_direction() {
    let page = Page::sized(varied(), 900.0, 2_400.0);
    for node in page.passages() {
        let runs = runs(&node);
        let said: String = runs.iter().map(|run| run.value.as_str()).collect();
        assert_eq!(said, format!("{}\n", node.data().value().unwrap()));
        for run in &runs {
            assert_eq!(run.lengths.iter().sum::<usize>(), run.value.len());
            assert_eq!(run.lengths.len(), run.positions.len());
            assert_eq!(run.lengths.len(), run.widths.len());
            let mut ends = 0.0_f32;
            for (position, width) in run.positions.iter().zip(&run.widths) {
                assert!((position - ends).abs() < 0.05, "letters follow one another: {run:?}");
                ends = position + width;
            }
            assert!((ends - run.bounds.width()).abs() < 0.5, "{ends} in {:?}", run.bounds);
            let mut byte = 0;
            for (nth, length) in run.lengths.iter().enumerate() {
                let piece = &run.value[byte..byte + length];
                if run.word_starts.contains(&u8::try_from(nth).unwrap()) {
                    assert!(piece.chars().any(char::is_alphanumeric), "{piece:?} starts no word");
                }
                byte += length;
            }
            let passage = node.bounding_box().unwrap();
            // A space at the end of a row may hang over.
            let (left, right) = (passage.x0 as f32 - 8.0, passage.x1 as f32 + 8.0);
            assert!(run.bounds.left() >= left && run.bounds.right() <= right, "{:?} in {passage:?}", run.bounds);
        }
    }
    let mixed: Vec<(bool, String)> = runs(&page.passage(MIXED)).into_iter().map(|run| (run.rtl, run.value)).collect();
    assert!(mixed.iter().any(|(rtl, words)| !rtl && words.contains("Blue Line")), "{mixed:?}");
    assert!(mixed.iter().any(|(rtl, words)| *rtl && words.contains("شركة")), "{mixed:?}");
    let arabic = runs(&page.passage(ARABIC));
    assert!(arabic.iter().all(|run| run.rtl) && arabic.len() > 1);
    assert_eq!(arabic[0].bounds.top(), page.letter(spot(11), 0).top());
    assert!(arabic[0].letter(0).left() > arabic[0].letter(5).left(), "it runs to the left");
    let long = runs(&page.passage(LONG));
    assert!(long.len() > 2 && long.windows(2).all(|two| two[0].bounds.top() < two[1].bounds.top()));
}

#[test]
fn what_is_selected_is_told_across_directions_and_passages() {
    let mut page = Page::sized(varied(), 900.0, 2_400.0);
    let selected = |page: &Page| page.editor().text_selection().unwrap().text();
    let from = MIXED.find("شركة").unwrap();
    let to = MIXED.find("Line").unwrap() + 2;
    page.select(Selection::stretch(spot(12), from..to));
    assert_eq!(selected(&page), MIXED[from..to]);
    page.select(Selection { anchor: at(spot(12), to), head: at(spot(12), from) });
    assert_eq!(selected(&page), MIXED[from..to]);
    assert!(page.editor().text_selection_focus().unwrap() < page.editor().text_selection_anchor().unwrap());
    page.select(Selection { anchor: at(field(Field::Headline), 6), head: at(spot(1), 4) });
    assert_eq!(selected(&page), "returns\nThe crossing opens again\nRana");
    page.select(Selection { anchor: at(part(4, Part::Nth(1)), 2), head: at(spot(5), 6) });
    assert_eq!(selected(&page), "crane\nNobody");
    page.caret_to(spot(1), 4);
    assert_eq!(selected(&page), "");
    let all = page.editor().document_range().text();
    assert_eq!(all, page.values().join("\n") + "\n");
    let accents = page.words(spot(13)).find("ve").unwrap();
    page.select(Selection::stretch(spot(13), 0..accents));
    assert_eq!(selected(&page), "Nai\u{308}", "combining marks count with their letters");
}

#[test]
fn a_selection_out_of_sight_is_told_at_the_edge() {
    let words: Vec<String> = (0..200).map(|nth| format!("{nth}. {LONG}")).collect();
    let mut page = Page::of(paragraphs(&words.iter().map(String::as_str).collect::<Vec<_>>()));
    page.select(Selection { anchor: at(spot(2), 0), head: at(spot(150), 5) });
    let said = page.editor().text_selection().unwrap().text();
    assert!(said.ends_with("\n149. "), "{:?}", said.chars().rev().take(40).collect::<String>());
    assert!(said.starts_with(&page.values()[0][..5]), "from the first words in sight");
}

#[test]
fn a_screen_reader_sets_values_and_replaces_what_is_selected() {
    let mut page = Page::of(small());
    let node = page.passage("Rana Aziz said the ferry is back.").locate();
    ask(&mut page, node, accesskit::Action::SetValue, Some(ActionData::Value("A new lede.".into())));
    assert_eq!(page.body()[0], "A new lede.");
    page.run("undo");
    assert_eq!(page.body()[0], "Rana Aziz said the ferry is back.");
    page.select(Selection::stretch(spot(1), 0..4));
    let node = page.passage("Rana Aziz said the ferry is back.").locate();
    let words = || Some(ActionData::Value("Dana".into()));
    ask(&mut page, node, accesskit::Action::ReplaceSelectedText, words());
    assert_eq!(page.body()[0], "Dana Aziz said the ferry is back.");
    page.select(Selection::stretch(spot(2), 0..2));
    let node = page.editor().locate();
    ask(&mut page, node, accesskit::Action::ReplaceSelectedText, words());
    assert!(page.body()[1].starts_with("Dana sails"), "the page as a whole may be asked: {:?}", page.body());
}

#[test]
fn a_screen_reader_moves_the_caret_and_selects() {
    let mut page = Page::sized(varied(), 900.0, 2_400.0);
    page.caret_to(spot(1), 0);
    let heading = page.passage("On the quay").locate();
    ask(&mut page, heading, accesskit::Action::Focus, None);
    assert_eq!(page.caret().spot, spot(2));
    assert!(page.editor().is_focused(), "the page keeps the keyboard");
    page.types("!");
    assert_eq!(page.words(spot(2)), "On the quay!");

    let run = |words: &str, page: &Page| page.passage(words).children().next().unwrap().locate();
    let select = |page: &mut Page, target, anchor: TextPosition, focus: TextPosition| {
        let data = ActionData::SetTextSelection(TextSelection { anchor, focus });
        ask(page, target, accesskit::Action::SetTextSelection, Some(data));
    };
    let first = "Rana Aziz said the ferry is back.";
    let position =
        |node: (accesskit::NodeId, accesskit::TreeId), character_index| TextPosition { node: node.0, character_index };
    let (passage, inside) = (page.passage(first).locate(), run(first, &page));
    select(&mut page, passage, position(inside, 5), position(inside, 9));
    assert_eq!(page.selection(), Selection::stretch(spot(1), 5..9));
    let (editor, other) = (page.editor().locate(), run("Two barges", &page));
    select(&mut page, editor, position(inside, 5), position(other, 3));
    assert_eq!(
        page.selection(),
        Selection { anchor: at(spot(1), 5), head: at(part(4, Part::Nth(0)), 3) },
        "asked of the page, over several passages"
    );
    select(&mut page, editor, position(inside, 33), position(inside, 34));
    assert_eq!(page.selection().head.spot, spot(1), "the end of a passage is in it");
}

#[test]
fn a_hidden_story_is_not_heard() {
    let mut project = small();
    let mut other = super::story(2, copydesk::ground::Language::english(), vec![super::paragraph("Elsewhere.")]);
    "Other".clone_into(&mut other.furniture.headline);
    project.stories.push(std::sync::Arc::new(other));
    let mut page = Page::of(project);
    page.act(Action::ShowStory(2.into()));
    assert!(page.values().contains(&"Elsewhere.".to_owned()) && !page.values().contains(&"Ferry returns".to_owned()));
}
