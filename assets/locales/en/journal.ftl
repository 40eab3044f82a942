# What is recorded as it is typed, and found again after a crash.

journal-fails = What you type cannot be recorded: { $why }
    .hint = If Copydesk ended now, what is not saved would be lost. Save, and make room on this machine’s disk or let Copydesk write to that folder; it tries again by itself.
journal-again = What you type is recorded again.
journal-none = { $path } is no record of Copydesk’s, or its beginning is damaged.
    .hint = Nothing in it can be read. The file was left as it is.
journal-newer = { $path } was recorded by a later version of Copydesk.
    .hint = Open it with that version. The file was left as it is.
recover-no-base = What { $path } recorded builds on { $file } as it was, which is nowhere any more.
    .hint = Put { $file } back as it was, from its earlier versions or a backup, and look again.
