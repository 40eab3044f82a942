//! Leaves: the page is a row of them. The furniture is the first, each block of the body another.
//! A leaf is what its copy comes to at a given width: where every passage, picture and line lies.

use egui::accesskit::Role;
use egui::{Rect, Vec2, pos2, vec2};

use crate::edit::Spot;
use crate::ground::{BlockId, Direction, PhotoId};
use crate::story::Field;
use crate::ui::text::{Align, Base, Copy, Face, Laid, Position, Stretch, Style, Typesetter};
use crate::words::Words;

/// What all leaves of a page are laid out for. Another setting, other leaves.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Setting {
    /// The width of a line of copy, in points.
    pub(super) width: f32,
    /// How much larger than life the page is shown.
    pub(super) zoom: f32,
    /// The direction the story reads in.
    pub(super) direction: Direction,
    /// Whether running copy is set to both margins.
    pub(super) justified: bool,
    /// Which families the story is set in; another number, other families.
    pub(super) edition: u32,
    /// What the desk says on it.
    pub(super) says: &'static Words,
}

/// A leaf, laid out. Places are in points from its top left.
#[derive(Default)]
pub(super) struct Leaf {
    /// How high it is, with the gap below it.
    pub(super) height: f32,
    /// What can be written in, in reading order.
    pub(super) passages: Vec<Passage>,
    /// All else.
    pub(super) decor: Vec<Decor>,
}

/// A text of the story as it is set.
pub(super) struct Passage {
    /// Which text.
    pub(super) spot: Spot,
    /// Where it lies.
    pub(super) at: Vec2,
    /// How wide its lines may be.
    pub(super) width: f32,
    /// The words, laid out; with what is being composed, if it is being composed here.
    pub(super) laid: Laid,
    /// What to write here, while nothing is.
    pub(super) hint: Option<Laid>,
    /// Its color.
    pub(super) tone: Tone,
    /// What it is, for those who cannot see it.
    pub(super) role: PassageRole,
    /// Words being composed, which are not in the story yet: where, and how many bytes.
    pub(super) composed: Option<Composed>,
}

/// Words being composed by an input method.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Composed {
    /// Where they will go.
    pub(super) at: usize,
    /// The words so far.
    pub(super) words: String,
    /// The byte in them where the caret shows.
    pub(super) caret: usize,
}

/// What a passage is in the outline of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PassageRole {
    /// Its name: “Headline”, “Paragraph”, “List item 2”.
    pub(super) label: String,
    /// What kind of passage.
    pub(super) kind: Role,
    /// The level of the heading it is.
    pub(super) heading: Option<usize>,
}

/// Colors by what they mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tone {
    /// What a reader reads.
    Ink,
    /// What is less.
    Soft,
    /// What stands out.
    Accent,
    /// Hairlines.
    Line,
    /// What is wrong.
    Red,
}

/// What is on a leaf besides passages.
pub(super) enum Decor {
    /// Words that are not written here: bullets, credits.
    Words {
        /// Where.
        at: Vec2,
        /// The words.
        laid: Laid,
        /// Their color.
        tone: Tone,
    },
    /// A bar or a rule.
    Bar(Rect, Tone),
    /// A card behind what follows.
    Card(Rect),
    /// A photo.
    Picture(Rect, PhotoId),
    /// A place for the picture of a wanted photo.
    Attach(Rect, PhotoId),
    /// A line of a block that is no copy: an attribution, an address.
    Line(Rect, BlockId, LineOf),
    /// Words of the furniture that are written in the inspector; a click leads there.
    Lead(Rect, Lead),
}

/// What of the furniture is written in the Story tab.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lead {
    /// Who wrote it.
    Bylines,
    /// Where.
    City,
    /// When.
    Date,
    /// When it may be read.
    Embargo,
}

/// The lines of blocks that are no copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LineOf {
    /// Whose words a pull quote shows.
    Attribution,
    /// The address of an embed.
    Address,
}

impl Passage {
    /// The byte of the laid words that stands for a byte of the story's.
    pub(super) fn shown(&self, byte: usize) -> usize {
        match &self.composed {
            Some(composed) if byte > composed.at => byte + composed.words.len(),
            Some(_) | None => byte,
        }
    }

