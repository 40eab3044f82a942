//! The Check tab: what a careful colleague would ask before the story leaves.

use egui::Ui;

use crate::app::{Action, Change, Session, Tab};
use crate::checks::{Finding, Place, Weight};
use crate::edit::{Selection, Spot, TextPlace};
use crate::story::{Field, Part, Story};
use crate::ui::kept::Kept;
use crate::ui::said;
use crate::ui::theme;
use crate::ui::widgets;
use crate::words::Words;

/// Draws the tab.
pub(super) fn show(ui: &mut Ui, session: &Session, story: &Story, kept: &mut Kept, actions: &mut Vec<Action>) {
    let t = theme::tokens(ui);
    let Kept { findings, counts, rows, .. } = kept;
    let known = findings.of_story(ui, session, counts, actions);
    if known.found.is_empty() {
        let (words, color) = if known.current { ("panel-nothing-to-ask", t.accent) } else { ("panel-looking", t.soft) };
        said::line(ui, session.words.get(words), color);
    }
    for (nth, finding) in known.found.iter().enumerate() {
        rows.findings.row(ui, nth, |ui| row(ui, session.words, story, finding, known.current, actions));
    }
}

/// Draws one finding: what, whether it blocks, what to do. What was found before the last change
/// is not mended: the words may stand elsewhere now.
pub(in crate::ui) fn row(
    ui: &mut Ui,
    says: &Words,
    story: &Story,
    finding: &Finding,
    current: bool,
    actions: &mut Vec<Action>,
) {
    let t = theme::tokens(ui);
    let (color, weight) = match finding.weight {
        Weight::Blocks => (t.red, "panel-required"),
        Weight::Advises => (t.amber, "panel-advice"),
    };
    widgets::card(ui, t.line, |ui| {
        ui.horizontal(|ui| {
            widgets::dot(ui, color);
            said::small(ui, says.get(weight), color);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if widgets::small(ui, says.get("panel-show")).clicked() {
                    actions.push(Action::Dialog(None));
                    actions.push(Action::ShowStory(finding.story));
                    actions.push(show_place(story, finding));
                }
                if let Some(fix) = &finding.fix
                    && ui.add_enabled_ui(current, |ui| widgets::small(ui, says.get("panel-fix"))).inner.clicked()
                {
                    actions.push(Change::new(fix.clone(), "panel-fix").into());
                }
            });
        });
        said::line(ui, &says.say(&finding.said), t.ink);
        said::small(ui, &says.say(&finding.hint), t.soft);
    });
}

/// What leads to where a finding lies, on the story’s page or in the inspector.
pub(in crate::ui) fn show_place(story: &Story, finding: &Finding) -> Action {
    let select = |selection| Action::Select { selection: Some(selection), reveal: true };
    match &finding.place {
        Place::Photo(photo) => Action::ShowPhoto(*photo),
        Place::Field(field @ (Field::Kicker | Field::Headline | Field::Deck)) => {
            select(Selection::caret(Spot::Field(story.id, *field), 0))
        }
        // The other fields stand in the inspector.
        Place::Story | Place::Field(_) => Action::ShowTab(Tab::Story),
        Place::Block(block) => {
            let place = TextPlace { story: story.id, block: *block, part: Part::Main };
            select(Selection::caret(Spot::Text(place), 0))
        }
        Place::Text(place, range) => select(Selection::stretch(Spot::Text(*place), range.clone())),
    }
}
