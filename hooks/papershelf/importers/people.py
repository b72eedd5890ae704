"""Makes authors of the names in foreign entries."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from papershelf.author import Author
from papershelf.importers.words import name as clean
from papershelf.normalise.name_lists import without_suffix
from papershelf.normalise.name_parts import cut_suffix, joined_suffix, split_pubmed
from papershelf.normalise.names import split_authors
from papershelf.normalise.text import resolve

# Family name, suffix, given name.
_MOST_PIECES = 3


def person(family: object, given: object = "", suffix: object = "") -> Author | None:
    """Return the author of these parts of a name; without a family name the given one is it."""
    last, after_last = cut_suffix(clean(family))
    first, after_first = cut_suffix(clean(given))
    if not last:
        last, first = first, ""
    if not any(map(str.isalpha, last)):
        return None
    end = joined_suffix(after_last, after_first, clean(suffix))
    author = Author(last, first or None, None, "", end)
    return Author(last, first or None, None, author.inverted, end)


def group(name: object) -> Author | None:
    """Return the author that is a group of people, or whose name is not divided."""
    text = clean(name)
    return Author(None, None, text, text) if any(map(str.isalpha, text)) else None


def known(authors: Iterable[Author | None]) -> tuple[Author, ...]:
    """Return the authors that have a name."""
    return tuple(author for author in authors if author is not None)


def from_texts(
    names: Sequence[str] | str, *, spaced: bool | None = None, joined: bool = False
) -> tuple[Author, ...]:
    """Return the authors that texts name; `spaced` and `joined` as in `split_authors`."""
    return split_authors(names, spaced=spaced, joined=joined)[0]


def several(text: str) -> tuple[Author, ...]:
    """Return the authors that a field for one name has, if it clearly has more; else none.

    People and tools put all names into one field: ``Lee, A.; Diaz, B.``, ``Lee A, Diaz B``.
    One comma is within a name, and so are those before a suffix or a degree.
    """
    if "," not in text and ";" not in text:
        return ()
    text = resolve(text)
    found = from_texts(text) if _holds_several(text) else ()
    return found if len(found) > 1 else ()


def _holds_several(text: str) -> bool:
    """Return whether commas, semicolons and signs of a text clearly divide names."""
    pieces = [piece.strip() for piece in without_suffix(text).split(",") if piece.strip()]
    if ";" in text or len(pieces) > _MOST_PIECES:
        return True
    if len(pieces) == _MOST_PIECES and all(" " in piece for piece in pieces):
        return True
    if len(pieces) == 2 and all(map(split_pubmed, pieces)):
        return True
    parts = text.split(" & ")
    return len(parts) > 1 and all(part.count(",") == 1 for part in parts)


def one_each(names: Iterable[str]) -> tuple[Author, ...]:
    """Return the authors of texts that should be one name each, as `inverted` reads it."""
    return known(author for name in names for author in several(name) or (inverted(name),))


def inverted(name: str) -> Author | None:
    """Return the author of ``Family, Given, Suffix``; a name without a comma may be a group's.

    EndNote, and RIS after it, put a comma behind the name of a group.
    """
    family, _, rest = name.partition(",")
    given, _, suffix = rest.partition(",")
    if rest.strip():
        return person(family, given, suffix)
    found = from_texts([family, "Doe, Jane"])
    return group(family) if "," in name or len(found) != 2 else found[0]
