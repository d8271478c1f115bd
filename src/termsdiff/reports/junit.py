"""One test a finding, for a build server: a material one is a failure, other ones pass."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from .annotations import Annotation, annotate
from .options import RenderOptions, shown_changes
from .visible import visible, visible_line
from .wording import short, verdict_words, version_words

if TYPE_CHECKING:
    from ..comparison import Comparison


def render(comparison: Comparison, options: RenderOptions) -> str:
    """Return the report as JUnit XML."""
    found = list(annotate(comparison, shown_changes(comparison, options)))
    failures = sum(one.weight == "material" for one in found)
    counts = {"tests": str(len(found)), "failures": str(failures), "errors": "0", "skipped": "0"}
    name = f"termsdiff: {short(comparison.new.title, 120) or 'terms'}"
    root = ElementTree.Element("testsuites", {"name": name, **counts})
    suite = ElementTree.SubElement(root, "testsuite", {"name": name, **counts, "time": "0"})
    properties = ElementTree.SubElement(suite, "properties")
    for key, value in _properties(comparison).items():
        ElementTree.SubElement(properties, "property", {"name": key, "value": value})
    for _, group in groupby(found, key=lambda one: one.change):
        for number, one in enumerate(group, start=1):
            suite.append(_case(one, number))
    ElementTree.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(root, "unicode")}\n'


def _properties(comparison: Comparison) -> dict[str, str]:
    sides = {"old": comparison.old, "new": comparison.new}
    sources = {side: visible_line(document.source) for side, document in sides.items()}
    dates = {f"{side}_date": version_words(document) for side, document in sides.items()}
    return {**sources, **dates, "verdict": f"{comparison.verdict}: {verdict_words(comparison)}"}


def _case(one: Annotation, number: int) -> ElementTree.Element:
    name = one.title if number == 1 else f"{one.title} ({number})"
    attributes = {
        "classname": f"{visible_line(one.topic)}.{visible_line(one.rule)}",
        "name": name,
        "file": visible_line(one.place.source),
        "line": str(one.place.first),
        "time": "0",
    }
    case = ElementTree.Element("testcase", attributes)
    text = visible(f"{one.message}\n{one.reason}".strip())
    if one.weight == "material":
        failure = {"message": visible_line(one.message), "type": visible_line(one.rule)}
        ElementTree.SubElement(case, "failure", failure).text = text
    else:
        ElementTree.SubElement(case, "system-out").text = text
    return case
