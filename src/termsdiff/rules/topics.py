"""Topics: what a change is about, from the words of its sentences and from the headings above.

Phrases per topic are data (`data/topics.toml`); their weight against single words was learned (see
`model/README.md`). The words that counted most can be shown: `explain_topics`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from ..facts import canonical_tokens
from ..text.patterns import later
from .catalogues import compiled_data
from .finding import Topic
from .model.linear import load_model
from .phrases import PhraseIndex

_WORD = later(r"[^\W\d_]{3,}")
_LEAST_SHARE = 0.3
"""The probability from which a further topic is named besides the main one."""
_LEAST_SHARE_OF_GLOSS = 0.2
"""The same for glosses: their words are less telling, so the shares are closer."""
_MANY_SENTENCES = 6
_MANY_PENALTY = 0.25
_WORD_WEIGHT = 0.5
_MOST_HITS = 3
_HEADINGS = 2
_MARKS = ("says:", "headed:", "titled:")

Tokens = tuple[str, ...]
Features = dict[str, float]


class Place(NamedTuple):
    """Where a change is: the last headings above it with its own caption, and the title."""

    headings: tuple[str, ...]
    title: str

    @property
    def near(self) -> str:
        """The nearest headings as one text."""
        return " ".join(self.headings[-_HEADINGS:]).casefold()


@lru_cache(maxsize=1)
def _phrases() -> tuple[PhraseIndex, list[Topic]]:
    """Return the index of all phrases, and the topic of each by its number."""
    data = compiled_data()["topics"]
    return PhraseIndex(data["phrases"], data["keys"]), data["topics"]


def _hits(tokens: Tokens) -> dict[Topic, int]:
    """Count the phrases of each topic; one within another of the same topic adds nothing."""
    index, topics = _phrases()
    spans = sorted(
        (start, -end, topics[number])
        for number, found in index.find(tokens).items()
        for start, end in found
    )
    counts: dict[Topic, int] = {}
    ends: dict[Topic, int] = {}
    for start, end, topic in spans:
        if start >= ends.get(topic, 0):
            counts[topic] = counts.get(topic, 0) + 1
            ends[topic] = -end
    return counts


@lru_cache(maxsize=2048)
def sentence_features(tokens: Tokens) -> Features:
    """Return the features of one sentence, given as tokens in normal form."""
    found = {f"says:{topic}": min(_MOST_HITS, n) ** 0.5 for topic, n in _hits(tokens).items()}
    for word in tokens:
        if not word[0].isdigit():
            found[f"word:{word}"] = _WORD_WEIGHT
    return found


@lru_cache(maxsize=1024)
def place_features(place: Place) -> Features:
    """Return the features of a place: the phrases and words of its headings and of the title."""
    found: Features = {}
    for text, says, word in (
        (place.near, "headed", "under"),
        (place.title.casefold(), "titled", "title"),
    ):
        found |= {f"{says}:{topic}": 1.0 for topic in _hits(canonical_tokens(text))}
        found |= {f"{word}:{name}": _WORD_WEIGHT for name in _WORD.findall(text)}
    return found


def topic_features(tokens: Tokens, place: Place) -> Features:
    """Return all features of one sentence at its place."""
    return sentence_features(tokens) | place_features(place)


def topic_marks(sentences: Sequence[Tokens], place: Place) -> Features:
    """Return the topics with phrases in the sentences and the headings around them."""
    found = {name: 1.0 for name in place_features(place) if name.startswith(_MARKS)}
    for tokens in sentences:
        found |= {name: 1.0 for name in sentence_features(tokens) if name.startswith(_MARKS)}
    return found


@lru_cache(maxsize=2048)
def _sentence_scores(tokens: Tokens) -> list[float]:
    return load_model().topics.scores(sentence_features(tokens))


@lru_cache(maxsize=1024)
def _place_scores(place: Place) -> list[float]:
    return load_model().topics.scores(place_features(place))


def find_topics(
    sentences: Sequence[Tokens], place: Place, *, glossed: bool = False
) -> tuple[Topic, ...]:
    """Return the topics of a change, main one first; `sentences` are those that changed.

    `glossed` says that their words are those of a gloss.
    """
    choice, around = load_model().topics, _place_scores(place)
    worded = sentences or [()]
    rows = [choice.probabilities(_sentence_scores(tokens), around) for tokens in worded]
    weights = [min(40, max(1, len(tokens))) ** 0.5 for tokens in worded]
    total = sum(weights)
    columns = dict(zip(choice.classes, zip(*rows, strict=True), strict=True))
    means = {
        topic: sum(share * weight for share, weight in zip(shares, weights, strict=True)) / total
        for topic, shares in columns.items()
    }
    main = max(means, key=lambda topic: means[topic])
    share = _LEAST_SHARE_OF_GLOSS if glossed else _LEAST_SHARE
    least = share + (_MANY_PENALTY if len(rows) > _MANY_SENTENCES else 0.0)
    others = [t for t, shares in columns.items() if max(shares) >= least and t != main]
    return (main, *sorted(others, key=lambda topic: -means[topic]))


def topics_of_text(text: str, place: Place) -> tuple[Topic, ...]:
    """Return the topics of a text as a whole; enough for clauses that did not change."""
    return find_topics([canonical_tokens(text[:2_000])], place)


def explain_topics(
    sentences: Sequence[Tokens], place: Place, topic: Topic, most: int = 6
) -> list[tuple[str, float]]:
    """Return the features that counted most for a topic, with their weights, heaviest first."""
    choice = load_model().topics
    totals: Features = {}
    for tokens in sentences:
        for name, value in topic_features(tokens, place).items():
            totals[name] = totals.get(name, 0.0) + choice.weight(name, topic) * value
    return sorted(totals.items(), key=lambda item: -item[1])[:most]
