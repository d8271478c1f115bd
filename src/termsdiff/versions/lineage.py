"""Versions parsed once each, with the alignment of each one with the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from ..alignment import Alignment, align
from ..comparison import Comparison, compare
from ..errors import TermsdiffError
from ..parsing import Document, parse
from .version import Version, in_order, predecessor

if TYPE_CHECKING:
    from ..rules.configuration import Configuration


@dataclass(frozen=True, slots=True)
class Chain:
    """Versions in order; `alignments[n]` leads from version n to version n + 1."""

    versions: tuple[Version, ...]
    documents: tuple[Document, ...]
    alignments: tuple[Alignment, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One version of a log, with its comparison to the one that it replaced."""

    version: Version
    before: Version | None
    comparison: Comparison | None


def read_chain(versions: Sequence[Version]) -> Chain:
    """Parse and align the versions not withdrawn; raise TermsdiffError if a text is unreadable.

    Withdrawn versions are left out: the version after them follows the text before.
    """
    standing = tuple(version for version in in_order(versions) if version.withdrawn is None)
    if not standing:
        raise TermsdiffError("every version was withdrawn; `termsdiff list` shows them")
    documents = tuple(parse(version.text, version.source) for version in standing)
    return Chain(standing, documents, tuple(align(old, new) for old, new in pairwise(documents)))


def read_log(
    versions: Sequence[Version],
    configuration: Configuration | None = None,
    most: int | None = None,
) -> tuple[Step, ...]:
    """Compare each version with the one before it, newest first; each text is parsed once.

    `most` limits the versions: only these, and those they are compared with, are read.
    """
    ordered = in_order(versions)
    documents: dict[Version, Document] = {}

    def document(version: Version) -> Document:
        if version not in documents:
            source = version.read()
            documents[version] = parse(source.text, version.source, source.notes, source.title)
        return documents[version]

    steps = []
    for version in tuple(reversed(ordered))[:most]:
        before = predecessor(ordered, version)
        comparison = compare(document(before), document(version), configuration) if before else None
        steps.append(Step(version, before, comparison))
    return tuple(steps)
