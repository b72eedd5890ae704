"""Author names: from what acquisition left to given and family names.

The PubMed fetch wrote given and family name without the space between
(``HuilingChen``, ``Margaret PAdam``) and dropped the stops of initials; other
sources wrote names in full.  Which of the two it is, is decided for a record
as a whole: a lone ``JoAnn Smith`` looks glued, its seven co-authors do not.
"""

from __future__ import annotations

import ast
import html
import re
import unicodedata
from collections.abc import Iterable

from papershelf.model import Author

# (code, field, message), see `papershelf.problems`
Finding = tuple[str, str, str]

_FIELD = "authors"
_QUOTED = re.compile(r"'([^']*)'|\"([^\"]*)\"")
_GROUP = re.compile(
    r"\b(?:group|consortium|collaborat(?:ion|ors?|ive)|network|committee|team|society|"
    r"association|investigators|initiative|foundation|institute|university|alliance|"
    r"task force|working party|panel|authority|study)\b",
    re.IGNORECASE,
)
_SUFFIX = re.compile(r"(?:,\s*|\s+)((?:Jr|Sr)\.?|II|III|IV)$")
_CAMEL = frozenset(
    "Mc Mac Fitz De Del Della Der Des Di Do Dos Du Da Dal Dalla Al El Ab Abu Bin Ben "
    "La Las Le Lo Los Li St Ste San Santa Van Vande Vanden Vander Ver Von Vom Zu Zur "
    "Ten Ter Op Te Ap Saint Mak Den Dello Degli Delli Ni Nic".split()
)
_PARTICLES = (
    "van der", "van den", "van de", "von der", "de la", "de los", "de las", "della", "dello",
    "degli", "dalla", "van", "von", "vom", "zu", "zur", "den", "der", "del", "des", "dos", "das",
    "de", "da", "di", "do", "du", "ter", "ten", "te", "la", "le", "el", "al", "bin", "ibn",
)  # fmt: skip
_PARTICLE_WORD = re.compile(r"(?:" + "|".join(_PARTICLES) + r")\s")


def split_authors(
    value: object, *, spaced: bool = False
) -> tuple[tuple[Author, ...], tuple[Finding, ...]]:
    """Authors of a record in their order, and what was wrong with the field.

    Args:
        value: the field as YAML gave it: a list, a stringified list, a comma
            string, anything.
        spaced: the record's source is known to write names in full.
    """
    names, findings = _listed(value)
    kept = [name for name in names if name != "NoneNone"]
    findings += _none_findings(names)
    if not kept:
        findings.append(("authors-missing", _FIELD, "no author is named"))
        return (), tuple(findings)
    glued = not spaced and is_glued(kept)
    if glued:
        findings.append(
            ("author-names-glued", _FIELD, f"given and family names stand joined: {kept[0]!r}")
        )
    return tuple(_author(name, glued=glued) for name in kept), tuple(findings)


def is_glued(names: Iterable[str]) -> bool:
    """Whether a record's names lack the space between given and family name.

    Names with a junction outweigh those that have spaces and none.
    """
    junctions = spaces = 0
    for name in names:
        if _junctions(_clean(name)):
            junctions += 1
        elif " " in name:
            spaces += 1
    return junctions > spaces


def _listed(value: object) -> tuple[list[str], list[Finding]]:
    """The names of a field as written, without blanks."""
    findings: list[Finding] = []
    if isinstance(value, str):
        text = value.strip()
        if text.startswith("["):
            findings.append(("authors-stringified", _FIELD, "a list written as a text"))
            value = _literal(text)
        elif ";" in text:
            value = text.split(";")
        else:
            value = text.split(",")
        if not text.startswith("[") and len(value) > 1:
            findings.append(("authors-joined", _FIELD, "names joined in one text"))
    if not isinstance(value, list | tuple):
        value = [] if value is None else [value]
    names = [" ".join(item.split()) for item in value if isinstance(item, str)]
    if len(names) < len(value):
        findings.append(("field-type", _FIELD, "found a value that is no text among the names"))
    return [name for name in names if name], findings


def _literal(text: str) -> list[object]:
    """The items of a list written as Python writes it; damaged ones by their quotes."""
    try:
        value = ast.literal_eval(text)
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return [one or two for one, two in _QUOTED.findall(text)]
    return value if isinstance(value, list) else [value]


def _none_findings(names: list[str]) -> list[Finding]:
    count = sum(name.startswith("None") and name[4:5].isupper() for name in names)
    message = f"{count} of {len(names)} names have no given name or none at all"
    return [("author-none", _FIELD, message)] if count else []


def _clean(name: str) -> str:
    """A name in composed letters, entities resolved (``O Apos Reilly`` lost its signs)."""
    text = unicodedata.normalize("NFC", html.unescape(name))
    return re.sub(r"\bO Apos (?=[A-Z])", "O'", text)


def _author(supplied: str, *, glued: bool) -> Author:
    name = _clean(supplied)
    if name.startswith("None") and name[4:5].isupper():
        name, glued = name[4:], False
        return Author(name, None, None, supplied)
    if _GROUP.search(name):
        return Author(None, None, name, supplied)
    pair = split_glued(name) if glued else split_spaced(name)
    if pair is None:
        return Author(None, None, name, supplied)
    return Author(pair[1], pair[0], None, supplied)


def split_glued(name: str) -> tuple[str, str] | None:
    """Given and family name at the last junction of a glued name, `None` without one."""
    junctions = _junctions(name)
    if not junctions:
        return None
    at = junctions[-1]
    return name[:at].strip(), name[at:].strip()


def split_spaced(name: str) -> tuple[str, str] | None:
    """Given and family name of a name with spaces: the last word and its particles."""
    if "," in name:
        family, _, given = name.partition(",")
        return (given.strip(), family.strip()) if given.strip() and family.strip() else None
    suffix = _SUFFIX.search(name)
    core = name[: suffix.start()] if suffix else name
    words = core.split(" ")
    if len(words) < 2:
        return None
    at = len(words) - 1
    while at > 1 and words[at - 1].islower():
        at -= 1
    given = " ".join(words[:at])
    family = " ".join(words[at:]) + (name[suffix.start() :] if suffix else "")
    return given, family


def _junctions(name: str) -> list[int]:
    """Places in `name` where a family name may begin without a space, in order."""
    places = []
    start = 0  # of the chunk that ends at the place
    for at in range(1, len(name)):
        before, here = name[at - 1], name[at]
        if not before.isalpha() or not here.isalpha():
            start = at if not here.isalpha() else start
            if not before.isalpha():
                start = at
            continue
        if here.isupper() and before.islower():
            if name[start:at] not in _CAMEL:
                places.append(at)
            start = at
        elif here.isupper() and before.isupper() and name[at + 1 : at + 2].islower():
            if at - start == 1:
                places.append(at)
            start = at
    return places
