"""Plain-language summaries: the front matter's, or a section of the body."""

from __future__ import annotations

from collections.abc import Sequence

from papershelf.model import Section, Summary
from papershelf.normalise.body import heading_name
from papershelf.normalise.fields import Fields
from papershelf.normalise.text import clean_characters
from papershelf.normalise.variants import Variant

_NAMES = frozenset(
    (
        "plain-language summary",
        "plain language summary",
        "plain english summary",
        "lay summary",
        "lay abstract",
    )
)


def read_summary(
    fields: Fields, variant: Variant, sections: Sequence[Section]
) -> tuple[Summary | None, tuple[Section, ...]]:
    """The summary, the front matter's first, and the sections without those that hold one."""
    rest = tuple(section for section in sections if heading_name(section.heading) not in _NAMES)
    source = fields.text(variant.summary_source)
    if text := fields.text(variant.summary):
        return Summary(clean_characters(text), source), rest
    for section in sections:
        if heading_name(section.heading) in _NAMES:
            return Summary(section.text, source), rest
    return None, rest
