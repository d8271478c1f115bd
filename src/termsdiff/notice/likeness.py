"""How similar a statement is to a change: named features, each about 0 to 1, for `tying`.

A stem weighs more the rarer it is, in clauses of terms in general and in the two versions (inverse
document frequency; Spärck Jones 1972).
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ..facts import canonical_tokens
from ..rules.topics import Place, find_topics
from .statement_words import announcing_stems, stem, stems_of, telling_words
from .synonyms import synonyms_of
from .trace import Passage, Stems, Trace
from .vectors import Direction, direction_of, likeness, load_vectors

if TYPE_CHECKING:
    from ..parsing.document import Document

_ANNOUNCING = 0.25
"""The share of its weight that an announcing word keeps."""
_NAME = re.compile(r"(?<=[a-z,;] )[A-Z][\w&.-]*")
_UNSEEN = 0.5
_KEY = 3
"""How many first letters a word and its stem have in common."""


class Weights:
    """How informative each stem is: rare ones very, announcing words little."""

    def __init__(self, documents: Iterable[Document]) -> None:
        places: dict[str, int] = {}
        total = 0
        for document in documents:
            for block in document.blocks:
                if block.has_words:
                    mark = 1 << total
                    for word in set(telling_words(block.text)):
                        places[word] = places.get(word, 0) | mark
                    total += 1
        self._total = total
        self._known: dict[str, float] = {}
        # words by their first letters, so that only those that may have a wanted stem are stemmed
        self._words: dict[str, list[tuple[str, int]]] = {}
        for word, marks in places.items():
            self._words.setdefault(word[:_KEY], []).append((word, marks))

    def count(self, wanted: str) -> int:
        """Return how many blocks contain a stem."""
        marks = 0
        for word, places in self._words.get(wanted[:_KEY], ()):
            if stem(word) == wanted:
                marks |= places
        return marks.bit_count()

    def of(self, wanted: str) -> float:
        """Return the weight of one stem."""
        weight = self._known.get(wanted)
        if weight is None:
            weight = self._known[wanted] = self._weigh(wanted)
        return weight

    def knows(self, wanted: str) -> bool:
        """Whether a stem is in one of the documents."""
        return self.count(wanted) > 0

    def _weigh(self, wanted: str) -> float:
        here = math.log((self._total + 1) / (self.count(wanted) + _UNSEEN))
        share = load_vectors().shares.get(wanted)
        weight = here if share is None else (here - math.log(share)) / 2
        return weight * (_ANNOUNCING if wanted in announcing_stems() else 1.0)

    def sum(self, stems: Iterable[str]) -> float:
        """Return the weight of several stems."""
        return math.fsum(map(self.of, stems))

    def table(self, stems: Iterable[str]) -> Mapping[str, float]:
        """Return the weights of several stems."""
        return {one: self.of(one) for one in stems}


class Saying(NamedTuple):
    """A statement prepared for the search: its weighted stems, names, figures, topics."""

    text: str
    stems: Stems
    weights: Mapping[str, float]
    total: float
    names: Stems
    figures: Stems
    direction: Direction
    topics: tuple[str, ...]
    synonyms: Mapping[str, Stems]


def saying_of(text: str, weights: Weights) -> Saying:
    """Return a statement prepared for the search."""
    stems = frozenset(stems_of(text))
    # a figure in neither text cannot identify a clause; whether it is wrong is decided later
    stems = frozenset(one for one in stems if not _is_figure(one) or weights.knows(one)) or stems
    table = weights.table(stems)
    tokens = canonical_tokens(text)
    names = frozenset(one for name in _NAME.findall(text) for one in stems_of(name))
    return Saying(
        text,
        stems,
        table,
        math.fsum(table.values()) or 1.0,
        names,
        frozenset(filter(_is_figure, stems)),
        direction_of(stems, table),
        find_topics([tokens], Place((), "")),
        {one: synonyms_of(one) for one in stems},
    )


def _is_figure(word: str) -> bool:
    return any(map(str.isdigit, word))


class Tried(NamedTuple):
    """A change compared with a statement: the most similar passage, and the features."""

    passage: Passage | None
    features: Mapping[str, float]


def features_of(saying: Saying, trace: Trace, lookup: PassageDirections) -> Tried:
    """Return how similar a statement and a change are."""

    def share(stems: Stems) -> float:
        table = saying.weights
        return math.fsum(table[one] for one in saying.stems & stems) / saying.total

    best, high = None, -1.0
    for passage in trace.passages:
        score = share(passage.changed) + 0.5 * share(passage.stems)
        if score > high:
            best, high = passage, score
    moved = trace.lost | trace.gained
    judged = trace.judged
    found = {
        "moved": share(moved),
        "whole": share(trace.whole),
        "around": share(trace.around),
        "told": share(trace.told),
        f"is:{judged.materiality}": 1.0,
        "size": math.log1p(len(moved)) / 5,
        "topic": float(bool(judged.topics) and judged.topics[0] == saying.topics[0]),
        "topics": float(not set(judged.topics).isdisjoint(saying.topics)),
    }
    if best is not None:
        found["changed"] = share(best.changed)
        found["passage"] = share(best.stems)
        norm = math.sqrt(math.fsum(lookup.weights.of(one) ** 2 for one in best.changed) or 1.0)
        own = math.sqrt(math.fsum(value * value for value in saying.weights.values()) or 1.0)
        common = math.fsum(saying.weights[one] ** 2 for one in saying.stems & best.changed)
        found["cosine"] = common / norm / own
        open_ones = [
            one
            for one in saying.stems - best.stems
            if not saying.synonyms[one].isdisjoint(best.stems)
        ]
        found["synonyms"] = math.fsum(saying.weights[one] for one in open_ones) / saying.total
        found["meaning"] = max(
            likeness(saying.direction, lookup.of(passage.changed)) for passage in trace.passages
        )
        found["meaning:passage"] = likeness(saying.direction, lookup.of(best.stems))
    if saying.names:
        found["names"] = len(saying.names & moved) / len(saying.names)
        found["no names"] = 1.0 - len(saying.names & trace.whole) / len(saying.names)
    if saying.figures:
        found["figures"] = len(saying.figures & moved) / len(saying.figures)
        found["no figures"] = 1.0 - len(saying.figures & trace.whole) / len(saying.figures)
    return Tried(best, found)


class PassageDirections:
    """The directions of passages, each computed once."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self._known: dict[Stems, Direction] = {}

    def of(self, stems: Stems) -> Direction:
        """Return the direction of the words of a passage."""
        found = self._known.get(stems)
        if found is None:
            found = self._known[stems] = direction_of(stems, self.weights.table(stems))
        return found


def all_features(saying: Saying, traces: Sequence[Trace], lookup: PassageDirections) -> list[Tried]:
    """Return how similar a statement is to each change."""
    return [features_of(saying, trace, lookup) for trace in traces]
