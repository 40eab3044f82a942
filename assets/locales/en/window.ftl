# The window: bars, panels, dialogs, the page.

bar-read-only = Read only
bar-read-only-changed = Read only, changes unsaved
bar-undecided = Not saved: decide…
bar-not-saved = Not saved
bar-unsaved = Unsaved changes
bar-saved = All changes saved
bar-new = Not saved yet
bar-untitled = Untitled
bar-no-story = No story
bar-minutes = { $count } min read
bar-unattributed = { $count ->
    [one] 1 quote unattributed
   *[other] { $count } quotes unattributed
}
bar-dismiss = Dismiss
count-words = { $count } words

tool-insert = Insert ▾
tool-tag = Tag entity ▾
tool-tag-short = Tag ▾
tool-quote = Attribute quote ▾
tool-quote-short = Quote ▾
tool-photo = Photo
tool-link = Link
tool-address = Address

find-words = Find
find-with = Replace with
find-close = Close
    .help = Puts the bar away (Esc)
find-case = Match case
    .help = Capitals count.
find-whole-word = Whole word
    .help = Nothing inside of longer words.
find-pattern = Pattern
    .help = A regular expression; $1 in the replacement is its first group.
find-variants = Ignore marks and variants
    .sign = é=e
    .help = é is e, ’ is ', أ is ا, ة is ه, vowel signs and tatweel do not count. Off at first where something is put in place.
find-previous = Previous
find-next = Next
find-everywhere = All stories
    .help = Looks through all stories, and lists what it finds.
find-replacing = Replace…
    .name = Show replacement
    .help = Shows what to put in place.
find-replace = Replace
    .help = Replaces the selected match and goes to the next (Enter)
find-replace-all = Replace all
    .help = Replaces every match in the story; one undo takes it back
find-searching = Searching… { $total }
find-none = No matches
find-matches = { $count ->
    [one] 1 match
   *[other] { $count } matches
}
find-in-stories = { $matches } in { $count ->
    [one] 1 story
   *[other] { $count } stories
}
find-nth = { $nth } of { $total }
find-from-top = Went on from the top
find-from-end = Went on from the end
find-replaced = { $count ->
    [0] Nothing to replace
    [one] 1 replaced
   *[other] { $count } replaced
}
find-do-all = { $verb ->
    [delete] Delete
   *[replace] Replace
} { $count } in { $stories ->
    [one] 1 story
   *[other] { $stories } stories
}
find-all = All
find-undo-hint = One undo takes it back
find-replace-all-in = Replace all in { $name }
find-replace-this = Replace: { $line }
find-show-story = Show the story

stories-heading = Stories · { $count }
stories-photos = Photos · { $count }
stories-none = No stories yet. Write one, or bring in raw copy.
stories-story = Story: { $name }
stories-untitled = Untitled story
stories-embargo = embargo
stories-outline = Outline

tab-story = Story
tab-photos = Photos
tab-entities = Entities
tab-sources = Sources
tab-check = Check

panel-no-story = No story on the page.
panel-elsewhere = Elsewhere in the directory
panel-edge = Edge of the panel
panel-remove = Remove
panel-show = Show
panel-fix = Fix
panel-required = required
panel-advice = advice
panel-nothing-to-ask = Nothing to ask. The story can leave.
panel-looking = Looking …

story-headlines = Headlines
story-signed = Byline and dateline
story-filing = Filing
story-release = Release
story-genre = Genre
story-language = Language
language-other = Another language…
language-tag = Its tag
story-urgency = Urgency (1 flash – 9 no hurry)
story-date = Date
story-keywords = Keywords
    .hint = water, Mosul, agriculture
story-bylines = Bylines, one a line
    .hint = Layla Hasan, in Mosul
story-embargo = Embargo until
story-correction-hint = What was wrong and what is right

field-wants-date = A date as 2026-11-14
field-wants-language = A language tag: en, ar, fr …
field-wants-embargo = Day, time and zone as 2026-11-23 06:00 Asia/Riyadh
field-wants-name = A language tag, a colon, the name: ar: الموصل
field-wants-link = Who keeps the entry, a colon, its id: wikidata: Q83387

photo-attach-many = Attach photos…
photo-none = No photo on this page. Attach one, or drop it on the window.
photo-elsewhere = Elsewhere in the library
photo-caption = Caption
    .hint = Who does what, where, when
photo-credit = Credit
    .hint = AFP
photo-photographer = Photographer
    .hint = Who took it
photo-alt-text = Alt text
    .hint = Describe the photo for readers who cannot see it
photo-description = Extended description
    .hint = More, where a sentence is not enough
photo-place = Place
    .hint = Where it was taken
photo-usage-terms = Usage terms
    .hint = Editorial use only
