//! Words that are set every frame: they are set once and kept while they are asked for.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use super::laid::Laid;
use super::style::{Copy, Stretch, Style};

/// What was set, by what was asked.
#[derive(Default)]
pub(super) struct Kept {
    laid: HashMap<u64, Held>,
}

struct Held {
    words: String,
    stretches: Vec<Stretch>,
    style: Style,
    width: f32,
    max_lines: Option<usize>,
    laid: Arc<Laid>,
    wanted: bool,
}

impl Held {
    #[expect(clippy::float_cmp, reason = "any other width is another setting")]
    fn is(&self, copy: &Copy<'_>) -> bool {
        self.words == copy.words
            && self.stretches == copy.stretches
            && self.style == *copy.style
            && self.width == copy.width
            && self.max_lines == copy.max_lines
    }
}

impl Kept {
    /// What was set before for this copy.
    pub(super) fn get(&mut self, copy: &Copy<'_>) -> Option<Arc<Laid>> {
        let held = self.laid.get_mut(&key(copy)).filter(|held| held.is(copy))?;
        held.wanted = true;
        Some(Arc::clone(&held.laid))
    }

    pub(super) fn put(&mut self, copy: &Copy<'_>, laid: &Arc<Laid>) {
        let held = Held {
            words: copy.words.to_owned(),
            stretches: copy.stretches.to_vec(),
            style: copy.style.clone(),
            width: copy.width,
            max_lines: copy.max_lines,
            laid: Arc::clone(laid),
            wanted: true,
        };
        self.laid.insert(key(copy), held);
    }

    /// What is kept, and the words it was set from.
    pub(super) fn all(&self) -> impl Iterator<Item = (&str, &Laid)> {
        self.laid.values().map(|held| (held.words.as_str(), &*held.laid))
    }

    /// Lets go of what was not asked for since the last time.
    pub(super) fn tidy(&mut self) {
        self.laid.retain(|_, held| std::mem::take(&mut held.wanted));
    }
}

fn key(copy: &Copy<'_>) -> u64 {
    let mut hasher = DefaultHasher::new();
    copy.words.hash(&mut hasher);
    copy.width.to_bits().hash(&mut hasher);
    copy.max_lines.hash(&mut hasher);
    for stretch in copy.stretches {
        (stretch.range.start, stretch.range.end, stretch.strong, stretch.italic).hash(&mut hasher);
    }
    let style = copy.style;
    (style.face, style.strong, style.italic, style.caps, style.align, style.base).hash(&mut hasher);
    style.size.to_bits().hash(&mut hasher);
    style.leading.to_bits().hash(&mut hasher);
    style.spacing.to_bits().hash(&mut hasher);
    hasher.finish()
}
