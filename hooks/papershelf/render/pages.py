"""A paper's page: what a reader sees of one paper, and the head metadata beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple
from urllib.parse import quote

from markupsafe import Markup, escape

from papershelf.catalogue import Facet, group_slug
from papershelf.model import AbstractStatus, Paper, RelationKind, TagStatus
from papershelf.render.markup import render_markdown
from papershelf.render.pieces import chip, facts, lines, meta, paragraphs, people
from papershelf.render.view import PaperContext, templates, way_to_root, written_date
from papershelf.settings import TagEvidence
from papershelf.shell.fill import TITLE_ANCHOR, PageContent, TocEntry, plain_excerpt

_ABSTRACT_NOTES = {
    AbstractStatus.COMPLETE: "",
    AbstractStatus.PARTIAL: "A part of this abstract was lost when the record was acquired.",
    AbstractStatus.TRUNCATED: "This abstract was cut off when the record was acquired.",
    AbstractStatus.LOST: "The abstract was lost when the record was acquired.",
    AbstractStatus.ABSENT: "The record has no abstract.",
}
# What a chip says of a tag's evidence.
_MARKS = {
    TagStatus.SUPPORTED: "",
    TagStatus.FOUND: "",
    TagStatus.UNVERIFIED: "unverified",
    TagStatus.UNSUPPORTED: "unsupported",
}
_RELATIONS = {
    RelationKind.CORRECTS: "Corrects",
    RelationKind.CORRECTED_BY: "Corrected by",
    RelationKind.REPLIES_TO: "Replies to",
    RelationKind.REPLIED_BY: "Reply",
    RelationKind.PREPRINT_OF: "Published version",
    RelationKind.PUBLISHED_AS: "Preprint",
    RelationKind.VERSION_OF: "Other version",
}
# Letters a DOI may hold that need no escape in a path (Crossref's display guideline).
_DOI_SAFE = "/:;()._-+,=@!$&'*~[]"


class TagRow(NamedTuple):
    """The chips of one facet that are shown on top."""

    label: str
    shown: Markup


class RenderedSection(NamedTuple):
    """A body section, safe to show."""

    anchor: str
    heading: str
    html: Markup


class RelatedPaper(NamedTuple):
    """Another paper and how it relates."""

    label: str
    paper_id: str
    title: str


def doi_url(doi: str) -> str:
    """The address of a DOI, with what an address needs percent-encoded."""
    return "https://doi.org/" + quote(doi, safe=_DOI_SAFE)


class PaperPages:
    """Renders the pages of single papers."""

    def __init__(self, context: PaperContext) -> None:
        """Take what is to be known of the site."""
        self._context = context
        self._page = templates().get_template("paper.html")

    def render(self, paper: Paper) -> PageContent:
        """The page of one paper."""
        url = f"papers/{paper.id}/"
        base = way_to_root(url)
        canonical = self._context.canonical(url)
        sections, cut = self._sections(paper)
        related = list(self._related(paper))
        tags, claimed = self._tags(paper, base)
        body = self._page.render(
            paper=paper,
            base=base,
            anchor=TITLE_ANCHOR,
            people=people(base, paper.authors, self._context),
            abstract=paragraphs(paper.abstract.parts),
            journal_slug=group_slug(paper.journal.short) if paper.journal else "",
            date=written_date,
            doi_url=doi_url(paper.doi) if paper.doi else "",
            doi_text=f"https://doi.org/{paper.doi}",
            lacks=_lacks(paper),
            tags=tags,
            claimed=lines(claimed),
            claimed_count=len(claimed),
            summary=render_markdown(paper.summary.text) if paper.summary else None,
            abstract_note=_ABSTRACT_NOTES[paper.abstract.status],
            sections=sections,
            cut=cut,
            related=related,
            record=facts(self._record(paper)),
        )
        return PageContent(
            url=url,
            title=paper.title,
            description=plain_excerpt(
                [paper.summary.text if paper.summary else "", paper.abstract.text, paper.title]
            ),
            body=body,
            head=meta(_citation(paper)),
            article=f'data-paper="{escape(paper.id)}" ',
            toc=tuple(_toc(paper, sections, related)),
            canonical=canonical,
        )

    def _tags(self, paper: Paper, base: str) -> tuple[list[TagRow], list[Markup]]:
        """The tags on top by facet, and those that the text does not support."""
        rows = [("Conditions", Facet.CONDITION, paper.conditions)]
        rows.append(("Topics", Facet.TOPIC, paper.topics))
        evidence = self._context.settings.tag_evidence
        result: list[TagRow] = []
        unsupported: list[Markup] = []
        for label, facet, tags in rows:
            labels = self._context.tag_labels[facet]
            shown: list[Markup] = []
            for tag in tags:
                name = labels.get(tag.slug)
                mark = _MARKS[tag.status] if evidence is not TagEvidence.TRUST else ""
                if name is None or (mark == "unsupported" and evidence is TagEvidence.HIDE):
                    continue  # without a page, or not to be shown
                chips = unsupported if mark == "unsupported" else shown
                chips.append(chip(base, facet.value, tag.slug, name, mark))
            if shown:
                result.append(TagRow(label, lines(shown)))
        return result, unsupported

    def _sections(self, paper: Paper) -> tuple[list[RenderedSection], bool]:
        """The body's sections within the setting `body_limit`; whether they were cut."""
        left = self._context.settings.body_limit
        rendered: list[RenderedSection] = []
        for number, section in enumerate(paper.sections, 1):
            if left <= 0:
                return rendered, True
            text = section.text[:left]
            left -= len(section.text)
            html = render_markdown(text)
            rendered.append(RenderedSection(f"section-{number}", section.heading, html))
        return rendered, left < 0

    def _related(self, paper: Paper) -> Iterator[RelatedPaper]:
        for relation in paper.related:
            title = self._context.titles.get(relation.paper_id)
            if title is not None:
                yield RelatedPaper(_RELATIONS[relation.kind], relation.paper_id, title)

    def _record(self, paper: Paper) -> Iterator[tuple[str, str, str]]:
        """Where the record comes from, what it was taken for, what was noted on reading it."""
        provenance = paper.provenance
        design = self._context.design_labels.get(paper.study_design or "")
        if design:
            yield "Study design", design, ""
        if paper.pmid:
            address = f"https://pubmed.ncbi.nlm.nih.gov/{quote(paper.pmid)}/"
            yield "PubMed", paper.pmid, address
        if provenance.source:
            yield "Source", provenance.source, ""
        if provenance.method:
            yield "Acquired by", provenance.method, ""
        if provenance.query:
            yield "Search query", provenance.query, ""
        if provenance.acquired:
            yield "Acquired on", provenance.acquired, ""
        for path in (provenance.path, *provenance.merged_paths):
            label = "Record file" if path == provenance.path else "Merged record"
            yield label, path, self._context.record_file(path)
        if paper.problem_codes:
            codes = ", ".join(paper.problem_codes)
            yield "Noted on reading", codes, "../../about/#what-is-noted-on-reading"


