//! What a page shows after any edits is what a page shows that is opened on the result.

use std::sync::Arc;

use copydesk::app::Change;
use copydesk::app::{Action, Session, Settings, World, Writing};
use copydesk::edit::motion::{self, Unit};
use copydesk::edit::{Caret, Edit, Selection};
use copydesk::story::Fragment;
use egui::Rect;
use egui::accesskit::Role;
use egui_kittest::kittest::NodeT;

use super::monkey::Dice;
use super::{ARABIC, LONG, MIXED, Page, Run, clock, descendants, spot, varied};

/// Something of the page: what it is, what it says, where it lies.
#[derive(Debug, PartialEq)]
struct Thing {
    role: Role,
    label: Option<String>,
    value: Option<String>,
    place: Option<[i64; 4]>,
    run: Option<(Vec<usize>, Vec<i64>)>,
}

fn tenths(at: f32) -> i64 {
    (at * 10.0).round() as i64
}

fn shown(page: &Page) -> Vec<Thing> {
    let thing = |node: &egui_kittest::kittest::AccessKitNode<'_>| {
        let place = node.bounding_box().map(|r| [r.x0, r.y0, r.x1, r.y1].map(|at| tenths(at as f32)));
        let run = Run::of(node).map(|run| (run.lengths, run.positions.into_iter().map(tenths).collect()));
        let value = node.data().value().map(str::to_owned);
        Thing { role: node.role(), label: node.label(), value, place, run }
    };
    let mut all: Vec<Thing> = descendants(page.editor()).iter().map(thing).collect();
    let pictures = descendants(page.window.root().accesskit_node());
    all.extend(pictures.iter().filter(|node| node.role() == Role::Image).map(thing));
    all
}

/// Where the caret is drawn.
fn caret_shown(page: &Page) -> Option<[i64; 4]> {
    let told = page.window.output().platform_output.ime.as_ref()?.cursor_rect;
    Some([told.left(), told.top(), told.right(), told.bottom()].map(tenths))
}

/// Whether two carets are drawn at one place, but for what is lost where heights are added up.
fn as_good_as(carets: [Option<[i64; 4]>; 2]) -> bool {
    let [Some(one), Some(other)] = carets else { return false };
    one.iter().zip(other).all(|(one, other)| one.abs_diff(other) <= 2)
}

/// A desk that has only just seen this project.
fn afresh(page: &Page, size: Rect) -> Page {
    let settings = Settings::default();
    let mut session = Session::new(World::new(clock, 8), settings, Arc::new(|| {}));
    session.take_up(page.session().project.clone(), None);
    session.view.selection = page.session().view.selection;
    Page::with(session, tempfile::tempdir().unwrap(), size.width(), size.height())
}

fn caret(page: &Page, dice: &mut Dice) -> Caret {
    let spots: Vec<_> = motion::spots(page.story()).collect();
    let spot = spots[dice.below(spots.len())];
    let words = page.words(spot);
    Caret { spot, byte: words.floor_char_boundary(dice.below(words.len() + 1)) }
}

fn edit(page: &mut Page, dice: &mut Dice) {
    let (a, b) = (caret(page, dice), caret(page, dice));
    let anchor = if dice.below(3) == 0 { b } else { a };
    page.window
        .state_mut()
        .session_mut()
        .act(Action::Select { selection: Some(Selection { anchor, head: a }), reveal: false });
    let words = [" word", "x", "كلمة ", "e\u{301}", LINE, "👩‍👩‍👧"][dice.below(6)];
    let story = page.story().id;
    let action = match dice.below(12) {
        0..3 => Action::Write(Writing::Insert(words.to_owned())),
        3 => Action::Write(Writing::Break),
        4 => Action::Write(Writing::Erase { unit: Unit::Word, forward: dice.below(2) == 0 }),
        5 => Action::Write(Writing::Paste(Fragment::plain("One\ntwo\nثلاثة"))),
        6 => Action::Run(copydesk::app::commands::CommandId("bold")),
        7 => Action::Run(copydesk::app::commands::CommandId("undo")),
        8 => Action::Run(copydesk::app::commands::CommandId("redo")),
        9 => {
            let at = dice.below(page.story().body.len().max(1));
            let Some(block) = page.story().body.get(at).map(|block| block.id) else { return };
            let to = dice.below(12);
            Action::from(Change::new(Edit::MoveBlock { story, block, to }, "Move"))
        }
        10 => {
            let mut photo = page.session().project.library.photos[0].clone();
            photo.credit.push('x');
            Action::from(Change::new(Edit::PutPhoto(photo), "Photo"))
        }
        _ => Action::Write(Writing::Move { to: b, copy: false }),
    };
    page.window.state_mut().session_mut().act(action);
}

