"""Entries of BibTeX keep capitals and names, and TeX prints what the record has."""

from __future__ import annotations

import pytest
from papershelf.exports.bibtex import bibtex, bibtex_lines
from papershelf.exports.csl import CslDate, CslItem, CslName


def item(**fields: object) -> CslItem:
    return CslItem(**{"id": "k", "type": "article-journal", "title": "A title", **fields})  # type: ignore[arg-type]


def field(name: str, **fields: object) -> str:
    """The value of a field of an entry, with its braces."""
    start = f"  {name} = "
    lines = bibtex(item(**fields)).splitlines()
    return next(line for line in lines if line.startswith(start))[len(start) :].removesuffix(",")


def test_an_entry_has_only_what_is_known() -> None:
    assert bibtex(item()) == "@article{k,\n  title = {A title}\n}\n"
    assert list(bibtex_lines([item(), item(id="l")])) == [
        "@article{k,\n  title = {A title}\n}\n",
        "\n@article{l,\n  title = {A title}\n}\n",
    ]


@pytest.mark.parametrize(
    ("kind", "entry", "container"),
    [
        ("article-journal", "article", "journal"),
        ("chapter", "incollection", "booktitle"),
        ("article", "misc", "howpublished"),
    ],
)
def test_the_type_says_what_the_container_is_called(kind: str, entry: str, container: str) -> None:
    found = bibtex(item(type=kind, container_title="A journal"))
    assert found.startswith(f"@{entry}{{k,\n")
    assert f"  {container} = {{A journal}}" in found


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("A plain title", "A plain title"),
        ("DNA of an iPhone", "{DNA} of an {iPhone}"),
        ("Rest: A review", "Rest: {A} review"),
        ("IL-2 & β-Blockers", r"{IL-2} \& {β-Blockers}"),
        ("睡眠", "睡眠"),
    ],
)
def test_braces_keep_capitals(title: str, expected: str) -> None:
    assert field("title", title=title) == f"{{{expected}}}"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (CslName("Doe", "John"), "Doe, John"),
        (CslName("Doe", "John", suffix="Jr."), "Doe, Jr., John"),
        (CslName("Berg", "Jan", "van der"), "van der Berg, Jan"),
        (CslName("Arc", "Jeanne", "d'"), "d'Arc, Jeanne"),
        (CslName("Plato"), "{Plato}"),
        (CslName("Doe", suffix="III"), "{Doe, III}"),
        (CslName("Land and Sea", "Ann"), "{Land and Sea}, Ann"),
        (CslName("Lee, Kim", "Ann"), "{Lee, Kim}, Ann"),
        (CslName(literal="Care and Cure Group"), "{Care and Cure Group}"),
        (CslName(literal="others"), "{others}"),
    ],
)
def test_names_are_divided_as_they_were(name: CslName, expected: str) -> None:
    assert field("author", author=(name, CslName("Roe", "A"))) == f"{{{expected} and Roe, A}}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("100% of $5 & #1_a ~^\\", r"100\% of \$5 \& \#1\_a \textasciitilde{}\textasciicircum{}"
         r"\textbackslash{}"),
        ("{in {pairs}}", r"\{in \{pairs\}\}"),
        ("{alone", r"$\lbrace$alone"),
        ("}turned{", r"$\rbrace$turned$\lbrace$"),
        ("a -- b --- c", "a -{}- b -{}-{}- c"),
        ("''a`` ,, << >> ?` !`", "'{}'a`{}` ,{}, <{}< >{}> ?{}` !{}`"),
    ],
)  # fmt: skip
def test_what_means_something_to_tex_is_escaped(text: str, expected: str) -> None:
    assert field("note", note=text) == f"{{{expected}}}"


def test_a_doi_and_an_address_are_literal() -> None:
    assert field("doi", doi="10.1/a_b%20<c>") == "{10.1/a_b%20<c>}"
    assert field("url", url="https://x.example/{a}\\b?c=1&d") == (
        "{https://x.example/%7Ba%7D%5Cb?c=1&d}"
    )


def test_dates_pages_and_keywords() -> None:
    found = {"issued": CslDate(((2021, 5, 4),)), "page": "1-9, 12", "keyword": "Tics; Hair, skin"}
    names = ("year", "month", "day", "pages", "keywords")
    expected = ["{2021}", "may", "{4}", "{1--9, 12}", "{Tics, {Hair, skin}}"]
    assert [field(name, **found) for name in names] == expected
