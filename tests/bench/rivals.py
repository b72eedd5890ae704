"""The same papers as plain Material pages and as a Hugo site.

Both get the papers as Papershelf read them, free of dirt: their time is for the pages
alone, ours includes the reading.  A page has the same parts on all three: title, people,
journal, date, DOI, conditions and topics with links to their listings, abstract, source.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping, Set
from pathlib import Path

import yaml
from papershelf.catalogue import Catalogue, group_slug
from papershelf.catalogue.facets import AUTHOR, with_pages
from papershelf.model import Paper

HUGO_SITE = Path(__file__).with_name("hugo_site")
# The address of all sites, so that they write canonical addresses and sitemaps.
SITE_URL = "https://shelf.example/"
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|&$~])")


def write_material(catalogue: Catalogue, folder: Path, *, nav: bool) -> None:
    """A MkDocs project with a page for each paper: theme, search and tags, nothing else.

    Args:
        catalogue: the papers.
        folder: the folder of ``mkdocs.yml`` and ``docs/``.
        nav: whether the navigation names every page, as MkDocs' default does.
    """
    config: dict[str, object] = {
        "site_name": "Papers",
        "site_url": SITE_URL,
        "theme": {"name": "material", "font": False},
        "plugins": ["search", "tags"],
    }
    if not nav:
        config |= {"nav": ["index.md", "tags.md"], "not_in_nav": "/papers/"}
    papers = folder / "docs" / "papers"
    papers.mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    (folder / "docs" / "index.md").write_text("# Papers\n\n[Tags](tags.md)\n", encoding="utf-8")
    (folder / "docs" / "tags.md").write_text("# Tags\n\n<!-- material/tags -->\n", encoding="utf-8")
    labels = _labels(catalogue)
    for paper in catalogue.papers:
        (papers / f"{paper.id}.md").write_text(_material_page(paper, labels), encoding="utf-8")


def _material_page(paper: Paper, labels: Mapping[str, Mapping[str, str]]) -> str:
    conditions = [labels["conditions"][tag.slug] for tag in paper.tags_of("condition")]
    topics = [labels["topics"][tag.slug] for tag in paper.tags_of("topic")]
    meta = {"title": paper.title, "tags": conditions + topics}
    source = [f"*{_plain(paper.journal.full)}*"] if paper.journal else []
    source += [paper.published.iso] if paper.published else []
    if paper.doi:
        source.append(f"[https://doi.org/{_plain(paper.doi)}](<https://doi.org/{paper.doi}>)")
    people = ", ".join(_plain(author.display) for author in paper.authors)
    return (
        f"---\n{_yaml(meta)}---\n\n# {_plain(paper.title)}\n\n{people}\n\n{', '.join(source)}\n\n"
        f"## Abstract\n\n{_abstract(paper)}\n\n## Record\n\n{_plain(_provenance(paper))}\n"
    )


def write_hugo(catalogue: Catalogue, folder: Path, author_pages_from: int) -> None:
    """A Hugo project: our minimal theme, a page for each paper, listings for each group.

    Args:
        catalogue: the papers.
        folder: the folder of the project.
        author_pages_from: an author of fewer papers has no page, as on our sites.
    """
    shutil.copytree(HUGO_SITE, folder)
    labels = _labels(catalogue)
    (folder / "data").mkdir()
    text = json.dumps(labels, sort_keys=True)
    (folder / "data" / "labels.json").write_text(text, encoding="utf-8")
    authors = catalogue.groups[AUTHOR.name]
    with_page = {group.slug for group in authors if group.count >= author_pages_from}
    papers = folder / "content" / "papers"
    papers.mkdir(parents=True)
    (papers / "_index.md").write_text('{"title": "All papers"}\n', encoding="utf-8")
    for paper in catalogue.papers:
        page = f"{json.dumps(_hugo_meta(paper, with_page))}\n\n{_abstract(paper)}\n"
        (papers / f"{paper.id}.md").write_text(page, encoding="utf-8")


def _hugo_meta(paper: Paper, authors_with_page: Set[str]) -> dict[str, object]:
    people = []
    for author in paper.authors:
        slug = group_slug(author.inverted)
        page = slug if slug in authors_with_page else ""
        people.append({"name": author.display, "inverted": author.inverted, "page": page})
    date = paper.published
    meta: dict[str, object] = {
        "title": paper.title,
        "url": f"/papers/{paper.id}/",
        "people": people,
        "authors": sorted({person["page"] for person in people if person["page"]}),
        "conditions": [tag.slug for tag in paper.tags_of("condition")],
        "topics": [tag.slug for tag in paper.tags_of("topic")],
        "doi": paper.doi,
        "provenance": _provenance(paper),
    }
    if paper.journal:
        meta |= {"journal": paper.journal.full, "journals": [group_slug(paper.journal.short)]}
    if date:
        whole = f"{date.year:04d}-{date.month or 1:02d}-{date.day or 1:02d}"
        # A page dated after today would be left out as a future one.
        meta |= {"issued": date.iso, "years": [f"{date.year:04d}"], "date": whole}
    return meta


def _labels(catalogue: Catalogue) -> dict[str, dict[str, str]]:
    """Address of a facet -> slug -> label."""
    return {
        facet.address: {group.slug: group.label for group in catalogue.groups[facet.name]}
        for facet in with_pages(catalogue.vocabulary)
    }


def _provenance(paper: Paper) -> str:
    known = (paper.provenance.source, paper.provenance.acquired, paper.provenance.path)
    return " · ".join(filter(None, known))


def _abstract(paper: Paper) -> str:
    parts = paper.abstract.parts
    return "\n\n".join(
        f"**{_plain(part.label)}:** {_plain(part.text)}" if part.label else _plain(part.text)
        for part in parts
    )


def _plain(text: str) -> str:
    """Escape `text` so that Markdown shows it unchanged."""
    return _MARKDOWN.sub(r"\\\1", text)


def _yaml(meta: Mapping[str, object]) -> str:
    return str(yaml.dump(dict(meta), Dumper=yaml.CSafeDumper, allow_unicode=True))
