# المشاريع التالفة، بقدر ما تمكن قراءتها.

loss-line = السطر { $line }
loss-lines = الأسطر { $first }–{ $last }
loss-piece = { $lines }: تعذّرت قراءته
loss-plain = { $lines }: بقي كلامًا بلا تنسيق، وضاع ما كان معلَّمًا فيه
loss-twice = { $lines }: كان مكررًا فبقي مرة واحدة
loss-new-id = { $lines }: عنصران بمعرّف واحد؛ للثاني معرّف جديد
loss-bytes = { $lines }: بايتات ليست نصًا، تظهر هكذا: �
loss-ends = { $lines }: آخره مفقود
loss-cut = { $lines }: الملف ينقطع في وسطه؛ وما بعده مفقود
loss-nothing = { $lines }: بايتات فارغة في آخر الملف، كما يخلّفها انقطاع الكهرباء
loss-sides = { $lines }: ترك الدمج نسختين؛ كلتاهما هنا
loss-draft = { $lines }: عادت «{ $name }» مسودة، فقد يكون الحظر أو شروط المصادر بين المفقود
loss-terms = { $lines }: المصدر «{ $name }» ليس للنشر إلى أن تحدد شروطه، فقد تكون مفقودة
loss-changed = { $lines }: قُرئ كله، لكنه ليس كما حفظه Copydesk

damage-title = الملف «{ $file }» تالف
    .about = يبقى الملف كما هو أيًّا كان اختيارك؛ وما تفتحه نسخة تُحفظ باسم آخر.
damage-good = آخر نسخة سليمة
damage-rescued = ما تمكن قراءته من الملف
damage-open-good = فتح آخر نسخة سليمة
damage-open-rescued = فتح ما تمكن قراءته
damage-leave = اتركه
damage-stories = { $count ->
    [zero] لا قصص
    [one] قصة واحدة
    [two] قصتان
    [few] { $count } قصص
    [many] { $count } قصة
   *[other] { $count } قصة
}
damage-photos = { $count ->
    [zero] لا صور
    [one] صورة واحدة
    [two] صورتان
    [few] { $count } صور
    [many] { $count } صورة
   *[other] { $count } صورة
}
damage-places = { $count ->
    [zero] لا موضع تالفًا
    [one] موضع تالف واحد
    [two] موضعان تالفان
    [few] { $count } مواضع تالفة
    [many] { $count } موضعًا تالفًا
   *[other] { $count } موضع تالف
}
damage-more = { $count ->
    [zero] لا مواضع أخرى
    [one] وموضع آخر
    [two] وموضعان آخران
    [few] و{ $count } مواضع أخرى
    [many] و{ $count } موضعًا آخر
   *[other] و{ $count } موضع آخر
}
damage-missing-about = ما تعذّرت قراءته، مع ما فيه من كلام. انسخ منه ما تحتاج إليه.
damage-nothing-missing = لا ينقص هذا المشروع شيء.
damage-is-version = الملف { $file } تالف، وهذه نسخة سابقة منه
damage-is-rescued = الملف { $file } تالف، وهذا ما أمكنت قراءته منه
command-missing-parts = المفقود…
    .help = يعرض ما تعذّرت قراءته من مشروع تالف، مع ما فيه من كلام.
notice-rescued = { $count ->
    [zero] فُتح { $file } بقدر ما تمكن قراءته
    [one] فُتح { $file } بقدر ما تمكن قراءته؛ فيه موضع تالف واحد
    [two] فُتح { $file } بقدر ما تمكن قراءته؛ فيه موضعان تالفان
    [few] فُتح { $file } بقدر ما تمكن قراءته؛ فيه { $count } مواضع تالفة
    [many] فُتح { $file } بقدر ما تمكن قراءته؛ فيه { $count } موضعًا تالفًا
   *[other] فُتح { $file } بقدر ما تمكن قراءته؛ فيه { $count } موضع تالف
}
    .hint = راجع المفقود، ثم احفظه باسم آخر.
job-rescuing = جارٍ البحث عما تمكن قراءته

command-find-photos = البحث عن الصور المفقودة…
    .help = يبحث في مجلد عن صور فقدها المشروع، بحسب محتواها لا أسمائها، ويعيدها إلى مكانها.
path-find-photos = المجلد الذي يُبحث فيه عن الصور المفقودة
    .verb = بحث
    .files = مجلد
job-looking-for-photos = جارٍ التحقق من الصور
job-searching-photos = جارٍ البحث عن الصور
notice-photos-missing = { $count ->
    [zero] لا صور مفقودة من مجلد الصور
    [one] صورة واحدة مفقودة من مجلد الصور
    [two] صورتان مفقودتان من مجلد الصور
    [few] { $count } صور مفقودة من مجلد الصور
    [many] { $count } صورة مفقودة من مجلد الصور
   *[other] { $count } صورة مفقودة من مجلد الصور
}
    .hint = هل بقي مجلد الصور في مكانه القديم حين نُقل المشروع؟ يمكن البحث عنها بحسب محتواها.
notice-photos-all-there = لا صور مفقودة.
notice-photos-found = { $count ->
    [zero] لم يُعثر على صور
    [one] عُثر على صورة واحدة وأُعيدت إلى مكانها
    [two] عُثر على صورتين وأُعيدتا إلى مكانهما
    [few] عُثر على { $count } صور وأُعيدت إلى مكانها
    [many] عُثر على { $count } صورة وأُعيدت إلى مكانها
   *[other] عُثر على { $count } صورة وأُعيدت إلى مكانها
}
notice-photos-still-missing = { $count ->
    [zero] لا صور مفقودة؛ فُحص من الملفات { $looked }
    [one] صورة واحدة ما زالت مفقودة؛ فُحص من الملفات { $looked }
    [two] صورتان ما زالتا مفقودتين؛ فُحص من الملفات { $looked }
    [few] { $count } صور ما زالت مفقودة؛ فُحص من الملفات { $looked }
    [many] { $count } صورة ما زالت مفقودة؛ فُحص من الملفات { $looked }
   *[other] { $count } صورة ما زالت مفقودة؛ فُحص من الملفات { $looked }
}
    .hint = ابحث في مجلد آخر، أو أرفقها من جديد.
notice-photos-stopped = { $count ->
    [zero] أُوقف البحث بعد فحص { $looked } من الملفات؛ لا صور مفقودة
    [one] أُوقف البحث بعد فحص { $looked } من الملفات؛ صورة واحدة ما زالت مفقودة
    [two] أُوقف البحث بعد فحص { $looked } من الملفات؛ صورتان ما زالتا مفقودتين
    [few] أُوقف البحث بعد فحص { $looked } من الملفات؛ { $count } صور ما زالت مفقودة
    [many] أُوقف البحث بعد فحص { $looked } من الملفات؛ { $count } صورة ما زالت مفقودة
   *[other] أُوقف البحث بعد فحص { $looked } من الملفات؛ { $count } صورة ما زالت مفقودة
}
    .hint = ما وُجد قبل ذلك عاد إلى مكانه.
