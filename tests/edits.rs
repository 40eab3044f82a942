//! Edits and the way back, on projects of every shape: what does not fit changes nothing, what fits
//! leaves valid texts, and undo gives back exactly what was there.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that cannot go on fails"
)]

mod support;

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;
use std::time::Duration;

use copydesk::edit::{Detail, Edit, EditError, History, Moment, Selection, Spot, TextPlace, difference, typed_between};
use copydesk::ground::{BlockId, EntityId, IdMint, Language, PhotoId, SourceId, StoryId};
use copydesk::photos::Photo;
use copydesk::project::{Project, file};
use copydesk::story::{Block, Content, Deadline, Field, Mark, MarkKind, Part, Status, Step, Story, Text};
use copydesk::tags::{Entity, EntityKind, Source};
use jiff::Timestamp;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use support::{arb_content, arb_mark, arb_project, arb_story, arb_string, arb_text, arb_timestamp, every_kind};

const KINDS: [MarkKind; 5] = [MarkKind::Bold, MarkKind::Italic, MarkKind::Link, MarkKind::Mention, MarkKind::Quotation];

/// A place in a project that is not known yet; now and then one that is not there.
#[derive(Debug, Clone)]
struct At {
    story: Index,
    block: Index,
    part: Index,
}

/// An edit for a project that is not known yet.
#[derive(Debug, Clone)]
enum Wish {
    Words(Field, String),
    Project(u8, String),
    Detail(u8, String),
    Step(Step, Timestamp, String),
    Splice(Range<usize>, Text),
    Mark(Range<usize>, Mark),
    MarkKnown(Range<usize>, Index),
    Unmark(Range<usize>, MarkKind),
    AddStory(usize, Box<Story>, bool),
    MoveStory(usize),
    RemoveStory,
    AddBlock(usize, Content, u64),
    MoveBlock(usize),
    RemoveBlock,
    SetContent(Content),
    Split(usize, u64),
    Join,
    Put(u8, Index, String),
    Remove(u8, Index),
    Several(Vec<(At, Wish)>),
}

fn arb_at() -> impl Strategy<Value = At> {
    any::<(Index, Index, Index)>().prop_map(|(story, block, part)| At { story, block, part })
}

fn arb_range() -> impl Strategy<Value = Range<usize>> {
    prop_oneof![9 => (0_usize..60, 0_usize..60), 1 => (0_usize..9, Just(usize::MAX))].prop_map(|(a, b)| a..b)
}

fn arb_place() -> impl Strategy<Value = usize> {
    prop_oneof![9 => 0_usize..9, 1 => Just(usize::MAX)]
}

fn arb_wish() -> impl Strategy<Value = (At, Wish)> {
    let fields: Vec<Field> = Field::ROWS.iter().map(|row| row.field).collect();
    let texts = prop_oneof![
        6 => (arb_range(), arb_text()).prop_map(|(range, text)| Wish::Splice(range, text)),
        4 => (arb_range(), arb_mark()).prop_map(|(range, mark)| Wish::Mark(range, mark)),
        4 => (arb_range(), any::<Index>()).prop_map(|(range, which)| Wish::MarkKnown(range, which)),
        2 => (arb_range(), proptest::sample::select(&KINDS[..])).prop_map(|(range, kind)| Wish::Unmark(range, kind)),
    ];
    let blocks = prop_oneof![
        2 => (arb_place(), arb_content(), 0_u64..40).prop_map(|(at, content, id)| Wish::AddBlock(at, content, id)),
        2 => arb_place().prop_map(Wish::MoveBlock),
        1 => Just(Wish::RemoveBlock),
        1 => arb_content().prop_map(Wish::SetContent),
        3 => (0_usize..60, 0_u64..40).prop_map(|(at, id)| Wish::Split(at, id)),
        3 => Just(Wish::Join),
    ];
    let stories = prop_oneof![
        2 => (arb_place(), arb_story(), any::<bool>())
            .prop_map(|(at, story, known)| Wish::AddStory(at, Box::new(story), known)),
        2 => arb_place().prop_map(Wish::MoveStory),
        1 => Just(Wish::RemoveStory),
        3 => (proptest::sample::select(fields), arb_string()).prop_map(|(field, words)| Wish::Words(field, words)),
        2 => (0_u8..6, arb_string()).prop_map(|(which, words)| Wish::Detail(which, words)),
        3 => (proptest::sample::select(Step::ROWS.to_vec()), arb_timestamp(), arb_string())
            .prop_map(|(row, at, note)| Wish::Step(row.step, at, note)),
        1 => (0_u8..2, arb_string()).prop_map(|(which, words)| Wish::Project(which, words)),
    ];
    let records = prop_oneof![
        (0_u8..3, any::<Index>(), arb_string()).prop_map(|(kind, which, words)| Wish::Put(kind, which, words)),
        (0_u8..3, any::<Index>()).prop_map(|(kind, which)| Wish::Remove(kind, which)),
    ];
    let one = (arb_at(), prop_oneof![4 => texts, 3 => blocks, 2 => stories, 2 => records]).boxed();
    prop_oneof![9 => one.clone(), 1 => (arb_at(), vec(one, 0..4).prop_map(Wish::Several))]
}

