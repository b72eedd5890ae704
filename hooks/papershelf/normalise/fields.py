"""Declares the fields of a record: where each is found, how it is read, merged and shown.

To add a field, add an entry here, an attribute to `papershelf.model.Paper`, and, if none of
the readers here fits, a reader in its own module.  Reading, `papershelf explain`, the lines
that `papershelf check` names, and the merging of records follow from the entry.

Tags and the study design are not fields: `judge` decides them from the whole text.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from operator import attrgetter

from papershelf.normalise.abstract import abstract_merit, read_abstract
from papershelf.normalise.aliases import read_aliases
from papershelf.normalise.corrections import read_corrected_by
from papershelf.normalise.dates import (
    DAY_KEYS,
    MONTH_KEYS,
    published_merit,
    read_iso_date,
    read_published,
)
from papershelf.normalise.declaration import Field, Fields, Merit, given
from papershelf.normalise.doi import doi_merit, read_doi
from papershelf.normalise.identifiers import (
    clean_arxiv,
    clean_issn,
    clean_pmcid,
    clean_pmid,
    read_preprint_of,
    read_url,
)
from papershelf.normalise.issue import read_number, read_pages
from papershelf.normalise.journal import journal_merit, read_journal
from papershelf.normalise.language import clean_language
from papershelf.normalise.names import authors_merit, read_authors
from papershelf.normalise.plain import read_checked, read_line, read_text
from papershelf.normalise.priority import priority_merit, read_priority
from papershelf.normalise.retraction import read_retracted
from papershelf.normalise.shown import (
    show_abstract,
    show_authors,
    show_date,
    show_sections,
)
from papershelf.normalise.summary import body_merit, read_body, read_summary, summary_merit
from papershelf.normalise.supplies import ADDRESSES
from papershelf.normalise.title import read_title, title_merit


def _checked(
    name: str,
    sources: tuple[str, ...],
    clean: Callable[[str], str | None],
    expected: str,
    merit: Merit = given,
) -> Field:
    """Declare a field of one short text; if `clean` returns None, that is ``field-invalid``."""
    reader = partial(read_checked, name=name, clean=clean, expected=expected)
    return Field(name, sources, reader, expected, merit=merit)


def _number(name: str, *sources: str) -> Field:
    """Declare a volume or issue, which may also be written after the journal's name."""
    rule = "a number; else the one cited beside the journal's name"
    return Field(name, sources, partial(read_number, name=name), rule, always=True)


def _of_provenance(name: str, *sources: str) -> Field:
    """Declare a text of the record's provenance, which is used unchanged."""
    return Field(name, sources, read_text, attribute=f"provenance.{name}", merit=None)


def _longest(value: str | None, _codes: Collection[str]) -> int:
    return len(value or "")


