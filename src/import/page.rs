//! What web pages and wires put around copy: buttons, invitations, links to other stories, notices.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::fold::{bare, fold};
use super::lines::Unit;
use super::report::Reason;

/// What a line is to the page it stood on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PageLine {
    /// Never copy.
    Sure(Reason),
    /// A word that may be copy; page furniture only beside other page furniture.
    Maybe(Reason),
    /// Heads a block of lines that belong to it: “Read also”, “Tags”.
    Head(Reason),
}

/// Whole lines, punctuation aside.
const SURE: &[(Reason, &[&str])] = &[
    (
        Reason::TextSize,
        &[
            "tt",
            "aa",
            "a a",
            "a a a",
            "a+ a-",
            "text size",
            "font size",
            "change text size",
            "small medium large",
            "حجم الخط",
            "تكبير الخط",
            "تصغير الخط",
            "أ أ",
            "ع ع",
        ],
    ),
    (
        Reason::Share,
        &[
            "share",
            "share this",
            "share it",
            "tweet",
            "tweet this",
            "copy link",
            "link copied",
            "share options",
            "copy url",
            "share link",
            "save article",
            "print this page",
            "email this",
            "gift article",
            "شارك",
            "مشاركة",
            "شارك المقال",
            "شاركها",
            "شارك هذا المقال",
            "شارك الخبر",
            "انسخ الرابط",
            "نسخ الرابط",
            "تم نسخ الرابط",
            "طباعة",
            "غرد",
            "انشر",
        ],
    ),
    (
        Reason::Advertisement,
        &[
            "advertisement",
            "advertisement continue reading the main story",
            "advertising",
            "sponsored",
            "sponsored content",
            "paid content",
            "promoted",
            "story continues below",
            "article continues below",
            "story continues below advertisement",
            "article continues after advertisement",
            "continue reading",
            "continue reading the main story",
            "scroll to continue",
            "إعلان",
            "إعلانات",
            "محتوى مدفوع",
        ],
    ),
    (
        Reason::Comments,
        &[
            "leave a comment",
            "leave a reply",
            "post a comment",
            "add a comment",
            "view comments",
            "show comments",
            "be the first to comment",
            "join the conversation",
            "no comments",
            "أضف تعليقا",
            "أضف تعليق",
            "اترك تعليقا",
            "التعليقات",
            "تعليقات",
            "لا تعليقات",
            "لا توجد تعليقات",
            "شارك برأيك",
        ],
    ),
    (
        Reason::Reading,
        &[
            "listen to this article",
            "listen to article",
            "listen to this story",
            "استمع إلى المقال",
            "استمع للمقال",
            "استمع إلى الخبر",
        ],
    ),
    (
        Reason::Player,
        &[
            "view gallery",
            "open gallery",
            "watch video",
            "play video",
            "video player",
            "unmute",
            "full screen",
            "fullscreen",
            "image gallery",
            "شاهد الصور",
            "معرض الصور",
            "شاهد الفيديو",
        ],
    ),
    (
        Reason::Navigation,
        &[
            "log in",
            "login",
            "sign in",
            "register",
            "skip to content",
            "skip to main content",
            "back to top",
            "top",
            "previous article",
            "next article",
            "previous story",
            "next story",
            "go to homepage",
            "تسجيل الدخول",
            "العودة إلى الأعلى",
            "الصفحة الرئيسية",
            "المقال السابق",
            "المقال التالي",
        ],
    ),
    (
        Reason::Privacy,
        &[
            "accept all",
            "accept all cookies",
            "accept cookies",
            "reject all",
            "cookie settings",
            "manage cookies",
            "privacy policy",
            "terms of use",
            "terms of service",
            "privacy policy and terms of use",
            "do not sell my personal information",
            "سياسة الخصوصية",
            "شروط الاستخدام",
        ],
    ),
    (Reason::EndMark, &["30", "ends", "end", "endit", "ends here", "انتهى", "انتهي"]),
    (Reason::Related, &["read more", "show more", "view more", "اقرأ المزيد", "المزيد", "للمزيد", "عرض المزيد"]),
];

