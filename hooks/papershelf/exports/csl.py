"""Makes the CSL-JSON item of a paper, from which all citations and formats are made.

The keys are those of CSL 1.0.2 (https://docs.citationstyles.org, ``csl-data.json``); docs/cite.md
says which are used.  A key without a value is left out, as CSL asks.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from papershelf import texts
from papershelf.exports.text import line, paragraphs
from papershelf.machinery.versions import output_key
from papershelf.model import Author, Paper, PaperKind, PartialDate, TagStatus
from papershelf.texts import notices
from papershelf.vocabulary import Vocabulary

# ``d'`` of ``d'Arc``.
_ELIDED = re.compile(r"[^\W\d_]{1,3}['’](?=\w)")
_SEPARATOR = "; "


class CslName(msgspec.Struct, frozen=True, omit_defaults=True, rename="kebab"):
    """The name of an author: the parts of a person's, or a literal."""

    family: str | None = None
    given: str | None = None
    non_dropping_particle: str | None = None
    suffix: str | None = None
    literal: str | None = None

    @property
    def whole_family(self) -> str:
        """The family name with its particle, ``van der Berg``; ``""`` for a literal."""
        particle, family = self.non_dropping_particle or "", self.family or ""
        gap = " " if particle and particle[-1] not in "'’" else ""
        return f"{particle}{gap}{family}"

    @property
    def parts(self) -> tuple[str, ...]:
        """Family name, given name and suffix, as far as there are any; or the literal."""
        if self.literal:
            return (self.literal,)
        return tuple(filter(None, (self.whole_family, self.given, self.suffix)))


class CslDate(msgspec.Struct, frozen=True, omit_defaults=True, rename="kebab"):
    """A date of year, year and month, or full precision; `circa` if it is inferred."""

    date_parts: tuple[tuple[int, ...], ...]
    circa: bool = False

    @property
    def parts(self) -> tuple[int, ...]:
        """Year, month and day, as far as they are known."""
        return self.date_parts[0]


_NAMES = {
    name: name.upper()
    if name in ("issn", "doi", "pmid", "pmcid", "url")
    else name.replace("_", "-")
    for name in """citation_key container_title container_title_short issn doi pmid pmcid
    url""".split()
}


class CslItem(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True, rename=_NAMES):
    """A paper as CSL-JSON.  All texts are one line, but for the paragraphs of the abstract.

    Attributes:
        id: the paper's id, the last part of its address.
        type: ``article-journal``, ``chapter``, or ``article`` for a preprint.
        citation_key: the key in BibTeX, if it is another one than `id`.
        keyword: the labels of what the paper is about or mentions, joined by ``; ``.
        note: what a reader must know, such as a retraction.
    """

    id: str
    type: str
    citation_key: str | None = None
    title: str
    author: tuple[CslName, ...] = ()
    issued: CslDate | None = None
    container_title: str | None = None
    container_title_short: str | None = None
    volume: str | None = None
    issue: str | None = None
    page: str | None = None
    publisher: str | None = None
    genre: str | None = None
    issn: str | None = None
    doi: str | None = None
    pmid: str | None = None
    pmcid: str | None = None
    url: str | None = None
    language: str | None = None
    keyword: str | None = None
    note: str | None = None
    abstract: str | None = None

    @property
    def key(self) -> str:
        """The key in BibTeX."""
        return self.citation_key or self.id

    @property
    def keywords(self) -> list[str]:
        """The keywords, one by one."""
        return self.keyword.split(_SEPARATOR) if self.keyword else []


TYPES = {
    PaperKind.PAPER: "article-journal",
    PaperKind.CHAPTER: "chapter",
    PaperKind.PREPRINT: "article",
}


