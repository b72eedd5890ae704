"""Finds prose in the front matter that no field is read from."""

from __future__ import annotations

from collections.abc import Iterable, Set

from papershelf.normalise.draft import Draft
from papershelf.normalise.ledger import Reason
from papershelf.normalise.supplies import text_of
from papershelf.vocabulary import Facet

# A text of fewer words is a value, such as a name or a tag.
_WORDS = 5


def take_unread(draft: Draft, read: Set[str], facets: Iterable[Facet]) -> None:
    """Show sentences under their key, as sections; other prose is withheld.

    The tools' own keys have no text of the paper.

    Args:
        draft: of the record, before its body is read.
        read: keys that fields are read from, in records of any variant.
        facets: those of tags, which are read from keys too.
    """
    meta = draft.record.meta
    if meta.keys() <= read:
        return  # all the keys of nearly all records
    of_tags = {source for facet in facets for source in facet.all_sources}
    keys = [key for key in meta if key not in read and key not in of_tags and _is_prose(meta[key])]
    for found in draft.supplies.prose(keys):
        pieces = [piece for piece in found.value if _is_prose(piece[1])]
        if not draft.variant.marks and any(text[-1] in ".!?。" for _, text in pieces):
            draft.show_apart(found.source, text_of(found.value))
        else:
            draft.withhold_apart(Reason.UNREAD, _length(pieces))


def _is_prose(value: object) -> bool:
    """Return whether a value is or has a text of some words."""
    if isinstance(value, str):
        return value.count(" ") >= _WORDS - 1
    if not value:
        return False
    items = value.values() if isinstance(value, dict) else value
    for item in items if isinstance(items, Iterable) else ():
        # Deeper values are checked when the key is read.
        if item if not isinstance(item, str) else item.count(" ") >= _WORDS - 1:
            return True
    return False


def _length(pieces: Iterable[tuple[str | None, str]]) -> int:
    return sum(len(text) for _, text in pieces)