    /// The byte of the story's words that a byte of the laid ones stands for.
    pub(super) fn meant(&self, byte: usize) -> usize {
        match &self.composed {
            Some(composed) if byte > composed.at => composed.at.max(byte.saturating_sub(composed.words.len())),
            Some(_) | None => byte,
        }
    }

    /// Where it lies on the leaf.
    pub(super) fn rect(&self) -> Rect {
        Rect::from_min_size(self.at.to_pos2(), vec2(self.width, self.laid.size().y))
    }

    /// The position nearest to a place on the leaf.
    pub(super) fn hit(&self, place: Vec2) -> Position {
        let hit = self.laid.hit(place - self.at);
        Position { byte: self.meant(hit.byte), ..hit }
    }
}

impl Leaf {
    /// The passage of a text.
    pub(super) fn passage(&self, spot: Spot) -> Option<(usize, &Passage)> {
        self.passages.iter().enumerate().find(|(_, passage)| passage.spot == spot)
    }

    /// The passage nearest to a place on it.
    pub(super) fn nearest(&self, place: Vec2) -> Option<&Passage> {
        let far = |passage: &&Passage| {
            let rect = passage.rect();
            let down = (rect.top() - place.y).max(place.y - rect.bottom()).max(0.0);
            let across = (rect.left() - place.x).max(place.x - rect.right()).max(0.0);
            down * 4.0 + across
        };
        self.passages.iter().min_by(|a, b| far(a).total_cmp(&far(b)))
    }
}

/// How a passage is to be set.
pub(super) struct Wanted<'a> {
    pub(super) spot: Spot,
    pub(super) words: &'a str,
    pub(super) stretches: Vec<Stretch>,
    pub(super) type_: Type,
    pub(super) hint: &'a str,
    pub(super) role: PassageRole,
    /// Points kept free at the side where lines begin, and where they end.
    pub(super) inset: (f32, f32),
    /// A direction set by hand.
    pub(super) direction: Option<Direction>,
    pub(super) composed: Option<&'a Composed>,
}

/// A face at a size, for either script.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Type {
    pub(super) face: Face,
    pub(super) size: f32,
    /// Height of a row as a multiple of the size: of Latin copy, of Arabic.
    pub(super) leading: (f32, f32),
    pub(super) strong: bool,
    pub(super) italic: bool,
    pub(super) tone: Tone,
}

impl Type {
    /// Story type in ink.
    pub(super) const fn story(size: f32, leading: (f32, f32)) -> Self {
        Self { face: Face::Story, size, leading, strong: false, italic: false, tone: Tone::Ink }
    }

    /// Interface type.
    pub(super) const fn interface(size: f32, tone: Tone) -> Self {
        Self { face: Face::Interface, size, leading: (1.4, 1.6), strong: false, italic: false, tone }
    }

    /// The style this comes to.
    pub(super) fn style(self, on: Setting, base: Base) -> Style {
        let rtl = on.direction == Direction::Rtl;
        // Arabic type runs small for its size.
        let larger = if rtl && self.face == Face::Story { self.size / 18.0 } else { 0.0 };
        Style {
            face: self.face,
            size: (self.size + larger) * on.zoom,
            leading: if rtl { self.leading.1 } else { self.leading.0 },
            spacing: 0.0,
            strong: self.strong,
            italic: self.italic,
            caps: false,
            align: if on.justified && self.face == Face::Story { Align::Justified } else { Align::Start },
            base,
        }
    }
}

/// Lays out a leaf from top to bottom.
pub(super) struct Bed<'a> {
    pub(super) setter: &'a mut Typesetter,
    pub(super) on: Setting,
    pub(super) leaf: Leaf,
    /// How far down the next thing goes.
    pub(super) down: f32,
}

impl<'a> Bed<'a> {
    /// An empty leaf.
    pub(super) fn new(setter: &'a mut Typesetter, on: Setting) -> Self {
        Self { setter, on, leaf: Leaf::default(), down: 0.0 }
    }

    /// Leaves room, in points at life size.
    pub(super) fn space(&mut self, points: f32) {
        self.down += points * self.on.zoom;
    }

