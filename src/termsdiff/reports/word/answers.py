"""Answers to the changes of the other side: accepted, turned back, to negotiate or asked about."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from ...errors import TermsdiffError
from ...ids import find_named
from ...spoken import Spoken, say
from ..options import ClauseAnswer

if TYPE_CHECKING:
    from ...rules.finding import JudgedChange

ANSWERS: Final = ("accept", "reject")
REST: Final = "rest"
"""The name for all changes without their own answer."""
_OPEN: Final[Spoken[str]] = Spoken(
    {"negotiate": "To be negotiated.", "ask": "A question on this change."}
)
"""Answers that leave the change as it is in the draft, with what a comment says of them."""
_PRIVATE: Final = ("", "seen")
"""States of a saved review that are no answers: a note without a state, and what was only seen."""
_NO_ANSWER: Final = "No answer yet: it reads as in the version received."
_LONGEST_NOTE: Final = 10_000


def read_answer(text: str) -> ClauseAnswer:
    """Read `CHANGE-ID=reject`, `rest=accept`; raise TermsdiffError for anything else."""
    change, equals, answer = text.rpartition("=")
    if not equals or answer not in ANSWERS or not change.strip():
        raise TermsdiffError(
            f"--answer {text}: neither an answer nor a file; write CHANGE-ID=accept, "
            "CHANGE-ID=reject, rest=accept, or the name of a REVIEW.json"
        )
    return ClauseAnswer(change.strip(), answer)


def read_review(text: str, source: str) -> tuple[ClauseAnswer, ...]:
    """Read an answers file: `{"answers": [{"change": "c-…", "answer": "reject", "note": "…"}]}`.

    A review that the page saved is read, too: `{"c-…": {"state": "reject", "note": "…"}}`; what has
    no state, or is only `seen`, is no answer. Raises TermsdiffError, with the place of the
    mistake, where it is neither.
    """
    try:
        given = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise TermsdiffError(f"{source}: not JSON: {error}") from None
    entries = given.get("answers") if isinstance(given, dict) else None
    if isinstance(given, dict) and "answers" not in given:
        entries = _of_page(given, source)
    if not isinstance(entries, list):
        raise TermsdiffError(f'{source}: not a list of answers; write {{"answers": [{{…}}]}}')
    return tuple(_entry(entry, f"{source}: answer {n}") for n, entry in enumerate(entries, 1))


def _of_page(given: Mapping[str, object], source: str) -> list[object] | None:
    """Return the entries of a review that the page saved, None if it is not one."""
    found: list[object] = []
    for change, one in given.items():
        if not isinstance(one, dict) or "state" not in one:
            return None
        state = one["state"]
        if state not in (*ANSWERS, *_OPEN, *_PRIVATE):
            raise TermsdiffError(
                f"{source}: {change}: state is {state!r}; write accept, reject, negotiate, ask or "
                "seen"
            )
        if state not in _PRIVATE:
            found.append({"change": change, "answer": state, "note": one.get("note", "")})
    return found


def _entry(entry: object, where: str) -> ClauseAnswer:
    if not isinstance(entry, dict):
        raise TermsdiffError(
            f'{where}: not an object; write {{"change": "c-…", "answer": "reject"}}'
        )
    change, answer, note = (entry.get(key, "") for key in ("change", "answer", "note"))
    if not isinstance(change, str) or not change:
        raise TermsdiffError(
            f"{where}: `change` is missing; give the id that `termsdiff diff` shows"
        )
    if answer not in ANSWERS and answer not in _OPEN:
        names = "accept, reject, negotiate or ask"
        raise TermsdiffError(f"{where}: answer is {answer!r}; write {names}")
    if not isinstance(note, str) or len(note) > _LONGEST_NOTE:
        raise TermsdiffError(
            f"{where}: a note must be a string of at most {_LONGEST_NOTE:,} characters"
        )
    return ClauseAnswer(change, str(answer), note)


def answers_to(
    changes: Sequence[JudgedChange], answers: Sequence[ClauseAnswer]
) -> dict[str, ClauseAnswer]:
    """Return the answer to each change that has one, by full id.

    Raises TermsdiffError if an id means no change or several, or a change or the rest has two
    answers that contradict each other.
    """
    found: dict[str, ClauseAnswer] = {}
    rest: ClauseAnswer | None = None
    for answer in answers:
        if answer.change == REST:
            _refuse_contradiction(rest, answer)
            rest = answer
            continue
        ids = find_named((judged.id for judged in changes), answer.change)
        if len(ids) != 1:
            raise TermsdiffError(
                f"--answer {answer.change}: "
                + (
                    f"matches {len(ids)} ids; give more characters"
                    if ids
                    else "no change with this id between these versions; `termsdiff diff` lists "
                    "the ids"
                )
            )
        _refuse_contradiction(found.get(ids[0]), answer)
        found[ids[0]] = answer
    if rest is not None:
        for judged in changes:
            found.setdefault(judged.change.id, rest)
    return found


def _refuse_contradiction(before: ClauseAnswer | None, answer: ClauseAnswer) -> None:
    if before is not None and before.answer != answer.answer:
        raise TermsdiffError(
            f"--answer {answer.change}: answered twice, {before.answer} and {answer.answer}; "
            "give one answer"
        )


def notes_on(
    changes: Sequence[JudgedChange], answers: Mapping[str, ClauseAnswer]
) -> dict[str, list[str]]:
    """Return the comments of an answer by change id: notes, and changes without an answer yet.

    Changes proved to say the same need no answer.
    """
    lines: dict[str, list[str]] = {}
    for judged in changes:
        answer = answers.get(judged.change.id)
        if answer is not None:
            said = [_OPEN[answer.answer]] if answer.answer in _OPEN else []
            note = [line for line in answer.note.splitlines() if line.strip()]
            if said or note:
                lines[judged.change.id] = [*said, *note]
        elif judged.materiality != "editorial":
            lines[judged.change.id] = [say(_NO_ANSWER)]
    return lines
