"""Conditions, topics and study design of a paper, judged by all the text its page shows."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from msgspec.structs import replace

from papershelf.machinery.frozen import Value
from papershelf.model import Abstract, Section, Summary, Tag
from papershelf.normalise.findings import Finding
from papershelf.normalise.paragraphs import MIN_ABSTRACT
from papershelf.normalise.tags import study_design, tag_paper
from papershelf.vocabulary import Vocabulary


class Texts(Value, frozen=True):
    """What a paper's page shows of its text."""

    title: str | None
    abstract: Abstract
    sections: Sequence[Section]
    summary: Summary | None


class Judgement(Value, frozen=True):
    """The tags of a paper with their evidence, and what is wrong with them."""

    conditions: tuple[Tag, ...]
    topics: tuple[Tag, ...]
    study_design: str | None
    findings: tuple[Finding, ...]


def judge(
    conditions: Sequence[str],
    topics: Sequence[str],
    texts: Texts,
    vocabulary: Vocabulary,
    guessed: Collection[str] = (),
) -> Judgement:
    """Hold the asserted `conditions` and `topics` against the texts; see `tag_paper`.

    Where the abstract is missing, the summary says what the paper is about.
    """
    abstract = texts.abstract.text
    enough = len(abstract) >= MIN_ABSTRACT
    told = abstract if enough or texts.summary is None else texts.summary.text
    condition_tags, topic_tags, findings = tag_paper(
        conditions, topics, texts.title, told, _body(texts), enough, vocabulary, guessed
    )
    if told is not abstract:
        condition_tags, topic_tags = _from_summary(condition_tags), _from_summary(topic_tags)
    if enough and not any(tag.listed for tag in (*condition_tags, *topic_tags)):
        message = "no condition or topic of the vocabulary stands in its text"
        findings = (*findings, Finding("off-topic", "conditions", message))
    design = study_design(texts.title, told, vocabulary)
    return Judgement(condition_tags, topic_tags, design, findings)


def _body(texts: Texts) -> str:
    """What the page shows below the abstract: nothing else may speak for a tag."""
    shown = [f"{section.heading}\n{section.text}" for section in texts.sections]
    return "\n\n".join([texts.summary.text, *shown] if texts.summary else shown)


def _from_summary(tags: tuple[Tag, ...]) -> tuple[Tag, ...]:
    """Tags whose evidence was sought in the summary in place of an abstract."""
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
