# ما جرى، والعمل الجاري.

raw-words = { $words }

bar-job = { $job } …
job-keeping-settings = جارٍ حفظ الإعدادات
job-saving = جارٍ الحفظ
job-opening = جارٍ الفتح
job-creating = جارٍ الإنشاء
job-importing = جارٍ الاستيراد
job-attaching = جارٍ إرفاق الصور
job-attaching-one = جارٍ إرفاق الصورة
job-exporting = جارٍ التصدير
job-reading = جارٍ قراءة الصورة
job-checking = المراجعة جارية
job-waiting = بانتظار نافذة اختيار الملف

notice-about = { $what }: { $said }
notice-saved = حُفظ { $file }
notice-not-saved = لم يُحفظ: { $why }
    .hint = احفظه باسم آخر.
notice-saving = لم يُفتح: ما زال الحفظ جاريًا.
    .hint = افتحه ثانية بعد لحظة.
notice-broke = توقفت عملية «{ $job }» بسبب عطل. النص لم يُمسّ.
    .hint = حاول ثانية؛ وإن تكرر ذلك فاحفظ باسم آخر وأبلغ عنه.
notice-unchanged = { $step }: { $why }.
notice-clipboard = الحافظة: { $why }.
notice-import-elsewhere = لم يتم الاستيراد: فُتح مشروع آخر في الأثناء.
    .hint = استورد المادة ثانية في المشروع الذي تريدها فيه.
notice-no-story = لم يُعثر على مادة في ذلك النص.
    .hint = يسرد التقرير كل سطر.
notice-imported = { $count ->
    [zero] لم تُستورد أي مادة
    [one] استُوردت مادة واحدة
    [two] استُوردت مادتان
    [few] استُوردت { $count } مواد
    [many] استُوردت { $count } مادة
   *[other] استُوردت { $count } مادة
}
    .hint = التراجع يلغي الاستيراد.
notice-not-imported = لم يتم الاستيراد: { $why }
notice-attached = { $count ->
    [zero] لم تُرفق أي صورة
    [one] أُرفقت صورة واحدة
    [two] أُرفقت صورتان
    [few] أُرفقت { $count } صور
    [many] أُرفقت { $count } صورة
   *[other] أُرفقت { $count } صورة
}
    .hint = راجع التعليق والمصدر والنص البديل قبل النشر.
notice-not-attached = لم يُرفق: { $why }
notice-no-page = لا توجد مادة لإرفاق صورة بها.
    .hint = أنشئ مادة أولًا.
notice-no-place = تُحفظ الصور بجانب المشروع، ولا موضع له بعد.
    .hint = احفظ المشروع أولًا.
notice-not-exported = لم يتم التصدير: { $why }
notice-mark-lost = لم يوضع الكلام هنا: هو مقتبس من «{ $name }» ({ $terms })، وهذا الموضع لا يحفظ علامة الاقتباس.
    .hint = أبقه في المتن حيث تنتقل العلامة معه، أو قله بلسان المادة.
notice-pasted-without = لُصق من دون { $lost }
    .hint = التراجع يلغي اللصق.
notice-paste-elsewhere = لم تُلصق: فُتح مشروع آخر في الأثناء.
    .hint = الصق الصورة ثانية في المادة التي تريدها فيها.
notice-not-pasted = لم يُلصق: { $why }
notice-paste-nowhere = لم تُلصق: لم تعد المادة موجودة.
    .hint = الصقها في مادة أخرى.
notice-attached-elsewhere = لم تُرفق الصور: أُغلق المشروع أو حُفظ في مكان آخر في الأثناء.
    .hint = أرفق الصور ثانية.
notice-photo-not-saved = لم تُحفظ صورة مع المشروع: { $why }
notice-more = { $count ->
    [zero] ولا شيء غير ذلك.
    [one] وأمر آخر من هذا القبيل.
    [two] وأمران آخران من هذا القبيل.
    [few] و{ $count } أمور أخرى من هذا القبيل.
    [many] و{ $count } أمرًا آخر من هذا القبيل.
   *[other] و{ $count } أمر آخر من هذا القبيل.
}
notice-picture-pasted = لُصقت صورة واحدة
    .hint = أضف إليها تعليقًا ومصدرًا ونصًا بديلًا قبل النشر.

exported-all = { $count ->
    [zero] لم تُصدَّر أي مادة
    [one] صُدّرت مادة واحدة
    [two] صُدّرت مادتان
    [few] صُدّرت { $count } مواد
    [many] صُدّرت { $count } مادة
   *[other] صُدّرت { $count } مادة
} ({ $files ->
    [zero] لا ملفات
    [one] ملف واحد
    [two] ملفان
    [few] { $files } ملفات
    [many] { $files } ملفًا
   *[other] { $files } ملف
}) إلى { $folder }
