"""The message of a commit as a text: its subject and paragraphs, without trailers."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone
from typing import NamedTuple

from ..errors import TermsdiffError
from .command import Repository
from .commits import raw_commit, resolve_commit

_LONGEST = 1_000_000
_TRAILER = re.compile(r"[A-Za-z][A-Za-z0-9-]{0,60}: \S.*")
_AUTHOR = re.compile(rb"(?m)^author .*> (\d{1,12}) ([+-])(\d\d)(\d\d)$")


class Message(NamedTuple):
    """What a commit says, as Markdown, and the day on which its author wrote it."""

    text: str
    day: date | None


def read_message(repository: Repository, revision: str) -> Message:
    """Return the message of a commit; raise TermsdiffError if there is no such commit."""
    commit = resolve_commit(repository, revision)
    head, _, body = raw_commit(repository, commit).partition(b"\n\n")
    if len(body) > _LONGEST:
        raise TermsdiffError(f"{repository.name}: the message of {revision} is too long to read")
    return Message(_without_trailers(body.decode("utf-8", "replace")), _day(head))


def _without_trailers(text: str) -> str:
    """Return a message without its last paragraph, if that has only trailers."""
    paragraphs = text.replace("\r\n", "\n").strip().split("\n\n")
    last = paragraphs[-1].splitlines()
    if len(paragraphs) > 1 and all(_TRAILER.fullmatch(line) for line in last):
        paragraphs.pop()
    # without a full stop a subject would be read as a heading
    if paragraphs[0][-1:].isalnum():
        paragraphs[0] += "."
    return "\n\n".join(paragraphs)


def _day(head: bytes) -> date | None:
    match = _AUTHOR.search(head)
    if match is None:
        return None
    offset = timedelta(hours=int(match[3]), minutes=int(match[4]))
    try:
        zone = timezone(-offset if match[2] == b"-" else offset)
        return datetime.fromtimestamp(int(match[1]), zone).date()
    except (OverflowError, ValueError, OSError):
        return None
