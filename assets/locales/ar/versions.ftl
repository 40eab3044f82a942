# النسخ السابقة من المشروع.

version-off = لا تُحفظ نسخ سابقة من المشروع، وفق الإعدادات
    .hint = اختر مكانها في الإعدادات، في قسم «الحفظ».
version-damaged = النسخة { $path } تالفة
    .hint = خذ نسخة أخرى؛ هذه تبقى في مكانها.
version-none = لا نسخة كهذه
    .hint = راجع قائمة النسخ.

command-name-version = حفظ نسخة باسم…
    .help = يحفظ المشروع ويسمّي ما حُفظ، فيبقى تحت هذا الاسم دائمًا.
command-history = السجل…
    .help = يعرض ما حُفظ من المشروع سابقًا: للمقارنة أو لاسترداد جزء أو للرجوع إليه كله.

version-name-title = حفظ نسخة باسم
    .about = تبقى حتى تحذفها أنت، مهما تلاها من حفظ.
version-name = الاسم
    .hint = قبل مراجعة القانونيين
version-name-do = حفظ
history-about = كل حفظ يُبقي ما قبله. وكلما طال العهد قلّ ما يبقى؛ أما ما له اسم فيبقى كله.
history-list = النسخ
history-none = لا نسخ سابقة بعد. الحفظ التالي يُبقي هذه.
history-no-file = لم يُحفظ المشروع بعد.
history-reading = جارٍ البحث عن النسخ السابقة…
history-restore = استعادة
history-to-file = حفظ في ملف…
version-today = اليوم، { $clock }
version-then = { $when }
version-by = حفظها { $who }
version-nobody = لا يُعرف من حفظها
version-facts = { $facts }
version-words = { $count ->
    [zero] بلا كلمات
    [one] كلمة واحدة
    [two] كلمتان
    [few] { $count } كلمات
    [many] { $count } كلمة
   *[other] { $count } كلمة
}
version-more = +{ $count }
version-fewer = −{ $count }
version-is-damaged = ملفها تالف
version-in-file = كما هي في الملف
version-before-merge = قبل إدخال تغييرات الآخرين
version-before-recovery = قبل إدخال العمل المسترجَع
version-before-restore = قبل الرجوع إلى نسخة سابقة
path-version-file = حفظ النسخة باسم
    .verb = حفظ
    .files = مشروع Copydesk
change-restore = استعادة نسخة
notice-version-named = حُفظت باسم «{ $name }»
notice-version-not-kept = تم الحفظ، لكن تعذّر إبقاء نسخة منه: { $why }
notice-version-failed = تعذّر استخدام النسخة: { $why }
notice-version-written = كُتبت النسخة في { $file }
notice-restored = رجوع إلى نسخة { $when }
    .hint = لم تُحفظ بعد. التراجع يعيد ما كان.
job-keeping-version = جارٍ إبقاء نسخة
job-listing-versions = جارٍ البحث عن النسخ
job-reading-version = جارٍ قراءة نسخة
prefs-versions = إبقاء ما حُفظ سابقًا
    .beside = بجانب المشروع
    .machine = على هذا الجهاز
    .nowhere = لا يُبقى
    .about = ما له اسم يبقى دائمًا، والباقي يقل خلال عام: 500 ميغابايت للمشروع على الأكثر. وما كان بجانب المشروع يصل إلى الزملاء أيضًا.
history-compare = مقارنة بالحالية
history-compare-before = مقارنة بما قبلها
history-compare-marked = مقارنة بالمعلَّمة
history-mark = تعليم
    .help = يعلّم هذه النسخة لتُقارن بها نسخة أخرى.
history-with-now = مقارنة نسخة { $when } بما هو مفتوح الآن
history-with-other = مقارنة نسخة { $when } بنسخة { $then }
version-is-marked = معلَّمة لتُقارن بها غيرها
