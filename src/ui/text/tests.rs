//! What setting copy gives: rows, caret stops, letters that can be seen.

#![expect(
    clippy::cast_precision_loss,
    clippy::disallowed_methods,
    reason = "pixels of a small picture, in colors told apart easily"
)]

use egui::{Color32, pos2, vec2};
use proptest::prelude::*;

use super::canvas::Canvas;
use super::*;
use crate::ground::Direction;

const MIXED: &str = "The minister said \u{201C}نعم، سنبدأ في 12 نوفمبر\u{201D} and left. מה שלומך? 😀👩‍👩‍👧 e\u{301}te\u{301} \u{1F1F5}\u{1F1F8}";

fn story(size: f32) -> Style {
    Style::new(Face::Story, size, 1.5)
}

fn lay(words: &str, width: f32) -> Laid {
    lay_in(words, width, Base::Auto)
}

fn lay_in(words: &str, width: f32, base: Base) -> Laid {
    let style = Style { base, ..story(17.0) };
    let mut typesetter = Typesetter::without_system_fonts();
    typesetter.lay(&Copy { width, ..Copy::line(words, &style) })
}

/// Where a caret can stand in words: UAX 29, but for places beside a line break within it.
fn stops(words: &str) -> Vec<usize> {
    use unicode_segmentation::UnicodeSegmentation;
    words.grapheme_indices(true).map(|(byte, _)| byte).chain([words.len()]).collect()
}

/// All stops from the start of the text, by steps towards its end.
fn walk(laid: &Laid) -> Vec<Position> {
    let rtl = laid.direction() == Direction::Rtl;
    let forward = |at| if rtl { laid.left(at) } else { laid.right(at) };
    let mut at = Position::before(0);
    let mut walked = vec![at];
    while let Some(next) = forward(at) {
        assert!(walked.len() <= laid.words_len() + 1, "endless: {walked:?}");
        walked.push(next);
        at = next;
    }
    walked
}

fn walk_back(laid: &Laid) -> Vec<Position> {
    let rtl = laid.direction() == Direction::Rtl;
    let backward = |at| if rtl { laid.right(at) } else { laid.left(at) };
    let mut at = Position::after(laid.words_len());
    let mut walked = vec![at];
    while let Some(next) = backward(at) {
        assert!(walked.len() <= laid.words_len() + 1, "endless: {walked:?}");
        walked.push(next);
        at = next;
    }
    walked
}

fn bytes_sorted(walked: &[Position]) -> Vec<usize> {
    let mut bytes: Vec<usize> = walked.iter().map(|position| position.byte).collect();
    bytes.sort_unstable();
    bytes
}

/// Letters and signs that meet in copy and are hard on a caret.
fn any_words() -> impl Strategy<Value = String> {
    let pieces = prop_oneof![
        Just("a"),
        Just("word "),
        Just("é"),
        Just("e\u{301}"),
        Just("fi"),
        Just(" "),
        Just("  "),
        Just("س"),
        Just("لا"),
        Just("كلمة "),
        Just("+964 770 123 4567"),
        Just("٠٧٧٠ ١٢٣ ٤٥٦٧"),
        Just("@WHO "),
        Just("شَدَّة"),
        Just("می\u{200C}خواهم"),
        Just("الله"),
        Just("א"),
        Just("שָׁלוֹם "),
        Just("12"),
        Just("٣٤"),
        Just("45%"),
        Just("("),
        Just(")"),
        Just("["),
        Just("»"),
        Just("!"),
        Just("؟"),
        Just("،"),
        Just("😀"),
        Just("👩‍👩‍👧"),
        Just("\u{1F1F5}\u{1F1F8}"),
        Just("👍🏽"),
        Just("\u{200D}"),
        Just("\u{200C}"),
        Just("\u{200E}"),
        Just("\u{200F}"),
        Just("\u{2067}"),
        Just("\u{2069}"),
        Just("\u{301}"),
        Just("\t"),
        Just("\u{2028}."),
        Just("\u{AD}"),
        Just("-"),
        Just("中文"),
        Just("हिन्दी"),
    ];
    proptest::collection::vec(pieces, 0..40).prop_map(|pieces| pieces.concat())
}

