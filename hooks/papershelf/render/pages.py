"""Makes a paper's page: what a reader sees, and the metadata in its head."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import quote

from markupsafe import escape

from papershelf import texts
from papershelf.catalogue import group_slug
from papershelf.catalogue.facets import JOURNAL
from papershelf.catalogue.groups import counts_as
from papershelf.catalogue.identify import page_of
from papershelf.machinery.output import Output
from papershelf.machinery.versions import output_key
from papershelf.model import Author, NoticeKind, Paper, PaperKind, RelationKind, TagStatus
from papershelf.normalise.corrections import PUBMED
from papershelf.problems import meaning_of
from papershelf.render.files import page_output
from papershelf.render.glossary import explained
from papershelf.render.head import doi_url, linked_data, metas
from papershelf.render.paper_model import (
    BodySection,
    Date,
    PaperModel,
    Person,
    PublishedVersion,
    RelatedPaper,
    ShownNotice,
    TagRow,
)
from papershelf.render.pieces import Chip, linked, meta
from papershelf.render.quality import QUALITY
from papershelf.render.similar import PaperItem, Reasons
from papershelf.render.view import PaperContext, templates, way_to_root
from papershelf.settings import TagEvidence
from papershelf.shell.fill import PageContent, Shell, plain_excerpt
from papershelf.texts import notices as notice_texts


class PaperPages:
    """Makes the pages of single papers."""

    def __init__(
        self,
        context: PaperContext,
        shell: Shell,
        long: Shell | None = None,
        digests: Mapping[str, bytes] | None = None,
    ) -> None:
        """Take what the pages need to know about the site, and the shells that they share.

        Args:
            context: of the site.
            shell: of the papers without full text.
            long: of those with it, whose pages have a table of contents; the same by default.
            digests: of the papers, see `paper_digests`.
        """
        self._context, self._digests = context, digests or {}
        self._shell, self._long = shell, long or shell
        self._items = context.items()
        self._reasons = Reasons(context.labels, context.broader)

    def url(self, paper: Paper) -> str:
        """The address of a paper's page."""
        return page_of(paper.id)

    def source(self, item: PaperItem) -> bytes:
        """Hash what the page of a paper is made from; return ``b""`` without a digest."""
        digest = self._digests.get(item.paper.id)
        if not digest:
            return b""
        shell = self._shell_of(item.paper).digest
        return output_key(digest, item.digest(), self._context.digest, shell)

    def outputs(self, item: PaperItem) -> list[Output]:
        """Return the file of a paper's page."""
        output = page_output(self.model(item), self._shell_of(item.paper), render_paper)
        return [output._replace(source=self.source(item))]

    def _shell_of(self, paper: Paper) -> Shell:
        return self._long if paper.sections else self._shell

    def model(self, item: PaperItem) -> PaperModel:
        """What the page of a paper shows."""
        paper = item.paper
        canonical = self._context.canonical(self.url(paper))
        csl, about = self._items.of(paper), self._items.about(paper)
        tags, claimed = self._tags(paper)
        sections, cut = self._sections(paper)
        return PaperModel(
            url=self.url(paper),
            title=paper.title,
            description=_description(paper),
            canonical=canonical,
            paper_id=paper.id,
            people=tuple(map(self._person, paper.authors)),
            journal=_journal(paper),
            published=_date(paper),
            kind=texts.KINDS.get(paper.kind, "") if paper.kind is not PaperKind.PAPER else "",
            mark=notice_texts.mark(paper),
            notices=tuple(_notices(paper)),
            published_as=tuple(self._published_as(paper)),
            has_full_text=paper.has_full_text,
            doi=f"https://doi.org/{paper.doi}" if paper.doi else "",
            doi_url=doi_url(paper.doi) if paper.doi else "",
            source_url=paper.url or "",
            lacks=tuple(_lacks(paper)),
            tags=tuple(tags),
            facts=tuple(self._context.badges(paper)),
            issue=texts.issue(paper.volume, paper.issue, paper.pages),
            claimed=tuple(claimed),
            summary=paper.summary,
            abstract_note=texts.ABSTRACT_NOTES[paper.abstract.status],
            abstract=paper.abstract.parts,
            words=explained(paper, self._context),
            sections=tuple(sections),
            cut=cut,
            related=tuple(self._related(paper)),
            similar=tuple(self._reasons.of(item)),
            record=tuple(self._record(paper)),
            metas=tuple(metas(csl)),
            linked_data=linked_data(csl, canonical, self._context.schema, about),
        )

    def _person(self, author: Author) -> Person:
        return Person(author.display, self._context.author_address(author))

    def _tags(self, paper: Paper) -> tuple[list[TagRow], list[Chip]]:
        """Return the tags by facet, and those that the text does not support."""
        rows: list[TagRow] = []
        claimed: list[Chip] = []
        for facet in self._context.facets:
            labels = self._context.tag_labels[facet.name]
            found: dict[TagStatus, list[Chip]] = {}
            for tag in paper.tags_of(facet.name):
                if tag.slug in labels:
                    chip = Chip(facet.address, tag.slug, labels[tag.slug])
                    status = counts_as(tag, self._context.settings.tag_evidence)
                    found.setdefault(status, []).append(chip)
            claimed += found.get(TagStatus.UNSUPPORTED, [])
            about = tuple(found.get(TagStatus.ABOUT, ()))
            others = tuple(
                (label, tuple(found[status]))
                for status, label in texts.MARKS.items()
                if status in found
            )
            if about or others:
                rows.append(TagRow(facet.title, about, others))
        shown = self._context.settings.tag_evidence is not TagEvidence.HIDE
        return rows, claimed if shown else []

    def _sections(self, paper: Paper) -> tuple[list[BodySection], bool]:
        """Return the body's sections within the setting `body_limit`, and whether they were cut."""
        left = self._context.settings.body_limit
        shown: list[BodySection] = []
        for number, section in enumerate(paper.sections, 1):
            if left <= 0:
                return shown, True
            shown.append(BodySection(f"section-{number}", section.heading, section.text[:left]))
            left -= len(section.text)
        return shown, left < 0

    def _related(self, paper: Paper) -> Iterator[RelatedPaper]:
        """Yield all related papers but the published versions of a preprint."""
        for relation in paper.related:
            title = self._context.titles.get(relation.paper_id)
            if title is not None and relation.kind is not RelationKind.PREPRINT_OF:
                yield RelatedPaper(texts.RELATIONS[relation.kind], relation.paper_id, title)

    def _published_as(self, paper: Paper) -> Iterator[PublishedVersion]:
        """Yield the published versions of a preprint: those on the shelf, or else its DOI."""
        own = [one.paper_id for one in paper.related if one.kind is RelationKind.PREPRINT_OF]
        shown = [(other, title) for other in own if (title := self._context.titles.get(other))]
        for other, title in shown:
            yield PublishedVersion(title, page_of(other))
        if paper.preprint_of and not shown:
            yield PublishedVersion(
                f"https://doi.org/{paper.preprint_of}", doi_url(paper.preprint_of)
            )

    def _record(self, paper: Paper) -> Iterator[tuple[str, str, str]]:
        """Yield the rows about the record: ids, origin, files, problems."""
        provenance = paper.provenance
        if paper.pmid:
            yield texts.PUBMED, paper.pmid, _pubmed_url(paper.pmid)
        if provenance.source:
            yield texts.SOURCE, provenance.source, ""
        if provenance.method:
            yield texts.METHOD, provenance.method, ""
        if provenance.query:
            yield texts.QUERY, provenance.query, ""
        if provenance.acquired:
            yield texts.ACQUIRED, provenance.acquired, ""
        for path in (provenance.path, *provenance.merged_paths):
            label = texts.RECORD_FILE if path == provenance.path else texts.MERGED_RECORD
            yield label, path, self._context.record_file(path)
        noted = [code for code in paper.problem_codes if meaning_of(code).on_page]
        if noted:
            yield texts.NOTED, ", ".join(noted), f"../../{QUALITY}"


