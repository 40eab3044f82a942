//! A desk for the tests of checks: a finished story in English and one in Arabic.

use std::sync::Arc;

use jiff::Timestamp;

use super::{Finding, check, check_story, check_story_with};
use crate::edit::Edit;
use crate::ground::{BlockId, EntityId, Language, PhotoId, SourceId, StoryId};
use crate::photos::{Library, Photo, PhotoFile, PhotoFormat};
use crate::project::{LostFiles, Project};
use crate::story::{Block, Byline, Content, Mark, PlacedPhoto, Story, Text};
use crate::tags::{Directory, Entity, EntityKind, Source, Terms};

pub(super) const PHOTO: u64 = 900;

/// 10 March 2026, noon in UTC.
pub(super) fn now() -> Timestamp {
    Timestamp::from_second(1_773_144_000).unwrap()
}

pub(super) struct Desk {
    pub(super) story: Story,
    pub(super) library: Library,
    pub(super) directory: Directory,
    pub(super) others: Vec<Story>,
    pub(super) lost: LostFiles,
    blocks: u64,
}

impl Desk {
    fn new(language: Language, headline: &str, author: &str, copy: [&str; 2], photo: [&str; 3]) -> Self {
        let mut story = Story::new(StoryId::from(1), language);
        story.furniture.headline = headline.to_owned();
        story.filing.url_slug = "ferry-back-after-spring".to_owned();
        story.furniture.bylines = vec![Byline { name: author.to_owned(), role: String::new() }];
        let mut desk = Self {
            story,
            library: Library::default(),
            directory: Directory::default(),
            others: Vec::new(),
            lost: LostFiles::default(),
            blocks: 0,
        };
        for paragraph in copy {
            desk.paragraph(paragraph);
        }
        let [caption, credit, alt_text] = photo.map(str::to_owned);
        let file = PhotoFile { digest: "0123456789abcdef".repeat(2), format: PhotoFormat::Jpeg, width: 8, height: 6 };
        desk.library.photos.push(Photo {
            file: Some(file),
            caption,
            credit,
            alt_text,
            ..Photo::wanted(PhotoId::from(PHOTO))
        });
        desk.place_photo(PHOTO);
        desk.directory.entities.push(Entity::new(EntityId::from(50), EntityKind::Place, "Old Quay"));
        desk
    }

    pub(super) fn english() -> Self {
        Self::new(
            Language::english(),
            "Ferry sails again after a spring ashore",
            "Mina Toll",
            [
                "The ferry between the two banks sailed on Monday for the first time since the floods.",
                "“We missed the sound of it,” said the ticket seller, who had waited for weeks.",
            ],
            ["The ferry at the quay on Monday.", "Adel Karim/Reuters", "A small white ferry with open gates"],
        )
    }

    pub(super) fn arabic() -> Self {
        Self::new(
            Language::arabic(),
            "العبّارة تعود إلى الإبحار بعد ربيع على اليابسة",
            "منى طلال",
            [
                "أبحرت العبّارة بين الضفتين يوم الاثنين للمرة الأولى منذ الفيضانات.",
                "وقال بائع التذاكر: «اشتقنا إلى صوتها»، بعد انتظار دام أسابيع.",
            ],
            ["العبّارة عند الرصيف يوم الاثنين.", "عادل كريم/رويترز", "عبّارة بيضاء صغيرة بوابتها مفتوحة"],
        )
    }

    pub(super) fn add(&mut self, content: Content) -> BlockId {
        self.blocks += 1;
        let id = BlockId::from(self.blocks);
        self.story.body.push(Arc::new(Block::new(id, content)));
        id
    }

    pub(super) fn paragraph(&mut self, words: &str) -> BlockId {
        self.add(Content::Paragraph(Text::plain(words)))
    }

    /// A paragraph in which `words` carry a mark.
    pub(super) fn marked(&mut self, copy: &str, words: &str, mark: Mark) -> BlockId {
        let mut text = Text::plain(copy);
        let start = copy.find(words).unwrap();
        text.mark(start..start + words.len(), mark);
        self.add(Content::Paragraph(text))
    }

    pub(super) fn place_photo(&mut self, photo: u64) -> BlockId {
        self.add(Content::Photo(PlacedPhoto { photo: PhotoId::from(photo), caption: Text::default() }))
    }

    pub(super) fn photo(&mut self) -> &mut Photo {
        &mut self.library.photos[0]
    }

    /// A source on these terms, and a paragraph that quotes it.
    pub(super) fn quote_on(&mut self, terms: Terms, name: &str, copy: &str, words: &str) -> BlockId {
        let id = SourceId::from(70 + self.directory.sources.len() as u64);
        self.directory.sources.push(Source { terms, ..Source::new(id, name) });
        self.marked(copy, words, Mark::Quotation(Some(id)))
    }

    pub(super) fn project(&self) -> Project {
        let mut project = Project::new("Test desk", Language::english());
        project.stories = std::iter::once(&self.story).chain(&self.others).cloned().map(Arc::new).collect();
        project.library = Arc::new(self.library.clone());
        project.directory = Arc::new(self.directory.clone());
        project
    }

    /// What all checks find.
    pub(super) fn all(&self) -> Vec<Finding> {
        check_story_with(&self.project(), self.story.id, now(), &self.lost)
    }

    /// What one check finds.
    pub(super) fn found(&self, key: &str) -> Vec<Finding> {
        assert!(check(key).is_some(), "no check {key}");
        self.all().into_iter().filter(|finding| finding.check == key).collect()
    }

    /// What one check says.
    pub(super) fn said(&self, key: &str) -> Vec<String> {
        self.found(key).into_iter().map(|finding| finding.said.to_string()).collect()
    }

    /// The story after every fix of a check, and what that check still says.
    pub(super) fn mended(&self, key: &str) -> (Story, Vec<Finding>) {
        let fixes: Vec<Edit> = self.found(key).into_iter().filter_map(|finding| finding.fix).collect();
        assert!(!fixes.is_empty(), "nothing to mend");
        let project = Edit::Several(fixes).apply(&self.project()).unwrap();
        let left = check_story(&project, self.story.id, now()).into_iter().filter(|f| f.check == key).collect();
        (project.story(self.story.id).unwrap().as_ref().clone(), left)
    }
}
