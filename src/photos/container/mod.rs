//! The boxes pictures come in: walking through the parts of a JPEG, PNG, GIF, WebP or TIFF file
//! without touching a pixel. Nothing is copied, nothing recurses, no length is believed.

mod bytes;

pub(crate) mod gif;
pub(crate) mod jpeg;
pub(crate) mod png;
pub(crate) mod tiff;
pub(crate) mod webp;

pub(crate) use bytes::{be16, be32, le32, slice};
