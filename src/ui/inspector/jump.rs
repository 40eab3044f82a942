//! From a list in the inspector to the words on the page.

use std::ops::Range;

use egui::Ui;

use crate::app::Action;
use crate::edit::{Selection, Spot, TextPlace};
use crate::story::{Mark, Story, Text};
use crate::ui::marks::{Marked, Marks};
use crate::ui::rows::Even;
use crate::ui::said::Told as _;
use crate::ui::text::label::button;
use crate::ui::theme;
use crate::words::Words;

/// The stretch with a little of what stands before and after it.
fn around(text: &Text, range: &Range<usize>) -> String {
    let all = text.as_str();
    let before = all.get(..range.start).unwrap_or_default();
    let after = all.get(range.end..).unwrap_or_default();
    let lead: Vec<&str> = before.split_whitespace().rev().take(3).collect();
    let lead: Vec<&str> = lead.into_iter().rev().collect();
    let tail: Vec<&str> = after.split_whitespace().take(3).collect();
    let words: String = text.words(range.clone()).chars().take(90).collect();
    format!("{} {} {}", lead.join(" "), words, tail.join(" ")).trim().to_owned()
}

/// Lines that lead to the words that carry a mark.
pub(super) fn lines(
    ui: &mut Ui,
    says: &Words,
    story: &Story,
    marks: &Marks,
    mark: &Mark,
    rows: &mut Even,
    actions: &mut Vec<Action>,
) {
    let t = theme::tokens(ui);
    let those = marks.with(mark);
    rows.show(ui, those.len(), |ui, nth| {
        let Some((at, stretch)) = those.get(nth).and_then(|nth| marks.get(*nth)) else { return };
        let Some(text) = story.body.get(at).and_then(|block| block.text(stretch.part)) else { return };
        let words = format!("¶ {}  {}", at + 1, around(text, &stretch.range));
        let shown = button(ui, &words, &theme::words(theme::SMALL), t.soft, false);
        if shown.told(says.get("page-show")).clicked() {
            actions.push(show(story, stretch));
        }
    });
}

/// Shows the words on the page.
pub(super) fn show(story: &Story, stretch: &Marked) -> Action {
    let place = TextPlace { story: story.id, block: stretch.block, part: stretch.part };
    let selection = Selection::stretch(Spot::Text(place), stretch.range.clone());
    Action::Select { selection: Some(selection), reveal: true }
}
