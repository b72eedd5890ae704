"""Papers of one year get their numbers so that long lists are short."""

from __future__ import annotations

import random
from itertools import groupby, pairwise

import numpy as np
from papershelf.index.order import number_papers, renumber
from papershelf.index.postings import DOCUMENT_SHIFT, MAX_DOCUMENTS, Postings, collect, merge
from papershelf.index.shards import Layout, build_shards

from tests.factories import FIELDS

WORDS = ["model", "learning", *(f"word{number}" for number in range(300))]
COUNT = 6_000


def drawn(count: int = COUNT) -> tuple[Postings, list[int]]:
    """Papers of three years with a few common words, and the year of each."""
    draw = random.Random(4)
    weights = [400, 200, *[1] * 300]
    texts = [
        [" ".join(draw.choices(WORDS, weights, k=draw.randrange(10, 60))), *[""] * len(FIELDS[1:])]
        for _ in range(count)
    ]
    years = sorted((draw.randrange(2020, 2023) for _ in range(count)), reverse=True)
    return merge([collect([(text, 1.0) for text in texts], FIELDS)]), years


def test_years_remain_in_their_order_and_lengths_are_sorted_within_each() -> None:
    postings, years = drawn()
    order = number_papers(postings, FIELDS, years)
    assert sorted(order.tolist()) == list(range(COUNT))
    numbered = [years[place] for place in order]
    assert numbered == years
    lengths = postings.lengths[order, 0].tolist()
    for _, run in groupby(zip(numbered, lengths, strict=True), key=lambda both: both[0]):
        assert all(one >= other for (_, one), (_, other) in pairwise(run))


def test_the_lists_of_common_words_take_less_than_two_thirds_of_the_bytes() -> None:
    postings, years = drawn()
    other = renumber(postings, number_papers(postings, FIELDS, years))
    sizes = []
    for one in (postings, other):
        shards = build_shards(one, FIELDS, Layout())
        (common,) = (shard for shard in shards.common if shard.name == "model")
        sizes.append(len(common.terms.data) + len(shards.columns[0].data))
    assert sizes[1] < sizes[0] * 2 / 3


def test_common_terms_order_papers_of_one_year_and_length() -> None:
    draw = random.Random(5)
    common = ["tree", "leaf", "root", "seed"]
    texts = []
    for _ in range(COUNT):
        words = [word for word in common if draw.random() < 0.5]
        words += draw.choices(WORDS[2:], k=12 - len(words))
        texts.append([" ".join(words), *[""] * len(FIELDS[1:])])
    postings = merge([collect([(text, 1.0) for text in texts], FIELDS)])
    years = [2022 - number * 3 // COUNT for number in range(COUNT)]
    by_length = np.lexsort([-postings.lengths[:, 0].astype(np.int64), -np.array(years)])
    sizes = []
    for order in (by_length, number_papers(postings, FIELDS, years)):
        shards = build_shards(renumber(postings, order), FIELDS, Layout())
        lists = [len(shard.terms.data) for shard in shards.common if shard.name in common]
        assert len(lists) == len(common)
        sizes.append(sum(lists))
    assert sizes[1] < sizes[0] / 2


def test_a_list_counts_as_much_as_the_boost_of_its_field() -> None:
    # More papers have the word of abstracts, but titles count twice.
    papers = [("tree" if number % 5 < 3 else "leaf", number % 5 in (0, 4)) for number in range(100)]
    titled = {number for number, (_, titled) in enumerate(papers) if titled}
    texts = [[word, "root" if titled else "", *[""] * len(FIELDS[2:])] for word, titled in papers]
    postings = merge([collect([(text, 1.0) for text in texts], FIELDS)])
    order = number_papers(postings, FIELDS, [2020] * len(papers)).tolist()
    assert set(order[: len(titled)]) == titled


def test_a_paper_keeps_its_words_lengths_and_boost_with_its_new_number() -> None:
    postings, years = drawn(200)
    boosted = Postings(
        postings.terms,
        postings.occurrences,
        postings.lengths,
        np.arange(200.0),
        postings.words,
        postings.word_counts,
    )
    order = number_papers(boosted, FIELDS, years)
    found = renumber(boosted, order)
    assert found.boosts.tolist() == order.tolist()
    assert (found.lengths == boosted.lengths[order]).all()
    assert (np.diff(found.occurrences) > 0).all()
    mask = MAX_DOCUMENTS - 1 << DOCUMENT_SHIFT
    numbers = (found.occurrences & mask) >> DOCUMENT_SHIFT
    back = found.occurrences & ~mask | order[numbers] << DOCUMENT_SHIFT
    assert (np.sort(back) == boosted.occurrences).all()


def test_an_index_of_no_papers_has_no_order() -> None:
    empty = merge([])
    assert number_papers(empty, FIELDS, []).tolist() == []
    assert renumber(empty, np.arange(0)).occurrences.tolist() == []
