//! The names of sources who must not be named, in the ways they may be written.

use std::collections::BTreeSet;

use super::spell::{Word, words};
use super::{Index, What};
use crate::tags::{Directory, Entity, Source, Terms};

/// The names of all sources of a directory who must not be named.
pub(super) fn names(directory: &Directory) -> Index {
    let mut index = Index::default();
    let (hidden, open): (Vec<&Source>, Vec<&Source>) = directory.sources.iter().partition(|s| s.must_not_be_named());
    let open: BTreeSet<Vec<String>> = open.into_iter().map(|source| plain(&core(&source.name))).collect();
    for source in hidden {
        let name = core(&source.name);
        if is_description(&name) {
            describe(&mut index, source, &plain(&name));
            continue;
        }
        let mut all = vec![words(&source.name), words(&name)];
        all.extend(known_as(directory, &name));
        let own = plain(&name);
        let sure = if open.contains(&own) { What::MaybeName } else { What::Name };
        for name in &all {
            whole(&mut index, source, name, sure);
        }
        if !is_shared(directory, &open, &own) {
            last(&mut index, source, &words(&name));
        }
    }
    index
}

/// A description is no name. On background it may be read; on stricter terms nobody is described.
fn describe(index: &mut Index, source: &Source, row: &[String]) {
    if source.terms > Terms::Background && row.len() > 2 {
        index.add(source.id, What::MaybeName, row, false);
    }
}

fn whole(index: &mut Index, source: &Source, name: &[Word], sure: What) {
    let row: Vec<String> = name.iter().map(|word| word.plain.clone()).collect();
    let letters = row.iter().map(|word| word.chars().count()).sum::<usize>();
    if letters < 2 {
        return;
    }
    // “Will” and “Mark” are words as well; “Zerosecret” is none, however it is written.
    let word_too = row.len() == 1 && letters < 6 && name.iter().all(|word| word.capital);
    if word_too {
        index.add(source.id, What::MaybeName, &row, false);
    }
    for row in with_prefixes(&row) {
        index.add(source.id, sure, &row, word_too);
    }
    if row.len() > 1 && letters >= 6 {
        // As in a hashtag.
        index.add(source.id, sure, &[row.concat()], false);
    }
}

/// In Arabic a conjunction and a preposition are written together with the word behind them.
fn with_prefixes(row: &[String]) -> Vec<Vec<String>> {
    let mut rows = vec![row.to_vec()];
    let Some((first, rest)) = row.split_first().filter(|(first, _)| is_arabic(first)) else { return rows };
    let mut add = |first: String| rows.push(std::iter::once(first).chain(rest.iter().cloned()).collect());
    for prefix in ["و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل"] {
        add(format!("{prefix}{first}"));
    }
    if let Some(bare) = first.strip_prefix("ال") {
        for prefix in ["لل", "ولل", "فلل"] {
            add(format!("{prefix}{bare}"));
        }
    }
    rows
}

/// The last word of a name of two to four, which readers may be told somebody by.
fn last(index: &mut Index, source: &Source, name: &[Word]) {
    let Some(last) = name.last().filter(|_| (2..=4).contains(&name.len())) else { return };
    let letters = last.plain.chars().count();
    // Arabic has no capitals; a name such as “the tailor” is told from other words by its article.
    let arabic = is_arabic(&last.plain) && last.plain.starts_with("ال") && letters > 4;
    if (last.capital && letters > 1) || arabic {
        for row in with_prefixes(std::slice::from_ref(&last.plain)) {
            index.add(source.id, What::LastName, &row, last.capital);
        }
    }
}

/// Whether others have the same last name: somebody on the record, or whom the stories are about.
fn is_shared(directory: &Directory, open: &BTreeSet<Vec<String>>, own: &[String]) -> bool {
    let Some(last) = own.last() else { return true };
    let mut others = directory.entities.iter().flat_map(Entity::all_names).map(plain).chain(open.iter().cloned());
    others.any(|other| other != own && other.contains(last))
}

/// The names in other spellings and languages of an entity that has this one.
fn known_as(directory: &Directory, name: &str) -> Vec<Vec<Word>> {
    let own = plain(name);
    let same = directory.entities.iter().filter(|entity| entity.all_names().any(|name| plain(name) == own));
    same.flat_map(Entity::all_names).map(words).filter(|name| name.len() > 1).collect()
}

fn plain(text: &str) -> Vec<String> {
    words(text).into_iter().map(|word| word.plain).collect()
}

fn is_arabic(word: &str) -> bool {
    word.chars().next().is_some_and(|c| ('\u{600}'..='\u{6ff}').contains(&c))
}

