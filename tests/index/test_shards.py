"""Postings to shards, against a naive reader."""

from __future__ import annotations

import random
import zlib
from collections import Counter, defaultdict

from papershelf.index.codec import NUMBERS, pack
from papershelf.index.postings import (
    DOCUMENT_SHIFT,
    FIELD_SHIFT,
    MAX_DOCUMENTS,
    TERM_SHIFT,
    Postings,
    collect,
    merge,
)
from papershelf.index.shards import Layout, TermIndex, build_shards

from tests.factories import FIELDS
from tests.index.decode import Entry, columns, integers, shard

WORDS = ["tics", "autism", "𐐀𐐩", "ﬀ", "\uffb3letter", "trial", "zebra", *map(str, range(60))]


def drawn_postings(documents: int) -> Postings:
    draw = random.Random(documents)
    return merge(
        [
            collect(
                [
                    (
                        [" ".join(draw.choices(WORDS, k=draw.randrange(30))) for _ in FIELDS],
                        draw.choice([1.0, 1.0, 1.5]),
                    )
                    for _ in range(documents)
                ],
                FIELDS,
            )
        ]
    )


def frequencies(postings: Postings) -> dict[str, dict[int, Counter[int]]]:
    """term -> field -> document -> frequency."""
    found: dict[str, dict[int, Counter[int]]] = defaultdict(lambda: defaultdict(Counter))
    for occurrence in postings.occurrences.tolist():
        term = postings.terms[occurrence >> TERM_SHIFT]
        field = occurrence >> FIELD_SHIFT & (1 << TERM_SHIFT - FIELD_SHIFT) - 1
        found[term][field][occurrence >> DOCUMENT_SHIFT & MAX_DOCUMENTS - 1] += 1
    return found


def bare_from(index: TermIndex) -> dict[int, int]:
    return dict(enumerate(index.bare_from))


def decoded(index: TermIndex) -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    for one in (*index.runs, *index.common):
        found |= shard(one.terms.data, bare_from(index))
    return found


def length_and_boost(index: TermIndex, field: int, document: int, norm: int | None) -> object:
    if norm is None:
        norm = list(integers(zlib.decompress(index.columns[field].data)))[document]
    return index.norms[field][norm]


def test_every_posting_comes_back_with_its_frequency_length_and_boost() -> None:
    postings = drawn_postings(40)
    index = build_shards(
        postings, FIELDS, Layout(smallest_run=200, large_from=10, bare_share=0.125)
    )
    assert index.common
    assert index.columns
    found = decoded(index)
    assert set(found) == set(postings.terms)
    for term, fields in frequencies(postings).items():
        for field, expected in fields.items():
            entry = found[term][field]
            assert {document: tf for document, (_, tf) in entry.items()} == expected
            for document, (norm, _) in entry.items():
                pair = (postings.lengths[document, field], postings.boosts[document])
                assert length_and_boost(index, field, document, norm) == pair
        assert set(found[term]) == set(fields)


def test_common_terms_with_bare_lists_come_first() -> None:
    # Lists of the title, the second field, have norms of their own, however long they are.
    rest = ["" for _ in FIELDS[2:]]
    texts = [["tic zebra", "autism", *rest], ["tic tic zebra", "autism", *rest]]
    postings = merge([collect([(text, 1.0) for text in texts * 500], FIELDS)])
    index = build_shards(postings, FIELDS, Layout(smallest_run=20, large_from=10, bare_share=0.5))
    assert [shard.name for shard in index.common] == ["tic", "zebra", "autism"]
    assert index.bare == 2


def test_the_lists_of_a_common_term_have_huffman_tables_of_their_own() -> None:
    draw = random.Random(3)
    # Often and in each paper in one field, once and in one of fifty in the other.
    texts = [
        ["tic " * draw.randrange(1, 7), "tic" if draw.random() < 0.02 else "", *[""] * len(FIELDS)]
        for _ in range(3_000)
    ]
    postings = merge([collect([(text[: len(FIELDS)], 1.0) for text in texts], FIELDS)])
    (common,) = build_shards(
        postings, FIELDS, Layout(smallest_run=20, large_from=10, bare_share=0.5)
    ).common
    assert len(common.terms.data) < len(pack(columns(common.terms.data), NUMBERS).data)


def test_runs_are_in_the_order_of_utf_16_units_and_their_separators_divide_them() -> None:
    index = build_shards(drawn_postings(40), FIELDS, Layout(smallest_run=1000))
    units = [[term.encode("utf-16-be") for term in shard(run.terms.data, {})] for run in index.runs]
    assert len(units) > 3
    flat = [term for run in units for term in run]
    assert flat == sorted(flat)
    separators = [run.name.encode("utf-16-be") for run in index.runs]
    for before, separator, after in zip(units, separators[1:], units[1:], strict=False):
        assert before[-1] < separator <= after[0]


def test_places_come_back_in_the_order_of_the_postings() -> None:
    empty = ["" for _ in FIELDS[1:]]
    texts = ["tic autism tic tic", *empty], ["autism tic", *empty]
    (run,) = build_shards(
        merge([collect([(text, 1.0) for text in texts], FIELDS)]), FIELDS, Layout()
    ).runs
    gaps = list(integers(zlib.decompress(run.places.data)))
    # autism: place 1, place 0; tic: places 0, 2, 3 as differences, then place 1
    assert gaps == [1, 0, 0, 2, 1, 1]


def test_of_papers_in_the_order_of_their_lengths_shorter_lists_are_bare() -> None:
    lengths = [draw for draw in range(1, 9) for _ in range(1_000)]
    found = []
    for seed in (None, 1):
        if seed:
            random.Random(seed).shuffle(lengths)
        texts = [["tic " * length, *("" for _ in FIELDS[1:])] for length in lengths]
        index = build_shards(
            merge([collect([(text, 1.0) for text in texts], FIELDS)]), FIELDS, Layout()
        )
        found.append(index.bare_from[0])
        # The list of all papers is bare: its codes have no lengths, which are in the column.
        assert (list(index.columns), index.bare) == ([0], 1)
    ordered, shuffled = found
    assert ordered < 400
    assert 0.7 < shuffled / len(lengths) < 0.8


def test_lists_of_papers_of_one_length_are_not_bare() -> None:
    texts = ["tic", *("" for _ in FIELDS[1:])]
    postings = merge([collect([(texts, 1.0)] * 40, FIELDS)])
    index = build_shards(postings, FIELDS, Layout(smallest_run=20, large_from=10))
    assert (index.columns, set(index.bare_from)) == ({}, {41})


def test_a_small_corpus_has_no_bare_lists() -> None:
    index = build_shards(drawn_postings(40), FIELDS, Layout())
    assert index.columns == {}
    assert set(index.bare_from) == {41}


def test_an_index_of_no_papers_has_no_shards() -> None:
    index = build_shards(merge([]), FIELDS, Layout())
    assert index.runs == index.common == ()
    assert set(index.averages) == {0.0}
