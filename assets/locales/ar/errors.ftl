# ما يتعذّر وسببه، ومع كل حالة ما يُعمل بشأنها.

# لماذا يرفض النظام. رقمه عنده يفيد من يعتني بالجهاز.
system-number = الخطأ { $number }
system-says = { $words }
system-missing = غير موجود ({ $detail })
system-denied = غير مسموح به ({ $detail })
    .hint = احفظ في موضع آخر، أو اطلب ممن يعتني بالمجلد أن يأذن لك بالكتابة فيه.
system-exists = موجود من قبل ({ $detail })
system-full = القرص ممتلئ ({ $detail })
    .hint = أفسح مكانًا على القرص، أو احفظ في موضع آخر. ما كتبته ما زال هنا.
system-read-only = القرص للقراءة فقط ({ $detail })
    .hint = احفظ في موضع آخر: لا يمكن تغيير شيء على هذا القرص.
system-too-large = الملف أكبر مما يتسع له القرص ({ $detail })
system-no-folder = جزء من المسار ليس مجلدًا ({ $detail })
system-folder = هو مجلد لا ملف ({ $detail })
system-not-empty = المجلد ليس فارغًا ({ $detail })
system-busy = يستعمله برنامج آخر ({ $detail })
    .hint = أغلق البرنامج الآخر أو انتظر لحظة؛ أو احفظ في موضع آخر.
system-name = لا يقبل النظام هذا الاسم ({ $detail })
    .hint = اختر اسمًا أقصر بلا رموز غير مألوفة.
system-elsewhere = يقع على قرص آخر ({ $detail })
system-links = الروابط أكثر مما يجوز ({ $detail })
system-silent = القرص لا يستجيب ({ $detail })
    .hint = تحقق من الشبكة، أو احفظ على هذا الجهاز. ما كتبته ما زال هنا.
system-memory = الذاكرة لا تكفي ({ $detail })
system-quota = استُنفدت حصتك من القرص ({ $detail })
    .hint = انقل شيئًا من ملفاتك عن القرص، أو احفظ في موضع آخر. ما كتبته ما زال هنا.
system-broken = يبلّغ القرص عن خلل ({ $detail })
    .hint = احفظ الآن على قرص آخر، ثم اطلب فحص هذا القرص. ما كتبته ما زال هنا.
system-gone = القرص غير موجود ({ $detail })
    .hint = صِله من جديد، أو احفظ في موضع آخر. ما كتبته ما زال هنا.
system-interrupted = انقطعت العملية ({ $detail })
system-unsupported = لا يقدر النظام على ذلك ({ $detail })

# ما خرج عن المعتاد في ملف مشروع.
remark-no-first-line = ليس في الملف سطر أول فيه رقم الإصدار؛ فقُرئ على أنه الأحدث.
remark-changed = عُدّل الملف خارج البرنامج منذ آخر حفظ.
    .hint = راجعه؛ فإن كان كل شيء سليمًا فاحفظ.
remark-line-ends = حُوّلت نهايات السطور في الملف إلى نهايات ويندوز؛ ولم يتغير غيرها.
remark-comments = في الملف تعليقات سيحذفها الحفظ (السطر { $lines }).
    .hint = احفظ باسم آخر ليبقى الملف بتعليقاته.

