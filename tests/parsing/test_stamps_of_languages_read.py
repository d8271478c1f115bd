"""Each line of `stamps_of_languages.txt` says since when a document applies, or was changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_date_forms import BODY

from termsdiff import parse

LINES = [
    tuple(line.split(" | ", 2))
    for line in Path(__file__).with_name("stamps_of_languages.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("language", "basis", "line"), LINES)
def test_a_stamp_is_read_above_and_below_the_clauses(language: str, basis: str, line: str) -> None:
    clauses = "\n\n".join(f"{number}. {BODY[language]}" for number in range(1, 22))
    for text in (f"# Quillon\n\n{line}\n\n{clauses}\n", f"# Quillon\n\n{clauses}\n\n{line}\n"):
        document = parse(text)
        assert str(document.effective_date) == "2025-05-27"
        assert (document.date_basis or "").startswith(basis)
