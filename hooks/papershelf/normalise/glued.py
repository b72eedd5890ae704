"""Finds where the family name begins in a name that lost the space before it.

The PubMed fetch joined fore name and last name and dropped the full stops of
initials: ``HuilingChen``, ``Margaret PAdam``, ``Laurensvan der Maaten``.  Only
the case of the letters still shows the joint, so the rules use a name's *shape*:
one character of ``Ul'-. )`` for each of its characters.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache

# A family name begins at a capital after a small letter (with a full stop, or the
# quotation mark or bracket that closes a nickname, between them), or at the last of
# several capitals before a small letter or apostrophe: the others are initials.
# A quotation mark after a blank opens a nickname: Ann "Bob" Lee.
_JOINT = re.compile(
    r"(?<=[l)])(?<! \))(?<!^\))(?=U)|(?<=l')(?=U)|(?<=[Ul]\.)(?=U[l'])|(?<=U)(?=U[l'])"
)

# Prefixes of family names that continue with a capital (McDonald, DeJong).
_PREFIXES = frozenset(
    "Mc Mac De Del Della Des Dos Das Di Du Da Dal Dalla La Le El Al Van Vande Vanden Vander "
    "Ver Von Fitz San Santa Ste St Abu Abd Abdel Ap Ter AL EL".split()
)
_ALWAYS_PREFIXES = frozenset(("Mc", "Fitz"))  # also after a space: no given name ends so
_ELISIONS = frozenset("D d L l O o M N Dell dell Dall dall Degl Nell Sant".split())
_LOWER_ELISION = re.compile(r"(?<=[^\W\d_]{2})(?:dell|dall|[dl])$")

# Lower-case words before a family name, as found at the end of a glued word.  Few
# given names end in the letters of the first group, so it is tried first.
_PARTICLES = (
    "van der|van den|van de|van ten|van 't|von der|von dem|de la|de los|de las|van|von|vom|de",
    "della|dello|degli|dalla|zum|zur|zu|den|der|del|dei|des|dos|das|da|di|do|du|ter|ten|la|le|el|"
    "al|bin|bint|ibn|af|av",
)
_BEFORE = r"(?:(?<=[^\W\d_]{3})|(?<=[ A-Z][A-Z])|(?<=\w\.))"
_AFTER = r"(?= (?:\w+[.’']? ){0,4}[^\W\d_a-z]\w*[^\W\d_A-Z])"
_GLUED_PARTICLES = tuple(re.compile(f"{_BEFORE}(?:{words}){_AFTER}") for words in _PARTICLES)
# ``Hde Wit``, ``Evan Andel``: in a glued record one letter before the particle is an initial.
_AFTER_INITIAL = re.compile(rf"(?<=^[A-Z])(?:{_PARTICLES[0]}){_AFTER}")
# ``AnneLoesvan der Berg``: two words that no name ends in before a blank.
_LONG_PARTICLE = re.compile(r"(?<=[^\W\d_])(?:van|von|de) (?:der|den|dem|de|la|los|las) ")


class _Shapes(dict[int, str]):
    """Code point -> shape character, added at first use; a table for `str.translate`."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if char.isupper() or char.istitle():
            shape = "U"
        elif char.isalpha():
            shape = "l"
        elif char in "'’‘`ʼ´":
            shape = "'"
        elif char in ')]"”':
            shape = ")"
        else:
            shape = char if char in "-. " else "?"
        self[code] = shape
        return shape


_SHAPES = _Shapes()


@lru_cache(maxsize=256)
def _shape_of(name: str) -> str:
    """Return the shape of a name; cached, as callers need it twice in a row."""
    return name.translate(_SHAPES)


@lru_cache(maxsize=1 << 12)
def _joint_places(shape: str) -> tuple[tuple[int, int], ...]:
    """Return where the pattern of joints matches, and where the word of each place begins.

    Cached, as names share few shapes.
    """
    places = [match.start() for match in _JOINT.finditer(shape)]
    return tuple((at, max(shape.rfind(" ", 0, at), shape.rfind("-", 0, at)) + 1) for at in places)


