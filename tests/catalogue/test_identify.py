"""A paper's address can be computed from its DOI, and collisions do not depend on order."""

from __future__ import annotations

import random

import pytest
from msgspec.structs import replace
from papershelf.catalogue.identify import assign_ids, id_from_doi, own_id
from papershelf.model import Paper

from tests.factories import paper


def at(path: str, **changes: object) -> Paper:
    """Make a paper of a record at `path`, without a slug of its own."""
    made = paper("", **changes)
    return replace(made, provenance=replace(made.provenance, path=path))


@pytest.mark.parametrize(
    ("doi", "slug"),
    [
        ("10.1186/s12888-025-07389-9", "10.1186-s12888-025-07389-9"),
        ("10.1186/S12888-025-07389-9", "10.1186-s12888-025-07389-9"),
        ("10.1016/S0140-6736(25)01637-X", "10.1016-s0140-6736-25-01637-x"),
        ("10.1002/(SICI)1:2<3::AID>3.0.CO;2-2", "10.1002-sici-1-2-3-aid-3.0.co-2-2"),
    ],
)
def test_an_id_is_the_doi_as_a_slug(doi: str, slug: str) -> None:
    assert id_from_doi(doi) == slug


def test_the_record_s_own_slug_wins_then_doi_title_and_path() -> None:
    assert own_id(paper("My Paper")) == "my-paper"
    assert own_id(at("a.md")) == "10.1234-plain"
    assert (
        own_id(at("a.md", doi=None, title="Tourette's syndrome: Été")) == "tourettes-syndrome-ete"
    )
    assert own_id(at("b/c d.md", doi=None, title="!!!")) == "b-c-d"
    assert own_id(at(".md", doi=None, title="!!!")) == "paper"


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("孤独症研究进展", "孤独症研究进展"),
        ("ADHD 儿童的睡眠: 综述", "adhd-儿童的睡眠-综述"),
        ("Сон и тики", "сон-и-тики"),
        ("α-Synuclein and tics", "synuclein-and-tics"),
        ("Über Été", "uber-ete"),
    ],
)
def test_a_title_without_latin_letters_keeps_its_script(title: str, slug: str) -> None:
    assert own_id(at("a.md", doi=None, title=title)) == slug


def test_a_long_title_in_its_own_script_fits_a_folder_s_name() -> None:
    first, second = (own_id(at("a.md", doi=None, title="睡" * 150 + end)) for end in "ab")
    assert len(first.encode()) <= 220
    assert first == second  # cut before the end; the number tells them apart


def test_papers_that_ask_for_one_id_are_numbered_by_path_in_any_order() -> None:
    papers = [at(f"{name}.md", doi=None, title="Sleep") for name in "abcd"]
    papers.append(at("z.md", doi=None, title="Sleep 3"))
    expected = {"a": "sleep", "b": "sleep-2", "c": "sleep-4", "d": "sleep-5", "z": "sleep-3"}
    for seed in range(5):
        mixed = random.Random(seed).sample(papers, len(papers))
        ids, moved = assign_ids(mixed)
        found = {p.provenance.path[0]: own for p, own in zip(mixed, ids, strict=True)}
        assert found == expected
        assert {mixed[at].provenance.path[0] for at in moved} == {"b", "c", "d"}
