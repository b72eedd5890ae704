"""Finds the files that are records, and reads their front matter and body."""
