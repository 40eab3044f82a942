//! The report of an import: every line that was dropped can be read.

use copydesk::app::Dialog;
use copydesk::ground::Language;
use copydesk::import::{ImportReport, LeftOut, Reason};

use super::*;

/// So many dropped lines, which say their number.
fn report(count: usize) -> ImportReport {
    let left_out = (1..=count).map(|line| LeftOut {
        line,
        text: format!("Dropped {line}: the ferry waits for calm water below the dam, a caption said again"),
        reason: Reason::CaptionAgain,
    });
    ImportReport { origin: "wire.txt".to_owned(), left_out: left_out.collect(), ..ImportReport::default() }
}

fn opened(speaks: &str, size: Vec2, count: usize) -> Window {
    let mut window = window(speaks, size, Project::new("A", Language::english()));
    act(&mut window, Action::Dialog(Some(Dialog::ImportReport(Arc::new(vec![report(count)])))));
    window.run_steps(6);
    window
}

#[test]
fn each_line_of_the_report_can_be_read() {
    for (size, count) in [(WIDE, 10), (NARROW, 6)] {
        for speaks in SPEAKS {
            let window = opened(speaks, size, count);
            let done = window.get_by_label(&says(&window, "ask-done")).rect();
            for line in 1..=count {
                let words = place(&window, &format!("Dropped {line}:"));
                assert!(words.width() > 300.0, "{speaks} {size}: {words:?}");
                assert!(words.height() < 45.0, "two rows at most: {words:?}");
                assert!(words.bottom() < done.top(), "{speaks} {size}: line {line} is in sight");
            }
            let number = place(&window, if speaks == "en" { "line 1" } else { "السطر 1" });
            assert!(number.height() < 25.0, "on one row: {number:?}");
        }
    }
}

#[test]
fn the_report_stands_still_and_enter_closes_it() {
    for speaks in SPEAKS {
        // More lines than a window shows.
        let mut window = opened(speaks, NARROW, 60);
        let done = says(&window, "ask-done");
        let stood = window.get_by_label(&done).rect();
        for step in 0..40_u8 {
            window.hover_at(egui::pos2(200.0 + f32::from(step) * 4.0, 300.0));
            window.step();
        }
        assert_eq!(window.get_by_label(&done).rect(), stood, "it does not grow as the pointer moves");
        assert!(stood.bottom() < NARROW.y, "{stood:?}");
        assert_eq!(focused(&window).as_deref(), Some(done.as_str()));
        press(&mut window, Modifiers::NONE, Key::Enter);
        assert_eq!(window.state().session().view.dialog, None);
    }
}
