"""The base of the core's frozen values."""

from __future__ import annotations

import msgspec


class Value(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A frozen value without cycles: made, compared, pickled and encoded fast.

    Subclasses repeat ``frozen=True`` for the type checker.  ``gc=False`` spares the
    garbage collector millions of values that cannot be part of a cycle.  They are encoded as
    arrays of their fields.
    """
