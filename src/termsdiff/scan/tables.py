"""From the parts to the tables: Parquet, CSV or JSON Lines, one pass, in the order of the units."""

from __future__ import annotations

import csv
import datetime as dt
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Any, Literal

from ..on_demand import optional
from ..reports.csv import harmless
from .row_parts import UNFINISHED, read_part
from .table_columns import Column, Row, Value, tables

TableFormat = Literal["parquet", "csv", "jsonl"]
_NO_ARROW = (
    "Parquet needs pyarrow: install it with `pip install 'termsdiff[scan]'`, "
    "or scan with --out changes.csv"
)
_ROWS_AT_A_TIME = 5_000
Write = Callable[[Row], object]
Open = Callable[[Path, Sequence[Column]], AbstractContextManager[Write]]


def table_paths(out: Path, form: TableFormat) -> dict[str, Path]:
    """Return the file of each table: in a folder for Parquet, or else next to the changes file."""
    if form == "parquet":
        return {table: out / f"{table}.parquet" for table in tables()}
    beside = {table: out.with_name(f"{out.stem}.{table}{out.suffix}") for table in tables()}
    return beside | {"changes": out}


def write_tables(
    parts: Path, names: Iterable[str], paths: dict[str, Path], form: TableFormat
) -> dict[str, int]:
    """Write all tables from the parts of these names; return the rows of each.

    All tables are put in place, complete, after all have been written. Raises TermsdiffError if a
    part is damaged, OSError if the disk is full: then the tables stay as they were.
    """
    counts = dict.fromkeys(paths, 0)
    waiting = Path(mkdtemp(prefix=UNFINISHED[1], dir=parts.parent))
    drafts = {table: waiting / path.name for table, path in paths.items()}
    try:
        with ExitStack() as stack:
            writers = {
                table: stack.enter_context(_OPEN[form](draft, tables()[table]))
                for table, draft in drafts.items()
            }
            for name in names:
                for table, row in read_part(parts, name):
                    writers[table](row)
                    counts[table] += 1
        for table, draft in drafts.items():
            draft.replace(paths[table])
    finally:
        rmtree(waiting, ignore_errors=True)
    return counts


@contextmanager
def _open_parquet(path: Path, columns: Sequence[Column]) -> Iterator[Write]:
    arrow, parquet = import_arrow()
    schema = arrow.schema([(column.name, _arrow_type(arrow, column)) for column in columns])
    held: list[Row] = []
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:

        def flush() -> None:
            if held:
                writer.write_table(arrow.Table.from_pylist(held, schema=schema))
                held.clear()

        def write(row: Row) -> None:
            held.append(_with_days(row, columns))
            if len(held) >= _ROWS_AT_A_TIME:
                flush()

        yield write
        flush()


def import_arrow() -> tuple[Any, Any]:
    """Return pyarrow and its Parquet module; raise TermsdiffError if they are missing."""
    return optional("pyarrow", _NO_ARROW), optional("pyarrow.parquet", _NO_ARROW)


def _arrow_type(arrow: Any, column: Column) -> Any:
    return {
        "text": arrow.string(),
        "number": arrow.int32(),
        "flag": arrow.bool_(),
        "date": arrow.date32(),
        "texts": arrow.list_(arrow.string()),
    }[column.type]


def _with_days(row: Row, columns: Sequence[Column]) -> dict[str, Any]:
    found: dict[str, Any] = dict(row)
    for column in columns:
        value = row.get(column.name)
        if column.type == "date" and isinstance(value, str):
            found[column.name] = dt.date.fromisoformat(value)
    return found


@contextmanager
def _open_csv(path: Path, columns: Sequence[Column]) -> Iterator[Write]:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([column.name for column in columns])
        yield lambda row: writer.writerow([_cell(row.get(column.name)) for column in columns])


def _cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return harmless(", ".join(value) if isinstance(value, list) else str(value))


@contextmanager
def _open_jsonl(path: Path, columns: Sequence[Column]) -> Iterator[Write]:
    with path.open("w", encoding="utf-8") as file:
        yield lambda row: file.write(
            json.dumps({column.name: row.get(column.name) for column in columns}) + "\n"
        )


_OPEN: dict[TableFormat, Open] = {
    "parquet": _open_parquet,
    "csv": _open_csv,
    "jsonl": _open_jsonl,
}
