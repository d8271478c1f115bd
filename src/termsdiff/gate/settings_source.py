"""Where the settings of the gate stand: in a file of a tree or of the index, never on the disk."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from ..errors import TermsdiffError
from . import git

SETTINGS_FILE = "termsdiff.toml"
PROJECT_FILE = "pyproject.toml"
MARK = "[tool.termsdiff"
_LARGEST = 1_000_000


class Source(NamedTuple):
    """The settings as found: the file, the id of its blob, its text; all "" without any."""

    file: str = SETTINGS_FILE
    blob: str = ""
    text: str = ""

    def table(self) -> dict[str, Any]:
        """Return all settings; raise TermsdiffError where the file cannot be understood."""
        if not self.text:
            return {}
        import tomllib

        try:
            table: Any = tomllib.loads(self.text)
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            raise TermsdiffError(f"{self.file}: not valid TOML: {error}; correct it") from None
        for key in ("tool", "termsdiff") if self.file == PROJECT_FILE else ():
            table = table.get(key, {})
            if not isinstance(table, dict):
                raise TermsdiffError(f"{self.file}: {key} must be a table")
        return dict(table)


def find_source(top: Path, revisions: Sequence[str]) -> Source:
    """Return the settings of the first of these revisions that has any; "" means the index.

    In each, termsdiff.toml goes before `[tool.termsdiff]` of pyproject.toml.
    """
    names = [f"{one}:{file}" for one in revisions for file in (SETTINGS_FILE, PROJECT_FILE)]
    for name, blob in _blobs(top, names):
        file = name.rpartition(":")[2]
        text = git.tell(top, "cat-file", "blob", blob).decode("utf-8", "replace")
        if file == SETTINGS_FILE or MARK in text:
            return Source(file, blob, text)
    return Source()


def _blobs(top: Path, names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield those of the names that are files, with the ids of their blobs."""
    feed = "".join(f"{name}\n" for name in names).encode()
    rows = git.tell(top, "cat-file", "--batch-check", feed=feed).decode().splitlines()
    for name, row in zip(names, rows, strict=True):
        blob, _, said = row.partition(" blob ")
        if said.isdecimal():
            if int(said) > _LARGEST:
                raise TermsdiffError(f"{name}: settings of more than 1 MB; nobody writes these")
            yield name, blob
