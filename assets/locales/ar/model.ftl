# مكوّنات المادة: حالاتها وأنواعها وشروط مصادرها وحقولها.

status-draft = مسودة
status-edit = قيد التحرير
status-copy = قيد التدقيق
status-approved = معتمدة
status-published = منشورة
status-spiked = مستبعدة
status-killed = ملغاة

correction-correction = تصويب
correction-update = تحديث
correction-withdrawal = سُحبت المادة

genre-news = خبر
genre-brief = خبر قصير
genre-feature = تقرير
genre-analysis = تحليل
genre-opinion = رأي
genre-interview = مقابلة
genre-explainer = مادة شارحة
genre-profile = بورتريه
genre-review = مراجعة نقدية
genre-photo-story = قصة مصورة
genre-live-update = تغطية مباشرة

block-paragraph = فقرة
block-subhead = عنوان داخلي
block-quote = اقتباس منفصل
block-pull-quote = اقتباس بارز
block-list = قائمة
block-photo = صورة
block-fact-box = إطار معلومات
block-embed = مادة مضمّنة
block-rule = خط فاصل

terms-on-the-record = للنشر باسمه
    .meaning = يجوز اقتباسه وذكر اسمه: يرى القراء الاسم والجهة.
terms-background = خلفية
    .meaning = يجوز اقتباسه؛ بوصفه لا باسمه: يرى القراء الوصف وحده.
terms-deep-background = خلفية عميقة
    .meaning = يجوز استعماله من دون أي نسبة: يرى القراء الكلام ولا يُنسب إلى أحد.
terms-off-the-record = ليس للنشر
    .meaning = ليس للنشر: لا يرى القراء منه شيئًا، ولا يخرج في أي تصدير.

reason-text-size = زر حجم النص
reason-headline-again = تكرار العنوان
reason-caption-again = تكرار التعليق
reason-paragraph-again = تكرار الفقرة
reason-share = سطر مشاركة
reason-network = شبكة اجتماعية
reason-subscribe = دعوة إلى المتابعة أو الاشتراك
reason-related = مادة ذات صلة
reason-advertisement = إعلان
reason-copyright = سطر حقوق النشر
reason-comments = سطر التعليقات
reason-tags = سطر الوسوم
reason-reading = مدة القراءة
reason-player = زر صورة أو مشغّل
reason-navigation = تنقّل في الصفحة
reason-privacy = إشعار خصوصية أو ملفات ارتباط
reason-web-address = رابط وحده
reason-separator = فاصل
reason-end-mark = علامة النهاية
reason-relative-time = وقت نسبي
reason-mail = ترويسة بريد

field-kicker = العنوان العلوي
    .hint = كلمة أو كلمتان فوق العنوان
field-headline = العنوان
    .hint = ما حدث، في سطر
field-web-headline = عنوان نسخة الويب
    .hint = للقوائم والصفحة الأولى
field-search-headline = عنوان البحث
    .hint = الكلمات التي قد يبحث عنها القارئ
field-social-headline = عنوان شبكات التواصل
    .hint = للمنشورات
field-deck = العنوان الفرعي
    .hint = الجملة التي تحت العنوان
field-city = المدينة
    .hint = أين كُتبت
field-country = البلد
    .hint = بلد المدينة، حيث يلزم ذكره
field-slugline = الاسم المختصر
    .hint = تسمية غرفة الأخبار: IRAQ-WATER
field-url-slug = رابط الصفحة
    .hint = يُصنع من عنوان بحروف لاتينية
field-section = القسم
    .hint = العالم، اقتصاد، ثقافة …
field-ed-note = ملاحظة للمحررين
    .hint = للزملاء؛ لا تُنشر أبدًا

kind-person = شخص
    .noun = شخص
kind-organization = مؤسسة
    .noun = مؤسسة
kind-place = مكان
    .noun = مكان
kind-event = حدث
    .noun = حدث

format-html = صفحة ويب
    .about = صفحة واحدة وصورها بعروض تصل إلى ثلاثة
format-json = Copydesk JSON
    .about = كل ما هو علني، للبرامج
