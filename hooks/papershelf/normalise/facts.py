"""Reads the facts of a paper, such as its study design, from its title and abstract."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence, Set

from papershelf.machinery.frozen import Value
from papershelf.model import Evidence
from papershelf.normalise.findings import Finding
from papershelf.normalise.tags import unlisted
from papershelf.problems import tag_code
from papershelf.vocabulary import Vocabulary
from papershelf.vocabulary.fact_rules import FactPlan
from papershelf.vocabulary.facts import Said, Sign
from papershelf.vocabulary.patterns import Match
from papershelf.vocabulary.sentences import Words

_NOTHING = Said({}, {}, {}, none=False)
# A record that states no facts.
_NONE_STATED: Mapping[str, tuple[str, ...]] = {}


class _Texts(Value, frozen=True):
    """What the texts of a paper say.

    Attributes:
        title: facet -> what the title says.
        abstract: the same of the abstract.
        whole: whether the abstract is long enough to name what matters.
        stated: facet -> the slugs that the record states.
    """

    title: Mapping[str, Said]
    abstract: Mapping[str, Said]
    whole: bool
    stated: Mapping[str, tuple[str, ...]]


def stated_facts(
    asserted: Mapping[str, Sequence[str]], vocabulary: Vocabulary
) -> tuple[dict[str, tuple[str, ...]], tuple[Finding, ...]]:
    """Return facet of facts -> the slugs that a record states, and what is wrong with its values.

    Facets without a known value are left out.  Of a facet with one value the first counts.

    Args:
        asserted: facet name -> the values that the record asserts.
    """
    stated: dict[str, tuple[str, ...]] = {}
    findings: list[Finding] = []
    for facet in vocabulary.fact_facets:
        found: list[str] = []
        for value in asserted.get(facet.name, ()):
            term = vocabulary.resolve(facet.name, value)
            if term is None:
                findings.append(unlisted(facet, value, vocabulary))
            elif term.slug not in found:
                found.append(term.slug)
        if not facet.many and len(found) > 1:
            message = f"found {len(found)} values, of which the first counts: {found[0]}"
            findings.append(Finding(tag_code(facet.name, "surplus"), facet.section, message))
            found = found[:1]
        if found:
            order = [term.slug for term in vocabulary.of_kind(facet.name)]
            stated[facet.name] = tuple(sorted(found, key=order.index))
    return stated, tuple(findings)


def facts_of(
    title: str | None,
    abstract_text: str,
    has_abstract: bool,
    vocabulary: Vocabulary,
    stated: Mapping[str, tuple[str, ...]] = _NONE_STATED,
) -> dict[str, tuple[str, ...]]:
    """Return facet name -> the slugs of its values, for all facets of facts.

    What the record states wins over what the texts say.  The facets are decided in the file's
    order, since a value may follow from one of an earlier facet.  Values of a facet with
    several are in the file's order, too.

    Args:
        abstract_text: the abstract, or the text that takes its place.
        has_abstract: whether it is long enough to name all that matters.
        stated: facet -> the slugs that the record states.
    """
    if not vocabulary.fact_facets:
        return {}
    patterns, known = vocabulary.fact_patterns, vocabulary.looked_up
    texts = _Texts(
        patterns.in_title(title or "", known),
        patterns.in_abstract(abstract_text, known),
        has_abstract,
        stated,
    )
    facts: dict[str, tuple[str, ...]] = {plan.facet.name: () for plan in patterns.plans}
    if not texts.title and not texts.abstract and not stated:
        return facts
    decided: set[str] = set()
    for plan in patterns.plans:
        values = stated.get(plan.facet.name) or _values(plan, texts, decided)
        facts[plan.facet.name] = values
        decided.update(values)
    return facts


def _values(plan: FactPlan, texts: _Texts, decided: Set[str]) -> tuple[str, ...]:
    """Return the values of one facet; `decided` are those of earlier ones."""
    name, rules = plan.facet.name, plan.facet.rules
    title = texts.title.get(name, _NOTHING)
    abstract = texts.abstract.get(name, _NOTHING)
    if title.none or not decided.isdisjoint(rules.without):
        return ()
    following = _following(plan.following, decided) if decided else ()
    if title is abstract and not following and not plan.joining:  # neither says anything
        return ()
    if plan.facet.many:
        # Words of an abstract may be of others than those studied; a stated number hardly is.
        named = {*title.values, *title.stated, *abstract.stated} or abstract.values
        return tuple([slug for slug in plan.slugs if slug in named or slug in following])
    found = following or _found(plan, title, abstract, texts)
    if not found:
        return ()
    first = min(found, key=plan.ranks.__getitem__)
    while narrower := [slug for slug in plan.narrower[first] if slug in abstract.values]:
        first = narrower[0]
    return (first,)


def _found(plan: FactPlan, title: Said, abstract: Said, texts: _Texts) -> Collection[str]:
    """Return the values that the texts name, or that are joined with a value of a later facet."""
    named = _named(plan, title, abstract, texts.whole)
    if not plan.joining:
        return named or abstract.weak
    later = [
        slug
        for one in plan.later
        for slug in texts.stated.get(one.facet.name) or _leading(one, texts, title)
    ]
    return {*named, *_following(plan.joining, later)} or (() if later else abstract.weak)


def _named(plan: FactPlan, title: Said, abstract: Said, whole: bool) -> Collection[str]:
    """Return the values that the title, else the abstract names.

    Of a facet with `FactRules.least`: those that both together name often enough and most
    often, if the title names any of them, those that it names.
    """
    least = plan.facet.rules.least
    if not least:
        return {**title.values, **title.stated} or {**abstract.values, **abstract.stated}
    counts: dict[str, int] = {}
    for said in (title, abstract):
        for slug, matches in said.values.items():
            counts[slug] = counts.get(slug, 0) + _mentions(matches)
    enough = [slug for slug, count in counts.items() if not whole or count >= least]
    enough = [slug for slug in enough if slug in title.values] or enough
    most = max((counts[slug] for slug in enough), default=0)
    return [slug for slug in enough if counts[slug] == most]


def _leading(plan: FactPlan, texts: _Texts, of_joined: Said) -> Sequence[str]:
    """Return the first by precedence of the values of a later facet that texts name, as a list.

    Where the title names a value of the facet that is joined with it, which `of_joined` says,
    only other words of the title may compete with that.
    """
    name = plan.facet.name
    title, abstract = texts.title.get(name, _NOTHING), texts.abstract.get(name, _NOTHING)
    if of_joined.values or of_joined.stated:
        named = _named(plan, title, _NOTHING, False)
    else:
        named = _named(plan, title, abstract, texts.whole)
    return [min(named, key=plan.ranks.__getitem__)] if named else []


def _mentions(matches: Iterable[Match[Sign]]) -> int:
    """Count the places of `matches`, which are in text order; a place with a number twice."""
    count = end = 0
    for match in matches:
        if match.start >= end:
            count += 2 if match.numbers else 1
            end = match.end
    return count


def _following(rules: Mapping[str, frozenset[str]], values: Collection[str]) -> set[str]:
    """Return the values that follow from any of `values`."""
    return {slug for slug, reasons in rules.items() if not reasons.isdisjoint(values)}


def reasons_of(
    title: str | None, abstract_text: str, vocabulary: Vocabulary
) -> dict[str, tuple[Evidence, ...]]:
    """Return slug -> the first words of title and abstract that name it, for values of facts."""
    patterns = vocabulary.fact_patterns
    found: dict[str, list[Evidence]] = {}
    for field, find, text in (
        ("title", patterns.in_title, title or ""),
        ("abstract", patterns.in_abstract, abstract_text),
    ):
        words = Words(text)
        for said in find(text, vocabulary.looked_up).values():
            for slug, matches in {**said.weak, **said.values, **said.stated}.items():
                quoted = words.quote(matches[0].start, matches[0].end)
                found.setdefault(slug, []).append(Evidence(field, quoted))
    return {slug: tuple(evidence) for slug, evidence in found.items()}
