//! The Sources tab: whose words the story quotes, and what may be said of them.

use egui::{CollapsingHeader, ComboBox, Id, RichText, Ui};

use super::jump;
use crate::app::{Action, Change, Session, Writing, commands};
use crate::edit::{Edit, Target};
use crate::story::{Mark, Story};
use crate::tags::{Source, Terms};
use crate::ui::kept::Kept;
use crate::ui::marks::Marks;
use crate::ui::rows::Even;
use crate::ui::text::label::label;
use crate::ui::theme;
use crate::ui::widgets::{self, FieldLook};

/// Draws the tab.
pub(super) fn show(ui: &mut Ui, session: &Session, story: &Story, kept: &mut Kept, actions: &mut Vec<Action>) {
    let t = theme::tokens(ui);
    let Kept { marks, rows, .. } = kept;
    marks.follow(story);
    let (all, open) = (marks.quotations(), marks.with(&Mark::Quotation(None)));
    ui.horizontal(|ui| {
        let words = format!("{} of {all} quotes attributed", all - open.len());
        ui.label(RichText::new(words).font(theme::strong(13.0)));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if ui.button("Add source").clicked() {
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
        widgets::card(ui, t.red.gamma_multiply(0.5), |ui| {
            ui.horizontal(|ui| {
                widgets::dot(ui, t.red);
                ui.label(format!("Quote in ¶ {} has no source", at + 1));
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    if ui.button("Show").clicked() {
                        actions.push(jump::show(story, quote));
                    }
                });
            });
        });
    });
    if !elsewhere.is_empty() {
        widgets::heading(ui, "Elsewhere in the directory");
    }
    for source in elsewhere {
        let quoted = Quoted { session, story, marks };
        rows.sources.row(ui, source.id, |ui| card(ui, quoted, source, &mut rows.lines, actions));
    }
    ui.add_space(4.0);
    ui.label(
        RichText::new("Off-the-record words never leave; how a source was reached is never exported.")
            .small()
            .color(t.soft),
    );
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
    let mark = Mark::Quotation(Some(source.id));
    let quotes = marks.with(&mark);
    let line = if source.terms == Terms::OnTheRecord { t.line } else { t.terms(source.terms) };
    widgets::card(ui, line, |ui| {
        ui.horizontal(|ui| {
            let name = widgets::or_unnamed(&source.name, "Unnamed source");
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                widgets::chip(ui, source.terms.label(), t.terms(source.terms), source.terms == Terms::OnTheRecord);
                ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                    label(ui, name, &theme::words(13.0).strong(), t.ink, Some(1));
                });
            });
        });
        let count = if quotes.len() == 1 { "1 quote".to_owned() } else { format!("{} quotes", quotes.len()) };
        let parts: Vec<&str> = [source.affiliation.as_str(), &count].into_iter().filter(|p| !p.is_empty()).collect();
        label(ui, &parts.join(" · "), &theme::words(11.5), t.soft, None);
        if commands::with_words(session) && widgets::small(ui, "Attribute the selected words").clicked() {
            actions.push(Action::Write(Writing::Attribute(Some(source.id))));
        }
        let open = source.name.is_empty();
        CollapsingHeader::new(RichText::new("Details").small()).default_open(open).show(ui, |ui| {
            jump::lines(ui, story, marks, &mark, lines, actions);
            record(ui, source, actions);
        });
    });
}

/// One line of a source's record: its name, its hint, and where it lies.
type Line = (&'static str, &'static str, fn(&mut Source) -> &mut String);

const LINES: [Line; 3] = [
    ("Name as the public may see it", "Layla Hasan, or “a ministry engineer”", |s| &mut s.name),
    ("Affiliation", "University of Mosul", |s| &mut s.affiliation),
    ("How reached (never exported)", "By phone, Nov 14", |s| &mut s.reached),
];

fn record(ui: &mut Ui, source: &Source, actions: &mut Vec<Action>) {
    for (label, hint, line) in LINES {
        let mut changed = source.clone();
        let old = line(&mut changed).clone();
        let id = Id::unique(("source", source.id, label));
        if let Some((words, _)) = widgets::field(ui, id, FieldLook::line(label, hint), &old) {
            line(&mut changed).clone_from(&words);
            let target = Target::Source(source.id, label);
            actions.push(Change::of_line(Edit::PutSource(changed), "Source", target, &old, &words).into());
        }
    }
    let mut terms = source.terms;
    let t = theme::tokens(ui);
    let heading = ui.label(RichText::new("Terms").small().color(t.soft));
    let shown = ComboBox::from_id_salt("terms").selected_text(terms.label()).show_ui(ui, |ui| {
        for option in Terms::ALL {
            ui.selectable_value(&mut terms, option, option.label()).on_hover_text(option.meaning());
        }
    });
    let _named = shown.response.labelled_by(heading.id);
    ui.label(RichText::new(terms.meaning()).small().color(t.soft));
    if terms != source.terms {
        actions.push(Change::new(Edit::PutSource(Source { terms, ..source.clone() }), "Terms").into());
    }
    if widgets::small(ui, "Remove").on_hover_text("Its quotations stand unattributed").clicked() {
        actions.push(Change::new(Edit::RemoveSource(source.id), "Remove source").into());
    }
}
