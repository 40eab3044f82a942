# What two people changed, side by side and joined.

compare-name = Project’s name
compare-language = Language of new stories
compare-house = House settings
compare-story = Story
compare-place = Place among the stories
compare-block-place = Place of “{ $words }”
compare-behind = after “{ $words }”
compare-first = at the start
compare-photo = Photo: { $name }
compare-entity = Entity: { $name }
compare-source = Source: { $name }

compare-status = Status
compare-embargo = Embargo
compare-bylines = Bylines
compare-date = Date
compare-keywords = Keywords
compare-genre = Genre
compare-urgency = Urgency
compare-story-language = Language
compare-deadline = Deadline
compare-planned = Planned length
compare-assigned = Assigned to
compare-corrections = Corrections
compare-log = Steps taken

compare-mark-bold = bold
compare-mark-italic = italic
compare-mark-link = link to { $address }
compare-mark-mention = tagged { $name }
compare-mark-quotation = quotation without a source
compare-mark-quotation-of = quotation of { $name }

compare-day = { $day }
compare-instant = { $when } ({ $zone })
compare-number = { $number }
compare-list = { $list }
compare-on = on
compare-off = off
compare-story-words = { $count ->
    [one] { $count } word
   *[other] { $count } words
}
compare-steps = { $count ->
    [one] { $count } step
   *[other] { $count } steps
}
compare-picture = { $width } × { $height } pixels, { $digest }
compare-cut = { $ratio } from { $left }%, { $top }%, { $width }% × { $height }%
compare-point = { $across }% across, { $down }% down
compare-ratio = { $width } : { $height }
compare-photo-id = photo { $id }

compare-publication = Publication
compare-copyright = Copyright line
compare-zone = Time zone
compare-house-byline = House byline
compare-credit = Credit
compare-section = Section
compare-export-folder = Folder for exports
compare-quotes = Quotation marks
compare-smart-typing = Corrections while typing
compare-house-words = Words of the house
compare-lede = First paragraph
compare-length = Length
compare-file = Picture
compare-caption = Caption
compare-photographer = Photographer
compare-alt-text = Alt text
compare-description = Long description
compare-taken = Taken on
compare-where = Taken in
compare-people = People
compare-usage = Usage terms
compare-expires = Rights expire
compare-focal-point = Focal point
compare-cuts = Cuts
compare-shape = Shape on pages
compare-name-as-written = Name
compare-kind = Kind
compare-role = Role
compare-aliases = Also written
compare-names = In other languages
compare-links = Known elsewhere as
compare-described = Described to readers as
compare-affiliation = Affiliation
compare-terms = Terms
compare-reached = How reached
compare-block-kind = Kind of block
compare-direction = Direction
compare-ltr = left to right
compare-rtl = right to left
compare-attribution = Attribution
compare-address = Address
compare-which-photo = Which photo
compare-list-kind = Kind of list
compare-numbered = numbered
compare-bulleted = with bullets
compare-levels = Indents

compare-list-name = Differences
compare-nothing = Both versions are the same.
compare-beside = Photos, people, sources and project
compare-heading = { $name }
compare-unchanged = { $count ->
    [one] … { $count } paragraph unchanged
   *[other] … { $count } paragraphs unchanged
}
compare-added = Added
compare-removed = Removed
compare-moved = Moved
compare-heard-removed = (removed: { $words })
compare-heard-inserted = (inserted: { $words })
compare-marked = “{ $words }” is now: { $marks }
compare-unmarked = “{ $words }” is no longer: { $marks }
compare-button = { $button }: { $what }
compare-saved-title = Changes since { $file } was saved
compare-legend = Underlined words came; struck-through words went.
compare-take-back = Take back
change-taken-back = Taking a change back

job-looking = Looking at the file

watch-taken-in = { $count ->
    [0] Somebody else changed “{ $file }”: the changes are taken in.
    [one] Somebody else changed “{ $file }”: the changes to { $count } story are taken in.
   *[other] Somebody else changed “{ $file }”: the changes to { $count } stories are taken in.
}
    .hint = Compare them, and take back what you choose. Undo is for your own steps first.
    .kept = Compare them, and take back what you choose. Undo is for your own steps first; the history has what was here before.
watch-merged = { $count ->
    [0] Somebody else changed “{ $file }”: their changes and yours are put together.
    [one] Somebody else changed “{ $file }”: their changes to { $count } story and yours are put together.
   *[other] Somebody else changed “{ $file }”: their changes to { $count } stories and yours are put together.
}
watch-beside = { $count ->
    [one] In { $count } place both of you added paragraphs.
   *[other] In { $count } places both of you added paragraphs.
}
    .hint = They stand one after the other. Read them together.
notice-others-in-the-way = Your last step and what others wrote since are about the same words.
    .hint = Undo once more takes theirs out first. Compare them, and take back what you choose.
notice-others-taken-out = What others wrote is taken out again.
    .hint = Redo brings it back. Saved like this, the file loses it; the history keeps it.
watch-taken-in-title = What was taken in from { $file }
change-taken-in = Changes of others
watch-gone = “{ $file }” is not there any more
    .hint = What you have here is kept. The file is written again only if you say so.
watch-gone-ask = It was deleted, moved or renamed. What you have here is kept.
watch-write-again = Write it again
watch-unreadable = Somebody else changed “{ $file }”, and it cannot be opened now: { $why }
    .hint = What you have here is kept. Save it under another name, or put that file aside and save here.
watch-conflicts = { $count ->
    [one] Somebody else changed “{ $file }”, and { $count } change meets one of yours.
   *[other] Somebody else changed “{ $file }”, and { $count } changes meet yours.
}
    .hint = The file is not saved over until you decide. You can go on writing.
watch-conflicts-title = Somebody else changed { $file }, too
watch-conflicts-what = What only one of you changed is put together. Here both changed the same line, sentence or place. Until you decide, the file stays as they saved it.
watch-putting-together = Putting both together…
watch-conflict = { $what } · { $story }
watch-before = Before
watch-ours = Yours
watch-theirs = Theirs
watch-not-there = Not there
watch-deleted = Deleted
watch-take-ours = Take yours
watch-take-theirs = Take theirs
watch-take-both = Take both
watch-all-ours = All yours
watch-all-theirs = All theirs
watch-decide = Put together
watch-later = Later
watch-open = { $count ->
    [one] { $count } to decide
   *[other] { $count } to decide
}
watch-none-open = All decided
