# ما غيّره شخصان: جنبًا إلى جنب ومدموجًا.

compare-name = اسم المشروع
compare-language = لغة المواد الجديدة
compare-house = إعدادات الدار
compare-story = المادة
compare-place = موضعها بين المواد
compare-block-place = موضع «{ $words }»
compare-behind = بعد «{ $words }»
compare-first = في البداية
compare-photo = صورة: { $name }
compare-entity = كيان: { $name }
compare-source = مصدر: { $name }

compare-status = الحالة
compare-embargo = حظر النشر
compare-bylines = الكتّاب
compare-date = التاريخ
compare-keywords = الكلمات المفتاحية
compare-genre = النوع
compare-urgency = درجة الاستعجال
compare-story-language = اللغة
compare-deadline = موعد التسليم
compare-planned = الطول المقرر
compare-assigned = المكلَّف بها
compare-corrections = التصويبات
compare-log = الخطوات المتخذة

compare-mark-bold = غامق
compare-mark-italic = مائل
compare-mark-link = رابط إلى { $address }
compare-mark-mention = موسوم باسم { $name }
compare-mark-quotation = اقتباس بلا مصدر
compare-mark-quotation-of = اقتباس عن { $name }

compare-day = { $day }
compare-instant = { $when } ({ $zone })
compare-number = { $number }
compare-list = { $list }
compare-on = مفعّل
compare-off = معطّل
compare-story-words = { $count ->
    [zero] بلا كلمات
    [one] كلمة واحدة
    [two] كلمتان
    [few] { $count } كلمات
    [many] { $count } كلمة
   *[other] { $count } كلمة
}
compare-steps = { $count ->
    [zero] بلا خطوات
    [one] خطوة واحدة
    [two] خطوتان
    [few] { $count } خطوات
    [many] { $count } خطوة
   *[other] { $count } خطوة
}
compare-picture = { $width } × { $height } بكسل، { $digest }
compare-cut = { $ratio } من { $left }% و{ $top }%، { $width }% × { $height }%
compare-point = { $across }% أفقيًا، { $down }% عموديًا
compare-ratio = { $width } : { $height }
compare-photo-id = الصورة { $id }

compare-publication = المطبوعة
compare-copyright = سطر حقوق النشر
compare-zone = المنطقة الزمنية
compare-house-byline = توقيع الدار
compare-credit = حقوق الصورة
compare-section = القسم
compare-export-folder = مجلد التصدير
compare-quotes = علامات التنصيص
compare-smart-typing = التصحيح أثناء الكتابة
compare-house-words = كلمات الدار
compare-lede = الفقرة الأولى
compare-length = الطول
compare-file = ملف الصورة
compare-caption = التعليق
compare-photographer = المصور
compare-alt-text = النص البديل
compare-description = الوصف الموسّع
compare-taken = تاريخ التقاطها
compare-where = مكان التقاطها
compare-people = الأشخاص
compare-usage = شروط الاستخدام
compare-expires = انتهاء الحقوق
compare-focal-point = نقطة التركيز
compare-cuts = الاقتصاص
compare-shape = شكلها في الصفحات
compare-name-as-written = الاسم
compare-kind = النوع
compare-role = الصفة
compare-aliases = يُكتب أيضًا
compare-names = بلغات أخرى
compare-links = يُعرف في مواضع أخرى باسم
compare-described = وصفه للقراء
compare-affiliation = الجهة
compare-terms = شروط النشر
compare-reached = كيف جرى الاتصال به
compare-block-kind = نوع الكتلة
compare-direction = الاتجاه
compare-ltr = من اليسار إلى اليمين
compare-rtl = من اليمين إلى اليسار
compare-attribution = القائل
compare-address = العنوان
compare-which-photo = أي صورة
compare-list-kind = نوع القائمة
compare-numbered = مرقّمة
compare-bulleted = بنقاط
compare-levels = مستويات الإزاحة

compare-list-name = الفروق
compare-nothing = النسختان متطابقتان.
compare-beside = الصور والأشخاص والمصادر والمشروع
compare-heading = { $name }
compare-unchanged = { $count ->
    [zero] … لا فقرات بلا تغيير
    [one] … فقرة واحدة بلا تغيير
    [two] … فقرتان بلا تغيير
    [few] … { $count } فقرات بلا تغيير
    [many] … { $count } فقرة بلا تغيير
   *[other] … { $count } فقرة بلا تغيير
}
compare-added = أُضيف
compare-removed = حُذف
compare-moved = نُقل
compare-heard-removed = (حُذف: { $words })
compare-heard-inserted = (أُضيف: { $words })
compare-marked = «{ $words }» صار: { $marks }
compare-unmarked = «{ $words }» لم يعد: { $marks }
compare-button = { $button }: { $what }
compare-saved-title = التغييرات منذ حفظ { $file }
compare-legend = ما تحته خط أُضيف، والمشطوب حُذف.
compare-take-back = تراجع
change-taken-back = التراجع عن تغيير

job-looking = تفقّد الملف

