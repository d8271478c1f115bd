"""How much work parsing and starting do: counted in calls, which no other program disturbs."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from termsdiff import parse
from termsdiff.parsing.parser import forget_chunks

CLAUSES = {
    "paragraphs": "**Berth {}.** The [harbour master](https://example.org/{}) may close a *berth* "
    "at any time, and tells the crew so (“**Notice {}**”).",
    "headings": "## {}\\. Of berth number {}",
    "underlined": "Of berth number {}\n------------------",
    "items": "*   The crew of berth {}:\n    \n    *   pays; and\n    *   leaves.",
    "numbers": "{}. The crew of berth {} pays.",
}
MOST_CALLS = {
    "paragraphs": 380,
    "headings": 160,
    "underlined": 130,
    "items": 400,
    "numbers": 130,
}
"""Calls for one clause of each shape; read by markdown-it they take more than twice as many."""


def calls(work: Callable[[], object]) -> int:
    """Return how many functions are called."""
    count = 0

    def counting(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        if event in ("call", "c_call"):
            count += 1

    forget_chunks()
    before = sys.getprofile()
    sys.setprofile(counting)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def _calls_of(text: str) -> int:
    return calls(lambda: parse(text))


@pytest.mark.parametrize("shape", CLAUSES)
def test_a_clause_of_plain_shape_takes_few_calls(shape: str) -> None:
    def terms(first: int, last: int) -> str:
        clauses = (CLAUSES[shape].replace("{}", str(number)) for number in range(first, last))
        return "# Terms of the Harbour\n\n" + "\n\n".join(clauses) + "\n"

    parse(terms(1, 5))
    few, many = (_calls_of(terms(1, last)) for last in (100, 400))
    assert (many - few) / 300 < MOST_CALLS[shape]
