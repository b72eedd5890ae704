"""Made-up records in the acquired format: ``python -m tests.bench generate OUT N``.

They are for size and speed only.  Every record depends on the seed and its own
number alone, so the first thousand of ten thousand records are the thousand.
Sizes follow the acquired corpus: titles of about 90 characters, five authors with
given and family name glued, abstracts of about 1,200 characters.  Words follow Zipf's law
(rank r comes with probability proportional to r**-1.2) over 60,000 made-up words and the
commonest English ones; a fifth of a record's words are of its own subject, so that words
of one title also occur together elsewhere.
"""

from __future__ import annotations

import argparse
import random
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path

import yaml

SEED = 2025
WORDS = 60_000
EXPONENT = 1.2  # of Zipf's law; gives the acquired corpus' share of new words to a record
SUBJECTS, SUBJECT_WORDS = 400, 40
SUBJECT_SHARE = 0.2
JOURNALS, PEOPLE, FAMILIES, GIVEN = 400, 100_000, 8_000, 500
PER_FOLDER = 1_000

# The stop words and fillers of scientific English, commonest first.
_COMMON = """the of and in to a with for were was that is by as on from or at are this be an we
not between patients study than after these associated using compared results which group both
treatment during significantly more effects however also children clinical increased levels may
disorder analysis symptoms it have studies all their had among higher other has used""".split()
# Acquired tags, and the words in a text that support them.
_CONDITIONS = {
    "adhd": "attention deficit hyperactivity disorder",
    "asd": "autism spectrum disorder",
    "tourette_syndrome": "Tourette syndrome",
    "ocd": "obsessive-compulsive disorder",
    "anxiety": "anxiety disorders",
    "depression": "major depression",
    "pmdd": "premenstrual dysphoric disorder",
    "epilepsy": "epilepsy",
}
_TOPICS = {
    "behavioral_therapy": "behavioral therapy",
    "genetics": "genetic variants",
    "neuroimaging": "functional neuroimaging",
    "serotonin": "serotonin",
    "dopamine": "dopamine",
    "thyroid": "thyroid hormones",
}
_SYLLABLES = """ba be bi bo ca ce co cu da de di do fa fe fi ga ge go ha he ho la le li lo lu ma me
mi mo mu na ne ni no nu pa pe pi po ra re ri ro ru sa se si so su ta te ti to tu va ve vi vo xa
za ze an en in on er or ar al el ol as es is os us ast ent int orm ult ern ist""".split()


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """Words by rank with their cumulative Zipf weights, subjects, names, journals."""

    words: tuple[str, ...]
    word_weights: tuple[float, ...]
    subjects: tuple[tuple[str, ...], ...]
    people: tuple[tuple[str, str], ...]  # given, family
    person_weights: tuple[float, ...]
    journals: tuple[str, ...]
    journal_weights: tuple[float, ...]


@cache
def _lexicon(seed: int) -> _Lexicon:
    rng = random.Random(f"{seed}:lexicon")
    coined = _coin(rng, WORDS, (2, 3, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5))
    # Subjects draw on the middle of the ranks: neither everywhere nor nowhere.
    subjects = [tuple(rng.sample(coined[200:12_000], SUBJECT_WORDS)) for _ in range(SUBJECTS)]
    families = [name.capitalize() for name in _coin(rng, FAMILIES, (2, 2, 3))]
    given = [name.capitalize() for name in _coin(rng, GIVEN, (2, 2, 3))]
    people = [(rng.choice(given), rng.choice(families)) for _ in range(PEOPLE)]
    journals = [
        f"{rng.choice(('Journal of', 'Annals of', 'Frontiers in'))} {' '.join(words).title()}"
        for words in zip(coined[300 : 300 + JOURNALS], coined[900 : 900 + JOURNALS], strict=True)
    ]
    words = (*_COMMON, *coined)
    return _Lexicon(
        words,
        _zipf(len(words)),
        tuple(subjects),
        tuple(people),
        _zipf(PEOPLE, flatten=50),
        tuple(journals),
        _zipf(JOURNALS, flatten=5),
    )


