"""The summary that a person can forward: per topic, what changed, in a sentence each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from .options import WEIGHTS
from .wording import SIDES, change_name, counted, fate, quoted, words_of

if TYPE_CHECKING:
    from ..comparison import Comparison
    from ..redline.change import Change, Run
    from ..rules.finding import Favours, Finding, JudgedChange, Materiality, Topic

_QUOTED = 100
"""Longest quotation in a sentence, in characters."""


class Sentence(NamedTuple):
    """One sentence of the summary: of which topic and weight, who gains, which changes it tells."""

    topic: Topic
    text: str
    materiality: Materiality
    favours: Favours
    places: tuple[str, ...]
    changes: tuple[str, ...]
    weight: int = 0

    @property
    def side(self) -> str:
        """Who gains, in words; empty where nobody does or it cannot be told."""
        return SIDES[self.favours]


def summarise(
    comparison: Comparison, changes: Iterable[JudgedChange]
) -> dict[Topic, tuple[Sentence, ...]]:
    """Return the sentences of each topic, the weightiest first.

    Only flagged changes have any: reports list the others apart. Topics come in the order of their
    heaviest sentence. Equal sentences are told once.
    """
    merged: dict[tuple[Topic, str, Favours], list[Sentence]] = {}
    for judged in changes:
        if judged.materiality in ("material", "minor"):
            for sentence in _sentences_of(comparison, judged):
                key = (sentence.topic, sentence.text, sentence.favours)
                merged.setdefault(key, []).append(sentence)
    joined = map(_joined, merged.values())
    table: dict[Topic, list[Sentence]] = {}
    for sentence in sorted(joined, key=_rank):
        table.setdefault(sentence.topic, []).append(sentence)
    return {topic: tuple(sentences) for topic, sentences in table.items()}


def _rank(sentence: Sentence) -> tuple[int, int]:
    return WEIGHTS.index(sentence.materiality), -sentence.weight


def _joined(equal: list[Sentence]) -> Sentence:
    return equal[0]._replace(
        materiality=min((one.materiality for one in equal), key=WEIGHTS.index),
        places=tuple(dict.fromkeys(place for one in equal for place in one.places)),
        changes=tuple(dict.fromkeys(change for one in equal for change in one.changes)),
        weight=max(one.weight for one in equal),
    )


def _told(judged: JudgedChange) -> list[Finding]:
    return [finding for finding in judged.findings if finding.materiality != "editorial"]


def _sentences_of(comparison: Comparison, judged: JudgedChange) -> Iterator[Sentence]:
    change = judged.change
    where = ((change_name(comparison, change),), (change.id,))
    told = _told(judged)
    for one in told:
        yield Sentence(one.topic, one.message, one.materiality, one.favours, *where, judged.weight)
    if not told:
        topic = judged.topics[0] if judged.topics else "other"
        text = _without_finding(comparison, change)
        yield Sentence(topic, text, judged.materiality, judged.favours, *where, judged.weight)


def _without_finding(comparison: Comparison, change: Change) -> str:
    if change.kind in ("added", "removed"):
        word = "New" if change.kind == "added" else "Removed"
        return f"{word}: {quoted(words_of(comparison, change), _QUOTED)}"
    edits = edits_in_words(change.diff)
    if not edits:
        words = fate(comparison, change)
        return f"{words[0].upper()}{words[1:]}."
    more = f", and {counted(len(edits) - 1, 'more edit')}" if len(edits) > 1 else ""
    return f"{edits[0]}{more}."


def edits_in_words(diff: Sequence[Run]) -> list[str]:
    """Say in words what each edit did, without repeating equal ones."""
    edits: list[str] = []
    removed = ""
    for operation, text in (*diff, ("=", "")):
        if operation == "-":
            removed = text
            continue
        if operation == "+" or removed:
            edits.append(_edit(removed, text if operation == "+" else ""))
        removed = ""
    return list(dict.fromkeys(edits))


def _edit(removed: str, added: str) -> str:
    before, after = quoted(removed, _QUOTED), quoted(added, _QUOTED)
    if removed.strip() and added.strip():
        return f"{before} became {after}"
    return f"{after} was inserted" if added.strip() else f"{before} was deleted"
