# المواد المنقولة إلى مشروع آخر، والخروج من المشروع المفتوح.

job-carrying = جارٍ نقل المادة إلى المشروع الآخر

carry-move-title = نقل إلى مشروع آخر
carry-copy-title = نسخ إلى مشروع آخر
carry-with = تذهب معها صورها وأسماؤها ومصادرها، ومن كان هناك بالاسم نفسه لا يُضاف مرتين.
carry-another = ملف آخر…
carry-new = مشروع جديد…

path-carry-into = إلى أي مشروع تذهب المادة؟
    .verb = إرسالها إليه
    .files = مشروع Copydesk
path-carry-new = مشروع جديد للمادة
    .verb = إنشاء
    .files = مشروع Copydesk

carry-no-story = لم تعد المادة في هذا المشروع
    .hint = لم يتغيّر شيء.
carry-same-file = { $path } هو هذا المشروع نفسه
    .hint = اختر مشروعًا آخر؛ أما «تكرار المادة» فتنسخها هنا.
carry-exists = الملف { $path } موجود
    .hint = اختر اسمًا آخر، أو أرسل المادة إلى ذلك المشروع.
carry-kept-from = لا يُكتب فوق { $path }: { $why }
    .hint = احذف التعليقات من الملف، أو اختر مشروعًا آخر.
carry-changed = حفظ شخص آخر ذلك المشروع قبل لحظات
    .hint = لم يتغيّر شيء. أعد المحاولة.
carry-stopped = أُوقف النقل: بقيت المادة كما هي، وكذلك المشروع الآخر.
    .hint = لم يتغيّر شيء.

carry-photos = { $count ->
    [zero] لا صور
    [one] صورة واحدة
    [two] صورتان
    [few] { $count } صور
    [many] { $count } صورة
   *[other] { $count } صورة
}
carry-names = { $count ->
    [zero] لا أسماء
    [one] اسم واحد
    [two] اسمان
    [few] { $count } أسماء
    [many] { $count } اسمًا
   *[other] { $count } اسم
}
carry-sources = { $count ->
    [zero] لا مصادر
    [one] مصدر واحد
    [two] مصدران
    [few] { $count } مصادر
    [many] { $count } مصدرًا
   *[other] { $count } مصدر
}
carry-more = { $count ->
    [zero] ولا غيرهم
    [one] وآخر
    [two] وآخران
    [few] و{ $count } آخرون
    [many] و{ $count } غيرهم
   *[other] و{ $count } غيرهم
}
carry-along = وذهب معها: { $things }.
carry-nothing = ولم تحتج إلى شيء معها.

notice-moved = نُقلت «{ $story }» إلى { $file }. { $with }
    .hint = التراجع يعيدها إلى هنا، وتبقى النسخة التي هناك.
notice-copied = نُسخت «{ $story }» إلى { $file }. { $with }
notice-carried-there = «{ $story }» موجودة في { $file } كما هي كلمةً كلمة.
notice-not-carried = بقيت «{ $story }» هنا: { $why }
notice-carried-elsewhere = نُسخت «{ $story }» إلى { $file } ولم تُخرج من مشروعها لأن مشروعًا آخر فُتح في الأثناء.
    .hint = افتح مشروعها لتزيلها منه.
notice-carried-changed = نُسخت «{ $story }» إلى { $file } كما كانت، وبقيت هنا لأنها تغيّرت في الأثناء.
    .hint = انقلها ثانية، أو أزلها من هنا.
notice-carried-unconfirmed = نُسخت «{ $story }» إلى { $file } وبقيت هنا: لم يؤكد القرص أنها تنجو من انقطاع الكهرباء.
    .hint = تحقق من وجودها هناك قبل أن تزيلها من هنا.
notice-carry-joined = في { $file } من قبل ولم تتكرر: { $names }.
notice-carry-terms = شروط { $name } في { $file } ({ $there }) غير شروطه هنا ({ $brought }). يسري هناك من الآن الأشدّ منهما: { $hold }.
notice-photo-left = تعذّر نقل ملف صورة: { $why }

leave-title = لحظة من فضلك …
leave-then = يتابع البرنامج وحده عند الانتهاء.
leave-stop = إيقاف
leave-stay = البقاء هنا
