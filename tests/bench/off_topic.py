"""How well papers off the shelf's subject are flagged, against a judgement by hand.

usage: python -m tests.bench off-topic RECORDS [--vocabulary FILE]

`off_topic.json` names by DOI (else by id) the papers of 400 acquired records, as one person judged
them before looking at any flag: by the title, and by the abstract where the title left a doubt.  A
wrong flag hides a paper, so precision goes before the share found.  Papers without an abstract are
never flagged.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from papershelf.pipeline import load_catalogue
from papershelf.settings import Settings

REPOSITORY = Path(__file__).resolve().parents[2]
JUDGED = Path(__file__).with_suffix(".json")


def main() -> int:
    """Print what was flagged rightly, wrongly and not at all; 1 if a flag is wrong."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("records", type=Path)
    parser.add_argument("--vocabulary", type=Path, default=REPOSITORY / "papers/vocabulary.yml")
    options = parser.parse_args()
    judged: dict[str, list[str]] = json.loads(JUDGED.read_text("utf-8"))
    papers = load_catalogue(options.records, options.vocabulary, Settings()).papers
    flags = {(p.doi or p.id).lower(): "off-topic" in p.problem_codes for p in papers}
    for judgement, names in judged.items():
        known = [name for name in names if name in flags]
        flagged = [name for name in known if flags[name]]
        print(f"{judgement:26}{len(flagged):4} of {len(known):3} flagged")
    wrong = [name for name in judged["on"] if flags.get(name)]
    missed = [name for name in judged["off"] if flags.get(name) is False]
    print(*(f"wrong: {name}" for name in wrong), *(f"missed: {name}" for name in missed), sep="\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
