"""Check one step of a repository: what stands between it and a commit, and what to do next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ..errors import TermsdiffError
from . import git
from .problem import Report
from .settings import GateSettings, check_topics, read_gate_settings
from .settings_source import Source, find_source
from .touched import Touched, find_touched

if TYPE_CHECKING:
    from datetime import date

    from ..rules.configuration import Configuration
    from .contents import Contents


class Request(NamedTuple):
    """What is to be checked: the index against HEAD, unless it says otherwise.

    `base` and `target` are revisions; `whole` looks at every version, not at what changed.
    `message` is that of the commit in the making. `today` is the day on which it is filed.
    """

    base: str | None = None
    target: str | None = None
    whole: bool = False
    message: str | None = None
    today: date | None = None


class Span(NamedTuple):
    """The two sides as git knows them: a tree, and another or None for the index."""

    top: Path
    base: str
    target: str | None


class Context(NamedTuple):
    """What the examination of each terms needs beside them.

    `ids` are acknowledged by the commits in question, for this step.
    """

    span: Span
    settings: GateSettings
    contents: Contents
    today: date
    whole: bool
    ids: frozenset[str]

    def earlier_ids(self, path: str) -> frozenset[str]:
        """Return what trailers of the commits so far acknowledged of a file."""
        if self.settings.acknowledgement == "file" or not self._has_history:
            return frozenset()
        from .trailers import acknowledged_ids

        return acknowledged_ids(git.messages(self.span.top, self.span.base, "--", path))

    @property
    def _has_history(self) -> bool:
        return not self.whole and git.find_commit(self.span.top, self.span.base) is not None


def check(request: Request, place: Path | None = None) -> Report:
    """Return what was found in the repository at a place (here).

    Raises TermsdiffError where that cannot be told.
    """
    top = git.find_top(place)
    span = _span(top, request)
    # the settings before the step hold: no step lifts its own bar
    source = find_source(top, (span.base, span.target or ""))
    table = source.table()
    settings = read_gate_settings(table, source.file)
    touched = find_touched(span.top, span.base, span.target, settings.paths)
    if not touched:
        return Report(trailer=settings.acknowledgement == "trailer")
    from .contents import Contents

    with git.open_contents(top) as reader:
        contents = Contents(reader, _configuration(table, source, top))
        check_topics(settings, _own_topics(contents.configuration), source.file)
        context = Context(
            span, settings, contents, _today(span, request), request.whole, _ids(span, request)
        )
        return _examine(context, touched)


def _span(top: Path, request: Request) -> Span:
    target = git.wanted_commit(top, request.target) if request.target is not None else None
    if request.whole:
        return Span(top, git.empty_tree(top), target)
    if request.base is None and target is not None:
        raise TermsdiffError("--to without --from; say from which revision on")
    if request.base is None:
        return Span(top, git.find_commit(top, "HEAD") or git.empty_tree(top), None)
    if request.base and not request.base.strip("0"):
        # so do servers name what stood before the first push of a branch
        return Span(top, git.empty_tree(top), target)
    base = git.wanted_commit(top, request.base)
    # what others committed to the base meanwhile is not of this step
    return Span(top, git.merge_base(top, base, target or "HEAD"), target)


def _configuration(table: dict[str, Any], source: Source, top: Path) -> Configuration | None:
    """Return the settings of the judgement, None where there are none but the gate's."""
    if not set(table) - {"gate"}:
        return None
    from ..rules.settings_file import configuration_of

    return configuration_of(table, top / source.file)


def _own_topics(configuration: Configuration | None) -> tuple[str, ...]:
    if configuration is None:
        return ()
    ruled = (str(rule.get("topic", "")) for rule in configuration.rules)
    limited = (limit.topic for limit in configuration.limits)
    return tuple(topic for topic in (*configuration.topics, *ruled, *limited) if topic)


def _today(span: Span, request: Request) -> date:
    if request.today is not None:
        return request.today
    from datetime import date

    if span.target is None:
        return date.today()
    return date.fromisoformat(git.commit_day(span.top, span.target))


def _ids(span: Span, request: Request) -> frozenset[str]:
    from .trailers import acknowledged_ids

    texts = [request.message] if request.message is not None else []
    if span.target is not None and not request.whole:
        since = f"{span.base}.." if git.find_commit(span.top, span.base) else ""
        texts += git.messages(span.top, f"{since}{span.target}")
    return acknowledged_ids(texts)


def _examine(context: Context, touched: Sequence[Touched]) -> Report:
    from .examination import examine
    from .step import read_steps

    span = context.span
    steps = read_steps(span.top, span.base, touched, context.settings.paths, context.contents)
    return _joined([examine(step, context) for step in steps], context)


def _joined(reports: Iterable[Report], context: Context) -> Report:
    found = list(reports)
    problems = [problem for report in found for problem in report.problems]
    return Report(
        problems=tuple(sorted(problems, key=lambda one: (one.path, one.line, one.kind))),
        remarks=tuple(remark for report in found for remark in report.remarks),
        comparisons=tuple(pair for report in found for pair in report.comparisons),
        trailer=context.settings.acknowledgement == "trailer",
    )
