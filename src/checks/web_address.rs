//! The last part of a story's web address: its own, and readable.

use std::collections::BTreeMap;

use super::{Check, Finding, Place, Question, wording};
use crate::ground::StoryId;
use crate::project::Project;
use crate::story::{Field, Release, Story, url_slug_from};
use crate::words::{Phrase, phrase};

pub(super) const CHECK: Check = Check {
    key: "web-address",
    label: "Web address",
    about: "Does the story have a web address of its own, and one a reader can read?",
    firm: false,
    run,
};

fn run(question: &Question<'_>) -> Vec<Finding> {
    let place = Place::Field(Field::UrlSlug);
    let Some(slug) = slug(question.story) else {
        if question.story.furniture.headline.trim().is_empty() {
            return Vec::new();
        }
        return vec![question.advise(CHECK.key, place, Phrase::new("finding-no-address"))];
    };
    let twin = question.addresses.first_at(&slug).filter(|first| *first != question.story.id);
    twin.and_then(|twin| question.project.story(twin))
        .map(|twin| {
            let name = wording::start_of(twin.name());
            question.advise(CHECK.key, place, phrase!("finding-address-taken", slug = slug.clone(), story = name))
        })
        .into_iter()
        .collect()
}

/// Which story is the first with each web address, those that do not leave set aside.
#[derive(Debug)]
pub(super) struct Addresses(BTreeMap<String, StoryId>);

impl Addresses {
    pub(super) fn of(project: &Project) -> Self {
        let mut first = BTreeMap::new();
        for story in project.stories.iter().filter(|story| story.release() != Release::Nothing) {
            if let Some(slug) = slug(story) {
                first.entry(slug).or_insert(story.id);
            }
        }
        Self(first)
    }

    fn first_at(&self, slug: &str) -> Option<StoryId> {
        self.0.get(slug).copied()
    }
}

/// What readers will see in the address bar; the slugline is the newsroom's own.
fn slug(story: &Story) -> Option<String> {
    [&story.filing.url_slug, &story.furniture.headline].into_iter().map(|s| url_slug_from(s)).find(|s| !s.is_empty())
}

#[cfg(test)]
mod tests {
    use super::super::desk::{Desk, now};
    use crate::checks::check_project;
    use crate::ground::StoryId;
    use crate::story::Status;

    #[test]
    fn an_arabic_headline_gives_no_address() {
        let mut desk = Desk::arabic();
        assert!(desk.said("web-address").is_empty());
        desk.story.filing.url_slug.clear();
        desk.story.filing.slugline = "FERRY".to_owned();
        assert_eq!(desk.said("web-address").len(), 1);
        for named in ["وزارة الصحة: 12 إصابة جديدة والـWHO تحذّر", "شبكة Netflix ترفع أسعارها"]
        {
            named.clone_into(&mut desk.story.furniture.headline);
            assert_eq!(desk.said("web-address").len(), 1, "{named}");
        }
        desk.story.furniture.headline = "Ferry back العبّارة".to_owned();
        assert!(desk.said("web-address").is_empty());
    }

    #[test]
    fn the_later_of_two_stories_with_one_address_is_asked_about() {
        let mut desk = Desk::english();
        let mut other = desk.story.clone();
        other.id = StoryId::from(2);
        other.filing.url_slug = "Ferry Back, After Spring".to_owned();
        desk.others.push(other);
        let found: Vec<_> =
            check_project(&desk.project(), now()).into_iter().filter(|f| f.check == "web-address").collect();
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].story, StoryId::from(2));
        assert!(found[0].said.to_string().contains("“Ferry sails again"), "{}", found[0].said);
        desk.story.status = Status::Spiked;
        assert_eq!(check_project(&desk.project(), now()), []);
    }
}
