"""Tags with evidence: what a record asserts, held against what its text says."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache

from papershelf.model import Evidence, Tag, TagStatus
from papershelf.normalise.findings import Finding
from papershelf.vocabulary import Term, TermKind, Vocabulary

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

    `body_text` holds the record's real sections, without the copies of its tags that
    acquisition appends; `has_abstract` says whether there is enough of an abstract to
    speak against a tag.  Of the values `guessed`, which the record's tool is known to
    set by chance ("tic" inside "therapeutic"), none is believed without a word for it.

    Returns:
        Conditions and topics: supported, found, unverified, unsupported ones, each in
        the vocabulary's order; findings.
    """
    texts = _Texts(title or "", abstract_text, body_text, vocabulary)
    asserted, strays, findings = _resolve(asserted_conditions, asserted_topics, vocabulary)
    tags = [
        _tag(slug, texts, checked=has_abstract or value in guessed)
        for slug, value in asserted.items()
    ]
    added = [slug for slug in texts.named if slug not in asserted]
    tags += [Tag(slug, TagStatus.FOUND, texts.evidence((slug,))) for slug in added]
    terms = vocabulary.terms
    findings += [
        _doubt(terms[tag.slug].kind, tag.status, asserted[tag.slug])
        for tag in tags
        if not tag.listed
    ]
    findings += [
        _stray(value, term.kind, has_abstract)
        for value, term in strays
        if not texts.family_evidence(term.slug)
    ]
    conditions, topics = (
        _of_kind(tags, kind, vocabulary) for kind in (TermKind.CONDITION, TermKind.TOPIC)
    )
    return conditions, topics, tuple(dict.fromkeys(findings))


def _resolve(
    conditions: Sequence[str], topics: Sequence[str], vocabulary: Vocabulary
) -> tuple[dict[str, str], list[tuple[str, Term]], list[Finding]]:
    """Slugs asserted with the values that do, topics of other kinds, values unknown.

    A condition that names a topic is taken for that topic.  A topic that names a
    condition or a design asserts nothing: only the text decides there.
    """
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
                    Finding(f"{kind}-unlisted", f"{kind}s", f"{value!r} is not in the vocabulary")
                )
    return asserted, strays, findings


def study_design(title: str | None, abstract_text: str, vocabulary: Vocabulary) -> str | None:
    """The slug of the study design that the title, else the abstract, names.

    Of several, the first in the vocabulary's order counts.  What an abstract says
    of studies that ought to be done does not count.
    """
    found = vocabulary.designs_in_title(title or "")
    if not found:
        found = vocabulary.find(abstract_text)
        if any(_is_wish(abstract_text, found[s]) for s in vocabulary.designs if s in found):
            sentences = _SENTENCE_END.split(abstract_text)
            found = vocabulary.find(" ".join(x for x in sentences if not _WISH.search(x)))
    return next((slug for slug in vocabulary.designs if slug in found), None)


def _is_wish(text: str, words: str) -> bool:
    """Whether the sentence in which `words` stand first speaks of work still to be done."""
    at = max(text.find(words), 0)
    end = text.find(". ", at)
    return (
        _WISH.search(text, text.rfind(". ", 0, at) + 1, end if end > 0 else len(text)) is not None
    )


class _Texts:
    """The texts of a paper and the terms that stand in them; the body is scanned at need."""

    def __init__(self, title: str, abstract: str, body: str, vocabulary: Vocabulary) -> None:
        self._found = {"title": vocabulary.scan(title), "abstract": vocabulary.scan(abstract)}
        self._body = body
        self._vocabulary = vocabulary
        self.named = dict.fromkeys(slug for found in self._found.values() for slug in found.named)
        self._spoken = self._all_spoken()

    def evidence(self, slugs: Sequence[str]) -> tuple[Evidence, ...]:
        """The first word for any of `slugs` in title and abstract, else in the body."""
        if self._body and "body" not in self._found and self._spoken.isdisjoint(slugs):
            self._found["body"] = self._vocabulary.scan(self._body)
            self._spoken = self._all_spoken()
        return () if self._spoken.isdisjoint(slugs) else self._places(slugs)

    def _all_spoken(self) -> set[str]:
        """The slugs of all terms that any word stands for, in the texts scanned so far."""
        return {s for found in self._found.values() for s in (*found.named, *found.supported)}

    def family_evidence(self, slug: str) -> tuple[Evidence, ...]:
        """Evidence for the term itself, else for a narrower one."""
        family = self._vocabulary.family(slug)
        return self.evidence(family[:1]) or self.evidence(family[1:])

    def _places(self, slugs: Sequence[str]) -> tuple[Evidence, ...]:
        """One evidence a field, by the words of the first of `slugs`, weak ones last."""
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
        return Tag(slug, TagStatus.SUPPORTED, evidence)
    return Tag(slug, TagStatus.UNSUPPORTED if checked else TagStatus.UNVERIFIED)


def _of_kind(tags: Iterable[Tag], kind: TermKind, vocabulary: Vocabulary) -> tuple[Tag, ...]:
    terms, places = vocabulary.terms, vocabulary.places
    chosen = [tag for tag in tags if terms[tag.slug].kind is kind]
    return tuple(sorted(chosen, key=lambda tag: (_ORDER.index(tag.status), places[tag.slug])))


# A corpus says the same of the same values in most of its records.
@lru_cache(maxsize=4096)
def _doubt(kind: TermKind, status: TagStatus, value: str) -> Finding:
    code, field = f"{kind}-{status}", f"{kind}s"
    if status is TagStatus.UNVERIFIED:
        return Finding(code, field, f"{value!r} cannot be checked: there is no abstract")
    message = f"{value!r} is asserted, but none of its words stands in the text"
    return Finding(code, field, message)


@lru_cache(maxsize=4096)
def _stray(value: str, kind: TermKind, has_abstract: bool) -> Finding:
    names = "a condition" if kind is TermKind.CONDITION else "a study design"
    if not has_abstract:
        message = f"{value!r} names {names}; there is no abstract to check"
        return Finding("topic-unverified", "topics", message)
    message = f"{value!r} names {names}, and none of its words stands in the text"
    return Finding("topic-unsupported", "topics", message)
