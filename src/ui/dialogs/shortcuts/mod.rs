//! All commands and their keys: found by name or by keys, and given others.
//!
//! The keyboard stays in the field; arrows go through the list under it, Enter takes new keys for
//! the command that is chosen.

mod list;
mod record;

use egui::accesskit::Live;
use egui::{Context, EventFilter, Id, Key, Modifiers, Sense, Ui, vec2};

use crate::app::commands::{self, Command, CommandId, Shortcut};
use crate::app::keys::{is_fixed, standard};
use crate::app::{Action, KeysAct, Session};
use crate::edit::find::{Name, Typed};
use crate::ui::said::Told as _;
use crate::ui::text::field::Field;
use crate::ui::text::label::label;
use crate::ui::{keys, said, theme, widgets};
use crate::words::{Phrase, Words, phrase};

/// What is looked for, chosen and under way.
#[derive(Default)]
pub(in crate::ui) struct ShortcutsState {
    typed: String,
    /// Keys that were pressed to find what they do.
    pressed: Option<Shortcut>,
    /// The chosen row, from 0.
    at: usize,
    taking: Taking,
    /// What was said of the last keys.
    said: Option<Phrase>,
    has_keyboard: bool,
}

/// What is under way.
#[derive(Clone, Debug, Default, PartialEq)]
enum Taking {
    /// Nothing.
    #[default]
    Nothing,
    /// The next keys are for this command, in place of its own or beside them.
    Keys(CommandId, bool),
    /// These are to be all the keys of a command; some are another one's.
    Asked(CommandId, Vec<Shortcut>),
}

/// Rows gone by with Page up and Page down.
const PAGE: usize = 10;

impl ShortcutsState {
    /// Draws it.
    pub(super) fn show(&mut self, ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
        super::title(ui, session.words.of("command", "shortcuts"));
        super::record(ui.ctx(), matches!(self.taking, Taking::Keys(..)));
        let found = self.found(session);
        let before = (self.typed.clone(), self.pressed, self.at);
        let mut moved = false;
        if self.taking == Taking::Nothing {
            moved = self.walk(ui, found.len());
            if let (true, Some(command)) = (Self::enters(ui), found.get(self.at)) {
                self.take(command.id, false);
            }
        } else if ui.input_mut(|input| !self.records() && input.consume_key(Modifiers::NONE, Key::Escape)) {
            self.done();
        }
        self.ask(ui, session);
        ui.add_space(6.0);
        let found = self.found(session);
        if (&before.0, before.1) != (&self.typed, self.pressed) {
            self.at = 0;
            moved = true;
        }
        self.at = self.at.min(found.len().saturating_sub(1));
        let hit = list::show(ui, session, &found, self.at, moved, Id::unique("shortcuts"));
        if let Some((at, twice)) = hit {
            self.at = at;
            self.said = None;
            self.done();
            if let Some(command) = found.get(at).filter(|_| twice) {
                self.take(command.id, false);
            }
        }
        ui.add_space(8.0);
        match found.get(self.at) {
            Some(command) => self.chosen(ui, session, command, actions),
            None => self.nothing(ui, session),
        }
        ui.add_space(10.0);
        self.close(ui, session, actions);
    }

    fn records(&self) -> bool {
        matches!(self.taking, Taking::Keys(..))
    }

    /// Waits for new keys for a command.
    fn take(&mut self, command: CommandId, beside: bool) {
        (self.taking, self.said) = (Taking::Keys(command, beside), None);
    }

    /// Ends what is under way; the keyboard is the field's again.
    fn done(&mut self) {
        self.taking = Taking::Nothing;
        self.has_keyboard = false;
    }

