//! Languages by their names, and the choice of one.

use egui::{Id, Ui};

use super::labelled::{self, FieldLook, Spelling};
use super::said;
use super::theme;
use crate::ground::Language;
use crate::words::Words;

/// Languages the desk knows by name: those of its newsrooms and of their neighbors.
const KNOWN: [(&str, &str); 10] = [
    ("en", "English"),
    ("ar", "العربية"),
    ("fr", "Français"),
    ("fa", "فارسی"),
    ("he", "עברית"),
    ("tr", "Türkçe"),
    ("ku", "Kurdî"),
    ("ckb", "کوردی"),
    ("de", "Deutsch"),
    ("es", "Español"),
];

/// A language by its name, with its region where the tag has one; by its tag where the desk knows no name.
pub(super) fn named(tag: &str) -> String {
    let (primary, rest) = tag.split_once('-').unwrap_or((tag, ""));
    match KNOWN.iter().find(|(known, _)| *known == primary) {
        Some((_, name)) if rest.is_empty() => (*name).to_owned(),
        Some((_, name)) => format!("{name} ({tag})"),
        None => tag.to_owned(),
    }
}

/// The languages to choose from, with their names; the one in force is among them.
pub(super) fn options(now: &Language) -> Vec<(Language, String)> {
    let mut tags: Vec<&str> = KNOWN.iter().map(|(tag, _)| *tag).collect();
    if !tags.contains(&now.as_str()) {
        tags.insert(0, now.as_str());
    }
    tags.into_iter().filter_map(|tag| Some((tag.parse().ok()?, named(tag)))).collect()
}

/// A labelled choice of a language. The last option opens a field for any other, by its tag. What was
/// chosen or typed, if anything was, and whether it is being typed.
pub(super) fn choose(ui: &mut Ui, says: &Words, id: Id, label: &str, now: &Language) -> Option<(Language, bool)> {
    let heading = said::small(ui, label, theme::tokens(ui).soft);
    let by_tag = id.with("by-tag");
    let (mut typed, mut chosen) = (ui.data(|data| data.get_temp(by_tag).unwrap_or(false)), now.clone());
    let width = ui.available_width();
    let shown = said::choice(ui, label, &named(now.as_str()), Some(width), |ui| {
        for (language, name) in options(now) {
            typed &= !said::option(ui, &mut chosen, language, &name).clicked();
        }
        typed |= said::option(ui, &mut typed.clone(), true, says.get("language-other")).clicked();
    });
    let _named = shown.labelled_by(heading.id);
    ui.data_mut(|data| data.insert_temp(by_tag, typed));
    if typed {
        let look = FieldLook::line(says.get("language-tag"), "ms, en-GB, …").code();
        chosen = labelled::spelled(ui, says, id, look, now, &TAG).unwrap_or(chosen);
    }
    (chosen != *now).then_some((chosen, typed))
}

const TAG: Spelling<Language> = Spelling {
    write: |language| language.to_string(),
    read: |words| words.trim().parse().ok(),
    wanted: "field-wants-language",
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_named_and_its_region_is_not_lost() {
        let named = ["ar", "en-GB", "ms"].map(named);
        assert_eq!(named, ["العربية", "English (en-GB)", "ms"]);
    }

    #[test]
    fn the_language_in_force_can_be_chosen_though_it_has_no_name() {
        let malay: Language = "ms".parse().unwrap();
        assert_eq!(options(&malay).first(), Some(&(malay, "ms".to_owned())));
        assert_eq!(options(&Language::arabic()).len(), KNOWN.len());
    }
}
