"""Files to records: which files are records, their front matter and body."""
