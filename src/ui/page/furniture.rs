//! The top of the page: kicker, headline, deck, byline, dateline.

use egui::{FontId, RichText, Ui};

use super::copy_field::{self, Look};
use crate::app::{Action, Session};
use crate::edit::Spot;
use crate::story::{Field, Story, Text};
use crate::ui::theme;

/// Draws it.
pub(super) fn show(ui: &mut Ui, session: &Session, story: &Story, actions: &mut Vec<Action>) {
    let t = theme::tokens(ui);
    ui.spacing_mut().item_spacing.y = 4.0;
    let strong = theme::family("interface-strong");
    line(ui, session, story, Field::Kicker, FontId::new(12.0, strong), 1.4, t.accent, actions);
    let headline = FontId::new(32.0, theme::family("story-strong"));
    line(ui, session, story, Field::Headline, headline, 1.15, t.ink, actions);
    let deck = FontId::new(18.0, theme::family("story"));
    line(ui, session, story, Field::Deck, deck, 1.4, t.soft, actions);
    ui.add_space(6.0);
    credits(ui, story);
    ui.add_space(14.0);
}

#[expect(clippy::too_many_arguments, reason = "the look of a line is three values, and naming a type for it says less")]
fn line(
    ui: &mut Ui,
    session: &Session,
    story: &Story,
    field: Field,
    font: FontId,
    leading: f32,
    color: egui::Color32,
    actions: &mut Vec<Action>,
) {
    let row = field.row();
    let look = Look {
        font,
        leading,
        color,
        direction: story.direction(),
        hint: row.label.to_owned(),
        label: row.label.to_owned(),
    };
    let text = Text::plain(field.of(story));
    let drawn = copy_field::show(ui, session, Spot::Field(story.id, field), &text, &look, actions);
    if let Some((words, caret)) = drawn.typed {
        let words = words.replace(['\n', '\r'], " ");
        actions.push(Action::TypeField { story: story.id, field, words, caret });
    }
}

/// Byline, dateline and embargo as the page shows them; they are set in the inspector.
fn credits(ui: &mut Ui, story: &Story) {
    let t = theme::tokens(ui);
    super::line(ui, story.direction(), |ui| {
        let names: Vec<&str> =
            story.furniture.bylines.iter().map(|b| b.name.as_str()).filter(|n| !n.is_empty()).collect();
        if names.is_empty() {
            ui.label(RichText::new("No byline").color(t.soft));
        } else {
            ui.label(RichText::new("By").color(t.soft));
            ui.label(RichText::new(names.join(", ")).font(theme::strong(13.0)).color(t.ink));
        }
        let dateline = &story.furniture.dateline;
        let date = dateline.date.map(|date| date.strftime("%b %-d, %Y").to_string()).unwrap_or_default();
        let parts: Vec<String> = [dateline.city.to_uppercase(), dateline.country.clone(), date]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect();
        let embargo = story.embargo.as_ref().map_or_else(
            || "No embargo".to_owned(),
            |embargo| format!("Embargo until {} ({})", local(embargo), embargo.zone),
        );
        for words in [parts.join(", "), embargo].into_iter().filter(|words| !words.is_empty()) {
            ui.label(RichText::new("·").color(t.soft));
            ui.label(RichText::new(words).color(t.soft));
        }
    });
}

fn local(embargo: &crate::story::Embargo) -> String {
    embargo
        .until
        .in_tz(&embargo.zone)
        .map_or_else(|_| embargo.until.to_string(), |time| time.strftime("%b %-d, %H:%M").to_string())
}
