//! How many of the photos on the page are described for those who cannot see them.

use std::sync::Arc;

use super::glean::Gleaned;
use crate::ground::PhotoId;
use crate::photos::Library;
use crate::story::Story;

/// The tally, with what it was made from.
#[derive(Default)]
pub(super) struct Alts {
    photos: Gleaned<PhotoId>,
    library: Arc<Library>,
    described: usize,
}

impl Alts {
    /// Photos that are described, and photos, as the story and the library are now.
    pub(super) fn of(&mut self, story: &Story, library: &Arc<Library>) -> (usize, usize) {
        let moved = self.photos.follow(&story.body, |block| block.photo().map(|placed| placed.photo));
        if moved || !Arc::ptr_eq(&self.library, library) {
            self.library = Arc::clone(library);
            let described = |id: &PhotoId| library.photo(*id).is_some_and(|photo| !photo.alt_text.trim().is_empty());
            self.described = self.photos.iter().filter(|(_, id)| described(id)).count();
        }
        (self.described, self.photos.len())
    }
}
