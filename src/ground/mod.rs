//! What every room stands on: typed ids, languages, the way words read, addresses that are safe to
//! follow, and how plain values leave defaults out.

mod address;
pub mod apart;
mod defaults;
mod ids;
mod language;
pub mod reading;

pub use address::Address;
pub use defaults::is_default;
pub use ids::{BlockId, EntityId, IdError, IdMint, PhotoId, SourceId, StoryId};
pub use language::{Direction, Language, LanguageError};
