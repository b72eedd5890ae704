"""A paper's page says what is known about it, and what is not."""

from __future__ import annotations

import lxml.html
import pytest
from papershelf import texts
from papershelf.model import (
    Abstract,
    AbstractPart,
    AbstractStatus,
    Author,
    DateSource,
    Notice,
    NoticeKind,
    Paper,
    PaperKind,
    PartialDate,
    Relation,
    RelationKind,
    Section,
    Summary,
    Tag,
    TagStatus,
)
from papershelf.render.head import doi_url
from papershelf.render.pages import PaperPages, render_paper
from papershelf.render.similar import PaperItem
from papershelf.render.view import PaperContext, SiteView
from papershelf.settings import Settings, TagEvidence
from papershelf.shell.fill import Shell
from papershelf.texts import notices

from tests.factories import catalogue, paper, published


def render(
    subject: Paper, *others: Paper, evidence: TagEvidence = TagEvidence.RANK, **settings: object
) -> lxml.html.HtmlElement:
    """The article and head of a paper's page, as a tree."""
    view = SiteView(
        catalogue([subject, *others], evidence),
        Settings.from_mapping({"tag_evidence": evidence.value, **settings}),
        site_url="https://example.org/shelf/",
        records_url="https://example.org/repo/papers/",
    )
    page = render_paper(PaperPages(PaperContext.of(view), Shell((), ())).model(PaperItem(subject)))
    return lxml.html.document_fromstring(
        f"<html><head>{page.head}</head><body>{page.body}</body></html>"
    )


def metas(tree: lxml.html.HtmlElement, name: str) -> list[str]:
    return [str(meta.get("content")) for meta in tree.findall(f".//meta[@name='{name}']")]


def test_facts_are_badges_with_the_title() -> None:
    tree = render(paper(facts={"design": ("trial",), "age": ("children", "adults")}))
    links = {str(a.get("href")): a.text for a in tree.findall(".//p[@class='ps-badges']/a")}
    assert links == {
        "../../search/?design=trial": "Trial",
        "../../search/?age=children": "Children",
        "../../search/?age=adults": "Adults",
    }
    assert render(paper()).find(".//p[@class='ps-badges']") is None


def test_a_paper_with_its_full_text_has_a_badge_that_leads_there_and_contents() -> None:
    long = paper(sections=(Section("Methods", "We looked."),), has_full_text=True)
    badge = render(long).find(".//p[@class='ps-badges']/a")
    assert badge is not None
    assert (badge.get("href"), badge.text) == ("#section-1", texts.FULL_TEXT)
    view = SiteView(catalogue([long, paper("10.1-short")]), Settings())
    pages = PaperPages(PaperContext.of(view), Shell(("",), ()), Shell(("", "toc", ""), ()))
    entries = {one.id: pages.model(PaperItem(one)).contents for one in view.catalogue.papers}
    assert [entry.title for entry in entries[long.id]] == [texts.ABSTRACT, "Methods"]
    assert entries["10.1-short"] == ()


@pytest.mark.parametrize(("length", "size"), [(20, None), (120, "ps-long"), (240, "ps-longest")])
def test_a_title_is_smaller_the_longer_it_is(length: int, size: str | None) -> None:
    (title,) = render(paper(title="x" * length)).iter("h1")
    assert title.get("class") == size


@pytest.mark.parametrize(("number", "shown"), [(1, 1), (12, 12), (13, 8), (250, 8)])
def test_a_long_list_of_authors_is_folded_but_for_the_first(number: int, shown: int) -> None:
    names = tuple(Author(f"Name{at}", "A", None, "x") for at in range(number))
    tree = render(paper(authors=names))
    assert len(tree.findall(".//p[@class='ps-authors']/a")) == shown
    folded = tree.findall(".//details[@class='ps-authors']//a")
    assert [link.text for link in folded] == [f"A Name{at}" for at in range(shown, number)]


