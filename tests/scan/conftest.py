"""Let the tests of this folder import their samples, and give them an archive."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1] / "faults"))

from archive_samples import make_archive


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small archive: two services, a flip, a re-spelling, a rename, a binary."""
    return make_archive(tmp_path_factory.mktemp("archive") / "repo")
