"""Text to terms in Python, and its agreement with the browser's."""

from __future__ import annotations

import json
import re
import subprocess
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from papershelf.index.runs import is_run, letters
from papershelf.index.tokenise import MAX_WORD, compounds, fold, parts_of, stem, terms

from tests.shelf import SHELF

ROOT = Path(__file__).parent.parent.parent


def terms_in_javascript(texts: list[str]) -> list[list[str]]:
    """The terms of many texts by hooks/browser/worker/tokenise.js, in one process."""
    answer = subprocess.run(
        ["node", ROOT / "tests/search/terms.mjs"],
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        check=True,
    )
    found: list[list[str]] = json.loads(answer.stdout)
    return found


def assert_agreement(texts: list[str]) -> None:
    found = terms_in_javascript(texts)
    differing = [
        (text, terms(text), other)
        for text, other in zip(texts, found, strict=True)
        if terms(text) != other
    ]
    assert differing == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("IL-2", "IL2"),
        ("low-dose", "low dose"),
        ("GABA/glutamate", "GABA glutamate"),
        ("naïve", "naive"),
        ("β-endorphin", "beta endorphin"),
        ("TNF-α", "TNF-alpha"),
        ("ﬁbre", "fibre"),
        ("Ｆｕｌｌ", "full"),
        ("O’Brien", "O'Brien"),
        ("Tourette’s", "tourette"),
        ("soft\u00adhyphen", "softhyphen"),
        ("Ёлка", "елка"),
        ("التَّوَحُّد", "التوحد"),
        ("العـــربية", "العربية"),
        ("أطفال", "اطفال"),
        ("مدرسة", "مدرسه"),
        ("کودکی", "كودكي"),
        ("٢٠٢٠", "2020"),
        ("שָׁלוֹם", "שלום"),
        ("בית־ספר", "בית ספר"),
        ("ｶﾞﾝ", "ガン"),
        ("葛\U000e0100城", "葛城"),
        ("ﬁ수면", "\u1109\u116e\u1106\u1167\u11ab"),
    ],
)
def test_two_ways_to_write_a_word_share_a_term(one: str, other: str) -> None:
    assert set(terms(one)) & set(terms(other))


def test_a_compound_of_three_is_found_whole_and_by_its_neighbours() -> None:
    assert terms("SARS-CoV-2") == ["sar", "cov", "2", "sarscov", "cov2", "sarscov2"]


def test_stop_words_and_numbers_are_not_joined() -> None:
    assert terms("state-of-the-art") == ["state", "art"]
    assert terms("2010-2015") == ["2010", "2015"]


def test_a_word_too_long_to_be_one_gives_no_term() -> None:
    assert terms("a" * MAX_WORD) == ["a" * MAX_WORD]
    assert terms("a" * (MAX_WORD + 1)) == []


def test_the_length_of_a_word_is_counted_in_utf_16_units() -> None:
    letter = "\U00010428"  # two units
    assert terms(letter * (MAX_WORD // 2)) == [letter * (MAX_WORD // 2)]
    assert terms(letter * (MAX_WORD // 2 + 1)) == []


def test_the_stemmer_is_that_of_lunr_js() -> None:
    words = ["airway", "try", "tries", "lay", "ies", "eed", "sses", "generalization", "ß"]
    stems = ["airway", "tri", "tri", "lay", "ie", "e", "sse", "gener", "ß"]
    assert [stem(word) for word in words] == stems


def test_possessives_and_apostrophes_leave_a_word() -> None:
    assert parts_of("tourette's-like") == ["tourette", "like"]
    assert parts_of("rock'n'roll") == ["rocknroll"]


@pytest.mark.parametrize("word", ["الأطفال", "والأطفال", "بالأطفال", "للأطفال"])
def test_an_arabic_word_is_found_with_and_without_its_article(word: str) -> None:
    assert terms(word) == terms("أطفال")


def test_an_arabic_word_that_begins_like_the_article_has_one_stem_too() -> None:
    assert terms("الالتهاب") == terms("التهاب")
    assert terms("ألم") == ["الم"]  # one letter is no word


def test_signs_of_other_scripts_separate_words() -> None:
    assert terms("نوم،قلق؟ հա՝տե ሰላም፡ለዓለም") == ["نوم", "قلق", "հա", "տե", "ሰላም", "ለዓለም"]


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_terms_are_those_of_the_compounds_alone(text: str) -> None:
    # Blanks join runs.
    assert terms(" / ".join(compounds(text))) == terms(text)


# Letters and marks of scripts without blanks, and what may be between them.
_RUNS = st.text(
    "睡眠々〇カ\u3099ｶﾞー수ㅅ\u1106\u1167\u11abก็ที่ၐ\u1039ភ្\u0f0b𠀀 \n\r・-'’2aé\u200b\u0301",
    max_size=30,
)


@given(_RUNS)
def test_letters_are_side_by_side_in_a_text_exactly_if_it_has_their_pair(text: str) -> None:
    runs = [compound for compound in compounds(text) if is_run(compound)]
    sides = {pair for run in runs for pair in map("".join, pairwise(letters(run)))}
    last = {letters(run)[-1] for run in runs}
    assert {term for term in terms(text) if is_run(term)} == sides | last


@settings(max_examples=5)
@given(st.lists(_RUNS, min_size=300, max_size=400))
def test_javascript_makes_the_same_terms_of_scripts_without_blanks(texts: list[str]) -> None:
    assert_agreement(texts)


@settings(max_examples=5)
@given(st.lists(st.text(max_size=40), min_size=300, max_size=400))
def test_javascript_makes_the_same_terms_of_any_text(texts: list[str]) -> None:
    assert_agreement(texts)


def test_javascript_makes_the_same_terms_of_every_letter() -> None:
    # All planes that have letters, assigned or not: younger Unicode must make no difference.
    points = [*range(0xD800), *range(0xE000, 0x1FC00), *range(0x20000, 0x20100)]
    assert_agreement([f"x{chr(p)}Y {chr(p)} Running-{chr(p)}Studies" for p in points])


def test_javascript_makes_the_same_terms_of_the_words_of_records() -> None:
    texts = [path.read_text("utf-8") for path in sorted(SHELF.rglob("*.md"))]
    words = sorted({word for text in texts for word in re.findall(r"\S+", text)})
    assert len(words) > 1500
    assert_agreement(words)
