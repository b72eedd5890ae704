"""Finds the copies of the abstract in front matter and body, and chooses the best one."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from types import MappingProxyType

from papershelf.machinery.frozen import Value
from papershelf.model import Abstract, AbstractPart, AbstractStatus
from papershelf.normalise.body import LABEL_LINE, TOOL_NOTICE, Block
from papershelf.normalise.draft import Draft
from papershelf.normalise.findings import Finding, Read
from papershelf.normalise.headings import FAKE_HEADINGS, abstract_names
from papershelf.normalise.labels import is_label
from papershelf.normalise.ledger import Reason
from papershelf.normalise.limits import LONGEST_PROSE, cut_finding, within
from papershelf.normalise.lines import is_hard_wrapped, is_said, unquote
from papershelf.normalise.mail import without_mail
from papershelf.normalise.paragraphs import MIN_ABSTRACT, paragraphs_of, parts_of
from papershelf.normalise.pubmed_text import abstract_of_pubmed_text, is_pubmed_text
from papershelf.normalise.sift import without_hidden
from papershelf.normalise.text import is_lowercased
from papershelf.normalise.variants import Variant

_KEYWORDS_LINE = re.compile(r"\W*Key ?words?\b\W*(?:[:—]|$)", re.IGNORECASE)

_BULLET = re.compile(r"^[ \t]{0,9}[-*+•][ \t]+(?=\S)", re.MULTILINE)

_STOPS = (".", "!", "?")
_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»)\]*†‡§\s]*$")
_PARAGRAPH_END = re.compile(r"[:;,]$|\d{4};\s?\d+[(:]")

_MAX_LINE = 12_000
# Records have one or two copies of their abstract; hostile ones may have any number.
_MAX_COPIES = 8


class _Copy(Value, frozen=True):
    """One copy of the abstract.

    Attributes:
        source: key or heading, as `supplies` writes it.
        supplied: the text found there.
        parts: its paragraphs.
        status: judged by `_judge`.
        cut: the last characters, if it stops mid-sentence.
        length: characters of all parts.
        extent: block -> characters at its beginning that belong to it; none in the front matter.
        dropped: reason -> characters of what is no part of it.
    """

    source: str
    supplied: str
    parts: tuple[AbstractPart, ...]
    status: AbstractStatus
    cut: str | None
    length: int
    extent: Mapping[int, int] = {}
    dropped: Mapping[Reason, int] = {}


_RANK = {
    AbstractStatus.COMPLETE: 4,
    AbstractStatus.TRUNCATED: 3,
    AbstractStatus.PARTIAL: 2,
    AbstractStatus.LOST: 1,
    AbstractStatus.ABSENT: 0,
}


def _merit(status: AbstractStatus, length: int) -> tuple[bool, int, int]:
    """Return a sort key: an abstract is better with enough text, then if complete, then longer."""
    return length >= MIN_ABSTRACT, _RANK[status], length


def abstract_merit(abstract: Abstract, _codes: Collection[str]) -> tuple[bool, int, int]:
    """Return the sort key by which the best abstract of several records wins."""
    return _merit(abstract.status, len(abstract.text))


def read_abstract(draft: Draft, sources: tuple[str, ...]) -> Read[Abstract]:
    """Read the best copy of the abstract: the front matter's, or one in the body."""
    blocks, variant = draft.blocks, draft.variant
    found = draft.supplies.prose(sources)
    findings = tuple([finding for read in found for finding in read.findings])
    copies = [_of_front_matter(read.source, read.value) for read in found if read.value]
    names = abstract_names(blocks, variant)
    starts = [at for at, block in enumerate(blocks) if block.name in names]
    # Whether the formatter that overwrites lines has processed the record.
    formatted = draft.record.front_gap
    copies += [_copy(blocks, at, variant, formatted=formatted) for at in starts[:_MAX_COPIES]]
    if not copies:
        return Read(Abstract(AbstractStatus.ABSENT), findings=(*findings, _MISSING))
    best = copies[0]
    if len(copies) > 1:
        best = max(copies, key=lambda copy: _merit(copy.status, copy.length))
    _account(draft, best, copies)
    abstract = Abstract(best.status, best.parts)
    return Read(abstract, best.source, best.supplied, (*findings, *_findings(best)))


