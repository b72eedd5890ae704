"""Reads plain-language summaries, and separates them from the other sections."""

from __future__ import annotations

from collections.abc import Collection

from papershelf.model import Section, Summary
from papershelf.normalise.body import heading_name
from papershelf.normalise.draft import Draft
from papershelf.normalise.findings import Read
from papershelf.normalise.ledger import Reason
from papershelf.normalise.limits import LONGEST_PROSE, cut_finding
from papershelf.normalise.mail import without_mail
from papershelf.normalise.supplies import text_of
from papershelf.normalise.text import NO_VALUE

_NAMES = frozenset(
    (
        "plain-language summary",
        "plain language summary",
        "plain english summary",
        "lay summary",
        "lay abstract",
    )
)


def is_summary(section: Section) -> bool:
    """Return whether a section's heading is that of a plain-language summary."""
    return heading_name(section.heading) in _NAMES


def read_summary(draft: Draft, sources: tuple[str, ...]) -> Read[Summary | None]:
    """Read the summary from the front matter, else the first section that is one."""
    author = draft["summary_source"].value
    found = draft.supplies.prose(sources)
    findings = tuple([finding for read in found for finding in read.findings])
    texts = [(read.source, text_of(read.value)) for read in found if read.value]
    for _, text in texts:
        if text.lower() in NO_VALUE:
            draft.withhold_apart(Reason.NOTICE, len(text))
    if texts := [(source, text) for source, text in texts if text.lower() not in NO_VALUE]:
        source, whole = texts.pop(0)
        text, gone = without_mail(whole[:LONGEST_PROSE])
        draft.ledger.read += len(whole)
        draft.ledger.show_but(min(len(whole), LONGEST_PROSE), {Reason.ADDRESSES: gone})
        if len(whole) > LONGEST_PROSE:
            draft.ledger.withhold(Reason.LIMIT, len(whole) - LONGEST_PROSE)
            findings += (cut_finding("summary", len(whole), LONGEST_PROSE),)
        for other, more in texts:
            draft.show_apart(other, more)
        return Read(Summary(text, author), source, text, findings)
    section = next(filter(is_summary, draft.sections), None)
    if section is None or len(section.text) > LONGEST_PROSE:  # it is a section like others
        return Read(None, findings=findings)
    summary = Summary(section.text, author)
    return Read(summary, f"## {section.heading}", section.text, findings)


def read_body(draft: Draft, _sources: tuple[str, ...]) -> Read[tuple[Section, ...]]:
    """Read all sections but the summary; report junk in the body as findings."""
    summary = draft["summary"].supplied  # of the front matter, or the section's own text
    sections = [
        section
        for section in draft.sections
        if not (is_summary(section) and section.text == summary)
    ]
    sections += draft.apart
    return Read(tuple(sections), findings=draft.junk.findings)


def summary_merit(summary: Summary | None, _codes: Collection[str]) -> tuple[bool, bool]:
    """Return a sort key: a summary whose author is named is better."""
    return summary is not None, bool(summary and summary.source)


def body_merit(sections: tuple[Section, ...], _codes: Collection[str]) -> int:
    """Return a sort key: longer is better."""
    return sum(len(section.text) for section in sections)
