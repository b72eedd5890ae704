"""What the tests of the machinery share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.machinery.builds import Builds


@pytest.fixture
def builds(tmp_path: Path) -> Builds:
    return Builds(tmp_path)
