"""The golden index: fabricated papers as Python indexes them, for JavaScript to read.

``python -m tests.index.golden`` rewrites ``tests/search/golden`` after an intended change of
the format; `test_golden` fails after any other change.
"""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Sequence
from pathlib import Path

from papershelf.catalogue import Catalogue
from papershelf.catalogue.facets import facets_of
from papershelf.catalogue.groups import date_key
from papershelf.index.documents import boost_of, fields_of, index_fields
from papershelf.index.shards import Layout
from papershelf.index.tokenise import terms
from papershelf.index.write import write_index
from papershelf.model import (
    Abstract,
    AbstractPart,
    AbstractStatus,
    Author,
    Journal,
    Paper,
    PaperKind,
    Section,
    Summary,
    Tag,
    TagStatus,
)
from papershelf.render.docs import facets_json
from papershelf.settings import Settings
from papershelf.vocabulary import FacetKind

from tests.factories import catalogue, paper, published
from tests.index.decode import numbered

GOLDEN = Path(__file__).parent.parent / "search" / "golden"
SETTINGS = Settings(workers=1)
# Small enough for shards of every kind.
LAYOUT = Layout(smallest_run=150, large_from=10, bare_share=0.125)

# Words that the papers lack, and with a stem of each kind those that are near.
ENGLISH = {
    "bite": ("bite", []),
    "children": ("children", ["kid"]),
    "kid": ("kids", ["children", "youngster"]),
    "sleep": ("sleep", []),
    "slumber": ("slumber", ["sleep", "doze"]),
    "tick": ("tick", ["bite"]),
}

# Texts on which two tokenisers might disagree, one quirk each.
TEXTS = (
    "",
    "Low-dose IL-2 and IL2",
    "SARS-CoV-2, state-of-the-art",
    "Tourette's, Tourette’s and the Tourettes; parents' view",
    "don't—stop … dash – en‐hyphen",
    "naïve café İstanbul ÅNGSTRÖM Straße",
    "ﬁbre ﬂow Ｆｕｌｌ ｗｉｄｔｈ ½ x² ①",
    "β-blocker, TNF-α/IFN-γ, 5 μg, Aβ42, ΟΔΥΣΣΕΥΣ",
    "Łukasz Þór ıssız æther œuvre",
    "soft\u00adhyphen zero\u200bwidth no\u00a0break\u2028line",
    "中文 標題 日本語 한국어 עברית हिन्दी।शब्द",
    "抽动障碍儿童的睡眠质量。第2型，人々・葛\U000e0100城",
    "睡\n眠　ｶﾞﾝ がん か\u3099ん\n\n両\r\n親",
    "수면장애가 있는 ㅅ 각 \u1100\u1161\u11a8",
    "อาการติกในเด็กๆ น้ำ ๏ ก\u0e31\u0e31\u0e31\u0e31\u0e31\u0e31\u0e31\u0e31\u0e31\u0e31",
    "ພາສາລາວ ភាសាខ្មែរ។ភាសា မြန်မာဘာသာ။ བོད་སྐད།",
    "COVID患者 IL-2受容体 抗-HLA β遮断薬 𠀀𠀁x",
    "التَّوَحُّد وبالأطفال والالتهاب العـــربية، مؤتمر؟ الم ٢٠٢٠ کودکان",
    "שָׁלוֹם בית־ספר Ёлка здоров’я і їжак Տեսքը՝ ሰላም፡ለዓለም",
    "𝔐𝔞𝔱𝔥 𝟚𝟘 𐐀𐐩 😀smile",
    "2010-2015 1,371 0.05 10.1186/s12888",
    "a" * 48 + " " + "b" * 49,
    "airway airways lay try tries dying sses ies eed",
    "x-y-z a-the-b -lead trail- dou--ble",
    "snake_case camelCase C++ R&D e.g.",
    "l'hôpital O'Brien O’Brien rock'n'roll",
)

_WORDS = (
    "tics dopamine children adults cohort imaging trial sleep anxiety therapy motor vocal"
    " autism treatment symptoms striatum receptors severity parents habit reversal quality"
    " medication growth hormone serotonin glutamate cortex attention school genetics"
).split()
_RARE = (
    "zebrafish",
    "kynurenine",
    "𐐀𐐩word",
    "naïveté",
    "β-endorphin",
    "IL-2",
    "low-dose",
    "COVID-19",
)
# Titles and abstracts in scripts without blanks, or with words that are written in several ways.
_SCRIPTS = (
    (
        "抽动障碍儿童的睡眠质量",
        "本研究比较抽动障碍儿童与健康儿童的睡眠质量。失眠和焦虑在患儿中更常见。孤独感也更强。",
    ),
    (
        "孤独症谱系障碍的早期筛查",
        "孤独的儿童不一定患有孤独症。运动障碍和语言障碍应当加以区别；早\n期筛查有助于干预，急症运输除外。",
    ),
    (
        "自閉症スペクトラム障害の子どもの睡眠",
        "保護者に質問紙で入眠困難を調べた。コミュニケーション・スキルの支援は睡眠を改善した。",
    ),
    (
        "자폐 스펙트럼 장애 아동의 수면",
        "수면장애가 있는 아동은 불안이 높았다. 부모교육은 수면을 개선하였다.",
    ),
    (
        "การนอนหลับของเด็กออทิสติก",
        "เด็กที่มีอาการติกมักนอนไม่หลับ การบำบัดพฤติกรรมช่วยลดความวิตกกังวล",
    ),
    (
        "اضطرابات النوم لدى الأطفال المصابين بالتوحّد",
        "تناولت هذه الدراسة جودة نوم الأطفال وقلق الوالدين.",
    ),
    (
        "Нарушения сна у детей с тиками",
        "Обследованы дети с хроническими тиками. Ёмкий опросник заполняли родители.",
    ),
)


