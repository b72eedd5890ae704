"""Mail addresses of authors are not shown, and are counted as withheld."""

from __future__ import annotations

import time

import pytest
from papershelf.normalise import normalise
from papershelf.normalise.mail import WITHHELD, without_mail
from papershelf.records.parse import parse_record

from tests.factories import VOCABULARY

ADDRESS = "ann.lee+x@mail.uni-a.example.org"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Write to {ADDRESS}.", f"Write to {WITHHELD}."),
        (f"Write to <{ADDRESS}>, please", f"Write to {WITHHELD}, please"),
        (f"[Ann Lee](mailto:{ADDRESS}) wrote", "Ann Lee wrote"),
        (f"[{ADDRESS}](mailto:{ADDRESS})", WITHHELD),
        (f"MAILTO:{ADDRESS}; b@c.de", f"{WITHHELD}; {WITHHELD}"),
        ("ä.ö@uni.de", WITHHELD),
        ("See @ann, 5 @ 3, a@b and ann@localhost", "See @ann, 5 @ 3, a@b and ann@localhost"),
        ("No sign at all", "No sign at all"),
    ],
)
def test_addresses_are_left_out_and_nothing_else(text: str, expected: str) -> None:
    shown, gone = without_mail(text)
    assert shown == expected
    assert gone == len(text) - len(expected.replace(WITHHELD, ""))


@pytest.mark.parametrize("text", ["a" * 200_000 + "@", "a@" * 100_000, "[" * 100_000 + "@"])
def test_a_hostile_text_takes_no_longer_than_its_length(text: str) -> None:
    start = time.process_time()
    without_mail(text)
    assert time.process_time() - start < 2


HEAD = "---\ntitle: Sleep and letters\nauthors: Ann Lee\ndoi: 10.1234/sleep\n"


@pytest.mark.parametrize(
    "rest",
    [
        f"abstract: We asked {ADDRESS} about it and had no answer at all.\n---\n",
        f"plain_language_summary: We asked {ADDRESS} about it and had no answer.\n---\n",
        f"---\n\n## Abstract\n\nWe asked {ADDRESS} about it.\n\n## Methods\n\nBy letter.\n",
        f"---\n\n## Methods\n\nWe asked {ADDRESS} about it.\n\n## Results\n\nNo answer.\n",
    ],
)
def test_no_part_of_a_paper_shows_them_and_the_account_counts_them(rest: str) -> None:
    record = HEAD + rest
    raw, _ = parse_record("sleep.md", record.encode())
    assert raw is not None
    reading = normalise(raw, VOCABULARY)
    paper = reading.paper
    assert paper is not None
    shown = [paper.abstract.text, *(one.text for one in paper.sections)]
    shown.append(paper.summary.text if paper.summary else "")
    assert "uni-a" not in " ".join(shown)
    assert WITHHELD in " ".join(shown)
    assert reading.text.withheld["addresses"] == len(ADDRESS)
    assert reading.text.lost == 0
