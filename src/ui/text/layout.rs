//! Sets copy: shapes it, breaks it into rows, orders them by direction. The one file that names
//! parley, whose layout is read out and let go.

use std::borrow::Cow;

use parley::style::{FontFamily, FontFamilyName, FontStyle, FontWeight, LineHeight, OverflowWrap, TextStyle};
use parley::{Alignment, AlignmentOptions, BaseDirection, FontContext, Layout, LayoutContext, Line, Run};

use super::cells::{Fragment, Row as RowCells, Stops};
use super::cuts::{Asked, CutId, Cuts};
use super::families::Families;
use super::fonts;
use super::laid::{Glyph, Laid, Row};
use super::measures::Measures;
use super::runs::{self, Look};
use super::signs::Signed;
use super::style::{Align, Base, Copy, Face, Style};
use crate::ground::{Direction, reading};

/// Stands for what did not fit.
const ELLIPSIS: char = '…';
/// How far capitals stand apart, as a part of their size.
const CAPS_APART: f32 = 0.06;
/// The width of a tab as a part of the size: four en.
const TAB: f32 = 2.0;

/// What setting copy needs at hand: fonts, and the workings of the last text for the next one.
pub(super) struct Setter {
    fonts: FontContext,
    /// The system's fonts may yet be taken in.
    may_open: bool,
    context: LayoutContext<()>,
    layout: Layout<()>,
    stops: Stops,
    row: RowCells,
    measures: Measures,
    families: Families,
    pub(super) cuts: Cuts,
}

impl Setter {
    /// With the system's fonts, once a text needs them, or with the desk's own alone.
    pub(super) fn new(system: bool) -> Self {
        Self {
            fonts: context(fonts::desk()),
            may_open: system,
            context: LayoutContext::new(),
            layout: Layout::new(),
            stops: Stops::default(),
            row: RowCells::default(),
            measures: Measures::new(),
            families: Families::default(),
            cuts: Cuts::default(),
        }
    }

    /// Sets the story in these families from now on, before the desk's own. Gives those that are not
    /// on this machine; `None` where nothing changes.
    pub(super) fn suit(&mut self, latin: Option<&str>, arabic: Option<&str>) -> Option<Vec<String>> {
        if self.families.story_is(latin, arabic) {
            return None;
        }
        if latin.or(arabic).is_some() {
            self.open();
        }
        let collection = &mut self.fonts.collection;
        let mut missing = Vec::new();
        let mut there = |family: Option<&str>| {
            let found = family.is_some_and(|name| collection.family_by_name(name).is_some());
            missing.extend(family.filter(|_| !found).map(str::to_owned));
            family.filter(|_| found).map(str::to_owned)
        };
        let found = [there(latin), there(arabic)];
        self.families.suit([latin, arabic], &found);
        Some(missing)
    }

    /// A face of this family, with the desk's own behind it.
    pub(super) fn face_of(&mut self, family: &str) -> Face {
        self.open();
        self.families.face_of(family)
    }

    /// How often the story has been set in other families.
    pub(super) fn edition(&self) -> u32 {
        self.families.edition()
    }

    /// Takes the system's fonts in, where that may be.
    fn open(&mut self) {
        if std::mem::take(&mut self.may_open) {
            self.fonts = context(fonts::opened());
        }
    }

    /// Sets copy.
    pub(super) fn lay(&mut self, copy: &Copy<'_>) -> Laid {
        if copy.style.caps {
            let (words, caps) = (capitals(copy.words), stands_alone(copy.words));
            let style = Style { caps, ..copy.style.clone() };
            return self.lay_as_it_is(&Copy { words: &words, style: &style, ..*copy });
        }
        self.lay_as_it_is(copy)
    }

    fn lay_as_it_is(&mut self, copy: &Copy<'_>) -> Laid {
        match copy.max_lines {
            Some(most) => self.lay_at_most(copy, most.max(1)),
            None => self.lay_all(copy),
        }
    }

    fn lay_all(&mut self, copy: &Copy<'_>) -> Laid {
        let laid = self.lay_with_fonts_at_hand(copy);
        // Glyph 0 is what fonts draw for a letter they lack (OpenType, `glyf`).
        if self.may_open && laid.glyphs.iter().any(|glyph| glyph.id == 0) {
            self.open();
            return self.lay_with_fonts_at_hand(copy);
        }
        laid
    }

