"""Acknowledge changes of terms: record who has seen and accepted them, when, and why.

CHANGE-ID is the id that `termsdiff check` shows, or its first few characters. Without an id, and
with --all, everything that can be accepted is shown. Each change is shown as a redline and must be
confirmed, unless --yes is given. The record is versions/<terms>/reviews/<date>.toml, which is
staged with the change that it accepts. A later edit needs a new acknowledgement.

examples:
  termsdiff ack c-5f1a09 --reason "agreed with legal, LEG-42"
  termsdiff ack --all --reason "new price list" --yes
  termsdiff ack --from origin/main --all --reason "as discussed"

exit status: 0; 1 if something that was named was not accepted; 2 bad input or usage
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from ..errors import TermsdiffError
from ..gate.acknowledgements import record, trailer
from ..gate.problem import Acceptable, Report, Subject
from ..gate.run_checks import check
from ..gate.step import Request
from ..git.command import Repository
from ..git.index import identity
from ..git.repository import find_checkout
from ..ids import find_named
from ..redline.change import Run
from ..reports.writing import print_text
from ..text.visible import visible, visible_line
from .arguments import day_argument, wants_color

_STAGED_FIRST = "an edit must be staged first (`git add`)"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("changes", nargs="*", metavar="CHANGE-ID", help="what to accept")
    parser.add_argument("--all", action="store_true", help="everything that can be accepted")
    parser.add_argument("--reason", metavar="TEXT", help="why it is accepted")
    parser.add_argument("--yes", action="store_true", help="do not ask for confirmation")
    parser.add_argument(
        "--from", dest="base", metavar="REV", help="look at what changed since REV (HEAD)"
    )
    parser.add_argument(
        "--on", type=day_argument, metavar="DATE", help="the day of filing (default: today)"
    )


def run(arguments: argparse.Namespace) -> int:
    """Show, ask, record, and return the exit status."""
    if arguments.all and arguments.changes:
        raise TermsdiffError("--all and CHANGE-ID cannot be combined; give one of them")
    repository = find_checkout()
    report = check(Request(base=arguments.base, today=arguments.on))
    chosen = _chosen(report, arguments.changes)
    if not chosen:
        print(f"nothing to acknowledge: nothing staged needs it; {_STAGED_FIRST}")
        return 0
    reason = _reason(arguments)
    accepted = [one for one in chosen if arguments.yes or _asked(one)]
    if accepted:
        _record(repository, report, accepted, reason)
    return 0 if len(accepted) == len(chosen) else 1


def _chosen(report: Report, wanted: Sequence[str]) -> list[Acceptable]:
    """Return the problems with these ids, each once per review; all of them if no ids are given.

    Two versions can have the same change to the same words: it has one id, accepted for both.
    """
    open_ones = {(one.subject.id, one.problem.review): one for one in report.acceptable}
    if not wanted:
        return list(open_ones.values())
    chosen: dict[tuple[str, str], Acceptable] = {}
    for name in wanted:
        found = find_named((one.subject.id for one in open_ones.values()), name)
        if len(found) != 1:
            if found:
                said = f"more than one change id begins with {name!r}; give more of its digits"
            else:
                said = f"nothing to acknowledge has the id {name!r}; {_STAGED_FIRST}"
            raise TermsdiffError(f"{said}; `termsdiff check` lists the open ones")
        chosen |= {key: one for key, one in open_ones.items() if one.subject.id in found}
    return list(chosen.values())


def _reason(arguments: argparse.Namespace) -> str:
    reason = arguments.reason
    if reason is None and sys.stdin is not None and sys.stdin.isatty():
        reason = input("Why is this accepted? ")
    text = " ".join((reason or "").split())
    if not text:
        raise TermsdiffError('no reason given; say why with --reason "…"')
    return text


def _asked(one: Acceptable) -> bool:
    """Show what would be accepted and return whether the answer is yes."""
    problem, subject = one
    lines = [f"{problem.path}, line {problem.line}: {visible_line(problem.message)}"]
    lines += [f"  {line}" for line in _redline(subject)]
    print_text("".join(f"{line}\n" for line in lines))
    try:
        answer = input(f"Accept {subject.short_id}? [y/N] ")
    except EOFError:
        raise TermsdiffError("no answer on standard input; --yes accepts without asking") from None
    return answer.strip().lower() in ("y", "yes")


def _redline(subject: Subject) -> list[str]:
    """Return what an acknowledgement accepts: the words that differ, with some context."""
    runs: Sequence[Run] = subject.diff
    if not runs:
        runs = [("-", subject.old), ("+", subject.new)]
    marks = _IN_COLOR if wants_color("auto") else _IN_WORDS
    parts = [
        marks[operation].format(visible(text if operation != "=" else _both_ends(text)))
        for operation, text in runs
        if text
    ]
    return "".join(parts).splitlines()


_IN_WORDS = {"=": "{}", "-": "[-{}-]", "+": "{{+{}+}}"}
_IN_COLOR = {"=": "{}", "-": "\x1b[9;31m{}\x1b[0m", "+": "\x1b[4;32m{}\x1b[0m"}
_KEPT = 80
"""Characters of unchanged text shown before and after a difference."""


def _both_ends(text: str) -> str:
    return text if len(text) <= 2 * _KEPT + 3 else f"{text[:_KEPT]} … {text[-_KEPT:]}"


def _record(
    repository: Repository, report: Report, accepted: Sequence[Acceptable], reason: str
) -> None:
    if report.trailer:
        print("add these lines at the end of the commit message:")
        for one in accepted:
            print(visible_line(trailer(one.subject.id, reason)))
        return

    by = identity(repository)
    paths = record(repository, accepted, by, reason)
    for problem, subject in accepted:
        print(visible_line(f"accepted {subject.short_id}: {problem.message}"))
    for path in paths:
        print(visible_line(f"written and staged: {path} ({by})"))
