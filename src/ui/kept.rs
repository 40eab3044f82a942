//! What the panels work out from the session and keep, so that a frame costs what has changed.

use super::alts::Alts;
use super::counts::Counts;
use super::findings::Findings;
use super::glean::Gleaned;
use super::marks::Marks;
use super::outline::Outline;
use super::preview::Preview;
use super::rows::{Even, Heights};
use crate::ground::{EntityId, PhotoId, SourceId, StoryId};

/// See the parts.
#[derive(Default)]
pub(super) struct Kept {
    /// How long each story is.
    pub(super) counts: Counts,
    /// How many of its photos are described.
    pub(super) alts: Alts,
    /// What the checks found.
    pub(super) findings: Findings,
    /// Who is mentioned and quoted in the story on the page, and where.
    pub(super) marks: Marks,
    /// What stands out in it.
    pub(super) outline: Outline,
    /// The page as readers will see it.
    pub(super) preview: Preview,
    /// The photos on the page.
    pub(super) photos: Gleaned<PhotoId>,
    /// Rows of the list of stories.
    pub(super) stories: Heights<StoryId>,
    /// Rows of the inspector’s tabs.
    pub(super) rows: Rows,
}

/// How high the rows of each tab are.
#[derive(Default)]
pub(super) struct Rows {
    /// Entities.
    pub(super) entities: Heights<EntityId>,
    /// Sources.
    pub(super) sources: Heights<SourceId>,
    /// Quotations without a source.
    pub(super) open: Even,
    /// Lines that lead to the page.
    pub(super) lines: Even,
    /// Photos; whether on the page.
    pub(super) photos: Heights<(bool, PhotoId)>,
    /// Findings, by their number.
    pub(super) findings: Heights<usize>,
}
