//! The cuts in use: a font at one size, as it is to be drawn.

use fontique::Blob;
use swash::{CacheKey, FontRef};

/// A cut's place among the cuts; it stays for the program's life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct CutId(u32);

/// A font at one size, with what is to be put on to look as asked for.
pub(super) struct Cut {
    file: Blob<u8>,
    index: u32,
    offset: u32,
    key: CacheKey,
    /// Points.
    pub(super) size: f32,
    /// To be drawn fatter, as the family has no such weight.
    pub(super) fatten: bool,
    /// To be drawn slanted by so many degrees, as the family has no italic.
    pub(super) slant: f32,
    /// Where on its axes a variable font stands, normalized.
    pub(super) axes: Vec<i16>,
}

impl Cut {
    /// The font as the rasterizer takes it.
    pub(super) fn font(&self) -> FontRef<'_> {
        FontRef { data: self.file.as_ref(), offset: self.offset, key: self.key }
    }
}

/// What tells a cut from others.
pub(super) struct Asked<'a> {
    pub(super) file: &'a Blob<u8>,
    pub(super) index: u32,
    pub(super) size: f32,
    pub(super) fatten: bool,
    pub(super) slant: f32,
    pub(super) axes: Vec<i16>,
}

/// All cuts that any text was set in.
#[derive(Default)]
pub(super) struct Cuts(Vec<Cut>);

impl Cuts {
    /// The id of a cut, new or known. `None` for what is no font.
    pub(super) fn id(&mut self, asked: Asked<'_>) -> Option<CutId> {
        let known = self.0.iter().position(|cut| {
            cut.file.id() == asked.file.id()
                && cut.index == asked.index
                && cut.size.to_bits() == asked.size.to_bits()
                && cut.fatten == asked.fatten
                && cut.slant.to_bits() == asked.slant.to_bits()
                && cut.axes == asked.axes
        });
        let place = match known {
            Some(place) => place,
            None => self.add(asked)?,
        };
        u32::try_from(place).ok().map(CutId)
    }

    fn add(&mut self, asked: Asked<'_>) -> Option<usize> {
        let FontRef { offset, key, .. } = FontRef::from_index(asked.file.as_ref(), usize::try_from(asked.index).ok()?)?;
        self.0.push(Cut {
            file: asked.file.clone(),
            index: asked.index,
            offset,
            key,
            size: asked.size,
            fatten: asked.fatten,
            slant: asked.slant,
            axes: asked.axes,
        });
        Some(self.0.len() - 1)
    }

    /// A cut by its id.
    pub(super) fn get(&self, id: CutId) -> Option<&Cut> {
        self.0.get(usize::try_from(id.0).ok()?)
    }
}

impl CutId {
    /// A number of its own.
    pub(super) fn number(self) -> u32 {
        self.0
    }
}
