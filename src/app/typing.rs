//! Typing: what a field now says becomes an edit.

use super::{Change, Session};
use crate::edit::{Edit, Selection, Spot, Target, TextPlace, Typed, typed_between};
use crate::ground::StoryId;
use crate::story::{Content, Field, ListItem, Part, Text};

impl Session {
    /// A text of the body now reads `words`, with the caret at byte `caret`. A line break begins
    /// a new paragraph, or the next entry of a list or fact box.
    pub(super) fn type_text(&mut self, place: TextPlace, words: &str, caret: usize) {
        let Some((old, content)) = self.project.story(place.story).and_then(|story| {
            let (_, block) = story.block(place.block)?;
            Some((block.text(place.part)?.clone(), block.content.clone()))
        }) else {
            return;
        };
        let Some(typed) = typed_between(old.as_str(), words, Some(caret)) else { return };
        if typed.words.contains(BREAKS) {
            match lines_of(&content) {
                Lines::Blocks => self.type_paragraphs(place, &old, &typed, caret),
                Lines::Entries => self.type_entries(place, content, &old, &typed, caret),
                Lines::One => self.type_line(place, &old, &typed, caret),
            }
            return;
        }
        let spot = Spot::Text(place);
        let with = typed.text_in(&old);
        let group = typed.group(Target::Spot(spot));
        let selection = Some(Selection::caret(spot, caret));
        let edit = Edit::Splice { place, range: typed.range, with };
        self.change(Change { edit, label: "Typing", group, selection });
    }

    /// A field now reads `words`.
    pub(super) fn type_field(&mut self, story: StoryId, field: Field, words: String, caret: usize) {
        let Some(old) = self.project.story(story).map(|page| field.of(page).to_owned()) else { return };
        let Some(typed) = typed_between(&old, &words, Some(caret)) else { return };
        let spot = Spot::Field(story, field);
        self.change(Change {
            edit: Edit::SetField { story, field, words },
            label: field.row().label,
            group: typed.group(Target::Spot(spot)),
            selection: Some(Selection::caret(spot, caret)),
        });
    }

    /// What was typed or pasted holds line breaks: each line that says something becomes a block.
    /// `caret` is the caret's byte in the whole new string.
    fn type_paragraphs(&mut self, place: TextPlace, old: &Text, typed: &Typed, caret: usize) {
        let lines = paragraphs(&typed.words, typed.range.start == 0, typed.range.end == old.len());
        let joined: String = lines.concat();
        let mut at = typed.range.start + joined.len();
        let with = Text::marked(joined, old.typing_marks(typed.range.clone()));
        let mut edits = vec![Edit::Splice { place, range: typed.range.clone(), with }];
        let mut last_block = place.block;
        for (nth, line) in lines.iter().enumerate().skip(1).rev() {
            at -= line.len();
            let second = self.world.mint();
            if nth == lines.len() - 1 {
                last_block = second;
            }
            edits.push(Edit::SplitBlock { story: place.story, block: place.block, at, second });
        }
        let last = TextPlace { block: last_block, part: Part::Main, ..place };
        self.broken(Edit::Several(edits), last, &lines, typed, caret);
    }

    /// The same in a list or fact box: each line becomes an entry of it.
    fn type_entries(&mut self, place: TextPlace, content: Content, old: &Text, typed: &Typed, caret: usize) {
        let lines = paragraphs(&typed.words, typed.range.start == 0, typed.range.end == old.len());
        let mut whole = old.clone();
        whole.splice(typed.range.clone(), &Text::marked(lines.concat(), old.typing_marks(typed.range.clone())));
        let mut ends: Vec<usize> = lines
            .iter()
            .scan(typed.range.start, |end, line| {
                *end += line.len();
                Some(*end)
            })
            .collect();
        ends.pop();
        let starts = std::iter::once(0).chain(ends.iter().copied());
        let entries = starts.zip(ends.iter().copied().chain([whole.len()])).map(|(from, to)| whole.slice(from..to));
        let Some((content, part)) = with_entries(content, place.part, entries.collect()) else { return };
        let edit = Edit::SetContent { story: place.story, block: place.block, content };
        self.broken(edit, TextPlace { part, ..place }, &lines, typed, caret);
    }

