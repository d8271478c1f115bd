"""The options of `diff` that ask a language model, or use its earlier answers."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ..errors import TermsdiffError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ..comparison import Comparison
    from ..opinion.models import Caller
    from ..opinion.question import Asked
    from ..opinion.records import Record, Records
    from ..rules.configuration import Configuration
    from .settings import Loaded

CONFIGURED = "configured"
ASKED = ("unassessed", "flagged", "both", "all")


def add_opinion_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare which model to ask, about what, and where its answers are kept."""
    group = parser.add_argument_group("second opinion (docs/opinion.md)")
    group.add_argument(
        "--opinion",
        metavar="MODEL",
        help="ask a language model, by its name in `llm models`, about the changes; "
        f"`{CONFIGURED}` means the one that the settings name. The changed clauses are sent to it",
    )
    add_asked_argument(group)
    add_file_argument(group)
    group.add_argument("--headline", action="store_true", help="let the model write the headline")


def add_asked_argument(parser: argparse._ActionsContainer) -> None:
    """Declare which changes to ask a model about."""
    parser.add_argument(
        "--opinion-for",
        choices=ASKED,
        metavar="W",
        help="which changes to ask about: unassessed, flagged, both (the default), or all",
    )


def add_file_argument(parser: argparse._ActionsContainer) -> None:
    """Declare where answers are kept."""
    parser.add_argument(
        "--opinions",
        metavar="FILE",
        help="where answers are kept and looked up; without --opinion, nothing is asked",
    )


def topics_for(configuration: Configuration | None) -> tuple[str, ...]:
    """Return the topics that an answer may name: the package's, and those of the settings."""
    from ..rules.finding import TOPICS

    return tuple(dict.fromkeys((*TOPICS, *(configuration.topics if configuration else ()))))


def with_opinions(
    arguments: argparse.Namespace, comparison: Comparison, loaded: Loaded
) -> Comparison:
    """Return a comparison with the opinions that the arguments or the settings ask for."""
    if arguments.opinion is None:
        if arguments.headline or arguments.opinion_for:
            raise TermsdiffError(
                "--headline and --opinion-for need a model: name it with --opinion"
            )
        return with_recorded(comparison, loaded, arguments.opinions)
    from ..opinion.settings import DEFAULT_FILE, file_of

    own = loaded.settings.opinion
    named = Path(arguments.opinions) if arguments.opinions else file_of(own, loaded.file)
    asked: Asked = arguments.opinion_for or own.about
    topics = topics_for(loaded.configuration)
    run = _Run(arguments, comparison, loaded, named or Path(DEFAULT_FILE), asked, topics)
    return run.result()


def with_recorded(comparison: Comparison, loaded: Loaded, file: str | None = None) -> Comparison:
    """Return a comparison with opinions from a file: the given one, or else the settings' one."""
    if file is None and not loaded.settings.opinion.file:
        return comparison
    from ..opinion.records import read_records
    from ..opinion.settings import file_of

    place = file_of(loaded.settings.opinion, loaded.file) if file is None else Path(file)
    if place is None:
        return comparison
    if file is not None and not place.is_file():
        raise TermsdiffError(f"{file}: no such opinions file; name a model with --opinion")
    # show every recorded answer: the question need not be the one that would be asked now
    topics = topics_for(loaded.configuration)
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
    from ..opinion.applying import apply
    from ..opinion.headline import with_headline

    found = apply(
        comparison, records, model=model, asked=asked, topics=topics, unanswered=unanswered
    )
    return with_headline(found, records, model) if headline else found


class _Run(NamedTuple):
    """One run that asks a model."""

    arguments: argparse.Namespace
    comparison: Comparison
    loaded: Loaded
    file: Path
    asked: Asked
    topics: tuple[str, ...]

    def result(self) -> Comparison:
        """Ask what is not recorded, keep the answers, and return the comparison with opinions."""
        from ..opinion.records import append_records, read_records, refuse_unwritable

        model = self._model()
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

    def _model(self) -> str:
        name = str(self.arguments.opinion)
        if name != CONFIGURED:
            return name
        if not self.loaded.settings.opinion.model:
            raise TermsdiffError(
                f"--opinion {CONFIGURED}: the settings name no model; set opinion.model, or give "
                "the name here"
            )
        return self.loaded.settings.opinion.model

    def _open(self, model: str) -> Caller:
        from ..opinion.models import open_model
        from ..opinion.settings import timeout_of

        # settings come with a repository: they must not affect a model that they do not name
        settings = self.loaded.settings.opinion
        options = settings.options if model == settings.model else {}
        return open_model(model, options, timeout_of(settings, self.loaded.file))

    def _missing(self, known: Records, model: str) -> int:
        from ..opinion.prompt import PROMPT_VERSION
        from ..opinion.question import questions_of

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
        from ..opinion.asking import ask
        from ..opinion.question import questions_of
        from ..reports.wording import counted
        from .notes import say

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
        from ..opinion.headline import (
            KIND,
            ask_headline,
            findings_of,
            headline_key,
            with_headline,
        )
        from ..opinion.prompt import PROMPT_VERSION
        from ..opinion.records import Records

        key = headline_key(findings_of(comparison))
        if records.find(key, PROMPT_VERSION, model, KIND) is None:
            made = ask_headline(comparison, records, model, call or self._open(model), keep)
            records = Records((*records.records, *made))
        return with_headline(comparison, records, model)
