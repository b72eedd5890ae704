"""Turns the files of other programs into records, and puts these on the shelf.

Each format has a module with a pure function ``to_record``; `formats` lists them.  `plan`
decides what becomes of each entry, `write` writes the files.
"""
