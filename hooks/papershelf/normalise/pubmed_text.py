"""Reads PubMed's own text of a paper (its formats "Abstract" and "Abstract (text)").

Paragraphs are citation, title, authors, their addresses, abstract, notices and ids, with a
blank line between them and lines of some eighty characters.
"""

from __future__ import annotations

import re

from papershelf.normalise.ledger import Reason

# ``1. J Ex. 2015 Mar 2;12(3):45-67. doi: 10.5555/pt.1.``
_CITATION = re.compile(
    r"\s*(?:\d{1,6}\. )?[A-Z][^\n]{1,200}?\. (?:18|19|20)\d\d\b[^\n.;:]{0,20}(?:[;:]|\. doi)"
)
_SIGN = re.compile(r"^(?:Author information:|(?:PMID|DOI|PMCID): ?\w)", re.MULTILINE)
# ``Doe A(1), Smith J.``
_AUTHORS = re.compile(
    r"(?:[\w'’-]+ ){1,4}[A-Z]{1,3}(?: (?:Jr|Sr|\d(?:st|nd|rd|th)))?(?:\(\d{1,3}\))*[,.;(]",
    re.UNICODE,
)
# The beginning of a paragraph that is not of the abstract -> why it is withheld.
_STARTS = (
    (re.compile(r"Author information:"), Reason.ADDRESSES),
    (re.compile(r"(?:DOI|PMCID|PMID|PII|ISSN)\b ?:"), Reason.FIELDS),
    (
        re.compile(
            r"(?:©|Copyright\b|Conflict of interest|Comment (?:in|on)\b|Erratum (?:in|for)\b|"
            r"Update (?:in|of)\b|Collaborators:|Publication types?\b|Republished |Retraction )"
        ),
        Reason.NOTES,
    ),
    (re.compile(r"\[(?:Article|Indexed) [^\]]*\]$"), Reason.NOTES),
)
_BLANK = re.compile(r"\n[ \t]*\n")
# Paragraphs above the abstract, at most.
_HEAD = 6


def is_pubmed_text(text: str) -> bool:
    """Return whether a text has this format."""
    return _CITATION.match(text) is not None and _SIGN.search(text) is not None


def abstract_of_pubmed_text(text: str, dropped: dict[Reason, int]) -> str:
    """Return the paragraphs of the abstract; count the other text in `dropped`."""
    kept: list[str] = []
    titled = named = False
    for number, raw in enumerate(_BLANK.split(text.strip("\n"))):
        paragraph = raw.strip()
        reason = next((why for start, why in _STARTS if start.match(paragraph)), None)
        if reason is None and not kept and number < _HEAD:
            if number == 0 or (not titled and not named):
                reason, titled = Reason.FIELDS, number > 0
            elif not named and _AUTHORS.match(paragraph):
                reason, named = Reason.FIELDS, True
        if reason is None:
            kept.append(raw)
        else:
            dropped[reason] = dropped.get(reason, 0) + len(raw) + 2
    return "\n\n".join(kept)
