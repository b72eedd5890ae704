"""Counts the steps of work, so that how it grows is seen without a clock.

A `Counted` pattern counts the steps of its searches, by carrying them out as the `re` module does:
one for each character or branch that is tried.  `steps_in_python` counts the instructions that
Python runs, and the characters that methods of texts go through.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from re import _constants as op  # type: ignore[attr-defined]  # typeshed has neither
from re import _parser as parser  # type: ignore[attr-defined]
from types import FrameType
from typing import Any

Continue = Callable[[int], bool]
_SINGLE = frozenset((op.LITERAL, op.NOT_LITERAL, op.ANY, op.IN))


class TooManyStepsError(Exception):
    """A search has taken more steps than it may."""


class Counted:
    """A compiled pattern that counts the steps of its searches, and gives their results."""

    def __init__(self, pattern: re.Pattern[str], counter: Counter) -> None:
        self._pattern, self._counter = pattern, counter

    def __getattr__(self, name: str) -> Any:
        return getattr(self._pattern, name)

    def _count(self, text: str, at: int = 0, end: int = sys.maxsize, *, way: str) -> None:
        search = Search(self._pattern, text[:end], self._counter)
        while at <= len(search.text):
            found = search.end_at(at, whole=way == "fullmatch")
            if way in ("match", "fullmatch") or (way == "search" and found is not None):
                return
            at = found if found is not None and found > at else at + 1

    def match(self, text: str, *places: int) -> re.Match[str] | None:
        self._count(text, *places, way="match")
        return self._pattern.match(text, *places)

    def fullmatch(self, text: str, *places: int) -> re.Match[str] | None:
        self._count(text, *places, way="fullmatch")
        return self._pattern.fullmatch(text, *places)

    def search(self, text: str, *places: int) -> re.Match[str] | None:
        self._count(text, *places, way="search")
        return self._pattern.search(text, *places)

    def finditer(self, text: str, *places: int) -> Any:
        self._count(text, *places, way="all")
        return self._pattern.finditer(text, *places)

    def findall(self, text: str, *places: int) -> Any:
        self._count(text, *places, way="all")
        return self._pattern.findall(text, *places)

    def sub(self, new: Any, text: str, count: int = 0) -> str:
        self._count(text, way="all")
        return self._pattern.sub(new, text, count)

    def split(self, text: str, maxsplit: int = 0) -> Any:
        self._count(text, way="all")
        return self._pattern.split(text, maxsplit)


@contextmanager
def deep_recursion() -> Iterator[None]:
    """Let searches call themselves for each letter; other tests need the limit as it was."""
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(1_000_000)
    try:
        yield
    finally:
        sys.setrecursionlimit(limit)


class Counter:
    """The steps of all searches so far."""

    def __init__(self, most: int) -> None:
        self.steps, self.most = 0, most
        # The results of earlier searches must not spare later ones their steps.

    def step(self) -> None:
        """Count a step.

        Raises:
            TooManyStepsError: there are more than `most`.
        """
        self.steps += 1
        if self.steps > self.most:
            raise TooManyStepsError


class Search:
    """A search in one text."""

    def __init__(self, pattern: re.Pattern[str], text: str, counter: Counter) -> None:
        self.tree = _parsed(pattern)
        self.flags, self._step = pattern.flags, counter.step
        self.text = text.lower() if self.flags & re.IGNORECASE else text
        self.groups: dict[int, tuple[int, int]] = {}
        self.known: dict[tuple[int, str], bool] = {}

    def end_at(self, start: int, *, whole: bool = False) -> int | None:
        """Where a match that begins at `start` ends, if there is one; it may have to be `whole`."""
        self._step()
        return self._first(self.tree, start, whole=whole)

    def _first(self, items: Any, at: int, *, whole: bool = False) -> int | None:
        ends: list[int] = []

        def note(end: int) -> bool:
            ends.append(end)
            return not whole or end == len(self.text)

        return ends[-1] if self._run(items, 0, at, note) else None

    def _run(self, items: Any, number: int, at: int, then: Continue) -> bool:
        """Match items from `number` on, then the rest."""
        while number < len(items):
            self._step()
            code, value = items[number]
            if code not in _SINGLE:
                return self._other(items, number, at, then)
            if at >= len(self.text) or not self._is(code, value, self.text[at]):
                return False
            at, number = at + 1, number + 1
        return then(at)

    def _other(  # noqa: C901 - a kind of item each
        self, items: Any, number: int, at: int, then: Continue
    ) -> bool:
        code, value = items[number]

        def rest(end: int) -> bool:
            return self._run(items, number + 1, end, then)

        if code is op.SUBPATTERN:
            group, _, _, inner = value

            def close(end: int) -> bool:
                if group is not None:
                    self.groups[group] = (at, end)
                return rest(end)

            return self._run(inner, 0, at, close)
        if code is op.BRANCH:
            return any(self._run(inner, 0, at, rest) for inner in value[1])
        if code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
            return self._repeat(code, value, at, rest)
        if code is op.ATOMIC_GROUP:
            end = self._first(value, at)
            return end is not None and rest(end)
        if code in (op.ASSERT, op.ASSERT_NOT):
            direction, inner = value
            begin = at if direction > 0 else at - inner.getwidth()[0]
            found = begin >= 0 and self._first(inner, begin) is not None
            return found is (code is op.ASSERT) and rest(at)
        if code is op.AT:
            return self._at(value, at) and rest(at)
        if code is op.GROUPREF:
            begin, end = self.groups.get(value, (0, 0))
            return self.text.startswith(self.text[begin:end], at) and rest(at + end - begin)
        raise NotImplementedError(code)

    def _repeat(self, code: Any, value: Any, at: int, rest: Continue) -> bool:
        least, most, inner = value
        if len(inner) == 1 and inner[0][0] in _SINGLE:
            return self._repeat_single(code, value, at, rest)
        if code is op.POSSESSIVE_REPEAT:
            count = 0
            while count < int(most) and (end := self._first(inner, at)) is not None and end > at:
                at, count = end, count + 1
            return count >= least and rest(at)

        def again(count: int, here: int) -> bool:
            def more(end: int) -> bool:
                return (end > here or count < least) and again(count + 1, end)

            def another() -> bool:
                return count < int(most) and self._run(inner, 0, here, more)

            if code is op.MAX_REPEAT:
                return another() or (count >= least and rest(here))
            return (count >= least and rest(here)) or another()

        return again(0, at)

    def _repeat_single(self, code: Any, value: Any, at: int, rest: Continue) -> bool:
        """Repeat one character."""
        least, most, inner = value
        ((kind, what),) = inner
        room = min(int(most), len(self.text) - at)
        count = 0
        if code is op.MIN_REPEAT:
            while count < room and self._is(kind, what, self.text[at + count]):
                self._step()
                if count >= least and rest(at + count):
                    return True
                count += 1
            return count >= least and rest(at + count)
        while count < room and self._is(kind, what, self.text[at + count]):
            self._step()
            count += 1
        if code is op.POSSESSIVE_REPEAT:
            return count >= least and rest(at + count)
        for kept in range(count, least - 1, -1):
            self._step()
            if rest(at + kept):
                return True
        return False

    def _is(self, code: Any, value: Any, character: str) -> bool:
        if code is op.LITERAL or code is op.NOT_LITERAL:
            written = chr(value).lower() if self.flags & re.IGNORECASE else chr(value)
            return (character == written) is (code is op.LITERAL)
        if code is op.ANY:
            return bool(self.flags & re.DOTALL) or character != "\n"
        key = (id(value), character)
        if key not in self.known:
            other = character.upper() if self.flags & re.IGNORECASE else character
            negated = value[0][0] is op.NEGATE
            within = any(_within(item, one) for item in value for one in (character, other[:1]))
            self.known[key] = within is not negated
        return self.known[key]

    def _at(self, where: Any, at: int) -> bool:
        text = self.text
        if where is op.AT_BEGINNING and self.flags & re.MULTILINE:
            return at == 0 or text[at - 1] == "\n"
        if where in (op.AT_BEGINNING, op.AT_BEGINNING_STRING):
            return at == 0
        if where is op.AT_END:
            line = bool(self.flags & re.MULTILINE) or at == len(text) - 1
            return at == len(text) or (line and text[at] == "\n")
        if where is op.AT_END_STRING:
            return at == len(text)
        before, after = (
            0 <= place < len(text) and _category(op.CATEGORY_WORD, text[place])
            for place in (at - 1, at)
        )
        return (before is not after) is (where is op.AT_BOUNDARY)


def _within(item: Any, character: str) -> bool:
    code, value = item
    if code is op.LITERAL:
        return bool(ord(character) == value)
    if code is op.RANGE:
        return bool(value[0] <= ord(character) <= value[1])
    return _category(value, character) if code is op.CATEGORY else False


def _category(which: Any, character: str) -> bool:
    name = str(which).removeprefix("CATEGORY_")
    negated, name = name.startswith("NOT_"), name.removeprefix("NOT_")
    found = {
        "DIGIT": character.isdecimal(),
        "SPACE": character.isspace(),
        "WORD": character.isalnum() or character == "_",
    }[name]
    return found is not negated


@cache
def _parsed(pattern: re.Pattern[str]) -> Any:
    return parser.parse(pattern.pattern, pattern.flags)


def steps_in_python(work: Callable[[], object]) -> int:
    """Count the instructions of Python in `work`, and the characters that its texts' methods see.

    A search for a regular expression is one step here: `Counted` counts its own.
    """
    count = 0

    def trace(frame: FrameType, event: str, _argument: object) -> Any:
        nonlocal count
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        count += event == "opcode"
        return trace

    def profile(_frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        if event == "c_call":
            owner = getattr(argument, "__self__", None)
            count += len(owner) // 100 if isinstance(owner, str) else 0

    sys.setprofile(profile)
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(None)
        sys.setprofile(None)
    return count