    /// The same where there is but one line: breaks become spaces.
    fn type_line(&mut self, place: TextPlace, old: &Text, typed: &Typed, caret: usize) {
        let words = typed.words.replace("\r\n", " ").replace(BREAKS, " ");
        let lost = typed.words.len() - words.len();
        let with = Text::marked(words, old.typing_marks(typed.range.clone()));
        let selection = Some(Selection::caret(Spot::Text(place), caret.saturating_sub(lost)));
        let edit = Edit::Splice { place, range: typed.range.clone(), with };
        self.change(Change { selection, ..Change::new(edit, "Typing") });
        self.view.reveal = selection;
    }

    /// Does what lines have become, and puts the caret behind the last of them, which stands at `last`.
    fn broken(&mut self, edit: Edit, last: TextPlace, lines: &[&str], typed: &Typed, caret: usize) {
        let before = if lines.len() == 1 { typed.range.start } else { 0 };
        // Pasted words that end as the text after them begins count as typed only so far.
        let beyond = caret.saturating_sub(typed.range.start + typed.words.len());
        let byte = before + lines.last().map_or(0, |line| line.len()) + beyond;
        let caret = Selection::caret(Spot::Text(last), byte);
        let label = if typed.words.trim().is_empty() { "New paragraph" } else { "Paste" };
        self.change(Change { selection: Some(caret), ..Change::new(edit, label) });
        self.view.reveal = Some(caret);
    }
}

/// What ends a line.
const BREAKS: [char; 2] = ['\n', '\r'];

/// A list or fact box with `entries` in place of one of its texts, and where the last of them
/// stands. What does not fit in a fact box's heading goes before its first paragraph.
fn with_entries(content: Content, part: Part, entries: Vec<Text>) -> Option<(Content, Part)> {
    let place = |nth: usize| u32::try_from(nth).ok().map(Part::Nth);
    let more = entries.len().checked_sub(1)?;
    match (content, part) {
        (Content::List(mut list), Part::Nth(at)) => {
            let at = usize::try_from(at).ok()?;
            let level = list.items.get(at)?.level;
            list.items.splice(at..=at, entries.into_iter().map(|text| ListItem { level, text }));
            Some((Content::List(list), place(at + more)?))
        }
        (Content::FactBox(mut facts), Part::Nth(at)) => {
            let at = usize::try_from(at).ok().filter(|at| *at < facts.paragraphs.len())?;
            facts.paragraphs.splice(at..=at, entries);
            Some((Content::FactBox(facts), place(at + more)?))
        }
        (Content::FactBox(mut facts), Part::Main) => {
            let mut entries = entries.into_iter();
            facts.heading = entries.next()?;
            facts.paragraphs.splice(0..0, entries);
            let last = more.checked_sub(1).map_or(Some(Part::Main), place)?;
            Some((Content::FactBox(facts), last))
        }
        (
            Content::Paragraph(_)
            | Content::Subhead(_)
            | Content::Quote(_)
            | Content::PullQuote(_)
            | Content::List(_)
            | Content::Photo(_)
            | Content::Embed(_)
            | Content::Rule,
            Part::Main | Part::Nth(_),
        ) => None,
    }
}

/// The paragraphs that words with line breaks make; the first goes on where they are put, the last
/// goes on into what follows. Empty lines between are dropped, and breaks at the very start or
/// end of the block, which would leave an empty paragraph there.
fn paragraphs(words: &str, at_start: bool, at_end: bool) -> Vec<&str> {
    if words.trim().is_empty() {
        return vec!["", ""];
    }
    let lines: Vec<&str> = words.split(BREAKS).collect();
    let last = lines.len() - 1;
    let stays = |nth: usize, line: &str| {
        !line.trim().is_empty()
            || (nth == 0 && (!at_start || !line.is_empty()))
            || (nth == last && (!at_end || !line.is_empty()))
    };
    lines.into_iter().enumerate().filter(|(nth, line)| stays(*nth, line)).map(|(_, line)| line).collect()
}

/// What a line break does.
enum Lines {
    /// It begins a block.
    Blocks,
    /// It begins an entry of the block.
    Entries,
    /// Nothing: there is one line.
    One,
}

fn lines_of(content: &Content) -> Lines {
    match content {
        Content::Paragraph(_) | Content::Subhead(_) | Content::Quote(_) => Lines::Blocks,
        Content::List(_) | Content::FactBox(_) => Lines::Entries,
        Content::PullQuote(_) | Content::Photo(_) | Content::Embed(_) | Content::Rule => Lines::One,
    }
}
