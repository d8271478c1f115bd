"""The parts of a scan: the rows of one unit in one file, written whole or not at all."""

from __future__ import annotations

import gzip
import json
import os
import zlib
from collections.abc import Iterator
from pathlib import Path

from ..atomic import write_atomically
from ..errors import TermsdiffError
from ..input.inside import is_plain_file
from .table_columns import Row, Value, tables

_ENDING = ".jsonl.gz"
_LEVEL = 3
UNFINISHED = (".part-", ".tables-")
"""The prefixes of files and folders that a run has not finished."""


def part_path(folder: Path, name: str) -> Path:
    """Return the path of a unit's part."""
    return folder / f"{name}{_ENDING}"


def slice_name(name: str, number: int, of: int) -> str:
    """Return the name of the part of one slice of a unit."""
    return f"{name}.{number}-{of}"


def death_note(name: str) -> str:
    """Return the name of the empty part that marks a unit's part as not a result.

    It means that workers died on the unit: the next run tries again.
    """
    return f"{name}.died"


def finished(folder: Path) -> frozenset[str]:
    """Return the names of the existing parts that are results; links do not count."""
    there = {
        entry.name.removesuffix(_ENDING)
        for entry in os.scandir(folder)
        if entry.name.endswith(_ENDING) and entry.is_file(follow_symlinks=False)
    }
    return frozenset(name for name in there if death_note(name) not in there)


def write_part(folder: Path, name: str, rows: dict[str, list[Row]]) -> int:
    """Write the rows of each table of one unit as one file; return its size in bytes.

    The same rows give the same bytes. Raises OSError if the disk is full or gone.
    """
    lines = (_line(table, row) for table, found in rows.items() for row in found)
    data = gzip.compress("".join(lines).encode("ascii"), _LEVEL, mtime=0)
    write_whole(part_path(folder, name), data)
    return len(data)


def _line(table: str, row: Row) -> str:
    return json.dumps([table, {key: _clean(value) for key, value in row.items()}]) + "\n"


def _clean(value: Value) -> Value:
    """Replace what cannot be encoded: lone surrogates, as in paths that are not UTF-8."""
    if isinstance(value, str) and not value.isascii():
        return value.encode("utf-8", "replace").decode("utf-8")
    return value


def write_whole(target: Path, data: bytes) -> None:
    """Put a file in place in one step; what a killed run leaves has a recognisable name."""
    write_atomically(target, data, prefix=UNFINISHED[0])


def read_part(folder: Path, name: str) -> Iterator[tuple[str, Row]]:
    """Yield the rows of a part with their tables; raise TermsdiffError if it is damaged."""
    path = part_path(folder, name)
    known = tables()
    try:
        if os.path.lexists(path) and not is_plain_file(path):
            raise ValueError("not a regular file")
        with gzip.open(path, "rt", encoding="ascii") as lines:
            for line in lines:
                table, row = json.loads(line)
                if table not in known or not isinstance(row, dict):
                    raise ValueError("a row of an unknown table")
                yield table, row
    except (OSError, EOFError, ValueError, TypeError, RecursionError, zlib.error) as error:
        raise TermsdiffError(f"{path}: damaged: {error}; delete it and run again") from None
