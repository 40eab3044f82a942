//! The window: it draws the session and pushes what is asked of it.
//!
//! Panels get `&Session` and a list to push [`Action`](crate::app::Action)s to; only [`Desk`]
//! holds the session, and lets it act once the frame is drawn.

mod calm;
pub mod clipboard;
mod counts;
mod desk;
mod dialogs;
mod drop_zone;
mod find_bar;
mod find_list;
mod finding;
mod findings;
mod fonts;
mod glean;
mod inspector;
mod kept;
mod keyboard;
mod keys;
mod last_words;
mod launch;
mod libraries;
mod manuscript;
mod marks;
mod menu_bar;
mod notices;
mod outline;
mod picker;
mod pictures;
mod rows;
mod said;
mod status_bar;
mod stories;
pub mod text;
pub mod theme;
mod toolbar;
mod top_bar;
mod widgets;

pub use desk::Desk;
pub use launch::run;
