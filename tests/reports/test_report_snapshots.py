"""Reports as a person reviewed them. `TERMSDIFF_SNAPSHOTS=write pytest` writes them anew."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from termsdiff.comparison import Comparison
from termsdiff.reports.formats import find_format
from termsdiff.reports.options import RenderOptions

SNAPSHOTS = Path(__file__).parent / "snapshots"

CASES = {
    "text-100": ("text", RenderOptions(width=100)),
    "text-40": ("text", RenderOptions(width=40)),
    "text-color": ("text", RenderOptions(width=80, color=True)),
    "text-liability": ("text", RenderOptions(width=80, topics=("liability",))),
    "text-full": ("text", RenderOptions(width=80, full=True, materiality="material")),
    "stat": ("stat", RenderOptions(width=80)),
    "markdown": ("markdown", RenderOptions()),
    "github": ("github", RenderOptions()),
    "junit": ("junit", RenderOptions()),
    "csv": ("csv", RenderOptions()),
    "fragment": ("html-fragment", RenderOptions()),
}


def check(name: str, report: str) -> None:
    path = SNAPSHOTS / f"{name}.txt"
    # escapes of colours are kept readable
    shown = report.replace("\x1b", "␛").replace("\r\n", "\n")
    if os.environ.get("TERMSDIFF_SNAPSHOTS") == "write":
        path.write_text(shown, encoding="utf-8")
    assert shown == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", CASES)
def test_the_report_is_as_reviewed(name: str, sample: Comparison) -> None:
    format_name, options = CASES[name]
    report = find_format(format_name).render(sample, options)
    assert isinstance(report, str)
    check(name, report)


def test_no_change_is_said_in_a_line(identical: Comparison) -> None:
    report = find_format("text").render(identical, RenderOptions(width=100))
    assert isinstance(report, str)
    check("text-identical", report)


@pytest.mark.parametrize("name", ["text-100", "text-40"])
def test_no_line_is_wider_than_asked(name: str, sample: Comparison) -> None:
    format_name, options = CASES[name]
    report = find_format(format_name).render(sample, options)
    assert isinstance(report, str)
    assert options.width is not None
    assert max(map(len, report.splitlines())) <= options.width
