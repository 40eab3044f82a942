//! The parts of a broken project, each read by itself: stories and their blocks, photos, names.

use std::sync::Arc;

use serde::de::DeserializeOwned;

use super::outline::{At, Outline};
use super::prune::{fitting, readable};
use super::words::copy_on;
use super::{Loss, LossKind};
use crate::ground::IdMint;
use crate::photos::Photo;
use crate::project::Project;
use crate::story::{Block, Body, Content, Status, Story, Text};
use crate::tags::{Entity, Source, Terms};

/// A record as it stands in the file: as a whole, or at least its fields.
struct Piece {
    whole: Option<At>,
    fields: Vec<At>,
}

/// What was made of a record.
struct Made<T> {
    record: Option<T>,
    /// The names of the fields that were read.
    read: Vec<String>,
    lost: Vec<At>,
}

/// Reads a broken file part by part.
pub(super) struct Parts<'a> {
    pub(super) outline: &'a Outline<'a>,
    pub(super) mint: &'a mut IdMint,
    pub(super) losses: Vec<Loss>,
    /// The story whose parts are read, as it is called.
    story: String,
}

impl<'a> Parts<'a> {
    pub(super) fn new(outline: &'a Outline<'a>, mint: &'a mut IdMint) -> Self {
        Self { outline, mint, losses: Vec::new(), story: String::new() }
    }

    /// All that can be read of the project.
    pub(super) fn project(&mut self) -> Project {
        let mut own = Vec::new();
        let (mut stories, mut photos, mut entities, mut sources) = (vec![], vec![], vec![], vec![]);
        for at in self.fields_of_project() {
            let children = self.outline.children(at);
            match name(self.outline.head(at)) {
                "stories" => stories.extend(self.list(&children)),
                "library" => photos.extend(self.list(&children)),
                "directory" => self.directory(&children, &mut entities, &mut sources),
                "name" | "language" | "house" => own.push(at),
                _unknown if children.is_empty() => self.lose(LossKind::Piece, at),
                _unknown => self.unnamed(at, &mut stories, &mut photos, &mut entities, &mut sources),
            }
        }
        let mut project = self.own(&own);
        project.stories = stories.into_iter().filter_map(|piece| self.story(&piece)).map(Arc::new).collect();
        let photos: Vec<Photo> = photos.into_iter().filter_map(|piece| self.photo(&piece)).collect();
        Arc::make_mut(&mut project.library).photos = photos;
        let directory = Arc::make_mut(&mut project.directory);
        directory.entities = entities.into_iter().filter_map(|piece| self.entity(&piece)).collect();
        directory.sources = sources.into_iter().filter_map(|piece| self.source(&piece)).collect();
        project
    }

    /// What stands directly in the project; lines that stand beside it are lost.
    fn fields_of_project(&mut self) -> Vec<At> {
        let mut fields = Vec::new();
        for root in self.outline.roots() {
            let (head, children) = (self.outline.head(root), self.outline.children(root));
            if children.is_empty() && !head.starts_with("//") && head != "(" {
                self.lose(LossKind::Piece, root);
            }
            if !self.outline.is_closed(root) {
                let (_, last) = self.outline.numbers(root);
                self.losses.push(Loss {
                    line: last,
                    last,
                    what: LossKind::Cut,
                    story: String::new(),
                    raw: String::new(),
                });
            }
            fields.extend(children);
        }
        fields
    }

    /// Name, language and house.
    fn own(&mut self, fields: &[At]) -> Project {
        let reads = |text: &str| ron::from_str::<Project>(text).is_ok();
        let mut lost = Vec::new();
        let pieces: Vec<(At, String)> =
            fields.iter().map(|at| (*at, readable(self.outline, *at, ("(", ")"), &reads, &mut lost))).collect();
        let text = fitting(&pieces, ("(", ")"), &reads, &mut lost);
        for at in lost {
            self.lose(LossKind::Piece, at);
        }
        ron::from_str(&format!("({text})")).unwrap_or_default()
    }

    fn directory(&mut self, children: &[At], entities: &mut Vec<Piece>, sources: &mut Vec<Piece>) {
        for at in children {
            let inner = self.outline.children(*at);
            match name(self.outline.head(*at)) {
                "entities" => entities.extend(self.list(&inner)),
                "sources" => sources.extend(self.list(&inner)),
                _unknown if inner.is_empty() => self.lose(LossKind::Piece, *at),
                _unknown => self.unnamed(*at, &mut Vec::new(), &mut Vec::new(), entities, sources),
            }
        }
    }

