//! The page in the system's browser: written beside a page of ours that looks for the next one, so
//! that it follows what is typed with no server and no network.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use jiff::Timestamp;
use serde::Serialize;
use sha2::{Digest as _, Sha256};

use super::tasks::{self, Rendering};
use super::{Outcome, Previewed, Session, Tone};
use crate::checks::Finding;
use crate::export::ExportError;
use crate::ground::StoryId;
use crate::project::{LostFiles, PhotoFolder, PreviewFolder, Project};
use crate::words::{Phrase, Say as _, Words, phrase};

/// The page that shows the story's in a frame.
const WRAPPER: &[u8] = include_bytes!("../../assets/preview.html");

/// A story that is shown in the browser.
#[derive(Clone, Debug)]
pub struct Browsing {
    /// Which story.
    pub story: StoryId,
    place: Place,
    asked: Option<Asked>,
}

/// Of what its page was asked for last, and in which minute.
type Asked = (Project, StoryId, Arc<LostFiles>, i64);

/// Where its page lies, and what was rendered for it; shared with the job that writes it.
#[derive(Clone, Debug, Default)]
struct Place {
    folder: Arc<Mutex<Option<PreviewFolder>>>,
    rendering: Arc<Mutex<Rendering>>,
}

/// What was written for the browser.
#[derive(Debug)]
pub struct Browsed {
    /// The page to open, or why there is none.
    result: Result<PathBuf, Phrase>,
    /// Whether the browser is to open it.
    open: bool,
}

/// What the browser is told of a story.
#[derive(Serialize)]
struct State<'a> {
    #[serde(rename = "state")]
    stamp: String,
    lang: &'a str,
    dir: &'a str,
    title: String,
    /// What is said when the desk is closed.
    ended: &'a str,
    /// What is to be known of it.
    told: String,
    /// What keeps it from being published, if so: then there is no page.
    refused: Option<Vec<String>>,
    html: Option<&'a str>,
}

/// What a job needs to write a page.
struct Order {
    cache: PathBuf,
    number: u64,
    project: Project,
    /// The project's file, beside which its photos are; a drive that hangs is waited for by the job.
    file: Option<PathBuf>,
    story: StoryId,
    lost: Arc<LostFiles>,
    now: Timestamp,
    words: &'static Words,
}

impl Session {
    /// Shows the story on the page in the browser, which follows it from then on.
    pub(super) fn preview_in_browser(&mut self) {
        let Some(story) = self.current() else { return };
        let place = self.browsing.take().map(|browsing| browsing.place).unwrap_or_default();
        self.browsing = Some(Browsing { story, place, asked: None });
        self.write_for_browser(true);
    }

    /// Brings the page in the browser up to what its story now says.
    pub(super) fn follow_in_browser(&mut self) {
        let writing = self.jobs.running().iter().any(|job| job.label == WRITING);
        if !writing && self.browser_lags() {
            self.write_for_browser(false);
        }
    }

    /// Whether the browser shows, or waits for, something older than the story is.
    #[must_use]
    pub fn browser_lags(&self) -> bool {
        self.browsing.as_ref().is_some_and(|browsing| browsing.asked.as_ref() != Some(&self.asks_of(browsing.story)))
    }

    fn asks_of(&self, story: StoryId) -> Asked {
        (self.project.clone(), story, Arc::clone(&self.safety.lost), self.world.now().as_second() / 60)
    }

    fn write_for_browser(&mut self, open: bool) {
        let number: u64 = self.world.mint();
        let (file, now, words) = (self.file_path(), self.world.now(), self.words);
        let Some(cache) = self.cache_folder.clone() else {
            self.browsing = None;
            return self.not_browsed(Phrase::new("preview-no-cache"));
        };
        let Some(asked) = self.browsing.as_ref().map(|browsing| self.asks_of(browsing.story)) else { return };
        let Some(browsing) = &mut self.browsing else { return };
        let ((project, story, lost, _), place) = (asked.clone(), browsing.place.clone());
        browsing.asked = Some(asked);
        let order = Order { cache, number, project, file, story, lost, now, words };
        self.jobs.start_quiet(WRITING, move || {
            let result = order.write(&place);
            Outcome::Browsed(Box::new(Browsed { result, open }))
        });
    }

    /// A page was written for the browser, or not.
    pub(super) fn browsed(&mut self, browsed: Browsed) {
        match browsed.result {
            Ok(_) if self.browsing.is_none() => {}
            Ok(page) if browsed.open => self.open_page(page),
            Ok(_) => {}
            Err(why) => {
                self.browsing = None;
                self.not_browsed(why);
            }
        }
    }

    fn not_browsed(&mut self, why: Phrase) {
        let said = phrase!("notice-not-previewed", why = why);
        self.notices.say(Tone::Failed, said, Some(Phrase::new("notice-not-previewed").about("hint")));
    }

