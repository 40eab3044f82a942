# What is recorded as it is typed, and found again after a crash.

journal-fails = What you type cannot be recorded: { $why }
    .hint = If Copydesk ended now, what is not saved would be lost. Save, and make room on this machine’s disk or let Copydesk write to that folder; it tries again by itself.
journal-again = What you type is recorded again.
journal-none = { $path } is no record of Copydesk’s, or its beginning is damaged.
    .hint = Nothing in it can be read. The file was left as it is.
journal-newer = { $path } was recorded by a later version of Copydesk.
    .hint = Open it with that version. The file was left as it is.
recover-no-base = What { $path } recorded builds on { $file } as it was, which is nowhere any more.
    .hint = Put the file back as it was, from its earlier versions or a backup, and look again.

# The view of what was found after a crash.
job-recovering = Bringing back what was not saved
job-looking-for-lost = Looking for what was not saved
recovered-title = { $count ->
    [one] Copydesk ended before this was saved
   *[other] Copydesk ended before these were saved
}
recovered-about = Keep what was typed, or put it into the bin. Whatever you leave undecided is offered again at the next start.
recovered-list = What was found
recovered-untitled = A project without a file
recovered-unreadable = A record that cannot be read
recovered-when = Last typed { $when }
recovered-words = { $count ->
    [one] { $count } word differs from the saved version
   *[other] { $count } words differ from the saved version
}
recovered-no-words = No word differs from the saved version, but something else does
recovered-changed = The file was changed since. It stays as it is: open both and compare.
recovered-never-saved = { $count ->
    [one] { $count } word that was never saved
   *[other] { $count } words that were never saved
}
recovered-file-unreadable = The saved version cannot be opened: { $why }
recovered-damaged = { $count ->
    [one] { $count } change could not be read; all before it is here.
   *[other] { $count } changes could not be read; all before them is here.
}
recovered-keep = Keep
recovered-together = Put together
recovered-together-about = The file was changed since, in other places: both go together.
recovered-decide-about = The file was changed since, in the same places. It stays as it is until you have decided.
recovered-decide = Decide one by one…
recovered-conflicts-title = What was recovered meets what { $file } says now
recovered-conflicts-what = What differs in one of them alone is put together. Here both have the same line, sentence or place otherwise. Until you decide, the file stays as it was saved.
recovered-ours = Recovered
recovered-theirs = In the file
recovered-take-ours = Take what was recovered
recovered-take-theirs = Take what is in the file
recovered-all-ours = All as recovered
recovered-all-theirs = All as in the file
recovered-open-both = Open both
recovered-open-copy = Open as a copy
recovered-discard = Discard
recovered-later = Decide later
recovered-bin-title = Recovered work
recovered-bin-about = What you discard or do not save is kept in the bin for { $days } days.
recovered-bin = In the bin
recovered-bin-row = { $when } · { $count ->
    [one] { $count } word
   *[other] { $count } words
}
recovered-bin-since = In the bin since { $when }
recovered-bin-back = Brought back before, { $when }
recovered-bin-empty = Nothing lies in the bin that is not in its file as well.
recovered-bring-back = Bring back
recover-kept = What was not saved is back in { $file }.
    .hint = Look it over and save. Undo brings the saved version back.
recover-apart = What was not saved is open as a copy of { $file }, which stays as it is.
    .hint = Compare, and save it under a name of its own.
recover-decide = What was not saved is on the desk. “{ $file }” was changed since, in the same places.
    .hint = The file is not saved over until you decide. You can go on writing.
recover-back = Copydesk ended unexpectedly and is back with what you had typed.
    .hint = Look it over and save. Undo brings the saved version back.
recover-more = { $count ->
    [one] Something else was not saved before Copydesk ended.
   *[other] { $count } other things were not saved before Copydesk ended.
}
    .hint = Decide now, or at the next start.
recover-copy = this is a recovered copy of { $file }
recover-missing = { $count ->
    [one] { $count } change could not be read and is missing.
   *[other] { $count } changes could not be read and are missing.
}
    .hint = The last words before the crash may be among them.
recover-binned = What was not saved lies in the bin.
    .hint = For { $days } days it is under File › Recovered work…
recover-binned-unread = What cannot be read lies in the bin for { $days } days: { $file }
    .hint = Keep the file elsewhere if somebody may still read it.
recover-given-up = What was not saved in { $file } lies in the bin.
    .hint = File › Recovered work… brings it back.
recover-here-already = All of it is in { $file } already.
recover-gone = What was to be recovered is not there any more, or another window has it.
command-recovered = Recovered work…
    .help = Shows what was typed and not saved before Copydesk ended, and what lies in the bin.
command-bring-back = Bring back what was discarded
    .help = Brings back what was put into the bin last.
change-recover = Recover
