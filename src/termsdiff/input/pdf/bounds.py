"""Bounds on what a PDF may unpack to and ask for: hostile files are small and unpack to anything.

pdfminer unpacks whatever a stream holds, at once. While a document is read, the functions with
which it does so are replaced by ones that give up at a bound.
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
"""Bytes to which all streams of a document may unpack together."""
_MOST_MARKS = 8_000_000
"""Signs, lines and pictures that a document may show."""
_LONGEST_SECONDS = 120.0
_LONGEST_RUNS = 1_000_000


class TooMuchError(TermsdiffError):
    """A document asks for more than any terms need."""


class Budget:
    """What is left of the bounds while one document is read."""

    def __init__(self) -> None:
        self._bytes = _MOST_UNPACKED
        self._marks = _MOST_MARKS
        self._deadline = time.monotonic() + _LONGEST_SECONDS

    def spend_bytes(self, number: int) -> None:
        """Take unpacked bytes off what is left; raise where nothing is."""
        self._bytes -= number
        if self._bytes < 0:
            raise TooMuchError("a PDF that unpacks to more than any terms hold; print it anew")

    @property
    def bytes_left(self) -> int:
        """How many bytes may still be unpacked."""
        return self._bytes

    def spend_marks(self, number: int = 1) -> None:
        """Count signs, lines or pictures; raise where there are too many or time is up."""
        self._marks -= number
        if self._marks < 0:
            raise TooMuchError("a PDF that draws more than any terms hold; print it anew")
        if self._marks % 1_000 < number:
            self.check_time()

    def check_time(self) -> None:
        """Raise where the document has taken longer than any terms need."""
        if time.monotonic() > self._deadline:
            raise TooMuchError("a PDF that takes too long to read; print it anew")


@contextmanager
def bounded(budget: Budget) -> Iterator[None]:
    """Let pdfminer unpack no more than the budget holds."""
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
            raise TooMuchError("a PDF that unpacks to more than any terms hold; print it anew")
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
    # what a reader must know stands in the notes
    log.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        log.setLevel(level)
        for name, function in kept.items():
            setattr(pdftypes, name, function)
