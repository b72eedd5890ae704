"""Keys of papers' pages: what a page is made from, as a hash.

A page whose key is that of the last build need not be made again.
"""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Iterable, Sequence

from papershelf.catalogue import Facet
from papershelf.catalogue.digests import DIGEST_SIZE, to_bytes
from papershelf.model import Paper, Tag
from papershelf.render.site import PaperJob
from papershelf.render.view import PaperContext
from papershelf.versions import code_version

_ROOMS = ("render", "templates", "catalogue", "model.py")
_LIBRARIES = ("jinja2", "markupsafe", "markdown-it-py", "nh3")


def page_keys(
    job: PaperJob, papers: Sequence[Paper], digests: Sequence[bytes | None]
) -> dict[str, bytes | None]:
    """Paper id -> key of its page, `None` where its digest is not known.

    Args:
        job: what the pages are made with.
        papers: of one catalogue.
        digests: of the papers, see `paper_digests`.
    """
    context = job.context
    shared = (job.shell, context.settings, context.site_url, context.records_url)
    base = hashlib.blake2b(code_version(_ROOMS, _LIBRARIES), digest_size=DIGEST_SIZE)
    base.update(pickle.dumps(shared, pickle.HIGHEST_PROTOCOL))
    keys: dict[str, bytes | None] = {}
    for paper, digest in zip(papers, digests, strict=True):
        keys[paper.id] = None
        if digest is not None:
            own = base.copy()
            own.update(digest)
            own.update(to_bytes(_borrowed(paper, context)))
            keys[paper.id] = own.digest()
    return keys


def _borrowed(paper: Paper, context: PaperContext) -> tuple[object, ...]:
    """What the page shows that other records decide."""
    return (
        _labels(paper.conditions, context, Facet.CONDITION),
        _labels(paper.topics, context, Facet.TOPIC),
        [context.author_address(author) for author in paper.authors],
        context.design_labels.get(paper.study_design or ""),
        [context.titles.get(relation.paper_id) for relation in paper.related],
    )


def _labels(tags: Iterable[Tag], context: PaperContext, facet: Facet) -> list[str | None]:
    labels = context.tag_labels[facet]
    return [labels.get(tag.slug) for tag in tags]
