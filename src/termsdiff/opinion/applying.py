"""Apply opinions to changes: a model may raise, lower or explain, but it proves nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ..notes import Note
from ..reports.wording import counted, listed
from ..rules.finding import (
    MATERIALITIES,
    OPINION,
    TOPICS,
    Finding,
    JudgedChange,
    Materiality,
    Opinion,
)
from .checking import Checked, Refused, check
from .prompt import PROMPT_VERSION
from .question import Asked, Question, find_definitions, is_asked, question_of

if TYPE_CHECKING:
    from ..comparison import Comparison
    from .answer_file import Record, Records

_LIMIT = "limit-"
_NAMED = 6


def apply(
    comparison: Comparison,
    records: Records,
    *,
    model: str = "",
    asked: Asked = "both",
    topics: Sequence[str] = TOPICS,
    unanswered: Iterable[str] = (),
    only_raise: bool = False,
) -> Comparison:
    """Return a comparison with the recorded opinions on its changes, checked again.

    `unanswered` are keys of questions that got no answer. With `only_raise` an opinion never lowers
    a change: for checks that a file must not weaken.
    """
    latest = records.latest(PROMPT_VERSION, model)
    missing = set(unanswered)
    if not latest and not missing:
        return comparison
    known = find_definitions(comparison)
    changes: list[JudgedChange] = []
    for judged in comparison.changes:
        if not is_asked(judged, asked):
            changes.append(judged)
            continue
        question = question_of(comparison, judged, known)
        record = latest.get(question.key)
        if record is not None:
            judged = with_record(judged, question, record, topics, only_raise=only_raise)
        elif question.key in missing:
            judged = replace(judged, opinion=_unused(judged, model, ("no answer was received",)))
        changes.append(judged)
    if all(judged.opinion is None for judged in changes):
        return comparison
    notes = (*comparison.notes, *_notes(changes))
    return replace(comparison, changes=tuple(changes), notes=notes)


def with_record(
    judged: JudgedChange,
    question: Question,
    record: Record,
    topics: Sequence[str] = TOPICS,
    *,
    only_raise: bool = False,
) -> JudgedChange:
    """Return a change with a model's opinion on it; an answer that fails the checks is not used."""
    found = check(record.answer, question, topics)
    if isinstance(found, Refused):
        return replace(judged, opinion=_unused(judged, record.model, found.problems))
    opinion = Opinion(
        model=record.model,
        grade=found.grade,
        reason=found.reason,
        topic=found.topic,
        favours=found.favours,
        sentence=found.sentence,
        quotations=found.quotations,
        rules_materiality=judged.materiality,
        rules_basis=judged.basis,
        rules_favours=judged.favours,
    )
    materiality = _materiality(judged, found, question)
    if only_raise and MATERIALITIES.index(materiality) > MATERIALITIES.index(judged.materiality):
        materiality = judged.materiality
    return _judged(judged, opinion, materiality)


def _materiality(judged: JudgedChange, found: Checked, question: Question) -> Materiality:
    """Return the materiality with an opinion; only a proof makes a change harmless."""
    weights: dict[str, Materiality] = {"material": "material", "minor": "minor"}
    wanted = weights.get(found.grade, judged.materiality)
    if found.grade == "harmless" and judged.materiality == "material":
        wanted = "minor"
    lowers = MATERIALITIES.index(wanted) > MATERIALITIES.index(judged.materiality)
    is_limit = any(finding.rule.startswith(_LIMIT) for finding in judged.findings)
    if lowers and (question.is_cut or is_limit):
        # the model did not see all the words, or the user has set this limit
        return judged.materiality
    return wanted


