# What cannot be done and why, each with what to do about it.

# Why the system refuses. Its number for it helps whoever looks after the machine.
system-number = error { $number }
system-says = { $words }
system-missing = it is not there ({ $detail })
system-denied = it is not allowed ({ $detail })
    .hint = Save elsewhere, or have whoever looks after the folder let you write there.
system-exists = it is there already ({ $detail })
system-full = the drive is full ({ $detail })
    .hint = Make room on the drive, or save elsewhere. What you wrote is still here.
system-read-only = the drive can only be read ({ $detail })
    .hint = Save elsewhere: on this drive nothing can be changed.
system-too-large = the file is too large for the drive ({ $detail })
system-no-folder = a part of the path is no folder ({ $detail })
system-folder = it is a folder ({ $detail })
system-not-empty = the folder is not empty ({ $detail })
system-busy = another program uses it ({ $detail })
    .hint = Close the other program, or wait a moment; or save elsewhere.
system-name = the system allows no such name ({ $detail })
    .hint = Choose a shorter name without unusual characters.
system-elsewhere = it lies on another drive ({ $detail })
system-links = there are too many links ({ $detail })
system-silent = the drive does not answer ({ $detail })
    .hint = Check the network, or save on this machine. What you wrote is still here.
system-memory = there is not enough memory ({ $detail })
system-quota = your share of the drive is used up ({ $detail })
    .hint = Take something of yours off the drive, or save elsewhere. What you wrote is still here.
system-broken = the drive reports an error ({ $detail })
    .hint = Save on another drive now, then have this one looked at. What you wrote is still here.
system-gone = the drive is gone ({ $detail })
    .hint = Plug it in again, or save elsewhere. What you wrote is still here.
system-interrupted = it was interrupted ({ $detail })
system-unsupported = the system cannot do that ({ $detail })

# What is unusual about a project file.
remark-no-first-line = The file has no first line with its version; it was read as the newest.
remark-changed = The file was changed outside copydesk since it was last saved.
    .hint = Look it over; if all is right, save.
remark-line-ends = The file’s line ends were changed to those of Windows; nothing else was.
remark-comments = The file holds comments that a save will drop (line { $lines }).
    .hint = Save under another name to keep the file with its comments.

# What is wrong with the form of a file.
ron-ends = the file ends in the middle
ron-string-open = a string begins here and does not end
ron-more = expected the end of the file after the project
ron-deep = brackets are nested deeper than in any project
ron-unknown-field = unknown field { $found }; expected { $expected }
ron-unknown-field-in = unknown field { $found } in { $outer }; expected { $expected }
ron-unknown-word = unknown word { $found }; expected { $expected }
ron-lacks-field = the field { $field } is missing
ron-lacks-field-in = the field { $field } is missing in this { $outer }
ron-not-bracket = expected `(`, found { $found }
ron-twice = the field { $field } is there twice
ron-nothing = nothing here
ron-open-quote = { $problem }; on line { $line } a string lacks its closing quote
ron-wants = expected { $what }
ron-thing-comma = a comma
ron-thing-truth = `true` or `false`
ron-thing-number = a whole number
ron-thing-fraction = a number
ron-thing-option = `Some(…)` or `None`
ron-thing-text = words in quotation marks
ron-thing-letter = a single letter
ron-thing-list = a list in square brackets
ron-thing-name = a name
ron-thing-other = something of another kind
ron-escape = a backslash is followed by a letter that means nothing
ron-too-large = the number is too large
ron-comment-open = a comment begins here and does not end
ron-length = { $count ->
    [one] 1 part is not the right number of them
   *[other] { $count } parts are not the right number of them
}
ron-odd-letter = { $found } cannot stand here
ron-no-id = “{ $found }” is not an id: 1 to 13 of the characters 0-9 and a-z without i, l, o, u
ron-no-language = “{ $found }” is not a language tag, as en, ar or pt-BR are
ron-no-urgency = an urgency is a number from 1 to 9
ron-no-date = there is no such date or time; they look like 2026-11-20 and 2026-11-20T03:00:00Z
ron-form = this is not how copydesk writes it