_PROBLEMS = ("abstract-truncated", "doi-dirty", "title-trailing-period")


def golden_papers() -> list[Paper]:
    """Make papers of pseudo-random words with a fixed seed, and with the format's quirks."""
    draw = random.Random(2)
    papers = [_drawn(number, draw) for number in range(40)]
    papers[3] = paper(papers[3].id, title="Tics " * 12, abstract=_abstract("tics " * 300))
    papers[5] = paper(papers[5].id, title="Boosted tics", search_priority=1.5)
    papers[6] = paper(papers[6].id, title="Motor tics", search_priority=0.1, conditions=())
    papers[12] = paper(
        papers[12].id, title="Year: tics and sleep at school, 2003–2006", published=published(2008)
    )
    papers[9] = paper(papers[9].id, conditions=(Tag("adhd", TagStatus.MENTIONS),))
    papers[13] = paper(
        papers[13].id, title="A stray paper", conditions=(), problem_codes=("off-topic",)
    )
    papers[7] = paper(
        papers[7].id,
        title="Without an abstract",
        abstract=Abstract(AbstractStatus.ABSENT),
        published=None,
        doi=None,
        conditions=(Tag("adhd", TagStatus.UNVERIFIED),),
        sections=(Section("Results", "Tics wax and wane; see https://example.org/tics."),),
    )
    return [*papers, *map(_in_script, range(len(_SCRIPTS)))]


def _in_script(number: int) -> Paper:
    title, abstract = _SCRIPTS[number]
    return paper(
        f"script-{number}",
        title=title,
        doi=None,
        authors=tuple(Author(None, None, name, name) for name in ("王小明", "李四")),
        published=published(1990 + number, 1),
        abstract=_abstract(abstract),
        conditions=(),
    )


def _drawn(number: int, draw: random.Random) -> Paper:
    def text(length: int) -> str:
        words = draw.choices(_WORDS, k=length)
        words[draw.randrange(length)] = draw.choice(_RARE)
        return " ".join(words).capitalize() + "."

    return paper(
        f"10.1234-{number}",
        title=text(4 + number % 5),
        doi=f"10.1234/GOLDEN.{number}",
        authors=(Author(f"Cao{number % 7}", "Xia", None, "XiaCao"),),
        journal=Journal(f"Journal {number % 3}", f"Journal {number % 3}"),
        published=published(2000 + number % 9, 1 + number % 12),
        abstract=_abstract(text(10 + 2 * number)),
        conditions=(Tag("tourette-syndrome" if number % 2 else "adhd", TagStatus.ABOUT),),
        topics=(Tag("dopamine", TagStatus.ABOUT),) if number % 3 == 0 else (),
        facts={
            "design": ("case-report",) if number % 4 == 0 else (),
            "age": (("children", "adults"), ("adults",), ())[number % 3],
        },
        summary=Summary("People with tics sleep badly.") if number % 5 == 0 else None,
        pmid=str(31_000_000 + 137 * number) if number % 3 == 1 else None,
        pmcid=f"PMC{7_000_000 + number}" if number % 6 == 1 else None,
        kind=PaperKind.PREPRINT if number % 8 == 5 else PaperKind.PAPER,
        retracted=number % 9 == 2,
        problem_codes=_PROBLEMS[: number % 4],
    )


def _abstract(text: str) -> Abstract:
    return Abstract(AbstractStatus.COMPLETE, (AbstractPart(None, text),))


def write_golden(folder: Path) -> None:
    """Write tokens, index, the texts it was made of, and the facets of the search page."""
    papers = catalogue(golden_papers())
    write_index(papers, folder / "data", SETTINGS, layout=LAYOUT, words=ENGLISH)
    tokens = [{"text": text, "terms": terms(text)} for text in TEXTS]
    _write(folder / "tokens.json", tokens)
    _write(
        folder / "texts.json", texts_of(papers, numbered(papers.papers, folder / "data"), SETTINGS)
    )
    _write(folder / "facets.json", json.loads(facets_json(facets_of(papers.vocabulary))))


def texts_of(
    papers: Catalogue, in_order: Sequence[Paper], settings: Settings
) -> list[dict[str, object]]:
    """What the index reads of each paper, its date, and its values of facets that are no tags."""
    names = [field.name for field in index_fields(papers.vocabulary)]
    values = {
        facet.name: [
            (group.slug, {paper.id for paper in group.shown}) for group in papers.groups[facet.name]
        ]
        for facet in facets_of(papers.vocabulary)
        if facet.kind is not FacetKind.TAGS and not facet.sparse
    }
    return [
        {
            "boost": boost_of(one),
            # Year, month and day, 0 if unknown.
            "date": date_key(one)[1:],
            "fields": dict(zip(names, fields_of(one, papers.vocabulary, settings), strict=True)),
            "values": {
                name: [slug for slug, having in groups if one.id in having]
                for name, groups in values.items()
            },
        }
        for one in in_order
    ]


def _write(path: Path, data: object) -> None:
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    shutil.rmtree(GOLDEN, ignore_errors=True)
    GOLDEN.mkdir(parents=True)
    write_golden(GOLDEN)
