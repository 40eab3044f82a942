//! The keys of commands: those of the rows, and those a person gave in their place.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Session;
use super::commands::{self, Command, CommandId, KEYS_OF_FIELDS, Shortcut};

/// The keys that can be given to commands, by their names; the window's toolkit knows them by these.
pub const KEY_NAMES: [&str; 91] = [
    "A",
    "B",
    "C",
    "D",
    "E",
    "F",
    "G",
    "H",
    "I",
    "J",
    "K",
    "L",
    "M",
    "N",
    "O",
    "P",
    "Q",
    "R",
    "S",
    "T",
    "U",
    "V",
    "W",
    "X",
    "Y",
    "Z",
    "0",
    "1",
    "2",
    "3",
    "4",
    "5",
    "6",
    "7",
    "8",
    "9",
    "F1",
    "F2",
    "F3",
    "F4",
    "F5",
    "F6",
    "F7",
    "F8",
    "F9",
    "F10",
    "F11",
    "F12",
    "F13",
    "F14",
    "F15",
    "F16",
    "F17",
    "F18",
    "F19",
    "F20",
    "F21",
    "F22",
    "F23",
    "F24",
    "ArrowUp",
    "ArrowDown",
    "ArrowLeft",
    "ArrowRight",
    "PageUp",
    "PageDown",
    "Home",
    "End",
    "Insert",
    "Delete",
    "Backspace",
    "Enter",
    "Escape",
    "Tab",
    "Space",
    "Comma",
    "Period",
    "Slash",
    "Backslash",
    "Semicolon",
    "Quote",
    "Backtick",
    "Minus",
    "Plus",
    "Equals",
    "OpenBracket",
    "CloseBracket",
    "Questionmark",
    "Colon",
    "Pipe",
    "Menu",
];

/// Other keys of commands, beside those of their rows. Ctrl+Y, as other programs have it. Equals,
/// because the plus of most keyboards is where Shift is needed for it. Ctrl+G, which finds on where
/// there is no F3. Ctrl+K, as many programs have it for going anywhere; links are put on words from
/// the toolbar, which has no key. The key that many keyboards have for the menu of the other button.
const ALSO: [(Shortcut, CommandId); 6] = [
    (Shortcut { primary: true, shift: false, alt: false, key: "K" }, CommandId("palette")),
    (Shortcut { primary: true, shift: false, alt: false, key: "Y" }, CommandId("redo")),
    (Shortcut { primary: true, shift: false, alt: false, key: "Equals" }, CommandId("zoom-in")),
    (Shortcut { primary: true, shift: false, alt: false, key: "G" }, CommandId("find-next")),
    (Shortcut { primary: true, shift: true, alt: false, key: "G" }, CommandId("find-previous")),
    (Shortcut { primary: false, shift: false, alt: false, key: "Menu" }, CommandId("own-menu")),
];

/// As it is written in the settings: keys by the name of their command.
type Own = BTreeMap<String, Vec<String>>;

/// The keys in force. Of the settings only what differs from the rows is kept; what names no command
/// or no key is kept and passed over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Own", into = "Own")]
pub struct Keys {
    own: Own,
    in_force: Vec<(Shortcut, CommandId)>,
}

impl Default for Keys {
    fn default() -> Self {
        Self::from(Own::new())
    }
}

impl From<Own> for Keys {
    fn from(own: Own) -> Self {
        let in_force = in_force(&own);
        Self { own, in_force }
    }
}

impl From<Keys> for Own {
    fn from(keys: Keys) -> Self {
        keys.own
    }
}

/// Something asked of the keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeysAct {
    /// A command has these keys and no others. Others that had them have them no more.
    Give(CommandId, Vec<Shortcut>),
    /// A command has the keys of its row again.
    Reset(CommandId),
    /// All have.
    ResetAll,
}

impl Keys {
    /// The keys that run a command, the one that is shown first. All that shows keys asks here.
    pub fn of(&self, command: CommandId) -> impl Iterator<Item = Shortcut> {
        self.in_force.iter().filter(move |(_, id)| *id == command).map(|(keys, _)| *keys)
    }

    /// All keys with the commands they run. No two are the same. All that reads keys asks here.
    pub fn all(&self) -> impl Iterator<Item = (Shortcut, CommandId)> {
        self.in_force.iter().copied()
    }

    /// The command that keys run.
    #[must_use]
    pub fn user(&self, keys: Shortcut) -> Option<CommandId> {
        self.in_force.iter().find(|(known, _)| *known == keys).map(|(_, id)| *id)
    }

    /// Whether a person gave a command other keys than its row has.
    #[must_use]
    pub fn is_own(&self, command: CommandId) -> bool {
        self.own.contains_key(command.0)
    }

    /// Whether a person gave any command other keys.
    #[must_use]
    pub fn any_own(&self) -> bool {
        commands::all().any(|command| self.is_own(command.id))
    }

