//! Writing through the session: what each key does to copy of every shape, and what holds whatever is
//! asked in whatever order.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that cannot go on fails"
)]

#[path = "../support/mod.rs"]
mod support;

mod anything;
mod keys;
mod marks;
mod paste;
mod typed;

use std::sync::Arc;

use copydesk::app::commands::CommandId;
use copydesk::app::{Action, Session, Settings, World, Writing};
use copydesk::edit::motion::Unit;
use copydesk::edit::{Caret, Selection, Spot, TextPlace};
use copydesk::ground::{BlockId, Language, PhotoId, StoryId};
use copydesk::project::Project;
use copydesk::story::{Block, Content, Embed, FactBox, Field, List, ListItem, PlacedPhoto, PullQuote, Story, Text};
use jiff::Timestamp;

fn clock() -> Timestamp {
    Timestamp::from_second(1_795_000_000).unwrap()
}

fn desk_with(story: Story) -> Session {
    let project = Project { stories: vec![Arc::new(story)], ..Project::new("Ferry", Language::english()) };
    let mut session = Session::new(World::new(clock, 7), Settings::default(), Arc::new(|| {}));
    session.take_up(project, None);
    session
}

/// A desk with a page written in short, the way [`shown`] shows one: fields first (`@Head`, `@@Deck`),
/// blocks parted by ` / `; `#` a subhead, `>` a quote, `!` a pull quote, `-` and `1.` lists whose
/// entries are parted by `+` and indented by `·`, `box ` a fact box with its heading first, `photo `
/// and `embed ` with a caption, `---` a rule. `|` is the caret, `^` where the selection was begun.
fn desk(page: &str) -> Session {
    desk_in("en", page)
}

fn desk_in(language: &str, page: &str) -> Session {
    let mut story = Story::new(StoryId::from(1), language.parse().unwrap());
    let bare = page.replace(['|', '^'], "");
    let mut contents = Vec::new();
    for block in bare.split(" / ").filter(|block| !(block.is_empty() && bare.is_empty())) {
        if let Some(deck) = block.strip_prefix("@@") {
            deck.clone_into(&mut story.furniture.deck);
        } else if let Some(headline) = block.strip_prefix('@') {
            headline.clone_into(&mut story.furniture.headline);
        } else {
            contents.push(content(block));
        }
    }
    if contents.is_empty() {
        contents.push(Content::Paragraph(Text::default()));
    }
    story.body = (1_u64..).zip(contents).map(|(id, c)| Arc::new(Block::new(BlockId::from(id), c))).collect();
    let mut session = desk_with(story);
    let head = caret_marked(&session, page, '|', '^');
    let anchor = caret_marked(&session, page, '^', '|').or(head);
    let selection = anchor.zip(head).map(|(anchor, head)| Selection { anchor, head });
    session.act(Action::Select { selection, reveal: false });
    session
}

fn content(block: &str) -> Content {
    let texts = |words: &str| words.split('+').map(Text::plain).collect::<Vec<_>>();
    let entries = |words: &str, ordered| {
        let entry = |words: &str| {
            let text = words.trim_start_matches('·');
            let level = u8::try_from((words.len() - text.len()) / '·'.len_utf8()).unwrap();
            ListItem { level, text: text.into() }
        };
        Content::List(List { ordered, items: words.split('+').map(entry).collect() })
    };
    match block {
        "---" => Content::Rule,
        _ if block.starts_with('#') => Content::Subhead(block[1..].into()),
        _ if block.starts_with('>') => Content::Quote(block[1..].into()),
        _ if block.starts_with('!') => {
            Content::PullQuote(PullQuote { text: block[1..].into(), ..PullQuote::default() })
        }
        _ if block.starts_with('-') => entries(&block[1..], false),
        _ if block.starts_with("1.") => entries(&block[2..], true),
        _ if block.starts_with("box ") => {
            let mut texts = texts(&block[4..]);
            Content::FactBox(FactBox { heading: texts.remove(0), paragraphs: texts })
        }
        _ if block.starts_with("photo ") => {
            Content::Photo(PlacedPhoto { photo: PhotoId::from(9), caption: block[6..].into() })
        }
        _ if block.starts_with("embed ") => {
            Content::Embed(Embed { url: "https://example.org/v".to_owned(), caption: block[6..].into() })
        }
        _ => Content::Paragraph(block.into()),
    }
}

