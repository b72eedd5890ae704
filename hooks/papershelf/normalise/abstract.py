"""Abstracts: found in the body, cleaned, split into labelled parts, and judged.

Cleaning deletes no sentence.  What goes is known by its place or its exact
form: the formatter's headings, copies of a paragraph, notices of the source
that there is no abstract, the list of keywords after the last sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from papershelf.machinery.frozen import Value
from papershelf.model import Abstract, AbstractPart, AbstractStatus
from papershelf.normalise.body import Block
from papershelf.normalise.fields import Finding
from papershelf.normalise.labels import is_label, split_labels
from papershelf.normalise.text import clean_line, is_lowercased, unescape
from papershelf.normalise.variants import Variant

# Shorter fragments say nothing about a paper; no tag is judged by them.
MIN_ABSTRACT = 80

_TITLE_TAG = re.compile(
    r"<(?:jats:)?(title|bold|b|strong|h[1-6])>\s{0,9}([^<>\s][^<>]{0,60})</(?:jats:)?\1>\s{0,9}:?",
    re.I,
)
_BLOCK_TAG = re.compile(r"</?(?:jats:)?(?:p|sec|abstract|AbstractText|div|br)\b[^<>]{0,200}>", re.I)

_BOLD_LABEL = re.compile(r"(?:# |[-*] )?\*\*([A-Z][A-Za-z ]{1,30}?):?\*\*:?")
_TOOL_NOTICE = re.compile(r"\*This (?:content|paper|document|article|record) (?:was|has been) ")
_KEYWORDS_LINE = re.compile(r"\W*Key ?words?\b\W*(?:[:—]|$)", re.IGNORECASE)
_KEYWORDS_TAIL = re.compile(r"(?<=[.?!)])\s*Key ?words?:[^.]{0,800}\.?-*$")

# Whole lines of sources that have no abstract to give, in their own words.
_NOTICES = frozenset(
    (
        "abstract",
        "article abstract",
        "abstract not available",
        "no abstract",
        "no abstract available",
        "abstract is not available",
        "abstract unavailable",
        "not available",
        "n/a",
        "none",
        "because this piece does not have an abstract, we have provided for your benefit"
        " the first 3 sentences of the full text",
    )
)
_LONGEST_NOTICE = max(map(len, _NOTICES))
_STOPS = (".", "!", "?")
_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»)\]*†‡§\s]*$")
_PARAGRAPH_END = re.compile(r"[:;,]$|\d{4};\s?\d+[(:]")

_MAX_LINE = 12_000
# Records hold a copy or two of their abstract; hostile ones may hold any number.
_MAX_COPIES = 8
# Paragraphs that begin alike are compared, a few of them.
_ALIKE = 12
_MAX_ALIKE = 10

# What the formatter wrote over lines that contained such words.
FAKE_HEADINGS = frozenset(
    ("introduction", "methods", "results", "discussion", "conclusion", "conclusions")
)


class _Region(Value, frozen=True):
    """One place where the abstract stands.

    Attributes:
        parts: its paragraphs.
        status: judged by `_judge`.
        cut: where it stops mid-sentence, if it does.
        length: characters of all parts.
    """

    parts: tuple[AbstractPart, ...]
    status: AbstractStatus
    cut: str | None
    length: int

    @property
    def merit(self) -> tuple[bool, int, int]:
        """What makes one copy of an abstract better than another."""
        return self.length >= MIN_ABSTRACT, _RANK[self.status], self.length


_RANK = {
    AbstractStatus.COMPLETE: 4,
    AbstractStatus.TRUNCATED: 3,
    AbstractStatus.PARTIAL: 2,
    AbstractStatus.LOST: 1,
    AbstractStatus.ABSENT: 0,
}


def read_abstract(
    supplied: str | None, blocks: Sequence[Block], variant: Variant, *, formatted: bool
) -> tuple[Abstract, tuple[Finding, ...]]:
    """The best of the copies a record holds: `supplied` by the front matter, or in the body.

    Args:
        supplied: the front matter's own abstract, if any.
        blocks: the body, see `split_body`.
        variant: where the abstract stands, and whether lines are wrapped.
        formatted: whether the formatter that overwrites lines went over the record.
    """
    regions = []
    if supplied:
        regions.append(_judge(_parts(_paragraphs(supplied, wrapped=False)), overwritten=False))
    starts = [at for at, block in enumerate(blocks) if block.name in variant.abstract]
    regions += [_region(blocks[at:], variant, formatted=formatted) for at in starts[:_MAX_COPIES]]
    if not regions:
        return Abstract(AbstractStatus.ABSENT), (_MISSING,)
    best = max(regions, key=lambda region: region.merit)
    return Abstract(best.status, best.parts), _findings(best)


_MISSING = ("abstract-missing", "abstract", "there is neither a heading Abstract nor such a field")


def _findings(region: _Region) -> tuple[Finding, ...]:
    status = region.status
    if status is AbstractStatus.LOST:
        return (("abstract-lost", "abstract", "a formatter wrote headings over all of it"),)
    if status is AbstractStatus.ABSENT:
        return (("abstract-empty", "abstract", "nothing stands under the heading Abstract"),)
    if region.length < MIN_ABSTRACT:
        message = f"{region.length} characters, expected at least {MIN_ABSTRACT}"
        return (("abstract-too-short", "abstract", message),)
    if status is AbstractStatus.PARTIAL:
        return (("abstract-partial", "abstract", "a formatter wrote headings over lines of it"),)
    if region.cut:
        return (("abstract-truncated", "abstract", f"cut mid-sentence after {region.cut!r}"),)
    return ()


def _region(blocks: Sequence[Block], variant: Variant, *, formatted: bool) -> _Region:
    """The abstract that the first of `blocks` opens, as far as it goes."""
    paragraphs: list[tuple[str | None, str]] = []
    overwritten = False
    level = blocks[0].level
    for at, block in enumerate(blocks):
        label = None
        if at > 0:
            fake = block.name in FAKE_HEADINGS
            if fake and variant.fixed_layout:
                overwritten = True
            elif fake and formatted and not paragraphs:
                overwritten = True
                break
            elif variant.fixed_layout or block.level <= level or not is_label(block.name):
                break
            else:
                label = block.heading
        lines, ended = _until_end(block.text)
        found = _paragraphs(lines, wrapped=variant.wrapped)
        if label and found and found[0][0] is None:
            found[0] = (label, found[0][1])
        paragraphs += found
        if ended:
            break
    parts = _parts(paragraphs)
    # Where the formatter went, an abstract heading with nothing below is its work as well.
    gone = formatted and variant.fixed_layout and not parts
    return _judge(parts, overwritten=overwritten or gone)


def _judge(parts: tuple[AbstractPart, ...], *, overwritten: bool) -> _Region:
    cut = None
    if not parts:
        status = AbstractStatus.LOST if overwritten else AbstractStatus.ABSENT
    elif overwritten:
        status = AbstractStatus.PARTIAL
    else:
        cut = _cut(parts)
        status = AbstractStatus.COMPLETE if cut is None else AbstractStatus.TRUNCATED
    return _Region(parts, status, cut, sum(len(part.text) for part in parts))


def _cut(parts: tuple[AbstractPart, ...]) -> str | None:
    """The end of the first paragraph that stops mid-sentence.

    The PubMed fetch ended each paragraph at its first inline tag.  All but the
    last may end in a colon, or in a citation (``J Clin Psychiatry 2023;84(4):22``).
    """
    for part in parts:
        end = part.text[-60:]
        if end[-1:] in _STOPS or _SENTENCE_END.search(end):
            continue
        if part is parts[-1] or not _PARAGRAPH_END.search(end):
            return end
    return None


def _until_end(text: str) -> tuple[str, bool]:
    """The part of a block that may be abstract, and whether something ends the abstract there.

    A text without capitals below one with them is the page's junk or a copy.  Where
    nothing longer comes before it, it is the only abstract there is, and is kept.
    """
    kept: list[str] = []
    told = 0  # characters kept that have their capitals
    for line in text.split("\n"):
        bare = line.strip()
        lowercased = is_lowercased(bare)
        if bare and (_ends_abstract(bare) or (lowercased and told >= MIN_ABSTRACT)):
            return "\n".join(kept), True
        kept.append(line)
        told += 0 if lowercased else len(bare)
    return "\n".join(kept), False


def _ends_abstract(line: str) -> bool:
    """Whether a line belongs to what follows an abstract: rules, labels, notices, a page's junk."""
    if line[0] in "-*#_":
        if not line.strip("-*_ "):
            return True
        if _TOOL_NOTICE.match(line):
            return True
        label = _BOLD_LABEL.match(line)
        if label and not is_label(label[1]):
            return True
    if line[:12].lower().startswith(("keyword", "key word")) and _KEYWORDS_LINE.match(line):
        return True
    return len(line) > _MAX_LINE or line.startswith("| ")