    /// How many entries of the settings name no command, or a key that cannot be had.
    #[must_use]
    pub fn passed_over(&self) -> usize {
        let idle = |id: &str, keys: &[String]| {
            commands::all().all(|command| command.id.0 != id)
                || keys.iter().any(|keys| Shortcut::read(keys).is_none_or(Shortcut::types))
        };
        self.own.iter().filter(|(id, keys)| idle(id, keys)).count()
    }

    /// Keys that a command would have by its row, and another one has now.
    pub fn taken(&self, command: &'static Command) -> impl Iterator<Item = (Shortcut, CommandId)> {
        standard(command).filter_map(|keys| self.user(keys).filter(|user| *user != command.id).map(|user| (keys, user)))
    }

    fn give(&mut self, command: &'static Command, mut keys: Vec<Shortcut>) {
        keys.dedup();
        for (id, others) in self.own.iter_mut().filter(|(id, _)| *id != command.id.0) {
            // What the settings of another version say stays as it is.
            if commands::all().any(|command| command.id.0 == id.as_str()) {
                others.retain(|written| Shortcut::read(written).is_none_or(|read| !keys.contains(&read)));
            }
        }
        if standard(command).eq(keys.iter().copied()) {
            self.own.remove(command.id.0);
        } else {
            self.own.insert(command.id.0.to_owned(), keys.into_iter().map(Shortcut::written).collect());
        }
        self.in_force = in_force(&self.own);
    }

    fn reset_all(&mut self) {
        self.own.retain(|id, _| commands::all().all(|command| command.id.0 != id.as_str()));
        self.in_force = in_force(&self.own);
    }
}

impl Session {
    /// Changes the keys of commands, and keeps that.
    pub(super) fn change_keys(&mut self, act: KeysAct) {
        let keys = &mut self.settings.keys;
        match act {
            KeysAct::Give(id, wanted) => {
                let Some(command) = commands::find(id) else { return };
                keys.give(command, wanted);
            }
            KeysAct::Reset(id) => {
                let Some(command) = commands::find(id) else { return };
                keys.give(command, standard(command).collect());
            }
            KeysAct::ResetAll => keys.reset_all(),
        }
        self.keep_settings();
    }
}

/// The keys a command has by its row.
pub fn standard(command: &'static Command) -> impl Iterator<Item = Shortcut> {
    let also = ALSO.into_iter().filter(|(_, id)| *id == command.id).map(|(keys, _)| keys);
    command.shortcut.into_iter().chain(also)
}

/// Whether a command keeps the keys of its row whatever else it is given: fields know them too.
#[must_use]
pub fn is_fixed(command: CommandId) -> bool {
    KEYS_OF_FIELDS.contains(&command.0)
}

/// Whose keys are whose: first what a person gave, in the order of the rows, then what the rows have
/// and nobody was given.
fn in_force(own: &Own) -> Vec<(Shortcut, CommandId)> {
    let mut all: Vec<(Shortcut, CommandId)> = Vec::new();
    let mut put = |command: &'static Command, keys: Shortcut| {
        if all.iter().all(|(known, _)| *known != keys) {
            all.push((keys, command.id));
        }
    };
    for command in commands::all().filter(|command| is_fixed(command.id)) {
        standard(command).for_each(|keys| put(command, keys));
    }
    for command in commands::all() {
        let given = own.get(command.id.0).into_iter().flatten().filter_map(|written| Shortcut::read(written));
        given.filter(|keys| !keys.types()).for_each(|keys| put(command, keys));
    }
    for command in commands::all().filter(|command| !own.contains_key(command.id.0)) {
        standard(command).for_each(|keys| put(command, keys));
    }
    all
}

impl Shortcut {
    /// Keys as they are written in the settings: `Primary+Shift+S`.
    #[must_use]
    pub fn written(self) -> String {
        let held = [(self.primary, "Primary"), (self.alt, "Alt"), (self.shift, "Shift")];
        let parts: Vec<_> = held.into_iter().filter(|(on, _)| *on).map(|(_, name)| name).chain([self.key]).collect();
        parts.join("+")
    }

    /// Reads keys as they are written; `None` for what names no keys.
    #[must_use]
    pub fn read(written: &str) -> Option<Self> {
        let mut parts: Vec<_> = written.split('+').map(str::trim).collect();
        let key = parts.pop()?;
        let key = KEY_NAMES.into_iter().find(|name| name.eq_ignore_ascii_case(key))?;
        let mut read = Self { primary: false, shift: false, alt: false, key };
        for part in parts {
            match part.to_ascii_lowercase().as_str() {
                "primary" | "ctrl" | "command" => read.primary = true,
                "alt" | "option" => read.alt = true,
                "shift" => read.shift = true,
                _ => return None,
            }
        }
        Some(read)
    }