@pytest.mark.parametrize(
    ("volume", "number", "pages", "expected"),
    [
        ("12", "3", "211-219", "12(3): 211–219"),
        ("12", None, "e14", "12: e14"),
        (None, "3", None, "(3)"),
        (None, None, "7-9", "7–9"),
        (None, None, None, ""),
    ],
)
def test_the_place_in_the_journal_is_as_references_have_it(
    volume: str | None, number: str | None, pages: str | None, expected: str
) -> None:
    assert texts.issue(volume, number, pages) == expected
    found = render(paper(volume=volume, issue=number, pages=pages)).find(".//p[@class='ps-source']")
    assert found is not None
    assert found.text_content().strip().endswith(expected)


def test_the_doi_is_a_link_whose_text_is_its_address() -> None:
    link = render(paper()).find(".//a[@class='doi']")
    assert link is not None
    assert link.get("href") == link.text == "https://doi.org/10.1234/plain"


@pytest.mark.parametrize(
    ("doi", "address"),
    [
        ("10.1016/S0140-6736(25)01637-X", "https://doi.org/10.1016/S0140-6736(25)01637-X"),
        ("10.1002/a<b>", "https://doi.org/10.1002/a%3Cb%3E"),
        ('10.1/a"#%', "https://doi.org/10.1/a%22%23%25"),
    ],
)
def test_an_address_of_a_doi_escapes_what_it_must(doi: str, address: str) -> None:
    assert doi_url(doi) == address


def test_scholarly_metadata_is_in_the_head() -> None:
    tree = render(paper())
    assert metas(tree, "citation_title") == ["A plain paper"]
    assert metas(tree, "citation_author") == ["Cao, Xia"]
    assert metas(tree, "citation_publication_date") == ["2024/05/17"]
    assert metas(tree, "citation_doi") == ["10.1234/plain"]
    assert metas(tree, "citation_journal_title") == ["Journal of plain things : JPT"]


def test_a_record_without_doi_date_authors_and_abstract_says_so() -> None:
    bare = paper(
        doi=None, published=None, authors=(), abstract=Abstract(AbstractStatus.ABSENT), journal=None
    )
    text = render(bare).text_content()
    for sentence in ("no DOI", "no publication date", "no authors", "no abstract"):
        assert sentence in text
    assert "None" not in text


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (AbstractStatus.LOST, "lost when"),
        (AbstractStatus.PARTIAL, "A part of this abstract"),
        (AbstractStatus.TRUNCATED, "cut off"),
    ],
)
def test_a_damaged_abstract_says_so(status: AbstractStatus, words: str) -> None:
    assert words in render(paper(abstract=Abstract(status))).text_content()


def test_a_structured_abstract_shows_its_labels() -> None:
    parts = (AbstractPart("Methods", "We looked."), AbstractPart(None, "And saw."))
    tree = render(paper(abstract=Abstract(AbstractStatus.COMPLETE, parts)))
    assert [strong.text for strong in tree.findall(".//strong")] == ["Methods:"]


def test_an_inferred_year_is_marked() -> None:
    inferred = paper(published=PartialDate(2023, None, None, DateSource.DOI))
    assert "year read from the DOI" in render(inferred).text_content()


def test_dates_are_written_as_precisely_as_they_are_known() -> None:
    dates = [
        PartialDate(2025, month, day, DateSource.FIELD)
        for month, day in ((10, 16), (10, None), (None, None))
    ]
    assert [texts.date(date) for date in dates] == ["16 October 2025", "October 2025", "2025"]


def test_chips_lead_to_the_pages_of_their_tags() -> None:
    tagged = paper(
        conditions=(
            Tag("adhd", TagStatus.ABOUT),
            Tag("tourette-syndrome", TagStatus.UNVERIFIED),
        ),
        topics=(Tag("dopamine", TagStatus.UNSUPPORTED),),
    )
    tree = render(tagged)
    row, *_ = tree.findall(".//div[@class='ps-aside']/p")
    assert [link.get("href") for link in row.findall("a")] == ["../../conditions/adhd/"]
    note = row.find("small")
    assert note is not None
    assert note.text == f"{texts.MARKS[TagStatus.UNVERIFIED]}: "
    assert [a.get("href") for a in note] == ["../../conditions/tourette-syndrome/"]
    folded = tree.find(".//details[@class='ps-read']")
    assert folded is not None
    assert folded.find(".//a[@href='../../topics/dopamine/']") is not None