photo-taken = Taken
photo-expires = Rights expire
photo-attach = Attach the picture…
photo-replace = Replace the picture…
photo-remove-hint = Takes the photo out of the library and off every page
photo-alt-required = required to export
photo-people = People shown
photo-unknown = unknown
photo-add-person = Add person
photo-unnamed = Unnamed person
photo-no-caption = No caption
photo-caption-read = This page has its own caption, which readers get: “{ $caption }”
photo-caption-take = Use the photo’s here
photo-caption-give = Make it the photo’s
photo-place-here = Place on this page
photo-wanted = Wanted: no picture attached yet
photo-reading = Reading …

entity-here = In this story
entity-none = Nobody tagged yet. Select a name on the page and tag it.
entity-name = Name
    .hint = As the house writes it
entity-role = Role or title
    .hint = Hydrologist, University of Mosul
entity-aliases = Also written
    .hint = Irbil, Erbil
entity-names = In other languages, one a line
entity-links = Known elsewhere as, one a line
entity-remove-hint = Its mentions become plain words

source-attributed = Quotes attributed: { $count } of { $all }
source-add = Add source
source-open = Quote in ¶ { $paragraph } has no source
source-promise = Off-the-record words never leave; how a source was reached is never exported.
source-unnamed = Unnamed source
source-quotes = { $count ->
    [one] 1 quote
   *[other] { $count } quotes
}
source-attribute = Attribute the selected words
source-details = Details
source-name = Name (readers see it)
    .hint = Layla Hasan
source-name-kept = Name (never published)
source-described = Described to readers as
    .hint = a ministry engineer
source-undescribed = Readers are told nothing of this source until it is described.
source-affiliation-kept = Affiliation (never published)
source-affiliation = Affiliation (readers see it)
    .hint = University of Mosul
source-reached = How reached (never exported)
    .hint = By phone, Nov 14
source-terms = Terms
source-remove-hint = Its quotations stand unattributed

page-story = Story
page-drop = Drop a project to open it, pictures to attach them, text to import it
page-show = Show on the page
page-empty = Nothing on the desk
    .hint = Write a story, bring in raw copy, or open a project.
page-open = Open project…
page-attribution = Attribution
    .hint = Whose words these are
page-embedded = Embedded link
page-embed = Embed caption
page-embed-hint = What the reader will find there
page-write-here = Write here
page-item = Item
page-list-item = List item { $nth }
page-caption-lent = Photo’s own caption
page-caption-own = Caption on this page
page-caption-back = Empty here, so readers get the photo’s own: “{ $caption }”
page-no-photo = This photo is not in the library.
page-fact-box = Fact box heading
page-fact = Fact
page-nth-fact = Fact { $nth }
page-no-byline = No byline
page-no-embargo = No embargo
page-embargo = Embargo until { $until } ({ $zone })
page-no-source = No source
page-unknown-source = Unknown source

ask-close = Close
ask-cancel = Cancel
ask-done = Done
ask-save-title = Save the changes to { $file }?
ask-save-untitled = Save this project?
ask-unsaved = { $count ->
    [0] Names, sources, photos or the order of stories changed
    [one] One story changed
   *[other] { $count } stories changed
} since { $since }.
ask-never-saved = It was never saved. { $count ->
    [0] Names, sources or photos
    [one] One story
   *[other] { $count } stories
} would be lost.
ask-save = Save
ask-discard = Do not save
ask-path = Path
ask-path-waiting = The system’s file dialog is open. If it does not appear, type the path here.
ask-path-type = Type the path, or drop the file on the window.

path-new = New project
    .verb = Create
    .files = Copydesk project
path-open = Open project
    .verb = Open
    .files = Copydesk project
path-save-as = Save project as
    .verb = Save
    .files = Copydesk project
path-import = Import raw copy
    .verb = Import
    .files = Raw copy
path-attach = Attach photos
    .verb = Attach
    .files = Photos
path-export-folder = Export to folder
    .verb = Use this folder
    .files = Folder
path-all-files = All files

export-one = Export story
export-all = Export all stories
export-do = Export
export-folder = Folder
export-choose = Choose…

imported-title = Imported
imported-no-headline = No headline
imported-story = { $headline } — { $paragraphs ->
    [one] 1 paragraph
   *[other] { $paragraphs } paragraphs
}, { $photos ->
    [one] 1 photo
   *[other] { $photos } photos
} wanted, { $words ->
    [one] 1 word
   *[other] { $words } words
}
imported-left-out = Left out · { $count }
imported-notes = To know · { $count }
imported-all = Nothing was left out.
imported-line = line { $line }

about-version = Version { $version }
about-what = A newsroom editor: draft stories, attach photos, tag people and sources, export pages.
about-offline = Works offline: nothing leaves this machine but what you export.
about-license = License: MIT or Apache 2.0. Fonts: Newsreader, IBM Plex Sans, IBM Plex Sans Arabic, Noto Naskh Arabic, under the SIL Open Font License.