def _judged(judged: JudgedChange, opinion: Opinion, materiality: Materiality) -> JudgedChange:
    changed = materiality != judged.materiality
    shrugged = judged.materiality == "unassessed" and opinion.grade == "harmless"
    finding = _finding(judged, opinion, materiality)
    findings = (*judged.findings, finding)
    if judged.materiality == "editorial" and not changed:
        # the proof stays; the opinion adds nothing to it
        return replace(judged, opinion=opinion)
    topics = judged.topics
    if changed:
        topics = tuple(dict.fromkeys([opinion.topic, *judged.topics]))
    elif materiality != "unassessed":
        topics = tuple(dict.fromkeys([*judged.topics, opinion.topic]))
    takes_side = changed or judged.basis == "estimate"
    favours = opinion.favours if takes_side and opinion.favours != "unclear" else judged.favours
    return replace(
        judged,
        materiality=materiality,
        basis="opinion" if changed or shrugged else judged.basis,
        unread="" if changed or shrugged else judged.unread,
        favours=judged.favours if materiality == "unassessed" else favours,
        topics=topics,
        findings=findings,
        opinion=opinion,
    )


def _finding(judged: JudgedChange, opinion: Opinion, materiality: Materiality) -> Finding:
    """Return the opinion as a finding for reports, which says whose opinion it is."""
    rests = "; ".join(f"“{words}”" for words in _words(judged, opinion))
    return Finding(
        rule=OPINION,
        topic=opinion.topic,
        materiality=materiality,
        favours=opinion.favours,
        message=f"Second opinion: {opinion.sentence}",
        reason=f"{_compared(judged, opinion, materiality)} It rests on {rests}.",
    )


def _words(judged: JudgedChange, opinion: Opinion) -> list[str]:
    old, new = judged.change.texts
    return [
        " ".join((new if side == "new" else old)[start:end].split())
        for side, start, end in opinion.quotations[:3]
    ]


_SAID = {
    "material": "material",
    "minor": "minor",
    "harmless": "harmless, which is not proved",
    "unclear": "that it cannot tell",
}


def _compared(judged: JudgedChange, opinion: Opinion, materiality: Materiality) -> str:
    """State both verdicts if they differ."""
    own = "not assessed" if judged.materiality == "unassessed" else judged.materiality
    said = _SAID[opinion.grade]
    if opinion.grade == judged.materiality:
        text = f"{opinion.model} and the rules agree: {own}."
    elif opinion.grade == "unclear":
        text = f"{opinion.model} says {said}; the rules: {own}."
    else:
        text = f"{opinion.model} calls it {said}; the rules: {own}."
    if opinion.grade == "harmless" and materiality == "material":
        text = f"{text} It stays material."
    sides = {opinion.favours, judged.favours} & {"provider", "customer"}
    if len(sides) == 2:
        text += f" The model sees the {opinion.favours} gain, the rules the {judged.favours}."
    return text


def _unused(judged: JudgedChange, model: str, problems: Sequence[str]) -> Opinion:
    return Opinion(
        model=model,
        rules_materiality=judged.materiality,
        rules_basis=judged.basis,
        rules_favours=judged.favours,
        refused=tuple(problems),
    )


def _notes(changes: Sequence[JudgedChange]) -> list[Note]:
    """Return notes for the reader: whose opinions these are, and which were not used."""
    asked = [(one, opinion) for one in changes if (opinion := one.opinion) is not None]
    used = [(judged, opinion) for judged, opinion in asked if not opinion.refused]
    unused = [judged for judged, opinion in asked if opinion.refused]
    notes = []
    if used:
        models = listed(sorted({opinion.model for _, opinion in used}))
        counts = _counts(used)
        notes.append(
            Note(
                "opinions",
                f"Second opinions ({models}) on {counted(len(used), 'change')}: {counts}. "
                "Their quotations and numbers were checked; their judgement was not.",
            )
        )
    if unused:
        ids = ", ".join(judged.change.short_id for judged in unused[:_NAMED])
        more = f" and {len(unused) - _NAMED:,} more" if len(unused) > _NAMED else ""
        notes.append(
            Note(
                "opinions-not-used",
                f"No usable opinion on {counted(len(unused), 'change')} ({ids}{more}): "
                "no answer, or one that failed the checks. The rules' verdict remains for these.",
            )
        )
    return notes


def _counts(used: Sequence[tuple[JudgedChange, Opinion]]) -> str:
    order = MATERIALITIES.index
    raised = lowered = 0
    for judged, opinion in used:
        step = order(judged.materiality) - order(opinion.rules_materiality)
        raised += step < 0
        lowered += step > 0
    same = len(used) - raised - lowered
    return f"{raised:,} raised, {lowered:,} lowered, {same:,} left as they were"
