//! The words of page furniture, English and Arabic: whole lines, and how longer lines open.
//!
//! Words in one string are set apart by semicolons.

use super::report::Reason;

/// Whole lines, punctuation aside.
pub(super) const SURE: &[(Reason, &str)] = &[
    (
        Reason::TextSize,
        "tt; aa; a a; a a a; a+ a-; text size; font size; change text size; small medium large; حجم الخط; \
        تكبير الخط; تصغير الخط; أ أ; ع ع",
    ),
    (
        Reason::Share,
        "share; share this; share it; tweet; tweet this; copy link; link copied; share options; copy url; \
        share link; save article; print this page; email this; gift article; شارك; مشاركة; شارك المقال; \
        شاركها; شارك هذا المقال; شارك الخبر; انسخ الرابط; نسخ الرابط; تم نسخ الرابط; طباعة; غرد; انشر",
    ),
    (
        Reason::Advertisement,
        "advertisement; advertisement continue reading the main story; advertising; sponsored; \
        sponsored content; paid content; promoted; story continues below; article continues below; \
        story continues below advertisement; article continues after advertisement; continue reading; \
        continue reading the main story; scroll to continue; إعلان; إعلانات; محتوى مدفوع",
    ),
    (
        Reason::Comments,
        "leave a comment; leave a reply; post a comment; add a comment; view comments; show comments; \
        be the first to comment; join the conversation; no comments; أضف تعليقا; أضف تعليق; اترك تعليقا; \
        التعليقات; تعليقات; لا تعليقات; لا توجد تعليقات; شارك برأيك",
    ),
    (
        Reason::Reading,
        "listen to this article; listen to article; listen to this story; استمع إلى المقال; استمع للمقال; \
        استمع إلى الخبر",
    ),
    (
        Reason::Player,
        "view gallery; open gallery; watch video; play video; video player; unmute; full screen; fullscreen; \
        image gallery; شاهد الصور; معرض الصور; شاهد الفيديو",
    ),
    (
        Reason::Navigation,
        "log in; login; sign in; register; skip to content; skip to main content; back to top; top; \
        previous article; next article; previous story; next story; go to homepage; تسجيل الدخول; \
        العودة إلى الأعلى; الصفحة الرئيسية; المقال السابق; المقال التالي",
    ),
    (
        Reason::Privacy,
        "accept all; accept all cookies; accept cookies; reject all; cookie settings; manage cookies; \
        privacy policy; terms of use; terms of service; privacy policy and terms of use; \
        do not sell my personal information; سياسة الخصوصية; شروط الاستخدام",
    ),
    (Reason::EndMark, "30; ends; end; endit; ends here; انتهى; انتهي"),
    (Reason::Related, "read more; keep reading; show more; view more; اقرأ المزيد; المزيد; للمزيد; عرض المزيد"),
];

/// Words that are buttons beside other buttons, and words elsewhere.
pub(super) const MAYBE: &[(Reason, &str)] = &[
    (Reason::Network, "x; email; e mail; print; threads; messenger; pocket; line; mail; إكس; بريد; البريد الإلكتروني"),
    (Reason::Player, "play; pause; mute; next; previous; close; live; تشغيل; إغلاق"),
    (Reason::Navigation, "home; menu; search; more; الرئيسية; القائمة; بحث"),
    (Reason::Reading, "listen; استمع"),
    (Reason::Comments, "comments; comment"),
    (Reason::Share, "save; bookmark; حفظ; likes"),
    (Reason::Subscribe, "follow; following; subscribe; sign up; download; join; تابع; اشترك"),
];

/// Heads of blocks.
pub(super) const HEADS: &[(Reason, &str)] = &[
    (
        Reason::Related,
        "related; related stories; related articles; related article; related story; related topics; \
        related coverage; related news; related content; related posts; more stories; more news; \
        more on this story; more on this; also read; read also; read next; see also; also see; up next; \
        most read; most popular; most viewed; most shared; most watched; popular now; trending; \
        trending now; top stories; latest news; latest stories; editor s picks; editors picks; recommended; \
        recommended for you; recommended stories; you may also like; you might also like; don t miss; \
        in case you missed it; around the web; from the web; اقرأ أيضا; إقرأ أيضا; اقرأ ايضا; \
        قد يعجبك أيضا; قد يهمك أيضا; قد يهمك; شاهد أيضا; الأكثر قراءة; الأكثر مشاهدة; الأكثر تداولا; \
        الأكثر مشاركة; أخبار ذات صلة; مواضيع ذات صلة; موضوعات ذات صلة; مقالات ذات صلة; ذات صلة; \
        أخبار متعلقة; آخر الأخبار; مختارات; اخترنا لك; المزيد من الأخبار",
    ),
    (
        Reason::Tags,
        "tags; topics; keywords; filed under; وسوم; الوسوم; كلمات مفتاحية; الكلمات المفتاحية; \
        الكلمات الدالة; كلمات دلالية",
    ),
];

/// Network names; a line of nothing else is one.
pub(super) const NETWORKS: &str = "facebook; twitter; instagram; whatsapp; telegram; linkedin; reddit; pinterest; tiktok; youtube; \
    snapchat; bluesky; mastodon; viber; flipboard; tumblr; فيسبوك; تويتر; واتساب; انستغرام; إنستغرام; \
    تلغرام; تيليغرام; يوتيوب; لينكد; لينكدإن; تيك; توك; سناب; شات";

/// How a line opens.
pub(super) struct Opening {
    pub(super) reason: Reason,
    pub(super) starts: &'static [&'static str],
    /// One of these must stand in the line; none asked if empty.
    pub(super) needs: &'static [&'static str],
    pub(super) most: usize,
}

/// Lines that open in a certain way, with what else must be in them and how long they may be.
pub(super) const OPENINGS: &[Opening] = &[
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
            "weekly",
            "daily",
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