/// One of the ids there are, or one that is not.
fn pick<T: Copy + From<u64>>(all: &[T], which: Index) -> T {
    let nth = which.index(all.len() * 8 + 1);
    all.get(nth % all.len().max(1)).filter(|_| nth < all.len() * 8).copied().unwrap_or_else(|| T::from(u64::MAX))
}

fn place_in(project: &Project, at: &At) -> TextPlace {
    let stories: Vec<StoryId> = project.stories.iter().map(|story| story.id).collect();
    let story = pick(&stories, at.story);
    let blocks: Vec<BlockId> = project.story(story).into_iter().flat_map(|s| &s.body).map(|b| b.id).collect();
    let block = pick(&blocks, at.block);
    let parts = project.story(story).and_then(|s| s.block(block)).map_or(Vec::new(), |(_, b)| b.parts());
    let nth = at.part.index(parts.len() * 8 + 1);
    let part = parts.get(nth % parts.len().max(1)).copied().filter(|_| nth < parts.len() * 8);
    TextPlace { story, block, part: part.unwrap_or(Part::Nth(u32::MAX)) }
}

fn photos_of(project: &Project) -> Vec<PhotoId> {
    project.library.photos.iter().map(|photo| photo.id).collect()
}

fn entities_of(project: &Project) -> Vec<EntityId> {
    project.directory.entities.iter().map(|entity| entity.id).collect()
}

fn sources_of(project: &Project) -> Vec<SourceId> {
    project.directory.sources.iter().map(|source| source.id).collect()
}