class CslItems:
    """Makes the CSL items of a shelf's papers."""

    def __init__(self, facets: Sequence[str], labels: Mapping[str, str]) -> None:
        """Take the names of the facets of tags, the main one first, and slug -> label of terms."""
        self._facets = tuple(facets)
        self._labels = {slug: line(label).replace(";", ",") for slug, label in labels.items()}

    @property
    def digest(self) -> bytes:
        """A hash of all that items depend on, beside their papers."""
        return output_key(msgspec.msgpack.encode((self._facets, self._labels)))

    @classmethod
    def of_shelf(cls, vocabulary: Vocabulary) -> CslItems:
        """Take facets and labels of a vocabulary."""
        labels = {slug: term.label for slug, term in vocabulary.terms.items()}
        return cls([facet.name for facet in vocabulary.tag_facets], labels)

    def of(self, paper: Paper, *, abstract: bool = True) -> CslItem:
        """Return the item of a paper, with its abstract or without."""
        journal = paper.journal
        return CslItem(
            id=paper.id,
            type=TYPES[paper.kind],
            citation_key=_unlike(citation_key(paper.id), paper.id),
            title=line(paper.title),
            author=tuple(map(_name, paper.authors)),
            issued=_date(paper.published),
            container_title=_line(journal.full) if journal else None,
            container_title_short=_unlike(_line(journal.short), _line(journal.full))
            if journal
            else None,
            volume=_line(paper.volume),
            issue=_line(paper.issue),
            page=_line(paper.pages),
            publisher=_line(paper.publisher),
            genre=texts.KINDS[paper.kind] if paper.kind is PaperKind.PREPRINT else None,
            issn=_line(paper.issn),
            doi=_line(paper.doi),
            pmid=_line(paper.pmid),
            pmcid=_line(paper.pmcid),
            url=_line(paper.url),
            language=_line(paper.language),
            keyword=_SEPARATOR.join(self._keywords(paper)) or None,
            note=_line(notices.note(paper)),
            abstract=(paragraphs(paper.abstract.text) or None) if abstract else None,
        )

    def _keywords(self, paper: Paper) -> Iterator[str]:
        """Yield the labels of the tags that the paper's text names."""
        for facet in self._facets:
            for tag in paper.tags_of(facet):
                if tag.named and tag.slug in self._labels:
                    yield self._labels[tag.slug]

    def about(self, paper: Paper) -> tuple[str, ...]:
        """Return those of the keywords that say what the paper is about, in the main facet."""
        tags = (tag for facet in self._facets[:1] for tag in paper.tags_of(facet))
        slugs = [tag.slug for tag in tags if tag.status is TagStatus.ABOUT]
        return tuple(self._labels[slug] for slug in slugs if slug in self._labels)


def citation_key(address: str) -> str:
    """Return the BibTeX key of the paper whose page was first published at ``papers/<address>/``.

    A key must never change once it is published: texts cite by it.  So it is made of the address
    and of nothing else: corrected authors, titles and years leave it as it is.  An address in
    ASCII is the key itself; another one, which BibTeX could not read, gives its hash.
    """
    if address.isascii():
        return address
    return "paper-" + hashlib.blake2b(address.encode(), digest_size=6).hexdigest()


def _name(author: Author) -> CslName:
    if author.literal or not author.family:
        return CslName(literal=line(author.literal or author.given or author.supplied))
    particle, family = _divided(line(author.family))
    return CslName(family, _line(author.given), particle, _line(author.suffix))


def _divided(family: str) -> tuple[str | None, str]:
    """Return the particle of a family name, or None, and the rest: ``van der``, ``Berg``.

    Citation styles sort and shorten names by the rest.  A name without a capital has no particle.
    """
    if not family[:1].islower():
        return None, family
    words = family.split(" ")
    small = next((at for at, word in enumerate(words) if not word.islower()), None)
    if small is None:
        return None, family
    particle, rest = " ".join(words[:small]), " ".join(words[small:])
    if rest[0].islower() and (elided := _ELIDED.match(rest)):
        particle, rest = f"{particle} {elided[0]}".lstrip(" "), rest[elided.end() :]
    return (particle or None, rest) if rest[0].isupper() else (None, family)


def _date(date: PartialDate | None) -> CslDate | None:
    if date is None:
        return None
    parts = (part for part in (date.year, date.month, date.day) if part is not None)
    return CslDate((tuple(parts),), circa=date.inferred)


def _line(text: str | None) -> str | None:
    return (line(text) or None) if text else None


def _unlike(text: str | None, other: str | None) -> str | None:
    return None if text == other else text
