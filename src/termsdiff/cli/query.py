"""Query the tables of a scan with SQL (DuckDB): documents, versions, changes, errors.

DIR is the folder given to `termsdiff scan --out`. --columns lists the columns; docs/queries.md
explains them and has ten queries to start from. A statement can read only these tables.

examples:
  termsdiff query tables "select service, count(*) from changes group by service"
  termsdiff query tables "from versions where verdict = 'material'" -o material.csv
  termsdiff query tables --columns
"""

from __future__ import annotations

import argparse
import csv
import json
from io import StringIO
from pathlib import Path
from typing import Any

from ..errors import TermsdiffError
from ..reports.csv import harmless
from ..scan.querying import QueryResult, query
from ..scan.table_columns import tables
from ..text.visible import visible
from .arguments import add_output_arguments
from .output import deliver, format_of

_FORMATS = ("text", "csv", "json")
_WIDEST = 60


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("folder", metavar="DIR", help="folder with the tables of a scan")
    parser.add_argument("statement", nargs="?", metavar="SQL", help="a single statement")
    parser.add_argument("--columns", action="store_true", help="list the columns of the tables")
    add_output_arguments(parser, _FORMATS)


def run(arguments: argparse.Namespace) -> int:
    """Print the answer and return the exit status."""
    name = format_of(arguments, _FORMATS)
    if arguments.columns:
        deliver(arguments, _columns(), for_people=True)
        return 0
    if arguments.statement is None:
        raise TermsdiffError('no SQL given; e.g. "select * from changes limit 5"')

    answer = query(Path(arguments.folder), arguments.statement)
    if name == "text":
        deliver(arguments, visible(text_table(answer)), for_people=True)
    else:
        content = _csv(answer) if name == "csv" else _json(answer)
        deliver(arguments, content, for_people=False)
    return 0


def _columns() -> str:
    lines = []
    for table, columns in tables().items():
        lines.append(table)
        lines += [f"  {column.name:16} {column.type:7} {column.meaning}" for column in columns]
    return "\n".join(lines) + "\n"


def text_table(answer: QueryResult) -> str:
    """Return the answer as aligned columns; long cells are cut and end with …."""
    rows = [list(answer.columns), *([_cell(value) for value in row] for row in answer.rows)]
    widths = [max(len(row[place]) for row in rows) for place in range(len(answer.columns))]
    rows.insert(1, ["-" * width for width in widths])
    numeric = [_is_numeric(answer, place) for place in range(len(widths))]
    lines = (
        "  ".join(
            cell.rjust(width) if right else cell.ljust(width)
            for cell, width, right in zip(row, widths, numeric, strict=True)
        ).rstrip()
        for row in rows
    )
    return "\n".join(lines) + "\n"


def _is_numeric(answer: QueryResult, place: int) -> bool:
    return all(isinstance(row[place], int | float) for row in answer.rows)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    text = " ".join(text.split())
    return text if len(text) <= _WIDEST else text[: _WIDEST - 1] + "…"


def _csv(answer: QueryResult) -> str:
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow([harmless(column) for column in answer.columns])
    for row in answer.rows:
        cells = (", ".join(map(str, v)) if isinstance(v, list) else v for v in row)
        writer.writerow([harmless(cell) if isinstance(cell, str) else cell for cell in cells])
    return out.getvalue()


def _json(answer: QueryResult) -> str:
    rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
    return json.dumps(rows, default=str, indent=1) + "\n"
