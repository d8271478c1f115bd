"""The opinions file: JSON lines, one per answer, as the model gave it.

Answers are stored unchecked and checked whenever they are used: the file may come from anyone. The
last line for a key, prompt version and model counts. A line that a killed run left half written is
skipped, and nothing in the file is ever rewritten.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from ..errors import TermsdiffError
from ..input.inside import is_plain_file
from .answer import Unreadable, object_in

SCHEMA = "termsdiff.opinion/1"
MOST_BYTES = 100_000_000
_MOST_LINE = 100_000


class Record(NamedTuple):
    """One answer: the question, the model, the cost, and what the rules said."""

    key: str
    prompt: str
    model: str
    answer: Mapping[str, Any]
    kind: str = "change"
    rules: str = ""
    tokens: tuple[int, int] = (0, 0)
    estimated: bool = False
    tries: int = 1


class Records(NamedTuple):
    """The records of a file, and how many of its lines could not be read."""

    records: tuple[Record, ...] = ()
    broken: int = 0

    def find(self, key: str, prompt: str, model: str = "", kind: str = "change") -> Record | None:
        """Return the last record of a question, from any model if none is named."""
        return self.latest(prompt, model, kind).get(key)

    def latest(self, prompt: str, model: str = "", kind: str = "change") -> dict[str, Record]:
        """Return the last record of each question, by key."""
        return {
            record.key: record
            for record in self.records
            if record.prompt == prompt
            and record.kind == kind
            and (not model or record.model == model)
        }


def read_records(path: Path) -> Records:
    """Return the records of a file; none if there is no file.

    Raises TermsdiffError for a folder, a pipe, a link to nowhere, or a file that is too large.
    """
    if not os.path.lexists(path):
        return Records()
    real = Path(os.path.realpath(path))
    if not is_plain_file(real):
        raise TermsdiffError(f"{path}: not a regular file; name another opinions file")
    try:
        if real.stat().st_size > MOST_BYTES:
            raise TermsdiffError(f"{path}: larger than {MOST_BYTES:,} bytes; start a new file")
        data = real.read_bytes()
    except OSError as error:
        raise TermsdiffError(f"{path}: cannot be read: {error.strerror or error}") from None
    return parse_records(data.decode("utf-8", "replace"))


def parse_records(text: str) -> Records:
    """Return the records in the lines of a file."""
    found: list[Record] = []
    broken = 0
    for line in text.split("\n"):
        if not line.strip():
            continue
        record = _record(line)
        if record is None:
            broken += 1
        else:
            found.append(record)
    return Records(tuple(found), broken)


def _record(line: str) -> Record | None:
    if len(line) > _MOST_LINE:
        return None
    try:
        data = object_in(line)
    except Unreadable:
        return None
    texts = [data.get(name, "") for name in ("key", "prompt", "model", "kind", "rules")]
    answer = data.get("answer")
    if data.get("schema") != SCHEMA or not isinstance(answer, dict):
        return None
    if not all(isinstance(text, str) and len(text) <= 400 for text in texts) or not texts[0]:
        return None
    used = data.get("tokens")
    counts = used if isinstance(used, list) and len(used) == 2 else [0, 0]
    read, written = (value if _is_count(value) else 0 for value in counts)
    tries = data.get("tries", 1)
    return Record(
        texts[0],
        texts[1],
        texts[2],
        answer,
        texts[3] or "change",
        texts[4],
        (read, written),
        data.get("estimated") is True,
        tries if _is_count(tries) else 1,
    )


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**9


def record_line(record: Record) -> str:
    """Return a record as a line of the file."""
    data = {
        "schema": SCHEMA,
        "kind": record.kind,
        "key": record.key,
        "prompt": record.prompt,
        "model": record.model,
        "rules": record.rules,
        "answer": dict(record.answer),
        "tokens": list(record.tokens),
        "estimated": record.estimated,
        "tries": record.tries,
    }
    return json.dumps(data, ensure_ascii=False, sort_keys=True) + "\n"


def refuse_unwritable(path: Path) -> None:
    """Raise TermsdiffError early if records could not be added to a file."""
    if os.path.lexists(path) and not is_plain_file(Path(os.path.realpath(path))):
        raise TermsdiffError(f"{path}: not a regular file; name another opinions file")
    if path.is_file() and not _may_be_ours(path):
        raise TermsdiffError(f"{path}: not an opinions file; name another file for them")
    if not path.absolute().parent.is_dir():
        raise TermsdiffError(f"{path}: its folder does not exist; create it first")


def _may_be_ours(path: Path) -> bool:
    """Whether a file is empty or begins like a record: nothing is added to any other file."""
    try:
        with path.open("rb") as file:
            return file.read(1) in (b"", b"{", b"\n")
    except OSError as error:
        raise TermsdiffError(f"{path}: cannot be read: {error.strerror or error}") from None


def append_records(path: Path, records: Iterable[Record]) -> None:
    """Append records to a file, whole lines at once, and sync it to disk.

    They are appended in one write: two processes cannot mix their lines, and no lock is left
    behind. Raises TermsdiffError if that fails.
    """
    lines = "".join(map(record_line, records)).encode("utf-8", "backslashreplace")
    if not lines:
        return
    refuse_unwritable(path)
    try:
        with path.open("ab+", buffering=0) as file:
            if not _ends_line(file):
                lines = b"\n" + lines
            written = file.write(lines)
            os.fsync(file.fileno())
    except OSError as error:
        raise TermsdiffError(f"{path}: cannot be written: {error.strerror or error}") from None
    if written != len(lines):
        raise TermsdiffError(f"{path}: only partly written; free up disk space")


def _ends_line(file: BinaryIO) -> bool:
    if not file.seek(0, os.SEEK_END):
        return True
    file.seek(-1, os.SEEK_END)
    return file.read(1) == b"\n"
