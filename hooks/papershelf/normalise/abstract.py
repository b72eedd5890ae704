"""Abstracts: found in the body, cleaned, split into labelled parts, and judged.

Cleaning deletes no sentence.  What goes is known by its place or its exact
form: the formatter's headings, copies of a paragraph, notices of the source
that there is no abstract, the list of keywords after the last sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from papershelf.model import Abstract, AbstractPart, AbstractStatus
from papershelf.normalise.body import Block
from papershelf.normalise.fields import Finding
from papershelf.normalise.text import clean_line, is_lowercased, unescape
from papershelf.normalise.variants import Variant

# Shorter fragments say nothing about a paper; no tag is judged by them.
MIN_ABSTRACT = 80

# Labels of structured abstracts (ICMJE, CONSORT, PRISMA for Abstracts, Cochrane).
_LABELS = (
    "background and objectives?|background and aims?|background and purpose|background|"
    "introduction|context|importance|rationale|hypothes[ie]s|objectives?|aims?|"
    "aims? and objectives?|aims? of the study|purpose|purpose of review|research question|"
    "study objectives?|study design|design|setting|participants|patients|subjects|"
    "patients and methods|subjects and methods|participants and methods|population|sample|"
    "materials? and methods?|materials? & methods|methods?|methodology|methods and analysis|"
    "methods and materials|methods and results|methods and findings|procedures?|"
    "design and methods|design, setting,? and participants|experimental approach|approach|"
    "exposures?|interventions?|comparisons?|measures?|measurements?|measurements and main results|"
    "outcomes?|main outcomes?|main outcome measures?|main outcomes? and measures?|"
    "outcome measures?|primary outcomes?|data sources?|sources of data|study selection|"
    "data extraction|data extraction and synthesis|data synthesis|data collection|"
    "data collection and analysis|search methods?|search strategy|selection criteria|"
    "eligibility criteria|study appraisal|evidence acquisition|evidence synthesis|"
    "statistical analys[ie]s|analys[ie]s|results?|main results|key results|findings|"
    "main findings|key findings|recent findings|results and discussion|"
    "results and conclusions?|case|cases|case reports?|case series|case description|"
    "case presentation|clinical case|clinical presentation|patient concerns|diagnos[ie]s|"
    "discussion|discussion and conclusions?|conclusions?|authors['’] conclusions?|"
    "main conclusions?|conclusions? and relevance|conclusions? and implications?|"
    "conclusions and inferences|interpretation|implications?|implications for practice|"
    "clinical implications?|clinical relevance|clinical significance|practical implications|"
    "significance|significance statement|relevance|limitations?|"
    "strengths? and limitations?|novelty|impact|impact statement|general significance|summary|"
    "ethics and dissemination|ethics|registration|trial registration|"
    "trial registration numbers?|clinical trial registration|clinical trials? registration|"
    "systematic review registration|prospero registration|registration number|funding|"
    "level of evidence|lay abstract|lay summary|plain language summary"
)
_LABEL_NAME = re.compile(rf"(?:{_LABELS})", re.IGNORECASE)
# A label before its text: at the start of a paragraph, or after a sentence.
_LABEL_START = re.compile(
    rf"(?:\*\*|__)?((?i:{_LABELS}))(?::(?:\*\*|__)?|(?:\*\*|__):?|\s*[—–]\s)\s*(?=\S)"
)
_LABEL_INSIDE = re.compile(rf"(?<=[.?!)\]]) +(?=(?:(?i:{_LABELS})): )")

_TITLE_TAG = re.compile(
    r"<(?:jats:)?(title|bold|b|strong|h[1-6])>\s*([^<>]{1,60}?)\s*:?\s*</(?:jats:)?\1>\s*:?", re.I
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
_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»)\]*†‡§\s]*$")
_PARAGRAPH_END = re.compile(r"[:;,]$|\d{4};\s?\d+[(:]")

_MAX_LINE = 12_000

# What the formatter wrote over lines that contained such words.
FAKE_HEADINGS = frozenset(
    ("introduction", "methods", "results", "discussion", "conclusion", "conclusions", "abstract")
)


@dataclass(frozen=True, slots=True)
class _Region:
    """One place where the abstract stands: its paragraphs, and whether lines were overwritten."""

    parts: tuple[AbstractPart, ...]
    overwritten: bool

    @property
    def length(self) -> int:
        return sum(len(part.text) for part in self.parts)

    @property
    def status(self) -> AbstractStatus:
        if not self.parts:
            return AbstractStatus.LOST if self.overwritten else AbstractStatus.ABSENT
        if self.overwritten:
            return AbstractStatus.PARTIAL
        return AbstractStatus.TRUNCATED if self.cut else AbstractStatus.COMPLETE

    @property
    def cut(self) -> str | None:
        """The end of the first paragraph that stops mid-sentence.

        The PubMed fetch ended each paragraph at its first inline tag.  All but the
        last may end in a colon, or in a citation (``J Clin Psychiatry 2023;84(4):22``).
        """
        last = len(self.parts) - 1
        for at, part in enumerate(self.parts):
            end = part.text[-60:]
            if _SENTENCE_END.search(end):
                continue
            if at == last or not _PARAGRAPH_END.search(end):
                return end
        return None

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
        regions.append(_Region(_parts(_paragraphs(supplied, wrapped=False)), overwritten=False))
    regions += [
        _region(blocks[at:], variant, formatted=formatted)
        for at, block in enumerate(blocks)
        if block.name in variant.abstract
    ]
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
    return _Region(parts, overwritten or (formatted and variant.fixed_layout and not parts))


def is_label(name: str) -> bool:
    """Whether a heading's name is a label of structured abstracts (``methods``)."""
    return _LABEL_NAME.fullmatch(name) is not None