    /// Whether these keys write or edit wherever words are written, and so can run no command.
    #[must_use]
    pub fn types(self) -> bool {
        let is_function = self.key.strip_prefix('F').is_some_and(|rest| rest.parse::<u8>().is_ok());
        let is_row = || commands::all().any(|command| standard(command).any(|keys| keys == self));
        !self.primary && !self.alt && !is_function && !is_row()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(written: &[(&str, &[&str])]) -> Keys {
        let own = written.iter().map(|(id, keys)| ((*id).to_owned(), keys.iter().map(|k| (*k).to_owned()).collect()));
        Keys::from(own.collect::<Own>())
    }

    fn of(keys: &Keys, id: &'static str) -> Vec<String> {
        keys.of(CommandId(id)).map(Shortcut::written).collect()
    }

    fn give(keys: &mut Keys, id: &'static str, wanted: &[&str]) {
        let command = commands::find(CommandId(id)).unwrap_or_else(|| panic!("no {id}"));
        keys.give(command, wanted.iter().filter_map(|written| Shortcut::read(written)).collect());
    }

    #[test]
    fn every_name_is_read_as_it_is_written() {
        for key in KEY_NAMES {
            for bits in 0_u8..8 {
                let keys = Shortcut { primary: bits & 1 > 0, shift: bits & 2 > 0, alt: bits & 4 > 0, key };
                assert_eq!(Shortcut::read(&keys.written()), Some(keys));
            }
        }
        for command in commands::all() {
            for keys in standard(command) {
                assert_eq!(Shortcut::read(&keys.written()), Some(keys), "{:?}", command.id);
            }
        }
        for odd in ["", "+", "Primary+", "Hyper+S", "Primary+Nokey", "Primary S", "s+Primary"] {
            assert_eq!(Shortcut::read(odd), None, "{odd}");
        }
        assert_eq!(Shortcut::read("ctrl + shift + s").map(Shortcut::written).as_deref(), Some("Primary+Shift+S"));
    }

    #[test]
    fn what_a_person_gave_wins_over_the_rows() {
        let keys = keys(&[("bold", &["Primary+S"]), ("italic", &[])]);
        assert_eq!((of(&keys, "bold"), of(&keys, "save")), (vec!["Primary+S".to_owned()], vec![]));
        assert_eq!(of(&keys, "italic"), Vec::<String>::new());
        assert_eq!(keys.user(Shortcut::primary("S")), Some(CommandId("bold")));
        assert_eq!(keys.user(Shortcut::primary("B")), None, "its old keys are free");
    }

    #[test]
    fn what_names_nothing_is_passed_over_and_kept() {
        let mut keys = keys(&[("no-such", &["Primary+S"]), ("bold", &["Hyper+7", "A", "Shift+Enter", "F7"])]);
        assert_eq!(of(&keys, "bold"), ["F7"], "a letter stays a letter");
        assert_eq!(of(&keys, "save"), ["Primary+S"]);
        assert_eq!(keys.passed_over(), 2);
        give(&mut keys, "save", &["F8"]);
        keys.reset_all();
        assert_eq!(Own::from(keys).into_keys().collect::<Vec<_>>(), ["no-such"]);
    }

    #[test]
    fn keys_that_are_given_are_taken_from_others() {
        let mut keys = Keys::default();
        give(&mut keys, "bold", &["Primary+S", "F7"]);
        assert_eq!(of(&keys, "save"), Vec::<String>::new());
        let save = commands::find(CommandId("save")).into_iter().flat_map(|save| keys.taken(save)).next();
        assert_eq!(save, Some((Shortcut::primary("S"), CommandId("bold"))));
        give(&mut keys, "italic", &["F7"]);
        assert_eq!((of(&keys, "bold"), of(&keys, "italic")), (vec!["Primary+S".to_owned()], vec!["F7".to_owned()]));
        give(&mut keys, "save", &["Primary+S"]);
        assert_eq!(of(&keys, "save"), ["Primary+S"]);
        assert!(of(&keys, "bold").is_empty() && !keys.is_own(CommandId("save")));
        give(&mut keys, "bold", &["Primary+B"]);
        give(&mut keys, "italic", &["Primary+Shift+I"]);
        assert_eq!(keys, Keys::default(), "only what differs from the rows is kept");
    }

    #[test]
    fn no_two_commands_share_keys_whatever_was_given() {
        let all: Vec<_> = commands::all().collect();
        let mut keys = Keys::default();
        for (nth, command) in all.iter().enumerate() {
            let other = all.iter().cycle().skip(nth * 7 + 3).find_map(|other| other.shortcut);
            keys.give(command, other.into_iter().chain(command.shortcut).collect());
            let mut seen: Vec<_> = keys.all().map(|(keys, _)| keys).collect();
            let count = seen.len();
            seen.sort_unstable();
            seen.dedup();
            assert_eq!(seen.len(), count, "after {:?}", command.id);
        }
    }

    #[test]
    fn fields_keep_their_keys() {
        let mut keys = keys(&[("copy", &["F7"]), ("save", &["Primary+C"])]);
        assert_eq!((of(&keys, "copy"), of(&keys, "save")), (vec!["Primary+C".to_owned(), "F7".to_owned()], vec![]));
        give(&mut keys, "save", &["Primary+A"]);
        assert_eq!(keys.user(Shortcut::primary("A")), Some(CommandId("select-all")));
    }
}
