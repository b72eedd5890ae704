"""Makes the OpenSearch description, with which browsers search the site from their address bar.

OpenSearch 1.1, draft 6: https://github.com/dewitt/opensearch
"""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from papershelf.render.atom import xml_line

OPENSEARCH = "opensearch.xml"
# The most characters that the description's elements may have.
_SHORT, _LONG, _DESCRIPTION = 16, 48, 1024
# Parameters of the address begin with it; in the site's own address it is a plain character.
_BRACES = str.maketrans({"{": "%7B", "}": "%7D"})


def opensearch(name: str, description: str, site_url: str) -> bytes:
    """Return the description of a site.

    Args:
        name: the site's.
        description: the site's; the name will do.
        site_url: the absolute address of the site's root, with a slash at its end.
    """
    root = site_url.translate(_BRACES)
    elements = (
        ("ShortName", _cut(name, _SHORT)),
        ("LongName", _cut(name, _LONG)),
        ("Description", _cut(description or name, _DESCRIPTION)),
        ("InputEncoding", "UTF-8"),
        ("Image", f"{root}assets/favicon.svg"),
    )
    pieces = [f"<{tag}>{escape(text)}</{tag}>" for tag, text in elements if text]
    pieces[-1] = pieces[-1].replace("<Image>", '<Image type="image/svg+xml">')
    template = quoteattr(f"{root}search/?q={{searchTerms}}")
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">',
            *pieces,
            f'<Url type="text/html" rel="results" template={template}/>',
            "</OpenSearchDescription>\n",
        ]
    ).encode()


def _cut(text: str, most: int) -> str:
    """Return a text with at most so many characters, cut between words if it has several."""
    text = xml_line(text)
    if len(text) <= most:
        return text
    return text[: most + 1].rpartition(" ")[0] or text[:most]
