"""The summary that a person can forward: what changed per topic, one sentence each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ..materiality import MATERIALITIES
from ..redline.change import Edited
from ..redline.edits import Edit, edits_of
from ..rules.finding import OPINION
from ..rules.quotation import operative
from ..spoken import say
from ..text.quote_marks import own_quotations_in
from .untold import SPEAKS_FOR_ITSELF, uncovered_sentences
from .where import cited
from .wording import SIDES, quoted

if TYPE_CHECKING:
    from ..comparison import Comparison
    from ..redline.change import Run
    from ..rules.finding import Favours, Finding, JudgedChange, Materiality, Topic

_QUOTED = 100
"""The longest quotation in a sentence, in characters."""


class Sentence(NamedTuple):
    """One sentence of the summary: its topic and materiality, who gains, which changes it reports.

    `core` is the sentence without the words around an edit, which is what several changes share.
    """

    topic: Topic
    text: str
    materiality: Materiality
    favours: Favours
    places: tuple[str, ...]
    changes: tuple[str, ...]
    weight: int = 0
    core: str = ""

    @property
    def side(self) -> str:
        """Who gains, in words; empty if no one does or it is unclear."""
        return SIDES[self.favours]


def summarise(
    comparison: Comparison, changes: Iterable[JudgedChange]
) -> dict[Topic, tuple[Sentence, ...]]:
    """Return the sentences of each topic, weightiest first.

    Only flagged changes have any: reports list the others separately. Topics are ordered by their
    weightiest sentence. Equal sentences appear once.
    """
    merged: dict[tuple[Topic, str, Favours], list[Sentence]] = {}
    for judged in changes:
        if judged.materiality in ("material", "minor"):
            for sentence in _sentences_of(comparison, judged):
                key = (sentence.topic, sentence.core, sentence.favours)
                merged.setdefault(key, []).append(sentence)
    joined = map(_joined, merged.values())
    table: dict[Topic, list[Sentence]] = {}
    for sentence in sorted(joined, key=_rank):
        table.setdefault(sentence.topic, []).append(sentence)
    return {topic: tuple(sentences) for topic, sentences in table.items()}


def _rank(sentence: Sentence) -> tuple[int, int]:
    return MATERIALITIES.index(sentence.materiality), -sentence.weight


def _joined(equal: list[Sentence]) -> Sentence:
    texts = {one.text for one in equal}
    return equal[0]._replace(
        text=equal[0].text if len(texts) == 1 else equal[0].core,
        materiality=min((one.materiality for one in equal), key=MATERIALITIES.index),
        places=tuple(dict.fromkeys(place for one in equal for place in one.places)),
        changes=tuple(dict.fromkeys(change for one in equal for change in one.changes)),
        weight=max(one.weight for one in equal),
    )


def _reported_findings(judged: JudgedChange) -> list[Finding]:
    told = [finding for finding in judged.findings if finding.materiality != "editorial"]
    if judged.basis == "opinion":
        return told
    # an opinion that changes nothing is shown with the change, and not repeated here
    ruled = [finding for finding in told if finding.rule != OPINION]
    return ruled or told


def _sentences_of(comparison: Comparison, judged: JudgedChange) -> Iterator[Sentence]:
    """Return what each finding says, then the weightiest of what no finding covers.

    The side is that of the change: a reader must not see two.
    """
    change = judged.change
    where = ((cited(comparison, change),), (change.id,))
    topic = judged.topics[0] if judged.topics else "other"
    told = _reported_findings(judged)
    edits = edits_of(change.diff) if isinstance(change, Edited) else []
    texts = [(one.topic, _located(one, edits), _sentence_materiality(judged, one)) for one in told]
    said = " ".join(one.message for one in told)
    untold = uncovered_sentences(comparison, judged, said)
    texts += [(topic, (one.core, one.text), judged.materiality) for one in untold]
    for name, (core, text), materiality in texts:
        yield Sentence(name, text, materiality, judged.favours, *where, judged.weight, core)


def _sentence_materiality(judged: JudgedChange, finding: Finding) -> Materiality:
    """Return the materiality of a sentence: at most that of a change that an opinion lowered."""
    if judged.basis != "opinion":
        return finding.materiality
    return max(judged.materiality, finding.materiality, key=MATERIALITIES.index)


def _located(finding: Finding, edits: Sequence[Edit]) -> tuple[str, str]:
    """Return a message, and the same with the words around a short quotation in it."""
    message = finding.message
    if finding.rule == OPINION:
        # the sentence was checked as it is
        return message, message
    quotations = own_quotations_in(message)
    if len(quotations) != 1:
        return message, message
    slice_ = quotations[0]
    near = [one for one in edits if slice_ in (one.gained, one.lost)]
    if len(near) != 1 or len(slice_.split()) >= SPEAKS_FOR_ITSELF or near[0].within == slice_:
        return message, message
    within = operative(near[0].within)
    return message, say("{message}, in {within}.", message=message.rstrip("."), within=within)


def edits_in_words(diff: Sequence[Run]) -> list[str]:
    """Say in words what each edit did, without repetitions."""
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
        return say("{before} became {after}", before=before, after=after)
    if added.strip():
        return say("{after} was inserted", after=after)
    return say("{before} was deleted", before=before)