def test_hidden_tags_are_not_shown() -> None:
    tagged = paper(topics=(Tag("dopamine", TagStatus.UNSUPPORTED),))
    assert "Dopamine" not in render(tagged, evidence=TagEvidence.HIDE).text_content()


def test_trusted_tags_are_shown_like_any_other() -> None:
    tagged = paper(topics=(Tag("dopamine", TagStatus.UNSUPPORTED),))
    tree = render(tagged, evidence=TagEvidence.TRUST)
    assert tree.find(".//details//a[@href='../../topics/dopamine/']") is None
    assert tree.find(".//div[@class='ps-aside']/p/a[@href='../../topics/dopamine/']") is not None


def test_an_author_with_several_papers_has_a_page_and_another_is_left_to_the_script() -> None:
    both = Author("Cao", "Xia", None, "XiaCao")
    once = Author("Only", "Once", None, "OnceOnly")
    other = paper("10.1-other", authors=(both,))
    tree = render(paper(authors=(both, once)), other, author_pages_from=2)
    links = tree.findall(".//p[@class='ps-authors']/a")
    assert [link.get("href") for link in links] == ["../../authors/cao-xia/", None]
    assert links[1].text == "Once Only"


def test_an_author_beyond_the_pages_that_a_site_may_have_is_a_link_to_the_search() -> None:
    often, less = Author("Cao", "Xia", None, ""), Author("Ōe", "Kenzaburō", None, "")
    others = [paper("10.1-a", authors=(often, less)), paper("10.1-b", authors=(often,))]
    tree = render(paper(authors=(often, less)), *others, author_pages_from=2, author_pages_most=1)
    links = [link.get("href") for link in tree.findall(".//p[@class='ps-authors']/a")]
    assert links == ["../../authors/cao-xia/", "../../search/?author=oe-kenzaburo"]


def test_the_plain_language_summary_comes_before_the_abstract_with_its_source() -> None:
    tree = render(paper(summary=Summary("Children *did* better.", "Written for this shelf")))
    headings = [heading.get("id") for heading in tree.findall(".//h2")]
    assert headings == ["summary", "abstract"]
    assert "Written for this shelf" in tree.text_content()


def test_a_body_longer_than_the_limit_is_cut_and_says_so() -> None:
    long = paper(sections=(Section("Methods", "word " * 100), Section("Results", "more")))
    text = "".join(map(str, render(long, body_limit=50).xpath("body//text()")))
    assert text.count("word") == 10
    assert "cut here" in text
    assert "more" not in text


def test_related_papers_are_linked() -> None:
    other = paper("10.1-erratum", title="Correction")
    subject = paper(related=(Relation(RelationKind.CORRECTED_BY, "10.1-erratum"),))
    tree = render(subject, other)
    link = tree.find(".//a[@href='../10.1-erratum/']")
    assert link is not None
    assert link.text == "Correction"


def test_the_record_s_file_is_linked_percent_encoded() -> None:
    tree = render(paper())
    assert tree.find(".//a[@href='https://example.org/repo/papers/adhd/plain.md']") is not None


def test_markup_in_every_field_is_text() -> None:
    bad = "<script>alert(1)</script>{{ 7*7 }}"
    hostile = paper(
        title=bad,
        authors=(Author(None, None, bad, bad),),
        doi=f"10.1/{bad}",
        abstract=Abstract(AbstractStatus.COMPLETE, (AbstractPart(bad, bad),)),
        sections=(Section(bad, bad),),
        summary=Summary(bad, bad),
    )
    tree = render(hostile)
    scripts = [(script.get("type") or script.text) for script in tree.iter("script")]
    assert scripts == ["application/ld+json"]
    assert "49" not in tree.text_content()
    assert tree.findtext(".//h1") == bad


def test_a_retracted_paper_says_so_with_its_title_and_in_a_sentence() -> None:
    badge = ".//p[@class='ps-badges']/strong"
    tree = render(paper(retracted=True))
    assert tree.findtext(badge) == notices.RETRACTED
    assert alerts(tree) == ["This paper has been retracted."]
    assert render(paper()).find(badge) is None
    assert alerts(render(paper())) == []


