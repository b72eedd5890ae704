"""One name is freed of other text beside it, and divided; all names are made up."""

from __future__ import annotations

import pytest
from papershelf.model import Author
from papershelf.normalise.name_parts import NameParts, clean_name, split_spaced
from papershelf.normalise.names import split_authors


def inverted(names: list[str]) -> list[str]:
    return [author.inverted for author in split_authors(names)[0]]


@pytest.mark.parametrize(
    "supplied",
    [
        "Ann Lee <ann@sleep.example>",
        "Ann Lee (ann@sleep.example)",
        "Ann Lee [ORCID: 0000-0000-0000-000X]",
        "Ann Lee https://orcid.org/0000-0001-2345-6789",
        "Ann Lee (University of Sleep)",
        "Ann Lee [1]",
        "Ann Lee, MD, PhD",
        "Ann Lee PhD",
        "Dr. Ann Lee",
        "Prof. Dr. med. Ann Lee, M.Sc.",
        "Prof Ann Lee",
        "**Ann Lee**",
        "Ann Lee†",
        "Ann Lee.",
        "and Ann Lee",
        "[[Ann Lee]]",
        "[[@lee2015|Ann Lee]]",
        "[Ann Lee](https://sleep.example)",
        "Ann Lee (李安)",
        "Ann Lee 李安",
    ],
)
def test_what_stands_beside_a_name_is_cut_off(supplied: str) -> None:
    assert clean_name(supplied) == "Ann Lee"


def test_a_nickname_within_a_name_is_kept() -> None:
    assert clean_name("Ann (Nan) Lee") == "Ann (Nan) Lee"


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Li X", "Wu YT", "Berg JA"], ["Li, X", "Wu, YT", "Berg, JA"]),
        (["Berg JE Jr", "Yates JR 3rd"], ["Berg Jr, JE", "Yates 3rd, JR"]),
        (["Berg JE, Jr.", "Li X"], ["Berg Jr., JE", "Li, X"]),
        (["Ivanov II", "Petrov IV", "Berg JA II"], ["Ivanov, II", "Petrov, IV", "Berg II, JA"]),
        (["van der Berg L", "Li X."], ["van der Berg, L", "Li, X."]),
        (["Berg J.A.", "Klein S.-H."], ["Berg, J.A.", "Klein, S.-H."]),
        (["SLEEPNET", "Berg JA"], ["SLEEPNET", "Berg, JA"]),
        (["Sleep 2019 Collaborators", "Li X"], ["Sleep 2019 Collaborators", "Li, X"]),
        (["Berg JA", "Ann Lee", "Li X"], ["Berg, JA", "Lee, Ann", "Li, X"]),
        (["Berg JA"], ["Berg, JA"]),
        (["Zhao XU", "Ann LI"], ["XU, Zhao", "LI, Ann"]),
        (["Ann Lee MD", "Bo Diaz MD"], ["Lee, Ann", "Diaz, Bo"]),
        (["Roux MD", "Li X"], ["Roux, MD", "Li, X"]),
        (["LEE Ann", "VAN DER BERG Laura"], ["LEE, Ann", "VAN DER BERG, Laura"]),
        (["Ann LEE", "Laura BERG"], ["LEE, Ann", "BERG, Laura"]),
    ],
)
def test_which_part_comes_first_is_told_by_the_whole_record(
    names: list[str], expected: list[str]
) -> None:
    assert inverted(names) == expected


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Laura Van der Berg", ("Laura", "Van der Berg")),
        ("Rob Van Der Berg", ("Rob", "Van Der Berg")),
        ("Ann De Leon", ("Ann", "De Leon")),
        ("Hugo Jan De Boor", ("Hugo Jan", "De Boor")),
        ("Carlos De La Cruz", ("Carlos", "De La Cruz")),
        ("Ann St. John", ("Ann", "St. John")),
        ("Anh Van Nguyen", ("Anh Van", "Nguyen")),
        ("Van Nguyen", ("Van", "Nguyen")),
        ("Lee, Jr., Ann", ("Ann", "Lee", "Jr.")),
        ("Lee, Ann, III", ("Ann", "Lee", "III")),
        ("山田 太郎", ("太郎", "山田")),
        ("김 철수", ("철수", "김")),
    ],
)
def test_a_name_is_divided_before_its_particles(name: str, parts: tuple[str, ...]) -> None:
    assert split_spaced(name) == NameParts(*parts)


def test_names_of_the_far_east_are_shown_with_the_family_name_first() -> None:
    assert Author("山田", "太郎", None, "").display == "山田 太郎"
    assert Author("山田", "太郎", None, "").inverted == "山田, 太郎"
    assert Author("Yamada", "Taro", None, "").display == "Taro Yamada"


def test_a_lone_word_is_a_company_unless_its_source_joins_names() -> None:
    assert split_authors(["DeepSample"])[0] == (Author(None, None, "DeepSample", "DeepSample"),)
    assert split_authors(["AnnaBerg"], joined=True)[0][0].inverted == "Berg, Anna"
    assert split_authors(["Ann Lee", "DeepSample"])[0][1].literal == "DeepSample"
