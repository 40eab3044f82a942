//! What counts where the person, the house and the program differ: one function each.
//!
//! | what | first | else | else |
//! |---|---|---|---|
//! | correcting what is typed | the person’s choice | the house’s | on |
//! | looks, sizes, fonts, autosave | the person’s choice | | the program’s |
//! | quotation marks | | the house’s, for copy in the project’s language | the language’s |
//! | language of new stories | the one asked for | the project’s | |
//! | language of a new project | that of the project on the desk | | the interface’s |
//! | byline of a story begun here | the person’s | the house’s | none |
//! | byline of imported copy that has none | | the house’s | none |
//! | section, credit of wanted photos | | the house’s | none |
//! | folder of exports | where this project’s went last, or as chosen | the person’s, then the house’s | where any went last, else one beside the project |
//! | zone of times | | the house’s | UTC |
//!
//! How it looks and how it is typed is a matter of the person, who sits before it; what it says and
//! who signs it is a matter of the house, which answers for it.

use std::path::{Path, PathBuf};

use jiff::tz::TimeZone;

use super::commands::CommandId;
use super::{Correcting, Session, Settings, Tone};
use crate::ground::Language;
use crate::project::{House, Project, QuoteStyle, is_below};
use crate::story::{Byline, Story};
use crate::words::Say as _;

/// Whether what is typed is corrected.
#[must_use]
pub fn smart_typing(settings: &Settings, house: &House) -> bool {
    settings.smart_typing.or(house.defaults.smart_typing).unwrap_or(true)
}

/// The quotation marks a house has set for copy in a language; none leaves them to the language.
#[must_use]
pub fn quotes(project: &Project, language: &Language) -> Option<QuoteStyle> {
    project.house.defaults.quotes.filter(|_| language.same_language(&project.language))
}

/// The language of a new project: that of the project on the desk, else the interface's.
#[must_use]
pub fn language_of_project(session: &Session) -> Language {
    let spoken = || session.words.locale().tag.parse().ok();
    let here = (!session.is_blank()).then(|| session.project.language.clone());
    here.or_else(spoken).unwrap_or_default()
}

/// Who signs a story that this person begins.
#[must_use]
pub fn byline(settings: &Settings, house: &House) -> Option<Byline> {
    Byline::of_line(&settings.byline).or_else(|| Byline::of_line(&house.defaults.byline))
}

/// Where exports of a project go that lies in this file, if person or house have said; where the
/// house's folder leads out of the project's, it has not.
#[must_use]
pub fn export_folder(settings: &Settings, house: &House, file: Option<&Path>) -> Option<PathBuf> {
    let of_house = || {
        let folder = Some(&house.defaults.export_folder).filter(|folder| is_below(folder))?;
        Some(file?.parent()?.join(folder.split('/').collect::<PathBuf>()))
    };
    settings.export_default.clone().or_else(of_house)
}

/// The folder the export dialog begins with; `None` where nothing suggests one.
#[must_use]
pub fn export_begins_at(session: &Session) -> Option<PathBuf> {
    let file = session.file.as_ref().map(|file| file.path.as_path());
    let beside = || {
        let file = file?;
        let stem = file.file_stem()?.to_string_lossy().into_owned();
        Some(file.with_file_name(format!("{stem}-export")))
    };
    let chosen = session.view.export_to.clone();
    chosen
        .or_else(|| export_folder(&session.settings, &session.project.house, file))
        .or_else(|| session.settings.export_folder.clone())
        .or_else(beside)
}

/// The zone a newsroom lives by; Universal Time where it has named none, or none that is known.
#[must_use]
pub fn zone(house: &House) -> TimeZone {
    TimeZone::get(&house.zone).unwrap_or(TimeZone::UTC)
}

/// The zone that a time is in where nobody names one, by its IANA name: the newsroom's, else that of
/// this machine, else Universal Time.
#[must_use]
pub fn zone_name(house: &House) -> String {
    let known = TimeZone::get(&house.zone).ok().filter(|_| !house.zone.is_empty());
    let zone = known.unwrap_or_else(TimeZone::system);
    zone.iana_name().unwrap_or("UTC").to_owned()
}

impl Session {
    /// Whether what is typed is corrected now.
    #[must_use]
    pub fn corrects_typing(&self) -> bool {
        smart_typing(&self.settings, &self.project.house)
    }

