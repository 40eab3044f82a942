# What has happened, and work under way.

raw-words = { $words }

bar-job = { $job } …
job-keeping-settings = Keeping settings
job-saving = Saving
job-opening = Opening
job-creating = Creating
job-importing = Importing
job-attaching = Attaching photos
job-attaching-one = Attaching photo
job-exporting = Exporting
job-reading = Reading photo
job-checking = Checking
job-waiting = Waiting for the file dialog

notice-about = { $what }: { $said }
notice-saved = Saved { $file }
notice-not-saved = Not saved: { $why }
    .hint = Save it under another name.
notice-saving = Not opened: a save is still under way.
    .hint = Open it again in a moment.
notice-broke = “{ $job }” broke down. Your text is untouched.
    .hint = Try again; if it happens again, save under another name and report it.
notice-unchanged = { $step }: { $why }.
notice-clipboard = Clipboard: { $why }.
notice-import-elsewhere = Not imported: another project was opened meanwhile.
    .hint = Import the copy again, into the project you want it in.
notice-no-story = No story was found in that copy.
    .hint = The report lists every line.
notice-imported = { $count ->
    [one] Imported 1 story
   *[other] Imported { $count } stories
}
    .hint = Undo takes the import back.
notice-not-imported = Not imported: { $why }
notice-attached = { $count ->
    [one] Attached 1 photo
   *[other] Attached { $count } photos
}
    .hint = Look over caption, credit and alt text before it is published.
notice-not-attached = Not attached: { $why }
notice-no-page = There is no story to attach a photo to.
    .hint = Make a story first.
notice-no-place = Photos are kept beside the project, which has no place yet.
    .hint = Save the project first.
notice-not-exported = Not exported: { $why }
notice-mark-lost = Not put there: the words are quoted from “{ $name }” ({ $terms }), and this place cannot keep that mark.
    .hint = Keep them in the body, where the mark goes along, or say it in the story’s own words.
notice-pasted-without = Pasted without { $lost }
    .hint = Undo takes the paste back.
notice-paste-elsewhere = Not pasted: another project was opened meanwhile.
    .hint = Paste the picture again, into the story you want it in.
notice-not-pasted = Not pasted: { $why }
notice-paste-nowhere = Not pasted: the story is no longer there.
    .hint = Paste it into another.
notice-attached-elsewhere = Not attached: the project was put away, or saved elsewhere, meanwhile.
    .hint = Attach the photos again.
notice-photo-not-saved = A photo was not saved along: { $why }
notice-more = And { $count } more like these.
notice-picture-pasted = Pasted 1 picture
    .hint = Give it caption, credit and alt text before it is published.

exported-all = Exported { $count ->
    [one] 1 story
   *[other] { $count } stories
} ({ $files } files) to { $folder }
