"""The tables of a scan and their columns, as columns.toml declares them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

ColumnType = Literal["text", "number", "flag", "date", "texts"]
Value = str | int | bool | None | list[str]
"""A value in a row: dates as ISO text, "" for missing text."""
Row = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: name, type, meaning."""

    name: str
    type: ColumnType
    meaning: str


@cache
def tables() -> Mapping[str, tuple[Column, ...]]:
    """Return the columns of each table, in order."""
    declared = tomllib.loads(resources.files(__package__).joinpath("columns.toml").read_text())
    return {
        table: tuple(Column(name, *said) for name, said in columns.items())
        for table, columns in declared.items()
    }
