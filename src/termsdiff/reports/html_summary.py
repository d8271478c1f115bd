"""The top of a page: the topics with what became of each, and who gains."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..comparison import Comparison
from ..rules.finding import Favours, JudgedChange, Materiality
from .html_text import plain_text
from .summary import Sentence, summarise
from .wording import counted, topic_name

_LINES = 6
"""How many sentences a topic gets at once; the rest is folded under them."""


@dataclass(frozen=True, slots=True)
class SummaryLine:
    """One sentence with its weight, the first change that it tells of, and who gains by it."""

    text: str
    change: str
    places: str
    weight: Materiality
    favours: Favours


@dataclass(frozen=True, slots=True)
class TopicSummary:
    """A topic with its sentences, weightiest first; those of `rest` are folded."""

    name: str
    lines: tuple[SummaryLine, ...]
    rest: tuple[SummaryLine, ...]
    rest_words: str


def _line(sentence: Sentence) -> SummaryLine:
    return SummaryLine(
        text=plain_text(sentence.text),
        change=sentence.changes[0],
        places=", ".join(sentence.places[:3]) + (", …" if len(sentence.places) > 3 else ""),
        weight=sentence.materiality,
        favours=sentence.favours,
    )


def _shown(lines: Sequence[SummaryLine]) -> int:
    """Return how many sentences stand open: material ones before all, at most a handful."""
    material = sum(line.weight == "material" for line in lines)
    return min(_LINES, material or len(lines))


def topic_summaries(
    comparison: Comparison, changes: Iterable[JudgedChange]
) -> tuple[TopicSummary, ...]:
    """Return each topic that has a change of substance, with what became of it in sentences."""
    summaries = []
    for topic, sentences in summarise(comparison, changes).items():
        lines = tuple(map(_line, sentences))
        count = _shown(lines)
        rest = lines[count:]
        weightless = all(line.weight == "minor" for line in rest)
        words = counted(len(rest), "minor point" if weightless else "more point")
        summaries.append(TopicSummary(topic_name(topic), lines[:count], rest, words))
    return tuple(summaries)


def gains(changes: Iterable[JudgedChange]) -> str:
    """Say who gains from the material changes, or "" where there are none."""
    sides = [change.favours for change in changes if change.materiality == "material"]
    if not sides:
        return ""
    names: dict[Favours, str] = {
        "provider": "the provider",
        "customer": "the customer",
        "neutral": "nobody",
        "unclear": "unclear",
    }
    parts = [f"{name} {sides.count(side)}" for side, name in names.items() if side in sides]
    return f"Who gains from {counted(len(sides), 'material change')}: {', '.join(parts)}."
