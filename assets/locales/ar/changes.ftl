# أسماء الخطوات عند التراجع، وما فُقد من النص في دخوله أو خروجه.

undo-step = { $command }: { $step }

change-typing = كتابة
change-line-break = سطر جديد
change-new-paragraph = فقرة جديدة
change-delete = حذف
change-copy = نسخ
change-move = نقل
change-join = ضم الفقرتين
change-end-list = إنهاء القائمة
change-indent = زيادة المستوى
change-outdent = إنقاص المستوى
change-numbers = قائمة مرقّمة
change-link = رابط
change-quotation = تعليم الاقتباس
change-attribute = نسبة الاقتباس
change-quotation-mark = علامة تنصيص
change-apostrophe = فاصلة عليا
change-ellipsis = علامة حذف
change-dash = شرطة
change-direction = الاتجاه
change-move-block = نقل الكتلة
change-remove-photo = إزالة الصورة
change-remove-embed = إزالة المادة المضمّنة
change-remove-rule = إزالة الخط الفاصل
change-tag-person = وسم شخص
change-tag-organization = وسم مؤسسة
change-tag-place = وسم مكان
change-tag-event = وسم حدث
change-move-story = نقل المادة
change-import = استيراد
change-attach = إرفاق صور
change-paste-picture = لصق صورة
change-place-photo = وضع صورة
change-rights = حقوق النشر
change-focal-point = نقطة التركيز
change-source = المصدر
change-remove-source = إزالة المصدر
change-remove-entity = إزالة الكيان
change-names = الأسماء
change-links = الروابط
change-dateline = سطر المكان والتاريخ
change-byline = التوقيع
change-caption = تعليق الصورة
change-urgency = درجة الاستعجال
change-embargo = حظر النشر
change-planned = الطول المقرر

# ما تركه اللصق.
lost-things = { $things }
lost-picture = { $count ->
    [zero] الصور
    [one] صورة واحدة
    [two] صورتين
    [few] { $count } صور
    [many] { $count } صورة
   *[other] { $count } صورة
}
lost-table = { $count ->
    [zero] شكل الجداول
    [one] شكل جدول واحد
    [two] شكل جدولين
    [few] شكل { $count } جداول
    [many] شكل { $count } جدولًا
   *[other] شكل { $count } جدول
}
lost-media = { $count ->
    [zero] المقاطع والإطارات
    [one] مقطع أو إطار واحد
    [two] مقطعين أو إطارين
    [few] { $count } مقاطع أو إطارات
    [many] { $count } مقطعًا أو إطارًا
   *[other] { $count } مقطع أو إطار
}
lost-form-field = { $count ->
    [zero] حقول الاستمارات
    [one] حقل استمارة واحد
    [two] حقلي استمارة
    [few] { $count } حقول استمارة
    [many] { $count } حقل استمارة
   *[other] { $count } حقل استمارة
}
lost-dead-link = { $count ->
    [zero] روابط لا تؤدي إلى شيء
    [one] رابط واحد لا يؤدي إلى شيء
    [two] رابطين لا يؤديان إلى شيء
    [few] { $count } روابط لا تؤدي إلى شيء
    [many] { $count } رابطًا لا يؤدي إلى شيء
   *[other] { $count } رابط لا يؤدي إلى شيء
}
lost-strike = { $count ->
    [zero] شطب الكلمات
    [one] شطب في موضع واحد (بقيت كلماته)
    [two] شطب في موضعين (بقيت كلماتهما)
    [few] شطب في { $count } مواضع (بقيت كلماتها)
    [many] شطب في { $count } موضعًا (بقيت كلماتها)
   *[other] شطب في { $count } موضع (بقيت كلماتها)
}
lost-hidden = { $count ->
    [zero] المقاطع المخفية
    [one] مقطع مخفي واحد
    [two] مقطعين مخفيين
    [few] { $count } مقاطع مخفية
    [many] { $count } مقطعًا مخفيًا
   *[other] { $count } مقطع مخفي
}
lost-comment = { $count ->
    [zero] التعليقات الجانبية
    [one] تعليق جانبي واحد
    [two] تعليقين جانبيين
    [few] { $count } تعليقات جانبية
    [many] { $count } تعليقًا جانبيًا
   *[other] { $count } تعليق جانبي
}
lost-numbering = { $count ->
    [zero] ترقيم القوائم الخاص
    [one] ترقيم خاص بقائمة واحدة
    [two] ترقيم خاص بقائمتين
    [few] ترقيم خاص بـ{ $count } قوائم
    [many] ترقيم خاص بـ{ $count } قائمة
   *[other] ترقيم خاص بـ{ $count } قائمة
}
lost-level = { $count ->
    [zero] مستويات القوائم العميقة
    [one] مستوى عميق واحد في قائمة
    [two] مستويين عميقين في القوائم
    [few] { $count } مستويات عميقة في القوائم
    [many] { $count } مستوى عميقًا في القوائم
   *[other] { $count } مستوى عميق في القوائم
}
lost-stranger = { $count ->
    [zero] أسماء مشروع آخر وصوره
    [one] اسم واحد أو صورة واحدة من مشروع آخر
    [two] اسمين أو صورتين من مشروع آخر
    [few] { $count } أسماء أو صور من مشروع آخر
    [many] { $count } اسمًا أو صورة من مشروع آخر
   *[other] { $count } اسم أو صورة من مشروع آخر
}
lost-whose = { $count ->
    [zero] مصادر الاقتباسات
    [one] مصدر اقتباس واحد
    [two] مصدري اقتباسين
    [few] مصادر { $count } اقتباسات
    [many] مصادر { $count } اقتباسًا
   *[other] مصادر { $count } اقتباس
}
lost-depth = { $count ->
    [zero] العناصر المتداخلة
    [one] عنصر واحد متداخل أكثر مما يجوز
    [two] عنصرين متداخلين أكثر مما يجوز
    [few] { $count } عناصر متداخلة أكثر مما يجوز
    [many] { $count } عنصرًا متداخلًا أكثر مما يجوز
   *[other] { $count } عنصر متداخل أكثر مما يجوز
}
lost-rest = البقية، فهي أطول من أن تُلصق دفعة واحدة

