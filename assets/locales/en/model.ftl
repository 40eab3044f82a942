# What a story is made of: statuses, kinds, terms, fields.

status-draft = Draft
status-edit = Edit
status-copy = Copy edit
status-approved = Approved
status-published = Published
status-spiked = Spiked
status-killed = Killed

correction-correction = Correction
correction-update = Update
correction-withdrawal = Story withdrawn

genre-news = News
genre-brief = Brief
genre-feature = Feature
genre-analysis = Analysis
genre-opinion = Opinion
genre-interview = Interview
genre-explainer = Explainer
genre-profile = Profile
genre-review = Review
genre-photo-story = Photo story
genre-live-update = Live update

block-paragraph = Paragraph
block-subhead = Subhead
block-quote = Quote
block-pull-quote = Pull quote
block-list = List
block-photo = Photo
block-fact-box = Fact box
block-embed = Embed
block-rule = Rule

terms-on-the-record = On the record
    .meaning = May be quoted and named: readers see the name and the affiliation.
terms-background = Background
    .meaning = May be quoted; described, not named: readers see the description alone.
terms-deep-background = Deep background
    .meaning = May be used with no attribution at all: readers see the words, and nobody for them.
terms-off-the-record = Off the record
    .meaning = Not for publication: readers see nothing of it, and no export takes it along.

reason-text-size = text-size button
reason-headline-again = headline again
reason-caption-again = caption again
reason-paragraph-again = paragraph again
reason-share = share line
reason-network = social network
reason-subscribe = invitation to follow or subscribe
reason-related = related story
reason-advertisement = advertisement
reason-copyright = copyright line
reason-comments = comments line
reason-tags = tags line
reason-reading = reading time
reason-player = picture or player button
reason-navigation = page navigation
reason-privacy = cookie or privacy notice
reason-web-address = web address alone
reason-separator = separator
reason-end-mark = end mark
reason-relative-time = relative time
reason-mail = mail header

field-kicker = Kicker
    .hint = A word or two above the headline
field-headline = Headline
    .hint = What happened, in a line
field-web-headline = Web headline
    .hint = For lists and the front page
field-search-headline = Search headline
    .hint = The words a reader would look for
field-social-headline = Social headline
    .hint = For posts
field-deck = Deck
    .hint = The sentence under the headline
field-city = City
    .hint = Where it was written
field-country = Country
    .hint = The city’s country, where it must be said
field-slugline = Slugline
    .hint = The newsroom’s label: IRAQ-WATER
field-url-slug = Web address
    .hint = Made from a headline in Latin letters
field-section = Section
    .hint = World, Business, Culture …
field-ed-note = Editor’s note
    .hint = For colleagues; never published

kind-person = Person
    .noun = person
kind-organization = Organization
    .noun = organization
kind-place = Place
    .noun = place
kind-event = Event
    .noun = event

format-html = Web page
    .about = one page and its photos in up to three widths
format-json = Copydesk JSON
    .about = everything public, for programs
