//! The web page: one file that stands by itself, and its pictures.

mod blocks;
pub(super) mod element;
mod head;
pub(super) mod inline;
mod page;
mod wording;

pub use element::{Attribute, Element, Node, Tag};
pub use head::SHEET;
pub use page::Page;
pub use wording::Wording;

use super::{Bundle, BundleFile, ExportError, Format, Pictures, Publication, photo_files};

/// A web page with the story's pictures.
pub(super) const FORMAT: Format = Format { key: "html", shaped: true, build };

fn build(publication: &Publication, pictures: &mut Pictures<'_>) -> Result<Bundle, ExportError> {
    let photos = pictures.files(publication)?;
    let page = page::page(publication, &photos).document();
    let files = std::iter::once(BundleFile { path: "index.html".to_owned(), bytes: page.into_bytes().into() });
    Ok(Bundle {
        slug: publication.slug.clone(),
        format: FORMAT.key,
        files: files.chain(photo_files(&photos)).collect(),
    })
}