/// Words that are buttons beside other buttons, and words elsewhere.
const MAYBE: &[(Reason, &[&str])] = &[
    (
        Reason::Network,
        &[
            "x",
            "email",
            "e mail",
            "print",
            "threads",
            "messenger",
            "pocket",
            "line",
            "mail",
            "إكس",
            "بريد",
            "البريد الإلكتروني",
        ],
    ),
    (Reason::Player, &["play", "pause", "mute", "next", "previous", "close", "live", "تشغيل", "إغلاق"]),
    (Reason::Navigation, &["home", "menu", "search", "more", "الرئيسية", "القائمة", "بحث"]),
    (Reason::Reading, &["listen", "استمع"]),
    (Reason::Comments, &["comments", "comment"]),
    (Reason::Share, &["save", "bookmark", "حفظ", "likes"]),
    (Reason::Subscribe, &["follow", "following", "subscribe", "sign up", "download", "join", "تابع", "اشترك"]),
];

/// Heads of blocks.
const HEADS: &[(Reason, &[&str])] = &[
    (
        Reason::Related,
        &[
            "related",
            "related stories",
            "related articles",
            "related article",
            "related story",
            "related topics",
            "related coverage",
            "related news",
            "related content",
            "related posts",
            "more stories",
            "more news",
            "more on this story",
            "more on this",
            "also read",
            "read also",
            "read next",
            "see also",
            "also see",
            "up next",
            "most read",
            "most popular",
            "most viewed",
            "most shared",
            "most watched",
            "popular now",
            "trending",
            "trending now",
            "top stories",
            "latest news",
            "latest stories",
            "editor s picks",
            "editors picks",
            "recommended",
            "recommended for you",
            "recommended stories",
            "you may also like",
            "you might also like",
            "don t miss",
            "in case you missed it",
            "around the web",
            "from the web",
            "اقرأ أيضا",
            "إقرأ أيضا",
            "اقرأ ايضا",
            "قد يعجبك أيضا",
            "قد يهمك أيضا",
            "قد يهمك",
            "شاهد أيضا",
            "الأكثر قراءة",
            "الأكثر مشاهدة",
            "الأكثر تداولا",
            "الأكثر مشاركة",
            "أخبار ذات صلة",
            "مواضيع ذات صلة",
            "موضوعات ذات صلة",
            "مقالات ذات صلة",
            "ذات صلة",
            "أخبار متعلقة",
            "آخر الأخبار",
            "مختارات",
            "اخترنا لك",
            "المزيد من الأخبار",
        ],
    ),
    (
        Reason::Tags,
        &[
            "tags",
            "topics",
            "keywords",
            "filed under",
            "وسوم",
            "الوسوم",
            "كلمات مفتاحية",
            "الكلمات المفتاحية",
            "الكلمات الدالة",
            "كلمات دلالية",
        ],
    ),
];

/// Network names; a line of nothing else is one.
const NETWORKS: &[&str] = &[
    "facebook",
    "twitter",
    "instagram",
    "whatsapp",
    "telegram",
    "linkedin",
    "reddit",
    "pinterest",
    "tiktok",
    "youtube",
    "snapchat",
    "bluesky",
    "mastodon",
    "viber",
    "flipboard",
    "tumblr",
    "فيسبوك",
    "تويتر",
    "واتساب",
    "انستغرام",
    "إنستغرام",
    "تلغرام",
    "تيليغرام",
    "يوتيوب",
    "لينكد",
    "لينكدإن",
    "تيك",
    "توك",
    "سناب",
    "شات",
];

struct Opening {
    reason: Reason,
    starts: &'static [&'static str],
    /// One of these must stand in the line; none asked if empty.
    needs: &'static [&'static str],
    most: usize,
}

