//! What saves carelessly must be found out: else nothing that is found to hold holds.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::place::{Kept, project_in, whole};
use super::sweep::{Case, Failed, most, sweep};

/// Copies a new project over the old one in place, as many a program saves.
fn careless(folder: &Path) -> Command {
    let mut command = Command::new("cp");
    command.arg(folder.join("new.ron")).arg(project_in(folder));
    command
}

#[test]
#[ignore = "dozens of runs under strace"]
fn a_saver_in_place_is_found_torn() {
    let kept = Kept::new();
    let lay_out = |folder: &Path| {
        kept.lay_out(folder);
        let mut changed = whole(&project_in(folder));
        "Changed".clone_into(&mut changed.name);
        copydesk::project::create(&changed, &folder.join("new.ron")).unwrap();
    };
    let judge = |failed: &Failed| {
        let (now, new) =
            (fs::read(project_in(&failed.folder)).unwrap(), fs::read(failed.folder.join("new.ron")).unwrap());
        assert!(now == kept.before || now == new, "torn: {} {} {}", failed.call, failed.nth, failed.fault);
    };
    let case =
        Case { what: "control: a saver in place", gated: false, lay_out: &lay_out, command: &careless, judge: &judge };
    let Some(swept) = sweep(&case) else { return };
    // One point in six is torn where all are tried.
    assert!(swept.broken.len() >= (most() / 12).clamp(1, 5), "it was not found out: {swept:?}");
}
