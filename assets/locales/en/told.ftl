# The list of notices, and what the system opens.

notices-earlier = { $count ->
    [one] 1 earlier notice is in the list
   *[other] { $count } earlier notices are in the list
}
notices-bell = { $count ->
    [0] Notices
    [one] Notices: 1 to read
   *[other] Notices: { $count } to read
}
notices-at = { $time }
notices-none = Nothing was said yet.
notice-not-opened-outside = { $what } was not opened: { $why }
    .hint = Open it by hand.
job-opening-outside = Opening outside the desk

command-notices = Notices…
    .help = Lists what was said since the desk was opened.
command-dismiss-notices = Dismiss all notices
    .help = Takes the notices away; the list keeps them.
command-open-export = Open export folder
    .help = Shows the folder of the last export in the file manager.

bar-progress = { $job } … { $done } of { $all }, { $left } left
notice-attach-stopped = Stopped: { $done } of { $all } photos were taken in, the others were not.
    .hint = Attach the others when you are ready; undo takes back those that were.
notice-import-stopped = Import stopped: nothing was changed.