# ما اختلّ في بنية ملف.
ron-ends = ينتهي الملف قبل تمامه
ron-string-open = يبدأ هنا نص بين علامتي تنصيص ولا ينتهي
ron-more = كان يجب أن ينتهي الملف بعد المشروع
ron-deep = الأقواس متداخلة أكثر مما في أي مشروع
ron-unknown-field = حقل غير معروف { $found }؛ والمنتظر { $expected }
ron-unknown-field-in = حقل غير معروف { $found } في { $outer }؛ والمنتظر { $expected }
ron-unknown-word = كلمة غير معروفة { $found }؛ والمنتظر { $expected }
ron-lacks-field = الحقل { $field } ناقص
ron-lacks-field-in = الحقل { $field } ناقص في { $outer }
ron-not-bracket = المنتظر `(`، والموجود { $found }
ron-twice = الحقل { $field } مكرر
ron-nothing = لا شيء هنا
ron-open-quote = { $problem }؛ وفي السطر { $line } نص تنقصه علامة الإغلاق
ron-wants = المنتظر { $what }
ron-thing-comma = فاصلة
ron-thing-truth = إحدى القيمتين { "`true`" } و{ "`false`" }
ron-thing-number = عدد صحيح
ron-thing-fraction = عدد
ron-thing-option = إحدى القيمتين { "`Some(…)`" } و{ "`None`" }
ron-thing-text = كلام بين علامتي تنصيص
ron-thing-letter = حرف واحد
ron-thing-list = قائمة بين قوسين معقوفين
ron-thing-name = اسم
ron-thing-other = شيء من نوع آخر
ron-escape = بعد الشرطة المائلة حرف لا معنى له
ron-too-large = العدد أكبر مما يجوز
ron-comment-open = يبدأ هنا تعليق ولا ينتهي
ron-length = { $count ->
    [zero] لا أجزاء هنا، والمطلوب غير ذلك
    [one] جزء واحد، وليس هذا العدد المطلوب
    [two] جزءان، وليس هذا العدد المطلوب
    [few] { $count } أجزاء، وليس هذا العدد المطلوب
    [many] { $count } جزءًا، وليس هذا العدد المطلوب
   *[other] { $count } جزء، وليس هذا العدد المطلوب
}
ron-odd-letter = لا يصح { $found } في هذا الموضع
ron-no-id = «{ $found }» ليس معرّفًا؛ المعرّف أرقام وحروف لاتينية صغيرة، ما عدا { "i" } و{ "l" } و{ "o" } و{ "u" }، ولا يزيد على 13
ron-no-language = «{ $found }» ليس رمز لغة، مثل { "`en`" } أو { "`ar`" } أو { "`pt-BR`" }
ron-no-urgency = درجة الاستعجال عدد من 1 إلى 9
ron-no-date = لا تاريخ ولا وقت كهذا؛ يُكتبان هكذا: 2026-11-20 أو 2026-11-20T03:00:00Z
ron-form = لا يُكتب هذا هكذا في ملفات المشاريع

# أكثر مما يتسع له ملف مشروع.
limit-too-many = { $place }: عدد { $what } { $count }؛ والحد لملف المشروع { $max }
    .hint = انقل بعضها إلى مشروع آخر.
limit-too-long = { $place }: طول { $what } { $bytes } بايت؛ والحد لملف المشروع { $max }
    .hint = اختصره، أو قسّمه.
limit-same-id = { $place }: اثنان من { $what } بمعرّف واحد هو { $id }
    .hint = أعط أحدهما معرّفًا آخر، أو أزله.
place-project = المشروع
place-story = المادة { $id }
place-block = الكتلة { $id } من المادة { $story }
place-photo = الصورة { $id }
place-entity = الكيان { $id }
place-source = المصدر { $id }
part-stories = المواد
part-photos = الصور
part-entities = الكيانات
part-sources = المصادر
part-people = الأشخاص
part-crops = الاقتصاصات
part-aliases = صيغ الاسم الأخرى
part-names = الأسماء
part-links = الروابط
part-steps = الخطوات
part-keywords = الكلمات المفتاحية
part-bylines = الكتّاب
part-corrections = التصويبات
part-blocks = الكتل
part-list-entries = بنود القائمة
part-paragraphs = الفقرات
part-name = الاسم
part-publication-name = اسم المطبوعة
part-copyright-line = سطر حقوق النشر
part-zone = المنطقة الزمنية
part-slugline = الاسم المختصر
part-web-address = رابط الصفحة
part-section = القسم
part-editor-note = ملاحظة المحررين
part-kicker = العنوان العلوي
part-headline = العنوان
part-web-headline = عنوان نسخة الويب
part-search-headline = عنوان البحث
part-social-headline = عنوان شبكات التواصل
part-deck = العنوان الفرعي
part-dateline-city = مدينة سطر المكان والتاريخ
part-dateline-country = بلد سطر المكان والتاريخ
part-assignment = المكلَّف بالمادة
part-deadline-zone = المنطقة الزمنية لموعد التسليم
part-embargo-zone = المنطقة الزمنية لحظر النشر
part-who-took-a-step = اسم صاحب الخطوة
part-byline = التوقيع
part-byline-role = صفة الكاتب
part-correction = التصويب
part-attribution = النسبة
part-address = العنوان الإلكتروني
part-text = النص
part-link-address = عنوان الرابط
part-caption = التعليق
part-credit = حقوق الصورة
part-photographer = اسم المصوّر
part-alt-text = النص البديل
part-extended-description = الوصف الموسّع
part-place = المكان
part-usage-terms = شروط الاستخدام
part-role = الصفة
part-link-authority = اسم المرجع
part-link-value = معرّف المرجع
part-description = الوصف
part-entity-name = اسم كيان
part-source-name = اسم مصدر
part-affiliation = الجهة
part-how-it-was-reached = طريقة الاتصال به

