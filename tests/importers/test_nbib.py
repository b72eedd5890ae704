"""PubMed's .nbib."""

from __future__ import annotations

from papershelf.importers.nbib import FORMAT

from tests.importers.samples import entries_of, names, records_of

ENTRY = """\
PMID- 12345678
OWN - NLM
STAT- MEDLINE
IS  - 1234-5678 (Print)
IS  - 2049-3630 (Electronic)
VI  - 12
IP  - 3
DP  - 2015 Mar 2
TI  - Compost and tomatoes: a field
      trial.
PG  - 45-67
LID - 10.5555/compost.1 [doi]
LID - S1234 [pii]
AB  - BACKGROUND: Gardeners give compost to tomatoes, and few have counted the fruit.
      METHODS: Forty beds were compared.
FAU - Lee, Ann B Jr
AU  - Lee AB Jr
FAU - van der Berg, Bo
AU  - van der Berg B
CN  - Rose Growers' Association
LA  - eng
PT  - Journal Article
PT  - Retracted Publication
TA  - J Kitch Gard
JT  - Journal of kitchen gardens
MH  - *Compost/analysis
MH  - Games, Ball
OT  - soil
PMC - PMC1234567
AID - 10.5555/compost.1 [doi]
SO  - J Kitch Gard. 2015 Mar 2;12(3):45-67. doi: 10.5555/compost.1.
"""


def test_an_entry_is_read() -> None:
    (record,) = records_of(FORMAT, f"\n{ENTRY}\n")
    assert record.title == "Compost and tomatoes: a field trial."
    assert names(record) == ["Lee Jr, Ann B", "van der Berg, Bo", "Rose Growers' Association"]
    assert (record.journal, record.date) == ("Journal of kitchen gardens", "2015-03-02")
    assert (record.volume, record.issue, record.pages) == ("12", "3", "45-67")
    assert (record.doi, record.pmid, record.pmcid) == (
        "10.5555/compost.1",
        "12345678",
        "PMC1234567",
    )
    assert (record.issn, record.language) == ("2049-3630", "eng")
    assert [part.label for part in record.abstract] == ["BACKGROUND", "METHODS"]
    assert record.mesh_headings == ("Compost", "Games, Ball")
    assert (record.keywords, record.retracted, record.source) == (("soil",), True, "PubMed")


def test_a_cut_entry_is_a_fault() -> None:
    found = entries_of(FORMAT, f"{ENTRY}\n{ENTRY}\n{ENTRY[:400]}")
    assert [bool(entry.fault) for entry, _ in found] == [False, False, True]


def test_short_names_are_read_where_no_others_are_given() -> None:
    text = "\n".join(line for line in ENTRY.split("\n") if not line.startswith("FAU"))
    assert names(records_of(FORMAT, text)[0])[:2] == ["Lee Jr, AB", "van der Berg, B"]


def test_notices_of_corrections_are_kept_by_their_ids() -> None:
    errata = (
        "EIN - J Kitch Gard. 2016;13(1):9. doi: 10.5555/compost.2. PMID: 111\n"
        "EIN - J Kitch Gard. 2016 Jan;13(2):9. PMID: 222\n"
    )
    (record,) = records_of(FORMAT, ENTRY.replace("SO  -", f"{errata}SO  -"))
    assert record.corrected_by == ("10.5555/compost.2", "PMID:222")