fn any_base() -> impl Strategy<Value = Base> {
    prop_oneof![
        Just(Base::Auto),
        Just(Base::Set(Direction::Rtl)),
        Just(Base::Set(Direction::Ltr)),
        Just(Base::Among(Direction::Rtl)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, ..ProptestConfig::default() })]

    #[test]
    fn a_walk_stops_at_every_place_once(words in any_words(), width in 30.0_f32..400.0, base in any_base()) {
        let laid = lay_in(&words, width, base);
        let there = walk(&laid);
        prop_assert_eq!(bytes_sorted(&there), stops(&words));
        let back = walk_back(&laid);
        prop_assert_eq!(bytes_sorted(&back), stops(&words));
    }

    #[test]
    fn strides_go_one_way_and_meet_every_word(words in any_words(), width in 30.0_f32..400.0, base in any_base(), right: bool) {
        let laid = lay_in(&words, width, base);
        let forward = right != laid.rtl();
        let mut at = if forward { Position::before(0) } else { Position::after(words.len()) };
        let mut met = std::collections::BTreeSet::new();
        for _ in 0..=words.len() {
            let Some(next) = laid.stride(&words, at, right) else { break };
            let (before, after) = (laid.caret(at), laid.caret(next));
            let further = if right { after.left() > before.left() - 0.01 } else { after.left() < before.left() + 0.01 };
            let (row, other) = (laid.row_of(at), laid.row_of(next));
            prop_assert!(if row == other { further && next != at } else { (other > row) == forward },
                "{:?} at {:?} to {:?} at {:?}", at, before.min, next, after.min);
            // The cells that were gone over.
            met.extend(gone_over(&laid, (row, before.left()), (other, after.left()), right));
            at = next;
        }
        prop_assert_eq!(laid.stride(&words, at, right), None);
        for word in crate::edit::motion::words_in(&words) {
            prop_assert!(laid.cells.iter().any(|cell| word.contains(&cell.start) && met.contains(&cell.start))
                || laid.cells.iter().filter(|cell| word.contains(&cell.start)).all(|cell| cell.width < 0.02),
                "{:?} was not met", words.get(word));
        }
    }

    #[test]
    fn a_click_on_a_caret_finds_it_again(words in any_words(), width in 30.0_f32..400.0, base in any_base()) {
        let laid = lay_in(&words, width, base);
        for byte in stops(&words) {
            for position in [Position::before(byte), Position::after(byte)] {
                let caret = laid.caret(position);
                let found = laid.hit(caret.center().to_vec2());
                let again = laid.caret(found);
                prop_assert!((again.min.x - caret.min.x).abs() < 0.01 && (again.min.y - caret.min.y).abs() < 0.01,
                    "{:?} at {:?} was found as {:?} at {:?}", position, caret.min, found, again.min);
            }
        }
    }

    #[test]
    fn what_is_selected_covers_its_letters(words in any_words(), width in 30.0_f32..400.0, base in any_base()) {
        let laid = lay_in(&words, width, base);
        let covered: f32 = laid.rects(0..words.len()).iter().map(egui::Rect::width).sum();
        let cells: f32 = laid.cells.iter().map(|cell| cell.width).sum();
        prop_assert!((covered - cells).abs() < 0.05 * cells.max(1.0) / 100.0 + 0.01);
        let mut last = 0;
        for (at, cell) in { let mut cells = laid.cells.clone(); cells.sort_by_key(|cell| cell.start); cells }.iter().enumerate() {
            prop_assert!(at == 0 || cell.start >= last, "cells overlap");
            last = cell.end;
        }
    }

    #[test]
    fn setting_twice_is_the_same(words in any_words(), width in 30.0_f32..400.0) {
        let style = story(17.0);
        let mut typesetter = Typesetter::without_system_fonts();
        let copy = Copy { width, ..Copy::line(&words, &style) };
        let once = typesetter.lay(&copy);
        let _other = typesetter.lay(&Copy::line("between", &style));
        prop_assert_eq!(once, typesetter.lay(&copy));
    }

    #[test]
    fn any_string_at_all_is_set(
        words in prop_oneof![any::<String>(), "[\\PC\\pC\n\r\t\u{0}-\u{1F}\u{2028}\u{2029}\u{200B}-\u{200F}\u{202A}-\u{202E}]{0,40}"],
        ranges in proptest::collection::vec((0_usize..60, 0_usize..60, any::<bool>()), 0..4),
        width in prop_oneof![0.0_f32..200.0, Just(f32::INFINITY)],
        most in proptest::option::of(0_usize..3),
        base in any_base(),
    ) {
        let style = Style { base, ..story(17.0) };
        let stretches: Vec<Stretch> = ranges
            .into_iter()
            .map(|(start, end, strong)| Stretch { range: start..end, strong, italic: !strong })
            .collect();
        let copy = Copy { stretches: &stretches, width, max_lines: most, ..Copy::line(&words, &style) };
        let laid = Typesetter::without_system_fonts().lay(&copy);
        prop_assert!(laid.rows() > 0);
        for byte in 0..words.len() + 2 {
            let caret = laid.caret(Position::after(byte));
            prop_assert!(caret.is_finite());
            let steps = [laid.left(Position::before(byte)), laid.right(Position::after(byte))];
            let reached = [Some(laid.hit(caret.min.to_vec2())), steps[0], steps[1]];
            prop_assert!(reached.into_iter().flatten().all(|at| words.is_char_boundary(at.byte)));
            prop_assert!(laid.rects(byte / 2..byte).iter().all(egui::Rect::is_finite));
        }
        prop_assert!(!walk(&laid).is_empty());
        prop_assert!(!laid.row_runs().is_empty());
    }

    #[test]
    fn elided_copy_keeps_to_its_rows_and_measure(words in any_words(), width in 60.0_f32..300.0, rows in 1_usize..3) {
        let style = story(15.0);
        let copy = Copy { width, max_lines: Some(rows), ..Copy::line(&words, &style) };
        let laid = Typesetter::without_system_fonts().lay(&copy);
        prop_assert!(laid.rows() <= rows);
        prop_assert!(laid.size().x <= width + 0.01, "{} over {width}", laid.size().x);
        prop_assert_eq!(laid.words_len(), words.len());
    }
}

