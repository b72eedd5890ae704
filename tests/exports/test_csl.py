"""A paper's CSL item has what is known of it, valid by the schema; its key does not change."""

from __future__ import annotations

import re
from pathlib import Path

import fastjsonschema
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from papershelf.exports.csl import CslItem, CslItems, CslName, citation_key
from papershelf.model import Author, DateSource, Notice, NoticeKind, PaperKind, PartialDate

from tests.exports.csl_schema import SCHEMA
from tests.exports.hostile import PAPERS
from tests.factories import VOCABULARY, paper, published

ITEMS = CslItems.of_shelf(VOCABULARY)
BY_ID = {found.id: ITEMS.of(found) for found in PAPERS}
valid = fastjsonschema.compile(SCHEMA)


def data_of(item: CslItem) -> dict[str, object]:
    found: dict[str, object] = msgspec.json.decode(msgspec.json.encode(item))
    return found


def test_a_paper_of_which_all_is_known() -> None:
    item = data_of(BY_ID["10.1234-whole"])
    assert len(item.pop("author")) == 10  # type: ignore[arg-type]
    assert item == {
        "id": "10.1234-whole",
        "type": "article-journal",
        "title": "A plain paper",
        "issued": {"date-parts": [[2021, 5, 4]]},
        "container-title": "Journal of plain things : JPT",
        "container-title-short": "Journal of plain things",
        "volume": "12",
        "issue": "Suppl 1",
        "page": "211-219",
        "publisher": "A press",
        "ISSN": "1234-5679",
        "DOI": "10.1234/plain",
        "PMID": "12345678",
        "PMCID": "PMC1234567",
        "URL": "https://journal.example/12/3",
        "language": "pt-br",
        "keyword": "ADHD; Dopamine",
        "note": "This paper has been retracted.",
        "abstract": "An abstract on ADHD.",
    }


def test_a_paper_of_which_nothing_is_known_has_only_a_title() -> None:
    found = {"id": "bare", "type": "article-journal", "title": "A plain paper"}
    assert data_of(BY_ID["bare"]) == found


_CONCERN = Notice(NoticeKind.CONCERN, published(2019, 1, 2))
_RETRACTION = Notice(NoticeKind.RETRACTION, published(2020, 5, 3), "10.1/n")
_REINSTATEMENT = Notice(NoticeKind.REINSTATEMENT)


@pytest.mark.parametrize(
    ("retracted", "notices", "note"),
    [
        (True, (), "This paper has been retracted."),
        (True, (_CONCERN,), "This paper has been retracted."),
        (True, (_RETRACTION,), "This paper was retracted on 3 May 2020: https://doi.org/10.1/n"),
        (
            False,
            (_CONCERN,),
            "An expression of concern about this paper was published on 2 January 2019.",
        ),
        (False, (_RETRACTION, _REINSTATEMENT), None),
        (False, (Notice(NoticeKind.CORRECTION),), None),
    ],
)
def test_a_citation_says_that_its_paper_was_retracted_or_is_doubted(
    retracted: bool, notices: tuple[Notice, ...], note: str | None
) -> None:
    assert ITEMS.of(paper(retracted=retracted, notices=notices)).note == note


@pytest.mark.parametrize("item", BY_ID.values(), ids=BY_ID)
def test_every_item_is_valid_and_each_text_is_one_line(item: CslItem) -> None:
    valid([data_of(item)])
    shown = msgspec.json.encode(item).decode()
    assert "\\u" not in shown
    assert "\\n" not in shown.replace("\\n\\n", "")


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (PaperKind.PAPER, ("article-journal", None)),
        (PaperKind.CHAPTER, ("chapter", None)),
        (PaperKind.PREPRINT, ("article", "Preprint")),
    ],
)
def test_the_kind_of_a_paper_is_its_type(kind: PaperKind, expected: tuple[str, str | None]) -> None:
    item = ITEMS.of(paper(kind=kind))
    assert (item.type, item.genre) == expected


