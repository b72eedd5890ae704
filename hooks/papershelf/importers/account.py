"""The report of an import: an account of all entries, then what the curator should look at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from papershelf.importers.plan import Outcome, Plan

# Lines of one part of the report, and words in a list.
_MOST_LINES = 50
_MOST_WORDS = 40


def account(
    plan: Plan, formats: Mapping[str, str], *, dry: bool, new: bool = False
) -> Iterator[str]:
    """Yield the lines of the report.

    Args:
        plan: what was done.
        formats: name of a source -> its format.
        dry: whether nothing was written.
        new: whether to list the new records, too.
    """
    yield from _listed(plan, Outcome.REJECTED, "Rejected")
    yield from _listed(plan, Outcome.UPDATED, "Updated")
    if new:
        yield from _listed(plan, Outcome.WRITTEN, "New")
    yield from _words(plan.others)
    if len(formats) > 1:
        for source, name in formats.items():
            yield f"{source} ({name}): {_sum(plan, source)}"
    yield f"{_sum(plan)}{'; nothing was written (--dry-run)' if dry else ''}"


def _sum(plan: Plan, source: str | None = None) -> str:
    counts = [(plan.count(outcome, source), outcome) for outcome in Outcome]
    total = sum(count for count, _ in counts)
    return f"{total:,} entries = " + " + ".join(f"{count:,} {outcome}" for count, outcome in counts)


def _listed(plan: Plan, outcome: Outcome, heading: str) -> Iterator[str]:
    """Yield the entries with an outcome, each with its place and what there is to say of it."""
    results = [result for result in plan.results if result.outcome is outcome]
    if not results:
        return
    yield f"{heading} ({len(results):,}):"
    for result in results[:_MOST_LINES]:
        where = f"{result.source}, {result.place}"
        what = (
            f"{result.path}: {result.note}, from {where}"
            if result.path
            else f"{where}: {result.note}"
        )
        yield f"  {what}"
    if len(results) > _MOST_LINES:
        yield f"  and {len(results) - _MOST_LINES:,} more"


def _words(others: Mapping[str, int]) -> Iterator[str]:
    """Yield the keywords without a term, the most frequent first."""
    ordered = sorted(others.items(), key=lambda item: (-item[1], item[0].lower()))
    if ordered:
        shown = ", ".join(f"{word} ({count:,})" for word, count in ordered[:_MOST_WORDS])
        more = f" and {len(ordered) - _MOST_WORDS:,} more" if len(ordered) > _MOST_WORDS else ""
        yield f"Keywords without a term in the vocabulary ({len(ordered):,}): {shown}{more}"