/// Lines that open in a certain way, with what else must be in them and how long they may be.
const OPENINGS: &[Opening] = &[
    Opening {
        reason: Reason::Share,
        starts: &[
            "share this ",
            "share on ",
            "share via ",
            "share the ",
            "share article",
            "share story",
            "share with ",
            "click to share",
            "شارك على",
            "شارك عبر",
            "مشاركة عبر",
            "شارك هذا",
        ],
        needs: &[
            "article",
            "story",
            "page",
            "post",
            "facebook",
            "twitter",
            "whatsapp",
            "telegram",
            "linkedin",
            " x",
            "email",
            "e-mail",
            "friends",
            "فيسبوك",
            "تويتر",
            "واتساب",
            "المقال",
            "الخبر",
            "تلغرام",
        ],
        most: 8,
    },
    Opening {
        reason: Reason::Subscribe,
        starts: &[
            "follow us",
            "follow our",
            "follow @",
            "find us on",
            "like us on",
            "join us on",
            "تابعونا",
            "تابعنا",
            "تابعوا",
            "اشترك في",
            "اشتركوا في",
            "انضم إلى",
            "انضموا إلى",
        ],
        needs: &[],
        most: 24,
    },
    Opening {
        reason: Reason::Subscribe,
        starts: &[
            "sign up ",
            "subscribe ",
            "join our",
            "join the ",
            "download the ",
            "download our",
            "get the latest",
            "get our",
            "follow the latest",
            "حمل تطبيق",
            "حملوا تطبيق",
        ],
        needs: &[
            "newsletter",
            "our ",
            "channel",
            "app ",
            "app.",
            "updates",
            "inbox",
            "alerts",
            "breaking news",
            "whatsapp",
            "telegram",
            "podcast",
            "تطبيق",
        ],
        most: 24,
    },
    Opening {
        reason: Reason::Related,
        starts: &[
            "read more:",
            "read more about",
            "read more on",
            "read also:",
            "also read:",
            "read:",
            "read next:",
            "related:",
            "see also:",
            "see more:",
            "more:",
            "also read |",
            "read more |",
            "don't miss:",
            "watch:",
            "watch |",
            "more from ",
            "read the full",
            "اقرا ايضا:",
            "اقرا المزيد:",
            "اقرا ايضا |",
            "شاهد ايضا:",
            "للمزيد:",
            "طالع ايضا:",
            "المزيد من ",
        ],
        needs: &[],
        most: 26,
    },
    Opening {
        reason: Reason::Tags,
        starts: &[
            "tags:",
            "topics:",
            "keywords:",
            "filed under:",
            "tagged:",
            "وسوم:",
            "الوسوم:",
            "كلمات مفتاحية:",
            "الكلمات المفتاحية:",
            "كلمات دلالية:",
        ],
        needs: &[],
        most: 60,
    },
    Opening {
        reason: Reason::Copyright,
        starts: &[
            "©",
            "(c) 1",
            "(c) 2",
            "copyright ©",
            "copyright (c)",
            "copyright 1",
            "copyright 2",
            "this material may not be published",
            "حقوق النشر",
            "جميع الحقوق محفوظة",
        ],
        needs: &[],
        most: 50,
    },
    Opening { reason: Reason::Copyright, starts: &["our standards:"], needs: &["thomson reuters"], most: 12 },
    Opening {
        reason: Reason::Privacy,
        starts: &[
            "we use cookies",
            "this site uses cookies",
            "this website uses cookies",
            "by continuing to use",
            "by clicking",
            "by signing up",
            "this site is protected by recaptcha",
            "نستخدم ملفات تعريف الارتباط",
            "يستخدم هذا الموقع ملفات",
        ],
        needs: &[],
        most: 60,
    },
    Opening {
        reason: Reason::Reading,
        starts: &[
            "listen to this",
            "reading time",
            "time to read",
            "estimated reading",
            "مدة القراءة",
            "وقت القراءة",
            "زمن القراءة",
        ],
        needs: &[],
        most: 8,
    },
    Opening { reason: Reason::TextSize, starts: &["text size", "font size", "حجم الخط"], needs: &[], most: 6 },
    Opening { reason: Reason::Mail, starts: &["sent from my "], needs: &[], most: 6 },
    Opening {
        reason: Reason::Navigation,
        starts: &["home >", "home ›", "home /", "home \"", "الرئيسية >", "الرئيسية ›", "الرئيسية /", "الرئيسية \""],
        needs: &[],
        most: 24,
    },
    Opening {
        reason: Reason::Advertisement,
        starts: &["advertisement -", "story continues below"],
        needs: &[],
        most: 8,
    },
];

