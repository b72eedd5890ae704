"""A paper's digest changes with all that makes it, and with nothing else."""

from __future__ import annotations

import copy
import dataclasses

from msgspec.structs import replace
from papershelf.catalogue.digests import paper_digests, to_bytes
from papershelf.model import Author, Paper, Provenance, Relation, RelationKind

from tests.factories import catalogue, paper

PAPER = paper("p1")
PATH = PAPER.provenance.path


def digest(one: Paper, **digests: bytes) -> bytes | None:
    known = {PATH: b"reading", **digests}
    (found,) = paper_digests(dataclasses.replace(catalogue([one]), digests=known))
    return found


def test_equal_papers_of_equal_records_have_equal_digests() -> None:
    assert digest(PAPER) == digest(copy.deepcopy(PAPER))


def test_a_digest_changes_with_the_record_and_with_what_the_catalogue_adds() -> None:
    name = Author(family="Ng", given="Li", literal=None, supplied="LiNg")
    others = [
        replace(PAPER, id="p2"),
        replace(PAPER, problem_codes=("slug-collision",)),
        replace(PAPER, related=(Relation(RelationKind.CORRECTS, "p2"),)),
        replace(PAPER, authors=(name,)),
    ]
    found = {digest(PAPER), digest(PAPER, **{PATH: b"other"}), *map(digest, others)}
    assert len(found) == 6


def test_a_merged_paper_depends_on_all_its_records() -> None:
    merged = replace(PAPER, provenance=Provenance(PATH, "v1", merged_paths=("b.md",)))
    assert digest(merged) is None
    assert digest(merged, **{"b.md": b"1"}) != digest(merged, **{"b.md": b"2"})


def test_bytes_do_not_tell_one_object_from_two_equal_ones() -> None:
    text = "".join(["a", "b"])
    assert to_bytes((text, text)) == to_bytes((text, "".join(["a", "b"])))
