# What is recorded as it is typed, and found again after a crash.
