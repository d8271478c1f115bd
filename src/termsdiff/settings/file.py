"""Read a settings file: `termsdiff.toml`, or `[tool.termsdiff]` of a pyproject.toml."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..errors import TermsdiffError
from .declarations import Settings
from .locating import PROJECT
from .reading_toml import declared, read_toml


def read_settings(path: Path) -> Settings:
    """Return the settings in a file; raise a one-line TermsdiffError for a mistake in it."""
    return declared(Settings, table_of(read_toml(path), path.name, str(path)), str(path))


def table_of(table: Mapping[str, Any], name: str, source: str) -> dict[str, Any]:
    """Return the settings from the contents of a file of that name."""
    for key in ("tool", "termsdiff") if name == PROJECT else ():
        inner = table.get(key, {})
        if not isinstance(inner, dict):
            raise TermsdiffError(f"{source}: {key}: must be a table")
        table = inner
    return dict(table)