# More than a project file may hold.
limit-too-many = { $place } has { $count } { $what }; a project file may hold { $max }
    .hint = Move some of them to another project.
limit-too-long = { $what } of { $place } has { $bytes } bytes; a project file may hold { $max }
    .hint = Shorten it, or split it.
limit-same-id = two { $what } of { $place } have the id { $id }
    .hint = Give one of them another id, or take it out.
place-project = the project
place-story = story { $id }
place-block = block { $id } of story { $story }
place-photo = photo { $id }
place-entity = entity { $id }
place-source = source { $id }
part-stories = stories
part-photos = photos
part-entities = entities
part-sources = sources
part-people = people
part-crops = crops
part-aliases = aliases
part-names = names
part-links = links
part-steps = steps
part-keywords = keywords
part-bylines = bylines
part-corrections = corrections
part-blocks = blocks
part-list-entries = list entries
part-paragraphs = paragraphs
part-name = the name
part-publication-name = the publication’s name
part-copyright-line = the copyright line
part-zone = the zone
part-slugline = the slugline
part-web-address = the web address
part-section = the section
part-editor-note = the editor’s note
part-kicker = the kicker
part-headline = the headline
part-web-headline = the web headline
part-search-headline = the search headline
part-social-headline = the social headline
part-deck = the deck
part-dateline-city = the dateline’s city
part-dateline-country = the dateline’s country
part-assignment = the assignment
part-deadline-zone = the deadline’s zone
part-embargo-zone = the embargo’s zone
part-who-took-a-step = who took a step
part-byline = a byline
part-byline-role = a byline’s role
part-correction = a correction
part-attribution = the attribution
part-address = the address
part-text = the text
part-link-address = a link’s address
part-caption = the caption
part-credit = the credit
part-photographer = the photographer
part-alt-text = the alt text
part-extended-description = the extended description
part-place = the place
part-usage-terms = the usage terms
part-role = the role
part-link-authority = a link’s authority
part-link-value = a link’s value
part-description = the description
part-entity-name = the name of an entity
part-source-name = the name of a source
part-affiliation = the affiliation
part-how-it-was-reached = how it was reached

# Settings, samples, templates.
sample-not-laid-down = the sample project cannot be laid down: { $why }
template-no-text = the file is not text in UTF-8
template-broken = line { $line }, column { $column }: { $problem }
template-nameless = line 1: no language has a name in `wording`

# Pictures.
picture-empty = the file is empty
    .hint = Copy the file again from where it came; this copy holds nothing.
picture-foreign = this is { $what }, which the desk does not read
picture-unknown = this is no picture the desk knows
    .hint = Attach a JPEG, PNG, WebP, GIF or TIFF file.
picture-too-large = the picture is { $width } × { $height } pixels; at most 30,000 a side and 250 million in all can be read
    .hint = Open it in a picture editor, make it smaller, and save it as a baseline JPEG.
picture-too-heavy = opening the picture would take { $megabytes } MB of memory; one picture is given 1,024 MB
    .hint = Open it in a picture editor, make it smaller, and save it as a baseline JPEG.
picture-hollow = the { $format } file claims a picture of { $width } × { $height } pixels in { $bytes } bytes, which are far too few
    .hint = Copy or download the file again, or ask who sent it for the original.
picture-cut-short = the { $format } file ends before its picture does
    .hint = Copy or download the file again; this copy is not whole.
picture-damaged = the { $format } file is damaged or of a rare kind: { $reason }
    .hint = Open it in a picture editor and save it anew as JPEG or PNG.
picture-not-made = the smaller picture cannot be made: { $reason }
    .hint = Save the picture anew as JPEG and attach that; if it happens again, report it with the picture’s format.
picture-unclean = the finished picture held “{ $part }”, which could carry more than a picture
    .hint = Save the picture anew as JPEG and attach that; if it happens again, report it with the picture’s format.
