"""The work on one unit, done by any worker: from references to a part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..comparison import Comparison, compare
from ..versions.version import Version
from .columns import Row
from .history import Failure, History, failure_message, open_history
from .parts import write_part
from .rows import Dated, change_rows, document_row, error_row, version_row
from .unit import Settings, Unit

Tables = dict[str, list[Row]]


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a unit, in numbers: the rows themselves are in its part."""

    name: str
    recordings: int
    compared: int
    rows: int
    errors: int


def scan_unit(unit: Unit, name: str, settings: Settings, parts: str) -> Done:
    """Compare all versions of one document and write the part; runs in a worker.

    What fails becomes a row in `errors`. Raises OSError where the part cannot be written.
    """
    tables = scan_rows(unit, settings)
    write_part(Path(parts), name, tables)
    compared = tables["documents"][0]["compared"]
    assert isinstance(compared, int)
    return Done(name, len(unit.recordings), compared, len(tables["changes"]), len(tables["errors"]))


def scan_rows(unit: Unit, settings: Settings) -> Tables:
    """Return the rows of one unit, by table."""
    tables: Tables = {"documents": [], "versions": [], "changes": [], "errors": []}
    history = None
    compared = 0
    try:
        with open_history(unit) as history:
            _note(tables, unit, history.failures)
            for old, new in _steps(history.versions):
                compared += _take_step(tables, unit, history, settings, old, new)
    except OSError:
        raise
    except Exception as error:
        _note(tables, unit, [Failure(unit.document, "read", failure_message(error))])
    tables["documents"] = [document_row(unit, history, compared, len(tables["errors"]))]
    return tables


def _note(tables: Tables, unit: Unit, failures: Sequence[Failure]) -> None:
    tables["errors"].extend(error_row(unit, f.place, f.step, f.message) for f in failures)


def _steps(versions: Sequence[Version]) -> Iterator[tuple[Version | None, Version]]:
    """Yield each version with the one that it took the place of, None before the first."""
    for place, version in enumerate(versions):
        before = (versions[n] for n in range(place - 1, -1, -1))
        standing = next((v for v in before if v.applies_on(version.start)), None)
        yield standing or (versions[place - 1] if place else None), version


def _take_step(
    tables: Tables,
    unit: Unit,
    history: History,
    settings: Settings,
    old: Version | None,
    new: Version,
) -> int:
    """Add the rows of one version; return how many comparisons that took."""
    if settings.since is not None and unit.kind != "pair" and new.start < settings.since:
        return 0
    try:
        later = _dated(unit, history, new)
        earlier = _dated(unit, history, old) if old else None
        comparison = compare(earlier.document, later.document) if earlier else None
        _add_rows(tables, unit, settings, earlier, later, comparison)
    except Exception as error:
        steps = f"{old.source if old else 'nothing'} to {new.source}"
        _note(tables, unit, [Failure(steps, "compare", failure_message(error))])
        return 0
    return int(comparison is not None)


def _add_rows(
    tables: Tables,
    unit: Unit,
    settings: Settings,
    old: Dated | None,
    new: Dated,
    comparison: Comparison | None,
) -> None:
    version = version_row(unit, new, old, comparison)
    if old is not None and comparison is not None:
        tables["changes"].extend(change_rows(unit, old, new, comparison, settings))
    tables["versions"].append(version)


def _dated(unit: Unit, history: History, version: Version) -> Dated:
    recorded = history.recorded.get(version.source)
    return Dated(version, history.document(version), recorded, unit.kind == "pair")
