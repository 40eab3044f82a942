//! How findings name things.

/// Characters shown of a longer text.
const SHOWN: usize = 48;

/// The first words of a text in quotation marks, with an ellipsis where it goes on.
pub(super) fn start_of(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    // A quotation brings marks of its own.
    let line = line.trim_matches(['“', '”', '"', '«', '»', '„', '‟']);
    match line.char_indices().nth(SHOWN) {
        None => format!("“{line}”"),
        Some((end, _)) => {
            let start = line.get(..end).unwrap_or_default();
            let whole_words = start.rsplit_once(' ').map_or(start, |(words, _)| words);
            format!("“{whole_words} …”")
        }
    }
}

/// A photo by its place on the page, counted from 1, and the first words of its caption.
pub(super) fn photo(at: usize, caption: &str) -> String {
    if caption.trim().is_empty() { format!("Photo {at}") } else { format!("Photo {at}, {},", start_of(caption)) }
}

/// A count with its noun: “1 place”, “3 places”.
pub(super) fn counted(count: usize, one: &str, many: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {many}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_shown_by_its_first_whole_words() {
        assert_eq!(start_of("Short\n enough"), "“Short enough”");
        let long = "The ferry that links both banks of the river has not sailed since the spring floods.";
        assert_eq!(start_of(long), "“The ferry that links both banks of the river …”");
        let arabic = "لم تبحر العبّارة التي تصل ضفتي النهر منذ فيضانات الربيع الماضي بسبب تعطل المحرك";
        assert!(start_of(arabic).ends_with(" …”") && arabic.starts_with("لم تبحر"));
        assert!(start_of(&"x".repeat(500)).chars().count() < 60);
    }
}
