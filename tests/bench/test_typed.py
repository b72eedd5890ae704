"""How the keys of typed queries become figures."""

from __future__ import annotations

from tests.bench.asking import OURS, PAGEFIND, own
from tests.bench.typed import Key, summarise, table
from tests.bench.web import BLANK, Sent


def test_the_first_key_is_apart_from_the_others() -> None:
    typed = [
        [Key([9_000, 1_000], 5), Key([], 1), Key([300], 1)],
        [Key([12_000], 7), Key([100, 100], 3)],
    ]
    figures = summarise(10, OURS, typed)
    assert (figures.queries, figures.keys) == (2, 5)
    assert (figures.first, figures.key, figures.most) == (11_000, 200, 300)
    assert figures.whole == (10_300 + 12_200) / 2
    assert figures.requests == 3
    assert figures.milliseconds == 3


def test_times_are_shown_beside_ours() -> None:
    ours = summarise(10, OURS, [[Key([1], 4), Key([1], 4)]])
    theirs = summarise(10, PAGEFIND, [[Key([1], 8), Key([1], 8)]])
    _, _, first, second = table([ours, theirs]).splitlines()
    assert " 1.0x " in first
    assert " 2.0x " in second


def test_the_page_of_the_bench_is_not_counted() -> None:
    sent = [Sent(BLANK, 500), Sent("engines/papershelf.js", 900), Sent("assets/search/start.js", 7)]
    assert [answer.bytes for answer in sent if own(answer)] == [7]
