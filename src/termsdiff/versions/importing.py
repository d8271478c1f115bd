"""File the versions that an archive shows into the folder, as one step."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..input.document_formats import READ, ending_of
from ..input.front_matter import read_values, with_front_matter, without_front_matter
from .archive import Archive, archive_versions
from .collapse import Recording
from .filing import file_all, locked
from .folder import check_name, read_terms, versions_of
from .version import Version

_NO_NAME = re.compile(r"[^\w]+")


@dataclass(frozen=True, slots=True)
class Imported:
    """The result of an import: the versions that it filed, and how many were there before.

    `left` are filed versions that the archive now contradicts, each with how: nothing that is filed
    is ever changed.
    """

    name: str
    filed: tuple[Version, ...]
    known: int
    left: tuple[tuple[Version, str], ...] = ()


def name_for(path: str) -> str:
    """Return the name of terms for a path in an archive: its words, joined by hyphens."""
    ending = ending_of(path)
    stem = path[: -len(ending) - 1] if ending in READ else path
    return check_name(_NO_NAME.sub("-", stem.casefold()).strip("-_")[:100])


def import_archive(archive: Archive, name: str, folder: Path) -> Imported:
    """File the versions of an archive; those whose text is already filed stay as they are.

    Raises TermsdiffError if the folder cannot be written.
    """
    check_name(name)
    with locked(folder):
        terms = read_terms(folder, name)
        there = versions_of(terms) if terms is not None else ()
        texts = {_body(version): version for version in there}
        taken = {version.day for version in there}
        versions = archive_versions(archive, name)
        places = {r.place: r for r in (p.recording for p in archive.collapsed.versions)}
        files, filed = {}, []
        shown: dict[str, Version] = {}
        for version in versions:
            text = _file_text(version, places[version.source])
            body = without_front_matter(text)
            shown.setdefault(body, version)
            if body in texts:
                continue
            day = free_day(version, taken)
            taken.add(day)
            files[f"{day}.md"] = text.encode("utf-8")
            filed.append(version)
        if files:
            file_all(folder, name, files)
    return Imported(name, tuple(filed), len(versions) - len(filed), tuple(_left(texts, shown)))


def _left(
    filed: Mapping[str, Version], shown: Mapping[str, Version]
) -> Iterator[tuple[Version, str]]:
    """Yield filed versions that an archive now shows differently, by the text of each."""
    for body, version in filed.items():
        now = shown.get(body)
        if now is None:
            if read_values(version.text).get("recorded"):
                yield version, "the archive no longer shows it as a version"
            continue
        says = [
            f"{word} {day}" if day else f"not {word}"
            for word, day, before in (
                ("withdrawn", now.withdrawn, version.withdrawn),
                ("since", now.since, version.since),
            )
            if day != before
        ]
        if says:
            yield version, f"the archive now says: {', '.join(says)}"


def free_day(version: Version, taken: Iterable[str]) -> str:
    """Return the file name, without its extension, for another version on the same day."""
    day, number = version.date.isoformat(), 1
    used = set(taken)
    while (name := day if number == 1 else f"{day}-{number}") in used:
        number += 1
    return name


def _body(version: Version) -> str:
    return without_front_matter(version.text)


def _file_text(version: Version, recording: Recording) -> str:
    source = version.read()
    values = {
        "recorded": recording.day.isoformat(),
        "since": version.since.isoformat() if version.since else "",
        "withdrawn": version.withdrawn.isoformat() if version.withdrawn else "",
        "technical": "true" if version.technical else "",
        "source": recording.place,
        "note": "; ".join([*filter(None, [version.note]), *(note.text for note in source.notes)]),
    }
    return with_front_matter(source.text, {key: value for key, value in values.items() if value})
