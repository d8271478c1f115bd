"""What an opinions file cost, and how often the model and the rules agree."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from .answer_file import Record


class ModelStats(NamedTuple):
    """The totals of one model; `cost` is None if no price is known.

    `table` counts the answers by what the rules said and what the model said.
    """

    model: str
    answers: int
    headlines: int
    twice: int
    read: int
    written: int
    estimated: int
    cost: float | None
    table: tuple[tuple[str, str, int], ...]

    @property
    def agreeing(self) -> int:
        """How many answers gave the same materiality as the rules."""
        return sum(count for rules, grade, count in self.table if rules == grade)

    @property
    def comparable(self) -> int:
        """How many answers are about changes that the rules flagged."""
        return sum(count for rules, _, count in self.table if rules in ("material", "minor"))


def stats_of(
    records: Iterable[Record], price: tuple[float, float] | None = None
) -> tuple[ModelStats, ...]:
    """Return the totals of each model, sorted by name.

    All lines count for tokens: each was paid for. Only the last answer for a key counts for
    agreement.
    """
    by_model: dict[str, list[Record]] = {}
    for record in records:
        by_model.setdefault(record.model, []).append(record)
    return tuple(_sums(model, found, price) for model, found in sorted(by_model.items()))


def _sums(model: str, records: list[Record], price: tuple[float, float] | None) -> ModelStats:
    read = sum(record.tokens[0] for record in records)
    written = sum(record.tokens[1] for record in records)
    last = {(r.key, r.prompt): r for r in records if r.kind == "change"}
    table: dict[tuple[str, str], int] = {}
    for record in last.values():
        grade = record.answer.get("grade")
        pair = _rules(record.rules), grade if isinstance(grade, str) else "unreadable"
        table[pair] = table.get(pair, 0) + 1
    cost = (read * price[0] + written * price[1]) / 1e6 if price else None
    return ModelStats(
        model,
        len(last),
        sum(record.kind == "headline" for record in records),
        sum(record.tries > 1 for record in records),
        read,
        written,
        sum(record.estimated for record in records),
        cost,
        tuple((rules, grade, count) for (rules, grade), count in sorted(table.items())),
    )


def _rules(verdict: str) -> str:
    """Return the materiality in a verdict such as `material (rule), favours the provider`."""
    return verdict.partition(" (")[0].partition(",")[0] or "unknown"
