//! An editor drafts stories, attaches photos, tags entities and sources, saves a project, exports it.
//!
//! The modules stand in reading order. Each may import only what stands above it;
//! `tests/layers.rs` holds the house to that. `ARCHITECTURE.md` walks through it.

pub mod ground;

pub mod words;

pub mod photos;
pub mod tags;

pub mod story;

pub mod project;

pub mod edit;

pub mod checks;
pub mod export;
pub mod import;
pub mod spelling;

pub mod app;

pub mod cli;
pub mod ui;
