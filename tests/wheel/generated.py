"""A shelf of 300 generated records on crafts; its vocabulary was written as docs/vocabulary.md
says, with a parent, a plain word, an abbreviation, and a facet of facts."""

from __future__ import annotations

from itertools import product
from pathlib import Path

RECORDS = 300
VOCABULARY = """\
facets:
  crafts: {name: craft, label: Craft, title: Crafts, introduction: What people make.}
  materials: {name: material, label: Material, title: Materials}
  studies: {name: study, label: Kind of study, title: Kinds of studies, kind: facts}

crafts:
  textiles: {label: Textiles, synonyms: [textile craft], grouping: true}
  weaving:
    label: Weaving
    description: Crossing threads on a loom.
    synonyms: [weave, handloom]
    plain: [making cloth]
    parent: textiles
  knitting: {label: Knitting, synonyms: [hand knitting], parent: textiles}
  carving: {label: Carving, synonyms: [whittling]}
  pottery: {label: Pottery, synonyms: [ceramics], abbreviations: [HBP]}
  bookbinding: {label: Bookbinding, synonyms: [binding of books]}

materials:
  flax: {label: Flax, synonyms: [linen]}
  wool: {label: Wool, synonyms: [fleece]}
  oak: {label: Oak, synonyms: [oak wood], unless: [oak gall]}
  clay: {label: Clay}

studies:
  experiment: {label: Experiment, patterns: [pieces were .. compared]}
  survey: {label: Survey, patterns: [N makers were asked]}
"""
TEXTS = """\
heading: A shelf on crafts
cards: [weaving, pottery]
start_with: [experiment]
examples: {word: flax, craft: "craft:weaving"}
"""
_ABSTRACTS = (
    "Pieces of {material} were made by {craft} and then compared. They lasted for {number} years.",
    "In this study {number} makers were asked how {craft} with {material} is taught.",
)


def write_shelf(papers: Path) -> None:
    """Replace the records, the vocabulary and the texts of a new shelf."""
    for path in papers.glob("*.md"):
        path.unlink()
    (papers / "vocabulary.yml").write_text(VOCABULARY, "utf-8")
    (papers / "shelf.yml").write_text(TEXTS, "utf-8")
    crafts = ("weaving", "knitting", "carving", "pottery", "bookbinding")
    pairs = list(product(("flax", "wool", "oak", "clay"), crafts))
    for number in range(RECORDS):
        material, craft = pairs[(number - 7) % len(pairs)]
        folder = papers / craft
        folder.mkdir(exist_ok=True)
        text = _ABSTRACTS[number % 2].format(material=material, craft=craft, number=number + 2)
        (folder / f"record-{number}.md").write_text(
            f"""\
---
title: "{craft.capitalize()} with {material} {number}"
authors: [Ann Maker{number % 40}, Bo Crafter]
journal: Journal of Crafts {number % 9}
date: {1990 + number % 35}-03-01
doi: 10.5555/craft.{number}
crafts: [{craft}]
materials: [{material}]
---

## Abstract

{text} The whole is told in full in the paper, with all that was found and all that was not.
""",
            "utf-8",
        )
