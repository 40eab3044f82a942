//! Spelling without a window: what is looked up, what is known, which dictionary serves a language.
#![expect(clippy::unwrap_used, reason = "helpers of tests may fail loudly")]

use std::fs;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use copydesk::app::tasks::{DictionaryFrom, DictionaryPlaces, find_dictionary};
use copydesk::edit::find::texts;
use copydesk::ground::{EntityId, Language, SourceId, StoryId};
use copydesk::project::{Project, disk};
use copydesk::spelling::{Dictionary, DictionaryError, Known, Lexicon, names_of};
use copydesk::story::{Byline, Story};
use copydesk::tags::{Entity, EntityKind, Source};
use proptest::prelude::*;

fn own(tag: &str) -> Lexicon {
    let (found, broken) = find_dictionary(&tag.parse().unwrap(), &DictionaryPlaces::default());
    assert_eq!(broken, []);
    Lexicon::new(found.unwrap().dictionary, Arc::default(), Arc::default())
}

static ENGLISH: LazyLock<Lexicon> = LazyLock::new(|| own("en"));
static ARABIC: LazyLock<Lexicon> = LazyLock::new(|| own("ar"));

fn wrong<'a>(lexicon: &'a Lexicon, text: &'a str) -> Vec<&'a str> {
    lexicon.misspelt(text).map(|range| text.get(range).unwrap()).collect()
}

#[test]
fn english_copy_as_desks_write_it() {
    for right in [
        "The minister’s office said “water levels” hadn’t risen since 2019.",
        "The ministers' cars, the bus's driver and James’s brother-in-law.",
        "He wouldn't say whether colour or color is right, organise or organize.",
        "A well-known non-binding pan-Arab 10-year plan; the co-operation of MPs and NGOs.",
        "WhatsApp, TikTok and Kyiv; a cyberattack on smartphones. A café, a résumé.",
        "See https://exampl.org/pagge or write to dessk@exampl.org, @dessk, #watter.",
        "The U.S. and the E.U. at 10 a.m. on the 19th; BBC, NATO, UNHCR.",
        "Re\u{ad}port, re\u{301}sume\u{301}, don\u{2019}t.",
        "THE FERRY RETURNS",
        "🚢 The ferry 👩‍👩‍👧‍👦 sails 🇮🇶",
        "قالت الوزاره the ministry",
        "",
    ] {
        assert_eq!(wrong(&ENGLISH, right), [""; 0], "{right}");
    }
    let text = "The goverment recieved “seperate” reports; the anti-goverment PROTESTTERS didn’tt.";
    assert_eq!(
        wrong(&ENGLISH, text),
        ["goverment", "recieved", "seperate", "goverment", "PROTESTTERS", "didn’tt"],
        "each by itself, the rest of a compound too"
    );
    assert_eq!(wrong(&ENGLISH, "teh ferry, Teh Ferry"), ["teh", "Teh"]);
}

#[test]
fn english_of_a_country_is_held_to_it() {
    let (american, british) = (own("en-US"), own("en-GB"));
    assert_eq!(wrong(&american, "The colour and the color"), ["colour"]);
    assert_eq!(wrong(&british, "The colour and the color"), ["color"]);
    assert_eq!(wrong(&british, "A newsroom’s kicker on WhatsApp"), [""; 0], "what the news writes counts in each");
}

#[test]
fn arabic_copy_as_desks_write_it() {
    for right in [
        "قالت وزارة الموارد المائية إن مستويات المياه عادت إلى النشر اليومي.",
        "قَالَ الوَزِيرُ إِنَّ المِيَاهَ عَادَتْ",
        "العــــراق وبغداد وللوزارة والموصل",
        "«لن نتأخر»، يقول الوزير، ثم أضاف: سنعود غدًا؟",
        "عام 2026 و١٩٩٠ و٣٫٥ في المئة",
        "شركة Acme Lines تعلن عبر WhatsAppp",
        "#مياه_دجلة @وزارة",
        "",
    ] {
        assert_eq!(wrong(&ARABIC, right), [""; 0], "{right}");
    }
    assert_eq!(wrong(&ARABIC, "قالت الحكومه إن المياة عادتت"), ["الحكومه", "المياة", "عادتت"]);
}

