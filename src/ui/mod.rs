//! The window: it draws the session and pushes what is asked of it.
//!
//! Panels get `&Session` and a list to push [`Action`](crate::app::Action)s to; only [`Desk`]
//! holds the session, and lets it act once the frame is drawn.

mod alts;
mod app_icon;
mod areas;
mod calm;
mod choice_keys;
pub mod clipboard;
mod command_list;
mod compare;
mod counts;
mod desk;
mod dialogs;
mod drop_zone;
#[cfg(debug_assertions)]
mod fault;
mod find_bar;
mod find_list;
mod finding;
mod findings;
mod fonts;
mod glean;
#[cfg(debug_assertions)]
mod heard;
mod icons;
mod inspector;
mod kept;
mod key_names;
mod keyboard;
mod keys;
mod labelled;
mod languages;
mod last_words;
mod launch;
mod libraries;
mod manuscript;
mod marks;
mod menu_bar;
mod menu_keys;
pub mod mirror;
mod notices;
mod outline;
mod picker;
mod pictures;
mod preview;
mod ring;
mod room;
mod rows;
mod said;
mod sides;
mod status_bar;
mod stories;
mod story_list;
mod strip;
mod strokes;
mod suggestions;
mod summons;
mod system_look;
pub mod text;
pub mod theme;
mod toolbar;
mod toolkit_words;
mod top_bar;
mod tour;
mod turns;
mod welcome;
mod widgets;
mod window_place;

pub use command_list::command_list;
pub use desk::Desk;
pub use launch::{Opening, run};
