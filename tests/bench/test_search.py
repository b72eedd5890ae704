"""How queries are chosen, and how searches become figures."""

from __future__ import annotations

from papershelf.model import Abstract, AbstractPart, AbstractStatus

from tests.bench.queries import choose_queries
from tests.bench.search import Search, summarise
from tests.factories import paper


def text(words: str) -> Abstract:
    return Abstract(AbstractStatus.COMPLETE, (AbstractPart(None, words),))


def test_a_query_is_the_rarest_pair_of_title_words_that_ten_papers_share() -> None:
    rare = [
        paper(f"r{one}", title="Dopamine", abstract=text("serotonin children")) for one in range(9)
    ]
    titled = paper("t", title="Serotonin and dopamine in children", abstract=text("none"))
    common = [paper(f"c{one}", title="Children, dopamine", abstract=text("")) for one in range(5)]
    # Serotonin and dopamine, or children: ten papers; dopamine and children: fifteen.
    assert choose_queries([titled, *rare, *common], 1) == ["children serotonin"]


def test_no_query_is_made_of_words_that_too_few_papers_share() -> None:
    papers = [paper(f"p{one}", title="Tics and sleep", abstract=text("")) for one in range(9)]
    assert choose_queries(papers, 3) == []


def test_two_queries_share_no_word() -> None:
    papers = [
        paper(f"p{one}", title="Dopamine serotonin thyroid insulin", abstract=text(""))
        for one in range(10)
    ]
    first, second = choose_queries(papers, 3)
    assert not set(first.split()) & set(second.split())


def test_figures_are_medians() -> None:
    searches = [Search(time, 9, 1_000 * time, 10, 50) for time in (10, 90, 20)]
    figures = summarise(10, "Pagefind", "plain", "second", searches)
    assert (figures.milliseconds, figures.bytes, figures.queries) == (20, 20_000, 3)
