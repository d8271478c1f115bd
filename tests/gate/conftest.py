"""Let the tests of this folder import their samples."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import pytest
from gate_samples import FIRST, Repo, path_of, terms


@pytest.fixture
def empty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Repo:
    """A repository without a commit."""
    home = tmp_path / "home"
    home.mkdir()
    return Repo(tmp_path / "repo", home, monkeypatch, capsys).start()


@pytest.fixture
def repo(empty: Repo) -> Repo:
    """A repository with one version of terms, which applies."""
    empty.stage(path_of(FIRST), terms())
    empty.unchecked("first")
    return empty
