//! What a new file takes over from the one whose place it is to take, besides its bytes.

use std::fs::{File, Metadata};
use std::io;

use super::tries::again;

/// Gives the new file the old one's owner, permissions, access list and extended attributes. That
/// its permissions are set must succeed; whether owner and attributes could be kept is told.
pub(super) fn take_over(old: &Old, new: &File) -> io::Result<bool> {
    let owned = own(&old.about, new);
    again(|| new.set_permissions(old.about.permissions()))?;
    #[cfg(any(target_os = "linux", target_os = "macos"))]
    let marked = old.file.as_ref().is_none_or(|file| attributes(file, new));
    #[cfg(not(any(target_os = "linux", target_os = "macos")))]
    let marked = true;
    Ok(owned && marked)
}

/// The file that is to be replaced.
pub(super) struct Old {
    pub(super) about: Metadata,
    /// Open, where it may be read.
    #[cfg_attr(not(unix), expect(dead_code, reason = "only Unix has attributes to read"))]
    pub(super) file: Option<File>,
}

/// Before the permissions are set, as another owner takes some of them away.
#[cfg(unix)]
fn own(old: &Metadata, new: &File) -> bool {
    use std::os::unix::fs::{MetadataExt as _, fchown};
    let Ok(now) = again(|| new.metadata()) else { return false };
    let other = |was: u32, is: u32| (was != is).then_some(was);
    let (owner, group) = (other(old.uid(), now.uid()), other(old.gid(), now.gid()));
    if owner.is_none() && group.is_none() {
        return true;
    }
    // Only the superuser gives files away; a group one belongs to can be given by anybody.
    again(|| fchown(new, owner, group)).is_ok() || {
        let grouped = again(|| fchown(new, None, group)).is_ok();
        owner.is_none() && grouped
    }
}

#[cfg(not(unix))]
fn own(_old: &Metadata, _new: &File) -> bool {
    true
}

/// Copies access lists and whatever else is noted beside the file's bytes; whether all of it is
/// there now. A file system that knows no such thing has nothing to lose.
#[cfg(any(target_os = "linux", target_os = "macos"))]
fn attributes(old: &File, new: &File) -> bool {
    use rustix::fs::{XattrFlags, fgetxattr, flistxattr, fsetxattr};
    let mut names = vec![0_u8; 64 << 10];
    let Ok(length) = flistxattr(old, names.as_mut_slice()) else { return true };
    names.truncate(length);
    let mut all = true;
    for name in names.split(|byte| *byte == 0).filter(|name| !name.is_empty()) {
        let mut value = vec![0_u8; 64 << 10];
        let copied = fgetxattr(old, name, value.as_mut_slice()).and_then(|length| {
            value.truncate(length);
            fsetxattr(new, name, &value, XattrFlags::empty())
        });
        // The system's own labels are set by it.
        all &= copied.is_ok() || name.starts_with(b"security.");
    }
    all
}
