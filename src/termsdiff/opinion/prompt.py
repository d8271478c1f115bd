"""Word the questions: several in one call, within a token budget.

Whatever comes from a document is after `|` on a separate line, so that no document can end the
quotation and start giving instructions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..settings.declarations import OpinionSettings
from ..text.visible import visible_line
from .answer_words import data_text, reasons, word_lists
from .question import Question

PROMPT_VERSION = "1"
"""Incremented if a change to the prompt may change answers: recorded ones are then asked again."""
_CHARACTERS_A_TOKEN = 4
"""For English text; the tokenizers of common models average 3.5 to 4.5."""
DEFAULT_BUDGET = OpinionSettings().budget
"""Tokens of the changes in one call."""
_MOST_IN_ONE_CALL = 120


def tokens_of(text: str) -> int:
    """Return roughly how many tokens a text has: the model's own count is only known afterwards."""
    return -(-len(text) // _CHARACTERS_A_TOKEN)


def instructions(topics: Iterable[str]) -> str:
    """Return what every call says first: the task, the grades, the words to choose from."""
    classes: dict[str, str] = word_lists()["reasons"]
    listed = "\n".join(f"- {name}: {classes[name]}" for name in reasons())
    return (
        f"{data_text('prompt.md')}\n`reason` is one of:\n{listed}\n\n"
        f"`topic` is one of: {', '.join(topics)}.\n"
        "`favours` is one of: provider, customer, neutral, unclear.\n"
    )


def question_text(question: Question) -> str:
    """Return one question as the model reads it."""
    lines = [
        f"key: {question.key}",
        f"place | {_quoted(question.place)} ({visible_line(question.what)})",
        f"clause | {_quoted(question.redline)}",
        *(f"term | {_quoted(term)}: {_quoted(text)}" for term, text in question.definitions),
    ]
    if question.old_facts or question.new_facts:
        sides = ("gone", question.old_facts), ("new", question.new_facts)
        told = "; ".join(f"{name}: {', '.join(facts)}" for name, facts in sides if facts)
        lines.append(f"facts | {_quoted(told)}")
    lines.append(f"findings | {_quoted('; '.join([question.verdict, *question.findings]))}")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return visible_line(text)


def call_text(questions: Sequence[Question], refused: Mapping[str, Sequence[str]]) -> str:
    """Return the questions of one call; `refused` says by key what was wrong with an answer."""
    return "\n".join(_parts(questions, refused))


def _parts(questions: Sequence[Question], refused: Mapping[str, Sequence[str]]) -> Iterator[str]:
    yield f"There are {len(questions)} changes.\n"
    for question in questions:
        text = question_text(question)
        problems = refused.get(question.key, ())
        if problems:
            said = "; ".join(visible_line(problem) for problem in problems)
            text += f"your last answer was refused | {said}\n"
        yield text


def headline_text(findings: Iterable[str], problems: Sequence[str] = ()) -> str:
    """Return the question for a headline."""
    said = "".join(f"| {visible_line(finding)}\n" for finding in findings)
    if problems:
        said += f"your last answer was refused | {'; '.join(map(visible_line, problems))}\n"
    return said


def batches(
    questions: Iterable[Question], budget: int = DEFAULT_BUDGET
) -> Iterator[tuple[Question, ...]]:
    """Yield the questions in groups, each within a token budget; a longer one goes alone."""
    group: list[Question] = []
    room = budget
    for question in questions:
        size = tokens_of(question_text(question))
        if group and (size > room or len(group) >= _MOST_IN_ONE_CALL):
            yield tuple(group)
            group, room = [], budget
        group.append(question)
        room -= size
    if group:
        yield tuple(group)
