//! Addresses that a reader may safely follow: the one rule of what may leave as a link.

use std::fmt::Write as _;

use schemars::JsonSchema;
use serde::Serialize;

/// The longest address that leaves, in bytes; the model allows no longer one to be typed.
const LONGEST: usize = 2048;

/// An address that a reader may safely follow: `http`, `https` or `mailto`, without white space,
/// quotes, angle brackets, back slashes, control characters or a user name before the host.
/// Letters of any script stay as they are (RFC 3987).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(transparent)]
pub struct Address(
    #[schemars(regex(pattern = r"^(https?://|mailto:)[^\s]+$"))]
    String,
);

impl Address {
    /// Cleans an address as browsers would read it: tabs and line ends taken out, control
    /// characters and spaces cut from both ends (WHATWG URL, 4.4), then everything an address
    /// may not hold percent-encoded. `None` when it is of another scheme, or of none, or has no
    /// host.
    #[must_use]
    pub fn clean(typed: &str) -> Option<Self> {
        let kept: String = typed.chars().filter(|c| !matches!(c, '\t' | '\n' | '\r')).collect();
        let kept = kept.trim_matches(|c: char| c <= ' ');
        let (scheme, rest) = kept.split_once(':')?;
        let scheme = scheme.to_ascii_lowercase();
        let cleaned = match scheme.as_str() {
            "http" | "https" => {
                let rest = rest.strip_prefix("//")?;
                let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
                let (host, path) = rest.split_at(end);
                format!("{scheme}://{}{}", clean_host(host)?, encode(path))
            }
            "mailto" => {
                let (name, place) = rest.split_once('@')?;
                let named = !name.is_empty() && !name.contains('?') && !place.is_empty() && !place.starts_with('?');
                named.then(|| format!("{scheme}:{}", encode(rest)))?
            }
            _other_scheme => return None,
        };
        (cleaned.len() <= LONGEST).then_some(Self(cleaned))
    }

    /// The address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The host, or the address of a mail: what a reader should see of it.
    #[must_use]
    pub fn place(&self) -> &str {
        let rest = self.0.split_once("://").or_else(|| self.0.split_once(':')).map_or("", |(_, rest)| rest);
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        host.strip_prefix("www.").unwrap_or(host)
    }
}

/// A host with its port: letters and digits of any script, dots, hyphens, brackets and colons
/// (as in `[::1]:8080`). Anything else, such as `user@`, is refused.
fn clean_host(host: &str) -> Option<String> {
    let allowed = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | ':' | '[' | ']');
    let named = host.chars().any(char::is_alphanumeric) && host.chars().all(allowed);
    named.then(|| host.to_lowercase())
}

/// Percent-encodes what an address may not hold (RFC 3986, 2), and among other scripts what
/// cannot be seen.
fn encode(part: &str) -> String {
    let mut encoded = String::with_capacity(part.len());
    for c in part.chars() {
        let plain =
            c.is_ascii_alphanumeric() || "-._~:/?#[]@!$&()*+,;=%".contains(c) || (!c.is_ascii() && c.is_alphanumeric());
        if plain {
            encoded.push(c);
        } else {
            let mut bytes = [0; 4];
            for byte in c.encode_utf8(&mut bytes).bytes() {
                write!(encoded, "%{byte:02X}").ok();
            }
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clean(typed: &str) -> Option<String> {
        Address::clean(typed).map(|address| address.0)
    }

    #[test]
    fn what_readers_may_follow_stays() {
        for typed in ["https://example.org/a?b=c&d=1#e", "http://example.org", "mailto:desk@example.org?subject=x"] {
            assert_eq!(clean(typed).as_deref(), Some(typed));
        }
        assert_eq!(clean("  HTTPS://Example.ORG/Path ").as_deref(), Some("https://example.org/Path"));
        assert_eq!(clean("https://example.org/أخبار").as_deref(), Some("https://example.org/أخبار"));
        assert_eq!(clean("https://example.org/a\"b<c d\\e").as_deref(), Some("https://example.org/a%22b%3Cc%20d%5Ce"));
        assert_eq!(clean("htt\nps://example.org/\ta").as_deref(), Some("https://example.org/a"));
    }

    #[test]
    fn what_was_cleaned_is_clean() {
        for typed in [" HTTPS://Example.ORG/a b%zz<é>\u{202e}", "mailto:a b@c d?e@f", "http://[::1]:80/\\x"] {
            let once = clean(typed).unwrap();
            assert_eq!(clean(&once).as_ref(), Some(&once), "{typed:?}");
        }
    }

    #[test]
    fn its_length_is_that_of_what_leaves() {
        let with = |path: String| clean(&format!("https://example.org/{path}")).is_some();
        assert!(with("a".repeat(2_028)) && !with("a".repeat(2_029)));
        assert!(with("<".repeat(676)) && !with("<".repeat(677)), "each is written as three bytes");
    }

    #[test]
    fn what_could_harm_them_is_no_link() {
        for typed in [
            "javascript:alert(1)",
            " java\tscript:alert(1)",
            "\u{1}javascript:alert(1)",
            "JaVaScRiPt://example.org/%0aalert(1)",
            "data:text/html,<b>",
            "vbscript:x",
            "file:///etc/passwd",
            "//example.org/",
            "/local",
            "example.org",
            "https:example.org",
            "https:\\\\example.org",
            "https://",
            "https:///path",
            "https://bank.example@evil.example/",
            "https://good.example\\@evil.example/",
            "mailto:",
            "mailto:?to=a@b",
            "",
            ":",
        ] {
            assert_eq!(clean(typed), None, "{typed:?}");
        }
        assert_eq!(clean(&format!("https://example.org/{}", "a".repeat(3000))), None);
    }

    #[test]
    fn a_reader_sees_the_host() {
        let place = |typed: &str| Address::clean(typed).map(|address| address.place().to_owned());
        assert_eq!(place("https://www.example.org/watch?v=1").as_deref(), Some("example.org"));
        assert_eq!(place("mailto:desk@example.org?subject=x").as_deref(), Some("desk@example.org"));
    }
}