    /// A list whose name cannot be read: what is in it tells what it is.
    fn unnamed(
        &mut self,
        at: At,
        stories: &mut Vec<Piece>,
        photos: &mut Vec<Piece>,
        entities: &mut Vec<Piece>,
        sources: &mut Vec<Piece>,
    ) {
        let has = |piece: &Piece, names: &[&str]| {
            piece.fields.iter().any(|field| names.contains(&name(self.outline.head(*field))))
        };
        let children = self.outline.children(at);
        if children.iter().any(|at| matches!(name(self.outline.head(*at)), "entities" | "sources")) {
            self.directory(&children, entities, sources);
            return;
        }
        for piece in self.list(&children) {
            let to = if has(&piece, &["body", "furniture", "filing", "handling", "status"]) {
                &mut *stories
            } else if has(&piece, &["file", "caption", "credit", "alt_text", "rights", "framing"]) {
                &mut *photos
            } else if has(&piece, &["kind", "aliases", "names", "links"]) {
                &mut *entities
            } else if has(&piece, &["terms", "reached", "affiliation", "described"]) {
                &mut *sources
            } else {
                self.lose_all(&piece);
                continue;
            };
            to.push(piece);
        }
    }

    /// The records of a list. Fields that stand in it by themselves have lost the bracket before them.
    fn list(&self, children: &[At]) -> Vec<Piece> {
        let mut pieces: Vec<Piece> = Vec::new();
        let mut bare = false;
        for at in children {
            let is_field = !name(self.outline.head(*at)).is_empty();
            match pieces.last_mut() {
                Some(last) if is_field && bare => last.fields.push(*at),
                Some(_) | None if is_field => pieces.push(Piece { whole: None, fields: vec![*at] }),
                Some(_) | None => pieces.push(Piece { whole: Some(*at), fields: self.outline.children(*at) }),
            }
            bare = is_field;
        }
        pieces
    }

    /// A record from its fields. Those that it cannot be without and that cannot be read are given.
    fn made<T: DeserializeOwned>(&self, fields: &[At], given: &[(&str, String)]) -> Made<T> {
        let reads = |text: &str| ron::from_str::<T>(text).is_ok();
        let given_but = |names: &[String]| -> String {
            let lacking = given.iter().filter(|(name, _)| !names.iter().any(|read| read == name));
            lacking.flat_map(|(name, value)| [*name, ": ", value, ","]).collect()
        };
        let mut made = Made { record: None, read: Vec::new(), lost: Vec::new() };
        let mut pieces = Vec::new();
        for at in fields {
            let name = name(self.outline.head(*at)).to_owned();
            if made.read.contains(&name) {
                made.lost.push(*at);
                continue;
            }
            let before = format!("({}", given_but(std::slice::from_ref(&name)));
            let piece = readable(self.outline, *at, (&before, ")"), &reads, &mut made.lost);
            if !piece.is_empty() {
                made.read.push(name);
                pieces.push((*at, piece));
            }
        }
        let before = format!("({}", given_but(&made.read));
        let text = fitting(&pieces, (&before, ")"), &reads, &mut made.lost);
        // A piece that did not fit beside the others may be one that it cannot be without.
        let again = || format!("({}{text})", given_but(&[]));
        made.record = ron::from_str(&format!("{before}{text})")).or_else(|_| ron::from_str(&again())).ok();
        made
    }

    fn whole<T: DeserializeOwned>(&self, piece: &Piece) -> Option<T> {
        ron::from_str(self.outline.text(piece.whole?).trim().trim_end_matches(',')).ok()
    }

    fn id(&mut self) -> (&'static str, String) {
        ("id", format!("\"{}\"", self.mint.mint::<crate::ground::BlockId>()))
    }

    fn story(&mut self, piece: &Piece) -> Option<Story> {
        if let Some(story) = self.whole(piece) {
            return Some(story);
        }
        let is_body = |at: &At| {
            let known = name(self.outline.head(*at));
            known == "body" || (!STORY.contains(&known) && !self.outline.children(*at).is_empty())
        };
        let (bodies, others): (Vec<At>, Vec<At>) = piece.fields.iter().partition(|at| is_body(at));
        let id = self.id();
        let Made { record, lost, read } = self.made::<Story>(&others, &[id]);
        let Some(mut story) = record else {
            self.lose_all(piece);
            return None;
        };
        story.display_name().clone_into(&mut self.story);
        let before = self.losses.len();
        for at in lost {
            self.lose(LossKind::Piece, at);
        }
        let blocks: Vec<Arc<Block>> =
            bodies.into_iter().flat_map(|at| self.blocks(&self.outline.children(at))).map(Arc::new).collect();
        let nothing = read.is_empty() && blocks.is_empty();
        story.body = blocks.into_iter().collect::<Body>();
        let first = piece.whole.or(piece.fields.first().copied());
        if let Some(at) = first.filter(|_| nothing || self.losses.len() == before) {
            self.lose(if nothing { LossKind::Piece } else { LossKind::Ends }, at);
        }
        // An embargo, or that words are off the record, may be among what is missing.
        if let Some(at) = first.filter(|_| !nothing && story.status != Status::Draft) {
            self.losses.push(Loss { raw: String::new(), ..loss(self.outline, LossKind::Draft, at, &self.story) });
            story.status = Status::Draft;
        }
        self.story.clear();
        (!nothing).then_some(story)
    }

