"""The sentences of a comparison by topic, which the page folds below its first screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..spoken import say
from .html_first import Told, shown_sentence
from .wording import counted, topic_name

if TYPE_CHECKING:
    from ..rules.finding import JudgedChange, Topic
    from .summary import Sentence


@dataclass(frozen=True, slots=True)
class TopicSummary:
    """A topic with its sentences, weightiest first."""

    name: str
    lines: tuple[Told, ...]


def topic_summaries(
    table: Mapping[Topic, Sequence[Sentence]], changes: Sequence[JudgedChange]
) -> tuple[TopicSummary, ...]:
    """Return each topic with a substantive change, with sentences about it."""
    by_id = {judged.change.id: judged for judged in changes}
    return tuple(
        TopicSummary(
            topic_name(topic), tuple(shown_sentence(sentence, by_id) for sentence in sentences)
        )
        for topic, sentences in table.items()
    )


def points_words(topics: Sequence[TopicSummary]) -> str:
    """Return how many sentences there are: `All 14 points`."""
    number = sum(len(topic.lines) for topic in topics)
    points = counted(number, "point")
    return points if number == 1 else say("All {points}", points=points)
