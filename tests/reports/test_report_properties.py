"""Whatever two documents hold, every format is valid and nothing in it acts."""

from __future__ import annotations

import csv
import json
from importlib.resources import files
from io import StringIO
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from termsdiff import compare
from termsdiff.reports.formats import FORMATS
from termsdiff.reports.markdown import LIMIT
from termsdiff.reports.options import RenderOptions
from termsdiff.reports.shortening import shortened
from termsdiff.text.visible import HAZARDS

SCHEMA = Draft202012Validator(
    json.loads(files("termsdiff.reports").joinpath("report.schema.json").read_text("utf-8"))
)
TEXT = [one for one in FORMATS if one.name not in ("docx", "html")]

WORDS = st.sampled_from(
    [
        "we",
        "may",
        "six (6) months",
        "<b>",
        "@you",
        "=1+1",
        "|",
        "\x1b[1m",
        "\u202e",
        "**",
        "`",
        "]]>",
    ]
)
CLAUSES = st.lists(WORDS, min_size=1, max_size=8).map(" ".join)
MARKS = st.sampled_from(["", "# ", "## 1. ", "- ", "1. ", "(a) ", "> ", "| a | "])
DOCUMENTS = st.lists(st.tuples(MARKS, CLAUSES).map("".join), min_size=1, max_size=8).map(
    "\n\n".join
)


@settings(max_examples=60, deadline=None)
@given(DOCUMENTS, DOCUMENTS)
def test_every_format_is_valid(old: str, new: str) -> None:
    comparison = compare(old, new)
    for one in TEXT:
        report = one.render(comparison, RenderOptions(width=60))
        assert isinstance(report, str)
        assert HAZARDS.findall(report.replace("\r\n", "\n")) == []
        report.encode("utf-8")
        if one.name in ("json", "sarif"):
            parsed = json.loads(report)
            assert one.name == "sarif" or SCHEMA.is_valid(parsed)
        elif one.name == "junit":
            ElementTree.fromstring(report)
        elif one.name == "csv":
            widths = {len(row) for row in csv.reader(StringIO(report))}
            assert len(widths) == 1
        elif one.name == "markdown":
            assert len(report) <= LIMIT


RUNS = st.lists(
    st.tuples(st.sampled_from("=-+"), st.text("ab. \n", min_size=1, max_size=900)), max_size=6
)


@given(RUNS)
def test_shortening_never_touches_short_edits(runs: list[tuple[str, str]]) -> None:
    diff = [(operation, text) for operation, text in runs]
    kept = shortened(diff)
    for sign in "-+":
        before = " ".join("".join(text for operation, text in diff if operation == sign).split())
        after = " ".join("".join(piece.text for piece in kept if piece.kind == sign).split())
        assert before == after
