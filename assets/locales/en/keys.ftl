# Keys: giving commands others, and the ways between the parts of the window.

command-next-part = Next part of the window
    .help = Sends the keyboard on: bar, stories, tools, page, inspector, status. Escape leads back to the page.
command-part-before = Previous part of the window
    .help = Sends the keyboard back to the part before.
command-menu-bar = Menu bar
    .help = Sends the keyboard to the menus, as Alt by itself does; arrows and first letters go on from there.
command-own-menu = Menu of what has the keyboard
    .help = Opens the menu that the other button of the mouse has there.

keys-ask = Letters of a name, or press keys to see what they do
keys-none = No command fits these letters.
keys-free = { $keys } is free.
keys-none-yet = no keys
keys-own = changed
keys-give = Give it keys…
keys-change = Change…
keys-add = Add keys…
keys-reset = Standard keys
keys-reset-all = Standard keys for all
keys-take-off = Remove { $keys }
keys-press = Press the keys for { $command }. Escape leaves them as they are.
keys-used = { $keys } is already used by { $command }.
keys-replace = Take it from there
keys-keep = Leave it
keys-refused-letter = This is typed, and cannot run a command. Hold more keys with it, or take a function key.
keys-refused-edit = Words are written and edited with these keys; no command can have them.
keys-refused-system = The system has these keys for itself.
keys-refused-fixed = { $keys } is { $command } in every field, and stays so.
keys-passed-over = { $count ->
    [one] One entry of the settings names a command or keys that this desk does not know. It is kept.
   *[other] { $count } entries of the settings name commands or keys that this desk does not know. They are kept.
}
