"""PubMed's XML."""

from __future__ import annotations

from pathlib import Path

import pytest
from papershelf.importers.document import BrokenFileError
from papershelf.importers.pubmed import FORMAT

from tests.importers.entities import GROWING, outside
from tests.importers.samples import entries_of, names, records_of

SAMPLE = (Path(__file__).parents[1] / "fixtures/imports/pubmed.xml").read_text("utf-8")
HEAD, _, REST = SAMPLE.partition("<PubmedArticle>")
ARTICLE, END = f"<PubmedArticle>{REST}".split("</PubmedArticleSet>")
END = f"</PubmedArticleSet>{END}"


def test_an_article_is_read_with_the_text_in_its_markup() -> None:
    (record,) = records_of(FORMAT, HEAD + ARTICLE + END)
    assert record.title == "Rescue of Solanum by CO2 & compost."
    assert names(record) == ["Lee Jr, Ann B", "Rose Growers", "Plato"]
    assert (record.journal, record.date) == ("Journal of kitchen gardens", "2015-03-02")
    assert (record.volume, record.issue, record.pages) == ("12", "3", "45-67")
    assert (record.doi, record.pmid, record.pmcid) == (
        "10.5555/compost.1",
        "12345678",
        "PMC1234567",
    )
    assert [(part.label, part.text) for part in record.abstract] == [
        ("Background", "Few count fruit."),
        (None, "TRIAL SITE: Forty beds."),
    ]
    assert (record.mesh_headings, record.keywords) == (("Compost",), ("soil",))
    assert record.abstract_source == "© 2015 The Gardeners."
    assert record.retracted


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("<Year>2015</Year><Month>03</Month>", "2015-03"),
        ("<Year>2015</Year><Season>Spring</Season>", "2015"),
        ("<MedlineDate>2016 Jul-Sep</MedlineDate>", "2016-07"),
    ],
)
def test_dates_are_as_precise_as_they_are(date: str, expected: str) -> None:
    stated = "<Year>2015</Year><Month>Mar</Month><Day>2</Day>"
    (record,) = records_of(FORMAT, HEAD + ARTICLE.replace(stated, date) + END)
    assert record.date == expected


def test_a_cut_file_says_where_it_ends() -> None:
    with pytest.raises(BrokenFileError, match=r"line \d+, column \d+: no XML"):
        entries_of(FORMAT, HEAD + ARTICLE + ARTICLE[:300])


def test_entities_are_not_followed(tmp_path: Path) -> None:
    declared = f"{outside(tmp_path)}<PubmedArticleSet>"
    (record,) = records_of(FORMAT, declared + ARTICLE.replace("CO<sub>", "&x; CO<sub>") + END)
    assert record.title == "Rescue of Solanum by &x; CO2 & compost."


def test_entities_of_html_are_read_where_the_dtd_would_declare_them() -> None:
    (record,) = records_of(FORMAT, HEAD + ARTICLE.replace("CO<sub>", "&alpha;-CO<sub>") + END)
    assert record.title == "Rescue of Solanum by α-CO2 & compost."


def test_entities_that_grow_break_the_file() -> None:
    declared = f"{GROWING}<PubmedArticleSet>"
    with pytest.raises(BrokenFileError, match="amplification"):
        entries_of(FORMAT, declared + ARTICLE.replace("&amp;", "&e11;") + END)


def test_a_file_of_medline_has_citations_only() -> None:
    start, end = ARTICLE.index("<MedlineCitation"), ARTICLE.index("</MedlineCitation>")
    citation = f"{ARTICLE[start:end]}</MedlineCitation>"
    text = f"<MedlineCitationSet>{citation}{citation}</MedlineCitationSet>"
    one, other = records_of(FORMAT, text)
    assert one == other
    assert (one.title, one.pmid) == ("Rescue of Solanum by CO2 & compost.", "12345678")


def test_notices_of_corrections_are_kept_by_their_ids() -> None:
    at = ARTICLE.index("</CommentsCorrectionsList>")
    errata = "".join(
        f'<CommentsCorrections RefType="ErratumIn"><RefSource>{cited}</RefSource>{pmid}'
        "</CommentsCorrections>"
        for cited, pmid in (
            ("J Kitch Gard. 2016;13(1):9. doi: 10.5555/Compost.2.", "<PMID>111</PMID>"),
            ("J Kitch Gard. 2016;13(2):9", '<PMID Version="1">222</PMID>'),
            ("J Kitch Gard. 2016;13(3):9", ""),
        )
    )
    (record,) = records_of(FORMAT, HEAD + ARTICLE[:at] + errata + ARTICLE[at:] + END)
    assert record.corrected_by == ("10.5555/compost.2", "PMID:222")