def _until_end(text: str) -> tuple[str, bool]:
    """The part of a block that may be abstract, and whether something ends the abstract there."""
    kept: list[str] = []
    for line in text.split("\n"):
        bare = line.strip()
        if not bare or not _ends_abstract(bare):
            kept.append(line)
            continue
        return "\n".join(kept), True
    return "\n".join(kept), False


def _ends_abstract(line: str) -> bool:
    """Whether a line belongs to what follows an abstract: rules, labels, notices, a page's junk."""
    if line[0] in "-*#_":
        if not line.strip("-*_ "):
            return True
        if _TOOL_NOTICE.match(line):
            return True
        label = _BOLD_LABEL.match(line)
        if label and not is_label(label[1].lower()):
            return True
    if line[:12].lower().startswith(("keyword", "key word")) and _KEYWORDS_LINE.match(line):
        return True
    return len(line) > _MAX_LINE or is_lowercased(line) or line.startswith("| ")


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
        if line and wrapped and not (len(alone) < 50 and is_label(alone.lower())):
            lines.append(line)
            continue
        if lines:
            found.append((label, re.sub(r" (?=[.,;:)])", "", " ".join(lines))))
            lines, label = [], None
        if not line:
            continue
        if len(alone) < 50 and is_label(alone.lower()):
            label = alone
        else:
            found.append((label, line))
            label = None
    return found


def _label_line(match: re.Match[str]) -> str:
    """A tagged label on a line of its own; other tagged text stays in its sentence."""
    name = match[2].strip()
    return f"\n\n{name}:\n\n" if is_label(name.lower()) else f" {name} "


def _parts(paragraphs: Iterable[tuple[str | None, str]]) -> tuple[AbstractPart, ...]:
    """Labelled parts, without notices, keywords and copies of a paragraph."""
    parts: list[AbstractPart] = []
    for label, text in paragraphs:
        text = _KEYWORDS_TAIL.sub("", text) if "eyword" in text or "ey word" in text else text
        if text.rstrip(".: ").lower() in _NOTICES:
            continue
        for piece in _LABEL_INSIDE.split(text):
            match = _LABEL_START.match(piece)
            if match and label is None:
                parts.append(AbstractPart(match[1], piece[match.end() :]))
            else:
                parts.append(AbstractPart(label, piece))
            label = None
    return _without_copies(parts)


def _without_copies(parts: list[AbstractPart]) -> tuple[AbstractPart, ...]:
    """Each paragraph once; of a paragraph and its cut copy the longer one stays."""
    kept: list[AbstractPart] = []
    for part in parts:
        for at, other in enumerate(kept):
            if other.text.startswith(part.text):
                break
            if part.text.startswith(other.text) and len(other.text) >= MIN_ABSTRACT:
                kept[at] = part
                break
        else:
            kept.append(part)
    return tuple(kept)
