# مسار المواد في غرفة الأخبار: القائمة والقوالب والخطوات والترحيب والجولة.

command-new-from-template = مادة جديدة من قالب…
    .help = يسرد أنواع المواد ويبدأ واحدة منها.
command-duplicate-story = تكرار المادة
    .help = يضيف بعدها نسخة منها: مسودة قائمة بذاتها.
command-rename-story = تسمية المادة…
    .help = يعطي المادة عنوانًا آخر أو اسمًا مختصرًا آخر.
command-step-submit = إرسال إلى التحرير
    .help = يسلّم المسودة إلى قسم التحرير.
command-step-copy-edit = إرسال إلى التدقيق
    .help = يسلّم المادة إلى المدققين.
command-step-approve = اعتماد
    .help = يقرر أن المادة جاهزة.
command-step-publish = تسجيل النشر
    .help = يسجّل أن المادة نُشرت. ينتظر انتهاء الحظر.
command-step-send-back = إرجاع
    .help = يرجع المادة إلى من كانت لديه قبلًا.
command-step-correct = تصويب…
    .help = يخبر القراء بالخطأ وصوابه.
command-step-update = تحديث…
    .help = يخبر القراء بالجديد.
command-step-kill = إلغاء المادة…
    .help = يسحب المادة؛ ويحل محلها تنويه للقراء.
command-step-spike = استبعاد
    .help = يضع المادة جانبًا أسفل القائمة.
command-step-restore = استعادة من المستبعدات
    .help = يعيد المادة إلى حيث كانت.

note-correct = تصويب
    .hint = قل ما الخطأ وما الصواب. يراه القراء في الصفحة مع التاريخ والوقت.
    .verb = نشر التصويب
note-update = تحديث
    .hint = قل ما الجديد. يراه القراء في الصفحة مع التاريخ والوقت.
    .verb = نشر التحديث
note-kill = إلغاء المادة
    .hint = قل لماذا تُسحب المادة. لن يخرج منها إلا عنوانها وهذا التنويه.
    .verb = إلغاء المادة
note-field = ما الذي تغيّر
note-hint = ورد في نسخة سابقة أن المقاييس خمسة، وهي أربعة.
note-signed = { $when }، { $who }

rename-title = تسمية المادة
rename-do = تسمية

template-title = مادة جديدة
template-filter = ابحث عن قالب
    .hint = مقابلة، خبر قصير …
template-none = لا قالب باسم «{ $words }».
template-own = قوالب غرفة الأخبار توضع في مجلد «templates» بجانب الإعدادات.
notice-template = ليس { $file } قالبًا: { $why }
    .hint = أصلح الملف؛ والقوالب الأخرى متاحة في الأثناء.
job-templates = قراءة القوالب جارية

stories-copy = نسخة
stories-spiked = المستبعدة · { $count }

story-workflow = سير العمل
story-last-step = { $step } · { $when }
    .by = { $step } · { $who }، { $when }
story-killed = سُحبت: لا يخرج منها إلا الإشعار. التراجع يلغي ذلك.
story-held = تحت الحظر: لا يُسجَّل نشرها قبل انتهائه.
story-plan = الخطة
story-assigned = المكلَّف بها
    .hint = ليلى حسن
story-deadline = موعد التسليم
story-planned = الطول المقرر بالكلمات
    .written = الكلمات المكتوبة: { $words } من { $planned }
    .over = الكلمات المكتوبة: { $words } من { $planned }؛ والزيادة { $over }
story-clock = { $when } ({ $zone })
story-newsroom = في غرفة الأخبار: { $when } ({ $zone })
story-runs = الباقي على انتهائه: { $time }
story-over = مضى على انتهائه: { $time }
story-left = الباقي: { $time }
story-late = مدة التأخر: { $time }
story-kind = بيانات المادة
story-zone = توقيت غرفة الأخبار
time-minutes = { $count ->
    [zero] أقل من دقيقة
    [one] دقيقة واحدة
    [two] دقيقتان
    [few] { $count } دقائق
    [many] { $count } دقيقة
   *[other] { $count } دقيقة
}
time-hours = { $count ->
    [zero] أقل من ساعة
    [one] ساعة واحدة
    [two] ساعتان
    [few] { $count } ساعات
    [many] { $count } ساعة
   *[other] { $count } ساعة
}
time-days = { $count ->
    [zero] أقل من يوم
    [one] يوم واحد
    [two] يومان
    [few] { $count } أيام
    [many] { $count } يومًا
   *[other] { $count } يوم
}
field-wants-zone = منطقة زمنية مثل Asia/Baghdad
field-wants-number = عدد كلمات مثل 450

command-close-project = إغلاق المشروع
    .help = يضع المشروع جانبًا ويعرض صفحة الترحيب؛ ويسأل إن كان شيء لم يُحفظ.
command-tour = جولة في دقيقتين
    .help = تعرّف بأجزاء النافذة واحدًا واحدًا. مفتاح Escape ينهيها.
job-recent = جارٍ البحث عن المشاريع

welcome-title = أهلًا بك في Copydesk
welcome-about = يدخل النص خامًا، وتخرج الصفحة جاهزة.
welcome-begin = البداية
welcome-samples = نماذج
welcome-recent = فُتحت مؤخرًا
welcome-none = هنا تظهر المشاريع التي كانت مفتوحة.
welcome-missing = لم يعد موجودًا.
welcome-forget = حذف من القائمة
welcome-forget-it = حذف { $name } من القائمة
sample-river = River desk
    .help = مشروع غرفة أخبار متخيلة، بالإنجليزية وفيه مادة بالعربية.
sample-kitab = مكتب الكتاب
    .help = مشروع بالعربية.

tour-at = { $nth } من { $count }
tour-next = التالي
tour-back = السابق
tour-leave = إنهاء الجولة
tour-done = تم
stop-page = الصفحة
    .about = هنا تُكتب المادة كما ستُقرأ: العنوان العلوي والعنوان والعنوان الفرعي والمتن والصور وتعليقاتها. انقر في أي موضع واكتب؛ وكل شيء يمكن التراجع عنه.
stop-stories = المواد
    .about = كل مواد المشروع وأين وصلت كل منها. اسحبها لترتيبها؛ وفي قائمة زر الفأرة الأيمن ما يمكن عمله بكل مادة. والمستبعدة في الأسفل.
stop-tools = الأدوات
    .about = حدّد كلامًا لتجعله غامقًا، أو لتسم شخصًا أو مكانًا، أو لتنسبه إلى قائله. وكل أمر موجود في القوائم أيضًا مع مفاتيحه.
stop-inspector = لوحة التفاصيل
    .about = ما يُعرف عن المادة خارج الصفحة: سير العمل والحظر والخطة والصور والكيانات والمصادر وشروطها، وما يسأل عنه زميل مدقق.
stop-bar = ما جرى
    .about = هنا عدد الكلمات والعمل الجاري والإشعارات؛ وتبقى الإشعارات حتى تغلقها.
stop-export = الخروج
    .about = التصدير يصنع الصفحة والبيانات جاهزة للنشر. وما أُعطي سرًا لا يخرج أبدًا.
