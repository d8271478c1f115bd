"""Acknowledgements: in files, `versions/<terms>/reviews/<date>.toml`, or in commit messages.

Entries in files are only ever added. In messages they are trailers: `Terms-Acknowledged: c-5f1a…
why`.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ..atomic import write_atomically
from ..errors import TermsdiffError
from ..git.command import Repository, ask
from ..git.index import stage
from ..ids import DIGITS, digest_of
from ..input.files import read_file, read_source
from ..on_demand import on_demand
from ..settings.declarations import Text
from ..text.visible import visible_line
from .problem import Acceptable, Problem, Subject
from .terms_paths import LARGEST, REVIEWS

if TYPE_CHECKING:
    from tomli_w import dumps

    from ..settings.reading_toml import declared, parse_toml
else:
    # few commits touch a review, and most repositories have no settings either
    dumps = on_demand("tomli_w:dumps")
    declared = on_demand("termsdiff.settings.reading_toml:declared")
    parse_toml = on_demand("termsdiff.settings.reading_toml:parse_toml")

_TABLE = "accepted"
_SHORT = re.compile(r"(?P<letter>[a-z])-(?P<digest>[0-9a-f]{12})(?P<number>-\d+)?")
_UNMERGED = re.compile(r"^<{7} .*^>{7} ", re.MULTILINE | re.DOTALL)
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

    change: Text
    by: Text
    reason: Text
    at: str = ""
    clause: str = ""
    topics: tuple[str, ...] = ()
    materiality: str = ""
    old: str = ""
    new: str = ""
    where: str = ""

    def is_of(self, subject: Subject) -> bool:
        """Return whether it is about this change, by its id, its words and its place.

        Entries written by older releases name no place.
        """
        same = (self.change, self.old, self.new) == (subject.id, subject.old, subject.new)
        return same and self.where in ("", subject.where)

    @property
    def is_short(self) -> bool:
        """Whether its id has 48 bits that nothing in the entry confirms: then it does not count."""
        return _SHORT.fullmatch(self.change) is not None


class Review(NamedTuple):
    """The contents of a file of acknowledgements: `[[accepted]]` entries."""

    accepted: tuple[Acknowledgement, ...] = ()


def read_review(text: str, source: str) -> tuple[Acknowledgement, ...]:
    """Return the entries of a review; raise TermsdiffError if it cannot be understood."""
    if _UNMERGED.search(text):
        raise TermsdiffError(
            f"{source}: not merged yet; keep the entries of both sides, each whole, and remove the "
            f"markers"
        )
    table = parse_toml(text, source)
    rows = table.get(_TABLE)
    for row in rows if isinstance(rows, list) else ():
        # times may be written without quotes
        if isinstance(row, dict) and isinstance(row.get("at"), date):
            row["at"] = str(row["at"])
    return tuple(map(_lengthened, declared(Review, table, source).accepted))


def readable_review(text: str, source: str) -> tuple[Acknowledgement, ...]:
    """Return the entries of a review; none if it is broken, as what was broken may be mended."""
    try:
        return read_review(text, source)
    except TermsdiffError:
        return ()


def _lengthened(entry: Acknowledgement) -> Acknowledgement:
    """Return an entry of an older release, whose ids had 48 bits, with today's id.

    The id of a change is a digest of its words, which the entry contains: they confirm it.
    """
    short = _SHORT.fullmatch(entry.change)
    if short is None or short["letter"] != "c":
        return entry
    digest = digest_of((entry.old or "\1", entry.new or "\1"))
    if not digest.startswith(short["digest"]):
        return entry
    return entry._replace(change=f"c-{digest[:DIGITS]}{short['number'] or ''}")


def new_entries(
    old: Sequence[Acknowledgement], new: Sequence[Acknowledgement]
) -> tuple[Acknowledgement, ...]:
    """Return the entries of the new review that the old one lacks, counting duplicates."""
    return tuple((Counter(new) - Counter(old)).elements())


def stale(entries: Sequence[Acknowledgement], known: Iterable[Subject]) -> list[Acknowledgement]:
    """Return the entries that are about none of these changes."""
    subjects = tuple(known)
    return [one for one in entries if not any(one.is_of(subject) for subject in subjects)]


def accept(subject: Subject, by: str, at: datetime, reason: str) -> Acknowledgement:
    """Return the acknowledgement of a change by a person, at a time with a time zone."""
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
    """Return the text of a review with entries appended; "" starts a new one."""
    rows = [_row(entry) for entry in entries]
    added = "\n".join(dumps({_TABLE: [row]}) for row in rows)
    start = text if not text or text.endswith("\n") else text + "\n"
    return f"{start or _HEAD.format(name=visible_line(name))}\n{added}"


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
    repository: Repository,
    accepted: Iterable[Acceptable],
    by: str,
    reason: str,
    at: datetime | None = None,
) -> tuple[str, ...]:
    """Record who accepted what, and stage it; return the paths of the reviews written.

    Raises TermsdiffError if a review cannot be read or written, or is outside the tree.
    """
    top = repository.work_tree or repository.git_dir
    when = at or datetime.now().astimezone()
    by_review: dict[str, list[Subject]] = {}
    for problem, subject in accepted:
        by_review.setdefault(problem.review, []).append(subject)
    for path, subjects in by_review.items():
        entries = [accept(subject, by, when, reason) for subject in subjects]
        _refuse_links(top, path)
        name = path.removesuffix(".toml").replace("/reviews/", " ")
        staged = _staged(repository, path)
        # in a sparse checkout, a file that is not there is not a deleted one
        on_disk = _on_disk(top / path) or staged
        for content in {on_disk, staged}:
            # a broken file must not be appended to
            read_review(content, path)
        _write(top / path, with_entries(on_disk, name, entries))
        stage(repository, path, with_entries(staged, name, entries).encode("utf-8"))
    return tuple(by_review)


def _refuse_links(top: Path, path: str) -> None:
    """Refuse to write through a link: it may lead out of the working tree."""
    place = top
    for part in Path(path).parts:
        place = place / part
        if place.is_symlink():
            raise TermsdiffError(f"{place}: a link; replace it with a regular folder or file")


def _on_disk(path: Path) -> str:
    if not os.path.lexists(path):
        return ""
    return _decoded(read_file(str(path), LARGEST), str(path))


def _staged(repository: Repository, path: str) -> str:
    answer = ask(repository, "cat-file", "blob", f":{path}")
    return "" if answer.status else _decoded(answer.output, path)


def _decoded(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise TermsdiffError(f"{name}: not UTF-8; save it as UTF-8") from None


def _write(path: Path, content: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, content.encode("utf-8"))
    except OSError as error:
        raise TermsdiffError(f"{path}: cannot be written: {error.strerror or error}") from None


def acknowledged_ids(texts: Iterable[str]) -> frozenset[str]:
    """Return the ids that messages acknowledge; those without a reason do not count."""
    return frozenset(match["id"] for text in texts for match in _TRAILER.finditer(text))


def trailers_of(text: str) -> list[str]:
    """Return the trailers of a message as written."""
    return [match[0].rstrip() for match in _TRAILER.finditer(text)]


def trailer(change: str, reason: str) -> str:
    """Return the line to put at the end of a commit message."""
    return f"{KEY}: {change} {' '.join(reason.split())}"


class Accepted(NamedTuple):
    """What counts as acknowledged: entries of reviews, and ids of trailers."""

    entries: tuple[Acknowledgement, ...] = ()
    ids: frozenset[str] = frozenset()

    def covers(self, subject: Subject) -> bool:
        """Return whether the change was acknowledged, in these words and at this place."""
        return subject.id in self.ids or any(entry.is_of(subject) for entry in self.entries)


def acceptances(source: str) -> Iterator[tuple[str, str]]:
    """Yield the ids that the review next to a version's file accepts, each with who and why.

    Yields nothing if the version is not a file or has no review; raises TermsdiffError for a broken
    one.
    """
    version = Path(source)
    review = version.parent / REVIEWS / f"{version.stem}.toml"
    if review.is_symlink() or not review.is_file():
        return
    for entry in read_review(read_source(str(review)).text, str(review)):
        day = f" on {entry.at[:10]}" if entry.at else ""
        yield entry.change, f"Accepted by {entry.by}{day}: {entry.reason}"


_NAMED = 3


def lost_entries(path: str, lost: Sequence[Acknowledgement]) -> Problem:
    """Return the problem that entries of a review were removed or rewritten."""
    names = ", ".join(dict.fromkeys(entry.clause or entry.change for entry in lost[:_NAMED]))
    more = f" and {len(lost) - _NAMED} more" if len(lost) > _NAMED else ""
    message = (
        f"committed acknowledgements of {names}{more} were removed or changed; acknowledgements "
        f"may only be added"
    )
    cure = "restore the file: `git restore --source=HEAD --staged --worktree`, then add to it"
    return Problem("review", path, 1, message, cure)
