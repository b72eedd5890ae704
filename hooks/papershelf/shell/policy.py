"""Writes into a page's head what the page may load and run: a Content-Security-Policy.

It is one more defence behind escaping and sanitising: markup that got into a page all the same
would run no script and load nothing from another host. In a ``<meta>``, since static hosts let
nobody set headers. The directives: <https://www.w3.org/TR/CSP3/>.
"""

from __future__ import annotations

import base64
import hashlib
import re

# Scripts, workers, styles and requests are of the site itself; nothing is evaluated.
_RULES = (
    "default-src 'self'",
    # Material's style sheet holds its icons.
    "img-src 'self' data:",
    # The lengths of bars, the alignment of cells in Markdown's tables. No <style> element.
    "style-src-attr 'unsafe-inline'",
    "base-uri 'none'",
    "form-action 'self'",
    # Texts become HTML, scripts or addresses of scripts only by these policies, where browsers
    # know them: https://www.w3.org/TR/trusted-types/. `default` is in theme/assets/chrome.js.
    "require-trusted-types-for 'script'",
    "trusted-types default papershelf papershelf-worker",
)
_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script\s*>", re.DOTALL | re.IGNORECASE)
_TYPE = re.compile(r"\btype\s*=\s*[\"']?([^\"'\s>]*)", re.IGNORECASE)
_RUN = frozenset({"", "module", "text/javascript", "application/javascript"})
_CHARSET = re.compile(r"<meta charset=[^>]*>", re.IGNORECASE)


def with_policy(html: str, *, listing: str = "", preview: bool = False) -> str:
    """Return a page with a policy as the second element of its head.

    Scripts inside the page, such as those of an override of the theme, are allowed by their
    hashes, and get no white space around their text, which minifying would take away.

    Args:
        html: the page as the theme rendered it, without text of records but for `listing`.
        listing: a part of the page that is made of records, so that no script in it is allowed.
        preview: allow every script inside the page: MkDocs puts one into each page it serves.
    """
    html = _SCRIPT.sub(_stripped, html)
    trusted = html.replace(listing, "") if listing else html
    hashes = sorted({_hash(text) for kind, text in _SCRIPT.findall(trusted) if _runs(kind, text)})
    allowed = ["'unsafe-inline'"] if preview else hashes
    rules = [*_RULES, " ".join(["script-src 'self'", *allowed])] if allowed else _RULES
    policy = f'<meta http-equiv="Content-Security-Policy" content="{";".join(rules)}">'
    return _CHARSET.sub(lambda charset: charset[0] + policy, html, count=1)


def _stripped(script: re.Match[str]) -> str:
    attributes, text = script.groups()
    return f"<script{attributes}>{text.strip()}</script>" if _runs(attributes, text) else script[0]


def _runs(attributes: str, text: str) -> bool:
    """Tell whether a browser runs this text: not data, and not a script in another file."""
    kind = _TYPE.search(attributes)
    return bool(text.strip()) and (kind[1].lower() if kind else "") in _RUN


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
