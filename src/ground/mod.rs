//! What every room stands on: typed ids, languages, and how plain values leave defaults out.

mod defaults;
mod ids;
mod language;

pub use defaults::is_default;
pub use ids::{BlockId, EntityId, IdError, IdMint, PhotoId, SourceId, StoryId};
pub use language::{Direction, Language, LanguageError};
