//! House settings: what every page of a publication carries, and how its newsroom begins.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::ground::is_default;
use crate::words::{Phrase, Say, phrase};

/// House settings: what every page of a publication carries.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct House {
    /// The publication's name.
    #[serde(skip_serializing_if = "is_default")]
    pub publication: String,
    /// The line on rights at the foot of a page.
    #[serde(skip_serializing_if = "is_default")]
    pub copyright: String,
    /// The zone the newsroom lives by, by its IANA name: `Asia/Baghdad`; UTC where it names none.
    #[serde(skip_serializing_if = "is_default")]
    pub zone: String,
    /// What new work begins with.
    #[serde(skip_serializing_if = "is_default")]
    pub defaults: Defaults,
    /// Words that are spelt as the house spells them, whatever a dictionary says; at most 10,000.
    #[serde(skip_serializing_if = "is_default")]
    pub words: BTreeSet<String>,
}

/// What new work of a house begins with. What is empty or none is left to the person at the desk,
/// else to the language. Nothing of it is exported by itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Defaults {
    /// Who signs a story that nobody else signs: `Staff`, or a name, a comma and a role.
    #[serde(skip_serializing_if = "is_default")]
    pub byline: String,
    /// The credit of photos that a template wants; a file that brings its own keeps that.
    #[serde(skip_serializing_if = "is_default")]
    pub credit: String,
    /// The section of new stories.
    #[serde(skip_serializing_if = "is_default")]
    pub section: String,
    /// Where exports go, from the project's folder, with `/` between names: `site`. Never outside
    /// of that folder, as the file may lie on another machine tomorrow.
    #[serde(skip_serializing_if = "is_default")]
    pub export_folder: String,
    /// The quotation marks of copy in the project's language; none is the language's own.
    #[serde(skip_serializing_if = "is_default")]
    pub quotes: Option<QuoteStyle>,
    /// Whether what is typed is corrected, where the person has not said.
    #[serde(skip_serializing_if = "is_default")]
    pub smart_typing: Option<bool>,
}

/// Quotation marks a house may set whatever the language has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum QuoteStyle {
    /// “ and ”, with ‘ and ’ inside.
    Curly,
    /// « and », with “ and ” inside.
    Angle,
    /// „ and “, with ‚ and ‘ inside.
    Low,
    /// ‘ and ’, with “ and ” inside.
    Single,
}

impl QuoteStyle {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Curly, Self::Angle, Self::Low, Self::Single];

    /// The marks that open and close.
    #[must_use]
    pub fn marks(self) -> [&'static str; 2] {
        match self {
            Self::Curly => ["“", "”"],
            Self::Angle => ["«", "»"],
            Self::Low => ["„", "“"],
            Self::Single => ["‘", "’"],
        }
    }
}

/// What of the house settings cannot be used, and what is done in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HouseFault {
    /// No clock knows the zone; times are in UTC.
    Zone(String),
    /// The folder for exports leads out of the project's folder; it is not used.
    Folder(String),
}

impl Say for HouseFault {
    fn phrase(&self) -> Phrase {
        match self {
            Self::Zone(zone) => phrase!("house-bad-zone", zone = zone),
            Self::Folder(folder) => phrase!("house-bad-folder", folder = folder),
        }
    }
}

impl House {
    /// What of it cannot be used.
    #[must_use]
    pub fn faults(&self) -> Vec<HouseFault> {
        let mut faults = Vec::new();
        if !self.zone.is_empty() && jiff::tz::TimeZone::get(&self.zone).is_err() {
            faults.push(HouseFault::Zone(self.zone.clone()));
        }
        let folder = &self.defaults.export_folder;
        if !folder.is_empty() && !is_below(folder) {
            faults.push(HouseFault::Folder(folder.clone()));
        }
        faults
    }
}

/// Whether a folder as written in a shared file lies below the project's on every system: names
/// with `/` between them, none of which leads up or means a drive.
#[must_use]
pub fn is_below(folder: &str) -> bool {
    let name = |name: &str| {
        let odd = |c: char| c.is_control() || "\\:*?\"<>|".contains(c);
        !name.trim().is_empty() && name != "." && name != ".." && !name.contains(odd)
    };
    folder.len() <= MAX_FOLDER_BYTES && folder.split('/').all(name)
}

/// The longest name of a folder, in bytes.
const MAX_FOLDER_BYTES: usize = 1_024;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_in_a_shared_file_stays_below_the_project() {
        for good in ["site", "out/site", "مخرجات/الموقع", ".site", "a..b"] {
            assert!(is_below(good), "{good}");
        }
        for bad in [
            "",
            " ",
            "/",
            "/srv/www",
            "..",
            "../www",
            "out/../../www",
            "out//x",
            "C:/www",
            "C:\\www",
            "\\\\host\\x",
            "a\nb",
            "./x",
            "out/",
        ] {
            assert!(!is_below(bad), "{bad}");
        }
        assert!(!is_below(&"a/".repeat(2_000)));
    }

    #[test]
    fn what_cannot_be_used_is_told() {
        let mut house = House::default();
        assert!(house.faults().is_empty());
        "Asia/Baghdad".clone_into(&mut house.zone);
        "site".clone_into(&mut house.defaults.export_folder);
        assert!(house.faults().is_empty());
        "Mars/Olympus".clone_into(&mut house.zone);
        "../../etc".clone_into(&mut house.defaults.export_folder);
        let told: Vec<String> = house.faults().iter().map(|fault| fault.phrase().to_string()).collect();
        assert!(matches!(&told[..], [zone, folder] if zone.contains("Mars/Olympus") && folder.contains("../../etc")));
    }
}
