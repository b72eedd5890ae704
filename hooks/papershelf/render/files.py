"""Makes a page's file from a typed model of what it shows, whose hash is the key."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

import msgspec

from papershelf.machinery.frozen import Value
from papershelf.machinery.output import Output
from papershelf.machinery.versions import output_key
from papershelf.shell.fill import PageContent, Shell

# The name of a page's file, in the folder of its address.
PAGE = "index.html"

# No page may have these characters, and no reader sees them: all ASCII controls but white space.
_CONTROLS = bytes({*range(0x20), 0x7F} - set(b"\t\n\r"))

_ENCODER = msgspec.msgpack.Encoder()


class PageModel(Value, frozen=True, kw_only=True):
    """What every generated page shows; each kind of page adds its own attributes.

    Attributes:
        url: address below the site's root, with a trailing slash.
        title: plain text.
        description: plain text, for search engines.
        canonical: absolute address, ``""`` if the site's own is not known.
    """

    url: str
    title: str
    description: str
    canonical: str


_Model = TypeVar("_Model", bound=PageModel)


def page_output(model: _Model, shell: Shell, render: Callable[[_Model], PageContent]) -> Output:
    """Return the file of a page.

    The key is a hash of model and shell.  The page is rendered from these two only, so
    page and key cannot disagree.
    """
    key = output_key(_ENCODER.encode(model), shell.digest)
    return Output(f"{model.url}{PAGE}", key, partial(_bytes, model, shell, render))


def _bytes(model: _Model, shell: Shell, render: Callable[[_Model], PageContent]) -> bytes:
    # A lone surrogate in a scraped text cannot be written as UTF-8.
    data = shell.fill(render(model)).encode("utf-8", errors="replace")
    return data.translate(None, _CONTROLS)
