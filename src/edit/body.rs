//! Changes to the row of blocks.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::EditError;
use crate::ground::BlockId;
use crate::story::{Block, Content, Story, Text};

pub(super) fn block_mut(story: &mut Story, block: BlockId) -> Result<&mut Block, EditError> {
    story.body.block_mut(block).ok_or(EditError::NoBlock(block))
}

fn place_of(story: &Story, block: BlockId) -> Result<usize, EditError> {
    story.body.place_of(block).ok_or(EditError::NoBlock(block))
}

pub(super) fn replace(story: &mut Story, at: usize, gone: usize, with: &[Arc<Block>]) -> Result<(), EditError> {
    let at = at.min(story.body.len());
    let end = at.saturating_add(gone).min(story.body.len());
    let goes: BTreeSet<BlockId> = story.body.range(at..end).map(|block| block.id).collect();
    let mut seen = BTreeSet::new();
    for block in with {
        if !seen.insert(block.id) || (!goes.contains(&block.id) && story.body.place_of(block.id).is_some()) {
            return Err(EditError::IdInUse(format!("block {}", block.id)));
        }
    }
    story.body.splice(at..end, with.to_vec());
    Ok(())
}

pub(super) fn add(story: &mut Story, at: usize, block: &Arc<Block>) -> Result<(), EditError> {
    if story.body.place_of(block.id).is_some() {
        return Err(EditError::IdInUse(format!("block {}", block.id)));
    }
    story.body.insert(at, Arc::clone(block));
    Ok(())
}

pub(super) fn remove(story: &mut Story, block: BlockId) -> Result<(), EditError> {
    let at = place_of(story, block)?;
    story.body.remove(at);
    Ok(())
}

pub(super) fn shift(story: &mut Story, block: BlockId, to: usize) -> Result<(), EditError> {
    let moved = story.body.remove(place_of(story, block)?).ok_or(EditError::NoBlock(block))?;
    story.body.insert(to, moved);
    Ok(())
}

pub(super) fn split(story: &mut Story, block: BlockId, at: usize, second: BlockId) -> Result<(), EditError> {
    let place = place_of(story, block)?;
    if story.body.place_of(second).is_some() {
        return Err(EditError::IdInUse(format!("block {second}")));
    }
    let first = block_mut(story, block)?;
    let label = first.content.label();
    let text = running_text(&mut first.content).ok_or(EditError::CannotSplit(label))?;
    let at = text.whole(at..at).start;
    let rest = text.slice(at..text.len());
    text.splice(at..text.len(), &Text::default());
    let content = match &first.content {
        Content::Quote(_) if !rest.is_empty() => Content::Quote(rest),
        Content::Subhead(_) if !rest.is_empty() => Content::Subhead(rest),
        Content::Paragraph(_)
        | Content::Quote(_)
        | Content::Subhead(_)
        | Content::PullQuote(_)
        | Content::List(_)
        | Content::Photo(_)
        | Content::FactBox(_)
        | Content::Embed(_)
        | Content::Rule => Content::Paragraph(rest),
    };
    let direction = first.direction;
    story.body.insert(place + 1, Arc::new(Block { direction, ..Block::new(second, content) }));
    Ok(())
}

pub(super) fn join(story: &mut Story, block: BlockId) -> Result<(), EditError> {
    let place = place_of(story, block)?;
    let cannot = EditError::CannotJoin(block);
    let before = place.checked_sub(1).and_then(|at| story.body.get(at)).map(|b| b.id).ok_or_else(|| cannot.clone())?;
    let words = running_text(&mut block_mut(story, block)?.content).ok_or_else(|| cannot.clone())?.clone();
    running_text(&mut block_mut(story, before)?.content).ok_or(cannot)?.append(&words);
    story.body.remove(place);
    Ok(())
}

/// The text of a block that is nothing but running text.
fn running_text(content: &mut Content) -> Option<&mut Text> {
    match content {
        Content::Paragraph(text) | Content::Subhead(text) | Content::Quote(text) => Some(text),
        Content::PullQuote(_)
        | Content::List(_)
        | Content::Photo(_)
        | Content::FactBox(_)
        | Content::Embed(_)
        | Content::Rule => None,
    }
}
