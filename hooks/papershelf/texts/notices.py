"""Texts on publishers' notices: on pages, and in every citation and export."""

from __future__ import annotations

from papershelf import texts
from papershelf.model import Notice, NoticeKind, Paper

RETRACTED, DOUBTED = "Retracted", "Expression of concern"
NOTICE = "Notice"
PUBLISHED_VERSION = "This is a preprint. Its published version:"
# What a notice says, with its date and without.
_SENTENCES = {
    NoticeKind.RETRACTION: ("This paper was retracted on {}", "This paper has been retracted"),
    NoticeKind.CONCERN: (
        "An expression of concern about this paper was published on {}",
        "An expression of concern about this paper has been published",
    ),
    NoticeKind.CORRECTION: (
        "A correction of this paper was published on {}",
        "A correction of this paper has been published",
    ),
    NoticeKind.REINSTATEMENT: (
        "This paper was reinstated on {}, after a retraction or an expression of concern",
        "This paper has been reinstated, after a retraction or an expression of concern",
    ),
}


def sentence(kind: NoticeKind, notice: Notice | None = None) -> str:
    """Return what a notice says, without a full stop."""
    dated, plain = _SENTENCES[kind]
    if notice is None or notice.published is None or notice.published.day is None:
        return plain
    return dated.format(texts.date(notice.published))


def reasons(notice: Notice) -> str:
    """Return the reasons of a notice, or ``""``."""
    return f"Reasons, by Retraction Watch: {'; '.join(notice.reasons)}." if notice.reasons else ""


def mark(paper: Paper) -> str:
    """Return the mark of a paper in lists, or ``""``."""
    return RETRACTED if paper.retracted else DOUBTED if paper.doubted else ""


def note(paper: Paper) -> str:
    """Return what every citation of a paper must say, or ``""``."""
    notice = paper.in_force
    if paper.retracted and (notice is None or notice.kind is not NoticeKind.RETRACTION):
        return f"{sentence(NoticeKind.RETRACTION)}."
    if notice is None:
        return ""
    end = f": https://doi.org/{notice.doi}" if notice.doi else "."
    return sentence(notice.kind, notice) + end
