# المشاريع التالفة، بقدر ما تمكن قراءتها.

loss-line = السطر { $line }
loss-lines = الأسطر { $first }–{ $last }
loss-piece = { $lines }: تعذّرت قراءته
loss-plain = { $lines }: بقي كلامًا بلا تنسيق، وضاع ما كان معلَّمًا فيه
loss-twice = { $lines }: كان مكررًا فبقي مرة واحدة
loss-new-id = { $lines }: عنصران بمعرّف واحد؛ للثاني معرّف جديد
loss-bytes = { $lines }: بايتات ليست نصًا، تظهر هكذا: �
loss-ends = { $lines }: آخره مفقود
loss-cut = { $lines }: الملف ينقطع في وسطه؛ وما بعده مفقود
loss-nothing = { $lines }: بايتات فارغة في آخر الملف، كما يخلّفها انقطاع الكهرباء
loss-sides = { $lines }: ترك الدمج نسختين؛ كلتاهما هنا
loss-draft = { $lines }: عادت «{ $name }» مسودة، فقد يكون الحظر أو شروط المصادر بين المفقود
loss-terms = { $lines }: المصدر «{ $name }» ليس للنشر إلى أن تحدد شروطه، فقد تكون مفقودة
loss-changed = { $lines }: قُرئ كله، لكنه ليس كما حفظه Copydesk
