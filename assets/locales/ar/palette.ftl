# الانتقال إلى أي شيء ببضعة أحرف، وأسماء المفاتيح.

palette-ask = أمر أو مادة أو اسم أو صورة…
palette-none = لا شيء يطابق هذه الأحرف.
palette-not-now = غير متاح الآن
palette-story = مادة
palette-photo = صورة
palette-finding = مراجعة

key-up = سهم لأعلى
key-down = سهم لأسفل
key-left = سهم لليسار
key-right = سهم لليمين
key-page-up = PageUp
key-page-down = PageDown
key-home = Home
key-end = End
key-enter = Enter
key-delete = Delete
key-backspace = Backspace
key-space = مسافة
key-plus = زائد
key-minus = ناقص
