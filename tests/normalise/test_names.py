"""Author fields of every shape; all names are made up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from papershelf.model import Author
from papershelf.normalise.names import is_group, split_authors
from papershelf.problems import CODES

from tests.growth import is_linear


def inverted(value: object, **options: bool) -> list[str]:
    return [author.inverted for author in split_authors(value, **options)[0]]


def codes(value: object) -> list[str]:
    return [finding.code for finding in split_authors(value)[1]]


def test_names_of_a_glued_list_are_split_and_kept_as_supplied() -> None:
    authors, findings = split_authors(["AnnaBerg", "Bo QMcNeil"])
    assert authors == (
        Author("Berg", "Anna", None, "AnnaBerg"),
        Author("McNeil", "Bo Q", None, "Bo QMcNeil"),
    )
    assert [finding.code for finding in findings] == ["author-names-glued"]


def test_a_list_written_as_text_is_read_as_python_writes_it() -> None:
    names = ["AnnaBerg", "BoO'Neil", 'Cy "Ace"Dorn', "Ed\u200bFox"]
    assert inverted(str(names)) == ["Berg, Anna", "O'Neil, Bo", 'Dorn, Cy "Ace"', "Fox, Ed"]
    assert "authors-stringified" in codes(str(names))


def test_a_damaged_list_in_text_still_gives_its_quoted_names() -> None:
    assert inverted("['AnnaBerg', 'BoLind', 'Cy") == ["Berg, Anna", "Lind, Bo"]


def test_nothing_in_a_list_written_as_text_is_evaluated() -> None:
    assert inverted("[__import__('os').getcwd(), 'Anna Berg', '\\x']") == [
        "os",
        "Berg, Anna",
        "\\x",
    ]


def test_a_comma_text_is_split_into_names_with_their_spaces() -> None:
    assert inverted("Anna Berg, C L Dorn, Jan van der Veen and Bo Lind") == [
        "Berg, Anna",
        "Dorn, C L",
        "van der Veen, Jan",
        "Lind, Bo",
    ]
    assert "authors-joined" in codes("Anna Berg, Bo Lind")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Berg, Anna; Lind, Bo C", ["Berg, Anna", "Lind, Bo C"]),
        ("Berg, A. M., Lind, B.", ["Berg, A. M.", "Lind, B."]),
        ("Berg AM, Lind B", ["Berg, AM", "Lind, B"]),
        ("Berg, Anna", ["Berg, Anna"]),
        ("Anna Berg", ["Berg, Anna"]),
        ("Anna Berg, Jr., Bo Lind III", ["Berg Jr., Anna", "Lind III, Bo"]),
    ],
)
def test_other_ways_to_join_names_are_understood(text: str, names: list[str]) -> None:
    assert inverted(text) == names


def test_a_record_with_spaced_names_keeps_inner_capitals_whole() -> None:
    names = ["Mary Ann McDonald", "HyunWoo Kim", "Jan DeJong", "Lea Roux"]
    assert [author.display for author in split_authors(names)[0]] == names
    assert codes(names) == []


def test_a_source_known_to_space_names_is_believed() -> None:
    assert inverted(["Lea RouxDupont"], spaced=True) == ["RouxDupont, Lea"]
    assert inverted(["Lea RouxDupont"]) == ["Dupont, Lea Roux"]


def test_a_source_known_to_glue_names_decides_where_they_leave_it_open() -> None:
    assert inverted(["MonaCruz Luna"], spaced=False) == ["Cruz Luna, Mona"]
    assert inverted(["MonaCruz Luna"]) == ["Luna, MonaCruz"]


def test_one_spaced_name_among_glued_ones_is_an_undivided_literal() -> None:
    authors, _ = split_authors(["AnnaBerg", "BoLind", "Ravi Lakshmi"])
    assert authors[2] == Author(None, None, "Ravi Lakshmi", "Ravi Lakshmi")


def test_a_lone_word_among_spaced_names_is_a_whole_name() -> None:
    authors, _ = split_authors(["Anna Berg", "Sukarno"])
    assert authors[1] == Author("Sukarno", None, None, "Sukarno")


def test_none_for_a_name_is_left_out_and_reported() -> None:
    assert inverted(["NoneNone", "AnnaBerg"]) == ["Berg, Anna"]
    assert "author-none" in codes(["NoneNone", "AnnaBerg"])


def test_none_for_a_given_name_is_taken_off() -> None:
    assert inverted(["NonePlato", "AnnaBerg", "NoneBo Lind"]) == ["Plato", "Berg, Anna", "Lind, Bo"]
    assert "author-none" in codes(["NonePlato", "AnnaBerg"])


def test_the_report_names_the_word_that_names_nobody() -> None:
    (finding,) = split_authors(["admin", "Anna Berg"])[1]
    assert finding.message == "'admin' names nobody, of 2 names"
    (finding,) = split_authors(["NoneNone", "N/A", "NonePlato", "Anna Berg"])[1]
    assert finding.message == (
        "'NoneNone' and 1 more names nobody and 'NonePlato' lacks the given name, of 4 names"
    )


@pytest.mark.parametrize(
    "more",
    [
        *("and others", "others", "et al.", "et al", "et alii", "and 12 others", "12 others"),
        *("+3 more", "and 3 more", "& colleagues", "…", "and other authors"),
    ],
)
def test_words_for_authors_who_are_not_named_are_no_fault(more: str) -> None:
    assert inverted(["Anna Berg", "Bo Lind", more]) == ["Berg, Anna", "Lind, Bo"]
    assert codes(["Anna Berg", "Bo Lind", more]) == []


def test_more_is_a_name_too() -> None:
    assert inverted(["Anna Berg", "Thomas More", "More"])[1:] == ["More, Thomas", "More"]


@pytest.mark.parametrize("name", ["Unknown", "authors", "N/A", "et al."])
def test_a_placeholder_is_not_an_author(name: str) -> None:
    assert inverted([name]) == []
    assert codes([name]) == ["author-none", "authors-missing"]


@pytest.mark.parametrize(
    "name",
    [
        "Tics Study Group",
        "The Gene Consortium",
        "Ann Lee On Behalf Of The ReverseConsortium",
        "Example University",
    ],
)
def test_a_group_of_people_is_a_literal(name: str) -> None:
    authors, _ = split_authors([name, "AnnaBerg", "BoLind"])
    assert authors[0] == Author(None, None, name, name)


@pytest.mark.parametrize(
    "body",
    "group|consortium|consortia|collaboration|collaborators|collaborative|network|committee|team|"
    "society|association|investigators|initiative|foundation|institute|university|alliance|"
    "task force|working party|panel|authority|study|organization|organisation|department|council|"
    "agency|ministry|federation|academy|college|center|centers|centre|on behalf of".split("|"),
)
def test_every_word_for_a_group_of_people_is_recognised_in_any_case(body: str) -> None:
    assert is_group(f"Autism {body} 2")
    assert is_group(f"Añil {body.upper()}")


def test_an_apostrophe_that_became_a_word_is_restored() -> None:
    assert inverted(["Kim CO Apos Dell Parks", "AnnaBerg"])[0] == "O'Dell Parks, Kim C"


def test_entities_and_footnote_marks_are_cleaned() -> None:
    assert inverted(["Anna O&#39;Dell", "Bo Lind1,2", "Cy Dorn*"]) == [
        "O'Dell, Anna",
        "Lind, Bo",
        "Dorn, Cy",
    ]


def test_letters_are_composed() -> None:
    assert split_authors(["Anna Carrie\u0300re"])[0][0].family == "Carrière"


@pytest.mark.parametrize("value", [None, "", [], "[]", "['']", ["", " "], "1, 2", [None]])
def test_no_author_is_a_problem(value: object) -> None:
    assert inverted(value) == []
    assert codes(value)[-1] == "authors-missing"


@pytest.mark.parametrize("value", [5, {"x": {"y": []}, "z": "5"}, [[5], "Bo Lind"], True])
def test_a_value_that_is_no_text_is_reported_and_the_rest_is_read(value: object) -> None:
    assert "field-type" in codes(value)
    assert all(name == "Lind, Bo" for name in inverted(value))


def test_two_hundred_and_fifty_seven_authors_are_all_there() -> None:
    names = [f"Anna{letter}berg{'x' * n}" for n, letter in enumerate("BCDFGHK" * 37) if n < 257]
    assert len(inverted(str(names))) == 257


def test_more_text_than_names_have_is_cut_and_reported() -> None:
    authors, findings = split_authors(["Anna " + "x" * 5000, "Bo Lind"])
    assert len(authors[0].display) <= 200
    assert authors[0].supplied.endswith("x")
    assert findings[0].code == "field-type"


@pytest.mark.parametrize(
    ("start", "piece"),
    [("", "aA"), ("", "a de "), ("", " "), ("", "["), ("['", "\\"), ("", "a,")],
    ids=["joints", "particles", "blanks", "brackets", "backslashes", "commas"],
)
def test_a_hostile_field_costs_in_proportion_to_its_length(start: str, piece: str) -> None:
    def field(length: int) -> str:
        return start + piece * (length // len(piece))

    assert is_linear(field, split_authors, 1_000_000)


@pytest.mark.parametrize(
    ("names", "inverted", "display"),
    [
        (["Ada Berg Jr.", "Bo Lind"], "Berg Jr., Ada", "Ada Berg Jr."),
        (["Ada Berg, Jr.", "Bo Lind"], "Berg Jr., Ada", "Ada Berg Jr."),
        (["Berg Jr., Ada", "Lind, Bo"], "Berg Jr., Ada", "Ada Berg Jr."),
        (["Berg, Jr., Ada", "Lind, Bo"], "Berg Jr., Ada", "Ada Berg Jr."),
        (["Berg, Ada, Jr.", "Lind, Bo"], "Berg Jr., Ada", "Ada Berg Jr."),
        (["Berg AM Jr.", "Lind B"], "Berg Jr., AM", "AM Berg Jr."),
        (["BERG Ada Jr.", "LIND Bo"], "BERG Jr., Ada", "Ada BERG Jr."),
        (["Ada BergJr.", "BoLind"], "Berg Jr., Ada", "Ada Berg Jr."),
        ([{"family": "Berg", "given": "Ada", "suffix": "Jr."}], "Berg Jr., Ada", "Ada Berg Jr."),
        ([{"family": "Berg, Jr.", "given": "Ada"}], "Berg Jr., Ada", "Ada Berg Jr."),
        ([{"family": "Berg", "given": "Ada Jr."}], "Berg Jr., Ada", "Ada Berg Jr."),
        ([{"family": "Berg", "suffix": "Jr."}], "Berg Jr.", "Berg Jr."),
    ],
)
def test_a_suffix_is_a_part_of_its_own_shown_after_the_family_name(
    names: list[object], inverted: str, display: str
) -> None:
    author = split_authors(names)[0][0]
    assert (author.inverted, author.display) == (inverted, display)
    assert (author.family or "").lower() == "berg"
    assert author.suffix == "Jr."


@pytest.mark.parametrize(
    ("names", "suffix"),
    [
        (["Ada Berg III", "Bo Lind"], "III"),
        (["Ada BergIV", "BoLind"], "IV"),
        (["Berg AM 3rd", "Lind B"], "3rd"),
        (["Ada Berg", "Bo Lind"], None),
    ],
)
def test_numerals_are_suffixes_too(names: list[str], suffix: str | None) -> None:
    assert split_authors(names)[0][0].suffix == suffix


def test_a_name_with_two_suffixes_loses_neither() -> None:
    assert inverted(["Berg Jr., Ada III", "Lind, Bo"])[0] == "Berg Jr. III, Ada"


def test_a_family_name_that_looks_like_a_suffix_alone_is_kept() -> None:
    (author,) = split_authors([{"family": ", Jr."}])[0]
    assert author.display == ", Jr."


FIELDS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@given(FIELDS)
def test_any_field_gives_authors_with_a_name_and_known_problems(value: object) -> None:
    authors, findings = split_authors(value)
    for author in authors:
        assert (author.family is None) != (author.literal is None)
        assert author.display.strip()
        assert author.supplied
    assert all(finding.code in CODES for finding in findings)


WORD = st.from_regex(r"[A-Z][a-z]{2,8}", fullmatch=True)


@given(st.lists(st.tuples(WORD, WORD), min_size=1, max_size=6))
def test_names_written_in_full_come_back_as_written(pairs: list[tuple[str, str]]) -> None:
    names = [" ".join(pair) for pair in pairs]
    assert [author.display for author in split_authors(names)[0]] == names


@given(st.lists(st.tuples(WORD, WORD), min_size=2, max_size=6))
def test_splitting_is_idempotent(pairs: list[tuple[str, str]]) -> None:
    once = split_authors([given + family for given, family in pairs])[0]
    again = split_authors([author.display for author in once])[0]
    assert [author.display for author in again] == [author.display for author in once]