# الإعدادات والنماذج والقوالب.
sample-not-laid-down = تعذّر وضع المشروع النموذجي: { $why }
template-no-text = الملف ليس نصًا بترميز UTF-8
template-broken = السطر { $line }، العمود { $column }: { $problem }
template-nameless = السطر 1: ليس في `wording` اسم بأي لغة

# الصور.
picture-empty = الملف فارغ
    .hint = انسخ الملف ثانية من حيث جاء؛ فهذه النسخة لا تحوي شيئًا.
picture-foreign = هذا { $what }، والبرنامج لا يقرؤه
picture-unknown = ليس هذا صورة يعرفها البرنامج
    .hint = أرفق ملفًا من نوع JPEG أو PNG أو WebP أو GIF أو TIFF.
picture-too-large = مقاس الصورة { $width } × { $height } بكسل؛ وأقصى ما يُقرأ 30,000 لكل ضلع و250 مليونًا في المجموع
    .hint = افتحها في محرر صور وصغّرها واحفظها بصيغة JPEG.
picture-too-heavy = فتح الصورة يحتاج إلى { $megabytes } ميغابايت من الذاكرة؛ والحد لكل صورة 1,024
    .hint = افتحها في محرر صور وصغّرها واحفظها بصيغة JPEG.
picture-hollow = يقول ملف { $format } إن فيه صورة مقاسها { $width } × { $height } بكسل، وليس فيه إلا { $bytes } بايت، وهي أقل بكثير من أن تسعها
    .hint = انسخ الملف أو نزّله ثانية، أو اطلب الأصل ممن أرسله.
picture-cut-short = ملف { $format } ينتهي قبل تمام صورته
    .hint = انسخ الملف أو نزّله ثانية؛ فهذه النسخة ناقصة.
picture-damaged = ملف { $format } تالف أو من نوع نادر: { $reason }
    .hint = افتحه في محرر صور واحفظه من جديد بصيغة JPEG أو PNG.
picture-not-made = تعذّر صنع الصورة المصغّرة: { $reason }
    .hint = احفظ الصورة من جديد بصيغة JPEG وأرفقها؛ وإن تكرر ذلك فأبلغ عنه مع ذكر صيغة الصورة.
picture-unclean = كان في الصورة الناتجة «{ $part }»، وقد يحمل ما ليس من الصورة
    .hint = احفظ الصورة من جديد بصيغة JPEG وأرفقها؛ وإن تكرر ذلك فأبلغ عنه مع ذكر صيغة الصورة.
foreign-svg = رسم من نوع SVG
    .hint = صدّر الرسم بصيغة PNG بعرض لا يقل عن 1,600 بكسل وأرفقه.
foreign-heic = صورة من نوع HEIC
    .hint = احفظها أولًا بصيغة JPEG؛ والهواتف تفعل ذلك عند اختيار «الأكثر توافقًا» أو عند الإرسال بالبريد.
foreign-avif = صورة من نوع AVIF
    .hint = احفظها أولًا بصيغة JPEG أو PNG وأرفقها.
foreign-other-jpeg = صورة من نوع JPEG XL أو JPEG 2000
    .hint = احفظها أولًا بصيغة JPEG أو PNG وأرفقها.
foreign-bmp = صورة من نوع BMP
    .hint = احفظها أولًا بصيغة JPEG أو PNG وأرفقها.
foreign-document = مستند PDF أو PostScript
    .hint = صدّر الصفحة أو الصورة التي فيه بصيغة JPEG أو PNG وأرفقها.
foreign-photoshop = ملف فوتوشوب
    .hint = احفظ نسخة مدمجة الطبقات بصيغة JPEG أو TIFF وأرفقها.
foreign-camera-raw = ملف كاميرا خام
    .hint = حمّضه في محوّل الملفات الخام عند قسم التصوير واحفظه بصيغة JPEG وأرفقه.
foreign-film = ملف فيديو أو صوت
    .hint = احفظ منه لقطة ثابتة بصيغة JPEG وأرفقها.
foreign-web-page = صفحة ويب
    .hint = افتح الرابط في متصفح واحفظ الصورة نفسها لا الصفحة.
foreign-archive = أرشيف ZIP
    .hint = فُكّه وأرفق الصور التي فيه.

# النص الخام.
unreadable-system = تعذّرت قراءة { $origin }: { $why }
    .hint = تأكد من الاسم ومن أن لك حق قراءة الملف.
unreadable-folder = { $origin } مجلد لا ملف
    .hint = اختر الملفات التي فيه واحدًا واحدًا.
