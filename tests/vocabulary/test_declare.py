"""Facets that a vocabulary declares: what is read, and which faults are named."""

from __future__ import annotations

from pathlib import Path

import pytest
from papershelf.vocabulary import Facet, FacetKind, FaultyFileError, Vocabulary, load_vocabulary
from papershelf.vocabulary.fact_rules import FactRules

FACTS = "facets:\n  facts: {name: fact, label: Fact, title: Facts, kind: facts"
TALL = "\nfacts: {tall: {label: Tall}}"
PLANTS = "facets:\n  plants: {name: plant, label: Plant, title: Plants"


def load(folder: Path, text: str) -> Vocabulary:
    path = folder / "vocabulary.yml"
    path.write_text(text, encoding="utf-8")
    return load_vocabulary(path)


def faults(folder: Path, text: str) -> tuple[str, ...]:
    with pytest.raises(FaultyFileError) as caught:
        load(folder, text)
    return caught.value.faults


def test_every_key_of_a_facet_is_read(tmp_path: Path) -> None:
    text = """
facets:
  plants:
    name: plant
    label: Plant
    title: All plants
    address: what-grows
    introduction: >-
      Plants that
      grow.
    keys: [plants, tags]
    keys_of: {V4: [flowers]}
    guessed: {V3: [oak]}
  jobs: {name: job, label: Job, title: Jobs}
  methods: {name: method, label: Method, title: Methods, kind: design}
  heights:
    name: height
    label: Height
    title: Heights
    kind: facts
    several: true
    keys: [tallness]
    precedence: [low, tall]
    sooner: [tall]
    later: [low]
    least: 2
    without: [pot-trial]
    elsewhere: [other gardens]
    unless: [N steps]
    none: [^ correction]
    numbers: [N U tall]
    units: {cm: 1, inches: 2.54}
plants:
  oak: {label: Oak}
methods:
  pot-trial: {label: Trial in pots}
heights:
  tall: {label: Tall}
  low: {label: Low}
"""
    vocabulary = load(tmp_path, text)
    assert vocabulary.facets == (
        Facet(
            name="plant",
            label="Plant",
            title="All plants",
            kind=FacetKind.TAGS,
            address="what-grows",
            introduction="Plants that grow.",
            tree=True,
            section="plants",
            field="plants",
            keys=("plants", "tags"),
            keys_of={"V4": ("flowers",)},
            guessed={"V3": ("oak",)},
        ),
        Facet(
            name="job",
            label="Job",
            title="Jobs",
            kind=FacetKind.TAGS,
            address="jobs",
            tree=True,
            section="jobs",
            field="jobs",
            keys=("jobs",),
        ),
        # Its kind has the name that it had when a shelf could have one such facet only.
        Facet(
            name="method",
            label="Method",
            title="Methods",
            kind=FacetKind.FACTS,
            many=False,
            section="methods",
            field="methods",
            keys=("method", "methods"),
            place=2,
        ),
        Facet(
            name="height",
            label="Height",
            title="Heights",
            kind=FacetKind.FACTS,
            section="heights",
            field="heights",
            keys=("tallness",),
            place=2,
            rules=FactRules(
                precedence=("low", "tall"),
                sooner=("tall",),
                later=("low",),
                least=2,
                elsewhere=("other gardens",),
                unless=("N steps",),
                none=("^ correction",),
                without=("pot-trial",),
                numbers=("N U tall",),
                units={"cm": 1, "inches": 2.54},
            ),
        ),
    )
    assert vocabulary.terms["oak"].kind == "plant"
    assert vocabulary.main == vocabulary.facets[0]
    assert vocabulary.fact_facets == vocabulary.facets[2:]
    assert vocabulary.guessed("V3") == {"oak"}


def test_a_facet_reads_other_keys_in_records_of_a_tool(tmp_path: Path) -> None:
    text = f"{PLANTS}, keys: [plants, tags], keys_of: {{V4: [flowers], V5: [plants]}}}}"
    (facet,) = load(tmp_path, text).facets
    assert facet.sources("V1") == ("plants", "tags")
    assert facet.sources("V4") == ("flowers",)
    assert facet.all_sources == ("plants", "tags", "flowers")


