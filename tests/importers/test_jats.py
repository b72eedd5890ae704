"""The front matter of JATS."""

from __future__ import annotations

from pathlib import Path

from papershelf.importers.jats import FORMAT

from tests.importers.samples import entries_of, names, records_of

ARTICLE = (Path(__file__).parents[1] / "fixtures/imports/jats.xml").read_text("utf-8")


def test_an_article_is_read() -> None:
    (record,) = records_of(FORMAT, ARTICLE)
    assert record.title == "Compost and tomatoes: A trial"
    assert names(record) == ["Lee Jr., Ann", "van der Berg, Bo", "Rose Growers"]
    assert (record.journal, record.publisher) == ("Journal of Kitchen Gardens", "Spade Press")
    assert (record.date, record.volume, record.issue, record.pages) == (
        "2015-03-02",
        "12",
        "3",
        "e45",
    )
    assert (record.doi, record.pmid, record.pmcid) == (
        "10.5555/compost.1",
        "12345678",
        "PMC1234567",
    )
    assert record.license == "https://creativecommons.org/licenses/by/4.0/"
    assert [(part.label, part.text) for part in record.abstract] == [
        ("Background", "Few count fruit ."),
        ("Methods", "Forty beds."),
        (None, "Two summers."),
    ]
    assert record.summary == "Compost helps."
    assert (record.keywords, record.retracted) == (("soil", "Solanum"), True)


def test_namespaces_and_a_frame_around_articles_do_not_matter() -> None:
    inner = ARTICLE[ARTICLE.index("<article ") :].replace(
        "<article ", '<article xmlns="http://x.example" '
    )
    assert (
        len(records_of(FORMAT, f"<OAI><record>{inner}</record><record>{inner}</record></OAI>")) == 2
    )


def test_an_article_without_front_matter_is_a_fault() -> None:
    ((entry, _),) = entries_of(FORMAT, "<article><body><p>Text</p></body></article>")
    assert "article-meta" in entry.fault


def test_a_line_break_or_a_list_joins_no_words() -> None:
    listed = "<list><list-item><p>beds</p></list-item><list-item><p>fruit</p></list-item></list>"
    text = ARTICLE.replace("Compost and tomatoes", "Compost<break/>and tomatoes").replace(
        "Forty beds.", f"We counted:{listed}"
    )
    (record,) = records_of(FORMAT, text)
    assert record.title == "Compost and tomatoes: A trial"
    assert record.abstract[1].text == "We counted: beds fruit"


def test_the_notice_of_a_correction_is_kept() -> None:
    text = ARTICLE.replace("retraction-forward", "correction-forward")
    (record,) = records_of(FORMAT, text)
    assert (record.corrected_by, record.retracted) == (("10.5555/notice",), False)
