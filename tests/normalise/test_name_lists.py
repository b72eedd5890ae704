"""Names are found in whatever holds them: lists, mappings, texts; all names are made up."""

from __future__ import annotations

import pytest
from papershelf.normalise.names import split_authors

from tests.growth import is_linear


def names(value: object) -> list[str]:
    """Inverted names; undivided ones between ``<>``."""
    return [
        f"<{author.literal}>" if author.literal else author.inverted
        for author in split_authors(value)[0]
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Lee, Ann and Diaz, Bo C.",
        "Lee, Ann and Diaz, Bo C. and others",
        "Ann Lee and Bo C. Diaz",
        "Ann Lee & Bo C. Diaz",
        "Ann Lee &amp; Bo C. Diaz",
        "Ann Lee und Bo C. Diaz",
        "Lee, Ann, and Bo C. Diaz",
        "Lee, Ann, Diaz, Bo C.",
        "Lee, Ann; Diaz, Bo C.; et al.",
        "Lee, Ann | Diaz, Bo C.",
        "Ann Lee | Bo C. Diaz",
        "Ann Lee / Bo C. Diaz",
        "Ann Lee • Bo C. Diaz",
        "Ann Lee\nBo C. Diaz",
        "- Ann Lee\n- Bo C. Diaz",
        "Ann Lee,\nBo C. Diaz",
        "[Ann Lee, Bo C. Diaz]",
        '"Ann Lee", "Bo C. Diaz"',
        "'Ann Lee' and “Bo C. Diaz”",
        "[[Ann Lee]], [[Bo C. Diaz]]",
        "[[Ann Lee]] [[people/Bo C. Diaz|Bo]]",
        "[Ann Lee](https://a.example), [Bo C. Diaz](https://b.example)",
        "Ann Lee <ann@a.example>, Bo C. Diaz (bo@b.example)",
        "Ann Lee (University, Town), Bo C. Diaz (2,3)",
        "Ann Lee1,2, Bo C. Diaz3*",
        "Ann Lee^1^, Bo C. Diaz^2,*^",
        "Ann Lee, MD, PhD, Bo C. Diaz, MPH",
        "Ann Lee, …, Bo C. Diaz",
        "Ann Lee, Bo C. Diaz, and 12 others",
        "[{'name': 'Ann Lee'}, {'name': 'Bo C. Diaz'}]",
    ],
)
def test_one_text_of_several_names_is_divided(text: str) -> None:
    assert names(text) == ["Lee, Ann", "Diaz, Bo C."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lee, A., Diaz, B., … & Fox, E.", ["Lee, A.", "Diaz, B.", "Fox, E."]),
        ("Lee, J. R., III, & Diaz, B., Jr.", ["Lee III, J. R.", "Diaz Jr., B."]),
        ("Lee, Ann", ["Lee, Ann"]),
        ("Lee, Ann M.", ["Lee, Ann M."]),
        ("Lee, Jr., Ann", ["Lee Jr., Ann"]),
        ("Ann Lee et al.", ["Lee, Ann"]),
        ("García Roux, Ann and Lee, Bo", ["García Roux, Ann", "Lee, Bo"]),
        ("van der Berg, Ann and Lee, Bo", ["van der Berg, Ann", "Lee, Bo"]),
        (
            "{Institute of Sleep and Rest} and Lee, Ann",
            ["<Institute of Sleep and Rest>", "Lee, Ann"],
        ),
        ("王小明、李华；张三", ["<王小明>", "<李华>", "<张三>"]),
        ("王小明，李华 等", ["<王小明>", "<李华>"]),
        ("山田太郎・佐藤花子", ["<山田太郎>", "<佐藤花子>"]),
        ("김철수, 이영희", ["<김철수>", "<이영희>"]),
        ("Ann Lee, University of Sleep", ["Lee, Ann", "<University of Sleep>"]),
    ],
)
def test_other_texts_are_divided_by_what_their_names_look_like(
    text: str, expected: list[str]
) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ([{"given": "Ann", "family": "Lee"}], ["Lee, Ann"]),
        ([{"first_name": "Ann", "last_name": "Lee"}], ["Lee, Ann"]),
        ([{"firstName": "Ann", "middleName": "B.", "lastName": "Lee"}], ["Lee, Ann B."]),
        ([{"given-names": "Ann", "surname": "Lee", "suffix": "Jr."}], ["Lee Jr., Ann"]),
        (
            [{"given": "Ann", "non-dropping-particle": "van", "family": "Lee"}],
            ["van Lee, Ann"],
        ),
        ([{"name": "Ann Lee", "orcid": "0", "affiliation": "1"}], ["Lee, Ann"]),
        ([{"name": {"given": "Ann", "family": "Lee"}}], ["Lee, Ann"]),
        ([{"literal": "Sleep Study Group"}], ["<Sleep Study Group>"]),
        ({"name": "Ann Lee"}, ["Lee, Ann"]),
        ([{"Ann Lee": "University of Sleep"}, "Bo Diaz"], ["Lee, Ann", "Diaz, Bo"]),
        ({"Ann Lee": {"orcid": "0"}, "Bo Diaz": None}, ["Lee, Ann", "Diaz, Bo"]),
        ([["Ann Lee"], [["Bo Diaz"]]], ["Lee, Ann", "Diaz, Bo"]),
        (["Ann Lee; Bo Diaz"], ["Lee, Ann", "Diaz, Bo"]),
        (["Lee, A.", "Diaz, B."], ["Lee, A.", "Diaz, B."]),
        (["Lee", "A.", "Diaz", "B. C."], ["Lee, A.", "Diaz, B. C."]),
        (["Ann Lee", "and Bo Diaz", "and others"], ["Lee, Ann", "Diaz, Bo"]),
        (["admin", "Ann Lee"], ["Lee, Ann"]),
    ],
)
def test_lists_and_mappings_are_read_in_every_shape(value: object, expected: list[str]) -> None:
    assert names(value) == expected


