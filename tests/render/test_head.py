"""What search engines and reference managers read in the head of a paper's page is the paper."""

from __future__ import annotations

import json
from typing import Any

import lxml.html
import pytest
from lxml.html import HtmlElement
from msgspec.structs import replace
from papershelf.exports.csl import CslItems
from papershelf.model import Author, Journal, Paper, PaperKind, Tag, TagStatus
from papershelf.render.pages import PaperPages, render_paper
from papershelf.render.similar import PaperItem
from papershelf.render.view import PaperContext, SiteView
from papershelf.settings import Settings
from papershelf.shell.fill import Shell
from papershelf.vocabulary.shelf import Shelf

from tests.exports.hostile import PAPERS
from tests.factories import VOCABULARY, catalogue, paper, published
from tests.render.zotero import saved

SITE = "https://example.org/shelf/"
SHELF = Shelf(article_type="MedicalScholarlyArticle", about_type="MedicalCondition")


def head_of(subject: Paper, *, site_url: str = SITE, shelf: Shelf = SHELF) -> HtmlElement:
    """The head of a paper's page, with the canonical address that the theme adds."""
    view = SiteView(catalogue([subject]), Settings(), site_url=site_url, shelf=shelf)
    page = render_paper(PaperPages(PaperContext.of(view), Shell((), ())).model(PaperItem(subject)))
    link = f'<link rel="canonical" href="{page.canonical}">' if page.canonical else ""
    text = f"<head>{link}{page.head}</head><body></body>"
    (head,) = lxml.html.document_fromstring(text.encode("utf-8", "replace").decode()).iter("head")
    return head


def linked_data(head: HtmlElement) -> dict[str, Any]:
    (script,) = head.iter("script")
    assert script.get("type") == "application/ld+json"
    found: dict[str, Any] = json.loads(str(script.text))
    return found


WHOLE = replace(next(one for one in PAPERS if one.id == "10.1234-whole"), retracted=False)


def test_zotero_saves_all_that_is_known() -> None:
    item = saved(head_of(WHOLE))
    assert len(item.pop("creators")) == 10
    assert item == {
        "itemType": "journalArticle",
        "title": "A plain paper",
        "publicationTitle": "Journal of plain things : JPT",
        "date": "2021/05/04",
        "volume": "12",
        "issue": "Suppl 1",
        "pages": "211-219",
        "ISSN": "1234-5679",
        "DOI": "10.1234/plain",
        "PMID": "12345678",
        "publisher": "A press",
        "language": "pt-br",
        "tags": ["ADHD", "Dopamine"],
        "url": f"{SITE}papers/10.1234-whole/",
    }


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (PaperKind.PAPER, {"itemType": "journalArticle", "publicationTitle": "Journal"}),
        (PaperKind.CHAPTER, {"itemType": "bookSection", "bookTitle": "Journal"}),
        (PaperKind.PREPRINT, {"itemType": "preprint", "publisher": "Journal"}),
    ],
)
@pytest.mark.parametrize("journal", [True, False])
def test_zotero_knows_the_type_with_a_journal_and_without(
    kind: PaperKind, expected: dict[str, str], journal: bool
) -> None:
    known = Journal("Journal", "Journal") if journal else None
    item = saved(head_of(paper(kind=kind, journal=known)))
    names = ("itemType", "publicationTitle", "bookTitle", "publisher")
    found = {key: item[key] for key in names if key in item}
    assert found == (expected if journal else {"itemType": expected["itemType"]})


@pytest.mark.parametrize(
    ("authors", "expected"),
    [
        ([("van der Berg", "Jan Piet")], [("van der Berg", "Jan Piet")]),
        (
            [("van der Berg", "Jan Piet"), ("Doe", "J")],
            [("van der Berg", "Jan Piet"), ("Doe", "J")],
        ),
        ([("Doe; Roe", "J")], [("Doe", "Roe, J")]),
        ([("山田", "太郎")], [("山田", "太郎")]),
        ([("Plato", None)], [("Plato",)]),
    ],
)
def test_zotero_divides_authors_as_the_paper_does(
    authors: list[tuple[str, str | None]], expected: list[tuple[str, ...]]
) -> None:
    names = tuple(Author(family, given, None, "x") for family, given in authors)
    assert saved(head_of(paper(authors=names)))["creators"] == expected


