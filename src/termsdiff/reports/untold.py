"""Sentences on what a change does that no finding tells: whole sentences, or edits within one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from ..facts import sentence_spans
from ..proofs.normal_form import normal_form
from ..proofs.remainder import Remainder
from ..redline.change import Edited, Removed
from ..redline.edits import Edit, edits_of
from ..redline.word_redline import redline
from ..rules.quotation import (
    count_words,
    has_word,
    is_quoted_in_place,
    is_rewritten,
    operative,
    quoted,
)
from ..spoken import say
from .wording import counted, fate, words_of

if TYPE_CHECKING:
    from ..comparison import Comparison
    from ..rules.finding import JudgedChange

_MOST = 3
"""Most sentences of a change of which no rule says anything."""
_EXTRA = 2
"""Most sentences beyond what rules say of a change."""
_LONG = 4
SPEAKS_FOR_ITSELF = 7
"""The number of words from which an edit is told without the words around it."""
_READ_AT_ONCE = 24
"""Words up to which both sides of an edit are quoted with the words around it."""
_WORD = re.compile(r"[^\W_]+")


class Told(NamedTuple):
    """A sentence of a report: its core, and the core with the words around the edit.

    The core is what several changes may share. `size` counts the words that it tells.
    """

    core: str
    text: str
    size: int


def uncovered_sentences(comparison: Comparison, judged: JudgedChange, said: str) -> list[Told]:
    """Return sentences on what a change does that no message tells, the weightiest first.

    `said` are the messages of its findings. Only what no proof accounts for is told.
    """
    found = [one for one in _all(comparison, judged, said) if one.core]
    found.sort(key=lambda one: -one.size)
    shown = found[: _EXTRA if said else _MOST]
    rest = len(found) - len(shown)
    if rest and shown:
        core, text = (f"{text[:-1]}; {counted(rest, 'more edit')}." for text in shown[-1][:2])
        shown[-1] = Told(core, text, shown[-1].size)
    if not said and not shown:
        words = fate(comparison, judged.change)
        text = f"{words[0].upper()}{words[1:]}."
        return [Told(text, text, 0)]
    return shown


def _all(comparison: Comparison, judged: JudgedChange, said: str) -> Iterator[Told]:
    change = judged.change
    if not isinstance(change, Edited):
        template = "Removed: {quoted}." if isinstance(change, Removed) else "New: {quoted}."
        text = words_of(comparison, change)
        for start, end in sentence_spans(text, comparison.new.language):
            yield from _describe_whole(template, text[start:end], said)
        return
    unproved = comparison.unproved.get(change.id, Remainder())
    if unproved.is_empty:
        yield from _describe_edited(change.old.text, change.new.text, said)
        return
    yield from _describe_unproved(unproved, said)


def _describe_unproved(unproved: Remainder, said: str) -> Iterator[Told]:
    for before, after in unproved.edited:
        yield from _describe_edited(before.text, after.text, said)
    for sentence in unproved.added:
        yield from _describe_whole("New: {quoted}.", sentence.text, said)
    for sentence in unproved.removed:
        yield from _describe_whole("Removed: {quoted}.", sentence.text, said)


def _describe_whole(template: str, text: str, said: str) -> Iterator[Told]:
    """Tell a sentence that came or went as a whole."""
    if has_word(text) and not is_said(text, said):
        sentence = say(template, quoted=operative(text))
        yield Told(sentence, sentence, count_words(text))


def _describe_edited(old: str, new: str, said: str) -> Iterator[Told]:
    """Tell a sentence that was edited: whole on both sides if it was rewritten."""
    edits = [
        edit
        for edit in edits_of(redline(old, new))
        if normal_form(edit.lost) != normal_form(edit.gained)
    ]
    if is_rewritten(old, new, edits):
        if not is_said(f"{old} {new}", said):
            told = _became(quoted(old), quoted(new))
            yield Told(told, told, sum(edit.size for edit in edits))
        return
    for edit in edits:
        if not is_said(f"{edit.lost} {edit.gained}", said):
            yield _describe_edit(edit)


def _describe_edit(edit: Edit) -> Told:
    """Say what an edit did, and within which words if it is too short to speak for itself."""
    lost, gained = (quoted(side) if has_word(side) else "" for side in (edit.lost, edit.gained))
    within = operative(edit.within) if edit.size < SPEAKS_FOR_ITSELF else ""
    if lost and gained:
        core = _became(lost, gained)
        full = say("{told} in {within}.", told=core[:-1], within=within)
    elif gained:
        core = f"{say('{after} was added', after=gained)}."
        full = say("{told} to {within}.", told=core[:-1], within=within)
    elif lost:
        core = f"{say('{before} was removed', before=lost)}."
        full = say("{told} from {within}.", told=core[:-1], within=within)
    else:
        return Told("", "", 0)
    if is_quoted_in_place(edit, _READ_AT_ONCE):
        full = _became(quoted(edit.old_part), quoted(edit.new_part))
    elif within in ("", lost, gained):
        full = core
    return Told(core, full, edit.size)


def _became(lost: str, gained: str) -> str:
    told = say("{before} became {after}", before=lost, after=gained)
    return f"{told[0].upper()}{told[1:]}."


def is_said(text: str, said: str) -> bool:
    """Whether most significant words of a text have already been mentioned."""
    words = {word for word in _WORD.findall(text.casefold()) if len(word) >= _LONG}
    known = set(_WORD.findall(said.casefold()))
    return bool(said) and len(words & known) * 2 >= len(words)