/// What is wished for, in this project.
fn edit_in(project: &Project, (at, wish): &(At, Wish)) -> Edit {
    let place = place_in(project, at);
    let (story, block) = (place.story, place.block);
    match wish.clone() {
        Wish::Words(field, words) => Edit::SetField { story, field, words },
        Wish::Project(0, words) => Edit::RenameProject(words),
        Wish::Project(_, _) => Edit::SetProjectLanguage("ar".parse().unwrap()),
        Wish::Detail(0, words) => Edit::SetDetail { story, detail: Detail::Keywords(vec![words]) },
        Wish::Detail(1, _) => Edit::SetDetail { story, detail: Detail::Status(Status::Edit) },
        Wish::Detail(2, _) => Edit::SetDetail { story, detail: Detail::Embargo(None) },
        Wish::Detail(3, name) => Edit::SetDetail { story, detail: Detail::Assigned(name) },
        Wish::Detail(4, zone) => {
            let deadline = Deadline { at: Timestamp::UNIX_EPOCH, zone };
            Edit::SetDetail { story, detail: Detail::Deadline(Some(deadline)) }
        }
        Wish::Step(step, at, note) => Edit::TakeStep { story, step, at, by: "Rana".to_owned(), note },
        Wish::Detail(_, _) => Edit::SetDetail { story, detail: Detail::Language("he".parse().unwrap()) },
        Wish::Splice(range, text) => Edit::Splice { place, range, with: text },
        Wish::Mark(range, mark) => Edit::Mark { place, range, mark },
        Wish::MarkKnown(range, which) => {
            let people = entities_of(project).into_iter().map(Mark::Mention);
            let quotes = sources_of(project).into_iter().map(|source| Mark::Quotation(Some(source)));
            let known: Vec<Mark> = people.chain(quotes).chain([Mark::Quotation(None)]).collect();
            Edit::Mark { place, range, mark: which.get(&known).clone() }
        }
        Wish::Unmark(range, kind) => Edit::Unmark { place, range, kind },
        Wish::AddStory(at, added, known) => {
            let id = if known { story } else { added.id };
            Edit::AddStory { at, story: Arc::new(Story { id, ..*added }) }
        }
        Wish::MoveStory(to) => Edit::MoveStory { story, to },
        Wish::RemoveStory => Edit::RemoveStory(story),
        Wish::AddBlock(at, content, id) => {
            let id = if id == 0 { block } else { BlockId::from(id) };
            Edit::AddBlock { story, at, block: Arc::new(Block::new(id, content)) }
        }
        Wish::MoveBlock(to) => Edit::MoveBlock { story, block, to },
        Wish::RemoveBlock => Edit::RemoveBlock { story, block },
        Wish::SetContent(content) => Edit::SetContent { story, block, content },
        Wish::Split(at, id) => {
            Edit::SplitBlock { story, block, at, second: if id == 0 { block } else { BlockId::from(id) } }
        }
        Wish::Join => Edit::JoinBlock { story, block },
        Wish::Put(kind, which, words) => put(project, kind, which, words),
        Wish::Remove(0, which) => Edit::RemovePhoto(pick(&photos_of(project), which)),
        Wish::Remove(1, which) => Edit::RemoveEntity(pick(&entities_of(project), which)),
        Wish::Remove(_, which) => Edit::RemoveSource(pick(&sources_of(project), which)),
        Wish::Several(wishes) => {
            // Each as if the ones before it had been done, as a command would put them together.
            let mut now = project.clone();
            let mut edits = Vec::new();
            for wish in &wishes {
                let edit = edit_in(&now, wish);
                now = edit.apply(&now).unwrap_or(now);
                edits.push(edit);
            }
            Edit::Several(edits)
        }
    }
}

fn put(project: &Project, kind: u8, which: Index, words: String) -> Edit {
    match kind {
        0 => Edit::PutPhoto(Photo { caption: words, ..Photo::wanted(pick(&photos_of(project), which)) }),
        1 => Edit::PutEntity(Entity::new(pick(&entities_of(project), which), EntityKind::Person, words)),
        _ => Edit::PutSource(Source::new(pick(&sources_of(project), which), words)),
    }
}

/// All edits that fit, one after another.
fn after(project: &Project, wishes: &[(At, Wish)]) -> Project {
    wishes.iter().fold(project.clone(), |now, wish| edit_in(&now, wish).apply(&now).unwrap_or(now))
}

fn texts(project: &Project) -> impl Iterator<Item = &Text> {
    project.stories.iter().flat_map(|story| story.texts().map(|(_, _, text)| text))
}

/// All a project says, as bytes: what a look at shared values cannot fool.
fn said(project: &Project) -> String {
    ron::to_string(project).unwrap()
}

fn assert_valid(text: &Text) -> Result<(), TestCaseError> {
    let spans = text.spans();
    prop_assert!(spans.is_sorted(), "{spans:?}");
    for (nth, span) in spans.iter().enumerate() {
        prop_assert!(span.start < span.end && text.as_str().get(span.start..span.end).is_some(), "{span:?}");
        for other in &spans[nth + 1..] {
            if span.mark.kind() == other.mark.kind() {
                prop_assert!(span.end <= other.start || other.end <= span.start, "{span:?} lies over {other:?}");
            }
            let touch = span.end >= other.start && other.end >= span.start;
            prop_assert!(span.mark != other.mark || !touch, "{span:?} goes on in {other:?}");
        }
    }
    Ok(())
}

