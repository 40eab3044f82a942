# الإعدادات: ما يخص الشخص وما يخص الدار، وكيف تُحفظ، وما قد يصيبها.

command-settings = الإعدادات…
    .help = يعرض ما تفضّله على هذا الجهاز، وكيف تكتب غرفة أخبار هذا المشروع وتوقّع.

prefs-title = الإعدادات
prefs-whose = إعدادات مَن
prefs-section = القسم
prefs-mine = إعداداتي
    .about = لك على هذا الجهاز، في كل مشروع. تسري التغييرات فورًا.
prefs-project = هذا المشروع
    .about = تُحفظ في ملف المشروع لكل من يفتحه. التراجع يلغي أي تغيير.
prefs-no-project = لا مشروع مفتوحًا.
prefs-standard = استعادة الأصل
prefs-as-system = كما في النظام
prefs-on = مفعّل
prefs-off = معطّل

prefs-window = النافذة
prefs-language = لغة النافذة
prefs-appearance = المظهر
prefs-contrast = التباين
prefs-contrast-usual = معتاد
prefs-interface-size = حجم الواجهة

prefs-page = الصفحة
prefs-page-size = حجم الصفحة
    .about = حجم عرض المادة. لا يغيّر شيئًا في التصدير.
prefs-fonts = الخطوط
    .about = الخط الذي تُعرض به المادة في صفحتك. لا يغيّر شيئًا في التصدير.
prefs-latin = الحروف اللاتينية
prefs-arabic = الحروف العربية
prefs-font-own = { $name } (خط البرنامج)
prefs-font-find = البحث عن خط
prefs-font-none = لا خط باسم «{ $words }».
prefs-font-looking = جارٍ البحث عن خطوط هذا الجهاز …
prefs-font-missing = { $name } غير موجود على هذا الجهاز؛ ويحل محله خط البرنامج.
job-fonts = جارٍ البحث عن الخطوط

prefs-writing = الكتابة
prefs-as-house-on = كما في المشروع (مفعّل)
prefs-as-house-off = كما في المشروع (معطّل)

prefs-saving = الحفظ
prefs-autosave = الحفظ التلقائي
    .about = يحفظ المشروع في ملفه بعد فترة سكون، متى كان له ملف. ولا يكتب أبدًا فوق ما كتبه غيرك فيه في الأثناء.
prefs-autosave-pause = بعد سكون مدته
time-seconds = { $count ->
    [zero] أقل من ثانية
    [one] ثانية واحدة
    [two] ثانيتان
    [few] { $count } ثوانٍ
    [many] { $count } ثانية
   *[other] { $count } ثانية
}

prefs-work = التوقيع والتصدير
prefs-byline = توقيعي
    .about = يوقّع المواد التي تبدؤها: اسم، أو اسم ثم فاصلة ثم صفة. ولا تُوقَّع به النصوص المستوردة أبدًا.
prefs-export-folder = مجلد التصدير الخاص بي
    .about = منه تبدأ نافذة التصدير في كل مشروع. وإن تُرك فارغًا فالأمر للمشروع.
path-default-folder = مجلد التصدير
    .verb = استخدام هذا المجلد
    .files = مجلد
prefs-keyboard = لوحة المفاتيح

prefs-publication = المطبوعة
prefs-project-name = اسم المشروع
prefs-publication-name = اسم المطبوعة
prefs-copyright = سطر الحقوق أسفل الصفحة
prefs-project-language = لغة المواد الجديدة
prefs-reads-ltr = تُقرأ من اليسار إلى اليمين.
prefs-reads-rtl = تُقرأ من اليمين إلى اليسار.

prefs-style = أسلوب الدار
prefs-quotes = علامات التنصيص
prefs-quotes-language = بحسب اللغة
prefs-quotes-about = توضع أثناء الكتابة في المواد التي لغتها { $language }. وتبقى لمواد اللغات الأخرى علاماتها.
prefs-typing-free = الأصل (مفعّل)
prefs-typing-about = لكل شخص أن يقرر غير ذلك في إعداداته.

prefs-defaults = المواد الجديدة
prefs-house-byline = توقيع الدار
    .hint = هيئة التحرير
    .about = يوقّع المواد الجديدة لمن لا توقيع له، والنصوص المستوردة التي بلا توقيع.
prefs-house-credit = حقوق صور الدار
    .about = يُعطى للصور التي يطلبها القالب. والصورة التي تُذكر حقوقها تحتفظ بها.
prefs-section-default = قسم المواد الجديدة
prefs-house-folder = مجلد التصدير
    .about = داخل مجلد المشروع، ليُعثر عليه على كل جهاز.
prefs-folder-out = لم يُقبل: يجب أن يكون مجلدًا داخل مجلد المشروع نفسه.

house-bad-zone = المنطقة الزمنية لغرفة الأخبار { $zone } غير معروفة؛ الأوقات بالتوقيت العالمي UTC.
    .hint = اختر منطقة مثل Asia/Baghdad في الإعدادات، هذا المشروع.
house-bad-folder = مجلد التصدير في المشروع، { $folder }، يقع خارج مجلده ولا يُستخدم.
    .hint = اختر غيره في الإعدادات، هذا المشروع.

settings-unread = تعذرت قراءة الإعدادات: { $why }
    .hint = يبدأ البرنامج بإعداداته الأصلية. تأكد من أن لك أن تقرأ الملف.
settings-damaged = الإعدادات في { $file } تالفة عند السطر { $line }، العمود { $column }. أُخذ بما قبل ذلك.
    .hint = الملف التالف محفوظ بجانبها باسم { $aside }.
settings-left = الإعدادات في { $file } تالفة عند السطر { $line }، العمود { $column }، وتعذر وضع الملف جانبًا.
    .hint = أُخذ بما قبل ذلك. لن يُحفظ ما تغيّره الآن حتى يُصلَح الملف أو يُنقل.
settings-odd = لا يعرف هذا البرنامج ما يقوله { $file } عن: { $fields }.
    .hint = يأخذ فيه بالأصل. ويبقى الملف على ما يقوله حتى تغيّره هنا.
settings-unkept = تعذر حفظ الإعدادات: { $why }
    .hint = تسري حتى يُغلق البرنامج.
settings-aside = تلفت الإعدادات في الأثناء؛ الملف التالف محفوظ باسم { $aside }.
    .hint = كتب البرنامج إعداداته من جديد.
settings-font = { $name } غير موجود على هذا الجهاز. تُعرض المادة بخط البرنامج.
    .hint = ثبّت الخط، أو اختر غيره في الإعدادات.

bar-saved-at = الساعة { $when }
    .help = آخر حفظ، بتوقيت غرفة الأخبار.

part-house-byline = توقيع الدار
part-house-credit = حقوق صور الدار
part-house-section = قسم الدار
part-house-folder = مجلد التصدير
