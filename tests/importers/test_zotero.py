"""Zotero's CSV, and its items in JSON."""

from __future__ import annotations

import csv
import io
import json

import pytest
from papershelf.importers.document import BrokenFileError
from papershelf.importers.zotero import CSV, JSON

from tests.importers.samples import entries_of, names, records_of

ITEM = {
    "itemType": "journalArticle", "title": "Compost and tomatoes", "citationKey": "lee2015",
    "creators": [
        {"creatorType": "editor", "lastName": "Ed", "firstName": "Al"},
        {"creatorType": "author", "lastName": "Lee", "firstName": "Ann"},
        {"creatorType": "author", "name": "Rose Growers"},
    ],
    "publicationTitle": "Journal of Kitchen Gardens", "volume": "12", "issue": "3",
    "pages": "45-67", "date": "2015-03-02", "DOI": "10.5555/compost.1",
    "extra": "PMID: 12345678\nPMCID: PMC1234567", "abstractNote": "Forty beds.",
    "tags": [{"tag": "soil"}, {"tag": "tomatoes", "type": 1}], "libraryCatalog": "PubMed",
}  # fmt: skip


@pytest.mark.parametrize(
    "whole",
    [
        {"config": {}, "items": [ITEM, {"itemType": "note", "note": "x"}]},
        [{"key": "A", "data": ITEM}],
    ],
)
def test_items_in_json_are_read_and_notes_are_none(whole: object) -> None:
    (record,) = records_of(JSON, json.dumps(whole))
    assert names(record) == ["Lee, Ann", "Rose Growers"]
    assert (record.journal, record.date) == ("Journal of Kitchen Gardens", "2015-03-02")
    assert (record.doi, record.pmid, record.pmcid) == (
        "10.5555/compost.1",
        "12345678",
        "PMC1234567",
    )
    assert (record.keywords, record.source) == (("soil", "tomatoes"), "PubMed")
    assert record.citation_key == "lee2015"


def written(*rows: dict[str, str]) -> str:
    file = io.StringIO()
    columns = [
        *("Key", "Item Type", "Publication Year", "Author", "Title", "Publication Title", "DOI"),
        *("Date", "Pages", "Abstract Note", "Manual Tags", "Automatic Tags"),
    ]
    writer = csv.DictWriter(file, columns, quoting=csv.QUOTE_ALL)
    writer.writeheader()
    writer.writerows(rows)
    return "\ufeff" + file.getvalue()


ROW = {
    "Key": "ABCD", "Item Type": "journalArticle", "Author": "Lee, Ann; Rose Growers",
    "Title": "Compost", "Publication Title": "Gardens", "DOI": "10.5555/c", "Date": "2015-03",
    "Pages": "4-5", "Abstract Note": "Forty\nbeds.", "Manual Tags": "soil",
    "Automatic Tags": "Rain",
}  # fmt: skip


def test_csv_is_read() -> None:
    (record,) = records_of(CSV, written(ROW, {"Key": "X", "Item Type": "attachment"}))
    assert names(record) == ["Lee, Ann", "Rose Growers"]
    assert (record.journal, record.date, record.doi) == ("Gardens", "2015-03", "10.5555/c")
    assert record.keywords == ("soil", "Rain")


def test_a_cut_csv_is_broken() -> None:
    with pytest.raises(BrokenFileError, match=r"line \d: no CSV"):
        entries_of(CSV, written(ROW, ROW)[:-5])
