# Damaged projects, as far as they can be read.
