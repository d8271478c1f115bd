"""The overview of a scan: how many changes of each materiality, by year, topic and service."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..reports.wording import counted
from ..rules.finding import MATERIALITIES, Materiality
from .querying import find_tables
from .tables import import_arrow

Weights = dict[Materiality, int]
Counts = dict[str, Weights]


@dataclass
class Overview:
    """The tables in numbers; `years`, `topics`, `services`, `sides` count changes."""

    documents: int = 0
    recordings: int = 0
    versions: int = 0
    compared: int = 0
    errors: int = 0
    weights: Weights = field(default_factory=lambda: dict.fromkeys(MATERIALITIES, 0))
    years: Counts = field(default_factory=dict)
    topics: Counts = field(default_factory=dict)
    services: Counts = field(default_factory=dict)
    sides: Counts = field(default_factory=dict)


def read_overview(folder: Path) -> Overview:
    """Count the tables of a scan, a batch of rows at a time; raise TermsdiffError if missing."""
    paths = find_tables(folder)
    overview = Overview()
    for row in _rows(paths["documents"], ("recordings", "versions", "compared", "errors")):
        overview.documents += 1
        overview.recordings += row["recordings"]
        overview.versions += row["versions"]
        overview.compared += row["compared"]
        overview.errors += row["errors"]
    wanted = ("finding", "since", "recorded", "service", "topics", "materiality", "favours")
    for row in _rows(paths["changes"], wanted):
        if row["finding"] == 0:
            _count_change(overview, row)
    return overview


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[Mapping[str, Any]]:
    _, parquet = import_arrow()
    with parquet.ParquetFile(path) as file:
        for batch in file.iter_batches(columns=list(columns)):
            yield from batch.to_pylist()


def _count_change(overview: Overview, row: Mapping[str, Any]) -> None:
    weight: Materiality = row["materiality"]
    day = row["since"] or row["recorded"]
    overview.weights[weight] += 1
    _count(overview.years, str(day.year) if day else "no date", weight)
    _count(overview.topics, row["topics"][0] if row["topics"] else "other", weight)
    _count(overview.services, row["service"] or "no service", weight)
    if weight in ("material", "minor"):
        _count(overview.sides, row["favours"], weight)


def _count(counts: Counts, key: str, weight: Materiality) -> None:
    counts.setdefault(key, dict.fromkeys(MATERIALITIES, 0))[weight] += 1


def heaviest(counts: Counts, most: int) -> list[tuple[str, Weights]]:
    """Return the entries with the most material changes, then minor, then unassessed ones."""
    ordered = sorted(counts.items(), key=lambda item: ([-n for n in item[1].values()], item[0]))
    return ordered[:most]


def overview_lines(overview: Overview, most: int) -> Iterator[str]:
    """Yield the overview as text."""
    yield (
        f"{counted(overview.documents, 'document')}, {counted(overview.recordings, 'recording')}, "
        f"{counted(overview.versions, 'version')}, {counted(overview.compared, 'comparison')}, "
        f"{counted(overview.errors, 'error')}"
    )
    for title, rows in tables_of(overview, most):
        yield ""
        width = max([len(title), *(len(name) for name, _ in rows)])
        yield f"{title:{width}}" + "".join(f"{weight:>11}" for weight in MATERIALITIES)
        for name, weights in rows:
            yield f"{name:{width}}" + "".join(f"{weights[weight]:11}" for weight in MATERIALITIES)


def tables_of(overview: Overview, most: int) -> list[tuple[str, list[tuple[str, Weights]]]]:
    """Return the tables of the overview in order, each with its title."""
    return [
        ("all changes", [("changes", overview.weights)]),
        ("year", sorted(overview.years.items())),
        ("topic", heaviest(overview.topics, len(overview.topics))),
        ("service", heaviest(overview.services, most)),
        ("who gains", heaviest(overview.sides, len(overview.sides))),
    ]
