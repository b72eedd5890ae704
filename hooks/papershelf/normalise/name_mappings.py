"""Reads the authors that mappings describe, whichever keys a tool uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from papershelf.model import Author
from papershelf.normalise.keys import key_source
from papershelf.normalise.latex import from_latex
from papershelf.normalise.name_parts import LONGEST_NAME, cut_suffix, joined_suffix
from papershelf.normalise.text import clean_characters

# What mappings call the parts of a name, as `key_source` writes them.
_FAMILY = ("family", "last", "last_name", "lastname", "surname", "family_name", "family_names")
_GIVEN = ("given", "first", "first_name", "firstname", "given_name", "given_names", "forename",
          "fore_name", "initials")  # fmt: skip
_MIDDLE = ("middle", "middle_name", "middlename")
_PARTICLE = ("non_dropping_particle", "dropping_particle", "particle", "name_particle")
_SUFFIXES = ("suffix", "name_suffix", "generation")
_LITERAL = ("literal", "collective_name", "collective", "group", "consortium")
# What Zotero calls a creator's part in the paper.
_PART = ("creatorType", "creator_type")
# Keys with something else about a person.
_ABOUT_A_PERSON = frozenset(
    ("affiliation", "affiliations", "corresponding", "email", "id", "orcid", "role", "url")
)
_NAME = ("name", "full_name", "fullname", "author", "author_name", "display_name", "value", "text")


def authors_of(items: Sequence[object]) -> Sequence[object]:
    """Return the creators without editors and translators, unless there are no others."""
    parts = [
        next((item[key] for key in _PART if key in item), "author")
        if isinstance(item, Mapping)
        else "author"
        for item in items
    ]
    return [item for item, part in zip(items, parts, strict=True) if part == "author"] or items


def names_in(item: Mapping[object, object]) -> Iterator[str | Author]:
    """Return the author that a mapping describes, whichever keys it uses."""
    parts = {key_source(str(key)): value for key, value in item.items()}

    def part(keys: Iterable[str]) -> str:
        texts = (parts.get(key) for key in keys)
        return next((from_latex(_part(t)) for t in texts if isinstance(t, str) and t), "")

    family, given = part(_FAMILY), " ".join(filter(None, (part(_GIVEN), part(_MIDDLE))))
    if family:
        family, after_family = cut_suffix(family)
        given, after_given = cut_suffix(given)
        suffix = joined_suffix(after_family, after_given, part(_SUFFIXES))
        family = " ".join(filter(None, (part(_PARTICLE), family)))
        author = Author(family, given or None, None, "", suffix)
        yield replace(author, supplied=author.inverted)
    elif literal := part(_LITERAL):
        yield Author(None, None, literal, literal)
    elif name := part(_NAME) or given:
        yield name
    elif inner := next((parts[key] for key in _NAME if isinstance(parts.get(key), Mapping)), None):
        yield from names_in(inner) if isinstance(inner, Mapping) and inner is not item else ()
    elif all(isinstance(value, Mapping | None) for value in parts.values()):
        # ``Ann Lee: {orcid: …}``: the key is the name.
        yield from (str(key) for key in item)
    elif len(item) == 1:
        ((key, text),) = item.items()
        if key_source(str(key)) not in _ABOUT_A_PERSON:
            yield _beside_colon(str(key), str(text))


def _part(text: str) -> str:
    """Return a part of a name on one line, not too long, without characters that nobody sees."""
    text = " ".join(text.split())
    return (text if text.isprintable() else clean_characters(text))[:LONGEST_NAME]


def _beside_colon(key: str, text: str) -> str | Author:
    """Return the name in ``- Ann Lee: University`` or ``- lead: Ann Lee``.

    Of ``- John: Smith`` nobody knows which part is the family name: it is left as written.
    """
    if " " in key or "," in key:
        return key
    if key.islower():
        return text
    written = _part(f"{key}: {text}")
    return Author(None, None, written, written)
