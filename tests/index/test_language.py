"""English words that the papers lack: no misspellings, and what is near them in meaning."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest
from papershelf.index.documents import Field
from papershelf.index.language import (
    English,
    author_words,
    english,
    everyday_names,
    language_files,
)
from papershelf.index.postings import collect, merge
from papershelf.index.tokenise import stem
from papershelf.index.write import write_index
from papershelf.model import Abstract, AbstractPart, AbstractStatus, Author
from papershelf.settings import Settings

from tests.bench.options import REPOSITORY
from tests.factories import catalogue, paper
from tests.index.decode import columns, front_coded

# 1,000 words: SCOWL's class 10, its most usual words, has n = 3,752 of four letters and more; these
# are in alphabetical order those at the places 0, n / 1000, 2 n / 1000, …
EVERYDAY = (REPOSITORY / "tests/fixtures/everyday_words.txt").read_text("utf-8").split()
FIELDS = (Field("abstract", 1.0), Field("authors", 2.0), Field("tags", 1.0, whole=True))
WORDS: English = {
    "kid": ("kids", ["children", "boy", "teen", "youth", "infant"]),
    "children": ("children", ["kid"]),
    "young": ("young", ["youth"]),
    "boy": ("boys", []),
    "youth": ("youth", []),
    "teen": ("teens", []),
    "infant": ("infants", []),
    "kyoto": ("Kyoto", []),
}


def made(*papers: tuple[str, str], words: English = WORDS) -> dict[str, list[str]]:
    """The stems of the files, each with its words, of papers given as text and authors."""
    documents = [((text, names, "#is:kid"), 1.0) for text, names in papers]
    whole = merge([collect(documents, FIELDS)])
    files = language_files(whole, FIELDS, words, author_words(whole, FIELDS))
    found: dict[str, list[str]] = {}
    for _, file in files:
        stems, near = columns(file.data)
        rows = near.decode().split("\n")
        found |= dict(zip(front_coded(stems), map(str.split, rows), strict=True))
    return found


def test_a_word_that_no_paper_has_comes_with_the_nearest_three_that_two_papers_have() -> None:
    text = "Children, boys, teens and infants", ""
    assert made(text, text)["kid"] == ["children", "boys", "teens"]
    assert made(text)["kid"] == []


def test_a_word_that_three_papers_have_is_left_out() -> None:
    assert "kid" in made(("A kid", ""), ("Kids", ""))
    assert "kid" not in made(("A kid", ""), ("Kids", ""), ("Kids", ""))


def test_a_name_of_authors_that_is_a_word_is_listed_only_if_papers_lack_it() -> None:
    assert made(("The old", "Ann Young"))["young"] == []
    assert "young" not in made(*[("The young", "Ann Young")] * 4)


def test_names_of_authors_that_are_words_are_told_from_those_that_are_names_everywhere() -> None:
    papers = [("A kid", "Ann Young"), ("A boy", "Bob Kyoto"), ("", "Nobody")]
    whole = merge([collect([((*one, "#is:kid"), 1.0) for one in papers], FIELDS)])
    assert everyday_names(author_words(whole, FIELDS), WORDS) == {"young"}


def test_authors_do_not_count_as_texts() -> None:
    papers = [("Nothing", "Bob Youth")] * 4
    assert made(*papers)["young"] == []
    assert made(*papers, ("Youth", ""), ("Youth", ""))["young"] == ["youth"]


def test_what_is_a_name_everywhere_is_listed_unless_an_author_has_it() -> None:
    assert "kyoto" in made(("Nothing", "Ann Young"))
    assert "kyoto" not in made(("Nothing", "Ann Kyoto"))


def test_an_empty_index_lacks_all_words() -> None:
    assert set(made()) == set(WORDS)


def test_many_words_are_divided_into_files_in_order() -> None:
    words: English = {f"word{number:05d}": ("word", []) for number in range(3000)}
    files = list(language_files(merge([collect([], FIELDS)]), FIELDS, words, ()))
    firsts = [first for first, _ in files]
    assert len(files) > 2
    assert firsts[0] == "" and firsts == sorted(firsts)
    assert list(made(words=words)) == sorted(words)


@pytest.mark.parametrize(
    ("word", "near"), [("kids", "children"), ("tummy", "stomach"), ("dentist", "dental")]
)
def test_everyday_words_have_near_ones(word: str, near: str) -> None:
    assert stem(near) in english()[stem(word)][1][:3]


def look_alike(word: str, number: int) -> str:
    """The word with a letter left out, or with another one; never an English word."""
    changes = [word[:at] + word[at + 1 :] for at in range(1, len(word))]
    changes += [f"{word[:at]}{letter}{word[at + 1 :]}" for at in range(1, 4) for letter in "xqz"]
    choice = [one for one in changes if stem(one) not in english()]
    return choice[number % len(choice)]


def _abstract(text: str) -> Abstract:
    return Abstract(AbstractStatus.COMPLETE, (AbstractPart(None, text),))


def _author(word: str) -> Author:
    return Author(word.title(), "Ann", None, f"Ann {word.title()}")


def corrections(folder: Path, queries: Iterable[str]) -> dict[str, list[str]]:
    """Query -> what its words are corrected to, by the index in `folder`."""
    script = f"""
        import {{ engineOf }} from "{REPOSITORY}/tests/search/disk.mjs";
        const engine = engineOf(process.argv[1]);
        const found = {{}};
        for (const query of JSON.parse(process.argv[2])) {{
          const {{ corrections }} = await engine.search({{ query, limit: 0 }});
          found[query] = corrections.map(({{ to }}) => to);
        }}
        console.log(JSON.stringify(found));
    """
    command = ["node", "--input-type=module", "-e", script, str(folder), json.dumps(list(queries))]
    answer = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, list[str]] = json.loads(answer.stdout)
    return found


def test_no_everyday_word_is_replaced_by_a_look_alike(tmp_path: Path) -> None:
    likes = [look_alike(word, number) for number, word in enumerate(EVERYDAY)]
    texts = [" ".join(likes[start : start + 250]) for start in range(0, len(likes), 250)] * 2
    papers = [
        paper(f"p-{number}", abstract=_abstract(text), authors=(_author(text.split()[number]),))
        for number, text in enumerate(texts * 3)
    ]
    search = tmp_path / "assets/search"
    write_index(catalogue(papers), search / "data", Settings(workers=1))
    shutil.copy(REPOSITORY / "hooks/papershelf/theme/assets/search/worker.js", search)
    found = corrections(tmp_path, [*EVERYDAY, *(f"{like}q" for like in likes[:20])])
    assert {word: to for word in EVERYDAY if (to := found.pop(word))} == {}
    # That words are corrected at all.
    assert sum(map(bool, found.values())) > 15