    /// How a line of this language is corrected while it is typed, beside the page as on it; `None`
    /// where nothing is.
    #[must_use]
    pub fn correcting(&self, language: &Language) -> Option<Correcting> {
        self.corrects_typing().then(|| Correcting::new(language, quotes(&self.project, language)))
    }

    /// The quotation marks the house has set for a story.
    pub(super) fn house_quotes(&self, story: &Story) -> Option<QuoteStyle> {
        quotes(&self.project, &story.language)
    }

    /// A new story with what person and house begin one with.
    pub(super) fn as_the_desk_begins(&self, mut story: Story) -> Story {
        let house = &self.project.house;
        if story.furniture.bylines.is_empty() {
            story.furniture.bylines.extend(byline(&self.settings, house));
        }
        if story.filing.section.is_empty() {
            story.filing.section.clone_from(&house.defaults.section);
        }
        story
    }

    /// Tells what of the house's settings cannot be used.
    pub(super) fn tell_of_house(&mut self) {
        for fault in self.project.house.faults() {
            self.notices.say(Tone::Advice, fault.phrase(), Some(fault.advice()));
            self.notices.offer(CommandId("settings"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::Defaults;

    fn house(defaults: Defaults) -> House {
        House { defaults, ..House::default() }
    }

    #[test]
    fn the_persons_choice_of_typing_counts_before_the_houses() {
        let of = |person, of_house| {
            let settings = Settings { smart_typing: person, ..Settings::default() };
            smart_typing(&settings, &house(Defaults { smart_typing: of_house, ..Defaults::default() }))
        };
        assert!(of(None, None), "the program's own");
        assert!(!of(None, Some(false)) && of(Some(true), Some(false)) && !of(Some(false), Some(true)));
    }

    #[test]
    fn the_houses_marks_are_for_copy_in_its_language() {
        let mut project = Project::new("Desk", Language::arabic());
        assert_eq!(quotes(&project, &Language::arabic()), None);
        project.house = house(Defaults { quotes: Some(QuoteStyle::Curly), ..Defaults::default() }).into();
        assert_eq!(quotes(&project, &"ar-IQ".parse().unwrap()), Some(QuoteStyle::Curly));
        assert_eq!(quotes(&project, &Language::english()), None, "other languages keep theirs");
    }

    #[test]
    fn who_has_said_his_name_signs_and_else_the_house_does() {
        let staff = house(Defaults { byline: "Staff".to_owned(), ..Defaults::default() });
        let mut settings = Settings::default();
        assert_eq!(byline(&settings, &House::default()), None);
        assert_eq!(byline(&settings, &staff).unwrap().name, "Staff");
        "ليلى حسن، في الموصل".clone_into(&mut settings.byline);
        let signed = byline(&settings, &staff).unwrap();
        assert_eq!((signed.name.as_str(), signed.role.as_str()), ("ليلى حسن", "في الموصل"));
    }

    #[test]
    fn the_houses_folder_is_below_the_project_or_nowhere() {
        let file = Path::new("/desk/river.ron");
        let of = |folder: &str| {
            let house = house(Defaults { export_folder: folder.to_owned(), ..Defaults::default() });
            export_folder(&Settings::default(), &house, Some(file))
        };
        assert_eq!(of("out/site"), Some(PathBuf::from("/desk/out/site")));
        for bad in ["", "..", "../site", "/etc", "out/../../etc"] {
            assert_eq!(of(bad), None, "{bad}");
        }
        let settings = Settings { export_default: Some("/mine".into()), ..Settings::default() };
        let house = house(Defaults { export_folder: "site".to_owned(), ..Defaults::default() });
        assert_eq!(export_folder(&settings, &house, Some(file)), Some("/mine".into()));
        assert_eq!(export_folder(&Settings::default(), &house, None), None, "it has no folder yet");
    }

    #[test]
    fn a_zone_that_no_clock_knows_is_universal_time() {
        let of = |name: &str| zone(&House { zone: name.to_owned(), ..House::default() });
        assert_eq!(of("Asia/Baghdad").iana_name(), Some("Asia/Baghdad"));
        assert_eq!((of(""), of("Mars/Olympus")), (TimeZone::UTC, TimeZone::UTC));
    }
}
