"""What holds for all tests."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _no_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    """Text is as wide as where nobody says how wide: runners of tests set COLUMNS for themselves."""
    monkeypatch.delenv("COLUMNS", raising=False)
