"""Decides tags and study design of a paper by all the text that its page shows."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from msgspec.structs import replace

from papershelf.machinery.frozen import Value
from papershelf.model import Abstract, Section, Summary, Tag
from papershelf.normalise.findings import Finding
from papershelf.normalise.off_topic import off_topic
from papershelf.normalise.paragraphs import MIN_ABSTRACT
from papershelf.normalise.tags import study_design, tag_paper
from papershelf.vocabulary import Vocabulary


class Texts(Value, frozen=True):
    """The texts of a paper that its page shows."""

    title: str | None
    abstract: Abstract
    sections: Sequence[Section]
    summary: Summary | None


class Judgement(Value, frozen=True):
    """The tags of a paper with their evidence, and what is wrong with them."""

    tags: Mapping[str, tuple[Tag, ...]]
    study_design: str | None
    findings: tuple[Finding, ...]


def judge(
    asserted: Mapping[str, Sequence[str]],
    texts: Texts,
    vocabulary: Vocabulary,
    guessed: Collection[str] = (),
) -> Judgement:
    """Check the `asserted` values of each facet against the texts; see `tag_paper`.

    If the abstract is missing, the summary takes its place.
    """
    abstract = texts.abstract.text
    enough = len(abstract) >= MIN_ABSTRACT
    gist = abstract if enough or texts.summary is None else texts.summary.text
    tags, findings = tag_paper(
        asserted, texts.title, gist, _body(texts), enough, vocabulary, guessed
    )
    if gist is not abstract:
        tags = {facet: _from_summary(own) for facet, own in tags.items()}
    if enough and tags:
        stray = off_topic(tags, (texts.title or "", gist), vocabulary)
        findings = (*findings, stray) if stray else findings
    return Judgement(tags, study_design(texts.title, gist, vocabulary), findings)


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
