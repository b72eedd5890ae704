"""Postings to shards, against a naive reader."""

from __future__ import annotations

import random
import zlib

from papershelf.index.documents import FIELDS
from papershelf.index.postings import DOCUMENT_SHIFT, FREQUENCY_SHIFT, MASK, Postings
from papershelf.index.shards import Layout, TermIndex, build_shards

from tests.index.decode import RAW_DEFLATE, Entry, integers, shard

WORDS = ["tics", "autism", "𐐀𐐩", "ﬀ", "\uffb3letter", "trial", "zebra", *map(str, range(60))]


def drawn_postings(documents: int) -> Postings:
    draw = random.Random(documents)
    postings = Postings()
    for _ in range(documents):
        texts = [" ".join(draw.choices(WORDS, k=draw.randrange(30))) for _ in FIELDS]
        postings.add(texts, draw.choice([1.0, 1.0, 1.5]))
    return postings


def bare_from(index: TermIndex) -> dict[int, int]:
    return {number: index.bare_from for number, field in enumerate(FIELDS) if field.column}


def decoded(index: TermIndex) -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    for one in (*index.runs, *index.common):
        found |= shard(one.terms, bare_from(index))
    return found


def length_and_boost(index: TermIndex, field: int, document: int, norm: int | None) -> object:
    if norm is None:
        norm = list(integers(zlib.decompress(index.columns[field], RAW_DEFLATE)))[document]
    return index.norms[field][norm]


def test_every_posting_comes_back_with_its_frequency_length_and_boost() -> None:
    postings = drawn_postings(40)
    index = build_shards(postings, Layout(smallest_run=200, bare_from=10))
    assert index.common
    assert index.columns
    found = decoded(index)
    assert set(found) == set(postings.terms)
    for term, number in postings.terms.items():
        for field, lists in enumerate(postings.lists):
            expected = {
                packed >> DOCUMENT_SHIFT: packed >> FREQUENCY_SHIFT & MASK
                for packed in lists.get(number, ())
            }
            entry = found[term].get(field, {})
            assert {document: tf for document, (_, tf) in entry.items()} == expected
            for document, (norm, _) in entry.items():
                pair = (postings.lengths[field][document], postings.boosts[document])
                assert length_and_boost(index, field, document, norm) == pair


def test_runs_are_in_the_order_of_utf_16_units_and_their_separators_divide_them() -> None:
    index = build_shards(drawn_postings(40), Layout(smallest_run=1000))
    units = [[term.encode("utf-16-be") for term in shard(run.terms, {})] for run in index.runs]
    assert len(units) > 3
    flat = [term for run in units for term in run]
    assert flat == sorted(flat)
    separators = [run.name.encode("utf-16-be") for run in index.runs]
    for before, separator, after in zip(units, separators[1:], units[1:], strict=False):
        assert before[-1] < separator <= after[0]


def test_places_come_back_in_the_order_of_the_postings() -> None:
    postings = Postings()
    texts = ["" for _ in FIELDS]
    postings.add(["tic autism tic tic", *texts[1:]], 1.0)
    postings.add(["autism tic", *texts[1:]], 1.0)
    (run,) = build_shards(postings, Layout()).runs
    gaps = list(integers(zlib.decompress(run.places, RAW_DEFLATE)))
    # autism: place 1, place 0; tic: places 0, 2, 3 as differences, then place 1
    assert gaps == [1, 0, 0, 2, 1, 1]


def test_a_small_corpus_has_no_bare_lists() -> None:
    index = build_shards(drawn_postings(40), Layout())
    assert index.columns == {}
    assert index.bare_from == 41


def test_an_index_of_no_papers_has_no_shards() -> None:
    index = build_shards(Postings(), Layout())
    assert index.runs == index.common == ()
    assert set(index.averages) == {0.0}
