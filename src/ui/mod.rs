//! The window: it draws the session and pushes what is asked of it.
//!
//! Panels get `&Session` and a list to push [`Action`](crate::app::Action)s to; only [`Desk`]
//! holds the session, and lets it act once the frame is drawn.

mod counts;
mod desk;
mod dialogs;
mod drop_zone;
mod find_bar;
mod find_list;
mod finding;
mod findings;
mod fonts;
mod inspector;
mod keys;
mod launch;
mod libraries;
mod menu_bar;
mod page;
mod picker;
mod pictures;
mod status_bar;
mod stories;
pub mod theme;
mod toolbar;
mod top_bar;
mod widgets;

pub use desk::Desk;
pub use launch::run;
