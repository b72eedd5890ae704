"""Decides whether a paper is off the shelf's subject, by the terms in its text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from papershelf.model import OFF_TOPIC, Tag
from papershelf.normalise.findings import Finding
from papershelf.vocabulary import Vocabulary

# Terms that any field uses are a sign of the shelf's subject only in this number.  Of 20 papers
# off the subject among 400 acquired records, those with such terms had one or two.
_ENOUGH = 3


def off_topic(
    tags: Mapping[str, Sequence[Tag]], texts: Iterable[str], vocabulary: Vocabulary
) -> Finding | None:
    """Return the finding that a paper is off the shelf's subject, or None if it is on it.

    One term that is not loose (see `Term.loose`) is enough for a paper to be on the subject.
    Otherwise three signs are needed: loose terms in the text, and the weak words of other terms.

    Args:
        tags: facet name -> the paper's tags; only those that its text names count.
        texts: title and abstract, which are searched for weak words.
    """
    terms = vocabulary.terms
    named = [tag.slug for own in tags.values() for tag in own if tag.named]
    if any(not terms[slug].loose for slug in named):
        return None
    # The everyday words of a loose term ("soil") are in any paper.
    signs = {slug for slug in named if not terms[slug].broad}
    for text in texts:
        for slug in vocabulary.scan(text).supported:
            if terms[slug].kind in tags and not terms[slug].loose:
                signs.add(slug)
    if len(signs) >= _ENOUGH:
        return None
    facets = vocabulary.tag_facets
    if named:
        labels = ", ".join(terms[slug].label for slug in named)
        message = f"all that its text names is in papers of any field, too: {labels}"
    else:
        names = " or ".join(facet.spoken for facet in facets)
        message = f"no {names} of the vocabulary is in its text"
    return Finding(OFF_TOPIC, facets[0].section, message)
