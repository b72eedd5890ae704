"""EndNote's XML."""

from __future__ import annotations

from pathlib import Path

import pytest
from papershelf.importers.document import BrokenFileError
from papershelf.importers.endnote import FORMAT

from tests.importers.entities import GROWING, outside
from tests.importers.samples import entries_of, names, records_of

STYLE = '<style face="normal" font="default" size="100%">'
RECORD = f"""<record>
<database name="My.enl" path="C:\\My.enl">My.enl</database>
<source-app name="EndNote" version="20.1">EndNote</source-app><rec-number>7</rec-number>
<foreign-keys><key app="EN" db-id="x" timestamp="1">7</key></foreign-keys>
<ref-type name="Journal Article">17</ref-type>
<contributors>
<authors><author>{STYLE}Lee, Ann B., Jr.</style></author><author>{STYLE}van der Berg, Bo</style>
</author><author>Rose Growers of London,</author></authors>
<secondary-authors><author>Ed, Al</author></secondary-authors>
</contributors>
<titles><title>{STYLE}Rescue of </style><style face="italic" font="default">Solanum</style>
{STYLE} by CO</style><style face="subscript" font="default">2</style></title>
<secondary-title>J Kitch Gard</secondary-title></titles>
<periodical><full-title>Journal of Kitchen Gardens</full-title><abbr-1>J Kitch Gard</abbr-1>
</periodical>
<pages>45-67</pages><volume>12</volume><number>3</number>
<keywords><keyword>soil</keyword><keyword>Tomatoes&#xD;rain</keyword></keywords>
<dates><year>{STYLE}2015</style></year>
<pub-dates><date>{STYLE}Mar 2</style></date></pub-dates></dates>
<isbn>1234-5678 (Print)&#xD;2049-3630 (Electronic)</isbn>
<accession-num>12345678</accession-num>
<abstract>BACKGROUND: Few count fruit.&#xD;METHODS: Forty beds.</abstract>
<notes>private</notes><label>lee2015</label>
<urls><related-urls><url>{STYLE}https://gardens.example/compost</style></url></related-urls>
<pdf-urls><url>internal-pdf://1234/Lee.pdf</url></pdf-urls></urls>
<custom2>PMC1234567</custom2>
<electronic-resource-num>https://doi.org/10.5555/compost.1</electronic-resource-num>
<remote-database-name>Medline</remote-database-name><language>eng</language>
</record>"""


def whole(*records: str) -> str:
    return f"<xml><records>{''.join(records)}</records></xml>"


def test_a_reference_is_read_with_the_text_in_its_styles() -> None:
    (record,) = records_of(FORMAT, whole(RECORD))
    assert record.title == "Rescue of Solanum by CO2"
    assert names(record) == ["Lee Jr., Ann B.", "van der Berg, Bo", "Rose Growers of London"]
    assert (record.journal, record.date) == ("Journal of Kitchen Gardens", "2015-03-02")
    assert (record.volume, record.issue, record.pages) == ("12", "3", "45-67")
    assert (record.doi, record.pmid, record.pmcid) == (
        "10.5555/compost.1",
        "12345678",
        "PMC1234567",
    )
    assert (record.issn, record.language) == ("2049-3630", "eng")
    assert record.keywords == ("soil", "Tomatoes", "rain")
    assert [part.label for part in record.abstract] == ["BACKGROUND", "METHODS"]
    assert record.url == "https://gardens.example/compost"
    assert (record.citation_key, record.source) == ("lee2015", "Medline")


def test_what_is_private_is_left_out() -> None:
    (record,) = records_of(FORMAT, whole(RECORD))
    assert "private" not in str(record)
    assert "internal-pdf" not in str(record)


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ("<year>2015</year>", "2015"),
        ("<year>2015</year><pub-dates><date>2015/03/02</date></pub-dates>", "2015-03-02"),
        ("<year>2015</year><pub-dates><date>2 March</date></pub-dates>", "2015-03-02"),
        ("<year>2015</year><pub-dates><date>March</date></pub-dates>", "2015-03"),
        ("<year>2015</year><pub-dates><date>Epub 2014 Dec 30</date></pub-dates>", "2015"),
        ("<pub-dates><date>2015-03-02</date></pub-dates>", "2015-03-02"),
        ("<year>in press</year>", ""),
        ("", ""),
    ],
)
def test_dates_are_as_precise_as_they_are(dates: str, expected: str) -> None:
    start, end = RECORD.index("<dates>"), RECORD.index("</dates>")
    (record,) = records_of(FORMAT, whole(f"{RECORD[:start]}<dates>{dates}{RECORD[end:]}"))
    assert record.date == expected


def test_an_accession_number_of_another_database_is_no_pubmed_id() -> None:
    (record,) = records_of(FORMAT, whole(RECORD.replace("Medline", "Embase")))
    assert (record.pmid, record.source) == ("", "Embase")


def test_without_authors_the_editors_are_named() -> None:
    start, end = RECORD.index("<authors>"), RECORD.index("</authors>")
    (record,) = records_of(FORMAT, whole(RECORD[:start] + RECORD[end + len("</authors>") :]))
    assert names(record) == ["Ed, Al"]


def test_a_web_page_is_no_paper() -> None:
    text = RECORD.replace("Journal Article", "Web Page")
    (record,) = records_of(FORMAT, whole(text))
    assert record.genre == "WebPage"


def test_a_cut_file_says_where_it_ends() -> None:
    with pytest.raises(BrokenFileError, match=r"line \d+, column \d+: no XML"):
        entries_of(FORMAT, whole(RECORD, RECORD)[:-700])


def test_entities_are_not_followed(tmp_path: Path) -> None:
    text = outside(tmp_path) + whole(RECORD.replace("Rescue of", "Rescue &x; of"))
    (record,) = records_of(FORMAT, text)
    assert record.title == "Rescue &x; of Solanum by CO2"


def test_entities_that_grow_break_the_file() -> None:
    with pytest.raises(BrokenFileError, match="amplification"):
        entries_of(FORMAT, GROWING + whole(RECORD.replace("Rescue", "&e11;")))


def test_two_authors_of_one_name_are_two() -> None:
    again = RECORD.replace(
        "<author>Rose Growers of London,</author>",
        f"<author>{STYLE}Lee, Ann B., Jr.</style></author>",
    )
    (record,) = records_of(FORMAT, whole(again))
    assert names(record) == ["Lee Jr., Ann B.", "van der Berg, Bo", "Lee Jr., Ann B."]


def test_zotero_and_jabref_have_addresses_of_the_web() -> None:
    text = RECORD.replace("related-urls", "web-urls")
    (record,) = records_of(FORMAT, whole(text))
    assert record.url == "https://gardens.example/compost"