def render_paper(model: PaperModel) -> PageContent:
    """Render a paper's page."""
    body = templates().get_template("paper.html").render(page=model, base=way_to_root(model.url))
    return PageContent(
        url=model.url,
        title=model.title,
        description=model.description,
        body=body,
        head=meta(model.metas) + linked(model.linked_data),
        article=f'data-paper="{escape(model.paper_id)}" ',
        toc=model.contents,
        canonical=model.canonical,
    )


def _description(paper: Paper) -> str:
    """Return what search engines show below the title: the first text that there is."""
    summary = paper.summary.text if paper.summary else ""
    return plain_excerpt([summary, paper.abstract.text, paper.title])


def _journal(paper: Paper) -> tuple[str, str] | None:
    if not paper.journal:
        return None
    return paper.journal.full, f"{JOURNAL.address}/{group_slug(paper.journal.short)}/"


def _notices(paper: Paper) -> Iterator[ShownNotice]:
    """Yield the notices about a paper, the last one first; what warns a reader comes before."""
    warning = paper.in_force
    if paper.retracted and (warning is None or warning.kind is not NoticeKind.RETRACTION):
        yield ShownNotice(notice_texts.sentence(NoticeKind.RETRACTION), warns=True)
    # Sorting keeps the order of those that do not warn.
    newest = paper.notices[::-1]
    for notice in sorted(newest, key=lambda notice: notice is not warning):
        yield ShownNotice(
            notice_texts.sentence(notice.kind, notice),
            doi_url(notice.doi) if notice.doi else "",
            notice_texts.reasons(notice),
            warns=notice is warning,
        )
    named = {notice.doi for notice in paper.notices}
    for own in paper.corrected_by:
        if own not in named:
            yield ShownNotice(notice_texts.sentence(NoticeKind.CORRECTION), _notice_url(own))


def _notice_url(own: str) -> str:
    """Return the address of a notice by its DOI or PubMed id."""
    return _pubmed_url(own.removeprefix(PUBMED)) if own.startswith(PUBMED) else doi_url(own)


def _pubmed_url(pmid: str) -> str:
    return f"https://pubmed.ncbi.nlm.nih.gov/{quote(pmid)}/"


def _date(paper: Paper) -> Date | None:
    date = paper.published
    return Date(date.iso, texts.date(date), date.inferred) if date else None


def _lacks(paper: Paper) -> Sequence[str]:
    """Return sentences for the reader that name what the record does not have."""
    sentences = []
    if not paper.doi:
        sentences.append(texts.NO_DOI)
    if not paper.published:
        sentences.append(texts.NO_PUBLICATION_DATE)
    if not paper.authors:
        sentences.append(texts.NO_AUTHORS)
    return sentences
