"""What was found, for people: one paragraph per problem, with what to do next.

The last lines say what was checked.
"""

from __future__ import annotations

from itertools import groupby

from ...text.visible import visible_line
from ..problem import KINDS, Report


def render(report: Report) -> str:
    """Return the account as text; its last lines say what was checked, and how it ended."""
    lines: list[str] = []
    for path, group in groupby(report.problems, key=lambda one: one.path):
        lines.append(visible_line(path))
        for problem in group:
            lines.append(f"  line {problem.line}: {visible_line(problem.message)}")
            lines.append(f"    {KINDS[problem.kind]}.")
            lines.append(f"    -> {visible_line(problem.cure)}")
        lines.append("")
    lines += [f"note: {visible_line(remark)}" for remark in report.remarks]
    if report.checked:
        lines.append(visible_line(report.checked))
    if report.problems:
        lines.append(summary(report))
    return "".join(f"{line}\n" for line in lines)


def summary(report: Report) -> str:
    """Return one line that says how many problems there are, and how to proceed."""
    number = len(report.problems)
    words = "1 problem" if number == 1 else f"{number} problems"
    if not any(problem.subject for problem in report.problems):
        return f"{words}."
    return f'{words}. `termsdiff ack --all --reason "…"` accepts what can be accepted.'