#[test]
fn suggestions_begin_with_what_was_meant() {
    for (lexicon, word, first) in [
        (&*ENGLISH, "goverment", "government"),
        (&*ENGLISH, "recieve", "receive"),
        (&*ENGLISH, "Recieve", "Receive"),
        (&*ENGLISH, "didnt’", "didn’t"),
        (&*ARABIC, "الحكومه", "الحكومة"),
        (&*ARABIC, "المياة", "المياه"),
    ] {
        let found = lexicon.suggest(word);
        assert_eq!(found.first().map(String::as_str), Some(first), "{word}: {found:?}");
        assert!(found.len() <= 6);
    }
}

#[test]
fn the_names_of_a_project_are_known_words() {
    let mut project = Project::new("Names", Language::english());
    let directory = Arc::make_mut(&mut project.directory);
    directory.entities.push(Entity {
        aliases: vec!["Qaraghuli".to_owned()],
        names: [(Language::arabic(), "لؤي القرغولي".to_owned())].into(),
        ..Entity::new(EntityId::from(1), EntityKind::Person, "Luai al-Karagholi")
    });
    directory
        .sources
        .push(Source { affiliation: "Zubair Quay".to_owned(), ..Source::new(SourceId::from(2), "Sawssan") });
    let mut story = Story::new(StoryId::from(1), Language::english());
    story.furniture.bylines.push(Byline { name: "Hadeel Znaad".to_owned(), role: String::new() });
    project.stories.push(Arc::new(story));
    let mut known = Known::default();
    names_of(&project).for_each(|name| known.add_name(name));
    let (dictionary, known) =
        (find_dictionary(&Language::english(), &DictionaryPlaces::default()).0.unwrap(), Arc::new(known));
    let lexicon = Lexicon::new(dictionary.dictionary, Arc::clone(&known), Arc::default());
    let text =
        "Luai al-Karagholi’s friend Qaraghuli told Sawssan of Zubair, KARAGHOLI said. By Hadeel Znaad. karagholi";
    assert_eq!(wrong(&lexicon, text), ["karagholi"], "a name has its capital");
    let arabic = find_dictionary(&Language::arabic(), &DictionaryPlaces::default()).0.unwrap().dictionary;
    let lexicon = Lexicon::new(arabic, known, Arc::default());
    assert_eq!(wrong(&lexicon, "قال لؤي وللقرغولي رأي والقرغولي غائب"), [""; 0]);
}

/// What a person sees who opens the samples for the first time: no word is marked.
#[test]
fn the_samples_are_spelt_well() {
    for name in ["river", "kitab"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("projects").join(name).with_extension("ron");
        let project = copydesk::project::open(&path).unwrap().project;
        let mut known = Known::of_words(project.house.words.iter().map(String::as_str));
        names_of(&project).for_each(|name| known.add_name(name));
        let known = Arc::new(known);
        for story in &project.stories {
            let found = find_dictionary(&story.language, &DictionaryPlaces::default()).0.unwrap();
            let lexicon = Lexicon::new(found.dictionary, Arc::clone(&known), Arc::default());
            let marked: Vec<&str> = texts(story).flat_map(|(_, text)| wrong(&lexicon, text)).collect();
            assert_eq!(marked, [""; 0], "{name}: {}", story.display_name());
        }
    }
}

const AFF: &str = "SET UTF-8\nSFX S Y 1\nSFX S 0 s .\n";

fn put(folder: &Path, name: &str, aff: &[u8], dic: &[u8]) {
    fs::create_dir_all(folder).unwrap();
    disk::write_whole(&folder.join(name).with_extension("aff"), aff).unwrap();
    disk::write_whole(&folder.join(name).with_extension("dic"), dic).unwrap();
}

