"""The base of the core's frozen values."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

import msgspec


class Value(msgspec.Struct, frozen=True, gc=False):
    """A frozen value without cycles: made, compared, pickled and encoded fast.

    Subclasses say ``frozen=True`` too, for the type checker.  ``gc=False`` spares the
    garbage collector millions of values that cannot be part of a cycle.
    """


@contextmanager
def paused_collection() -> Iterator[None]:
    """No cyclic garbage collection while the context lasts.

    Millions of long-lived values without a cycle are made, and each collection
    would look at all of them again: a third of the time of a build.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
