# Stories on their way to another project, and the ways out of this one.

job-carrying = Taking the story to the other project

carry-move-title = Move to another project
carry-copy-title = Copy to another project
carry-with = Its photos, names and sources go along. Who is there already under the same name is not put there twice.
carry-another = Another file…
carry-new = New project…

path-carry-into = Take the story to
    .verb = Take it there
    .files = Copydesk project
path-carry-new = Take the story to a new project
    .verb = Create
    .files = Copydesk project

carry-no-story = The story is no longer in this project
    .hint = Nothing was changed.
carry-same-file = { $path } is this project
    .hint = Choose another one; “Duplicate story” makes a copy here.
carry-exists = { $path } is there already
    .hint = Choose another name, or take the story into that project.
carry-kept-from = { $path } is not written over: { $why }
    .hint = Take them out of the file, or choose another project.
carry-changed = Somebody else wrote that project just now
    .hint = Nothing was changed. Try again.
carry-stopped = Stopped: the story stays as it was, and so does the other project.
    .hint = Nothing was changed.

carry-photos = { $count ->
    [one] 1 photo
   *[other] { $count } photos
}
carry-names = { $count ->
    [one] 1 name
   *[other] { $count } names
}
carry-sources = { $count ->
    [one] 1 source
   *[other] { $count } sources
}
carry-more = { $count ->
    [one] 1 more
   *[other] { $count } more
}
carry-along = With it went { $things }.
carry-nothing = Nothing else had to go along.

notice-moved = Moved “{ $story }” to { $file }. { $with }
    .hint = Undo brings it back here; the copy there stays.
notice-copied = Copied “{ $story }” to { $file }. { $with }
notice-carried-there = “{ $story }” is in { $file } already, the same in every word.
notice-not-carried = “{ $story }” stays here: { $why }
notice-carried-elsewhere = “{ $story }” was copied to { $file }, and not taken out of its project: another was opened meanwhile.
    .hint = Open its project to remove it there.
notice-carried-changed = “{ $story }” was copied to { $file } as it was, and stays here: it was changed meanwhile.
    .hint = Move it again, or remove it here.
notice-carried-unconfirmed = “{ $story }” was copied to { $file } and stays here: the drive did not confirm that it would outlast a power cut.
    .hint = Look whether it is there before you remove it here.
notice-carry-joined = Already in { $file }, and not put there twice: { $names }.
notice-carry-terms = { $name } speaks on other terms in { $file } ({ $there }) than here ({ $brought }). The stricter ones hold there from now on: { $hold }.
notice-photo-left = A photo’s file could not go along: { $why }

leave-title = One moment …
leave-then = When this is done, it goes on by itself.
leave-stop = Stop it
leave-stay = Stay here
