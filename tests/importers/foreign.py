"""Facts of papers, and the files that foreign writers make of them."""

from __future__ import annotations

import json
import random
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import rispy
from bibtexparser import middlewares
from bibtexparser.entrypoint import write_string
from bibtexparser.library import Library
from bibtexparser.middlewares.middleware import Middleware
from bibtexparser.middlewares.names import NameParts
from bibtexparser.model import Block, Entry, Field

from tests.importers.foreign_xml import endnote, zotero_rdf

_SCRIPT = Path(__file__).with_name("citation.mjs")


@dataclass(frozen=True)
class Facts:
    """What a source says of a paper; authors are pairs of given and family name."""

    key: str
    title: str
    authors: tuple[tuple[str, str], ...]
    journal: str
    year: int
    month: int
    day: int
    volume: str
    issue: str
    pages: str
    doi: str
    abstract: str = ""

    @property
    def date(self) -> str:
        return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"


_NAMES = (
    "Ann Lee|Bo van der Berg|Mária Kovács|Jean-Luc D'Arcy|Søren Østergård|Łukasz Żółć|"
    "José María de la Cruz|Xi Chen|Özgür Çelik|Anna-Lena von Müller|Seán O'Brien|Nguyễn Thị Hoa|"
    "Martin Luther King|T. S. Eliot|Björk Guðmundsdóttir|Wei-Ling Ng|Ada MacDonald|B. de Vries"
).split("|")
_FAMILIES = {
    "Bo van der Berg": "van der Berg", "José María de la Cruz": "de la Cruz",
    "Anna-Lena von Müller": "von Müller", "B. de Vries": "de Vries",
}  # fmt: skip
_TITLES = (
    "Compost & tomatoes: a field trial on {n} allotments",
    "Does 100% shade harm roses? Evidence from {n} gardens",
    "The effect of β-carotene on slugs (Arion lusitanicus) in {n} plots",
    "On the use of underscores_in_names and #hashtags in {n} seed lists",
    "Über Gärten – {n} Jahre später",
    "“Green fingers”: what {n} gardeners say",
    "Soil pH < 5 and > 7 in {n} beds: costs of $5 and $6",
    "IoT sensors in NASA's {n} greenhouses",
    "Pruning, part {n}",
    "µ-plots of CO₂ over {n} nights",
)
_JOURNALS = (
    "Journal of Kitchen Gardens", "Annals of Horticulture & Soil", "Zeitschrift für Gärtnerei",
    "PLOS Compost", "The Gardener’s Review",
)  # fmt: skip


def made_up(number: int) -> list[Facts]:
    """Return facts with the signs that formats need to escape; the same ones each time."""
    random_ = random.Random(7)
    found = []
    for at in range(number):
        names = random_.sample(_NAMES, random_.randint(1, 5))
        authors = tuple(
            (name.removesuffix(family).strip(), family)
            for name in names
            for family in [_FAMILIES.get(name, name.rpartition(" ")[2])]
        )
        first = random_.randint(1, 900)
        found.append(
            Facts(
                f"{'abcdefghij'[at % 10]}key{at}",
                _TITLES[at % len(_TITLES)].format(n=at + 2),
                authors,
                random_.choice(_JOURNALS),
                random_.randint(1950, 2024),
                random_.randint(1, 12),
                random_.randint(1, 28),
                str(random_.randint(1, 80)),
                str(random_.randint(1, 12)),
                f"{first}-{first + random_.randint(1, 30)}",
                f"10.5555/garden_{at}.{random_.randint(100, 999)}",
                f"We grew {at} plants. Half of them had 50% more light, and p < 0.05 for the rest.",
            )
        )
    return found


def bibtex(facts: Sequence[Facts], *, latex: bool = True) -> str:
    """Return the facts as bibtexparser writes them, in LaTeX or in Unicode."""
    entries: list[Block] = []
    for fact in facts:
        names = [NameParts(first=[given], last=[family]) for given, family in fact.authors]
        values = {
            "title": fact.title, "author": names, "journal": fact.journal, "year": str(fact.year),
            "month": str(fact.month), "day": str(fact.day), "volume": fact.volume,
            "number": fact.issue, "pages": fact.pages.replace("-", "--"), "doi": fact.doi,
            "abstract": fact.abstract,
        }  # fmt: skip
        fields = [Field(key, value) for key, value in values.items()]
        entries.append(Entry("article", fact.key, fields))
    stack: list[Middleware] = [middlewares.MergeNameParts("last"), middlewares.MergeCoAuthors()]
    if latex:
        stack.append(middlewares.LatexEncodingMiddleware())
    stack.append(
        middlewares.AddEnclosingMiddleware(
            reuse_previous_enclosing=False, enclose_integers=True, default_enclosing="{"
        )
    )
    written: str = write_string(Library(entries), unparse_stack=stack)
    return written


def ris(facts: Sequence[Facts]) -> str:
    """Return the facts as rispy writes them."""
    entries = []
    for fact in facts:
        first, last = fact.pages.split("-")
        entries.append({
            "type_of_reference": "JOUR", "id": fact.key, "title": fact.title,
            "authors": [f"{family}, {given}" for given, family in fact.authors],
            "secondary_title": fact.journal, "year": str(fact.year),
            "date": fact.date.replace("-", "/"), "volume": fact.volume, "number": fact.issue,
            "start_page": first, "end_page": last, "doi": fact.doi, "abstract": fact.abstract,
        })  # fmt: skip
    written: str = rispy.dumps(entries)
    return written


def csl(facts: Sequence[Facts]) -> str:
    """Return the facts as CSL-JSON."""
    return json.dumps(
        [
            {
                "id": fact.key, "type": "article-journal", "title": fact.title,
                "author": [{"family": family, "given": given} for given, family in fact.authors],
                "container-title": fact.journal,
                "issued": {"date-parts": [[fact.year, fact.month, fact.day]]},
                "volume": fact.volume, "issue": fact.issue, "page": fact.pages, "DOI": fact.doi,
                "abstract": fact.abstract,
            }
            for fact in facts
        ],
        ensure_ascii=False,
    )  # fmt: skip


def by_citation_js(facts: Sequence[Facts]) -> Mapping[str, str]:
    """Return format -> the facts as citation-js writes them; needs Node."""
    done = subprocess.run(
        ["node", str(_SCRIPT)], input=csl(facts).encode(), stdout=subprocess.PIPE, check=True
    )
    written: Mapping[str, str] = json.loads(done.stdout)
    return written


WRITERS: Mapping[str, tuple[str, Callable[[Sequence[Facts]], str]]] = {
    "bibtexparser, LaTeX": ("bib", bibtex),
    "bibtexparser, Unicode": ("bib", lambda facts: bibtex(facts, latex=False)),
    "rispy": ("ris", ris),
    "json": ("json", csl),
    "EndNote": ("xml", endnote),
    "Zotero, RDF": ("rdf", zotero_rdf),
}
