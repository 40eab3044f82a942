# النافذة: الأشرطة واللوحات ومربعات الحوار والصفحة.

bar-read-only = للقراءة فقط
bar-read-only-changed = للقراءة فقط، وتغييرات غير محفوظة
bar-undecided = لم يُحفظ: قرّر…
bar-not-saved = لم يُحفظ
bar-unsaved = تغييرات غير محفوظة
bar-saved = حُفظت كل التغييرات
bar-new = لم يُحفظ بعد
bar-untitled = بلا اسم
bar-no-story = لا مادة
bar-minutes = قراءة { $count } د
bar-unattributed = { $count ->
    [zero] كل الاقتباسات منسوبة
    [one] اقتباس واحد بلا مصدر
    [two] اقتباسان بلا مصدر
    [few] { $count } اقتباسات بلا مصدر
    [many] { $count } اقتباسًا بلا مصدر
   *[other] { $count } اقتباس بلا مصدر
}
bar-dismiss = إخفاء
count-words = { $count ->
    [zero] لا كلمات
    [one] كلمة واحدة
    [two] كلمتان
    [few] { $count } كلمات
    [many] { $count } كلمة
   *[other] { $count } كلمة
}

tool-insert = إدراج ▾
tool-tag = وسم كيان ▾
tool-tag-short = وسم ▾
tool-quote = نسبة اقتباس ▾
tool-quote-short = اقتباس ▾
tool-photo = صورة
tool-link = رابط
tool-address = العنوان

find-words = بحث
find-with = استبدال بـ
find-close = إغلاق
    .help = يخفي الشريط (Esc)
find-case = مطابقة حالة الأحرف
    .help = يُفرَّق بين الأحرف الكبيرة والصغيرة.
find-whole-word = كلمة كاملة
    .help = لا شيء داخل كلمات أطول.
find-pattern = نمط
    .help = تعبير نمطي؛ و$1 في الاستبدال هو مجموعته الأولى.
find-variants = تجاهل التشكيل واختلاف الرسم
    .sign = أ=ا
    .help = أ هي ا، وى هي ي، وة هي ه، وé هي e، ولا عبرة بالحركات والتطويل. يبدأ متوقفًا عند الاستبدال.
find-previous = السابق
find-next = التالي
find-everywhere = كل المواد
    .help = يبحث في كل المواد ويسرد ما يجده.
find-replacing = استبدال…
    .name = إظهار الاستبدال
    .help = يعرض ما يوضع مكانها.
find-replace = استبدال
    .help = يستبدل النتيجة المحددة وينتقل إلى التالية (Enter)
find-replace-all = استبدال الكل
    .help = يستبدل كل النتائج في المادة؛ وتراجع واحد يعيدها كما كانت
find-searching = جارٍ البحث… { $total }
find-none = لا نتائج
find-matches = { $count ->
    [zero] لا نتائج
    [one] نتيجة واحدة
    [two] نتيجتان
    [few] { $count } نتائج
    [many] { $count } نتيجة
   *[other] { $count } نتيجة
}
find-in-stories = { $matches } في { $count ->
    [zero] لا مادة
    [one] مادة واحدة
    [two] مادتين
    [few] { $count } مواد
    [many] { $count } مادة
   *[other] { $count } مادة
}
find-nth = { $nth } من { $total }
find-from-top = استؤنف البحث من البداية
find-from-end = استؤنف البحث من النهاية
find-replaced = { $count ->
    [0] لا شيء لاستبداله
    [one] استُبدلت نتيجة واحدة
    [two] استُبدلت نتيجتان
    [few] استُبدلت { $count } نتائج
    [many] استُبدلت { $count } نتيجة
   *[other] استُبدلت { $count } نتيجة
}
find-do-all = { $verb ->
    [delete] حذف
   *[replace] استبدال
} { $count } في { $stories ->
    [zero] لا مادة
    [one] مادة واحدة
    [two] مادتين
    [few] { $stories } مواد
    [many] { $stories } مادة
   *[other] { $stories } مادة
}
find-all = الكل
find-undo-hint = تراجع واحد يعيدها كما كانت
find-replace-all-in = استبدال الكل في { $name }
find-replace-this = استبدال: { $line }
find-show-story = عرض المادة

stories-heading = المواد · { $count }
stories-photos = الصور · { $count }
stories-none = لا موادّ بعد. اكتب مادة أو استورد نصًا خامًا.
stories-story = مادة: { $name }
stories-untitled = مادة بلا عنوان
stories-embargo = حظر نشر
stories-outline = المخطط

tab-story = المادة
tab-photos = الصور
tab-entities = الكيانات
tab-sources = المصادر
tab-check = المراجعة

panel-no-story = لا مادة في الصفحة.
panel-elsewhere = أخرى في الدليل
panel-edge = حافة اللوحة
panel-remove = إزالة
panel-show = عرض
panel-fix = إصلاح
panel-required = إلزامي
panel-advice = نصيحة
panel-nothing-to-ask = لا ملاحظات. المادة جاهزة للتصدير.
panel-looking = المراجعة جارية …

