"""Every code of a problem: how severe it is, what it means, what the curator can do.

This is the only list of them.  `papershelf check`, the pages of papers and the table in
``docs/records.md`` follow from it.  A code, once published, never changes its meaning.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from papershelf.machinery.frozen import Value


class Severity(StrEnum):
    """How much a problem matters to a reader of the site."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Meaning(Value, frozen=True):
    """What a code says to the curator.

    Attributes:
        severity: how much it matters.
        found: what was found, in a sentence.
        todo: what the curator can do, in a sentence; ``""`` if nothing is left to do,
            because reading repaired it.
        on_page: whether the page of a paper names the code; the others concern the curator only.
    """

    severity: Severity
    found: str
    todo: str = ""
    on_page: bool = True

    @property
    def done(self) -> bool:
        """Whether reading repaired it, so that nothing is left to do."""
        return not self.todo


def _error(found: str, todo: str) -> Meaning:
    return Meaning(Severity.ERROR, found, todo)


def _warning(found: str, todo: str = "", *, on_page: bool = True) -> Meaning:
    return Meaning(Severity.WARNING, found, todo, on_page)


def _info(found: str, todo: str = "", *, on_page: bool = True) -> Meaning:
    return Meaning(Severity.INFO, found, todo, on_page)


CODES: Mapping[str, Meaning] = {
    # The file
    "not-a-paper": _error(
        "Rejected: nothing in the file identifies a research paper.",
        "Add authors and a doi, a pmid or a journal. If it is no paper, delete the file, or list it"
        " in vocabulary.yml, under ignored_files.",
    ),
    "unreadable": _error(
        "Rejected: the file cannot be read.",
        "Save it as Markdown in UTF-8, with permission to read it, or delete it.",
    ),
    "yaml-invalid": _error(
        "Rejected: the front matter is no YAML, or has no keys.",
        "Correct the line that the message names.",
    ),
    "toml-invalid": _error(
        "Rejected: the front matter between lines +++ is no TOML.",
        "Correct the line that the message names.",
    ),
    "outside-folder": _error(
        "Rejected: a symbolic link that leads out of the papers folder.",
        "Put a copy of the file in place of the link.",
    ),
    "file-unread": _info(
        "A file of another kind is not read.",
        "If it is a record, write it as a file .md; else list it in vocabulary.yml, under"
        " ignored_files.",
        on_page=False,
    ),
    "yaml-repaired": _info(
        "The front matter means something else in YAML; it was read as it was meant.",
        "Write it as the message says, for programs that read it as YAML does.",
        on_page=False,
    ),
    "key-misspelt": _warning(
        "No field is read from a key, which looks like a misspelt one.",
        "Correct the key.",
        on_page=False,
    ),
    "key-unknown": _info(
        "No field is read from a key.",
        "Correct the key, or delete it; or list it in vocabulary.yml, under ignored_keys.",
        on_page=False,
    ),
    "key-repeated": _warning(
        "A key is written twice; one of the values is not read.",
        "Delete one of the two.",
        on_page=False,
    ),
    "not-utf8": _warning(
        "The file is not in UTF-8; its encoding was guessed.", "Save the file in UTF-8."
    ),
    "control-characters": _warning(
        "The front matter had characters that cannot be seen; they were removed."
    ),
    "duplicate-record": _warning(
        "Another record describes the same paper; the two were merged.",
        "Delete the one that says less, or leave both.",
    ),
    "slug-collision": _warning(
        "Another paper has the address that this one asks for; a number was added.",
        "Give one of the two a slug of its own.",
    ),
    "alias-taken": _warning(
        "A former address that the record names is that of another paper; it is not redirected.",
        "Delete it under aliases, or in the record to which it does not belong.",
    ),
    "field-type": _warning(
        "A value has another form than its field takes, such as a list for a title.",
        "Write the value in the form that the message names.",
    ),
    "field-invalid": _warning(
        "A value is not what its field takes, such as an ISSN with a wrong digit.",
        "Correct the value, or delete it.",
    ),
    "field-cut": _warning(
        "A text is longer than its field may be; the rest is not read.",
        "Shorten the text, or move the rest below a heading.",
    ),
    # The title
    "title-missing": _error("There is no title.", "Add the title of the paper under title."),
    "title-truncated": _warning("The title was cut off.", "Write the whole title."),
    "title-generic": _warning(
        "The title is that of the whole book.", "Write the title of the chapter."
    ),
    "title-running-head": _warning(
        "The title is the head line of a printed page.", "Write the title of the paper."
    ),
    "title-glued-metadata": _info("Other text was joined to the title; it was cut off."),
    "title-trailing-period": _info("The title ended in a full stop, which was removed."),
    "title-translated": _info("The title was in brackets, which mark a translation."),
    # Authors and journal
    "authors-missing": _warning("No author is named.", "Add the authors as a list under authors."),
    "author-none": _warning(
        "A name among the authors is a word for nobody, or lacks the given name.",
        "Write the name in full, or delete the word.",
    ),
    "authors-stringified": _info("The list of authors was written as a text; it was divided."),
    "author-names-glued": _info("Given and family names were joined; they were divided."),
    "authors-joined": _info("Several authors were written in one text; it was divided."),
    "journal-missing": _info("No journal is named.", "Add its name under journal."),
    # The date
    "date-missing": _warning(
        "There is no publication date, and the DOI does not tell the year.",
        "Add the date, or only the year, under date.",
    ),
    "date-implausible": _warning(
        "A date cannot be that of a publication; it was not used.", "Correct the date."
    ),
    "date-incomplete": _warning(
        "The day or month is impossible, or in unknown order; it was not used.",
        "Write the date as year-month-day: 2020-06-15.",
    ),
    "date-inferred": _info("The year was read from the DOI."),
    # Identifiers and addresses
    "doi-missing": _warning(
        "The record gives no DOI.",
        "Look it up at https://search.crossref.org and add it under doi.",
    ),
    "doi-dirty": _warning("Other text was joined to the DOI; it was cut off."),
    "doi-from-reference": _error(
        "The only DOI is that of a paper in the list of references; it was not used.",
        "Write the paper's own DOI under doi, or delete the wrong one.",
    ),
    "doi-from-body": _info("The DOI was read from the text."),
    "doi-from-address": _info("The DOI was read from an address."),
    "doi-from-arxiv": _info("The DOI was made of the arXiv id, as arXiv makes its own."),
    "url-malformed": _warning(
        "The address is none that a browser opens.", "Correct the address, or delete it."
    ),
    "url-contradicts-doi": _warning(
        "The address leads to another paper than the DOI; it was not used.",
        "Correct the one that is wrong.",
    ),
    # The abstract
    "abstract-missing": _warning("There is no abstract.", "Add it below a heading: ## Abstract."),
    "abstract-empty": _warning(
        "There is a heading Abstract without text.", "Add the abstract below it."
    ),
    "abstract-too-short": _warning(
        "The abstract has hardly any text.", "Write the whole abstract."
    ),
    "abstract-lost": _warning(
        "A tool wrote other text over the abstract.", "Copy the abstract from the publisher."
    ),
    "abstract-partial": _warning(
        "A tool wrote other text over lines of the abstract.",
        "Copy the abstract from the publisher.",
    ),
    "abstract-truncated": _warning(
        "The abstract ends in the middle of a sentence.", "Copy the abstract from the publisher."
    ),
    # The text
    "body-binary": _error(
        "The text has bytes that are none; they are not shown.",
        "Delete them, or get the text again.",
    ),
    "body-boilerplate": _warning("The text has parts of a website; they are not shown."),
    "body-script": _warning("The text has parts of a program; they are not shown."),
    "body-lowercased": _warning("The text has a copy without capitals; it is not shown."),
    "body-cut": _info(
        "The text is longer than a page shows.",
        "Nothing, or raise the setting body_limit.",
    ),
    "remote-image": _warning("The text shows images of another site; the page links to them."),
    "unsafe-link": _warning("A link runs a program; the page shows its text only."),
    "text-withheld": _info("Parts of the record are not on its page.", on_page=False),
    "text-lost": _error(
        "Text is neither shown nor withheld: a fault of Papershelf.", "Report it, with the file."
    ),
    "off-topic": _info(
        "Nothing in the text shows that the paper has to do with the shelf's subject.",
        "Delete the record if it does not belong here; else add the words to vocabulary.yml.",
    ),
}

