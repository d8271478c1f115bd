"""What holds for all tests."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _no_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    """Text is as wide as where nobody says how wide: test runners set COLUMNS."""
    monkeypatch.delenv("COLUMNS", raising=False)
