"""The controlled vocabulary: conditions, topics and study designs, with their words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class TermKind(StrEnum):
    """What a term of the vocabulary names."""

    CONDITION = "condition"
    TOPIC = "topic"
    DESIGN = "design"


@dataclass(frozen=True, slots=True)
class Term:
    """One entry of the vocabulary.

    Attributes:
        slug: address part, ``tourette-syndrome``.
        synonyms: words and phrases that mean the same, matched without case.
        abbreviations: matched in their own case only (``TS`` and ``ADD`` are
            words elsewhere).
        plain: what a patient or parent would type; search only, no evidence.
        aliases: values acquired records use for it (``tourette_syndrome``).
        mesh: MeSH descriptor id (``D005879``).
        parent: slug of the broader term of the same kind.
    """

    slug: str
    kind: TermKind
    label: str
    description: str = ""
    synonyms: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    plain: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    mesh: str | None = None
    parent: str | None = None


@dataclass(frozen=True)
class Vocabulary:
    """All terms, in the file's order."""

    terms: Mapping[str, Term]  # slug -> term

    def of_kind(self, kind: TermKind) -> tuple[Term, ...]:
        """The terms of one kind, in the file's order."""
        return tuple(term for term in self.terms.values() if term.kind is kind)
