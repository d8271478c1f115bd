"""Findings for code scanning: SARIF 2.1.0, with regions in the new file.

Notes are notifications of the run. A clause that was removed points to its place in the old file.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from .._version import __version__
from ..spoken import say
from ..text.visible import visible, visible_line
from .annotations import Annotation, Place, annotate
from .options import RenderOptions, shown_changes
from .selection import selection_words
from .top_notes import ReportNote, notes_of
from .wording import topic_name

if TYPE_CHECKING:
    from ..comparison import Comparison

Json = dict[str, Any]
LEVELS = {
    "material": "error",
    "minor": "warning",
    "unassessed": "warning",
    "editorial": "note",
}
SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def render(comparison: Comparison, options: RenderOptions) -> str:
    """Return the findings as a SARIF log with one run."""
    found = list(annotate(comparison, shown_changes(comparison, options)))
    rules = {one.rule: index for index, one in enumerate(_first_of_each_rule(found))}
    driver = {
        "name": "termsdiff",
        "semanticVersion": __version__,
        "rules": [_rule(one) for one in _first_of_each_rule(found)],
    }
    run: Json = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(one, rules[one.rule]) for one in found],
    }
    notes = list(notes_of(comparison))
    if options.narrows:
        notes.insert(0, ReportNote("", "selection", selection_words(comparison, options), False))
    if notes:
        run["invocations"] = [_invocation(notes)]
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=True, indent=1) + "\n"


def _invocation(notes: Iterable[ReportNote]) -> Json:
    """Return what the tool says about its own run: the notes."""
    notifications = [
        {
            "descriptor": {"id": note.code},
            "level": "warning" if note.incomplete else "note",
            "message": _message(note.words),
        }
        for note in notes
    ]
    return {"executionSuccessful": True, "toolExecutionNotifications": notifications}


def _first_of_each_rule(found: Iterable[Annotation]) -> Sequence[Annotation]:
    first: dict[str, Annotation] = {}
    for one in found:
        first.setdefault(one.rule, one)
    return tuple(first.values())


def _rule(one: Annotation) -> Json:
    words = one.reason or one.rule.replace("-", " ")
    rule: Json = {
        "id": one.rule,
        "name": "".join(part.capitalize() for part in one.rule.split("-")),
        "shortDescription": _message(words),
        "fullDescription": _message(words),
        "help": _help(one, words),
        "defaultConfiguration": {"level": LEVELS[one.weight]},
        "properties": {"tags": ["terms", one.topic]},
    }
    if one.reference.startswith("https://"):
        rule["helpUri"] = quote(one.reference, safe=":/?#[]@!$&'()*+,;=%~-._")
    return rule


def _help(one: Annotation, words: str) -> Json:
    """Return what a code host shows with a finding: what it means and what to do about it."""
    advice = say(
        "Topic: {topic}. Read the clause in both versions; `termsdiff ack` records that someone "
        "accepted the change.",
        topic=topic_name(one.topic),
    )
    text = f"{visible_line(words)} {advice}".replace("](", "] (")
    return {"text": text, "markdown": text}


def _result(one: Annotation, index: int) -> Json:
    result: Json = {
        "ruleId": one.rule,
        "ruleIndex": index,
        "level": LEVELS[one.weight],
        "message": _message(f"{one.title}. {one.message}"),
        "locations": [_location(one.place, index) for index in range(len(one.place.lines))],
        "partialFingerprints": {"termsdiffChange/v1": f"{one.change}:{one.rule}"},
        "properties": {
            "materiality": one.weight,
            "topic": one.topic,
            "favours": one.favours,
            "change": one.change,
        },
    }
    if one.former is not None:
        former = one.former
        result["relatedLocations"] = [
            {"id": index + 1, "message": {"text": say("as it was")}, **_location(former, index)}
            for index in range(len(former.lines))
        ]
    return result


def _message(text: str) -> Json:
    # `[words](target)` would be a link
    return {"text": visible_line(text).replace("](", "] (")}


def _location(place: Place, index: int) -> Json:
    first, last = place.lines[index]
    return {
        "physicalLocation": {
            "artifactLocation": _artifact(place.source),
            "region": {"startLine": first, "endLine": last},
        },
        "logicalLocations": [{"name": visible_line(place.name), "kind": "clause"}],
    }


def _artifact(source: str) -> Json:
    uri = source_uri(source)
    return {"uri": uri} if "://" in uri else {"uri": uri, "uriBaseId": "%SRCROOT%"}


def source_uri(source: str) -> str:
    """Return a source's name as a URI: relative if the path is, so that servers find it."""
    path = PurePath(source)
    if path.is_absolute():
        return path.as_uri()
    return quote(visible(path.as_posix() if source else "terms"), safe="/")
