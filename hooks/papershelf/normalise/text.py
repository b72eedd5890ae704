"""Cleans plain text of characters and markup that scraping left in it.

No function deletes a word: invisible and control characters are removed, entities
resolved, and tags with known names removed, while ``p <.01`` and ``a<b and c>d``
are left unchanged.
"""

from __future__ import annotations

import html
import re
import unicodedata

# Controls, soft hyphen, zero-width characters, byte order marks, lone surrogates, and what turns
# the direction of the text after it.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff]+"
)
# To find out with these whether a text has only such takes a third of the time of `isprintable`.
_PRINTABLE = bytes(range(32, 127))
_SEPARATOR = re.compile("[\x85\u2028\u2029]")

_NAMES = (
    "p i b u s em strong sub sup sc scp small big br hr tt code span div font center blockquote "
    "italic bold underline monospace roman title sec list list-item label xref ext-link uri "
    "inline-formula disp-formula inline-graphic graphic tex-math named-content styled-content "
    "abstract AbstractText CopyrightInformation ul ol li dl dt dd a h1 h2 h3 h4 h5 h6 "
    "table thead tbody tr td th section article "
    "math mi mo mn mrow msup msub msubsup mtext mspace mover munder mfrac msqrt mstyle semantics "
    "mfenced mpadded mprescripts mmultiscripts mtable mtr mtd"
).split()
_ATTRIBUTE = r"\s+[\w:.-]+\s*=\s*(?:\"[^\"<>]{0,500}\"|'[^'<>]{0,500}'|[^\s\"'<>=]{1,500})"
_TAG = re.compile(
    rf"</?(?:jats:)?(?:{'|'.join(_NAMES)}|mml:\w{{1,20}})(?:{_ATTRIBUTE}){{0,20}}\s?/?>",
    re.IGNORECASE,
)

# What tools write in place of a missing value, in lower case.
NO_VALUE = frozenset(
    "none|null|n/a|unknown|not found|not available|n.a.|nan|undefined|not specified|"
    "unspecified|tbd|-|--|–|?".split("|")
)

_CAPITAL = re.compile("[A-Z]")

_MAX_ESCAPES = 3
# The greatest number of a character has seven digits; zeros may be before it.
_NO_CHARACTER = re.compile("&#(?:[0-9]{20,}|[xX][0-9A-Fa-f]{20,});?")


def ascii_lower(text: str) -> str:
    """Return `text` with the letters A to Z in lower case, to search it for ASCII words.

    For a long text with other characters this takes a tenth of the time of ``text.lower()``.
    """
    return text.lower() if text.isascii() else text.encode(errors="replace").lower().decode()


def clean_characters(text: str) -> str:
    """Return `text` in NFC without invisible characters; separators become newlines."""
    if text.isascii():
        return text if text.isprintable() else _INVISIBLE.sub("", text)
    if not text.isprintable():
        text = _INVISIBLE.sub("", _SEPARATOR.sub("\n", text))
    return composed(text)


# Of so many characters even marks alone are put in order soon enough.
_FEW = 1_000
# Marks in a row, such as accents, after which Unicode's stream-safe format has U+034F.
# https://www.unicode.org/reports/tr15/#Stream_Safe_Text_Format
_MOST_MARKS = 30
_JOINER = "\u034f"
# So many marks in a row are in no language.
_NO_WORD = 4


def composed(text: str) -> str:
    """Return `text` in NFC, in time proportional to its length.

    Unicode puts the marks after a letter in order, which takes the square of their number.
    """
    # A long run of marks has one at one of these places.
    if len(text) > _FEW and any(map(unicodedata.combining, text[::_MOST_MARKS])):
        places = range(0, len(text), _MOST_MARKS)
        if any(all(map(unicodedata.combining, text[at : at + _NO_WORD])) for at in places):
            text = _put_marks_apart(text)
    return unicodedata.normalize("NFC", text)


def _put_marks_apart(text: str) -> str:
    """Return `text` with a joiner, which is invisible, after so many marks in a row."""
    found: list[str] = []
    marks = 0
    for character in text:
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks > _MOST_MARKS:
            found.append(_JOINER)
            marks = 1
        found.append(character)
    return "".join(found)


# The source of a formula, beside the formula.
_ANNOTATION = re.compile(
    r"<(?:mml:)?annotation(?:-xml)?\b[^<>]{0,200}>[^<>]{0,2000}</(?:mml:)?annotation(?:-xml)?>",
    re.IGNORECASE,
)


def strip_tags(text: str) -> str:
    """Return `text` without HTML, JATS and MathML tags of known names; their content is kept."""
    if "annotation" in text:
        text = _ANNOTATION.sub("", text)
    return _TAG.sub("", text) if "<" in text else text


def resolve(text: str) -> str:
    """Return `text` with entities resolved once; a number without a character is U+FFFD."""
    # Python converts no number of thousands of digits: it raises an error.
    return html.unescape(_NO_CHARACTER.sub("\ufffd", text) if "&#" in text else text)


def unescape(text: str) -> str:
    """Return `text` with entities resolved, including doubly escaped ones (``&amp;lt;``)."""
    for _ in range(_MAX_ESCAPES):
        if "&" not in text:
            break
        plain = resolve(text)
        if plain == text:
            break
        text = plain
    return text


def clean_line(text: str) -> str:
    """Return one line of plain text: characters, entities, tags and white space cleaned."""
    # Most texts are plain: one check here saves the checks of each rule.
    plain = text.isascii() and not text.encode().translate(None, _PRINTABLE)
    if not plain or "&" in text or "<" in text:
        text = strip_tags(unescape(clean_characters(text)))
        plain = text.isprintable()
    # The only white space in printable text is blanks.
    return text.strip() if plain and "  " not in text else " ".join(text.split())


def is_lowercased(text: str) -> bool:
    """Return whether a long text lost its capitals: at most one in five hundred letters."""
    if not text[:200].islower():
        return False
    sample = text[:5000]
    if sample.count(" ") < 40:
        return False
    return len(_CAPITAL.findall(sample)) * 500 <= len(sample)
