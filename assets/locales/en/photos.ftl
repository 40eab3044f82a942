# The Photos tab, the export dialog and the bar at the top.

bar-menu = Menu ▾
bar-search = Search
bar-export = Export
bar-grade = Grade { $grade }
    .help = The year of American school that would manage it, by sentences and syllables (Flesch–Kincaid)
bar-saving = Saving…

change-crop = Crop
change-shape = Shape on pages

photo-original = Original
photo-on-pages = Pages show this shape
photo-whole-on-pages = Pages show all of it
photo-by-hand = cut by hand
photo-automatic = cut around the focal point
photo-reset = Reset
    .help = Back to the cut around the focal point, or the point back to the middle (Delete)
photo-framing-help = Drag the frame or its corners; arrows move it, Shift with arrows resizes it, Delete resets it. A click sets the focal point.
photo-point-help = Click or drag to set the point that cuts keep; arrows move it, Delete puts it in the middle.
photo-crop-said = { $ratio }: { $width } × { $height } pixels from { $left }, { $top }
photo-point-said = Focal point at { $across } % across, { $down } % down
photo-others = Also on this page
photo-alt-wanted = Alt text is required to export
photo-from-file = from photo file
photo-rights = Rights
photo-no-terms = No terms noted
photo-expires-on = expires { $day }
photo-expired-on = expired { $day }
photo-position = Location removed on export
photo-profile = { $name }, sRGB on export
photo-no-profile = No color profile
photo-more = More about the photo
photo-person-name = Name of a person in the directory
photo-take-off = Take { $name } off the photo
photo-nobody = Nobody else of this name in the directory. Tag a name on the page first.

export-chosen = Export stories
export-again-note = { $keys } repeats the last export
export-stories = Stories
export-scope-this = This story
export-scope-all = All { $count }
export-scope-chosen = Choose
export-show = Show: { $what }
export-blocked = { $count ->
    [one] 1 thing is required before it can leave
   *[other] { $count } things are required before it can leave
}
export-no-format = Choose a format
export-no-story = Choose a story
export-photos = Photos { $nth } of { $all }
export-seconds = { $count } s left
export-guarded = { $count ->
    [one] 1 confidential source: nothing was found that its terms keep back
   *[other] { $count } confidential sources: nothing was found that their terms keep back
}
export-exposed = { $count ->
    [one] 1 finding above may give a confidential source away
   *[other] { $count } findings above may give confidential sources away
}

exported-title = Exported
exported-left-out = Left out · { $count }
exported-open = Open folder