@pytest.mark.parametrize("text", ["", "plants: {oak: {label: Oak}}\n"])
def test_a_file_without_facets_says_what_to_write(tmp_path: Path, text: str) -> None:
    (fault,) = faults(tmp_path, text)
    assert fault.startswith("facets: missing;")
    example = fault.partition(": facets:")[2]
    assert load(tmp_path, f"facets:{example}\n").main is not None


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (f"{PLANTS}}}\nplant: {{}}", "plant: unknown section; did you mean 'plants'?"),
        (f"{PLANTS}, adress: x}}", "facets.plants.adress: unknown key; did you mean 'address'?"),
        ("facets: {plants: {label: Plant, title: P}}", "facets.plants: name missing"),
        ("facets: {plants: {name: plant, title: P}}", "facets.plants: label missing"),
        ("facets: {plants: {name: plant, label: P}}", "facets.plants: title missing"),
        ("facets: [plants]", "facets: found list, expected a mapping"),
        (f"{PLANTS}, kind: desing}}", "facets.plants.kind: desing: unknown kind; known: facts"),
        (f"{PLANTS}, several: true}}", "facets.plants.several: only for facets of kind facts"),
        (f"{PLANTS}, address: A b}}", "facets.plants.address: found 'A b', expected words"),
        (f"{PLANTS}, address: years}}", "'years' is the folder of other pages"),
        (f"{PLANTS}, address: map}}", "'map' is the folder of other pages"),
        (f"{PLANTS}, address: numbers}}", "'numbers' is the folder of other pages"),
        (f"{PLANTS}, keys: plants}}", "facets.plants.keys: found 'plants', expected a list"),
        (f"{PLANTS}, keys_of: {{V4: x}}}}", "facets.plants.keys_of.V4: found 'x', expected a list"),
        ("facets: {p: {name: year, label: P, title: P}}", "the name 'year' means something else"),
        ("facets: {p: {name: all, label: P, title: P}}", "the name 'all' means something else"),
        ("facets: {p: {name: is, label: P, title: P}}", "the name 'is' means something else"),
        ("facets: {p: {name: p-1, label: P, title: P}}", "expected small letters a to z"),
        ("facets: {ignored: {name: p, label: P, title: P}}", "the section 'ignored' means"),
        (f"{PLANTS}}}\n  q: {{name: plants, label: Q, title: Q}}", "'plants' is that of plants"),
        (f"{PLANTS}}}\n  q: {{name: q, label: Q, title: Q, address: plants}}", "is that of plants"),
        (
            f"{PLANTS}}}\n  facts: {{name: fact, label: Q, title: Q, kind: facts, address: x}}",
            "facets.facts.address: only for facets of kind tags",
        ),
        (f"{FACTS}, several: yes please}}", "facts.several: found 'yes please', expected true"),
        (f"{FACTS}, least: -1}}", "facts.least: found -1, expected a number of 0 or more"),
        (f"{FACTS}, least: 2.5}}", "facts.least: found 2.5, expected a whole number"),
        (f"{FACTS}, least: .inf}}", "facts.least: found inf, expected a whole number"),
        (f"{FACTS}, units: {{cm: one}}}}", "facts.units.cm: found 'one', expected a number"),
        (f"{FACTS}, numbers: [N N]}}", "facts.numbers: 'N N' has no word to look for"),
        (f"{FACTS}, precedence: [taal]}}{TALL}", "facts.precedence: taal: unknown fact; did you"),
        (f"{FACTS}, sooner: [taal]}}{TALL}", "facts.sooner: taal: unknown fact; did you mean"),
        (f"{FACTS}, later: [oak]}}{TALL}", "facts.later: oak: unknown fact; known: tall"),
        (f"{FACTS}, without: [oak]}}{TALL}", "facts.without: oak: unknown fact; known: tall"),
        (
            "facets:\n"
            + "".join(f"  {x}: {{name: {x}, label: X, title: X}}\n" for x in "abcdefghi"),
            "facets: found 9, expected 8 at most",
        ),
    ],
)
def test_a_fault_is_named_with_its_place(tmp_path: Path, text: str, fault: str) -> None:
    assert any(fault in found for found in faults(tmp_path, text)), faults(tmp_path, text)


def test_all_faults_are_listed_at_once(tmp_path: Path) -> None:
    text = "facets:\n  plants: {nmae: plant, kind: x}\nplants: {oak: {}}\nweeds: {}\n"
    assert len(faults(tmp_path, text)) == 7