const LINE: &str = "a longer piece of copy that is likely to begin a new row of the paragraph it is put into";

#[test]
fn a_page_that_was_worked_on_shows_what_one_just_opened_shows() {
    // So high that nothing is out of sight: both show all.
    let size = Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(900.0, 6_000.0));
    for seed in 0..6 {
        let mut dice = Dice::new(seed);
        let mut page = Page::sized(varied(), size.width(), size.height());
        for step in 0..30 {
            for _ in 0..=dice.below(3) {
                edit(&mut page, &mut dice);
            }
            page.window.step();
            if step % 6 == 5 {
                page.rest();
                let fresh = afresh(&page, size);
                let (old, new) = (shown(&page), shown(&fresh));
                for (old, new) in old.iter().zip(&new) {
                    assert_eq!(old, new, "seed {seed}, step {step}");
                }
                assert_eq!(old.len(), new.len(), "seed {seed}, step {step}");
                let carets = [caret_shown(&page), caret_shown(&fresh)];
                assert!(as_good_as(carets), "seed {seed}, step {step}: {carets:?}");
            }
        }
    }
}

/// Where the caret shows among the copy is where its block lies, whatever heights were guessed meanwhile.
#[test]
fn the_caret_is_drawn_where_it_types_after_undo_and_after_a_move() {
    let size = Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(900.0, 700.0));
    let mut page = Page::sized(varied(), size.width(), size.height());
    let run = |page: &mut Page, name| page.act(Action::Run(copydesk::app::commands::CommandId(name)));
    let same = |page: &mut Page, what: &str| {
        page.rest();
        let fresh = afresh(page, size);
        let carets = [caret_shown(page), caret_shown(&fresh)];
        assert!(as_good_as(carets), "{what}: {carets:?}");
    };
    page.caret_to(spot(3), 0);
    run(&mut page, "block-up");
    same(&mut page, "moved up");
    run(&mut page, "block-down");
    same(&mut page, "moved down");
    page.caret_to(spot(1), 4);
    page.act(Action::Write(Writing::Paste(Fragment::plain(&format!("One\n{LONG}\nThree")))));
    run(&mut page, "undo");
    run(&mut page, "redo");
    same(&mut page, "pasted, undone and redone");
}

#[test]
fn what_is_out_of_sight_is_laid_out_as_it_now_is_when_it_comes_back() {
    let mut page = Page::sized(varied(), 900.0, 500.0);
    page.caret_to(spot(11), 0);
    page.passage(ARABIC);
    page.caret_to(spot(1), 0);
    let place = copydesk::edit::TextPlace { story: 1.into(), block: 11.into(), part: copydesk::story::Part::Main };
    page.act(Change::new(Edit::Splice { place, range: 0..0, with: "Now English. ".into() }, "Elsewhere").into());
    page.caret_to(spot(12), 0);
    let words = format!("Now English. {ARABIC}");
    let first = Run::of(&page.passage(&words).children().next().unwrap()).unwrap();
    assert!(!first.rtl && first.value.starts_with("Now English."), "{first:?}");
    page.passage(MIXED);
}
