"""Reads dates as people and tools write them: in numbers, or in words of seven languages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from papershelf.model import DateSource, PartialDate
from papershelf.normalise.keys import key_source

# English, German, French, Spanish, Italian, Portuguese, Dutch; without accents.
_NAMES = """
january januar janner janvier enero gennaio janeiro januari
february februar feber fevrier febrero febbraio fevereiro februari
march marz maerz mars marzo marco maart mrt
april avril abril aprile
may mai mayo maggio maio mei
june juni juin junio giugno junho
july juli juillet julio luglio julho
august aout agosto augustus
september septembre septiembre settembre setembro setiembre
october oktober octobre octubre ottobre outubro
november novembre noviembre novembro
december dezember decembre diciembre dicembre dezembro
""".split("\n")[1:-1]


def _beginnings() -> dict[str, int]:
    """Return each beginning, of three letters or more, of a month's name -> the month's number."""
    found: dict[str, int] = {}
    for number, names in enumerate(_NAMES, 1):
        for name in names.split():
            for end in range(3, len(name) + 1):
                found.setdefault(name[:end], number)
    del found["jui"]  # juin and juillet
    return found


_MONTHS = _beginnings()

# Day, month and year as groups d, m, y; a month's word as w.
_WORD = r"(?P<w>[^\W\d_]{3,10})\b\.?"
_DAY = r"(?P<d>\d{1,2})(?:st|nd|rd|th|er|re|\.|º|ª)?"
_YEAR = r"(?P<y>\d{4})(?!\d)"
_GAP = r"[ ,./-]{0,3}"
_OF = r"(?:(?:of|de|del|d[’']) ?)?"
_TO = r"(?: ?[-/&] ?| (?:to|and|bis|und|a|et) )"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        # 20200615, 202006
        r"^(?P<y>\d{4})(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])?(?!\d)",
        # 2021年3月12日, 2021년 3월 12일
        r"(?<!\d)(?P<y>\d{4}) ?[年년] ?(?:(?P<m>\d{1,2}) ?[月월] ?(?:(?P<d>\d{1,2}) ?[日일])?)?",
        # 2020-06-15, 2020/6, 2020.06.15
        r"(?<!\d)(?P<y>\d{4})[-/.](?P<m>\d{1,2})(?:[-/.](?P<d>\d{1,2}))?(?!\d)",
        # 2016 Jul-Sep 3, 2020-Jun-15
        rf"(?<!\d)(?P<y>\d{{4}}){_GAP}{_WORD}(?:[ ,-]{{1,2}}(?P<d>\d{{1,2}})\b)?",
        # 15 June 2020, 15.-17. Juni 2020, 12 de marzo de 2021, 15-Sep-2020
        rf"(?<!\d){_DAY}(?: ?- ?\d{{1,2}}\.?)?{_GAP}{_OF}{_WORD}{_GAP}{_OF}{_YEAR}",
        # June 15, 2020; Feb 28-Mar 2, 2020
        rf"{_WORD}[ -]?{_DAY}(?:{_TO}(?:[^\W\d_]{{3,10}}\.? )?\d{{1,2}})?[ ,-]{{1,2}}{_YEAR}",
        # June 2020, Mar-Apr 2020, June of 2020
        rf"{_WORD}(?:{_TO}[^\W\d_]{{3,10}}\.?)?{_GAP}{_OF}{_YEAR}",
        # 15.06.2020, 06/25/2020
        r"(?<!\d)(?P<a>\d{1,2})(?P<s>[./-]) ?(?P<b>\d{1,2})[./-] ?(?P<y>\d{4})(?!\d)",
        # 12/2006
        r"(?<![\d./-])(?P<m>\d{1,2})[./-](?P<y>\d{4})(?!\d)",
    )
)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_LONE_YEAR = re.compile(rf"(?<!\d){_YEAR}")
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))

_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

# The first scientific journal appeared in 1665.
FIRST_YEAR = 1665
LAST_YEAR = 2099

_MAX_TEXT = 100


def read_date(text: str, source: DateSource) -> PartialDate | None:
    """Read the date in `text`: ``2025-10-16``, ``2016 Jul-Sep``, ``15 October 2025``.

    Of a range the first month counts.  Return None if `text` has no year.
    """
    return read_whole_date(text, source)[0]


def read_whole_date(text: str, source: DateSource) -> tuple[PartialDate | None, bool]:
    """Read a date as `read_date` does; also return whether all its numbers could be used.

    ``2024-13-45`` has no month, and ``05/06/2024`` may be in May or June.
    """
    return _read(text[:_MAX_TEXT], source)


# Many records share a date: the cache gives them one object.
@lru_cache(maxsize=1 << 12)
def _read(text: str, source: DateSource) -> tuple[PartialDate | None, bool]:
    text = " ".join(text.split())
    if iso := _ISO.fullmatch(text):  # what most records have
        return _whole(make_date(iso[1], iso[2], iso[3], source), iso[2], iso[3])
    text = text.translate(_DASHES)
    found = [match for pattern in _PATTERNS if (match := _search(pattern, text))]
    if not found:
        year = _LONE_YEAR.search(text)
        return (make_date(year["y"], None, None, source) if year else None), True
    first = min(found, key=lambda match: match.start())
    parts = first.groupdict()
    month: str | int | None = parts.get("m") or month_number(parts.get("w") or "")
    day = parts.get("d")
    if "a" in parts:
        day, month = _day_and_month(first["a"], first["b"], first["s"])
    date = make_date(first["y"], month, day, source)
    if "a" in parts and month is None:
        return date, False
    return _whole(date, month, day)


def _whole(
    date: PartialDate | None, month: str | int | None, day: str | None
) -> tuple[PartialDate | None, bool]:
    """Return a date, and whether it has the month and the day that were stated."""
    if date is None:
        return None, True
    lacks = (month is not None and date.month is None) or (day is not None and date.day is None)
    return date, not lacks


def _search(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """Return the first match of a pattern whose word, if it has one, is a month."""
    for match in pattern.finditer(text):
        if "w" not in pattern.groupindex or month_number(match["w"]):
            return match
    return None


def _day_and_month(one: str, other: str, sign: str) -> tuple[str | None, str | None]:
    """Return day and month; the day is the number above 12 or, with full stops, the first."""
    if int(other) > 12 >= int(one):
        return other, one
    if sign == "." or int(one) > 12 or one == other:
        return one, other
    return None, None


def month_number(word: str) -> int | None:
    """Return the number of a month by its name or the beginning of it, in seven languages."""
    folded = unicodedata.normalize("NFKD", word.lower())
    return _MONTHS.get("".join(c for c in folded if not unicodedata.combining(c)))


def make_date(
    year: str | int | None, month: str | int | None, day: str | int | None, source: DateSource
) -> PartialDate | None:
    """Make a date of the parts that are possible; None without a possible year."""
    if year is None or int(year) < FIRST_YEAR:
        return None
    if month is None or not 1 <= int(month) <= 12:
        return PartialDate(int(year), None, None, source)
    possible = day is not None and 1 <= int(day) <= _days(int(year), int(month))
    return PartialDate(int(year), int(month), int(day) if day and possible else None, source)


def _days(year: int, month: int) -> int:
    """Return the number of days of a month."""
    no_leap_year = month == 2 and (year % 4 or (year % 100 == 0 and year % 400))
    return 28 if no_leap_year else _DAYS[month - 1]


def date_as_text(value: object) -> str | None:
    """Return a date of any shape as a text: CSL's ``date-parts``, a mapping, a list."""
    for _ in range(3):
        if isinstance(value, str):
            return value.strip() or None
        if isinstance(value, Mapping):
            parts = {key_source(str(key)): item for key, item in value.items()}
            if "year" in parts:
                return joined_date(*(parts.get(key) for key in ("year", "month", "day")))
            keys = ("date_parts", "raw", "literal", "date", "start", "value")
            value = next((parts[key] for key in keys if parts.get(key)), None)
        elif isinstance(value, list) and value:
            if isinstance(value[0], str) and value[0].isdigit():
                return joined_date(*value[:3])
            value = value[0]
    return None


def joined_date(year: object, month: object = None, day: object = None) -> str | None:
    """Return year, month and day as one text; months may be words."""
    if not isinstance(year, str) or not year.strip():
        return None
    parts = [year.strip()]
    for part in (month, day):
        if not isinstance(part, str) or not part.strip():
            break
        parts.append(part.strip())
    return ("-" if len(parts) > 1 and parts[1].isdigit() else " ").join(parts)
