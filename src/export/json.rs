//! The story as JSON: everything public, described by a schema made from the same types.

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde::Serialize;

use super::{Bundle, BundleFile, ExportError, Format, Pictures, PublicPhoto, Publication, RenditionFile, photo_files};

/// JSON with the story's pictures.
pub(super) const FORMAT: Format = Format { key: "json", shaped: false, build };

/// A story as published, one to a file.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "Copydesk story", extend("additionalProperties" = false))]
struct StoryFile<'a> {
    /// Names this form; the number rises when a program made for it would no longer understand.
    format: StoryFormat,
    #[serde(flatten)]
    publication: &'a Publication,
    /// The photos the body shows, in that order.
    photos: Vec<PhotoEntry<'a>>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(inline)]
enum StoryFormat {
    #[serde(rename = "copydesk story 1")]
    One,
}

/// A photo: what the reader may know of it, and its files.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Photo", extend("additionalProperties" = false))]
struct PhotoEntry<'a> {
    #[serde(flatten)]
    photo: &'a PublicPhoto,
    /// The whole picture in several widths, narrowest first. A cut of it is found in one of them by
    /// the width it has here, divided by the photo's own.
    renditions: Vec<RenditionEntry<'a>>,
}

/// A picture file.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Rendition", deny_unknown_fields)]
struct RenditionEntry<'a> {
    /// Its path from the folder of this file.
    #[schemars(regex(pattern = r"^photos/[0-9]+-[0-9]+\.(jpg|png|webp)$"))]
    path: &'a str,
    /// Width in pixels.
    width: u32,
    /// Height in pixels.
    height: u32,
}

fn build(publication: &Publication, pictures: &mut Pictures<'_>) -> Result<Bundle, ExportError> {
    let photos = pictures.uncut_files(publication)?;
    let story = StoryFile {
        format: StoryFormat::One,
        publication,
        photos: publication
            .photos
            .iter()
            .zip(&photos)
            .map(|(photo, files)| PhotoEntry { photo, renditions: entries(files) })
            .collect(),
    };
    let failed = |source| ExportError::Json { story: publication.title().to_owned(), source };
    let mut json = serde_json::to_vec_pretty(&story).map_err(failed)?;
    json.push(b'\n');
    let files = std::iter::once(BundleFile { path: "story.json".to_owned(), bytes: json.into() });
    Ok(Bundle {
        slug: publication.slug.clone(),
        format: FORMAT.key,
        files: files.chain(photo_files(&photos)).collect(),
    })
}

fn entries(files: &[RenditionFile]) -> Vec<RenditionEntry<'_>> {
    files
        .iter()
        .map(|file| RenditionEntry { path: &file.path, width: file.rendition.width, height: file.rendition.height })
        .collect()
}

/// The JSON Schema (draft 2020-12) of `story.json`, with a line end; the repository keeps it as
/// `assets/schema/story.schema.json`.
pub fn schema() -> Result<String, serde_json::Error> {
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let schema = generator.into_root_schema_for::<StoryFile<'_>>();
    serde_json::to_string_pretty(&schema).map(|text| text + "\n")
}
