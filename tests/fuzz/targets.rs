//! What reads what comes from outside.

use std::io::Write as _;
use std::path::Path;

use copydesk::app::{Settings, Templates};
use copydesk::export;
use copydesk::export::fragment::to_html;
use copydesk::ground::{Direction, IdMint, Language};
use copydesk::import::{import_copy, paste};
use copydesk::photos;
use copydesk::project::file;
use copydesk::spelling::Dictionary;

use crate::run::Target;
use crate::{pieces, seeds};

/// What is opened is written, and opened again it is the same.
pub(crate) const PROJECT: Target = Target {
    name: "project",
    pieces: pieces::nested,
    tokens: &[
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        ",",
        ":",
        "\"",
        "\\",
        "Some(",
        "None",
        "r#\"",
        "//",
        "/*",
        "\\u{",
        "'",
        "stories: [",
        "blocks: [",
        "Paragraph(",
        "Quotation(",
        "id: \"",
        "\u{feff}",
        "\r\n",
        "\0",
        "-1",
        "1e999",
        "NaN",
        "sha256:",
        "// copydesk project 9 ",
        "// copydesk project 1 sha256:00\n",
        "\u{202e}",
        "نهر",
    ],
    megabytes: 64,
    each: 0,
    seeds: seeds::projects,
    read: |bytes| {
        let Ok(parsed) = file::parse(bytes) else { return };
        let Ok(written) = file::write(&parsed.project) else { return };
        let again = file::parse(written.as_bytes()).map(|again| again.project);
        assert!(again.is_ok_and(|again| again == parsed.project), "it reads differently when written");
    },
};

pub(crate) const COPY: Target = Target {
    name: "copy",
    pieces: pieces::lines,
    tokens: &[
        "\n",
        "\r\n",
        "\n\n",
        "TT\n",
        "(TT)\n",
        "By ",
        "BAGHDAD — ",
        "بغداد - ",
        "Photo: ",
        "Caption: ",
        "“",
        "”",
        "* ",
        "• ",
        "1. ",
        "---\n",
        "###",
        "(END)",
        "\u{200f}",
        "\u{feff}",
        "\0",
        "\t",
        "\u{2028}",
        "MORE\n",
        "http://a.example/",
        "20 Nov 2026",
        " \u{a0}",
        "Source: ",
        "\u{85}",
    ],
    megabytes: 64,
    each: 0,
    seeds: seeds::copies,
    read: |bytes| {
        let copy = String::from_utf8_lossy(bytes);
        let imported = import_copy(&copy, "fuzz", &Language::english(), &mut IdMint::seeded(7));
        std::hint::black_box(format!("{imported:?}").len());
    },
};

pub(crate) const HTML: Target = Target {
    name: "html",
    pieces: pieces::nested,
    tokens: &[
        "<p>",
        "</p>",
        "<div>",
        "<table><tr><td>",
        "<ul><li>",
        "<ol start=9>",
        "<b>",
        "</b>",
        "<a href='",
        "<!--",
        "-->",
        "<style>",
        "</style>",
        "<script>",
        "<o:p>",
        "<svg>",
        "<math>",
        "<template>",
        "<select>",
        "&#x110000;",
        "&nbsp;",
        "&#0;",
        "<br>",
        "<img src=x alt='",
        "<blockquote>",
        "<h2>",
        "style='mso-list:l0 level9 lfo1'",
        "<![if !x]>",
        "dir=rtl",
        "<span data-copydesk=fragment>",
        "data-copydesk-quote='",
        "<plaintext>",
        "\0",
        "<frameset>",
        "<body>",
    ],
    megabytes: 64,
    each: 0,
    seeds: seeds::none,
    read: |bytes| {
        let page = String::from_utf8_lossy(bytes);
        for pasted in [paste::from_html(&page), paste::from_plain(&page)] {
            let html = to_html(&pasted.fragment, Direction::Ltr);
            std::hint::black_box((pasted.told(), html.len()));
        }
    },
};

pub(crate) const PHOTO: Target = Target {
    name: "photo",
    pieces: pieces::picture,
    tokens: &[
        "Exif\0\0",
        "II*\0",
        "MM\0*",
        "Photoshop 3.0\0",
        "8BIM\x04\x04\0\0",
        "\x1c\x02\x78",
        "http://ns.adobe.com/xap/1.0/\0",
        "XML:com.adobe.xmp\0\x01\0\0\0",
        "<rdf:Alt>",
        "<rdf:li>",
        "<!DOCTYPE x [<!ENTITY a 'aa'>]>",
        "&a;",
        "iCCP",
        "iTXt",
        "tEXt",
        "zTXt",
        "eXIf",
        "ICC_PROFILE\0\x01\x01",
        "VP8X",
        "XMP ",
        "EXIF",
        "IHDR",
        "IDAT",
        "IEND",
        "GIF89a",
        "\x21\u{7f}",
        "\x1b%G",
        "acTL",
        "rdf:parseType='Resource'",
    ],
    // What a picture is given before its file is asked how long it is, and for each of its bytes; a
    // decoder has some of its own besides.
    megabytes: 96,
    each: 8_192,
    seeds: seeds::photos,
    read: |bytes| {
        std::hint::black_box((photos::inspect(bytes).is_ok(), photos::facts(bytes).is_ok()));
        if let Ok(small) = photos::thumbnail(bytes, 64) {
            let (width, height) = (small.width, small.height);
            assert!(
                width.max(height) <= 64 && small.rgba.len() == (width * height * 4) as usize,
                "{width} by {height}"
            );
        }
    },
};

