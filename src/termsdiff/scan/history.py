"""From a unit to its versions, each text read by the worker itself and parsed once."""

from __future__ import annotations

import datetime as dt
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from ..errors import TermsdiffError
from ..parsing import Document, parse
from ..versions.archive import Archive, archive_versions
from ..versions.collapse import Collapsed, Recording, collapse
from ..versions.digests import count_words, words_digest
from ..versions.files import read_source
from ..versions.folder import read_versions
from ..versions.git_objects import ObjectReader, open_objects
from ..versions.git_repository import Repository
from ..versions.version import Version
from .unit import Recorded, Unit

_KEPT = 4_000_000
"""Characters of text whose documents are kept: about a hundred versions of usual length."""


@dataclass(frozen=True, slots=True)
class Failure:
    """What could not be done: with which recording or step, and why."""

    place: str
    step: str
    message: str


@dataclass(frozen=True, slots=True)
class History:
    """The versions of a document in their order, how to read them, what was left out and why."""

    versions: tuple[Version, ...]
    document: Callable[[Version], Document]
    recorded: dict[str, Recorded]
    collapsed: Collapsed | None = None
    failures: tuple[Failure, ...] = ()


@dataclass
class Texts:
    """The documents of a history by reference; only the latest are kept, so memory stays flat."""

    load: Callable[[str, str], str]
    kept: OrderedDict[str, Document] = field(default_factory=OrderedDict)
    size: int = 0

    def document(self, reference: str, name: str) -> Document:
        """Return a parsed text; raise TermsdiffError where it cannot be read."""
        found = self.kept.get(reference)
        if found is None:
            found = parse(self.load(reference, name), name)
            self.kept[reference] = found
            self.size += len(found.markdown)
        self.kept.move_to_end(reference)
        while self.size > _KEPT and len(self.kept) > 2:
            _, dropped = self.kept.popitem(last=False)
            self.size -= len(dropped.markdown)
        return found


@contextmanager
def open_history(unit: Unit) -> Iterator[History]:
    """Yield the history of a unit; its documents can be read while the context is open."""
    if unit.kind == "git":
        repository = Repository(Path(unit.place), None)
        with open_objects(repository) as reader:
            yield _from_git(unit, repository, reader)
    elif unit.kind == "folder":
        yield _from_folder(unit)
    else:
        yield _from_pair(unit)


def _from_git(unit: Unit, repository: Repository, reader: ObjectReader) -> History:
    texts = Texts(reader.read_text)
    recordings, failures = _recordings(unit.recordings, texts)
    collapsed = collapse(recordings)
    versions = archive_versions(Archive(repository, unit.document, collapsed))
    references = {recording.place: recording.text for recording in recordings}
    return History(
        versions,
        lambda version: texts.document(references[version.source], version.source),
        {_place(recorded): recorded for recorded in unit.recordings},
        collapsed,
        tuple(failures),
    )


def _recordings(
    recorded: Sequence[Recorded], texts: Texts
) -> tuple[list[Recording], list[Failure]]:
    known: dict[str, Recording | None] = {}
    found, failures = [], []
    for one in recorded:
        if one.reference not in known:
            try:
                known[one.reference] = _recording(one, texts)
            except Exception as error:
                known[one.reference] = None
                failures.append(Failure(_place(one), "read", failure_message(error)))
        read = known[one.reference]
        if read is not None:
            found.append(_placed(read, one))
    return found, failures


def failure_message(error: Exception) -> str:
    """Return what went wrong, in one line; with the kind of error where it is one of our own."""
    if isinstance(error, TermsdiffError):
        return str(error)
    return f"{type(error).__name__}: {error}"


def _recording(recorded: Recorded, texts: Texts) -> Recording:
    document = texts.document(recorded.reference, _place(recorded))
    return Recording(
        day=dt.date.min,
        text=recorded.reference,
        words=words_digest(document),
        count=count_words(document),
        stated=document.effective_date,
    )


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


def _read(reference: str, name: str) -> str:
    return read_source(reference).text