    /// Points at life size as they are shown.
    pub(super) fn scaled(&self, points: f32) -> f32 {
        points * self.on.zoom
    }

    /// Sets a passage below what is there.
    pub(super) fn passage(&mut self, wanted: Wanted<'_>) {
        let Wanted { spot, words, stretches, type_, hint, role, inset, direction, composed } = wanted;
        let base = direction.map_or(Base::Among(self.on.direction), Base::Set);
        // As readers will see it.
        let caps = matches!(spot, Spot::Field(_, Field::Kicker));
        let style = Style { caps, ..type_.style(self.on, base) };
        let inset = (self.scaled(inset.0), self.scaled(inset.1));
        let width = (self.on.width - inset.0 - inset.1).max(40.0);
        let shown = composed.map(|composed| with_composed(words, &stretches, composed));
        let (words, stretches) =
            shown.as_ref().map_or((words, stretches.as_slice()), |(words, stretches)| (words.as_str(), stretches));
        let laid = self.setter.lay(&Copy { words, stretches, style: &style, width, max_lines: None });
        let hint = (words.is_empty() && !hint.is_empty()).then(|| {
            let style = Style { base: Base::Set(laid.direction()), ..style };
            self.setter.lay(&Copy { words: hint, stretches: &[], style: &style, width, max_lines: Some(2) })
        });
        let left = match self.on.direction {
            Direction::Ltr => inset.0,
            Direction::Rtl => inset.1,
        };
        let height = hint.as_ref().map_or(0.0, |hint| hint.size().y).max(laid.size().y);
        let at = vec2(left, self.down);
        let composed = composed.cloned();
        let tone = type_.tone;
        self.leaf.passages.push(Passage { spot, at, width, laid, hint, tone, role, composed });
        self.down += height;
    }

    /// Sets words that are not written here, `inset` points from where lines begin.
    pub(super) fn words(
        &mut self,
        words: &str,
        stretches: &[Stretch],
        type_: Type,
        inset: f32,
        direction: Option<Direction>,
    ) {
        let inset = self.scaled(inset);
        let base = direction.map_or(Base::Among(self.on.direction), Base::Set);
        let style = Style { align: Align::Start, ..type_.style(self.on, base) };
        let width = (self.on.width - inset).max(40.0);
        let mut laid = self.setter.lay(&Copy { words, stretches, style: &style, width, max_lines: Some(4) });
        if laid.direction() != self.on.direction {
            // What is said about the copy begins where the copy does, whatever its script.
            let style = Style { align: Align::End, ..style };
            laid = self.setter.lay(&Copy { words, stretches, style: &style, width, max_lines: Some(4) });
        }
        let left = if self.on.direction == Direction::Rtl { 0.0 } else { inset };
        let height = laid.size().y;
        self.leaf.decor.push(Decor::Words { at: vec2(left, self.down), laid, tone: type_.tone });
        self.down += height;
    }

    /// A rectangle that begins `inset` points from where lines begin.
    pub(super) fn rect(&self, inset: f32, top: f32, size: Vec2) -> Rect {
        let left = match self.on.direction {
            Direction::Ltr => self.scaled(inset),
            Direction::Rtl => self.on.width - self.scaled(inset) - size.x,
        };
        Rect::from_min_size(pos2(left, top), size)
    }

    /// The leaf, with a gap below it.
    pub(super) fn done(mut self, gap: f32) -> Leaf {
        self.space(gap);
        self.leaf.height = self.down;
        self.leaf
    }
}

fn with_composed(words: &str, stretches: &[Stretch], composed: &Composed) -> (String, Vec<Stretch>) {
    let at = words.floor_char_boundary(composed.at.min(words.len()));
    let (before, after) = words.split_at_checked(at).unwrap_or((words, ""));
    let moved = |byte: usize| if byte > at { byte + composed.words.len() } else { byte };
    let stretches = stretches
        .iter()
        .map(|stretch| Stretch { range: moved(stretch.range.start)..moved(stretch.range.end), ..*stretch })
        .collect();
    (format!("{before}{}{after}", composed.words), stretches)
}