#[test]
fn the_persons_dictionary_comes_first_then_the_systems_then_the_desks() {
    let base = tempfile::tempdir().unwrap();
    let (person, system, suite) = (base.path().join("mine"), base.path().join("hunspell"), base.path().join("suite"));
    let places =
        DictionaryPlaces { person: Some(person.clone()), system: vec![system.clone()], suites: vec![suite.clone()] };
    let from = |tag: &str| {
        let (found, broken) = find_dictionary(&tag.parse().unwrap(), &places);
        assert_eq!(broken, []);
        found.map(|found| found.from)
    };
    assert_eq!((from("en"), from("ar-IQ"), from("fr")), (Some(DictionaryFrom::Desk), Some(DictionaryFrom::Desk), None));
    put(&suite.join("dict-fr"), "fr", AFF.as_bytes(), b"1\nbac/S\n");
    assert_eq!(from("fr-CA"), Some(DictionaryFrom::System(suite.join("dict-fr/fr.aff"))));
    put(&system, "en_GB", AFF.as_bytes(), b"1\nferry/S\n");
    assert_eq!(from("en"), Some(DictionaryFrom::Desk), "English is more than one country’s");
    assert_eq!(from("en-GB"), Some(DictionaryFrom::System(system.join("en_GB.aff"))));
    put(&system, "ckb_IQ", AFF.as_bytes(), b"1\nferry/S\n");
    assert_eq!(from("ckb"), Some(DictionaryFrom::System(system.join("ckb_IQ.aff"))), "the desk has none");
    put(&person, "en_AU", AFF.as_bytes(), b"1\nferry/S\n");
    assert_eq!(from("en"), Some(DictionaryFrom::Person(person.join("en_AU.aff"))), "whoever puts it there means it");
    put(&person, "en", AFF.as_bytes(), b"1\nferry/S\n");
    assert_eq!(from("en-GB"), Some(DictionaryFrom::Person(person.join("en.aff"))));
    fs::remove_file(person.join("en.dic")).unwrap();
    assert_eq!(from("en"), Some(DictionaryFrom::Person(person.join("en_AU.aff"))), "one file alone is none");
}

#[test]
fn a_dictionary_that_cannot_be_used_is_told_and_the_next_one_serves() {
    let base = tempfile::tempdir().unwrap();
    let places = DictionaryPlaces { person: Some(base.path().to_owned()), ..DictionaryPlaces::default() };
    for (aff, dic, told) in [
        (&b"SET KOI8-R\n"[..], &b"1\nferry\n"[..], "it is written in KOI8-R"),
        (b"SET UTF-8\n", b"2\nferry\nna\xefve\n", "its .dic file is not in UTF-8, as it says it is; see line 3"),
        (b"SET UTF-8\n", b"ferry\n", "it is damaged"),
        (b"SET UTF-8\n", b"", "it is damaged"),
        (b"FLAG num\n", b"1\nferry/x\n", "it is damaged"),
        (&[0x1F, 0x8B, 1, 2], b"1\nferry\n", "it is damaged"),
    ] {
        put(base.path(), "en", aff, dic);
        let (found, broken) = find_dictionary(&Language::english(), &places);
        assert_eq!(found.map(|found| found.from), Some(DictionaryFrom::Desk), "{told}");
        assert!(broken.first().unwrap().why.to_string().contains(told), "{broken:?}");
        assert_eq!(broken.first().unwrap().path, base.path().join("en.aff"));
    }
    let big = fs::File::create(base.path().join("en.dic")).unwrap();
    big.set_len(33 << 20).unwrap();
    let (_, broken) = find_dictionary(&Language::english(), &places);
    assert!(broken.first().unwrap().why.to_string().contains("en.dic"), "{broken:?}");
}

#[test]
fn old_encodings_are_read() {
    let check = |aff: &[u8], dic: &[u8], word: &str| {
        let dictionary = Dictionary::read(aff, dic, "").unwrap();
        dictionary.knows(word)
    };
    assert!(check(b"SET ISO8859-1\n", b"1\ncaf\xe9\n", "café"));
    assert!(check(b"SET ISO8859-15\n", b"1\nc\xbdur\n", "cœur"));
    assert!(check(b"TRY abc\n", b"1\ncaf\xe9\n", "café"), "none is named");
    assert!(check(b"TRY abc\n", "1\ncafé\n".as_bytes(), "café"), "none is named, and it is UTF-8");
    assert!(check("\u{feff}SET UTF-8\n".as_bytes(), "\u{feff}1\ncafé\n".as_bytes(), "café"), "byte order marks");
    let refused = Dictionary::read(b"SET microsoft-cp1256\n", b"1\nx\n", "");
    assert_eq!(refused.unwrap_err(), DictionaryError::Encoding("microsoft-cp1256".to_owned()));
}

