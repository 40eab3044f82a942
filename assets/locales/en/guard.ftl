# Saving, and who else has the file.

# What a save could not keep of the file that was there.
saved-other-names = { $count ->
    [one] the file had another name (a hard link), which still holds the text as it was before
   *[other] the file had { $count } other names (hard links), which still hold the text as it was before
}
    .hint = Whoever opens it by the other name works on an old copy: remove that name, or make it a symbolic link.
saved-other-owner = the file’s owner, access list or attributes could not be kept
    .hint = If colleagues cannot open it any more, have whoever looks after the drive set its permissions.

# What keeps a save from its file.
unsaved-not-put-back = { $path } was changed by another program during the save, and the drive did not let its version be put back: { $why }
    .hint = Nothing is lost: the other version is in { $at }. Rename that file, then compare the two.
