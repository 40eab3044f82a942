//! A desk that was lost and comes back.

use super::{crash, last_call};
use crate::app::{Session, Tone};
use crate::words::{Phrase, phrase};

/// Why a desk was started again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Back {
    /// It was gone: killed, or without its display.
    Lost,
    /// A fault in it ended it.
    Broke,
}

impl Back {
    /// The word that the command line has for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Lost => "lost",
            Self::Broke => "broke",
        }
    }

    /// What a word stands for.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        [Self::Lost, Self::Broke].into_iter().find(|back| back.word() == word)
    }
}

impl Session {
    /// Has somebody stand by the desk, who knows what is on it; and the journal flushed should the
    /// program end. The window is there.
    pub fn keep_stand_by(&mut self) {
        let (safety, file) = (&mut self.safety, &self.file);
        last_call::remember(safety.journal.handle());
        safety.stand_by.begin();
        safety.stand_by.tell_open(file.as_ref().map(|file| file.path.as_path()), safety.another);
    }

    /// Says that the desk was lost and is back.
    pub fn say_back(&mut self, back: Back) {
        let folder = self.safety.state_folder.as_deref().map(crash::folder_of);
        let said = match (back, folder) {
            (Back::Broke, Some(folder)) => phrase!("back-broke", folder = folder.display()),
            (Back::Broke | Back::Lost, _) => Phrase::new("back-lost"),
        };
        self.notices.say(Tone::Advice, said.clone(), Some(said.about("hint")));
    }

    /// Takes back that it is back: what is said instead tells more.
    pub(super) fn unsay_back(&mut self) {
        let less = Phrase::new("back-lost");
        let said = self.notices.shown().iter().find(|notice| notice.said == less).map(|notice| notice.id);
        if let Some(said) = said {
            self.notices.dismiss(said);
        }
    }
}