type Table = BTreeMap<String, Reason>;

fn table(rows: &[(Reason, &[&str])]) -> Table {
    rows.iter().flat_map(|(reason, lines)| lines.iter().map(|line| (bare(&fold(line)), *reason))).collect()
}

static SURE_LINES: LazyLock<Table> = LazyLock::new(|| table(SURE));
static MAYBE_LINES: LazyLock<Table> = LazyLock::new(|| table(MAYBE));
static HEAD_LINES: LazyLock<Table> = LazyLock::new(|| table(HEADS));
static NETWORK_NAMES: LazyLock<Vec<String>> = LazyLock::new(|| NETWORKS.iter().map(|name| fold(name)).collect());
static STARTS: LazyLock<Vec<(Vec<String>, Vec<String>, usize, Reason)>> = LazyLock::new(|| {
    // Folded without trimming: a space at the end of a start is part of it.
    let keep = |words: &[&str]| {
        let end = |word: &&str| if word.ends_with(' ') { " " } else { "" };
        let start = |word: &&str| if word.starts_with(' ') { " " } else { "" };
        words.iter().map(|word| format!("{}{}{}", start(word), fold(word), end(word))).collect()
    };
    OPENINGS.iter().map(|o| (keep(o.starts), keep(o.needs), o.most, o.reason)).collect()
});

/// What a line is to its page; `None` if it may be copy.
pub(super) fn read(unit: &Unit<'_>) -> Option<PageLine> {
    if unit.words > super::lines::MOST_WORDS {
        return None;
    }
    let key = unit.key.as_str();
    whole_line(unit)
        .or_else(|| opening(key, unit.words))
        .or_else(|| counted(unit))
        .or_else(|| address(key).then_some(PageLine::Sure(Reason::WebAddress)))
        .or_else(|| {
            (key.contains("all rights reserved") && unit.words <= 40).then_some(PageLine::Sure(Reason::Copyright))
        })
        .or_else(|| {
            (key.contains("جميع الحقوق محفوظة") && unit.words <= 20).then_some(PageLine::Sure(Reason::Copyright))
        })
}

fn whole_line(unit: &Unit<'_>) -> Option<PageLine> {
    // A whole sentence such as “End.” is copy, whatever its word.
    if unit.key.ends_with(['.', '!', '?', '؟', '"', ',']) && !unit.key.ends_with("...") {
        return None;
    }
    let line = unit.bare.as_str();
    if unit.key == "###"
        || matches!(unit.key.as_str(), "a- a+" | "a+ a-" | "a-" | "a+" | "-a +a" | "a +" | "-ا +ا" | "ا+ ا-" | "ا- ا+")
    {
        return Some(PageLine::Sure(if unit.key == "###" { Reason::EndMark } else { Reason::TextSize }));
    }
    if line == "30" && !unit.key.starts_with('-') {
        return None;
    }
    if let Some(reason) = SURE_LINES.get(line) {
        return Some(PageLine::Sure(*reason));
    }
    if let Some(reason) = HEAD_LINES.get(line) {
        return Some(PageLine::Head(*reason));
    }
    if !line.is_empty() && unit.words <= 8 && line.split(' ').all(|w| NETWORK_NAMES.iter().any(|n| n == w)) {
        return Some(PageLine::Sure(Reason::Network));
    }
    MAYBE_LINES.get(line).map(|reason| PageLine::Maybe(*reason))
}

