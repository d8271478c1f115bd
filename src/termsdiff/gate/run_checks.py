"""Check one step of a repository: what stops the commit, and what to do next."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import TermsdiffError
from ..git.command import Repository, tell
from ..git.commits import as_kept, find_commit, messages
from ..git.contents import content
from ..git.index import staged
from ..git.repository import find_checkout
from ..git.trees import listing
from ..on_demand import on_demand
from ..settings.declarations import GateSettings
from .acknowledgements import (
    Accepted,
    Acknowledgement,
    acknowledged_ids,
    lost_entries,
    new_entries,
    read_review,
    readable_review,
    trailers_of,
)
from .checks.unread import beyond_judgement
from .gate_settings import Policy, Rules, find_policy, readable_policy, touches_policy
from .problem import Problem, Report
from .scope import Scope, describe_scope, link_reader, survey
from .step import Changes, Request, Span, after_step, find_changes, span_of
from .terms_paths import GENERAL_REVIEW, LARGEST

if TYPE_CHECKING:
    from .checks.examination import examined
    from .checks.policy_changes import policy_changes
else:
    # most commits touch no terms, and need neither parser nor comparison; few change the settings
    policy_changes = on_demand("termsdiff.gate.checks.policy_changes:policy_changes")
    examined = on_demand("termsdiff.gate.checks.examination:examined")

CHECKED = "termsdiff-checked"
"""The file in git's folder that records the tree that the hook allowed, its base and trailers."""


def check(request: Request, place: Path | None = None) -> Report:
    """Return what was found in the repository at a place (by default here).

    Raises TermsdiffError if the check cannot be run.
    """
    repository = find_checkout(place)
    span = span_of(repository, request)
    message = as_kept(repository, request.message) if request.message is not None else ""
    report = _report(span, request, message)
    if request.hook and span.target is not None and not report.problems:
        _note_checked(span, message if report.trailer else "")
    return report


def _report(span: Span, request: Request, message: str) -> Report:
    # the settings before the step decide: no step can relax its own check
    policy = _policy_before(span)
    changes = find_changes(span, policy.settings)
    before = listing(span.repository, span.base)
    after = after_step(before, changes)
    by_trailer = policy.settings.acknowledgement == "trailer"
    ids = acknowledged_ids(_messages(span, request, message, merging=by_trailer))
    scope = survey(after, policy.settings, link_reader(span.repository))
    reports = [_general(span, request, changes, scope, policy.rules, ids)]
    if changes.touched:
        reports += examined(span, request, policy, changes, before, after, ids)
    return _joined(reports, policy.settings, scope, _checked(span, changes, request))


def _policy_before(span: Span) -> Policy:
    """Return the policy before the step, as far as it can be read if the step repairs it."""
    try:
        return find_policy(span.repository, span.policy)
    except TermsdiffError:
        find_policy(span.repository, span.target)
        return readable_policy(span.repository, span.policy)


def _messages(span: Span, request: Request, message: str, *, merging: bool) -> list[str]:
    texts = [message]
    if merging and not span.is_history and find_commit(span.repository, "MERGE_HEAD"):
        # acknowledgements on the merged branch come with it
        texts += messages(span.repository, f"{span.base}..MERGE_HEAD")
    if span.is_history and not request.whole:
        since = f"{span.base}.." if find_commit(span.repository, span.base) else ""
        texts += messages(span.repository, f"{since}{span.target}")
    return texts


def _general(
    span: Span,
    request: Request,
    changes: Changes,
    scope: Scope,
    rules: Rules,
    ids: frozenset[str],
) -> Report:
    """Return the problems that belong to no text: settings, rules, links, submodules."""
    if request.whole:
        return Report()
    paths = [change.path for change in changes.paths]
    was, now = (), ()  # type: tuple[tuple[Acknowledgement, ...], tuple[Acknowledgement, ...]]
    if GENERAL_REVIEW in paths:
        was = _entries(span.repository, span.base, before=True)
        now = _entries(span.repository, span.target, before=False)
    fresh = Accepted(new_entries(was, now), ids)
    problems: list[Problem] = list(beyond_judgement(changes, scope, fresh))
    if touches_policy(paths, rules):
        problems += policy_changes(span.repository, span.base, span.target, fresh)
    lost = new_entries(now, was)
    if lost:
        problems.append(lost_entries(GENERAL_REVIEW, lost))
    return Report(tuple(problems))


def _entries(
    repository: Repository, tree: str | None, *, before: bool
) -> tuple[Acknowledgement, ...]:
    paths = (GENERAL_REVIEW,)
    found = staged(repository, *paths) if tree is None else listing(repository, tree, *paths)
    entry = found.get(GENERAL_REVIEW)
    if entry is None:
        return ()
    text = content(repository, entry.blob, GENERAL_REVIEW, LARGEST).decode("utf-8", "replace")
    return (readable_review if before else read_review)(text, GENERAL_REVIEW)


def _checked(span: Span, changes: Changes, request: Request) -> str:
    against = "every version" if request.whole else f"against commit {span.base[:10]}"
    if span.is_first:
        against = "the first commit; versions that already apply are filed without questions"
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
        checked=f"{checked}; {describe_scope(scope, settings)}",
        guarded=scope.guarded,
        unguarded=scope.unguarded,
    )


def _note_checked(span: Span, message: str) -> None:
    """Record what the hook allows: `post-commit` compares it with what was committed."""
    top = span.repository.place
    place = tell(span.repository, "rev-parse", "--git-path", CHECKED).decode(
        "utf-8", "surrogateescape"
    )
    lines = [f"{span.target} {span.base}", *trailers_of(message)]
    (top / place.rstrip("\n")).write_bytes("".join(f"{line}\n" for line in lines).encode())
