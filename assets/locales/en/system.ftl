# What comes from outside the window: files from the system, and the system's own dealings.

notice-one-project = { $count ->
    [one] One project can be open at a time: 1 other was not opened.
   *[other] One project can be open at a time: { $count } others were not opened.
}
    .hint = To have two before you, start Copydesk with --new-window.
notice-open-already = { $file } is open already.
notice-left-aside = { $count ->
    [one] 1 file that came with it was not taken in.
   *[other] { $count } files that came with it were not taken in.
}
    .hint = Drop them on the page once it is there.
