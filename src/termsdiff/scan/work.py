"""The work on one unit, done by any worker: from references to a part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..comparison import Comparison, compare
from ..errors import TermsdiffError
from ..versions.version import Version
from .row_parts import part_path, read_part, slice_name, write_part
from .rows import Dated, change_rows, document_row, error_row, version_row
from .table_columns import Row
from .unit import Selection, Unit
from .unit_versions import PASSING, Failure, History, Readings, failure_message, open_history

Tables = dict[str, list[Row]]
Cut = tuple[int, int]
"""The number of a slice, from 0, and how many there are."""


@dataclass(frozen=True, slots=True)
class Done:
    """The result of a unit, in numbers: the rows themselves are in its part."""

    name: str
    recordings: int
    compared: int
    rows: int
    errors: int


def scan_unit(unit: Unit, name: str, settings: Selection, parts: str) -> Done:
    """Compare all versions of one document and write the part; runs in a worker.

    Failures become rows in `errors`. Raises OSError if the part cannot be written.
    """
    tables = scan_rows(unit, settings)
    write_part(Path(parts), name, tables)
    compared = _compared(tables)
    return Done(name, len(unit.recordings), compared, len(tables["changes"]), len(tables["errors"]))


def scan_slice(
    unit: Unit, name: str, settings: Selection, parts: str, readings: Readings | None, cut: Cut
) -> Done:
    """Compare one slice of the versions of a long document and write it as a separate part."""
    tables = scan_rows(unit, settings, readings, cut)
    write_part(Path(parts), slice_name(name, *cut), tables)
    return Done(name, 0, 0, len(tables["changes"]), len(tables["errors"]))


def join_slices(unit: Unit, name: str, settings: Selection, parts: str, of: int) -> Done:
    """Put the slices of a document together as its part, and remove them.

    If a slice is missing or damaged, the whole document is compared instead.
    """
    folder = Path(parts)
    tables = _empty()
    names = [slice_name(name, number, of) for number in range(of)]
    try:
        for one in names:
            for table, row in read_part(folder, one):
                tables[table].append(row)
    except TermsdiffError:
        return scan_unit(unit, name, settings, parts)
    compared = _compared(tables)
    errors = len(tables["errors"])
    tables["documents"] = [{**tables["documents"][0], "compared": compared, "errors": errors}]
    write_part(folder, name, tables)
    for one in names:
        part_path(folder, one).unlink(missing_ok=True)
    return Done(name, len(unit.recordings), compared, len(tables["changes"]), errors)


def _compared(tables: Tables) -> int:
    return sum(int(str(row["compared"])) for row in tables["documents"])


def _empty() -> Tables:
    return {"documents": [], "versions": [], "changes": [], "errors": []}


def scan_rows(
    unit: Unit, settings: Selection, readings: Readings | None = None, cut: Cut = (0, 1)
) -> Tables:
    """Return the rows of one unit, by table; of a cut `(n, of)`, those of its n-th slice.

    Slices meet at one version: each begins with the one that the slice before it ends with.
    """
    tables = _empty()
    number, of = cut
    first = number == 0
    history = None
    compared = 0
    try:
        with open_history(unit, readings) as history:
            _note(tables, unit, history.failures if first else ())
            steps = list(_steps(history.versions))
            bounds = slice(number * len(steps) // of, (number + 1) * len(steps) // of)
            for old, new in steps[bounds]:
                compared += _take_step(tables, unit, history, settings, old, new)
    except PASSING:
        raise
    except Exception as error:
        failure = Failure(unit.document, "read", failure_message(error))
        # all slices fail alike if the history cannot be opened
        _note(tables, unit, [failure] if first else ())
    tables["documents"] = [document_row(unit, history, compared, len(tables["errors"]))]
    return tables


def _note(tables: Tables, unit: Unit, failures: Sequence[Failure]) -> None:
    tables["errors"].extend(error_row(unit, f.place, f.step, f.message) for f in failures)


def _steps(versions: Sequence[Version]) -> Iterator[tuple[Version | None, Version]]:
    """Yield each version with the one that it replaced, None for the first."""
    for place, version in enumerate(versions):
        before = (versions[n] for n in range(place - 1, -1, -1))
        standing = next((v for v in before if v.applies_on(version.start)), None)
        yield standing or (versions[place - 1] if place else None), version


def _take_step(
    tables: Tables,
    unit: Unit,
    history: History,
    settings: Selection,
    old: Version | None,
    new: Version,
) -> int:
    """Add the rows of one version; return how many comparisons that took."""
    if settings.since is not None and unit.kind != "pair" and new.start < settings.since:
        return 0
    try:
        later = _dated(unit, history, new)
        earlier = _dated(unit, history, old) if old else None
        comparison = (
            compare(earlier.document, later.document, settings.configuration) if earlier else None
        )
        _add_rows(tables, unit, settings, earlier, later, comparison)
    except PASSING:
        raise
    except Exception as error:
        steps = f"{old.source if old else 'nothing'} to {new.source}"
        _note(tables, unit, [Failure(steps, "compare", failure_message(error))])
        return 0
    return int(comparison is not None)


def _add_rows(
    tables: Tables,
    unit: Unit,
    settings: Selection,
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
