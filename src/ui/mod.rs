//! The window: it draws the session and pushes what is asked of it.
//!
//! Panels get `&Session` and a list to push [`Action`](crate::app::Action)s to; only [`Desk`]
//! holds the session, and lets it act once the frame is drawn.

pub mod clipboard;
mod counts;
mod desk;
mod dialogs;
mod drop_zone;
mod findings;
mod fonts;
mod glean;
mod inspector;
mod kept;
mod keys;
mod launch;
mod libraries;
mod marks;
mod menu_bar;
mod outline;
mod page;
mod picker;
mod pictures;
mod rows;
mod status_bar;
mod stories;
pub mod text;
pub mod theme;
mod toolbar;
mod top_bar;
mod widgets;

pub use desk::Desk;
pub use launch::run;