FIELDS = Fields(
    (
        Field(
            "title",
            ("title", "paper_title", "article_title", "ti", "#"),
            read_title,
            "metadata, translation brackets, tags and the final full stop are cut off",
            merit=title_merit,
            always=True,
        ),
        Field(
            "authors",
            (
                *("authors", "author", "creators", "creator", "author_names"),
                *("full_author_names", "fau", "au", "**Authors**", "@authors"),
            ),
            read_authors,
            "names are read from the list or text and divided into given and family name",
            merit=authors_merit,
            shown=show_authors,
            always=True,
        ),
        Field(
            "journal",
            (
                *("journal", "journal_title", "journaltitle", "journal_name"),
                *("full_journal_name", "container_title", "publication_title", "publication"),
                *("venue", "source_title", "proceedings_title", "booktitle", "book_title"),
                *("journal_book", "journal_abbreviation", "journal_abbrev", "publication_short"),
                *("jt", "ta", "**Journal**", "@journal"),
            ),
            read_journal,
            "kept in full; the short title ends before a subtitle, translation or place",
            merit=journal_merit,
            shown=attrgetter("full"),
            always=True,
        ),
        _number("volume", "volume", "vol", "vi", "**Volume**"),
        _number("issue", "issue", "number", "issue_number", "ip", "**Issue**"),
        Field(
            "pages",
            (
                *("pages", "page", "page_range", "pagination", "first_page", "start_page"),
                *("article_number", "elocation_id", "pg", "**Pages**"),
            ),
            read_pages,
            "pages and ranges of pages, both ends in full; else those cited beside the journal",
            merit=_longest,
            always=True,
        ),
        Field("last_page", ("last_page", "end_page"), read_text, attribute=None),
        _checked(
            "issn",
            ("issn", "eissn", "e_issn", "issn_electronic", "issn_print", "is", "**ISSN**"),
            clean_issn,
            "an ISSN, eight digits of which the last one checks the others",
        ),
        Field("publisher", ("publisher", "**Publisher**"), read_line),
        Field(
            "published",
            (
                *("publication_date", "date", "published", "issued", "publish_date"),
                *("published_date", "date_published", "date_released", "pub_date", "pubdate", "dp"),
                *("**Publication Date**", "**Date**", "year", "publication_year", "pub_year"),
                *("@published",),
            ),
            read_published,
            "the first date that can be read, as precise as it is; else the DOI's year",
            merit=published_merit,
            shown=show_date,
            always=True,
            beside=(*MONTH_KEYS, *DAY_KEYS),
        ),
        Field(
            "doi",
            (
                *("doi", "doi_url", "doi_link", "article_doi", "lid", "aid", "**DOI**", "@doi"),
                *ADDRESSES,
            ),
            read_doi,
            "the bare DOI, without resolver, trailing punctuation and joined words",
            merit=doi_merit,
            always=True,
        ),
        _checked(
            "pmid",
            ("pmid", "pubmed_id", "pubmed", "**PMID**", "@pmid", *ADDRESSES),
            clean_pmid,
            "one to eight digits",
        ),
        _checked(
            "pmcid",
            ("pmcid", "pmc", "pmc_id", "**PMCID**", "**PMC**", *ADDRESSES),
            clean_pmcid,
            "a PubMed Central id, PMC and digits",
        ),
        _checked(
            "arxiv",
            ("arxiv", "arxiv_id", "eprint", "**ArXiv**", "**ArXiv ID**", *ADDRESSES),
            clean_arxiv,
            "an arXiv id such as 2101.00001 or math/0309136",
        ),
        Field(
            "url",
            ADDRESSES,
            read_url,
            "an absolute http(s) address, unless it is the DOI's own or another DOI's",
        ),
        _checked(
            "language",
            ("language", "lang", "la", "**Language**"),
            clean_language,
            "a language's name or its code, such as en or pt-br",
        ),
        Field("license", ("license", "licence", "rights", "**License**"), read_line),
        Field(
            "abstract",
            ("## Abstract", "abstract", "abstract_note", "ab"),
            read_abstract,
            "the best copy: after the heading, the glued second one, or the field",
            merit=abstract_merit,
            shown=show_abstract,
            always=True,
        ),
        Field(
            "retracted",
            ("retracted", "is_retracted", "retraction", "**Retracted**"),
            read_retracted,
            "what the record says, else whether the title is marked RETRACTED",
            always=True,
        ),
        Field(
            "preprint_of",
            ("preprint_of", "published_doi"),
            read_preprint_of,
            "the DOI of the published version of a preprint, unless it is the paper's own",
        ),
        Field(
            "corrected_by",
            ("corrected_by", "erratum_in"),
            read_corrected_by,
            "the DOIs or PubMed ids of notices that correct the paper",
            shown=", ".join,
        ),
        Field("abstract_source", ("abstract_source",), read_line),
        Field(
            "body",
            (),
            read_body,
            "the real sections, without frame, scripts, references and lower-cased copies",
            attribute="sections",
            merit=body_merit,
            shown=show_sections,
            always=True,
        ),
        Field(
            "summary",
            ("summary", "plain_language_summary", "lay_summary"),
            read_summary,
            "the front matter's, else a section of that name",
            merit=summary_merit,
            shown=attrgetter("text"),
            always=True,
        ),
        Field("summary_source", ("summary_source",), read_text, attribute=None),
        Field(
            "id",
            ("slug",),
            read_text,
            "a slug in the front matter; without one the DOI's, else the title's",
        ),
        Field(
            "aliases",
            ("aliases", "alias", "redirect_from"),
            read_aliases,
            "former addresses of the page, which lead to the new one",
            merit=None,
            shown=", ".join,
        ),
        Field(
            "priority",
            ("search_priority",),
            read_priority,
            "a factor from 0.1 to 10: low, standard, high or a number",
            attribute="search_priority",
            merit=priority_merit,
            shown="{:g}".format,
            always=True,
        ),
        Field(
            "database",
            ("**Source**", "source"),
            read_text,
            "the database the record was fetched from, whose habits its title and names have",
            attribute=None,
        ),
        _of_provenance("source", "source", "**Source**"),
        _of_provenance("method", "acquisition_method", "acquired_by"),
        _of_provenance("query", "search_query"),
        Field(
            "acquired",
            (
                *("acquisition_date", "scraping_date", "scraped_date", "processing_date"),
                *("created_date", "created"),
            ),
            read_iso_date,
            "the day the record was made, as ISO 8601 writes it",
            attribute="provenance.acquired",
            merit=None,
        ),
    )
)