# The codes of tags are a facet's name and one of these endings, such as `topic-unlisted`.
TAG_CODES: Mapping[str, Meaning] = {
    "unsupported": _warning(
        "The record has a tag that its text does not support.",
        "Delete the tag if it is wrong; else add the paper's words for it to vocabulary.yml.",
    ),
    "unverified": _info("The record has a tag and no abstract to check it.", "Add the abstract."),
    "unlisted": _info(
        "The record has a tag that the vocabulary does not have.",
        "Correct the tag; or list it in vocabulary.yml, as an alias of a term or under ignored.",
    ),
    "surplus": _info(
        "The record states several values of a fact of which a paper has one; the first counts.",
        "Keep one value.",
    ),
}

# A record with one of these codes does not become a paper.
REJECTING = frozenset(
    {"not-a-paper", "unreadable", "yaml-invalid", "toml-invalid", "outside-folder"}
)


def tag_code(facet: str, finding: str) -> str:
    """Return the code of a finding (one of `TAG_CODES`) about a tag of `facet`."""
    return f"{facet}-{finding}"


def codes_of(facets: Iterable[str]) -> tuple[str, ...]:
    """Return all codes of a shelf whose tags belong to facets of these names."""
    return (*CODES, *(tag_code(facet, finding) for facet in facets for finding in TAG_CODES))


def meaning_of(code: str) -> Meaning:
    """Return what a code means.

    Raises:
        KeyError: there is no such code.
    """
    known = CODES.get(code)
    return TAG_CODES[code.rpartition("-")[2]] if known is None else known


def severity_of(code: str) -> Severity:
    """Return the severity of a code.

    Raises:
        KeyError: there is no such code.
    """
    return meaning_of(code).severity
