# Spelling: dictionaries, misspelled words, and the words known besides.

command-check-spelling = Check spelling while typing
    .help = Marks words that no dictionary and no list of the desk knows.
command-misspelt-next = Next misspelled word
    .help = Selects the next word that is marked as misspelled; after the last, the first.
command-misspelt-previous = Previous misspelled word
    .help = Selects the word before that is marked as misspelled.
command-spelling = Spelling suggestions…
    .help = Shows what may have been meant by the misspelled word at the caret.
command-learn-mine = Add to my words
    .help = The word at the caret is right, in every project you open.
command-learn-house = Add to the house’s words
    .help = The word at the caret is right in this project, for everyone who works on it.
command-ignore-word = Ignore in this story
    .help = Passes the word at the caret over in this story until the desk is closed.

spelling-of = Spelling of “{ $word }”
spelling-waiting = Looking for suggestions…
spelling-none = No suggestions

dictionary-encoding = it is written in { $name }, which the desk does not read; convert both files to UTF-8
dictionary-not-utf8 = its .{ $file } file is not in UTF-8, as it says it is; see line { $line }
dictionary-broke = a word breaks it
dictionary-breaks = it is damaged so badly that it breaks what reads it
dictionary-too-large = it is too large
dictionary-damaged = it is damaged: { $why }

mine-not-utf8 = { $path } is not text in UTF-8
mine-too-many = { $path } has more than { $most } words

notice-dictionary-broken = The dictionary { $path } cannot be used: { $why }.
    .hint = The desk goes on without it. Replace the file or take it away.
notice-mine = Your own words could not be kept: { $why }
    .hint = They count until the desk is closed. See to the file, then add them again.
notice-not-checked = The spelling of stories in “{ $language }” is not checked.
    .hint = See whether spelling is checked while typing, and which dictionaries there are.
notice-all-spelt = No misspelled words in this story

job-reading-dictionary = Reading dictionary
job-locating-dictionaries = Looking for dictionaries
job-keeping-words = Keeping words
job-seeking-word = Looking for misspelled words
job-suggesting = Looking for suggestions

prefs-dictionaries = Dictionaries
prefs-dictionary-off = Not checked.
prefs-dictionary-sought = Looking for its dictionary…
prefs-dictionary-missing = There is no dictionary. On Debian and Ubuntu the package is { $package } or begins so.
prefs-dictionary-desk = By the desk’s own dictionary.
prefs-dictionary-file = By { $path }
prefs-dictionaries-more = A dictionary is a pair of files, such as ar.aff and ar.dic. Those in { $folder } come first.
prefs-dictionaries-open = Open the folder
prefs-dictionaries-again = Look again
prefs-my-words = My words
    .about = Right in every project you open. They lie beside the settings in words.txt, one a line.
prefs-house-words = The house’s words
    .about = Right for everyone who works on this project; saved with it.
prefs-word-hint = A word
prefs-word-add = Add
prefs-word-remove = Remove “{ $word }”
prefs-words-none = None yet
prefs-words-more = { $count ->
    [one] and 1 more
   *[other] and { $count } more
}

change-correct-spelling = Correct spelling
change-forget-house = Remove from the house’s words
part-house-words = words of the house
part-house-word = a word of the house
