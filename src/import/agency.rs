//! Agencies and other words that credit somebody.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::fold::{fold, squeezed};

const AGENCIES: &[&str] = &[
    "AFP",
    "Agence France-Presse",
    "AP",
    "AP Photo",
    "The Associated Press",
    "Associated Press",
    "Reuters",
    "Getty",
    "Getty Images",
    "EPA",
    "EPA-EFE",
    "EFE",
    "DPA",
    "Xinhua",
    "Anadolu",
    "Anadolu Agency",
    "AA",
    "Shutterstock",
    "PA",
    "PA Media",
    "PA Wire",
    "SPA",
    "TASS",
    "Interfax",
    "Bloomberg",
    "UPI",
    "ANSA",
    "Kyodo",
    "Yonhap",
    "PTI",
    "ANI",
    "IRNA",
    "INA",
    "WAM",
    "KUNA",
    "QNA",
    "SANA",
    "MENA",
    "Petra",
    "NNA",
    "MAP",
    "TAP",
    "APS",
    "Sputnik",
    "AFPTV",
    "Asharq Al-Awsat",
    "Al Jazeera",
    "Al Arabiya",
    "CNN",
    "BBC",
    "NurPhoto",
    "Zuma",
    "Alamy",
    "iStock",
    "SIPA",
    "Rudaw",
    "Kurdistan 24",
    "Shafaq News",
    "EyePress",
    "WANA",
    "NASA",
    "UN Photo",
    "IDF",
    "Maxar",
    "Planet Labs",
    "أ.ف.ب",
    "ا ف ب",
    "فرانس برس",
    "وكالة الصحافة الفرنسية",
    "رويترز",
    "أ.ب",
    "أسوشييتد برس",
    "أسوشيتد برس",
    "د.ب.أ",
    "إ.ب.أ",
    "الأناضول",
    "شينخوا",
    "تاس",
    "سبوتنيك",
    "واس",
    "وام",
    "واع",
    "كونا",
    "قنا",
    "سانا",
    "بترا",
    "غيتي",
    "الشرق الأوسط",
    "الجزيرة",
    "العربية",
    "العربية نت",
    "الوكالة",
    "الوكالة الوطنية",
    "وكالة الأنباء العراقية",
    "وكالة الأنباء السعودية",
    "الوكالة الوطنية للإعلام",
    "روداو",
    "شفق نيوز",
    "بلومبرغ",
    "إرنا",
];

/// Credits that name nobody in particular.
const GENERIC: &[&str] = &[
    "media",
    "social media",
    "local media",
    "state media",
    "state TV",
    "agencies",
    "news agencies",
    "file",
    "file photo",
    "file image",
    "archive",
    "archives",
    "archival",
    "handout",
    "handout photo",
    "internet",
    "courtesy",
    "courtesy photo",
    "screengrab",
    "screenshot",
    "video grab",
    "photo",
    "reuse",
    "stock photo",
    "supplied",
    "via social media",
    "وكالات",
    "أرشيفية",
    "أرشيف",
    "صورة أرشيفية",
    "إنترنت",
    "الإنترنت",
    "مواقع التواصل",
    "مواقع التواصل الاجتماعي",
    "متداولة",
    "صورة متداولة",
    "وسائل إعلام",
    "وسائل التواصل",
    "إعلام محلي",
    "إعلام كردي",
];

static KNOWN: LazyLock<BTreeSet<String>> = LazyLock::new(|| AGENCIES.iter().map(|name| squeezed(name)).collect());
static VAGUE: LazyLock<BTreeSet<String>> = LazyLock::new(|| GENERIC.iter().map(|name| squeezed(name)).collect());

/// Whether these words are an agency’s name and nothing else.
pub(super) fn is_agency(words: &str) -> bool {
    words.len() <= 80 && KNOWN.contains(&squeezed(words))
}

/// Whether these words name nobody in particular: “Kurdish media”, “file photo”.
pub(super) fn is_vague(words: &str) -> bool {
    let key = fold(words);
    VAGUE.contains(&squeezed(words))
        || (key.ends_with(" media") && !key.starts_with("pa "))
        || key.starts_with("مواقع التواصل")
}

/// Whether these words are a credit: an agency, an agency’s photographer, or a vague one.
pub(super) fn is_credit(words: &str) -> bool {
    let count = words.split_whitespace().count();
    if words.len() > 160 || count == 0 || count > 10 {
        return false;
    }
    if is_agency(words) || is_vague(words) {
        return true;
    }
    let key = fold(words);
    if ["photo by ", "photo ", "picture by ", "photograph by ", "image by ", "courtesy of ", "handout via ", "تصوير "]
        .iter()
        .any(|start| key.starts_with(start))
    {
        return true;
    }
    let parts = words
        .split(['/', '|', '،', ','])
        .flat_map(|part| part.split(" via "))
        .map(|p| p.trim().trim_start_matches("via "));
    let parts: Vec<&str> = parts.collect();
    parts.len() > 1 && parts.iter().any(|part| is_agency(part) || is_vague(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_credit_is_told_from_a_gloss() {
        for yes in [
            "AFP",
            "Reuters/Layla Hasan",
            "AP Photo/Omar Aziz",
            "Omar Aziz/AFP via Getty Images",
            "Kurdish media",
            "أ.ف.ب",
            "file photo",
        ] {
            assert!(is_credit(yes), "{yes}");
        }
        for no in ["PKK", "Kurdistan Workers’ Party", "right", "2019", "he said", ""] {
            assert!(!is_credit(no), "{no}");
        }
        assert!(is_vague("Kurdish media") && is_vague("أرشيفية") && !is_vague("AFP") && !is_vague("PA Media"));
    }
}