fn assert_no_id_twice(project: &Project) -> Result<(), TestCaseError> {
    let stories: BTreeSet<StoryId> = project.stories.iter().map(|story| story.id).collect();
    prop_assert_eq!(stories.len(), project.stories.len());
    for story in &project.stories {
        let blocks: BTreeSet<BlockId> = story.body.iter().map(|block| block.id).collect();
        prop_assert_eq!(blocks.len(), story.body.len());
    }
    prop_assert_eq!(photos_of(project).into_iter().collect::<BTreeSet<_>>().len(), project.library.photos.len());
    Ok(())
}

/// What one edit leaves as it was is not even copied.
fn assert_shared(edit: &Edit, before: &Project, now: &Project) -> Result<(), TestCaseError> {
    let (mine, block) = match edit {
        Edit::SetField { story, .. }
        | Edit::SetDetail { story, .. }
        | Edit::TakeStep { story, .. }
        | Edit::RemoveStory(story) => (Some(*story), None),
        Edit::SetAllButBody(story) => (Some(story.id), None),
        Edit::Splice { place, .. } | Edit::Mark { place, .. } | Edit::Unmark { place, .. } => {
            (Some(place.story), Some(place.block))
        }
        Edit::SetContent { story, block, .. }
        | Edit::SetDirection { story, block, .. }
        | Edit::SplitBlock { story, block, .. } => (Some(*story), Some(*block)),
        Edit::JoinBlock { .. } | Edit::ReplaceBlocks { .. } | Edit::Several(_) => return Ok(()),
        Edit::AddBlock { story, .. } | Edit::MoveBlock { story, .. } | Edit::RemoveBlock { story, .. } => {
            (Some(*story), None)
        }
        Edit::RenameProject(_)
        | Edit::SetProjectLanguage(_)
        | Edit::SetHouse(_)
        | Edit::AddStory { .. }
        | Edit::MoveStory { .. }
        | Edit::PutPhoto(_)
        | Edit::RemovePhoto(_)
        | Edit::PutEntity(_)
        | Edit::RemoveEntity(_)
        | Edit::PutSource(_)
        | Edit::RemoveSource(_)
        | Edit::SetLibrary(_)
        | Edit::SetDirectory(_) => (None, None),
    };
    for story in &before.stories {
        let Some(kept) = now.story(story.id) else { continue };
        let record = matches!(edit, Edit::RemoveEntity(_) | Edit::RemoveSource(_) | Edit::RemovePhoto(_));
        if Some(story.id) != mine && (!record || kept == story) {
            prop_assert!(Arc::ptr_eq(kept, story), "story {} was copied", story.id);
        }
        for old in &story.body {
            let new = kept.body.iter().find(|new| new.id == old.id);
            if let Some(new) = new.filter(|new| Some(new.id) != block && (!record || *new == old)) {
                prop_assert!(Arc::ptr_eq(new, old), "block {} was copied", old.id);
            }
        }
    }
    if mine.is_some() {
        prop_assert!(Arc::ptr_eq(&before.library, &now.library) && Arc::ptr_eq(&before.directory, &now.directory));
    }
    Ok(())
}

/// The block an index names, if it is running text; with its story and place.
fn running(project: &Project, at: &At) -> Option<(StoryId, usize, Arc<Block>)> {
    let all: Vec<(StoryId, usize, &Arc<Block>)> = project
        .stories
        .iter()
        .flat_map(|story| story.body.iter().enumerate().map(|(nth, block)| (story.id, nth, block)))
        .filter(|(_, _, block)| {
            matches!(block.content, Content::Paragraph(_) | Content::Subhead(_) | Content::Quote(_))
        })
        .collect();
    (!all.is_empty()).then(|| {
        let (story, nth, block) = *at.block.get(&all);
        (story, nth, Arc::clone(block))
    })
}

