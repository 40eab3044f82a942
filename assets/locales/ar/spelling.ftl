# الإملاء: المعاجم والكلمات التي فيها خطأ وما يُعدّ صحيحًا سواها.

command-check-spelling = تدقيق الإملاء أثناء الكتابة
    .help = يضع خطًا متموجًا تحت كل كلمة لا يعرفها معجم ولا قائمة.
command-misspelt-next = الخطأ الإملائي التالي
    .help = يحدد الكلمة التالية التي تحتها خط متموج، وبعد الأخيرة يعود إلى الأولى.
command-misspelt-previous = الخطأ الإملائي السابق
    .help = يحدد الكلمة السابقة التي تحتها خط متموج.
command-spelling = اقتراحات إملائية…
    .help = يعرض ما قد يكون المقصود بالكلمة التي عند المؤشر.
command-learn-mine = إضافة إلى كلماتي
    .help = الكلمة التي عند المؤشر صحيحة في كل مشروع تفتحه.
command-learn-house = إضافة إلى كلمات الدار
    .help = الكلمة التي عند المؤشر صحيحة في هذا المشروع لكل من يعمل عليه.
command-ignore-word = تجاهلها في هذه المادة
    .help = يتجاوز الكلمة التي عند المؤشر في هذه المادة إلى أن يُغلق البرنامج.

spelling-of = إملاء «{ $word }»
spelling-waiting = يبحث عن اقتراحات…
spelling-none = لا اقتراحات

dictionary-encoding = مكتوب بترميز { $name } الذي لا يقرؤه البرنامج؛ حوّل الملفين إلى UTF-8
dictionary-not-utf8 = ملفه .{ $file } ليس بترميز UTF-8 كما يقول؛ انظر السطر { $line }
dictionary-broke = كلمة تعطّله
dictionary-breaks = تالف إلى حدّ يعطّل ما يقرؤه
dictionary-too-large = أكبر من المسموح
dictionary-damaged = تالف: { $why }

mine-not-utf8 = الملف { $path } ليس نصًا بترميز UTF-8
mine-too-many = في الملف { $path } أكثر من { $most } كلمة

notice-dictionary-broken = لا يمكن استخدام المعجم { $path }: { $why }.
    .hint = يمضي البرنامج من دونه. بدّل الملف أو أزله.
notice-mine = تعذّر حفظ كلماتك: { $why }
    .hint = تبقى صحيحة إلى أن يُغلق البرنامج. عالج الملف ثم أضفها من جديد.
notice-not-checked = لا يُدقَّق إملاء المواد المكتوبة بلغة «{ $language }».
    .hint = انظر إن كان التدقيق أثناء الكتابة مفعّلًا، وأي المعاجم متاحة.
notice-all-spelt = لا أخطاء إملائية في هذه المادة

job-reading-dictionary = قراءة المعجم
job-locating-dictionaries = البحث عن المعاجم
job-keeping-words = حفظ الكلمات
job-seeking-word = البحث عن أخطاء إملائية
job-suggesting = البحث عن اقتراحات

prefs-dictionaries = المعاجم
prefs-dictionary-off = لا يُدقَّق إملاؤها.
prefs-dictionary-sought = يبحث عن معجمها…
prefs-dictionary-missing = لا معجم لها. في ديبيان وأوبونتو اسم الحزمة { $package } أو يبدأ به.
prefs-dictionary-desk = بمعجم البرنامج نفسه.
prefs-dictionary-file = بالمعجم { $path }
prefs-dictionaries-more = المعجم ملفان، مثل ar.aff وar.dic. وما في { $folder } يتقدم على غيره.
prefs-dictionaries-open = فتح المجلد
prefs-dictionaries-again = البحث من جديد
prefs-my-words = كلماتي
    .about = صحيحة في كل مشروع تفتحه، وهي في الملف words.txt بجانب الإعدادات، كلمة في كل سطر.
prefs-house-words = كلمات الدار
    .about = صحيحة لكل من يعمل على هذا المشروع، وتُحفظ معه.
prefs-word-hint = كلمة
prefs-word-add = إضافة
prefs-word-remove = إزالة «{ $word }»
prefs-words-none = لا كلمات بعد
prefs-words-more = { $count ->
    [zero] ولا كلمة غيرها
    [one] وكلمة أخرى
    [two] وكلمتان أخريان
    [few] و{ $count } كلمات أخرى
    [many] و{ $count } كلمة أخرى
   *[other] و{ $count } كلمة أخرى
}

change-correct-spelling = تصحيح الإملاء
change-forget-house = إزالة من كلمات الدار
part-house-words = كلمات الدار
part-house-word = كلمة من كلمات الدار
