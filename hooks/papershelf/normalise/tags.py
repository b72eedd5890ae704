"""Tags with evidence: what a record asserts, held against what its text says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from papershelf.model import Evidence, Tag, TagStatus
from papershelf.vocabulary import Term, TermKind, Vocabulary

# (code, field, message), see `papershelf.problems`
Finding = tuple[str, str, str]

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
) -> tuple[tuple[Tag, ...], tuple[Tag, ...], tuple[Finding, ...]]:
    """Conditions and topics of a paper with their evidence, and what is wrong with them.

    `body_text` holds the record's real sections only, not the copies of its
    tags that acquisition appends (``## Keywords``): those are no evidence.
    """
    texts = _Texts(title or "", abstract_text, body_text, vocabulary)
    asserted: dict[str, str] = {}  # slug -> value as supplied
    strays: list[tuple[str, Term]] = []  # topics that name a condition or a design
    findings: list[Finding] = []
    for value in asserted_conditions:
        term = vocabulary.resolve(TermKind.CONDITION, value) or vocabulary.resolve(
            TermKind.TOPIC, value
        )
        if term is not None:
            asserted.setdefault(term.slug, value)
        elif not vocabulary.ignores(value):
            findings.append(_unlisted(TermKind.CONDITION, value))
    for value in asserted_topics:
        term = vocabulary.resolve(TermKind.TOPIC, value)
        other = vocabulary.resolve(TermKind.CONDITION, value) or vocabulary.resolve(
            TermKind.DESIGN, value
        )
        if term is not None:
            asserted.setdefault(term.slug, value)
        elif other is not None:
            strays.append((value, other))
        elif not vocabulary.ignores(value):
            findings.append(_unlisted(TermKind.TOPIC, value))
    tags = [_tag(slug, texts, has_abstract) for slug in asserted]
    tags += [
        Tag(slug, TagStatus.FOUND, texts.evidence((slug,)))
        for slug in texts.named
        if slug not in asserted
    ]
    findings += [_doubt(tag, asserted[tag.slug], vocabulary) for tag in tags if not tag.listed]
    findings += [_stray(value, term) for value, term in strays if not texts.speaks_for(term.slug)]
    return (
        _of_kind(tags, TermKind.CONDITION, vocabulary),
        _of_kind(tags, TermKind.TOPIC, vocabulary),
        tuple(dict.fromkeys(findings)),
    )


def study_design(title: str | None, abstract_text: str, vocabulary: Vocabulary) -> str | None:
    """The slug of the study design that title, else abstract, names; the file's order decides."""
    for text in (title or "", abstract_text):
        found = vocabulary.find(text)
        for term in vocabulary.of_kind(TermKind.DESIGN):
            if term.slug in found:
                return term.slug
    return None


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

    def speaks_for(self, slug: str) -> bool:
        """Whether a word of the term or of a narrower one stands anywhere."""
        return bool(self.evidence(self._vocabulary.family(slug)))

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


def _unlisted(kind: TermKind, value: str) -> Finding:
    return f"{kind}-unlisted", f"{kind}s", f"{value!r} is not in the vocabulary"


def _doubt(tag: Tag, value: str, vocabulary: Vocabulary) -> Finding:
    kind = vocabulary.terms[tag.slug].kind
    code, field = f"{kind}-{tag.status}", f"{kind}s"
    if tag.status is TagStatus.UNVERIFIED:
        return code, field, f"{value!r} cannot be checked: there is no abstract"
    return code, field, f"{value!r} is asserted, but none of its words stands in the text"


def _stray(value: str, term: Term) -> Finding:
    article = f"a {term.kind}" if term.kind is TermKind.CONDITION else "a study design"
    return (
        "topic-unsupported",
        "topics",
        f"{value!r} names {article}, no topic, and none of its words stands in the text",
    )