def _paragraphs(text: str, *, wrapped: bool) -> list[tuple[str | None, str]]:
    """Paragraphs with their labels; a line is a paragraph unless lines are `wrapped`."""
    if "<" in text or "&" in text:
        text = unescape(text)
        wrapped = wrapped or "<jats:" in text
        text = _BLOCK_TAG.sub("\n\n", _TITLE_TAG.sub(_label_line, text))
    found: list[tuple[str | None, str]] = []
    label: str | None = None
    lines: list[str] = []
    for raw in (*text.split("\n"), ""):
        line = clean_line(raw)
        alone = line.rstrip(":").strip("*_")
        if line and wrapped and not (len(alone) < 50 and is_label(alone)):
            lines.append(line)
            continue
        if lines:
            found.append((label, re.sub(r" (?=[.,;:)])", "", " ".join(lines))))
            lines, label = [], None
        if not line:
            continue
        if len(alone) < 50 and is_label(alone):
            label = alone
        else:
            found.append((label, line))
            label = None
    return found


def _label_line(match: re.Match[str]) -> str:
    """A tagged label on a line of its own; other tagged text stays in its sentence."""
    name = match[2].rstrip(": \t\n")
    return f"\n\n{name}:\n\n" if is_label(name) else f" {name} "


def _parts(paragraphs: Iterable[tuple[str | None, str]]) -> tuple[AbstractPart, ...]:
    """Labelled parts, without notices, keywords and copies of a paragraph."""
    parts: list[AbstractPart] = []
    for label, text in paragraphs:
        text = _KEYWORDS_TAIL.sub("", text) if "eyword" in text or "ey word" in text else text
        bare = text.rstrip(".: ")
        if len(bare) <= _LONGEST_NOTICE and bare.lower() in _NOTICES:
            continue
        for own, piece in [(label, text)] if label else split_labels(text):
            parts.append(AbstractPart(own, piece))
    return _without_copies(parts)


def _without_copies(parts: list[AbstractPart]) -> tuple[AbstractPart, ...]:
    """Each paragraph once; of a paragraph and its cut copy the longer one stays."""
    kept: list[AbstractPart] = []
    places: dict[str, list[int]] = {}  # how a paragraph begins -> places in `kept`
    for part in parts:
        alike = places.setdefault(part.text[:_ALIKE], [])
        for at in alike[:_MAX_ALIKE]:
            other = kept[at].text
            if other.startswith(part.text):
                break
            if part.text.startswith(other) and len(other) >= MIN_ABSTRACT:
                kept[at] = part
                break
        else:
            alike.append(len(kept))
            kept.append(part)
    return tuple(kept)