/// Where a sign stands in a page written in short.
fn caret_marked(session: &Session, page: &str, sign: char, other: char) -> Option<Caret> {
    let page = page.replace(other, "");
    let before = &page[..page.find(sign)?];
    let block = before.rsplit(" / ").next().unwrap();
    let nth = before.matches(" / ").count();
    let fields = page.split(" / ").filter(|block| block.starts_with('@')).count();
    let (field, words) = match (block.strip_prefix("@@"), block.strip_prefix('@')) {
        (Some(deck), _) => (Some(Field::Deck), deck),
        (None, Some(headline)) => (Some(Field::Headline), headline),
        (None, None) => (None, block),
    };
    if let Some(field) = field {
        return Some(Caret { spot: Spot::Field(StoryId::from(1), field), byte: words.len() });
    }
    let found = story(session).body.get(nth - fields).unwrap();
    let entry = block.matches('+').count();
    let words = block.rsplit('+').next().unwrap().trim_start_matches('·');
    let signs = if entry > 0 {
        0
    } else {
        ["#", ">", "!", "-", "1.", "box ", "photo ", "embed "]
            .into_iter()
            .find(|s| words.starts_with(s))
            .map_or(0, str::len)
    };
    let byte = words[signs..].trim_start_matches('·').len();
    let part = *found.parts().get(entry).unwrap();
    Some(Caret { spot: Spot::Text(TextPlace { story: StoryId::from(1), block: found.id, part }), byte })
}

fn story(session: &Session) -> &Story {
    &session.project.stories[0]
}

fn write(session: &mut Session, writing: Writing) {
    session.act(Action::Write(writing));
}

fn type_keys(session: &mut Session, words: &str) {
    for key in words.chars() {
        write(session, Writing::Type(key.to_string()));
    }
}

fn run(session: &mut Session, command: &'static str) {
    session.act(Action::Run(CommandId(command)));
}

fn undo(session: &mut Session) {
    run(session, "undo");
}

/// The page in short, see [`desk`]; empty fields are left out.
fn shown(session: &Session) -> String {
    let selection = session.view.selection;
    let head = selection.map(|selection| selection.head);
    let anchor = selection.map(|selection| selection.anchor).filter(|anchor| Some(*anchor) != head);
    let marked = |spot: Spot, words: &str| {
        let mut words = words.to_owned();
        let mut signs: Vec<(usize, char)> = [(head, '|'), (anchor, '^')]
            .into_iter()
            .filter_map(|(caret, sign)| caret.filter(|caret| caret.spot == spot).map(|caret| (caret.byte, sign)))
            .collect();
        signs.sort_unstable();
        for (byte, sign) in signs.into_iter().rev() {
            words.insert(byte, sign);
        }
        words
    };
    let story = story(session);
    let fields = [(Field::Headline, "@"), (Field::Deck, "@@")].into_iter().filter_map(|(field, sign)| {
        let words = marked(Spot::Field(story.id, field), field.of(story));
        (!words.is_empty()).then(|| format!("{sign}{words}"))
    });
    let blocks = story.body.iter().map(|block| {
        let texts = block.parts().into_iter().enumerate().map(|(nth, part)| {
            let place = TextPlace { story: story.id, block: block.id, part };
            let level = if let Content::List(list) = &block.content { usize::from(list.items[nth].level) } else { 0 };
            "·".repeat(level) + &marked(Spot::Text(place), block.text(part).unwrap().as_str())
        });
        let words = texts.collect::<Vec<String>>().join("+");
        let kind = match &block.content {
            Content::Paragraph(_) => "",
            Content::Subhead(_) => "#",
            Content::Quote(_) => ">",
            Content::PullQuote(_) => "!",
            Content::List(list) if list.ordered => "1.",
            Content::List(_) => "-",
            Content::Photo(_) => "photo ",
            Content::FactBox(_) => "box ",
            Content::Embed(_) => "embed ",
            Content::Rule => "---",
        };
        format!("{kind}{words}")
    });
    fields.chain(blocks).collect::<Vec<_>>().join(" / ")
}

/// Does one thing to each page and compares what comes of it; one undo brings the page back,
/// selection and all.
fn each(cases: &[(&str, Writing, &str)]) {
    for (before, writing, after) in cases {
        let mut session = desk(before);
        write(&mut session, writing.clone());
        assert_eq!(shown(&session), *after, "{before:?} {writing:?}");
        if session.history.undo_label().is_some() {
            undo(&mut session);
            assert_eq!(shown(&session), *before, "{before:?} {writing:?}, taken back");
            assert_eq!(session.history.undo_label(), None, "{before:?} {writing:?} is one step");
        }
    }
}

const BACK: Writing = Writing::Erase { unit: Unit::Character, forward: false };
const DELETE: Writing = Writing::Erase { unit: Unit::Character, forward: true };
