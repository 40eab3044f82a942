# النافذة نفسها: مظهرها ولوحاتها وألسنتها وصفحاتها.

command-interface-larger = تكبير الواجهة
    .help = يعرض القوائم واللوحات والأشرطة أكبر. تبقى الصفحة على حجمها.
command-interface-smaller = تصغير الواجهة
    .help = يعرض القوائم واللوحات والأشرطة أصغر. تبقى الصفحة على حجمها.
command-interface-actual = حجم الواجهة المعتاد
    .help = يعرض القوائم واللوحات والأشرطة بحجمها الأصلي.
command-appearance-system = فاتح أو داكن بحسب النظام
    .help = يتبع النظام من الفاتح إلى الداكن وبالعكس.
command-appearance-light = فاتح
    .help = حبر داكن على ورق فاتح.
command-appearance-dark = داكن
    .help = حبر فاتح على ورق داكن.
command-high-contrast = تباين عالٍ
    .help = يزيد الكلمات والخطوط وضوحًا.

command-next-tab = اللسان التالي
    .help = يعرض مادة اللسان التالي.
command-previous-tab = اللسان السابق
    .help = يعرض مادة اللسان السابق.
command-tab-forward = نقل اللسان إلى الأمام
    .help = ينقل اللسان إلى ما بعد الذي يليه.
command-tab-back = نقل اللسان إلى الخلف
    .help = ينقل اللسان إلى ما قبل الذي يسبقه.
command-close-tab = إغلاق اللسان
    .help = يغلق اللسان. تبقى المادة في المشروع.
command-beside = صفحتان جنبًا إلى جنب
    .help = يضع صفحة ثانية بجانب الأولى، أو يزيلها.
command-other-page = الصفحة الأخرى
    .help = ينتقل إلى الكتابة في الصفحة الأخرى.

strip-close = إغلاق { $name }

outline-quoted = اقتباس: { $name }
tool-quote-block = اقتباس
tool-list = قائمة
bar-alt-text = نص بديل { $count }/{ $all }
bar-zoom = { $percent }%
page-other = الصفحة الأخرى: { $name }

job-asking-system = جارٍ سؤال النظام عن مظهر النوافذ