def _account(draft: Draft, best: _Copy, copies: Sequence[_Copy]) -> None:
    """Enter the text of all copies in the draft's ledger; the rest is for the sections."""
    said = " ".join(part.text for part in best.parts) if len(copies) > 1 else ""
    for copy in copies:
        reason = None if copy is best else Reason.COPY
        equal = copy.parts == best.parts
        if not equal and not all(is_said(part.text, said) for part in copy.parts):
            if not copy.extent:
                draft.show_apart(copy.source, "\n\n".join(part.text for part in copy.parts))
            continue
        length = len(copy.supplied)
        if copy.extent:
            draft.taken.update(copy.extent)
            length = sum(copy.extent.values())
            length += sum(len(draft.blocks[at].heading) for at in copy.extent)
        else:
            draft.ledger.read += length
        if reason:
            draft.ledger.withhold(reason, length)
        else:
            draft.ledger.show_but(length, copy.dropped)


_MISSING = Finding(
    "abstract-missing", "abstract", "there is neither a heading Abstract nor such a field"
)


def _findings(copy: _Copy) -> Iterator[Finding]:
    status = copy.status
    if beyond := copy.dropped.get(Reason.LIMIT):
        yield cut_finding("abstract", LONGEST_PROSE + beyond, LONGEST_PROSE)
    if status is AbstractStatus.LOST:
        yield Finding("abstract-lost", "abstract", "a formatter wrote headings over all of it")
    elif status is AbstractStatus.ABSENT:
        yield Finding("abstract-empty", "abstract", "there is no text under the heading Abstract")
    elif copy.length < MIN_ABSTRACT:
        message = f"{copy.length} characters, expected at least {MIN_ABSTRACT}"
        yield Finding("abstract-too-short", "abstract", message)
    elif status is AbstractStatus.PARTIAL:
        yield Finding("abstract-partial", "abstract", "a formatter wrote headings over lines of it")
    elif copy.cut:
        yield Finding("abstract-truncated", "abstract", f"cut mid-sentence after {copy.cut!r}")


def _of_front_matter(source: str, texts: Sequence[tuple[str | None, str]]) -> _Copy:
    """Read the abstract that a key of the front matter holds, in one piece or several."""
    paragraphs: list[tuple[str | None, str]] = []
    for label, text in texts:
        found = paragraphs_of(text, wrapped=is_hard_wrapped(text))
        if label and found and found[0][0] is None:
            found[0] = (label, found[0][1])
        paragraphs += found
    dropped: dict[Reason, int] = {}
    parts = within(_without_mail(parts_of(paragraphs, dropped), dropped), dropped)
    supplied = "\n".join(text for _, text in texts)
    return _judge(source, supplied, parts, overwritten=False, dropped=dropped)


def _without_mail(
    parts: tuple[AbstractPart, ...], dropped: dict[Reason, int]
) -> tuple[AbstractPart, ...]:
    """Leave mail addresses out; add their characters to `dropped`."""
    if not [part for part in parts if "@" in part.text]:
        return parts
    shown = [(part.label, *without_mail(part.text)) for part in parts]
    if gone := sum(count for _, _, count in shown):
        dropped[Reason.ADDRESSES] = dropped.get(Reason.ADDRESSES, 0) + gone
        return tuple([AbstractPart(label, text) for label, text, _ in shown])
    return parts


