"""Declares the keys of front matter that are known beside those that fields are read from.

`papershelf check` names every other key: it may be misspelt.  A shelf has its own keys under
``ignored_keys`` in its vocabulary.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import chain

# Keys that hold other keys of the paper; see `meta`.
HOLDERS = ("citation", "params")

# Sources are written in small letters and underscores.
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_NO_WORD = re.compile(r"[\W_]+")

# Whose records have them -> keys with words or numbers, and no text of the paper.  They are
# written as `supplies.key_source` writes them.
NOT_READ: Mapping[str, tuple[str, ...]] = {
    "the acquisition tools": (
        *("abstract_fix_date", "abstract_fixed", "age_groups", "audience", "categories"),
        *("category", "content_length", "content_type"),
        *("document_type", "filename", "has_full_text", "keyword", "keywords"),
        *("optimized_for_search", "primary_category", "reading_level", "search_category"),
        *("search_tags", "study_design", "tags", "topic", "topics", "type"),
    ),
    "Obsidian": (
        *("banner", "citekey", "cite_key", "citation_key", "collection"),
        *("collections", "cssclass", "cssclasses", "date_read", "favorite", "modified"),
        *("priority", "progress", "project", "projects", "publish", "rating", "read"),
        *("related", "status", "up", "updated", "year_read"),
    ),
    "Zotero": (
        *("access_date", "accessed", "archive", "attachments", "bibkey", "call_number"),
        *("date_added", "date_modified", "file", "item_key", "item_type", "key"),
        *("library_catalog", "library_id", "pdf", "relations", "select_link", "short_title"),
        *("title_short", "version", "zotero", "zotero_key", "zotero_link", "zotero_select"),
        *("zotero_select_link", "zotero_uri"),
    ),
    "Hugo": (
        *("author_notes", "cascade", "commentable", "draft", "editable", "expiry_date"),
        *("external_link", "featured", "header", "highlight", "image", "lastmod", "layout"),
        *("math", "menu", "outputs", "profile", "publication_types"),
        *("reading_time", "resources", "share", "show_date", "slides", "toc"),
        *("url_code", "url_dataset", "url_poster", "url_preprint", "url_project", "url_slides"),
        *("url_source", "url_video", "weight"),
    ),
    "Jekyll": (
        *("author_profile", "bibtexurl", "classes", "codeurl", "navigation", "permalink"),
        *("sidebar", "slidesurl", "tag"),
    ),
    "JOSS, pandoc and Quarto": (
        *("aas_doi", "aas_journal", "affiliations", "affiliation", "bibliography", "biblio_style"),
        *("colorlinks", "csl", "documentclass", "editor", "engine", "execute", "fontsize"),
        *("format", "geometry", "header_includes", "institute", "jupyter", "keep_md", "knitr"),
        *("link_citations", "mainfont", "nocite", "number_sections", "numbersections", "output"),
        *("reference_section_title", "repository", "toc_depth"),
    ),
    "CSL and BibLaTeX": (
        *("address", "archive_location", "archiveprefix", "chapter", "citation_label"),
        *("collection_number", "collection_title", "container_title_short", "crossref"),
        *("edition", "entrytype", "event", "event_place", "event_title", "eventtitle", "genre"),
        *("howpublished", "id", "institution", "isbn", "langid", "location", "medium"),
        *("number_of_pages", "organization", "original_date", "owner", "primaryclass"),
        *("publisher_place", "school", "series", "timestamp", "translator", "urldate"),
    ),
    "PubMed": (
        *("ad", "article_type", "article_types", "cn", "cois", "crdt", "dcom", "edat", "gr"),
        *("jid", "lr", "mesh", "mesh_headings", "mesh_terms", "mh", "mhda", "nlm_id"),
        *("nlm_unique_id", "ot", "own", "phst", "pl", "pst", "pt", "publication_type"),
        *("publication_status", "pub_types", "rn", "sb", "so", "stat"),
    ),
    "indexes of citations": (
        *("citation_count", "citations", "cited_by", "cited_by_count", "citedby", "concepts"),
        *("corpus_id", "fields_of_study", "influential_citation_count", "is_oa", "is_open_access"),
        *("oa_status", "open_access", "openalex_id", "paper_id", "reference_count", "s2_id"),
        *("scopus_id", "wos_id"),
    ),
}  # fmt: skip

# Keys with text that is a section of its own.
SECTIONS = (
    *("acknowledgements", "acknowledgments", "annotation", "annote", "background", "comment"),
    *("comments", "conclusion", "conclusions", "description", "discussion", "excerpt", "extra"),
    *("findings", "highlights", "introduction", "key_findings", "key_points", "limitations"),
    *("methods", "note", "notes", "objective", "objectives", "results", "significance"),
    *("teaser", "tldr"),
)  # fmt: skip

WITHOUT_TEXT = frozenset(chain(*NOT_READ.values()))

# Shorter names, such as PubMed's, are not suggested.
_SHORTEST = 3
# Up to so many letters a different letter makes another word: data, date.
_SHORT = 4
# From so many letters on two letters may differ.
_LONG = 8


@lru_cache(maxsize=4096)
def key_source(key: str) -> str:
    """Return the source for a front matter key, whatever its spelling: ``Publish-Date``."""
    return _NO_WORD.sub("_", _HUMP.sub("_", key).lower()).strip("_")


@lru_cache(maxsize=1024)
def nearest_key(key: str, known: frozenset[str]) -> str | None:
    """Return the key of `known` that `key` misspells, or None.

    One letter is missing, too much, another one or in its neighbour's place; in long keys two.
    """
    found = [
        (distance, abs(len(key) - len(other)), other)
        for other in known
        if (distance := _distance(key, other)) <= (2 if min(len(key), len(other)) >= _LONG else 1)
    ]
    return min(found)[2] if found else None


def _distance(one: str, other: str) -> int:
    """Return how many letters differ (Damerau and Levenshtein); a great number if too many.

    Words whose first letters differ are no spellings of one word, unless two are exchanged.
    """
    if min(len(one), len(other)) < _SHORTEST or abs(len(one) - len(other)) > 2:
        return len(one) + len(other)
    exchanged = one[:2] == other[1::-1]
    if one[0] != other[0] and not exchanged:
        return len(one) + len(other)
    another = 1 if min(len(one), len(other)) > _SHORT else 2
    rows: list[list[int]] = [[*range(len(other) + 1)]]
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(other, 1):
            cost = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (0 if a == b else another))
            if i > 1 and j > 1 and a == other[j - 2] and b == one[i - 2] and a != b:
                cost = min(cost, rows[-2][j - 2] + 1)
            row.append(cost)
        rows.append(row)
    return rows[-1][-1]


def is_empty(value: object) -> bool:
    """Return whether a value says nothing, however deep its lists and mappings are."""
    seen: set[int] = set()  # YAML can name one list in many places, itself among them
    values = [value]
    while values:
        value = values.pop()
        if isinstance(value, dict | list):
            if id(value) not in seen:
                seen.add(id(value))
                values.extend(value.values() if isinstance(value, dict) else value)
        elif value is not None and not (isinstance(value, str) and not value.strip()):
            return False
    return True