def test_a_notice_says_when_why_and_where_it_is() -> None:
    concern = Notice(NoticeKind.CONCERN, published(2019, 1, 2))
    reasons = ("Error in <Data>", "Duplication")
    retraction = Notice(NoticeKind.RETRACTION, published(2020, 5, 3), "10.1/a#b", reasons)
    tree = render(paper(retracted=True, notices=(concern, retraction)))
    assert alerts(tree) == [
        "This paper was retracted on 3 May 2020: Notice. Reasons, by Retraction Watch:"
        " Error in <Data>; Duplication."
    ]
    (link,) = tree.xpath(".//p[@class='ps-alert']/a")
    assert link.get("href") == "https://doi.org/10.1/a%23b"
    assert "An expression of concern about this paper was published on 2 January 2019." in {
        " ".join(note.text_content().split()) for note in tree.xpath(".//p[@class='ps-note']")
    }


def test_an_expression_of_concern_warns_and_a_correction_does_not() -> None:
    tree = render(paper(notices=(Notice(NoticeKind.CONCERN),)))
    assert tree.findtext(".//p[@class='ps-badges']/strong") == notices.DOUBTED
    assert alerts(tree) == ["An expression of concern about this paper has been published."]
    assert alerts(render(paper(notices=(Notice(NoticeKind.CORRECTION),)))) == []


def test_a_preprint_leads_to_its_published_version_before_its_text() -> None:
    other = paper("final", title="The final version")
    relation = Relation(RelationKind.PREPRINT_OF, "final")
    tree = render(paper("early", kind=PaperKind.PREPRINT, related=(relation,)), other)
    assert alerts(tree) == ["This is a preprint. Its published version: The final version"]
    assert tree.xpath(".//p[@class='ps-alert']/a/@href") == ["../../papers/final/"]


def test_a_published_version_that_is_not_on_the_shelf_is_at_its_doi() -> None:
    tree = render(paper("early", kind=PaperKind.PREPRINT, preprint_of="10.1/a<b"))
    assert alerts(tree) == ["This is a preprint. Its published version: https://doi.org/10.1/a<b"]
    assert tree.xpath(".//p[@class='ps-alert']/a/@href") == ["https://doi.org/10.1/a%3Cb"]


def test_a_published_version_on_the_shelf_is_not_named_twice() -> None:
    relation = Relation(RelationKind.PREPRINT_OF, "final")
    early = paper("early", kind=PaperKind.PREPRINT, preprint_of="10.1/x", related=(relation,))
    tree = render(early, paper("final", title="The final version", doi="10.1/x"))
    assert tree.xpath(".//p[@class='ps-alert']/a/@href") == ["../../papers/final/"]


def alerts(tree: lxml.html.HtmlElement) -> list[str]:
    found = tree.xpath(".//p[@class='ps-alert']")
    return [" ".join(alert.text_content().split()) for alert in found]


def test_the_codes_that_matter_to_a_reader_lead_to_the_page_that_explains_them() -> None:
    tree = render(paper(problem_codes=("doi-missing", "text-withheld")))
    links = [a for a in tree.iter("a") if (a.get("href") or "").endswith("../quality/")]
    assert [link.text for link in links] == ["doi-missing"]
    assert texts.NOTED in tree.text_content()


def test_a_paper_with_codes_for_the_curator_only_has_none_on_its_page() -> None:
    assert texts.NOTED not in render(paper(problem_codes=("text-withheld",))).text_content()


def test_each_correction_that_a_record_names_is_a_link_to_its_notice() -> None:
    known = Notice(NoticeKind.CORRECTION, published(2020, 5, 3), "10.1/known")
    tree = render(paper(notices=(known,), corrected_by=("10.1/known", "10.1/c#2", "PMID:222")))
    links = [link.get("href") for link in tree.iterfind(".//p[@class='ps-note']/a")]
    assert links == [
        "https://doi.org/10.1/known",
        "https://doi.org/10.1/c%232",
        "https://pubmed.ncbi.nlm.nih.gov/222/",
    ]
    assert alerts(tree) == []
