"""Ask a language model what `diff` is told to ask it, and apply what it says or once said."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from ..comparison import Comparison
from ..errors import TermsdiffError
from ..opinion.answer_file import Record, Records, append_records, read_records, refuse_unwritable
from ..opinion.applying import apply
from ..opinion.asking import ask
from ..opinion.models import Caller, open_model
from ..opinion.opinion_headline import KIND, ask_headline, findings_of, headline_key, with_headline
from ..opinion.opinion_settings import DEFAULT_FILE, file_of, timeout_of
from ..opinion.prompt import PROMPT_VERSION
from ..opinion.question import Asked, questions_of
from ..reports.wording import counted
from ..rules.configuration import known_topics
from .printed_notes import say
from .reading_settings import Loaded


def with_asked(
    arguments: argparse.Namespace, comparison: Comparison, loaded: Loaded, model: str
) -> Comparison:
    """Return a comparison with the opinions of a model, asked what it was not asked before."""
    own = loaded.settings.opinion
    named = Path(arguments.opinions) if arguments.opinions else file_of(own, loaded.file)
    asked: Asked = arguments.opinion_for or own.about
    topics = known_topics(loaded.configuration)
    file = named or Path(DEFAULT_FILE)
    return _Run(arguments, comparison, loaded, model, file, asked, topics).result()


def apply_recorded(comparison: Comparison, loaded: Loaded, file: str | None) -> Comparison:
    """Return a comparison with opinions from a file: the given one, or else the settings' one."""
    place = file_of(loaded.settings.opinion, loaded.file) if file is None else Path(file)
    if place is None:
        return comparison
    if file is not None and not place.is_file():
        raise TermsdiffError(f"{file}: no such opinions file; name a model with --opinion")
    # show every recorded answer: the question need not be the one that would be asked now
    topics = known_topics(loaded.configuration)
    return _applied(comparison, read_records(place), "", "all", topics, headline=True)


def _applied(
    comparison: Comparison,
    records: Records,
    model: str,
    asked: Asked,
    topics: tuple[str, ...],
    *,
    headline: bool,
    unanswered: Sequence[str] = (),
) -> Comparison:
    found = apply(
        comparison, records, model=model, asked=asked, topics=topics, unanswered=unanswered
    )
    return with_headline(found, records, model) if headline else found


class _Run(NamedTuple):
    """One run that asks a model."""

    arguments: argparse.Namespace
    comparison: Comparison
    loaded: Loaded
    model: str
    file: Path
    asked: Asked
    topics: tuple[str, ...]

    def result(self) -> Comparison:
        """Ask what is not recorded, keep the answers, and return the comparison with opinions."""
        model = self.model
        refuse_unwritable(self.file)
        known = read_records(self.file)

        def keep(records: Sequence[Record]) -> None:
            append_records(self.file, records)

        unanswered: tuple[str, ...] = ()
        call: Caller | None = None
        missing = self._missing(known, model)
        if missing:
            call = self._open(model)
            unanswered = self._ask(known, model, call, keep)
        records = read_records(self.file)
        comparison = _applied(
            self.comparison,
            records,
            model,
            self.asked,
            self.topics,
            headline=False,
            unanswered=unanswered,
        )
        if self.arguments.headline:
            comparison = self._headline(comparison, records, model, call, keep)
        return comparison

    def _open(self, model: str) -> Caller:
        # settings come with a repository: they must not affect a model that they do not name
        settings = self.loaded.settings.opinion
        options = settings.options if model == settings.model else {}
        return open_model(model, options, timeout_of(settings, self.loaded.file))

    def _missing(self, known: Records, model: str) -> int:
        recorded = known.latest(PROMPT_VERSION, model)
        questions = questions_of(self.comparison, self.asked)
        return sum(question.key not in recorded for question in questions)

    def _ask(
        self,
        known: Records,
        model: str,
        call: Caller,
        keep: Callable[[Sequence[Record]], None],
    ) -> tuple[str, ...]:
        quiet = self.arguments.quiet

        def tell(done: int, total: int) -> None:
            say(f"{model}: {done:,} of {counted(total, 'change')} done", quiet=quiet)

        found = ask(
            questions_of(self.comparison, self.asked),
            known,
            model,
            call,
            keep,
            topics=self.topics,
            budget=self.loaded.settings.opinion.budget,
            tell=tell,
        )
        for failure in found.failures:
            say(f"{model}: {failure}", quiet=quiet)
        if found.unanswered:
            number = counted(len(found.unanswered), "change")
            say(
                f"{model}: no answer about {number}; run the same command to ask again", quiet=quiet
            )
        if found.records:
            say(f"answers are kept in {self.file}", quiet=quiet)
        return found.unanswered

    def _headline(
        self,
        comparison: Comparison,
        records: Records,
        model: str,
        call: Caller | None,
        keep: Callable[[Sequence[Record]], None],
    ) -> Comparison:
        findings = findings_of(comparison)
        if not findings:
            # there is nothing to say: no model need be there
            return comparison
        key = headline_key(findings)
        if records.find(key, PROMPT_VERSION, model, KIND) is None:
            made = ask_headline(comparison, records, model, call or self._open(model), keep)
            records = Records((*records.records, *made))
        return with_headline(comparison, records, model)
