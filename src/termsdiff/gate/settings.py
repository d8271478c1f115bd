"""What a user sets for the gate: the table `[gate]` of the settings; see docs/gate.md."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Literal, NamedTuple, cast

from ..errors import TermsdiffError

DEFAULT_PATHS = ("versions/**/*.md",)
_WEIGHTS = ("material", "minor", "editorial")
_SEVERITIES = ("error", "warning", "note")
_RECORDS = ("file", "trailer")
_MOST_DAYS = 3_650


class GateSettings(NamedTuple):
    """Which changes need an acknowledgement, where the terms are, what else is looked at.

    `notice` is the least number of days between filing and the day from which a version applies,
    0 where only the terms' own promise counts. `lint` is the least severity that stops a commit.
    """

    topics: tuple[str, ...] = ("liability", "license", "data_use", "discontinuation")
    materiality: Literal["material", "minor", "editorial"] = "material"
    paths: tuple[str, ...] = DEFAULT_PATHS
    acknowledgement: Literal["file", "trailer"] = "file"
    notice: int = 0
    lint: Literal["error", "warning", "note"] = "warning"
    without: tuple[str, ...] = ()


def read_gate_settings(settings: Mapping[str, object], source: str) -> GateSettings:
    """Return the gate's part of all settings; raise TermsdiffError, naming the source, if wrong."""
    table = settings.get("gate", {})
    if not isinstance(table, dict):
        raise TermsdiffError(f"{source}: [gate] must be a table")
    unknown = sorted(set(table) - set(_READERS))
    if unknown:
        known = ", ".join(_READERS)
        raise TermsdiffError(f"{source}: [gate] has no key {unknown[0]!r}; there are: {known}")
    return _checked(table, source)


def check_topics(settings: GateSettings, own: Iterable[str], source: str) -> None:
    """Raise TermsdiffError where a topic is neither the package's nor one of the user's own."""
    if settings.topics == GateSettings().topics:
        return
    from ..rules.finding import TOPICS

    known = tuple(dict.fromkeys((*TOPICS, *own)))
    wrong = next((topic for topic in settings.topics if topic not in known), None)
    if wrong is not None:
        raise TermsdiffError(
            f"{source}: gate.topics: no topic {wrong!r}; there are: {', '.join(known)}"
        )


def _checked(table: Mapping[str, object], source: str) -> GateSettings:
    values: dict[str, Any] = {}
    for key, value in table.items():
        fits, wanted = _READERS[key]
        if not fits(value):
            raise TermsdiffError(f"{source}: gate.{key} must be {wanted}, not {value!r}")
        values[key] = tuple(cast("list[str]", value)) if isinstance(value, list) else value
    return GateSettings(**values)


def _texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) and one for one in value)


def _paths(value: object) -> bool:
    return _texts(value) and bool(value)


def _days(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _MOST_DAYS


def _one_of(*words: str) -> tuple[Callable[[object], bool], str]:
    return (lambda value: value in words), " or ".join(f'"{word}"' for word in words)


_READERS: dict[str, tuple[Callable[[object], bool], str]] = {
    "topics": (_texts, "a list of topics"),
    "materiality": _one_of(*_WEIGHTS),
    "paths": (_paths, 'a list of patterns such as "versions/**/*.md"'),
    "acknowledgement": _one_of(*_RECORDS),
    "notice": (_days, f"a number of days up to {_MOST_DAYS}"),
    "lint": _one_of(*_SEVERITIES),
    "without": (_texts, "a list of checks of `termsdiff lint --checks`"),
}