story-headlines = العناوين
story-signed = التوقيع وسطر المكان والتاريخ
story-filing = التصنيف
story-release = النشر
story-genre = النوع
story-language = اللغة
language-other = لغة أخرى…
language-tag = رمزها
story-urgency = درجة الاستعجال (1 عاجل – 9 غير مستعجل)
story-date = التاريخ
story-keywords = كلمات مفتاحية
    .hint = مياه، الموصل، زراعة
story-bylines = الكتّاب، واحد في كل سطر
    .hint = ليلى حسن، في الموصل
story-embargo = حظر النشر حتى
story-correction-hint = ما الخطأ وما الصواب

field-wants-date = تاريخ مثل 2026-11-14
field-wants-language = رمز لغة: en أو ar أو fr …
field-wants-embargo = اليوم والساعة والمنطقة مثل 2026-11-23 06:00 Asia/Riyadh
field-wants-name = رمز اللغة ثم نقطتان ثم الاسم: ar: الموصل
field-wants-link = صاحب السجل ثم نقطتان ثم المعرّف: wikidata: Q83387

photo-attach-many = إرفاق صور…
photo-none = لا صورة في هذه الصفحة. أرفق صورة أو أفلتها على النافذة.
photo-elsewhere = أخرى في المكتبة
photo-caption = التعليق
    .hint = من يفعل ماذا، وأين، ومتى
photo-credit = حقوق الصورة
    .hint = أ ف ب
photo-photographer = المصوّر
    .hint = من التقطها
photo-alt-text = النص البديل
    .hint = صف الصورة لمن لا يستطيع رؤيتها
photo-description = وصف موسّع
    .hint = ما يزيد على الجملة حيث لا تكفي
photo-place = المكان
    .hint = أين التُقطت
photo-usage-terms = شروط الاستخدام
    .hint = للاستخدام التحريري فقط
photo-taken = تاريخ الالتقاط
photo-expires = انتهاء الحقوق
photo-attach = إرفاق الصورة…
photo-replace = تبديل الصورة…
photo-remove-hint = يخرج الصورة من المكتبة ومن كل صفحة
photo-alt-required = مطلوب للتصدير
photo-people = الأشخاص الظاهرون
photo-unknown = مجهول
photo-add-person = إضافة شخص
photo-unnamed = شخص بلا اسم
photo-no-caption = بلا تعليق
photo-caption-read = لهذه الصفحة تعليقها الخاص، وهو ما يظهر للقارئ: «{ $caption }»
photo-caption-take = استخدام تعليق الصورة هنا
photo-caption-give = جعله تعليق الصورة
photo-place-here = وضع في هذه الصفحة
photo-wanted = مطلوبة: لم تُرفق صورة بعد
photo-reading = القراءة جارية …

entity-here = في هذه المادة
entity-none = لا وسوم بعد. حدد اسمًا في الصفحة ثم اختر له وسمًا.
entity-name = الاسم
    .hint = كما تكتبه الدار
entity-role = الصفة أو المنصب
    .hint = خبيرة مياه، جامعة الموصل
entity-aliases = يُكتب أيضًا
    .hint = أربيل، اربيل
entity-names = بلغات أخرى، واحدة في كل سطر
entity-links = معروف في مراجع أخرى، واحد في كل سطر
entity-remove-hint = تصير مواضع ذكره كلامًا عاديًا

source-attributed = الاقتباسات المنسوبة: { $count } من { $all }
source-add = إضافة مصدر
source-open = اقتباس في الفقرة { $paragraph } بلا مصدر
source-promise = ما ليس للنشر لا يخرج أبدًا؛ وطريقة الاتصال بالمصدر لا تُصدَّر أبدًا.
source-unnamed = مصدر بلا اسم
source-quotes = { $count ->
    [zero] لا اقتباسات
    [one] اقتباس واحد
    [two] اقتباسان
    [few] { $count } اقتباسات
    [many] { $count } اقتباسًا
   *[other] { $count } اقتباس
}
source-attribute = نسبة الكلمات المحددة
source-details = التفاصيل
source-name = الاسم (يراه القراء)
    .hint = ليلى حسن
source-name-kept = الاسم (لا يُنشر أبدًا)
source-described = وصفه للقراء
    .hint = مهندس في الوزارة
source-undescribed = لا يعرف القراء عن هذا المصدر شيئًا إلى أن يوصف.
source-affiliation-kept = الجهة (لا تُنشر أبدًا)
source-affiliation = الجهة (يراها القراء)
    .hint = جامعة الموصل
source-reached = كيف جرى الاتصال به (لا يُصدَّر أبدًا)
    .hint = بالهاتف، 14 نوفمبر
source-terms = شروط النشر
source-remove-hint = تبقى اقتباساته بلا نسبة