def _coin(rng: random.Random, number: int, lengths: tuple[int, ...]) -> list[str]:
    """Different made-up words of as many syllables as `lengths` say, short ones first."""
    coined: dict[str, None] = {}
    while len(coined) < number:
        # The commoner a word, the shorter it is.
        length = lengths[len(coined) * len(lengths) // number]
        coined["".join(rng.choices(_SYLLABLES, k=length))] = None
    return list(coined)


def _zipf(number: int, flatten: int = 0) -> tuple[float, ...]:
    """Cumulative weights of `number` ranks; `flatten` evens out the first ones."""
    return tuple(accumulate((rank + flatten) ** -EXPONENT for rank in range(1, number + 1)))


def record(number: int, seed: int = SEED) -> str:
    """The Markdown text of one record."""
    rng = random.Random(f"{seed}:{number}")
    lexicon = _lexicon(seed)
    conditions = rng.sample(list(_CONDITIONS), rng.choice((1, 1, 1, 2)))
    topics = rng.sample(list(_TOPICS), rng.choice((1, 1, 2)))
    subject = rng.choice(lexicon.subjects)
    title = _title(rng, lexicon, subject, _CONDITIONS[conditions[0]])
    named = [*map(_CONDITIONS.__getitem__, conditions), *map(_TOPICS.__getitem__, topics)]
    people = rng.choices(lexicon.people, cum_weights=lexicon.person_weights, k=rng.randint(2, 8))
    authors = str([given + family for given, family in dict.fromkeys(people)])
    day = f"{rng.randint(2000, 2025)}-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}"
    doi = f"10.5555/bench.{number:06d}"
    (journal,) = rng.choices(lexicon.journals, cum_weights=lexicon.journal_weights)
    meta = {
        "acquisition_date": "2025-10-21T16:20:54.750648",
        "acquisition_method": "paperscraper_automated",
        "authors": authors,
        "conditions": conditions,
        "content_type": "research_paper",
        "doi": doi,
        "journal": journal,
        "keywords": conditions + topics,
        "publication_date": rng.choice((day, day, day[:4], "")),
        "search_priority": "standard",
        "source": "PUBMED via Paperscraper",
        "title": title,
        "topics": topics,
        "type": "research_paper",
    }
    head = yaml.dump(meta, Dumper=yaml.CSafeDumper, allow_unicode=True)
    return (
        f"---\n{head}---\n\n# {title}\n\n**Authors:** {authors}\n\n**Journal:** {journal}\n\n"
        f"**DOI:** {doi}\n\n## Abstract\n\n{_abstract(rng, lexicon, subject, named)}\n"
    )


def _title(rng: random.Random, lexicon: _Lexicon, subject: tuple[str, ...], name: str) -> str:
    first, second, third, fourth, fifth = rng.sample(subject, 5)
    forms = (
        f"{first} {second} and {third} {fourth} in patients with {name}: a {fifth} study",
        f"Effects of {first} on {second} {third} and {fourth} {fifth} in children with {name}",
    )
    title = rng.choice(forms)
    return title[0].upper() + title[1:]


def _abstract(
    rng: random.Random, lexicon: _Lexicon, subject: tuple[str, ...], named: list[str]
) -> str:
    """Return about nine sentences of 15 to 27 words; the first ones support the record's tags."""
    sentences = []
    for place in range(rng.randint(7, 11)):
        length = rng.randint(18, 30)
        words = rng.choices(lexicon.words, cum_weights=lexicon.word_weights, k=length)
        for at in rng.sample(range(length), round(length * SUBJECT_SHARE)):
            words[at] = rng.choice(subject)
        if place < len(named):
            words.insert(rng.randint(3, 12), named[place])
        sentence = " ".join(words)
        sentences.append(sentence[0].upper() + sentence[1:] + ".")
    return " ".join(sentences)


def write_records(out: Path, number: int, seed: int = SEED) -> None:
    """Write `number` records below `out`, a thousand to a folder."""
    for one in range(number):
        folder = out / f"{one // PER_FOLDER:03d}"
        if one % PER_FOLDER == 0:
            folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{one:06d}.md").write_text(record(one, seed), encoding="utf-8")


def main() -> None:
    """Write records to a folder."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench generate", description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("number", type=int)
    parser.add_argument("--seed", type=int, default=SEED)
    arguments = parser.parse_args()
    write_records(arguments.out, arguments.number, arguments.seed)


if __name__ == "__main__":
    main()
