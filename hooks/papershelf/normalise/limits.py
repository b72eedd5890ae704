"""The longest text that a field may have; what is beyond it is not read, and a problem says so."""

from __future__ import annotations

from collections.abc import Sequence

from papershelf.model import AbstractPart
from papershelf.normalise.findings import Finding, Read
from papershelf.normalise.ledger import Reason

# Characters of a field of one line; the longest title known to Crossref has some 1,500.
LONGEST_LINE = 2_000
# Characters of an abstract or a summary: as many as a page shows of a body by default.
LONGEST_PROSE = 100_000
# Characters of a key that is shown as a heading or a label.
LONGEST_KEY = 200


def line_of(
    source: str, text: str, findings: tuple[Finding, ...] = (), *, whole: bool = False
) -> Read[str | None]:
    """Return the text of a source, of a longer one than a line may be only the beginning.

    Args:
        source: as a `Read` names it.
        text: the source's text.
        findings: what is wrong with it already.
        whole: whether a part of the text is worthless, as that of an address.
    """
    if len(text) <= LONGEST_LINE:
        return Read(text, source, text, findings)
    too_long = (*findings, cut_finding(source, len(text), LONGEST_LINE))
    if whole:
        return Read(None, findings=too_long)
    return Read(text[:LONGEST_LINE], source, text[:LONGEST_LINE], too_long)


def cut_finding(name: str, length: int, most: int) -> Finding:
    """Return the finding about a text that is too long."""
    message = f"{length:,} characters, of which at most {most:,} are read"
    return Finding("field-cut", name[:LONGEST_KEY], message)


def within(parts: Sequence[AbstractPart], dropped: dict[Reason, int]) -> tuple[AbstractPart, ...]:
    """Return the parts of an abstract up to the limit; count the rest as `dropped`."""
    total = sum([len(part.text) for part in parts])
    if total <= LONGEST_PROSE:
        return tuple(parts)
    kept: list[AbstractPart] = []
    left = LONGEST_PROSE
    for part in parts:
        if not left:
            break
        kept.append(AbstractPart(part.label, part.text[:left]))
        left -= len(kept[-1].text)
    dropped[Reason.LIMIT] = dropped.get(Reason.LIMIT, 0) + total - LONGEST_PROSE
    return tuple(kept)
