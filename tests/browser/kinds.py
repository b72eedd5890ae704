"""One address of each kind of page of the tests' shelf; `test_kinds.py` holds it to the site."""

from __future__ import annotations

SEED = "10.1186-s12888-025-07389-9"
# A query with few results: the page grows while the keyboard goes through many.
SEARCH = "search/?q=low-dose+IL-2+autism"
KINDS = [
    *("", "conditions/", "conditions/adhd/", "papers/", f"papers/{SEED}/", "years/", SEARCH),
    *("map/", "numbers/", "glossary/", "quality/", "offline/", "list/", "searches/", "authors/"),
    *("journals/", "about/", "search-help/"),
]
# No such page: the site answers with that for lost addresses.
LOST = "nowhere/"
