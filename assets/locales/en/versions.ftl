# Earlier versions of a project.

version-off = earlier versions of a project are not kept, as the settings say
    .hint = Choose in the settings under Saving where they are to lie.
version-damaged = the version { $path } is damaged
    .hint = Take another version; this one stays where it is.
version-none = there is no such version
    .hint = See the list of versions.

command-name-version = Save a named version…
    .help = Saves the project and gives what was saved a name, under which it is kept for good.
command-history = History…
    .help = Shows earlier saves of the project: to compare, to take back, to restore.

version-name-title = Save a named version
    .about = It is kept until you delete it, however many saves follow.
version-name = Name
    .hint = Before legal
version-name-do = Save
history-about = Each save keeps the one before. The longer ago, the fewer are kept; named ones all stay.
history-list = Versions
history-none = There are no earlier saves yet. The next save keeps this one.
history-no-file = The project has not been saved yet.
history-reading = Looking for earlier saves…
history-restore = Restore
history-to-file = Save as a file…
version-today = Today, { $clock }
version-then = { $when }
version-by = Saved by { $who }
version-nobody = Saved by someone unknown
version-facts = { $facts }
version-words = { $count ->
    [one] 1 word
   *[other] { $count } words
}
version-more = +{ $count }
version-fewer = −{ $count }
version-is-damaged = Its file is damaged
version-in-file = As it is in the file
version-before-merge = Before others’ changes were put in
version-before-recovery = Before recovered work was put in
version-before-restore = Before a version was restored
path-version-file = Save the version as
    .verb = Save
    .files = Copydesk project
change-restore = Restore a version
notice-version-named = Saved as “{ $name }”
notice-version-not-kept = The save was made, but no version of it could be kept: { $why }
notice-version-failed = The version cannot be used: { $why }
notice-version-written = The version was written to { $file }
notice-restored = Back to the version of { $when }
    .hint = It is not saved yet. Undo takes it back.
job-keeping-version = Keeping a version
job-listing-versions = Looking for versions
job-reading-version = Reading a version
prefs-versions = Keep earlier saves
    .beside = Beside the project
    .machine = On this machine
    .nowhere = Not at all
    .about = Named ones are kept for good, the rest thin out within a year: at most 500 MB a project. Beside the project, colleagues have them too.
history-compare = Compare with now
history-compare-before = Compare with the one before
history-compare-marked = Compare with the marked one
history-mark = Mark
    .help = Marks this version, to compare another one with it.
history-with-now = { $when }, beside what is on the desk now
history-with-other = { $when }, beside { $then }
version-is-marked = Marked, to compare others with it