    /// The blocks of a body. What cannot be read as what it was stays as plain words.
    fn blocks(&mut self, children: &[At]) -> Vec<Block> {
        let mut blocks = Vec::new();
        for piece in self.list(children) {
            if let Some(block) = self.whole::<Block>(&piece) {
                blocks.push(block);
                continue;
            }
            let id = self.id();
            let made = self.made::<Block>(&piece.fields, &[id, ("content", "Rule".to_owned())]);
            let mut words = String::new();
            let mut lost = made.lost;
            lost.extend(piece.whole.filter(|_| piece.fields.is_empty()));
            for at in lost {
                let copy: String = self.outline.text(at).lines().map(copy_on).collect();
                self.lose(if copy.trim().is_empty() { LossKind::Piece } else { LossKind::Plain }, at);
                words.push_str(&copy);
            }
            let has_content = made.read.iter().any(|name| name == "content");
            let plain = (!words.trim().is_empty()).then(|| Content::Paragraph(Text::from(words.as_str())));
            match (made.record, plain) {
                (Some(block), None) if has_content => blocks.push(block),
                (Some(block), Some(plain)) if has_content => {
                    blocks.extend([block, Block::new(self.mint.mint(), plain)]);
                }
                (Some(block), Some(content)) => blocks.push(Block { content, ..block }),
                (None, Some(content)) => blocks.push(Block::new(self.mint.mint(), content)),
                (Some(_) | None, None) => {}
            }
        }
        blocks
    }

    fn photo(&mut self, piece: &Piece) -> Option<Photo> {
        if let Some(photo) = self.whole(piece) {
            return Some(photo);
        }
        let id = self.id();
        let made = self.made::<Photo>(&piece.fields, &[id]);
        self.partly(piece, made, |made| !made.read.is_empty())
    }

    fn entity(&mut self, piece: &Piece) -> Option<Entity> {
        if let Some(entity) = self.whole(piece) {
            return Some(entity);
        }
        let given = [self.id(), ("kind", "Person".to_owned()), ("name", "\"\"".to_owned())];
        let made = self.made::<Entity>(&piece.fields, &given);
        self.partly(piece, made, |made| made.read.iter().any(|name| name == "name"))
    }

    fn source(&mut self, piece: &Piece) -> Option<Source> {
        if let Some(source) = self.whole(piece) {
            return Some(source);
        }
        let given = [self.id(), ("name", "\"\"".to_owned())];
        let made = self.made::<Source>(&piece.fields, &given);
        let mut source = self.partly(piece, made, |made| made.read.iter().any(|name| name == "name"))?;
        // Nobody knows any more what was agreed, so that nothing is let out.
        if let Some(at) = piece.whole.or(piece.fields.first().copied()) {
            self.losses.push(Loss {
                raw: String::new(),
                story: source.name.clone(),
                ..loss(self.outline, LossKind::Terms, at, "")
            });
        }
        source.terms = Terms::OffTheRecord;
        Some(source)
    }

    /// A record of which something is missing, if it is worth having.
    fn partly<T>(&mut self, piece: &Piece, made: Made<T>, worth: impl FnOnce(&Made<T>) -> bool) -> Option<T> {
        if made.record.is_none() || !worth(&made) {
            self.lose_all(piece);
            return None;
        }
        if made.lost.is_empty()
            && let Some(at) = piece.whole.or(piece.fields.first().copied())
        {
            self.lose(LossKind::Ends, at);
        }
        for at in made.lost {
            self.lose(LossKind::Piece, at);
        }
        made.record
    }

    /// A record of which nothing is worth having.
    fn lose_all(&mut self, piece: &Piece) {
        for at in piece.whole.map_or_else(|| piece.fields.clone(), |at| vec![at]) {
            self.lose(LossKind::Piece, at);
        }
    }

    fn lose(&mut self, what: LossKind, at: At) {
        self.losses.push(loss(self.outline, what, at, &self.story));
    }
}

/// The fields of a story.
const STORY: [&str; 9] =
    ["id", "language", "status", "embargo", "filing", "handling", "furniture", "corrections", "body"];

/// The name of the field that a line begins; empty for any other line.
fn name(head: &str) -> &str {
    let name = head.split_once(':').map_or("", |(name, _)| name);
    if name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_') { name } else { "" }
}

fn loss(outline: &Outline<'_>, what: LossKind, at: At, story: &str) -> Loss {
    let (line, last) = outline.numbers(at);
    let keeps = !matches!(what, LossKind::Ends | LossKind::Cut | LossKind::Draft | LossKind::Terms);
    let raw = if keeps { unindented(outline.text(at)) } else { String::new() };
    Loss { line, last, what, story: story.to_owned(), raw }
}

/// Lines without the room that all of them have before them.
fn unindented(text: &str) -> String {
    let room = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    let least = lines.iter().map(|line| room(line)).min().unwrap_or_default();
    let lines: Vec<&str> = lines.into_iter().map(|line| line.get(least..).unwrap_or(line)).collect();
    lines.join("\n")
}
