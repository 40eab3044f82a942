//! What a careful colleague would ask before a story leaves: one file a check, one list.
//!
//! A check reads a story and says what it finds; it changes nothing. What it says names the thing
//! and gives the way out, and brings the edit that mends it where only one is right. It never
//! repeats words that must not leave.

mod alt_text;
mod background;
mod bare_subhead;
mod body;
mod byline;
mod caption;
mod credit;
mod deep_background;
mod doubled_word;
mod embargo;
mod empty_block;
mod finding;
mod headline;
mod length;
mod link;
mod lost_photo;
mod named_source;
mod off_the_record;
mod photo_rights;
mod question;
mod quotation_marks;
mod quote_style;
mod spaces;
mod unattributed;
mod unknown_entity;
mod unknown_photo;
mod unknown_source;
mod wanted_photo;
mod web_address;
mod withdrawn;
mod wording;

#[cfg(test)]
mod desk;

pub use finding::{Finding, Place, Weight};
pub use question::Question;

use jiff::Timestamp;

use self::web_address::Addresses;
use crate::edit::guard::Guard;
use crate::ground::StoryId;
use crate::project::{LostFiles, Project};
use crate::story::Release;

/// A check.
#[derive(Debug)]
pub struct Check {
    /// Its name in findings, files and on the command line; never changed once published.
    pub key: &'static str,
    /// Its name in the window.
    pub label: &'static str,
    /// What it asks, in a sentence.
    pub about: &'static str,
    /// Whether what it blocks stays blocked even if an editor wants to export regardless: words
    /// that were not given for publication, rights that have ended, stories taken back.
    pub firm: bool,
    /// Asks it of a story.
    pub run: fn(&Question<'_>) -> Vec<Finding>,
}

/// All checks: first those that block an export, then those that advise, each in the order in
/// which an editor would go down the page.
pub static CHECKS: &[Check] = &[
    withdrawn::CHECK,
    headline::CHECK,
    body::CHECK,
    off_the_record::CHECK,
    named_source::CHECK,
    unknown_source::CHECK,
    photo_rights::CHECK,
    unknown_photo::CHECK,
    lost_photo::CHECK,
    alt_text::CHECK,
    embargo::CHECK,
    byline::CHECK,
    web_address::CHECK,
    length::CHECK,
    wanted_photo::CHECK,
    caption::CHECK,
    credit::CHECK,
    unattributed::CHECK,
    deep_background::CHECK,
    background::CHECK,
    unknown_entity::CHECK,
    link::CHECK,
    empty_block::CHECK,
    bare_subhead::CHECK,
    quotation_marks::CHECK,
    quote_style::CHECK,
    doubled_word::CHECK,
    spaces::CHECK,
];

/// The check with this key.
#[must_use]
pub fn check(key: &str) -> Option<&'static Check> {
    CHECKS.iter().find(|check| check.key == key)
}

/// What all checks find in a story: what blocks it first, then what is advised. Nothing for a
/// story the project does not have. Of pictures none is known to be lost.
#[must_use]
pub fn check_story(project: &Project, story: StoryId, now: Timestamp) -> Vec<Finding> {
    check_story_with(project, story, now, &LostFiles::default())
}

/// The same, with what is known of the files of its photos.
#[must_use]
pub fn check_story_with(project: &Project, story: StoryId, now: Timestamp, lost: &LostFiles) -> Vec<Finding> {
    let (addresses, guard) = (&Addresses::of(project), &Guard::of(project));
    project.story(story).map_or_else(Vec::new, |story| ask(&Question { project, story, now, lost, addresses, guard }))
}

/// What all checks find in the stories that may leave, story by story. What was spiked, or killed
/// without a note for readers, is not asked about: it stays where it is.
#[must_use]
pub fn check_project(project: &Project, now: Timestamp) -> Vec<Finding> {
    check_project_with(project, now, &LostFiles::default())
}

/// The same, with what is known of the files of their photos.
#[must_use]
pub fn check_project_with(project: &Project, now: Timestamp, lost: &LostFiles) -> Vec<Finding> {
    let (addresses, guard) = (&Addresses::of(project), &Guard::of(project));
    project
        .stories
        .iter()
        .filter(|story| story.release() != Release::Nothing)
        .flat_map(|story| ask(&Question { project, story, now, lost, addresses, guard }))
        .collect()
}

fn ask(question: &Question<'_>) -> Vec<Finding> {
    if question.story.release() == Release::Notice {
        // Nothing of its copy leaves, so nothing in it can be wrong; what leaves may still tell too much.
        let told = [withdrawn::CHECK, off_the_record::CHECK, named_source::CHECK];
        return told.iter().flat_map(|check| (check.run)(question)).collect();
    }
    let mut findings: Vec<Finding> = CHECKS.iter().flat_map(|check| (check.run)(question)).collect();
    findings.sort_by_key(|finding| finding.weight);
    findings
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::desk::{Desk, now};
    use super::*;
    use crate::story::Status;

    #[test]
    fn every_check_says_what_it_is() {
        let keys: BTreeSet<&str> = CHECKS.iter().map(|check| check.key).collect();
        assert_eq!(keys.len(), CHECKS.len(), "two checks share a key");
        for row in CHECKS {
            assert!(!row.key.is_empty() && row.key.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'), "{}", row.key);
            assert!(row.label.starts_with(char::is_uppercase), "{}", row.key);
            assert!(row.about.ends_with('?'), "{}", row.key);
            assert!(check(row.key).is_some_and(|found| std::ptr::eq(found, row)));
        }
    }

    #[test]
    fn a_finished_story_raises_nothing() {
        assert_eq!(Desk::english().all(), []);
        assert_eq!(Desk::arabic().all(), []);
    }

    #[test]
    fn an_empty_story_is_blocked_by_each_thing_it_lacks() {
        let mut desk = Desk::english();
        desk.story.furniture = crate::story::Furniture::default();
        desk.story.body.clear();
        let found = desk.all();
        let keys: Vec<(&str, Weight)> = found.iter().map(|f| (f.check, f.weight)).collect();
        assert_eq!(keys, [("headline", Weight::Blocks), ("empty-body", Weight::Blocks), ("byline", Weight::Advises)]);
        for finding in found {
            assert!(finding.said.to_string().ends_with('.') && finding.hint.to_string().ends_with('.'), "{finding:?}");
        }
    }

    #[test]
    fn a_spiked_story_is_asked_about_alone_but_not_with_the_project() {
        let mut desk = Desk::english();
        desk.story.status = Status::Spiked;
        desk.story.furniture.headline.clear();
        let project = desk.project();
        assert!(check_story(&project, desk.story.id, now()).iter().any(|f| f.check == "withdrawn"));
        assert_eq!(check_project(&project, now()), []);
        assert_eq!(check_story(&project, StoryId::from(404), now()), []);
    }
}
