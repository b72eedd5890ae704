"""The facets of the tests' vocabularies: two of tags and two of facts."""

from __future__ import annotations

from papershelf.vocabulary import Facet, FacetKind

CONDITION = Facet(
    name="condition",
    label="Condition",
    title="Conditions",
    kind=FacetKind.TAGS,
    address="conditions",
    tree=True,
    section="conditions",
    field="conditions",
    keys=("conditions", "condition"),
    keys_of={"V4": ("topics",), "V5": ("primary_category",), "V6": ("category",)},
    guessed={"V3": ("tourette_syndrome", "growth_hormones"), "V4": ("growth_hormones",)},
)
TOPIC = Facet(
    name="topic",
    label="Topic",
    title="Topics",
    kind=FacetKind.TAGS,
    address="topics",
    tree=True,
    section="topics",
    field="topics",
    keys=("topics", "tags"),
    keys_of={"V4": ("treatments", "neurochemistry", "hormones")},
)
DESIGN = Facet(
    name="design",
    label="Study design",
    title="Study designs",
    kind=FacetKind.FACTS,
    many=False,
    place=2,
    section="designs",
    field="designs",
    keys=("design", "designs"),
)
AGE = Facet(
    name="age",
    label="Age group",
    title="Age groups",
    kind=FacetKind.FACTS,
    place=2,
    section="ages",
    field="ages",
    keys=("age", "ages"),
)
FACETS = (CONDITION, TOPIC, DESIGN, AGE)
# How such a vocabulary file declares them.
DECLARED = """\
facets:
  conditions: {name: condition, label: Condition, title: Conditions, keys: [conditions, condition]}
  topics: {name: topic, label: Topic, title: Topics, keys: [topics, tags]}
  designs: {name: design, label: Study design, title: Study designs, kind: facts}
  ages: {name: age, label: Age group, title: Age groups, kind: facts, several: true}
"""