#[test]
fn an_empty_text_has_a_row_and_a_caret_where_it_begins() {
    let left = lay_in("", 200.0, Base::Auto);
    assert_eq!((left.rows(), left.caret(Position::default()).left()), (1, 0.0));
    let right = lay_in("", 200.0, Base::Among(Direction::Rtl));
    assert_eq!((right.rows(), right.caret(Position::default()).left()), (1, 200.0));
    assert_eq!(right.direction(), Direction::Rtl);
}

#[test]
fn words_of_a_story_read_as_it_does_whatever_they_begin_with() {
    let way = |words, base| lay_in(words, 400.0, base).direction();
    let arabic = Base::Among(Direction::Rtl);
    assert_eq!(way("Netflix تعرض فيلم «عمر»", arabic), Direction::Rtl);
    assert_eq!(way("The timetable", arabic), Direction::Ltr);
    assert_eq!(way("12:30", arabic), Direction::Rtl);
    assert_eq!(way("«نعم», said Reuters", Base::Among(Direction::Ltr)), Direction::Ltr);
    assert_eq!(way("Netflix تعرض", Base::Set(Direction::Ltr)), Direction::Ltr);
    assert_eq!(way("Netflix تعرض فيلم «عمر»", Base::Auto), Direction::Rtl, "most letters, where no story says");
    // The name that is read first stands at the right.
    let laid = lay_in("BBC تعرض", 400.0, arabic);
    assert!(laid.caret(Position::after(1)).left() > laid.caret(Position::after(5)).left());
    assert!((laid.row_rect(0).right() - 400.0).abs() < 0.1, "flush right: {:?}", laid.row_rect(0));
}

