"""Makes small pieces of HTML that occur thousands of times: names, chips, cards.

Templates call these functions, because a macro takes five times as long.  The HTML is as
short as possible: items have no end tags, and no class if their list has one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from markupsafe import Markup

from papershelf import texts
from papershelf.catalogue.identify import page_of, untold_doi
from papershelf.model import AbstractPart, Paper
from papershelf.normalise.aliases import PAPERS
from papershelf.normalise.labels import is_conclusion
from papershelf.texts import notices

# Where the pages of papers are, below the site's root.
PAPERS_FOLDER = f"{PAPERS}/"
# Where words are explained.
GLOSSARY_FOLDER = "glossary/"
# How many authors a card names before "et al."
_CARD_AUTHORS = 3


class Chip(NamedTuple):
    """A tag as a link to its listing."""

    folder: str
    slug: str
    label: str


class Badge(NamedTuple):
    """A fact of a paper as a link to the search page, filtered by it."""

    facet: str
    slug: str
    label: str


class Card(NamedTuple):
    """A paper as a line of a listing.

    `names` has its authors, journal and year, `facts` the labels of its kind and facts, `mark` says
    that it was retracted or is doubted.  `kind` is ``""`` for an article.  `doi` is that of
    `untold_doi`.
    """

    paper_id: str
    title: str
    names: str
    facts: tuple[str, ...] = ()
    mark: str = ""
    kind: str = ""
    doi: str | None = None


class Name(NamedTuple):
    """A line of an index of names.

    Attributes:
        address: the address that lists the papers, or ``""``.
        number: how many papers there are.
        papers: without an address, id and year (or ``no date``) of each paper.
    """

    label: str
    address: str
    number: int
    papers: tuple[tuple[str, str], ...]


# Cached: a site has a few hundred tags, and each is on many pages.
@lru_cache(maxsize=4096)
def chip(base: str, tag: Chip, class_: str = " class=ps-chip") -> Markup:
    """Return a tag as a link to its listing, with that class or none."""
    return _safe(
        f"<a{class_} href={_value(f'{base}{tag.folder}/{tag.slug}/')}>{_text(tag.label)}</a>"
    )


def chips(base: str, tags: Iterable[Chip]) -> Markup:
    """Return tags as chips, each on its own line."""
    return _safe("\n".join([chip(base, tag) for tag in tags]))


def subjects(base: str, tags: Iterable[Chip], separator: str = "\n") -> Markup:
    """Return tags as plain links, for a list whose class says how they look."""
    return _safe(separator.join([chip(base, tag, "") for tag in tags]))


def badges(base: str, facts: Iterable[Badge]) -> Markup:
    """Return facts as links, each on its own line."""
    links = [
        f"<a href={_value(f'{base}search/?{fact.facet}={fact.slug}')}>{_text(fact.label)}</a>"
        for fact in facts
    ]
    return _safe("\n".join(links))


def people(base: str, authors: Iterable[tuple[str, str]]) -> Markup:
    """Return names, linked to their address below the site's root.

    Those without an address are links without one, and ``assets/chrome.js`` makes them lead to a
    search for the name, which needs scripts anyway.
    """
    names = []
    for name, address in authors:
        link = f"<a href={_value(base + address)}>" if address else "<a>"
        names.append(f"{link}{_text(name)}</a>")
    return _safe(", ".join(names))


def card_of(paper: Paper, labels: Mapping[str, str]) -> Card:
    """Return the card of a paper; `labels` are those of badges, by slug."""
    names = [author.display for author in paper.authors[:_CARD_AUTHORS]]
    others = texts.OTHER_AUTHORS if len(paper.authors) > _CARD_AUTHORS else ""
    journal = paper.journal.short if paper.journal else ""
    year = str(paper.published.year) if paper.published else texts.NO_DATE
    line = " · ".join(filter(None, (", ".join(names) + others, journal, year)))
    facts = [texts.KINDS[paper.kind]] if paper.kind in texts.KINDS else []
    facts += [labels[slug] for slugs in paper.facts.values() for slug in slugs if slug in labels]
    return Card(
        paper.id,
        paper.title,
        line,
        tuple(dict.fromkeys(facts)),
        notices.mark(paper),
        paper.kind.value if paper.kind in texts.KINDS else "",
        untold_doi(paper.id, paper.doi),
    )


# Cached: a paper is in many listings of a site.
@lru_cache(maxsize=1 << 14)
def card(folder: str, paper: Card, evidence: str = "") -> Markup:
    """Return a card as a list item.

    Args:
        folder: the relative address of the papers' pages.
        evidence: in the list of a term, the status of the paper's tag.
    """
    own = _value(paper.paper_id)
    address = _value(f"{folder}{paper.paper_id}/")
    status = f" data-evidence={evidence}" if evidence else ""
    # What reference managers need besides what is shown; rarely there.
    status += f" data-kind={paper.kind}" if paper.kind else ""
    status += f" data-doi={_value(paper.doi)}" if paper.doi is not None else ""
    facts = "".join([f"\n<small>{_text(label)}</small>" for label in paper.facts])
    if paper.mark:
        facts = f"\n<strong>{_text(paper.mark)}</strong>{facts}"
    return _safe(
        f"<li data-paper={own}{status}><a href={address}>{_text(paper.title)}</a>"
        f"\n<span>{_text(paper.names)}</span>{facts}"
    )


def cards(folder: str, papers: Iterable[Card], evidence: str = "") -> Markup:
    """Return cards as a list; `folder` and `evidence` as in `card`."""
    items = "".join([card(folder, paper, evidence) for paper in papers])
    return _safe(f"<ul class=ps-cards>{items}</ul>")


def starts(folder: str, papers: Iterable[Card]) -> Markup:
    """Return cards as a list of papers that the page lists again below."""
    items = [
        card(folder, paper).replace(f" data-paper={_value(paper.paper_id)}", "", 1)
        for paper in papers
    ]
    return _safe(f"<ul class=ps-starts>{''.join(items)}</ul>")


def names(base: str, lines: Iterable[Name]) -> Markup:
    """Return the lines of an index: a link and the number of papers, or links to papers."""
    return _safe("".join([_name(base, line) for line in lines]))


def _name(base: str, name: Name) -> str:
    if name.address:
        link = f"<a href={_value(base + name.address)}>{_text(name.label)}</a>"
        return f"<li>{link} <span>{name.number:,}</span>"
    links = [
        f" <a href={_value(base + page_of(own))}>{_text(year)}</a>" for own, year in name.papers
    ]
    return f"<li>{_text(name.label)}{''.join(links)}"


def meta(values: Iterable[tuple[str, str, str]]) -> Markup:
    """Return names, contents and properties as ``<meta>`` elements; one may lack either."""
    lines = []
    for name, text, own in values:
        keys = " ".join([f"name={name}"] * bool(name) + [f"property={own}"] * bool(own))
        lines.append(f"<meta {keys} content={_value(text)}>")
    return _safe("".join(lines))


def linked(json: str) -> Markup:
    """Return JSON-LD, in which no ``<`` is left, as a script element."""
    return _safe(f"<script type=application/ld+json>{json}</script>")


def facts(rows: Iterable[tuple[str, str, str]]) -> Markup:
    """Return labels, texts and addresses (or ``""``) as rows of a ``<dl>``."""
    html = []
    for label, text, url in rows:
        shown = _text(text)
        value = f"<a href={_value(url)}>{shown}</a>" if url else shown
        html.append(f"<dt>{_text(label)}<dd>{value}")
    return _safe("".join(html))


def paragraphs(
    parts: Iterable[AbstractPart], words: Iterable[tuple[str, str]] = (), base: str = ""
) -> Markup:
    """Return the parts of an abstract as paragraphs, each with its label.

    `words` lead to their anchors in the glossary where they first occur.
    """
    html = []
    left = dict(words)
    for part in parts:
        label = f"<strong>{_text(part.label)}:</strong> " if part.label else ""
        own = " class=ps-conclusion" if part.label and is_conclusion(part.label) else ""
        html.append(f"<p{own}>{label}{_explained(part.text, left, base)}")
    return _safe("\n".join(html))


def _explained(text: str, left: dict[str, str], base: str) -> str:
    """Escape a text, and link words of `left` where they first occur; take these out of it."""
    # Of words that begin at one place, the longest; a word inside another is not linked.
    found = sorted((at, -len(word), word) for word in left if (at := place_of(word, text)) >= 0)
    html, end = [], 0
    for at, _, word in found:
        if at >= end:
            address = _value(f"{base}{GLOSSARY_FOLDER}#{left.pop(word)}")
            html.append(f"{_text(text[end:at])}<a href={address}>{_text(word)}</a>")
            end = at + len(word)
    return "".join(html) + _text(text[end:])


def place_of(word: str, text: str) -> int:
    """Return where a word first occurs that is no part of a longer one, or -1."""
    at = text.find(word)
    while at >= 0:
        before, after = text[at - 1 : at], text[at + len(word) : at + len(word) + 1]
        if not before.isalnum() and not after.isalnum():
            return at
        at = text.find(word, at + 1)
    return -1


def _text(text: str) -> str:
    """Escape text between tags, where quotes have no meaning."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


# A value with one of these needs quotes (HTML Standard, 13.1.2.3).
_NEEDS_QUOTES = re.compile(r"[\s\"'=<>`]")


def _value(text: str) -> str:
    """Escape the value of an attribute, in quotes if it needs them."""
    if text and not _NEEDS_QUOTES.search(text):
        return text.replace("&", "&amp;")
    return '"' + _text(text).replace('"', "&quot;") + '"'


def _safe(html: str) -> Markup:
    return Markup(html)  # noqa: S704 - this module escaped all values in it
