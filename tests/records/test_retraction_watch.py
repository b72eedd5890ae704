"""The file of Retraction Watch is read as it comes, and another file named as such."""

from __future__ import annotations

from pathlib import Path

import pytest
from papershelf.records.retraction_watch import NoticeRow, read_notices
from papershelf.vocabulary import FaultyFileError

HEADER = (
    "Record ID,Title,Subject,Institution,Journal,Publisher,Country,Author,URLS,ArticleType,"
    "RetractionDate,RetractionDOI,RetractionPubMedID,OriginalPaperDate,OriginalPaperDOI,"
    "OriginalPaperPubMedID,RetractionNature,Reason,Paywalled,Notes,"
)
ROW = (
    '7,"Compost, and ""tomatoes""",(B/T) Soil;,Shed,Annals,Press,Nowhere,A Lee;B Diaz,,Article;,'
    "5/3/2020 0:00,10.5555/notice,0,3/2/2015 0:00,10.5555/compost.1,12345678,Retraction,"
    "+Error in Data;+Duplication of Data;,No,,"
)
READ = NoticeRow(
    "10.5555/compost.1",
    "12345678",
    "Retraction",
    "5/3/2020 0:00",
    "10.5555/notice",
    "0",
    "+Error in Data;+Duplication of Data;",
)


def read(tmp_path: Path, data: bytes) -> list[NoticeRow]:
    path = tmp_path / "retraction_watch.csv"
    path.write_bytes(data)
    return list(read_notices(path))


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_line_ends_and_marks_of_encodings_do_not_matter(
    tmp_path: Path, ends: str, encoding: str
) -> None:
    assert read(tmp_path, f"{HEADER}{ends}{ROW}{ends}".encode(encoding)) == [READ]


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_a_spreadsheet_may_have_saved_it(tmp_path: Path, delimiter: str) -> None:
    names = ("OriginalPaperDOI", "OriginalPaperPubMedID", "RetractionNature", "Reason")
    data = f"{delimiter.join(names)}\n{delimiter.join(('10.1/a', '0', 'Correction', '+Typo'))}\n"
    (row,) = read(tmp_path, data.encode())
    assert row == NoticeRow("10.1/a", "0", "Correction", "", "", "", "+Typo")


def test_columns_may_be_in_any_order_and_others_may_be_missing(tmp_path: Path) -> None:
    data = b"retractionnature, Original Paper PubMed ID ,ORIGINALPAPERDOI\nRetraction,5,10.1/a\n"
    assert read(tmp_path, data) == [NoticeRow("10.1/a", "5", "Retraction", "", "", "", "")]


def test_wrong_bytes_short_rows_and_empty_lines_lose_nothing_else(tmp_path: Path) -> None:
    wrong = ROW.encode().replace(b"Shed", b"Sh\xe9d\0")
    rows = read(tmp_path, b"\n".join([HEADER.encode(), b"", b"7,short", wrong]))
    assert rows[-1] == READ
    assert all(row == NoticeRow(*[""] * 7) for row in rows[:-1])


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"", "found ''"),
        (b"<!doctype html>\n<html>", "found '<!doctype html>'"),
        (b"version https://git-lfs.github.com/spec/v1\n", "git-lfs"),
        (HEADER.replace("RetractionNature", "Nature").encode(), "RetractionNature among them"),
        (b"\x89PNG\r\n\x1a\n\0\0", "OriginalPaperDOI"),
        (f'{HEADER}\n1,"{"a" * 200_000}"\n'.encode(), "line 2 is no CSV: field larger"),
    ],
)
def test_another_file_is_refused_with_what_was_expected(
    tmp_path: Path, data: bytes, found: str
) -> None:
    with pytest.raises(FaultyFileError) as error:
        read(tmp_path, data)
    message = str(error.value)
    assert found in message
    assert "retraction_watch.csv" in message
    assert "download" in message


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(FaultyFileError, match=r"absent\.csv(.|\n)*cannot be read: No such file"):
        list(read_notices(tmp_path / "absent.csv"))
