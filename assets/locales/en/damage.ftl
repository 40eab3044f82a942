# Damaged projects, as far as they can be read.

loss-line = line { $line }
loss-lines = lines { $first }–{ $last }
loss-piece = { $lines }: cannot be read
loss-plain = { $lines }: kept as plain words; what was marked in them is lost
loss-twice = { $lines }: stood there twice and is there once
loss-new-id = { $lines }: two things had one id; the second has a new one
loss-bytes = { $lines }: bytes that are no text, shown as �
loss-ends = { $lines }: the end of it is missing
loss-cut = { $lines }: the file ends in the middle; what came after is missing
loss-nothing = { $lines }: empty bytes at the end of the file, as a power cut leaves them
loss-sides = { $lines }: a merge left two versions; both are there
loss-draft = { $lines }: “{ $name }” is a draft again, as an embargo or terms may be among what is missing
loss-terms = { $lines }: the source “{ $name }” is off the record until you set its terms, as they may be missing
loss-changed = { $lines }: all of it could be read, but it is not as Copydesk saved it
