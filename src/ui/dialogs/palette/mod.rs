//! The palette: commands and everything with a name, gone to by a few letters of it.
//!
//! The keyboard stays in the field; arrows go through the list under it.

mod offers;

use egui::accesskit::Role;
use egui::{Align2, Id, Key, Modifiers, Rect, Response, ScrollArea, Sense, Ui, WidgetInfo, vec2};

use crate::app::{Action, Session};
use crate::project::Project;
use crate::ui::kept::Kept;
use crate::ui::text::field::Field;
use crate::ui::text::label::write;
use crate::ui::{keys, said, theme, widgets};
use offers::{Leads, Offer};

/// Height of a row, in points.
const ROW: f32 = 30.0;
/// Rows listed; who wants what comes after these types another letter.
const MOST: usize = 100;
/// Rows in sight.
const IN_SIGHT: f32 = 12.0;
/// Rows gone by with Page up and Page down.
const PAGE: usize = 10;

/// What is typed, and what fits it.
#[derive(Default)]
pub(super) struct Palette {
    typed: String,
    offers: Vec<Offer>,
    /// The project they are of; none before the first frame.
    of: Option<Project>,
    /// Those that fit, best first.
    fitting: Vec<usize>,
    /// Whether the field has been given the keyboard.
    has_keyboard: bool,
    /// The chosen one, from 0.
    at: usize,
}

impl Palette {
    /// Draws it.
    pub(super) fn show(&mut self, ui: &mut Ui, session: &Session, kept: &mut Kept, actions: &mut Vec<Action>) {
        let id = Id::unique("palette");
        self.gather(ui, session, kept, actions);
        let moved = self.keys(ui);
        let entered = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
        let (t, says) = (theme::tokens(ui), session.words);
        let field = Field::new(id, theme::words(theme::NAME)).hint(says.get("palette-ask"), t.faint);
        let field = field.show(ui, &mut self.typed).response;
        // A dialog is not there yet while it is measured.
        if !self.has_keyboard {
            self.has_keyboard = field.has_focus();
            field.request_focus();
        }
        let changed = field.changed();
        widgets::name(ui, id, says.get("palette-ask"));
        if changed {
            self.refit();
        }
        ui.add_space(8.0);
        let clicked = self.list(ui, session, moved || changed);
        let chosen = clicked.or_else(|| entered.then_some(self.at));
        if let Some(offer) = chosen.and_then(|at| self.offer(at)).filter(|offer| offer.ready) {
            actions.extend(offers::actions(session, &offer.leads));
        }
    }

    /// Looks up what there is, once for as long as it stays.
    fn gather(&mut self, ui: &Ui, session: &Session, kept: &mut Kept, actions: &mut Vec<Action>) {
        if self.of.as_ref() == Some(&session.project) {
            return;
        }
        let Kept { findings, counts, .. } = kept;
        let known = findings.of_story(ui, session, counts, actions);
        self.offers = offers::gather(session, known.found);
        self.of = Some(session.project.clone());
        self.refit();
    }

    fn refit(&mut self) {
        self.fitting = offers::fitting(&self.offers, &self.typed);
        self.fitting.truncate(MOST);
        self.at = 0;
    }

    fn offer(&self, at: usize) -> Option<&Offer> {
        self.fitting.get(at).and_then(|nth| self.offers.get(*nth))
    }

    /// Goes through the list; whether a key did.
    fn keys(&mut self, ui: &Ui) -> bool {
        let last = self.fitting.len().saturating_sub(1);
        let at = self.at;
        let ways = [
            (Key::ArrowDown, if at >= last { 0 } else { at + 1 }),
            (Key::ArrowUp, at.checked_sub(1).unwrap_or(last)),
            (Key::PageDown, (at + PAGE).min(last)),
            (Key::PageUp, at.saturating_sub(PAGE)),
            (Key::Home, 0),
            (Key::End, last),
        ];
        let pressed = ways.into_iter().find(|(key, _)| ui.input_mut(|input| input.consume_key(Modifiers::NONE, *key)));
        self.at = pressed.map_or(at, |(_, to)| to);
        pressed.is_some()
    }

    /// Draws the rows; gives the one clicked.
    fn list(&self, ui: &mut Ui, session: &Session, moved: bool) -> Option<usize> {
        if self.fitting.is_empty() {
            said::line(ui, session.words.get("palette-none"), theme::tokens(ui).soft);
            return None;
        }
        let mut clicked = None;
        let tallest = (ROW * IN_SIGHT).min(ui.ctx().content_rect().height() - 220.0).max(ROW * 3.0);
        ScrollArea::vertical().max_height(tallest).auto_shrink([false, true]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for at in 0..self.fitting.len() {
                let Some(offer) = self.offer(at) else { continue };
                let response = row(ui, session, offer, at == self.at);
                if at == self.at {
                    let id = response.id.accesskit_id();
                    ui.ctx().accesskit_node_builder(Id::unique("palette"), |node| node.set_active_descendant(id));
                    if moved {
                        response.scroll_to_me(None);
                    }
                }
                if response.clicked() {
                    clicked = Some(at);
                }
            }
        });
        clicked
    }
}

/// Draws an offer: its name, what it is, the keys that lead there.
fn row(ui: &mut Ui, session: &Session, offer: &Offer, chosen: bool) -> Response {
    let t = theme::tokens(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::CLICK);
    let keys = match &offer.leads {
        Leads::Command(command) => keys::label(ui.ctx(), session, command),
        Leads::Story(_) | Leads::Entity(_) | Leads::Photo(_) | Leads::Finding(_) => String::new(),
    };
    let late = if offer.ready { "" } else { session.words.get("palette-not-now") };
    let told: Vec<_> = [offer.name.as_str(), &offer.what, &keys, late].into_iter().filter(|s| !s.is_empty()).collect();
    let told = told.join(", ");
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, offer.ready, chosen, &told));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_selected(chosen));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    if chosen || response.hovered() {
        ui.painter().rect_filled(rect, 6.0, if chosen { t.accent_soft } else { t.rail });
    }
    let inner = rect.shrink2(vec2(10.0, 0.0));
    let columns = [(0.0, 0.58), (0.6, 0.19), (0.8, 0.2)];
    let ink = if offer.ready { t.ink } else { t.faint };
    let soft = if offer.ready { t.soft } else { t.faint };
    let pieces = [(offer.name.as_str(), 13.0, ink), (offer.what.as_str(), 12.0, soft), (keys.as_str(), 12.0, soft)];
    for ((words, size, color), (from, part)) in pieces.into_iter().zip(columns) {
        let style = theme::words(size);
        let at = Align2::LEFT_CENTER.anchor_size(
            inner.left_center() + vec2(inner.width() * from, 0.0),
            vec2(inner.width() * part, style.size * style.leading),
        );
        cell(ui, at, words, &style, color);
    }
    response
}

fn cell(ui: &Ui, at: Rect, words: &str, style: &crate::ui::text::Style, color: egui::Color32) {
    if !words.is_empty() {
        write(ui, at.min, words, style, color, Some((at.width(), 1)));
    }
}
