"""How well glued author names are split: ``python tests/bench/names.py RECORDS.jsonl.xz``.

Each line of the file is a JSON object whose ``authors`` are pairs of given and
family name.  The names are glued as the PubMed fetch glues them (no space, no
stops after initials) and split record by record, as the build does; the lexicon
is made from the split names, never from the pairs.  Then the same names are
read with their spaces, and must be unchanged.

Names that contain more than a name (``Dr.``, LaTeX, a bracket, ``and``) are cleaned before
they are split; they are counted separately, as the pairs do not say how to read them.
"""

from __future__ import annotations

import json
import lzma
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "hooks"))

from papershelf.catalogue.name_lexicon import Lexicon, refine
from papershelf.model import Author
from papershelf.normalise.name_parts import clean_name, without_bare_degrees
from papershelf.normalise.names import split_authors

Pair = tuple[str, str]  # given and family name
EXAMPLES = 3


def read_records(path: Path) -> list[list[Pair]]:
    """The author pairs of each record."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        return [[(given, family) for given, family in json.loads(x)["authors"]] for x in lines]


def glue(pair: Pair) -> str:
    """A name as the fetch leaves it: ``Philip H.S. Torr`` becomes ``Philip HSTorr``."""
    return pair[0].replace(".", "") + pair[1]


def holds_more(pair: Pair) -> bool:
    """Whether a pair is not the names alone: letters go with what is cleaned off."""
    whole = " ".join(f"{pair[0]} {pair[1]}".split())
    return sum(map(str.isalpha, clean_name(whole))) != sum(map(str.isalpha, whole))


def is_right(author: Author, pair: Pair) -> bool:
    """Whether `author` is cut where `pair` is; a lone name may be a literal."""
    given = " ".join(pair[0].replace(".", "").split())
    family = " ".join(pair[1].split()).removesuffix(".")
    got = (author.family_and_suffix or author.literal or "").removesuffix(".")
    return (author.given or "", got) == (given, family)


def error_kind(author: Author, pair: Pair) -> str:
    """Why a name was missed, from what the pair looks like."""
    given, family = pair
    name = glue(pair)
    rules = {
        "no given name in the source": not given,
        "suffix taken for the family name in the source": bool(
            {"Jr", "Jr.", "II", "III", "IV"} & set(family.replace(",", " ").split())
        ),
        "all in small letters": name.islower(),
        "all in capitals": name.isupper(),
        "script without case": not any(c.isupper() or c.islower() for c in name),
        "particle before the family name": family[:1].islower() and " " in family,
        "family name in small letters": family[:1].islower(),
        "family name with an inner capital": any(map(str.isupper, family[1:])),
        "not cut": author.family is None,
    }
    return next((kind for kind, holds in rules.items() if holds), "cut at another place")


def damaged(records: Iterable[list[Pair]], lexicon: Lexicon) -> Iterator[str]:
    """The names with spaces that lose or gain something, record by record."""
    for pairs in records:
        names = [" ".join(f"{given} {family}".split()) for given, family in pairs]
        authors, findings = split_authors(names)
        if any(finding.code == "author-names-glued" for finding in findings):
            yield from names
            continue
        wholes = without_bare_degrees([clean_name(author.supplied) for author in authors])
        for author, whole in zip(authors, wholes, strict=True):
            # A comma (``Supancic,III``) is no part of a name.
            if refine(author, lexicon).display != whole and "," not in whole:
                yield author.supplied


def main() -> None:
    """Print the accuracy, the damage and the ten most frequent kinds of error."""
    records = read_records(Path(sys.argv[1]))
    start = time.perf_counter()
    split = [split_authors(str(list(map(glue, pairs))))[0] for pairs in records]
    lexicon = Lexicon.learn(author for authors in split for author in authors)
    refined = [[refine(author, lexicon) for author in authors] for authors in split]
    seconds = time.perf_counter() - start
    total, distinct = sum(map(len, records)), {pair for pairs in records for pair in pairs}
    dirty = {pair for pair in distinct if holds_more(pair)}
    print(f"{total:,} names, {len(distinct):,} distinct, {len(records):,} records, {seconds:.1f} s")
    print(f"{len(dirty)} distinct names hold more than a name")
    kinds: dict[str, list[Pair]] = defaultdict(list)
    for label, result in (("rules alone", split), ("with the lexicon", refined)):
        missed: Counter[Pair] = Counter()
        kinds.clear()
        for pairs, authors in zip(records, result, strict=True):
            for pair, author in zip(pairs, authors, strict=True):
                if not is_right(author, pair) and pair not in dirty:
                    missed[pair] += 1
                    kinds[error_kind(author, pair)].append(pair)
        # A name counts as right if it is right in every record that has it.
        print(f"{label}: {1 - len(missed) / len(distinct):.3%} of distinct names,", end=" ")
        print(f"{1 - missed.total() / total:.3%} of all names")
    harmed = list(damaged(records, lexicon))
    print(f"names with spaces damaged: {len(harmed)} of {total:,}", *harmed[:10], sep="\n  ")
    print("\nmost frequent kinds of error (names; examples as given + family)")
    for kind, found in sorted(kinds.items(), key=lambda item: -len(item[1]))[:10]:
        some = "; ".join(f"{given!r} + {family!r}" for given, family in found[:EXAMPLES])
        print(f"{len(found):6}  {kind}: {some}")


if __name__ == "__main__":
    main()