unreadable-too-long = { $origin } أطول من 32 ميغابايت
    .hint = قسّمه إلى عدة ملفات.
unreadable-no-text = { $origin } { $kind } لا نص
unreadable-encoding = { $origin } ليس نصًا بترميز UTF-8: البايت في الموضع { $position } (بدءًا من 0) لا يوافق أي حرف
    .hint = افتحه في محرر نصوص، واختر الترميز الذي كُتب به (غالبًا Windows-1256 للعربية)، واحفظه بترميز UTF-8.
copy-picture = صورة
    .hint = أرفقه صورةً بدلًا من استيراده.
copy-pdf = ملف PDF
    .hint = افتحه في برنامجه وانسخ النص والصقه هنا، أو احفظه نصًا عاديًا (UTF-8).
copy-document = مستند وورد أو ما يشبهه
    .hint = افتحه في برنامجه وانسخ النص والصقه هنا، أو احفظه نصًا عاديًا (UTF-8).
copy-rich-text = مستند نص منسّق
    .hint = افتحه في برنامجه وانسخ النص والصقه هنا، أو احفظه نصًا عاديًا (UTF-8).
copy-binary = ملف ثنائي
    .hint = اختر ملف نص عادي.

# تغييرات لا تصحّ.
unfit-no-story = لا توجد مادة { $id } في هذا المشروع
unfit-no-block = لا توجد كتلة { $id } في هذه المادة
unfit-no-text = ليس في الكتلة { $id } مثل هذا النص
unfit-no-photo = لا توجد صورة { $id } في المكتبة
unfit-no-entity = لا يوجد كيان { $id } في الدليل
unfit-no-source = لا يوجد مصدر { $id } في الدليل
unfit-id-in-use = { $id } مستعمل من قبل
unfit-no-split = لا تُقسم كتلة من نوع «{ $kind }»
unfit-no-join = لا تُضم الكتلة { $id } إلى التي قبلها
unfit-step = لا يصح ذلك مع مادة حالتها «{ $status }»
unfit-no-note = يجب إخبار القراء بما تغيّر

# الأنماط.
pattern-wrong = الحرف { $at } من النمط: { $what }
pattern-folded = بعد تجاهل التشكيل واختلاف الرسم لا يبقى نمط صحيح: { $what }
pattern-too-large = هذا النمط أكبر مما يجوز. اختصر ما يكرره.
pattern-too-long = أقصى ما يُبحث عنه { $max } بايت. اختصر الكلمات.
pattern-group-open = قوس مستدير يُفتح هنا ولا يُغلق
pattern-group-closed = قوس مستدير يُغلق هنا ولم يُفتح
pattern-class-open = قوس مربع يُفتح هنا ولا يُغلق
pattern-nothing = لا شيء قبله ليكرره
pattern-count-open = قوس معقوف يُفتح هنا ولا يُغلق
pattern-escape-cut = لا بد أن يلي الشرطةَ المائلة العكسية شيء؛ وتُكتب هي نفسها \\
pattern-escape = لا معنى لهذا بعد الشرطة المائلة العكسية
pattern-back = لا يستطيع النمط الإحالة إلى ما وجده
pattern-look = لا يستطيع النمط النظر إلى ما قبله أو بعده
pattern-range = المدى بين القوسين المربعين معكوس
pattern-property = لا يوجد صنف حروف بهذا الاسم
pattern-number = موضع القوسين المعقوفين لرقم
pattern-count = يجب ألّا يكون الرقم الثاني أصغر من الأول
pattern-name = مجموعتان بهذا الاسم

# التصدير.
withheld-no-story = ليس في المشروع مادة «{ $id }»
    .hint = اختر واحدة من مواد المشروع.
withheld-withdrawn = «{ $story }» { $status ->
    [killed] ملغاة
   *[spiked] مستبعدة
}
    .hint = استعدها أولًا إن كانت ستُنشر.
withheld-off-the-record = «{ $story }»: في الكتلة { $block } كلام قاله مصدره على أنه ليس للنشر
    .hint = احذف الكلام، أو اتفق مع المصدر على شروط أخرى.
withheld-named = «{ $story }»: في { $place } اسم مصدر لا يُسمّى
    .hint = احذف الاسم، أو اتفق مع المصدر على ذكر اسمه.
withheld-repeated = «{ $story }»: في { $place } كلام قيل على أنه ليس للنشر
    .hint = احذف الكلام، أو اتفق مع المصدر على شروط أخرى.