    /// Puts an ellipsis where the rows end, as far along the last one as there is room.
    fn lay_at_most(&mut self, copy: &Copy<'_>, most: usize) -> Laid {
        let room = likely_room(copy, most);
        let head = copy.words.get(..copy.words.floor_char_boundary(room)).unwrap_or(copy.words);
        let mut laid = self.lay_all(&Copy { words: head, ..*copy });
        if laid.rows.len() <= most && head.len() < copy.words.len() {
            laid = self.lay_all(copy);
        }
        if laid.rows.len() <= most {
            return laid;
        }
        let ellipsis = self.lay_all(&Copy { width: f32::INFINITY, ..Copy::line("…", copy.style) }).size.x;
        let mut cut = cut_for(&laid, most, copy.width - ellipsis);
        // Shaping the head by itself may take a little more room; a few letters always suffice.
        loop {
            let kept = copy.words.get(..cut).unwrap_or_default().trim_end();
            let mut words = String::with_capacity(kept.len() + ELLIPSIS.len_utf8());
            words.push_str(kept);
            words.push(ELLIPSIS);
            let base = Base::Set(laid.direction);
            let style = Style { base, ..copy.style.clone() };
            let mut short = self.lay_all(&Copy { words: &words, style: &style, ..*copy });
            // What ends at the right of the measure may be a rounding beyond it.
            if short.rows.len() <= most && short.size.x <= copy.width + 0.01 || kept.is_empty() {
                short.stand_for(kept.len(), copy.words.len());
                return short;
            }
            cut = kept.char_indices().next_back().map_or(0, |(byte, _)| byte);
        }
    }

    fn lay_with_fonts_at_hand(&mut self, copy: &Copy<'_>) -> Laid {
        let direction = direction_of(copy);
        let Some(signed) = Signed::of(copy, direction) else { return self.set(copy, direction) };
        let mut laid = self.set(&Copy { words: &signed.words, stretches: &signed.stretches, ..*copy }, direction);
        signed.out_of(&mut laid);
        laid
    }

    fn set(&mut self, copy: &Copy<'_>, direction: Direction) -> Laid {
        let measure = self.measures.of(copy.style.face);
        let size = copy.style.size;
        let leading = size * copy.style.leading;
        let mut laid = Laid {
            direction,
            words_len: copy.words.len(),
            size: egui::Vec2::ZERO,
            elided: false,
            leading,
            baseline: (leading - (measure.ascent + measure.descent) * size) / 2.0 + measure.ascent * size,
            rows: Vec::new(),
            cells: Vec::new(),
            glyphs: Vec::new(),
        };
        self.shape(copy, direction, measure.tab);
        if !copy.words.is_empty() {
            self.read_out(copy, &mut laid);
        }
        finish(copy, &mut laid);
        laid
    }

    /// Shapes the words and breaks them into rows.
    fn shape(&mut self, copy: &Copy<'_>, direction: Direction, tab: f32) {
        let mut builder = self.context.style_run_builder(&mut self.fonts, copy.words, 1.0, false);
        let mut known: [Option<u16>; 16] = [None; 16];
        let families = &self.families;
        runs::each(copy, families.tells_scripts_apart(copy.style.face), |look, range| {
            let Some(known) = known.get_mut(look.place()) else { return };
            let family = families.of(copy.style.face, look.arabic);
            let index = *known.get_or_insert_with(|| builder.push_style(text_style(copy.style, look, tab, family)));
            builder.push_style_run(index, range);
        });
        builder.set_base_direction(base_direction(direction));
        builder.build_into(&mut self.layout, copy.words);
        self.layout.break_all_lines(copy.width.is_finite().then_some(copy.width));
        self.layout.align(
            match copy.style.align {
                Align::Start => Alignment::Start,
                Align::Center => Alignment::Center,
                Align::End => Alignment::End,
                Align::Justified => Alignment::Justify,
                Align::Left => Alignment::Left,
                Align::Right => Alignment::Right,
            },
            AlignmentOptions::default(),
        );
    }

    fn read_out(&mut self, copy: &Copy<'_>, laid: &mut Laid) {
        self.stops.find(copy.words);
        laid.cells.reserve(copy.words.len());
        laid.glyphs.reserve(copy.words.len());
        let mut top = 0.0;
        for line in self.layout.lines() {
            let (rtl, words) = (laid.direction == Direction::Rtl, copy.words);
            let mut reader = Reader { cuts: &mut self.cuts, row: &mut self.row, words };
            let first_glyph = laid.glyphs.len();
            let end = reader.read(&line, top + laid.baseline, &mut laid.glyphs);
            top += laid.leading;
            let metrics = line.metrics();
            let left = metrics.offset + metrics.inline_min_coord;
            let first_cell = laid.cells.len();
            self.row.spaces_last(words, rtl, left, &mut laid.glyphs);
            self.row.cells(left, &self.stops, &mut laid.cells);
            let range = line.text_range();
            let bytes = self.stops.at_or_after(range.start)..self.stops.at_or_after(range.end);
            laid.rows.push(Row {
                end: end.unwrap_or(bytes.end).max(bytes.start),
                broken: end.is_some(),
                bytes,
                cells: first_cell..laid.cells.len(),
                glyphs: first_glyph..laid.glyphs.len(),
                left,
                right: left + metrics.advance,
            });
        }
    }
}

