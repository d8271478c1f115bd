"""What is next to the document: its sections with counts of their changes, and a map."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from .html_document import Part, ShownPassage

HEIGHT = 1000
"""The height of the map in its own units."""
_THINNEST = 3.0
_COUNTED = ("material", "minor", "unassessed")


@dataclass(frozen=True, slots=True)
class Heading:
    """A section in the outline: where it is, and how many of its changes are not proved.

    `gone` tells that only the old text has it.
    """

    name: str
    anchor: str
    depth: int
    open: int
    material: int
    proved: int
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A changed passage on the map: its start, its height, and what happened to it."""

    y: float
    height: float
    state: str
    weight: str


def _passages(parts: Iterable[Part]) -> Iterator[ShownPassage]:
    for part in parts:
        yield from part.all_passages


def outline(parts: Sequence[Part]) -> tuple[Heading, ...]:
    """Return the sections of the new text with the changes in each, without its subsections."""
    found: list[tuple[ShownPassage, list[str]]] = []
    for passage in _passages(parts):
        if passage.level and passage.anchor:
            found.append((passage, []))
        if found and passage.change and passage.state != "away":
            found[-1][1].append(passage.weight)
    return tuple(
        Heading(
            name=passage.name,
            anchor=passage.anchor,
            depth=passage.level,
            open=sum(weight in _COUNTED for weight in weights),
            material=weights.count("material"),
            proved=weights.count("editorial"),
            gone=passage.state == "removed",
        )
        for passage, weights in found
    )


def minimap(parts: Sequence[Part]) -> tuple[Mark, ...]:
    """Return where in the text changes are; heights are proportional to text length."""
    passages = list(_passages(parts))
    sizes = [passage.size + 80 for passage in passages]
    total = sum(sizes) or 1
    marks, at = [], 0
    for passage, size in zip(passages, sizes, strict=True):
        if passage.weight and passage.state not in ("kept", "away"):
            y, height = HEIGHT * at / total, max(_THINNEST, HEIGHT * size / total)
            marks.append(Mark(round(y, 1), round(height, 1), passage.state, passage.weight))
        at += size
    return tuple(marks)
