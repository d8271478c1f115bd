"""The first screen: what a reader with one minute needs to know, and can forward as it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..spoken import Spoken, say
from .headline import headline
from .safe_html import plain_text
from .wording import COUNTED, counted, listed, topic_name

if TYPE_CHECKING:
    from ..parsing.document import Document
    from ..rules.finding import Basis, Favours, JudgedChange, Materiality, Topic
    from .summary import Sentence

CERTAINTY: Spoken[Basis] = Spoken(
    {
        "rule": "found by rule",
        "estimate": "estimated",
        "opinion": "a model’s opinion",
    }
)
"""How the basis of a sentence is worded."""
GAIN: Spoken[Favours] = Spoken(
    {
        "provider": "The provider gains",
        "customer": "The customer gains",
    }
)


_MORE = "{number} more material"


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence with the first change that it reports: place, side, and basis."""

    text: str
    change: str
    places: str
    weight: Materiality
    favours: Favours
    certainty: str


@dataclass(frozen=True, slots=True)
class Chip:
    """A count that works as a filter: which one (`side`, `topic`), its value, name and number."""

    facet: str
    value: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class FirstScreen:
    """Sentences, the line about the rest, chips; `day` is the ISO date from which it applies."""

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
        told=tuple(shown_sentence(sentence, by_id) for sentence in sentences),
        rest=rest_words(sentences, changes),
        chips=tuple(_chips(changes)),
        day=new.effective_date.isoformat() if applies and new.effective_date else "",
    )


def shown_sentence(sentence: Sentence, by_id: Mapping[str, JudgedChange]) -> Told:
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
    """Say what the sentences leave out, and that the rest is harmless only if that was proved."""
    told_of = {change for sentence in sentences for change in sentence.changes}
    rest = [judged for judged in changes if judged.change.id not in told_of]
    number = {
        weight: sum(judged.materiality == weight for judged in rest)
        for weight in ("material", "minor", "unassessed", "editorial")
    }
    flagged = [
        say(_MORE if told_of and weight == "material" else COUNTED[weight], number=number[weight])
        for weight in ("material", "minor")
        if number[weight]
    ]
    parts = []
    if flagged:
        total = number["material"] + number["minor"]
        template = "{listed} change" if total == 1 else "{listed} changes"
        parts.append(say(template, listed=listed(flagged)))
    if number["unassessed"]:
        one = number["unassessed"] == 1
        template = (
            "{number} not assessed, so read it" if one else "{number} not assessed, so read them"
        )
        parts.append(say(template, number=number["unassessed"]))
    if number["editorial"]:
        parts.append(_shown_same(number["editorial"], alone=not parts and bool(told_of)))
    words = say("; ").join(parts)
    return f"{words[0].upper()}{words[1:]}." if words else ""


def _shown_same(number: int, *, alone: bool) -> str:
    if alone and number == 1:
        return say("the only other edit was proved to say the same")
    if alone:
        return say("every other edit ({number}) was proved to say the same", number=number)
    return say("{edits} proved to say the same", edits=counted(number, "edit"))


def _chips(changes: Sequence[JudgedChange]) -> Iterable[Chip]:
    """Yield who gains from flagged changes, then what they are about."""
    flagged = [judged for judged in changes if judged.materiality in ("material", "minor")]
    sides = [judged.favours for judged in flagged]
    for side in GAIN:
        if side in sides:
            yield Chip("side", side, GAIN[side], sides.count(side))
    topics = [topic for judged in flagged for topic in judged.topics]
    for topic in sorted(set(topics), key=lambda one: (-topics.count(one), one)):
        yield Chip("topic", topic, topic_name(topic), topics.count(topic))
