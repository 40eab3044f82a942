//! The names a project knows: whom it writes about, whom it quotes, and who writes.

use crate::project::Project;

/// Every name of a project: of its entities, with their other spellings and their names in other
/// languages, of its sources and where they work, and of those who sign its stories.
pub fn names_of(project: &Project) -> impl Iterator<Item = &str> {
    let directory = &project.directory;
    let entities = directory.entities.iter().flat_map(|entity| {
        let others = entity.aliases.iter().chain(entity.names.values());
        std::iter::once(&entity.name).chain(others)
    });
    let sources = directory.sources.iter().flat_map(|source| [&source.name, &source.affiliation]);
    let bylines = project.stories.iter().flat_map(|story| story.furniture.bylines.iter().map(|byline| &byline.name));
    entities.chain(sources).chain(bylines).map(String::as_str)
}
