//! Ids that a damaged file has twice: what is the same is there once, what is not gets an id of its own.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;
use std::sync::Arc;

use super::{Loss, LossKind};
use crate::ground::{BlockId, IdMint, StoryId};
use crate::project::Project;
use crate::story::{Block, Body, Story};

/// Sees to it that no two things of a kind share an id.
pub(super) fn ids(project: &mut Project, mint: &mut IdMint, losses: &mut Vec<Loss>) {
    stories(project, mint, losses);
    for story in &mut project.stories {
        blocks(story, mint, losses);
    }
    once(&mut Arc::make_mut(&mut project.library).photos, |photo| photo.id, losses);
    let directory = Arc::make_mut(&mut project.directory);
    once(&mut directory.entities, |entity| entity.id, losses);
    once(&mut directory.sources, |source| source.id, losses);
}

fn told(what: LossKind, story: &Story) -> Loss {
    Loss { story: story.display_name().to_owned(), ..Loss::new(1, 1, what) }
}

fn stories(project: &mut Project, mint: &mut IdMint, losses: &mut Vec<Loss>) {
    let mut known = BTreeMap::<StoryId, Arc<Story>>::new();
    let all = std::mem::take(&mut project.stories);
    for story in all {
        match known.get(&story.id) {
            Some(same) if *same == story => losses.push(told(LossKind::Twice, &story)),
            Some(_) => {
                losses.push(told(LossKind::NewId, &story));
                project.stories.push(Arc::new(Story { id: mint.mint(), ..story.as_ref().clone() }));
            }
            None => {
                known.insert(story.id, Arc::clone(&story));
                project.stories.push(story);
            }
        }
    }
}

fn blocks(story: &mut Arc<Story>, mint: &mut IdMint, losses: &mut Vec<Loss>) {
    let ids: BTreeSet<BlockId> = story.body.iter().map(|block| block.id).collect();
    if ids.len() == story.body.len() {
        return;
    }
    let mut known = BTreeMap::<BlockId, Arc<Block>>::new();
    let mut kept = Vec::new();
    for block in &story.body {
        match known.get(&block.id) {
            Some(same) if same == block => losses.push(told(LossKind::Twice, story)),
            Some(_) => {
                losses.push(told(LossKind::NewId, story));
                kept.push(Arc::new(Block { id: mint.mint(), ..block.as_ref().clone() }));
            }
            None => {
                known.insert(block.id, Arc::clone(block));
                kept.push(Arc::clone(block));
            }
        }
    }
    Arc::make_mut(story).body = kept.into_iter().collect::<Body>();
}

/// Of records with one id the first stays: others name it by that id. The words of the rest are told.
fn once<T: Clone + PartialEq + Debug, Id: Ord>(records: &mut Vec<T>, id: impl Fn(&T) -> Id, losses: &mut Vec<Loss>) {
    let mut known = BTreeMap::<Id, T>::new();
    records.retain(|record| {
        let Some(same) = known.get(&id(record)) else {
            known.insert(id(record), record.clone());
            return true;
        };
        let raw = if same == record { String::new() } else { format!("{record:#?}") };
        losses.push(Loss { raw, ..Loss::new(1, 1, LossKind::Twice) });
        false
    });
}
