"""From the git history of a document to the versions that were published."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from ..errors import TermsdiffError
from ..git.changing_commits import Commit, FileChange, file_history
from ..git.command import Repository
from ..git.contents import open_objects
from ..input.reading import as_text
from ..parsing import Document, parse
from ..text.counting import counted
from .collapse import Collapsed, Published, Recording, collapse
from .digests import count_words, source_digest, words_digest
from .recorded import read_recorded
from .version import Basis, Version, in_order

_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Archive:
    """The history of one document in a repository: its commits and the versions they give.

    `unreadable` counts recordings that are not text.
    """

    repository: Repository
    path: str
    collapsed: Collapsed
    unreadable: int = 0


def read_archive(repository: Repository, path: str, revision: str = "HEAD") -> Archive:
    """Read the history of a document; raise TermsdiffError if it has none.

    Each distinct text is parsed once; one that only re-spells another is not parsed at all.
    """
    commits = file_history(repository, path, revision)
    recordings = _recordings(repository, commits)
    recorded = sum(bool(change.blob) for commit in commits for change in commit.changes[:1])
    return Archive(repository, path, collapse(recordings), recorded - len(recordings))


def _recordings(repository: Repository, commits: Sequence[Commit]) -> list[Recording]:
    known: dict[str, Recording | None] = {}
    read_before: dict[str, Recording] = {}
    found = []
    with open_objects(repository) as reader:
        for commit in commits:
            for change in commit.changes[:1]:
                if not change.blob:
                    continue
                if change.blob not in known:
                    data = reader.read(change.blob)
                    known[change.blob] = _read(data, change, read_before)
                read = known[change.blob]
                if read is not None:
                    found.append(_placed(read, commit, change.path))
    return found


def _read(
    content: bytes, change: FileChange, read_before: dict[str, Recording]
) -> Recording | None:
    """Return what a text says about itself; None if it is not text."""
    try:
        source = as_text(content, change.path).source.text
        digest = source_digest(source)
        if digest not in read_before:
            read_before[digest] = recording_of(parse(source), change.blob)
    except TermsdiffError:
        return None
    return replace(read_before[digest], text=change.blob)


def recording_of(document: Document, text: str) -> Recording:
    """Return what a document says about itself, before its recording time is known."""
    return Recording(
        day=dt.date.min,
        text=text,
        words=words_digest(document),
        count=count_words(document),
        stated=document.effective_date,
    )


def _placed(read: Recording, commit: Commit, path: str) -> Recording:
    return replace(
        read,
        day=commit.when.date(),
        subject=commit.subject,
        place=f"{commit.id[:_SHOWN]}:{path}",
    )


def archive_versions(archive: Archive, name: str = "") -> tuple[Version, ...]:
    """Return the versions that an archive shows, oldest first; texts are read when needed."""
    seen: dict[str, int] = {}
    found = []
    for published in archive.collapsed.versions:
        day = published.date.isoformat()
        seen[day] = seen.get(day, 0) + 1
        found.append(_version(archive, published, name or archive.path, seen[day]))
    return in_order(found)


def _version(archive: Archive, published: Published, name: str, number: int) -> Version:
    recording = published.recording
    basis: Basis = "effective" if recording.stated else "recorded"
    return Version(
        terms=name,
        date=published.date,
        basis=basis,
        source=recording.place,
        load=partial(read_recorded, archive.repository, recording.text, recording.place),
        number=number,
        since=published.since,
        withdrawn=published.withdrawn,
        technical=recording.is_technical,
        note=_note(published),
    )


def _note(published: Published) -> str:
    parts = []
    if published.recording.is_technical:
        parts.append("by its own account, the recording changed, not the terms")
    if published.flips:
        parts.append(f"came back {counted(published.flips, 'time')} after another text")
    return "; ".join(parts)