/// The starts of the cells between two places, on one row or on two.
fn gone_over(laid: &Laid, from: (usize, f32), to: (usize, f32), right: bool) -> Vec<usize> {
    let mut met = Vec::new();
    for (nth, row) in laid.rows.iter().enumerate() {
        let (low, high) = if right { (from, to) } else { (to, from) };
        let first = if nth == low.0 { low.1 } else { f32::NEG_INFINITY };
        let last = if nth == high.0 { high.1 } else { f32::INFINITY };
        if nth == low.0 || nth == high.0 || (low.0.min(high.0) < nth && nth < low.0.max(high.0)) {
            let cells = laid.cells_of(row).iter();
            met.extend(
                cells.filter(|cell| cell.left >= first - 0.01 && cell.right() <= last + 0.01).map(|cell| cell.start),
            );
        }
    }
    met
}

#[test]
fn strides_over_mixed_words_do_not_zigzag() {
    let words = "قال Blue Line 120 نعم (KX) ثم";
    let laid = lay_in(words, 900.0, Base::Among(Direction::Rtl));
    let mut at = Position::before(0);
    let mut places = vec![laid.caret(at).left()];
    while let Some(next) = laid.stride(words, at, false) {
        places.push(laid.caret(next).left());
        at = next;
    }
    assert!(places.is_sorted_by(|a, b| a > b), "{places:?}");
    assert_eq!(places.len(), 8, "seven words: {places:?}");
}

/// Which bytes stand on the row, from left to right.
fn seen(laid: &Laid, words: &str) -> String {
    (0..laid.rows()).flat_map(|row| laid.row_clusters(row)).filter_map(|(bytes, _)| words.get(bytes)).collect()
}

#[test]
fn numbers_of_telephones_and_handles_are_in_order_among_arabic_words() {
    for apart in
        ["+964 770 123 4567", "0770-123-4567", "@WHO_Iraq", "#COP31", "https://who.example/ar/", "٠٧٧٠ ١٢٣ ٤٥٦٧"]
    {
        for words in [format!("اتصلوا على {apart} الآن"), apart.to_owned(), format!("قال {apart}")] {
            let laid = lay_in(&words, 900.0, Base::Among(Direction::Rtl));
            assert!(seen(&laid, &words).contains(apart), "{apart} in {}", seen(&laid, &words));
            assert_eq!(laid.words_len(), words.len());
            // A caret stops at each letter, and at nothing that is not there.
            let stood: Vec<usize> = walk(&laid).iter().map(|at| at.byte).collect();
            let mut sorted = stood.clone();
            sorted.sort_unstable();
            assert_eq!(sorted, stops(&words), "{words}: {stood:?}");
        }
    }
    let narrow = lay_in("اتصلوا على +964 770 123 4567 الآن", 60.0, Base::Among(Direction::Rtl));
    assert!(narrow.rows() > 2, "it is broken like other words");
    assert_eq!(seen(&lay_in("قال 2019-2024", 900.0, Base::Among(Direction::Rtl)), "قال 2019-2024"), "2024-2019 لاق");
}

#[test]
fn a_line_break_begins_a_row_even_at_the_end() {
    let laid = lay("one\u{2028}two\u{2028}", 400.0);
    assert_eq!(laid.rows(), 3);
    assert_eq!(laid.row_of(Position::after(laid.words_len())), 2);
    assert_eq!(laid.row_end(0), Position::before(3));
    assert_eq!(laid.right(Position::before(3)), Some(Position::after(6)));
}

#[test]
fn rows_stand_evenly_whatever_is_in_them() {
    let laid = lay("plain\u{2028}中文\u{2028}الله\u{2028}😀", 400.0);
    let tops: Vec<f32> = (0..4).map(|row| laid.row_rect(row).top()).collect();
    assert_eq!(tops, [0.0, 25.5, 51.0, 76.5]);
}

#[test]
fn left_in_an_arabic_paragraph_goes_on_to_the_right_end_of_the_next_row() {
    let words = "كلمة أخرى ثم كلمة أخرى ثم كلمة أخرى";
    let laid = lay(words, 90.0);
    assert!(laid.rows() > 2);
    let end = laid.row_end(0);
    let next = laid.left(laid.right(end).unwrap()).unwrap();
    assert_eq!(laid.row_of(next), 1);
    assert!((laid.caret(next).left() - laid.row_rect(1).right()).abs() < 0.01);
}