page-story = المادة
page-drop = أفلت مشروعًا لفتحه، أو صورًا لإرفاقها، أو نصًا لاستيراده
page-show = عرض في الصفحة
page-empty = لا مشروع مفتوح
    .hint = اكتب مادة، أو استورد نصًا خامًا، أو افتح مشروعًا.
page-open = فتح مشروع…
page-attribution = صاحب الكلام
    .hint = كلام من هذا
page-embedded = الرابط المضمّن
page-embed = تعليق المادة المضمّنة
page-embed-hint = ما الذي سيجده القارئ هناك
page-write-here = اكتب هنا
page-item = بند
page-list-item = البند { $nth }
page-caption-lent = تعليق الصورة الأصلي
page-caption-own = التعليق في هذه الصفحة
page-caption-back = لا تعليق هنا، فيظهر للقارئ تعليق الصورة الأصلي: «{ $caption }»
page-no-photo = هذه الصورة ليست في المكتبة.
page-fact-box = عنوان إطار المعلومات
page-fact = معلومة
page-nth-fact = المعلومة { $nth }
page-no-byline = بلا توقيع
page-no-embargo = بلا حظر نشر
page-embargo = حظر النشر حتى { $until } ({ $zone })
page-no-source = بلا مصدر
page-unknown-source = مصدر مجهول

ask-close = إغلاق
ask-cancel = إلغاء
ask-done = تم
ask-save-title = هل تُحفظ تغييرات { $file }؟
ask-save-untitled = هل يُحفظ هذا المشروع؟
ask-unsaved = { $count ->
    [0] تغيّرت أسماء أو مصادر أو صور أو ترتيب المواد
    [zero] لم تتغيّر أي مادة
    [one] تغيّرت مادة واحدة
    [two] تغيّرت مادتان
    [few] تغيّرت { $count } مواد
    [many] تغيّرت { $count } مادة
   *[other] تغيّرت { $count } مادة
} منذ { $since }.
ask-never-saved = لم يُحفظ من قبل. { $count ->
    [0] ستضيع أسماء أو مصادر أو صور
    [zero] لن تضيع أي مادة
    [one] ستضيع مادة واحدة
    [two] ستضيع مادتان
    [few] ستضيع { $count } مواد
    [many] ستضيع { $count } مادة
   *[other] ستضيع { $count } مادة
}.
ask-save = حفظ
ask-discard = عدم الحفظ
ask-path = المسار
ask-path-waiting = نافذة اختيار الملف مفتوحة. إن لم تظهر فاكتب المسار هنا.
ask-path-type = اكتب المسار، أو أفلت الملف على النافذة.

path-new = مشروع جديد
    .verb = إنشاء
    .files = مشروع Copydesk
path-open = فتح مشروع
    .verb = فتح
    .files = مشروع Copydesk
path-save-as = حفظ المشروع باسم
    .verb = حفظ
    .files = مشروع Copydesk
path-import = استيراد مادة خام
    .verb = استيراد
    .files = مادة خام
path-attach = إرفاق صور
    .verb = إرفاق
    .files = صور
path-export-folder = تصدير إلى مجلد
    .verb = استخدام هذا المجلد
    .files = مجلد
path-all-files = كل الملفات

export-one = تصدير المادة
export-all = تصدير كل المواد
export-do = تصدير
export-folder = المجلد
export-choose = اختيار…

imported-title = ما استُورد
imported-no-headline = بلا عنوان
imported-story = { $headline } — { $paragraphs ->
    [zero] بلا فقرات
    [one] فقرة واحدة
    [two] فقرتان
    [few] { $paragraphs } فقرات
    [many] { $paragraphs } فقرة
   *[other] { $paragraphs } فقرة
}، { $photos ->
    [zero] بلا صور مطلوبة
    [one] صورة واحدة مطلوبة
    [two] صورتان مطلوبتان
    [few] { $photos } صور مطلوبة
    [many] { $photos } صورة مطلوبة
   *[other] { $photos } صورة مطلوبة
}، { $words ->
    [zero] بلا كلمات
    [one] كلمة واحدة
    [two] كلمتان
    [few] { $words } كلمات
    [many] { $words } كلمة
   *[other] { $words } كلمة
}
imported-left-out = ما استُبعد · { $count }
imported-notes = للعلم · { $count }
imported-all = لم يُستبعد شيء.
imported-line = السطر { $line }

about-version = الإصدار { $version }
about-what = برنامج تحرير لغرف الأخبار: كتابة المواد وإرفاق الصور ووسم الأشخاص والمصادر وتصدير الصفحات.
about-offline = يعمل بلا اتصال: لا يخرج من هذا الجهاز إلا ما تصدّره.
about-license = الترخيص: MIT أو Apache 2.0. الخطوط: Newsreader وIBM Plex Sans وIBM Plex Sans Arabic وNoto Naskh Arabic، برخصة SIL Open Font License.