    /// The commands that fit, menu by menu.
    fn found(&self, session: &Session) -> Vec<&'static Command> {
        if let Some(pressed) = self.pressed {
            let user = session.settings.keys.user(pressed);
            return commands::all().filter(|command| Some(command.id) == user).collect();
        }
        let typed = Typed::new(&self.typed);
        let fits =
            |command: &&Command| typed.is_empty() || names(session.words, command).any(|n| typed.score(&n).is_some());
        commands::Menu::ALL.into_iter().flat_map(commands::of).filter(fits).collect()
    }

    /// Goes through the list, while the field has the keyboard; whether a key did.
    fn walk(&mut self, ui: &Ui, count: usize) -> bool {
        if !ui.memory(|memory| memory.has_focus(Id::unique("shortcuts"))) {
            return false;
        }
        let (at, last) = (self.at, count.saturating_sub(1));
        let ways = [
            (Key::ArrowDown, if at >= last { 0 } else { at + 1 }),
            (Key::ArrowUp, at.checked_sub(1).unwrap_or(last)),
            (Key::PageDown, (at + PAGE).min(last)),
            (Key::PageUp, at.saturating_sub(PAGE)),
        ];
        let pressed = ways.into_iter().find(|(key, _)| ui.input_mut(|input| input.consume_key(Modifiers::NONE, *key)));
        self.at = pressed.map_or(at, |(_, to)| to);
        if pressed.is_some() {
            self.said = None;
        }
        pressed.is_some()
    }

    /// Whether Enter was pressed in the field.
    fn enters(ui: &Ui) -> bool {
        ui.memory(|memory| memory.has_focus(Id::unique("shortcuts")))
            && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter))
    }

    /// The field, for letters of a name and for keys.
    fn ask(&mut self, ui: &mut Ui, session: &Session) {
        let (t, says, id) = (theme::tokens(ui), session.words, Id::unique("shortcuts"));
        let in_field = ui.memory(|memory| memory.has_focus(id));
        if in_field && self.taking == Taking::Nothing {
            if let Some(pressed) = record::take_combination(ui.ctx()) {
                self.pressed = keys::shortcut_of(ui.ctx().os(), pressed.key, pressed.held);
                self.typed.clear();
            } else if self.pressed.is_some() && ui.input(|input| input.key_pressed(Key::Backspace)) {
                self.pressed = None;
            }
        }
        let name = self.pressed.map(|pressed| keys::name(ui.ctx(), session, pressed));
        let hint = name.as_deref().unwrap_or(says.get("keys-ask"));
        let color = if name.is_some() { t.ink } else { t.faint };
        let field = Field::new(id, theme::words(theme::BODY)).hint(hint, color);
        let field = field.show(ui, &mut self.typed).response;
        widgets::name(ui, id, says.get("keys-ask"));
        if field.changed() && !self.typed.is_empty() {
            self.pressed = None;
        }
        if !self.has_keyboard && self.taking == Taking::Nothing {
            self.has_keyboard = field.has_focus();
            field.request_focus();
        }
    }

    /// The command that is chosen: what it does, its keys, and what can be done to them.
    fn chosen(&mut self, ui: &mut Ui, session: &Session, command: &'static Command, actions: &mut Vec<Action>) {
        let (t, says) = (theme::tokens(ui), session.words);
        widgets::card(ui, t.line, |ui| {
            label(ui, command.label(says), &theme::words(theme::BODY).strong(), t.ink, None);
            said::small(ui, command.help(says), t.soft);
            ui.add_space(2.0);
            ui.set_min_height(58.0);
            match self.taking.clone() {
                Taking::Nothing => self.buttons(ui, session, command, actions),
                Taking::Keys(id, beside) => self.recording(ui, session, (id, beside), actions),
                Taking::Asked(id, wanted) => self.question(ui, session, id, &wanted, actions),
            }
            if let Some(said) = &self.said {
                let told = said::line(ui, &says.say(said), t.amber);
                ui.ctx().accesskit_node_builder(told.id, |node| node.set_live(Live::Assertive));
            }
        });
    }

    fn buttons(&mut self, ui: &mut Ui, session: &Session, command: &'static Command, actions: &mut Vec<Action>) {
        let (says, known) = (session.words, &session.settings.keys);
        let own: Vec<_> = known.of(command.id).collect();
        let t = theme::tokens(ui);
        ui.horizontal_wrapped(|ui| {
            for keys in &own {
                let name = keys::name(ui.ctx(), session, *keys);
                if is_fixed(command.id) && standard(command).any(|other| other == *keys) {
                    widgets::chip(ui, &name, t.ink, false);
                    continue;
                }
                let called = says.say(&phrase!("keys-take-off", keys = &name));
                let button = widgets::small(ui, &format!("{name} ×"));
                widgets::name(ui, button.id, &called);
                if button.told(&called).clicked() {
                    let left = own.iter().copied().filter(|other| other != keys).collect();
                    self.give(session, command.id, left, actions);
                }
            }
            let words = if own.is_empty() { "keys-give" } else { "keys-change" };
            if widgets::small(ui, says.get(words)).clicked() {
                self.take(command.id, false);
            }
            if !own.is_empty() && widgets::small(ui, says.get("keys-add")).clicked() {
                self.take(command.id, true);
            }
            let changed = known.is_own(command.id) || known.taken(command).next().is_some();
            if changed && widgets::small(ui, says.get("keys-reset")).clicked() {
                self.give(session, command.id, standard(command).collect(), actions);
            }
        });
    }

    /// Waits for keys.
    fn recording(
        &mut self,
        ui: &mut Ui,
        session: &Session,
        (id, beside): (CommandId, bool),
        actions: &mut Vec<Action>,
    ) {
        let says = session.words;
        let command = commands::find(id).map(|command| command.label(says)).unwrap_or_default();
        let words = says.say(&phrase!("keys-press", command = command));
        let waits = Id::unique("waits-for-keys");
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 34.0), Sense::hover());
        let response = ui.interact(rect, waits, Sense::focusable_noninteractive());
        ui.ctx().accesskit_node_builder(waits, |node| {
            node.set_role(egui::accesskit::Role::Label);
            node.set_label(words.as_str());
            node.set_live(Live::Assertive);
        });
        response.request_focus();
        let all = EventFilter { tab: true, horizontal_arrows: true, vertical_arrows: true, escape: true };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(waits, all));
        let t = theme::tokens(ui);
        ui.painter().rect_filled(rect, f32::from(theme::ROUND), t.accent_soft);
        let within = rect.shrink2(vec2(10.0, 8.0));
        let style = theme::words(theme::BODY);
        crate::ui::text::label::write(ui, within.min, &words, &style, t.ink, Some((within.width(), 1)));
        // What began it is not what it waits for.
        let Some(pressed) = record::take(ui.ctx()).filter(|_| response.has_focus()) else { return };
        if pressed.key == Key::Escape && !pressed.held.any() {
            return self.done();
        }
        match record::keys_for(ui.ctx(), session, id, pressed) {
            Err(why) => self.said = Some(why),
            Ok(keys) => {
                let kept = session.settings.keys.of(id).filter(|_| beside);
                let mut wanted: Vec<_> = kept.chain([keys]).collect();
                wanted.dedup();
                self.give(session, id, wanted, actions);
            }
        }
    }

    /// Gives a command keys, or asks first if another has some of them.
    fn give(&mut self, session: &Session, id: CommandId, wanted: Vec<Shortcut>, actions: &mut Vec<Action>) {
        self.said = None;
        if clash(session, id, &wanted).is_some() {
            self.taking = Taking::Asked(id, wanted);
            self.has_keyboard = true;
        } else {
            actions.push(Action::Keys(KeysAct::Give(id, wanted)));
            self.done();
        }
    }

    /// Asks whether keys are to be taken from another command.
    fn question(
        &mut self,
        ui: &mut Ui,
        session: &Session,
        id: CommandId,
        wanted: &[Shortcut],
        actions: &mut Vec<Action>,
    ) {
        let says = session.words;
        let Some((keys, user)) = clash(session, id, wanted) else { return self.done() };
        let other = commands::find(user).map(|command| command.label(says)).unwrap_or_default();
        let name = keys::name(ui.ctx(), session, keys);
        let words = says.say(&phrase!("keys-used", keys = name, command = other));
        let told = said::line(ui, &words, theme::tokens(ui).amber);
        ui.ctx().accesskit_node_builder(told.id, |node| node.set_live(Live::Assertive));
        ui.horizontal(|ui| {
            let replace = widgets::small(ui, says.get("keys-replace"));
            if self.has_keyboard {
                self.has_keyboard = false;
                replace.request_focus();
            }
            if replace.clicked() {
                actions.push(Action::Keys(KeysAct::Give(id, wanted.to_vec())));
                self.done();
            }
            if widgets::small(ui, says.get("keys-keep")).clicked() {
                self.done();
            }
        });
    }

    /// What is said where no command fits.
    fn nothing(&mut self, ui: &mut Ui, session: &Session) {
        self.taking = Taking::Nothing;
        let says = session.words;
        let words = match self.pressed {
            Some(pressed) => says.say(&phrase!("keys-free", keys = keys::name(ui.ctx(), session, pressed))),
            None => says.get("keys-none").to_owned(),
        };
        said::line(ui, &words, theme::tokens(ui).soft);
    }

    fn close(&mut self, ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
        let (says, known) = (session.words, &session.settings.keys);
        ui.horizontal(|ui| {
            if widgets::primary(ui, true, says.get("ask-close")).clicked() {
                actions.push(Action::Dialog(None));
            }
            if known.any_own() && said::button(ui, says.get("keys-reset-all")).clicked() {
                actions.push(Action::Keys(KeysAct::ResetAll));
                self.done();
            }
            let idle = known.passed_over();
            if idle > 0 {
                said::small(ui, &says.say(&phrase!("keys-passed-over", count = idle)), theme::tokens(ui).soft);
            }
        });
    }
}

/// What a command may be called by: its name in the language of the window and in English, with its
/// menu before it.
fn names(words: &'static Words, command: &Command) -> impl Iterator<Item = Name> {
    let called =
        [words, Words::english()].map(|words| format!("{} {}", command.menu.label(words), command.label(words)));
    called.into_iter().map(|name| Name::new(&name))
}

/// The first of some keys that another command has.
fn clash(session: &Session, id: CommandId, wanted: &[Shortcut]) -> Option<(Shortcut, CommandId)> {
    let known = &session.settings.keys;
    wanted.iter().find_map(|keys| Some((*keys, known.user(*keys).filter(|user| *user != id)?)))
}

/// How all keys of a command read, one after another.
fn all_keys(ctx: &Context, session: &Session, command: &Command) -> String {
    let names: Vec<_> = session.settings.keys.of(command.id).map(|keys| keys::name(ctx, session, keys)).collect();
    names.join("  ")
}