proptest! {
    #![proptest_config(support::cases())]

    #[test]
    fn a_step_is_taken_where_it_is_offered_and_nowhere_else(
        story in arb_story(), row in proptest::sample::select(Step::ROWS.to_vec()), at in arb_timestamp(), note in arb_string()
    ) {
        let id = story.id;
        let mut project = Project::default();
        project.stories.push(Arc::new(story.clone()));
        let edit = Edit::TakeStep { story: id, step: row.step, at, by: "Rana".to_owned(), note: note.clone() };
        let offered = story.steps(at).any(|offered| offered.step == row.step);
        let told = row.asks.is_none() || !note.trim().is_empty();
        match edit.apply(&project) {
            Ok(after) => {
                prop_assert!(offered && told);
                let after = after.story(id).unwrap();
                let act = after.handling.log.last().unwrap();
                prop_assert_eq!((act.step, act.from, act.at, act.by.as_str()), (row.step, story.status, at, "Rana"));
                let notes = usize::from(row.asks.is_some());
                prop_assert_eq!(after.corrections.len(), story.corrections.len() + notes);
                let unchanged = Story {
                    status: story.status, handling: story.handling.clone(), corrections: story.corrections.clone(),
                    ..after.as_ref().clone()
                };
                prop_assert_eq!(unchanged, story);
            }
            Err(error) => prop_assert!(!offered || !told, "{error}"),
        }
    }
}