def _copy(blocks: Sequence[Block], start: int, variant: Variant, *, formatted: bool) -> _Copy:
    """Read the abstract that begins with the block at `start`, up to its end."""
    paragraphs: list[tuple[str | None, str]] = []
    overwritten = False
    level = blocks[start].level
    extent: dict[int, int] = {}
    dropped: dict[Reason, int] = {}
    for at in range(start, len(blocks)):
        block, label = blocks[at], None
        if at > start:
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
        extent[at] = len(lines)
        if "<" in lines:
            lines = without_hidden(lines, dropped)
        found = _paragraphs(lines, variant, dropped)
        if label and found and found[0][0] is None:
            found[0] = (label, found[0][1])
        paragraphs += found
        if ended:
            break
    parts = within(_without_mail(parts_of(paragraphs, dropped), dropped), dropped)
    # In a formatted record the formatter also caused an abstract heading without text.
    blank = formatted and variant.fixed_layout and not parts
    source, text = f"{'#' * level} {blocks[start].heading}", blocks[start].text
    return _judge(
        source, text, parts, overwritten=overwritten or blank, extent=extent, dropped=dropped
    )


def _paragraphs(
    text: str, variant: Variant, dropped: dict[Reason, int]
) -> list[tuple[str | None, str]]:
    """Divide a block into paragraphs; count as `dropped` what PubMed's format has around them."""
    if variant.marks:
        return paragraphs_of(text, wrapped=variant.wrapped)
    text = _BULLET.sub("", unquote(text))
    if is_pubmed_text(text):
        return paragraphs_of(abstract_of_pubmed_text(text, dropped), wrapped=True)
    return paragraphs_of(text, wrapped=is_hard_wrapped(text))


def _judge(
    source: str,
    supplied: str,
    parts: tuple[AbstractPart, ...],
    *,
    overwritten: bool,
    extent: Mapping[int, int] = MappingProxyType({}),
    dropped: Mapping[Reason, int] = MappingProxyType({}),
) -> _Copy:
    cut = None
    if not parts:
        status = AbstractStatus.LOST if overwritten else AbstractStatus.ABSENT
    elif overwritten:
        status = AbstractStatus.PARTIAL
    else:
        cut = _cut(parts)
        status = AbstractStatus.COMPLETE if cut is None else AbstractStatus.TRUNCATED
    length = sum([len(part.text) for part in parts])
    return _Copy(source, supplied, parts, status, cut, length, extent, dropped)


def _cut(parts: tuple[AbstractPart, ...]) -> str | None:
    """Return the end of the first paragraph that stops mid-sentence, or None.

    The PubMed fetch cut each paragraph at its first inline tag.  Every paragraph but
    the last may end in a colon or a citation (``J Clin Psychiatry 2023;84(4):22``).
    """
    for part in parts:
        end = part.text[-60:]
        if end[-1:] in _STOPS or _SENTENCE_END.search(end):
            continue
        if part is parts[-1] or not _PARAGRAPH_END.search(end):
            return end
    return None


def _until_end(text: str) -> tuple[str, bool]:
    """Return the part of a block that may be abstract, and whether the abstract ends in it.

    Text without capitals below text with them is the page's junk or a copy.  If only a
    little text comes before it, it is the only abstract there is, and is kept.
    """
    kept: list[str] = []
    capitalised = 0  # characters kept from lines with capitals
    for line in text.split("\n"):
        bare = line.strip()
        if not bare:
            kept.append(line)
            continue
        lowercased = is_lowercased(bare)
        if _ends_abstract(bare) or (lowercased and capitalised >= MIN_ABSTRACT):
            return "\n".join(kept), True
        kept.append(line)
        capitalised += 0 if lowercased else len(bare)
    return text, False


def _ends_abstract(line: str) -> bool:
    """Return whether a line comes after the abstract: a rule, label, notice, or a page's junk."""
    if line[0] in "-*#_":
        if not line.strip("-*_ "):
            return True
        if TOOL_NOTICE.match(line):
            return True
        label = LABEL_LINE.match(line)
        if label and not is_label(label[1]):
            return True
    if line[:12].lower().startswith(("keyword", "key word")) and _KEYWORDS_LINE.match(line):
        return True
    return len(line) > _MAX_LINE or line.startswith("| ")
