"""Whether work grows in proportion to its input.

Runs are compared with each other and not with a number of seconds, which would depend on the
machine: four times the input costs four times as much where work is linear, and sixteen times
where it is quadratic.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

_TIMES = 4
_MOST = 10  # between linear and quadratic
_ATTEMPTS = 5  # what else runs on the machine may spoil a comparison, but not each


def is_linear(make: Callable[[int], T], work: Callable[[T], object], length: int) -> bool:
    """Whether `work` on input of `length`, as `make` makes it, grows no faster than the input."""
    work(make(length // 10))  # what is done once, such as compiling a pattern
    small, large = make(length // _TIMES), make(length)
    return any(_cost(work, large) < _MOST * _cost(work, small) for _ in range(_ATTEMPTS))


def _cost(work: Callable[[T], object], value: T) -> float:
    start = time.process_time()
    work(value)
    return time.process_time() - start