/// A list that is not ours leaves the folder as it is; one that is, is written anew.
pub(crate) const JSON: Target = Target {
    name: "json",
    pieces: pieces::nested,
    tokens: &[
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "\\u0000",
        "\\ud800",
        "null",
        "1e400",
        "../",
        "/etc/passwd",
        "\"bundles\": [",
        "\"files\": {",
        "copydesk export 1",
        ".hidden/x",
        "a//b",
        "\u{feff}",
        "true",
        "-0",
        "CON",
        "aux.html",
    ],
    megabytes: 64,
    each: 0,
    seeds: seeds::none,
    read: |bytes| {
        let base = tempfile::tempdir().unwrap();
        let folder = base.path().join("site");
        lay(&folder, export::MANIFEST, bytes);
        let written = export::write(&[], &folder);
        std::hint::black_box(written.is_ok());
        let there = std::fs::read_dir(base.path()).unwrap().count();
        assert_eq!(there, 1, "nothing else is made or left");
    },
};

pub(crate) const SETTINGS: Target = Target {
    name: "settings",
    pieces: pieces::nested,
    tokens: &[
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        ",",
        ":",
        "\"",
        "Some(",
        "None",
        "recent: [",
        "window: Some(",
        "keys: ",
        "page_zoom: ",
        "interface_size: 0",
        "65536",
        "-1",
        "\0",
        "\u{feff}",
        "/*",
        "\\",
        "autosave: (on: true, after: 0)",
    ],
    megabytes: 64,
    each: 0,
    seeds: seeds::none,
    read: |bytes| {
        let base = tempfile::tempdir().unwrap();
        lay(base.path(), "settings.ron", bytes);
        let (settings, _said) = Settings::open(base.path(), jiff::civil::date(2026, 11, 26));
        assert!((0.5..=2.0).contains(&settings.interface_scale()), "{settings:?}");
    },
};

pub(crate) const TEMPLATE: Target = Target {
    name: "template",
    pieces: pieces::nested,
    tokens: PROJECT.tokens,
    megabytes: 64,
    each: 0,
    seeds: seeds::templates,
    read: |bytes| {
        let base = tempfile::tempdir().unwrap();
        lay(base.path(), "ours.ron", bytes);
        let (templates, broken) = Templates::read(base.path());
        assert_eq!(templates.find("ours").is_none(), !broken.is_empty(), "it is taken, or its fault is told");
    },
};

pub(crate) const DICTIONARY: Target = Target {
    name: "dictionary",
    pieces: pieces::lines,
    tokens: &[
        "SET UTF-8\n",
        "SET ISO8859-6\n",
        "SFX A Y 1\n",
        "SFX A 0 s .\n",
        "PFX B N 99999\n",
        "PFX B 0 re [^",
        "FLAG long\n",
        "FLAG num\n",
        "COMPOUNDRULE 1\n",
        "COMPOUNDMIN 0\n",
        "REP 3\n",
        "AF 1\n",
        "/",
        "/AB",
        "\n\u{1}\n",
        "999999999\n",
        "ICONV 1\n",
        "BREAK 1\n",
        "KEEPCASE X\n",
        "[",
        "]",
        "*",
        "?",
        "\0",
        "\x1f\u{8b}\x08",
    ],
    megabytes: 64,
    each: 0,
    seeds: seeds::none,
    read: |bytes| {
        let (aff, dic) = bytes.split_at(bytes.iter().position(|byte| *byte == 1).unwrap_or(bytes.len()));
        if let Ok(dictionary) = Dictionary::read(aff, dic.get(1..).unwrap_or_default(), "quay\n") {
            std::hint::black_box(["quay", "lamps", "Relit", "قلم", ""].map(|word| dictionary.knows(word)));
        }
    },
};

pub(crate) fn lay(folder: &Path, name: &str, bytes: &[u8]) {
    std::fs::create_dir_all(folder).unwrap();
    std::fs::File::create(folder.join(name)).and_then(|mut file| file.write_all(bytes)).unwrap();
}
