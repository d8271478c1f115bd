"""One test a change, for a build server: a material one fails, one not assessed is skipped.

JUnit knows no warnings; a skipped test is what a build server shows beside passed and failed ones.
Notes come first, skipped where words are missing. The terms are the suite and the class; a test is
called by its clause and by what became of it. Only what the schemas of common readers know is used.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree

from ..spoken import say
from ..text.visible import visible, visible_line
from .annotations import annotate
from .file_names import source_names
from .options import RenderOptions, shown_changes
from .proved import proofs_in_words
from .selection import selection_words
from .top_notes import ReportNote, notes_of
from .where import cited, where_words
from .wording import VERDICT_NAMES, short, verdict_words, version_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..comparison import Comparison
    from ..rules.finding import JudgedChange

_NAME = 240
"""Longest name of a test, in characters."""


class BuildTest(NamedTuple):
    """One test: `outcome` is `failure` or `skipped`, "" if it passes; `kind` says which rule."""

    name: str
    outcome: str
    message: str
    text: str
    kind: str = ""


class Suite(NamedTuple):
    """The tests of one document, with what is said of all of them."""

    name: str
    cases: tuple[BuildTest, ...]
    properties: Mapping[str, str]


def render(comparison: Comparison, options: RenderOptions) -> str:
    """Return the report as JUnit XML."""
    notes = map(_note, notes_of(comparison))
    changes = (_case(comparison, judged) for judged in shown_changes(comparison, options))
    asked = {"selection": selection_words(comparison, options)} if options.narrows else {}
    name = short(comparison.new.title, 120) or say("Terms")
    suite = Suite(name, (*notes, *changes), {**_properties(comparison), **asked})
    return as_xml([suite])


def as_xml(suites: Sequence[Suite]) -> str:
    """Return suites as JUnit XML; tests of one name are told apart by a number."""
    counts = _counts([case for suite in suites for case in suite.cases])
    # skipped tests are counted in a suite only, as schemas have it
    del counts["skipped"]
    root = ElementTree.Element("testsuites", {"name": "termsdiff", **counts})
    for suite in suites:
        root.append(_suite(suite))
    ElementTree.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(root, "unicode")}\n'


def _counts(cases: Sequence[BuildTest]) -> dict[str, str]:
    outcomes = Counter(case.outcome for case in cases)
    return {
        "tests": str(len(cases)),
        "failures": str(outcomes["failure"]),
        "errors": "0",
        "skipped": str(outcomes["skipped"]),
    }


def _suite(suite: Suite) -> ElementTree.Element:
    name = visible_line(suite.name)
    element = ElementTree.Element("testsuite", {"name": name, **_counts(suite.cases), "time": "0"})
    if suite.properties:
        properties = ElementTree.SubElement(element, "properties")
        for key, value in suite.properties.items():
            ElementTree.SubElement(properties, "property", {"name": key, "value": value})
    # build servers part the name of a class at its dots
    class_name = name.replace(".", "")
    for case, called in zip(suite.cases, _numbered(suite.cases), strict=True):
        element.append(_element(case, called, class_name))
    return element


def _numbered(cases: Iterable[BuildTest]) -> Iterator[str]:
    seen: Counter[str] = Counter()
    for case in cases:
        name = short(case.name, _NAME)
        seen[name] += 1
        yield name if seen[name] == 1 else f"{name} ({seen[name]})"


def _element(case: BuildTest, name: str, class_name: str) -> ElementTree.Element:
    values = {"classname": class_name, "name": name, "time": "0"}
    element = ElementTree.Element("testcase", values)
    if case.outcome:
        message = {"message": visible_line(case.message), "type": visible_line(case.kind)}
        ElementTree.SubElement(element, case.outcome, message).text = visible(case.text)
    elif case.text:
        ElementTree.SubElement(element, "system-out").text = visible(case.text)
    return element


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


def _note(note: ReportNote) -> BuildTest:
    """Return a note as a test, so that build servers show it."""
    return BuildTest(note.words, "skipped" if note.incomplete else "", note.words, "", note.code)


def _case(comparison: Comparison, judged: JudgedChange) -> BuildTest:
    told = list(annotate(comparison, [judged]))
    if told:
        kind = told[0].rule
        messages = [one.message for one in told]
        reasons = [f"{one.message}\n{one.reason}".strip() for one in told]
    else:
        # what was proved to say the same is a test that passes
        kind, said = "proof", proofs_in_words(judged)
        messages = reasons = [f"{said[0].upper()}{said[1:]}."]
    outcomes = {"material": "failure", "unassessed": "skipped"}
    return BuildTest(
        name=f"{cited(comparison, judged.change)}: {messages[0]}",
        outcome=outcomes.get(judged.materiality, ""),
        message=" ".join(messages),
        text="\n\n".join([*reasons, *_texts(comparison, judged)]),
        kind=kind,
    )


def _texts(comparison: Comparison, judged: JudgedChange) -> Iterator[str]:
    """Yield the old and the new text, each under the place where it stands."""
    change, where = judged.change, where_words(comparison, judged.change)
    for side, template, place in (
        (change.old, "old {place}", where.old),
        (change.new, "new {place}", where.new),
    ):
        if side is not None:
            words = say(template, place=place)
            yield f"{words[0].upper()}{words[1:]}:\n{side.text}"
