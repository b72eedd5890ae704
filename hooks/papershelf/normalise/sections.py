"""Extracts the paper's own sections from a body, without the text of the site around it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from papershelf.model import Section
from papershelf.normalise.body import LABEL_LINE, TOOL_NOTICE, Block, heading_name
from papershelf.normalise.junk import find_script, is_binary
from papershelf.normalise.text import clean_characters, is_lowercased
from papershelf.normalise.variants import Variant

# Sections that belong to the site or list other papers; the latter would be false
# evidence for tags.
_WITHHELD = frozenset(
    (
        "permalink", "actions", "resources", "cite", "cite this article", "add to collections",
        "similar articles", "similar content being viewed by others", "cited by other articles",
        "cited by", "links to ncbi databases", "associated data", "supplementary materials",
        "supplementary material", "supplementary information", "supplementary data",
        "electronic supplementary material", "references", "references (selected)",
        "selected references", "reference", "bibliography", "literature cited", "footnotes",
        "notes", "keywords", "highlights", "follow", "share", "share this article", "metrics",
        "related articles", "recommended articles", "about this article", "about the authors",
        "author information", "author notes", "article notes", "article information",
        "copyright and license information", "rights and permissions", "additional information",
        "publisher's note", "publisher’s note", "explore related subjects",
        "access this article", "download references", "search optimization", "research details",
        "scraping notes", "media enquiries", "table of contents", "comments", "full text links",
        "linkout - more resources", "mesh terms", "substances", "grants and funding",
    )
)  # fmt: skip

# Lines that are section headings in a page that lost its markup (IMRaD and the like).
_SECTION_LINES = frozenset(
    (
        "introduction", "background", "methods", "method", "materials and methods",
        "material and methods", "methods and materials", "patients and methods",
        "subjects and methods", "participants and methods", "results", "findings", "discussion",
        "results and discussion", "conclusion", "conclusions", "limitations", "case report",
        "case presentation", "case description", "case reports", "discussion and conclusion",
        "discussion and conclusions", "conclusions and future directions", "future directions",
    )
)  # fmt: skip

_RELATIVE_IMAGE = re.compile(r"!\[[^\[\]\n]{0,300}\]\((?!\s?<?(?:https?:)?//)[^()\n]{0,1000}\)")
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
# The end of a line that may end a paragraph.
_LINE_END = re.compile(r"[.!?:][\"'”’)\]]*$")
_MAX_SUBHEADING = 80

# Characters from which a record counts as having the full text; less are fragments.
FULL_TEXT = 3000
# Characters; a shorter text below a title is a remark of the tool.
_MIN_LEAD = 200
# Characters; a shorter text may be repeated by chance.
_MIN_COPY = 40


def read_sections(
    blocks: Sequence[Block], variant: Variant, *, prose: bool = False
) -> tuple[Section, ...]:
    """Return the cleaned sections of a body in order; empty ones are left out.

    Args:
        blocks: the body split into blocks, see `split_body`.
        variant: names the headings of the full text and of the tool's own notes.
        prose: true if the body comes from a PDF, which has no marked headings.
    """
    if prose:
        pairs = list(_of_prose(blocks, variant))
    else:
        pairs = _of_scraped_text(blocks, variant)
        if not variant.fixed_layout:
            pairs += [*_of_lead(blocks, variant), *_of_page(blocks, variant)]
    return tuple(Section(heading, text) for heading, text in pairs if text)


def _of_lead(blocks: Sequence[Block], variant: Variant) -> Iterator[tuple[str, str]]:
    """Yield the text below the title of a record that has no abstract, without labels.

    Scraped pages have the site's frame there, so they yield nothing.
    """
    if variant.wrapped or any(block.name in variant.abstract for block in blocks):
        return
    lines = [
        line
        for block in blocks
        if block.level <= 1
        for line in _clean_lines(block.text)[0]
        if not LABEL_LINE.match(line)
    ]
    text = _join(lines)
    if len(text) >= _MIN_LEAD:
        yield "Full text", text


def _of_page(blocks: Sequence[Block], variant: Variant) -> Iterator[tuple[str, str]]:
    """Yield the sections of a page after its abstract; deeper levels are kept inside."""
    heading: str | None = None
    level = 0
    lines: list[str] = []
    withheld = None  # level of a withheld heading; its subsections are withheld too
    seen = {
        line for block in blocks if block.name in variant.abstract for line in _bare_lines(block)
    }
    for block in _after_abstract(blocks, variant):
        # Scrapers repeat a subsection after the section that contains it.
        texts = _bare_lines(block)
        copied = len(block.text) > _MIN_COPY and seen.issuperset(texts)
        seen.update(texts)
        if copied or (withheld is not None and block.level > withheld):
            continue
        withheld = None
        if _is_withheld(block.name, variant):
            withheld = block.level
            continue
        if heading is not None and block.level > level:
            lines += ["", f"{'#' * min(2 + block.level - level, 6)} {block.heading}", ""]
        else:
            if heading is not None:
                yield heading, _join(lines)
            heading, level, lines = _plain_heading(block.heading), block.level, []
        kept, ended = _clean_lines(block.text)
        lines += kept
        if ended:
            break
    if heading is not None:
        yield heading, _join(lines)


def _after_abstract(blocks: Sequence[Block], variant: Variant) -> Sequence[Block]:
    """Return the blocks after the abstract, or after the title if there is no abstract."""
    starts = [at for at, block in enumerate(blocks) if block.name in variant.abstract]
    if starts:
        at = starts[0]
        rest = at + 1
        while rest < len(blocks) and blocks[rest].level > blocks[at].level:
            rest += 1
        return blocks[rest:]
    return [block for block in blocks if block.level > 1]


def _bare_lines(block: Block) -> list[str]:
    return [bare for line in block.text.split("\n") if (bare := line.strip())]


def _is_withheld(name: str, variant: Variant) -> bool:
    return (
        name in _WITHHELD
        or name in variant.housekeeping
        or name in variant.full_text
        or name.startswith(("references to ", "additional references"))
    )


def _of_prose(blocks: Sequence[Block], variant: Variant) -> Iterator[tuple[str, str]]:
    """Yield the text of a PDF, which has no headings, as one section."""
    lines = [
        line
        for block in blocks
        if block.name not in variant.housekeeping
        for line in _clean_lines(block.text)[0]
    ]
    yield "Full text", "\n\n".join(_reflow(lines))


def _of_scraped_text(blocks: Sequence[Block], variant: Variant) -> list[tuple[str, str]]:
    """Return the sections of a scraped full text whose headings have no markup.

    The text before the first known heading is the site's frame; the text after
    ``References`` lists other papers.
    """
    found: list[tuple[str, list[str]]] = []
    for block in blocks:
        if block.name not in variant.full_text:
            continue
        lines: list[str] | None = None
        for line in _clean_lines(block.text)[0]:
            name = heading_name(line) if len(line) < _MAX_SUBHEADING else ""
            if name in _SECTION_LINES:
                lines = []
                found.append((line.strip(), lines))
            elif lines is not None:
                lines.append(line)
    return [(heading, "\n\n".join(_reflow(lines))) for heading, lines in found]


def _clean_lines(text: str) -> tuple[list[str], bool]:
    """Return the lines of a block up to a line `References`, without scripts and site lines.

    The second value says whether there was such a line.
    """
    kept: list[str] = []
    for raw in text.split("\n"):
        if is_binary(raw) or (len(raw) > 60 and (find_script(raw.lower()) or is_lowercased(raw))):
            continue
        line = clean_characters(raw)
        if "](" in line:
            line = _RELATIVE_LINK.sub(r"\1", _RELATIVE_IMAGE.sub("", line))
        bare = line.strip()
        if _REFERENCES.match(bare):
            return kept, True
        if _SITE_LINE.fullmatch(bare) or _RULE.fullmatch(bare) or TOOL_NOTICE.match(bare):
            continue
        kept.append(line.rstrip())
    return kept, False


def _reflow(lines: Sequence[str]) -> Iterator[str]:
    """Yield the paragraphs of a text that was broken into lines at each piece of markup.

    Lines are joined until a sentence ends; a short line without a full stop between
    sentences is a heading.
    """
    current = ""
    texts = [line.strip() for line in lines if line.strip()]
    for at, line in enumerate(texts):
        if current and not _LINE_END.search(current[-9:]):
            tight = line[0] in ".,;:)]" or current[-1] in "(["
            current += line if tight else f" {line}"
            continue
        if current:
            yield current
        current = line
        following = texts[at + 1] if at + 1 < len(texts) else ""
        if _is_subheading(line, following):
            yield f"### {line}"
            current = ""
    if current:
        yield current


def _is_subheading(line: str, following: str) -> bool:
    return (
        len(line) < _MAX_SUBHEADING
        and line[0].isupper()
        and line[-1].isalnum()
        and len(following) > _MAX_SUBHEADING
        and following[0].isupper()
    )


def _plain_heading(heading: str) -> str:
    """Return a heading without Markdown emphasis and links."""
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading)
    return " ".join(re.sub(r"\*\*|__|`", "", text).strip("*_ #:").split())


def _join(lines: Iterable[str]) -> str:
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
