# What undo calls a step, where no other message names it; what copy lost on its way in or out.

undo-step = { $command }: { $step }

change-typing = Typing
change-line-break = Line break
change-new-paragraph = New paragraph
change-delete = Delete
change-copy = Copy
change-move = Move
change-join = Join paragraphs
change-end-list = End list
change-indent = Indent
change-outdent = Outdent
change-numbers = Numbered list
change-link = Link
change-quotation = Mark quotation
change-attribute = Attribute quote
change-quotation-mark = Quotation mark
change-apostrophe = Apostrophe
change-ellipsis = Ellipsis
change-dash = Dash
change-direction = Direction
change-move-block = Move block
change-remove-photo = Remove photo
change-remove-embed = Remove embed
change-remove-rule = Remove rule
change-tag-person = Tag person
change-tag-organization = Tag organization
change-tag-place = Tag place
change-tag-event = Tag event
change-move-story = Move story
change-import = Import
change-attach = Attach photo
change-paste-picture = Paste picture
change-place-photo = Place photo
change-rights = Rights
change-focal-point = Focal point
change-source = Source
change-remove-source = Remove source
change-remove-entity = Remove entity
change-names = Names
change-links = Links
change-dateline = Dateline
change-byline = Byline
change-caption = Caption
change-urgency = Urgency
change-embargo = Embargo
change-planned = Planned length

# What a paste left behind: “2 pictures, 1 comment”.
lost-things = { $things }
lost-picture = { $count ->
    [one] 1 picture
   *[other] { $count } pictures
}
lost-table = { $count ->
    [one] 1 table’s form
   *[other] { $count } tables’ form
}
lost-media = { $count ->
    [one] 1 video, sound or frame
   *[other] { $count } videos, sounds or frames
}
lost-form-field = { $count ->
    [one] 1 form field
   *[other] { $count } form fields
}
lost-dead-link = { $count ->
    [one] 1 link that leads nowhere
   *[other] { $count } links that lead nowhere
}
lost-strike = { $count ->
    [one] 1 strikethrough (its words stay)
   *[other] { $count } strikethroughs (their words stay)
}
lost-hidden = { $count ->
    [one] 1 hidden passage
   *[other] { $count } hidden passages
}
lost-comment = { $count ->
    [one] 1 comment
   *[other] { $count } comments
}
lost-numbering = { $count ->
    [one] 1 list’s own numbering
   *[other] { $count } lists’ own numbering
}
lost-level = { $count ->
    [one] 1 deep list level
   *[other] { $count } deep list levels
}
lost-stranger = { $count ->
    [one] 1 name or photo of another project
   *[other] { $count } names or photos of another project
}
lost-whose = { $count ->
    [one] 1 quotation’s source
   *[other] { $count } quotations’ sources
}
lost-depth = { $count ->
    [one] 1 element nested too deep
   *[other] { $count } elements nested too deep
}
lost-rest = the rest, which is too long to paste at once

# What an import made of lines.
made-joined = Lines { $first } to { $last } were broken to a width; they are one paragraph now.
made-language = Story { $nth } is taken to be in { $language } by its letters.
made-near = The paragraph is nearly the same as the one in line { $line }. Both were kept.
made-doubt = The first line may be a headline; it ends like a sentence, so it stayed in the body.
made-dateline = The dateline was taken off the paragraph.
made-dateline-noted = The dateline was taken off the paragraph; it names { $agency }, so it is kept in the editor’s note.
made-list = { $count } lines became a list; their marks were taken off.
made-sign-off = The sign-off went into the editor’s note.
made-rule = A line of marks became a rule.
made-timestamp = The time of publication went into the editor’s note.
made-byline = The line became the byline.
made-label = The line names its own place and went there.
made-credit-above = The credit went to the photo above.
made-agency = The agency that signs the copy went into the editor’s note.
made-no-credit = The caption has no credit.
made-vague-credit = The credit “{ $credit }” names nobody in particular.
made-photo = The line became the caption and credit of a wanted photo.

# What an export left out.
omitted-story = “{ $story }” is { $status ->
    [killed] killed
   *[spiked] spiked
} and stays here.
omitted-from = Left out of “{ $story }”: { $what }.
omitted-from-block = Block { $block }: { $what }
omitted-embed = an embed whose address cannot be followed safely; its caption stays
omitted-wanted-photo = a photo that is wanted but not attached yet
omitted-lost-photo = a photo that is no longer in the library
omitted-link = the link to “{ $address }”, which cannot be followed safely; its words stay
omitted-tag = a tag that names nothing in the directory; its words stay
