//! Entities: who and what a story is about.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::ground::{EntityId, Language, is_default};
use crate::words::Phrase;

/// A person, organization, place or event, known once for all stories of a project.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entity {
    /// Its name in the project.
    pub id: EntityId,
    /// What kind of thing it is.
    pub kind: EntityKind,
    /// The name as the house writes it.
    pub name: String,
    /// Other ways the same name is written: `Irbil`, `Erbil`.
    #[serde(default, skip_serializing_if = "is_default")]
    pub aliases: Vec<String>,
    /// The name in other languages and scripts.
    #[serde(default, skip_serializing_if = "is_default")]
    pub names: BTreeMap<Language, String>,
    /// A person's role or title, an organization's or place's short description.
    #[serde(default, skip_serializing_if = "is_default")]
    pub role: String,
    /// Where others know the same thing.
    #[serde(default, skip_serializing_if = "is_default")]
    pub links: Vec<AuthorityLink>,
}

impl Entity {
    /// An entity of which only kind and name are known.
    #[must_use]
    pub fn new(id: EntityId, kind: EntityKind, name: impl Into<String>) -> Self {
        Self {
            id,
            kind,
            name: name.into(),
            aliases: Vec::new(),
            names: BTreeMap::new(),
            role: String::new(),
            links: Vec::new(),
        }
    }

    /// Every way the entity's name is written: canonical, aliases, other languages.
    pub fn all_names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.name.as_str())
            .chain(self.aliases.iter().map(String::as_str))
            .chain(self.names.values().map(String::as_str))
    }

    /// The name in a language, else the canonical one.
    #[must_use]
    pub fn name_in(&self, language: &Language) -> &str {
        self.names
            .get(language)
            .or_else(|| self.names.iter().find(|(l, _)| l.same_language(language)).map(|(_, name)| name))
            .unwrap_or(&self.name)
    }
}

/// An entry for the same thing elsewhere, such as Wikidata's `Q796` for Iraq.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AuthorityLink {
    /// Who keeps the entry: `wikidata`, `viaf`, `website`.
    pub authority: String,
    /// The entry's id or address there.
    pub value: String,
}

/// The four kinds of entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum EntityKind {
    /// A human being.
    Person,
    /// A body of people: ministry, party, company, band.
    Organization,
    /// Somewhere.
    Place,
    /// Something that happens: election, summit, storm.
    Event,
}

impl EntityKind {
    /// All kinds, in the order they are listed.
    pub const ALL: [Self; 4] = [Self::Person, Self::Organization, Self::Place, Self::Event];

    /// The word for it in the window.
    #[must_use]
    pub fn label(self) -> Phrase {
        Phrase::of("kind", self.key())
    }

    /// The word for it in files and pages: `person`, `organization`, `place`, `event`.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organization => "organization",
            Self::Place => "place",
            Self::Event => "event",
        }
    }
}