#[test]
fn an_empty_dictionary_has_no_script_and_marks_nothing() {
    let dictionary = Dictionary::read(b"SET UTF-8\n", b"0\n", "").unwrap();
    let lexicon = Lexicon::new(Arc::new(dictionary), Arc::default(), Arc::default());
    assert_eq!(wrong(&lexicon, "qwerty مياهه"), [""; 0]);
}

/// A small dictionary with all that rules can do.
const RULES: &str = "SET UTF-8\nFLAG long\nTRY esia\nIGNORE ًٌ\nREP 1\nREP f ph\nMAP 1\nMAP eé\nICONV 1\nICONV ’ '\n\
    BREAK 1\nBREAK -\nCOMPOUNDMIN 2\nCOMPOUNDRULE 1\nCOMPOUNDRULE (AA)*(BB)\nCHECKCOMPOUNDPATTERN 1\n\
    CHECKCOMPOUNDPATTERN o b\nAF 1\nAF AABB # 1\nPFX CC Y 1\nPFX CC 0 re [^e]\nSFX DD Y 2\nSFX DD y ies [^aeiou]y\n\
    SFX DD 0 s [aeiou]y\n";
const LIST: &str = "4\nferry/DDCC\nnoon/1\nسفينة\nboat/AADD\n";

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Cut anywhere, with bytes turned into others, lines doubled or gone: it is a dictionary or it is
    /// not, but nothing breaks, when it is read nor when it is asked.
    #[test]
    fn damaged_dictionaries_never_break_the_desk(
        turned in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), any::<bool>()), 0..6),
        cut in any::<(prop::sample::Index, prop::sample::Index)>(),
        cuts in any::<(bool, bool)>(),
        lines in prop::collection::vec(any::<(prop::sample::Index, bool)>(), 0..3),
    ) {
        let mut files = [RULES.as_bytes().to_vec(), LIST.as_bytes().to_vec()];
        for (at, byte, which) in &turned {
            let file = &mut files[usize::from(*which)];
            let at = at.index(file.len());
            file[at] = *byte;
        }
        for (at, doubled) in &lines {
            let mut rows: Vec<Vec<u8>> = files[0].split(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
            let at = at.index(rows.len());
            let row = rows.remove(at);
            if *doubled {
                rows.insert(at, row.clone());
                rows.push(row);
            }
            files[0] = rows.join(&b'\n');
        }
        let (aff, dic) = (cut.0.index(files[0].len() + 1), cut.1.index(files[1].len() + 1));
        if cuts.0 { files[0].truncate(aff) }
        if cuts.1 { files[1].truncate(dic) }
        if let Ok(dictionary) = Dictionary::read(&files[0], &files[1], "") {
            for word in ["ferry", "ferries", "reboats", "noon-boat", "boatboatnoon", "سفينةٌ", "é", "", "’", "İİİ"] {
                let _known = dictionary.knows(word);
            }
            let _suggested = dictionary.suggest("fery");
        }
    }

    /// No text breaks the words, and each is a whole stretch of it.
    #[test]
    fn any_text_has_words(text in "(\\PC|[ a-zا-ي'’\\-#@./]){0,40}") {
        let mut end = 0;
        for word in copydesk::spelling::words(&text) {
            prop_assert!(word.range.start >= end && word.whole.start <= word.range.start && word.range.end <= word.whole.end);
            prop_assert!(text.get(word.range.clone()).is_some_and(|word| !word.is_empty()));
            end = word.range.end;
        }
        for range in ENGLISH.misspelt(&text) {
            prop_assert_eq!(ENGLISH.misspelt_at(&text, range.end), Some(range.clone()));
            prop_assert!(ENGLISH.misspelt_at(&text, range.start).is_some());
        }
    }
}