proptest! {
    #![proptest_config(support::cases())]

    #[test]
    fn an_edit_fits_or_changes_nothing_and_never_touches_what_it_was_given(
        project in arb_project(),
        wishes in vec(arb_wish(), 1..6),
    ) {
        let mut now = project;
        for wish in &wishes {
            let edit = edit_in(&now, wish);
            let before = said(&now);
            let changed = edit.apply(&now);
            prop_assert_eq!(said(&now), before);
            if let Ok(changed) = changed {
                assert_shared(&edit, &now, &changed)?;
                now = changed;
            }
        }
    }

    #[test]
    fn after_any_edits_the_project_is_valid_and_saves_and_opens_as_it_was(
        project in arb_project(),
        wishes in vec(arb_wish(), 1..12),
    ) {
        let now = after(&project, &wishes);
        for text in texts(&now) {
            assert_valid(text)?;
        }
        assert_no_id_twice(&now)?;
        let written = file::write(&now);
        let Ok(written) = written else {
            prop_assert!(matches!(written, Err(file::WriteError::Limit(_))), "{written:?}");
            return Ok(());
        };
        prop_assert_eq!(file::parse(written.as_bytes()).unwrap().project, now);
    }

    #[test]
    fn undo_and_redo_walk_through_exactly_what_was_there(
        project in arb_project(),
        wishes in vec((arb_wish(), any::<Option<u16>>()), 1..8),
        back in any::<Index>(),
    ) {
        let selection = |byte: u16| Selection::caret(Spot::Field(StoryId::from(1), Field::Deck), usize::from(byte));
        let mut history = History::default();
        let mut moments = vec![Moment { project, selection: None }];
        for (wish, byte) in &wishes {
            let now = moments.last().unwrap();
            let Ok(changed) = edit_in(&now.project, wish).apply(&now.project) else { continue };
            history.record(now.clone(), "Edit", None, Duration::ZERO);
            moments.push(Moment { project: changed, selection: byte.map(selection) });
        }
        let last = moments.len() - 1;
        let to = back.index(moments.len());
        let mut now = moments[last].clone();
        for nth in (to..last).rev() {
            now = history.undo(now).unwrap();
            prop_assert_eq!(&now, &moments[nth]);
        }
        prop_assert_eq!(history.undo_label().is_some(), to > 0);
        let mut other = history.clone();
        for moment in &moments[to + 1..] {
            now = history.redo(now).unwrap();
            prop_assert_eq!(&now, moment);
        }
        prop_assert!(history.redo(now).is_none());
        other.record(moments[to].clone(), "Another way", None, Duration::ZERO);
        prop_assert!(other.redo_label().is_none() && other.redo(moments[to].clone()).is_none());
        prop_assert_eq!(other.undo(moments[last].clone()), Some(moments[to].clone()));
    }

    #[test]
    fn marks_stay_on_their_characters_when_others_come_and_go(
        text in arb_text(),
        splices in vec((any::<Index>(), any::<Index>(), arb_text()), 1..6),
    ) {
        let marked = |text: &Text| -> Vec<(char, BTreeSet<Mark>)> {
            text.as_str()
                .char_indices()
                .map(|(at, c)| {
                    (c, text.spans().iter().filter(|s| (s.start..s.end).contains(&at)).map(|s| s.mark.clone()).collect())
                })
                .collect()
        };
        let (story, block) = (StoryId::from(1), BlockId::from(1));
        let mut page = Story::new(story, "en".parse().unwrap());
        page.body.push(Arc::new(Block::new(block, Content::Quote(text.clone()))));
        let mut project = Project { stories: vec![Arc::new(page)], ..Project::default() };
        let mut model = marked(&text);
        for (from, to, with) in splices {
            let (a, b) = (from.index(model.len() + 1), to.index(model.len() + 1));
            let (first, last) = (a.min(b), a.max(b));
            let byte = |nth: usize| model[..nth].iter().map(|(c, _)| c.len_utf8()).sum::<usize>();
            let place = TextPlace { story, block, part: Part::Main };
            let edit = Edit::Splice { place, range: byte(first)..byte(last), with: with.clone() };
            project = edit.apply(&project).unwrap();
            model.splice(first..last, marked(&with));
            let now = project.stories[0].body.first().unwrap().text(Part::Main).unwrap();
            prop_assert_eq!(marked(now), model.clone());
        }
    }

    #[test]
    fn a_block_split_anywhere_and_joined_is_the_block_it_was(
        project in arb_project(),
        at in arb_at(),
        byte in any::<Index>(),
    ) {
        let Some((story, nth, block)) = running(&project, &at) else { return Ok(()) };
        let text = block.text(Part::Main).unwrap();
        let second = BlockId::from(u64::MAX - 1);
        let byte = byte.index(text.len() + 1);
        let split = Edit::SplitBlock { story, block: block.id, at: byte, second };
        let halves = split.apply(&project).unwrap();
        let body = &halves.story(story).unwrap().body;
        let words = |nth: usize| body.get(nth).unwrap().text(Part::Main).unwrap().as_str().to_owned();
        prop_assert_eq!(body.get(nth + 1).unwrap().id, second);
        prop_assert_eq!(words(nth) + &words(nth + 1), text.as_str());
        prop_assert_eq!(words(nth).len(), text.as_str().floor_char_boundary(byte));
        prop_assert_eq!(Edit::JoinBlock { story, block: second }.apply(&halves).unwrap(), project);
    }

    #[test]
    fn what_is_moved_there_and_back_stands_where_it_stood(project in arb_project(), at in arb_at(), to in arb_place()) {
        for (nth, story) in project.stories.iter().enumerate() {
            let there = Edit::MoveStory { story: story.id, to }.apply(&project).unwrap();
            prop_assert_eq!(there.stories.iter().position(|s| s.id == story.id), Some(to.min(there.stories.len() - 1)));
            let back = Edit::MoveStory { story: story.id, to: nth }.apply(&there).unwrap();
            prop_assert_eq!(&back, &project);
        }
        let Some((story, nth, block)) = running(&project, &at) else { return Ok(()) };
        let there = Edit::MoveBlock { story, block: block.id, to }.apply(&project).unwrap();
        let back = Edit::MoveBlock { story, block: block.id, to: nth }.apply(&there).unwrap();
        prop_assert_eq!(&back, &project);
    }

    #[test]
    fn what_is_taken_out_of_a_list_is_referred_to_nowhere_and_takes_no_words_along(
        project in arb_project(),
        wishes in vec(arb_wish(), 0..12),
    ) {
        let now = after(&project, &wishes);
        let words = |project: &Project| texts(project).map(|text| text.as_str().to_owned()).collect::<Vec<_>>();
        let marks = |project: &Project| -> BTreeSet<Mark> {
            texts(project).flat_map(Text::spans).map(|span| span.mark.clone()).collect()
        };
        for entity in entities_of(&now) {
            let without = Edit::RemoveEntity(entity).apply(&now).unwrap();
            prop_assert_eq!(words(&without), words(&now));
            prop_assert!(!marks(&without).contains(&Mark::Mention(entity)));
            prop_assert!(without.library.photos.iter().all(|photo| !photo.people.contains(&entity)));
            prop_assert!(without.directory.entity(entity).is_none());
        }
        for source in sources_of(&now) {
            let without = Edit::RemoveSource(source).apply(&now).unwrap();
            prop_assert_eq!(words(&without), words(&now));
            prop_assert!(!marks(&without).contains(&Mark::Quotation(Some(source))));
            for (old, new) in texts(&now).zip(texts(&without)) {
                assert_valid(new)?;
                for at in old.as_str().char_indices().map(|(at, _)| at) {
                    let quoted = |text: &Text| {
                        let span = text.spans().iter().find(|s| {
                            s.mark.kind() == MarkKind::Quotation && (s.start..s.end).contains(&at)
                        });
                        span.map(|span| span.mark.clone())
                    };
                    let wanted = match quoted(old) {
                        Some(Mark::Quotation(Some(id))) if id == source => Some(Mark::Quotation(None)),
                        other => other,
                    };
                    prop_assert_eq!(quoted(new), wanted);
                }
            }
        }
        for photo in photos_of(&now) {
            let without = Edit::RemovePhoto(photo).apply(&now).unwrap();
            let shows = |block: &Block| matches!(&block.content, Content::Photo(placed) if placed.photo == photo);
            prop_assert!(without.library.photo(photo).is_none());
            for (old, new) in now.stories.iter().zip(&without.stories) {
                let kept: Vec<_> = old.body.iter().filter(|block| !shows(block)).collect();
                prop_assert_eq!(new.body.iter().collect::<Vec<_>>(), kept);
            }
        }
    }

    /// What the journal stands on: any way a project went can be told in one edit, also in writing,
    /// and what did not change is not told.
    #[test]
    fn the_difference_of_two_projects_leads_from_one_to_the_other(
        project in arb_project(),
        wishes in vec(arb_wish(), 0..12),
        (other, order) in (arb_project(), vec(any::<Index>(), 8)),
    ) {
        let now = after(&project, &wishes);
        let mut mixed = Project { stories: now.stories.clone(), ..other.clone() };
        for (story, at) in other.stories.into_iter().zip(&order) {
            mixed.stories.insert(at.index(mixed.stories.len() + 1), story);
        }
        for (story, at) in now.stories.iter().zip(&order).step_by(2) {
            let without = Edit::RemoveStory(story.id).apply(&mixed).unwrap();
            let all = without.stories.len();
            let put = Edit::AddStory { at: at.index(all + 1), story: Arc::clone(story) };
            mixed = put.apply(&without).unwrap();
        }
        for (from, to) in [(&project, &now), (&now, &project), (&now, &mixed), (&mixed, &project), (&now, &now)] {
            let edit = difference(from, to);
            prop_assert_eq!(&edit.apply(from).unwrap(), to);
            let said = ron::to_string(&edit).unwrap();
            let heard: Edit = ron::from_str(&said).unwrap();
            prop_assert_eq!(&heard, &edit, "{}", said);
            prop_assert_eq!(&heard.apply(from).unwrap(), to);
        }
        prop_assert_eq!(difference(&now, &now), Edit::Several(Vec::new()));
    }

    #[test]
    fn what_was_typed_is_the_least_that_turns_the_old_into_the_new(
        head in arb_string(),
        (old, new) in (arb_string(), arb_string()),
        tail in arb_string(),
        caret in proptest::option::of(any::<Index>()),
    ) {
        let (old, new) = (format!("{head}{old}{tail}"), format!("{head}{new}{tail}"));
        let caret = caret.map(|caret| caret.index(new.len() + 2));
        let Some(typed) = typed_between(&old, &new, caret) else {
            prop_assert_eq!(old, new);
            return Ok(());
        };
        let gone = &old[typed.range.clone()];
        prop_assert_eq!(format!("{}{}{}", &old[..typed.range.start], typed.words, &old[typed.range.end..]), new);
        let same = |a: Option<char>, b: Option<char>| a.is_some() && a == b;
        prop_assert!(!same(gone.chars().next(), typed.words.chars().next()), "{gone:?} {:?}", typed.words);
        prop_assert!(!same(gone.chars().last(), typed.words.chars().last()), "{gone:?} {:?}", typed.words);
    }
}

