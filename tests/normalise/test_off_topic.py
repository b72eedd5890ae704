"""Papers off the shelf's subject are noted, on a shelf about gardens."""

from __future__ import annotations

from papershelf.model import Abstract, AbstractPart, AbstractStatus
from papershelf.normalise.judge import Texts, judge
from papershelf.vocabulary import Facet, FacetKind, Term, Vocabulary


def facet(name: str, section: str) -> Facet:
    return Facet(
        name=name,
        label=name.capitalize(),
        title=section.capitalize(),
        kind=FacetKind.TAGS,
        address=section,
        tree=True,
        section=section,
        field=section,
        keys=(section,),
    )


VOCABULARY = Vocabulary(
    {
        term.slug: term
        for term in (
            Term("tomatoes", "plant", "Tomatoes", synonyms=("tomato",), supporting=("vegetable",)),
            Term("roses", "plant", "Roses", synonyms=("rose",), supporting=("shrub",)),
            Term("gardens", "task", "Gardens", synonyms=("garden",), broad=True),
            Term("compost", "task", "Compost"),
            Term("care", "task", "Care", synonyms=("treatment",), broad=True, loose=True),
            Term("soil", "task", "Soil", loose=True),
            Term("weather", "task", "Weather", synonyms=("rain",), loose=True),
            Term("costs", "task", "Costs", synonyms=("price",), loose=True),
        )
    },
    facets=(facet("plant", "plants"), facet("task", "tasks")),
)
# Words that no term has, in enough number for an abstract.
FILLING = "We measured it in five places over two years, and compared the means of all groups."


def message(title: str, abstract: str = "", *asserted: str, filling: str = FILLING) -> str | None:
    """What the note of an off-topic paper says, or None if there is no such note."""
    text = f"{abstract} {filling}".strip()
    parts = (AbstractPart(None, text),) if text else ()
    status = AbstractStatus.COMPLETE if text else AbstractStatus.ABSENT
    texts = Texts(title, Abstract(status, parts), (), None)
    found = judge({"task": asserted}, texts, VOCABULARY).findings
    return next((one.message for one in found if one.code == "off-topic"), None)


def test_a_text_without_any_term_is_off_the_subject() -> None:
    assert message("Phases of cold atoms") == "no plant or task of the vocabulary is in its text"


def test_one_term_of_the_subject_is_enough_wherever_it_is() -> None:
    assert message("Compost in winter") is None
    assert message("Phases of cold atoms", "Tomatoes were near.") is None


def test_one_loose_term_is_not_enough_not_even_in_the_title() -> None:
    expected = "all that its text names is in papers of any field, too: Soil"
    assert message("Soil below a road", "The soil was wet.") == expected


def test_two_loose_terms_are_not_enough() -> None:
    found = message("Soil below a road", "The soil was wet after rain.")
    assert found is not None
    assert found.endswith(": Soil, Weather")


def test_three_loose_terms_are_enough() -> None:
    assert message("Soil below a road", "It was wet after rain, and the price was high.") is None


def test_a_loose_term_beside_one_of_the_subject_does_no_harm() -> None:
    assert message("Soil for a rose") is None


def test_weak_words_of_the_subject_count_as_loose_terms_do() -> None:
    assert message("Vegetable oil in engines") is not None
    assert message("Vegetable oil in a garden shed", "Rain fell on every shrub.") is None


def test_an_everyday_word_that_the_record_asserts_is_of_the_subject() -> None:
    assert message("In a garden") is not None
    assert message("In a garden", "", "gardens") is None


def test_everyday_words_of_any_field_never_count() -> None:
    found = message("Treatment of soil", "It was wet after rain.", "care")
    assert found is not None
    assert found.endswith(": Care, Soil, Weather")


def test_a_paper_without_an_abstract_is_not_judged() -> None:
    assert message("Phases of cold atoms", filling="") is None