# ما صنعه الاستيراد من السطور.
made-joined = السطور من { $first } إلى { $last } كانت مقطّعة بعرض ثابت؛ وصارت فقرة واحدة.
made-language = لغة المادة { $nth } بحسب حروفها: { $language }.
made-near = تكاد الفقرة تطابق الفقرة التي في السطر { $line }. أُبقيت كلتاهما.
made-doubt = قد يكون السطر الأول عنوانًا؛ لكنه ينتهي كجملة، فبقي في المتن.
made-dateline = فُصل سطر المكان والتاريخ عن الفقرة.
made-dateline-noted = فُصل سطر المكان والتاريخ عن الفقرة؛ وفيه اسم { $agency }، فحُفظ في ملاحظة المحررين.
made-list = { $count ->
    [zero] لم يصر أي سطر قائمة.
    [one] صار سطر واحد قائمة؛ وأزيلت علامته.
    [two] صار سطران قائمة؛ وأزيلت علاماتهما.
    [few] صارت { $count } سطور قائمة؛ وأزيلت علاماتها.
    [many] صار { $count } سطرًا قائمة؛ وأزيلت علاماتها.
   *[other] صار { $count } سطر قائمة؛ وأزيلت علاماتها.
}
made-sign-off = انتقلت العبارة الختامية إلى ملاحظة المحررين.
made-rule = صار سطر العلامات خطًا فاصلًا.
made-timestamp = انتقل وقت النشر إلى ملاحظة المحررين.
made-byline = صار السطر توقيعًا.
made-label = يسمّي السطر موضعه بنفسه، فوُضع فيه.
made-credit-above = ذهب مصدر الصورة إلى الصورة التي فوقه.
made-agency = انتقل اسم الوكالة التي توقّع المادة إلى ملاحظة المحررين.
made-no-credit = التعليق بلا مصدر للصورة.
made-vague-credit = مصدر الصورة «{ $credit }» لا يسمّي أحدًا بعينه.
made-photo = صار السطر تعليقًا ومصدرًا لصورة مطلوبة.

# ما تركه التصدير.
omitted-story = «{ $story }» { $status ->
    [killed] ملغاة
   *[spiked] مستبعدة
}، فبقيت هنا.
omitted-from = تُرك من «{ $story }»: { $what }.
omitted-from-block = الكتلة { $block }: { $what }
omitted-embed = مادة مضمّنة لا يؤمَن اتباع عنوانها؛ ويبقى تعليقها
omitted-wanted-photo = صورة مطلوبة لم تُرفق بعد
omitted-lost-photo = صورة لم تعد في المكتبة
omitted-link = الرابط إلى «{ $address }»، ولا يؤمَن اتباعه؛ وتبقى كلماته
omitted-tag = وسم لا يسمّي شيئًا في الدليل؛ وتبقى كلماته
