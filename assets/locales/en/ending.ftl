# A desk that was lost and is back, and notes of faults.

back-lost = Copydesk was cut off and is back.
    .hint = Look over the last words you wrote.
back-broke = A fault in Copydesk closed the window; it is back.
    .hint = Look over the last words you wrote. A note of the fault, without any of your words, lies in { $folder }: please report it.
