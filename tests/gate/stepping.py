"""A step of a repository without git: the texts before and after it, and what the checks say.

What git itself does is for the other tests; here each check is tried in a few milliseconds.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any, cast

from termsdiff.gate.acknowledgements import accept, with_entries
from termsdiff.gate.checks.examination import examine
from termsdiff.gate.context import Contents, Context
from termsdiff.gate.problem import Problem, Report
from termsdiff.gate.step import Span, Touched
from termsdiff.gate.terms_paths import place_of
from termsdiff.gate.touched_terms import TermsStep, read_steps
from termsdiff.git.trees import PathChange, TreeEntry
from termsdiff.rules.configuration import Configuration
from termsdiff.settings.declarations import GateSettings

TODAY = date(2025, 6, 1)
Texts = Mapping[str, str | bytes]


class Blobs:
    """Contents by their ids, as git would give them."""

    def __init__(self) -> None:
        self._known: dict[str, bytes] = {}

    def put(self, text: str | bytes) -> str:
        data = text if isinstance(text, bytes) else text.encode("utf-8")
        blob = hashlib.sha1(b"blob %d\0" % len(data) + data).hexdigest()
        self._known[blob] = data
        return blob

    def read(self, blob: str, limit: int = 0) -> bytes:
        return self._known[blob]


def steps(
    before: Texts, after: Texts, settings: GateSettings | None = None, **more: Any
) -> tuple[tuple[TermsStep, ...], Context]:
    """Return what a step does to each folder of terms, and what its checks share."""
    settings = settings or GateSettings()
    blobs = Blobs()
    old, new = (
        {path: TreeEntry("100644", blobs.put(text)) for path, text in side.items()}
        for side in (before, after)
    )
    touched = [
        Touched(place, PathChange(path, old.get(path), new.get(path)))
        for path in sorted({*old, *new})
        if old.get(path) != new.get(path) and (place := place_of(path, settings)) is not None
    ]
    contents = Contents(cast(Any, blobs), cast(Configuration | None, more.get("configuration")))
    context = Context(
        Span(cast(Any, None), "base", None, "base"),
        settings,
        contents,
        more.get("today", TODAY),
        more.get("whole", False),
        frozenset(more.get("ids", ())),
    )
    return read_steps(old, new, touched, settings, contents), context


def reports(
    before: Texts, after: Texts, settings: GateSettings | None = None, **more: Any
) -> list[Report]:
    """Return what is to be said of each folder of terms, and of what moved between them."""
    found, context = steps(before, after, settings, **more)
    return examine(found, context)


def problems(
    before: Texts, after: Texts, settings: GateSettings | None = None, **more: Any
) -> list[Problem]:
    return [one for report in reports(before, after, settings, **more) for one in report.problems]


def accepted(found: list[Problem], review: str = "") -> str:
    """Return the review that accepts problems: those whose entries belong into that file."""
    when = datetime(2025, 6, 1, 12, tzinfo=UTC)
    entries = [
        accept(one.subject, "Ada Keeper", when, "agreed")
        for one in found
        if one.subject is not None and review in ("", one.review)
    ]
    return with_entries("", "terms", entries)
