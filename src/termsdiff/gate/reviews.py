"""Acknowledgements in files: `versions/<terms>/reviews/<date>.toml`, entries are only added."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ..errors import TermsdiffError

if TYPE_CHECKING:
    from datetime import datetime

    from .problem import Subject

_TABLE = "accepted"
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

    def is_of(self, subject: Subject) -> bool:
        """Return whether it speaks of this change, by its id and in its words."""
        return (self.change, self.old, self.new) == (subject.id, subject.old, subject.new)


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
    return Acknowledgement(topics=names, **values)


_TEXT_KEYS = tuple(name for name in Acknowledgement._fields if name != "topics")


def new_entries(
    old: Sequence[Acknowledgement], new: Sequence[Acknowledgement]
) -> tuple[Acknowledgement, ...]:
    """Return the entries of the new review that the old one does not have, duplicates counted."""
    return tuple((Counter(new) - Counter(old)).elements())


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
        "topics": list(entry.topics),
        "materiality": entry.materiality,
        "old": entry.old,
        "new": entry.new,
        "by": entry.by,
        "at": entry.at,
        "reason": entry.reason,
    }
    return {key: value for key, value in row.items() if value}