def _citation(paper: Paper) -> Iterator[tuple[str, str]]:
    """Google Scholar's meta elements: names and contents."""
    yield "citation_title", paper.title
    for author in paper.authors:
        yield "citation_author", author.inverted
    if paper.published:
        yield "citation_publication_date", paper.published.iso.replace("-", "/")
    if paper.journal:
        yield "citation_journal_title", paper.journal.full
    if paper.doi:
        yield "citation_doi", paper.doi
    if paper.pmid:
        yield "citation_pmid", paper.pmid


def _lacks(paper: Paper) -> Sequence[str]:
    """What the record does not have, in words for a reader."""
    sentences = []
    if not paper.doi:
        sentences.append("The record states no DOI, so there is no permanent link to the paper.")
    if not paper.published:
        sentences.append("The record states no publication date.")
    if not paper.authors:
        sentences.append("The record names no authors.")
    return sentences


def _toc(
    paper: Paper, sections: Sequence[RenderedSection], related: Sequence[RelatedPaper]
) -> Iterator[TocEntry]:
    """The page's level-2 headings, as the template writes them."""
    if paper.summary:
        yield TocEntry("summary", "Plain-language summary")
    yield TocEntry("abstract", "Abstract")
    for section in sections:
        yield TocEntry(section.anchor, section.heading)
    if related:
        yield TocEntry("related", "Related papers")
    yield TocEntry("record", "About this record")
