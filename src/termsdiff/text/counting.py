"""Agreement of a number and its noun."""

from __future__ import annotations

from ..spoken import grouped, say


def counted(number: int, noun: str, plural: str = "") -> str:
    """Return `1 clause`, `12 clauses`; `plural` is for irregular plurals.

    A phrase agrees as a whole: `counted(n, "word was left out", "words were left out")`.
    """
    return f"{grouped(number)} {say(noun if number == 1 else plural or noun + 's')}"