def test_a_list_that_holds_itself_ends() -> None:
    endless: list[object] = ["Ann Lee"]
    endless.append(endless)
    assert names(endless)[0] == "Lee, Ann"


def test_a_long_text_of_names_takes_time_by_its_length() -> None:
    assert is_linear(lambda n: "Ann Lee, Bo Diaz and " * (n // 21), split_authors, 100_000)


@pytest.mark.parametrize(
    ("item", "expected", "noted"),
    [
        ({"John": "Smith"}, "<John: Smith>", True),
        ({"Smith": "John B."}, "<Smith: John B.>", True),
        ({"Ann Lee": "University of Sleep"}, "Lee, Ann", False),
        ({"Lee, Ann": "University of Sleep"}, "Lee, Ann", False),
        ({"Ann Lee": {"orcid": "0000"}}, "Lee, Ann", False),
        ({"Ann Lee": None}, "Lee, Ann", False),
        ({"lead": "Ann Lee"}, "Lee, Ann", False),
        ({"name": "Ann Lee"}, "Lee, Ann", False),
    ],
)
def test_an_item_with_a_colon_is_no_name_by_its_key(
    item: object, expected: str, noted: bool
) -> None:
    assert names(["Bo Diaz", item]) == ["Diaz, Bo", expected]
    codes = [finding.code for finding in split_authors(["Bo Diaz", item])[1]]
    assert codes == ["yaml-repaired"] * noted


@pytest.mark.parametrize("item", [{"orcid": "0000-000X"}, {"email": "ann@a.example"}])
def test_an_item_without_a_name_is_none(item: object) -> None:
    assert names(["Bo Diaz", item]) == ["Diaz, Bo"]


def test_editors_are_authors_only_if_nobody_else_is_named() -> None:
    ann = {"creatorType": "author", "firstName": "Ann", "lastName": "Lee"}
    editor = {"creatorType": "editor", "firstName": "Bo", "lastName": "Diaz"}
    assert names([ann, editor]) == ["Lee, Ann"]
    assert names([editor]) == ["Diaz, Bo"]
    assert split_authors([ann, editor])[1] == ()


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (["Lee AB MD", "Diaz CD PhD"], ["Lee, AB", "Diaz, CD"]),
        (["Lee AB MD", "Diaz C"], ["Lee, AB", "Diaz, C"]),
        ("Lee A RN, Diaz CD DO", ["Lee, A", "Diaz, CD"]),
        (["Lee MD", "Diaz CD"], ["Lee, MD", "Diaz, CD"]),
        ('Ann "Bob" Lee', ['Lee, Ann "Bob"']),
        (['Ann "Bob" Lee', "Bo Diaz"], ['Lee, Ann "Bob"', "Diaz, Bo"]),
    ],
)
def test_degrees_after_initials_and_nicknames_are_told(value: object, expected: list[str]) -> None:
    assert names(value) == expected
