"""Check one step of a repository: what stands between it and a commit, and what to do next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ..errors import TermsdiffError
from . import git
from .places import GENERAL_REVIEW
from .policy import (
    Policy,
    Rules,
    find_policy,
    policy_changes,
    readable_policy,
    readable_table,
    touches_policy,
)
from .problem import Problem, Report
from .reviews import acknowledged_ids, new_entries, read_review, trailers_of
from .scope import Scope, beyond_judgement, survey, told
from .settings import GateSettings
from .touched import Changes, after_step, find_changes
from .weighing import Accepted, matters

if TYPE_CHECKING:
    from ..rules.finding import JudgedChange
    from .contents import Contents
    from .reviews import Acknowledgement

_LARGEST = 20_000_000
CHECKED = "termsdiff-checked"
"""The file in git's folder that says which tree the hook let pass, on which base, with which
trailers."""


class Request(NamedTuple):
    """What is to be checked: the index against HEAD, unless it says otherwise.

    `base` and `target` are revisions; `whole` looks at every version, not at what changed.
    `message` is that of the commit in the making. `today` is the day on which it is filed, the
    day of the clock otherwise: what a commit says of its own day was written by its author.
    `commit` is one commit, to be compared with its first parent. `hook` fixes the index as a tree
    first, and notes which tree passed.
    """

    base: str | None = None
    target: str | None = None
    whole: bool = False
    message: bytes | None = None
    today: date | None = None
    hook: bool = False
    commit: str | None = None


class Span(NamedTuple):
    """The two sides as git knows them: a tree, and another or None for the index.

    `policy` is the tree whose settings count; `is_history` says that commits lead to the target.
    """

    top: Path
    base: str
    target: str | None
    policy: str
    is_history: bool = False
    is_first: bool = False


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

    def asks(self, judged: JudgedChange) -> bool:
        """Return whether a change must be acknowledged."""
        return matters(judged, self.settings, self.contents.configuration)

    def earlier_ids(self, path: str) -> frozenset[str]:
        """Return what trailers of the commits so far acknowledged of a file."""
        if self.settings.acknowledgement == "file" or not self._has_history:
            return frozenset()
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
    message = git.as_kept(top, request.message) if request.message is not None else ""
    report = _report(span, request, message)
    if request.hook and span.target is not None and not report.problems:
        _note_checked(top, span, message if report.trailer else "")
    return report


def _report(span: Span, request: Request, message: str) -> Report:
    # what decides stands before the step: no step lifts its own bar
    policy = _policy_before(span)
    changes = find_changes(span.top, span.base, span.target, policy.settings)
    before = git.listing(span.top, span.base)
    after = after_step(before, changes)
    by_trailer = policy.settings.acknowledgement == "trailer"
    ids = acknowledged_ids(_messages(span, request, message, merging=by_trailer))
    scope = survey(after, policy.settings, git.link_reader(span.top))
    reports = [_general(span, request, changes, scope, policy.rules, ids)]
    if changes.touched:
        reports += _examined(span, request, policy, changes, before, after, ids)
    return _joined(reports, policy.settings, scope, _checked(span, changes, request))


def _examined(
    span: Span,
    request: Request,
    policy: Policy,
    changes: Changes,
    before: Mapping[str, git.Entry],
    after: Mapping[str, git.Entry],
    ids: frozenset[str],
) -> list[Report]:
    from .contents import Contents
    from .examination import examine
    from .opinions import read_opinions
    from .step import read_steps

    with git.open_contents(span.top) as reader:
        trees = dict.fromkeys((span.base, span.target))
        opinions = read_opinions(span.top, trees, readable_table(policy.source))
        contents = Contents(reader, policy.configuration, opinions)
        today = request.today or date.today()
        context = Context(span, policy.settings, contents, today, request.whole, ids)
        steps = read_steps(before, after, changes.touched, policy.settings, contents)
        return [examine(step, context) for step in steps]


def _span(top: Path, request: Request) -> Span:
    target = git.wanted_commit(top, request.target) if request.target is not None else None
    if request.whole:
        # every version is asked for: there is no step, and no settings but those that stand there
        policy = git.find_commit(top, "HEAD") if target is None else target
        empty = git.empty_tree(top)
        return Span(top, empty, target, policy or empty, target is not None)
    if request.commit is not None:
        return _span_of_commit(top, request.commit)
    if request.base is None and target is not None:
        raise TermsdiffError("--to without --from; say from which revision on")
    if request.base is None:
        head = git.find_commit(top, "HEAD")
        if head is None and git.has_branches(top):
            raise TermsdiffError(
                f"{top}: this branch begins anew beside others, so what stood before is not known; "
                "start it from one of them, or name one with --from"
            )
        base = head or git.empty_tree(top)
        tree = git.write_tree(top) if request.hook else None
        return Span(top, base, tree, base, is_first=head is None)
    if not request.base.strip("0"):
        line = git.main_line(top, target or git.wanted_commit(top, "HEAD"))
        if line is None:
            raise TermsdiffError(
                f"{top}: what stood before is not known, so nothing can be compared; name it with "
                "--from (in CI: the target branch), or look at every version with --all"
            )
        return Span(top, line, target, line, target is not None)
    named = git.wanted_commit(top, request.base)
    # what others committed to the base meanwhile is not of this step, but their settings count
    line = target or git.find_commit(top, "HEAD")
    base = named if line is None else git.merge_base(top, named, line)
    return Span(top, base, target, named, target is not None)


def _span_of_commit(top: Path, revision: str) -> Span:
    commit = git.wanted_commit(top, revision)
    before = git.parent(top, commit)
    base = before or git.empty_tree(top)
    return Span(top, base, commit, base, is_history=True, is_first=before is None)


def _policy_before(span: Span) -> Policy:
    """Return what decided before the step, as far as it can be read where it is being mended."""
    try:
        return find_policy(span.top, span.policy)
    except TermsdiffError:
        find_policy(span.top, span.target)
        return readable_policy(span.top, span.policy)


def _messages(span: Span, request: Request, message: str, *, merging: bool) -> list[str]:
    texts = [message]
    if merging and not span.is_history and git.find_commit(span.top, "MERGE_HEAD"):
        # what was acknowledged on the other line comes with it
        texts += git.messages(span.top, f"{span.base}..MERGE_HEAD")
    if span.is_history and not request.whole:
        since = f"{span.base}.." if git.find_commit(span.top, span.base) else ""
        texts += git.messages(span.top, f"{since}{span.target}")
    return texts


def _general(
    span: Span,
    request: Request,
    changes: Changes,
    scope: Scope,
    rules: Rules,
    ids: frozenset[str],
) -> Report:
    """Return what is to be said of what belongs to no text: settings, rules, links, submodules."""
    if request.whole:
        return Report()
    paths = [change.path for change in changes.paths]
    was, now = (), ()  # type: tuple[tuple[Acknowledgement, ...], tuple[Acknowledgement, ...]]
    if GENERAL_REVIEW in paths:
        was = _entries(span.top, span.base, before=True)
        now = _entries(span.top, span.target, before=False)
    fresh = Accepted(new_entries(was, now), ids)
    problems: list[Problem] = list(beyond_judgement(changes, scope, fresh))
    if touches_policy(paths, rules):
        problems += policy_changes(span.top, span.base, span.target, fresh)
    lost = new_entries(now, was)
    if lost:
        from .examination import lost_entries

        problems.append(lost_entries(GENERAL_REVIEW, lost))
    return Report(tuple(problems))


def _entries(top: Path, tree: str | None, *, before: bool) -> tuple[Acknowledgement, ...]:
    paths = (GENERAL_REVIEW,)
    found = git.staged(top, *paths) if tree is None else git.listing(top, tree, *paths)
    entry = found.get(GENERAL_REVIEW)
    if entry is None:
        return ()
    text = git.content(top, entry.blob, GENERAL_REVIEW, _LARGEST).decode("utf-8", "replace")
    try:
        return read_review(text, GENERAL_REVIEW)
    except TermsdiffError:
        # what was broken already may be mended
        if before:
            return ()
        raise


def _checked(span: Span, changes: Changes, request: Request) -> str:
    against = "every version" if request.whole else f"against commit {span.base[:10]}"
    if span.is_first:
        against = "the first commit; what already applies comes in without questions"
    if not changes.touched:
        return f"checked {against}: no guarded text differs"
    paths = list(dict.fromkeys(one.place.path for one in changes.touched))
    more = f" and {len(paths) - 3} more" if len(paths) > 3 else ""
    return f"checked {against}: {', '.join(paths[:3])}{more}"


def _joined(
    reports: Iterable[Report], settings: GateSettings, scope: Scope, checked: str
) -> Report:
    found = list(reports)
    problems = [problem for report in found for problem in report.problems]
    return Report(
        problems=tuple(sorted(problems, key=lambda one: (one.path, one.line, one.kind))),
        remarks=tuple(remark for report in found for remark in report.remarks),
        comparisons=tuple(pair for report in found for pair in report.comparisons),
        trailer=settings.acknowledgement == "trailer",
        checked=f"{checked}; {told(scope, settings)}",
        guarded=scope.guarded,
        unguarded=scope.unguarded,
    )


def _note_checked(top: Path, span: Span, message: str) -> None:
    """Write down what the hook lets pass: `post-commit` compares it with what was committed."""
    place = git.tell(top, "rev-parse", "--git-path", CHECKED).decode("utf-8", "surrogateescape")
    lines = [f"{span.target} {span.base}", *trailers_of(message)]
    (top / place.rstrip("\n")).write_bytes("".join(f"{line}\n" for line in lines).encode())
