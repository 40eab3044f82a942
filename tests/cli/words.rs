//! Help and completions.

use crate::desk::Desk;

const COMMANDS: [&str; 7] = ["new", "import", "attach", "export", "check", "show", "completions"];

#[test]
fn help_tells_a_stranger_what_there_is() {
    let desk = Desk::empty();
    let ran = desk.run_without_trace(&["--help"]).ended(0);
    assert_eq!(ran.err, "");
    for words in
        COMMANDS.into_iter().chain(["[FILE]...", "--new-window", "Examples:", "Exit status:", "standard error"])
    {
        assert!(ran.out.contains(words), "{words}: {}", ran.out);
    }
    for status in ["0  done", "1  ", "2  wrong usage", "3  an input", "4  an output"] {
        assert!(ran.out.contains(status), "{status}");
    }
    for command in COMMANDS {
        let ran = desk.run(&[command, "--help"]).ended(0);
        assert!(ran.out.contains(&format!("Usage: copydesk {command}")), "{}", ran.out);
    }
    assert!(desk.run(&["export", "--help"]).out.contains("html"));
}

#[test]
fn the_version_is_told() {
    let ran = Desk::empty().run(&["--version"]).ended(0);
    assert_eq!(ran.out, format!("copydesk {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn shells_complete_every_command() {
    let desk = Desk::empty();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let ran = desk.run_without_trace(&["completions", shell]).ended(0);
        assert_eq!(ran.err, "");
        for command in COMMANDS {
            assert!(ran.out.contains(command), "{shell} does not know {command}");
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn without_a_display_the_window_says_so_and_names_what_works() {
    let desk = Desk::imported();
    for words in [&[][..], &["desk.ron"]] {
        let mut command = desk.command(words);
        for display in ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"] {
            command.env_remove(display);
        }
        let output = command.output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(
            said.contains("no display") && said.contains("copydesk import") && !said.contains("panicked"),
            "{said}"
        );
    }
}

#[test]
fn the_manual_page_names_every_command_and_option() {
    let manual = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/packages/linux/copydesk.1");
    let manual = std::fs::read_to_string(manual).unwrap();
    for command in COMMANDS {
        assert!(manual.contains(&format!(".It Cm {command}\n")), "{command}");
    }
    assert_eq!(manual.matches(".It Cm ").count(), COMMANDS.len(), "a command that is gone");
    let help = Desk::empty().run(&["--help"]).out;
    let options = help.split_whitespace().filter(|word| word.starts_with("--") && word.len() > 2);
    for option in options.take_while(|option| *option != "--into") {
        let option = option.trim_end_matches(|c: char| !c.is_alphanumeric());
        assert!(manual.contains(&format!("Fl {}", option.strip_prefix("-").unwrap())), "{option}");
    }
}