#[test]
fn the_way_back_is_a_thousand_steps_long() {
    let mut history = History::default();
    let moment = |n: usize| Moment { project: Project::new(n.to_string(), "en".parse().unwrap()), selection: None };
    for n in 0..1_005 {
        history.record(moment(n), "Rename", None, Duration::ZERO);
    }
    let mut now = moment(1_005);
    let mut steps = 0;
    while let Some(earlier) = history.undo(now.clone()) {
        now = earlier;
        steps += 1;
    }
    assert_eq!((steps, now.project.name.as_str()), (1_000, "5"));
}

#[test]
fn several_edits_are_done_together_or_not_at_all() {
    let project = every_kind();
    let rename = Edit::RenameProject("Other".to_owned());
    let wrong = Edit::RemoveStory(StoryId::from(77));
    assert_eq!(
        Edit::Several(vec![rename.clone(), wrong]).apply(&project),
        Err(EditError::NoStory(StoryId::from(77))),
        "and what comes before the wrong one is not done either: there is no project to go on with"
    );
    assert_eq!(Edit::Several(vec![rename]).apply(&project).unwrap().name, "Other");
}

#[test]
fn each_kind_of_block_splits_and_joins_as_an_editor_expects() {
    let project = every_kind();
    let story = StoryId::from(1);
    let second = IdMint::seeded(1).mint();
    for block in &project.stories[0].body {
        let split = Edit::SplitBlock { story, block: block.id, at: usize::MAX, second }.apply(&project);
        match &block.content {
            Content::Paragraph(_) | Content::Subhead(_) | Content::Quote(_) => {
                let after = split.unwrap();
                let (_, new) = after.stories[0].block(second).unwrap();
                assert_eq!(new.content, Content::Paragraph(Text::default()), "Enter at the end begins a paragraph");
            }
            Content::PullQuote(_)
            | Content::List(_)
            | Content::Photo(_)
            | Content::FactBox(_)
            | Content::Embed(_)
            | Content::Rule => assert_eq!(split, Err(EditError::CannotSplit(block.content.label()))),
        }
    }
    let first = project.stories[0].body.first().unwrap().id;
    assert_eq!(
        Edit::JoinBlock { story, block: first }.apply(&project),
        Err(EditError::CannotJoin(first)),
        "nothing stands before the first"
    );
}

