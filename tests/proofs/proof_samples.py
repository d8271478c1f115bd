"""Sample clauses for the proofs, and the tables of cases."""

from __future__ import annotations

from pathlib import Path

from termsdiff import compare

CASES = Path(__file__).with_name("cases")
NOT_ASSURED = ("material", "minor", "unassessed")
BEFORE = """# Terms of the Quillon service

## 1. Service

We run the service as its manual says.

"""
AFTER = "\n\n## 3. Closing\n\nIf a part of these terms is invalid, the rest remains in force.\n"


def read_cases(name: str) -> list[tuple[str, ...]]:
    """Return the lines of a table, cut at its bars; comments left out."""
    lines = (CASES / name).read_text("utf-8").splitlines()
    return [
        tuple(cell.strip() for cell in line.split("|"))
        for line in lines
        if line.strip() and not line.startswith("#")
    ]


def between(text: str, heading: str = "## 2. Conditions") -> str:
    """Return a document in which a text stands between the same other clauses."""
    return f"{BEFORE}{heading}\n\n{text}{AFTER}"


def is_proved(old: str, new: str) -> bool:
    """Whether an edit is proved, in both directions; it may not be in one alone."""
    before, after = between(old), between(new)
    both = (compare(before, after), compare(after, before))
    weights = {judged.materiality for comparison in both for judged in comparison.changes}
    assert weights == {"editorial"} or "editorial" not in weights
    return weights == {"editorial"}
