"""Facts as EndNote and Zotero nest them in XML: both have writers of their own, and no library."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

if TYPE_CHECKING:
    from tests.importers.foreign import Facts

_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def _styled(text: str) -> str:
    """A text as EndNote writes it: each change of the type is an element."""
    first, blank, rest = text.partition(" ")
    parts = [("normal", first + blank), ("italic", rest)]
    return "".join(
        f'<style face="{face}" font="default" size="100%">{escape(part)}</style>'
        for face, part in parts
        if part
    )


def endnote(facts: Sequence[Facts]) -> str:
    """Return the facts as EndNote exports them."""
    records = "".join(
        '<record><database name="My.enl" path="C:\\My.enl">My.enl</database>'
        '<source-app name="EndNote" version="20.1">EndNote</source-app>'
        f"<rec-number>{number}</rec-number>"
        '<ref-type name="Journal Article">17</ref-type><contributors><authors>'
        + "".join(
            f"<author>{_styled(f'{family}, {given}')}</author>" for given, family in fact.authors
        )
        + f"</authors></contributors><titles><title>{_styled(fact.title)}</title>"
        f"<secondary-title>{_styled(fact.journal)}</secondary-title></titles>"
        f"<periodical><full-title>{_styled(fact.journal)}</full-title></periodical>"
        f"<pages>{_styled(fact.pages)}</pages><volume>{_styled(fact.volume)}</volume>"
        f"<number>{_styled(fact.issue)}</number><dates><year>{_styled(str(fact.year))}</year>"
        f"<pub-dates><date>{_styled(f'{_MONTHS[fact.month - 1]} {fact.day}')}</date></pub-dates>"
        f"</dates><abstract>{_styled(fact.abstract)}</abstract><urls></urls>"
        f"<electronic-resource-num>{_styled(fact.doi)}</electronic-resource-num></record>"
        for number, fact in enumerate(facts, 1)
    )
    return f'<?xml version="1.0" encoding="UTF-8" ?><xml><records>{records}</records></xml>'


_NAMESPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "z": "http://www.zotero.org/namespaces/export#",
    "dcterms": "http://purl.org/dc/terms/", "bib": "http://purl.org/net/biblio#",
    "foaf": "http://xmlns.com/foaf/0.1/", "dc": "http://purl.org/dc/elements/1.1/",
    "prism": "http://prismstandard.org/namespaces/1.2/basic/",
    "link": "http://purl.org/rss/1.0/modules/link/",
}  # fmt: skip


def zotero_rdf(facts: Sequence[Facts]) -> str:
    """Return the facts as Zotero exports them, the journals after the articles."""
    parts = [part for number, fact in enumerate(facts) for part in _article(number, fact)]
    spaces = " ".join(f"xmlns:{name}={quoteattr(uri)}" for name, uri in _NAMESPACES.items())
    return f"<rdf:RDF {spaces}>\n{''.join(parts)}</rdf:RDF>\n"


def _article(number: int, fact: Facts) -> tuple[str, str]:
    """An article and its journal, which has volume, issue and DOI."""
    authors = "".join(
        f"<rdf:li><foaf:Person><foaf:surname>{escape(family)}</foaf:surname>"
        f"<foaf:givenName>{escape(given)}</foaf:givenName></foaf:Person></rdf:li>"
        for given, family in fact.authors
    )
    article = (
        f'<bib:Article rdf:about="#item_{number}"><z:itemType>journalArticle</z:itemType>'
        f'<dcterms:isPartOf rdf:resource="#journal_{number}"/>'
        f"<bib:authors><rdf:Seq>{authors}</rdf:Seq></bib:authors>"
        f"<dc:title>{escape(fact.title)}</dc:title><dc:date>{fact.date}</dc:date>"
        f"<dcterms:abstract>{escape(fact.abstract)}</dcterms:abstract>"
        f"<bib:pages>{fact.pages}</bib:pages></bib:Article>\n"
    )
    journal = (
        f'<bib:Journal rdf:about="#journal_{number}"><dc:title>{escape(fact.journal)}</dc:title>'
        f"<prism:volume>{fact.volume}</prism:volume><prism:number>{fact.issue}</prism:number>"
        f"<dc:identifier>DOI {fact.doi}</dc:identifier></bib:Journal>\n"
    )
    return article, journal
