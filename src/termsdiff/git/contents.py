"""Read blobs from a repository, thousands of them through one git process."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from ..errors import TermsdiffError
from ..on_demand import on_demand
from .command import GitStoppedError, Repository, is_id, tell

if TYPE_CHECKING:
    from hashlib import sha1, sha256

    from git import Git

    from .guarded import GuardedRepo
else:
    # a check of what touches no terms needs neither
    sha1, sha256 = on_demand("hashlib:sha1"), on_demand("hashlib:sha256")
    GuardedRepo = on_demand("termsdiff.git.guarded:GuardedRepo")

LARGEST = 50_000_000
"""The largest blob that is read, in bytes, unless the caller sets a lower limit."""
_SHA1 = 40
_CHUNK = 1 << 20


class ObjectReader(NamedTuple):
    """Reads one blob after another through the process that GitPython keeps open."""

    repository: Repository
    git: Git

    def read(self, blob: str, limit: int = LARGEST) -> bytes:
        """Return a blob by its id; raise TermsdiffError if it is missing or too long.

        Raises GitStoppedError if git no longer answers.
        """
        if not is_id(blob):
            raise TermsdiffError(f"{self.repository.name}: not an object id: {blob!r}")
        try:
            _, kind, size, stream = self.git.stream_object_data(blob)
        except OSError:
            raise _stopped(self.repository) from None
        if kind == "blob" and size <= limit:
            content = stream.read(size)
            # a stream that was not read to its end continues reading when it is destroyed
            del stream
            if len(content) < size:
                raise _stopped(self.repository)
            return content
        while stream.read(_CHUNK):
            # the next answer follows it
            pass
        del stream
        what = f"{self.repository.name}: object {blob[:12]}"
        if kind != "blob":
            raise TermsdiffError(f"{what} is not a file; name a file")
        raise TermsdiffError(f"{what} is larger than {limit / 1e6:g} MB")


def _stopped(repository: Repository) -> GitStoppedError:
    return GitStoppedError(f"{repository.name}: git stopped answering; try again")


@contextmanager
def open_objects(repository: Repository) -> Iterator[ObjectReader]:
    """Yield a reader of blobs; one git process serves all of them."""
    repo = GuardedRepo(repository)
    try:
        yield ObjectReader(repository, repo.git)
    finally:
        repo.close()


def content(repository: Repository, blob: str, name: str, limit: int) -> bytes:
    """Return one blob without using GitPython: every commit waits for this.

    Raises TermsdiffError, naming it, if it is too long or does not match its id.
    """
    size = int(tell(repository, "cat-file", "-s", blob))
    if size > limit:
        raise TermsdiffError(f"{name}: larger than {limit / 1e6:g} MB; make it smaller")
    data = tell(repository, "cat-file", "blob", blob)
    refuse_another(data, blob, name)
    return data


def refuse_another(data: bytes, blob: str, name: str) -> None:
    """Raise TermsdiffError if a blob does not match its id: what the id names is pushed."""
    # ids with 40 digits are SHA-1, those with 64 SHA-256
    kind = sha1 if len(blob) == _SHA1 else sha256
    if kind(b"blob %d\0" % len(data) + data).hexdigest() != blob:
        raise TermsdiffError(f"{name}: object {blob[:12]} does not match its id; run `git fsck`")
