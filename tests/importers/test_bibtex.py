"""BibTeX and BibLaTeX, as people and programs write them."""

from __future__ import annotations

import pytest
from papershelf.importers.bibtex import FORMAT
from papershelf.importers.latex_text import decoded

from tests.importers.samples import entries_of, names, records_of


def test_an_entry_is_read_with_abbreviations_and_latex() -> None:
    (record,) = records_of(
        FORMAT,
        r"""
% Encoding: UTF-8
@comment{jabref-meta: databaseType:bibtex;}
@string{jkg = "Journal of Kitchen Gardens"}
@article{lee2015,
  title     = {Compost \& tomatoes: {NASA} grows {\"a}pples},
  author    = "Lee, Ann and {Rose Growers and Friends} and Bo van der Berg
               and de la Cruz, Jr., J. and others",
  journal   = jkg # { and Soil},
  month     = mar # "~2",
  year      = 2015,
  volume    = 12, number = {3}, pages = {45--67},
  doi       = {https://doi.org/10.5555/compost\_1},
  issn      = {2049-3630}, publisher = {Spade {\&} Co},
  abstract  = {Forty beds were
     compared.

     Half had compost.},
  keywords  = {soil, tomatoes, soil},
  pmid = {12345678}, url = {https://gardens.example/a\_b},
}
""",
    )
    assert record.title == "Compost & tomatoes: NASA grows äpples"
    assert names(record) == [
        "Lee, Ann",
        "Rose Growers and Friends",
        "van der Berg, Bo",
        "de la Cruz Jr., J.",
    ]
    assert (record.journal, record.date) == ("Journal of Kitchen Gardens and Soil", "2015-03-02")
    assert (record.volume, record.issue, record.pages) == ("12", "3", "45-67")
    assert (record.doi, record.pmid, record.issn) == ("10.5555/compost_1", "12345678", "2049-3630")
    assert (record.publisher, record.url) == ("Spade & Co", "https://gardens.example/a_b")
    assert [part.text for part in record.abstract] == [
        "Forty beds were compared.",
        "Half had compost.",
    ]
    assert record.keywords == ("soil", "tomatoes")
    assert record.citation_key == "lee2015"


def test_biblatex_has_names_of_its_own() -> None:
    (record,) = records_of(
        FORMAT,
        """@inproceedings{x, title={Soil}, subtitle={A review}, journaltitle={},
        booktitle={Proceedings}, booksubtitle={Part 2}, date={2015-03-02/2015-03-05},
        eprint={1501.00001}, eprinttype={arxiv}, langid={english},
        author={family=Berg, given=Bo, prefix=van der and given=Ann, family=Lee},
        eid={e12}}""",
    )
    assert record.title == "Soil: A review"
    assert record.journal == "Proceedings: Part 2"
    assert (record.date, record.arxiv, record.pages) == ("2015-03-02", "1501.00001", "e12")
    assert names(record) == ["van der Berg, Bo", "Lee, Ann"]


def test_a_chapter_has_what_its_book_says() -> None:
    chapter, book = records_of(
        FORMAT,
        """@incollection{a, crossref={B}, title={A chapter}, author={Lee, Ann}}
        @book{b, title={The book}, editor={Diaz, Bo}, year=1999, publisher={Spade}}""",
    )
    assert (chapter.title, chapter.journal, chapter.date) == ("A chapter", "The book", "1999")
    assert names(book) == ["Diaz, Bo"]
    assert book.journal == ""


def test_a_key_or_field_that_is_written_twice_costs_no_entry() -> None:
    first, second = records_of(
        FORMAT, "@article{a, title={One}, title={Other}}\n@article{a, title={Two}}"
    )
    assert (first.title, second.title) == ("One", "Two")


def test_an_entry_that_is_no_bibtex_is_named_by_its_line_and_costs_no_other() -> None:
    found = entries_of(
        FORMAT, "@article{a, title={One}}\n\n@article{b, title={Two\n@article{c, title={Three}}\n"
    )
    assert [(entry.place, bool(entry.fault)) for entry, _ in found] == [
        ("line 1", False),
        ("line 3", True),
        ("line 4", False),
    ]


def test_the_year_is_read_where_the_month_is_none() -> None:
    (record,) = records_of(FORMAT, "@article{a, title={One}, year={2015}, month={spring}}")
    assert record.date == "2015"


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"\c{C}elik, {\. Z}{\'o}\l{}{\' c}", "Çelik, Żółć"),
        (r"50% and 60\% \textless{} 70 \textgreater{} 5", "50% and 60% < 70 > 5"),
        (r"CO$_2$, CO\textsubscript{2}, \ensuremath{10^{-3}} and $x^2$", "CO₂, CO₂, 10⁻³ and x²"),
        (r"pages 3--5 --- ``quoted'' and ''straight''", "pages 3–5 — “quoted” and ”straight”"),
        (r"''straight''", '"straight"'),
        (
            r"\url{https://a.example/b_c} and \href{https://b.example}{text}",
            "https://a.example/b_c and text",
        ),
        (r"an unbalanced { brace", "an unbalanced brace"),
        (r"\textsc{Small} {\it caps} {\bf and} \emph{more}", "Small caps and more"),
        (r"costs \$5 and \$6", "costs $5 and $6"),
        ("Tie~this", "Tie this"),
        (r"two {-}{-} hyphens, a \^{}hat and a \~{}tilde", "two -- hyphens, a ^hat and a ~tilde"),
    ],
)
def test_latex_is_decoded(latex: str, text: str) -> None:
    assert decoded(latex) == text


@pytest.mark.parametrize(
    ("written", "families"),
    [
        ("Lee, A.; Diaz, B.", ["Lee", "Diaz"]),
        ("Lee, A., Diaz, B., {\\'E}va, C.", ["Lee", "Diaz", "Éva"]),
        ("Ann Lee, Bo Diaz, Cy Roe", ["Lee", "Diaz", "Roe"]),
        ("Lee, A., Diaz, B. and Roe, C.", ["Lee", "Diaz", "Roe"]),
        ("Lee A, Diaz B", ["Lee", "Diaz"]),
        ("de la Cruz, Jr., J. and Lee Diaz, Ann Bo", ["de la Cruz", "Lee Diaz"]),
        ("{Soil, Water, and Air Group, The} and Lee, A.", [None, "Lee"]),
    ],
)
def test_names_that_no_and_divides_are_as_many_authors(
    written: str, families: list[str | None]
) -> None:
    (record,) = records_of(FORMAT, f"@article{{a, title={{Compost}}, author={{{written}}}}}")
    assert [author.family for author in record.authors] == families
