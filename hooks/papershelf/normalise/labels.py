"""Splits structured abstracts at labels such as ``Background``, ``Main outcome`` and ``Results``.

The names are those of ICMJE, CONSORT, PRISMA for Abstracts, Cochrane and of the
journals in the corpus.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

# Names separated by commas; ``(s)`` means both singular and plural.
_NAMES = """
background, background and objective(s), background and aim(s), background and purpose,
introduction, context, importance, rationale, hypothesis, hypotheses, objective(s), aim(s),
aim(s) and objective(s), aim(s) of the study, purpose, purpose of review, research question,
study objective(s), study design, design, setting(s), participants, patients, subjects,
patients and methods, subjects and methods, participants and methods, population, sample,
material(s) and method(s), material(s) & methods, method(s), methodology, methods and analysis,
methods and materials, methods and results, methods and findings, procedure(s),
design and methods, experimental approach, approach, exposure(s), intervention(s),
comparison(s), measure(s), measurement(s), measurements and main results, outcome(s),
main outcome(s), main outcome measure(s), main outcome(s) and measure(s), outcome measure(s),
primary outcome(s), data source(s), sources of data, study selection, data extraction,
data extraction and synthesis, data synthesis, data collection, data collection and analysis,
search method(s), search strategy, selection criteria, eligibility criteria, study appraisal,
evidence acquisition, evidence synthesis, statistical analysis, statistical analyses, analysis,
analyses, result(s), main results, key results, findings, main findings, key findings,
recent findings, results and discussion, results and conclusion(s), case, cases,
case report(s), case series, case description, case presentation, clinical case,
clinical presentation, patient concerns, diagnosis, diagnoses, discussion,
discussion and conclusion(s), conclusion(s), authors' conclusion(s), main conclusion(s),
conclusion(s) and relevance, conclusion(s) and implication(s), conclusions and inferences,
interpretation, implication(s), implications for practice, clinical implication(s),
clinical relevance, clinical significance, practical implications, significance,
significance statement, relevance, limitation(s), strength(s) and limitation(s), novelty,
impact, impact statement, general significance, summary, ethics and dissemination, ethics,
registration, trial registration, trial registration number(s), clinical trial registration,
clinical trials registration, systematic review registration, prospero registration,
registration number, funding, level of evidence, lay abstract, lay summary,
plain language summary
"""


def _expand(name: str) -> Iterator[str]:
    if "(s)" in name:
        yield from _expand(name.replace("(s)", "", 1))
        yield from _expand(name.replace("(s)", "s", 1))
    else:
        yield name


LABELS = frozenset(
    full for name in " ".join(_NAMES.split()).split(", ") for full in _expand(name)
) | {"design, setting, and participants", "design, setting and participants"}

_LONGEST = max(map(len, LABELS))

# Journals make labels of the same words: ``Setting and participants``, ``Background & aims``,
# ``Practice implications``, ``Study design/methods``.
_JOINTS = frozenset("and or of to the for in".split())
_WORD = re.compile(r"[a-z]+(?:['-][a-z]+)*")
_ALL_WORDS = _JOINTS.union(word for label in LABELS for word in _WORD.findall(label))
_MOST_WORDS = 7

# ``Methods: We …``, ``**Methods:** We …``, ``Methods — We …``
_START = re.compile(
    rf"(?:\*\*|__)?([A-Z][A-Za-z ,&/'’-]{{2,{_LONGEST}}}?)"
    r"(?::(?:\*\*|__)?|(?:\*\*|__):?|\s[—–](?=\s))\s*(?=\S)"
)
_ENDS = (":", "**", "__", "—", "–")
# The words before a colon, from the end of the previous sentence on.
_BEFORE_COLON = re.compile(r"[.?!)\]] +([A-Z][^.?!:]*)$")


def is_label(name: str) -> bool:
    """Return whether `name` is a label, in any case: ``METHODS``, or is made of their words."""
    return len(name) <= _LONGEST and _is_label(name.lower().replace("’", "'"))


@lru_cache(maxsize=4096)
def _is_label(name: str) -> bool:
    if name in LABELS:
        return True
    words = _WORD.findall(name)
    return (
        1 < len(words) <= _MOST_WORDS
        and words[0] not in _JOINTS
        and words[-1] not in _JOINTS
        and _ALL_WORDS.issuperset(words)
        and not _WORD.sub("", name).strip(" ,&/")
    )


def is_conclusion(label: str) -> bool:
    """Return whether a label is of the part that says what a paper concludes."""
    return "conclusion" in label.lower() or label.lower() == "interpretation"


def split_labels(text: str) -> list[tuple[str | None, str]]:
    """Split a paragraph at labels that begin a sentence; return (label or None, text)."""
    pieces = []
    start = 0
    colon = text.find(": ")
    while colon >= 0:
        reach = max(start, colon - _LONGEST - 4)
        match = _BEFORE_COLON.search(text, reach, colon)
        if match and is_label(match[1]):
            pieces.append(text[start : match.start() + 1])
            start = match.start(1)
        colon = text.find(": ", colon + 1)
    return [_labelled(piece) for piece in (*pieces, text[start:])]


def _labelled(piece: str) -> tuple[str | None, str]:
    head = piece[: _LONGEST + 8]  # longer than any label and its end
    match = _START.match(piece) if any(map(head.__contains__, _ENDS)) else None
    if match and is_label(match[1]):
        return match[1], piece[match.end() :]
    return None, piece
