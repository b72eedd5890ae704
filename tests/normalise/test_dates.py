"""Dates are read as precisely as they are stated, and never more."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from papershelf.model import DateSource
from papershelf.normalise.date_text import read_date
from papershelf.normalise.dates import date_from_doi

from tests.normalise.records import codes_of, read_field


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2025-10-16", "2025-10-16"),
        ("2025/02/24", "2025-02-24"),
        ("2025-06-01T14:08:00+10:00", "2025-06-01"),
        ("2025-10", "2025-10"),
        ("2025", "2025"),
        ("2016 Jul-Sep", "2016-07"),
        ("2019 Aug 28", "2019-08-28"),
        ("1983 Jan", "1983-01"),
        ("2000-02-29", "2000-02-29"),
        ("29 Feb 2024", "2024-02-29"),
        ("2023-02-29", "2023-02"),
        ("15 October 2025", "2025-10-15"),
        ("23 september, 2025", "2025-09-23"),
        ("October 15, 2025", "2025-10-15"),
        ("Oct 2025", "2025-10"),
        ("Spring 2016", "2016"),
        ("2025-02-30", "2025-02"),
        ("2025-13-01", "2025"),
        ("published in 1999", "1999"),
        ("20200615", "2020-06-15"),
        ("202006", "2020-06"),
        ("15.06.2020", "2020-06-15"),
        ("06.05.2024", "2024-05-06"),
        ("06/25/2020", "2020-06-25"),
        ("25/06/2020", "2020-06-25"),
        ("05-05-2020", "2020-05-05"),
        ("05/06/2024", "2024"),
        ("12/2006", "2006-12"),
        ("15-Sep-2020", "2020-09-15"),
        ("2020-Sep-15", "2020-09-15"),
        ("Mar-Apr 2020", "2020-03"),
        ("March/April 2020", "2020-03"),
        ("Mar–Apr 2020", "2020-03"),
        ("Dec 2019-Jan 2020", "2019-12"),
        ("15-17 June 2020", "2020-06-15"),
        ("June 15-17, 2020", "2020-06-15"),
        ("Feb 28-Mar 2, 2020", "2020-02-28"),
        ("Sept. 3, 2020", "2020-09-03"),
        ("1st of May, 2020", "2020-05-01"),
        ("12. März 2021", "2021-03-12"),
        ("Jänner 2021", "2021-01"),
        ("1er août 2021", "2021-08-01"),
        ("juillet 2021", "2021-07"),
        ("12 de marzo de 2021", "2021-03-12"),
        ("3 dicembre 2021", "2021-12-03"),
        ("3 oktober 2021", "2021-10-03"),
        ("2021年3月12日", "2021-03-12"),
        ("2021년 3월", "2021-03"),
        ("Epub 2021 Jan 4", "2021-01-04"),
        ("2020 Jun;12(3):45-67. Epub 2020 Jan 4", "2020-06"),
        ("Published online: 15 March 2020; updated 2021-01-01", "2020-03-15"),
        ("Fall 2019", "2019"),
        ("2019-2020", "2019"),
        ("(2015a)", "2015"),
    ],
)
def test_a_date_is_read_as_far_as_it_is_stated(text: str, iso: str) -> None:
    date = read_date(text, DateSource.FIELD)
    assert date is not None
    assert date.iso == iso


@pytest.mark.parametrize("text", ["", "soon", "0000-00-00", "1066-10-14", "12345"])
def test_what_states_no_plausible_year_is_no_date(text: str) -> None:
    assert read_date(text, DateSource.FIELD) is None


@given(st.dates())
def test_an_iso_date_passes_unchanged(date: object) -> None:
    text = str(date)
    found = read_date(text, DateSource.FIELD)
    assert (found.iso if found else None) == (text if text >= "1665" else None)


@pytest.mark.parametrize(
    ("doi", "iso"),
    [
        ("10.48550/arXiv.2505.11253", "2025-05"),
        ("10.1101/2025.10.16.25338123", "2025-10-16"),
        ("10.1186/s12888-025-07389-9", "2025"),
        ("10.1007/s00737-008-0043-4", "2008"),
        ("10.1016/j.jad.2024.03.130", "2024"),
        ("10.1016/S0140-6736(25)01637-X", "2025"),
        ("10.1017/S0033291725101852", "2025"),
        ("10.3389/fimmu.2025.1680179", "2025"),
        ("10.48550/arXiv.math/0309136", "2003-09"),
        ("10.48550/arXiv.hep-th/9901001", "1999-01"),
        ("10.1177/1087054719838928", "2019"),
        ("10.1177/108705470200500403", "2002"),
        ("10.2174/1570159X15666170413114023", "2017"),
        ("10.1093/brain/awx123", "2017"),
        ("10.1093/schbul/sbaa012", "2020"),
    ],
)
def test_publishers_encode_the_year_in_their_dois(doi: str, iso: str) -> None:
    date = date_from_doi(doi)
    assert date is not None
    assert date.iso == iso
    assert date.inferred


@pytest.mark.parametrize("doi", ["10.1002/jnr.24898", "10.48550/arXiv.0509534", "10.1234/20250101"])
def test_a_doi_without_a_year_gives_none(doi: str) -> None:
    assert date_from_doi(doi) is None


def test_a_stated_date_wins_over_the_doi() -> None:
    found = read_field("published", {"date": "2023-05", "doi": "10.1016/j.x.2024.01"})
    assert found.value is not None
    assert (found.value.iso, found.source, found.findings) == ("2023-05", "date", ())


def test_nothing_is_published_two_years_after_it_was_acquired() -> None:
    found = read_field("published", {"date": "2027-01-01", "created": "2025-10-21"})
    assert found.value is None
    assert codes_of(found) == ["date-implausible", "date-missing"]


def test_a_label_of_the_body_states_the_date_where_the_field_is_empty() -> None:
    found = read_field("published", {"publication_date": ""}, "**Date:** 2024-02-03\n")
    assert found.value is not None
    assert (found.value.iso, found.value.source) == ("2024-02-03", DateSource.BODY)
    assert (found.source, found.refused) == ("**Date**", ())


def test_a_date_that_cannot_be_is_refused_and_the_next_source_read() -> None:
    found = read_field("published", {"publication_date": "9999", "date": "2020-05-01"})
    assert found.value is not None
    assert found.value.iso == "2020-05-01"
    assert (found.source, found.supplied) == ("date", "2020-05-01")
    assert found.refused == (("publication_date", "9999"),)


def test_an_inferred_date_has_no_source_of_its_own() -> None:
    found = read_field("published", {"date": "soon", "doi": "10.1016/j.x.2024.01"})
    assert found.value is not None
    assert (found.value.iso, found.source) == ("2024", "")
    assert (found.refused, found.as_supplied) == ((("date", "soon"),), "soon")


@pytest.mark.parametrize(
    ("date", "iso"),
    [
        ({"date-parts": [["2015", "3", "2"]]}, "2015-03-02"),
        ([{"year": "2015", "month": "3"}], "2015-03"),
        ({"year": "2015", "month": "Mar", "day": "2"}, "2015-03-02"),
        ({"raw": "2 March 2015"}, "2015-03-02"),
        (["2015", "3"], "2015-03"),
        (["2015-03-02"], "2015-03-02"),
    ],
)
def test_a_date_in_parts_is_put_together(date: object, iso: str) -> None:
    found = read_field("published", {"issued": date})
    assert found.value is not None
    assert (found.value.iso, found.findings) == (iso, ())


def test_month_and_day_may_stand_under_keys_of_their_own() -> None:
    assert read_field("published", {"Year": "2015", "Month": "mar"}).value.iso == "2015-03"
    meta: dict[str, object] = {"year": "2015", "month": "3", "day": "2"}
    assert read_field("published", meta).value.iso == "2015-03-02"


def test_the_year_of_the_paper_goes_before_the_day_of_the_note() -> None:
    assert read_field("published", {"date": "2023-08-01", "year": "2015"}).value.iso == "2015"
    assert read_field("published", {"date": "2015-12-01", "year": "2016"}).value.iso == "2015-12-01"


@pytest.mark.parametrize(
    "text", ["2024-13-45", "05/06/2024", "2024-02-30", "2023-02-29", "29 Feb 1900"]
)
def test_a_month_or_day_that_is_not_told_is_noted(text: str) -> None:
    assert codes_of(read_field("published", {"date": text})) == ["date-incomplete"]


def test_a_value_that_is_no_date_at_all_is_noted() -> None:
    assert codes_of(read_field("published", {"date": {"x": "y"}})) == ["field-type", "date-missing"]
    assert codes_of(read_field("published", {"date": "unknown"})) == ["date-missing"]


def test_digits_that_are_no_number_are_no_year() -> None:
    read = read_field("published", {"date": "2020", "year": "²⁰²⁰"})
    assert read.value is not None
    assert read.value.iso == "2020"
