"""A headline in a model's words: made from the findings alone, and checked against them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ..ids import digest_of
from ..materiality import MATERIALITIES
from ..reports.summary import summarise
from .answer import HEADLINE_SCHEMA, Unreadable, object_in
from .answer_file import Record, Records
from .answer_words import data_text
from .checking import Refused, check_headline
from .models import Caller, CallFailed
from .prompt import PROMPT_VERSION, headline_text

if TYPE_CHECKING:
    from ..comparison import Comparison

KIND = "headline"
_MOST_FINDINGS = 12
_LONGEST = 500


def findings_of(comparison: Comparison) -> tuple[str, ...]:
    """Return the weightiest sentences of a comparison, the basis of a headline."""
    table = summarise(comparison, comparison.changes)
    ranked = sorted(
        (sentence for sentences in table.values() for sentence in sentences),
        key=lambda one: (MATERIALITIES.index(one.materiality), -one.weight),
    )
    return tuple(
        f"{one.materiality}: {one.text}{f' {one.side}.' if one.side else ''}"
        for one in ranked[:_MOST_FINDINGS]
    )


def headline_key(findings: Sequence[str]) -> str:
    """Return the key of the question for a headline."""
    return digest_of((KIND, *findings))[:32]


def ask_headline(
    comparison: Comparison,
    known: Records,
    model: str,
    call: Caller,
    keep: Callable[[Sequence[Record]], None],
) -> tuple[Record, ...]:
    """Return the new record of a headline; none if there already is one, or nothing to say."""
    findings = findings_of(comparison)
    key = headline_key(findings)
    if not findings or known.find(key, PROMPT_VERSION, model, KIND) is not None:
        return ()
    problems: Sequence[str] = ()
    record: Record | None = None
    for tries in (1, 2):
        try:
            reply = call(
                data_text("headline.md"), headline_text(findings, problems), HEADLINE_SCHEMA
            )
        except CallFailed:
            break
        try:
            answer = object_in(reply.text)
        except Unreadable as unreadable:
            problems = (str(unreadable),)
            continue
        record = Record(
            key,
            PROMPT_VERSION,
            model,
            _bounded(answer),
            KIND,
            tokens=(reply.read, reply.written),
            estimated=reply.estimated,
            tries=tries,
        )
        found = check_headline(answer, findings)
        if not isinstance(found, Refused):
            break
        problems = found.problems
    if record is None:
        return ()
    keep([record])
    return (record,)


def _bounded(answer: dict[str, object]) -> dict[str, object]:
    listed = answer.get("sentences")
    if not isinstance(listed, list):
        return {}
    return {"sentences": [one[:_LONGEST] for one in listed[:6] if isinstance(one, str)]}


def with_headline(comparison: Comparison, records: Records, model: str = "") -> Comparison:
    """Return a comparison with the recorded headline on its findings, if it passes the checks."""
    findings = findings_of(comparison)
    record = records.find(headline_key(findings), PROMPT_VERSION, model, KIND)
    if record is None:
        return comparison
    found = check_headline(record.answer, findings)
    return comparison if isinstance(found, Refused) else replace(comparison, headline=found)
