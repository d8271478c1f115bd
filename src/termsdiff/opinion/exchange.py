"""Questions out, answers in: for a person, or for a provider's batch interface."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from ..errors import TermsdiffError
from ..rules.finding import TOPICS
from .answer import Unreadable, answers_schema, entries_in, object_in
from .answer_file import Record
from .asking import bounded
from .checking import Checked, check
from .prompt import DEFAULT_BUDGET, PROMPT_VERSION, batches, call_text, instructions, tokens_of
from .question import Question

SCHEMA = "termsdiff.questions/1"
_DEEPEST = 12
_MOST_STRINGS = 100_000


class Imported(NamedTuple):
    """The result of an import: records, the problems of refused answers by key, unknown keys."""

    records: tuple[Record, ...]
    refused: tuple[tuple[str, tuple[str, ...]], ...]
    unknown: tuple[str, ...]
    missing: tuple[str, ...]


def export_lines(
    questions: Iterable[Question],
    topics: Sequence[str] = TOPICS,
    budget: int = DEFAULT_BUDGET,
) -> Iterator[str]:
    """Yield one line of JSON per call: what is asked, and what answers are checked against."""
    for group in batches(questions, budget):
        system, text = instructions(topics), call_text(group, {})
        yield (
            json.dumps(
                {
                    "schema": SCHEMA,
                    "prompt": PROMPT_VERSION,
                    "tokens": tokens_of(system + text),
                    "system": system,
                    "text": text,
                    "answer_schema": answers_schema(topics),
                    "changes": [_exported(question) for question in group],
                },
                ensure_ascii=False,
            )
            + "\n"
        )


def export_text(
    questions: Iterable[Question],
    topics: Sequence[str] = TOPICS,
    budget: int = DEFAULT_BUDGET,
) -> str:
    """Return the questions in a form for people."""
    groups = [call_text(group, {}) for group in batches(questions, budget)]
    return "\n".join([instructions(topics), *groups]) if groups else ""


def _exported(question: Question) -> dict[str, object]:
    return {
        "key": question.key,
        "change": question.change,
        "place": question.place,
        "old": question.old,
        "new": question.new,
        "definitions": [list(pair) for pair in question.definitions],
        "values": list(question.values),
        "rules": question.verdict,
        "language": question.language,
    }


def read_questions(text: str, name: str) -> dict[str, Question]:
    """Return the exported questions by key; raise TermsdiffError if the text is not an export."""
    found: dict[str, Question] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            data = json.loads(line)
            version = data["prompt"]
            if data["schema"] != SCHEMA:
                raise ValueError
            for change in data["changes"]:
                question = _imported(change)
                found[question.key] = question
        except (ValueError, KeyError, TypeError, RecursionError):
            raise TermsdiffError(
                f"{name}: line {number} does not come from `termsdiff opinions export`; export "
                f"again"
            ) from None
        if version != PROMPT_VERSION:
            raise TermsdiffError(
                f"{name}: made for version {version} of the prompt, this is version "
                f"{PROMPT_VERSION}; export again"
            )
    return found


def _imported(data: Mapping[str, Any]) -> Question:
    texts = [data[name] for name in ("key", "change", "place", "old", "new", "rules", "language")]
    pairs = [(term, meaning) for term, meaning in data["definitions"]]
    if not all(isinstance(text, str) for text in [*texts, *data["values"], *sum(pairs, ())]):
        raise ValueError
    key, change, place, old, new, rules, language = texts
    return Question(
        key=key,
        change=change,
        place=place,
        what="",
        redline="",
        old=old,
        new=new,
        definitions=tuple(pairs),
        old_facts=(),
        new_facts=(),
        findings=(),
        verdict=rules,
        is_cut=False,
        values=tuple(data["values"]),
        language=language,
    )


def import_answers(
    questions: Mapping[str, Question],
    text: str,
    model: str,
    topics: Sequence[str] = TOPICS,
) -> Imported:
    """Return the answers in a text that pass the checks, and the reasons against the others.

    The text is JSON or JSON lines: entries, `{"answers": […]}`, or the output of a provider's
    batch, with the answer as a string somewhere inside.
    """
    entries: dict[str, Mapping[str, Any]] = {}
    for entry in _entries(text):
        entries[str(entry["change"])] = entry
    records: list[Record] = []
    refused: list[tuple[str, tuple[str, ...]]] = []
    for key, entry in entries.items():
        question = questions.get(key)
        if question is None:
            continue
        found = check(entry, question, topics)
        if isinstance(found, Checked):
            answer = bounded(entry)
            records.append(Record(key, PROMPT_VERSION, model, answer, rules=question.verdict))
        else:
            refused.append((key, found.problems))
    return Imported(
        tuple(records),
        tuple(refused),
        tuple(key for key in entries if key not in questions),
        tuple(key for key in questions if key not in entries),
    )


def _entries(text: str) -> Iterator[Mapping[str, Any]]:
    """Yield the entries of answers in a text, however they are wrapped."""
    for value in _values(text):
        yield from _walk(value, _DEEPEST)


def _values(text: str) -> Iterator[object]:
    try:
        yield json.loads(text)
        return
    except (ValueError, RecursionError):
        pass
    for line in text.splitlines():
        if not line.strip():
            continue
        try:
            yield object_in(line)
        except Unreadable:
            continue


def _walk(value: object, depth: int) -> Iterator[Mapping[str, Any]]:
    if depth == 0:
        return
    if isinstance(value, dict):
        if isinstance(value.get("change"), str) and "grade" in value:
            yield value
            return
        for inner in value.values():
            yield from _walk(inner, depth - 1)
    elif isinstance(value, list):
        for inner in value[:_MOST_STRINGS]:
            yield from _walk(inner, depth - 1)
    elif isinstance(value, str) and '"answers"' in value:
        try:
            yield from entries_in(value).values()
        except Unreadable:
            return
