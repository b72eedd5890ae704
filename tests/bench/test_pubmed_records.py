"""Records made of a file of PubMed."""

from __future__ import annotations

import io

from papershelf.normalise import normalise
from papershelf.records.parse import parse_record

from tests.bench.pubmed_records import records
from tests.normalise.records import VOCABULARY

ARTICLE = """
<PubmedArticle><MedlineCitation><Article>
<Journal><JournalIssue><PubDate><Year>2021</Year></PubDate></JournalIssue>
<Title>Journal of "rest"</Title></Journal>
<ArticleTitle>Sleep: <i>how</i> much</ArticleTitle>
<Abstract><AbstractText Label="METHODS">We asked\n{n} adults.</AbstractText>
<AbstractText Label="RESULTS">They slept.</AbstractText></Abstract>
</Article></MedlineCitation>
<PubmedData><ArticleIdList><ArticleId IdType="doi">{doi}</ArticleId></ArticleIdList></PubmedData>
</PubmedArticle>"""


def made(*dois: str, wanted: list[str]) -> dict[str, str]:
    """The records made of a file with articles of some DOIs."""
    articles = "".join(ARTICLE.format(n=n, doi=doi) for n, doi in enumerate(dois, 40))
    return dict(records(io.BytesIO(f"<Set>{articles}</Set>".encode()), wanted))


def test_a_record_has_what_facts_are_read_from() -> None:
    (text,) = made("10.1234/A", "10.1234/b", wanted=["10.1234/a"]).values()
    record, _ = parse_record("a.md", text.encode())
    assert record is not None
    paper = normalise(record, VOCABULARY).paper
    assert paper is not None
    assert (paper.title, paper.doi) == ("Sleep: how much", "10.1234/A")
    assert "We asked 40 adults." in paper.abstract.text
    assert "They slept." in paper.abstract.text


def test_half_of_the_records_have_labels() -> None:
    dois = [f"10.1234/{number}" for number in range(100)]
    texts = made(*dois, wanted=dois).values()
    assert 30 < sum("**Methods:**" in text for text in texts) < 70
