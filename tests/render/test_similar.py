"""The papers that a paper's page says are most like it."""

from __future__ import annotations

import lxml.html
import numpy as np
import pytest
from papershelf.index.similar import MOST, REASONS, Similar
from papershelf.model import Relation, RelationKind
from papershelf.render.pages import PaperPages, render_paper
from papershelf.render.similar import (
    PaperItem,
    Reasons,
    SimilarPaper,
    broader_terms,
    paper_items,
    word_of,
)
from papershelf.render.view import PaperContext, SiteView
from papershelf.settings import Settings
from papershelf.shell.fill import Shell

from tests.factories import VOCABULARY, catalogue, paper


def similar(*rows: list[int]) -> Similar:
    """Papers with the numbers of others, all for the term "garden"."""
    papers = np.full((len(rows), MOST), -1, np.int32)
    reasons = np.full((len(rows), MOST, REASONS), -1, np.int32)
    for number, row in enumerate(rows):
        papers[number, : len(row)] = row
        reasons[number, : len(row), 0] = 0
    return Similar(papers, reasons, ["garden"])


def test_six_papers_are_shown_and_none_that_is_named_as_a_correction() -> None:
    papers = [paper(f"p{number}") for number in range(9)]
    papers[0] = paper("p0", related=(Relation(RelationKind.CORRECTED_BY, "p2"),))
    items = paper_items(papers, similar([1, 2, 3, 4, 5, 6, 7, 8], *[[]] * 8))
    assert [other.paper_id for other in items[0].similar] == ["p1", "p3", "p4", "p5", "p6", "p7"]
    assert items[1].similar == ()


def test_another_list_is_another_digest() -> None:
    first = PaperItem(paper("a"), (SimilarPaper("b", "B", ("garden",)),))
    assert first.digest() == PaperItem(paper("a"), first.similar).digest()
    assert first.digest() != PaperItem(paper("a")).digest()


def test_reasons_are_labels_without_broader_ones_then_words_as_the_paper_writes_them() -> None:
    labels = {"tic-disorders": "Tic disorders", "tourette-syndrome": "Tourette syndrome"}
    reasons = Reasons(labels, broader_terms(VOCABULARY))
    terms = ("garden", "tourett", "#is:tic-disorders", "#is:tourette-syndrome", "qol")
    item = PaperItem(
        paper("a", title="Gardening and QoL in Tourette"), (SimilarPaper("b", "B", terms),)
    )
    (shown,) = reasons.of(item)
    assert shown.reasons == ("Tourette syndrome", "Gardening", "QoL")


@pytest.mark.parametrize(
    ("stem", "text", "word"),
    [
        ("garden", "Of gardens and men", "gardens"),
        ("anxieti", "Less anxiety now", "anxiety"),
        ("art", "The heart of art", "art"),
        ("qol", "Their QoL rose", "QoL"),
        ("moss", "No such word", ""),
        ("", "", ""),
        ("番茄", "番茄与堆肥的关系", ""),
    ],
)
def test_the_word_of_a_stem_is_the_first_that_begins_with_it(
    stem: str, text: str, word: str
) -> None:
    assert word_of(stem, text, text.lower()) == word


def test_a_letter_that_grows_in_small_letters_does_no_harm() -> None:
    item = PaperItem(paper("a", title="İİİ gardens"), (SimilarPaper("b", "B", ("garden",)),))
    assert Reasons({}, {}).of(item)[0].reasons == ("gardens",)


def test_the_page_links_to_the_papers_and_says_what_they_share() -> None:
    subject = paper("a", title="Gardens & <b>more</b>")
    other = SimilarPaper("b", "Lawns <script>", ("garden", "#is:adhd"))
    view = SiteView(catalogue([subject, paper("b")]), Settings())
    pages = PaperPages(PaperContext.of(view), Shell((), ()))
    body = render_paper(pages.model(PaperItem(subject, (other,)))).body
    tree = lxml.html.fromstring(f"<div>{body}</div>")
    (item,) = tree.xpath("//h2[@id='related']/following-sibling::ul/li")
    assert item.find("a").get("href") == "../b/"
    assert item.find("a").text == "Lawns <script>"
    assert item.find("small").text == "ADHD · Gardens"
    assert "<script>" not in body.replace('<script>papershelf("paper")', "")
