# What comes from outside the window: files from the system, and the system's own dealings.

command-new-window = New window
    .help = Opens another window of Copydesk, for a second project.

notice-one-project = { $count ->
    [one] One project can be open at a time: 1 other was not opened.
   *[other] One project can be open at a time: { $count } others were not opened.
}
    .hint = Open it in a window of its own.
notice-open-already = { $file } is open already.
notice-left-aside = { $count ->
    [one] 1 file that came with it was not taken in.
   *[other] { $count } files that came with it were not taken in.
}
    .hint = Drop them on the page once it is there.
