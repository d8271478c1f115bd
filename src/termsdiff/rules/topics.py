"""Topics: what a change is about, from the words of its sentences and from the headings above.

Phrases per topic are data (`data/topics.toml`); how much each weighs against the single words was
learned (see `model/README.md`). The words that weighed most can be shown: `explain_topics`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from ..facts import canonical_tokens
from .finding import Topic
from .model.linear import Classifier, load_model

_HEADING_WORD = re.compile(r"[^\W\d_]{3,}")
_LEAST_SHARE = 0.4
"""Probability from which a further topic is named beside the main one."""
_MANY_SENTENCES = 6
_MANY_PENALTY = 0.25
_WORD_WEIGHT = 0.5
_MOST_HITS = 3
_HEADINGS = 2


@dataclass(frozen=True, slots=True)
class Place:
    """Where a change stands: the last headings above it with its own caption, and the title."""

    headings: tuple[str, ...]
    title: str

    @property
    def near(self) -> str:
        """The nearest headings as one text."""
        return " ".join(self.headings[-_HEADINGS:]).casefold()


@lru_cache(maxsize=1)
def topic_patterns() -> dict[Topic, re.Pattern[str]]:
    """Return one pattern a topic; it finds the topic's phrases in a text in normal form."""
    text = files("termsdiff.rules").joinpath("data/topics.toml").read_text("utf-8")
    return {topic: _pattern(entry["phrases"]) for topic, entry in tomllib.loads(text).items()}


def _pattern(phrases: str) -> re.Pattern[str]:
    found = {phrase.strip() for phrase in re.split(r"[|\n]", phrases) if phrase.strip()}
    parts = sorted(map(_phrase, found), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)")


def _phrase(phrase: str) -> str:
    words = (r"\w+" if w == "*" else re.escape(w).replace(r"\*", r"\w*") for w in phrase.split())
    return " ".join(words)


def topic_features(tokens: Iterable[str], place: Place) -> dict[str, float]:
    """Return the features of one sentence, given as tokens in normal form, at its place."""
    words = list(tokens)
    text, near, title = " ".join(words), place.near, place.title.casefold()
    found: dict[str, float] = {}
    for topic, pattern in topic_patterns().items():
        hits = len(pattern.findall(text))
        if hits:
            found[f"says:{topic}"] = min(_MOST_HITS, hits) ** 0.5
        if near and pattern.search(near):
            found[f"headed:{topic}"] = 1.0
        if pattern.search(title):
            found[f"titled:{topic}"] = 1.0
    found |= {
        f"word:{word}": _WORD_WEIGHT for word in dict.fromkeys(words) if not word[0].isdigit()
    }
    found |= {f"under:{word}": _WORD_WEIGHT for word in _HEADING_WORD.findall(near)}
    found |= {f"title:{word}": _WORD_WEIGHT for word in _HEADING_WORD.findall(title)}
    return found


def find_topics(sentences: Sequence[Sequence[str]], place: Place) -> tuple[Topic, ...]:
    """Return the topics of a change, main one first; `sentences` are those that changed."""
    classifier = load_model().topics
    rows = [classifier.probabilities(topic_features(s, place)) for s in sentences] or [
        classifier.probabilities(topic_features((), place))
    ]
    weights = [min(40, max(1, len(sentence))) ** 0.5 for sentence in sentences] or [1.0]
    total = sum(weights)
    means = {
        topic: sum(row[topic] * weight for row, weight in zip(rows, weights, strict=True)) / total
        for topic in classifier.classes
    }
    main = max(means, key=lambda topic: means[topic])
    least = _LEAST_SHARE + (_MANY_PENALTY if len(rows) > _MANY_SENTENCES else 0.0)
    peaks = {topic: max(row[topic] for row in rows) for topic in classifier.classes}
    others = [topic for topic, peak in peaks.items() if peak >= least and topic != main]
    return (main, *sorted(others, key=lambda topic: -means[topic]))


def topics_of_text(text: str, place: Place) -> tuple[Topic, ...]:
    """Return the topics of a text as a whole; enough for clauses that did not change."""
    return find_topics([canonical_tokens(text[:2_000])], place)


def explain_topics(
    sentences: Sequence[Sequence[str]], place: Place, topic: Topic, most: int = 6
) -> list[tuple[str, float]]:
    """Return the features that weighed most for a topic, with their weights, heaviest first."""
    classifier: Classifier = load_model().topics
    totals: dict[str, float] = {}
    for sentence in sentences:
        for name, value in topic_features(sentence, place).items():
            weight = classifier.weight(name, topic) * value
            totals[name] = totals.get(name, 0.0) + weight
    return sorted(totals.items(), key=lambda item: -item[1])[:most]
