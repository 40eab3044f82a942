//! A damaged project: what can be had of it, and what is missing.

mod losses;

use std::sync::Arc;

use egui::Ui;

use crate::app::{Action, Damage, DamageAct, Session};
use crate::project::rescue::Rescued;
use crate::project::{Project, Version};
use crate::ui::text::label::label;
use crate::ui::{said, theme, widgets};
use crate::words::{Arg, Phrase, phrase};

/// Draws what can be had of a damaged file.
pub(super) fn show(ui: &mut Ui, session: &Session, damage: &Arc<Damage>, actions: &mut Vec<Action>) {
    let (t, says) = (theme::tokens(ui), session.words);
    let name = damage.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    super::title(ui, &says.say(&phrase!("damage-title", file = name)));
    let tallest = (ui.ctx().content_rect().height() - 200.0).max(160.0);
    super::scroll(tallest).auto_shrink([false, true]).show(ui, |ui| {
        label(ui, &says.say(&damage.why), &theme::words(theme::BODY), t.ink, None);
        ui.add_space(2.0);
        said::small(ui, says.about("damage", "title", "about"), t.soft);
        ui.add_space(8.0);
        if let Some((version, project)) = &damage.good {
            way(ui, says.get("damage-good"), &says.say(&good(session, version, project)), t.accent);
        }
        if let Some(rescued) = &damage.rescued {
            way(ui, says.get("damage-rescued"), &says.say(&readable(rescued)), t.line);
            losses::show(ui, session, rescued);
        }
    });
    ui.add_space(10.0);
    buttons(ui, session, damage, actions);
}

fn buttons(ui: &mut Ui, session: &Session, damage: &Arc<Damage>, actions: &mut Vec<Action>) {
    let says = session.words;
    ui.horizontal_wrapped(|ui| {
        let mut first = None;
        if damage.good.is_some() {
            let good = widgets::primary(ui, true, says.get("damage-open-good"));
            if good.clicked() {
                actions.push(Action::Damage(DamageAct::OpenGood(Arc::clone(damage))));
            }
            first = Some(good);
        }
        if damage.rescued.is_some() {
            let words = says.get("damage-open-rescued");
            let rescued = if first.is_some() { said::button(ui, words) } else { widgets::primary(ui, true, words) };
            if rescued.clicked() {
                actions.push(Action::Damage(DamageAct::OpenRescued(Arc::clone(damage))));
            }
            first = first.or(Some(rescued));
        }
        if said::button(ui, says.get("damage-leave")).clicked() {
            actions.push(Action::Dialog(None));
        }
        if let Some(first) = first {
            super::want_first(ui, &first);
        }
    });
}

/// Draws what is missing from the project on the desk.
pub(super) fn missing(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let (t, says) = (theme::tokens(ui), session.words);
    super::title(ui, says.of("command", "missing-parts").trim_end_matches('…'));
    match session.safety.damage.as_ref().and_then(|damage| damage.rescued.as_ref()) {
        Some(rescued) => {
            said::small(ui, says.get("damage-missing-about"), t.soft);
            let tallest = (ui.ctx().content_rect().height() - 240.0).max(160.0);
            super::scroll(tallest).auto_shrink([false, true]).show(ui, |ui| {
                losses::show(ui, session, rescued);
            });
        }
        None => drop(said::line(ui, says.get("damage-nothing-missing"), t.soft)),
    }
    ui.add_space(10.0);
    if widgets::primary(ui, true, says.get("ask-close")).clicked() {
        actions.push(Action::Dialog(None));
    }
}

/// A way on: what it is called, and what it leads to.
fn way(ui: &mut Ui, name: &str, about: &str, line: egui::Color32) {
    let t = theme::tokens(ui);
    widgets::card(ui, line, |ui| {
        label(ui, name, &theme::words(theme::BODY).strong(), t.ink, None);
        said::small(ui, about, t.soft);
    });
    ui.add_space(6.0);
}

/// When the last good version was saved, by whom, and what is in it.
fn good(session: &Session, version: &Version, project: &Project) -> Phrase {
    let mut facts = vec![Arg::Phrase(session.when(version.at))];
    if !version.label.who.is_empty() {
        facts.push(phrase!("version-by", who = &version.label.who).into());
    }
    if !version.label.name.is_empty() {
        facts.push(Arg::from(version.label.name.as_str()));
    }
    facts.extend(holds(project));
    Phrase::new("version-facts").with("facts", Arg::List(facts))
}

/// What can be read, and how much is told to be missing.
fn readable(rescued: &Rescued) -> Phrase {
    let mut facts = holds(&rescued.project);
    facts.push(phrase!("damage-places", count = rescued.losses.len() + rescued.more).into());
    Phrase::new("version-facts").with("facts", Arg::List(facts))
}

fn holds(project: &Project) -> Vec<Arg> {
    let words: usize = project.stories.iter().map(|story| story.count().words).sum();
    vec![
        phrase!("damage-stories", count = project.stories.len()).into(),
        phrase!("version-words", count = words).into(),
        phrase!("damage-photos", count = project.library.photos.len()).into(),
    ]
}
