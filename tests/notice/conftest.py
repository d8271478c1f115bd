"""Let the tests of this folder import their samples."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import pytest
from notice_samples import NEW, OLD

from termsdiff import compare
from termsdiff.comparison import Comparison


@pytest.fixture(scope="session")
def heron() -> Comparison:
    """The comparison of both versions."""
    return compare(OLD, NEW)


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with both versions, in which commands run."""
    (tmp_path / "old.md").write_text(OLD, "utf-8")
    (tmp_path / "new.md").write_text(NEW, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path
