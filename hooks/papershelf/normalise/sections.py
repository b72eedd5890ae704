"""Extracts the paper's own sections from a body, without the text of the site around it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from papershelf.model import Section
from papershelf.normalise.body import Block, heading_name
from papershelf.normalise.headings import FAKE_HEADINGS, OF_AUTHORS, SECTION_LINES, reason_of
from papershelf.normalise.junk import NO_JUNK, Junk, find_frame, is_of_site
from papershelf.normalise.ledger import Ledger, Reason
from papershelf.normalise.lines import (
    bare_lines,
    is_no_sentence,
    is_said,
    join_lines,
    plain_heading,
)
from papershelf.normalise.reflow import MAX_SUBHEADING, reflow
from papershelf.normalise.sift import NO_SENTENCES, ONLY_LABELS, Sifted, sift
from papershelf.normalise.variants import Variant

# Characters from which a record counts as having the full text; less are fragments.
FULL_TEXT = 3000
# Characters; a shorter text may be repeated by chance.
_MIN_COPY = 40
# Spaces in a heading that is a sentence, shown even without text below it.
_TELLING = 4

# What follows a title that is all of its heading: a label may be joined to it.
_NOTHING_MORE = ("", "**")

# Heading of the text below the title of a record without an abstract, and of other
# text without a heading.
_WHOLE, _REST = "Full text", "Further text"


@dataclass(slots=True)
class _Part:
    """A section while it is read; `length` is that of its heading in the record."""

    heading: str
    length: int = 0
    lines: list[str] = field(default_factory=list)


def read_sections(
    blocks: Sequence[Block],
    variant: Variant,
    ledger: Ledger,
    *,
    title: str = "",
    taken: Mapping[int, int] | None = None,
    labels: Collection[str] | None = None,
    junk: Junk = NO_JUNK,
    prose: bool = False,
) -> tuple[Section, ...]:
    """Return the cleaned sections of a body in order.

    Args:
        blocks: the body split into blocks, see `split_body`.
        variant: names the headings of the full text and of the tool's own notes.
        ledger: gets the account of all text that the abstract has not taken.
        title: the paper's title, which the body repeats.
        taken: block -> characters at its beginning that the abstract accounts for.
        labels: labels whose lines repeat fields, `None` for all.
        junk: what is in the body besides the paper.
        prose: true if the body comes from a PDF, which has no marked headings.
    """
    sorter = _Sorter(blocks, variant, ledger, title, taken or {}, labels, junk)
    if prose:
        sorter.take_prose()
    else:
        sorter.take_all()
    return tuple(sorter.sections())


class _Sorter:
    """Sorts the blocks of a body into sections and what is withheld."""

    def __init__(
        self,
        blocks: Sequence[Block],
        variant: Variant,
        ledger: Ledger,
        title: str,
        taken: Mapping[int, int],
        labels: Collection[str] | None,
        junk: Junk,
    ) -> None:
        self._blocks, self._variant, self._ledger = blocks, variant, ledger
        self._title, self._taken, self._labels = title, taken, labels
        self._parts: list[_Part] = []
        # The first block of an abstract, above which scraped pages have their frame.
        self._abstract = self._find_abstract() if variant.wrapped else -1
        self._titled = False  # whether a heading of level 1 was there
        self._level = 0  # of the last section's heading; 0 while no block can be a part of it
        self._withheld: tuple[int, Reason] | None = None  # level of a heading, with what is below
        self._junk, self._framed = junk, junk.framed
        # Whether a full text is all that a tool found on the paper's page.
        self._is_dump = bool(variant.marks) and variant.scraped
        # Scrapers repeat a subsection after the section that contains it.
        self._seen: set[str] | None = None if variant.fixed_layout else set()

    def _find_abstract(self) -> int:
        for at, block in enumerate(self._blocks):
            if at in self._taken or block.name in self._variant.abstract:
                return at
        return -1

    def sections(self) -> Iterator[Section]:
        """Yield the sections found; a heading without text only if it is a sentence."""
        for part in self._parts:
            text = join_lines(part.lines)
            if text or part.heading.count(" ") >= _TELLING:
                yield Section(part.heading, text)
            else:
                self._ledger.show(-part.length)
                self._ledger.withhold(Reason.MARKUP, part.length)

    def take_all(self) -> None:
        """Sort all blocks by their headings."""
        for at, block in enumerate(self._blocks):
            if at in self._taken:
                self._withheld = None
                end = self._taken[at]
                self._remember(block.text[:end])
                if end < len(block.text):
                    self._take_rest(block.text[end:])
            elif self._withheld and block.level > self._withheld[0]:
                self._withhold(block, self._withheld[1])
            else:
                self._withheld = None
                self._take(at, block)

    def take_prose(self) -> None:
        """Make one section of the text of a PDF, which has no headings."""
        part = _Part(_WHOLE)
        for at, block in enumerate(self._blocks):
            if block.name in self._variant.housekeeping:
                self._withhold(block, Reason.FIELDS)
                continue
            start = self._taken.get(at, 0)
            if not start:
                self._ledger.show(len(block.heading))
                if at or block.level != 1:
                    part.lines.append(block.heading)
            sifted = self._sift(block.text[start:], ())
            sifted.enter(self._ledger)
            part.lines += sifted.lines
        part.lines = ["\n\n".join(reflow(part.lines))]
        self._parts.append(part)

    def _take(self, at: int, block: Block) -> None:
        variant, name = self._variant, block.name
        if variant.wrapped and at < self._abstract and name not in OF_AUTHORS:
            self._take_frame(block)
        elif block.level <= 1 and self._is_title(block):
            self._ledger.show(len(block.heading))
            if variant.wrapped and find_frame(block.text):
                self._take_frame(Block(0, "", block.text))
            else:
                self._take_rest(block.text, heading=_REST if self._taken else _WHOLE)
        elif reason := reason_of(name, variant, framed=self._framed):
            self._withheld = (block.level, reason)
            self._withhold(block, reason)
        elif variant.marks and name in variant.housekeeping:
            self._ledger.withhold(Reason.FIELDS, len(block.heading))
            self._take_rest(block.text, fields=True)
        elif name in variant.full_text and self._is_scraped(block):
            self._take_scraped(block)
        elif variant.fixed_layout and name in FAKE_HEADINGS:
            self._ledger.withhold(Reason.FIELDS, len(block.heading))
            self._take_rest(block.text)
        else:
            self._take_section(block)

    def _is_title(self, block: Block) -> bool:
        """Return whether a block has the title: no heading, the first of level 1, or a copy."""
        if block.level == 0:
            return True
        first, self._titled = not self._titled, True
        heading, title = block.heading, self._title
        if first and (not title or heading.removeprefix(title).lstrip(". ]")[:2] in _NOTHING_MORE):
            return True
        if first and self._variant.marks:
            # The title may be cut, and that of a scraped page may name the site as well.
            return is_said(heading, title) or (self._variant.scraped and is_said(title, heading))
        return heading_name(heading) == heading_name(title)

    def _take_frame(self, block: Block) -> None:
        """Withhold the frame above the text of a scraped page."""
        self._ledger.withhold(Reason.FRAME, len(block.heading))
        sifted = self._sift(block.text)
        sifted.drop_lines(Reason.FRAME, bool)
        sifted.enter(self._ledger)

    def _take_rest(self, text: str, *, heading: str = _REST, fields: bool = False) -> None:
        """Show text without a heading of its own.

        Args:
            text: some lines.
            heading: the heading to show it under.
            fields: whether lines that are no sentences repeat fields of the record.
        """
        if not text:
            return
        if self._variant.marks and (NO_SENTENCES if fields else ONLY_LABELS).fullmatch(text):
            self._ledger.withhold(Reason.FIELDS, len(text))
            return
        sifted = self._sift(text)
        if fields:
            sifted.drop_lines(Reason.FIELDS, is_no_sentence)
        elif self._framed and find_frame(text):
            # There are menus and buttons between the sentences.
            sifted.drop_lines(Reason.FRAME, is_no_sentence)
        self._unframe(sifted)
        sifted.enter(self._ledger)
        if any(sifted.lines):
            if not self._parts or self._parts[-1].heading != heading:
                self._parts.append(_Part(heading))
            self._parts[-1].lines += ("", *sifted.lines)
            self._level = 0

    def _take_section(self, block: Block) -> None:
        """Show a block as a section, or as a part of the last one."""
        if self._seen is not None:
            texts = bare_lines(block.text)
            copied = len(block.text) > _MIN_COPY and self._seen.issuperset(texts)
            self._seen.update(texts)
            if copied:
                self._withhold(block, Reason.COPY)
                return
        self._ledger.show(len(block.heading))
        if self._level and block.level > self._level:
            depth = min(2 + block.level - self._level, 6)
            self._parts[-1].lines += ("", f"{'#' * depth} {block.heading}", "")
        else:
            self._parts.append(_Part(plain_heading(block.heading), len(block.heading)))
            self._level = block.level
        sifted = self._sift(block.text)
        self._unframe(sifted)
        sifted.enter(self._ledger)
        self._parts[-1].lines += sifted.lines
        if sifted.ended and self._variant.marks:
            self._withheld = (0, Reason.REFERENCES)

    def _is_scraped(self, block: Block) -> bool:
        """Return whether the headings in a full text have no markup, below a site's frame."""
        return self._is_dump or any(_is_section_line(line) for line in block.text.split("\n"))

    def _take_scraped(self, block: Block) -> None:
        """Show the sections of a full text whose headings have no markup.

        The text before the first heading of a page is the site's frame; the text after
        ``References`` lists other papers.
        """
        sifted = self._sift(block.text, ())
        parts = [_Part(plain_heading(block.heading))]
        for line in sifted.lines:
            if _is_section_line(line):
                parts.append(_Part(line.strip(), len(line)))
            else:
                parts[-1].lines.append(line)
        self._ledger.withhold(Reason.MARKUP, len(block.heading))
        if self._is_dump:
            frame = parts.pop(0)
            sifted.drop_lines(Reason.FRAME, bool, frame.lines)
        sifted.enter(self._ledger)
        for part in parts:
            part.lines = ["\n\n".join(reflow(part.lines))]
        self._parts += parts
        self._level = 0

    def _unframe(self, sifted: Sifted) -> None:
        """Withhold what the site says about itself in a record that no known tool made."""
        if self._framed and not self._variant.marks:
            sifted.drop_lines(Reason.FRAME, is_of_site)

    def _sift(self, text: str, labels: Collection[str] | None = None) -> Sifted:
        return sift(text, self._labels if labels is None else labels, self._junk)

    def _withhold(self, block: Block, reason: Reason) -> None:
        self._ledger.withhold(reason, len(block.heading) + len(block.text))
        self._remember(block.text)

    def _remember(self, text: str) -> None:
        if self._seen is not None:
            self._seen.update(bare_lines(text))


def _is_section_line(line: str) -> bool:
    return len(line) < MAX_SUBHEADING and heading_name(line) in SECTION_LINES
