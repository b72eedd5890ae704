"""A citation in place of a journal is divided; a name with a number in it is left whole."""

from __future__ import annotations

import pytest
from papershelf.normalise.citation import split_citation

from tests.normalise.records import read_field


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("J. Sleep. 2015 Mar 2;12(3):45-67. doi: 10.1/x", ("12", "3", "45-67", "2015 Mar 2")),
        ("J. Sleep. 2015;12(3):45", ("12", "3", "45", "2015")),
        ("J. Sleep, 12(3), 45-67", ("12", "3", "45-67", None)),
        ("J. Sleep 12(3):45–67 (2015)", ("12", "3", "45-67", "2015")),
        ("J. Sleep, vol. 12, no. 3, pp. 45-67, 2015", ("12", "3", "45-67", "2015")),
        ("J. Sleep Vol. 12 No. 3 (2015) pp. 45-67", ("12", "3", "45-67", "2015")),
        ("J. Sleep 12:3 (2015): 45-67", ("12", "3", "45-67", "2015")),
        ("J. Sleep 12 (2015) 45-67", ("12", None, "45-67", "2015")),
        ("J. Sleep, 2015, 12, 45", ("12", None, "45", "2015")),
        ("J. Sleep 100, 045149", ("100", None, "045149", None)),
        ("J. Sleep 350:h1234", ("350", None, "h1234", None)),
        ("J. Sleep, Volume 12, Article 345", ("12", None, "345", None)),
        ("J. Sleep volume 12, Article number: 345 (2015)", ("12", None, "345", "2015")),
        ("J. Sleep volume 12, pages 45–67 (2015)", ("12", None, "45-67", "2015")),
        ("J. Sleep, vol. 12, no. 3, art. no. 45, 2015", ("12", "3", "45", "2015")),
        ("J. Sleep 64 (6 Suppl 2)", ("64", "6 Suppl 2", None, None)),
        ("J. Sleep, vol. 12", ("12", None, None, None)),
        ("J. Sleep, 12", ("12", None, None, None)),
    ],
)
def test_volume_issue_pages_and_year_are_told_apart(
    text: str, parts: tuple[str | None, ...]
) -> None:
    found = split_citation(text)
    assert found is not None
    assert (found.volume, found.issue, found.pages, found.date) == parts
    assert found.journal.rstrip(".") == "J. Sleep"


@pytest.mark.parametrize(
    "name",
    [
        "Journal of women's sleep (2002)",
        "Sleep (Oslo, Norway : 1992)",
        "Sleep 142",
        "2019 IEEE 16th Symposium on Sleep (ISBI 2019)",
        "Proceedings of the 12th Conference, Paris, 2015",
        "Intersleep 2019",
        "3 Biotech",
        "F1000Research",
        "12(3), 45-67",
    ],
)
def test_a_name_with_a_number_is_no_citation(name: str) -> None:
    assert split_citation(name) is None


def test_the_parts_go_to_the_fields_that_have_none_of_their_own() -> None:
    meta: dict[str, object] = {"journal": "*J. Sleep*, 12(3), _pp. 45-7_, 2015", "issue": "4"}
    journal = read_field("journal", meta).value
    assert journal is not None
    assert journal.full == "J. Sleep"
    assert [read_field(name, meta).value for name in ("volume", "issue", "pages")] == [
        "12",
        "4",
        "45-47",
    ]
    published = read_field("published", meta)
    assert published.value is not None
    assert (published.value.iso, published.source) == ("2015", "journal")
    assert read_field("published", {**meta, "year": "2014"}).value.iso == "2014"
