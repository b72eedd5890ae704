"""Papershelf: a folder of acquired research papers becomes a searchable website.

How a record becomes a page and a search hit, one room after another::

    records    bytes            -> RawRecord
    normalise  RawRecord        -> Paper + Problems
    catalogue  all Papers       -> Catalogue (unique ids, duplicates merged, groups)
    index      Catalogue        -> search shards the browser reads
    render     Catalogue        -> pages, listings, sitemaps

`shell` holds the theme's page, `report` what the curator reads, `machinery` what
knows no paper.  `pipeline` and `publish` string the rooms together; `cli` and the
MkDocs hook beside this package are the only callers.
"""
