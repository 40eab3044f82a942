# Saving, and who else has the file.
