"""Finds the files that are records, and reads their front matter and body."""

# The version of the format that docs/records.md describes. It is raised when a record that was
# read in one way is read in another on purpose, so that its curator may have something to do.
RECORD_FORMAT = 1
