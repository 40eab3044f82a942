//! Addresses of pasted links: which are kept, and what lies behind a redirect.

/// The longest address that is kept, in bytes.
const LONGEST: usize = 2_048;

/// Redirects that programs put around every link: host, path, and the parameter that holds the
/// address itself. A host that begins with a dot stands for all below it.
const REDIRECTS: &[(&str, &str, &[&str])] = &[
    ("www.google.com", "/url", &["q", "url"]),
    ("google.com", "/url", &["q", "url"]),
    (".safelinks.protection.outlook.com", "/", &["url"]),
    ("l.facebook.com", "/l.php", &["u"]),
];

/// The address a link leads to, taken out of its redirect if `unwrap`; `None` if it is of another
/// scheme than http, https and mailto, has no host, or is too long. Tabs and line ends are taken
/// out as browsers do (WHATWG URL, 4.4).
pub(super) fn followed(href: &str, unwrap: bool) -> Option<String> {
    let kept: String = href.chars().filter(|c| !matches!(c, '\t' | '\n' | '\r')).collect();
    let kept = kept.trim_matches(|c: char| c <= ' ');
    let address = if kept.starts_with("//") { format!("https:{kept}") } else { kept.to_owned() };
    let behind = if unwrap { behind(&address) } else { None };
    accepted(behind.unwrap_or(address))
}

fn accepted(address: String) -> Option<String> {
    let (scheme, rest) = address.split_once(':')?;
    let leads = match scheme.to_ascii_lowercase().as_str() {
        "http" | "https" => {
            rest.strip_prefix("//").is_some_and(|rest| rest.starts_with(|c| !matches!(c, '/' | '?' | '#' | '@')))
        }
        "mailto" => rest.contains('@'),
        _other => false,
    };
    let harmless = !address.chars().any(|c| c.is_control() || c == '\\');
    (leads && harmless && address.len() <= LONGEST).then_some(address)
}

/// What lies behind a redirect, if that is a whole address itself.
fn behind(address: &str) -> Option<String> {
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"))?;
    let (host, rest) = rest.split_at(rest.find('/')?);
    let (path, query) = rest.split_once('?')?;
    let host = host.to_ascii_lowercase();
    let is_host = |known: &str| if known.starts_with('.') { host.ends_with(known) } else { host == known };
    let (_, _, parameters) = REDIRECTS.iter().find(|(known, at, _)| is_host(known) && path == *at)?;
    let query = query.split('#').next().unwrap_or_default();
    let value = |wanted: &&str| {
        query
            .split('&')
            .filter_map(|pair| pair.split_once('='))
            .find(|(name, _)| name == wanted)
            .map(|(_, value)| value)
    };
    accepted(decoded(parameters.iter().find_map(value)?)?)
}

/// Percent-decodes; `None` if the bytes are no text.
fn decoded(value: &str) -> Option<String> {
    let digit = |byte: Option<&u8>| byte.and_then(|byte| char::from(*byte).to_digit(16));
    let (mut bytes, mut rest) = (Vec::with_capacity(value.len()), value.as_bytes());
    while let Some((first, after)) = rest.split_first() {
        let pair = if *first == b'%' { digit(after.first()).zip(digit(after.get(1))) } else { None };
        if let Some(byte) = pair.and_then(|(high, low)| u8::try_from(high * 16 + low).ok()) {
            bytes.push(byte);
            rest = after.get(2..).unwrap_or_default();
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_redirect_is_unwrapped() {
        for (href, address) in [
            ("https://www.google.com/url?q=https://example.org/a%3Fb%3D1&sa=D&ust=1", "https://example.org/a?b=1"),
            (
                "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org%2F%D9%85&data=05",
                "https://example.org/م",
            ),
            ("https://www.google.com/url?q=javascript:alert(1)", "https://www.google.com/url?q=javascript:alert(1)"),
            (
                "https://www.google.com/search?q=https://example.org",
                "https://www.google.com/search?q=https://example.org",
            ),
            (" \thttp://example.org/%zz \n", "http://example.org/%zz"),
            ("//example.org/x", "https://example.org/x"),
            ("MAILTO:desk@example.org", "MAILTO:desk@example.org"),
        ] {
            assert_eq!(followed(href, true).as_deref(), Some(address), "{href}");
        }
    }

    #[test]
    fn other_schemes_lead_nowhere() {
        for href in
            ["javascript:alert(1)", "java\nscript:x", "file:///etc", "#a", "", "/a", "https:///a", "data:,x", "mailto:"]
        {
            assert_eq!(followed(href, true), None, "{href}");
        }
        assert_eq!(followed(&format!("https://example.org/{}", "a".repeat(3_000)), true), None);
    }
}
