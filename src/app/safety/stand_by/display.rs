//! Whether there is a display to open a window on.

use std::env;
use std::ffi::OsString;
use std::os::unix::net::UnixStream;
use std::path::PathBuf;

/// Whether somebody answers where the display is said to be. Where that cannot be asked, there is.
pub(super) fn is_there() -> bool {
    socket(|name| env::var_os(name).filter(|value| !value.is_empty()))
        .is_none_or(|socket| UnixStream::connect(socket).is_ok())
}

/// The socket of the display that a window would be opened on; `None` where there is no telling.
fn socket(named: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    if cfg!(target_os = "macos") {
        return None;
    }
    if let Some(name) = named("WAYLAND_DISPLAY") {
        // A full path takes the folder's place.
        return Some(PathBuf::from(named("XDG_RUNTIME_DIR")?).join(name));
    }
    let display = named("DISPLAY")?.into_string().ok()?;
    let (host, number) = display.rsplit_once(':')?;
    let number: u32 = number.split('.').next()?.parse().ok()?;
    ["", "unix"].contains(&host).then(|| format!("/tmp/.X11-unix/X{number}").into())
}

#[cfg(all(test, not(target_os = "macos")))]
mod tests {
    use super::*;

    #[test]
    fn the_socket_is_where_the_display_is() {
        let of = |named: &[(&str, &str)]| {
            socket(|wanted| named.iter().find(|(name, _)| *name == wanted).map(|(_, value)| value.into()))
        };
        for (named, expected) in [
            (&[("DISPLAY", ":7")][..], Some("/tmp/.X11-unix/X7")),
            (&[("DISPLAY", "unix:12.0")], Some("/tmp/.X11-unix/X12")),
            (&[("DISPLAY", "far.example:0")], None),
            (&[("DISPLAY", "none")], None),
            (&[("WAYLAND_DISPLAY", "wayland-1"), ("XDG_RUNTIME_DIR", "/run/user/7")], Some("/run/user/7/wayland-1")),
            (&[("WAYLAND_DISPLAY", "/run/way"), ("XDG_RUNTIME_DIR", "/run/user/7")], Some("/run/way")),
            (&[("WAYLAND_DISPLAY", "wayland-1")], None),
            (&[], None),
        ] {
            assert_eq!(of(named), expected.map(PathBuf::from), "{named:?}");
        }
    }
}
