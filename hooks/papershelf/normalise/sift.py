"""Separates the lines of a text that are the paper's from the others, with the reasons."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field

from papershelf.normalise.body import LABEL_LINE, TOOL_NOTICE
from papershelf.normalise.junk import ANY_JUNK, Junk, find_script, is_binary
from papershelf.normalise.ledger import Ledger, Reason
from papershelf.normalise.mail import without_mail
from papershelf.normalise.text import ascii_lower, clean_characters, is_lowercased

_RELATIVE_IMAGE = re.compile(r"!\[([^\[\]\n]{0,300})\]\((?!\s?<?(?:https?:)?//)[^()\n]{0,1000}\)")
_RELATIVE_LINK = re.compile(
    r"\[([^\[\]\n]{0,300})\]\((?!\s?<?(?:https?:|mailto:))[^()\n]{0,1000}\)"
)
_SITE_LINE = re.compile(
    r"(?:\[?open in a new tab\]?(?:\([^)]*\))?|full size (?:image|table)|source data|"
    r"find articles by .*|go to:?|open in figure viewer.*|download powerpoint.*|pdf|"
    r"\[?view on publisher site.*)",
    re.IGNORECASE,
)
# The heading of a reference list, alone on its line or joined to the first entry.
_REFERENCES = re.compile(r"(?:References|REFERENCES|Bibliography)(?:[A-Z][a-z]|:?$)")
_RULE = re.compile(r"[-*_ ]{3,}")
_KEYWORDS = re.compile(r"\W{0,4}Key ?words?\b\W{0,4}(?:[:—]|$)\W{0,4}(?P<words>.?)", re.IGNORECASE)
# ``<`` without a whole tag or address: a browser would take the text after it for a tag.
_STRAY = re.compile(
    r"<(?=[A-Za-z/!?])(?!/?[A-Za-z][\w:-]{0,50}+"
    r"(?:\s++[\w:.@-]{1,50}+(?:\s*+=\s*+(?:\"[^\"<>]{0,2000}+\"|'[^'<>]{0,2000}+'|[^\s\"'<>=`]{1,2000}+))?+)"
    r"{0,20}+\s*+/?>)(?![A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]{0,2000}>|[^\s<>@]{1,100}@[^\s<>@]{1,100}>)"
)
# The target of links with a title, which Markdown does not show.
_TARGET = re.compile(r"[ \t]{0,3}\[[^\[\]]{1,200}\]:")
_KEYWORD = ("keyword", "key word")
# Shorter lines are program text or without capitals by chance.
_MIN_JUNK = 60
_MAX_LABEL = 2000
_FEW = 3
# Nearly all text of the tools' records except the abstract: lines that begin with a label, remarks
# and rules.
ONLY_LABELS = re.compile(
    rf"\s*+(?:(?:{LABEL_LINE.pattern}|{TOOL_NOTICE.pattern}|-{{3,}}+(?=\n|\Z))[^\n]{{0,1000}}+"
    r"(?:\n\s*+|\Z))*+"
)
# Lines that are no sentences.
NO_SENTENCES = re.compile(r"(?:[^\n]{0,1000}+(?<![.!?])(?:\n|\Z))*+")
# Text that HTML does not show: its beginning and its end.
_HIDDEN = (
    (re.compile("<!--"), re.compile("-->"), Reason.COMMENT),
    (re.compile("<script", re.IGNORECASE), re.compile("</script>", re.IGNORECASE), Reason.SCRIPT),
    (re.compile("<style", re.IGNORECASE), re.compile("</style>", re.IGNORECASE), Reason.SCRIPT),
)


@dataclass(slots=True)
class Sifted:
    """The rest of a text after sifting.

    Attributes:
        lines: those to show.
        length: of the text.
        withheld: reason -> characters.
        ended: whether a list of references ended the text.
    """

    lines: list[str]
    length: int
    withheld: dict[Reason, int] = field(default_factory=dict)
    ended: bool = False

    def drop(self, reason: Reason, count: int) -> None:
        """Withhold `count` characters for `reason`."""
        self.withheld[reason] = self.withheld.get(reason, 0) + count

    def drop_lines(
        self, reason: Reason, which: Callable[[str], bool], lines: Sequence[str] | None = None
    ) -> None:
        """Withhold the lines that are `which`: of all, or of some of them."""
        left = self.length - sum(self.withheld.values())
        if which is bool and lines is None:
            self.drop(reason, left)
            self.lines = []
            return
        gone = [line for line in (self.lines if lines is None else lines) if line and which(line)]
        if gone:
            self.drop(reason, min(left, sum(map(len, gone)) + len(gone)))
        if lines is None:
            self.lines = [line for line in self.lines if not line or not which(line)]

    def enter(self, ledger: Ledger) -> None:
        """Enter the text in a ledger; all lines left are shown."""
        ledger.show(self.length - sum(self.withheld.values()))
        for reason, count in self.withheld.items():
            ledger.withhold(reason, count)


def sift(text: str, labels: Collection[str] | None = None, junk: Junk = ANY_JUNK) -> Sifted:
    """Return the lines of a text up to a line `References`, without scripts and site lines.

    Args:
        text: some lines.
        labels: names of labels whose lines repeat fields (``**DOI:** 10.…``); `None` for all.
        junk: what is in the body that the text is of.
    """
    sifted = Sifted([], len(text))
    if "<" in text:
        text = without_hidden(text, sifted.withheld)
        if sifted.withheld:
            junk = ANY_JUNK  # what is left of two lines may be program text when joined
    left = len(text)
    keywords = False  # whether the words are on the lines below their label
    for raw in text.split("\n"):
        size = min(len(raw) + 1, left)
        left -= size
        bare = raw.strip()
        keywords = keywords and bool(bare)
        line, reason = ("", Reason.KEYWORDS) if keywords else _look_at(raw, bare, labels, junk)
        if reason is None:
            if "@" in line:
                line, gone = without_mail(line)
                sifted.drop(Reason.ADDRESSES, min(gone, size))
            sifted.lines.append(line)
        elif reason is Reason.REFERENCES:
            sifted.drop(reason, size + left)
            sifted.ended = True
            break
        else:
            sifted.drop(reason, size)
            match = _KEYWORDS.match(bare) if reason is Reason.KEYWORDS else None
            keywords = keywords or (match is not None and not match["words"])
    return sifted


def _look_at(
    raw: str, bare: str, labels: Collection[str] | None, junk: Junk
) -> tuple[str, Reason | None]:
    """Return a line as the page shows it, or why it is withheld."""
    if not bare:
        return "", None
    # Nearly all lines of the tools' records.
    if labels is None and len(raw) < _MAX_LABEL and bare[:2] == "**" and LABEL_LINE.match(bare):
        return "", Reason.FIELDS
    if reason := _junk(raw, junk) or _mark(bare, labels):
        return "", reason
    line = _cleaned(raw)
    # Cleaning may have removed characters before its beginning.
    return line, None if line.isascii() else _mark(line.strip(), labels)


def _cleaned(raw: str) -> str:
    """Clean a line of everything that Markdown or a browser would not take for text."""
    line = clean_characters(raw)
    if "<" in line:
        line = _STRAY.sub("&lt;", line)
    if "]:" in line and line.count(" ") > _FEW and _TARGET.match(line):
        line = line.replace("[", "\\[", 1)
    if "](" in line:
        line = _RELATIVE_LINK.sub(r"\1", _RELATIVE_IMAGE.sub(r"\1", line))
    return line.rstrip()


def _junk(raw: str, junk: Junk) -> Reason | None:
    """Return why a line is not text of a paper, by its characters."""
    if junk.binary and is_binary(raw):
        return Reason.BINARY
    if len(raw) > _MIN_JUNK:
        if junk.scripted and find_script(ascii_lower(raw)):
            return Reason.SCRIPT
        if is_lowercased(raw):
            return Reason.LOWERCASED
    return None


def _mark(bare: str, labels: Collection[str] | None) -> Reason | None:
    """Return why a line without white space around it is withheld, by its beginning."""
    first = bare[:1]
    if first in "-*_#":
        if _RULE.fullmatch(bare):
            return Reason.MARKUP
        if TOOL_NOTICE.match(bare):
            return Reason.FIELDS
        label = LABEL_LINE.match(bare)
        if label and (labels is None or label[1] in labels):
            return Reason.FIELDS
    if first in "RB" and _REFERENCES.match(bare):
        return Reason.REFERENCES
    if bare[:14].lower().lstrip("*_ ").startswith(_KEYWORD) and _KEYWORDS.match(bare):
        return Reason.KEYWORDS
    return Reason.FRAME if _SITE_LINE.fullmatch(bare) else None


def without_hidden(text: str, dropped: dict[Reason, int]) -> str:
    """Return `text` without comments, scripts and styles; those never closed are text.

    Args:
        text: Markdown.
        dropped: the counts of characters left out, by reason, to add to.
    """
    for opening, closing, reason in _HIDDEN:
        kept, start = [], 0
        while match := opening.search(text, start):
            end = closing.search(text, match.end())
            if end is None:
                break
            kept.append(text[start : match.start()])
            dropped[reason] = dropped.get(reason, 0) + end.end() - match.start()
            start = end.end()
        text = "".join((*kept, text[start:])) if kept else text
    return text
