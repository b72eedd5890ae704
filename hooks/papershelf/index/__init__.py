"""The search index: files that the browser reads a few of to answer a query.

``docs/search-format.md`` describes them; ``hooks/browser/worker/`` reads them.
"""
