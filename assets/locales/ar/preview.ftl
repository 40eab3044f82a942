# المعاينة: الصفحة كما يراها القراء، في لوحة وفي المتصفح.

command-preview = معاينة
    .help = يعرض إلى جانب الصفحة ما سيراه القراء منها، أو يخفيه.
command-preview-in-browser = معاينة في المتصفح
    .help = يفتح الصفحة في المتصفح كما ستُنشر، وتلحق هناك بما تكتبه.

preview-title = الصفحة كما يراها القراء
preview-browser = فتح في المتصفح
preview-more = { $count ->
    [zero] لا غيرها
    [one] وواحدة أخرى
    [two] واثنتان أخريان
    [few] و{ $count } أخرى
    [many] و{ $count } أخرى
   *[other] و{ $count } أخرى
}
preview-refused = لا يمكن نشر هذه المادة بحالها، ولن يرى القراء منها شيئًا.
preview-why = في قسم «المراجعة» في Copydesk تفصيل ذلك وما ينبغي فعله.
preview-why-off-the-record = تقتبس كلامًا قيل على أنه ليس للنشر.
preview-why-named = تسمّي مصدرًا لا يُسمّى.
preview-why-unknown-source = فيها اقتباس من مصدر لم يعد في الدليل.
preview-why-rights = انتهت حقوق إحدى صورها.
preview-why-withdrawn = استُبعدت المادة أو أُلغيت.
preview-not-yet = ليست جاهزة للنشر بعد: في قسم «المراجعة» في Copydesk ما ينقصها.
preview-ended = أُغلق Copydesk، وأُغلقت المعاينة معه.
preview-no-cache = لا يحدد هذا النظام مكانًا لها

screen-phone = هاتف
screen-tablet = لوحي
screen-desktop = حاسوب
screen-width = على شاشة عرضها { $pixels } بكسل

notice-not-previewed = لم تُعرض الصفحة في المتصفح: { $why }.
    .hint = عاينها في اللوحة إلى جانب الصفحة، أو صدّرها.

job-previewing = جارية معاينة الصفحة
job-browsing = جارية كتابة الصفحة للمتصفح
job-sweeping = جارية إزالة معاينات قديمة
