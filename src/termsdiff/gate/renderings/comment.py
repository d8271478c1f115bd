"""What was found, as a comment on a pull request."""

from __future__ import annotations

import re

from ...reports.wording import verdict_words
from ...text.visible import visible_line
from ..problem import KINDS, Problem, Report

LARGEST = 60_000
"""The most characters in a comment; servers refuse more than 65,536."""
_MARK = re.compile(r"([\\`*_{}\[\]<>#|~@&!$])")


def render(report: Report) -> str:
    """Return the comment; rows that would make it too long are left out and counted."""
    if not report.problems:
        lines = ["### Terms: no problems found", "", *_compared(report), *_checked(report)]
        return "".join(f"{line}\n" for line in lines)
    number = len(report.problems)
    title = f"### Terms: {number} problem{'' if number == 1 else 's'}"
    lines = [title, "", "| where | what | what to do |", "| --- | --- | --- |"]
    rows = [_row(problem) for problem in report.problems]
    lines += rows[: _fitting(rows)]
    left = number - _fitting(rows)
    lines += ["", f"{left} more are not shown."] if left else []
    lines += ["", *(f"- note: {escaped(remark)}" for remark in report.remarks), *_compared(report)]
    lines += _checked(report)
    return "".join(f"{line}\n" for line in lines)


def _checked(report: Report) -> list[str]:
    return ["", escaped(report.checked)] if report.checked else []


def escaped(text: str) -> str:
    """Return a text on one line in which no character acts as Markdown, HTML or a mention."""
    return _MARK.sub(r"\\\1", visible_line(text)).replace("\\@", "&#64;")


def _row(problem: Problem) -> str:
    what = f"**{KINDS[problem.kind]}.** {escaped(problem.message)}"
    return f"| {escaped(problem.path)}:{problem.line} | {what} | {escaped(problem.cure)} |"


def _fitting(rows: list[str]) -> int:
    room = LARGEST
    for count, row in enumerate(rows):
        room -= len(row) + 1
        if room < 0:
            return count
    return len(rows)


def _compared(report: Report) -> list[str]:
    return [
        f"- {escaped(path)}: {found.verdict}; {escaped(verdict_words(found))}"
        for path, found in report.comparisons
    ]