class Witness(Enum):
    """What one name says about whether its record glues given and family names."""

    GLUED = "glued"  # a joint in the last word or after a middle initial
    PERHAPS = "perhaps"  # a joint only before that: MónicaClimente Martí, but also HyunWoo Kim
    SPACED = "spaced"  # several words and no joint
    NOTHING = "nothing"


@lru_cache(maxsize=1 << 15)
def witness(name: str) -> Witness:
    """Judge whether `name` is glued; the inner capitals of McDonald and DeJong do not count."""
    shape = _shape_of(name)
    last_word = shape.rfind(" ") + 1
    perhaps = False
    for at, start in _joint_places(shape):
        chunk = name[start:at]
        if shape[at - 1] == "'" and chunk[:-1] in _ELISIONS:
            continue
        if start and chunk in _PREFIXES:
            continue
        if at > last_word or (0 < start == at - 1):  # the initial of Pedro J|Garcia Ruiz
            return Witness.GLUED
        perhaps = True
    if perhaps or (last_word and _LONG_PARTICLE.search(name)):
        return Witness.PERHAPS
    # Claude Shannon is spaced; Raoulde Charette ends in a particle's letters: unclear.
    return Witness.SPACED if last_word and _glued_particle(name) is None else Witness.NOTHING


def joints(name: str) -> list[int]:
    """Return the positions where, by case, a family name may begin, in order.

    The capital after a prefix or an elided article does not count if a joint is right
    before the prefix: ``Emily|DiBlasi``, ``Kerry|O'Brien``, but ``Di|Guo``.
    """
    shape = _shape_of(name)
    places: list[int] = []
    for at, word in _joint_places(shape):
        start = max(word, places[-1]) if places else word
        chunk = name[start:at]
        if shape[at - 1] == "'":
            if chunk[:-1] in _ELISIONS:
                continue
            # Florence d|'Alche-Buc, but no 'Raymon|d'Song
            elided = "'" not in shape[start : at - 1] and _LOWER_ELISION.search(chunk[:-1])
            places.append(start + elided.start() if elided else at)
        elif chunk not in _PREFIXES or not _goes_on(chunk, start, places, shape):
            places.append(at)
    return places


def _goes_on(prefix: str, start: int, places: list[int], shape: str) -> bool:
    """Return whether a family name that began at or before `prefix` continues after it."""
    if prefix in _ALWAYS_PREFIXES:
        return start > 0
    if not places:
        return False
    return places[-1] == start or (shape[start - 1] == "-" and " " not in shape[places[-1] : start])


def _glued_particle(name: str) -> int | None:
    """Return where a glued lower-case particle begins (``Laurens|van der Maaten``), or None."""
    if " " not in name:
        return None
    for pattern in _GLUED_PARTICLES:
        places = [match.start() for match in pattern.finditer(name)]
        if places:
            return places[-1]
    return None


def has_glued_particle(name: str) -> bool:
    """Return whether the last small letters of a word may be a particle: ``Raoulde Charette``."""
    return _glued_particle(name) is not None


def split_glued(name: str) -> tuple[str, str] | None:
    """Return given and family name of a glued name, or None if the joint cannot be found."""
    places = joints(name)
    at = places[-1] if places else None
    particle = _glued_particle(name)
    if particle is not None and (at is None or _initial_before(name, at, particle)):
        at = particle
    elif at is not None and " " in name and (long := _LONG_PARTICLE.search(name, at + 1)):
        at = long.start()
    if at is None:
        initial = _AFTER_INITIAL.search(name)
        at = initial.start() if initial else None
    if at is None:
        return None
    return parts_at(name, at)


def _initial_before(name: str, joint: int, particle: int) -> bool:
    """Return whether the joint ends an initial: in ``Laurens JPvan …``, not in ``LucaDel Pero``."""
    return joint == particle - 1 and not name[joint - 1].islower()


def parts_at(name: str, at: int) -> tuple[str, str] | None:
    """Return the two parts of a name split at character `at`, or None if one is blank."""
    given, family = name[:at].strip(), name[at:].strip()
    return (given, family) if given and family else None
