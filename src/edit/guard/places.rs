//! Everything of a story that readers see, in words: what a publication is made of, place by place.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::spell::readable;
use super::{Stand, Where};
use crate::ground::{EntityId, SourceId};
use crate::photos::Photo;
use crate::project::{House, Project};
use crate::story::{
    Block, Byline, Content, CorrectionKind, Dateline, Field, Filing, Furniture, Headlines, Mark, Release, Story,
};

/// Words that readers see.
pub(super) struct Place<'a> {
    pub(super) stand: Stand,
    pub(super) words: Cow<'a, str>,
    /// Whether they are an address, which is written without capitals.
    pub(super) address: bool,
}

/// All of them.
pub(super) fn places<'a>(project: &'a Project, story: &'a Story) -> Vec<Place<'a>> {
    let mut seen = Seen { project, story, places: Vec::new() };
    match story.release() {
        Release::Nothing => return Vec::new(),
        Release::Whole => {
            seen.furniture(&story.furniture);
            seen.filing(&story.filing);
            story.body.iter().for_each(|block| seen.block(block));
            seen.tagged();
        }
        Release::Notice => {
            seen.field(Field::Headline, &story.furniture.headline);
            seen.address(Where::Field(Field::UrlSlug), "web-address", &story.filing.url_slug);
        }
    }
    let told = |kind| story.release() == Release::Whole || kind == CorrectionKind::Withdrawal;
    for made in story.corrections.iter().filter(|made| told(made.kind)) {
        seen.add(Where::Story, "correction", &made.note);
    }
    let House { publication, copyright, zone: _, defaults: _, words: _ } = &*project.house;
    seen.add(Where::Story, "publication-name", publication);
    seen.add(Where::Story, "copyright-line", copyright);
    seen.places
}

struct Seen<'a> {
    project: &'a Project,
    story: &'a Story,
    places: Vec<Place<'a>>,
}

impl<'a> Seen<'a> {
    fn add(&mut self, at: Where, part: &'static str, words: impl Into<Cow<'a, str>>) {
        let words = words.into();
        if !words.is_empty() {
            self.places.push(Place { stand: Stand { at, part }, words, address: false });
        }
    }

    fn address(&mut self, at: Where, part: &'static str, address: &'a str) {
        if !address.is_empty() {
            let words = if address.contains('%') { readable(address).into() } else { address.into() };
            self.places.push(Place { stand: Stand { at, part }, words, address: true });
        }
    }

    fn field(&mut self, field: Field, words: &'a str) {
        let part = match field {
            Field::Kicker => "kicker",
            Field::Headline => "headline",
            Field::WebHeadline => "web-headline",
            Field::SearchHeadline => "search-headline",
            Field::SocialHeadline => "social-headline",
            Field::Deck => "deck",
            Field::City => "dateline-city",
            Field::Country => "dateline-country",
            Field::Section => "section",
            Field::Slugline => "slugline",
            Field::UrlSlug => "web-address",
            Field::EdNote => "editor-note",
        };
        self.add(Where::Field(field), part, words);
    }

    fn furniture(&mut self, furniture: &'a Furniture) {
        let Furniture { kicker, headline, headlines, deck, bylines, dateline } = furniture;
        let Headlines { web, search, social } = headlines;
        let Dateline { city, country, date: _ } = dateline;
        for (field, words) in [
            (Field::Kicker, kicker),
            (Field::Headline, headline),
            (Field::WebHeadline, web),
            (Field::SearchHeadline, search),
            (Field::SocialHeadline, social),
            (Field::Deck, deck),
            (Field::City, city),
            (Field::Country, country),
        ] {
            self.field(field, words);
        }
        for Byline { name, role } in bylines {
            self.add(Where::Story, "byline", name);
            self.add(Where::Story, "byline-role", role);
        }
    }

    fn filing(&mut self, filing: &'a Filing) {
        let Filing { slugline: _, url_slug, section, keywords, genre: _, urgency: _, ed_note: _ } = filing;
        self.address(Where::Field(Field::UrlSlug), "web-address", url_slug);
        self.field(Field::Section, section);
        for keyword in keywords {
            self.add(Where::Story, "keywords", keyword);
        }
    }

    fn block(&mut self, block: &'a Block) {
        for part in block.parts() {
            let Some(text) = block.text(part) else { continue };
            self.add(Where::Text(block.id, part), "text", text.as_str());
            for span in text.spans() {
                if let Mark::Link(address) = &span.mark {
                    self.address(Where::Block(block.id), "link-address", address);
                }
            }
        }
        match &block.content {
            Content::PullQuote(quote) => self.add(Where::Block(block.id), "attribution", &quote.attribution),
            Content::Embed(embed) => self.address(Where::Block(block.id), "address", &embed.url),
            Content::Photo(placed) => {
                let photo = self.project.library.photo(placed.photo).filter(|photo| photo.file.is_some());
                if let Some(photo) = photo {
                    self.photo(photo);
                    if placed.caption.is_blank() {
                        self.add(Where::Photo(photo.id), "caption", &photo.caption);
                    }
                }
            }
            Content::Paragraph(_)
            | Content::Subhead(_)
            | Content::Quote(_)
            | Content::List(_)
            | Content::FactBox(_)
            | Content::Rule => {}
        }
    }

    fn photo(&mut self, photo: &'a Photo) {
        let at = Where::Photo(photo.id);
        for (part, words) in [
            ("credit", &photo.credit),
            ("photographer", &photo.photographer),
            ("alt-text", &photo.alt_text),
            ("extended-description", &photo.extended_description),
            ("place", &photo.place),
            ("usage-terms", &photo.rights.usage_terms),
        ] {
            self.add(at, part, words);
        }
        for person in photo.people.iter().filter_map(|id| self.project.directory.entity(*id)) {
            self.add(at, "people", person.name_in(&self.story.language));
        }
    }

    /// What the pages say of whom the copy mentions and quotes.
    fn tagged(&mut self) {
        let (mut entities, mut sources) = (BTreeSet::<EntityId>::new(), BTreeSet::<SourceId>::new());
        for span in self.story.texts().flat_map(|(_, _, text)| text.spans()) {
            match &span.mark {
                Mark::Mention(id) => drop(entities.insert(*id)),
                Mark::Quotation(source) => sources.extend(source),
                Mark::Bold | Mark::Italic | Mark::Link(_) => {}
            }
        }
        let directory = &self.project.directory;
        for entity in directory.entities.iter().filter(|entity| entities.contains(&entity.id)) {
            let at = Where::Entity(entity.id);
            let local = entity.name_in(&self.story.language);
            self.add(at, "entity-name", &entity.name);
            if local != entity.name {
                self.add(at, "entity-name", local);
            }
            self.add(at, "role", &entity.role);
            for link in &entity.links {
                self.address(at, "link-authority", &link.authority);
                self.address(at, "link-value", &link.value);
            }
        }
        for source in directory.sources.iter().filter(|source| sources.contains(&source.id)) {
            let Some(shown) = source.shown_as() else { continue };
            let at = Where::Source(source.id);
            if source.must_not_be_named() {
                self.add(at, "description", shown);
            } else {
                self.add(at, "source-name", shown);
                self.add(at, "affiliation", &source.affiliation);
            }
        }
    }
}
