//! Sorting: each line goes to its place in a story, or is left out with its reason.

use std::collections::{BTreeMap, BTreeSet};

use super::ahead::Ahead;
use super::caption::Caption;
use super::class::{Class, Label};
use super::draft::{Draft, Piece};
use super::ledger::Ledger;
use super::lines::Unit;
use super::near::Seen;
use super::report::{NoteKind, Place, Reason};
use super::stamp::Stamp;
use super::{caption, fold, list};
use crate::story::Byline;
use crate::words::phrase;

/// The sorting of one piece of copy.
#[derive(Debug)]
pub(super) struct Sorting<'a> {
    pub(super) ahead: Ahead<'a>,
    pub(super) ledger: Ledger<'a>,
    pub(super) drafts: Vec<Draft>,
    /// What has been said in the current story.
    pub(super) said: Said,
    /// Captions of the whole copy, by their words: the same words without a credit are the same caption.
    known_captions: BTreeSet<String>,
    /// The block of page furniture that is open, and how far apart its lines stand.
    block: Option<(Reason, Option<usize>)>,
    /// Whether an end mark or a line of dashes has ended the story.
    parted: bool,
}

/// What has been said in one story.
#[derive(Debug, Default)]
pub(super) struct Said {
    pub(super) paragraphs: BTreeMap<String, usize>,
    pub(super) captions: BTreeSet<String>,
    pub(super) near: Seen,
}

