//! The templates there are: the desk's own, and those a newsroom adds or puts in their place.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use crate::project::{disk, ron_problem};
use crate::story::Template;
use crate::words::{Arg, Phrase, Say as _, phrase};

/// The largest template file, in bytes.
const MAX_BYTES: u64 = 1 << 20;
/// Most templates of a newsroom.
const MOST: usize = 200;

macro_rules! files {
    ($($name:literal),* $(,)?) => {
        [$(($name, include_str!(concat!("../../assets/templates/", $name, ".ron")))),*]
    };
}

/// The desk's own, in the order they are offered.
const OWN: [(&str, &str); 7] =
    files!["brief", "news", "feature", "interview", "explainer", "photo-story", "live-update"];

static BUILT_IN: LazyLock<Vec<Template>> =
    LazyLock::new(|| OWN.iter().filter_map(|(key, words)| read(key, words).ok()).collect());

/// A file that is no template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateError {
    /// The file.
    pub path: PathBuf,
    /// What is wrong with it, and where.
    pub why: Phrase,
}

/// The templates of a newsroom; the desk's own are there besides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Templates {
    house: Vec<Template>,
}

impl Templates {
    /// Reads the templates of a folder, one a file that ends in `.ron`. A folder that is not there
    /// has none; what cannot be read is told, and the rest taken.
    #[must_use]
    pub fn read(folder: &Path) -> (Self, Vec<TemplateError>) {
        let (mut house, mut broken) = (Vec::new(), Vec::new());
        let paths = match disk::files_in(folder, "ron") {
            Ok(paths) => paths,
            Err(error) => {
                broken.push(TemplateError { path: folder.to_owned(), why: error.phrase() });
                Vec::new()
            }
        };
        for path in paths.into_iter().take(MOST) {
            let key = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
            let words = disk::read_bounded(&path, MAX_BYTES).map_err(|error| error.phrase());
            let words =
                words.and_then(|bytes| String::from_utf8(bytes).map_err(|_not_text| phrase!("template-no-text")));
            match words.and_then(|words| read(&key, &words)) {
                Ok(template) => house.push(template),
                Err(why) => broken.push(TemplateError { path, why }),
            }
        }
        (Self { house }, broken)
    }

    /// All templates: the desk's own, each as the newsroom has it, then what the newsroom added.
    pub fn all(&self) -> impl Iterator<Item = &Template> {
        let of_house = |key: &str| self.house.iter().find(|template| template.key == key);
        let own = BUILT_IN.iter().map(move |template| of_house(&template.key).unwrap_or(template));
        own.chain(self.house.iter().filter(|template| BUILT_IN.iter().all(|own| own.key != template.key)))
    }

    /// The template of this name.
    #[must_use]
    pub fn find(&self, key: &str) -> Option<&Template> {
        self.all().find(|template| template.key == key)
    }
}

/// Reads a template, or says what is wrong with it and where.
fn read(key: &str, words: &str) -> Result<Template, Phrase> {
    let template: Template = ron::from_str(words).map_err(|error| {
        let place = error.span.start;
        let (line, column) = (Arg::place(place.line), Arg::place(place.col));
        phrase!("template-broken", line = line, column = column, problem = ron_problem(&error.code))
    })?;
    if template.wording.values().all(|wording| wording.name.trim().is_empty()) {
        return Err(phrase!("template-nameless"));
    }
    Ok(Template { key: key.to_owned(), ..template })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::{IdMint, Language};

    #[test]
    fn the_desks_own_speak_both_languages_and_start_a_story_in_each() {
        let templates = Templates::default();
        assert_eq!(templates.all().count(), OWN.len(), "one of them cannot be read");
        for template in templates.all() {
            for language in [Language::english(), Language::arabic()] {
                let wording = template.wording.get(&language).unwrap();
                assert!(!wording.name.is_empty() && !wording.about.is_empty(), "{} in {language}", template.key);
                let (story, photos) = template.start(language.clone(), &mut IdMint::seeded(1));
                assert_eq!((&story.language, story.filing.genre), (&language, template.genre));
                assert!(!story.body.is_empty());
                assert_eq!(photos.len(), story.body.iter().filter(|block| block.photo().is_some()).count());
            }
            let lengths = template.wording.values().map(|wording| wording.body.len());
            assert!(lengths.clone().all(|length| Some(length) == lengths.clone().next()), "{}", template.key);
        }
    }

    #[test]
    fn a_newsroom_adds_and_replaces_and_what_is_broken_is_told_with_its_place() {
        let folder = tempfile::tempdir().unwrap();
        let put = |name: &str, words: &str| disk::write_whole(&folder.path().join(name), words.as_bytes()).unwrap();
        put("brief.ron", "(wording: {\"en\": (name: \"Short\")})");
        put("court.ron", "(genre: News, wording: {\"en\": (name: \"Court report\", body: [Subhead(\"Ruling\")])})");
        put("odd.ron", "(\n    genre: Sonnet,\n    wording: {},\n)");
        put("nameless.ron", "(wording: {})");
        put("notes.txt", "not a template");
        let (templates, broken) = Templates::read(folder.path());
        let names: Vec<&str> = templates.all().map(|template| template.key.as_str()).collect();
        assert_eq!(names[0], "brief");
        assert_eq!(names.last(), Some(&"court"));
        let short = templates.find("brief").and_then(|brief| brief.wording(&Language::arabic())).unwrap();
        assert_eq!(short.name, "Short", "the house's own, in the one language it has");
        let told: Vec<_> = broken.iter().map(|error| error.path.file_name().unwrap().to_str().unwrap()).collect();
        assert_eq!(told, ["nameless.ron", "odd.ron"]);
        assert!(broken[1].why.to_string().starts_with("line 2, column "), "{}", broken[1].why);
    }

    #[test]
    fn where_there_is_no_folder_the_desks_own_are_there() {
        let (templates, broken) = Templates::read(Path::new("/no/such/folder"));
        assert_eq!((templates.all().count(), broken), (OWN.len(), Vec::new()));
    }
}