watch-taken-in = { $count ->
    [0] غيّر شخص آخر «{ $file }»، وأُدخلت تغييراته.
    [zero] غيّر شخص آخر «{ $file }»، وأُدخلت تغييراته.
    [one] غيّر شخص آخر «{ $file }»، وأُدخلت تغييراته في مادة واحدة.
    [two] غيّر شخص آخر «{ $file }»، وأُدخلت تغييراته في مادتين.
    [few] غيّر شخص آخر «{ $file }»، وأُدخلت تغييراته في { $count } مواد.
    [many] غيّر شخص آخر «{ $file }»، وأُدخلت تغييراته في { $count } مادة.
   *[other] غيّر شخص آخر «{ $file }»، وأُدخلت تغييراته في { $count } مادة.
}
    .hint = قارنها وأزل منها ما تشاء؛ فالتراجع لخطواتك أولًا.
    .kept = قارنها وأزل منها ما تشاء؛ فالتراجع لخطواتك أولًا، وما كان هنا قبلها موجود في السجل.
watch-merged = { $count ->
    [0] غيّر شخص آخر «{ $file }»، ودُمجت تغييراته وتغييراتك.
    [zero] غيّر شخص آخر «{ $file }»، ودُمجت تغييراته وتغييراتك.
    [one] غيّر شخص آخر «{ $file }»، ودُمجت تغييراته في مادة واحدة وتغييراتك.
    [two] غيّر شخص آخر «{ $file }»، ودُمجت تغييراته في مادتين وتغييراتك.
    [few] غيّر شخص آخر «{ $file }»، ودُمجت تغييراته في { $count } مواد وتغييراتك.
    [many] غيّر شخص آخر «{ $file }»، ودُمجت تغييراته في { $count } مادة وتغييراتك.
   *[other] غيّر شخص آخر «{ $file }»، ودُمجت تغييراته في { $count } مادة وتغييراتك.
}
watch-beside = { $count ->
    [zero] لم يُضف أي منكما فقرات في موضع واحد.
    [one] أضاف كل منكما فقرات في موضع واحد.
    [two] أضاف كل منكما فقرات في موضعين.
    [few] أضاف كل منكما فقرات في { $count } مواضع.
    [many] أضاف كل منكما فقرات في { $count } موضعًا.
   *[other] أضاف كل منكما فقرات في { $count } موضع.
}
    .hint = وهي متتالية الآن. راجعها معًا.
notice-others-in-the-way = خطوتك الأخيرة وما كتبه غيرك بعدها في الكلمات نفسها.
    .hint = تراجع مرة أخرى ليخرج ما كتبه غيرك أولًا، أو قارن وأزل منه ما تشاء.
notice-others-taken-out = أُخرج ما كتبه غيرك.
    .hint = «إعادة» تُرجعه. وإن حُفظ المشروع هكذا خسره الملف، ويبقى في السجل.
watch-taken-in-title = ما أُدخل من { $file }
change-taken-in = تغييرات الآخرين
watch-gone = لم يعد «{ $file }» موجودًا
    .hint = ما لديك هنا محفوظ. لا يُكتب الملف من جديد إلا إذا طلبت ذلك.
watch-gone-ask = حُذف الملف أو نُقل أو تغيّر اسمه. ما لديك هنا محفوظ.
watch-write-again = كتابته من جديد
watch-unreadable = غيّر شخص آخر «{ $file }» ولا يمكن فتحه الآن: { $why }
    .hint = ما لديك هنا محفوظ. احفظه باسم آخر، أو نحِّ ذلك الملف جانبًا واحفظ مكانه.
watch-conflicts = { $count ->
    [zero] غيّر شخص آخر «{ $file }».
    [one] غيّر شخص آخر «{ $file }»، وتغيير واحد منه يمسّ ما غيّرته.
    [two] غيّر شخص آخر «{ $file }»، وتغييران منه يمسّان ما غيّرته.
    [few] غيّر شخص آخر «{ $file }»، و{ $count } تغييرات منه تمسّ ما غيّرته.
    [many] غيّر شخص آخر «{ $file }»، و{ $count } تغييرًا منه تمسّ ما غيّرته.
   *[other] غيّر شخص آخر «{ $file }»، و{ $count } تغيير منه تمسّ ما غيّرته.
}
    .hint = لا يُحفظ فوق الملف حتى تقرر. يمكنك متابعة الكتابة.
watch-conflicts-title = شخص آخر غيّر { $file } أيضًا
watch-conflicts-what = ما غيّره أحدكما وحده مدموج. وهنا غيّرتما السطر نفسه أو الجملة نفسها أو الموضع نفسه. يبقى الملف كما حفظه الآخر حتى تقرر.
watch-putting-together = جارٍ دمج النسختين…
watch-conflict = { $what } · { $story }
watch-before = قبل
watch-ours = نسختك
watch-theirs = نسخة الآخر
watch-not-there = غير موجود
watch-deleted = محذوف
watch-take-ours = خذ نسختك
watch-take-theirs = خذ نسخة الآخر
watch-take-both = خذ النسختين
watch-all-ours = نسختك في الكل
watch-all-theirs = نسخة الآخر في الكل
watch-decide = دمج
watch-later = لاحقًا
watch-open = { $count ->
    [zero] لا شيء ينتظر قرارك
    [one] واحد ينتظر قرارك
    [two] اثنان ينتظران قرارك
    [few] { $count } تنتظر قرارك
    [many] { $count } تنتظر قرارك
   *[other] { $count } تنتظر قرارك
}
watch-none-open = كل شيء محسوم
