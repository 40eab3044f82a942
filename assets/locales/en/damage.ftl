# Damaged projects, as far as they can be read.

loss-line = line { $line }
loss-lines = lines { $first }–{ $last }
loss-piece = { $lines }: cannot be read
loss-plain = { $lines }: kept as plain words; what was marked in them is lost
loss-twice = { $lines }: stood there twice and is there once
loss-new-id = { $lines }: two things had one id; the second has a new one
loss-bytes = { $lines }: bytes that are no text, shown as �
loss-ends = { $lines }: the end of it is missing
loss-cut = { $lines }: the file ends in the middle; what came after is missing
loss-nothing = { $lines }: empty bytes at the end of the file, as a power cut leaves them
loss-sides = { $lines }: a merge left two versions; both are there
loss-draft = { $lines }: “{ $name }” is a draft again, as an embargo or terms may be among what is missing
loss-terms = { $lines }: the source “{ $name }” is off the record until you set its terms, as they may be missing
loss-changed = { $lines }: all of it could be read, but it is not as Copydesk saved it

damage-title = “{ $file }” is damaged
    .about = The file stays as it is, whatever you choose. What you open is a copy: save it under another name, or put the damaged file aside for it.
damage-good = The last good version
damage-rescued = What can be read of the file
damage-nothing-read = Nothing of the file itself can be read.
damage-nothing = Nothing in { $file } can be read, and no earlier version of it was found.
    .hint = The file was left as it is. Look for a copy of it: a backup, an earlier version of the sync service, a colleague.
damage-open-good = Open the last good version
damage-open-rescued = Open what can be read
damage-leave = Leave it
damage-stories = { $count ->
    [one] 1 story
   *[other] { $count } stories
}
damage-photos = { $count ->
    [one] 1 photo
   *[other] { $count } photos
}
damage-places = { $count ->
    [one] 1 place is damaged
   *[other] { $count } places are damaged
}
damage-more = { $count ->
    [one] 1 more place
   *[other] { $count } more places
}
damage-missing-about = What could not be read, with the words that stand there. Copy what you need from them.
damage-nothing-missing = Nothing is missing from this project.
damage-is-version = { $file } is damaged, and this is a version of it
damage-is-rescued = { $file } is damaged, and this is what could be read of it
command-missing-parts = What is missing…
    .help = Shows what could not be read of a damaged project, with its words.
command-put-aside = Put damaged file aside and save
    .help = Gives the file that cannot be read another name, whole as it is, and saves the project in its place.
notice-rescued = { $count ->
    [one] { $file } was opened as far as it can be read; 1 place is damaged
   *[other] { $file } was opened as far as it can be read; { $count } places are damaged
}
    .hint = Look over what is missing, then save it under another name.
job-rescuing = Looking for what can be read

command-find-photos = Find missing photos…
    .help = Searches a folder for pictures that the project has lost, by what is in them, and puts them back.
path-find-photos = Folder to search for missing photos
    .verb = Search
    .files = Folder
job-looking-for-photos = Looking for photos
job-searching-photos = Searching for photos
notice-photos-missing = { $count ->
    [one] 1 picture is missing from the photo folder
   *[other] { $count } pictures are missing from the photo folder
}
    .hint = Was the .photos folder left behind when the project was moved? They can be searched for by what is in them.
notice-photos-changed = { $count ->
    [one] 1 picture in the photo folder is not what it was
   *[other] { $count } pictures in the photo folder are not what they were
}
    .hint = Their files were changed or damaged. They can be searched for in another folder by what was in them.
notice-photos-lost = { $count } pictures cannot be shown: { $missing ->
    [one] 1 is missing
   *[other] { $missing } are missing
}, { $changed ->
    [one] 1 is not what it was
   *[other] { $changed } are not what they were
}
    .hint = They can be searched for, in the folder the project came from or in a backup, by what is in them.
notice-photos-all-there = No picture is missing.
notice-photos-found = { $count ->
    [one] 1 picture was found and put back
   *[other] { $count } pictures were found and put back
}
notice-photos-still-missing = { $count ->
    [one] 1 picture is still missing; { $looked } files were looked into
   *[other] { $count } pictures are still missing; { $looked } files were looked into
}
    .hint = Search another folder, or attach them again.
notice-photos-stopped = { $count ->
    [one] The search was stopped after { $looked } files; 1 picture is still missing
   *[other] The search was stopped after { $looked } files; { $count } pictures are still missing
}
    .hint = What was found before is back.
