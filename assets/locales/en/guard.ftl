# Saving, and who else has the file.

# What a save could not keep of the file that was there.
saved-other-names = { $count ->
    [one] the file had another name (a hard link), which still holds the text as it was before
   *[other] the file had { $count } other names (hard links), which still hold the text as it was before
}
    .hint = Whoever opens it by the other name works on an old copy: remove that name, or make it a symbolic link.
saved-other-owner = the file’s owner, access list or attributes could not be kept
    .hint = If colleagues cannot open it any more, have whoever looks after the drive set its permissions.
saved-put-aside = the file that lay there was put aside, whole: { $file }
    .hint = Open it to see what can be read of it; delete it once you need it no more.

# What keeps a save from its file.
unsaved-not-put-back = { $path } was changed by another program during the save, and the drive did not let its version be put back: { $why }
    .hint = Nothing is lost: the other version is in { $at }. Rename that file, then compare the two.

# Somebody else has the project open.
job-claiming = Looking who has the project open
job-claiming-again = Looking whether the project is free
job-letting-go = Letting go of the project
in-use-title = { $file } is open elsewhere
in-use-somebody = Somebody has it open.
in-use-nameless = Somebody
in-use-own = Another window of yours has had it open since { $since }.
in-use-by = { $who } has had it open since { $since }.
in-use-by-on = { $who } has had it open on { $machine } since { $since }.
in-use-stale = Whether it is still open there cannot be confirmed. If you know that it is not, take it over.
in-use-ways = Read only, you see it as it was last saved. A copy is a file of its own, with the photos; nothing in it reaches the other.
in-use-read-only = Open read-only
in-use-copy = Open a copy…
in-use-take-over = Take over
notice-only-look = Opened read-only. { $why }
    .hint = What you change can be saved here once it is free, or under another name.
notice-still-in-use = Still open read-only. { $why }
    .hint = Save once they have closed it, or under another name now. What you wrote stays here.
    .own = Close it in the other window, then save here; or save under another name. What you wrote stays here.
notice-free = Nobody else has { $file } open any more: you can write and save it here.
    .hint = What was saved meanwhile is taken in.
command-open-to-write = Open for writing
    .help = Opens for writing what was opened read-only, if nobody else has it open any more.

# A drive that does not answer.
notice-saves-slowly = Saving { $file } takes long: its drive does not answer
    .hint = Go on writing; it is saved as soon as the drive answers. To be safe now, save a copy on this machine.
leave-hangs = The drive does not answer. What you wrote is kept on this machine and offered at the next start.
leave-now = Quit without waiting
