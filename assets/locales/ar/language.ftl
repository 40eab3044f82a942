# الأرقام والقوائم والتواريخ.
#
# Words of the field, one each. Every file keeps to them:
#   story مادة · list of stories قائمة المواد · headline عنوان · deck عنوان فرعي · kicker عنوان علوي
#   byline توقيع · dateline سطر المكان والتاريخ · slugline الاسم المختصر · body متن · subhead عنوان داخلي
#   caption تعليق · credit مصدر الصورة · rights حقوق · alt text نص بديل · crop اقتصاص
#   quotation اقتباس · pull quote اقتباس بارز · fact box إطار معلومات · embed مادة مضمّنة · rule خط فاصل
#   source مصدر · terms شروط النشر · on the record للنشر باسمه · background للخلفية · off the record ليس للنشر
#   entity كيان · person شخص · organization مؤسسة · place مكان · event حدث · tag وسم · mention ذكر
#   embargo حظر النشر · correction تصويب · update تحديث · withdrawal سحب · spike استبعاد · kill إلغاء
#   draft مسودة · edit تحرير · copy تدقيق · approved معتمدة · published منشورة
#   check مراجعة · finding ملاحظة · blocks يمنع · advice نصيحة
#   project مشروع · desk منصة التحرير · import استيراد · raw copy مادة خام · export تصدير · panel لوحة
#   notice إشعار · desk (the program) البرنامج، not المكتب · find بحث · replace استبدال · match نتيجة · urgency درجة الاستعجال · genre النوع · section القسم
#   keywords كلمات مفتاحية · editor’s note ملاحظة للمحررين · house الدار · copyright حقوق النشر
#
# Commands are named by verbal nouns (حفظ، تراجع), questions and hints speak to the editor plainly.

# Pan-Arab desks (Asharq Al-Awsat and the agencies among them) set figures in European digits.
number-digits = 0123456789
number-group = ,
list-comma = { "، " }

date-day = { $day } { $month } { $year }
date-deadline = { $day } { $full } { $year }، الساعة { $clock }
date-moment = { $day } { $month }، الساعة { $clock }
month-1 = يناير
    .full = يناير
month-2 = فبراير
    .full = فبراير
month-3 = مارس
    .full = مارس
month-4 = أبريل
    .full = أبريل
month-5 = مايو
    .full = مايو
month-6 = يونيو
    .full = يونيو
month-7 = يوليو
    .full = يوليو
month-8 = أغسطس
    .full = أغسطس
month-9 = سبتمبر
    .full = سبتمبر
month-10 = أكتوبر
    .full = أكتوبر
month-11 = نوفمبر
    .full = نوفمبر
month-12 = ديسمبر
    .full = ديسمبر

language-system = لغة النظام
    .help = يتحدث البرنامج باللغة التي يطلبها النظام.
