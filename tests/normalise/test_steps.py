"""The work of reading grows with the length of a text and no faster: its steps are counted."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Callable, Iterator
from types import ModuleType

import pytest
from papershelf.normalise import normalise
from papershelf.normalise.fields import FIELDS
from papershelf.normalise.supplies import is_of_body

from tests.normalise.records import ABSTRACT, VOCABULARY, record_of
from tests.steps import (
    Counted,
    Counter,
    Search,
    TooManyStepsError,
    deep_recursion,
    steps_in_python,
)

LENGTH = 1_000
# Four times the text may take so many times the steps: more than four, because a part of a text
# that a pattern looks at may have a limit; sixteen times where work takes the square.
MOST = 7


@pytest.fixture(autouse=True)
def _deep() -> Iterator[None]:
    with deep_recursion():
        yield


def modules() -> Iterator[ModuleType]:
    package = importlib.import_module("papershelf.normalise")
    for found in pkgutil.iter_modules(package.__path__, "papershelf.normalise."):
        yield importlib.import_module(found.name)


def counted(value: object, counter: Counter) -> object:
    """A value with each pattern in it in a form that counts its steps."""
    if isinstance(value, re.Pattern):
        return Counted(value, counter)
    if type(value) is tuple and any(isinstance(item, tuple | re.Pattern) for item in value):
        return tuple(counted(item, counter) for item in value)
    return value


def steps(work: Callable[[], object], most: int = 3_000_000) -> int:
    """The steps of all searches in `work`."""
    counter = Counter(most)
    with pytest.MonkeyPatch.context() as context:
        for module in modules():
            for name, value in list(vars(module).items()):
                if (changed := counted(value, counter)) is not value:
                    context.setattr(module, name, changed)
        work()
    return counter.steps


def reading(meta: dict[str, object], body: str = "") -> Callable[[], object]:
    record = record_of({"title": "Sleep", "doi": "10.1234/x", **meta}, body)
    return lambda: normalise(record, VOCABULARY)


def grows_with_the_text(make: Callable[[int], Callable[[], object]], length: int = LENGTH) -> bool:
    """Whether four times the text takes no more than `MOST` times the steps, of both sorts."""
    make(50)()  # what is done once
    few = steps(make(length))
    try:
        linear = steps(make(4 * length), MOST * few + 20_000) > 0
    except TooManyStepsError:
        return False
    return linear and steps_in_python(make(4 * length)) <= MOST * steps_in_python(make(length))


KEYS = [
    next(key for key in field.sources if not is_of_body(key)) for field in FIELDS if field.sources
]
PIECES = ["a", "A b, ", "10.1234/", "A. B\n", "['x', ", "<b>", "1 "]
BODIES = ["word ", "# x\n", "**A:** x\n", "[x](y) ", "function", "!Keywords: a ", "<p "]


@pytest.mark.parametrize("key", KEYS)
def test_the_reader_of_a_field_takes_steps_in_proportion_to_its_text(key: str) -> None:
    for number, piece in enumerate(PIECES):
        if (number + len(key)) % 3 == 0 or key in ("authors", "abstract"):
            assert grows_with_the_text(
                lambda length, piece=piece: reading({key: piece * (length // len(piece))})  # type: ignore[misc]
            ), piece


@pytest.mark.parametrize("piece", BODIES)
def test_reading_a_body_takes_steps_in_proportion_to_its_text(piece: str) -> None:
    start = f"## Abstract\n\n{ABSTRACT}\n\n## Methods\n\n{{"
    assert grows_with_the_text(lambda length: reading({}, start + piece * (length // len(piece))))


@pytest.mark.parametrize(
    ("written", "piece"),
    [(r"function\s?\w*\(", "function"), (r"\s+$", "  x"), (r"a*a*b", "a"), (r"(?s)<.*>", "<")],
)
def test_the_count_tells_work_that_takes_the_square(written: str, piece: str) -> None:
    def count(length: int) -> int:
        counter = Counter(10**7)
        text = piece[0] * length if len(piece) == 3 else piece * (length // len(piece))
        Counted(re.compile(written), counter).search(f"{text}.")
        return counter.steps

    assert count(100) > 3 * count(50)


def test_the_count_tells_loops_that_take_the_square() -> None:
    def loops(length: int) -> Callable[[], object]:
        return lambda: [1 for _ in range(length) for _ in range(length)]

    assert steps_in_python(loops(400)) > 10 * steps_in_python(loops(100))


PATTERNS = {
    value.pattern: value
    for module in modules()
    for value in vars(module).values()
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str)
}


TEXTS = ["a", "A. Lee, ", "10.1/x ", "**Ab:** x\n", "(2020) ", "<b>x</b> ", "## x\n", "[a](b) "]


@pytest.mark.parametrize("written", list(PATTERNS)[::5])
def test_the_count_carries_out_the_same_search(written: str) -> None:
    pattern = PATTERNS[written]
    for piece in TEXTS:
        text = piece * 5 + "."
        search = Search(pattern, text, Counter(10**7))
        ends = (search.end_at(at) for at in range(len(text) + 1))
        found = pattern.search(text)
        assert next((end for end in ends if end is not None), None) == (found and found.end())
