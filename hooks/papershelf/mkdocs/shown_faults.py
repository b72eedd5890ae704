"""Shows the fault that ended a rebuild in the browser, until a rebuild succeeds.

MkDocs' server by itself lets every request wait until then.
"""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import Callable, Iterable
from html import escape
from http import HTTPStatus
from typing import Any

from mkdocs.livereload import LiveReloadServer

log = logging.getLogger("mkdocs.papershelf")

_STATUS = HTTPStatus.INTERNAL_SERVER_ERROR
_Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]

# The page asks again each second, so that it shows the next fault, or the site once it is mended.
_PAGE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>The site was not built</title>
<style>body {{ font: 1rem/1.5 sans-serif; max-width: 60rem; margin: 3rem auto; padding: 0 1rem }}
pre {{ white-space: pre-wrap; padding: 1rem; border-left: .3rem solid #b00020 }}</style>
<main role="alert"><h1>The site was not built</h1>
<pre>{fault}</pre>
<p>Mend it and save the file: the site then comes back by itself.</p></main>
<script>
setInterval(async () => {{
  const answer = await fetch(location);
  const other = new DOMParser().parseFromString(await answer.text(), "text/html");
  const [shown, now] = [document, other].map((page) => page.querySelector("pre")?.textContent);
  if (answer.ok || shown !== now) location.reload();
}}, 1000);
</script>
"""


class ShownFaults(logging.Handler):
    """Keeps the errors of the current build, and answers with them instead of pages."""

    def __init__(self, server: LiveReloadServer) -> None:
        """Put itself between the server and its builds and answers."""
        super().__init__(logging.ERROR)
        self._build: Callable[[], None] = server.builder
        self._answer: _Application = server.serve_request
        self._errors: list[str] = []
        self._fault = ""
        server.builder = self.build
        server.set_app(self.answer)
        logging.getLogger("mkdocs.livereload").addFilter(_is_news)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep an error that is logged during a build."""
        self._errors.append(record.getMessage())

    def build(self) -> None:
        """Build the site anew; a fault is kept and not raised, so that browsers load it."""
        self._errors.clear()
        logging.getLogger("mkdocs").addHandler(self)
        try:
            self._build()
        except Exception as error:
            if not isinstance(error, SystemExit):  # MkDocs' own ends are no faults of the program
                traceback.print_exc(file=sys.stderr)
            self._fault = "\n".join(self._errors) or str(error)
            log.info("The browser shows the fault until it is mended")
        else:
            self._fault = ""
        finally:
            logging.getLogger("mkdocs").removeHandler(self)

    def answer(
        self, environ: dict[str, Any], start_response: Callable[..., Any]
    ) -> Iterable[bytes]:
        """Answer a request for a page with the fault, any other as usual."""
        path = str(environ["PATH_INFO"])
        if not self._fault or not path.endswith(("/", ".html")):
            return self._answer(environ, start_response)
        headers = [("Content-Type", "text/html; charset=utf-8"), ("Cache-Control", "no-store")]
        start_response(f"{_STATUS.value} {_STATUS.phrase}", headers)
        return [_PAGE.format(fault=escape(self._fault)).encode()]


def _is_news(record: logging.LogRecord) -> bool:
    """Return whether a line of the server's log says more than that the fault was shown again."""
    return not record.getMessage().endswith(f"code {_STATUS.value}")
