"""Makes the page that readers without a network see instead of one that they did not visit."""

from __future__ import annotations

from markupsafe import Markup

from papershelf.machinery.output import Output
from papershelf.render.files import PageModel, page_output
from papershelf.render.view import SiteView, templates, way_to_root
from papershelf.shell.fill import PageContent, Shells
from papershelf.texts import offline as texts

# The address of the page; entries/service_worker.js knows it.
OFFLINE = "offline/"
_HEAD = Markup("<meta name=robots content=noindex>")


class OfflineModel(PageModel, frozen=True, kw_only=True):
    """What the page shows: texts that are the same on every site."""


class OfflinePages:
    """Makes the page."""

    def __init__(self, view: SiteView, shells: Shells) -> None:
        """Take the site that the page belongs to, and the shells of its theme."""
        self._view, self._shells = view, shells

    def outputs(self, url: str) -> list[Output]:
        """Return the file of the page at `url`."""
        canonical = self._view.canonical(url)
        model = OfflineModel(
            url=url, title=texts.TITLE, description=texts.DESCRIPTION, canonical=canonical
        )
        return [page_output(model, self._shells.of(url, canonical), render_offline)]


def render_offline(model: OfflineModel) -> PageContent:
    """Render the page."""
    template = templates().get_template("offline.html")
    return PageContent(
        url=model.url,
        title=model.title,
        description=model.description,
        body=template.render(base=way_to_root(model.url), texts=texts),
        head=_HEAD,
        canonical=model.canonical,
    )