#[test]
fn a_bold_stretch_does_not_part_joined_letters() {
    let style = story(17.0);
    let words = "مكتبة";
    let mut typesetter = Typesetter::without_system_fonts();
    let plain = typesetter.lay(&Copy::line(words, &style));
    let stretches = [Stretch { range: 0..4, strong: true, italic: false }];
    let part = typesetter.lay(&Copy { stretches: &stretches, ..Copy::line(words, &style) });
    let ids = |laid: &Laid| laid.glyphs.iter().map(|glyph| glyph.id).collect::<Vec<_>>();
    assert_eq!(ids(&plain).len(), ids(&part).len());
    assert_ne!(plain, part);
}

#[test]
fn a_tab_is_four_en_wide() {
    let laid = lay("a\tb", 400.0);
    assert!((laid.cells[1].width - 34.0).abs() < 0.01, "{:?}", laid.cells);
}

#[test]
fn letters_are_drawn_where_they_are_and_in_their_color() {
    for scale in [1.0, 1.25, 1.5, 2.0] {
        let mut canvas = Canvas::new(300.0, 60.0, scale);
        canvas.ctx.add_plugin(Typesetter::without_system_fonts());
        let style = story(24.0);
        canvas.frame(|ui| {
            let laid = typesetter(ui.ctx(), |ts| ts.lay(&Copy::line("Ink ink", &style)));
            let mut ink = Ink::default();
            typesetter(ui.ctx(), |ts| {
                ts.paint(&mut ink, &laid, pos2(10.0, 10.0), Color32::RED, &[(4..7, Color32::BLUE)]);
            });
            ink.show(ui.painter());
        });
        let [width, height] = canvas.image.size;
        let of = |wanted: fn(&Color32) -> bool| {
            let mut found = Vec::new();
            for y in 0..height {
                for x in 0..width {
                    if wanted(&canvas.image[(x, y)]) {
                        found.push(x as f32 / scale);
                    }
                }
            }
            found
        };
        let red = of(|c| c.r() > 200 && c.b() < 40);
        let blue = of(|c| c.b() > 200 && c.r() < 40);
        assert!(red.len() > 20 && blue.len() > 20, "at {scale}: {} and {}", red.len(), blue.len());
        assert!(red.iter().all(|x| (10.0..60.0).contains(x)));
        assert!(blue.iter().all(|x| (40.0..110.0).contains(x)));
    }
}

#[test]
fn the_atlas_begins_anew_when_the_scale_changes() {
    let mut canvas = Canvas::new(100.0, 40.0, 1.0);
    canvas.ctx.add_plugin(Typesetter::without_system_fonts());
    let style = story(20.0);
    let draw = |canvas: &mut Canvas| {
        canvas.frame(|ui| {
            let mut ink = Ink::default();
            typesetter(ui.ctx(), |ts| {
                let laid = ts.lay(&Copy::line("word", &style));
                ts.paint(&mut ink, &laid, pos2(0.0, 0.0), Color32::BLACK, &[]);
            });
            assert!(!ink.is_empty());
            ink.show(ui.painter());
        });
    };
    draw(&mut canvas);
    let small = canvas.ctx.plugin::<Typesetter>().lock().atlas.as_ref().unwrap().pixels_per_point;
    canvas.ctx.set_pixels_per_point(2.0);
    draw(&mut canvas);
    draw(&mut canvas);
    let large = canvas.ctx.plugin::<Typesetter>().lock().atlas.as_ref().unwrap().pixels_per_point;
    assert_eq!((small, large), (1.0, 2.0));
}

