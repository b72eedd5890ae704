"""Puts an index together from its parts: all files but the facets, and the manifest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from papershelf.catalogue.groups import Catalogue
from papershelf.index.codec import Packed, Short, front_code
from papershelf.index.dates import year_of, year_runs
from papershelf.index.documents import Field, index_fields
from papershelf.index.facets import described
from papershelf.index.language import (
    English,
    author_words,
    english,
    everyday_names,
    language_files,
)
from papershelf.index.names import NamedTerm, listed_terms, name_files, named_terms
from papershelf.index.order import number_papers, renumber
from papershelf.index.part import IndexJob, IndexPart, index_papers, part_key, part_memory
from papershelf.index.postings import Numbers, Postings, merge
from papershelf.index.results import papers_a_file, result_files
from papershelf.index.shards import Layout, TermIndex, build_shards
from papershelf.index.similar import Similar, find_similar, similar_memory
from papershelf.index.weights import K1, B
from papershelf.index.words import WordFile, rare_files, tail_files, word_files
from papershelf.machinery.progress import SILENT, Advance, Progress
from papershelf.machinery.store import Store
from papershelf.machinery.tasks import Task
from papershelf.machinery.versions import output_key
from papershelf.model import Paper
from papershelf.settings import Settings

# Increase it whenever an older reader could not read the files.
FORMAT = 9

# Name below the index's folder, and content.
IndexFile = tuple[str, Packed | Short]


@dataclass(frozen=True, slots=True)
class Index:
    """All parts of an index, ready to be written.

    Attributes:
        order: for each number of a paper its place in the catalogue.
        rows: for each paper what a result shows of it, in the order of the catalogue.
        similar: the papers most like each, by their places in the catalogue.
    """

    catalogue: Catalogue
    order: Sequence[int]
    terms: TermIndex
    words: Sequence[WordFile]
    rare: Sequence[WordFile]
    tails: Sequence[WordFile]
    language: Sequence[WordFile]
    named: Sequence[NamedTerm]
    names: Sequence[WordFile]
    rows: Sequence[bytes]
    similar: Similar

    @property
    def papers(self) -> Sequence[Paper]:
        """The papers in the order of their numbers."""
        return [self.catalogue.papers[place] for place in self.order]

    def files(self) -> Iterator[IndexFile]:
        """Yield name and content of every file but the manifest and the facets."""
        terms = self.terms
        for kind, shards in (("runs", terms.runs), ("common", terms.common)):
            for number, shard in enumerate(shards):
                yield f"{kind}/{number}.bin", shard.terms
                yield f"places/{kind}/{number}.bin", shard.places
        for field, file in terms.columns.items():
            yield f"norms/{field}.bin", file
        for kind, words in self._words().items():
            for number, (_, file) in enumerate(words):
                yield f"{kind}/{number}.bin", file
        for number, rows in enumerate(result_files([self.rows[place] for place in self.order])):
            yield f"results/{number}.bin", rows

    def _words(self) -> dict[str, Sequence[WordFile]]:
        """Return the files of words by folder."""
        return {
            "words": self.words,
            "rare": self.rare,
            "tails": self.tails,
            "language": self.language,
            "names": self.names,
        }

    def manifest(self) -> dict[str, object]:
        """Return what a reader must know first, except the name of the folder."""
        papers, terms = self.papers, self.terms
        fields = index_fields(self.catalogue.vocabulary)
        return {
            "format": FORMAT,
            "documents": len(papers),
            "k1": K1,
            "b": B,
            "fields": [_field(terms, number, field) for number, field in enumerate(fields)],
            "runs": front_code([shard.name for shard in terms.runs]),
            "common": front_code([shard.name for shard in terms.common]),
            "bare": terms.bare,
            **{kind: front_code([first for first, _ in w]) for kind, w in self._words().items()},
            "papersAFile": papers_a_file(len(papers)),
            # In the order of the papers: newest first, then those without a year, off-topic ones.
            "years": [run.described() for run in year_runs(papers)],
            "offTopic": sum(paper.off_topic for paper in papers),
            "facets": described(self.catalogue),
            "terms": listed_terms(self.named),
        }


class IndexMaker:
    """Makes the index of a catalogue, from parts of `CHUNK` papers each."""

    def __init__(
        self,
        catalogue: Catalogue,
        settings: Settings,
        store: Store,
        digests: Mapping[str, bytes],
        progress: Progress = SILENT,
        layout: Layout | None = None,
        words: English | None = None,
    ) -> None:
        """Take the papers, and how the index is divided.

        Args:
            catalogue: the papers.
            settings: see `Settings`.
            store: keeps parts, and the papers most like each, from build to build.
            digests: of all papers, see `paper_digests`; without them no part is looked up.
            progress: shows how far the work is.
            layout: how the index is divided into files.
            words: English words; without them those of `english`.
        """
        self._catalogue = catalogue
        self._memory, self._related = part_memory(store), similar_memory(store)
        self._progress = progress
        self._layout = layout or Layout()
        self._english = words
        self._job = IndexJob.of(catalogue.vocabulary, settings)
        self._keys = [
            part_key(self._job, [digests[paper.id] for paper in chunk])
            for chunk in (self._chunks() if digests else ())
        ]
        self._missing: set[int] = set()  # numbers of the parts to be made

    def prepare(self) -> Task[Paper, IndexPart]:
        """Return the work on the papers of the parts that are not remembered."""
        known = self._memory.has(self._keys)
        chunks = self._chunks()
        self._missing = {
            number
            for number in range(len(chunks))
            if not self._keys or self._keys[number] not in known
        }
        papers = [paper for number in sorted(self._missing) for paper in chunks[number]]
        return Task(partial(index_papers, self._job), papers)

    def assemble(self, made: Iterator[IndexPart]) -> Index:
        """Put the index together of the parts that are remembered and those `made`."""
        rows: list[bytes] = []
        chunks = self._chunks()

        def postings(advance: Advance) -> Iterator[Postings]:
            for number, chunk in enumerate(chunks):
                if number in self._missing:
                    part = next(made)
                    self._keep(number, part)
                    advance(len(chunk))
                else:
                    part = self._remembered(number, chunk)
                rows.extend(part.rows)
                yield part.postings

        with self._progress.stage("Indexing papers", self._count(chunks)) as advance:
            whole = merge(postings(advance))
        counts = dict(zip(whole.words, whole.word_counts.tolist(), strict=True))
        fields = index_fields(self._catalogue.vocabulary)
        known, called = self._english or english(), author_words(whole, fields)
        named = named_terms(self._catalogue.vocabulary, _used(self._catalogue))
        similar, everyday = self._similar(whole), everyday_names(called, known)
        order = self._order(whole)
        return Index(
            catalogue=self._catalogue,
            order=order.tolist(),
            terms=build_shards(renumber(whole, order), fields, self._layout, everyday),
            words=tuple(word_files(counts)),
            rare=tuple(rare_files(counts)),
            tails=tuple(tail_files(counts)),
            language=tuple(language_files(whole, fields, known, called)),
            named=named,
            names=tuple(name_files(named)),
            rows=rows,
            similar=similar,
        )

    def _order(self, whole: Postings) -> Numbers:
        """Return for each number that a paper will have its place in the catalogue."""
        papers = self._catalogue.papers
        if not self._layout.is_large(len(papers)):
            return np.arange(len(papers))
        fields = index_fields(self._catalogue.vocabulary)
        return number_papers(whole, fields, [year_of(paper) for paper in papers])

    def _similar(self, whole: Postings) -> Similar:
        """Find the papers most like each, but for those that readers are better not led to."""
        papers = self._catalogue.papers
        suggested = [not (paper.off_topic or paper.retracted) for paper in papers]
        with self._progress.stage("Relating papers"):
            vocabulary = self._catalogue.vocabulary
            tags = [facet.field for facet in vocabulary.tag_facets]
            # The keys of all parts are of all papers, of the fields and of their names.
            key = output_key(*self._keys)
            kept = self._related.find([key]).get(key) if self._keys else None
            if kept is not None:
                return kept
            found = find_similar(whole, index_fields(vocabulary), tags, np.array(suggested, bool))
            if self._keys:
                self._related.keep_only(key, found)
            return found

    def _remembered(self, number: int, chunk: Sequence[Paper]) -> IndexPart:
        """Return a part that is remembered; if it turns out to be damaged, make it."""
        key = self._keys[number]
        part = self._memory.find([key]).get(key)
        if part is None:
            part = index_papers(self._job, chunk)
            self._keep(number, part)
        return part

    def _keep(self, number: int, part: IndexPart) -> None:
        if self._keys:
            self._memory.keep({self._keys[number]: part})

    def _count(self, chunks: Sequence[Sequence[Paper]]) -> int:
        """Count the papers of the parts to be made."""
        return sum(len(chunks[number]) for number in self._missing)

    def _chunks(self) -> list[Sequence[Paper]]:
        """The papers of each part."""
        return Task(partial(index_papers, self._job), self._catalogue.papers).chunks()


def _used(catalogue: Catalogue) -> set[str]:
    """Return the slugs of the vocabulary's terms that papers have."""
    facets, groups = catalogue.vocabulary.facets, catalogue.groups
    return {group.slug for facet in facets for group in groups[facet.name]}


def _field(index: TermIndex, number: int, field: Field) -> dict[str, object]:
    norms = index.norms[number]
    found: dict[str, object] = {
        "name": field.name,
        "boost": field.boost,
        "average": index.averages[number],
        "lengths": [length for length, _ in norms],
    }
    if number in index.columns:
        found["bareFrom"] = index.bare_from[number]
    boosts = [boost for _, boost in norms]
    # In most corpora no document is boosted.
    return found if set(boosts) <= {1.0} else {**found, "boosts": boosts}
