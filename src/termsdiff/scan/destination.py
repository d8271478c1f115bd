"""Where a scan writes: the folder or file, its parts, and a note that marks them as ours."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from ..errors import TermsdiffError
from ..input.inside import inside, is_plain_file, is_plain_folder, root_of
from .row_parts import UNFINISHED, write_whole
from .tables import TableFormat, table_paths

NOTE = "scan.json"
SCHEMA = "termsdiff.scan/1"
_LOCK = ".lock"


@dataclass(frozen=True, slots=True)
class Output:
    """The tables' format and paths, and the folder of their parts."""

    form: TableFormat
    folder: Path
    paths: dict[str, Path]

    @property
    def parts(self) -> Path:
        """The folder of the parts."""
        return self.folder / "parts"


def open_output(out: str) -> Output:
    """Make the folder of the parts; raise TermsdiffError if something else is in the way.

    `x.csv` and `x.jsonl` are files, with a folder `x.csv.scan` next to them; anything else is a
    folder.
    """
    target = Path(out)
    suffix = target.suffix.lower()
    is_file = suffix in (".csv", ".jsonl")
    form: TableFormat = "parquet" if not is_file else "csv" if suffix == ".csv" else "jsonl"
    folder = target.with_name(f"{target.name}.scan") if is_file else target
    output = Output(form, folder, table_paths(target, form))
    root = root_of(folder)
    if not is_plain_file(folder / NOTE):
        _refuse_foreign(output)
    inside(root, output.parts)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        # write the note first: a run that is killed after it can be resumed
        write_whole(folder / NOTE, (json.dumps({"schema": SCHEMA}) + "\n").encode())
        output.parts.mkdir(exist_ok=True)
    except OSError as error:
        raise TermsdiffError(f"{folder}: cannot be written: {error.strerror}") from None
    return output


@contextmanager
def alone_in(output: Output) -> Iterator[None]:
    """Keep other scans out of this output; remove what a killed one left half written.

    Raises TermsdiffError if another one is running.
    """
    lock = output.folder / _LOCK
    if os.path.lexists(lock) and not is_plain_file(lock):
        raise TermsdiffError(f"{lock}: not a regular file; delete it")
    try:
        held = FileLock(lock).acquire(timeout=0)
    except Timeout:
        raise TermsdiffError(
            f"{output.folder}: another scan is writing to it; wait for it or name another one "
            f"with --out"
        ) from None
    except OSError as error:
        raise TermsdiffError(f"{lock}: cannot be written: {error.strerror or error}") from None
    with held:
        _clear(output)
        yield


def _clear(output: Output) -> None:
    for place in (output.folder, output.parts):
        for path in list(place.iterdir()):
            if path.name.startswith(UNFINISHED) and is_plain_folder(path):
                shutil.rmtree(path)
            elif path.name.startswith(UNFINISHED):
                path.unlink()


def _refuse_foreign(output: Output) -> None:
    if output.folder.exists() and not output.folder.is_dir():
        raise TermsdiffError(f"{output.folder}: a file; name a folder, or a .csv or .jsonl file")
    if output.folder.is_dir() and any(_foreign(output.folder)):
        raise TermsdiffError(
            f"{output.folder}: not empty, and not made by a scan; name a new folder"
        )
    there = next((path for path in output.paths.values() if path.exists()), None)
    if there is not None:
        raise TermsdiffError(f"{there}: already exists; name another one with --out")


def _foreign(folder: Path) -> Iterator[Path]:
    """Yield what is in a folder, except what a scan killed before its note leaves behind."""
    for path in folder.iterdir():
        if path.name != _LOCK and not path.name.startswith(UNFINISHED):
            yield path