/// The name without what is said of the person beside it: “Dr. Layla Hasan (by phone)”.
fn core(name: &str) -> String {
    let end = name.find(['(', '[', ',', '،', ';', '؛', '–', '—', '/']).filter(|end| *end > 0);
    let name = end.and_then(|end| name.get(..end)).unwrap_or(name).trim();
    let mut rest = name;
    while let Some((first, after)) = rest.split_once([' ', '\u{a0}'])
        && TITLES.contains(&plain(first).concat().as_str())
        && !after.trim().is_empty()
    {
        rest = after.trim();
    }
    rest.to_owned()
}

/// How people are addressed before their names, as [`words`] has them.
const TITLES: &[&str] = &[
    "dr",
    "mr",
    "mrs",
    "ms",
    "miss",
    "prof",
    "professor",
    "sir",
    "sheikh",
    "sheikha",
    "gen",
    "col",
    "capt",
    "eng",
    "judge",
    "minister",
    "السيد",
    "السيده",
    "الدكتور",
    "الدكتوره",
    "د",
    "المهندس",
    "المهندسه",
    "م",
    "الشيخ",
    "الشيخه",
    "الاستاذ",
    "الاستاذه",
    "ا",
    "العميد",
    "العقيد",
    "اللواء",
    "القاضي",
    "الوزير",
];

/// Whether a name is none but says what somebody is: “an engineer at the yard”. Latin ones have no
/// capitals and say which or where; Arabic ones have a preposition, or begin with what somebody is.
fn is_description(name: &str) -> bool {
    let found = words(name);
    let Some(first) = found.first() else { return false };
    let has = |list: &[&str]| found.iter().any(|word| list.contains(&word.plain.as_str()));
    if is_arabic(&first.plain) {
        return has(ARABIC_PLACES) || ARABIC_ROLES.contains(&first.plain.as_str());
    }
    let small =
        name.chars().all(|c| !c.is_uppercase()) || (found.len() > 2 && ARTICLES.contains(&first.plain.as_str()));
    let said = ARTICLES.contains(&first.plain.as_str()) || has(PLACES);
    small && said && found.len() > 1
}

const ARTICLES: &[&str] = &["a", "an", "the", "one", "two", "three", "some", "several", "another", "our", "his", "her"];
const PLACES: &[&str] = &["of", "in", "at", "from", "with", "for", "near", "on", "to", "close", "who"];
const ARABIC_PLACES: &[&str] = &["في", "من", "لدي", "الي", "عن", "قرب", "داخل", "مقرب", "مقربه", "مطلع", "مطلعه"];
const ARABIC_ROLES: &[&str] = &[
    "مصدر",
    "مسوول",
    "مسووله",
    "مهندس",
    "مهندسه",
    "موظف",
    "موظفه",
    "شاهد",
    "شاهده",
    "دبلوماسي",
    "دبلوماسيه",
    "ضابط",
    "طبيب",
    "طبيبه",
    "عامل",
    "عامله",
    "مستشار",
    "مستشاره",
    "مدرس",
    "مدرسه",
    "معلم",
    "معلمه",
    "سايق",
    "مزارع",
    "مزارعه",
    "نايب",
    "وزير",
    "وزيره",
    "مدير",
    "مديره",
    "خبير",
    "خبيره",
    "محام",
    "محاميه",
    "قاض",
    "ناشط",
    "ناشطه",
    "طالب",
    "طالبه",
    "احد",
    "احدي",
    "عضو",
    "قيادي",
    "قياديه",
    "صحافي",
    "صحافيه",
    "طيار",
    "بحار",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn descriptions_are_told_from_names() {
        for said in ["a ministry engineer", "an engineer at the yard", "the Gulf official", "clerk in the port"] {
            assert!(is_description(said), "{said}");
        }
        for said in ["موظف في البلدية", "مهندسة", "مقرّبون من الوزير"] {
            assert!(is_description(said), "{said}");
        }
        for name in ["Karim Zerosecret", "karim zerosecret", "Zerosecret", "The Mole", "رعد الخفاجي", "كريم", ""]
        {
            assert!(!is_description(name), "{name}");
        }
    }

    #[test]
    fn what_is_said_beside_a_name_is_no_part_of_it() {
        for name in ["Dr. Layla Hasan (by phone)", "Layla Hasan, hydrologist", "Mrs Layla Hasan"] {
            assert_eq!(core(name), "Layla Hasan");
        }
        assert_eq!(core("الدكتورة ليلى حسن، خبيرة"), "ليلى حسن");
        assert_eq!(core("Dr"), "Dr");
        assert_eq!(core("(unnamed)"), "(unnamed)");
    }
}
