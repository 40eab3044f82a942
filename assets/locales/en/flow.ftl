# How stories go through the newsroom: the list, templates, steps, welcome and tour.

command-new-from-template = New story from template…
    .help = Lists the kinds of story there are, and starts one.
command-duplicate-story = Duplicate story
    .help = Adds a copy of the story after it: a draft of its own.
command-rename-story = Rename story…
    .help = Gives the story another headline or slugline.
command-step-submit = Send to edit
    .help = Hands the draft to the desk.
command-step-copy-edit = Send to copy edit
    .help = Hands the story to the copy editors.
command-step-approve = Approve
    .help = Says that the story is ready.
command-step-publish = Mark as published
    .help = Says that the story is out. Waits for the end of an embargo.
command-step-send-back = Send back
    .help = Gives the story back to whoever had it before.
command-step-correct = Correction…
    .help = Tells readers what was wrong and what is right.
command-step-update = Update…
    .help = Tells readers what is new.
command-step-kill = Kill…
    .help = Withdraws the story; a note to readers takes its place.
command-step-spike = Spike
    .help = Puts the story aside, below the list.
command-step-restore = Restore from spike
    .help = Takes the story back to where it was.

note-correct = Correction
    .hint = Say what was wrong and what is right. Readers see it on the page, with date and time.
    .verb = Publish correction
note-update = Update
    .hint = Say what is new. Readers see it on the page, with date and time.
    .verb = Publish update
note-kill = Kill story
    .hint = Say why the story is withdrawn. Of the story, only its headline and this note will leave.
    .verb = Kill story
note-field = What changed
note-hint = An earlier version said five gauges. There are four.
note-signed = { $when }, { $who }

rename-title = Rename story
rename-do = Rename

template-title = New story
template-filter = Find a template
    .hint = Interview, brief …
template-none = No template is called “{ $words }”.
template-own = A newsroom’s own go into the folder “templates” beside the settings.
notice-template = { $file } is no template: { $why }
    .hint = Mend the file; the other templates are there meanwhile.
job-templates = Reading templates

stories-copy = copy
stories-spiked = Spiked · { $count }

story-workflow = Workflow
story-last-step = { $step } · { $when }
    .by = { $step } · { $who }, { $when }
story-killed = Withdrawn: of the story only the note leaves. Undo takes that back.
story-held = Under embargo: it cannot be marked as published before the embargo ends.
story-plan = Plan
story-assigned = Assigned to
    .hint = Layla Hasan
story-deadline = Deadline
story-planned = Planned length in words
    .written = { $words } of { $planned } words written
    .over = { $words } of { $planned } words written: { $over } too many
story-clock = { $when } ({ $zone })
story-newsroom = in the newsroom: { $when } ({ $zone })
story-runs = ends in { $time }
story-over = over since { $time }
story-left = { $time } left
story-late = { $time } late
story-kind = Kind
story-zone = Newsroom’s time zone
time-minutes = { $count ->
    [one] 1 minute
   *[other] { $count } minutes
}
time-hours = { $count ->
    [one] 1 hour
   *[other] { $count } hours
}
time-days = { $count ->
    [one] 1 day
   *[other] { $count } days
}
field-wants-zone = A time zone as Asia/Baghdad
field-wants-number = A number of words as 450

command-close-project = Close project
    .help = Puts the project away and shows the welcome page; asks if something is not saved.
command-tour = Tour of two minutes
    .help = Shows the parts of the desk, one by one. Escape leaves it.
job-recent = Looking for projects

welcome-title = Welcome to Copydesk
welcome-about = Raw copy comes in, a finished page goes out.
welcome-begin = Begin
welcome-samples = Samples
welcome-recent = Opened lately
welcome-none = Projects that were open stand here.
welcome-missing = It is not there any more.
welcome-forget = Leave out
welcome-forget-it = Leave out { $name }
sample-river = River desk
    .help = An invented newsroom’s project, in English with a story in Arabic.
sample-kitab = مكتب الكتاب
    .help = A project in Arabic.

tour-at = { $nth } of { $count }
tour-next = Next
tour-back = Back
tour-leave = Leave the tour
tour-done = Done
stop-page = The page
    .about = The story is written here as it will read: kicker, headline, deck, body, photos and captions. Click anywhere and type; everything can be undone.
stop-stories = The stories
    .about = All stories of the project, with how far each has come. Drag to put them in order; the other button has what can be done with each. Spiked ones lie below.
stop-tools = The tools
    .about = Select words to make them bold, to tag a person or place, or to say whose words they are. Every command is also in the menus, with its keys.
stop-inspector = The inspector
    .about = What is known beyond the page: workflow, embargo and plan, photos, entities, sources and their terms, and what a careful colleague would ask.
stop-bar = What happened
    .about = Words written, work under way, and what the desk has to say stand here until you dismiss them.
stop-export = The way out
    .about = Export makes the page and the data that could be published as they are. What was given in confidence never leaves.
