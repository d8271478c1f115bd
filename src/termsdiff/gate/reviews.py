"""Acknowledgements: in files, `versions/<terms>/reviews/<date>.toml`, or in commit messages.

Entries of files are only added. In messages they are trailers: `Terms-Acknowledged: c-5f1a… why`.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ..errors import TermsdiffError
from ..ids import DIGITS, digest_of
from . import git

if TYPE_CHECKING:
    from .problem import Problem, Subject

_TABLE = "accepted"
_LARGEST = 20_000_000
_SHORT = re.compile(r"(?P<letter>[a-z])-(?P<digest>[0-9a-f]{12})(?P<number>-\d+)?")
KEY = "Terms-Acknowledged"
_TRAILER = re.compile(
    rf"^{KEY}:[ \t]*(?P<id>[a-z]-[\w.-]+)[ \t]+(?P<reason>\S.*)$", re.MULTILINE | re.ASCII
)
_HEAD = """\
# Who accepted which changes of {name}, when and why.
# `termsdiff ack` writes it; entries are added, never edited. See docs/gate.md.
"""


class Acknowledgement(NamedTuple):
    """A person's recorded "seen, and accepted" of one change, with the change's words."""

    change: str
    by: str
    at: str
    reason: str
    clause: str = ""
    topics: tuple[str, ...] = ()
    materiality: str = ""
    old: str = ""
    new: str = ""
    where: str = ""

    def is_of(self, subject: Subject) -> bool:
        """Return whether it speaks of this change, by its id, in its words and at its place.

        Entries of older versions name no place.
        """
        same = (self.change, self.old, self.new) == (subject.id, subject.old, subject.new)
        return same and self.where in ("", subject.where)

    @property
    def is_short(self) -> bool:
        """Whether its id has 48 bits and nothing in the entry confirms it: it does not count."""
        return _SHORT.fullmatch(self.change) is not None


def read_review(text: str, source: str) -> tuple[Acknowledgement, ...]:
    """Return the entries of a review; raise TermsdiffError where it cannot be understood."""
    import tomllib

    try:
        rows = tomllib.loads(text).get(_TABLE, [])
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise TermsdiffError(f"{source}: not valid TOML: {error}; correct it") from None
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise TermsdiffError(f"{source}: entries must be tables [[{_TABLE}]]")
    return tuple(_entry(row, source) for row in rows)


def _entry(row: dict[str, object], source: str) -> Acknowledgement:
    for key in ("change", "by", "reason"):
        if not isinstance(row.get(key), str) or not str(row[key]).strip():
            raise TermsdiffError(f"{source}: an entry without {key!r}; every one must have it")
    values = {key: str(row.get(key, "")) for key in _TEXT_KEYS}
    topics = row.get("topics", [])
    names = tuple(map(str, topics)) if isinstance(topics, list) else ()
    return _lengthened(Acknowledgement(topics=names, **values))


def _lengthened(entry: Acknowledgement) -> Acknowledgement:
    """Return an entry of an older version, whose ids had 48 bits, with the id of today.

    The id of a change is a digest of its words, which the entry holds: they confirm it.
    """
    short = _SHORT.fullmatch(entry.change)
    if short is None or short["letter"] != "c":
        return entry
    digest = digest_of((entry.old or "\1", entry.new or "\1"))
    if not digest.startswith(short["digest"]):
        return entry
    return entry._replace(change=f"c-{digest[:DIGITS]}{short['number'] or ''}")


_TEXT_KEYS = tuple(name for name in Acknowledgement._fields if name != "topics")


def new_entries(
    old: Sequence[Acknowledgement], new: Sequence[Acknowledgement]
) -> tuple[Acknowledgement, ...]:
    """Return the entries of the new review that the old one does not have, duplicates counted."""
    return tuple((Counter(new) - Counter(old)).elements())


def stale(entries: Sequence[Acknowledgement], known: Iterable[Subject]) -> list[Acknowledgement]:
    """Return the entries that speak of none of these changes."""
    subjects = tuple(known)
    return [one for one in entries if not any(one.is_of(subject) for subject in subjects)]


def accept(subject: Subject, by: str, at: datetime, reason: str) -> Acknowledgement:
    """Return the acknowledgement of a change by a person, at a time with its zone."""
    return Acknowledgement(
        change=subject.id,
        by=by,
        at=at.isoformat(timespec="seconds"),
        reason=reason,
        clause=subject.clause,
        topics=subject.topics,
        materiality=subject.materiality,
        old=subject.old,
        new=subject.new,
        where=subject.where,
    )


def with_entries(text: str, name: str, entries: Iterable[Acknowledgement]) -> str:
    """Return the text of a review with entries added at its end; "" begins a new one."""
    import tomli_w

    rows = [_row(entry) for entry in entries]
    added = "\n".join(tomli_w.dumps({_TABLE: [row]}) for row in rows)
    start = text if not text or text.endswith("\n") else text + "\n"
    return f"{start or _HEAD.format(name=' '.join(name.split()))}\n{added}"


def _row(entry: Acknowledgement) -> dict[str, object]:
    row = {
        "change": entry.change,
        "clause": entry.clause,
        "where": entry.where,
        "topics": list(entry.topics),
        "materiality": entry.materiality,
        "old": entry.old,
        "new": entry.new,
        "by": entry.by,
        "at": entry.at,
        "reason": entry.reason,
    }
    return {key: value for key, value in row.items() if value}


def record(
    top: Path, problems: Iterable[Problem], by: str, reason: str, at: datetime | None = None
) -> tuple[str, ...]:
    """Record who accepted what, and stage it; return the paths of the reviews written.

    Raises TermsdiffError where a review cannot be read or written, or lies outside of the tree.
    """
    when = at or datetime.now().astimezone()
    by_review: dict[str, list[Problem]] = {}
    for problem in problems:
        by_review.setdefault(problem.review, []).append(problem)
    for path, accepted in by_review.items():
        entries = [accept(p.subject, by, when, reason) for p in accepted if p.subject is not None]
        _refuse_links(top, path)
        name = path.removesuffix(".toml").replace("/reviews/", " ")
        on_disk, staged = _on_disk(top / path), _staged(top, path)
        for content in {on_disk, staged}:
            # what is broken must not be written on
            read_review(content, path)
        _write(top / path, with_entries(on_disk, name, entries))
        git.stage(top, path, with_entries(staged, name, entries).encode("utf-8"))
    return tuple(by_review)


def _refuse_links(top: Path, path: str) -> None:
    """Refuse to write through a link: it may lead out of the working tree."""
    place = top
    for part in Path(path).parts:
        place = place / part
        if place.is_symlink():
            raise TermsdiffError(f"{place}: a link; put a folder or file of its own there")


def _on_disk(path: Path) -> str:
    from ..input.files import read_file

    if not os.path.lexists(path):
        return ""
    return _decoded(read_file(str(path), _LARGEST), str(path))


def _staged(top: Path, path: str) -> str:
    status, output, _ = git.ask(top, "cat-file", "blob", f":{path}")
    return "" if status else _decoded(output, path)


def _decoded(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise TermsdiffError(f"{name}: not UTF-8; save it as UTF-8") from None


def _write(path: Path, content: str) -> None:
    from ..versions.filing import replace_file

    try:
        replace_file(path, content.encode("utf-8"))
    except OSError as error:
        raise TermsdiffError(f"cannot be written: {path}: {error.strerror or error}") from None


def acknowledged_ids(texts: Iterable[str]) -> frozenset[str]:
    """Return the ids that messages acknowledge; one without a reason does not count."""
    return frozenset(match["id"] for text in texts for match in _TRAILER.finditer(text))


def trailers_of(text: str) -> list[str]:
    """Return the trailers of a message as they stand in it."""
    return [match[0].rstrip() for match in _TRAILER.finditer(text)]


def trailer(change: str, reason: str) -> str:
    """Return the line to put at the end of a commit message."""
    return f"{KEY}: {change} {' '.join(reason.split())}"