foreign-svg = an SVG drawing
    .hint = Export the drawing as PNG, at least 1,600 pixels wide, and attach that.
foreign-heic = a HEIC picture
    .hint = Save it as JPEG first; phones do so when set to “Most compatible” or when sharing by mail.
foreign-avif = an AVIF picture
    .hint = Save it as JPEG or PNG first and attach that.
foreign-other-jpeg = a JPEG XL or JPEG 2000 picture
    .hint = Save it as JPEG or PNG first and attach that.
foreign-bmp = a BMP picture
    .hint = Save it as JPEG or PNG first and attach that.
foreign-document = a PDF or PostScript document
    .hint = Export the page or the picture in it as JPEG or PNG and attach that.
foreign-photoshop = a Photoshop file
    .hint = Save a flattened copy as JPEG or TIFF and attach that.
foreign-camera-raw = a camera raw file
    .hint = Develop it in the photo desk’s raw converter, save it as JPEG, and attach that.
foreign-film = a film or sound file
    .hint = Save a still frame as JPEG and attach that.
foreign-web-page = a web page
    .hint = Open the link in a browser and save the picture itself, not the page.
foreign-archive = a ZIP archive
    .hint = Unpack it and attach the pictures inside.

# Raw copy.
unreadable-system = { $origin } cannot be read: { $why }
    .hint = Check the name and that you may read the file.
unreadable-folder = { $origin } is a folder, not a file
    .hint = Name the files in it one by one.
unreadable-too-long = { $origin } is longer than 32 MB
    .hint = Split it into several files.
unreadable-no-text = { $origin } is { $kind }, not text
unreadable-encoding = { $origin } is not UTF-8 text: the byte at position { $position } (from 0) fits no character
    .hint = Open it in a text editor, choose the encoding it was written in (often Windows-1256 for Arabic), and save it as UTF-8.
copy-picture = a picture
    .hint = Attach it as a photo instead of importing it.
copy-pdf = a PDF
    .hint = Open it in its own program, copy the text, and paste it here or save it as plain text (UTF-8).
copy-document = a Word or other office document
    .hint = Open it in its own program, copy the text, and paste it here or save it as plain text (UTF-8).
copy-rich-text = a rich text document
    .hint = Open it in its own program, copy the text, and paste it here or save it as plain text (UTF-8).
copy-binary = a binary file
    .hint = Choose a plain text file.

# Changes that do not fit.
unfit-no-story = there is no story { $id } in this project
unfit-no-block = there is no block { $id } in this story
unfit-no-text = block { $id } has no such text
unfit-no-photo = there is no photo { $id } in the library
unfit-no-entity = there is no entity { $id } in the directory
unfit-no-source = there is no source { $id } in the directory
unfit-id-in-use = { $id } is already in use
unfit-no-split = a { $kind ->
    [subhead] subhead
    [quote] quote
    [pull-quote] pull quote
    [list] list
    [photo] photo
    [fact-box] fact box
    [embed] embed
    [rule] rule
   *[paragraph] paragraph
} cannot be split
unfit-no-join = block { $id } cannot be joined to the one before it
unfit-step = that cannot be done with a story that is { $status ->
    [edit] with the desk
    [copy] in copy edit
    [approved] approved
    [published] published
    [spiked] spiked
    [killed] killed
   *[draft] a draft
}
unfit-no-note = readers must be told what changed

# Patterns.
pattern-wrong = Character { $at } of the pattern: { $what }
pattern-folded = Without marks and variants this is no pattern: { $what }
pattern-too-large = This pattern is too large. Shorten what it repeats.
pattern-too-long = At most { $max } bytes can be looked for. Shorten the words.
pattern-group-open = a round bracket is opened here and never closed
pattern-group-closed = a round bracket is closed here that was never opened
pattern-class-open = a square bracket is opened here and never closed
pattern-nothing = there is nothing before this for it to repeat
pattern-count-open = a curly bracket is opened here and never closed
pattern-escape-cut = after a backslash something must follow; \\ means a backslash
pattern-escape = this means nothing after a backslash
pattern-back = a pattern cannot refer to what it has found
pattern-look = a pattern cannot look ahead or behind
pattern-range = the range in square brackets runs backwards
pattern-property = there is no such kind of letter
pattern-number = a number belongs in the curly brackets
pattern-count = the second number must not be smaller than the first
pattern-name = two groups have this name

