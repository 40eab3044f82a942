# قائمة الإشعارات، وما يفتحه النظام.

notices-earlier = { $count ->
    [zero] لا إشعارات سابقة
    [one] إشعار سابق في القائمة
    [two] إشعاران سابقان في القائمة
    [few] { $count } إشعارات سابقة في القائمة
    [many] { $count } إشعارًا سابقًا في القائمة
   *[other] { $count } إشعار سابق في القائمة
}
notices-bell = { $count ->
    [zero] الإشعارات
    [one] الإشعارات: إشعار واحد لم يُقرأ
    [two] الإشعارات: إشعاران لم يُقرآ
    [few] الإشعارات: { $count } إشعارات لم تُقرأ
    [many] الإشعارات: { $count } إشعارًا لم يُقرأ
   *[other] الإشعارات: { $count } إشعار لم يُقرأ
}
notices-at = { $time }
notices-none = لا إشعارات بعد.
notice-not-opened-outside = لم يُفتح { $what }: { $why }
    .hint = افتحه بنفسك.
job-opening-outside = جارٍ الفتح خارج البرنامج

command-notices = الإشعارات…
    .help = يسرد كل الإشعارات منذ فتح البرنامج.
command-dismiss-notices = إغلاق كل الإشعارات
    .help = يزيل الإشعارات، وتبقى في القائمة.
command-open-export = فتح مجلد التصدير
    .help = يعرض مجلد آخر تصدير في مدير الملفات.

bar-progress = { $job } … { $done } من { $all }، والباقي { $left }
notice-attach-stopped = أُوقف الإرفاق: عدد الصور التي أُخذت { $done } من { $all }، ولم تُؤخذ البقية.
    .hint = أرفق البقية متى شئت؛ والتراجع يلغي إرفاق ما أُخذ.
notice-import-stopped = أُوقف الاستيراد: لم يتغير شيء.
