# The window itself: how it looks, its panels, tabs and pages.

command-interface-larger = Larger interface
    .help = Shows menus, panels and bars larger. The page keeps its size.
command-interface-smaller = Smaller interface
    .help = Shows menus, panels and bars smaller. The page keeps its size.
command-interface-actual = Usual interface size
    .help = Shows menus, panels and bars as large as they are.
command-appearance-system = Light or dark as the system
    .help = Follows the system from light to dark and back.
command-appearance-light = Light
    .help = Dark ink on light paper.
command-appearance-dark = Dark
    .help = Light ink on dark paper.
command-high-contrast = High contrast
    .help = Makes words and lines stand out further.

command-next-tab = Next tab
    .help = Shows the story of the next tab.
command-previous-tab = Previous tab
    .help = Shows the story of the tab before.
command-tab-forward = Move tab forward
    .help = Moves the tab behind the next one.
command-tab-back = Move tab back
    .help = Moves the tab before the one in front of it.
command-close-tab = Close tab
    .help = Closes the tab. The story stays in the project.
command-beside = Two pages side by side
    .help = Puts a second page beside the first, or takes it away.
command-other-page = Other page
    .help = Writes on the other of two pages.

strip-close = Close { $name }

outline-quoted = Quoted: { $name }
tool-quote-block = Quote
tool-list = List
bar-alt-text = Alt text { $count }/{ $all }
bar-zoom = { $percent }%
page-other = Other page: { $name }

job-asking-system = Asking the system what windows look like
