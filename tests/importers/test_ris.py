"""RIS, as EndNote, Zotero, databases and citation-js write it."""

from __future__ import annotations

import pytest
from papershelf.importers.ris import FORMAT

from tests.importers.samples import entries_of, names, records_of

ENTRY = """\
TY  - JOUR
ID  - lee2015
T1  - Compost and tomatoes
AU  - Lee, Ann
AU  - Diaz, Bo C., Jr.
AU  - Rose Growers' Association
AU  - Plot 7,
JF  - Journal of Kitchen Gardens
J2  - J Kitch Gard
PY  - 2015/03//
DA  - 2015/03/02
VL  - 12
IS  - 3
SP  - 45
EP  - 67
SN  - 2049-3630
DO  - 10.5555/compost.1
AN  - 12345678
DB  - PubMed
UR  - https://gardens.example/compost;jsessionid=1
KW  - soil
KW  - tomatoes
roses
N2  - Forty beds were compared.
They had compost.
N1  - PMCID: PMC1234567
ER  -
"""


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_an_entry_is_read_whatever_ends_its_lines(newline: str) -> None:
    (record,) = records_of(FORMAT, f"\ufeff{ENTRY.replace(chr(10), newline)}")
    assert record.title == "Compost and tomatoes"
    assert names(record) == ["Lee, Ann", "Diaz Jr., Bo C.", "Rose Growers' Association", "Plot 7"]
    assert (record.journal, record.date) == ("Journal of Kitchen Gardens", "2015-03-02")
    assert (record.volume, record.issue, record.pages) == ("12", "3", "45-67")
    assert (record.doi, record.pmid, record.pmcid) == (
        "10.5555/compost.1",
        "12345678",
        "PMC1234567",
    )
    assert record.url == "https://gardens.example/compost;jsessionid=1"
    assert record.keywords == ("soil", "tomatoes", "roses")
    assert (
        " ".join(part.text for part in record.abstract)
        == "Forty beds were compared. They had compost."
    )
    assert (record.citation_key, record.source) == ("lee2015", "PubMed")


def test_an_entry_without_its_end_is_cut_and_costs_no_other() -> None:
    cut = ENTRY.replace("ER  -\n", "")
    found = entries_of(FORMAT, ENTRY + cut + ENTRY + cut)
    assert [bool(entry.fault) for entry, _ in found] == [False, True, False, True]
    assert "line ER" in found[1][0].fault


def test_lines_cut_within_words_are_joined() -> None:
    words = "Beds with compost bore a third more fruit than those without any of it." * 3
    lines = "\n".join(words[at : at + 70] for at in range(0, len(words), 70))
    (record,) = records_of(FORMAT, f"TY  - JOUR\nTI  - Compost\nAB  - {lines}\nER  - \n")
    assert record.abstract[0].text == words


def test_a_chapter_is_in_its_book_and_edited_books_have_editors() -> None:
    chapter, book = records_of(
        FORMAT,
        "TY  - CHAP\nTI  - A chapter\nAU  - Lee, Ann\nT2  - The book\nER  - \n"
        "TY  - BOOK\nTI  - The book\nA2  - Diaz, Bo\nER  - \n",
    )
    assert chapter.journal == "The book"
    assert names(book) == ["Diaz, Bo"]


@pytest.mark.parametrize(
    "written", ["Lee, A.; Diaz, B.", "Lee, A., Diaz, B.", "Lee A, Diaz B", "Lee, A. & Diaz, B."]
)
def test_names_in_one_field_are_as_many_authors(written: str) -> None:
    (record,) = records_of(FORMAT, f"TY  - JOUR\nTI  - Compost\nAU  - {written}\nER  - \n")
    assert [author.family for author in record.authors] == ["Lee", "Diaz"]


@pytest.mark.parametrize(
    "written",
    ["Lee, Ann, Jr.", "Lee, Ann, V", "Lee Diaz, Ann Bo", "Lee Diaz, Ann Bo, Sir", "Lee, Ann, MD"],
)
def test_commas_within_a_name_divide_no_names(written: str) -> None:
    (record,) = records_of(FORMAT, f"TY  - JOUR\nTI  - Compost\nAU  - {written}\nER  - \n")
    assert len(record.authors) == 1


@pytest.mark.parametrize("tags", [("AU",), ("A1",), ("A1", "AU")])
def test_two_authors_of_one_name_are_two(tags: tuple[str, ...]) -> None:
    named = ["Wang, Y.", "Lee, A.", "Wang, Y."]
    lines = "".join(f"{tag}  - {name}\n" for tag in tags for name in named)
    (record,) = records_of(FORMAT, f"TY  - JOUR\nTI  - Compost\n{lines}ER  - \n")
    assert names(record) == named


def test_the_first_authors_come_first() -> None:
    lines = "AU  - Lee, A.\nAU  - Diaz, B.\nA1  - Roe, C.\n"
    (record,) = records_of(FORMAT, f"TY  - JOUR\nTI  - Compost\n{lines}ER  - \n")
    assert names(record) == ["Roe, C.", "Lee, A.", "Diaz, B."]


def test_a_line_of_an_abstract_that_looks_like_a_tag_is_text() -> None:
    (record,) = records_of(
        FORMAT,
        "TY  - JOUR\nTI  - Compost\nT2  - J Soil\n"
        "AB  - Pictures were\nT2 - weighted, and\nclear.\nER  - \n",
    )
    assert [part.text for part in record.abstract] == ["Pictures were T2 - weighted, and clear."]
    assert record.journal == "J Soil"


def test_tags_may_have_one_blank_and_different_ones() -> None:
    one, mixed = records_of(
        FORMAT,
        "TY - JOUR\nTI - Compost\nAB - Beds.\nT2 - J Soil\nER -\n"
        "TY  - JOUR\nTI - Compost\nT2 - J Soil\nER - \n",
    )
    assert (one.title, one.journal, one.abstract[0].text) == ("Compost", "J Soil", "Beds.")
    assert (mixed.title, mixed.journal) == ("Compost", "J Soil")


@pytest.mark.parametrize("tag", ["AB", "N2"])
def test_an_abstract_may_have_several_tags(tag: str) -> None:
    lines = "".join(f"{tag}  - {text}\n" for text in ("Beds were", "compared.", "Half bore fruit."))
    (record,) = records_of(FORMAT, f"TY  - JOUR\nTI  - Compost\n{lines}ER  - \n")
    assert [part.text for part in record.abstract] == ["Beds were compared.", "Half bore fruit."]


def test_publishers_have_the_doi_in_other_places() -> None:
    (record,) = records_of(FORMAT, "TY  - JOUR\nTI  - Compost\nM3  - doi: 10.5555/c.1\nER  - \n")
    assert record.doi == "10.5555/c.1"


@pytest.mark.parametrize("dash", ["-", "–", "—", "−"])
def test_a_first_page_with_both_ends_is_whole(dash: str) -> None:
    lines = f"SP  - 12{dash}19\nEP  - 19\n"
    (record,) = records_of(FORMAT, f"TY  - JOUR\nTI  - Compost\n{lines}ER  - \n")
    assert record.pages == f"12{dash}19"
