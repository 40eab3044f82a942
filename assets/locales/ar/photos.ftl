# لوحة الصور ومربع حوار التصدير والشريط العلوي.

bar-menu = القائمة ▾
bar-search = بحث
bar-export = تصدير
bar-grade = الصف { $grade }
    .help = الصف المدرسي الأمريكي الذي يقرأ هذا النص بسهولة، بحسب طول الجمل والمقاطع (مقياس فلش وكينكيد)
bar-saving = جارٍ الحفظ…

change-crop = الاقتصاص
change-shape = الشكل في الصفحات

photo-original = الأصل
photo-on-pages = تظهر في الصفحات بهذا الشكل
photo-whole-on-pages = تظهر في الصفحات كاملة
photo-by-hand = اقتُصّت يدويًا
photo-automatic = مقتصّة حول نقطة التركيز
photo-reset = إعادة الضبط
    .help = يعود إلى الاقتصاص حول نقطة التركيز، أو يعيد النقطة إلى الوسط (Delete)
photo-framing-help = اسحب الإطار أو أركانه؛ الأسهم تنقله، وShift مع الأسهم يغيّر حجمه، وDelete يعيد ضبطه. والنقر يعيّن نقطة التركيز.
photo-point-help = انقر أو اسحب لتعيين النقطة التي يُبقيها الاقتصاص؛ الأسهم تنقلها، وDelete يعيدها إلى الوسط.
photo-crop-said = { $ratio }: ‏{ $width } × { $height } بكسل ابتداءً من { $left }، { $top }
photo-point-said = نقطة التركيز عند { $across }٪ من اليسار و{ $down }٪ من الأعلى
photo-others = صور أخرى في هذه الصفحة
photo-alt-wanted = النص البديل لازم للتصدير
photo-from-file = من ملف الصورة
photo-rights = الحقوق
photo-no-terms = لم تُذكر شروط
photo-expires-on = تنتهي في { $day }
photo-expired-on = انتهت في { $day }
photo-position = يُحذف الموقع عند التصدير
photo-profile = { $name }، وتُصدَّر sRGB
photo-no-profile = بلا ملف تعريف ألوان
photo-more = المزيد عن الصورة
photo-person-name = اسم شخص من الدليل
photo-take-off = رفع { $name } عن الصورة
photo-nobody = لا أحد آخر بهذا الاسم في الدليل. اوسم اسمًا في الصفحة أولًا.

export-chosen = تصدير مواد
export-again-note = { $keys } يكرر التصدير الأخير
export-stories = المواد
export-scope-this = هذه المادة
export-scope-all = { $count ->
    [zero] لا مواد
    [one] المادة الوحيدة
    [two] المادتان
    [few] المواد كلها ({ $count })
    [many] المواد كلها ({ $count })
   *[other] المواد كلها ({ $count })
}
export-scope-chosen = اختيار
export-show = عرض: { $what }
export-blocked = { $count ->
    [zero] لا شيء يمنع الخروج
    [one] أمر واحد لازم قبل الخروج
    [two] أمران لازمان قبل الخروج
    [few] { $count } أمور لازمة قبل الخروج
    [many] { $count } أمرًا لازمًا قبل الخروج
   *[other] { $count } أمر لازم قبل الخروج
}
export-no-format = اختر صيغة
export-no-story = اختر مادة
export-photos = الصورة { $nth } من { $all }
export-seconds = { $count ->
    [zero] لم يبق شيء
    [one] بقيت ثانية
    [two] بقيت ثانيتان
    [few] بقيت { $count } ثوانٍ
    [many] بقيت { $count } ثانية
   *[other] بقيت { $count } ثانية
}
export-guarded = { $count ->
    [zero] لا مصادر سرية
    [one] مصدر سري واحد: لم يوجد شيء تمنعه شروطه
    [two] مصدران سريان: لم يوجد شيء تمنعه شروطهما
    [few] { $count } مصادر سرية: لم يوجد شيء تمنعه شروطها
    [many] { $count } مصدرًا سريًا: لم يوجد شيء تمنعه شروطها
   *[other] { $count } مصدر سري: لم يوجد شيء تمنعه شروطها
}
export-exposed = { $count ->
    [zero] لا ملاحظات
    [one] ملاحظة واحدة أعلاه قد تكشف مصدرًا سريًا
    [two] ملاحظتان أعلاه قد تكشفان مصادر سرية
    [few] { $count } ملاحظات أعلاه قد تكشف مصادر سرية
    [many] { $count } ملاحظة أعلاه قد تكشف مصادر سرية
   *[other] { $count } ملاحظة أعلاه قد تكشف مصادر سرية
}

exported-title = تم التصدير
exported-left-out = ما استُبعد · { $count }
exported-open = فتح المجلد