fn opening(key: &str, words: usize) -> Option<PageLine> {
    STARTS
        .iter()
        .find(|(starts, needs, most, _)| {
            words <= *most
                && starts.iter().any(|start| key.starts_with(start.as_str()))
                && (needs.is_empty() || needs.iter().any(|need| key.contains(need.as_str())))
        })
        .map(|(_, _, _, reason)| PageLine::Sure(*reason))
}

/// Lines with a count in them: `12 comments`, `3 min read`, `1.2k shares`, `1/5`, `0:00 / 2:31`.
fn counted(unit: &Unit<'_>) -> Option<PageLine> {
    if unit.words == 0 || unit.words > 5 || !unit.key.chars().any(|c| c.is_ascii_digit()) || unit.key.ends_with('.') {
        return None;
    }
    let words: Vec<&str> = unit.bare.split(' ').filter(|w| !is_count(w)).collect();
    let sure = |reason| Some(PageLine::Sure(reason));
    match words.as_slice() {
        ["comment" | "comments" | "تعليق" | "تعليقات" | "التعليقات" | "تعليقا"] => {
            sure(Reason::Comments)
        }
        [
            "share" | "shares" | "views" | "likes" | "retweets" | "مشاهدة" | "مشاهدات" | "مشاركة" | "مشاركات"
            | "المشاهدات",
        ] => sure(Reason::Share),
        ["min" | "minute" | "mins" | "minutes", "read" | "listen"] | ["دقيقة" | "دقائق", "قراءة"] => {
            sure(Reason::Reading)
        }
        ["of"] => sure(Reason::Player),
        [] if unit.key.contains('/') && unit.key.len() <= 16 && unit.words <= 4 && slashed(&unit.key) => {
            sure(Reason::Player)
        }
        _ => None,
    }
}

/// `1/5` and `0:00 / 2:31`, not the date 14/11/2026.
fn slashed(key: &str) -> bool {
    key.matches('/').count() == 1 && key.chars().all(|c| c.is_ascii_digit() || matches!(c, '/' | ':' | ' '))
}

fn is_count(word: &str) -> bool {
    let digits = word.trim_end_matches(['k', 'm']);
    !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())
}

/// Whether a folded line is one address and nothing else.
fn address(key: &str) -> bool {
    !key.contains(' ') && (key.starts_with("http://") || key.starts_with("https://") || key.starts_with("www."))
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines;
    use super::*;

    fn seen(line: &str) -> Option<PageLine> {
        lines(line).first().and_then(|raw| read(&Unit::new(raw, 1, raw.text.into())))
    }

    #[test]
    fn page_furniture_is_known_in_both_languages() {
        for (line, reason) in [
            ("TT", Reason::TextSize),
            ("A- A+", Reason::TextSize),
            ("Share this article:", Reason::Share),
            ("شارك", Reason::Share),
            ("Facebook Twitter WhatsApp", Reason::Network),
            ("تابعونا على واتساب", Reason::Subscribe),
            ("12 comments", Reason::Comments),
            ("3 min read", Reason::Reading),
            ("1/5", Reason::Player),
            ("© 2026 The Tigris Courier", Reason::Copyright),
            ("-30-", Reason::EndMark),
        ] {
            assert_eq!(seen(line), Some(PageLine::Sure(reason)), "{line}");
        }
        assert_eq!(seen("اقرأ أيضاً:"), Some(PageLine::Head(Reason::Related)));
    }

    #[test]
    fn copy_that_sounds_like_a_button_is_copy() {
        for line in [
            "Share your view with the council by Friday.",
            "Follow Passes a Million Downloads",
            "Silence.",
            "Copyright Law Splits Parliament",
            "The end.",
            "Join the army, they told him.",
            "30",
            "14/11/2026",
        ] {
            assert_eq!(seen(line), None, "{line}");
        }
    }
}
