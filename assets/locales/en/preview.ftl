# The preview: the page as readers will see it, in a panel and in the browser.

command-preview = Preview
    .help = Shows beside the page what readers will see of it, or puts it away.
command-preview-in-browser = Preview in the browser
    .help = Opens the page as it would be published in the browser, where it follows what you write.

preview-title = The page as readers will see it
preview-browser = Open in browser
preview-more = { $count ->
    [one] 1 more
   *[other] { $count } more
}
preview-refused = This story cannot be published as it stands. Readers would see nothing of it.
preview-why = The Check tab in Copydesk says more, and what to do.
preview-why-off-the-record = It quotes somebody who spoke off the record.
preview-why-named = It names a source who must not be named.
preview-why-unknown-source = It quotes a source who is no longer in the directory.
preview-why-rights = The rights to one of its photos have ended.
preview-why-withdrawn = It was spiked or killed.
preview-not-yet = It is not ready to be published: the Check tab in Copydesk says what is missing.
preview-ended = The desk was closed, and the preview with it.
preview-no-cache = this system names no place for it

screen-phone = Phone
screen-tablet = Tablet
screen-desktop = Desktop
screen-width = On a screen { $pixels } pixels wide

notice-not-previewed = The page was not shown in the browser: { $why }.
    .hint = Look at it in the preview beside the page, or export it.

job-previewing = Looking at the page
job-browsing = Writing the page for the browser
job-sweeping = Clearing old previews away
