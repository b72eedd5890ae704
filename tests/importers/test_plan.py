"""Every entry is accounted for, and one file holds one record."""

from __future__ import annotations

from pathlib import Path

import pytest
from papershelf.importers.plan import Outcome
from papershelf.model import PaperKind
from papershelf.pipeline import load_catalogue
from papershelf.settings import Settings

from tests.importers.shelves import counts, imported, importing, shelf

PAPER = "title={Compost and tomatoes in forty beds}, author={Lee, Ann and Diaz, Bo}, year={2015}"


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_an_entry_becomes_a_record_with_where_it_is_from(tmp_path: Path) -> None:
    folder = shelf(tmp_path)
    plan = imported(folder, "refs.bib", f"@article{{lee, {PAPER}, doi={{10.5555/C.1}}}}", "new")
    assert counts(plan) == (1, 0, 0, 0)
    text = (folder / "new/10.5555-c.1.md").read_text("utf-8")
    assert text.startswith("---\ntitle: Compost and tomatoes in forty beds\nauthors:\n- Lee, Ann\n")
    assert "acquired_by: papershelf import of refs.bib (BibTeX), lee\n" in text
    assert "acquisition_date: '2026-01-02'\n" in text
    (paper,) = load_catalogue(folder, folder / "vocabulary.yml", Settings()).papers
    assert paper.provenance.method == "papershelf import of refs.bib (BibTeX), lee"
    assert paper.problem_codes == ("abstract-missing", "journal-missing")


def test_keywords_and_headings_become_terms_and_the_others_are_listed(tmp_path: Path) -> None:
    folder = shelf(tmp_path)
    words = "keywords={Lack of Water; Humans; Games, Ball; soil}"
    plan = imported(folder, "refs.bib", f"@article{{lee, {PAPER}, {words}}}")
    (paper,) = load_catalogue(folder, folder / "vocabulary.yml", Settings()).papers
    assert paper.supplied.tags == {"condition": ("thirst",), "topic": ("ball-games",)}
    assert plan.others == {"soil": 1}


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        ("doi={10.5555/c.1}", "doi={https://doi.org/10.5555/C.1}", (1, 0, 1, 0)),
        ("pmid={12345678}", "pmid={12345678}, title={Other words for it, many more}", (1, 0, 1, 0)),
        ("eprint={1501.00001v2}", "eprint={1501.00001}", (1, 0, 1, 0)),
        ("", "title={{Compost} and Tomatoes, in Forty Beds.}", (1, 0, 1, 0)),
        ("", "pages={4--5}", (1, 1, 0, 0)),
        ("doi={10.5555/c.1}", "doi={10.5555/c.2}", (2, 0, 0, 0)),
        ("pmid={1}, doi={10.5555/c.1}", "pmid={1}, doi={10.5555/c.2}", (2, 0, 0, 0)),
        ("", "year={2019}", (2, 0, 0, 0)),
        ("", "author={Rose, Cy}", (2, 0, 0, 0)),
        ("title={Editorial}", "title={Editorial}", (1, 0, 1, 0)),
        ("title={Editorial}, volume=1", "title={Editorial}, volume=2", (2, 0, 0, 0)),
        # Another paper's DOI by mistake: title and authors have nothing in common.
        (
            "doi={10.5555/c.1}",
            "doi={10.5555/c.1}, title={Pruning old roses}, author={Rose, Cy}",
            (2, 0, 0, 0),
        ),
    ],
)
@pytest.mark.parametrize("together", [True, False])
def test_one_paper_is_one_record(
    tmp_path: Path, first: str, second: str, count: tuple[int, ...], together: bool
) -> None:
    folder = shelf(tmp_path)
    one, other = (f"@article{{x, {fields or 'note={}'}, {PAPER}}}\n" for fields in (first, second))
    if together:
        assert counts(imported(folder, "refs.bib", one + other)) == count
    else:
        before = counts(imported(folder, "refs.bib", one))
        after = counts(imported(folder, "refs.bib", other))
        assert tuple(map(sum, zip(before, after, strict=True))) == count
    assert len(list(folder.glob("*.md"))) == count[0]
    again = importing(folder, "refs.bib", one + other)
    assert counts(again) == (0, 0, 2, 0)
    assert again.changes == ()


@pytest.mark.parametrize(
    "journal", ["arXiv", "arXiv preprint arXiv:1501.00001", "CoRR abs/1501.00001", "arXiv e-prints"]
)
def test_a_preprint_is_one_however_arxiv_is_named(tmp_path: Path, journal: str) -> None:
    folder = shelf(tmp_path)
    text = (
        f"@article{{a, {PAPER}, journal={{{journal}}}}}\n@misc{{b, {PAPER}, eprint={{1501.00001}}}}"
    )
    assert counts(imported(folder, "refs.bib", text))[0] == 1
    (paper,) = load_catalogue(folder, folder / "vocabulary.yml", Settings()).papers
    assert (paper.kind, paper.arxiv) == (PaperKind.PREPRINT, "1501.00001")
    assert paper.journal is not None
    assert paper.journal.full == "arXiv"


