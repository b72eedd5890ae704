"""Decides tags and facts of a paper by the text that its page shows."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from msgspec.structs import replace

from papershelf.machinery.frozen import Value
from papershelf.model import Abstract, Section, Summary, Tag
from papershelf.normalise.facts import facts_of, stated_facts
from papershelf.normalise.findings import Finding
from papershelf.normalise.off_topic import off_topic
from papershelf.normalise.paragraphs import MIN_ABSTRACT
from papershelf.normalise.tags import tag_paper
from papershelf.vocabulary import Vocabulary


class Texts(Value, frozen=True):
    """The texts of a paper that its page shows."""

    title: str | None
    abstract: Abstract
    sections: Sequence[Section]
    summary: Summary | None


class Judgement(Value, frozen=True):
    """The tags of a paper with their evidence, its facts, and what is wrong with either."""

    tags: Mapping[str, tuple[Tag, ...]]
    facts: Mapping[str, tuple[str, ...]]
    findings: tuple[Finding, ...]


def judge(
    asserted: Mapping[str, Sequence[str]],
    texts: Texts,
    vocabulary: Vocabulary,
    guessed: Collection[str] = (),
) -> Judgement:
    """Check the `asserted` values of each facet against the texts, and read the facts.

    See `tag_paper`, `facts_of` and `stated_facts`.  If the abstract is missing, the summary
    takes its place.
    """
    abstract = texts.abstract.text
    enough = len(abstract) >= MIN_ABSTRACT
    gist = abstract if enough else gist_of(texts.abstract, texts.summary)
    stated, faults = stated_facts(asserted, vocabulary)
    facts = facts_of(texts.title, gist, len(gist) >= MIN_ABSTRACT, vocabulary, stated)
    slugs = [slug for values in facts.values() for slug in values]
    tags, findings = tag_paper(
        asserted, texts.title, gist, _body(texts), enough, vocabulary, guessed, slugs
    )
    findings = (*findings, *faults)
    if gist != abstract:
        tags = {facet: _from_summary(own) for facet, own in tags.items()}
    if enough and tags:
        stray = off_topic(tags, (texts.title or "", gist), vocabulary)
        findings = (*findings, stray) if stray else findings
    return Judgement(tags, facts, findings)


def gist_of(abstract: Abstract, summary: Summary | None) -> str:
    """Return the abstract or, if it is missing or very short, the summary that takes its place."""
    text = abstract.text
    return text if len(text) >= MIN_ABSTRACT or summary is None else summary.text


def _body(texts: Texts) -> str:
    """Return the text that the page shows below the abstract; no other text is evidence."""
    shown = [f"{section.heading}\n{section.text}" for section in texts.sections]
    return "\n\n".join([texts.summary.text, *shown] if texts.summary else shown)


def _from_summary(tags: tuple[Tag, ...]) -> tuple[Tag, ...]:
    """Return the tags with evidence named after the summary, which replaced the abstract."""
    return tuple(
        replace(
            tag,
            evidence=tuple(
                replace(item, field="summary") if item.field == "abstract" else item
                for item in tag.evidence
            ),
        )
        for tag in tags
    )