withheld-unknown-source = «{ $story }»: في الكتلة { $block } اقتباس من مصدر لم يعد في الدليل
    .hint = انسب الاقتباس إلى مصدر من الدليل، أو أزل علامته.
withheld-rights = «{ $story }»: انتهت حقوق الصورة التي في الكتلة { $block } في { $day }
    .hint = أزل الصورة، أو جدّد حقوقها.
unbuilt-picture = «{ $story }»: الصورة { $photo }: { $why }
    .hint = أرفق الصورة ثانية، أو أزلها من المادة.
unbuilt-json = تعذّرت كتابة «{ $story }» بصيغة JSON: { $why }
    .hint = صدّر صفحة الويب بدلًا منها، وأبلغ صانعي Copydesk.
unbuilt-stopped = أُوقف التصدير؛ ولم يُكتب شيء
    .hint = صدّر ثانية متى شئت.
unbuilt-file-missing = ملفها مفقود من مجلد صور المشروع
unbuilt-file-unreadable = تعذّرت قراءة ملفها: { $why }
unbuilt-file-broken = تعذّر عرض ملفها: { $why }
unexported-nothing = لا مادة للتصدير
    .hint = اكتب مادة، أو استعد واحدة من المستبعدات.
unexported-no-format = لا توجد صيغة «{ $key }»؛ والصيغ هي { $known }
    .hint = اختر واحدة منها.
unexported-blocked = { $first } { $more ->
    [zero] (ولا شيء غير ذلك)
    [one] (وملاحظة أخرى)
    [two] (وملاحظتان أخريان)
    [few] (و{ $more } ملاحظات أخرى)
    [many] (و{ $more } ملاحظة أخرى)
   *[other] (و{ $more } ملاحظة أخرى)
}
unexported-no-name = لا يجوز أن يحل تصدير محل «{ $path }»
    .hint = سمِّ مجلدًا جديدًا داخله.
unexported-no-folder = «{ $path }» ملف لا مجلد
    .hint = اختر مجلدًا آخر أو جديدًا: فالتصدير يستبدل المجلد كله.
unexported-strangers = في «{ $folder }» ملفات لم يضعها تصدير: { $names }
    .hint = اختر مجلدًا آخر أو جديدًا: فالتصدير يستبدل المجلد كله.
unexported-changed = في «{ $folder }» ملفات مصدَّرة تغيّرت بعد تصديرها: { $names }
    .hint = اختر مجلدًا جديدًا، أو انقل الملفات التي تغيّرت أولًا.
unexported-manifest = ليس «{ $path }» قائمة ملفات مصدَّرة يقرؤها هذا الإصدار
    .hint = اختر مجلدًا آخر أو جديدًا: فالتصدير يستبدل المجلد كله.
unexported-photos-differ = التصدير بصيغة أخرى للمادة «{ $slug }» فيه صور أخرى
    .hint = صدّر صيغ المادة كلها معًا، أو اختر مجلدًا جديدًا.
unexported-name = لا يصلح «{ $name }» اسمًا لملف مصدَّر
    .hint = غيّر رابط صفحة المادة.
unexported-failed = تعذّر { $doing } «{ $path }»: { $why }
    .hint = تأكد من أن المجلد يقبل الكتابة وأن في القرص متسعًا، أو اختر غيره.
unexported-not-flushed = التصدير في «{ $folder }»، لكن القرص لم يؤكد ذلك: { $why }
    .hint = افحص القرص ثم صدّر ثانية.
unexported-names = { $names }
unexported-some = { $names } { $more ->
    [zero] ولا شيء غيرها
    [one] وواحد غيرها
    [two] واثنان غيرها
    [few] و{ $more } غيرها
    [many] و{ $more } غيرها
   *[other] و{ $more } غيرها
}
doing-follow = تتبّع
doing-find = إيجاد
doing-look-at = فحص
doing-read = قراءة
doing-make-inside = إنشاء مجلد في
doing-make-folder = إنشاء المجلد
doing-write = كتابة
doing-flush = تثبيت
doing-permit = ضبط أذونات
doing-replace = استبدال
doing-put-back = إعادة المجلد إلى مكانه من

# الحافظة.
clipboard-unreachable = تعذّر الوصول إلى حافظة النظام: { $why }
    .hint = ما زال النسخ واللصق داخل النافذة متاحين، من دون التنسيق.
clipboard-silent = البرنامج الذي نسختَ منه لا يستجيب
    .hint = انسخه هناك ثانية، أو احفظه في ملف واستورده.
clipboard-failed = الحافظة لا تعمل: { $why }
    .hint = انسخه ثانية وحاول من جديد.
