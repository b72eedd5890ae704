"""Cleans and splits one name with spaces: titles, degrees, suffix, given and family name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from papershelf.author import is_eastern
from papershelf.normalise.latex import from_latex
from papershelf.normalise.text import composed, resolve

LONGEST_NAME = 200  # characters; a longer text is not a name, and is shown shortened

# ``Jr``, ``III`` and PubMed's ``3rd``; V would be an initial.
SUFFIX = re.compile(r"(?:,\s*|\s+)((?:Jr|Sr)\b\.?|II|III|IV|2nd|3rd|[45]th)$")
_INITIALS = re.compile(r"(?:[^\W\d_a-z]\.?[ -]?){1,3}")
# What the end of a name written ``Family JA`` is; four letters are a word in capitals.
_PUBMED_END = re.compile(r" ((?:[^\W\d_a-z]\.?[ -]?){1,3})$")
# Family names that are as short as initials: ``Zhao XU`` is written in reading order.
_SHORT_FAMILIES = frozenset(
    "AN AO BI BO CAI CAO CHE CHI CHU CUI DAI DAN DI DO DOU DU EO FAN FEI FU GAN GAO GE GOU GU GUO "
    "HAN HAO HE HO HOU HU HUA HUI HUO IM JI JIA JIN JO KIM KO LAI LAM LAN LAU LE LEE LEI LI LIM "
    "LIN LIU LO LOU LU LUO LV LY LYU MA MAI MAO MEI MI MIN MO MOU MU NA NG NI NIE NIU OH OU PAN "
    "PEI PI PU QI QIN QIU QU RAN REN RO RUI SHA SHE SHI SHU SI SIM SO SU SUH SUI SUN TAN TAO TU UM "
    "VO VU WAN WEI WEN WU XI XIA XIE XIN XU XUE YAN YAO YE YEE YEN YI YIN YOO YOU YU YUE YUN ZHA "
    "ZHU ZOU ZU".split()
)

# Particles that many write with a capital; ``Van`` before a Vietnamese family name is none.
CAPITAL_PARTICLES = frozenset(
    "Van Von Vom Vande Vanden Vander Der Den De Del Della Dello Delle Degli Di Da Dal Dalla Das "
    "Dos Du La Le El Al Ten Ter Ben Ibn Abu Mac Mc St St. Santa Zu Zum Zur Op".split()
)
_VIETNAMESE = frozenset(
    "nguyen tran pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh trinh truong "
    "anh".split()
)

_MAIL = re.compile(r"[<(\[]?\s*(?:mailto:)?[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+\s*[>)\]]?")
_ORCID = re.compile(
    r"[\[(<]?\s*(?:ORCID(?:\s?iD)?\s*:?\s*)?(?:https?://)?(?:www\.)?(?:orcid\.org/)?"
    r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]\s*[\])>]?",
    re.IGNORECASE,
)
_WIKILINK = re.compile(r"\[\[([^\[\]|]*)(?:\|([^\[\]]*))?\]\]")
_LINK = re.compile(r"\[([^\[\]]+)\]\([^()\s]*\)")
# ``(University of Nowhere)`` and ``[1]`` at the end; a nickname has more of the name after it.
_IN_BRACKETS = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\])(?=\s*(?:$|[,;；|&\n]|and\b))")
_MARKS = re.compile(r"\^\{?[\w,*†‡ ]{1,12}\}?\^?|\\textsuperscript\{[^{}]*\}|<sup>[^<>]*</sup>")
_EMPHASIS = re.compile(r"\*{1,3}(?=\w)|(?<=[\w.])\*{1,3}(?=\W|$)|__|(?<!\w)_(?=\w)|(?<=\w)_(?!\w)")

_TITLE = re.compile(
    r"(?:(?:Univ\.-?|Assoc\.?|Asst\.?|apl\.) ?)?"
    r"(?:(?:Prof(?:essor)?|Priv\.-Doz|PD|Dr|Mr|Mrs|Ms)\b\.?(?:-Ing\.?)?\s+"
    r"(?:(?:med|rer|nat|phil|h\.? ?c|habil|dent|vet|Ing|Psych)\.\s*)*)+(?=[^\W\d_a-z])"
)
_FIRST_OF_TITLES = frozenset(("Pr", "PD", "Dr", "Mr", "Ms", "Un", "As", "ap"))
_DEGREES = (
    r"Ph\.? ?D|M\.?D|M\.? ?Sc|B\.? ?Sc|D\.? ?Sc|Sc\.? ?D|M\.? ?P\.? ?H|Psy\.? ?D|D\.? ?Phil|"
    r"M\.? ?Phil|Ed\.? ?D|Dr\.? ?P\.? ?H|M\.?B\.?B\.?S|M\.?B|B\.?Ch|Ch\.?B|Pharm\.? ?D|M\.? ?Ed|"
    r"R\.?N|D\.?O|M\.?S|M\.?A|B\.?A|B\.?S|J\.?D|M\.?B\.?A|M\.?H\.?S|M\.?S\.?W|D\.?V\.?M|D\.?N\.?P|"
    r"FRCP(?:C|sych)?|FAAP|FACP|FRCPCH|MRCP(?:sych)?|LCSW|ABPP|MRes|OTR(?:/L)?|CCC-SLP|dipl|habil"
)
DEGREE = re.compile(rf"(?:(?:{_DEGREES})\b\.?(?:[ /-]|$))+")
# Without a comma before them, only what cannot be initials.
_BARE_DEGREES = re.compile(
    r"(?:\s+(?:Ph\.? ?D|M\.D|M\.? ?Sc|MPH|Psy\.?D|D\.?Phil|Pharm\.?D|MBBS|M\.S|B\.?Sc)\b\.?)+$"
)
_FOOTNOTE = re.compile(r"[\s\d,*†‡§¶¹²³⁰-⁹#[\]]+$")
# Zero-width and control characters, and those that change the writing direction; names
# need none of these, other texts need some (`text.clean_characters`).
_INVISIBLE = re.compile(r"[\x00-\x1f\x7f-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_ENTITY_OF_APOSTROPHE = re.compile(r"(?<=[OD]) ?Apos (?=[A-Z])")
# What a text of names ends in, when its last word is longer than an initial.
_FULL_STOP = re.compile(r"(?:(?<=[A-Z]{2})|(?<=[a-z]{2}))\.$")
# Degrees that could be initials: so they are, where other names of the record end in some.
_DEGREE_OR_INITIALS = re.compile(r" (?:MD|DO|RN)$")
# After initials they are degrees; ``Minh T. DO`` may be a family name in capitals.
_AFTER_INITIALS = re.compile(
    r"(?<=[a-z]) (?P<initials>(?:[^\W\d_a-z]\.?[ -]?){0,2}[^\W\d_a-z]\.?) (?:MD|RN|(?<!\. )DO)$"
)
_EASTERN_WORD = re.compile(r"\s*[\u3005-\u30ff\u3400-\u9fff\uac00-\ud7a3]+\s*")
# Signs that are no part of most names: without them there is little to clean.
_ODD = re.compile(r"[^\w .'’-]|_|\d")


class NameParts(NamedTuple):
    """What a name is divided into; `suffix` is ``Jr.``, ``III`` and the like."""

    given: str
    family: str
    suffix: str | None = None


def without_asides(text: str) -> str:
    """Return names without links, mail, ORCIDs, affiliations in brackets and footnote marks."""
    if not _ODD.search(text):
        return text
    if "[[" in text:
        text = _WIKILINK.sub(_link_name, re.sub(r"\]\]\s*\[\[", "]]; [[", text))
    if "](" in text:
        text = _LINK.sub(r"\1", text)
    if "@" in text:
        text = _MAIL.sub("", text)
    if "-" in text:
        text = _ORCID.sub("", text)
    if "^" in text or "<" in text or "\\" in text:
        text = _MARKS.sub("", text)
    if "(" in text or "[" in text:
        text = _IN_BRACKETS.sub("", text)
    return _EMPHASIS.sub("", text) if "*" in text or "_" in text else text


def _link_name(match: re.Match[str]) -> str:
    """Return the name in a wikilink: the page's, or the shown text if the page's is a key."""
    page = match[1].rpartition("/")[2].partition("#")[0].strip()
    shown = (match[2] or "").strip()
    return shown if shown and (not page or re.search(r"[@\d_]", page)) else page


def clean_name(name: str) -> str:
    """Return a name in composed characters (NFC), without titles, degrees and marks."""
    if len(name) > LONGEST_NAME:
        name = name[: LONGEST_NAME - 1] + "…"
    if not (name.isascii() and name.replace(" ", "").isalpha()):
        name = _clean_marks(name)
    name = name.removeprefix("and ")
    # Most names have only letters; titles and degrees are then found at the two ends.
    if name[:2] in _FIRST_OF_TITLES and (title := _TITLE.match(name)):
        name = name[title.end() :]
    if name[-1:] in "Dc.HS" and (degrees := _BARE_DEGREES.search(name)):
        name = name[: degrees.start()]
    if " Apos " in name:  # an entity that lost its signs: O&apos;Reilly
        name = _ENTITY_OF_APOSTROPHE.sub("'", name)
    return _FULL_STOP.sub("", name) if name[-1:] == "." else name


def _clean_marks(name: str) -> str:
    """Return a name that is not only ASCII letters without footnote marks, links and LaTeX."""
    if _ODD.search(name):
        if "&" in name:
            name = resolve(name).removeprefix("& ")
        name = " ".join(without_asides(from_latex(name)).split())
        if "," in name:
            name = _without_degrees(name)
    if not (name.isascii() and name.isprintable()):
        name = composed(_INVISIBLE.sub("", name))
        if max(name, default="") > "\u3000":  # ``Hua Li 李华``: the name in both scripts
            latin = _EASTERN_WORD.sub(" ", name).strip()
            name = latin if " " in latin else name
    return name if name[-1:].isalpha() else _FOOTNOTE.sub("", name)


def _without_degrees(name: str) -> str:
    """Return ``Lee, Ann, MD, PhD`` without the degrees."""
    first, *rest = (part.strip() for part in name.split(","))
    return ", ".join([first, *(part for part in rest if not DEGREE.fullmatch(part))])


def without_bare_degrees(names: Sequence[str]) -> list[str]:
    """Return names without ``MD`` at the end, unless others of the record end in initials.

    After initials it is a degree in any case: ``Lee AB MD``.
    """
    names = [
        _AFTER_INITIALS.sub(r" \g<initials>", name) if name[-2:] in ("MD", "DO", "RN") else name
        for name in names
    ]
    ends = [end[1] for name in names if (end := _pubmed_end(name))]
    if not ends or any(end not in ("MD", "DO", "RN") for end in ends):
        return [*names]
    return [_DEGREE_OR_INITIALS.sub("", name) if name.count(" ") > 1 else name for name in names]


def is_initials(text: str) -> bool:
    """Return whether a text is one to three initials, with or without full stops."""
    return text.isupper() and _INITIALS.fullmatch(text) is not None


def ends_in_initials(names: Sequence[str]) -> bool:
    """Return whether most of a record's names have the form ``Smith JA``, suffixes not counted.

    At least one must end in letters that cannot be a name, unlike ``Zhao XU``.  Names of one
    word are not counted.
    """
    ends = [match[1] for name in names if (match := _pubmed_end(name))]
    return 2 * len(ends) > sum(" " in name for name in names) and any(
        end.strip(" .-") not in _SHORT_FAMILIES for end in ends
    )


def _pubmed_end(name: str) -> re.Match[str] | None:
    """Return the initials at the end of a name, if a word with small letters precedes them."""
    core, _ = _pubmed_suffix(name)
    if "," in core:
        return None
    match = _PUBMED_END.search(core)
    if match is None or not match[1].isupper():
        return None
    return match if any(map(str.islower, core[: match.start()])) else None


def cut_suffix(name: str) -> tuple[str, str | None]:
    """Return a name without the suffix at its end, and the suffix."""
    match = SUFFIX.search(name)
    return (name[: match.start()], match[1]) if match and match.start() else (name, None)


def _pubmed_suffix(name: str) -> tuple[str, str | None]:
    """Do as `cut_suffix`, except that ``Ivanov II`` ends in initials."""
    core, suffix = cut_suffix(name)
    return (name, None) if suffix in ("II", "IV") and " " not in core else (core, suffix)


def split_pubmed(name: str) -> NameParts | None:
    """Return the parts of ``Smith JA Jr``, or None for a name of another form."""
    end = _pubmed_end(name)
    if end is None:
        return None
    _, suffix = _pubmed_suffix(name)
    return NameParts(end[1].strip(), name[: end.start()].strip(), suffix)


def begins_in_capitals(names: Sequence[str]) -> bool:
    """Return whether more than half of a record's names have the form ``SMITH Ann``."""
    found = [words for name in names if (words := _capitals(name))]
    long = any(len(word) > 3 for words in found for word in words)
    return long and 2 * len(found) > len(names)


