//! A template for a new story: found by typing, chosen by arrows, taken by Enter.

use egui::{Id, Key, Modifiers, Sense, Stroke, Ui};

use crate::app::{Action, Session};
use crate::ground::Language;
use crate::story::{Template, Wording};
use crate::ui::text::Style;
use crate::ui::text::field::Field;
use crate::ui::text::label::label;
use crate::ui::{said, theme};
use crate::words::phrase;

/// What was typed and chosen so far.
#[derive(Default)]
pub(super) struct PickState {
    open: bool,
    filter: String,
    chosen: usize,
    language: Option<Language>,
}

/// Draws the choice.
pub(super) fn show(ui: &mut Ui, session: &Session, state: &mut PickState, actions: &mut Vec<Action>) {
    let (t, says) = (theme::tokens(ui), session.words);
    super::title(ui, says.get("template-title"));
    let language = state.language.get_or_insert_with(|| session.project.language.clone()).clone();
    languages(ui, session, &language, state);
    let found: Vec<&Template> = session.templates.all().filter(|template| fits(template, &state.filter)).collect();
    let (up, down, enter) = ui.input_mut(|input| {
        let mut pressed = |key| input.consume_key(Modifiers::NONE, key);
        (pressed(Key::ArrowUp), pressed(Key::ArrowDown), pressed(Key::Enter))
    });
    state.chosen =
        (state.chosen + usize::from(down)).saturating_sub(usize::from(up)).min(found.len().saturating_sub(1));
    let name = said::small(ui, says.get("template-filter"), t.soft);
    let field = Field::new(ui.scope_id().with("filter"), theme::words(theme::BODY))
        .hint(says.about("template", "filter", "hint"), t.faint);
    let before = state.filter.clone();
    let shown = field.show(ui, &mut state.filter).response.labelled_by(name.id);
    if !state.open || enter {
        state.open = true;
        shown.request_focus();
    }
    if state.filter != before {
        state.chosen = 0;
    }
    ui.add_space(6.0);
    let mut taken = None;
    super::scroll(340.0).show(ui, |ui| {
        for (nth, template) in found.iter().enumerate() {
            let Some(wording) = template.wording(&language) else { continue };
            if row(ui, wording, nth == state.chosen, (up || down) && nth == state.chosen)
                || (enter && nth == state.chosen)
            {
                taken = Some(template.key.clone());
            }
        }
        if found.is_empty() {
            said::line(ui, &says.say(&phrase!("template-none", words = &state.filter)), t.soft);
        }
    });
    if taken.is_some() {
        actions.push(Action::NewStory { template: taken, language });
    }
    ui.add_space(8.0);
    said::small(ui, says.get("template-own"), t.soft);
    if said::button(ui, says.get("ask-cancel")).clicked() {
        actions.push(Action::Dialog(None));
    }
}

/// The languages to choose from: the project's, and those the desk's templates speak.
fn languages(ui: &mut Ui, session: &Session, language: &Language, state: &mut PickState) {
    let mut all = vec![session.project.language.clone()];
    for other in [Language::english(), Language::arabic()] {
        if all.iter().all(|one| !one.same_language(&other)) {
            all.push(other);
        }
    }
    ui.horizontal(|ui| {
        said::small(ui, session.words.get("story-language"), theme::tokens(ui).soft);
        for one in all {
            let name = crate::ui::languages::named(one.as_str());
            let is_it = one == *language;
            if said::button_as(ui, true, &name, |button| button.selected(is_it)).clicked() {
                state.language = Some(one);
                // The keyboard goes back to what is typed.
                state.open = false;
            }
        }
    });
    ui.add_space(4.0);
}

/// Whether every word that was typed stands in what a template is called or for, in any language.
fn fits(template: &Template, filter: &str) -> bool {
    let said: Vec<&str> =
        template.wording.values().flat_map(|wording| [wording.name.as_str(), wording.about.as_str()]).collect();
    let said = said.join(" ").to_lowercase();
    filter.to_lowercase().split_whitespace().all(|word| said.contains(word))
}

/// A template; whether it was taken.
fn row(ui: &mut Ui, wording: &Wording, chosen: bool, reached: bool) -> bool {
    let t = theme::tokens(ui);
    let fill = if chosen { t.accent_soft } else { t.paper };
    let frame = egui::Frame::new().fill(fill).corner_radius(6.0).inner_margin(egui::Margin::symmetric(10, 7));
    let drawn = frame.stroke(Stroke::NONE).show(ui, |ui| {
        ui.set_width(ui.available_width());
        let style: Style = theme::words(theme::BODY).strong();
        label(ui, &wording.name, &style, t.ink, None);
        said::small(ui, &wording.about, t.soft);
    });
    let id = Id::unique(("template-row", &wording.name));
    let response = ui.interact(drawn.response.rect, id, Sense::click());
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(egui::accesskit::Role::ListBoxOption);
        node.set_label(wording.name.clone());
        node.set_description(wording.about.clone());
        node.set_selected(chosen);
    });
    if reached {
        response.scroll_to_me(None);
    }
    response.clicked()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_is_found_by_words_of_any_language_in_any_order() {
        let all = crate::app::Templates::default();
        let found = |filter: &str| all.all().filter(|t| fits(t, filter)).map(|t| t.key.clone()).collect::<Vec<_>>();
        assert_eq!(found("story photo"), ["photo-story"]);
        assert_eq!(found("مقابلة"), ["interview"]);
        assert_eq!(found("sonnet"), Vec::<String>::new());
        assert_eq!(found(" ").len(), 7);
    }
}
