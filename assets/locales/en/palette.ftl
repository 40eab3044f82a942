# Going anywhere by a few letters, and the names of keys.

palette-ask = Command, story, name, photo…
palette-none = Nothing fits these letters.
palette-not-now = not now
palette-story = Story
palette-photo = Photo
palette-finding = Check

key-up = Up
key-down = Down
key-left = Left
key-right = Right
key-page-up = PageUp
key-page-down = PageDown
key-home = Home
key-end = End
key-enter = Enter
key-delete = Delete
key-backspace = Backspace
key-space = Space
key-plus = Plus
key-minus = Minus
