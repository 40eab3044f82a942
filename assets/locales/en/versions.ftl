# Earlier versions of a project.

version-off = earlier versions of a project are not kept, as the settings say
    .hint = Choose in the settings under Saving where they are to lie.
version-damaged = the version { $path } is damaged
    .hint = Take another version; this one stays where it is.
version-none = there is no such version
    .hint = “copydesk versions PROJECT.ron” lists them.
