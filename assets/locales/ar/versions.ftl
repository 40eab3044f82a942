# النسخ السابقة من المشروع.

version-off = لا تُحفظ نسخ سابقة من المشروع، وفق الإعدادات
    .hint = اختر مكانها في الإعدادات، في قسم «الحفظ».
version-damaged = النسخة { $path } تالفة
    .hint = خذ نسخة أخرى؛ هذه تبقى في مكانها.
version-none = لا نسخة كهذه
    .hint = الأمر «copydesk versions PROJECT.ron» يسردها.
