"""Query the tables of a scan with SQL: DuckDB reads the Parquet files in place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import TermsdiffError
from ..input.inside import inside, root_of
from ..on_demand import optional
from .table_columns import tables
from .tables import table_paths


@dataclass(frozen=True, slots=True)
class QueryResult:
    """The names of the columns, and the rows."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


def query(folder: Path, statement: str) -> QueryResult:
    """Run one SQL statement over the views documents, versions, changes and errors.

    It can read the tables in this folder and nothing else on the machine. Raises TermsdiffError if
    they are missing, DuckDB is not installed or the statement is wrong.
    """
    duckdb = optional("duckdb", _NO_DUCKDB)
    paths = find_tables(folder)
    with duckdb.connect(":memory:", config={"autoinstall_known_extensions": "false"}) as connection:
        for table, path in paths.items():
            name = str(path.resolve()).replace("'", "''")
            source = f"read_parquet('{name}')"
            # the names of tables and columns are constants
            described = connection.execute(f"describe select * from {source}")  # noqa: S608
            absent = _absent(table, {column[0] for column in described.fetchall()})
            view = f"create view {table} as select *{absent} from {source}"  # noqa: S608
            connection.execute(view)
        for step in _confined(paths.values()):
            connection.execute(step)
        try:
            found = connection.execute(statement)
            columns = tuple(column[0] for column in found.description or ())
            return QueryResult(columns, tuple(found.fetchall()) if columns else ())
        except duckdb.Error as error:
            lines = str(error).strip().splitlines()
            raise TermsdiffError(f"the query failed: {lines[0]}") from None


_NO_DUCKDB = "queries need DuckDB: install it with `pip install 'termsdiff[query]'`"
_TYPES = {
    "text": "varchar",
    "number": "integer",
    "flag": "boolean",
    "date": "date",
    "texts": "varchar[]",
}


def _absent(table: str, there: set[str]) -> str:
    """Return SQL for columns that a scan by an older release lacks: they are null."""
    return "".join(
        f", null::{_TYPES[column.type]} as {column.name}"
        for column in tables()[table]
        if column.name not in there
    )


def _confined(paths: Iterable[Path]) -> Iterator[str]:
    """Yield the settings that confine the statement before it runs."""
    quoted = ", ".join("'" + str(path.resolve()).replace("'", "''") + "'" for path in paths)
    yield f"set allowed_paths = [{quoted}]"
    yield "set enable_external_access = false"
    yield "set lock_configuration = true"


def find_tables(folder: Path) -> dict[str, Path]:
    """Return the Parquet files of a scan; raise TermsdiffError if they are not there."""
    if folder.is_file():
        raise TermsdiffError(
            f"{folder}: a file; name a folder with tables, as `termsdiff scan ARCHIVE --out DIR` "
            "makes it"
        )
    paths = table_paths(folder, "parquet")
    for path in paths.values():
        inside(root_of(folder), path)
    missing = [path for path in paths.values() if not path.is_file()]
    if missing:
        raise TermsdiffError(
            f"{folder}: no scan tables there; `termsdiff scan ARCHIVE --out {folder}` makes them"
        )
    return {table: paths[table] for table in tables()}