@pytest.mark.parametrize(
    ("date", "parts", "circa"),
    [
        (published(2021, 5, 4), [[2021, 5, 4]], False),
        (published(2021, 5), [[2021, 5]], False),
        (published(2021), [[2021]], False),
        (PartialDate(2021, None, None, DateSource.DOI), [[2021]], True),
    ],
)
def test_a_date_is_as_precise_as_it_is_known(
    date: PartialDate, parts: list[list[int]], circa: bool
) -> None:
    expected = {"date-parts": parts, **({"circa": True} if circa else {})}
    assert data_of(ITEMS.of(paper(published=date)))["issued"] == expected


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        (("van der Berg", "Jan"), CslName("Berg", "Jan", "van der")),
        (("von Neumann", "John"), CslName("Neumann", "John", "von")),
        (("d'Arc", "Jeanne"), CslName("Arc", "Jeanne", "d'")),
        (("de l’Étang", "M"), CslName("Étang", "M", "de l’")),
        (("van 't Hoff", "J"), CslName("Hoff", "J", "van 't")),
        (("de Souza e Silva", "A"), CslName("Souza e Silva", "A", "de")),
        (("Ortega y Gasset", "José"), CslName("Ortega y Gasset", "José")),
        (("Van Dyke", "Dick"), CslName("Van Dyke", "Dick")),
        (("al-Hakim", "T"), CslName("al-Hakim", "T")),
        (("boyd", "danah"), CslName("boyd", "danah")),
        (("O'Neil", "Ann"), CslName("O'Neil", "Ann")),
        (("山田", "太郎"), CslName("山田", "太郎")),
        (("Plato", None), CslName("Plato")),
    ],
)
def test_the_particle_of_a_family_name_is_apart(
    author: tuple[str, str | None], expected: CslName
) -> None:
    (name,) = ITEMS.of(paper(authors=(Author(*author, None, "x"),))).author
    assert name == expected
    assert name.whole_family == author[0]


def test_groups_are_literal_and_suffixes_are_kept() -> None:
    authors = (Author(None, None, "A Group", "A Group"), Author("Doe", "J", None, "x", "III"))
    names = ITEMS.of(paper(authors=authors)).author
    assert names == (CslName(literal="A Group"), CslName("Doe", "J", suffix="III"))


@pytest.mark.parametrize("change", ["title", "authors", "journal", "published", "pmid", "kind"])
def test_a_key_stays_whatever_is_corrected(change: str) -> None:
    before, other = paper("10.1234-x"), PAPERS[-1]
    after = replace(before, **{change: getattr(other, change)})
    assert ITEMS.of(after).key == ITEMS.of(before).key == "10.1234-x"


def test_a_key_of_another_script_is_its_hash() -> None:
    assert ITEMS.of(paper("睡眠")).citation_key == "paper-db48ac37fea3"


_ADDRESSES = st.text(st.characters(codec="utf-8"), min_size=1)


@given(_ADDRESSES, _ADDRESSES)
def test_keys_are_in_ascii_and_differ(one: str, other: str) -> None:
    keys = citation_key(one), citation_key(other)
    assert all(map(str.isascii, keys))
    assert (keys[0] == keys[1]) == (one == other)


@given(st.text())
def test_any_title_becomes_one_line(text: str) -> None:
    title = ITEMS.of(paper(title=text)).title
    assert title == title.strip(" ")
    assert "  " not in title
    assert not any(ord(char) < 0x20 or 0x7F <= ord(char) < 0xA0 for char in title)
    title.encode()


def test_the_documentation_names_every_key() -> None:
    rows = re.findall(r"^\| (`.*) \| .* \|$", Path("docs/cite.md").read_text("utf-8"), re.MULTILINE)
    named = [key for row in rows for key in re.findall(r"`([\w-]+)`", row.partition(" | ")[0])]
    keys = {field.encode_name for field in msgspec.structs.fields(CslItem)}
    assert keys <= set(named)
