"""What identifies a change in a statement: its changed sentences as sets of stems."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from ..facts import sentence_spans
from .statement_words import stems_of

if TYPE_CHECKING:
    from ..redline.change import Side
    from ..rules.finding import JudgedChange

Stems = frozenset[str]
SideName = Literal["old", "new"]
_MOST_SENTENCES = 60
"""The most sentences of one side that are looked at: a longer change is a whole section."""
_HEADINGS = 3


class Passage(NamedTuple):
    """A sentence with changed words: its side and span there, all its stems, those that differ."""

    side: SideName
    start: int
    end: int
    stems: Stems
    changed: Stems


class Trace(NamedTuple):
    """One change: its changed sentences, the stems of each side and of its surroundings.

    `told` are the stems of what the rules say about it, in plain words.
    """

    judged: JudgedChange
    passages: tuple[Passage, ...]
    lost: Stems
    gained: Stems
    old: Stems
    new: Stems
    around: Stems
    told: Stems

    @property
    def whole(self) -> Stems:
        """The stems of both sides."""
        return self.old | self.new


def trace_of(judged: JudgedChange) -> Trace:
    """Return what identifies a change."""
    change = judged.change
    runs: dict[SideName, list[tuple[int, int]]] = {"old": [], "new": []}
    at = {"old": 0, "new": 0}
    moved: dict[SideName, set[str]] = {"old": set(), "new": set()}
    for mark, text in change.diff:
        sides: tuple[SideName, ...] = (
            ("old", "new") if mark == "=" else ("old",) if mark == "-" else ("new",)
        )
        for side in sides:
            if mark != "=" and text.strip():
                runs[side].append((at[side], at[side] + len(text)))
                moved[side].update(stems_of(text))
            at[side] += len(text)
    old, new = (frozenset(stems_of(text)) for text in change.texts)
    lost = frozenset(moved["old"] | (old - new))
    gained = frozenset(moved["new"] | (new - old))
    passages = (
        *_passages("old", change.old, runs["old"], lost),
        *_passages("new", change.new, runs["new"], gained),
    )
    headings = frozenset(
        one for heading in change.side.heading[-_HEADINGS:] for one in stems_of(heading)
    )
    told = frozenset(one for finding in judged.findings for one in stems_of(finding.message))
    return Trace(judged, passages, lost, gained, old, new, headings, told)


def text_of(trace: Trace, passage: Passage) -> str:
    """Return the words of a passage, a slice of its side."""
    old, new = trace.judged.change.texts
    return (new if passage.side == "new" else old)[passage.start : passage.end]


def _passages(
    name: SideName, side: Side | None, runs: list[tuple[int, int]], changed: Stems
) -> list[Passage]:
    if side is None:
        return []
    found = []
    for start, end in sentence_spans(side.text)[:_MOST_SENTENCES]:
        if any(first < end and start < last for first, last in runs):
            stems = frozenset(stems_of(side.text[start:end]))
            found.append(Passage(name, start, end, stems, stems & changed))
    return found
