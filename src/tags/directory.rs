//! The directory: all entities and sources of a project.

use serde::{Deserialize, Serialize};

use super::{Entity, Source};
use crate::ground::{EntityId, SourceId, is_default};

/// The entities and sources of a project. At most 10,000 of each.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Directory {
    /// People, organizations, places, events.
    #[serde(skip_serializing_if = "is_default")]
    pub entities: Vec<Entity>,
    /// Sources.
    #[serde(skip_serializing_if = "is_default")]
    pub sources: Vec<Source>,
}

impl Directory {
    /// The entity with this id.
    #[must_use]
    pub fn entity(&self, id: EntityId) -> Option<&Entity> {
        self.entities.iter().find(|entity| entity.id == id)
    }

    /// The source with this id.
    #[must_use]
    pub fn source(&self, id: SourceId) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == id)
    }

    /// The entities one of whose names is exactly `name`, whatever its case.
    pub fn named<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a Entity> {
        let wanted = name.trim().to_lowercase();
        self.entities.iter().filter(move |entity| entity.all_names().any(|n| n.to_lowercase() == wanted))
    }
}
