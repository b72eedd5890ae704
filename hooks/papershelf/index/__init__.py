"""Makes the search index: many files, of which the browser reads a few for a query.

``docs/search-format.md`` describes the files.
"""
