# Settings: of the person and of the house, how they are kept, and what is wrong with them.

command-settings = Settings…
    .help = Shows what you prefer on this machine, and how this project’s newsroom writes and signs.

prefs-title = Settings
prefs-whose = Whose settings
prefs-section = Section
prefs-mine = Mine
    .about = For you on this machine, in every project. Changes take effect at once.
prefs-project = This project
    .about = Saved in the project’s file, for everybody who opens it. Undo takes a change back.
prefs-no-project = No project is open.
prefs-standard = Back to standard
prefs-as-system = As the system has it
prefs-on = On
prefs-off = Off

prefs-window = Window
prefs-language = Language of the window
prefs-appearance = Appearance
prefs-contrast = Contrast
prefs-contrast-usual = Usual
prefs-interface-size = Interface size

prefs-page = Page
prefs-page-size = Page size
    .about = How large the story is shown. What is exported stays the same.
prefs-fonts = Fonts
    .about = What the story is set in on your page. What is exported stays the same.
prefs-latin = Latin letters
prefs-arabic = Arabic letters
prefs-font-own = { $name } (the desk’s own)
prefs-font-find = Find a font
prefs-font-none = No font is called “{ $words }”.
prefs-font-looking = Looking for the fonts of this machine …
prefs-font-missing = { $name } is not on this machine; the desk’s own stands in for it.
job-fonts = Looking for fonts

prefs-writing = Writing
prefs-as-house-on = As the project has it (on)
prefs-as-house-off = As the project has it (off)

prefs-saving = Saving
prefs-autosave = Save by itself
    .about = Saves the project to its file after a pause, once it has one. Never over what somebody else has written there meanwhile.
prefs-autosave-pause = After a pause of
time-seconds = { $count ->
    [one] 1 second
   *[other] { $count } seconds
}

prefs-work = Byline and exports
prefs-byline = My byline
    .about = Signs the stories you begin: a name, or a name, a comma and a role. Imported copy is never signed with it.
prefs-export-folder = My folder for exports
    .about = The export dialog begins here, in every project. Left empty, it goes by the project.
path-default-folder = Folder for exports
    .verb = Use this folder
    .files = Folder
prefs-keyboard = Keyboard

prefs-publication = Publication
prefs-project-name = Project name
prefs-publication-name = Publication
prefs-copyright = Line on rights, at the foot of a page
prefs-project-language = Language of new stories
prefs-reads-ltr = Read from left to right.
prefs-reads-rtl = Read from right to left.

prefs-style = House style
prefs-quotes = Quotation marks
prefs-quotes-language = As the language
prefs-quotes-about = Set while typing in stories in { $language }. Stories in other languages keep the marks of theirs.
prefs-typing-free = Standard (on)
prefs-typing-about = Each person may decide otherwise under Mine.

prefs-defaults = New work
prefs-house-byline = House byline
    .hint = Staff
    .about = Signs new stories of people without a byline of their own, and imported copy that has none.
prefs-house-credit = Photo credit
    .about = Given to photos that a template wants. A picture that names its own credit keeps that.
prefs-section-default = Section of new stories
prefs-house-folder = Folder for exports
    .about = Below the project’s folder, so that it is found on every machine.
prefs-folder-out = Not taken: it must be a folder below the project’s own.

house-bad-zone = No clock knows the newsroom’s time zone { $zone }; times are in UTC.
    .hint = Set a zone such as Asia/Baghdad under Settings, This project.
house-bad-folder = The project’s folder for exports, { $folder }, leads out of its own folder and is not used.
    .hint = Set another under Settings, This project.

settings-unread = The settings cannot be read: { $why }
    .hint = The desk starts with its own. Check that you may read the file.
settings-damaged = The settings in { $file } are damaged at line { $line }, column { $column }. What stands before that was taken.
    .hint = The damaged file is kept beside it as { $aside }.
settings-left = The settings in { $file } are damaged at line { $line }, column { $column }, and the file cannot be put aside.
    .hint = What stands before that was taken. Nothing you set now is kept until the file is mended or moved.
settings-odd = This desk does not know what { $file } says of: { $fields }.
    .hint = It goes by its own standard there. The file keeps what it says until you set it here.
settings-unkept = The settings cannot be kept: { $why }
    .hint = They hold until the desk is closed.
settings-aside = The settings were damaged meanwhile; the damaged file is kept as { $aside }.
    .hint = The desk has written its settings anew.
settings-font = { $name } is not on this machine. The story is set in the desk’s own letters.
    .hint = Install the font, or choose another under Settings.

bar-saved-at = at { $when }
    .help = The last save, by the newsroom’s clock.

part-house-byline = the house’s byline
part-house-credit = the house’s credit
part-house-section = the house’s section
part-house-folder = the folder for exports