/// Not a test: `COPYDESK_PICTURE=picture.png cargo test --lib picture -- --ignored`.
#[test]
#[ignore = "draws a picture for eyes to look at"]
fn picture() {
    let Ok(path) = std::env::var("COPYDESK_PICTURE") else { return };
    let scale = std::env::var("COPYDESK_SCALE").ok().and_then(|scale| scale.parse().ok()).unwrap_or(1.0);
    let mut canvas = Canvas::new(680.0, 640.0, scale);
    canvas.ctx.add_plugin(Typesetter::new());
    let arabic = "قال الوزير إن \u{201C}Reuters\u{201D} نشرت 45% من التقرير في 12 نوفمبر، وأضاف أن اللجنة ستجتمع غدًا في العاصمة لمناقشة المسودّة النهائية للقانون الجديد.";
    let styles = [
        (MIXED, story(20.0)),
        (arabic, Style::new(Face::Story, 20.0, 1.8)),
        (MIXED, Style::new(Face::Interface, 13.0, 1.4)),
        (arabic, Style { align: Align::Justified, ..Style::new(Face::Interface, 13.0, 1.6) }),
        ("Regular, strong, italic, both: the office of the chief affiliate. AVATAR → ✓ ☎ 中文 हिन्दी ไทย", story(20.0)),
        ("Elided words that go on and on and on and on and on and on and on and on", story(16.0)),
    ];
    canvas.frame(|ui| {
        let mut top = 12.0;
        for (at, (words, style)) in styles.iter().enumerate() {
            let stretches = [
                Stretch { range: 9..15, strong: true, italic: false },
                Stretch { range: 17..23, strong: false, italic: true },
                Stretch { range: 25..29, strong: true, italic: true },
            ];
            let max_lines = (at == 5).then_some(1);
            let width = if at == 5 { 300.0 } else { 640.0 };
            let copy = Copy {
                stretches: if at == 4 { &stretches } else { &[] },
                width,
                max_lines,
                ..Copy::line(words, style)
            };
            let mut ink = Ink::default();
            let laid = typesetter(ui.ctx(), |ts| {
                let laid = ts.lay(&copy);
                ts.paint(&mut ink, &laid, pos2(20.0, top), Color32::BLACK, &[(4..12, Color32::from_rgb(20, 80, 200))]);
                laid
            });
            for rect in laid.rects(10..40) {
                ui.painter().rect_filled(rect.translate(vec2(20.0, top)), 0.0, Color32::from_rgb(226, 240, 233));
            }
            ink.show(ui.painter());
            top += laid.size().y + 12.0;
        }
    });
    canvas.save(&path);
}

#[test]
#[ignore = "draws a picture for eyes to look at"]
fn desk_picture() {
    use crate::app::{Action, Session, Settings, Tab, World};
    let Ok(path) = std::env::var("COPYDESK_PICTURE") else { return };
    let scale = std::env::var("COPYDESK_SCALE").ok().and_then(|scale| scale.parse().ok()).unwrap_or(1.0);
    let mut session = Session::new(
        World::new(|| jiff::Timestamp::from_second(1_795_000_000).unwrap(), 7),
        Settings::default(),
        std::sync::Arc::new(|| {}),
    );
    let name = std::env::var("COPYDESK_PROJECT").unwrap_or("projects/kitab.ron".into());
    session.open(name.into());
    while let Some(outcome) = session.jobs.wait() {
        session.receive(outcome);
    }
    let tab = match std::env::var("COPYDESK_TAB").as_deref() {
        Ok("photos") => Tab::Photos,
        Ok("entities") => Tab::Entities,
        Ok("sources") => Tab::Sources,
        Ok("check") => Tab::Check,
        _ => Tab::Story,
    };
    session.act(Action::ShowTab(tab));
    let mut canvas = Canvas::new(1440.0, 900.0, scale);
    let mut desk = crate::ui::Desk::new(session, &canvas.ctx);
    for _ in 0..4 {
        canvas.frame(|ui| desk.show(ui));
    }
    canvas.save(&path);
}

#[test]
fn a_line_cut_short_uses_the_room_there_is_in_both_directions() {
    let mut typesetter = Typesetter::without_system_fonts();
    for words in ["River gauges go public after farmers’ petition", "قراءات النهر تُنشر بعد عريضة من المزارعين"]
    {
        for (width, strong) in [(120.0, false), (160.0, true), (162.0, false)] {
            let style = Style { strong, ..Style::new(Face::Interface, 12.0, 1.35) };
            let laid = typesetter.lay(&Copy { width, max_lines: Some(1), ..Copy::line(words, &style) });
            let shown: f32 = laid.rects(0..laid.words_len()).iter().map(egui::Rect::width).sum();
            assert!(laid.is_elided() && shown > width * 0.8, "{words}: {shown} of {width}");
        }
    }
}
