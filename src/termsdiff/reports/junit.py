"""One test a finding, for a build server: a material one fails, one not assessed is skipped.

JUnit knows no warnings; a skipped test is what a build server shows beside passed and failed ones.
Notes come first, skipped where words are missing.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from ..text.visible import visible, visible_line
from .annotations import Annotation, annotate
from .notes import ReportNote, notes_of
from .options import RenderOptions, shown_changes
from .selection import selection_words
from .sources import source_names
from .wording import VERDICT_NAMES, short, verdict_words, version_words

if TYPE_CHECKING:
    from ..comparison import Comparison


def render(comparison: Comparison, options: RenderOptions) -> str:
    """Return the report as JUnit XML."""
    found = list(annotate(comparison, shown_changes(comparison, options)))
    notes = notes_of(comparison)
    failures = sum(one.weight == "material" for one in found)
    skipped = sum(one.weight == "unassessed" for one in found)
    skipped += sum(note.incomplete for note in notes)
    counts = {
        "tests": str(len(found) + len(notes)),
        "failures": str(failures),
        "errors": "0",
        "skipped": str(skipped),
    }
    name = f"termsdiff: {short(comparison.new.title, 120) or 'terms'}"
    root = ElementTree.Element("testsuites", {"name": name, **counts})
    suite = ElementTree.SubElement(root, "testsuite", {"name": name, **counts, "time": "0"})
    properties = ElementTree.SubElement(suite, "properties")
    asked = {"selection": selection_words(comparison, options)} if options.narrows else {}
    for key, value in {**_properties(comparison), **asked}.items():
        ElementTree.SubElement(properties, "property", {"name": key, "value": value})
    suite.extend(map(_note, notes))
    for _, group in groupby(found, key=lambda one: one.change):
        for number, one in enumerate(group, start=1):
            suite.append(_case(one, number))
    ElementTree.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(root, "unicode")}\n'


def _properties(comparison: Comparison) -> dict[str, str]:
    sides = {"old": comparison.old, "new": comparison.new}
    sources = dict(zip(sides, source_names(comparison), strict=True))
    dates = {f"{side}_date": version_words(document) for side, document in sides.items()}
    name = VERDICT_NAMES[comparison.verdict].lower()
    return {
        **sources,
        **dates,
        "verdict": f"{name}: {verdict_words(comparison, notes_beside=True)}",
    }


def _note(note: ReportNote) -> ElementTree.Element:
    """Return a note as a test, so that build servers show it."""
    attributes = {"classname": f"note.{visible_line(note.code)}", "name": note.words, "time": "0"}
    case = ElementTree.Element("testcase", attributes)
    if note.incomplete:
        ElementTree.SubElement(case, "skipped", {"message": note.words})
    return case


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
    elif one.weight == "unassessed":
        ElementTree.SubElement(case, "skipped", {"message": visible_line(one.message)}).text = text
    else:
        ElementTree.SubElement(case, "system-out").text = text
    return case
