//! Furniture: what stands around the body on the page.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::ground::is_default;

/// What a reader sees around the body. Lengths are advised, never enforced; see
/// [`Field`](super::Field).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Furniture {
    /// The short line above the headline.
    #[serde(skip_serializing_if = "is_default")]
    pub kicker: String,
    /// The headline.
    #[serde(skip_serializing_if = "is_default")]
    pub headline: String,
    /// The headline worded for other places.
    #[serde(skip_serializing_if = "is_default")]
    pub headlines: Headlines,
    /// The sentence under the headline.
    #[serde(skip_serializing_if = "is_default")]
    pub deck: String,
    /// Who wrote it.
    #[serde(skip_serializing_if = "is_default")]
    pub bylines: Vec<Byline>,
    /// Where and when it was written.
    #[serde(skip_serializing_if = "is_default")]
    pub dateline: Dateline,
}

/// The headline for other places; an empty one means the headline itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Headlines {
    /// For lists and the front of the site.
    #[serde(skip_serializing_if = "is_default")]
    pub web: String,
    /// For search engines.
    #[serde(skip_serializing_if = "is_default")]
    pub search: String,
    /// For social networks.
    #[serde(skip_serializing_if = "is_default")]
    pub social: String,
}

/// One author of a story.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Byline {
    /// The name as printed.
    pub name: String,
    /// What the author is or did: “in Mosul”, “Asharq correspondent”.
    #[serde(skip_serializing_if = "is_default")]
    pub role: String,
}

impl Byline {
    /// A line as editors write it: a name, and behind a comma the role; `None` for no name.
    #[must_use]
    pub fn of_line(line: &str) -> Option<Self> {
        let (name, role) = line.split_once([',', '،']).unwrap_or((line, ""));
        let byline = Self { name: name.trim().to_owned(), role: role.trim().to_owned() };
        (!byline.name.is_empty()).then_some(byline)
    }
}

/// What is said of an author beside the name: the role, but for a place that the dateline names at
/// any rate.
#[must_use]
pub fn role_said<'a>(role: &'a str, city: &str) -> &'a str {
    /// What may stand before a place, in the languages of the desk.
    const IN: [&str; 4] = ["in ", "from ", "في ", "من "];
    let (role, city) = (role.trim(), city.trim().to_lowercase());
    let lower = role.to_lowercase();
    let place = IN.into_iter().find_map(|before| lower.strip_prefix(before)).unwrap_or(&lower);
    if !city.is_empty() && place.trim() == city { "" } else { role }
}

/// Where and when a story was written: `MOSUL, Iraq, Nov 14`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Dateline {
    /// The city.
    #[serde(skip_serializing_if = "is_default")]
    pub city: String,
    /// The country.
    #[serde(skip_serializing_if = "is_default")]
    pub country: String,
    /// The day.
    #[serde(skip_serializing_if = "is_default")]
    pub date: Option<Date>,
}
