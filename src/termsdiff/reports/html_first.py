"""The first screen: what a reader who has one minute is to know, and can forward as it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .headline import headline
from .html_text import plain_text
from .wording import counted, listed, topic_name

if TYPE_CHECKING:
    from ..parsing.document import Document
    from ..rules.finding import Basis, Favours, JudgedChange, Materiality, Topic
    from .summary import Sentence

CERTAINTY: Mapping[Basis, str] = {
    "rule": "found by rule",
    "estimate": "estimated",
    "opinion": "a model’s opinion",
}
"""How a reader is told on what a sentence rests."""
GAINERS: Mapping[Favours, str] = {
    "provider": "the provider",
    "customer": "the customer",
    "neutral": "nobody",
    "unclear": "unclear",
}


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence with the first change that it tells of: place, side, and on what it rests."""

    text: str
    change: str
    places: str
    weight: Materiality
    favours: Favours
    certainty: str


@dataclass(frozen=True, slots=True)
class Chip:
    """A count that filters: which one (`side`, `topic`), its value, name and number."""

    facet: str
    value: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class FirstScreen:
    """Sentences, the line with the rest, chips; `day` is the ISO date from which it applies."""

    told: tuple[Told, ...]
    rest: str
    chips: tuple[Chip, ...]
    day: str


def first_screen(
    table: Mapping[Topic, Sequence[Sentence]], changes: Sequence[JudgedChange], new: Document
) -> FirstScreen:
    """Return the first screen of the changes shown; `table` holds their sentences by topic."""
    by_id = {judged.change.id: judged for judged in changes}
    sentences = headline(table)
    applies = new.effective_date is not None and new.date_basis == "effective"
    return FirstScreen(
        told=tuple(told(sentence, by_id) for sentence in sentences),
        rest=rest_words(sentences, changes),
        chips=tuple(_chips(changes)),
        day=new.effective_date.isoformat() if applies and new.effective_date else "",
    )


def told(sentence: Sentence, by_id: Mapping[str, JudgedChange]) -> Told:
    """Return a sentence as pages show it."""
    judged = by_id.get(sentence.changes[0])
    return Told(
        text=plain_text(sentence.text),
        change=sentence.changes[0],
        places=plain_text(", ".join(sentence.places[:3]))
        + (", …" if len(sentence.places) > 3 else ""),
        weight=sentence.materiality,
        favours=sentence.favours,
        certainty=CERTAINTY.get(judged.basis, "") if judged else "",
    )


def rest_words(sentences: Iterable[Sentence], changes: Sequence[JudgedChange]) -> str:
    """Say what the sentences leave out; that the rest is harmless, only where that was shown."""
    told_of = {change for sentence in sentences for change in sentence.changes}
    rest = [judged for judged in changes if judged.change.id not in told_of]
    number = {
        weight: sum(judged.materiality == weight for judged in rest)
        for weight in ("material", "minor", "unassessed", "editorial")
    }
    flagged = [
        f"{number[weight]:,} {'more ' if told_of and weight == 'material' else ''}{weight}"
        for weight in ("material", "minor")
        if number[weight]
    ]
    parts = []
    if flagged:
        total = number["material"] + number["minor"]
        parts.append(f"{listed(flagged)} {'change' if total == 1 else 'changes'}")
    if number["unassessed"]:
        parts.append(
            f"{number['unassessed']:,} not assessed, so read {_them(number['unassessed'])}"
        )
    if number["editorial"]:
        parts.append(_shown_same(number["editorial"], alone=not parts and bool(told_of)))
    words = "; ".join(parts)
    return f"{words[0].upper()}{words[1:]}." if words else ""


def _them(number: int) -> str:
    return "it" if number == 1 else "them"


def _shown_same(number: int, *, alone: bool) -> str:
    if alone and number == 1:
        return "the only other edit was shown to say the same"
    if alone:
        return f"every other edit ({number:,}) was shown to say the same"
    return f"{counted(number, 'edit')} shown to say the same"


def _chips(changes: Sequence[JudgedChange]) -> Iterable[Chip]:
    """Yield who gains from what is flagged, then what it is about."""
    flagged = [judged for judged in changes if judged.materiality in ("material", "minor")]
    sides = [judged.favours for judged in flagged]
    for side, name in GAINERS.items():
        if side in sides and side in ("provider", "customer"):
            yield Chip("side", side, f"{name[0].upper()}{name[1:]} gains", sides.count(side))
    topics = [topic for judged in flagged for topic in judged.topics]
    for topic in sorted(set(topics), key=lambda one: (-topics.count(one), one)):
        yield Chip("topic", topic, topic_name(topic), topics.count(topic))
