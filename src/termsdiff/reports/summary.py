"""The summary that a person can forward: per topic, what changed, in a sentence each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ..facts import sentence_spans
from ..proofs.normal_form import normal_form
from ..redline.edits import Edit, edits_of
from ..rules.quotation import operative, told_edits
from .options import WEIGHTS
from .wording import SIDES, change_name, counted, fate, quoted, words_of

if TYPE_CHECKING:
    from ..comparison import Comparison
    from ..redline.change import Change, Run
    from ..rules.finding import Favours, Finding, JudgedChange, Materiality, Topic

_QUOTED = 100
"""Longest quotation in a sentence, in characters."""
_MOST = 3
"""Most sentences of a change of which no rule says anything."""
_EXTRA = 2
"""Most sentences beyond what rules say of a change."""
_LONG = 4
_WORD = re.compile(r"[^\W_]+")


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
    """Tell what each finding says, then the weightiest of what no finding tells.

    The side is that of the change: a reader must not meet two.
    """
    change = judged.change
    where = ((change_name(comparison, change),), (change.id,))
    topic = judged.topics[0] if judged.topics else "other"
    told = _told(judged)
    texts = [(one.topic, one.message, _told_weight(judged, one)) for one in told]
    said = " ".join(one.message for one in told)
    for text in _untold(comparison, change, said):
        texts.append((topic, text, judged.materiality))
    for name, text, materiality in texts:
        yield Sentence(name, text, materiality, judged.favours, *where, judged.weight)


def _told_weight(judged: JudgedChange, finding: Finding) -> Materiality:
    """Return the weight of a sentence: no more than that of a change which an opinion lowered."""
    if judged.basis != "opinion":
        return finding.materiality
    return max(judged.materiality, finding.materiality, key=WEIGHTS.index)


def _untold(comparison: Comparison, change: Change, said: str) -> list[str]:
    """Return sentences on what a change does that no message tells, the weightiest first."""
    if change.old is None or change.new is None:
        return _untold_clauses(comparison, change, said)
    edits = edits_of(change.diff)
    open_edits = [
        edit
        for edit in edits
        if normal_form(edit.lost) != normal_form(edit.gained)
        and not _is_said(f"{edit.lost} {edit.gained}", said)
    ]
    open_edits.sort(key=lambda edit: -edit.size)
    sentences = [_edited(edit) for edit in open_edits[: _EXTRA if said else _MOST]]
    sentences = [sentence for sentence in sentences if sentence]
    rest = len(open_edits) - len(sentences)
    if rest > 0 and sentences:
        sentences[-1] = f"{sentences[-1][:-1]}; {counted(rest, 'more edit')}."
    if not said and not sentences:
        words = fate(comparison, change)
        return [f"{words[0].upper()}{words[1:]}."]
    return sentences


def _edited(edit: Edit) -> str:
    lost, gained = told_edits([edit])
    if lost and gained:
        return f"{lost} became {gained}."
    return f"{gained} was put in." if gained else f"{lost} was taken out." if lost else ""


def _untold_clauses(comparison: Comparison, change: Change, said: str) -> list[str]:
    word = "New" if change.new is not None else "Removed"
    text = words_of(comparison, change)
    pieces = [text[start:end] for start, end in sentence_spans(text)]
    open_pieces = [piece for piece in pieces if not _is_said(piece, said)]
    open_pieces.sort(key=lambda piece: -len(piece))
    shown = open_pieces[: _EXTRA if said else _MOST]
    return [f"{word}: {operative(piece)}." for piece in shown if any(map(str.isalnum, piece))]


def _is_said(text: str, said: str) -> bool:
    """Whether most words of weight of a text stand in what was said of it already."""
    words = {word for word in _WORD.findall(text.casefold()) if len(word) >= _LONG}
    known = set(_WORD.findall(said.casefold()))
    return bool(said) and len(words & known) * 2 >= len(words)


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
