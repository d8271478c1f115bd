"""Limits on what a PDF may decompress to and require: hostile files are small but may expand to
anything.

pdfminer decompresses whole streams at once. While a document is read, its decompression functions
are replaced by ones that stop at a limit.
"""

from __future__ import annotations

import logging
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from types import SimpleNamespace
from typing import Any

from pdfminer import pdftypes
from pdfminer.lzw import LZWDecoder

from ...errors import TermsdiffError

MOST_PAGES = 1_000
_MOST_UNPACKED = 150_000_000
"""The most bytes that all streams of a document may decompress to."""
_MOST_MARKS = 8_000_000
"""The most characters, lines and pictures that a document may show."""
_LONGEST_SECONDS = 120.0
_LONGEST_RUNS = 1_000_000


class TooMuchError(TermsdiffError):
    """A document requires more than any terms would."""


class Budget:
    """What is left of the limits while one document is read."""

    def __init__(self) -> None:
        self._bytes = _MOST_UNPACKED
        self._marks = _MOST_MARKS
        self._deadline = time.monotonic() + _LONGEST_SECONDS

    def spend_bytes(self, number: int) -> None:
        """Subtract decompressed bytes from what is left; raise if nothing is left."""
        self._bytes -= number
        if self._bytes < 0:
            raise TooMuchError(
                "a PDF that decompresses to more than any terms would need; print it to a new PDF"
            )

    @property
    def bytes_left(self) -> int:
        """How many bytes may still be decompressed."""
        return self._bytes

    def spend_marks(self, number: int = 1) -> None:
        """Count characters, lines or pictures; raise if there are too many or time is up."""
        self._marks -= number
        if self._marks < 0:
            raise TooMuchError("a PDF that draws more than any terms would; print it to a new PDF")
        if self._marks % 1_000 < number:
            self.check_time()

    def check_time(self) -> None:
        """Raise if the document has taken longer than any terms would."""
        if time.monotonic() > self._deadline:
            raise TooMuchError("a PDF that takes too long to read; print it to a new PDF")


@contextmanager
def bounded(budget: Budget) -> Iterator[None]:
    """Let pdfminer decompress no more than the budget allows."""
    kept: dict[str, Any] = {
        name: getattr(pdftypes, name)
        for name in ("zlib", "lzwdecode", "rldecode", "decompress_corrupted")
    }

    def inflate(data: bytes) -> bytes:
        worker = zlib.decompressobj()
        found = worker.decompress(data, budget.bytes_left + 1)
        budget.spend_bytes(len(found))
        if not worker.eof:
            raise zlib.error("incomplete or damaged stream")
        return found

    def inflate_damaged(data: bytes) -> bytes:
        worker = zlib.decompressobj()
        parts: list[bytes] = []
        for start in range(0, len(data), 256):
            try:
                part = worker.decompress(data[start : start + 256], budget.bytes_left + 1)
            except zlib.error:
                break
            budget.spend_bytes(len(part))
            parts.append(part)
        return b"".join(parts)

    def unpack_lzw(data: bytes) -> bytes:
        parts: list[bytes] = []
        for part in LZWDecoder(BytesIO(data)).run():
            budget.spend_bytes(len(part))
            parts.append(part)
        return b"".join(parts)

    def unpack_runs(data: bytes) -> bytes:
        if len(data) > _LONGEST_RUNS:
            raise TooMuchError(
                "a PDF that decompresses to more than any terms would need; print it to a new PDF"
            )
        found = bytes(kept["rldecode"](data))
        budget.spend_bytes(len(found))
        return found

    replaced = {
        "zlib": SimpleNamespace(decompress=inflate, error=zlib.error),
        "lzwdecode": unpack_lzw,
        "rldecode": unpack_runs,
        "decompress_corrupted": inflate_damaged,
    }
    for name, function in replaced.items():
        setattr(pdftypes, name, function)
    log = logging.getLogger("pdfminer")
    level = log.level
    # what a reader must know is in the notes
    log.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        log.setLevel(level)
        for name, function in kept.items():
            setattr(pdftypes, name, function)
