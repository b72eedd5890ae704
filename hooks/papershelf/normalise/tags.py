"""Tags with evidence: what a record asserts, held against what its text says."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from papershelf.model import Evidence, Tag, TagStatus
from papershelf.vocabulary import Term, TermKind, Vocabulary

# (code, field, message), see `papershelf.problems`
Finding = tuple[str, str, str]

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
# Sentences on work that others may do: "randomized trials are needed".
_WISH = re.compile(
    r"\b(?:need(?:ed|s)?|warrant(?:ed|s)?|required?|future|further|should|recommend(?:ed|s)?)\b",
    re.IGNORECASE,
)

# The order of a paper's tags; within a status the vocabulary's order.
_ORDER = tuple(TagStatus)


def tag_paper(
    asserted_conditions: Sequence[str],
    asserted_topics: Sequence[str],
    title: str | None,
    abstract_text: str,
    body_text: str,
    has_abstract: bool,
    vocabulary: Vocabulary,
    guessed: Collection[str] = (),
) -> tuple[tuple[Tag, ...], tuple[Tag, ...], tuple[Finding, ...]]:
    """Conditions and topics of a paper with their evidence, and what is wrong with them.

    A condition that names a topic is taken for that topic; a topic that names a
    condition or a study design asserts nothing, since only the text decides there.

    Args:
        asserted_conditions: the record's values, as supplied.
        asserted_topics: the record's values, as supplied.
        title: the paper's title, if there is one.
        abstract_text: what there is of the abstract.
        body_text: the record's real sections, without the copies of its tags that
            acquisition appends (``## Keywords``): those are no evidence.
        has_abstract: whether there is enough of an abstract to speak against a tag.
        vocabulary: the terms and their words.
        guessed: values that the record's tool set by a substring; unless a word stands
            for them they are unsupported, even where there is no abstract to check.

    Returns:
        Conditions and topics, each supported, found, unverified, unsupported, and
        within these in the vocabulary's order; findings as (code, field, message).
    """
    texts = _Texts(title or "", abstract_text, body_text, vocabulary)
    asserted, strays, findings = _resolve(asserted_conditions, asserted_topics, vocabulary)
    tags = [_tag(slug, texts, has_abstract or value in guessed) for slug, value in asserted.items()]
    tags += [
        Tag(slug, TagStatus.FOUND, texts.evidence((slug,)))
        for slug in texts.named
        if slug not in asserted and not vocabulary.terms[slug].broad
    ]
    findings += [_doubt(tag, asserted[tag.slug], vocabulary) for tag in tags if not tag.listed]
    findings += [
        _stray(value, term, has_abstract)
        for value, term in strays
        if not texts.family_evidence(term.slug)
    ]
    return (
        _of_kind(tags, TermKind.CONDITION, vocabulary),
        _of_kind(tags, TermKind.TOPIC, vocabulary),
        tuple(dict.fromkeys(findings)),
    )


def _resolve(
    conditions: Sequence[str], topics: Sequence[str], vocabulary: Vocabulary
) -> tuple[dict[str, str], list[tuple[str, Term]], list[Finding]]:
    """Slugs asserted with the values that do, topics of other kinds, values unknown."""
    asserted: dict[str, str] = {}
    strays: list[tuple[str, Term]] = []
    findings: list[Finding] = []
    for kind, values in ((TermKind.CONDITION, conditions), (TermKind.TOPIC, topics)):
        for value in values:
            term = vocabulary.resolve(kind, value)
            if term is None and kind is TermKind.CONDITION:
                term = vocabulary.resolve(TermKind.TOPIC, value)
            if term is not None:
                asserted.setdefault(term.slug, value)
                continue
            other = vocabulary.resolve(TermKind.CONDITION, value) or vocabulary.resolve(
                TermKind.DESIGN, value
            )
            if other is not None:
                strays.append((value, other))
            elif not vocabulary.ignores(value):
                findings.append(
                    (f"{kind}-unlisted", f"{kind}s", f"{value!r} is not in the vocabulary")
                )
    return asserted, strays, findings


def study_design(title: str | None, abstract_text: str, vocabulary: Vocabulary) -> str | None:
    """The slug of the study design that the title, else the abstract, names.

    Of several, the first in the vocabulary's order counts.  What an abstract says
    of studies that ought to be done does not count.
    """
    designs = vocabulary.of_kind(TermKind.DESIGN)
    found = vocabulary.find_in_title(title or "")
    if not any(term.slug in found for term in designs):
        sentences = _SENTENCE_END.split(abstract_text)
        found = vocabulary.find(" ".join(x for x in sentences if not _WISH.search(x)))
    return next((term.slug for term in designs if term.slug in found), None)


class _Texts:
    """The texts of a paper and the terms that stand in them; the body is scanned at need."""

    def __init__(self, title: str, abstract: str, body: str, vocabulary: Vocabulary) -> None:
        self._found = {"title": vocabulary.find(title), "abstract": vocabulary.find(abstract)}
        self._body = body
        self._vocabulary = vocabulary
        self.named = dict.fromkeys(slug for found in self._found.values() for slug in found)

    def evidence(self, slugs: Iterable[str]) -> tuple[Evidence, ...]:
        """The first word for any of `slugs` in title and abstract, else in the body."""
        wanted = tuple(slugs)
        places = self._places(wanted)
        if not places and self._body:
            if "body" not in self._found:
                self._found["body"] = self._vocabulary.find(self._body)
            places = self._places(wanted)
        return places

    def family_evidence(self, slug: str) -> tuple[Evidence, ...]:
        """Evidence for the term itself, else for a narrower one."""
        family = self._vocabulary.family(slug)
        return self.evidence(family[:1]) or self.evidence(family[1:])

    def _places(self, slugs: Sequence[str]) -> tuple[Evidence, ...]:
        places = []
        for field, found in self._found.items():
            words = next((found[slug] for slug in slugs if slug in found), None)
            if words is not None:
                places.append(Evidence(field, words))
        return tuple(places)


def _tag(slug: str, texts: _Texts, has_abstract: bool) -> Tag:
    evidence = texts.family_evidence(slug)
    if evidence:
        return Tag(slug, TagStatus.SUPPORTED, evidence)
    return Tag(slug, TagStatus.UNSUPPORTED if has_abstract else TagStatus.UNVERIFIED)


def _of_kind(tags: Iterable[Tag], kind: TermKind, vocabulary: Vocabulary) -> tuple[Tag, ...]:
    place = {term.slug: at for at, term in enumerate(vocabulary.of_kind(kind))}
    chosen = [tag for tag in tags if tag.slug in place]
    return tuple(sorted(chosen, key=lambda tag: (_ORDER.index(tag.status), place[tag.slug])))


def _doubt(tag: Tag, value: str, vocabulary: Vocabulary) -> Finding:
    kind = vocabulary.terms[tag.slug].kind
    code, field = f"{kind}-{tag.status}", f"{kind}s"
    if tag.status is TagStatus.UNVERIFIED:
        return code, field, f"{value!r} cannot be checked: there is no abstract"
    return code, field, f"{value!r} is asserted, but none of its words stands in the text"


def _stray(value: str, term: Term, has_abstract: bool) -> Finding:
    names = "a condition" if term.kind is TermKind.CONDITION else "a study design"
    if not has_abstract:
        return (
            "topic-unverified",
            "topics",
            f"{value!r} names {names}; there is no abstract to check",
        )
    return (
        "topic-unsupported",
        "topics",
        f"{value!r} names {names}, and none of its words stands in the text",
    )
