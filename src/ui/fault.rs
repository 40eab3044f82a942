//! A fault on demand, to try what follows one: in the window's thread, or in a job. Not in what is
//! handed out.

use std::path::Path;

use crate::app::{Outcome, Session};
use crate::project::disk;

/// Breaks down in a frame once the file that `COPYDESK_BREAK` names is there, or in a job once the
/// same name with `.job` is.
pub(super) fn if_wanted(session: &mut Session) {
    let Some(name) = std::env::var_os("COPYDESK_BREAK") else { return };
    let mut job = name.clone();
    job.push(".job");
    if disk::is_there(Path::new(&job)) && !session.jobs.running().iter().any(|job| job.label == JOB) {
        session.jobs.start(JOB, broken_job);
    }
    assert!(!disk::is_there(Path::new(&name)), "a fault was wanted while “{}” was written", story_words(session));
}

/// Any job will do.
const JOB: &str = "job-checking";

fn broken_job() -> Outcome {
    panic!("a fault was wanted in a job")
}

/// What a careless message might quote.
fn story_words(session: &Session) -> String {
    session.story().map_or_else(String::new, |story| story.furniture.headline.clone())
}
