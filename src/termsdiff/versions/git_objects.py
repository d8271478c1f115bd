"""Read contents from a repository, thousands of them through one process of git."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO

from ..errors import TermsdiffError
from ..input.files import SIZE_LIMIT, SourceText, decode, read_text
from .git_repository import Repository, git_process

_ID = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_CHUNK = 1 << 20


class GitStoppedError(TermsdiffError):
    """The process of git ended before its time: that says nothing of the repository."""


@dataclass(frozen=True, slots=True)
class ObjectReader:
    """Reads one content after the other from an open `git cat-file`."""

    repository: Repository
    questions: IO[bytes]
    answers: IO[bytes]

    def read(self, blob: str, limit: int = SIZE_LIMIT) -> bytes:
        """Return a content by its id; raise TermsdiffError where it is missing or too long.

        Raises GitStoppedError where git does not answer any more.
        """
        if not _ID.fullmatch(blob):
            raise TermsdiffError(f"{self.repository.name}: no object id: {blob!r}")
        try:
            self.questions.write(f"{blob}\n".encode("ascii"))
            self.questions.flush()
        except OSError:
            raise self._stopped() from None
        header = self.answers.readline().split()
        if not header:
            raise self._stopped()
        if len(header) != 3:
            raise TermsdiffError(
                f"{self.repository.name}: object {blob[:12]} is missing; fetch the whole history"
            )
        size = int(header[2])
        if header[1] != b"blob":
            self._skip(size + 1)
            raise TermsdiffError(f"{self.repository.name}: {blob[:12]} is no file; name a file")
        if size > limit:
            self._skip(size + 1)
            raise TermsdiffError(
                f"{self.repository.name}: object {blob[:12]} is larger than {limit / 1e6:g} MB"
            )
        content = self.answers.read(size)
        self._skip(1)
        if len(content) < size:
            raise self._stopped()
        return content

    def _stopped(self) -> GitStoppedError:
        return GitStoppedError(f"{self.repository.name}: git stopped answering; try again")

    def read_text(self, blob: str, name: str) -> str:
        """Return a content as text; raise TermsdiffError where it is none."""
        return decode(self.read(blob), name)

    def _skip(self, size: int) -> None:
        while size > 0:
            read = len(self.answers.read(min(size, _CHUNK)))
            if read == 0:
                raise self._stopped()
            size -= read


@contextmanager
def open_objects(repository: Repository) -> Iterator[ObjectReader]:
    """Yield a reader of contents; one process of git serves all of them."""
    with git_process(repository, "cat-file", "--batch") as (questions, answers):
        yield ObjectReader(repository, questions, answers)


def stream_objects(repository: Repository, blobs: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Yield each content with its id, in the order of the ids."""
    with open_objects(repository) as reader:
        for blob in blobs:
            yield blob, reader.read(blob)


def read_blob(repository: Repository, blob: str, name: str) -> SourceText:
    """Return one content as text; raise TermsdiffError where that cannot be done."""
    with open_objects(repository) as reader:
        return read_text(reader.read(blob), name)
