//! The report of an import: what became of every line.

use crate::words::Phrase;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What an import made of a piece of raw copy. Every line of the copy that is not blank is named
/// once: among `kept`, or among `left_out`. Lines are numbered from 1; a line ends at LF, CRLF,
/// CR, form feed, vertical tab, or Unicode's line and paragraph separators.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ImportReport {
    /// Where the copy came from: a file's name, “standard input”, “clipboard”.
    pub origin: String,
    /// The stories found, in order.
    pub stories: Vec<StoryReport>,
    /// Lines that went into no story, in order.
    pub left_out: Vec<LeftOut>,
    /// What was moved, joined or should be looked at, in order of the lines.
    pub notes: Vec<Note>,
    /// Lines that went into a story, and where, in order.
    pub kept: Vec<Kept>,
}

/// What is to be known of one story at a glance.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StoryReport {
    /// Its headline; empty if the copy gave none.
    pub headline: String,
    /// Its slugline, if the copy gave one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub slugline: Option<String>,
    /// Its language, as a BCP 47 tag.
    pub language: String,
    /// Paragraphs of its body.
    pub paragraphs: usize,
    /// Photos it wants.
    pub photos: usize,
    /// Words of its body, captions included.
    pub words: usize,
}

/// A line that went into no story.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LeftOut {
    /// Its number.
    pub line: usize,
    /// Its characters, ends trimmed.
    pub text: String,
    /// Why.
    pub reason: Reason,
}

/// Why a line was left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// `TT`, `A- A+`.
    TextSize,
    /// The story’s headline once more.
    HeadlineAgain,
    /// A caption once more.
    CaptionAgain,
    /// A long paragraph of the same story, word for word.
    ParagraphAgain,
    /// “Share this article”, “1.2K shares”.
    Share,
    /// A social network’s name alone.
    Network,
    /// “Follow us”, “Sign up for our newsletter”.
    Subscribe,
    /// “Read more”, and headlines of other stories.
    Related,
    /// “Advertisement”, “Story continues below”.
    Advertisement,
    /// “© 2026”, “All rights reserved”.
    Copyright,
    /// “12 comments”.
    Comments,
    /// “Tags: …”.
    Tags,
    /// “3 min read”, “Listen to this article”.
    Reading,
    /// “Play”, “1/5”, “View gallery”.
    Player,
    /// “Home > News”, “Log in”, “Back to top”.
    Navigation,
    /// Cookie and privacy notices.
    Privacy,
    /// An address alone on its line.
    WebAddress,
    /// A line of dashes or stars between stories.
    Separator,
    /// `-30-`, `ENDS`.
    EndMark,
    /// “3 hours ago”: says nothing once the page is closed.
    RelativeTime,
    /// `From:`, `To:`, `Subject:` and the like, “Sent from my phone”.
    Mail,
}

impl Reason {
    /// The reason in plain words.
    #[must_use]
    pub fn label(self) -> Phrase {
        Phrase::of("reason", self.id())
    }

    /// Its name for programs.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::TextSize => "text-size",
            Self::HeadlineAgain => "headline-again",
            Self::CaptionAgain => "caption-again",
            Self::ParagraphAgain => "paragraph-again",
            Self::Share => "share",
            Self::Network => "network",
            Self::Subscribe => "subscribe",
            Self::Related => "related",
            Self::Advertisement => "advertisement",
            Self::Copyright => "copyright",
            Self::Comments => "comments",
            Self::Tags => "tags",
            Self::Reading => "reading",
            Self::Player => "player",
            Self::Navigation => "navigation",
            Self::Privacy => "privacy",
            Self::WebAddress => "web-address",
            Self::Separator => "separator",
            Self::EndMark => "end-mark",
            Self::RelativeTime => "relative-time",
            Self::Mail => "mail",
        }
    }
}

/// Something an editor should know of a line that was kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// The line, or the first of several.
    pub line: usize,
    /// What kind of note.
    pub kind: NoteKind,
    /// What happened; in a file in English.
    pub words: Phrase,
    /// The characters it speaks of, as they stood in the copy; empty if they are unchanged in
    /// the story.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
}

/// What a note is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum NoteKind {
    /// A line became a byline.
    Byline,
    /// A dateline was taken off a paragraph.
    Dateline,
    /// A time of publication went into the editor’s note.
    Timestamp,
    /// A line became the caption and credit of a wanted photo.
    Caption,
    /// A caption names nobody in particular as its source, or nobody at all.
    Credit,
    /// Two paragraphs of a story are nearly the same.
    NearDuplicate,
    /// Lines broken by a wire or a mail program were joined.
    Joined,
    /// Marks of list lines were taken off.
    List,
    /// A line of dashes or stars became a rule.
    Rule,
    /// A line named its own place: “Headline: …”, a slugline, a sign-off.
    Label,
    /// A first line that may be a headline was left in the body.
    Doubt,
    /// The story’s language was told from its script.
    Language,
}

/// Where lines of the copy went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Kept {
    /// The first line.
    pub line: usize,
    /// The last; the same as the first unless broken lines were joined.
    pub last: usize,
    /// The story, from 0 in the order of the report.
    pub story: usize,
    /// The place in it.
    pub place: Place,
}

/// A place in a story.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// The line above the headline.
    Kicker,
    /// The headline.
    Headline,
    /// The sentence under it.
    Deck,
    /// A byline.
    Byline,
    /// The dateline, on a line of its own.
    Dateline,
    /// The slugline.
    Slugline,
    /// The section.
    Section,
    /// The editor’s note.
    EdNote,
    /// A wanted photo.
    Photo,
    /// The body.
    Body,
}
