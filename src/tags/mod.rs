//! Tags: the people, organizations, places and events of the news, and the sources behind it.

mod directory;
mod entity;
mod source;

pub use directory::Directory;
pub use entity::{AuthorityLink, Entity, EntityKind};
pub use source::{Source, Terms};
