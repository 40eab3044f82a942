//! What every room stands on: typed ids, languages, addresses that are safe to follow, and how
//! plain values leave defaults out.

mod address;
mod defaults;
mod ids;
mod language;

pub use address::Address;
pub use defaults::is_default;
pub use ids::{BlockId, EntityId, IdError, IdMint, PhotoId, SourceId, StoryId};
pub use language::{Direction, Language, LanguageError};
