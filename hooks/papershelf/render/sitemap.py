"""Makes sitemaps of the generated pages, and the robots.txt that names them.

The theme's own ``sitemap.xml`` lists only hand-written pages, because Material fetches it
on every first page.  A sitemap has at most 50,000 addresses (sitemaps.org, protocol 0.9).
If there are several, they are compressed, which the protocol allows: 100,000 addresses
take 2 MB instead of 11.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Sequence
from urllib.parse import urljoin
from xml.sax.saxutils import escape

_MOST_URLS = 50_000


def sitemaps(addresses: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """Yield file names and contents of the sitemaps of absolute `addresses`."""
    starts = range(0, len(addresses), _MOST_URLS)
    for number, start in enumerate(starts, 1):
        part = addresses[start : start + _MOST_URLS]
        urls = "".join(f"<url><loc>{escape(address)}</loc></url>\n" for address in part)
        name = f"sitemap-papers-{number}.xml"
        xml = (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{urls}</urlset>\n'
        ).encode()
        # No time stamp: the same addresses give the same bytes.
        yield (f"{name}.gz", gzip.compress(xml, mtime=0)) if len(starts) > 1 else (name, xml)


def robots(site_url: str, names: Sequence[str]) -> str:
    """Return a robots.txt that allows everything and names the sitemaps, the theme's first."""
    lines = ["User-agent: *", "Allow: /"]
    lines += [f"Sitemap: {urljoin(site_url, name)}" for name in ("sitemap.xml", *names)]
    return "\n".join(lines) + "\n"
