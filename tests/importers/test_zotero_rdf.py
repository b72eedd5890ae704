"""Zotero's RDF."""

from __future__ import annotations

from pathlib import Path

import pytest
from papershelf.importers.document import BrokenFileError
from papershelf.importers.zotero_rdf import FORMAT

from tests.importers.entities import GROWING, outside
from tests.importers.foreign_xml import zotero_rdf
from tests.importers.samples import entries_of, names, records_of

HEAD, END = zotero_rdf([]).split("\n")[:2]
ARTICLE = """<bib:Article rdf:about="https://gardens.example/compost">
<z:itemType>journalArticle</z:itemType>
<dcterms:isPartOf rdf:resource="urn:issn:2049-3630"/>
<dc:publisher><foaf:Organization><foaf:name>Spade Press</foaf:name></foaf:Organization>
</dc:publisher>
<bib:editors><rdf:Seq><rdf:li><foaf:Person><foaf:surname>Ed</foaf:surname>
<foaf:givenName>Al</foaf:givenName></foaf:Person></rdf:li></rdf:Seq></bib:editors>
<bib:authors><rdf:Seq><rdf:li><foaf:Person><foaf:surname>van der Berg</foaf:surname>
<foaf:givenName>Bo</foaf:givenName></foaf:Person></rdf:li>
<rdf:li><foaf:Person><foaf:surname>Rose Growers</foaf:surname></foaf:Person></rdf:li>
</rdf:Seq></bib:authors>
<link:link rdf:resource="#item_2"/>
<dc:subject>soil</dc:subject>
<dc:subject><z:AutomaticTag><rdf:value>Tomatoes</rdf:value></z:AutomaticTag></dc:subject>
<dc:title>Compost &amp; tomatoes</dc:title>
<dcterms:abstract>Forty beds were compared.</dcterms:abstract>
<dc:date>2015-03-02</dc:date><z:language>en</z:language>
<z:libraryCatalog>PubMed</z:libraryCatalog><z:citationKey>lee2015</z:citationKey>
<dc:identifier><dcterms:URI><rdf:value>https://gardens.example/compost</rdf:value></dcterms:URI>
</dc:identifier>
<dcterms:dateSubmitted>2020-01-01</dcterms:dateSubmitted><dc:rights>CC BY</dc:rights>
<dc:description>PMID: 12345678
PMCID: PMC1234567</dc:description>
<bib:pages>45-67</bib:pages>
</bib:Article>
"""
JOURNAL = """<bib:Journal rdf:about="urn:issn:2049-3630">
<dc:title>Journal of Kitchen Gardens</dc:title><prism:volume>12</prism:volume>
<prism:number>3</prism:number><dcterms:alternative>J Kitch Gard</dcterms:alternative>
<dc:identifier>DOI 10.5555/compost.1</dc:identifier><dc:identifier>ISSN 2049-3630</dc:identifier>
</bib:Journal>
"""
OTHERS = """<z:Attachment rdf:about="#item_2"><z:itemType>attachment</z:itemType>
<dc:title>Lee.pdf</dc:title></z:Attachment>
<bib:Memo rdf:about="#item_3"><rdf:value>private</rdf:value></bib:Memo>
<z:Collection rdf:about="#collection_1"><dc:title>Gardens</dc:title></z:Collection>
"""


def whole(*parts: str) -> str:
    return f"{HEAD}{''.join(parts)}{END}"


@pytest.mark.parametrize("parts", [(ARTICLE, JOURNAL, OTHERS), (OTHERS, JOURNAL, ARTICLE)])
def test_an_item_is_read_with_its_journal_wherever_that_is(parts: tuple[str, ...]) -> None:
    (record,) = records_of(FORMAT, whole(*parts))
    assert record.title == "Compost & tomatoes"
    assert names(record) == ["van der Berg, Bo", "Rose Growers"]
    assert (record.journal, record.date) == ("Journal of Kitchen Gardens", "2015-03-02")
    assert (record.volume, record.issue, record.pages) == ("12", "3", "45-67")
    assert (record.doi, record.pmid, record.pmcid) == (
        "10.5555/compost.1",
        "12345678",
        "PMC1234567",
    )
    assert (record.issn, record.publisher, record.language) == ("2049-3630", "Spade Press", "en")
    assert (record.keywords, record.source) == (("soil", "Tomatoes"), "PubMed")
    assert (record.citation_key, record.license) == ("lee2015", "CC BY")
    assert record.url == "https://gardens.example/compost"
    assert [part.text for part in record.abstract] == ["Forty beds were compared."]


def test_a_book_inside_a_chapter_is_what_it_is_part_of() -> None:
    chapter = ARTICLE.replace("journalArticle", "bookSection").replace(
        '<dcterms:isPartOf rdf:resource="urn:issn:2049-3630"/>',
        "<dcterms:isPartOf><bib:Book><dc:title>The garden</dc:title></bib:Book></dcterms:isPartOf>",
    )
    (record,) = records_of(FORMAT, whole(chapter))
    assert (record.title, record.journal) == ("Compost & tomatoes", "The garden")


def test_the_doi_of_a_journal_is_that_of_its_article_only_if_it_has_one() -> None:
    other = ARTICLE.replace("Compost &amp; tomatoes", "Roses").replace(
        "</bib:Article>", "<dc:identifier>DOI 10.5555/roses</dc:identifier></bib:Article>"
    )
    first, second = records_of(FORMAT, whole(ARTICLE, other, JOURNAL))
    assert (first.doi, second.doi) == ("", "10.5555/roses")
    assert first.journal == second.journal == "Journal of Kitchen Gardens"


def test_without_authors_the_editors_are_named() -> None:
    (record,) = records_of(FORMAT, whole(ARTICLE.replace("bib:authors", "bib:translators")))
    assert names(record) == ["Ed, Al"]


def test_a_cut_file_says_where_it_ends() -> None:
    with pytest.raises(BrokenFileError, match=r"line \d+, column \d+: no XML"):
        entries_of(FORMAT, whole(ARTICLE, JOURNAL)[:-20])


def test_entities_are_not_followed(tmp_path: Path) -> None:
    text = outside(tmp_path) + whole(ARTICLE.replace("Compost &amp;", "Compost &x;"))
    (record,) = records_of(FORMAT, text)
    assert record.title == "Compost &x; tomatoes"


def test_entities_that_grow_break_the_file() -> None:
    with pytest.raises(BrokenFileError, match="amplification"):
        entries_of(FORMAT, GROWING + whole(ARTICLE.replace("&amp;", "&e11;")))
