//! What the palette offers: commands, stories, names, photos and findings, each with where it leads.

use std::sync::Arc;

use crate::app::commands::{self, Command};
use crate::app::{Action, Session, Tab};
use crate::checks::Finding;
use crate::edit::find::{Name, Typed};
use crate::edit::{Selection, Spot, TextPlace};
use crate::ground::{EntityId, PhotoId, StoryId};
use crate::story::{Content, Mark, Part, Story};
use crate::ui::inspector::show_place;
use crate::words::Words;

/// Something the palette offers.
pub(super) struct Offer {
    /// What it is called.
    pub(super) name: String,
    /// What it is: the menu of a command, the kind of anything else.
    pub(super) what: String,
    /// What leads there.
    pub(super) leads: Leads,
    /// Whether it can be had now.
    pub(super) ready: bool,
    /// How much it was used lately: 0 for not at all.
    recent: i32,
    /// All it may be called by.
    names: Vec<Name>,
}

/// Where an offer leads.
pub(super) enum Leads {
    /// To what a command does.
    Command(&'static Command),
    /// To a story.
    Story(StoryId),
    /// To where somebody or something is first mentioned, and to the tab of names.
    Entity(EntityId),
    /// To where a photo stands, and to the tab of photos.
    Photo(PhotoId),
    /// To what a check saw.
    Finding(Box<Finding>),
}

/// What recent use counts against a better fit, at most.
const RECENT: i32 = 24;

/// All that can be offered now, in the order it is listed while nothing is typed.
pub(super) fn gather(session: &Session, found: &[Finding]) -> Vec<Offer> {
    let words = session.words;
    let mut offers: Vec<_> = commands::all().filter(|c| c.id.0 != "palette").map(|c| command(session, c)).collect();
    // Stable: those not used lately stay in the order of the menus.
    offers.sort_by_key(|offer| (!offer.ready, -offer.recent));
    let project = &session.project;
    offers.extend(project.stories.iter().map(|story| {
        let names = [story.name_in(words), &story.filing.slugline];
        offer(story.name_in(words), words.get("palette-story"), Leads::Story(story.id), names)
    }));
    offers.extend(project.directory.entities.iter().map(|entity| {
        let kind = words.of("kind", entity.kind.key());
        offer(&entity.name, kind, Leads::Entity(entity.id), entity.all_names())
    }));
    offers.extend(project.library.photos.iter().map(|photo| {
        let name = if photo.caption.is_empty() { words.get("photo-no-caption") } else { &photo.caption };
        let names = [&photo.caption, &photo.alt_text, &photo.credit].map(String::as_str);
        offer(name, words.get("palette-photo"), Leads::Photo(photo.id), names)
    }));
    offers.extend(found.iter().map(|finding| {
        let said = words.say(&finding.said);
        offer(&said, words.get("palette-finding"), Leads::Finding(Box::new(finding.clone())), [said.as_str()])
    }));
    offers
}

fn offer<'a>(name: &str, what: &str, leads: Leads, names: impl IntoIterator<Item = &'a str>) -> Offer {
    let names = names.into_iter().filter(|name| !name.is_empty()).map(Name::new).collect();
    Offer { name: name.to_owned(), what: what.to_owned(), leads, ready: true, recent: 0, names }
}

/// A command is found by its name in the language of the window, by its English one, and by both
/// with the menu before them.
fn command(session: &Session, command: &'static Command) -> Offer {
    let words = session.words;
    let called = [words, Words::english()].map(|words| {
        let (menu, label) = (command.menu.label(words), command.label(words));
        [label.to_owned(), format!("{menu} {label}")]
    });
    let remembered = session.settings.recent_commands.iter().position(|id| id == command.id.0);
    let recent = remembered.and_then(|at| i32::try_from(at).ok()).map_or(0, |at| (RECENT - at).max(1));
    let what = command.menu.label(words);
    let made = offer(command.label(words), what, Leads::Command(command), called.iter().flatten().map(String::as_str));
    Offer { ready: (command.ready)(session), recent, ..made }
}

/// The offers that fit, best first, by their number; what cannot be had now comes last.
pub(super) fn fitting(offers: &[Offer], typed: &str) -> Vec<usize> {
    let typed = Typed::new(typed);
    let numbered = offers.iter().enumerate();
    if typed.is_empty() {
        return numbered.map(|(nth, _)| nth).collect();
    }
    let mut fits: Vec<_> = numbered
        .filter_map(|(nth, offer)| {
            let score = offer.names.iter().filter_map(|name| typed.score(name)).max()?;
            Some((!offer.ready, -(score + offer.recent), nth))
        })
        .collect();
    fits.sort_unstable();
    fits.into_iter().map(|(.., nth)| nth).collect()
}

/// What leads where an offer leads.
pub(super) fn actions(session: &Session, leads: &Leads) -> Vec<Action> {
    let close = Action::Dialog(None);
    match leads {
        Leads::Command(command) => vec![Action::RunFound(command.id)],
        Leads::Story(story) => vec![close, Action::ShowStory(*story)],
        Leads::Entity(entity) => {
            let there = pages(session).find_map(|story| mention(story, *entity));
            [close, Action::ShowTab(Tab::Entities)].into_iter().chain(there.into_iter().flatten()).collect()
        }
        Leads::Photo(photo) => {
            let there = pages(session).find_map(|story| placed(story, *photo));
            [close, Action::ShowPhoto(*photo)].into_iter().chain(there.into_iter().flatten()).collect()
        }
        Leads::Finding(finding) => {
            let place = session.project.story(finding.story).map(|story| show_place(story, finding));
            [close, Action::ShowStory(finding.story)].into_iter().chain(place).collect()
        }
    }
}

/// The stories, the one on the page first.
fn pages(session: &Session) -> impl Iterator<Item = &Arc<Story>> {
    session.story().into_iter().chain(&session.project.stories)
}

fn mention(story: &Arc<Story>, entity: EntityId) -> Option<[Action; 2]> {
    story.texts().find_map(|(block, part, text)| {
        let span = text.spans().iter().find(|span| span.mark == Mark::Mention(entity))?;
        let spot = Spot::Text(TextPlace { story: story.id, block, part });
        Some(select(story, Selection::stretch(spot, span.start..span.end)))
    })
}

fn placed(story: &Arc<Story>, photo: PhotoId) -> Option<[Action; 2]> {
    let is_it = |content: &Content| matches!(content, Content::Photo(placed) if placed.photo == photo);
    let block = story.body.iter().find(|block| is_it(&block.content))?;
    let spot = Spot::Text(TextPlace { story: story.id, block: block.id, part: Part::Main });
    Some(select(story, Selection::caret(spot, 0)))
}

fn select(story: &Arc<Story>, selection: Selection) -> [Action; 2] {
    [Action::ShowStory(story.id), Action::Select { selection: Some(selection), reveal: true }]
}
