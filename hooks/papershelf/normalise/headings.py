"""Decides by the headings of a body which text below them is the paper's."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from papershelf.normalise.body import Block
from papershelf.normalise.ledger import Reason
from papershelf.normalise.variants import Variant

# Headings that a formatter wrote in place of lines that contained such words.
FAKE_HEADINGS = frozenset(
    ("introduction", "methods", "results", "discussion", "conclusion", "conclusions")
)

# Lists of other papers, which would be false evidence for tags.
_REFERENCES = frozenset(
    (
        "similar articles", "similar content being viewed by others", "cited by other articles",
        "cited by", "references", "references (selected)", "selected references", "reference",
        "bibliography", "literature cited", "related articles", "recommended articles",
        "download references", "works cited", "reference list",
    )
)  # fmt: skip
# Of the sites that pages are scraped from, not of the paper.
_FRAME = frozenset(
    (
        "permalink", "actions", "resources", "cite", "cite this article", "add to collections",
        "links to ncbi databases", "follow", "share", "share this article", "metrics",
        "explore related subjects", "access this article", "table of contents", "comments",
        "full text links", "linkout - more resources", "media enquiries", "about this article",
    )
)  # fmt: skip
# What journals print around their papers.
_NOTES = frozenset(
    (
        "associated data", "supplementary materials", "supplementary material",
        "supplementary information", "supplementary data", "electronic supplementary material",
        "footnotes", "notes", "keywords", "about the authors", "author information",
        "author notes", "article notes", "article information",
        "copyright and license information", "rights and permissions", "additional information",
        "publisher's note", "publisher’s note", "mesh terms", "substances", "grants and funding",
    )
)  # fmt: skip
_TOOL = frozenset(("search optimization", "research details", "scraping notes"))

# Headings above the abstract of a page whose text is by the authors.
OF_AUTHORS = frozenset(("highlights", "article highlights", "key points"))

# Lines that are section headings in a page that lost its markup (IMRaD and the like).
SECTION_LINES = frozenset(
    (
        "introduction", "background", "methods", "method", "materials and methods",
        "material and methods", "methods and materials", "patients and methods",
        "subjects and methods", "participants and methods", "results", "findings", "discussion",
        "results and discussion", "conclusion", "conclusions", "limitations", "case report",
        "case presentation", "case description", "case reports", "discussion and conclusion",
        "discussion and conclusions", "conclusions and future directions", "future directions",
    )
)  # fmt: skip


def reason_of(name: str, variant: Variant, *, framed: bool = False) -> Reason | None:
    """Return why the text below a heading is withheld; `None` for the paper's own.

    What a person wrote has no frame: only lists of other papers are left out of it.

    Args:
        name: of the heading, see `papershelf.normalise.body.heading_name`.
        variant: of the record.
        framed: whether the frame of a site is in the record.
    """
    if name in _REFERENCES or name.startswith(("references to ", "additional references")):
        return Reason.REFERENCES
    if name in _FRAME and (variant.marks or framed):
        return Reason.FRAME
    if not variant.marks:
        return None
    if name in _TOOL and name not in variant.housekeeping:
        return Reason.FIELDS
    if variant.wrapped or not variant.fixed_layout:
        return Reason.NOTES if name in _NOTES else None
    return None


# Other names of abstracts, in lower case.
ABSTRACTS = frozenset(
    (
        "author abstract", "authors' abstract", "authors’ abstract", "structured abstract",
        "article abstract", "scientific abstract", "english abstract", "abstract (english)",
        "abstract in english", "original abstract", "abstract text", "abstracts", "zusammenfassung",
        "kurzfassung", "abstrakt", "résumé", "resumé", "resume", "resumen", "resumo", "riassunto",
        "sommario", "samenvatting", "sammanfattning", "sammendrag", "sammenfatning", "tiivistelmä",
        "streszczenie", "souhrn", "súhrn", "összefoglaló", "rezumat", "sažetak", "özet", "öz",
        "περίληψη", "аннотация", "реферат", "резюме", "анотація", "摘要", "抄録", "要旨", "要約",
        "초록", "요약", "ملخص", "الملخص", "תקציר", "tóm tắt", "abstrak",
    )
)  # fmt: skip
_SUMMARY = ("summary",)


def abstract_names(blocks: Sequence[Block], variant: Variant) -> Collection[str]:
    """Return the headings of the abstract in a body, as `heading_name` writes them.

    Another name counts only if the usual one is missing, a summary only before the
    text: it may also end the text.
    """
    if variant.marks or any(block.name in variant.abstract for block in blocks):
        return variant.abstract
    for block in blocks:
        if block.name in ABSTRACTS:
            return (block.name,)
    first = next((block for block in blocks if block.level > 1), None)
    return _SUMMARY if first and first.name in _SUMMARY else ()