@pytest.mark.parametrize("journal", ["Corrosion Science", "arXiv Review", "CoRR of Gardens 1"])
def test_a_journal_with_such_a_beginning_is_a_journal(tmp_path: Path, journal: str) -> None:
    folder = shelf(tmp_path)
    imported(folder, "refs.bib", f"@article{{a, {PAPER}, journal={{{journal}}}}}")
    (paper,) = load_catalogue(folder, folder / "vocabulary.yml", Settings()).papers
    assert paper.journal is not None
    assert paper.journal.full == journal


def test_of_two_entries_the_better_values_are_kept(tmp_path: Path) -> None:
    folder = shelf(tmp_path)
    long = "abstract={Forty beds with compost and forty without were compared for two summers.}"
    text = (
        f"@article{{a, {PAPER}, doi={{10.5555/c.1}}, journal={{JKG}}, keywords={{soil}}}}\n"
        f"@article{{b, {PAPER}, doi={{10.5555/c.1}}, journal={{Journal of Kitchen Gardens}},"
        f" month=mar, keywords={{rain}}, {long}}}"
    )
    plan = imported(folder, "refs.bib", text)
    assert [result.outcome for result in plan.results] == [Outcome.WRITTEN, Outcome.UPDATED]
    (paper,) = load_catalogue(folder, folder / "vocabulary.yml", Settings()).papers
    assert paper.journal is not None
    assert paper.published is not None
    assert (paper.journal.full, paper.published.iso) == ("Journal of Kitchen Gardens", "2015-03")
    assert paper.abstract.text.startswith("Forty beds")
    assert "- soil\n- rain\n" in (folder / "10.5555-c.1.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        ("@article{x, author={Lee, Ann}}", "it has no title"),
        ("@misc{x, title={A page}}", "no author, DOI, PubMed id, journal or abstract"),
        ("@online{x, title={A page}, author={Lee, Ann}}", "of type online without DOI"),
        ("@article{x, title={A", "no BibTeX"),
    ],
)
def test_what_is_no_paper_is_rejected_with_the_reason(
    tmp_path: Path, entry: str, reason: str
) -> None:
    plan = imported(shelf(tmp_path), "refs.bib", f"@article{{lee, {PAPER}}}\n{entry}")
    assert counts(plan) == (1, 0, 0, 1)
    rejected = plan.results[1]
    assert reason in rejected.note.replace("not BibTeX", "no BibTeX")
    assert rejected.place.startswith("line 2")


def test_two_imports_of_the_same_files_write_the_same_bytes(tmp_path: Path) -> None:
    text = "".join(
        f"@article{{k{n}, {PAPER}, volume={n}, title={{Ünder {n}: C/D?}}}}\n" for n in range(9)
    )
    for name in ("one", "two"):
        imported(shelf(tmp_path / name), "refs.bib", text)
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_names_of_files_are_safe_on_windows(tmp_path: Path) -> None:
    titles = (
        "Con",
        "aux.",
        'A "b": c/d\\e|f?*<g>',
        "COMPOST",
        "Compost",
        "Über",
        "土壌",
        "...",
        "x" * 400,
    )
    text = "".join(
        f"@article{{k{n}, author={{Lee, Ann}}, title={{{title}}}, volume={n}}}\n"
        for n, title in enumerate(titles)
    )
    plan = imported(shelf(tmp_path), "refs.bib", text)
    stems = [result.path.removesuffix(".md") for result in plan.results if result.path]
    assert len({stem.lower() for stem in stems}) == len(stems)
    for stem in stems:
        assert not set(stem) & set('<>:"/\\|?*')
        assert stem.split(".")[0].lower() not in ("con", "prn", "aux", "nul", "com1", "lpt1")
        assert 0 < len(stem) <= 130
        assert stem[-1] not in ". "


def test_a_missing_id_that_is_written_0_makes_no_papers_one(tmp_path: Path) -> None:
    items = [f'{{"title": "Compost in bed {n}", "PMID": "0", "PMCID": "PMC0"}}' for n in "ab"]
    authored = [item.replace("}", ', "author": [{"family": "Lee"}]}') for item in items]
    plan = imported(shelf(tmp_path), "refs.json", f"[{', '.join(authored)}]")
    assert counts(plan) == (2, 0, 0, 0)
