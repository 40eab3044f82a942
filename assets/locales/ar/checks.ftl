# ما تجده المراجعة، ومع كل ملاحظة ما يُعمل بشأنها.

raw-quoted = «{ $words }»
finding-photo = الصورة { $nth }
    .within = الصورة { $nth }
finding-photo-named = الصورة { $nth }، { $caption }،
    .within = الصورة { $nth }، { $caption }
finding-source = المصدر { $id }

finding-withdrawn = المادة { $status ->
    [killed] ملغاة
   *[spiked] مستبعدة
}.
    .hint = اتركها خارج التصدير، أو استعدها إن كانت ستُنشر.
finding-killed-with-note = المادة ملغاة: يخرج عنوانها وتنويه السحب، ولا شيء غيرهما.
    .hint = صدّرها ليحل التنويه محل الصفحة.
finding-no-headline = المادة بلا عنوان.
    .hint = قل ما حدث، في سطر.
finding-no-body = ليس في المتن شيء للقارئ.
    .hint = اكتب المادة، أو أرفق صورها.
finding-off-the-record = تقتبس المادة كلام «{ $name }»، وقد قاله على أنه ليس للنشر.
    .hint = احذف الكلام، أو اتفق مع المصدر على شروط أخرى.
finding-off-the-record-words = في { $place } كلام قاله «{ $name }» على أنه ليس للنشر.
    .hint = احذف الكلام، أو اتفق مع المصدر على شروط أخرى.
finding-in-block = الكتلة { $nth }
finding-named = «{ $name }» مصدر لا يُسمّى، واسمه وارد في { $place }.
    .hint = احذف الاسم، أو اتفق مع المصدر على ذكر اسمه. وإن كان المقصود شخصًا آخر بالاسم نفسه فأضفه مصدرًا للنشر باسمه.
finding-maybe-named = «{ $name }» مصدر لا يُسمّى، وفي { $place } ما قد يسمّيه.
    .hint = تأكد من أن القراء لا يعرفون منه من هو المصدر.
finding-last-name = في { $place } آخر كلمة من اسم «{ $name }»، وهو مصدر لا يُسمّى.
    .hint = احذفها إن كانت تعني هذا المصدر.
finding-unknown-source = اقتباس منسوب إلى مصدر ليس في الدليل.
    .hint = انسبه إلى مصدر من الدليل؛ فلا أحد يعرف ما اتُّفق عليه مع هذا المصدر.
finding-rights-ended = { $photo } لا يجوز نشرها: انتهت حقوقها في { $day }.
    .hint = أزل الصورة، أو جدّد حقوقها.
finding-rights-end = { $photo } لا يجوز نشرها بعد { $day }.
    .hint = جدّد حقوقها، أو خطط لإزالة الصورة.
finding-unknown-photo = الصورة { $nth } في الصفحة ليست في المكتبة.
    .hint = أرفقها ثانية، أو أزل موضعها من الصفحة.
finding-photo-missing = { $photo } فقدت ملفها: ليس في مجلد الصور.
    .hint = ابحث عنه بأمر «البحث عن الصور المفقودة» في قائمة «ملف»، أو أرفق الصورة من جديد.
finding-photo-changed = { $photo } ملفها غير الذي أُرفق: غيّره أحد.
    .hint = ابحث عن الأصل بأمر «البحث عن الصور المفقودة» في قائمة «ملف»، أو أرفق الصورة الجديدة.
finding-photo-unreadable = { $photo } تعذّرت قراءة ملفها.
    .hint = افتح لسان «الصور» لترى السبب، وأرفقها من جديد إن فقدها القرص.
finding-alt-missing = { $photo } بلا نص بديل.
    .hint = قل في جملة ما يُرى فيها.
finding-alt-again = { $photo }: نصها البديل يكرر تعليقها.
    .hint = قل ما يُرى؛ فالتعليق يُقرأ أيضًا.
finding-embargo = المادة تحت حظر النشر حتى { $until } ({ $zone }).
    .hint = لا تنشر ما تصدّره قبل ذلك.
finding-no-byline = المادة بلا توقيع.
    .hint = اذكر كاتبها أو الوكالة التي جاءت منها.
finding-no-address = لا يمكن صنع رابط الصفحة من العنوان؛ فتُسمّى برقم.
    .hint = اكتب كلمات قليلة بحروف لاتينية تصل بينها شرطات.
finding-address-taken = رابط الصفحة «{ $slug }» هو أيضًا رابط { $story }.
    .hint = غيّر أحدهما؛ فإن صُدّرتا معًا أُضيف رقم إلى الأخيرة.