impl<'a> Sorting<'a> {
    pub(super) fn new(units: &'a [Unit<'a>], classes: &'a [Class], ledger: Ledger<'a>) -> Self {
        let known_captions = classes.iter().filter_map(|class| match class {
            Class::Caption(caption) if !caption.words.is_empty() => Some(bare(&caption.words)),
            Class::Caption(_)
            | Class::Page(_)
            | Class::Head(_)
            | Class::Break
            | Class::Stars
            | Class::Stamp(_)
            | Class::Byline(_)
            | Class::Label(..)
            | Class::SignOff
            | Class::Title
            | Class::Text => None,
        });
        Self {
            known_captions: known_captions.collect(),
            ahead: Ahead::new(units, classes),
            ledger,
            drafts: vec![Draft::default()],
            said: Said::default(),
            block: None,
            parted: false,
        }
    }

    /// Sorts all lines.
    pub(super) fn run(mut self) -> (Vec<Draft>, Ledger<'a>) {
        let mut at = 0;
        while let (Some(unit), Some(class)) = (self.ahead.unit(at), self.ahead.class(at)) {
            at += self.step(at, unit, class).max(1);
        }
        (self.drafts, self.ledger)
    }

    fn step(&mut self, at: usize, unit: &'a Unit<'a>, class: &'a Class) -> usize {
        if self.in_block(at, unit, class) {
            return 1;
        }
        match class {
            Class::Page(reason) => {
                self.parted |= *reason == Reason::EndMark && self.draft().has_body;
                self.ledger.leave_out(unit, *reason);
            }
            Class::Head(reason) => {
                self.block = Some((*reason, None));
                self.ledger.leave_out(unit, *reason);
            }
            Class::Break | Class::Stars => self.rule(at, unit, *class == Class::Stars),
            Class::Stamp(stamp) => return self.stamp(at, unit, *stamp),
            Class::Byline(bylines) => return self.byline(at, unit, bylines),
            Class::Caption(caption) => return self.caption(at, unit, caption),
            Class::Label(label, words) => return self.label(at, unit, *label, words),
            Class::SignOff => self.ed_note(unit, NoteKind::Label, "made-sign-off"),
            Class::Title => return self.title(at, unit),
            Class::Text => return self.text(at, unit),
        }
        1
    }

    /// The story being put together, and its number.
    pub(super) fn draft(&mut self) -> &mut Draft {
        if self.drafts.is_empty() {
            self.drafts.push(Draft::default());
        }
        let last = self.drafts.len().saturating_sub(1);
        #[expect(clippy::indexing_slicing, reason = "the list was filled just above")]
        &mut self.drafts[last]
    }

    pub(super) fn story(&self) -> usize {
        self.drafts.len().saturating_sub(1)
    }

    pub(super) fn keep(&mut self, unit: &Unit<'_>, place: Place) {
        let story = self.story();
        self.ledger.keep(unit, story, place);
    }

    fn open_story(&mut self) {
        self.parted = false;
        self.block = None;
        if !self.draft().is_empty() {
            self.drafts.push(Draft::default());
            self.said = Said::default();
        }
    }

    /// Lines below “Read also” or “Tags” belong to it while they are short and stand as close
    /// together as the first of them.
    fn in_block(&mut self, at: usize, unit: &Unit<'_>, class: &Class) -> bool {
        let Some((reason, gap)) = self.block else { return false };
        let most = if reason == Reason::Tags { 4 } else { 20 };
        let listed = list::mark(&unit.text).is_some() && unit.words <= 22 && !unit.text.ends_with('.');
        let number = unit.words == 1 && unit.bare.chars().all(char::is_numeric);
        let close = gap.is_none_or(|gap| unit.gap <= gap);
        let belongs = match class {
            Class::Title => unit.words <= most && close && !self.ahead.opens_story(at, false),
            Class::Text => (listed || number) && close,
            Class::Stamp(_) => true,
            Class::Page(_) => return false,
            Class::Head(_)
            | Class::Break
            | Class::Stars
            | Class::Byline(_)
            | Class::Caption(_)
            | Class::Label(..)
            | Class::SignOff => false,
        };
        if belongs {
            self.block = Some((reason, gap.or(Some(unit.gap))));
            self.ledger.leave_out(unit, reason);
        } else {
            self.block = None;
        }
        belongs
    }

    fn rule(&mut self, at: usize, unit: &Unit<'_>, stars: bool) {
        let next = self.ahead.next_solid(at, "");
        let copy = next.is_some_and(|next| {
            matches!(self.ahead.class(next), Some(Class::Text)) && !self.opens_without_headline(next)
        });
        let verse_or_heading = stars && next.is_some_and(|next| !self.ahead.opens_story(next, false));
        if self.draft().has_body && (copy || verse_or_heading) {
            self.draft().pieces.push(Piece::Rule);
            self.keep(unit, Place::Body);
            self.ledger.note(unit.first, NoteKind::Rule, phrase!("made-rule"), &unit.text);
        } else {
            self.parted = !stars || next.is_some();
            self.ledger.leave_out(unit, Reason::Separator);
        }
    }

    fn opens_without_headline(&self, at: usize) -> bool {
        let dated = self.ahead.unit(at).is_some_and(|unit| super::dateline::peel(&unit.text).is_some());
        dated || self.ahead.is_sentence_headline(at)
    }

    fn stamp(&mut self, at: usize, unit: &'a Unit<'a>, stamp: Stamp) -> usize {
        let (date, labeled) = match stamp {
            Stamp::Relative => {
                self.ledger.leave_out(unit, Reason::RelativeTime);
                return 1;
            }
            Stamp::Fixed { date, labeled } => (date, labeled),
        };
        if self.draft().has_body && self.ahead.heads_next_story(at, self.parted) {
            self.open_story();
        }
        if self.draft().has_body && !labeled {
            return self.title(at, unit);
        }
        let draft = self.draft();
        draft.published = draft.published.or(date);
        self.ed_note(unit, NoteKind::Timestamp, "made-timestamp");
        1
    }

    pub(super) fn ed_note(&mut self, unit: &Unit<'_>, kind: NoteKind, words: &'static str) {
        self.draft().ed_note.push(unit.text.to_string());
        self.keep(unit, Place::EdNote);
        self.ledger.note(unit.first, kind, phrase!(words), "");
    }

    fn byline(&mut self, at: usize, unit: &'a Unit<'a>, bylines: &[Byline]) -> usize {
        if self.draft().has_body && self.ahead.heads_next_story(at, self.parted) {
            self.open_story();
        }
        let draft = self.draft();
        let (in_copy, first) = (draft.has_body, draft.wants_headline());
        let another = matches!(self.ahead.class(at + 1), Some(Class::Byline(_)));
        if in_copy || (first && (another || self.ahead.comes_again(at))) {
            return if unit.words <= 18 { self.title(at, unit) } else { self.text(at, unit) };
        }
        self.draft().bylines.extend(bylines.iter().cloned());
        self.keep(unit, Place::Byline);
        self.ledger.note(unit.first, NoteKind::Byline, phrase!("made-byline"), &unit.text);
        1
    }

    fn label(&mut self, at: usize, unit: &'a Unit<'a>, label: Label, words: &str) -> usize {
        let off = self.parted || self.ahead.stands_off(at) || unit.key.starts_with("slug");
        let draft = self.draft();
        let opens = match label {
            Label::Headline => draft.has_body || !draft.headline.is_empty(),
            Label::Slugline | Label::Kicker | Label::Section => draft.has_body && off,
            Label::Deck => false,
        };
        if draft.has_body && !opens {
            return self.text(at, unit);
        }
        if opens {
            self.open_story();
        }
        let draft = self.draft();
        let (field, place) = match label {
            Label::Headline => (&mut draft.headline, Place::Headline),
            Label::Deck => (&mut draft.deck, Place::Deck),
            Label::Kicker => (&mut draft.kicker, Place::Kicker),
            Label::Slugline => (&mut draft.slugline, Place::Slugline),
            Label::Section => (&mut draft.section, Place::Section),
        };
        if !field.is_empty() {
            return self.text(at, unit);
        }
        words.clone_into(field);
        if label == Label::Headline {
            draft.bare_headline = bare(words);
        }
        self.keep(unit, place);
        self.ledger.note(unit.first, NoteKind::Label, phrase!("made-label"), &unit.text);
        1
    }

    fn caption(&mut self, at: usize, unit: &'a Unit<'a>, caption: &Caption) -> usize {
        if self.draft().has_body && self.ahead.heads_next_story(at, self.parted) {
            self.open_story();
        }
        let plain = !caption.labeled && caption::brackets(&unit.text).is_none();
        if self.draft().wants_headline() && plain && !caption.words.ends_with('.') && unit.words <= 18 {
            return self.title(at, unit);
        }
        if caption.words.is_empty() {
            return self.credit(at, unit, &caption.credit);
        }
        let key = bare(&caption.words);
        if self.said.captions.contains(&key) {
            self.ledger.leave_out(unit, Reason::CaptionAgain);
            return 1;
        }
        if self.draft().has_body && !caption.labeled && !self.ahead.is_doubled(at) {
            // At the end of copy, “(AFP)” signs it; in the middle, it credits a picture.
            let more = self.ahead.next_solid(at, "").is_some_and(|next| !self.ahead.opens_story(next, false));
            if !more || unit.words > 30 {
                return self.text(at, unit);
            }
        }
        self.said.captions.insert(key);
        self.place_photo(unit, caption.clone());
        1
    }

    /// A credit by itself: it goes to the photo just above, or asks for one; below copy it signs.
    fn credit(&mut self, at: usize, unit: &'a Unit<'a>, credit: &str) -> usize {
        let signs = caption::brackets(&unit.text).is_some();
        if let Some(Piece::Photo(above)) = self.draft().pieces.last_mut() {
            if above.credit.is_empty() {
                credit.clone_into(&mut above.credit);
                self.keep(unit, Place::Photo);
                self.ledger.note(unit.first, NoteKind::Caption, phrase!("made-credit-above"), &unit.text);
                return 1;
            }
            if above.credit == credit {
                self.ledger.leave_out(unit, Reason::CaptionAgain);
                return 1;
            }
        }
        if self.draft().has_body && signs {
            self.ed_note(unit, NoteKind::Label, "made-agency");
        } else if self.draft().has_body && !unit.key.starts_with("image source") {
            return self.text(at, unit);
        } else {
            self.place_photo(unit, Caption { words: String::new(), credit: credit.to_owned(), labeled: true });
        }
        1
    }

    pub(super) fn place_photo(&mut self, unit: &Unit<'_>, caption: Caption) {
        if caption.credit.is_empty() {
            self.ledger.note(unit.first, NoteKind::Credit, phrase!("made-no-credit"), "");
        } else if super::agency::is_vague(&caption.credit) {
            let words = phrase!("made-vague-credit", credit = &caption.credit);
            self.ledger.note(unit.first, NoteKind::Credit, words, "");
        }
        self.keep(unit, Place::Photo);
        self.ledger.note(unit.first, NoteKind::Caption, phrase!("made-photo"), &unit.text);
        if let Some(Piece::Photo(above)) = self.draft().pieces.last_mut()
            && above.words.is_empty()
            && caption.credit.is_empty()
        {
            above.words = caption.words;
            return;
        }
        self.draft().pieces.push(Piece::Photo(caption));
    }

    fn title(&mut self, at: usize, unit: &'a Unit<'a>) -> usize {
        let (has_body, headline) = (self.draft().has_body, self.draft().bare_headline.clone());
        if has_body && self.ahead.opens_story(at, self.parted) {
            self.open_story();
            return self.title(at, unit);
        }
        let again = !headline.is_empty() && unit.bare == headline;
        if !has_body && super::agency::is_agency(&unit.text) && self.joins_byline(unit) {
        } else if again && (!has_body || unit.words >= 4 && unit.gap > 0) {
            self.ledger.leave_out(unit, Reason::HeadlineAgain);
        } else if self.draft().wants_headline() {
            self.headline_or_kicker(at, unit);
        } else if !has_body && self.small_furniture(at, unit) {
        } else if has_body && self.ahead.is_subhead(at)
            || !has_body && self.ahead.is_subhead(at) && !self.draft().deck.is_empty()
        {
            self.draft().pieces.push(Piece::Subhead(unit.text.to_string()));
            self.draft().has_body = true;
            self.keep(unit, Place::Body);
        } else {
            return self.paragraph(at, unit);
        }
        1
    }

    /// An agency alone below a byline is whom its author works for.
    fn joins_byline(&mut self, unit: &Unit<'_>) -> bool {
        let Some(byline) = self.draft().bylines.last_mut().filter(|byline| byline.role.is_empty()) else {
            return false;
        };
        byline.role = unit.text.to_string();
        self.keep(unit, Place::Byline);
        true
    }

    fn headline_or_kicker(&mut self, at: usize, unit: &Unit<'_>) {
        if self.ahead.is_window_title(at) {
            self.ledger.leave_out(unit, Reason::HeadlineAgain);
        } else if self.draft().kicker.is_empty() && self.ahead.is_kicker(at) {
            self.draft().kicker = unit.text.to_string();
            self.keep(unit, Place::Kicker);
        } else {
            self.headline(unit);
        }
    }

    fn headline(&mut self, unit: &Unit<'_>) {
        let draft = self.draft();
        draft.headline = unit.text.to_string();
        draft.bare_headline.clone_from(&unit.bare);
        self.keep(unit, Place::Headline);
    }

    /// Lines between headline and copy: a caption without credit, a name, a deck. Whether it was one.
    fn small_furniture(&mut self, at: usize, unit: &'a Unit<'a>) -> bool {
        if self.draft().headline.is_empty() {
            return false;
        }
        if self.said.captions.contains(&unit.bare) || self.known_captions.contains(&unit.bare) && !unit.bare.is_empty()
        {
            self.ledger.leave_out(unit, Reason::CaptionAgain);
        } else if self.ahead.is_doubled(at) && unit.words <= 45 && self.ahead.copy_follows(at + 1) {
            self.said.captions.insert(unit.bare.clone());
            self.place_photo(unit, Caption { words: unit.text.to_string(), ..Caption::default() });
        } else if self.draft().bylines.is_empty() && self.ahead.is_name_line(at) {
            let (role, name) = unit.text.split_once(": ").unwrap_or(("", &unit.text));
            self.draft().bylines.push(Byline { name: name.trim().to_owned(), role: role.trim().to_owned() });
            self.keep(unit, Place::Byline);
            self.ledger.note(unit.first, NoteKind::Byline, phrase!("made-byline"), &unit.text);
        } else if self.draft().deck.is_empty() && self.is_deck(at, unit) {
            self.draft().deck = unit.text.to_string();
            self.keep(unit, Place::Deck);
        } else {
            return false;
        }
        true
    }

    fn is_deck(&mut self, at: usize, unit: &Unit<'_>) -> bool {
        let headline = self.draft().bare_headline.clone();
        match self.ahead.class(at) {
            Some(Class::Text) => self.ahead.is_sentence_deck(at),
            _ => unit.words >= 3 && self.ahead.is_deck(at, &headline),
        }
    }

    pub(super) fn text(&mut self, at: usize, unit: &'a Unit<'a>) -> usize {
        let has_body = self.draft().has_body;
        if has_body
            && (self.parted || self.ahead.stands_off(at))
            && (self.parted || self.ahead.is_sentence_headline(at))
        {
            self.open_story();
        }
        let draft = self.draft();
        let (wants, has_body) = (draft.wants_headline(), draft.has_body);
        let again = !draft.bare_headline.is_empty() && draft.bare_headline == unit.bare;
        if wants && self.ahead.is_sentence_headline(at) {
            self.headline(unit);
            1
        } else if again && !has_body {
            self.ledger.leave_out(unit, Reason::HeadlineAgain);
            1
        } else if !has_body && self.small_furniture(at, unit) {
            1
        } else {
            self.paragraph(at, unit)
        }
    }
}

pub(super) fn bare(words: &str) -> String {
    fold::bare(&fold::fold(words))
}