fn context((collection, source_cache): fonts::Shelf) -> FontContext {
    FontContext { collection, source_cache }
}

/// How many bytes can stand on so many rows, amply.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to what a text can be")]
fn likely_room(copy: &Copy<'_>, most: usize) -> usize {
    if !copy.width.is_finite() {
        return usize::MAX;
    }
    let in_a_row = (copy.width / copy.style.size.max(1.0) * 16.0).clamp(0.0, 1.0e6) as usize + 64;
    in_a_row.saturating_mul(most)
}

/// The same words in capitals, as far as that leaves every letter its bytes: carets and clicks are
/// told by bytes of the words as they were written.
fn capitals(words: &str) -> String {
    let capital = |c: char| {
        let mut upper = c.to_uppercase();
        let first = upper.next().filter(|up| upper.next().is_none() && up.len_utf8() == c.len_utf8());
        first.unwrap_or(c)
    };
    words.chars().map(capital).collect()
}

/// Whether no letter joins the next, so that they can be set apart.
fn stands_alone(words: &str) -> bool {
    words.chars().all(|c| c < '\u{590}')
}

/// The byte up to which the words and an ellipsis fit on the last permitted row.
fn cut_for(laid: &Laid, most: usize, room: f32) -> usize {
    let Some(row) = laid.rows.get(most.saturating_sub(1)) else { return 0 };
    let mut cells: Vec<_> = laid.cells.get(row.cells.start..).unwrap_or_default().to_vec();
    cells.sort_unstable_by_key(|cell| cell.start);
    let mut used = 0.0;
    let fits = cells.iter().take_while(|cell| {
        used += cell.width;
        used <= room && (!row.broken || cell.end <= row.end)
    });
    fits.last().map_or(row.bytes.start, |cell| cell.end)
}

impl Laid {
    /// Has the ellipsis after the first `kept` bytes stand for all the rest.
    fn stand_for(&mut self, kept: usize, words_len: usize) {
        for cell in self.cells.iter_mut().filter(|cell| cell.start >= kept) {
            cell.end = words_len;
        }
        if let Some(row) = self.rows.last_mut() {
            row.bytes.end = words_len;
            row.end = words_len;
        }
        self.words_len = words_len;
        self.elided = true;
    }
}

/// The direction copy reads in.
fn direction_of(copy: &Copy<'_>) -> Direction {
    match copy.style.base {
        Base::Set(direction) => direction,
        Base::Among(direction) => reading::reads(copy.words, direction),
        Base::Auto => reading::by_letters(copy.words).unwrap_or_default(),
    }
}

fn base_direction(direction: Direction) -> BaseDirection {
    match direction {
        Direction::Ltr => BaseDirection::Ltr,
        Direction::Rtl => BaseDirection::Rtl,
    }
}

fn text_style<'a>(style: &Style, look: Look, tab: f32, family: &'a [FontFamilyName<'a>]) -> TextStyle<'a, 'a, ()> {
    TextStyle {
        font_family: FontFamily::List(Cow::Borrowed(family)),
        font_size: style.size,
        font_style: if look.italic { FontStyle::Italic } else { FontStyle::Normal },
        // 700 finds the 600 of the faces that have it, and fattens those that stop at 400.
        font_weight: FontWeight::new(if look.strong { 700.0 } else { 400.0 }),
        line_height: LineHeight::Absolute(style.size * style.leading),
        overflow_wrap: OverflowWrap::BreakWord,
        letter_spacing: if look.tab {
            style.size * (TAB - tab)
        } else if style.caps {
            style.size * CAPS_APART
        } else {
            style.size * style.spacing
        },
        ..TextStyle::default()
    }
}

/// Reads one line out.
struct Reader<'a> {
    cuts: &'a mut Cuts,
    row: &'a mut RowCells,
    words: &'a str,
}