# Export.
withheld-no-story = the project has no story “{ $id }”
    .hint = Choose one of the project’s stories.
withheld-withdrawn = “{ $story }” is { $status ->
    [killed] killed
   *[spiked] spiked
}
    .hint = Restore it first if it is to run after all.
withheld-off-the-record = “{ $story }”: block { $block } quotes a source who spoke off the record
    .hint = Take the words out, or agree other terms with the source.
withheld-named = “{ $story }”: a source who must not be named is named in { $place }
    .hint = Take the name out, or agree with the source to be named.
withheld-repeated = “{ $story }”: words spoken off the record stand in { $place }
    .hint = Take the words out, or agree other terms with the source.
withheld-unknown-source = “{ $story }”: block { $block } quotes a source who is no longer in the directory
    .hint = Attribute the quotation to a source of the directory, or take its mark off.
withheld-rights = “{ $story }”: the rights to the photo in block { $block } ended on { $day }
    .hint = Take the photo out, or renew its rights.
unbuilt-picture = “{ $story }”: photo { $photo }: { $why }
    .hint = Attach the photo again, or take it out of the story.
unbuilt-json = “{ $story }” cannot be written as JSON: { $why }
    .hint = Export the web page instead, and tell the makers of Copydesk.
unbuilt-stopped = the export was stopped; nothing was written
    .hint = Export again when you are ready.
unbuilt-file-missing = its file is missing from the project’s photo folder
unbuilt-file-unreadable = its file cannot be read: { $why }
unbuilt-file-broken = its file cannot be shown: { $why }
unexported-nothing = there is no story to export
    .hint = Write a story, or bring one back from the spike.
unexported-no-format = there is no format “{ $key }”; there are { $known }
    .hint = Choose one of those.
unexported-blocked = { $first } (and { $more } more)
unexported-no-name = “{ $path }” cannot be replaced by an export
    .hint = Name a new folder inside it.
unexported-no-folder = “{ $path }” is a file, not a folder
    .hint = Choose another folder, or a new one: an export replaces the whole folder.
unexported-strangers = “{ $folder }” holds files that no export put there: { $names }
    .hint = Choose another folder, or a new one: an export replaces the whole folder.
unexported-changed = “{ $folder }” holds exported files that were changed since: { $names }
    .hint = Choose a new folder, or move the changed files away first.
unexported-manifest = “{ $path }” is not a list of exported files that this version reads
    .hint = Choose another folder, or a new one: an export replaces the whole folder.
unexported-photos-differ = the export in another format of “{ $slug }” uses other photos
    .hint = Export all formats of the story together, or choose a new folder.
unexported-name = “{ $name }” is no name for an exported file
    .hint = Change the story’s web address.
unexported-failed = cannot { $doing } “{ $path }”: { $why }
    .hint = Check that the folder may be written and the disk has room, or choose another.
unexported-not-flushed = the export is in “{ $folder }”, but the disk does not confirm it: { $why }
    .hint = Check the disk, then export again.
unexported-names = { $names }
unexported-some = { $names } and { $more } more
doing-follow = follow
doing-find = find
doing-look-at = look at
doing-read = read
doing-make-inside = make a folder in
doing-make-folder = make the folder
doing-write = write
doing-flush = flush
doing-permit = set the permissions of
doing-replace = replace
doing-put-back = put the folder back in its place from

# The clipboard.
clipboard-unreachable = the system’s clipboard cannot be reached: { $why }
    .hint = Copying and pasting inside the window still works, without the marks.
clipboard-silent = the program you copied from does not answer
    .hint = Copy it again there, or save it to a file and import that.
clipboard-failed = the clipboard does not work: { $why }
    .hint = Copy it again and retry.