finding-length = { $field }: { $count ->
    [zero] بلا أحرف
    [one] حرف واحد
    [two] حرفان
    [few] { $count } أحرف
    [many] { $count } حرفًا
   *[other] { $count } حرف
}؛ والمستحسن { $advised }.
    .hint = اختصره، أو اتركه: لا يُقتطع شيء.
finding-wanted-photo = { $photo } مطلوبة ولم تُرفق؛ فلن تظهر في الصفحة.
    .hint = أرفق الصورة، أو أزل موضعها من الصفحة.
finding-no-caption = { $photo } بلا تعليق.
    .hint = قل من يفعل ماذا، وأين، ومتى.
finding-no-credit = لم تُذكر حقوق { $photo }.
    .hint = اذكر المصوّر والوكالة.
finding-credit-nobody = حقوق { $photo } لا تسمّي أحدًا: { $credit }.
    .hint = تحقّق من صاحب الصورة قبل نشرها.
finding-quotation-open = الاقتباس { $words } بلا مصدر.
    .hint = انسبه إلى مصدر.
finding-quote-open = الاقتباس المنفصل { $words } بلا مصدر.
    .hint = انسبه إلى مصدر.
finding-deep-background = { $words } كلام { $who }، قيل خلفيةً عميقة؛ ولا تسمّي الصفحة أحدًا له.
    .hint = قله بلسان المادة، أو ابحث عمّن يقوله للنشر باسمه.
finding-background = تنسب الصفحة كلامًا قيل خلفيةً إلى «{ $name }»، بلا جهة.
    .hint = تأكد من أن هذا يصف المصدر كما اتُّفق، وأن النص لا يذكر الاسم.
finding-undescribed = تحدث «{ $name }» خلفيةً ولا وصف له: فلا يعرف القراء عن المصدر شيئًا.
    .hint = اكتب في لسان «المصادر» كيف يوصف المصدر للقراء: «مهندس في الوزارة».
finding-unknown-entity = { $words }: وسم لا يسمّي شيئًا في الدليل.
    .hint = اختر وسمًا آخر، أو أزل الوسم؛ فالكلمات تبقى.
finding-link = الرابط إلى { $address } لن يُنشر؛ وتبقى كلماته.
    .hint = اكتب العنوان كاملًا، بدءًا من https://.
finding-embed = الرابط المضمّن { $address } لن يظهر.
    .hint = اكتب العنوان كاملًا، بدءًا من https://.
finding-embed-nowhere = مادة مضمّنة بلا عنوان، فلن تظهر.
    .hint = اكتب العنوان كاملًا، بدءًا من https://.
finding-empty-subhead = عنوان داخلي فارغ.
    .hint = اكتبه، أو أزله.
finding-bare-subhead = لا شيء تحت العنوان الداخلي { $words }.
    .hint = أكمل الكتابة، أو أزله.
finding-empty-quote = اقتباس منفصل فارغ.
    .hint = اكتبه، أو أزله.
finding-empty-pull-quote = اقتباس بارز بلا كلمات.
    .hint = اكتبه، أو أزله.
finding-empty-list = قائمة فارغة.
    .hint = اكتبها، أو أزلها.
finding-empty-item = في قائمة سطر فارغ.
    .hint = اكتبه، أو أزله.
finding-empty-box = إطار معلومات فارغ.
    .hint = اكتبه، أو أزله.
finding-empty-fact = في إطار معلومات فقرة فارغة.
    .hint = اكتبها، أو أزلها.
finding-mark-open = علامة التنصيص قبل { $words } لم تُغلق.
    .hint = أضف العلامة الناقصة، أو أزل هذه.
finding-mark-closed = أُغلقت علامة تنصيص لم تُفتح، في { $words }.
    .hint = أضف العلامة الناقصة، أو أزل هذه.
finding-mixed-marks = اختلطت { $kind ->
    [apostrophes] الفواصل العليا
   *[marks] علامات التنصيص
} المستقيمة والمنحنية: المستقيمة { $count } والمنحنية { $curly }.
    .hint = استعمل نوعًا واحدًا.
finding-doubled-word = «{ $word }» مكررة.
    .hint = أزل إحداهما.
finding-spaces = مسافات زائدة في { $count ->
    [zero] لا موضع
    [one] موضع واحد
    [two] موضعين
    [few] { $count } مواضع
    [many] { $count } موضعًا
   *[other] { $count } موضع
}.
    .hint = أزلها.