impl Reader<'_> {
    /// Gives the byte of the line break that ends the row, if one does.
    fn read(&mut self, line: &Line<'_, ()>, baseline: f32, glyphs: &mut Vec<Glyph>) -> Option<usize> {
        let metrics = line.metrics();
        let mut x = metrics.offset + metrics.inline_min_coord;
        let mut ended = None;
        self.row.clear();
        for run in line.runs() {
            let cut = self.cut(&run);
            let mut ligature = None;
            for cluster in run.visual_clusters() {
                let bytes = cluster.text_range();
                if cluster.is_hard_line_break() {
                    ended = Some(ended.map_or(bytes.start, |first: usize| first.min(bytes.start)));
                    continue;
                }
                let tab = self.words.get(bytes.clone()) == Some("\t");
                let width = if tab { TAB * run.font_size() } else { cluster.advance() };
                // From right to left the rest of a ligature comes first, and its glyph with the last.
                let atom = *ligature.get_or_insert(x);
                let first = glyphs.len();
                if !tab && !cluster.is_ligature_continuation() {
                    ligature = None;
                    let mut pen = if cluster.is_rtl() { atom } else { x };
                    for glyph in cluster.glyphs() {
                        let id = u16::try_from(glyph.id).unwrap_or_default();
                        if let Some(cut) = cut {
                            glyphs.push(Glyph { x: pen + glyph.x, y: baseline + glyph.y, byte: bytes.start, cut, id });
                        }
                        pen += glyph.advance;
                    }
                }
                let (start, end, rtl) = (bytes.start, bytes.end, cluster.is_rtl());
                self.row.push(Fragment { start, end, left: x, width, rtl, glyphs: first..glyphs.len() });
                x += width;
            }
        }
        if let Some(end) = ended {
            self.row.end_at(end);
        }
        debug_assert!(ended.is_none_or(|byte| byte < self.words.len()), "a line break is one of the words");
        ended
    }

    fn cut(&mut self, run: &Run<'_, ()>) -> Option<CutId> {
        let (font, synthesis) = (run.font(), run.synthesis());
        self.cuts.id(Asked {
            file: &font.data,
            index: font.index,
            size: run.font_size(),
            fatten: synthesis.embolden(),
            slant: synthesis.skew().unwrap_or_default(),
            axes: run.normalized_coords().iter().map(|axis| axis.to_bits()).collect(),
        })
    }
}

/// Gives every text a row, a row after the line break that ends it, and its size.
fn finish(copy: &Copy<'_>, laid: &mut Laid) {
    if laid.rows.last().is_none_or(|row| row.broken) {
        let end = copy.words.len();
        let (cells, glyphs) = (laid.cells.len(), laid.glyphs.len());
        laid.rows.push(Row {
            bytes: end..end,
            end,
            broken: false,
            cells: cells..cells,
            glyphs: glyphs..glyphs,
            left: 0.0,
            right: 0.0,
        });
    }
    let widest = laid.rows.iter().map(|row| row.right).fold(0.0, f32::max);
    let room = if copy.width.is_finite() { copy.width } else { widest };
    let rtl = laid.rtl();
    let mut width: f32 = 0.0;
    for index in 0..laid.rows.len() {
        let Some(row) = laid.rows.get(index) else { continue };
        let right = inked_right(laid.cells_of(row), copy.words, row);
        let Some(row) = laid.rows.get_mut(index) else { continue };
        if row.cells.is_empty() {
            let at = match (copy.style.align, rtl) {
                (Align::Center, _) => room / 2.0,
                (Align::End, false) | (Align::Start | Align::Justified, true) | (Align::Right, _) => room,
                (Align::End, true) | (Align::Start | Align::Justified, false) | (Align::Left, _) => 0.0,
            };
            (row.left, row.right) = (at, at);
        } else {
            row.right = right.1;
        }
        width = width.max(right.0);
    }
    #[expect(clippy::cast_precision_loss, reason = "rows are few")]
    let height = laid.rows.len() as f32 * laid.leading;
    laid.size = egui::vec2(width, height);
}

/// The right end of the last cell that is no space, and of the last cell.
fn inked_right(cells: &[super::laid::Cell], words: &str, row: &Row) -> (f32, f32) {
    let all = cells.last().map_or(row.left, super::laid::Cell::right);
    let is_space =
        |cell: &&super::laid::Cell| words.get(cell.start..cell.end).is_some_and(|c| c.chars().all(char::is_whitespace));
    let inked = cells.iter().rev().find(|cell| !is_space(cell)).map_or(row.left, super::laid::Cell::right);
    (inked, all)
}
