//! The system's file dialog, off the interface thread.
//!
//! On Linux it comes from the desktop portal. Where there is none it never comes, so the desk's
//! own path field stands open meanwhile; see `dialogs::path`.

use rfd::FileDialog;

use crate::app::{Outcome, PathPurpose, Session};

/// The job that waits for the system's dialog.
pub(super) const WAITING: &str = "job-waiting";

/// Asks the system; the answer comes back as [`Outcome::PathChosen`].
pub(super) fn ask(session: &mut Session, purpose: PathPurpose) {
    if !system_has_dialogs() {
        return;
    }
    let beside = session.file.as_ref().and_then(|file| file.path.parent().map(std::path::Path::to_owned));
    let name = if session.file.is_some() { session.file_name() } else { format!("{}.ron", session.file_name()) };
    let says = session.words;
    session.jobs.start(WAITING, move || {
        let (what, endings) = (says.about("path", purpose.id(), "files"), purpose.endings());
        let mut dialog = FileDialog::new().set_title(says.of("path", purpose.id()));
        if let Some(folder) = beside {
            dialog = dialog.set_directory(folder);
        }
        if !endings.is_empty() {
            dialog = dialog.add_filter(what, endings);
        }
        let paths = match &purpose {
            PathPurpose::New | PathPurpose::CarryNew(_) => {
                dialog.set_file_name(format!("{}.ron", says.get("bar-untitled"))).save_file().into_iter().collect()
            }
            PathPurpose::SaveAs | PathPurpose::VersionFile => {
                dialog.set_file_name(name).save_file().into_iter().collect()
            }
            PathPurpose::Open | PathPurpose::CarryInto(_) => dialog.pick_file().into_iter().collect(),
            PathPurpose::Import | PathPurpose::Attach(_) => {
                dialog.add_filter(says.get("path-all-files"), &["*"]).pick_files().unwrap_or_default()
            }
            PathPurpose::ExportFolder | PathPurpose::DefaultFolder | PathPurpose::FindPhotos => {
                dialog.pick_folder().into_iter().collect()
            }
        };
        Outcome::PathChosen(purpose, paths)
    });
}

/// Whether the system can be asked at all. A portal call without a session bus fails after a
/// long wait, so it is not tried.
fn system_has_dialogs() -> bool {
    if cfg!(not(target_os = "linux")) {
        return true;
    }
    let wanted = std::env::var_os("COPYDESK_FILE_DIALOG").is_none_or(|value| value != "own");
    wanted && std::env::var_os("DBUS_SESSION_BUS_ADDRESS").is_some_and(|address| !address.is_empty())
}
