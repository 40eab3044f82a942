# What the checks find, each with what to do about it.

# First words of copy, or a name, in the marks of this language.
raw-quoted = “{ $words }”
finding-photo = Photo { $nth }
    .within = photo { $nth }
finding-photo-named = Photo { $nth }, { $caption },
    .within = photo { $nth }, { $caption }
finding-source = source { $id }

finding-withdrawn = The story is { $status ->
    [killed] killed
   *[spiked] spiked
}.
    .hint = Leave it out, or restore it if it is to run after all.
finding-killed-with-note = The story is killed: its headline and the note of withdrawal leave, and nothing else.
    .hint = Export it, so that the note takes the place of the page.
finding-no-headline = The story has no headline.
    .hint = Say what happened, in a line.
finding-no-body = There is nothing in the body for a reader.
    .hint = Write the story, or attach its photos.
finding-off-the-record = The story quotes “{ $name }”, who spoke off the record.
    .hint = Take the words out, or agree other terms with the source.
finding-off-the-record-words = Words that “{ $name }” spoke off the record stand in { $place }.
    .hint = Take the words out, or agree other terms with the source.
finding-in-block = block { $nth }
finding-named = “{ $name }” must not be named, but the name stands in { $place }.
    .hint = Take the name out, or agree with the source to be named. If somebody else of the same name is meant, add them as a source on the record.
finding-maybe-named = “{ $name }” must not be named, and what stands in { $place } may name them.
    .hint = Make sure that readers cannot tell from it who the source is.
finding-last-name = The last word of “{ $name }” stands in { $place }, and this source must not be named.
    .hint = Take it out if it means the source.
finding-unknown-source = A quotation is attributed to a source who is not in the directory.
    .hint = Attribute it to a source of the directory; nobody knows what was agreed with this one.
finding-rights-ended = { $photo } may not be published: the rights to it ended on { $day }.
    .hint = Take the photo out, or renew its rights.
finding-rights-end = { $photo } may be published only until { $day }.
    .hint = Renew its rights, or plan to take the photo down.
finding-unknown-photo = Photo { $nth } of the page is not in the library.
    .hint = Attach it again, or take its place off the page.
finding-photo-missing = { $photo } has lost its picture: there is no such file in the photo folder.
    .hint = Look for it with “Find missing photos” in the File menu, or attach it again.
finding-photo-changed = { $photo } has another picture than was attached: somebody changed its file.
    .hint = Look for the right one with “Find missing photos” in the File menu, or attach the new one.
finding-photo-unreadable = { $photo } has a picture that cannot be read.
    .hint = Open the Photos tab to see why; attach it again if the drive has lost it.
finding-alt-missing = { $photo } has no alt text.
    .hint = Say in a sentence what is to be seen in it.
finding-alt-again = { $photo } repeats its caption as alt text.
    .hint = Say what is to be seen; the caption is read out as well.
finding-embargo = The story is under embargo until { $until } ({ $zone }).
    .hint = Do not publish what you export before then.
finding-no-byline = The story has no byline.
    .hint = Name its author or the agency it comes from.
finding-no-address = No web address can be made from the headline; the page is named by a number.
    .hint = Write a few words in Latin letters, joined by hyphens.
finding-address-taken = The web address “{ $slug }” is also that of { $story }.
    .hint = Give one of the two another; exported together, the later one gets a number.
finding-length = { $field } has { $count } characters; { $advised } are advised.
    .hint = Shorten it, or leave it: nothing is cut.
finding-wanted-photo = { $photo } is wanted but not attached; it is left out of the page.
    .hint = Attach the photo, or take its place off the page.
finding-no-caption = { $photo } has no caption.
    .hint = Say who does what, where and when.
finding-no-credit = { $photo } has no credit.
    .hint = Name the photographer and the agency.
finding-credit-nobody = The credit of { $photo } names nobody: { $credit }.
    .hint = Find out whose photo it is before it runs.
finding-quotation-open = The quotation { $words } has no source.
    .hint = Attribute it to a source.
finding-quote-open = The quote { $words } has no source.
    .hint = Attribute it to a source.
finding-deep-background = { $words } are the words of { $who }, given on deep background; the page names nobody for them.
    .hint = Say it in the story’s own words, or find it on the record.
finding-background = The page attributes words given on background to “{ $name }”, without an affiliation.
    .hint = Make sure that this describes the source as agreed, and that the copy does not give the name.
finding-undescribed = “{ $name }” spoke on background and is not described: readers are told nothing of the source.
    .hint = Write in the Sources tab how readers are told of the source: “a ministry engineer”.
finding-unknown-entity = { $words } is tagged as something that is not in the directory.
    .hint = Tag it again, or take the tag off; the words stay.
finding-link = The link to { $address } will not be published; its words stay.
    .hint = Write the whole address, from https:// on.
finding-embed = The embed of { $address } will be left out.
    .hint = Write the whole address, from https:// on.
finding-embed-nowhere = An embed has no address and will be left out.
    .hint = Write the whole address, from https:// on.
finding-empty-subhead = A subhead is empty.
    .hint = Write it, or take it out.
finding-bare-subhead = There is nothing under the subhead { $words }.
    .hint = Write on, or take it out.
finding-empty-quote = A quote is empty.
    .hint = Write it, or take it out.
finding-empty-pull-quote = A pull quote has no words.
    .hint = Write it, or take it out.
finding-empty-list = A list is empty.
    .hint = Write it, or take it out.
finding-empty-item = A list has an empty line.
    .hint = Write it, or take it out.
finding-empty-box = A fact box is empty.
    .hint = Write it, or take it out.
finding-empty-fact = A fact box has an empty paragraph.
    .hint = Write it, or take it out.
finding-mark-open = The quotation mark before { $words } is never closed.
    .hint = Add the missing mark, or take this one out.
finding-mark-closed = A quotation mark is closed that was never opened, in { $words }.
    .hint = Add the missing mark, or take this one out.
finding-mixed-marks = Straight and curly { $kind ->
    [apostrophes] apostrophes
   *[marks] quotation marks
} are mixed: { $count ->
    [one] 1 is
   *[other] { $count } are
} straight, { $curly } curly.
    .hint = Use one kind throughout.
finding-doubled-word = “{ $word }” is written twice in a row.
    .hint = Take one of the two out.
finding-spaces = There are too many spaces in { $count ->
    [one] 1 place
   *[other] { $count } places
}.
    .hint = Take them out.
