//! The Sources tab: whose words the story quotes, and what may be said of them.

use egui::{Id, Ui};

use super::jump;
use crate::app::{Action, Change, Session, Writing, commands};
use crate::edit::{Edit, Target};
use crate::ground::reading;
use crate::story::{Mark, Story};
use crate::tags::{Source, Terms};
use crate::ui::kept::Kept;
use crate::ui::labelled::{self, FieldLook};
use crate::ui::marks::Marks;
use crate::ui::rows::Even;
use crate::ui::said::{self, Told as _};
use crate::ui::text::label::label;
use crate::ui::theme;
use crate::ui::widgets;
use crate::words::{Words, phrase};

/// The height of a line with a button.
const LINE: f32 = 31.0;

/// Draws the tab.
pub(super) fn show(ui: &mut Ui, session: &Session, story: &Story, kept: &mut Kept, actions: &mut Vec<Action>) {
    let (t, says) = (theme::tokens(ui), session.words);
    let Kept { marks, rows, .. } = kept;
    marks.follow(story);
    let (all, open) = (marks.quotations(), marks.with(&Mark::Quotation(None)));
    ui.spacing_mut().item_spacing.y = 10.0;
    ui.horizontal(|ui| {
        ui.set_min_height(LINE);
        let words = says.say(&phrase!("source-attributed", count = all - open.len(), all = all));
        label(ui, &words, &theme::words(theme::BODY).strong(), t.ink, None);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if said::button(ui, says.get("source-add")).clicked() {
                actions.push(Action::AddSource);
            }
        });
    });
    let is_here = |source: &&Source| !marks.with(&Mark::Quotation(Some(source.id))).is_empty();
    let (here, elsewhere): (Vec<_>, Vec<_>) = session.project.directory.sources.iter().partition(is_here);
    for source in here {
        let quoted = Quoted { session, story, marks };
        rows.sources.row(ui, source.id, |ui| card(ui, quoted, source, &mut rows.lines, actions));
    }
    rows.open.show(ui, open.len(), |ui, nth| {
        let Some((at, quote)) = open.get(nth).and_then(|nth| marks.get(*nth)) else { return };
        widgets::open_card(ui, |ui| {
            ui.horizontal(|ui| {
                ui.set_min_height(LINE);
                widgets::dot(ui, t.red);
                said::line(ui, &says.say(&phrase!("source-open", paragraph = at + 1)), t.ink);
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    if said::button(ui, says.get("panel-show")).clicked() {
                        actions.push(jump::show(story, quote));
                    }
                });
            });
        });
    });
    if !elsewhere.is_empty() {
        widgets::heading(ui, says.get("panel-elsewhere"));
    }
    for source in elsewhere {
        let quoted = Quoted { session, story, marks };
        rows.sources.row(ui, source.id, |ui| card(ui, quoted, source, &mut rows.lines, actions));
    }
    ui.add_space(4.0);
    said::small(ui, says.get("source-promise"), t.soft);
}

/// Where quotes are looked up.
#[derive(Clone, Copy)]
struct Quoted<'a> {
    session: &'a Session,
    story: &'a Story,
    marks: &'a Marks,
}

fn card(ui: &mut Ui, stand: Quoted<'_>, source: &Source, lines: &mut Even, actions: &mut Vec<Action>) {
    let t = theme::tokens(ui);
    let Quoted { session, story, marks } = stand;
    let says = session.words;
    let mark = Mark::Quotation(Some(source.id));
    let quotes = marks.with(&mark);
    let line = if source.terms == Terms::OnTheRecord { t.line } else { t.terms(source.terms) };
    widgets::card(ui, line, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        ui.spacing_mut().interact_size.y = 20.0;
        ui.horizontal(|ui| {
            let name = widgets::or_unnamed(&source.name, says.get("source-unnamed"));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                widgets::chip(
                    ui,
                    says.fixed(&source.terms.label()),
                    t.terms(source.terms),
                    source.terms == Terms::OnTheRecord,
                );
                ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                    label(ui, name, &theme::words(theme::BODY).strong(), t.ink, Some(1));
                });
            });
        });
        let count = says.say(&phrase!("source-quotes", count = quotes.len()));
        let known = match source.terms {
            Terms::Background => &source.described,
            Terms::OnTheRecord | Terms::DeepBackground | Terms::OffTheRecord => &source.affiliation,
        };
        let words = if known.is_empty() { count } else { format!("{} · {count}", reading::isolated(known)) };
        let open = source.name.is_empty();
        let id = ui.make_persistent_id("details");
        widgets::fold_quiet(ui, id, says.get("source-details"), &words, open, |ui| {
            jump::lines(ui, says, story, marks, &mark, lines, actions);
            record(ui, says, source, actions);
        });
        if commands::with_words(session) && widgets::small(ui, says.get("source-attribute")).clicked() {
            actions.push(Action::Write(Writing::Attribute(Some(source.id))));
        }
    });
}

/// One line of a source's record: its message, with a hint, and where it lies.
type Line = (&'static str, fn(&mut Source) -> &mut String);

const LINES: [Line; 4] = [
    ("name", |s| &mut s.name),
    ("described", |s| &mut s.described),
    ("affiliation", |s| &mut s.affiliation),
    ("reached", |s| &mut s.reached),
];

/// What a line is called: it says whether readers see what is written there.
fn line_of(source: &Source, label: &'static str) -> &'static str {
    match label {
        "name" if source.must_not_be_named() => "name-kept",
        "affiliation" if source.must_not_be_named() => "affiliation-kept",
        _as_it_is => label,
    }
}

fn record(ui: &mut Ui, says: &Words, source: &Source, actions: &mut Vec<Action>) {
    let background = source.terms == Terms::Background;
    for (label, line) in LINES.into_iter().filter(|(label, _)| background || *label != "described") {
        let look = FieldLook::line(says.of("source", line_of(source, label)), says.about("source", label, "hint"));
        let mut changed = source.clone();
        let old = line(&mut changed).clone();
        let id = Id::unique(("source", source.id, label));
        if let Some((words, _)) = labelled::field(ui, id, look, &old) {
            line(&mut changed).clone_from(&words);
            let target = Target::Source(source.id, label);
            actions.push(Change::of_line(Edit::PutSource(changed), "change-source", target, &old, &words).into());
        }
    }
    let mut terms = source.terms;
    let t = theme::tokens(ui);
    let heading = said::small(ui, says.get("source-terms"), t.soft);
    let shown = said::choice(ui, "terms", says.fixed(&terms.label()), None, |ui| {
        for option in Terms::ALL {
            let words = says.fixed(&option.label());
            said::option(ui, &mut terms, option, words).told(says.fixed(&option.meaning()));
        }
    });
    let _named = shown.labelled_by(heading.id);
    said::small(ui, says.fixed(&terms.meaning()), t.soft);
    if background && source.shown_as().is_none() {
        said::small(ui, says.get("source-undescribed"), t.amber);
    }
    if terms != source.terms {
        actions.push(Change::new(Edit::PutSource(Source { terms, ..source.clone() }), "source-terms").into());
    }
    if widgets::small(ui, says.get("panel-remove")).told(says.get("source-remove-hint")).clicked() {
        actions.push(Change::new(Edit::RemoveSource(source.id), "change-remove-source").into());
    }
}
