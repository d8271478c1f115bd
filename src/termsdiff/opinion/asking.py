"""Ask a model about the changes without a recorded answer, and keep each answer as it arrives.

If an answer fails the checks, the model is asked once more and told what was wrong; if that fails,
too, the answer is kept, so that no one pays for it twice, but not used. Whatever happens, answers
received are kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from ..rules.finding import TOPICS
from .answer import Unreadable, answers_schema, entries_in
from .answer_file import Record, Records
from .checking import Checked, check
from .models import Caller, CallFailed, Reply
from .prompt import DEFAULT_BUDGET, PROMPT_VERSION, batches, call_text, instructions
from .question import Question

_MOST_FAILURES = 3
"""After this many calls in a row without an answer, the model is not asked again."""

Keep = Callable[[Sequence[Record]], None]
Entries = dict[str, Mapping[str, object]]


class Asked(NamedTuple):
    """The result of a run: new records, keys that were not answered, why calls failed."""

    records: tuple[Record, ...]
    unanswered: tuple[str, ...]
    failures: tuple[str, ...]


def ask(
    questions: Iterable[Question],
    known: Records,
    model: str,
    call: Caller,
    keep: Keep,
    *,
    topics: Sequence[str] = TOPICS,
    budget: int = DEFAULT_BUDGET,
    tell: Callable[[int, int], None] | None = None,
) -> Asked:
    """Ask about the questions that have no record of this model yet.

    `keep` gets the records of each call at once. `tell` is called after each call with how many of
    how many questions are done.
    """
    recorded = known.latest(PROMPT_VERSION, model)
    open_ones = [question for question in questions if question.key not in recorded]
    run = _Run(model, call, keep, tuple(topics))
    done = 0
    for group in batches(open_ones, budget):
        if run.failed_in_a_row >= _MOST_FAILURES:
            run.unanswered += [question.key for question in group]
        else:
            run.ask(group)
        done += len(group)
        if tell is not None:
            tell(done, len(open_ones))
    failures = tuple(dict.fromkeys(run.failures))
    return Asked(tuple(run.records), tuple(run.unanswered), failures)


class _Run:
    """One pass over the questions: what was answered, and what was not."""

    def __init__(self, model: str, call: Caller, keep: Keep, topics: tuple[str, ...]) -> None:
        self.model = model
        self.call = call
        self.keep = keep
        self.topics = topics
        self.records: list[Record] = []
        self.unanswered: list[str] = []
        self.failures: list[str] = []
        self.failed_in_a_row = 0

    def ask(self, group: Sequence[Question]) -> None:
        """Ask about a group; ask once more about what was refused or left out."""
        first, reply = self._call(group, {})
        if reply is None:
            self.unanswered += [question.key for question in group]
            return
        problems = {q.key: found for q in group if (found := self._problems(q, first.get(q.key)))}
        fine = [question for question in group if question.key not in problems]
        self._record(fine, first, reply, len(group), tries=1)
        if not problems:
            return
        rest = [question for question in group if question.key in problems]
        second, again = self._call(rest, problems)
        # if the second call fails, the first answer is kept: it was paid for
        entries = {**{k: first[k] for k in problems if k in first}, **second}
        answered = [question for question in rest if question.key in entries]
        self._record(answered, entries, again or reply, len(rest), tries=2)
        self.unanswered += [question.key for question in rest if question.key not in entries]

    def _call(
        self, group: Sequence[Question], problems: Mapping[str, Sequence[str]]
    ) -> tuple[Entries, Reply | None]:
        system, prompt = instructions(self.topics), call_text(group, problems)
        try:
            reply = self.call(system, prompt, answers_schema(self.topics))
        except CallFailed as failed:
            self.failures.append(str(failed))
            self.failed_in_a_row += 1
            return {}, None
        self.failed_in_a_row = 0
        try:
            return dict(entries_in(reply.text)), reply
        except Unreadable as unreadable:
            self.failures.append(str(unreadable))
            return {}, reply

    def _problems(self, question: Question, entry: Mapping[str, object] | None) -> tuple[str, ...]:
        if entry is None:
            return ("there was no answer with this key",)
        found = check(entry, question, self.topics)
        return () if isinstance(found, Checked) else found.problems

    def _record(
        self,
        questions: Sequence[Question],
        entries: Mapping[str, Mapping[str, object]],
        reply: Reply,
        share: int,
        *,
        tries: int,
    ) -> None:
        """Keep the answers; each carries its share of the call's tokens."""
        made = [
            Record(
                question.key,
                PROMPT_VERSION,
                self.model,
                bounded(entries[question.key]),
                rules=question.verdict,
                tokens=(reply.read // share, reply.written // share),
                estimated=reply.estimated,
                tries=tries,
            )
            for question in questions
        ]
        if made:
            self.keep(made)
            self.records += made


_FIELDS = ("grade", "reason", "topic", "favours", "sentence")
_LONGEST_FIELD = 1_000


def bounded(entry: Mapping[str, object]) -> dict[str, object]:
    """Return the fields of an answer that are read, each cut to a reasonable length."""
    kept: dict[str, object] = {
        name: value[:_LONGEST_FIELD]
        for name in _FIELDS
        if isinstance(value := entry.get(name), str)
    }
    quotations = entry.get("quotations")
    if isinstance(quotations, list):
        kept["quotations"] = [
            one[:_LONGEST_FIELD] for one in quotations[:20] if isinstance(one, str)
        ]
    return kept
