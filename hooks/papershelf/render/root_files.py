"""Makes the files at a site's root: sitemaps, robots.txt, .nojekyll, OpenSearch."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from papershelf.machinery.output import Output
from papershelf.machinery.versions import output_key
from papershelf.render.opensearch import OPENSEARCH, opensearch
from papershelf.render.sitemap import robots, sitemaps
from papershelf.render.view import SiteView


class RootFiles:
    """Makes all these files at once, from the addresses of all generated pages."""

    def __init__(self, view: SiteView) -> None:
        """Take the site."""
        self._view = view

    def outputs(self, urls: Sequence[str]) -> Iterator[Output]:
        """Yield the files; `urls` are below the site's root, in any order."""
        site_url = self._view.site_url
        names = []
        if site_url:
            for name, data in sitemaps(sorted(map(self._view.canonical, urls))):
                names.append(name)
                yield _file(name, data)
            yield _file("robots.txt", robots(site_url, names).encode())
            # Browsers want an absolute address of the search.
            description, root = self._view.shelf.description, self._view.canonical("")
            yield _file(OPENSEARCH, opensearch(self._view.site_name, description, root))
        # Without it GitHub Pages would run the site through Jekyll.
        yield _file(".nojekyll", b"")


def _file(name: str, data: bytes) -> Output:
    return Output(name, output_key(data), lambda: data)
