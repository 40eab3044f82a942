//! Photos: the library, and what is known of each picture. Plain values; no pixels are kept here.

mod photo;

pub use photo::{Crop, FocalPoint, Framing, Library, Photo, PhotoFile, PhotoFormat, Ratio, Rights};