#[test]
fn words_put_in_where_no_character_begins_take_none_away() {
    let mut page = Story::new(StoryId::from(1), "ar".parse().unwrap());
    page.body.push(Arc::new(Block::new(BlockId::from(1), Content::Paragraph("نهر".into()))));
    let project = Project { stories: vec![Arc::new(page)], ..Project::default() };
    let place = TextPlace { story: StoryId::from(1), block: BlockId::from(1), part: Part::Main };
    let edit = Edit::Splice { place, range: 1..1, with: "x".into() };
    assert_eq!(edit.apply(&project).unwrap().stories[0].lede(), "xنهر");
}

#[test]
fn the_difference_tells_only_what_changed() {
    let project = every_kind();
    let story = &project.stories[0];
    let (at, block) = (0..).zip(&story.body).find(|(_, block)| block.text(Part::Main).is_some()).unwrap();
    let place = TextPlace { story: story.id, block: block.id, part: Part::Main };
    let typed = Edit::Splice { place, range: 0..0, with: Text::plain("Then ") }.apply(&project).unwrap();
    let with = vec![Arc::clone(typed.stories[0].body.get(at).unwrap())];
    assert_eq!(difference(&project, &typed), Edit::ReplaceBlocks { story: story.id, at, gone: 1, with });
    let field = Edit::SetField { story: story.id, field: Field::Deck, words: "It rained".to_owned() };
    assert_eq!(difference(&project, &field.apply(&project).unwrap()), field);
    let mut row = project.clone();
    row.stories.extend((91..94).map(|id| Arc::new(Story::new(StoryId::from(id), Language::english()))));
    let far = row.stories.len() - 1;
    for (story, to) in [(story.id, far), (row.stories[far].id, 0)] {
        let moved = Edit::MoveStory { story, to };
        assert_eq!(difference(&row, &moved.apply(&row).unwrap()), moved);
    }
}