def _capitals(name: str) -> list[str]:
    """Return the words in capitals at the start of a name, unless all of it is in capitals."""
    words = name.split(" ")
    at = 0
    while at < len(words) and len(words[at]) > 1 and words[at].isupper() and "." not in words[at]:
        at += 1
    return words[:at] if 0 < at < len(words) and words[at][1:2].islower() else []


def split_capitals(name: str) -> NameParts | None:
    """Return the parts of ``SMITH Ann``, or None for a name of another form."""
    core, suffix = cut_suffix(name)
    family = " ".join(_capitals(core))
    return NameParts(core[len(family) :].strip(), family, suffix) if family else None


def split_spaced(name: str) -> NameParts | None:
    """Return the parts of a name with spaces, or None if it has only one word.

    The family name is the last word with the particles before it; a suffix may follow.
    ``Family, Given`` is understood.  Names in Chinese, Japanese or Korean script begin with
    the family name.
    """
    core, suffix = cut_suffix(name)
    if "," in core:
        return _split_inverted(core, suffix)
    words = core.split(" ")
    if len(words) < 2:
        return None
    if is_eastern(words[0]) and is_eastern(words[1]):
        return NameParts(" ".join(words[1:]), words[0], suffix)
    at = len(words) - 1
    while at > 1 and (words[at - 1].islower() or _is_capital_particle(words[at - 1], words[at])):
        at -= 1
    return NameParts(" ".join(words[:at]), " ".join(words[at:]), suffix)


def _split_inverted(name: str, suffix: str | None) -> NameParts | None:
    """Return the parts of ``Lee, Ann``, ``Lee, Jr., Ann`` and ``Lee Jr., Ann``.

    `suffix` was found at the end of the name.
    """
    before, *rest = (part.strip() for part in name.split(","))
    if len(rest) > 1 and (between := SUFFIX.fullmatch(f" {rest[0]}")):
        suffix = between[1]
        del rest[0]
    family, own = cut_suffix(before)
    if len(rest) != 1 or not rest[0] or not family:
        return None
    return NameParts(rest[0], family, joined_suffix(own, suffix))


def joined_suffix(*suffixes: str | None) -> str | None:
    """Return one suffix for all that a name has in several places, or None for none."""
    return " ".join(filter(None, suffixes)) or None


def _is_capital_particle(word: str, after: str) -> bool:
    if word not in CAPITAL_PARTICLES:
        return False
    folded = unicodedata.normalize("NFKD", after.replace("Đ", "D").replace("đ", "d"))
    plain = "".join(c for c in folded.lower() if not unicodedata.combining(c))
    return plain not in _VIETNAMESE
