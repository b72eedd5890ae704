"""Papers that a format may trip over: fields with what means something to it, and partial data."""

from __future__ import annotations

from papershelf.model import (
    Abstract,
    AbstractPart,
    AbstractStatus,
    Author,
    DateSource,
    Journal,
    Notice,
    NoticeKind,
    Paper,
    PaperKind,
    PartialDate,
    Tag,
    TagStatus,
)

from tests.factories import paper, published

# What means something to one of the formats, or to what shows them.
TEXTS = (
    "Braces { in } and }out{ of {{pairs}",
    "Rock & roll, 100% sure_thing #1 for $5, ~tilde ^hat \\backslash \\% \\{",
    "Quotes \" ' '' `` `` and «others» ?`",
    "Dashes - -- --- – — and commas ,, and << >>",
    "@article{key, title = {Not one}}",
    "=cmd|' /C calc'!A0",
    "+1;=SUM(A1)",
    "-2;;@x",
    "'=already",
    "＝wide",
    "</script><script>alert(1)</script><!-- & &amp; -->",
    "Two\nlines\r\n\r\nTY  - JOUR\r\nER  - ",
    "A\ttab, a\u2028separator, a \u00a0space and a bell \a",
    "睡眠と注意:ランダム化比較試験",
    "Νευρῶνες, нейроны и العصبونات",
    "𝑝 < 0.05 in 𝐴 ⊂ ℝ: β-blockers",
    "iPhone DNA and a μM of McDonald's",
    "A lone \ud800 surrogate",
    "% begins",
    "ends with a backslash\\",
    "and, others and others",
)


def _with(text: str, number: int) -> Paper:
    """A paper that has a text in each of its fields."""
    return paper(
        f"10.1234-hostile.{number}",
        title=text,
        doi=f"10.1234/a_b%20({number})<1::AID>2.0;2-#",
        authors=(
            Author(text, "A.", None, text),
            Author("Berg", text, None, text),
            Author(None, None, text, text),
            Author("Last", "First", None, "Last", text),
        ),
        journal=Journal(text, text),
        publisher=text,
        url="https://example.org/?a=1&b=%7B2%7D#3",
        license=text,
        abstract=Abstract(
            AbstractStatus.COMPLETE, (AbstractPart(text, text), AbstractPart(None, text))
        ),
    )


_NAMES = (
    Author("van der Berg", "Jan", None, "van der Berg, Jan"),
    Author("d'Arc", "Jeanne", None, "d'Arc"),
    Author("de l’Étang", "Marie Anne", None, "de l’Étang"),
    Author("Doe", "John", None, "Doe, Jr., John", "Jr."),
    Author("Plato", None, None, "NonePlato"),
    Author("山田", "太郎", None, "山田 太郎"),
    Author("boyd", "danah", None, "danah boyd"),
    Author("Ortega y Gasset", "José", None, "Ortega y Gasset"),
    Author(None, None, "Ministry of Health and Care", "Ministry of Health and Care"),
    Author("Health and Sons", "Ann", None, "Ann Health and Sons"),
)
_BARE = {
    **{"authors": (), "journal": None, "published": None, "doi": None, "conditions": ()},
    "abstract": Abstract(AbstractStatus.ABSENT),
}
PAPERS = (
    *(_with(text, number) for number, text in enumerate(TEXTS)),
    paper("bare", **_BARE),
    paper("睡眠", **{**_BARE, "title": "睡眠"}),
    paper(
        "10.1234-whole",
        authors=_NAMES,
        published=published(2021, 5, 4),
        pmid="12345678",
        pmcid="PMC1234567",
        url="https://journal.example/12/3",
        volume="12",
        issue="Suppl 1",
        pages="211-219",
        issn="1234-5679",
        publisher="A press",
        language="pt-br",
        retracted=True,
        conditions=(Tag("adhd", TagStatus.ABOUT), Tag("tic-disorders", TagStatus.UNSUPPORTED)),
        topics=(Tag("dopamine", TagStatus.MENTIONS),),
    ),
    paper("preprint", kind=PaperKind.PREPRINT, pages="e12, 14-17", published=published(2020, 11)),
    paper(
        "chapter",
        kind=PaperKind.CHAPTER,
        authors=tuple(Author(f"Name{n}", "A.", None, "") for n in range(30)),
        published=PartialDate(1999, None, None, DateSource.DOI),
        pages="S1-S9",
    ),
    paper("doubted", notices=(Notice(NoticeKind.CONCERN),)),
    paper(
        "retracted",
        retracted=True,
        notices=(Notice(NoticeKind.RETRACTION, published(2020, 5, 3), "10.1/a_b%20{1}&c"),),
    ),
)
