//! A process that stands by: should the desk be gone and not have ended as it should, it is started
//! again there, with the project that was on it.
//!
//! The desk holds a line to it, and says on it what is open and that it ends. The system closes the
//! line with the desk's process, whatever ended that: a signal that cannot be caught, a lost display,
//! memory or stack that ran out. It begins after the first frame, as nothing is typed before. A desk
//! that it has started gets a line to the same one, which so knows how often the desk was lost.

mod desk;
mod display;
mod process;
mod word;

pub use desk::StandBy;
pub use process::{WORD, stand_by};
