"""Settings are typed, and a mistake in them is named."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest
from papershelf.settings import Settings, SettingsError, TagEvidence


def test_an_empty_mapping_gives_the_defaults() -> None:
    assert Settings.from_mapping({}) == Settings()


@pytest.mark.parametrize("values", ["per_page", ["per_page"], [{"per_page": 5}], 5])
def test_something_else_than_a_mapping_is_named(values: object) -> None:
    with pytest.raises(SettingsError, match=r"^extra\.papershelf: found .*per_page: 100"):
        Settings.from_mapping(values)


def test_an_unknown_key_names_the_nearest_known_one() -> None:
    with pytest.raises(SettingsError, match=r"papers_dri.*did you mean 'papers_dir'"):
        Settings.from_mapping({"papers_dri": "x"})


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        ("per_page", "fifty", "a whole number"),
        ("per_page", True, "a whole number"),
        ("per_page", 0, "at least 1"),
        ("strict_records", 1, "true or false"),
        ("papers_dir", 5, "a text"),
        ("tag_evidence", "maybe", "rank, trust, hide"),
        ("withheld", "10.1234/a", "a list of DOIs"),
        ("withheld", ["10.1234/a", 10.1], "a DOI such as"),
        ("withheld", ["the paper on compost"], "a DOI such as"),
    ],
)
def test_a_wrong_value_says_what_was_expected(key: str, value: object, expected: str) -> None:
    with pytest.raises(SettingsError, match=expected):
        Settings.from_mapping({key: value})


def test_dois_are_bare_and_in_lower_case() -> None:
    written = [" 10.1234/A ", "https://doi.org/10.1234/b%3Cc", "doi: 10.1234.5/D"]
    expected = ("10.1234/a", "10.1234/b<c", "10.1234.5/d")
    assert Settings.from_mapping({"withheld": written}).withheld == expected


def test_an_empty_value_leaves_the_default() -> None:
    assert Settings.from_mapping({"repo_url": None}) == Settings()


def test_a_choice_is_read_by_its_name() -> None:
    assert Settings.from_mapping({"tag_evidence": "hide"}).tag_evidence is TagEvidence.HIDE


def test_the_environment_overrides() -> None:
    settings = Settings().override(
        {
            "PAPERS_DIR": "elsewhere",
            "CACHE_DIR": "memory",
            "REPO_URL": "https://git.example/shelf",
            "STRICT_RECORDS": "1",
        }
    )
    assert settings.repo_url == "https://git.example/shelf"
    assert settings.papers_dir == "elsewhere"
    assert settings.cache_dir == "memory"
    assert settings.strict_records


def test_an_unset_environment_changes_nothing() -> None:
    assert Settings().override({"PAPERS_DIR": ""}) == Settings()


def test_a_flag_that_is_none_is_refused() -> None:
    with pytest.raises(SettingsError, match="STRICT_RECORDS"):
        Settings().override({"STRICT_RECORDS": "perhaps"})


def test_the_documentation_lists_every_setting_with_its_default() -> None:
    text = Path("docs/about.md").read_text(encoding="utf-8")
    found = re.findall(r"^\| `(\w+)` \| `([^`]*)` \|", text, re.MULTILINE)
    defaults = {item.name: item.default for item in fields(Settings)}
    assert {name: value.strip() for name, value in found} == {
        name: str(value).lower() if isinstance(value, bool) else str(value)
        for name, value in defaults.items()
    }