    /// Takes away what the browser shows: the desk is closed, or another project comes.
    pub fn end_browsing(&mut self) {
        if let Some(browsing) = self.browsing.take()
            && let Some(folder) = held(&browsing.place.folder).as_mut()
        {
            // A job that is still at it has the folder too, and finds it closed.
            folder.take_away();
        }
    }

    /// Takes away what desks before this one left behind.
    pub fn sweep_previews(&mut self) {
        if let Some(cache) = self.cache_folder.clone() {
            self.jobs.start_quiet("job-sweeping", move || {
                PreviewFolder::sweep(&cache);
                Outcome::Swept
            });
        }
    }
}

impl Order {
    fn write(self, place: &Place) -> Result<PathBuf, Phrase> {
        let Self { cache, number, project, file, story, lost, now, words } = self;
        let photos = file.as_deref().map(PhotoFolder::beside);
        let previewed = Previewed::look(project, story, lost, now);
        let built = match &previewed.page {
            Some(page) => {
                let mut rendering = held(&place.rendering);
                rendering.page(&page.publication, photos.as_ref()).map(Some)
            }
            None => Ok(None),
        };
        let files = files(&previewed, built, words);
        let mut folder = held(&place.folder);
        let folder = match &mut *folder {
            Some(folder) => folder,
            none => none.insert(PreviewFolder::make(&cache, number).map_err(|error| error.phrase())?),
        };
        folder.hold(&files).map_err(|error| error.phrase())?;
        Ok(folder.path().join("preview.html"))
    }
}

type File = (String, Arc<[u8]>);

/// What is to lie in the folder: the page as it is exported, if it may leave; then what the browser
/// is told; last, that there is something new.
fn files(
    previewed: &Previewed,
    built: Result<Option<tasks::BuiltPage>, ExportError>,
    words: &'static Words,
) -> Vec<File> {
    let (built, broken) = match built {
        Ok(built) => (built, None),
        Err(error) => (None, Some(error)),
    };
    let mut files: Vec<File> = vec![("preview.html".to_owned(), Arc::from(WRAPPER))];
    let html = built.as_ref().and_then(|built| std::str::from_utf8(&built.index).ok());
    let refused = html.is_none().then(|| {
        let mut lines = vec![words.get("preview-refused").to_owned()];
        if let Some(error) = &broken {
            lines.extend([words.say(&error.phrase()), words.say(&error.advice())]);
        }
        lines.extend(previewed.findings.iter().filter_map(|finding| why(finding, words)));
        lines.dedup();
        lines.push(words.get("preview-why").to_owned());
        lines
    });
    let told = if refused.is_some() { String::new() } else { told(previewed, words) };
    let title = previewed.page.as_ref().filter(|_| html.is_some()).map(|page| page.publication.title().to_owned());
    let mut state = State {
        stamp: String::new(),
        lang: words.locale().tag,
        dir: words.direction().as_str(),
        title: title.unwrap_or_else(|| words.get("preview-title").to_owned()),
        ended: words.get("preview-ended"),
        told,
        refused,
        html,
    };
    state.stamp = stamp(&script("page", &state));
    let (page, now) = (script("page", &state), script("now", &state.stamp));
    if let Some(built) = built {
        files.push(("index.html".to_owned(), Arc::clone(&built.index)));
        files.extend(built.photos);
    }
    files.push(("page.js".to_owned(), Arc::from(page.into_bytes())));
    files.push(("now.js".to_owned(), Arc::from(now.into_bytes())));
    files
}

/// What keeps a story here, in words that name nobody: what a check says is for the desk alone.
fn why(finding: &Finding, words: &'static Words) -> Option<String> {
    let key = match finding.check {
        "off-the-record" => "preview-why-off-the-record",
        "source-named" if finding.blocks() => "preview-why-named",
        "unknown-source" => "preview-why-unknown-source",
        "photo-rights" => "preview-why-rights",
        "withdrawn" => "preview-why-withdrawn",
        _another => return None,
    };
    Some(words.get(key).to_owned())
}

/// What is to be known of a page that is shown: its embargo, that a note is all that is left of it,
/// that something is missing yet.
fn told(previewed: &Previewed, words: &'static Words) -> String {
    let mut lines: Vec<String> =
        previewed.findings.iter().filter(|finding| !finding.blocks()).map(|finding| words.say(&finding.said)).collect();
    if previewed.findings.iter().any(Finding::blocks) {
        lines.push(words.get("preview-not-yet").to_owned());
    }
    lines.join(" · ")
}

/// A call of one of the wrapper's functions. No word can end the script.
fn script(call: &str, value: &impl Serialize) -> String {
    let value = serde_json::to_string(value).unwrap_or_else(|_never| "null".to_owned());
    format!("{call}({});\n", value.replace('<', "\\u003c"))
}

fn stamp(words: &str) -> String {
    let first: [u8; 8] = Sha256::digest(words.as_bytes()).first_chunk().copied().unwrap_or_default();
    format!("{:016x}", u64::from_be_bytes(first))
}

fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The job that writes the page.
const WRITING: &str = "job-browsing";
