//! A project file that is damaged: what of it can be had, beside the last version that is whole.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::app::commands::CommandId;
use crate::app::{Action, Dialog, OpenFile, Outcome, Session, Tone};
use crate::project::disk::read_bounded;
use crate::project::rescue::{Rescued, rescue};
use crate::project::{MAX_FILE_BYTES, OpenError, Project, Stamp, Version};
use crate::words::{Phrase, Say as _, phrase};

/// What is known of a damaged file.
#[derive(Clone, Debug, PartialEq)]
pub struct Damage {
    /// The file, which stays as it is.
    pub path: PathBuf,
    /// What its bytes were.
    pub stamp: Stamp,
    /// What is wrong with it.
    pub why: Phrase,
    /// The last version that is whole, with its project.
    pub good: Option<(Version, Project)>,
    /// What can be read of the file itself.
    pub rescued: Option<Rescued>,
}

/// Something asked about a damaged file.
#[derive(Clone, Debug, PartialEq)]
pub enum DamageAct {
    /// Open the last version that is whole.
    OpenGood(Arc<Damage>),
    /// Open what can be read.
    OpenRescued(Arc<Damage>),
}

impl Session {
    /// A file could not be opened: if it is damaged, has a job look for what can be had of it.
    pub(in crate::app) fn look_into_damage(&mut self, path: &Path, error: &OpenError) {
        let OpenError::Parse { source, .. } = error else { return };
        // Nothing is wrong with what a newer program wrote.
        if !source.is_damage() {
            return;
        }
        let (path, why) = (path.to_owned(), source.phrase());
        let (keeper, mut mint) = (self.keeper(), self.world.branch());
        self.jobs.start(RESCUING, move || {
            let bytes = read_bounded(&path, MAX_FILE_BYTES).unwrap_or_default();
            let good = keeper.last_good(&path);
            let rescued = rescue(&bytes, &mut mint).filter(brings_something);
            Outcome::Damage(Arc::new(Damage { stamp: Stamp::of(&bytes), path, why, good, rescued }))
        });
    }

    /// Shows what can be had of a damaged file.
    pub(in crate::app) fn damage_found(&mut self, damage: Arc<Damage>) {
        if damage.good.is_none() && damage.rescued.is_none() {
            let said = phrase!("damage-nothing", file = damage.path.display());
            self.notices.say(Tone::Failed, said.clone(), Some(said.bare().about("hint")));
        } else {
            self.stay();
            self.view.dialog = Some(Dialog::Damaged(damage));
        }
    }

    /// Opens what was asked for, unless something else would be lost.
    pub(in crate::app) fn damage_act(&mut self, act: DamageAct) {
        self.view.dialog = None;
        if !self.safe_to_leave(Action::Damage(act.clone())) {
            return;
        }
        match act {
            DamageAct::OpenGood(damage) => {
                let Some((_, project)) = damage.good.clone() else { return };
                self.take_up_copy(project, &damage, "damage-is-version");
            }
            DamageAct::OpenRescued(damage) => {
                let Some(rescued) = damage.rescued.clone() else { return };
                let missing = rescued.losses.len() + rescued.more;
                self.take_up_copy(rescued.project, &damage, "damage-is-rescued");
                self.safety.damage = Some(Arc::clone(&damage));
                let said = phrase!("notice-rescued", file = damage.path.display(), count = missing);
                self.notices.say(Tone::Advice, said.clone(), Some(said.bare().about("hint")));
                self.notices.offer(CommandId("missing-parts"));
                self.view.dialog = Some(Dialog::MissingParts);
            }
        }
    }

    /// Puts a copy of a damaged project on the desk: it lies nowhere yet, and the damaged file is not
    /// saved over.
    fn take_up_copy(&mut self, project: Project, damage: &Damage, why: &'static str) {
        let read_only = Some(phrase!(why, file = damage.path.display()));
        self.take_up(project, Some(OpenFile { path: damage.path.clone(), stamp: damage.stamp, read_only }));
        self.claim_nothing();
        self.saved = Project::default();
        self.is_copy_of_damaged();
    }
}

/// Whether something of a story, a photo or a name could be read, or the lines that could not be hold
/// words that somebody may want: rubble is no way on.
fn brings_something(rescued: &Rescued) -> bool {
    let is_rubble = |c: &char| *c == char::REPLACEMENT_CHARACTER || c.is_control() && !c.is_whitespace();
    let lost = || rescued.losses.iter().flat_map(|loss| loss.raw.chars());
    let rubble = lost().filter(is_rubble).count();
    let is_legible = lost().any(char::is_alphabetic) && rubble.saturating_mul(RUBBLE_IN) < lost().count();
    !rescued.project.says_nothing() || is_legible
}

/// Where one character in so many is rubble, all of it is.
const RUBBLE_IN: usize = 20;

/// The job that looks into a damaged file.
const RESCUING: &str = "job-rescuing";
