"""Checks the tags that a record asserts against its text, and adds tags found there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property, lru_cache

from papershelf.model import Evidence, Tag, TagStatus
from papershelf.normalise.findings import Finding
from papershelf.normalise.subject import LEAST_SENTENCES, Sentences
from papershelf.problems import tag_code
from papershelf.vocabulary import Facet, Term, Vocabulary
from papershelf.vocabulary.facets import within_sentence

# The order of a paper's tags; within a status the vocabulary's order.
_RANKS = {status: rank for rank, status in enumerate(TagStatus)}


def tag_paper(
    asserted: Mapping[str, Sequence[str]],
    title: str | None,
    abstract_text: str,
    body_text: str,
    has_abstract: bool,
    vocabulary: Vocabulary,
    guessed: Collection[str] = (),
    facts: Collection[str] = (),
) -> tuple[dict[str, tuple[Tag, ...]], tuple[Finding, ...]]:
    """Return the tags of a paper with their evidence, and what is wrong with them.

    Args:
        asserted: facet name -> the values that the record asserts.
        abstract_text: the abstract, or the text that takes its place.
        body_text: the record's real sections, without the copies of its tags.
        has_abstract: whether the abstract is long enough to be evidence against a tag.
        guessed: values that the record's tool is known to set at random; they need evidence
            even without an abstract.
        facts: the slugs of the paper's facts.

    Returns:
        Facet name -> its tags by status (about, mentions, unverified, unsupported), each in
        the vocabulary's order; findings.
    """
    texts = _Texts(title or "", abstract_text, body_text, vocabulary)
    taken, strays, findings = _resolve(asserted, vocabulary)
    tags = {
        slug: _tag(slug, texts, checked=has_abstract or value in guessed)
        for slug, value in taken.items()
    }
    for slug in texts.named:
        if slug not in tags:
            tags[slug] = Tag(slug, texts.status(slug), texts.evidence((slug,)))
    for tag in [tags[slug] for slug in taken if not tags[slug].named]:
        facet = vocabulary.facet(vocabulary.terms[tag.slug].kind)
        findings.append(_doubt(facet.name, facet.section, tag.status, taken[tag.slug]))
        if broader := texts.broader(tag.slug):
            tags.setdefault(broader, _tag(broader, texts, checked=True))
    findings += [
        _stray(facet.name, facet.section, value, vocabulary.facet(term.kind).title, has_abstract)
        for facet, value, term in strays
        if not (texts.family_evidence(term.slug) or term.slug in facts)
    ]
    return _by_facet(tags.values(), vocabulary), tuple(dict.fromkeys(findings))


def _resolve(
    asserted: Mapping[str, Sequence[str]], vocabulary: Vocabulary
) -> tuple[dict[str, str], list[tuple[Facet, str, Term]], list[Finding]]:
    """Look asserted values up in the vocabulary.

    A value of the main facet may name a term of another facet of tags, and asserts that
    term.  A value of another facet that names a term elsewhere asserts nothing: there
    only the text decides.

    Returns:
        Slug -> the value that asserts it; the values that name a term of another facet, with
        their own facet and that term; a finding for each unknown value.
    """
    taken: dict[str, str] = {}
    strays: list[tuple[Facet, str, Term]] = []
    findings: list[Finding] = []
    for facet in vocabulary.tag_facets:
        for value in asserted.get(facet.name, ()):
            term, other = vocabulary.meant(facet.name, value)
            if other is not None and facet is vocabulary.main:
                term = other if vocabulary.facet(other.kind) in vocabulary.tag_facets else None
            if term is not None:
                taken.setdefault(term.slug, value)
            elif other is not None:
                strays.append((facet, value, other))
            elif not vocabulary.ignores(value):
                findings.append(unlisted(facet, value, vocabulary))
    return taken, strays, findings


def unlisted(facet: Facet, value: str, vocabulary: Vocabulary) -> Finding:
    """Return the finding that no term of a facet has the name `value`."""
    nearest = vocabulary.names.nearest(value)
    meant = f"; did you mean {nearest!r}?" if nearest else ""
    message = f"{value!r} is not in the vocabulary{meant}"
    return Finding(tag_code(facet.name, "unlisted"), facet.section, message)


class _Texts:
    """The texts of a paper and the terms found in them; the body is scanned only if needed."""

    def __init__(self, title: str, abstract: str, body: str, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._abstract, self._body = abstract, body
        in_title, in_abstract = vocabulary.scan(title), vocabulary.scan(abstract)
        abbreviated = in_title.abbreviated | in_abstract.abbreviated
        foreign = vocabulary.defined_otherwise(abbreviated, (title, abstract, body))
        if foreign:
            in_title, in_abstract = (vocabulary.scan(text, foreign) for text in (title, abstract))
        self._found = {"title": in_title, "abstract": in_abstract}
        self.named = {**in_title.named, **in_abstract.named}.keys()
        # The slugs of all terms with any evidence in the texts scanned so far.
        self._evident = {*self.named, *in_title.supported, *in_abstract.supported}
        self._body_left = bool(body)

    def evidence(self, slugs: Sequence[str]) -> tuple[Evidence, ...]:
        """Return the first evidence for any of `slugs` in title and abstract, else in the body."""
        if self._lacks(slugs):
            return ()
        return self._places(slugs)

    def _lacks(self, slugs: Collection[str]) -> bool:
        """Return whether there is no evidence for any of `slugs`; scan the body if need be."""
        lacking = self._evident.isdisjoint(slugs)
        if lacking and self._body_left:
            self._scan_body()
            lacking = self._evident.isdisjoint(slugs)
        return lacking

    def _scan_body(self) -> None:
        self._body_left = False
        found = self._vocabulary.scan(self._body)
        texts = (self._abstract, self._body)
        foreign = self._vocabulary.defined_otherwise(found.abbreviated, texts)
        self._found["body"] = self._vocabulary.scan(self._body, foreign) if foreign else found
        self._evident.update(self._found["body"].named, self._found["body"].supported)

    def broader(self, slug: str) -> str | None:
        """Return the nearest broader term whose own or supporting words the text has, or None."""
        broader = self._vocabulary.broader(slug)
        if not broader or self._lacks(broader):
            return None
        return next((parent for parent in broader if not self._lacks((parent,))), None)

    def status(self, slug: str) -> TagStatus:
        """Return whether the paper is about a term that has evidence, or only mentions it.

        A narrower term counts as the term does.
        """
        family = self._vocabulary.family(slug)
        if not self._titular.isdisjoint(family):
            return TagStatus.ABOUT
        found = self._found["abstract"]
        own = [place for slug in family if slug in found.places for place in found.places[slug]]
        if len(own) < LEAST_SENTENCES or self._titled_otherwise(slug):
            return TagStatus.MENTIONS
        much = self._sentences.much(found.words.characters(own))
        return TagStatus.ABOUT if much else TagStatus.MENTIONS

    def _titled_otherwise(self, slug: str) -> bool:
        """Return whether the title names a term of the same facet that is not a broader one."""
        terms = self._vocabulary.terms
        kind = terms[slug].kind
        return any(
            terms[named].kind == kind and slug not in self._vocabulary.family(named)
            for named in self._titular
        )

    @cached_property
    def _titular(self) -> frozenset[str]:
        """The terms that the title names by their own words."""
        return frozenset(self._found["title"].places)

    @cached_property
    def _sentences(self) -> Sentences:
        return Sentences(self._abstract)

    def family_evidence(self, slug: str) -> tuple[Evidence, ...]:
        """Return the evidence for the term itself, else for a narrower one."""
        family = self._vocabulary.family(slug)
        if self._lacks(family):
            return ()
        return self.evidence(family[:1]) or self.evidence(family[1:])

    def _places(self, slugs: Sequence[str]) -> tuple[Evidence, ...]:
        """Return one evidence for each field: of the first of `slugs` there, weak words last."""
        places = []
        for field, found in self._found.items():
            for words in (found.named, found.supported):
                if not words.keys().isdisjoint(slugs):
                    first = next(slug for slug in slugs if slug in words)
                    places.append(Evidence(field, words[first]))
                    break
        return tuple(places)


def _tag(slug: str, texts: _Texts, *, checked: bool) -> Tag:
    evidence = texts.family_evidence(slug)
    if evidence:
        return Tag(slug, texts.status(slug), evidence, asserted=True)
    status = TagStatus.UNSUPPORTED if checked else TagStatus.UNVERIFIED
    return Tag(slug, status, asserted=True)


def _by_facet(tags: Iterable[Tag], vocabulary: Vocabulary) -> dict[str, tuple[Tag, ...]]:
    """Return facet name -> its tags in order."""
    terms, places = vocabulary.terms, vocabulary.places
    found: dict[str, list[Tag]] = {facet.name: [] for facet in vocabulary.tag_facets}
    for tag in sorted(tags, key=lambda tag: (_RANKS[tag.status], places[tag.slug])):
        found[terms[tag.slug].kind].append(tag)
    return {name: tuple(own) for name, own in found.items()}


# Cached: most records of a corpus have the same findings on the same values.
@lru_cache(maxsize=4096)
def _doubt(facet: str, field: str, status: TagStatus, value: str) -> Finding:
    code = tag_code(facet, status)
    if status is TagStatus.UNVERIFIED:
        return Finding(code, field, f"{value!r} cannot be checked: there is no abstract")
    message = f"{value!r} is asserted, but none of its words is in the text"
    return Finding(code, field, message)


@lru_cache(maxsize=4096)
def _stray(facet: str, field: str, value: str, others: str, has_abstract: bool) -> Finding:
    names = f"{value!r} is one of the {within_sentence(others)}"
    if not has_abstract:
        message = f"{names}; there is no abstract to check"
        return Finding(tag_code(facet, "unverified"), field, message)
    message = f"{names}, and none of its words is in the text"
    return Finding(tag_code(facet, "unsupported"), field, message)
