//! From a list in the inspector to the words on the page.

use std::collections::BTreeMap;
use std::ops::Range;

use egui::{RichText, Ui};

use crate::app::Action;
use crate::edit::{Selection, Spot, TextPlace};
use crate::story::{Mark, Story, Text};
use crate::ui::theme;

/// A marked stretch of a story, with the words around it.
pub(super) struct Found {
    /// Which text.
    pub(super) place: TextPlace,
    /// Its bytes.
    pub(super) range: Range<usize>,
    /// The words.
    pub(super) words: String,
    /// The block's number on the page, from 1.
    pub(super) number: usize,
}

/// The marked stretches of a story, by mark: those `wanted`, found in one walk.
pub(super) fn find(story: &Story, wanted: impl Fn(&Mark) -> bool) -> BTreeMap<Mark, Vec<Found>> {
    let mut found: BTreeMap<Mark, Vec<Found>> = BTreeMap::new();
    for (nth, block) in story.body.iter().enumerate() {
        for (part, text) in block.parts().into_iter().filter_map(|part| block.text(part).map(|text| (part, text))) {
            for span in text.spans().iter().filter(|span| wanted(&span.mark)) {
                found.entry(span.mark.clone()).or_default().push(Found {
                    place: TextPlace { story: story.id, block: block.id, part },
                    range: span.start..span.end,
                    words: around(text, span.start..span.end),
                    number: nth + 1,
                });
            }
        }
    }
    found
}

/// The stretch with a little of what stands before and after it.
fn around(text: &Text, range: Range<usize>) -> String {
    let all = text.as_str();
    let before = all.get(..range.start).unwrap_or_default();
    let after = all.get(range.end..).unwrap_or_default();
    let lead: Vec<&str> = before.split_whitespace().rev().take(3).collect();
    let lead: Vec<&str> = lead.into_iter().rev().collect();
    let tail: Vec<&str> = after.split_whitespace().take(3).collect();
    let words: String = text.words(range).chars().take(90).collect();
    format!("{} {} {}", lead.join(" "), words, tail.join(" ")).trim().to_owned()
}

/// A line that leads to the words.
pub(super) fn line(ui: &mut Ui, found: &Found, actions: &mut Vec<Action>) {
    let t = theme::tokens(ui);
    let words = RichText::new(format!("¶ {}  {}", found.number, found.words)).small().color(t.soft);
    let button = egui::Button::new(words).frame_when_inactive(false).wrap_mode(egui::TextWrapMode::Truncate);
    if ui.add(button).on_hover_text("Show on the page").clicked() {
        actions.push(show(found));
    }
}

/// Shows the words on the page.
pub(super) fn show(found: &Found) -> Action {
    let selection = Selection::stretch(Spot::Text(found.place), found.range.clone());
    Action::Select { selection: Some(selection), reveal: true }
}
