//! Photos: the library and what is known of each picture; looking into picture files, and making
//! fresh ones from them. Bytes in, bytes out: nothing here touches the disk.

mod container;
mod photo;

mod crop;

mod color;
mod error;
mod sniff;

mod decode;
mod facts;
mod metadata;

mod clean;
mod inspect;
mod pasted;
mod rendition;

pub use crop::{Area, WHOLE, moved, resized};
pub use error::PhotoError;
pub use facts::{Colors, FileFacts, facts};
pub use inspect::{Inspected, inspect};
pub use metadata::PhotoMetadata;
pub use pasted::png_of;
pub use photo::{Crop, FocalPoint, Framing, Library, Photo, PhotoFile, PhotoFormat, Ratio, Rights, credit_names};
pub use rendition::{Rendition, RenditionFormat, Thumbnail, render, render_area, render_widths, thumbnail};
pub use sniff::Foreign;
