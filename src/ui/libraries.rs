//! System libraries the window is drawn with, and the packages that bring them.
//!
//! They are loaded when the window opens, so the program itself starts without them; what the
//! toolkit says when one is missing names the library, not the package.

/// A library as error messages name it, and its package on Debian and Ubuntu.
const PACKAGES: [(&str, &str); 14] = [
    ("libX11-xcb", "libx11-xcb1"),
    ("libX11", "libx11-6"),
    ("libxcb", "libxcb1"),
    ("libXcursor", "libxcursor1"),
    ("libXi", "libxi6"),
    // Whichever of the two is missing, the toolkit names the second.
    ("libxkbcommon-x11", "libxkbcommon-x11-0 libxkbcommon0"),
    ("libxkbcommon", "libxkbcommon0"),
    ("libEGL", "libegl1 libgl1-mesa-dri"),
    ("libGL", "libgl1 libgl1-mesa-dri"),
    ("NoGlutinConfigs", "libgl1 libegl1 libgl1-mesa-dri"),
    ("no glutin configs", "libgl1 libegl1 libgl1-mesa-dri"),
    ("libwayland-client", "libwayland-client0"),
    ("libwayland-egl", "libwayland-egl1"),
    ("libwayland-cursor", "libwayland-cursor0"),
];

/// What to install for what was said to be missing, as a line; the whole list where the words
/// name none; nothing outside Linux.
pub(super) fn advice(said: &str) -> String {
    if !cfg!(target_os = "linux") {
        return String::new();
    }
    let said = said.to_lowercase();
    let named = PACKAGES.iter().find(|(library, _)| said.contains(&library.to_lowercase()));
    let packages = named.map_or(
        "libx11-6 libx11-xcb1 libxcb1 libxcursor1 libxi6 libxkbcommon0 libxkbcommon-x11-0 libgl1 libegl1 libgl1-mesa-dri",
        |(_, packages)| packages,
    );
    format!("On Debian and Ubuntu: apt install {packages}\n")
}

#[cfg(test)]
mod tests {
    use super::advice;

    #[test]
    #[cfg(target_os = "linux")]
    fn the_package_of_a_named_library_is_told() {
        assert!(advice("Library libXcursor.so.1 could not be loaded").contains("libxcursor1"));
        assert!(advice("libX11-xcb.so.1: cannot open").contains("libx11-xcb1"));
        assert!(advice("libxkbcommon-x11.so could not be loaded").contains("libxkbcommon0"));
        assert!(advice("XOpenDisplayFailed").contains("libgl1"), "what is not known gets the whole list");
    }
}
