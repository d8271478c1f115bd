"""From a unit to its versions; the worker reads each text itself and parses it once."""

from __future__ import annotations

import datetime as dt
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from ..errors import TermsdiffError
from ..git.command import GitStoppedError, Repository
from ..git.contents import ObjectReader, open_objects
from ..input.files import SourceText, read_file
from ..input.reading import as_text
from ..parsing import Document, parse
from ..versions.archive import Archive, archive_versions, recording_of
from ..versions.collapse import Collapsed, Recording, collapse
from ..versions.digests import source_digest
from ..versions.folder import read_versions
from ..versions.version import Version
from .unit import Recorded, Unit

PASSING = (OSError, MemoryError, GitStoppedError)
"""Machine failures: the same work would succeed at another time, so they get no rows."""
_KEPT = 6_000_000
"""Characters of text whose documents are kept: about 150 versions of typical length."""


@dataclass(frozen=True, slots=True)
class Failure:
    """What failed: which recording or step, and why."""

    place: str
    step: str
    message: str


Reading = Recording | Failure
"""What a text says about itself, before its recording time is known; or why it has failed."""
Readings = Mapping[str, Reading]
"""The readings of the texts of a unit, by reference."""


@dataclass(frozen=True, slots=True)
class History:
    """The versions of a document in order, how to read them, what was left out and why."""

    versions: tuple[Version, ...]
    document: Callable[[Version], Document]
    recorded: dict[str, Recorded]
    collapsed: Collapsed | None = None
    failures: tuple[Failure, ...] = ()


@dataclass
class Texts:
    """The documents of a history by reference; only some are kept, so memory stays flat.

    Documents read ahead wait for the comparison that needs them; compared ones are dropped, least
    recently used first.
    """

    load: Callable[[str, str], SourceText]
    ahead: dict[str, Document] = field(default_factory=dict)
    kept: OrderedDict[str, Document] = field(default_factory=OrderedDict)
    size: int = 0

    def read_ahead(self, reference: str, name: str, source: SourceText) -> Document:
        """Parse a loaded text, and keep it while there is room."""
        found = _parsed(source, name)
        if self.size + len(found.markdown) <= _KEPT:
            self.ahead[reference] = found
            self.size += len(found.markdown)
        return found

    def document(self, reference: str, name: str) -> Document:
        """Return a parsed text; raise TermsdiffError if it cannot be read."""
        found = self.kept.get(reference) or self.ahead.pop(reference, None)
        if found is None:
            found = _parsed(self.load(reference, name), name)
            self.size += len(found.markdown)
        self.kept[reference] = found
        self.kept.move_to_end(reference)
        while self.size > _KEPT and len(self.kept) > 2:
            _, dropped = self.kept.popitem(last=False)
            self.size -= len(dropped.markdown)
        return found


def _parsed(source: SourceText, name: str) -> Document:
    return parse(source.text, name, source.notes, source.title)


@contextmanager
def open_history(unit: Unit, readings: Readings | None = None) -> Iterator[History]:
    """Yield the history of a unit; its documents can be read while the context is open.

    `readings` saves reading all texts again if other workers have read them.
    """
    if unit.kind == "git":
        repository = Repository(Path(unit.place), None)
        with open_objects(repository) as reader:
            yield _from_git(unit, repository, reader, readings)
    elif unit.kind == "folder":
        yield _from_folder(unit)
    else:
        yield _from_pair(unit)


def read_texts(unit: Unit, start: int, stop: int) -> dict[str, Reading]:
    """Return what some of the distinct texts of an archived document say about themselves."""
    with open_objects(Repository(Path(unit.place), None)) as reader:
        return _read_texts(unit.texts[start:stop], Texts(partial(_read_recorded, reader)))


def _read_texts(recorded: Sequence[Recorded], texts: Texts) -> dict[str, Reading]:
    found: dict[str, Reading] = {}
    read_before: dict[str, Recording] = {}
    for one in recorded:
        try:
            found[one.reference] = _recording(one, texts, read_before)
        except PASSING:
            raise
        except Exception as error:
            found[one.reference] = Failure(_place(one), "read", failure_message(error))
    return found


def _from_git(
    unit: Unit, repository: Repository, reader: ObjectReader, readings: Readings | None
) -> History:
    texts = Texts(partial(_read_recorded, reader))
    known = _read_texts(unit.texts, texts) if readings is None else readings
    recordings = _recordings(unit.recordings, known)
    collapsed = collapse(recordings)
    versions = archive_versions(Archive(repository, unit.document, collapsed))
    references = {recording.place: recording.text for recording in recordings}
    return History(
        versions,
        lambda version: texts.document(references[version.source], version.source),
        {_place(recorded): recorded for recorded in unit.recordings},
        collapsed,
        tuple(one for one in known.values() if isinstance(one, Failure)),
    )


def _recordings(recorded: Sequence[Recorded], readings: Readings) -> list[Recording]:
    found = []
    for one in recorded:
        read = readings[one.reference]
        if isinstance(read, Recording):
            found.append(_placed(read, one))
    return found


def failure_message(error: Exception) -> str:
    """Return what went wrong, in one line; with the type of an unexpected error."""
    if isinstance(error, TermsdiffError):
        return str(error)
    return f"{type(error).__name__}: {error}"


def _recording(recorded: Recorded, texts: Texts, read_before: dict[str, Recording]) -> Recording:
    """Read a text; one that only re-spells another need not be parsed."""
    place = _place(recorded)
    source = texts.load(recorded.reference, place)
    digest = source_digest(source.text)
    if digest not in read_before:
        document = texts.read_ahead(recorded.reference, place, source)
        read_before[digest] = recording_of(document, recorded.reference)
    return replace(read_before[digest], text=recorded.reference)


def _placed(read: Recording, recorded: Recorded) -> Recording:
    return Recording(
        day=dt.datetime.fromisoformat(recorded.when).date(),
        text=read.text,
        words=read.words,
        count=read.count,
        stated=read.stated,
        subject=recorded.subject,
        place=_place(recorded),
    )


def _place(recorded: Recorded) -> str:
    return f"{recorded.commit}:{recorded.path}" if recorded.commit else recorded.path


def _from_folder(unit: Unit) -> History:
    texts = Texts(_read)
    versions = read_versions(unit.document, Path(unit.place))
    return History(
        versions,
        lambda version: texts.document(version.source, version.source),
        {str(Path(one.path)): one for one in unit.recordings},
    )


def _from_pair(unit: Unit) -> History:
    texts = Texts(_read)
    days = [dt.date.min, dt.date.min + dt.timedelta(days=1)]
    versions = [
        Version(unit.document, day, "filed", one.reference, lambda: "")
        for day, one in zip(days, unit.recordings, strict=True)
    ]
    return History(
        tuple(versions),
        lambda version: texts.document(version.source, version.source),
        {one.reference: one for one in unit.recordings},
    )


def _read_recorded(reader: ObjectReader, reference: str, name: str) -> SourceText:
    return as_text(reader.read(reference), name).source


def _read(reference: str, name: str) -> SourceText:
    # a pipe or device in a list of pairs is not a document
    return as_text(read_file(reference), reference).source
