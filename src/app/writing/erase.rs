//! Taking copy out, and moving it.

use super::Session;
use crate::edit::flow;
use crate::edit::guard::Left;
use crate::edit::motion::{self, Unit};
use crate::edit::{Caret, Edit, Group, GroupKind, Label, Selection, Spot, Target, TextPlace};
use crate::story::{Fragment, Story, Text};

impl Session {
    /// Takes out the selection, or one step from the caret; at the edge of a text, what stands
    /// between it and the next.
    pub(super) fn erase(&mut self, unit: Unit, forward: bool) {
        let Some((story, from, to)) = self.stretch() else { return };
        if from != to {
            return self.erase_between(&story, from, to);
        }
        let Some(words) = motion::words_of(&story, from.spot) else { return };
        if let Some(byte) = motion::erase_step(words, from.byte, unit, forward) {
            let range = byte.min(from.byte)..byte.max(from.byte);
            let label = match from.spot {
                Spot::Field(_, field) => Label::from(field.row().label()),
                Spot::Text(_) => Label::from("change-delete"),
            };
            let group =
                Group { target: Target::Spot(from.spot), kind: GroupKind::Deleting, from: from.byte, to: range.start };
            let edit = match from.spot {
                Spot::Text(place) => Edit::Splice { place, range: range.clone(), with: Text::default() },
                Spot::Field(id, field) => {
                    let mut now = words.to_owned();
                    now.replace_range(range.clone(), "");
                    Edit::SetField { story: id, field, words: now }
                }
            };
            return self.put((edit, Caret { byte: range.start, ..from }), label, Some(group));
        }
        let Spot::Text(place) = from.spot else { return };
        let mut mint = self.world.branch();
        let stroke =
            if forward { flow::forward(&story, place, &mut mint) } else { flow::backward(&story, place, &mut mint) };
        if let Some(stroke) = stroke {
            self.come_to(stroke);
        }
    }

    /// Takes out the selection, or all up to a place.
    pub(super) fn erase_to(&mut self, caret: Caret) {
        let Some((story, from, to)) = self.stretch() else { return };
        let (from, to) = if from == to { (from, caret) } else { (from, to) };
        self.erase_between(&story, from, to);
    }

    fn erase_between(&mut self, story: &Story, from: Caret, to: Caret) {
        let mut mint = self.world.branch();
        if let Some(done) = flow::replaced(story, from, to, &Fragment::default(), &mut mint) {
            self.put(done, "change-delete", None);
        }
    }

    /// Moves the selected copy elsewhere, or copies it there.
    pub(super) fn move_copy(&mut self, to: Caret, copy: bool) {
        let Some((story, from, end)) = self.stretch() else { return };
        let Some(words) = motion::words_of(&story, to.spot) else { return };
        let to = Caret { byte: words.floor_char_boundary(to.byte), ..to };
        let inside = motion::compare(&story, from, to).is_le() && motion::compare(&story, to, end).is_le();
        if from == end || (inside && !copy) || to.spot.story() != story.id {
            return;
        }
        let copied = flow::taken(&story, from, end);
        if self.loses_mark(&copied, Some((to.spot, if copy { Left::Stay } else { Left::Go }))) {
            return;
        }
        let nothing = Fragment::default();
        let mut mint = self.world.branch();
        if copy {
            let Some((edit, caret)) = flow::replaced(&story, to, to, &copied, &mut mint) else { return };
            let Some(after) = self.story_after(&edit, &story) else { return };
            let start = same_from_start(&story, to, &after);
            self.put_selected(edit, came(&after, start, caret), "change-copy", None);
            return;
        }
        // Whichever stands later on the page is done first: what stands before it stays in place.
        let before = motion::compare(&story, to, from).is_lt();
        let first = if before {
            flow::replaced(&story, from, end, &nothing, &mut mint)
        } else {
            flow::replaced(&story, to, to, &copied, &mut mint)
        };
        let Some((first, at)) = first else { return };
        let Some(between) = self.story_after(&first, &story) else { return };
        let second = if before {
            flow::replaced(&between, to, to, &copied, &mut mint)
        } else {
            flow::replaced(&between, from, end, &nothing, &mut mint)
        };
        let Some((second, mut caret)) = second else { return };
        let both = Edit::Several(vec![first, second]);
        let Some(after) = self.story_after(&both, &story) else { return };
        let start = if before {
            same_from_start(&story, to, &after)
        } else {
            caret = same_from_end(&between, at, &after).unwrap_or(caret);
            same_from_start(&story, to, &between).and_then(|start| same_from_end(&between, start, &after))
        };
        self.put_selected(both, came(&after, start, caret), "change-move", None);
    }
}

/// What came to a place, selected from its first word; without a start, the caret behind it.
fn came(story: &Story, start: Option<Caret>, end: Caret) -> Selection {
    let mut anchor = start.filter(|start| motion::compare(story, *start, end).is_le()).unwrap_or(end);
    // Where it began a block of its own it stands behind the text it was put at the end of.
    while anchor.spot != end.spot
        && motion::words_of(story, anchor.spot).is_some_and(|words| words.len() == anchor.byte)
        && let Some(spot) = motion::next_spot(story, anchor.spot)
    {
        anchor = Caret { spot, byte: 0 };
    }
    Selection { anchor, head: end }
}

/// The caret in `after` that has as much copy before it as `caret` has in `before`, for two
/// stories that begin alike.
fn same_from_start(before: &Story, caret: Caret, after: &Story) -> Option<Caret> {
    let Spot::Text(place) = caret.spot else { return Some(caret) };
    let (at, block) = before.block(place.block)?;
    let nth = block.parts().iter().position(|part| *part == place.part)?;
    let block = after.body.get(at)?;
    let part = block.parts().into_iter().nth(nth)?;
    let spot = Spot::Text(TextPlace { story: after.id, block: block.id, part });
    (block.text(part)?.len() >= caret.byte).then_some(Caret { spot, ..caret })
}

/// The caret in `after` that has as much copy behind it as `caret` has in `before`, for two
/// stories that end alike.
fn same_from_end(before: &Story, caret: Caret, after: &Story) -> Option<Caret> {
    let Spot::Text(place) = caret.spot else {
        let length = |story| motion::words_of(story, caret.spot).map(str::len);
        let bytes_behind = length(before)?.saturating_sub(caret.byte);
        return Some(Caret { byte: length(after)?.checked_sub(bytes_behind)?, ..caret });
    };
    let (at, block) = before.block(place.block)?;
    let blocks_behind = before.body.len() - at;
    let parts_behind = block.parts().iter().rev().position(|part| *part == place.part)?;
    let bytes_behind = block.text(place.part)?.len().saturating_sub(caret.byte);
    let block = after.body.get(after.body.len().checked_sub(blocks_behind)?)?;
    let part = block.parts().into_iter().rev().nth(parts_behind)?;
    let byte = block.text(part)?.len().checked_sub(bytes_behind)?;
    Some(Caret { spot: Spot::Text(TextPlace { story: after.id, block: block.id, part }), byte })
}
