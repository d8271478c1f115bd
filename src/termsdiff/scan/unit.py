"""The unit of work: one document's history, as references that any worker can follow."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Literal

from .._version import __version__
from ..rules.finding import MATERIALITIES, Materiality

if TYPE_CHECKING:
    from ..rules.configuration import Configuration

LAYOUT = 3
"""The version of the layout of parts: raised when rows change, so that old ones are remade."""

SourceKind = Literal["git", "folder", "pair"]


@dataclass(frozen=True, slots=True)
class Selection:
    """What goes into the tables: topics (empty: all), lowest materiality, first day.

    `configuration` is the user's settings for judging changes.
    """

    topics: tuple[str, ...] = ()
    materiality: Materiality = "editorial"
    since: dt.date | None = None
    configuration: Configuration | None = None

    @property
    def weights(self) -> tuple[Materiality, ...]:
        """The selected materialities: the lowest one and those above it."""
        return MATERIALITIES[: MATERIALITIES.index(self.materiality) + 1]


@dataclass(frozen=True, slots=True)
class Recorded:
    """One recording of a document: where its text is, and what its commit says.

    `reference` is the id of a git object or the path of a file; `state` distinguishes contents of a
    path (size and time), "" for a git object. `commit`, `when`, `subject` are "" for files.
    """

    reference: str
    path: str
    commit: str = ""
    when: str = ""
    subject: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """The history of one document, oldest recording first.

    `place` is the git folder, the folder of versions, or the list of pairs; `source` is how the
    user named it. A pair has two recordings, the old one first.
    """

    kind: SourceKind
    source: str
    place: str
    document: str
    recordings: tuple[Recorded, ...]
    service: str = ""
    terms_type: str = ""

    @property
    def texts(self) -> tuple[Recorded, ...]:
        """The first recording of each distinct text."""
        first: dict[str, Recorded] = {}
        for recorded in self.recordings:
            first.setdefault(recorded.reference, recorded)
        return tuple(first.values())


def digest(unit: Unit, settings: Selection) -> str:
    """Return a name for the unit's result: the same input and tool give the same name."""
    content = [LAYOUT, __version__, asdict(unit), asdict(settings)]
    data = json.dumps(content, sort_keys=True, default=str)
    return hashlib.sha256(data.encode("utf-8")).hexdigest()[:40]
