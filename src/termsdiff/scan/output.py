"""Where a scan writes: the folder or file, its parts, and a note that says that they are ours."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from ..errors import TermsdiffError
from .parts import write_whole
from .tables import TableFormat, table_paths

NOTE = "scan.json"
SCHEMA = "termsdiff.scan/1"


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
    """Make the folder of the parts; raise TermsdiffError where something else is in the way.

    `x.csv` and `x.jsonl` are files, with the folder `x.csv.scan` beside; else it is a folder.
    """
    target = Path(out)
    suffix = target.suffix.lower()
    is_file = suffix in (".csv", ".jsonl")
    form: TableFormat = "parquet" if not is_file else "csv" if suffix == ".csv" else "jsonl"
    folder = target.with_name(f"{target.name}.scan") if is_file else target
    output = Output(form, folder, table_paths(target, form))
    if not (folder / NOTE).exists():
        _refuse_foreign(output)
    try:
        output.parts.mkdir(parents=True, exist_ok=True)
        write_whole(folder / NOTE, (json.dumps({"schema": SCHEMA}) + "\n").encode())
    except OSError as error:
        raise TermsdiffError(f"cannot be written: {folder}: {error.strerror}") from None
    return output


def _refuse_foreign(output: Output) -> None:
    if output.folder.exists() and not output.folder.is_dir():
        raise TermsdiffError(f"a file: {output.folder}; name a folder, or a .csv or .jsonl file")
    if output.folder.is_dir() and any(output.folder.iterdir()):
        raise TermsdiffError(f"not empty, and not of a scan: {output.folder}; name a new folder")
    there = next((path for path in output.paths.values() if path.exists()), None)
    if there is not None:
        raise TermsdiffError(f"exists already: {there}; name another with --out")
