"""The records of the tools that docs/records.md names are read; the paper is invented."""

from __future__ import annotations

from typing import Any

import pytest
from papershelf.normalise import normalise
from papershelf.records.parse import parse_record

from tests.normalise.records import VOCABULARY

ABSTRACT = (
    "We gave compost to forty beds of tomatoes and none to forty others, and counted the fruit of"
    " two summers."
)
TITLE, JOURNAL, DOI = "Compost and tomatoes", "Journal of Kitchen Gardens", "10.5555/compost.1"
AUTHORS = ["Lee, Ann", "Diaz, Bo C."]
DAY = "2015-03-02"

ZOTERO = f"""\
---
citekey: lee2015
title: {TITLE}
creators:
  - {{creatorType: author, firstName: Ann, lastName: Lee}}
  - {{creatorType: author, firstName: Bo C., lastName: Diaz}}
  - {{creatorType: editor, firstName: Ed, lastName: Fox}}
itemType: journalArticle
publicationTitle: {JOURNAL}
volume: 12
issue: 3
pages: 45-67
date: {DAY}
DOI: {DOI}
abstractNote: {ABSTRACT}
libraryCatalog: Gardens
zotero-link: zotero://select/items/1_ABC
dateAdded: 2020-01-01
---
"""
OBSIDIAN = f"""\
---
aliases: [Lee 2015]
cssclass: literature
Title: {TITLE}
Authors: ["[[Ann Lee]]", "[[Bo C. Diaz|Bo]]"]
Journal: "[[{JOURNAL}]]"
Published: {DAY}
DOI: "[{DOI}](https://doi.org/{DOI})"
status: "{{{{status}}}}"
---
# Notes

> [!abstract]
> {ABSTRACT}
"""
HUGO = f"""\
+++
title = "{TITLE}"
date = {DAY}
publishDate = 2020-05-01T10:00:00Z
authors = ["Ann Lee", "Bo C. Diaz"]
publication_types = ["2"]
publication = "*{JOURNAL}, 12*(3)"
abstract = "{ABSTRACT}"
draft = false
url_code = "#"

[[links]]
name = "Code"
url = "https://doi.org/10.5281/zenodo.1"
[[links]]
name = "Paper"
url = "https://doi.org/{DOI}"
[image]
caption = "A bed"
+++
"""
JEKYLL = f"""\
---
title: "{TITLE}"
collection: publications
permalink: /publication/2015-compost
date: {DAY}
venue: '{JOURNAL}'
paperurl: 'https://doi.org/{DOI}'
citation: 'Lee, Ann, and Bo C. Diaz. (2015). &quot;{TITLE}.&quot; <i>{JOURNAL}</i>. 12(3).'
---
## Abstract

{ABSTRACT}
"""
JOSS = f"""\
---
title: '{TITLE}'
authors:
  - name: Ann Lee
    orcid: 0000-0000-0000-0000
    affiliation: "1, 2"
  - given-names: Bo C.
    surname: Diaz
affiliations:
  - name: University of Spades
    index: 1
date: 2 March 2015
bibliography: paper.bib
doi: {DOI}
journal: {JOURNAL}
---
# Abstract

{ABSTRACT}
"""
QUARTO = f"""\
---
title: {TITLE}
author:
  - name: {{given: Ann, family: Lee}}
    orcid: 0000-0000-0000-0000
  - name: Bo C. Diaz
abstract: |
  {ABSTRACT}
citation:
  type: article-journal
  container-title: {JOURNAL}
  issued: 2015/03/02
  doi: {DOI}
format: html
...

# Introduction

Compost is old.
"""
CSL = f"""\
---
id: lee2015
type: article-journal
title: {TITLE}
container-title: {JOURNAL}
author:
  - {{family: Lee, given: Ann}}
  - {{family: Diaz, given: Bo C.}}
issued: {{date-parts: [[2015, 3, 2]]}}
DOI: {DOI}
abstract: {ABSTRACT}
---
"""
BIBTEX = f"""\
---
entrytype: article
title: "{{Compost}} and tomatoes"
author: "Lee, Ann and Diaz, Bo C. and others"
journaltitle: {JOURNAL}
year: 2015
month: mar
day: 2
doi: {DOI}
abstract: {ABSTRACT}
---
"""
MEDLINE = f"""\
---
PMID: 12345678
TI: {TITLE}.
FAU: ["Lee, Ann", "Diaz, Bo C."]
JT: {JOURNAL}
DP: 2015 Mar 2
LID: {DOI} [doi]
AB: {ABSTRACT}
MH: [Compost]
PT: [Journal Article]
---
"""
RECORDS = {
    "Zotero": ZOTERO,
    "Obsidian": OBSIDIAN,
    "Hugo": HUGO,
    "Jekyll": JEKYLL,
    "JOSS": JOSS,
    "Quarto": QUARTO,
    "CSL": CSL,
    "BibTeX": BIBTEX,
    "MEDLINE": MEDLINE,
}


def read(text: str) -> tuple[Any, set[str]]:
    record, problems = parse_record("a.md", text.encode())
    assert record is not None
    reading = normalise(record, VOCABULARY)
    assert reading.paper is not None
    return reading.paper, {problem.code for problem in (*problems, *reading.problems)}


@pytest.mark.parametrize("tool", RECORDS)
def test_a_record_of_each_tool_is_read_whole(tool: str) -> None:
    paper, codes = read(RECORDS[tool])
    assert paper.title == TITLE
    assert [author.inverted for author in paper.authors] == AUTHORS
    assert (paper.journal.full, paper.doi, paper.published.iso) == (JOURNAL, DOI, DAY)
    assert paper.abstract.text == ABSTRACT
    repaired = {"authors-joined", "doi-dirty", "doi-from-address", "title-trailing-period"}
    assert codes - repaired - {"off-topic"} == set()


def test_pubmed_s_text_gives_the_abstract_and_the_ids() -> None:
    text = (
        f"---\ntitle: {TITLE}\nauthors: [Ann Lee]\n---\n"
        f"1. J Kitch Gard. 2015 Mar 2;12(3):45-67. doi: {DOI}.\n\n{TITLE}.\n\n"
        "Lee A(1), Diaz BC(2).\n\nAuthor information:\n(1)University of Spades.\n\n"
        "We gave compost to forty beds of tomatoes and none to forty others, and\ncounted the"
        " fruit of two summers.\n\nPMID: 12345678\n"
    )
    paper, _ = read(text)
    assert (paper.abstract.text, paper.doi, paper.pmid) == (ABSTRACT, DOI, "12345678")