def test_google_scholar_finds_one_author_a_person_and_the_date_as_far_as_known() -> None:
    names = (Author("Doe", "John", None, "x", "Jr."), Author(None, None, "A Group", "A Group"))
    for date, expected in (
        (published(2021, 5, 4), "2021/05/04"),
        (published(2021, 5), "2021/05"),
        (published(2021), "2021"),
    ):
        tree = head_of(paper(authors=names, published=date))
        assert tree.xpath("meta[@name='citation_author']/@content") == ["Doe Jr., John", "A Group"]
        assert tree.xpath("meta[@name='citation_publication_date']/@content") == [expected]


def test_a_link_has_a_preview() -> None:
    properties = {
        str(meta.get("property")): meta.get("content") for meta in head_of(paper()).iter("meta")
    }
    assert properties["og:title"] == "A plain paper"
    assert properties["og:type"] == "article"
    # The address is the canonical one.
    assert head_of(paper()).xpath("link/@href") == [f"{SITE}papers/10.1234-plain/"]


def test_search_engines_are_told_all_that_is_known() -> None:
    data = linked_data(head_of(WHOLE))
    assert data.pop("author")[:2] == [
        {"@type": "Person", "givenName": "Jan", "familyName": "van der Berg"},
        {"@type": "Person", "givenName": "Jeanne", "familyName": "d'Arc"},
    ]
    periodical = {
        "@type": "Periodical",
        "name": "Journal of plain things : JPT",
        "issn": "1234-5679",
    }
    volume = {"@type": "PublicationVolume", "volumeNumber": "12", "isPartOf": periodical}
    assert data == {
        "@context": "https://schema.org",
        "@type": "MedicalScholarlyArticle",
        "@id": "https://doi.org/10.1234/plain",
        "url": f"{SITE}papers/10.1234-whole/",
        "headline": "A plain paper",
        "datePublished": "2021-05-04",
        "isPartOf": {"@type": "PublicationIssue", "issueNumber": "Suppl 1", "isPartOf": volume},
        "pagination": "211-219",
        "publisher": {"@type": "Organization", "name": "A press"},
        "identifier": {"@type": "PropertyValue", "propertyID": "pmid", "value": "12345678"},
        "inLanguage": "pt-br",
        "about": [{"@type": "MedicalCondition", "name": "ADHD"}],
    }


def test_the_types_are_the_shelf_s() -> None:
    tags = (Tag("adhd", TagStatus.ABOUT),)
    data = linked_data(head_of(paper(conditions=tags), shelf=Shelf()))
    assert (data["@type"], data.get("about")) == ("ScholarlyArticle", None)


def test_a_retracted_paper_says_so() -> None:
    data = linked_data(head_of(replace(WHOLE, retracted=True)))
    assert data["creativeWorkStatus"] == "This paper has been retracted."


def test_without_the_site_s_address_and_a_doi_no_address_is_made_up() -> None:
    tree = head_of(paper(doi=None), site_url="")
    assert not {"@id", "url"} & set(linked_data(tree))
    data = linked_data(head_of(paper(doi=None)))
    assert ("@id" in data, data["url"]) == (False, f"{SITE}papers/10.1234-plain/")


@pytest.mark.parametrize("subject", PAPERS, ids=[one.id for one in PAPERS])
def test_hostile_texts_and_partial_data_do_not_break_the_head(subject: Paper) -> None:
    tree = head_of(subject)
    assert {child.tag for child in tree} == {"link", "meta", "script"}
    item = CslItems.of_shelf(VOCABULARY).of(subject)
    assert saved(tree)["title"] == item.title
    assert linked_data(tree)["headline"] == item.title
    assert len(linked_data(tree).get("author", ())) == len(item.author)
