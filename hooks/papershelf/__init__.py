"""Papershelf: a folder of acquired research papers becomes a searchable website.

How a record becomes a page and a search hit, one room after another::

    records    bytes            -> RawRecord
    normalise  RawRecord        -> Paper + Problems
    catalogue  all Papers       -> Catalogue (unique ids, duplicates merged, groups)
    index      Catalogue        -> search shards the browser reads
    render     Catalogue        -> pages, listings, sitemaps

`importers` makes records of other programs' files, `acquire` of what databases answer.  `shell`
fills the theme's page, `report` writes what the curator reads, `machinery` holds tools that know
nothing of papers.  `pipeline` and `publish` connect the rooms; `cli` and `mkdocs` are the only
callers.
"""
